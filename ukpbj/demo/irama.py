"""Drawing instants and lengths: when an invented office acts, and how long it takes."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from ukpbj.sop.kalender import menit

if TYPE_CHECKING:
    from random import Random

    from ukpbj.demo.pola import Tempo
    from ukpbj.sop.kalender import Kalender

SEJAM = 3600
SEHARI = 7.5 * SEJAM
"""A working day in seconds, about."""
PEKAN_KERJA = (1.25, 1.2, 1.0, 0.95, 0.6, 0.1, 0.1)
"""How much begins on each weekday, Monday first; closed days have no part in it."""
JAM_BANGUN = (7, 20)
"""Hours between which people outside the office do things."""
PALING_LAMA = 6.0
"""Times the limit; whoever waits longer asks."""


class Agenda:
    """What is to happen on its day, told in the order of time."""

    def __init__(self) -> None:
        self._antre: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._nomor = count()

    def pada(self, saat: datetime, fungsi: Callable[[datetime], None]) -> None:
        heappush(self._antre, (saat, next(self._nomor), fungsi))

    def sampai(self, saat: datetime) -> None:
        """Let everything happen that is due until then; it may add more."""
        while self._antre and self._antre[0][0] <= saat:
            kapan, _, fungsi = heappop(self._antre)
            fungsi(kapan)


class Irama:
    """Instants in one unit, by its calendar."""

    def __init__(self, kalender: Kalender, dadu: Random) -> None:
        self.kalender, self.dadu = kalender, dadu

    def setelah(self, saat: datetime, detik: float) -> datetime:
        """A working instant when about this much working time has passed since `saat`."""
        penuh, sisa = divmod(int(detik), 60)
        jauh = self.kalender.instan_kerja_pertama(saat)
        if penuh:
            jauh = self.kalender.jatuh_tempo(jauh, menit(penuh))
        return self._buka(jauh + timedelta(seconds=sisa))

    def _buka(self, saat: datetime) -> datetime:
        if self.kalender.sedang_buka(saat):
            return saat
        nanti = self.dadu.randrange(20, 900)
        return self.kalender.instan_kerja_pertama(saat) + timedelta(seconds=nanti)

    def undi_setelah(self, saat: datetime, tengah: float, sebar: float = 0.6) -> datetime:
        return self.setelah(saat, self.undi(tengah, sebar))

    def undi(self, tengah: float, sebar: float) -> float:
        return self.dadu.lognormvariate(math.log(tengah), sebar)

    def lama(self, tempo: Tempo, batas: int | None, usia: float) -> float:
        """Seconds of work for a step with this limit (working seconds; None: without one)."""
        tengah = tempo.tengah * batas if batas else tempo.hari * SEHARI
        lama = self.undi(tengah * math.exp(tempo.arah * (usia - 0.5)), tempo.sebar)
        return min(lama, PALING_LAMA * batas) if batas else lama

    def luar_kantor(self, saat: datetime, tengah: float) -> datetime:
        """When somebody outside the office has done something: any day, but not at night."""
        jadi = saat + timedelta(seconds=self.undi(tengah, 0.8))
        setempat = jadi.astimezone(self.kalender.zona)
        pagi, malam = JAM_BANGUN
        if pagi <= setempat.hour < malam:
            return jadi
        besok = setempat + timedelta(days=setempat.hour >= malam)
        return besok.replace(hour=pagi, minute=self.dadu.randrange(10, 60))

    def janji(self, sesudah: datetime, hari: float) -> datetime:
        """An appointment some days later, on a quarter of an hour within office hours."""
        waktu = self.setelah(sesudah, hari * SEHARI)
        waktu += timedelta(minutes=15 - waktu.minute % 15)
        return self.kalender.instan_kerja_pertama(waktu.replace(second=0))

    def mulai(self, awal: datetime, akhir: datetime) -> datetime:
        """When a case begins between the two: more on Mondays than on Fridays, more in mornings."""
        calon = [awal + (akhir - awal) * self.dadu.random() for _ in range(8)]
        calon = [satu for satu in calon if self.kalender.sedang_buka(satu)] or [
            self.kalender.instan_kerja_pertama(calon[0]) + timedelta(seconds=calon[0].second * 30)
        ]
        bobot = [PEKAN_KERJA[satu.astimezone(self.kalender.zona).weekday()] for satu in calon]
        [saat] = self.dadu.choices(calon, bobot)
        return saat.replace(microsecond=0)


def mundur(kalender: Kalender, saat: datetime, lama: int) -> datetime:
    """The latest whole second from which `lama` working minutes have passed until `saat`."""
    detik, jauh = lama * 60, timedelta(days=1)
    while kalender.detik_kerja(saat - jauh, saat) < detik:
        jauh *= 2
    dari, sampai = saat - jauh, saat
    while sampai - dari > timedelta(seconds=1):
        tengah = dari + (sampai - dari) / 2
        if kalender.detik_kerja(tengah, saat) >= detik:
            dari = tengah
        else:
            sampai = tengah
    return dari.replace(microsecond=0)
