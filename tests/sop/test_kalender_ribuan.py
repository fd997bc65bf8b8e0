"""Thousands of random calendars of whole minutes against the walk, without a strategy's overhead.

Offices as they occur rather than as they could be dreamt up (that is `test_kalender_sifat`): five
and six days, breaks, Ramadan hours, round the clock, hours that change, closures, three zones.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from hypothesis.errors import UnsatisfiedAssumption

from tests.sop.acuan_kalender import HARI_PERTAMA, SEHARI, WIB, WIT, WITA, Acuan
from ukpbj.sop.kalender import (
    Batas,
    HariLibur,
    JamKerja,
    JenisLibur,
    Kalender,
    MasaRamadan,
    Pekan,
    Rentang,
    hari,
    jam,
    menit,
)

BENIH = range(5)
KALENDER_PER_BENIH = 500
BATAS_PER_KALENDER = 4


def _rentang(acak: random.Random) -> tuple[Rentang, ...]:
    if acak.random() < 0.05:
        return (Rentang(0, SEHARI),)
    tepi = sorted(acak.sample(range(24 * 12 + 1), 2 * acak.choice((1, 2, 2, 3))))
    return tuple(Rentang(300 * a, 300 * b) for a, b in zip(tepi[::2], tepi[1::2], strict=True))


def _pekan(acak: random.Random) -> Pekan:
    biasa, jumat = _rentang(acak), _rentang(acak)
    sabtu = _rentang(acak) if acak.random() < 0.4 else ()
    minggu = _rentang(acak) if acak.random() < 0.1 else ()
    return (*(biasa,) * 4, jumat, sabtu, minggu)


def _kalender(acak: random.Random) -> Kalender:
    def tanggal(sampai: int = 60) -> int:
        return acak.randrange(sampai)

    awal = [JamKerja(_pekan(acak), acak.choice((None, _pekan(acak))))]
    if acak.random() < 0.4:
        mulai = HARI_PERTAMA + timedelta(days=tanggal())
        akhir = mulai + timedelta(days=tanggal(30))
        awal.append(JamKerja(_pekan(acak), None, mulai, akhir, tetap_buka=acak.random() < 0.5))
    puasa = HARI_PERTAMA + timedelta(days=tanggal())
    return Kalender(
        acak.choice((WIB, WITA, WIT)),
        tuple(awal),
        tuple(
            HariLibur(
                HARI_PERTAMA + timedelta(days=tanggal()), "Contoh", acak.choice(list(JenisLibur))
            )
            for _ in range(acak.randrange(8))
        ),
        (MasaRamadan(puasa, puasa + timedelta(days=29)),),
    )


def _batas(acak: random.Random) -> Batas:
    return acak.choice(
        (menit(acak.randint(1, 900)), jam(acak.randint(1, 20)), hari(1 + acak.randrange(12)))
    )


@pytest.mark.parametrize("benih", BENIH)
def test_every_law_holds_on_hundreds_of_offices(benih: int) -> None:
    acak, diperiksa = random.Random(benih), 0
    for _ in range(KALENDER_PER_BENIH):
        kalender = _kalender(acak)
        acuan = Acuan(kalender, lebar=60)
        nol = datetime(2026, 1, 2, tzinfo=kalender.zona)
        for _ in range(BATAS_PER_KALENDER):
            mulai = nol + timedelta(minutes=acak.randrange(45 * 24 * 60))
            try:
                _periksa(kalender, acuan, mulai, _batas(acak), acak.randint(1, 600))
            except UnsatisfiedAssumption:  # the walk left its 120 days
                continue
            diperiksa += 1
    assert diperiksa > 0.95 * KALENDER_PER_BENIH * BATAS_PER_KALENDER


def _periksa(kalender: Kalender, acuan: Acuan, mulai: datetime, batas: Batas, lagi: int) -> None:
    tenggat = kalender.jatuh_tempo(mulai, batas)
    assert tenggat == acuan.jatuh_tempo(mulai, batas), (kalender, mulai, batas)
    lebih = Batas(batas.nilai + 1, batas.satuan)
    kemudian = mulai + timedelta(minutes=lagi)
    assert tenggat <= kalender.jatuh_tempo(mulai, lebih), (kalender, mulai, batas)
    assert tenggat <= kalender.jatuh_tempo(kemudian, batas), (kalender, mulai, batas, lagi)
    if batas.satuan != "hari":
        assert kalender.detik_kerja(mulai, tenggat) == batas.detik
        bersambung = kalender.jatuh_tempo(tenggat, menit(lagi))
        seluruhnya = menit((batas.detik or 0) // 60 + lagi)
        assert bersambung == kalender.jatuh_tempo(mulai, seluruhnya), (kalender, mulai, batas)
