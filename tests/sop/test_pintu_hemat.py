"""How often the door asks the database: it is on the path of every click, so it must not grow."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Pemeran
from tests.sop.contoh import baris, buat_sop, tiga_langkah
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import layanan
from ukpbj.sop.definisi import Akhir, Hasil
from ukpbj.sop.models import Proses

pytestmark = pytest.mark.django_db

KODE = "sop-kedelapan-belas"


@pytest.fixture
def unit() -> Unit:
    return pabrik.UnitFactory.create(sop_aktif=[KODE])


@pytest.fixture
def ppk(unit: Unit) -> Pengguna:
    return pabrik.petugas("ppk", unit, "Contoh PPK")


def mulai(kelas: type[Proses], unit: Unit, oleh: Pengguna) -> Proses:
    return layanan.mulai_proses(kelas, unit=unit, oleh=oleh, judul="Contoh", pada=SENIN_PAGI)


@pytest.mark.usefixtures("sop_sementara")
def test_memulai_proses(
    unit: Unit, ppk: Pengguna, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    kelas = buat_sop(*tiga_langkah())
    mulai(kelas, unit, ppk)  # the first of its year also makes the counter
    with django_assert_max_num_queries(12):
        mulai(kelas, unit, ppk)


@pytest.mark.usefixtures("sop_sementara")
def test_menyelesaikan_langkah(
    unit: Unit, ppk: Pengguna, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    proses = mulai(buat_sop(*tiga_langkah()), unit, ppk)
    terbuka = pabrik.baris_terbuka(proses)
    isian = pabrik.isian(terbuka, "diajukan")
    with django_assert_max_num_queries(15):
        layanan.selesaikan_langkah(terbuka.pk, "diajukan", oleh=ppk, isian=isian, pada=SENIN_PAGI)


@pytest.mark.usefixtures("sop_sementara")
def test_langkah_terakhir_tanpa_butir(
    unit: Unit, ppk: Pengguna, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    proses = mulai(buat_sop(baris(1, Hasil("beres", ke=Akhir.SELESAI))), unit, ppk)
    terbuka = pabrik.baris_terbuka(proses)
    with django_assert_max_num_queries(11):
        layanan.selesaikan_langkah(terbuka.pk, "beres", oleh=ppk, pada=SENIN_PAGI)


def test_langkah_keluarga_dengan_fakta_dan_surel(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """The heaviest door of registrasi-batang: facts of the family, and a mail into the outbox."""
    pemeran: Pemeran = pabrik.buat_pemeran()
    proses = pabrik.buat_permohonan(6, pemeran=pemeran, pada=SENIN_PAGI)
    terbuka = pabrik.baris_terbuka(proses)
    isian = pabrik.isian(terbuka, "disetujui")
    with django_assert_max_num_queries(21):
        layanan.selesaikan_langkah(
            terbuka.pk, "disetujui", oleh=pemeran.verifikator, isian=isian, pada=SENIN_PAGI
        )
