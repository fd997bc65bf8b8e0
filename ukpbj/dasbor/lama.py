"""Whose time a case has taken, and how much of it waited for a hand: in working time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop import format_waktu
from ukpbj.sop.kata_waktu import dalam_kata, waktu_kerja
from ukpbj.sop.terpakai import DuaJam, dua_jam, terpakai

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

KOSONG = "–"
LEBAR = 1000
"""Of the bar in its own units; every part is a whole number of them."""


@dataclass(frozen=True)
class Bagian:
    """One part of the bar, and the line beside it that says the same in words."""

    kelas: str
    label: str
    lama: str
    persen: int
    x: int
    lebar: int


@dataclass(frozen=True)
class WaktuLangkah:
    """One step of the case, with the words of its time; `url`: its own ledger."""

    sebutan: str
    kegiatan: str
    putaran: int
    menunggu: str
    dikerjakan: str
    ditunda: str
    batas: str
    url: str
    kini: bool
    pelaku_usaha: bool
    anak: bool


@dataclass
class WaktuProses:
    """The rows of a case, oldest first, at `pada`; `kini`: the row the page is about, if one."""

    proses: Proses
    baris: Sequence[PelaksanaanLangkah]
    kalender: Kalender
    pada: datetime
    kini: PelaksanaanLangkah | None = None

    @cached_property
    def _jumlah(self) -> DuaJam:
        return dua_jam(self.baris, self.kalender, self.pada)

    @property
    def judul(self) -> str:
        """All of it, and between when and when."""
        unit, akhir = self.proses.unit, self.proses.berakhir
        mulai = format_waktu.ringkas(self.baris[0].dibuka, unit)
        masa = f"dari {mulai} sampai {format_waktu.ringkas(akhir, unit)}" if akhir else ""
        return f"{waktu_kerja(self._jumlah.seluruhnya, self._sehari)} {masa or f'sejak {mulai}'}"

    @property
    def ada_pelaku_usaha(self) -> bool:
        """Whether the SOP gives the vendor a part at all."""
        return PELAKU_USAHA in self.proses.kelas.sop.pelaku

    # --- The bar ------------------------------------------------------------------------------

    @cached_property
    def bagian(self) -> list[Bagian]:
        hasil: list[Bagian] = []
        lewat = 0
        for kelas, label, detik in self._urutan():
            x, lewat = self._letak(lewat), lewat + detik
            hasil.append(
                Bagian(
                    kelas, label, self._kata(detik), self._letak(detik, 100),
                    x, self._letak(lewat) - x,
                )
            )  # fmt: skip
        return hasil

    def _urutan(self) -> Iterator[tuple[str, str, int]]:
        jumlah = self._jumlah
        yield "menunggu", "Kantor, menunggu diambil", jumlah.menunggu
        yield "dikerjakan", "Kantor, dikerjakan", jumlah.dikerjakan
        if self.ada_pelaku_usaha:
            yield "pelaku-usaha", "Pelaku usaha", jumlah.pelaku_usaha
        if jumlah.ditunda:
            yield "ditunda", "Menunggu janji temu atau kehadiran", jumlah.ditunda

    def _letak(self, detik: int, dari: int = LEBAR) -> int:
        """A share of all the time in whole units of `dari`."""
        return round(dari * detik / (self._jumlah.seluruhnya or 1))

    # --- Step by step -------------------------------------------------------------------------

    @cached_property
    def langkah(self) -> list[WaktuLangkah]:
        return [self._satu(baris) for baris in self.baris]

    def _satu(self, baris: PelaksanaanLangkah) -> WaktuLangkah:
        lama = terpakai(baris, self.kalender, self.pada)
        vendor = baris.milik_pelaku_usaha
        return WaktuLangkah(
            baris.sebutan,
            self.proses.kelas.sop.baris(baris.urut, baris.huruf).kegiatan,
            baris.kunjungan,
            KOSONG if vendor else self._kata(lama.menunggu),
            self._kata(lama.seluruhnya if vendor else lama.dikerjakan),
            self._kata(lama.ditunda) if lama.ditunda else "",
            f"batas {baris.batas}" if baris.batas else "tanpa batas",
            reverse("dasbor:rincian", args=[self.proses.kunci, baris.pk]),
            self.kini is not None and baris.pk == self.kini.pk,
            vendor,
            bool(baris.huruf),
        )

    @cached_property
    def _sehari(self) -> int:
        return self.kalender.detik_sehari(self.proses.berakhir or self.pada)

    def _kata(self, detik: int) -> str:
        return dalam_kata(detik, self._sehari)
