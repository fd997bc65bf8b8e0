"""The ledger in words: "Kenapa tenggatnya ini?"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.sop.acuan_kalender import WIB, pekan, rentang
from tests.sop.test_kalender import PERPRES, TERUS, wib
from ukpbj.sop.kalender import (
    DiLuarKalender,
    HariLibur,
    JamKerja,
    JenisLibur,
    JenisWaktu,
    Kalender,
    hari,
    menit,
)

RingkasBaris = tuple[str, str, str, str]


def ringkas(kalender: Kalender, mulai: str, sampai: str) -> list[RingkasBaris]:
    return [
        (f"{b.mulai:%d %H.%M}", f"{b.selesai:%d %H.%M}", b.jenis.value, b.keterangan)
        for b in kalender.rincian(wib(mulai), wib(sampai))
    ]


def test_a_lunch_break_stands_between_two_counted_lines() -> None:
    assert ringkas(PERPRES, "2026-11-23 11:30", "2026-11-23 13:01") == [
        ("23 11.30", "23 12.00", "kerja", "Jam kerja"),
        ("23 12.00", "23 13.00", "istirahat", "Istirahat"),
        ("23 13.00", "23 13.01", "kerja", "Jam kerja"),
    ]


def test_every_holiday_of_a_long_wait_is_named() -> None:
    mulai = wib("2026-03-17 14:55")
    assert ringkas(
        PERPRES, "2026-03-17 14:55", f"{PERPRES.jatuh_tempo(mulai, menit(10)):%F %R}"
    ) == [
        ("17 14.55", "17 15.00", "kerja", "Jam kerja Ramadan"),
        ("17 15.00", "18 00.00", "di luar jam", "Di luar jam kerja"),
        ("18 00.00", "19 00.00", "libur", "Cuti Bersama Hari Suci Nyepi"),
        ("19 00.00", "20 00.00", "libur", "Libur nasional: Hari Suci Nyepi"),
        ("20 00.00", "21 00.00", "libur", "Cuti Bersama Hari Raya Idul Fitri"),
        ("21 00.00", "22 00.00", "libur", "Libur nasional: Hari Raya Idul Fitri"),
        ("22 00.00", "23 00.00", "libur", "Libur nasional: Hari kedua dari Hari Raya Idul Fitri"),
        ("23 00.00", "25 00.00", "libur", "Cuti Bersama Hari Raya Idul Fitri"),
        ("25 00.00", "25 07.30", "di luar jam", "Di luar jam kerja"),
        ("25 07.30", "25 07.35", "kerja", "Jam kerja"),
    ]


def test_a_weekend_is_named_by_its_days() -> None:
    assert ringkas(PERPRES, "2026-11-27 16:29", "2026-11-30 07:31") == [
        ("27 16.29", "27 16.30", "kerja", "Jam kerja"),
        ("27 16.30", "28 00.00", "di luar jam", "Di luar jam kerja"),
        ("28 00.00", "29 00.00", "libur", "Sabtu, bukan hari kerja"),
        ("29 00.00", "30 00.00", "libur", "Minggu, bukan hari kerja"),
        ("30 00.00", "30 07.30", "di luar jam", "Di luar jam kerja"),
        ("30 07.30", "30 07.31", "kerja", "Jam kerja"),
    ]


def test_a_unit_open_day_and_night_has_one_line() -> None:
    assert ringkas(TERUS, "2026-12-24 08:00", "2026-12-27 09:00") == [
        ("24 08.00", "27 09.00", "kerja", "Jam kerja")
    ]


def test_two_reasons_on_one_date_are_both_given() -> None:
    tutup = HariLibur(date(2026, 12, 25), "Renovasi", JenisLibur.LOKAL)
    kalender = Kalender(WIB, PERPRES.jam_kerja, (*PERPRES.libur, tutup))
    assert ringkas(kalender, "2026-12-25 08:00", "2026-12-25 09:00") == [
        ("25 08.00", "25 09.00", "libur", "Libur nasional: Hari Raya Natal; Tutup: Renovasi")
    ]


def test_dates_before_the_first_schedule_are_said_to_have_none() -> None:
    kelak = Kalender(WIB, (JamKerja(pekan("08.00-12.00"), mulai=date(2026, 11, 24)),))
    assert ringkas(kelak, "2026-11-23 08:00", "2026-11-24 08:30") == [
        ("23 08.00", "24 00.00", "di luar jam", "Tidak ada jadwal kerja"),
        ("24 00.00", "24 08.00", "di luar jam", "Di luar jam kerja"),
        ("24 08.00", "24 08.30", "kerja", "Jam kerja"),
    ]


def test_spans_that_touch_leave_no_break_between_them() -> None:
    kalender = Kalender(WIB, (JamKerja((rentang("08.00-10.00 10.00-11.00"),) * 7),))
    assert ringkas(kalender, "2026-11-23 09:00", "2026-11-23 11:00") == [
        ("23 09.00", "23 11.00", "kerja", "Jam kerja")
    ]


def test_the_lines_of_a_limit_in_days_reach_the_deadline() -> None:
    mulai = wib("2026-12-18 10:00")
    baris = PERPRES.rincian(mulai, PERPRES.jatuh_tempo(mulai, hari(10)))
    assert baris[-1].selesai == wib("2027-01-07 10:00")
    assert {b.selesai.date() for b in baris if b.jenis is JenisWaktu.LIBUR} >= {date(2027, 1, 6)}


def test_nothing_lies_between_an_end_and_an_earlier_start() -> None:
    mulai = wib("2026-11-23 10:00")
    assert PERPRES.rincian(mulai, mulai) == []
    assert PERPRES.rincian(mulai, mulai - timedelta(days=3)) == []


def test_a_ledger_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(DiLuarKalender):
        PERPRES.rincian(wib("2026-11-23"), wib("2500-01-01"))
