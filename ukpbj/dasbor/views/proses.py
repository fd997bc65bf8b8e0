"""A case: its page, the list of cases, its trail, its cancellation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.daftar import KEADAAN_PROSES, DaftarProses
from ukpbj.dasbor.forms_kepala import BatalForm, pasang_galat
from ukpbj.dasbor.halaman import baca_kursor
from ukpbj.dasbor.jejak import susun_peristiwa
from ukpbj.dasbor.mulai import daftar_mulai
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.saringan import Saringan
from ukpbj.dasbor.views.halaman_proses import ambil_proses, halaman_proses
from ukpbj.sop import anak, layanan
from ukpbj.sop import jejak as rantai
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.galat import GalatSop, IsianBelumLengkap

if TYPE_CHECKING:
    from ukpbj.sop.models import Proses


@wajib_pegawai
@require_safe
def daftar_proses(request: HttpRequest) -> HttpResponse:
    """Every case the person may see, newest first."""
    pembaca = Pembaca.dari(request)
    saringan = Saringan.baca(
        request,
        keadaan=KEADAAN_PROSES,
        sop={sop.kode for sop in semua_sop()},
        unit=pembaca.kode_unit,
        lingkup={LINGKUP_UNIT} if pembaca.dipimpin else set(),
    )
    daftar = DaftarProses(pembaca, saringan)
    halaman = daftar.halaman(baca_kursor(request.GET))
    konteks = {
        "daftar": daftar,
        "baris": daftar.susun(halaman.baris),
        "boleh_mulai": bool(daftar_mulai(pembaca)),
        "kata_cari": saringan.q,
        "url_sebelum": saringan.alamat_halaman("sebelum", halaman.sebelum),
        "url_sesudah": saringan.alamat_halaman("sesudah", halaman.sesudah),
    }
    return render(request, "dasbor/daftar_proses.html", konteks)


@wajib_pegawai
@require_safe
def proses(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """One case; with the step's box for the person whose turn it is."""
    pembaca = Pembaca.dari(request)
    return halaman_proses(request, pembaca, ambil_proses(pembaca, kunci))


@wajib_pegawai
@require_safe
def jejak(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Everything that happened to a case, and whether the chain of its records holds."""
    pembaca = Pembaca.dari(request)
    satu = ambil_proses(pembaca, kunci)
    peristiwa, putus = susun_peristiwa(satu), rantai.periksa(satu)
    utuh = f"Rantai utuh, {len(peristiwa)} peristiwa"
    konteks = {
        "proses": satu,
        "unit": satu.unit,
        "peristiwa": peristiwa,
        "putus": putus,
        "rantai": f"Rantai putus pada peristiwa ke-{putus.nomor}" if putus else utuh,
        "remah": [*_remah(satu), {"teks": "Jejak"}],
    }
    return render(request, "dasbor/jejak.html", konteks)


def _remah(satu: Proses) -> list[dict[str, str]]:
    return [
        {"teks": "Proses", "url": reverse("dasbor:daftar_proses")},
        {"teks": satu.nomor, "url": reverse("dasbor:proses", args=[satu.kunci])},
    ]


@wajib_pegawai
@require_http_methods(["GET", "HEAD", "POST"])
def batalkan(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Cancel a case with a reason: the head of its unit only. The page is the confirmation."""
    pembaca = Pembaca.dari(request)
    satu = ambil_proses(pembaca, kunci)
    if satu.unit_id not in pembaca.dipimpin:
        raise PermissionDenied("Hanya Kepala UKPBJ yang dapat membatalkan proses.")
    berjalan = anak.masih_berjalan(satu)
    form = BatalForm(request.POST if request.method == "POST" else None, anak=berjalan)
    if form.is_valid():
        return _batalkan(request, pembaca, satu, form)
    return _tanya_batal(request, satu, form)


def _tanya_batal(request: HttpRequest, satu: Proses, form: BatalForm) -> HttpResponse:
    konteks = {
        "proses": satu,
        "unit": satu.unit,
        "form": form,
        "remah": [*_remah(satu), {"teks": "Batalkan"}],
    }
    return render(request, "dasbor/batalkan.html", konteks, status=422 if form.errors else 200)


def _batalkan(
    request: HttpRequest, pembaca: Pembaca, satu: Proses, form: BatalForm
) -> HttpResponse:
    alasan = form.cleaned_data["alasan"]
    try:
        layanan.batalkan(satu.pk, alasan, oleh=pembaca.pengguna, beserta_anak=form.beserta_anak())
    except IsianBelumLengkap as galat:
        # A child case has begun since the page was opened: ask again, now with its question.
        ulang = BatalForm(request.POST, anak=anak.masih_berjalan(satu))
        pasang_galat(ulang, galat.medan)
        return _tanya_batal(request, satu, ulang)
    except GalatSop as galat:
        kini = ambil_proses(pembaca, satu.kunci)
        return halaman_proses(
            request, pembaca, kini, konflik=galat, tulisan=[("Alasan", alasan)],
            status=galat.status,
        )  # fmt: skip
    messages.success(request, f"{satu} dibatalkan.")
    return redirect("dasbor:proses", kunci=satu.kunci)
