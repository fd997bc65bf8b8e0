"""What the analysis reads: kept figures of the headed units, never a step.

Three statements whatever has been done: weeks x rows of the SOPs, one line per row of an SOP, and
when all that was counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.urls import reverse

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.dasbor.analisis.jumlah import MEDAN, Jumlah
from ukpbj.dasbor.langkah_selesai import KANTOR, sebut_tanggal, yang_dipimpin
from ukpbj.sop import format_waktu
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.kata_waktu import dalam_kata
from ukpbj.sop.models import Detak, RekapHarian, RekapLama
from ukpbj.sop.rekap import KUNCI, PEKAN, REKAP, Kunci, senin_pertama

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.definisi import Langkah

TANPA_HARI = 10**12
"""Seconds that no day has."""


@dataclass(frozen=True)
class BarisHarian:
    """What was done of one row of an SOP in one week."""

    pekan: date
    kunci: Kunci
    vendor: bool
    jumlah: Jumlah


@dataclass(frozen=True)
class Sumber:
    """The figures of the chosen unit, or of all a person heads; `sop`: of one SOP alone."""

    pembaca: Pembaca
    diminta: str = ""
    sop: str = ""

    @cached_property
    def semua_unit(self) -> Sequence[Unit]:
        return yang_dipimpin(self.pembaca)

    @cached_property
    def kode_unit(self) -> str:
        """The unit that is asked for, "" for all; also where it is none of them."""
        return self.diminta if self.diminta in {u.kode for u in self.semua_unit} else ""

    @cached_property
    def unit(self) -> Sequence[Unit]:
        return [unit for unit in self.semua_unit if self.kode_unit in ("", unit.kode)]

    @property
    def mulai(self) -> date:
        """The Monday of the first week; of units in several zones the latest."""
        return max(senin_pertama(unit, self.pembaca.pada) for unit in self.unit)

    @property
    def kini(self) -> date:
        return max(tanggal_unit(unit, self.pembaca.pada) for unit in self.unit)

    @property
    def pekan(self) -> list[date]:
        """The Mondays, the running week last."""
        return [self.mulai + timedelta(weeks=n) for n in range(PEKAN)]

    @cached_property
    def harian(self) -> list[BarisHarian]:
        milik = RekapHarian.objects.filter(unit__in=self.unit, tanggal__gte=self.mulai)
        if self.sop:
            milik = milik.filter(kode_sop=self.sop)
        angka = {f"jumlah_{medan}": Sum(medan) for medan in MEDAN}
        per_pekan = milik.values_list(TruncWeek("tanggal"), *KUNCI, "peran").annotate(**angka)
        return [
            BarisHarian(pekan, (kode, versi, urut, huruf), peran == PELAKU_USAHA, Jumlah(*isi))
            for pekan, kode, versi, urut, huruf, peran, *isi in per_pekan.order_by()
        ]

    @cached_property
    def lama(self) -> list[RekapLama]:
        milik = RekapLama.objects.filter(unit__in=self.unit)
        return list(milik.filter(kode_sop=self.sop) if self.sop else milik)

    @cached_property
    def dihitung(self) -> datetime | None:
        """When the figures were last brought up to date."""
        detak = Detak.objects.filter(nama=REKAP).values_list("waktu", flat=True).first()
        return max(filter(None, [detak, *(satu.dihitung for satu in self.lama)]), default=None)

    # --- Words --------------------------------------------------------------------------------

    @property
    def sebut_masa(self) -> str:
        return f"{sebut_tanggal(self.mulai)} – {sebut_tanggal(self.kini)}"

    @property
    def sebut_dihitung(self) -> str:
        """ "hari ini 10.40 WIB"; empty where nothing was counted yet."""
        if self.dihitung is None:
            return ""
        return format_waktu.dekat(self.dihitung, self.pembaca.pada, self.unit[0])

    def sebut(self, detik: int, unit: Unit | None = None) -> str:
        """A working time, "1 hari kerja 3 jam", by the length of the unit's day today.

        Of several units together in hours: their days may differ.
        """
        if unit is None and len(self.unit) > 1:
            return dalam_kata(detik, TANPA_HARI)
        kalender = self.pembaca.kalender_dari(unit or self.unit[0])
        return dalam_kata(detik, kalender.detik_sehari(self.pembaca.pada))

    # --- Addresses ----------------------------------------------------------------------------

    @cached_property
    def _versi_banyak(self) -> set[str]:
        """SOPs of which more than one version was worked on."""
        versi = {(kode, versi) for kode, versi, *_ in (b.kunci for b in self.harian)}
        return {kode for kode, nomor in versi if (kode, nomor + 1) in versi or nomor > 1}

    def url_daftar(self, kunci: Kunci | None = None, **isi: str) -> str:
        """The list behind a number: office steps of these weeks, unless `isi` says otherwise."""
        bawaan = {"unit": self.kode_unit, "sop": self.sop, "pihak": KANTOR}
        if "pekan" not in isi:
            bawaan |= {"dari": f"{self.mulai}"}
        if kunci:
            kode, versi, urut, huruf = kunci
            bawaan |= {"sop": kode, "langkah": f"{urut}{huruf}"}
            if kode in self._versi_banyak:
                bawaan |= {"versi": f"{versi}"}
        ada = {nama: nilai for nama, nilai in (bawaan | isi).items() if nilai}
        return f"{reverse('dasbor:langkah_selesai')}?{urlencode(ada)}"

    def url_kepatuhan(self, kode: str) -> str:
        ekor = f"?{urlencode({'unit': self.kode_unit})}" if self.kode_unit else ""
        return reverse("dasbor:kepatuhan", args=[kode]) + ekor


def baris_sop(kunci: Kunci) -> Langkah:
    kode, versi, urut, huruf = kunci
    return kelas_sop(kode, versi).sop.baris(urut, huruf)
