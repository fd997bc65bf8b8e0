"""The list of done steps behind the numbers of the dashboard, and its workbook."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import wajib_peran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.ekspor_langkah import susun_xlsx
from ukpbj.dasbor.halaman import baca_kursor
from ukpbj.dasbor.langkah_selesai import DaftarSelesai, baca_saringan
from ukpbj.dasbor.lembar_kerja import XLSX
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.sop.format_waktu import setempat


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def langkah_selesai(request: HttpRequest) -> HttpResponse:
    """Done steps of the units one heads, done last first."""
    daftar = _daftar(request)
    saringan, halaman = daftar.saringan, daftar.halaman(baca_kursor(request.GET))
    ekspor = reverse("dasbor:ekspor_langkah_selesai")
    konteks = {
        "daftar": daftar,
        "baris": daftar.susun(halaman.baris),
        "remah": [
            {"teks": "Dasbor", "url": reverse("dasbor:dasbor")},
            {"teks": "Langkah selesai", "url": ""},
        ],
        "url_ekspor": f"{ekspor}?{urlencode(saringan.nilai)}",
        "url_sebelum": saringan.alamat_halaman("sebelum", halaman.sebelum),
        "url_sesudah": saringan.alamat_halaman("sesudah", halaman.sesudah),
    }
    return render(request, "dasbor/langkah_selesai.html", konteks)


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def ekspor_langkah_selesai(request: HttpRequest) -> FileResponse:
    """The list as it is filtered, as a workbook."""
    daftar = _daftar(request)
    saat = setempat(daftar.pembaca.pada, daftar.unit[0])
    return FileResponse(
        susun_xlsx(daftar), as_attachment=True, filename=f"langkah-selesai-{saat:%Y%m%d-%H%M}.xlsx",
        content_type=XLSX, headers={"Cache-Control": "private, no-store"},
    )  # fmt: skip


def _daftar(request: HttpRequest) -> DaftarSelesai:
    pembaca = Pembaca.dari(request)
    if not pembaca.dipimpin:
        # Head in one SOP alone, which is no head of a unit.
        raise PermissionDenied
    return DaftarSelesai(
        pembaca, baca_saringan(request, pembaca, reverse("dasbor:langkah_selesai"))
    )
