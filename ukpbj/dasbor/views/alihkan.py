"""Giving an open step to somebody else: the head of its unit only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.forms_kepala import AlihkanForm, pasang_galat
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.sebutan import sebut_pemegang
from ukpbj.dasbor.views.halaman_proses import ambil_proses, halaman_proses
from ukpbj.dasbor.views.langkah import buka_langkah
from ukpbj.sop import layanan
from ukpbj.sop.galat import GalatSop, IsianBelumLengkap
from ukpbj.sop.models import IkatanPeran

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah, Proses


@dataclass(frozen=True)
class Ikatan:
    """A role of the step that is bound: to whom, as the SOP prints the role."""

    peran: str
    nama: str
    banyak: bool


@wajib_pegawai
@require_http_methods(["GET", "HEAD", "POST"])
def alihkan(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """Ask whom and why; POST does it."""
    pembaca = Pembaca.dari(request)
    proses, baris = buka_langkah(pembaca, kunci, pk)
    if proses.unit_id not in pembaca.dipimpin:
        raise PermissionDenied("Hanya Kepala UKPBJ yang dapat mengalihkan langkah.")
    baris.proses = proses
    form = AlihkanForm(request.POST if request.method == "POST" else None, pelaksanaan=baris)
    # Of a closed step, or one of the vendor, the door says why it cannot be: the form is moot.
    if form.is_valid() or (form.is_bound and not _dapat_dialihkan(baris)):
        return _alihkan(request, pembaca, baris, form)
    return _tampilkan(request, pembaca, baris, form, 422 if form.errors else 200)


def _dapat_dialihkan(baris: PelaksanaanLangkah) -> bool:
    return baris.selesai is None and not baris.milik_pelaku_usaha


def _alihkan(
    request: HttpRequest, pembaca: Pembaca, baris: PelaksanaanLangkah, form: AlihkanForm
) -> HttpResponse:
    kepada: Pengguna = form.cleaned_data.get("kepada") or pembaca.pengguna
    alasan = form.cleaned_data.get("alasan", "")
    try:
        layanan.alihkan_langkah(baris.pk, kepada, alasan, oleh=pembaca.pengguna)
    except IsianBelumLengkap as galat:
        pasang_galat(form, galat.medan)
        return _tampilkan(request, pembaca, baris, form, galat.status)
    except GalatSop as galat:
        kini = ambil_proses(pembaca, baris.proses.kunci)
        return halaman_proses(
            request, pembaca, kini, konflik=galat, tulisan=[("Alasan", alasan)] if alasan else (),
            status=galat.status,
        )  # fmt: skip
    messages.success(request, f"Langkah {baris.sebutan} dialihkan kepada {kepada}.")
    return redirect("dasbor:proses", kunci=baris.proses.kunci)


def _tampilkan(
    request: HttpRequest,
    pembaca: Pembaca,
    baris: PelaksanaanLangkah,
    form: AlihkanForm,
    status: int,
) -> HttpResponse:
    proses, langkah = baris.proses, baris.langkah
    konteks = {
        "proses": proses,
        "unit": proses.unit,
        "pelaksanaan": baris,
        "langkah": langkah,
        "peran": " atau ".join(proses.kelas.sop.pelaku[p] for p in langkah.pelaku),
        "pemegang": sebut_pemegang(baris.pemegang, pembaca.pengguna),
        "dapat": _dapat_dialihkan(baris),
        "ikatan": _ikatan(proses, baris),
        "form": form,
        "remah": [
            {"teks": "Proses", "url": reverse("dasbor:daftar_proses")},
            {"teks": proses.nomor, "url": reverse("dasbor:proses", args=[proses.kunci])},
            {"teks": "Alihkan"},
        ],
    }
    return render(request, "dasbor/alihkan.html", konteks, status=status)


def _ikatan(proses: Proses, baris: PelaksanaanLangkah) -> list[Ikatan]:
    milik = IkatanPeran.objects.filter(lingkup=proses.lingkup, peran__in=baris.langkah.pelaku)
    menurut: dict[str, list[str]] = {}
    for satu in milik.select_related("pengguna").order_by("peran", "pengguna__nama"):
        menurut.setdefault(satu.peran_id, []).append(str(satu.pengguna))
    sebut = proses.kelas.sop.pelaku
    return [Ikatan(sebut[p], ", ".join(nama), len(nama) > 1) for p, nama in menurut.items()]
