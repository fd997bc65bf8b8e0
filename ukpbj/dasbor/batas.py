"""Limits of a unit's SOPs: printed, set by the head, and those that still lack one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from ukpbj.dasbor.rincian import sebut_tanggal
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.batas import semua_baris
from ukpbj.sop.daftar import semua_kelas
from ukpbj.sop.models import BatasLangkah

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.definisi import Langkah, Sop

Kunci = tuple[str, int, int, str]


@dataclass(frozen=True)
class RingkasSop:
    """One SOP of the list: how many of its rows print no limit, and how many still have none."""

    nama: str
    url: str
    langkah: int
    tanpa_cetak: int
    kurang: int


@dataclass(frozen=True)
class BarisBatas:
    """One row of the table: what is printed, what is set today, what is set for later."""

    langkah: Langkah
    pelaku: str
    url: str
    berlaku: BatasLangkah | None
    nanti: BatasLangkah | None

    @property
    def tercetak(self) -> str:
        return str(self.langkah.batas or "")


class BatasUnit:
    """The limits of one unit on one date; one query however many SOPs it has."""

    def __init__(self, unit: Unit, hari_ini: date) -> None:
        self.unit = unit
        self.hari_ini = hari_ini

    @cached_property
    def _penetapan(self) -> dict[Kunci, list[BatasLangkah]]:
        """What counts today or later, the earliest first, by row."""
        hasil: dict[Kunci, list[BatasLangkah]] = {}
        daftar = BatasLangkah.objects.filter(unit=self.unit).bersinggungan(self.hari_ini, None)
        for satu in daftar.order_by("berlaku_mulai"):
            kunci = (satu.kode_sop, satu.versi_sop, satu.urut, satu.huruf)
            hasil.setdefault(kunci, []).append(satu)
        return hasil

    @cached_property
    def sop(self) -> list[Sop]:
        """The SOPs the unit uses, each in its newest version."""
        terbaru = {kelas.sop.kode: kelas.sop for kelas in semua_kelas()}
        return [sop for kode, sop in terbaru.items() if self.unit.memakai(kode)]

    @property
    def ringkas(self) -> list[RingkasSop]:
        return [self._ringkas(sop) for sop in self.sop]

    def _ringkas(self, sop: Sop) -> RingkasSop:
        baris = self.baris(sop)
        kosong = [satu for satu in baris if not satu.tercetak]
        return RingkasSop(
            nama_sop(sop.kode),
            self.alamat("dasbor:batas_sop", sop.kode),
            len(baris),
            len(kosong),
            sum(satu.berlaku is None for satu in kosong),
        )

    def baris(self, sop: Sop) -> list[BarisBatas]:
        return [self._baris(sop, langkah) for langkah in semua_baris(sop)]

    def _baris(self, sop: Sop, langkah: Langkah) -> BarisBatas:
        milik = self._penetapan.get((sop.kode, sop.versi, langkah.urut, langkah.huruf), [])
        berlaku = next((b for b in milik if b.berlaku_mulai <= self.hari_ini), None)
        nanti = next((b for b in milik if b.berlaku_mulai > self.hari_ini), None)
        kunci = f"{langkah.urut}{langkah.huruf}"
        return BarisBatas(
            langkah,
            " atau ".join(sop.pelaku[p] for p in langkah.pelaku),
            self.alamat("dasbor:batas_langkah", sop.kode, kunci),
            berlaku,
            nanti,
        )

    @property
    def judul(self) -> str:
        kurang = sum(satu.kurang for satu in self.ringkas)
        if not kurang:
            return "Semua langkah punya batas waktu"
        return f"{kurang} langkah belum punya batas waktu"

    def alamat(self, nama: str, *isi: str) -> str:
        return f"{reverse(nama, args=isi)}?{urlencode({'unit': self.unit.kode})}"


@dataclass(frozen=True)
class Riwayat:
    """One limit that was set for a row, in words; `dapat_diakhiri`: it still counts."""

    penetapan: BatasLangkah
    masa: str
    keadaan: str
    kelas: str
    dapat_diakhiri: bool


def riwayat(unit: Unit, sop: Sop, langkah: Langkah, hari_ini: date) -> list[Riwayat]:
    """Every limit ever set for a row, the newest first."""
    daftar = BatasLangkah.objects.filter(
        unit=unit,
        kode_sop=sop.kode,
        versi_sop=sop.versi,
        urut=langkah.urut,
        huruf=langkah.huruf,
    ).select_related("ditetapkan_oleh", "diakhiri_oleh")
    return [_riwayat(satu, hari_ini) for satu in daftar]


def _riwayat(satu: BatasLangkah, hari_ini: date) -> Riwayat:
    masa = f"mulai {sebut_tanggal(satu.berlaku_mulai)}"
    if satu.berlaku_sampai:
        masa += f" sampai {sebut_tanggal(satu.berlaku_sampai)}"
    if satu.dicabut:
        return Riwayat(satu, masa, "dicabut", "netral", False)
    if satu.berlaku_sampai and satu.berlaku_sampai < hari_ini:
        return Riwayat(satu, masa, "berakhir", "netral", False)
    if satu.berlaku_mulai > hari_ini:
        return Riwayat(satu, masa, "belum berlaku", "ditunda", True)
    return Riwayat(satu, masa, "berlaku", "aman", True)
