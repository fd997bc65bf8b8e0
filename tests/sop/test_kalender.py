"""Deadlines computed by hand, with the real calendar of 2026 and 2027."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.sop.acuan_kalender import WIB, WITA, pekan, rentang
from ukpbj.akun import data_kalender
from ukpbj.sop.kalender import (
    Batas,
    DiLuarKalender,
    HariLibur,
    JamKerja,
    JenisLibur,
    Kalender,
    KalenderKosong,
    MasaRamadan,
    Rentang,
    hari,
    jam,
    menit,
    preset_perpres_21_2023,
)

LIBUR = tuple(HariLibur(h.tanggal, h.nama, JenisLibur(h.jenis)) for h in data_kalender.HARI_LIBUR)
RAMADAN = tuple(MasaRamadan(mulai, sampai) for _, mulai, sampai in data_kalender.RAMADAN)
PERPRES = preset_perpres_21_2023(WIB, libur=LIBUR, ramadan=RAMADAN)
TERUS = Kalender(WIB, (JamKerja((rentang("00.00-24.00"),) * 7, tetap_buka=True),), LIBUR)
MALAM = Kalender(WIB, (JamKerja((rentang("20.00-24.00"),) * 7),))
ENAM_HARI = Kalender(WIB, (JamKerja(pekan("08.00-12.00 13.00-15.00", sabtu="08.00-12.00")),))


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=WIB)


# Limit, start, deadline, reason. The week of Monday 23 November 2026 has no holiday.
HITUNGAN_TANGAN = [
    ("30 menit", "2026-11-23 11:30", "2026-11-23 12:00", "Senin, tepat sampai istirahat"),
    ("31 menit", "2026-11-23 11:30", "2026-11-23 13:01", "Senin, lewat istirahat"),
    ("5 menit", "2026-11-23 15:58", "2026-11-24 07:33", "menyeberang malam"),
    ("1 menit", "2026-11-23 12:00", "2026-11-23 13:01", "mulai tepat saat istirahat"),
    ("1 menit", "2026-11-23 16:00", "2026-11-24 07:31", "mulai tepat saat tutup"),
    ("1 menit", "2026-11-27 16:29", "2026-11-27 16:30", "menit terakhir Jumat"),
    ("2 menit", "2026-11-27 16:29", "2026-11-30 07:31", "menyeberang akhir pekan"),
    ("15 menit", "2026-11-27 11:20", "2026-11-27 13:05", "istirahat Jumat satu setengah jam"),
    ("8 jam", "2026-11-23 07:30", "2026-11-24 08:00", "lebih dari satu hari kerja 7,5 jam"),
    ("8 jam", "2026-11-26 07:30", "2026-11-27 08:00", "Kamis ke Jumat"),
    ("2 jam", "2026-02-18 15:00", "2026-02-19 09:00", "menyeberang ke hari pertama Ramadan"),
    ("30 menit", "2026-02-19 11:45", "2026-02-19 12:45", "istirahat Ramadan setengah jam"),
    ("30 menit", "2026-02-20 11:15", "2026-02-20 12:45", "istirahat Jumat Ramadan satu jam"),
    ("10 menit", "2026-03-17 14:55", "2026-03-25 07:35", "lewat Nyepi dan Lebaran"),
    ("1 jam", "2026-12-23 15:30", "2026-12-28 08:00", "cuti bersama dan Natal"),
    ("30 menit", "2026-12-31 15:45", "2027-01-04 07:45", "tahun baru dan akhir pekan"),
    ("1 jam", "2027-01-04 15:30", "2027-01-06 08:00", "Isra Mikraj 2027"),
    ("1 hari", "2026-11-23 10:00", "2026-11-24 10:00", "jam yang sama esoknya"),
    ("1 hari", "2026-11-23 07:30", "2026-11-23 16:00", "saat buka di luar (mulai, selesai]"),
    ("1 hari", "2026-11-22 19:00", "2026-11-23 16:00", "Minggu malam dihitung dari Senin buka"),
    ("1 hari", "2026-11-23 12:30", "2026-11-24 12:00", "istirahat dihitung dari 13.00"),
    ("1 hari", "2026-11-23 12:00", "2026-11-24 12:00", "tepat istirahat dihitung dari 13.00"),
    ("1 hari", "2026-11-23 16:00", "2026-11-24 16:00", "tepat tutup dihitung dari esok buka"),
    ("1 hari", "2026-11-26 11:45", "2026-11-27 11:30", "Jumat 11.45 sudah istirahat"),
    ("1 hari", "2026-11-26 12:15", "2026-11-27 11:30", "Kamis istirahat"),
    ("1 hari", "2026-11-26 13:00", "2026-11-27 11:30", "Jumat 13.00 belum masuk"),
    ("1 hari", "2026-11-26 16:15", "2026-11-27 16:30", "Kamis sesudah tutup"),
    ("1 hari", "2026-11-27 11:45", "2026-11-30 12:00", "Jumat istirahat ke Senin"),
    ("1 hari", "2026-11-27 16:15", "2026-11-30 16:00", "Senin tutup lebih awal dari Jumat"),
    ("2 hari", "2026-11-26 15:59", "2026-11-30 15:59", "Kamis ke Senin"),
    ("3 hari", "2026-11-28 09:00", "2026-12-02 16:00", "Sabtu dihitung dari Senin buka"),
    ("1 hari", "2026-02-18 07:45", "2026-02-18 16:00", "esoknya Ramadan, buka 08.00"),
    ("1 hari", "2026-02-18 15:30", "2026-02-19 15:00", "esoknya Ramadan, tutup 15.00"),
    ("1 hari", "2026-03-17 15:30", "2026-03-25 16:00", "sesudah tutup, lalu Nyepi dan Lebaran"),
    ("2 hari", "2026-03-16 10:00", "2026-03-25 10:00", "melompati Nyepi dan Lebaran"),
    ("5 hari", "2026-05-11 09:00", "2026-05-20 09:00", "Kenaikan dan cuti bersamanya"),
    ("1 hari", "2026-08-14 14:00", "2026-08-18 14:00", "hari kemerdekaan jatuh pada Senin"),
    ("10 hari", "2026-12-18 10:00", "2027-01-07 10:00", "Natal, tahun baru, Isra Mikraj"),
    ("1 hari", "2027-03-05 10:00", "2027-03-16 10:00", "Nyepi dan Lebaran 2027"),
    ("1 menit", "2026-11-23 07:30", "2026-11-23 07:31", "menit pertama hari kerja"),
    ("1 menit", "2026-11-23 15:59", "2026-11-23 16:00", "menit terakhir Senin"),
    ("1 menit", "2026-11-21 09:00", "2026-11-23 07:31", "Sabtu dihitung dari Senin buka"),
    ("450 menit", "2026-11-23 07:30", "2026-11-23 16:00", "tepat satu hari kerja, 7,5 jam"),
    ("451 menit", "2026-11-23 07:30", "2026-11-24 07:31", "semenit lebih dari satu hari kerja"),
    ("240 menit", "2026-11-27 07:30", "2026-11-27 11:30", "Jumat pagi penuh, empat jam"),
    ("241 menit", "2026-11-27 07:30", "2026-11-27 13:01", "semenit lewat istirahat Jumat"),
    ("180 menit", "2026-11-27 14:00", "2026-11-30 08:00", "Jumat 2,5 jam, Senin setengah jam"),
    ("4 jam", "2026-11-26 14:00", "2026-11-27 09:30", "Kamis dua jam, Jumat dua jam"),
    ("40 jam", "2026-11-23 07:30", "2026-11-30 10:00", "sepekan 37,5 jam dan Senin 2,5 jam"),
    ("2 hari", "2026-11-27 10:00", "2026-12-01 10:00", "Jumat ke Selasa"),
    ("5 hari", "2026-11-23 15:00", "2026-11-30 15:00", "Senin ke Senin"),
    ("10 hari", "2026-11-23 10:00", "2026-12-07 10:00", "dua pekan"),
    ("1 jam", "2026-02-19 07:30", "2026-02-19 09:00", "Ramadan buka 08.00"),
    ("7 jam", "2026-02-19 08:00", "2026-02-20 08:30", "Kamis Ramadan hanya 6,5 jam"),
    ("1 hari", "2026-02-19 15:00", "2026-02-20 15:30", "tepat tutup Ramadan, Senin buka di luar"),
    ("1 hari", "2026-02-20 11:45", "2026-02-23 12:00", "istirahat Jumat Ramadan ke Senin"),
    ("1 jam", "2026-03-17 14:30", "2026-03-25 08:00", "setengah jam sebelum dan sesudah Lebaran"),
    ("1 jam", "2026-02-13 16:00", "2026-02-18 08:00", "akhir pekan, cuti bersama, Imlek"),
    ("1 hari", "2026-02-13 10:00", "2026-02-18 10:00", "akhir pekan, cuti bersama, Imlek"),
    ("1 hari", "2026-04-02 10:00", "2026-04-06 10:00", "Wafat Yesus Kristus pada Jumat"),
    ("2 jam", "2026-04-30 15:00", "2026-05-04 08:30", "hari buruh pada Jumat"),
    ("1 hari", "2026-05-26 14:00", "2026-05-29 14:00", "Iduladha dan cuti bersamanya"),
    ("1 hari", "2026-05-29 09:00", "2026-06-02 09:00", "Waisak Minggu, Pancasila Senin"),
    ("1 hari", "2026-06-15 11:00", "2026-06-17 11:00", "tahun baru Hijriah pada Selasa"),
    ("3 jam", "2026-08-24 14:00", "2026-08-26 08:30", "Maulid pada Selasa"),
    ("1 hari", "2026-12-31 10:00", "2027-01-04 10:00", "tahun baru pada Jumat"),
    ("10 hari", "2026-12-14 08:00", "2026-12-30 08:00", "cuti bersama dan Natal di antaranya"),
]


@pytest.mark.parametrize(("batas", "mulai", "tenggat", "alasan"), HITUNGAN_TANGAN)
def test_the_deadline_is_the_one_computed_by_hand(
    batas: str, mulai: str, tenggat: str, alasan: str
) -> None:
    hasil = PERPRES.jatuh_tempo(wib(mulai), Batas.baca(batas))
    assert (hasil, hasil.tzinfo) == (wib(tenggat), WIB), alasan


@pytest.mark.parametrize(
    ("tenggat", "sejak"),
    [
        ("2026-11-23 10:00", "2026-11-23 10:00"),
        ("2026-11-23 12:00", "2026-11-23 13:00"),
        ("2026-11-27 11:30", "2026-11-27 13:00"),
        ("2026-11-27 16:30", "2026-11-30 07:30"),
        ("2026-03-17 15:00", "2026-03-25 07:30"),
    ],
)
def test_nobody_is_late_before_the_next_working_instant(tenggat: str, sejak: str) -> None:
    assert PERPRES.terlambat_sejak(wib(tenggat)) == wib(sejak)


@pytest.mark.parametrize(
    ("batas", "mulai", "tenggat"),
    [
        (hari(1), "2026-11-27 10:00", "2026-11-28 10:00"),
        (hari(1), "2026-11-27 14:00", "2026-11-28 12:00"),
        (menit(60), "2026-11-28 11:30", "2026-11-30 08:30"),
    ],
)
def test_a_six_day_office_works_on_saturday(batas: Batas, mulai: str, tenggat: str) -> None:
    assert ENAM_HARI.jatuh_tempo(wib(mulai), batas) == wib(tenggat)


@pytest.mark.parametrize(
    ("batas", "mulai", "tenggat"),
    [
        (menit(1), "2026-12-25 23:59:30", "2026-12-26 00:00:30"),
        (jam(24), "2026-11-28 06:00", "2026-11-29 06:00"),
        (hari(1), "2026-12-24 00:00", "2026-12-25 00:00"),
    ],
)
def test_a_unit_open_day_and_night_counts_every_second_of_every_day(
    batas: Batas, mulai: str, tenggat: str
) -> None:
    hasil = TERUS.jatuh_tempo(wib(mulai), batas)
    assert hasil == wib(tenggat)
    assert TERUS.terlambat_sejak(hasil) == hasil


def test_a_span_may_end_at_24() -> None:
    tenggat = MALAM.jatuh_tempo(wib("2026-11-23 20:00"), jam(4))
    assert tenggat == wib("2026-11-24 00:00")
    assert MALAM.terlambat_sejak(tenggat) == wib("2026-11-24 20:00")
    assert MALAM.jatuh_tempo(wib("2026-11-23 20:00"), hari(1)) == tenggat


def test_a_local_closure_shuts_a_unit_that_ignores_holidays() -> None:
    tutup = HariLibur(date(2026, 11, 24), "Pemindahan kantor", JenisLibur.LOKAL)
    kalender = Kalender(WIB, TERUS.jam_kerja, (*LIBUR, tutup))
    assert kalender.jatuh_tempo(wib("2026-11-23 23:30"), jam(1)) == wib("2026-11-25 00:30")


def test_new_hours_apply_from_their_date_and_end_with_it() -> None:
    siang = JamKerja((rentang("13.00-14.00"),) * 7, None, date(2026, 11, 24), date(2026, 11, 25))
    kalender = Kalender(WIB, (*PERPRES.jam_kerja, siang))
    assert kalender.instan_kerja_pertama(wib("2026-11-24 08:00")) == wib("2026-11-24 13:00")
    assert kalender.instan_kerja_pertama(wib("2026-11-26 08:00")) == wib("2026-11-26 08:00")


def test_ramadan_changes_nothing_for_hours_without_ramadan_hours() -> None:
    kalender = Kalender(WIB, ENAM_HARI.jam_kerja, (), RAMADAN)
    assert kalender.sedang_buka(wib("2026-02-20 14:59"))


def test_every_unit_keeps_the_hours_of_its_own_zone() -> None:
    kaltim = preset_perpres_21_2023(WITA, libur=LIBUR, ramadan=RAMADAN)
    hasil = kaltim.jatuh_tempo(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), menit(30))
    assert hasil.isoformat() == "2026-11-23T08:00:00+08:00"
    assert PERPRES.jatuh_tempo(hasil, menit(30)).isoformat() == "2026-11-23T08:00:00+07:00"


def test_seconds_are_kept_and_microseconds_dropped() -> None:
    mulai = wib("2026-11-23 11:59:30.999999")
    assert PERPRES.jatuh_tempo(mulai, menit(1)) == wib("2026-11-23 13:00:30")


def test_the_end_of_a_span_is_outside_and_its_start_inside() -> None:
    jam_dinding = ["07:29:59", "07:30:00", "11:59:59", "12:00:00", "12:59:59", "13:00:00"]
    buka = [PERPRES.sedang_buka(wib(f"2026-11-23 {jam}")) for jam in jam_dinding]
    assert buka == [False, True, True, False, False, True]


def test_working_seconds_leave_out_breaks_nights_and_holidays() -> None:
    assert PERPRES.detik_kerja(wib("2026-11-23 11:30"), wib("2026-11-24 08:00")) == 4 * 3600
    assert PERPRES.detik_kerja(wib("2026-12-23 16:00"), wib("2026-12-28 07:30")) == 0
    assert PERPRES.detik_kerja(wib("2026-11-24 08:00"), wib("2026-11-23 08:00")) == 0


@pytest.mark.parametrize(
    ("t", "jam_kerja"),
    [("2026-11-23 15:00", 7.5), ("2026-11-28 09:00", 7.5), ("2026-02-20 09:00", 6.5)],
)
def test_a_working_day_has_the_length_of_the_first_working_date(t: str, jam_kerja: float) -> None:
    assert PERPRES.detik_sehari(wib(t)) == jam_kerja * 3600


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="tanpa zona"):
        PERPRES.jatuh_tempo(datetime.fromisoformat("2026-11-23 10:00"), menit(1))


def test_a_calendar_without_working_time_says_so() -> None:
    kosong = Kalender(WIB, (JamKerja(((),) * 7),))
    with pytest.raises(KalenderKosong, match="Tidak ada jam kerja"):
        kosong.jatuh_tempo(wib("2026-11-23 10:00"), menit(1))
    assert not kosong.sedang_buka(wib("2026-11-23 10:00"))


def test_hours_that_end_leave_longer_limits_without_a_deadline() -> None:
    berakhir = JamKerja(pekan("08.00-12.00"), sampai=date(2026, 11, 24))
    kalender = Kalender(WIB, (berakhir,))
    assert kalender.jatuh_tempo(wib("2026-11-23 08:00"), jam(8)) == wib("2026-11-24 12:00")
    for batas in (jam(9), hari(2)):
        with pytest.raises(KalenderKosong):
            kalender.jatuh_tempo(wib("2026-11-23 08:00"), batas)


def test_a_gap_of_two_years_is_bridged() -> None:
    kelak = JamKerja(pekan("08.00-12.00"), mulai=date(2028, 11, 27))
    kalender = Kalender(WIB, (kelak,))
    assert kalender.jatuh_tempo(wib("2026-11-23 08:00"), menit(1)) == wib("2028-11-27 08:01")


@pytest.mark.parametrize(
    "t", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), wib("2200-01-01")]
)
def test_an_instant_outside_the_calendar_is_refused(t: datetime) -> None:
    with pytest.raises(DiLuarKalender):
        PERPRES.jatuh_tempo(t, hari(1))


def test_a_limit_that_ends_after_the_calendar_is_refused() -> None:
    for batas in (hari(999_999_999), menit(999_999_999)):
        with pytest.raises(DiLuarKalender):
            PERPRES.jatuh_tempo(wib("2026-11-23 08:00"), batas)


def test_a_zone_with_daylight_saving_is_refused() -> None:
    with pytest.raises(ValueError, match="musim panas"):
        preset_perpres_21_2023(ZoneInfo("Europe/Amsterdam"))


def test_questions_about_other_years_widen_the_table_without_changing_answers() -> None:
    kalender = preset_perpres_21_2023(WIB, libur=LIBUR, ramadan=RAMADAN)
    mulai = wib("2026-11-23 11:30")
    sebelum = kalender.jatuh_tempo(mulai, hari(3))
    assert kalender.sedang_buka(wib("2010-03-01 09:00"))
    assert kalender.sedang_buka(wib("2040-03-01 09:00"))
    assert kalender.jatuh_tempo(mulai, hari(3)) == sebelum
    tiga_puluh_tahun = kalender.detik_kerja(wib("2010-03-01 09:00"), wib("2040-03-01 09:00"))
    assert tiga_puluh_tahun == PERPRES.detik_kerja(wib("2010-03-01 09:00"), wib("2040-03-01 09:00"))


def test_equal_data_make_equal_calendars() -> None:
    kembar = preset_perpres_21_2023(WIB, libur=LIBUR, ramadan=RAMADAN)
    kembar.sedang_buka(wib("2026-11-23 10:00"))
    assert (kembar, hash(kembar)) == (PERPRES, hash(PERPRES))
    assert kembar != preset_perpres_21_2023(WITA, libur=LIBUR, ramadan=RAMADAN)


def test_overlapping_spans_are_counted_once() -> None:
    kalender = Kalender(WIB, (JamKerja((rentang("08.00-10.00 09.00-11.00"),) * 7),))
    assert kalender.detik_kerja(wib("2026-11-23"), wib("2026-11-24")) == 3 * 3600


@pytest.mark.parametrize("tepi", [(3600, 3600), (7200, 3600), (-1, 3600), (0, 86_401)])
def test_a_span_that_is_empty_or_leaves_the_day_is_refused(tepi: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="Jam selesai"):
        Rentang(*tepi)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="tujuh hari"):
        JamKerja((rentang("08.00-12.00"),) * 5)


def test_the_preset_adds_up_to_the_hours_of_the_regulation() -> None:
    awal = wib("2026-11-23 00:00")
    assert PERPRES.detik_kerja(awal, awal + timedelta(days=7)) == 37.5 * 3600
    puasa = wib("2026-02-23 00:00")
    assert PERPRES.detik_kerja(puasa, puasa + timedelta(days=7)) == 32.5 * 3600
