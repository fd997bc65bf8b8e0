"""The story of a case: what was done by whom and how long it took, what is now, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.dasbor.sebutan import sebut_pemegang
from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import Arah, Langkah
from ukpbj.sop.kata_waktu import dalam_kata, waktu_kerja

if TYPE_CHECKING:
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Proses


@dataclass(frozen=True)
class ButirLinimasa:
    """One line of `komponen/linimasa.html`."""

    no: str
    judul: str
    keterangan: str
    keadaan: str


@dataclass
class Kisah:
    """A case with its step rows, oldest first, as one person reads it."""

    proses: Proses
    baris: Sequence[PelaksanaanLangkah]
    pembaca: Pembaca

    @cached_property
    def kalender(self) -> Kalender:
        return self.pembaca.kalender_dari(self.proses.unit)

    @property
    def terbuka(self) -> PelaksanaanLangkah | None:
        return next((b for b in self.baris if b.selesai is None and not b.huruf), None)

    @property
    def terakhir(self) -> PelaksanaanLangkah | None:
        return self.baris[-1] if self.baris else None

    @cached_property
    def linimasa(self) -> list[ButirLinimasa]:
        lewat = [self._selesai(b, b.selesai) if b.selesai else self._kini(b) for b in self.baris]
        return lewat + [
            ButirLinimasa(_no(langkah), langkah.kegiatan, "", "nanti") for langkah in self._nanti()
        ]

    def _selesai(self, baris: PelaksanaanLangkah, selesai: datetime) -> ButirLinimasa:
        bagian = [
            format_waktu.ringkas(selesai, self.proses.unit),
            str(baris.pelaksana) if baris.pelaksana else "sistem",
            self._lama(baris, selesai),
            f"“{baris.hasil}”",
            "terlambat" if baris.is_terlambat(selesai) else "",
        ]
        return self._butir(baris, " · ".join(filter(None, bagian)), "selesai")

    def _kini(self, baris: PelaksanaanLangkah) -> ButirLinimasa:
        sejak = f"sejak {format_waktu.ringkas(baris.dibuka, self.proses.unit)}"
        siapa = self.giliran
        return self._butir(baris, f"{sejak} · {siapa}", "kini")

    def _butir(self, baris: PelaksanaanLangkah, keterangan: str, keadaan: str) -> ButirLinimasa:
        langkah = self.proses.kelas.sop.baris(baris.urut, baris.huruf)
        putaran = f" (putaran {baris.kunjungan})" if baris.kunjungan > 1 else ""
        return ButirLinimasa(_no(langkah), f"{langkah.kegiatan}{putaran}", keterangan, keadaan)

    def _lama(self, baris: PelaksanaanLangkah, selesai: datetime) -> str:
        if baris.mulai is None:
            return ""
        detik = self.kalender.detik_kerja(baris.mulai, selesai)
        kata = waktu_kerja(detik, self.kalender.detik_sehari(baris.mulai))
        return f"{kata} dari {baris.batas}" if baris.batas else kata

    def _nanti(self) -> Iterator[Langkah]:
        """The steps that follow if every one goes on with its first such outcome."""
        sop, langkah = self.proses.kelas.sop, self.proses.langkah_kini
        while langkah is not None:
            tujuan = next((h.ke for h in langkah.lanjut if langkah.arah(h) is Arah.MAJU), None)
            langkah = sop.baris(tujuan) if isinstance(tujuan, int) else None
            if langkah is not None:
                yield langkah

    @cached_property
    def giliran(self) -> str:
        """Whose turn it is: the role as the SOP prints it, and who has claimed the step."""
        baris = self.terbuka
        if baris is None:
            return ""
        langkah = self.proses.kelas.sop.baris(baris.urut, baris.huruf)
        peran = " atau ".join(self.proses.kelas.sop.pelaku[p] for p in langkah.pelaku)
        if baris.milik_pelaku_usaha:
            return peran
        return f"{peran}, {sebut_pemegang(baris.pemegang, self.pembaca.pengguna)}"

    # --- Two clocks ---------------------------------------------------------------------------

    @cached_property
    def waktu_kantor(self) -> str:
        """Working time the steps of the office have taken so far."""
        return self._terpakai(milik_pelaku_usaha=False)

    @cached_property
    def waktu_pelaku_usaha(self) -> str:
        return self._terpakai(milik_pelaku_usaha=True)

    def _terpakai(self, *, milik_pelaku_usaha: bool) -> str:
        detik = sum(
            self.kalender.detik_kerja(b.mulai, b.selesai or self.pembaca.pada)
            for b in self.baris
            if b.mulai and not b.huruf and b.milik_pelaku_usaha is milik_pelaku_usaha
        )
        return dalam_kata(detik, self.kalender.detik_sehari(self.pembaca.pada))


def _no(langkah: Langkah) -> str:
    return langkah.sebutan
