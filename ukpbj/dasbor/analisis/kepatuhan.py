"""Compliance by SOP and by its steps; office time and vendor time apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.dasbor.analisis.jumlah import Jumlah, bagian, jumlahkan
from ukpbj.dasbor.analisis.sumber import baris_sop
from ukpbj.dasbor.analisis.svg import bilah_bagian
from ukpbj.dasbor.langkah_selesai import MENYIMPANG, PATUH
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ukpbj.dasbor.analisis.sumber import BarisHarian, Sumber
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.rekap import Kunci

HASIL = {"selesai": "", "patuh": PATUH, "menyimpang": MENYIMPANG}
JENIS = {jenis.value: jenis.value for jenis in Penyimpangan.Jenis}


@dataclass(frozen=True)
class WaktuSop:
    """Working seconds of the table's own rows: a sub-step runs inside the time of its step."""

    sumber: Sumber
    kantor: Jumlah
    vendor: Jumlah

    @classmethod
    def dari(cls, sumber: Sumber, baris: Iterable[BarisHarian]) -> WaktuSop:
        utama = [b for b in baris if not b.kunci[3]]
        kantor, vendor = (
            sum((b.jumlah for b in utama if b.vendor is milik), Jumlah()) for milik in (False, True)
        )
        return cls(sumber, kantor, vendor)

    @property
    def _isi(self) -> list[tuple[str, str, int]]:
        return [
            ("menunggu", "Kantor, menunggu diambil", self.kantor.detik_menunggu),
            ("dikerjakan", "Kantor, dikerjakan", self.kantor.detik_dikerjakan),
            ("vendor", "Pelaku usaha", self.vendor.detik),
        ]

    @property
    def seluruhnya(self) -> int:
        return self.kantor.detik + self.vendor.detik

    @property
    def kata(self) -> list[tuple[str, str, str, int]]:
        """Class of the part, what it is, how long, and its percent."""
        return [
            (kelas, teks, self.sumber.sebut(detik), round(bagian(detik, self.seluruhnya)))
            for kelas, teks, detik in self._isi
            if detik
        ]

    @property
    def sebut_kantor(self) -> str:
        return self.sumber.sebut(self.kantor.detik)

    @property
    def sebut_vendor(self) -> str:
        return self.sumber.sebut(self.vendor.detik)

    @property
    def gambar(self) -> SafeString:
        return bilah_bagian([(kelas, detik) for kelas, _, detik in self._isi])


@dataclass(frozen=True)
class BarisSop:
    """One SOP: its office steps, and the time of both sides."""

    nama: str
    url: str
    jumlah: Jumlah
    tautan: dict[str, str]
    waktu: WaktuSop

    @property
    def gambar(self) -> SafeString:
        return bilah_bagian([("patuh", self.jumlah.patuh), ("simpang", self.jumlah.menyimpang)])


@dataclass(frozen=True)
class BarisLangkah:
    """One row of an SOP; a vendor's has a time and no compliance."""

    langkah: Langkah
    versi: int
    jumlah: Jumlah
    vendor: bool
    tautan: dict[str, str]
    menunggu: str
    dikerjakan: str
    seluruhnya: str


@dataclass(frozen=True)
class Kepatuhan:
    sumber: Sumber

    @cached_property
    def sop(self) -> list[BarisSop]:
        """The worst first; an SOP without an office step done comes last."""
        kode = sorted({baris.kunci[0] for baris in self.sumber.harian})
        semua = [self._sop(satu) for satu in kode]
        return sorted(semua, key=lambda b: (_urut(b.jumlah), -b.jumlah.menyimpang, b.nama))

    def _sop(self, kode: str) -> BarisSop:
        milik = [baris for baris in self.sumber.harian if baris.kunci[0] == kode]
        url = self.sumber.url_daftar
        return BarisSop(
            nama_sop(kode),
            self.sumber.url_kepatuhan(kode),
            sum((b.jumlah for b in milik if not b.vendor), Jumlah()),
            {nama: url(sop=kode, hasil=hasil) for nama, hasil in HASIL.items()},
            WaktuSop.dari(self.sumber, milik),
        )

    @cached_property
    def langkah(self) -> list[BarisLangkah]:
        """Every row that was done, in the order of the paper."""
        vendor = {baris.kunci: baris.vendor for baris in self.sumber.harian}
        angka = jumlahkan((baris.kunci, baris.jumlah) for baris in self.sumber.harian)
        return [self._langkah(kunci, angka[kunci], vendor[kunci]) for kunci in sorted(angka)]

    def _langkah(self, kunci: Kunci, jumlah: Jumlah, vendor: bool) -> BarisLangkah:
        pihak = {"pihak": PELAKU_USAHA} if vendor else {}
        hasil = {"selesai": ""} if vendor else HASIL | JENIS
        tautan = {n: self.sumber.url_daftar(kunci, hasil=h, **pihak) for n, h in hasil.items()}
        banyak = jumlah.selesai or 1
        rata = (jumlah.detik_menunggu, jumlah.detik_dikerjakan, jumlah.detik)
        kata = [self.sumber.sebut(detik // banyak) for detik in rata]
        return BarisLangkah(baris_sop(kunci), kunci[1], jumlah, vendor, tautan, *kata)

    @property
    def waktu(self) -> WaktuSop:
        return WaktuSop.dari(self.sumber, self.sumber.harian)


def _urut(jumlah: Jumlah) -> float:
    return jumlah.patuh / jumlah.selesai if jumlah.selesai else 2
