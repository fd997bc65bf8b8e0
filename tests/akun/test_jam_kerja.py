"""What the calendar's tables refuse, and in which words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests.pabrik import UnitFactory
from ukpbj.akun.models import HariLibur, JadwalKerja, MasaRamadan, RentangKerja, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(kode="unit-contoh")


@pytest.fixture
def jadwal(unit: Unit) -> JadwalKerja:
    return JadwalKerja.objects.create(unit=unit, mulai=date(2026, 1, 1), dasar="SK Contoh")


def ditolak(baris: models.Model, pesan: str, *, juga_basis_data: bool = True) -> None:
    with pytest.raises(ValidationError, match=pesan):
        baris.full_clean()
    if juga_basis_data:
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.save()


def test_a_schedule_ends_after_it_starts(unit: Unit) -> None:
    jadwal = JadwalKerja(
        unit=unit, mulai=date(2026, 2, 1), sampai=date(2026, 1, 31), dasar="SK Contoh"
    )
    ditolak(jadwal, "Tanggal akhir mendahului tanggal mulai.")


def test_a_unit_starts_one_schedule_a_day(jadwal: JadwalKerja) -> None:
    kembar = JadwalKerja(unit=jadwal.unit, mulai=jadwal.mulai, dasar="SK Contoh 2")
    ditolak(kembar, "sudah mempunyai jadwal")


def rentang(jadwal: JadwalKerja, mulai: time, selesai: time, **isian: Any) -> RentangKerja:
    return RentangKerja(jadwal=jadwal, **{"hari": 0, "mulai": mulai, "selesai": selesai} | isian)


@pytest.mark.parametrize("selesai", [time(7), time(8)])
def test_a_span_ends_after_it_starts(jadwal: JadwalKerja, selesai: time) -> None:
    ditolak(rentang(jadwal, time(8), selesai), "Jam selesai harus sesudah jam mulai.")


def test_a_span_may_last_until_midnight_or_all_day(jadwal: JadwalKerja) -> None:
    rentang(jadwal, time(20), time(0)).full_clean()
    rentang(jadwal, time(0), time(0)).full_clean()


def test_a_weekday_has_one_span_per_start_and_its_own_for_ramadan(jadwal: JadwalKerja) -> None:
    rentang(jadwal, time(8), time(12)).save()
    ditolak(rentang(jadwal, time(8), time(11)), "jam mulai itu sudah ada")
    rentang(jadwal, time(8), time(11), ramadan=True).full_clean()


def test_hours_are_whole_minutes(jadwal: JadwalKerja) -> None:
    detik = rentang(jadwal, time(8, 0, 30), time(12))
    ditolak(detik, "menit penuh", juga_basis_data=False)


def test_a_week_ends_on_sunday(jadwal: JadwalKerja) -> None:
    ditolak(rentang(jadwal, time(8), time(12), hari=7), "bukan pilihan")


def test_a_form_with_empty_times_is_answered_not_broken(jadwal: JadwalKerja) -> None:
    with pytest.raises(ValidationError) as galat:
        RentangKerja(jadwal=jadwal, hari=0).full_clean()
    assert set(galat.value.message_dict) == {"mulai", "selesai"}


LIBUR: dict[str, Any] = {"tanggal": date(2026, 11, 23), "nama": "Hari Contoh"}


def test_a_local_closure_names_its_unit_and_a_national_holiday_none(unit: Unit) -> None:
    ditolak(HariLibur(jenis="lokal", **LIBUR), "harus menyebut unitnya")
    ditolak(HariLibur(jenis="nasional", unit=unit, **LIBUR), "harus menyebut unitnya")


def test_a_date_is_a_holiday_once_and_closed_once_per_unit(unit: Unit) -> None:
    HariLibur.objects.create(jenis="nasional", **LIBUR)
    ditolak(HariLibur(jenis="cuti_bersama", **LIBUR), "sudah tercatat sebagai hari libur")
    HariLibur.objects.create(jenis="lokal", unit=unit, **LIBUR)
    ditolak(HariLibur(jenis="lokal", unit=unit, **LIBUR), "sudah tercatat tutup")
    HariLibur(jenis="lokal", unit=UnitFactory.create(), **LIBUR).full_clean()


@pytest.mark.parametrize("sampai", [date(2030, 1, 31), date(2030, 2, 28)])
def test_ramadan_lasts_29_or_30_days(sampai: date) -> None:
    masa = MasaRamadan(tahun_hijriah=1451, mulai=date(2030, 1, 6), sampai=sampai)
    ditolak(masa, "29 atau 30 hari", juga_basis_data=False)


def test_a_gregorian_year_may_hold_two_ramadans_a_hijri_year_one() -> None:
    pertama = MasaRamadan(
        tahun_hijriah=1451, mulai=date(2030, 1, 6), sampai=date(2030, 2, 4), status="perkiraan"
    )
    pertama.full_clean()
    pertama.save()
    kedua = MasaRamadan(tahun_hijriah=1452, mulai=date(2030, 12, 26), sampai=date(2031, 1, 24))
    kedua.full_clean()
    kedua.tahun_hijriah = 1451
    ditolak(kedua, "sudah ada")


def test_ramadan_ends_after_it_starts() -> None:
    masa = MasaRamadan(tahun_hijriah=1451, mulai=date(2030, 2, 4), sampai=date(2030, 1, 6))
    ditolak(masa, "Hari terakhir mendahului hari pertama.")
