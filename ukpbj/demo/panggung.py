"""What all invented cases share: the time, the calendars they were lived by, and the people."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ukpbj.akun.models import Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.demo.pola import PEKAN
from ukpbj.sop import izin
from ukpbj.sop.izin_penyimpangan import ATASAN_KEPALA
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import Proses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukpbj.akun.models import Pengguna
    from ukpbj.sop.kalender import Kalender


class Panggung:
    """One per loading; the people do not change while it lasts, so they are looked up once.

    `ditangani`: the deviations that somebody has seen to, or left lying on purpose.
    """

    def __init__(self, kini: datetime) -> None:
        self.kini = kini
        self.awal = kini - timedelta(weeks=PEKAN)
        self.unit = {satu.kode: satu for satu in Unit.objects.all()}
        self.ditangani: set[int] = set()
        self._kalender: dict[int, Kalender] = {}
        self._pemegang: dict[tuple[int, str, tuple[str, ...]], list[Pengguna]] = {}
        self._sementara: dict[tuple[int, str, str], set[int]] = {}

    def kalender(self, unit: Unit) -> Kalender:
        """When people really worked: what the office has recorded, and what it will yet record."""
        if unit.pk not in self._kalender:
            self._kalender[unit.pk] = kalender_unit(unit)
        return self._kalender[unit.pk]

    def jalani_menurut(self, unit: Unit, kalender: Kalender) -> None:
        self._kalender[unit.pk] = kalender

    def usia(self, saat: datetime) -> float:
        """Where `saat` lies in the weeks that are told: 0 their beginning, 1 now."""
        return min(1.0, max(0.0, (saat - self.awal) / (self.kini - self.awal)))

    def pemegang(self, proses: Proses, pelaku: Sequence[str]) -> list[Pengguna]:
        """Who holds one of the roles for such a case, by name."""
        kunci = proses.unit_id, proses.kode_sop, tuple(pelaku)
        if kunci not in self._pemegang:
            self._pemegang[kunci] = izin.pemegang_peran(proses, pelaku)
        return self._pemegang[kunci]

    def pemegang_tetap(self, proses: Proses, peran: str) -> list[Pengguna]:
        """The same without those who only stand in for somebody."""
        kunci = proses.unit_id, proses.kode_sop, peran
        if kunci not in self._sementara:
            self._sementara[kunci] = set(izin.pemegang_sementara(proses, [peran]))
        sementara = self._sementara[kunci]
        return [orang for orang in self.pemegang(proses, [peran]) if orang.pk not in sementara]

    def kepala(self, unit: Unit) -> Pengguna:
        return self._pejabat(unit, KEPALA_UKPBJ)

    def atasan(self, unit: Unit) -> Pengguna:
        return self._pejabat(unit, ATASAN_KEPALA)

    def _pejabat(self, unit: Unit, peran: str) -> Pengguna:
        return self.pemegang(Proses(unit=unit), [peran])[0]
