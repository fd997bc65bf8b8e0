"""The work queue: everything that waits for a person, the most urgent first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.antrean import Antrean, alamat_langkah, susun_baris
from ukpbj.dasbor.halaman import baca_kursor
from ukpbj.dasbor.pembaca import BEBAS, KEADAAN, LINGKUP_UNIT, PEMEGANG, Pembaca
from ukpbj.dasbor.saringan import Cip, Saringan
from ukpbj.dasbor.sebutan import peran_kantor
from ukpbj.dasbor.tugas import tugas_saya
from ukpbj.sop import layanan
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.models import PelaksanaanLangkah

if TYPE_CHECKING:
    from collections.abc import Iterator


@wajib_pegawai
@require_safe
def kerja(request: HttpRequest) -> HttpResponse:
    """The queue; `?lingkup=unit` shows a head every open office step of the unit."""
    pembaca = Pembaca.dari(request)
    antrean = Antrean(pembaca, _saringan(request, pembaca))
    halaman = antrean.halaman(baca_kursor(request.GET))
    konteks = {
        "antrean": antrean,
        "judul": _judul(antrean),
        "daftar": susun_baris(halaman.baris, pembaca),
        "jumlah": antrean.jumlah_tampil,
        "cip": list(_cip(antrean)),
        "formulir": antrean.formulir,
        "url_berikutnya": _url_berikutnya(antrean),
        "tugas": tugas_saya(pembaca),
        "url_sebelum": antrean.saringan.alamat_halaman("sebelum", halaman.sebelum),
        "url_sesudah": antrean.saringan.alamat_halaman("sesudah", halaman.sesudah),
    }
    return render(request, "dasbor/kerja.html", konteks)


def _saringan(request: HttpRequest, pembaca: Pembaca, *, lingkup: bool = True) -> Saringan:
    """`lingkup`: whether a head may widen the list to the units, of which not all is theirs.

    By role and person only that wider list is narrowed.
    """
    boleh_luas = lingkup and bool(pembaca.dipimpin)
    luas = boleh_luas and request.GET.get("lingkup") == LINGKUP_UNIT
    return Saringan.baca(
        request,
        jalur=reverse("dasbor:kerja"),
        keadaan=KEADAAN,
        pemegang=PEMEGANG,
        sop={sop.kode for sop in semua_sop()},
        unit=pembaca.kode_unit_dipimpin if luas else pembaca.kode_unit,
        lingkup={LINGKUP_UNIT} if boleh_luas else set(),
        peran=peran_kantor() if luas else set(),
        orang={BEBAS, *map(str, pembaca.orang_unit)} if luas else set(),
    )


def _judul(antrean: Antrean) -> str:
    """The answer: how much waits, and how much of it is late."""
    jumlah, telat = antrean.jumlah(keadaan=""), antrean.jumlah(keadaan="terlambat")
    siapa = "terbuka di unit Anda" if antrean.lingkup_unit else "menunggu Anda"
    if not jumlah:
        return f"Tidak ada langkah yang {'cocok' if antrean.saringan.q else siapa}"
    ekor = f", {telat} terlambat" if str(telat) else ""
    ekor = ekor if telat else ", tidak ada yang terlambat"
    return f"{jumlah} langkah {siapa}{ekor}".strip()


def _cip(antrean: Antrean) -> Iterator[Cip]:
    saringan = antrean.saringan
    if antrean.pembaca.dipimpin:
        yield saringan.cip("lingkup", LINGKUP_UNIT, "Seluruh unit")
    for medan, pilihan in (("keadaan", KEADAAN), ("pemegang", PEMEGANG)):
        for nilai, teks in pilihan.items():
            yield saringan.cip(medan, nilai, teks, antrean.jumlah_cip(medan, nilai))


def _url_berikutnya(antrean: Antrean) -> str:
    """Where "Ambil berikutnya" goes, with the filters in force; empty where it can find nothing."""
    saringan = antrean.saringan
    percuma = antrean.lingkup_unit or saringan.isi("pemegang") in ("saya", "rekan")
    if percuma or not antrean.jumlah(pemegang="bebas"):
        return ""
    return replace(saringan, jalur=reverse("dasbor:berikutnya")).alamat()


@wajib_pegawai
@require_POST
def berikutnya(request: HttpRequest) -> HttpResponse:
    """Claim the most urgent step nobody has, of those the filters in the address leave.

    Of two people asking at once each gets another one.
    """
    pembaca = Pembaca.dari(request)
    antrean = Antrean(pembaca, _saringan(request, pembaca, lingkup=False))
    for pk in antrean.berikutnya():
        try:
            layanan.ambil_langkah(pk, oleh=pembaca.pengguna)
        except GalatSop:
            # Somebody was faster with this one; the next is as good.
            continue
        baris = PelaksanaanLangkah.objects.select_related("proses").get(pk=pk)
        messages.success(request, f"Anda mengambil {baris.proses}.")
        return redirect(alamat_langkah(baris))
    ekor = " dengan saringan ini" if antrean.saringan.nilai else ""
    messages.info(request, f"Tidak ada langkah yang belum diambil{ekor}.")
    return redirect(antrean.saringan.alamat())
