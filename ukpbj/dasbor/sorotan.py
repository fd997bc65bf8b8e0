"""The heads of the lists that the dashboard shows: the longest late, what waits for the head, the
next deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.dasbor import cabang
from ukpbj.dasbor.antrean import BarisKerja, susun_baris
from ukpbj.dasbor.register import LENCANA_KEADAAN
from ukpbj.dasbor.sebutan import nama_peran, nama_sop
from ukpbj.dasbor.terurut import MENURUT_TENGGAT, TERBARU, teratas
from ukpbj.sop.models import Penyimpangan
from ukpbj.sop.tenggat import lama_terlambat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukpbj.dasbor.angka import Dasbor
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet

TELAT_TAMPIL = 8
TAMPIL = 4
K = Penyimpangan.Keadaan


@dataclass(frozen=True)
class BarisTelat:
    """One late step: the line of the queue, whose role it is, and how late in working time."""

    baris: BarisKerja
    peran: str
    lama: str


@dataclass(frozen=True)
class BarisGiliran:
    """One deviation that waits for the reader: what to do, with which."""

    penyimpangan: Penyimpangan
    tindakan: str
    sop: str
    kelas: str


@dataclass(frozen=True)
class Sorotan:
    """The heads of the lists behind a `Dasbor`, each read in one statement."""

    dasbor: Dasbor

    @cached_property
    def telat(self) -> list[BarisTelat]:
        """Late steps, the longest late first."""
        if not self.dasbor.terlambat:
            return []
        pembaca = self.dasbor.pembaca
        daftar = self._baris(
            self.dasbor.langkah.filter(pembaca.syarat_keadaan("terlambat")),
            self.dasbor.cabang,
            TELAT_TAMPIL,
        )
        return [
            BarisTelat(
                baris,
                nama_peran(baris.pelaksanaan.peran),
                lama_terlambat(
                    baris.pelaksanaan, pembaca.pada, pembaca.kalender_dari(baris.pelaksanaan.unit)
                ),
            )
            for baris in daftar
        ]

    @cached_property
    def segera(self) -> list[BarisKerja]:
        """Steps still in time, the next deadline first."""
        belum = self.dasbor.langkah.filter(terlambat_sejak__gte=self.dasbor.pembaca.pada)
        return self._baris(belum, self.dasbor.cabang, TAMPIL)

    @cached_property
    def saya(self) -> list[BarisKerja]:
        """The head's own queue, the most urgent first."""
        if not self.dasbor.langkah_menunggu:
            return []
        return self._baris(self.dasbor.langkah_saya, self.dasbor.cabang_saya, TAMPIL)

    def _baris(
        self, kumpulan: PelaksanaanQuerySet, bagian: Sequence[Q], banyak: int
    ) -> list[BarisKerja]:
        lengkap = kumpulan.select_related("proses", "unit", "pemegang").order_by(*MENURUT_TENGGAT)
        return susun_baris(teratas(lengkap, bagian, banyak), self.dasbor.pembaca)

    @cached_property
    def giliran(self) -> list[BarisGiliran]:
        """Deviations that wait for the head, the newest first."""
        if not self.dasbor.penyimpangan_menunggu:
            return []
        lengkap = self.dasbor.giliran.select_related("pelaksanaan__proses", "unit")
        bagian = cabang.giliran(self.dasbor.pembaca)
        return [
            BarisGiliran(
                satu,
                _tindakan(satu),
                nama_sop(satu.kode_sop, satu.pelaksanaan.proses.versi_sop),
                LENCANA_KEADAAN[satu.keadaan],
            )
            for satu in teratas(lengkap.order_by(*TERBARU), bagian, TAMPIL)
        ]


def _tindakan(satu: Penyimpangan) -> str:
    if satu.keadaan == K.DIPERTANGGUNGJAWABKAN:
        return "Putuskan pertanggungjawaban"
    if satu.penanggung_jawab_id is None:
        return "Tunjuk penanggung jawab"
    return "Pertanggungjawabkan"
