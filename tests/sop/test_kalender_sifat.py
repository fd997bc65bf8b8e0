"""What holds for every calendar: it agrees with the slow reference and obeys its own laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sop.acuan_kalender import Acuan, batas_acak, kalender_acak, waktu_acak
from ukpbj.sop.kalender import Batas, Kalender, jam, menit

SIFAT = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
lama_acak = st.integers(1, 600)
LAMBAT = settings(SIFAT, max_examples=300)


@LAMBAT
@given(kalender_acak, waktu_acak, batas_acak)
def test_deadlines_agree_with_the_walk_second_by_second(
    kalender: Kalender, mulai: datetime, batas: Batas
) -> None:
    assert kalender.jatuh_tempo(mulai, batas) == Acuan(kalender).jatuh_tempo(mulai, batas)


@LAMBAT
@given(kalender_acak, waktu_acak, waktu_acak)
def test_open_or_not_the_next_opening_and_working_seconds_agree_with_the_walk(
    kalender: Kalender, dari: datetime, sampai: datetime
) -> None:
    acuan = Acuan(kalender)
    a, b = acuan.nomor(dari), acuan.nomor(sampai)
    assert kalender.sedang_buka(dari) == bool(acuan.kerja[a])
    assert kalender.detik_kerja(dari, sampai) == sum(acuan.kerja[a:b])
    assert kalender.instan_kerja_pertama(dari) == acuan.waktu(acuan.pertama(a))


@SIFAT
@given(kalender_acak, waktu_acak, batas_acak)
def test_a_deadline_ends_working_time_and_lateness_starts_with_working_time(
    kalender: Kalender, mulai: datetime, batas: Batas
) -> None:
    tenggat = kalender.jatuh_tempo(mulai, batas)
    sejak = kalender.terlambat_sejak(tenggat)
    assert mulai.replace(microsecond=0) < tenggat <= sejak
    assert kalender.sedang_buka(tenggat - timedelta(seconds=1))
    assert kalender.sedang_buka(sejak)
    assert kalender.detik_kerja(tenggat, sejak) == 0


@SIFAT
@given(kalender_acak, waktu_acak, lama_acak, lama_acak)
def test_minutes_and_hours_add_up(kalender: Kalender, mulai: datetime, a: int, b: int) -> None:
    bersambung = kalender.jatuh_tempo(kalender.jatuh_tempo(mulai, menit(a)), menit(b))
    assert bersambung == kalender.jatuh_tempo(mulai, menit(a + b))
    assert kalender.jatuh_tempo(mulai, jam(a)) == kalender.jatuh_tempo(mulai, menit(60 * a))


@SIFAT
@given(kalender_acak, waktu_acak, lama_acak)
def test_working_time_until_the_deadline_is_the_limit(
    kalender: Kalender, mulai: datetime, lama: int
) -> None:
    mulai = mulai.replace(microsecond=0)
    tenggat = kalender.jatuh_tempo(mulai, menit(lama))
    assert kalender.detik_kerja(mulai, tenggat) == 60 * lama
    assert kalender.detik_kerja(mulai, tenggat - timedelta(seconds=1)) == 60 * lama - 1


@SIFAT
@given(kalender_acak, waktu_acak, waktu_acak, batas_acak)
def test_a_later_start_or_a_larger_limit_never_gives_an_earlier_deadline(
    kalender: Kalender, satu: datetime, dua: datetime, batas: Batas
) -> None:
    awal, akhir = sorted([satu, dua])
    tenggat = kalender.jatuh_tempo(awal, batas)
    assert tenggat <= kalender.jatuh_tempo(akhir, batas)
    assert tenggat <= kalender.jatuh_tempo(awal, replace(batas, nilai=batas.nilai + 1))


@SIFAT
@given(kalender_acak, waktu_acak, batas_acak)
def test_the_ledger_covers_the_time_without_gaps_and_adds_up(
    kalender: Kalender, mulai: datetime, batas: Batas
) -> None:
    mulai = mulai.replace(microsecond=0)
    tenggat = kalender.jatuh_tempo(mulai, batas)
    baris = kalender.rincian(mulai, tenggat)
    assert [b.mulai for b in baris] == [mulai, *(b.selesai for b in baris[:-1])]
    assert baris[-1].selesai == tenggat
    assert sum(b.detik for b in baris if b.dihitung) == kalender.detik_kerja(mulai, tenggat)
    for b in baris:
        dalam = [b.mulai, b.selesai - timedelta(seconds=1)]
        assert [kalender.sedang_buka(t) for t in dalam] == [b.dihitung] * 2


@SIFAT
@given(kalender_acak, waktu_acak)
def test_neighbouring_lines_of_the_ledger_differ(kalender: Kalender, mulai: datetime) -> None:
    baris = kalender.rincian(mulai, mulai + timedelta(days=30))
    isi = [(b.jenis, b.keterangan) for b in baris]
    assert all(a != b for a, b in pairwise(isi))
    assert all(b.keterangan and b.detik > 0 for b in baris)
