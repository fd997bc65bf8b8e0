"""A month of a unit's own zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ukpbj.sop.format_waktu import BULAN

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

_POLA = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


@dataclass(frozen=True, order=True)
class Bulan:
    """October 2026 is Bulan(2026, 10)."""

    tahun: int
    nomor: int

    @classmethod
    def dari(cls, tanggal: date) -> Bulan:
        return cls(tanggal.year, tanggal.month)

    @classmethod
    def baca(cls, teks: str) -> Bulan | None:
        """From "2026-10"; None for what is no month."""
        cocok = _POLA.fullmatch(teks)
        if not cocok or not 1 <= int(cocok[2]) <= 12:
            return None
        return cls(int(cocok[1]), int(cocok[2]))

    @property
    def kode(self) -> str:
        return f"{self.tahun:04d}-{self.nomor:02d}"

    @property
    def nama(self) -> str:
        """Oktober 2026"""
        return f"{BULAN[self.nomor - 1]} {self.tahun}"

    @property
    def awal(self) -> date:
        return date(self.tahun, self.nomor, 1)

    @property
    def akhir(self) -> date:
        """The last day."""
        return self.sesudah.awal - timedelta(days=1)

    @property
    def sebelum(self) -> Bulan:
        return self._geser(-1)

    @property
    def sesudah(self) -> Bulan:
        return self._geser(1)

    def _geser(self, banyak: int) -> Bulan:
        tahun, nomor = divmod(self.tahun * 12 + self.nomor - 1 + banyak, 12)
        return Bulan(tahun, nomor + 1)

    def rentang(self, unit: Unit) -> tuple[datetime, datetime]:
        """The first instant, and that of the next month."""
        awal, akhir = (datetime.combine(b.awal, time(), unit.tzinfo) for b in (self, self.sesudah))
        return awal, akhir

    def sampai(self, akhir: Bulan) -> Iterator[Bulan]:
        """This and all that follow, up to `akhir`."""
        kini = self
        while kini <= akhir:
            yield kini
            kini = kini.sesudah
