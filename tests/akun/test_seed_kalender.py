"""The reference calendar that a new installation starts with."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import holidays
import pytest
from django.apps import apps

from ukpbj.akun.data_kalender import HARI_LIBUR, PERPRES_21_2023, RAMADAN, SEPANJANG_WAKTU
from ukpbj.akun.models import HariLibur, JadwalKerja, MasaRamadan, RentangKerja, Unit
from ukpbj.akun.seed_kalender import pasang_jadwal, seed_jadwal, seed_kalender


@pytest.mark.parametrize("tahun", [2024, 2025, 2026])
@pytest.mark.parametrize(
    ("kategori", "jenis"), [("public", "nasional"), ("government", "cuti_bersama")]
)
def test_past_holidays_are_those_of_the_decrees(tahun: int, kategori: str, jenis: str) -> None:
    acuan = holidays.country_holidays("ID", categories=(kategori,), language="id", years=tahun)
    milik_kami = {
        h.tanggal: h.nama for h in HARI_LIBUR if h.jenis == jenis and h.tanggal.year == tahun
    }
    assert milik_kami == dict(acuan)


def test_2027_has_all_its_holidays_and_says_which_are_estimates() -> None:
    tahun_ini = [h for h in HARI_LIBUR if h.tanggal.year == 2027]
    assert Counter(h.jenis for h in tahun_ini) == {"nasional": 18, "cuti_bersama": 8}
    perkiraan = [h.tanggal for h in HARI_LIBUR if h.perkiraan]
    assert perkiraan == [date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17)]


def test_every_ramadan_ends_on_the_eve_of_idul_fitri() -> None:
    idul_fitri = [h.tanggal for h in HARI_LIBUR if h.nama == "Hari Raya Idul Fitri"]
    assert [sampai + timedelta(days=1) for _, _, sampai in RAMADAN] == idul_fitri


@pytest.mark.django_db
def test_a_migrated_database_has_the_calendar_and_hours_for_every_unit() -> None:
    assert HariLibur.objects.count() == len(HARI_LIBUR) == 108
    assert HariLibur.objects.filter(status="perkiraan").count() == 3
    assert MasaRamadan.objects.count() == 4
    assert not Unit.objects.filter(jadwal_kerja=None).exists()
    jadwal = JadwalKerja.objects.get(unit__kode="batang")
    assert jadwal.rentang.filter(ramadan=False).count() == 10
    assert jadwal.rentang.filter(ramadan=True).count() == 10
    for baris in (jadwal, *jadwal.rentang.all(), *HariLibur.objects.all()):
        baris.full_clean()


@pytest.mark.django_db
def test_seeding_again_adds_nothing_and_keeps_what_the_office_edited() -> None:
    natal = HariLibur.objects.get(tanggal=date(2026, 12, 25))
    natal.nama = "Natal"
    natal.save()
    sebelum = RentangKerja.objects.count()
    seed_kalender(apps)
    seed_jadwal(apps)
    natal.refresh_from_db()
    assert natal.nama == "Natal"
    assert HariLibur.objects.count() == len(HARI_LIBUR)
    assert RentangKerja.objects.count() == sebelum


@pytest.mark.django_db
def test_another_pattern_takes_the_place_of_the_seeded_hours() -> None:
    unit = Unit.objects.get(kode="batang")
    pasang_jadwal(unit, SEPANJANG_WAKTU)
    jadwal = JadwalKerja.objects.get(unit=unit)
    assert jadwal.tetap_buka
    assert jadwal.rentang.count() == 7
    pasang_jadwal(unit, PERPRES_21_2023)
    assert JadwalKerja.objects.get(unit=unit).rentang.count() == 20
