"""Working time as an axis of minutes, so that instants far apart are an index away."""

from __future__ import annotations

from datetime import datetime, timedelta

from ukpbj.sop.kalender import Batas, Kalender, menit

MENIT = {"menit": 1, "jam": 60, "hari": 450}
"""Working minutes of one unit of a limit; of a day roughly."""


class Sumbu:
    """The working minutes until and after `kini`, which is also its index there."""

    def __init__(self, kalender: Kalender, kini: datetime, lalu: int) -> None:
        """`lalu`: how many working minutes before `kini` it begins."""
        self.kalender = kalender
        self._awal = kalender.instan_kerja_pertama(_mundur(kalender, kini, lalu))
        self.kini = kalender.detik_kerja(self._awal, kini) // 60
        self._saat = {0: self._awal}
        self._hari: dict[tuple[int, int], datetime] = {}

    def saat(self, indeks: int) -> datetime:
        """The instant by which that many minutes of the axis have passed."""
        if indeks not in self._saat:
            self._saat[indeks] = self.kalender.jatuh_tempo(self._awal, menit(indeks))
        return self._saat[indeks]

    def tenggat(self, mulai: int, batas: Batas) -> tuple[datetime, datetime]:
        """`jatuh_tempo` and `terlambat_sejak` of a clock that starts at this index."""
        if batas.satuan == "hari":
            tempo = self._setelah_hari(mulai, batas)
        else:
            tempo = self.saat(mulai + batas.nilai * MENIT[batas.satuan])
        return tempo, self.kalender.terlambat_sejak(tempo)

    def _setelah_hari(self, mulai: int, batas: Batas) -> datetime:
        kunci = mulai, batas.nilai
        if kunci not in self._hari:
            self._hari[kunci] = self.kalender.jatuh_tempo(self.saat(mulai), batas)
        return self._hari[kunci]


def _mundur(kalender: Kalender, kini: datetime, lama: int) -> datetime:
    """An instant from which at least `lama` working minutes have passed until `kini`."""
    jauh = timedelta(days=7)
    while kalender.detik_kerja(kini - jauh, kini) < lama * 60:
        jauh *= 2
    return kini - jauh
