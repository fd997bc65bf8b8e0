"""The story of a case: what was done by whom and how long it took, what is now, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.dasbor.sebutan import sebut_pemegang
from ukpbj.sop import anak, format_waktu
from ukpbj.sop.definisi import Arah, Langkah
from ukpbj.sop.kata_waktu import waktu_kerja

if TYPE_CHECKING:
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Proses


@dataclass(frozen=True)
class ButirLinimasa:
    """One line of `komponen/linimasa.html`; `anak`: a sub-step, under the line of its step."""

    no: str
    judul: str
    keterangan: str
    keadaan: str
    anak: bool = False


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
        """The open row of the table; its open sub-steps: `semua_terbuka`."""
        return next((b for b in self.semua_terbuka if not b.huruf), None)

    @cached_property
    def semua_terbuka(self) -> list[PelaksanaanLangkah]:
        """The open row of the table, then its open sub-steps in the order of the paper."""
        terbuka = (b for b in self.baris if b.selesai is None)
        return sorted(terbuka, key=lambda b: b.huruf)

    @cached_property
    def linimasa(self) -> list[ButirLinimasa]:
        lewat = [self._selesai(b, b.selesai) if b.selesai else self._kini(b) for b in self.baris]
        return lewat + [
            ButirLinimasa(langkah.sebutan, langkah.kegiatan, "", "nanti")
            for langkah in self._nanti()
        ]

    def _selesai(self, baris: PelaksanaanLangkah, selesai: datetime) -> ButirLinimasa:
        bagian = [
            format_waktu.ringkas(selesai, self.proses.unit),
            str(baris.pelaksana) if baris.pelaksana else "sistem",
            self.lama(baris, selesai),
            f"“{baris.hasil}”",
            "terlambat" if baris.is_terlambat(selesai) else "",
        ]
        return self._butir(baris, " · ".join(filter(None, bagian)), "selesai")

    def _kini(self, baris: PelaksanaanLangkah) -> ButirLinimasa:
        sejak = f"sejak {format_waktu.ringkas(baris.dibuka, self.proses.unit)}"
        return self._butir(baris, f"{sejak} · {self.siapa(baris)}", "kini")

    def _butir(self, baris: PelaksanaanLangkah, keterangan: str, keadaan: str) -> ButirLinimasa:
        langkah = self.langkah_dari(baris)
        putaran = f" (putaran {baris.kunjungan})" if baris.kunjungan > 1 else ""
        return ButirLinimasa(
            langkah.sebutan, f"{langkah.kegiatan}{putaran}", keterangan, keadaan, bool(baris.huruf)
        )

    def lama(self, baris: PelaksanaanLangkah, selesai: datetime) -> str:
        """Working time a closed step took, "12 menit kerja dari 30 menit"; empty: no clock."""
        if baris.mulai is None:
            return ""
        detik = self.kalender.detik_kerja(baris.mulai, selesai)
        kata = waktu_kerja(detik, self.kalender.detik_sehari(baris.mulai))
        return f"{kata} dari {baris.batas}" if baris.batas else kata

    def _nanti(self) -> Iterator[Langkah]:
        """The steps that follow if every one goes on with its first such outcome."""
        sop, langkah, lihat = self.proses.kelas.sop, self.proses.langkah_kini, set[int]()
        while langkah is not None:
            lihat.add(langkah.urut)
            tujuan = next((h.ke for h in langkah.lanjut if langkah.arah(h) is Arah.MAJU), None)
            if not isinstance(tujuan, int) or tujuan in lihat:
                return
            langkah = sop.baris(tujuan)
            yield langkah

    def langkah_dari(self, baris: PelaksanaanLangkah) -> Langkah:
        """The row of the table behind a step row."""
        return self.proses.kelas.sop.baris(baris.urut, baris.huruf)

    # --- Who acts next ------------------------------------------------------------------------

    @cached_property
    def giliran(self) -> str:
        """Everybody who can act now: of a step that waits for its sub-steps, theirs.

        The numbers are named where more than one person or role can.
        """
        menurut: dict[str, list[str]] = {}
        for baris in self._yang_bertindak:
            menurut.setdefault(self.siapa(baris), []).append(baris.sebutan)
        if len(menurut) == 1:
            return next(iter(menurut))
        return "; ".join(f"{', '.join(no)}: {siapa}" for siapa, no in menurut.items())

    @property
    def _yang_bertindak(self) -> list[PelaksanaanLangkah]:
        return [b for b in self.semua_terbuka if b.huruf] or self.semua_terbuka

    def siapa(self, baris: PelaksanaanLangkah) -> str:
        """The role as the SOP prints it, and who has claimed the step, or what it waits for."""
        sop = self.proses.kelas.sop
        peran = " atau ".join(sop.pelaku[p] for p in self.langkah_dari(baris).pelaku)
        if baris.milik_pelaku_usaha:
            return peran
        if not baris.huruf and self.anak and not self.anak.sudah_berakhir:
            return f"{peran}, menunggu {self.anak.nomor}"
        return f"{peran}, {sebut_pemegang(baris.pemegang, self.pembaca.pengguna)}"

    @cached_property
    def anak(self) -> Proses | None:
        """The newest case of another SOP that the open step runs; None where it runs none."""
        if self.terbuka is None or not self.langkah_dari(self.terbuka).proses_anak:
            return None
        return anak.terakhir(self.terbuka)
