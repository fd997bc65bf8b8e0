from __future__ import annotations

import pytest

from tests.sop.test_kalender import PERPRES, wib
from ukpbj.sop.kata_waktu import dalam_kata, keterangan_tenggat, waktu_kerja

SEHARI = 27_000


@pytest.mark.parametrize(
    ("detik", "kata"),
    [
        (0, "0 menit"),
        (-5, "0 menit"),
        (59, "kurang dari 1 menit"),
        (60, "1 menit"),
        (779, "12 menit"),
        (7_200, "2 jam"),
        (7_500, "2 jam 5 menit"),
        (SEHARI - 1, "7 jam 29 menit"),
        (SEHARI, "1 hari kerja"),
        (SEHARI + 600, "1 hari kerja 10 menit"),
        (SEHARI + 3 * 3600 + 1_200, "1 hari kerja 3 jam"),
        (12 * SEHARI, "12 hari kerja"),
    ],
)
def test_working_time_is_said_in_its_two_largest_units(detik: int, kata: str) -> None:
    assert dalam_kata(detik, SEHARI) == kata


@pytest.mark.parametrize(
    ("detik", "kata"),
    [(720, "12 menit kerja"), (SEHARI + 10_800, "1 hari kerja 3 jam"), (SEHARI, "1 hari kerja")],
)
def test_the_word_kerja_is_said_once(detik: int, kata: str) -> None:
    assert waktu_kerja(detik, SEHARI) == kata


@pytest.mark.parametrize(
    ("kini", "kata"),
    [
        ("2026-11-20 16:00", "tersisa 5 jam kerja"),
        ("2026-11-23 11:48", "tersisa 12 menit kerja"),
        ("2026-11-23 11:59:30", "tersisa kurang dari 1 menit kerja"),
        ("2026-11-23 12:00", "tenggat tercapai"),
        ("2026-11-23 13:00", "tenggat tercapai"),
        ("2026-11-23 13:00:01", "terlambat kurang dari 1 menit kerja"),
        ("2026-11-23 15:00", "terlambat 2 jam kerja"),
        ("2026-11-24 15:00", "terlambat 1 hari kerja 2 jam"),
    ],
)
def test_a_deadline_at_noon_is_late_only_after_the_break(kini: str, kata: str) -> None:
    assert keterangan_tenggat(PERPRES, wib("2026-11-23 12:00"), wib(kini)) == kata
