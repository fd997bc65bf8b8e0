"""The arithmetic: a cumulative table of working spans, searched by bisection.

Everything here is whole seconds since 1970-01-01 00.00 of the unit's own wall clock, so that a
date is a division by 86400; callers stay within [0, BATAS_DETIK). Tables are built for the years
that are asked for, and never changed afterwards: a longer one replaces a shorter one, so threads
need no lock.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ukpbj.sop.kalender.aturan import SEHARI, Rentang

HARI_NOL = date(1970, 1, 1).toordinal()
HARI_AKHIR = date(2200, 1, 1).toordinal() - HARI_NOL
BATAS_DETIK = HARI_AKHIR * SEHARI
_SETAHUN = 366
_TANPA_KERJA_TERLAMA = 3 * _SETAHUN


class KalenderKosong(ValueError):
    """No working time within three years: the hours of the unit are not filled in."""


class DiLuarKalender(ValueError):
    """An instant or a deadline outside the years 1970 to 2199."""

    def __init__(self) -> None:
        super().__init__("Waktu ini di luar kalender kerja (tahun 1970 sampai 2199).")


@dataclass(frozen=True, slots=True)
class Potongan:
    """The spans of the days [awal, akhir): start, end, working seconds up to the end, day."""

    awal: int
    akhir: int
    mulai: list[int] = field(default_factory=list)
    selesai: list[int] = field(default_factory=list)
    jumlah: list[int] = field(default_factory=list)
    hari: list[int] = field(default_factory=list)

    def tambah(self, hari: int, rentang: tuple[Rentang, ...]) -> None:
        tengah_malam, jumlah = hari * SEHARI, self.jumlah[-1] if self.jumlah else 0
        for r in rentang:
            jumlah += r.selesai - r.mulai
            self.mulai.append(tengah_malam + r.mulai)
            self.selesai.append(tengah_malam + r.selesai)
            self.jumlah.append(jumlah)
        if rentang:
            self.hari.append(hari)

    def sebelum(self, t: int) -> int:
        """Working seconds of the table before `t`."""
        i = bisect_right(self.mulai, t) - 1
        return self.jumlah[i] - max(0, self.selesai[i] - t) if i >= 0 else 0


class TabelKerja:
    """Lazy table over `rentang_hari`, the working spans of a date in order, none overlapping."""

    def __init__(self, rentang_hari: Callable[[date], tuple[Rentang, ...]]) -> None:
        self._rentang_hari = rentang_hari
        self._potongan: Potongan | None = None

    def buka(self, t: int) -> bool:
        p = self._mencakup(t, t)
        i = bisect_right(p.mulai, t) - 1
        return i >= 0 and t < p.selesai[i]

    def detik(self, dari: int, sampai: int) -> int:
        """Working seconds in [dari, sampai), 0 where that is empty."""
        if sampai <= dari:
            return 0
        p = self._mencakup(dari, sampai)
        return p.sebelum(sampai) - p.sebelum(dari)

    def instan_pertama(self, t: int) -> int:
        """The first working instant at or after `t`."""
        p = self._mencakup(t, t)
        while (i := bisect_right(p.selesai, t)) == len(p.selesai):
            p = self._lebih_jauh(p, t)
        return max(t, p.mulai[i])

    def setelah_detik(self, s: int, detik: int) -> int:
        """The earliest instant by which `detik` of working time have passed since `s`."""
        p = self._mencakup(s, s)
        sasaran = p.sebelum(s) + detik
        while not p.jumlah or p.jumlah[-1] < sasaran:
            p = self._lebih_jauh(p, s)
        i = bisect_left(p.jumlah, sasaran)
        return p.selesai[i] - (p.jumlah[i] - sasaran)

    def setelah_hari(self, s: int, jumlah: int) -> int:
        """The deadline `jumlah` working days after the working instant `s`."""
        p = self._mencakup(s, s)
        i = bisect_left(p.hari, s // SEHARI) + jumlah
        while i >= len(p.hari):
            p = self._lebih_jauh(p, s)
        sasaran = p.hari[i] * SEHARI + s % SEHARI
        j = bisect_left(p.selesai, sasaran)
        if j < len(p.selesai) and p.mulai[j] < sasaran:
            return sasaran
        return p.selesai[j - 1]

    def _mencakup(self, dari: int, sampai: int) -> Potongan:
        awal, akhir = dari // SEHARI, sampai // SEHARI + 1
        p = self._potongan
        if p is None:
            return self._bangun(awal - _SETAHUN, akhir + _SETAHUN)
        if p.awal <= awal and akhir <= p.akhir:
            return p
        return self._bangun(min(p.awal, awal - _SETAHUN), max(p.akhir, akhir + _SETAHUN))

    def _lebih_jauh(self, p: Potongan, t: int) -> Potongan:
        terakhir = max(t // SEHARI, p.hari[-1] if p.hari else 0)
        if p.akhir - terakhir > _TANPA_KERJA_TERLAMA:
            tanggal = date.fromordinal(HARI_NOL + terakhir)
            raise KalenderKosong(f"Tidak ada jam kerja dalam tiga tahun setelah {tanggal}.")
        if p.akhir == HARI_AKHIR:
            raise DiLuarKalender
        return self._bangun(p.awal, p.akhir + max(_SETAHUN, p.akhir - p.awal))

    def _bangun(self, awal: int, akhir: int) -> Potongan:
        p = Potongan(max(0, awal), min(HARI_AKHIR, akhir))
        for hari in range(p.awal, p.akhir):
            p.tambah(hari, self._rentang_hari(date.fromordinal(HARI_NOL + hari)))
        self._potongan = p
        return p
