"""Bottlenecks: how long rows of the SOPs really take, against their limit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.dasbor.analisis.sumber import baris_sop
from ukpbj.dasbor.analisis.svg import bilah_lama
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.rekap import senin_pertama

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.analisis.sumber import Sumber
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models import RekapLama

CUKUP = 5
"""Fewer cases say nothing about a step."""
TAMPIL = 6


@dataclass(frozen=True)
class BarisLama:
    """One row of an SOP in one unit; `unit` is said where there are several."""

    rekap: RekapLama
    langkah: Langkah
    sop: str
    unit: str
    url: str
    median: str
    p90: str

    @property
    def cukup(self) -> bool:
        return (self.rekap.banyak_berbatas or self.rekap.banyak) >= CUKUP

    @property
    def berbatas(self) -> bool:
        return self.rekap.p90_persen is not None

    @property
    def batas(self) -> str:
        if not self.berbatas:
            return "tanpa batas"
        return f"batas {self.langkah.batas or 'yang ditetapkan unit'}"

    @property
    def kata(self) -> str:
        return f"Separuh selesai dalam {self.median}, 90 % dalam {self.p90}; {self.batas}."

    @property
    def gambar(self) -> SafeString:
        uraian = f"{self.rekap.p90_persen} % dari batas untuk 90 % langkah."
        return bilah_lama(self.rekap.median_persen or 0, self.rekap.p90_persen or 0, uraian)


@dataclass(frozen=True)
class Hambatan:
    sumber: Sumber

    @cached_property
    def semua(self) -> list[BarisLama]:
        """Office rows: with enough cases before the others, the longest past the limit first."""
        unit = {satu.pk: satu for satu in self.sumber.unit}
        semua = [self._satu(rekap, unit[rekap.unit_id]) for rekap in self.sumber.lama]
        return sorted((b for b in semua if b.langkah.peran != PELAKU_USAHA), key=_urut)

    def _satu(self, rekap: RekapLama, unit: Unit) -> BarisLama:
        kunci = rekap.kode_sop, rekap.versi_sop, rekap.urut, rekap.huruf
        dari = senin_pertama(unit, self.sumber.pembaca.pada)
        return BarisLama(
            rekap,
            baris_sop(kunci),
            nama_sop(rekap.kode_sop, rekap.versi_sop),
            str(unit) if len(self.sumber.unit) > 1 else "",
            self.sumber.url_daftar(kunci, unit=unit.kode, dari=f"{dari}", terukur="ya"),
            self.sumber.sebut(rekap.median_detik, unit),
            self.sumber.sebut(rekap.p90_detik, unit),
        )

    @property
    def terlama(self) -> list[BarisLama]:
        """What the picture shows."""
        return [satu for satu in self.semua if satu.cukup and satu.berbatas][:TAMPIL]

    @property
    def judul(self) -> str:
        lewat = sum(b.cukup and (b.rekap.p90_persen or 0) > 100 for b in self.semua)
        if not lewat:
            return "Tidak ada langkah yang sering lewat batas"
        return f"{lewat} langkah lewat batas pada lebih dari 10 % kasusnya"


def _urut(b: BarisLama) -> tuple[bool, bool, int, int]:
    return not b.cukup, not b.berbatas, -(b.rekap.p90_persen or 0), -b.rekap.p90_detik
