"""How long the steps of a case have waited for a hand, and been in one: in working time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse

from ukpbj.sop.kata_waktu import dalam_kata
from ukpbj.sop.terpakai import Terpakai, terpakai

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

KOSONG = "–"


@dataclass(frozen=True)
class WaktuLangkah:
    """One step of the case, with the words of its time; `url`: its own ledger."""

    sebutan: str
    kegiatan: str
    putaran: int
    menunggu: str
    dikerjakan: str
    batas: str
    url: str
    kini: bool


@dataclass
class WaktuProses:
    """The rows of a case, oldest first, at `pada`; `kini`: the row the page is about."""

    proses: Proses
    baris: Sequence[PelaksanaanLangkah]
    kini: PelaksanaanLangkah
    kalender: Kalender
    pada: datetime

    @cached_property
    def langkah(self) -> list[WaktuLangkah]:
        return [self._satu(baris) for baris in self.baris]

    def _satu(self, baris: PelaksanaanLangkah) -> WaktuLangkah:
        lama = terpakai(baris, self.kalender, self.pada)
        # A vendor claims nothing: neither word fits their time.
        vendor = baris.milik_pelaku_usaha
        return WaktuLangkah(
            baris.sebutan,
            self.proses.kelas.sop.baris(baris.urut, baris.huruf).kegiatan,
            baris.kunjungan,
            KOSONG if vendor else self._kata(lama.menunggu),
            KOSONG if vendor else self._kata(lama.dikerjakan),
            f"batas {baris.batas}" if baris.batas else "tanpa batas",
            reverse("dasbor:rincian", args=[self.proses.kunci, baris.pk]),
            baris.pk == self.kini.pk,
        )

    @property
    def menunggu(self) -> str:
        return self._kata(sum(t.menunggu for t in self._kantor))

    @property
    def dikerjakan(self) -> str:
        return self._kata(sum(t.dikerjakan for t in self._kantor))

    @cached_property
    def _kantor(self) -> list[Terpakai]:
        """Of the office's rows of the table; a sub-step runs inside the time of its step."""
        return [
            terpakai(satu, self.kalender, self.pada)
            for satu in self.baris
            if not satu.huruf and not satu.milik_pelaku_usaha
        ]

    def _kata(self, detik: int) -> str:
        return dalam_kata(detik, self.kalender.detik_sehari(self.kini.dibuka))
