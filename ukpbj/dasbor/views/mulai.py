"""Starting a case from the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_safe

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.mulai import (
    SopMulai,
    baca_tanda,
    daftar_mulai,
    menurut_keluarga,
    sop_mulai,
    tanda_baru,
)
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.sop import layanan
from ukpbj.sop.daftar import SopTidakDikenal
from ukpbj.sop.galat import GalatSop, TidakBerwenang
from ukpbj.sop.models import Proses

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.forms_mulai import FormMulai

TANDA_ASING = "Formulir ini tidak dikenal lagi. Periksa isinya, lalu kirim sekali lagi."


@wajib_pegawai
@require_safe
def mulai(request: HttpRequest) -> HttpResponse:
    """The SOPs this person may start, by family."""
    daftar = daftar_mulai(Pembaca.dari(request))
    return render(request, "dasbor/mulai.html", {"keluarga": menurut_keluarga(daftar)})


@wajib_pegawai
@require_http_methods(["GET", "HEAD", "POST"])
def mulai_sop(request: HttpRequest, kode: str) -> HttpResponse:
    """The form of one SOP; sent twice it leads to the one case it has started."""
    pembaca = Pembaca.dari(request)
    try:
        pilihan = sop_mulai(pembaca, kode)
    except SopTidakDikenal:
        raise Http404 from None
    if not pilihan.unit:
        raise PermissionDenied("Memulai SOP ini bukan bagian Anda.")
    unit = _unit(pilihan, request.GET.get("unit", ""))
    if unit is None:
        return render(request, "dasbor/mulai_unit.html", {"pilihan": pilihan, "remah": _remah()})
    if request.method != "POST":
        form = _kelas_form(pilihan)(kelas=pilihan.kelas, unit=unit, oleh=pembaca.pengguna)
        return _tampilkan(request, pilihan, form, tanda_baru(kode))
    return _terima(request, pembaca, pilihan, unit)


def _unit(pilihan: SopMulai, kode: str) -> Unit | None:
    """The unit the address names, else the only one there is."""
    if len(pilihan.unit) == 1:
        return pilihan.unit[0]
    return next((unit for unit in pilihan.unit if unit.kode == kode), None)


def _kelas_form(pilihan: SopMulai) -> type[FormMulai]:
    return cast("type[FormMulai]", import_string(pilihan.kelas.formulir_mulai))


def _terima(request: HttpRequest, pembaca: Pembaca, pilihan: SopMulai, unit: Unit) -> HttpResponse:
    kode, tanda = pilihan.sop.kode, request.POST.get("tanda", "")
    form = _kelas_form(pilihan)(
        request.POST,
        kelas=pilihan.kelas,
        unit=unit,
        oleh=pembaca.pengguna,
        periksa="aksi" not in request.POST,
    )
    kunci = baca_tanda(kode, tanda)
    if kunci is None:
        form.add_error(None, TANDA_ASING)
        return _tampilkan(request, pilihan, form, tanda_baru(kode), 422)
    if Proses.objects.filter(kunci=kunci).exists():
        return _sudah_dimulai(request, kunci)
    if not form.periksa:
        return _tampilkan(request, pilihan, form, tanda)
    if not form.is_valid():
        return _tampilkan(request, pilihan, form, tanda, 422)
    return _mulai(request, pilihan, form, kunci)


def _mulai(request: HttpRequest, pilihan: SopMulai, form: FormMulai, kunci: UUID) -> HttpResponse:
    try:
        with transaction.atomic():
            form.simpan()
            proses = layanan.mulai_proses(
                pilihan.kelas,
                unit=form.unit,
                oleh=form.oleh,
                judul=form.judul_proses(),
                lingkup=form.lingkup(),
                isian=form.isian() | {"kunci": kunci},
            )
    except TidakBerwenang as galat:
        raise PermissionDenied(galat.pesan) from None
    except (GalatSop, IntegrityError) as galat:
        # The same form, sent at the same moment, was first: its case is there by now.
        if Proses.objects.filter(kunci=kunci).exists():
            return _sudah_dimulai(request, kunci)
        if not isinstance(galat, GalatSop):
            raise
        form.pasang_galat(galat)
        tanda = tanda_baru(pilihan.sop.kode)
        return _tampilkan(request, pilihan, form, tanda, galat.status)
    messages.success(request, f"{proses} dimulai.")
    return redirect("dasbor:proses", kunci=kunci)


def _sudah_dimulai(request: HttpRequest, kunci: UUID) -> HttpResponse:
    messages.info(
        request,
        "Formulir itu sudah memulai proses ini, jadi tidak dimulai dua kali. "
        "Untuk proses lain, buka lagi “Mulai proses”.",
    )
    return redirect("dasbor:proses", kunci=kunci)


def _tampilkan(
    request: HttpRequest, pilihan: SopMulai, form: FormMulai, tanda: str, status: int = 200
) -> HttpResponse:
    konteks = {
        "pilihan": pilihan,
        "unit": form.unit,
        "form": form,
        "tanda": tanda,
        "remah": [*_remah(), {"teks": pilihan.nama}],
    }
    return render(request, "dasbor/mulai_sop.html", konteks, status=status)


def _remah() -> list[dict[str, str]]:
    return [{"teks": "Mulai proses", "url": reverse("dasbor:mulai")}]
