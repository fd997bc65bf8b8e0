"""Monthly reports: their list, asking for one, how far it is, and the files."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ukpbj.akun.izin import wajib_peran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.halaman import baca_kursor
from ukpbj.dasbor.laporan.forms import FormLaporan
from ukpbj.dasbor.laporan.halaman import DaftarLaporan, laporan_terbaca, unit_terbaca
from ukpbj.dasbor.laporan.tugas import minta_laporan
from ukpbj.dasbor.lembar_kerja import XLSX
from ukpbj.dasbor.models import AksesLaporan, BerkasLaporan, Laporan
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.pilih_unit import cip_unit, pilih_unit
from ukpbj.dokumen.views import HEADER
from ukpbj.sop.izin_penyimpangan import ATASAN_KEPALA
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

log = logging.getLogger(__name__)

TIPE = {BerkasLaporan.Bentuk.PDF: "application/pdf", BerkasLaporan.Bentuk.XLSX: XLSX}


@wajib_peran(KEPALA_UKPBJ, ATASAN_KEPALA)
@require_http_methods(["GET", "HEAD", "POST"])
def laporan(request: HttpRequest) -> HttpResponse:
    """The editions of one unit, newest first; the head asks for the next."""
    pembaca = Pembaca.dari(request)
    daftar = DaftarLaporan(pembaca, pilih_unit(request, unit_terbaca(pembaca)))
    if request.method != "POST":
        return _tampilkan(request, daftar)
    if not daftar.memimpin:
        raise PermissionDenied("Hanya Kepala UKPBJ yang dapat menyusun laporan unitnya.")
    form = FormLaporan(request.POST, daftar=daftar)
    if not form.is_valid():
        return _tampilkan(request, daftar, form)
    isi = form.cleaned_data
    satu = minta_laporan(daftar.unit, isi["bulan"], oleh=pembaca.pengguna, terlihat=isi["terlihat"])
    keadaan = "sudah selesai" if satu.selesai else "akan disusun"
    messages.success(request, f"{satu} {keadaan}.")
    return redirect(_alamat(daftar.unit))


def _tampilkan(
    request: HttpRequest, daftar: DaftarLaporan, form: FormLaporan | None = None
) -> HttpResponse:
    halaman = daftar.halaman(baca_kursor(request.GET))
    terbaru = _terbaru(daftar.unit)
    konteks = {
        "unit": daftar.unit,
        "daftar": daftar,
        "form": form or FormLaporan(None, daftar=daftar, initial={"terlihat": terbaru}),
        "terbaru": terbaru,
        "url": _alamat(daftar.unit),
        "baris": [daftar.baris(satu) for satu in halaman.baris],
        "cip_unit": cip_unit(unit_terbaca(daftar.pembaca), daftar.unit, request.path),
        "url_sebelum": halaman.sebelum and _alamat(daftar.unit, sebelum=halaman.sebelum),
        "url_sesudah": halaman.sesudah and _alamat(daftar.unit, sesudah=halaman.sesudah),
    }
    return render(request, "dasbor/laporan/laporan.html", konteks, status=422 if form else 200)


def _terbaru(unit: Unit) -> int:
    """The key of the newest report of a unit, for forms to send back; 0 before the first."""
    return Laporan.objects.filter(unit=unit).values_list("pk", flat=True).first() or 0


def _alamat(unit: Unit, **kunci: str) -> str:
    """The list of a unit, or a page of it."""
    return f"{reverse('dasbor:laporan')}?{urlencode({'unit': unit.kode, **kunci})}"


@wajib_peran(KEPALA_UKPBJ, ATASAN_KEPALA)
@require_safe
def laporan_kemajuan(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """One edition and the heading, for htmx; anybody else is led to the list."""
    pembaca = Pembaca.dari(request)
    satu = get_object_or_404(laporan_terbaca(pembaca), kunci=kunci)
    if "HX-Request" not in request.headers:
        return redirect(_alamat(satu.unit))
    daftar = DaftarLaporan(pembaca, satu.unit)
    terbaru = _terbaru(satu.unit)
    konteks: dict[str, Any] = {
        "satu": daftar.baris(satu), "daftar": daftar, "terbaru": terbaru, "url": _alamat(satu.unit),
    }  # fmt: skip
    return render(request, "dasbor/laporan/kemajuan.html", konteks)


@wajib_peran(KEPALA_UKPBJ, ATASAN_KEPALA)
@require_safe
def unduh_laporan(request: HttpRequest, kunci: UUID, bentuk: str) -> FileResponse:
    """Send one file of a finished edition, and keep who took it."""
    pembaca = Pembaca.dari(request)
    satu = get_object_or_404(laporan_terbaca(pembaca), kunci=kunci)
    berkas = get_object_or_404(BerkasLaporan, laporan=satu, bentuk=bentuk)
    try:
        isi = berkas.isi.open("rb")
    except FileNotFoundError:
        log.error("Berkas laporan %s hilang dari penyimpanan", berkas.pk)
        raise Http404("Berkas ini tidak ada lagi di penyimpanan. Susun edisi berikutnya.") from None
    AksesLaporan.objects.create(berkas=berkas, pengguna=pembaca.pengguna, waktu=sekarang())
    nama = f"laporan-kepatuhan-{satu.unit.kode}-{satu.periode.kode}-edisi-{satu.edisi}.{bentuk}"
    tipe = TIPE[BerkasLaporan.Bentuk(bentuk)]
    return FileResponse(isi, as_attachment=True, filename=nama, content_type=tipe, headers=HEADER)
