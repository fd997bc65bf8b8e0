"""Every page at the width of a phone and of a desk: whole, named, within its frame, by keyboard.

The window (`tests/peramban.py`) fails on its own when a script breaks, the security policy refuses
something, or a request leaves the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from registrasi.layanan import buat_token
from registrasi.models import TautanPendaftaran
from tests.peramban import Jendela
from tests.server import ServerHidup, tunggu
from tests.ujung.dunia import Dunia, buat_dunia
from tests.ujung.penjelajah import PAPAN_KETIK, Penjelajah
from ukpbj.akun.layanan import buat_tautan_sandi
from ukpbj.demo.models import SurelDemo
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from registrasi.models import PermohonanAkun

pytestmark = pytest.mark.peramban
LEBAR = pytest.mark.parametrize("lebar", [390, 1280])
Buka = Callable[..., Penjelajah]


@pytest.fixture
def dunia(transactional_db: None) -> Dunia:
    return buat_dunia()


def _alamat(berkas: PermohonanAkun, nama: str, *lagi: str) -> str:
    return reverse(f"registrasi:{nama}", args=[berkas.kunci, *lagi])


def _meja(berkas: PermohonanAkun, nama: str = "proses") -> str:
    return reverse(f"dasbor:{nama}", args=[berkas.kunci])


@LEBAR
def test_halaman_umum(dunia: Dunia, jendela: Jendela, lebar: int):
    p = Penjelajah.mulai(jendela, lebar)
    token = buat_token(TautanPendaftaran.objects.get())
    sandi = buat_tautan_sandi(dunia.pemeran.vendor_b)
    tunggu(SurelDemo.objects.exists, sebut="surel terkirim")
    p.buka("beranda-pilih", "/")
    p.buka("beranda", f"/?unit={dunia.pemeran.unit.kode}")
    p.buka("bantuan", "/bantuan/")
    p.buka("daftar-pilih", "/daftar/")
    p.buka("daftar-layanan", "/daftar/?unit=pagaralam")
    p.buka("daftar", f"/daftar/?unit={dunia.pemeran.unit.kode}")
    p.tekan("Kirim tautan", "daftar-galat")
    p.page.get_by_label("Alamat email perusahaan").fill("baru@contoh.example")
    p.tekan("Kirim tautan", "terkirim")
    p.buka("tautan", f"/daftar/{token}/")
    p.buka("tautan-gagal", "/daftar/1-2.palsu/", 404)
    p.buka("surel", "/demo/surel/")
    p.buka("satu-surel", reverse("demo:satu_surel", args=[SurelDemo.objects.earliest("pk").pk]))
    p.buka("tidak-ada", "/tidak/ada/", 404)
    _masuk_dan_sandi(p, sandi.removeprefix("http://testserver"))
    assert p.keluhan == []


def _masuk_dan_sandi(p: Penjelajah, tautan_sandi: str) -> None:
    p.buka("masuk", "/akun/masuk/")
    p.page.get_by_label("Alamat email").fill("bukan@contoh.example")
    p.page.get_by_label("Kata sandi", exact=True).fill("salah")
    p.tekan("Masuk", "masuk-galat")
    p.buka("lupa-sandi", "/akun/sandi/lupa/")
    p.buka("lupa-sandi-terkirim", "/akun/sandi/lupa/terkirim/")
    p.buka("sandi-baru", tautan_sandi)
    p.buka("tautan-sandi-gagal", "/akun/sandi/baru/MQ/palsu/", 410)
    p.page.locator("body").evaluate(
        "badan => badan.insertAdjacentHTML('beforeend',"
        " '<form method=post action=/daftar/><button>Tanpa tanda</button></form>')"
    )
    p.tekan("Tanpa tanda", "csrf")


@LEBAR
def test_halaman_pelaku_usaha(dunia: Dunia, jendela: Jendela, lebar: int):
    keluhan = []
    for nama in ("data", "dokumen", "jadwal", "janji", "tamu", "persetujuan", "sikap", "selesai",
                 "dibatalkan"):  # fmt: skip
        berkas = dunia.berkas[nama]
        p = Penjelajah.mulai(jendela, lebar, berkas.pelaku_usaha.pengguna)
        p.buka(f"permohonan-{nama}", _alamat(berkas, "permohonan"))
        _pekerjaan_pelaku_usaha(p, nama, berkas)
        keluhan += p.keluhan
    p = Penjelajah.mulai(jendela, lebar, dunia.pemeran.vendor_a)
    p.buka("permohonan-saya", "/permohonan/")
    p.buka("permohonan-ditolak", _alamat(dunia.berkas["ditolak"], "permohonan"))
    p.buka("permohonan-perbaikan", _alamat(dunia.berkas["perbaikan"], "permohonan"))
    p.buka("dokumen-perbaikan", _alamat(dunia.berkas["perbaikan"], "verifikasi"))
    p.buka("ganti-sandi", "/akun/sandi/ganti/")
    p.buka("bukan-hak", "/kerja/", 403)
    p.buka("bukan-milik", _alamat(dunia.berkas["data"], "permohonan"), 404)
    assert keluhan + p.keluhan == []


def _pekerjaan_pelaku_usaha(p: Penjelajah, nama: str, berkas: PermohonanAkun) -> None:
    """The pages that are open in this state, filled in and wrong."""
    if nama == "data":
        for bagian in ("jenis", "usaha", "kontak", "pimpinan"):
            p.buka(f"data-{bagian}", _alamat(berkas, "data", bagian))
        p.page.get_by_label("NIK pimpinan").fill("123")
        p.tekan("Simpan dan lanjut", "data-galat")
        p.buka("periksa", _alamat(berkas, "periksa"))
    if nama == "dokumen":
        p.buka("dokumen", _alamat(berkas, "verifikasi"))
        p.page.get_by_label("Daring").check()
        p.tekan("Minta verifikasi", "dokumen-galat")
    if nama == "sikap":
        p.buka("sikap", _alamat(berkas, "sikap"))


@LEBAR
def test_halaman_meja(dunia: Dunia, jendela: Jendela, lebar: int):
    p = Penjelajah.mulai(jendela, lebar, dunia.pemeran.verifikator)
    p.buka("kerja", "/kerja/")
    p.buka("kerja-kosong", "/kerja/?q=tidak+ada")
    p.buka("proses", "/proses/")
    p.buka("penyimpangan-sendiri", "/penyimpangan/")
    for nama, berkas in dunia.berkas.items():
        p.buka(f"berkas-{nama}", _meja(berkas))
    p.buka("jejak", _meja(dunia.berkas["perbaikan"], "jejak"))
    _bekerja(p, dunia)
    p.buka("ganti-sandi-meja", "/akun/sandi/ganti/")
    p.buka("bukan-hak-meja", "/dasbor/", 403)
    p.buka("tidak-ada-meja", "/proses/00000000-0000-4000-8000-000000000000/", 404)
    assert p.keluhan == []


def _bekerja(p: Penjelajah, dunia: Dunia) -> None:
    """A step wrongly filled in, one that asks back, and the appointment."""
    p.page.goto(_meja(dunia.berkas["verifikasi"]))
    p.tekan("Sesuai, lanjut ke persetujuan", "langkah-galat")
    p.page.get_by_label("Alasan").fill("Dokumen bukan milik pemohon.")
    p.tekan("Tolak", "langkah-konfirmasi")
    expect(p.page.get_by_role("button", name="Ya, tolak")).to_be_visible()
    baris = dunia.berkas["janji"].pelaksanaan_terbuka()
    assert baris is not None
    p.buka("janji", reverse("dasbor:janji", args=[dunia.berkas["janji"].kunci, baris.pk]))
    p.tekan("Simpan janji baru", "janji-galat")


@LEBAR
def test_halaman_kepala(dunia: Dunia, jendela: Jendela, server_hidup: ServerHidup, lebar: int):
    tunggu(Penyimpangan.objects.exists, sebut="sapuan mencatat yang terlambat")
    p = Penjelajah.mulai(jendela, lebar, dunia.pemeran.kepala)
    p.buka("dasbor", "/dasbor/")
    p.buka("kerja-unit", "/kerja/?lingkup=unit")
    p.buka("penyimpangan", "/penyimpangan/")
    p.buka("proses-kepala", "/proses/")
    p.buka("berkas-terlambat", _meja(dunia.berkas["persetujuan"]))
    p.buka("batalkan", _meja(dunia.berkas["persetujuan"], "batalkan"))
    p.page.goto("/akun/")
    expect(p.page).to_have_url(re.compile("/dasbor/"))
    assert p.keluhan == []


# --- By keyboard ------------------------------------------------------------------------------


def _susuri(page: Page) -> None:
    """Tab through the whole page: every control is reached, and shows that it has the focus."""
    page.evaluate(PAPAN_KETIK)
    for _ in range(200):
        page.keyboard.press("Tab")
        if not page.evaluate("papanKetik.catat()"):
            break
    assert page.evaluate("papanKetik.terlewat()") == []
    assert page.evaluate("papanKetik.tanpaCincin()") == []


@LEBAR
def test_semua_kendali_tercapai_dengan_papan_ketik(dunia: Dunia, jendela: Jendela, lebar: int):
    pemeran, berkas = dunia.pemeran, dunia.berkas
    pemohon = berkas["data"].pelaku_usaha.pengguna
    for orang, alamat in (
        (None, f"/?unit={pemeran.unit.kode}"),
        (None, f"/daftar/?unit={pemeran.unit.kode}"),
        (pemohon, _alamat(berkas["data"], "data", "kontak")),
        (pemeran.vendor_a, _alamat(berkas["perbaikan"], "verifikasi")),
        (pemeran.verifikator, "/kerja/"),
        (pemeran.verifikator, _meja(berkas["verifikasi"])),
        (pemeran.kepala, "/dasbor/"),
    ):
        p = Penjelajah.mulai(jendela, lebar, orang)
        p.page.goto(alamat)
        _susuri(p.page)


def test_galat_formulir_mendapat_fokus_dan_isian_tetap(dunia: Dunia, jendela: Jendela):
    p = Penjelajah.mulai(jendela, 390)
    p.page.goto(f"/daftar/?unit={dunia.pemeran.unit.kode}")
    p.page.get_by_label("Alamat email perusahaan").fill("bukan alamat")
    p.page.get_by_label("Alamat email perusahaan").press("Enter")
    expect(p.page.locator(".ringkasan-galat")).to_be_focused()
    expect(p.page.get_by_label("Alamat email perusahaan")).to_have_value("bukan alamat")
