"""The page of monthly reports: which unit and months, what there is, and who may ask for more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_terbaru
from ukpbj.dasbor.laporan.bulan import Bulan
from ukpbj.dasbor.models import Laporan
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.izin_penyimpangan import unit_diatasi
from ukpbj.sop.models import PelaksanaanLangkah

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.models import LaporanQuerySet
    from ukpbj.dasbor.pembaca import Pembaca

SEHALAMAN = 20
LENCANA = {
    Laporan.Keadaan.ANTRE: "netral",
    Laporan.Keadaan.DISUSUN: "info",
    Laporan.Keadaan.SELESAI: "selesai",
    Laporan.Keadaan.GAGAL: "bahaya",
}


def unit_terbaca(pembaca: Pembaca) -> list[Unit]:
    """Units whose reports this person reads: those headed first, then those of the superior."""
    dipimpin = [unit for pk, unit in pembaca.unit.items() if pk in pembaca.dipimpin]
    diatasi = unit_diatasi(pembaca.pengguna, pembaca.penugasan)
    return dipimpin + [unit for pk, unit in diatasi.items() if pk not in pembaca.dipimpin]


def laporan_terbaca(pembaca: Pembaca) -> LaporanQuerySet:
    """Their reports, with what a row shows."""
    milik = Laporan.objects.filter(unit__in=unit_terbaca(pembaca))
    return milik.select_related("unit", "pesan", "diminta_oleh").prefetch_related("berkas")


@dataclass(frozen=True)
class BarisLaporan:
    """One edition as the list shows it."""

    laporan: Laporan
    memimpin: bool

    @property
    def kelas(self) -> str:
        return LENCANA[self.laporan.keadaan]

    @property
    def gagal(self) -> bool:
        return self.laporan.keadaan == Laporan.Keadaan.GAGAL

    @property
    def berjalan(self) -> bool:
        """Whether the page should ask again how far it is."""
        return not self.laporan.selesai and not self.gagal


@dataclass(frozen=True)
class DaftarLaporan:
    """The reports of one unit."""

    pembaca: Pembaca
    unit: Unit

    @property
    def memimpin(self) -> bool:
        return self.unit.pk in self.pembaca.dipimpin

    @cached_property
    def bulan_ini(self) -> Bulan:
        return Bulan.dari(tanggal_unit(self.unit, self.pembaca.pada))

    @cached_property
    def bulan(self) -> list[Bulan]:
        """From the running month back to that of the first step done; empty before it."""
        selesai = PelaksanaanLangkah.objects.dikerjakan().filter(unit=self.unit)
        pertama = selesai.order_by("selesai").values_list("selesai", flat=True).first()
        if pertama is None:
            return []
        awal = Bulan.dari(tanggal_unit(self.unit, pertama))
        return list(awal.sampai(self.bulan_ini))[::-1]

    @cached_property
    def judul(self) -> str:
        """The answer: whether the last full month has its report."""
        lalu = self.bulan_ini.sebelum
        if lalu not in self.bulan:
            return f"{self.bulan_ini.nama} masih berjalan" if self.bulan else "Belum ada laporan"
        milik = Laporan.objects.filter(unit=self.unit, bulan=lalu.awal).select_related("unit")
        terakhir = milik.select_related("pesan").order_by("-pk").first()
        return f"Laporan {lalu.nama} {self._sebut(terakhir)}"

    def _sebut(self, laporan: Laporan | None) -> str:
        if laporan is None or laporan.sementara:
            return "belum disusun"
        if laporan.selesai:
            return "sudah ada"
        gagal = laporan.keadaan == Laporan.Keadaan.GAGAL
        return "gagal disusun" if gagal else "sedang disusun"

    def halaman(self, kursor: Kursor | None) -> Halaman[Laporan]:
        milik = laporan_terbaca(self.pembaca).filter(unit=self.unit)
        return halaman_terbaru(milik, kursor, SEHALAMAN)

    def baris(self, laporan: Laporan) -> BarisLaporan:
        return BarisLaporan(laporan, self.memimpin)
