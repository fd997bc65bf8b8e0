"""The calendar kept in the process is the one the tables say, whoever edited them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.pabrik import UnitFactory
from tests.server import AKAR, alamat_basis_data
from tests.sop.test_kalender import HITUNGAN_TANGAN, wib
from ukpbj.akun.data_kalender import SEPANJANG_WAKTU
from ukpbj.akun.models import HariLibur, JadwalKerja, MasaRamadan, RentangKerja, Unit
from ukpbj.akun.seed_kalender import pasang_jadwal
from ukpbj.sop.kalender import Batas, menit
from ukpbj.sop.kalender_unit import kalender_unit

pytestmark = pytest.mark.django_db
SENIN = wib("2026-11-23 10:00")


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(kode="batang")


def buka(unit: Unit, teks: str = "2026-11-23 10:00") -> bool:
    return kalender_unit(unit).sedang_buka(wib(teks))


def tambah_rentang(unit: Unit, mulai: date, *rentang: tuple[int, int], **isian: object) -> None:
    jadwal = JadwalKerja.objects.create(unit=unit, mulai=mulai, dasar="SK Contoh", **isian)
    for hari in range(7):
        for awal, akhir in rentang:
            jadwal.rentang.create(hari=hari, mulai=time(awal), selesai=time(akhir % 24))


def libur_nasional(tanggal: date) -> HariLibur:
    return HariLibur.objects.create(tanggal=tanggal, nama="Hari Contoh", jenis="nasional")


@pytest.mark.parametrize(("batas", "mulai", "tenggat", "alasan"), HITUNGAN_TANGAN)
def test_the_seeded_tables_give_the_deadlines_computed_by_hand(
    unit: Unit, batas: str, mulai: str, tenggat: str, alasan: str
) -> None:
    hasil = kalender_unit(unit).jatuh_tempo(wib(mulai), Batas.baca(batas))
    assert hasil == wib(tenggat), alasan


def test_a_warm_calendar_costs_one_query(
    unit: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kalender = kalender_unit(unit)
    with django_assert_num_queries(1):
        assert kalender_unit(unit) is kalender


UBAHAN: dict[str, Callable[[Unit], object]] = {
    "save": lambda unit: libur_nasional(SENIN.date()),
    "update": lambda unit: HariLibur.objects.filter(tanggal="2026-12-25").update(tanggal=SENIN),
    "bulk_create": lambda unit: HariLibur.objects.bulk_create(
        [HariLibur(tanggal=SENIN, nama="Tutup", jenis="lokal", unit=unit)]
    ),
    "new hours": lambda unit: tambah_rentang(unit, date(2026, 11, 1), (13, 14)),
    "fewer spans": lambda unit: RentangKerja.objects.filter(hari=0, mulai=time(7, 30)).delete(),
    "later spans": lambda unit: RentangKerja.objects.filter(hari=0, mulai=time(7, 30)).update(
        mulai=time(11)
    ),
}


@pytest.mark.parametrize("ubah", UBAHAN.values(), ids=UBAHAN.keys())
def test_an_edit_is_in_force_at_the_next_question(
    unit: Unit, ubah: Callable[[Unit], object]
) -> None:
    assert buka(unit)
    ubah(unit)
    assert not buka(unit)


def test_a_deleted_holiday_is_a_working_day_again(unit: Unit) -> None:
    libur = libur_nasional(SENIN.date())
    assert not buka(unit)
    libur.delete()
    assert buka(unit)


def test_a_ramadan_moved_moves_its_hours(unit: Unit) -> None:
    assert buka(unit, "2026-02-18 15:30")
    ramadan = MasaRamadan.objects.get(tahun_hijriah=1447)
    ramadan.mulai = date(2026, 2, 18)
    ramadan.save()
    assert not buka(unit, "2026-02-18 15:30")


def test_an_edit_rolled_back_is_never_mistaken_for_the_next_one(unit: Unit) -> None:
    assert buka(unit)
    with transaction.atomic():
        libur_nasional(SENIN.date())
        assert not buka(unit)
        transaction.set_rollback(True)
    libur_nasional(date(2026, 11, 24))
    assert buka(unit)
    assert not buka(unit, "2026-11-24 10:00")


@pytest.mark.django_db(transaction=True)
def test_an_edit_by_another_process_is_noticed() -> None:
    unit = UnitFactory.create(kode="unit-contoh")
    assert buka(unit)
    perintah = (
        "from ukpbj.akun.models import HariLibur; HariLibur.objects.create("
        "tanggal='2026-11-23', nama='Hari Contoh', jenis='nasional')"
    )
    subprocess.run(
        (sys.executable, "manage.py", "shell", "-v", "0", "-c", perintah),
        cwd=AKAR,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "ukpbj.settings", "DATABASE_URL": alamat_basis_data()},
        check=True,
    )
    assert not buka(unit)


def test_a_unit_without_hours_of_its_own_works_by_the_regulation() -> None:
    unit = UnitFactory.create(kode="unit-baru")
    assert kalender_unit(unit).jatuh_tempo(wib("2026-11-23 11:30"), menit(31)) == wib(
        "2026-11-23 13:01"
    )


def test_hours_without_a_span_and_hours_that_have_ended_change_nothing(unit: Unit) -> None:
    JadwalKerja.objects.create(unit=unit, mulai=date(2026, 11, 1), dasar="SK Contoh")
    assert buka(unit)
    tambah_rentang(unit, date(2026, 11, 2), (13, 14), sampai=date(2026, 11, 22))
    assert not buka(unit, "2026-11-20 10:00")
    assert buka(unit)


def test_a_local_closure_closes_one_unit_only(unit: Unit) -> None:
    HariLibur.objects.create(tanggal=SENIN, nama="Tutup", jenis="lokal", unit=unit)
    assert not buka(unit)
    assert buka(Unit.objects.get(kode="pagaralam"))


def test_every_unit_has_the_hours_of_its_zone(unit: Unit) -> None:
    kaltim = Unit.objects.get(kode="kaltim")
    assert (buka(unit, "2026-11-23 06:45"), buka(kaltim, "2026-11-23 06:45")) == (False, True)
    kaltim.zona = "Asia/Jayapura"
    assert buka(kaltim, "2026-11-23 05:45")


def test_midnight_as_an_end_is_the_end_of_the_day(unit: Unit) -> None:
    pasang_jadwal(unit, SEPANJANG_WAKTU)
    assert buka(unit, "2026-12-25 23:59:59")
    assert buka(unit, "2026-12-26 00:00:00")


def test_the_ledger_says_which_holiday_is_an_estimate(unit: Unit) -> None:
    baris = kalender_unit(unit).rincian(wib("2027-03-10"), wib("2027-03-10 10:00"))
    assert [b.keterangan for b in baris] == ["Libur nasional: Hari Raya Idul Fitri (perkiraan)"]


def test_building_costs_the_same_few_queries_for_any_number_of_schedules(unit: Unit) -> None:
    biaya = []
    for hari in (1, 2):
        tambah_rentang(unit, date(2026, 11, hari), (8, 12))
        with CaptureQueriesContext(connection) as kueri:
            kalender_unit(unit)
        biaya.append(len(kueri))
    assert biaya == [5, 5]
