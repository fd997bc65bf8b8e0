"""The demo: every SOP and role is there, told through the doors, once, at past office hours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.demo.bantu import muat_demo
from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Pengguna, Penugasan, Peran
from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.demo.orang import AKUN, semua_akun
from ukpbj.sop import jejak
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.models import IkatanPeran, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.models.proses import AKHIR


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demo, loaded once for the tests of this file and taken back afterwards."""
    beku = time_machine.travel(SENIN_PAGI, tick=False)
    with django_db_blocker.unblock(), beku, transaction.atomic():
        muat_demo()
        yield
        transaction.set_rollback(True)


pytestmark = pytest.mark.usefixtures("demo")


def _kasus(sop: str) -> list[Proses]:
    return list(Proses.objects.filter(kode_sop=sop))


# --- People -----------------------------------------------------------------------------------


def test_setiap_peran_kantor_punya_akun_dan_setiap_unit_kepala_serta_atasan() -> None:
    dipegang = {peran for akun in semua_akun() for peran, _ in akun.peran}
    assert dipegang == set(Peran.objects.exclude(pk=PELAKU_USAHA).values_list("pk", flat=True))
    for unit in Penugasan.objects.values_list("unit", flat=True).distinct():
        peran = set(Penugasan.objects.filter(unit=unit).values_list("peran", flat=True))
        assert {"kepala_ukpbj", "atasan_kepala"} <= peran


def test_semua_nama_dan_judul_terlihat_buatan() -> None:
    assert all("Contoh" in nama for nama in Pengguna.objects.values_list("nama", flat=True))
    assert all(
        "contoh" in judul.lower() for judul in Proses.objects.values_list("judul", flat=True)
    )


def test_akun_demo_menyebut_peran_menurut_unit_dan_sandinya_cocok() -> None:
    keluar = StringIO()
    call_command("akun_demo", "--format", "json", stdout=keluar)
    daftar = json.loads(keluar.getvalue())
    assert {baris["unit"] for baris in daftar} == set(AKUN)
    satu = next(baris for baris in daftar if baris["email"] == "ppk@contoh.test")
    assert satu["peran"] == "PPK"
    assert Pengguna.objects.get(email=satu["email"]).check_password(satu["sandi"])
    assert next(b["peran"] for b in daftar if b["email"] == "plh@contoh.test") == "Plh. PPK"


def test_daftar_akun_yang_dicetak_muat_di_terminal() -> None:
    keluar = StringIO()
    call_command("akun_demo", stdout=keluar)
    baris = keluar.getvalue().splitlines()
    assert max(map(len, baris)) <= 130
    assert len(baris) <= 45
    assert baris[0] == "Batang:"


# --- Cases ------------------------------------------------------------------------------------


def _sop_meja() -> list[str]:
    return [sop.kode for sop in semua_sop() if PELAKU_USAHA not in sop.pelaku]


@pytest.mark.parametrize("sop", _sop_meja())
def test_setiap_sop_punya_kasus_di_langkah_yang_berlainan(sop: str) -> None:
    keadaan = {proses.keadaan for proses in _kasus(sop)}
    assert len(_kasus(sop)) >= 3
    assert len(keadaan) >= 3
    assert any(satu in AKHIR for satu in keadaan)


def test_setiap_registrasi_punya_kasus_di_langkah_yang_berlainan() -> None:
    for sop in semua_sop():
        if PELAKU_USAHA in sop.pelaku:
            assert len({proses.keadaan for proses in _kasus(sop.kode)}) >= 3, sop.kode


def test_tidak_ada_yang_terjadi_di_masa_depan_dan_rantai_jejak_utuh() -> None:
    assert not Proses.objects.filter(dibuat__gt=SENIN_PAGI).exists()
    for waktu in ("dibuka", "diambil", "selesai"):
        assert not PelaksanaanLangkah.objects.filter(**{f"{waktu}__gt": SENIN_PAGI}).exists()
    assert [p for p in Proses.objects.all() if jejak.periksa(p) is not None] == []


def test_ada_yang_terlambat_yang_kurang_yang_kembali_dan_yang_dibatalkan() -> None:
    terbuka = PelaksanaanLangkah.objects.terbuka().exclude(kode_sop="registrasi-batang")
    assert terbuka.terlambat(SENIN_PAGI).count() >= 5
    assert terbuka.filter(terlambat_sejak__gte=SENIN_PAGI).count() >= 5
    assert terbuka.filter(kunjungan=2).count() >= 5
    assert {"waktu", "kelengkapan", "keluaran"} <= set(
        Penyimpangan.objects.values_list("jenis", flat=True)
    )
    assert Proses.objects.filter(keadaan="dibatalkan", untuk_langkah=None).exists()


def test_sublangkah_sebagian_selesai_dan_janji_ada_yang_akan_datang() -> None:
    def huruf(sop: str, judul: str) -> dict[str, bool]:
        milik = PelaksanaanLangkah.objects.filter(
            kode_sop=sop, proses__judul__endswith=judul, huruf__gt="", induk__selesai=None
        )
        return {baris.huruf: baris.selesai is not None for baris in milik}

    assert huruf("pembinaan-pagaralam", "triwulan III") == {"a": True, "b": False, "c": True}
    assert huruf("pengelolaan-penyedia", "semester II") == {"a": True, "b": True, "c": False}
    assert huruf("pengelolaan-penyedia", "konstruksi") == {"a": True, "b": False}
    assert huruf("pencatatan-kinerja", "(laptop)") == {"b": False}
    assert PelaksanaanLangkah.objects.terbuka().filter(janji__gt=SENIN_PAGI).count() >= 3


def test_proses_utama_menunggu_anak_yang_berjalan_yang_batal_dan_yang_tersambung() -> None:
    def anak(judul: str) -> list[str]:
        milik = Proses.objects.filter(judul__endswith=judul, untuk_langkah__selesai=None)
        return [p.keadaan for p in milik.exclude(untuk_langkah=None)]

    assert anak("jalan lingkar utara") == ["langkah_5"]
    assert anak("alat laboratorium sekolah") == ["dibatalkan"]
    assert anak("kendaraan operasional") == ["langkah_5"]
    gagal = Proses.objects.get(kode_sop="proses-utama", judul__endswith="gedung arsip")
    assert gagal.pelaksanaan_terbuka().kunjungan == 2


def test_ppk_terikat_dan_plh_mengerjakan_atas_namanya() -> None:
    plh = Pengguna.objects.get(email="plh@contoh.test")
    dikerjakan = PelaksanaanLangkah.objects.filter(pelaksana=plh)
    assert dikerjakan.exists()
    for baris in dikerjakan:
        terikat = IkatanPeran.objects.get(lingkup=baris.proses.lingkup, peran="ppk")
        assert terikat.pengguna.email == "ppk2@contoh.test"


# --- Once -------------------------------------------------------------------------------------


def test_memuat_sekali_lagi_tidak_mengubah_apa_pun() -> None:
    sebelum = Proses.objects.count(), Pengguna.objects.count()
    keluar = StringIO()
    call_command("isi_demo", stdout=keluar)
    assert "sudah ada" in keluar.getvalue()
    assert (Proses.objects.count(), Pengguna.objects.count()) == sebelum
