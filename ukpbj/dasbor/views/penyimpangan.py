"""Deviations: their register, its export, and the page of one with the act that is one's turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.ekspor_register import susun_xlsx
from ukpbj.dasbor.forms_kepala import pasang_galat
from ukpbj.dasbor.forms_penyimpangan import (
    TERIMA,
    JawabForm,
    PutusanForm,
    TunjukForm,
    tulisan,
)
from ukpbj.dasbor.halaman import baca_kursor
from ukpbj.dasbor.lembar_kerja import XLSX
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.penyimpangan import JAWAB, PUTUS, TUNJUK, HalamanPenyimpangan, ambil_penyimpangan
from ukpbj.dasbor.register import KEADAAN_REGISTER, DaftarPenyimpangan
from ukpbj.dasbor.saringan import Saringan
from ukpbj.sop import layanan
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.format_waktu import setempat
from ukpbj.sop.galat import GalatSop, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.layanan.pertanggungjawaban import calon_penanggung_jawab
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna

METODE = ["GET", "HEAD", "POST"]


# --- The register -----------------------------------------------------------------------------


@wajib_pegawai
@require_safe
def penyimpangan(request: HttpRequest) -> HttpResponse:
    """What is not settled yet, newest first, unless a filter says otherwise."""
    daftar = _daftar(request)
    saringan, halaman = daftar.saringan, daftar.halaman(baca_kursor(request.GET))
    ekspor = reverse("dasbor:ekspor_penyimpangan")
    konteks = {
        "daftar": daftar,
        "baris": daftar.susun(halaman.baris),
        "url_ekspor": f"{ekspor}?{urlencode(saringan.nilai)}" if saringan.nilai else ekspor,
        "url_semua": saringan.alamat(keadaan="semua"),
        "url_sebelum": saringan.alamat_halaman("sebelum", halaman.sebelum),
        "url_sesudah": saringan.alamat_halaman("sesudah", halaman.sesudah),
    }
    return render(request, "dasbor/penyimpangan.html", konteks)


@wajib_pegawai
@require_safe
def ekspor_penyimpangan(request: HttpRequest) -> FileResponse:
    """The register as it is filtered, as a workbook."""
    daftar = _daftar(request)
    pembaca = daftar.pembaca
    saat = setempat(pembaca.pada, next(iter(pembaca.unit.values())))
    nama = f"penyimpangan-{saat:%Y%m%d-%H%M}.xlsx"
    return FileResponse(
        susun_xlsx(daftar), as_attachment=True, filename=nama, content_type=XLSX,
        headers={"Cache-Control": "private, no-store"},
    )  # fmt: skip


def _daftar(request: HttpRequest) -> DaftarPenyimpangan:
    pembaca = Pembaca.dari(request)
    saringan = Saringan.baca(
        request,
        keadaan=KEADAAN_REGISTER,
        jenis=Penyimpangan.Jenis.values,
        sop={sop.kode for sop in semua_sop()},
        unit=pembaca.kode_unit,
        lingkup={LINGKUP_UNIT} if pembaca.dipimpin else set(),
    )
    return DaftarPenyimpangan(pembaca, saringan)


# --- One of them ------------------------------------------------------------------------------


@wajib_pegawai
@require_safe
def penyimpangan_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """What was breached, its story, and the form of the act that is the reader's turn."""
    pembaca = Pembaca.dari(request)
    return _tampilkan(request, pembaca, ambil_penyimpangan(pembaca, pk))


@wajib_pegawai
@require_http_methods(METODE)
def pertanggungjawabkan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST hands in the account."""

    def simpan(satu: Penyimpangan, form: Any, oleh: Pengguna) -> str:
        layanan.pertanggungjawabkan(satu.pk, form.isi(), oleh=oleh)
        return "Pertanggungjawaban Anda sudah disampaikan."

    return _bertindak(request, pk, JAWAB, simpan)


@wajib_pegawai
@require_http_methods(METODE)
def putuskan_penyimpangan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST accepts or returns the account that was read."""

    def simpan(satu: Penyimpangan, form: Any, oleh: Pengguna) -> str:
        tentang = form.cleaned_data.get("tentang") or 0
        catatan = form.cleaned_data.get("catatan", "")
        if form.cleaned_data.get("putusan") == TERIMA:
            layanan.terima_pertanggungjawaban(satu.pk, catatan, tentang=tentang, oleh=oleh)
            return "Pertanggungjawaban diterima. Berita acaranya sedang disiapkan."
        layanan.kembalikan_pertanggungjawaban(satu.pk, catatan, tentang=tentang, oleh=oleh)
        return "Pertanggungjawaban dikembalikan."

    return _bertindak(request, pk, PUTUS, simpan)


@wajib_pegawai
@require_http_methods(METODE)
def tunjuk_penanggung_jawab(request: HttpRequest, pk: int) -> HttpResponse:
    """POST names who answers."""

    def simpan(satu: Penyimpangan, form: Any, oleh: Pengguna) -> str:
        kepada = form.cleaned_data.get("kepada")
        alasan = form.cleaned_data.get("alasan", "")
        layanan.tunjuk_penanggung_jawab(satu.pk, kepada, alasan, oleh=oleh)
        return f"{kepada} ditunjuk sebagai penanggung jawab."

    return _bertindak(request, pk, TUNJUK, simpan)


def _bertindak(
    request: HttpRequest,
    pk: int,
    apa: str,
    simpan: Callable[[Penyimpangan, Any, Pengguna], str],
) -> HttpResponse:
    """Do one act, and answer on the page of the deviation; asked for by GET it leads there."""
    pembaca = Pembaca.dari(request)
    satu = ambil_penyimpangan(pembaca, pk)
    if request.method != "POST":
        return redirect("dasbor:penyimpangan_rinci", pk=pk)
    halaman = HalamanPenyimpangan(satu, pembaca)
    form = _form(halaman, apa, request)
    dapat = halaman.dapat_menunjuk if apa == TUNJUK else halaman.giliran == apa
    try:
        # Where it is not the reader's turn the door says why: what is wrong in the form is moot.
        if not form.is_valid() and dapat:
            return _tampilkan(request, pembaca, satu, {apa: form}, status=422)
        pesan = simpan(satu, form, pembaca.pengguna)
    except TidakBerwenang as galat:
        raise PermissionDenied(galat.pesan) from None
    except IsianBelumLengkap as galat:
        pasang_galat(form, galat.medan)
        return _tampilkan(request, pembaca, satu, {apa: form}, status=galat.status)
    except GalatSop as galat:
        kini = ambil_penyimpangan(pembaca, pk)
        konflik = {"konflik": galat, "tulisan": tulisan(form)}
        return _tampilkan(request, pembaca, kini, konflik=konflik, status=galat.status)
    messages.success(request, pesan)
    return redirect("dasbor:penyimpangan_rinci", pk=pk)


def _tampilkan(
    request: HttpRequest,
    pembaca: Pembaca,
    satu: Penyimpangan,
    dikirim: dict[str, forms.Form] | None = None,
    *,
    konflik: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    halaman = HalamanPenyimpangan(satu, pembaca)
    form = {apa: _form(halaman, apa) for apa in _ditawarkan(halaman)} if not konflik else {}
    konteks = {
        "halaman": halaman,
        "satu": satu,
        "unit": satu.unit,
        "form": form | (dikirim or {}),
        "remah": halaman.remah,
        **(konflik or {}),
    }
    return render(request, "dasbor/penyimpangan_rinci.html", konteks, status=status)


def _ditawarkan(halaman: HalamanPenyimpangan) -> set[str]:
    """The acts whose forms the page shows; naming somebody else goes beside one's own turn."""
    return {halaman.giliran, TUNJUK if halaman.dapat_menunjuk else ""} - {""}


def _form(halaman: HalamanPenyimpangan, apa: str, request: HttpRequest | None = None) -> forms.Form:
    data = request.POST if request else None
    if apa == JAWAB:
        return JawabForm(data, initial=JawabForm.awal(halaman.jawaban))
    if apa == PUTUS:
        jawaban = halaman.jawaban
        return PutusanForm(data, initial={"tentang": jawaban.pk if jawaban else None})
    satu, saya = halaman.satu, halaman.pembaca.pengguna
    calon = calon_penanggung_jawab(satu, saya)
    return TunjukForm(data, calon=calon, sekarang=satu.penanggung_jawab_id, saya=saya)
