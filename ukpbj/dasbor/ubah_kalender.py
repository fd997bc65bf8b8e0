"""What a change of the calendar will move, as the confirmation page says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ukpbj.sop import format_waktu
from ukpbj.sop.layanan.kalender import dampak_perubahan

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.dampak_kalender import Geser
    from ukpbj.sop.layanan.kalender import Perubahan

TAMPIL = 50


@dataclass(frozen=True)
class BarisGeser:
    """One deadline that moves: old and new, and what it means."""

    geser: Geser
    lama: str
    baru: str
    akibat: str
    kelas: str


@dataclass(frozen=True)
class Dampak:
    """Everything a change moves; the page lists the first `TAMPIL`."""

    perubahan: Perubahan
    semua: Sequence[Geser]
    pada: datetime

    @classmethod
    def dari(cls, perubahan: Perubahan, pada: datetime) -> Dampak:
        return cls(perubahan, dampak_perubahan(perubahan, pada), pada)

    @property
    def jumlah(self) -> int:
        return len(self.semua)

    @property
    def gugur(self) -> int:
        return sum(satu.gugur is not None for satu in self.semua)

    @property
    def lagi(self) -> int:
        return sum(satu.lagi is not None for satu in self.semua)

    @property
    def terlambat(self) -> int:
        return sum(satu.menjadi_terlambat(self.pada) for satu in self.semua)

    @property
    def judul(self) -> str:
        """The answer: what the change does."""
        if not self.jumlah:
            return "Tidak ada tenggat yang bergeser"
        bagian = [f"{self.jumlah} tenggat bergeser"]
        bagian += [f"{self.gugur} penyimpangan waktu gugur"] if self.gugur else []
        bagian += [f"{self.lagi} penyimpangan waktu tercatat lagi"] if self.lagi else []
        bagian += [f"{self.terlambat} langkah menjadi terlambat"] if self.terlambat else []
        return ", ".join(bagian)

    @property
    def sisanya(self) -> int:
        return max(0, self.jumlah - TAMPIL)

    @property
    def baris(self) -> list[BarisGeser]:
        unit = self.perubahan.unit
        return [self._baris(satu, unit) for satu in self.semua[:TAMPIL]]

    def _baris(self, satu: Geser, unit: Unit) -> BarisGeser:
        lama = satu.baris.jatuh_tempo
        akibat, kelas = "", ""
        if satu.gugur:
            akibat, kelas = "penyimpangan gugur", "aman"
        elif satu.lagi:
            akibat, kelas = "menyimpang lagi", "terlambat"
        elif satu.menjadi_terlambat(self.pada):
            akibat, kelas = "menjadi terlambat", "terlambat"
        return BarisGeser(
            satu,
            format_waktu.sedang(lama, unit) if lama else "",
            format_waktu.sedang(satu.jatuh_tempo, unit),
            akibat,
            kelas,
        )
