"""The register of deviations that are not accounted for yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.daftar import DaftarPenyimpangan
from ukpbj.dasbor.halaman import baca_kursor
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.saringan import Saringan
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.models import Penyimpangan


@wajib_pegawai
@require_safe
def penyimpangan(request: HttpRequest) -> HttpResponse:
    """The head sees those of the unit, everybody else those they answer for; newest first."""
    pembaca = Pembaca.dari(request)
    saringan = Saringan.baca(
        request,
        jenis=Penyimpangan.Jenis.values,
        sop={sop.kode for sop in semua_sop()},
        unit=pembaca.kode_unit,
        lingkup={LINGKUP_UNIT} if pembaca.dipimpin else set(),
    )
    daftar = DaftarPenyimpangan(pembaca, saringan)
    halaman = daftar.halaman(baca_kursor(request.GET))
    konteks = {
        "daftar": daftar,
        "baris": daftar.susun(halaman.baris),
        "url_sebelum": saringan.alamat_halaman("sebelum", halaman.sebelum),
        "url_sesudah": saringan.alamat_halaman("sesudah", halaman.sesudah),
    }
    return render(request, "dasbor/penyimpangan.html", konteks)
