"""The desk with the whole demo in it, phone and desktop: many SOPs and units, every kind of step.

Whole, named, within the frame, without a failed request (see `Penjelajah`).
"""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.demo.bantu import muat_demo
from tests.peramban import Jendela
from tests.server import ServerHidup
from tests.ujung.penjelajah import UKURAN, Penjelajah
from ukpbj.akun.models import Pengguna
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses

pytestmark = pytest.mark.peramban
LEBAR = pytest.mark.parametrize("lebar", UKURAN)


@pytest.fixture
def demo(transactional_db: None, server_hidup: ServerHidup) -> None:
    muat_demo()


def _sebagai(jendela: Jendela, lebar: int, email: str) -> Penjelajah:
    return Penjelajah.mulai(jendela, lebar, Pengguna.objects.get(email=email))


def _proses(sop: str, judul: str) -> Proses:
    return Proses.objects.get(kode_sop=sop, judul__endswith=judul)


def _alamat(proses: Proses, nama: str = "proses") -> str:
    return reverse(f"dasbor:{nama}", args=[proses.kunci])


def _kotak(baris: PelaksanaanLangkah) -> str:
    return f"{_alamat(baris.proses)}?langkah={baris.pk}"


@LEBAR
def test_meja_dengan_seluruh_demo(demo: None, jendela: Jendela, lebar: int):
    """One loading of the demo for all of them: it takes longer than the looking."""
    keluhan = []
    for lihat in (_kepala, _saringan, _sublangkah, _paket, _kementerian, _lembar, _waktu):
        keluhan += lihat(jendela, lebar)
    assert keluhan == []


def _kepala(jendela: Jendela, lebar: int) -> list[str]:
    p = _sebagai(jendela, lebar, "kepala.pagaralam@contoh.test")
    for nama, alamat in {
        "demo-dasbor": "/dasbor/",
        "demo-kerja-unit": "/kerja/?lingkup=unit",
        "demo-kerja-sop": "/kerja/?lingkup=unit&sop=pengelolaan-penyedia",
        "demo-proses": "/proses/",
        "demo-proses-sop": "/proses/?sop=proses-utama&keadaan=berjalan",
        "demo-penyimpangan": "/penyimpangan/",
        "demo-mulai": "/mulai/",
        "demo-tunjuk-pokja": _alamat(_proses("persiapan-pemilihan", "taman kota")),
        "demo-batalkan-induk": _alamat(_proses("proses-utama", "jalan lingkar utara"), "batalkan"),
    }.items():
        p.buka(nama, alamat)
    terlambat = PelaksanaanLangkah.objects.terbuka().get(
        kode_sop="pengelolaan-penyedia", huruf="b", proses__judul__endswith="konstruksi"
    )
    alihkan = reverse("dasbor:alihkan", args=[terlambat.proses.kunci, terlambat.pk])
    p.buka("demo-alihkan", alihkan)
    p.tekan("Alihkan langkah", "demo-alihkan-galat")
    return p.keluhan


def _saringan(jendela: Jendela, lebar: int) -> list[str]:
    """Narrowed by choosing and pressing, not by typing an address."""
    p = _sebagai(jendela, lebar, "kepala.pagaralam@contoh.test")
    p.buka("demo-kerja", "/kerja/?lingkup=unit")
    p.page.get_by_label("SOP", exact=True).select_option("risiko-strategis")
    p.tekan("Saring", "demo-kerja-tersaring")
    assert "lingkup=unit" in p.page.url
    for teks in p.page.locator("tbody tr").all_inner_texts():
        assert "Manajemen risiko strategis" in teks
    p.page.get_by_role("link", name="Hapus").click()
    expect(p.page.get_by_label("SOP", exact=True)).to_have_value("")
    return p.keluhan


def _sublangkah(jendela: Jendela, lebar: int) -> list[str]:
    tim = _sebagai(jendela, lebar, "tim@contoh.test")
    triwulan = _proses("pembinaan-pagaralam", "triwulan III")
    tim.buka("demo-kerja-tim", "/kerja/")
    tim.buka("demo-sublangkah", _alamat(triwulan))
    tim.buka("demo-sublangkah-7b", _kotak(triwulan.pelaksanaan.terbuka().get(huruf="b")))
    mikro = _proses("pembinaan-pagaralam", "usaha mikro")
    tim.buka("demo-tanpa-janji", _kotak(mikro.pelaksanaan.terbuka().get(huruf="c")))
    ppk = _sebagai(jendela, lebar, "ppk@contoh.test")
    ppk.buka("demo-pilih-satu", _alamat(_proses("pencatatan-kinerja", "(laptop)")))
    return tim.keluhan + ppk.keluhan


def _paket(jendela: Jendela, lebar: int) -> list[str]:
    pa = _sebagai(jendela, lebar, "pa@contoh.test")
    pa.buka("demo-mulai-pa", "/mulai/")
    pa.buka("demo-mulai-utama", "/mulai/proses-utama/")
    pokja = _sebagai(jendela, lebar, "pokja@contoh.test")
    pokja.buka("demo-anak-batal", _alamat(_proses("proses-utama", "alat laboratorium sekolah")))
    pokja.buka("demo-gagal-putaran-2", _alamat(_proses("proses-utama", "gedung arsip")))
    return pa.keluhan + pokja.keluhan


def _kementerian(jendela: Jendela, lebar: int) -> list[str]:
    jf = _sebagai(jendela, lebar, "jf.kp2mi@contoh.test")
    jf.buka("demo-kp2mi-kerja", "/kerja/")
    jf.buka("demo-kp2mi-janji", _alamat(_proses("pembinaan-kp2mi", "percetakan")))
    jf.buka("demo-kp2mi-putaran", _alamat(_proses("pembinaan-kp2mi", "alat tulis")))
    kepala = _sebagai(jendela, lebar, "kepala.kp2mi@contoh.test")
    kepala.buka("demo-kp2mi-dasbor", "/dasbor/")
    kepala.buka("demo-kp2mi-arsip", _alamat(_proses("distribusi-personil", "Oktober")))
    return jf.keluhan + kepala.keluhan


def _lembar(jendela: Jendela, lebar: int) -> list[str]:
    """The official sheets: the longest, the widest, and one of a case with late parts."""
    tim = _sebagai(jendela, lebar, "tim@contoh.test")
    mikro = _proses("pembinaan-pagaralam", "usaha mikro")
    for nama, alamat in {
        "demo-sop": "/sop/",
        "demo-sop-kaltim": "/sop/registrasi-kaltim-perseorangan/",
        "demo-sop-risiko": "/sop/pengelolaan-risiko/",
        "demo-sop-utama": "/sop/proses-utama/",
        "demo-lembar": _alamat(mikro, "lembar"),
    }.items():
        tim.buka(nama, alamat)
    return tim.keluhan


def _waktu(jendela: Jendela, lebar: int) -> list[str]:
    """Calendar, limits, a deadline's ledger, a deviation waiting for the head."""
    kepala = _sebagai(jendela, lebar, "kepala.pagaralam@contoh.test")
    telat = PelaksanaanLangkah.objects.get(
        proses__judul__endswith="usaha mikro", kode_sop="pembinaan-pagaralam", huruf="a"
    )
    penyimpangan = Penyimpangan.objects.filter(unit__kode="pagaralam").earliest("pk")
    for nama, alamat in {
        "demo-kalender": "/kalender/",
        "demo-kalender-tutup": "/kalender/tutup/",
        "demo-kalender-jam": "/kalender/jam/",
        "demo-batas": "/batas/",
        "demo-batas-sop": "/batas/proses-utama/",
        "demo-tenggat": reverse("dasbor:rincian", args=[telat.proses.kunci, telat.pk]),
        "demo-penyimpangan-rinci": f"/penyimpangan/{penyimpangan.pk}/",
    }.items():
        kepala.buka(nama, alamat)
    return kepala.keluhan
