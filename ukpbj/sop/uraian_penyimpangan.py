"""What a deviation is about, in words: for its page, its export and its Berita Acara."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ukpbj.sop import format_waktu
from ukpbj.sop.kata_waktu import waktu_kerja

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan


@dataclass(frozen=True)
class Uraian:
    """One deviation as it stands at `pada`.

    Reads `unit`, `pelaksanaan.proses` and `pelaksanaan.pelaksana`: select them with many rows.
    """

    penyimpangan: Penyimpangan
    kalender: Kalender
    pada: datetime

    @property
    def baris(self) -> PelaksanaanLangkah:
        return self.penyimpangan.pelaksanaan

    @property
    def soal_waktu(self) -> bool:
        return self.penyimpangan.jenis == self.penyimpangan.Jenis.WAKTU

    @property
    def sebutan_langkah(self) -> str:
        """Langkah 6, putaran 2."""
        putaran = f", putaran {self.baris.kunjungan}" if self.baris.kunjungan > 1 else ""
        return f"Langkah {self.baris.sebutan}{putaran}"

    @property
    def kegiatan(self) -> str:
        return self.baris.langkah.kegiatan

    @property
    def batas(self) -> str:
        """30 menit kerja, tercetak di SOP."""
        if self.baris.batas is None:
            return "tanpa batas"
        return f"{self.baris.batas} kerja, {self.baris.get_asal_batas_display()}"

    @property
    def jam_diulang(self) -> bool:
        """Whether the clock was started anew after this was recorded (a moved appointment)."""
        mulai = self.baris.mulai
        return mulai is not None and mulai > self.penyimpangan.dicatat

    @property
    def gugur(self) -> bool:
        """Whether a changed calendar has undone it: the step has another deadline since."""
        return self.penyimpangan.keadaan == self.penyimpangan.Keadaan.GUGUR

    @property
    def jatuh_tempo(self) -> datetime | None:
        """The deadline that passed: the step's own, unless that is of another clock by now."""
        tercatat = self.penyimpangan.jatuh_tempo
        lain = self.jam_diulang or self.gugur
        return tercatat if lain else self.baris.jatuh_tempo or tercatat

    @property
    def selesai(self) -> str:
        """When and with what the step ended; empty while it is open."""
        if self.baris.selesai is None:
            return ""
        return f"{self.saat(self.baris.selesai)}, hasil “{self.baris.hasil}”"

    @property
    def detik_terlambat(self) -> int | None:
        """Working seconds past the deadline, until the end of the step, else until `pada`.

        None where lateness is not the matter, was undone, or the clock was started anew.
        """
        if not self.soal_waktu or self.gugur or self.jatuh_tempo is None or self.jam_diulang:
            return None
        return self.kalender.detik_kerja(self.jatuh_tempo, self.baris.selesai or self.pada)

    @property
    def terlambat(self) -> str:
        """2 jam kerja; empty where there is no such number."""
        if self.detik_terlambat is None or self.jatuh_tempo is None:
            return ""
        return waktu_kerja(self.detik_terlambat, self.kalender.detik_sehari(self.jatuh_tempo))

    @property
    def yang_kurang(self) -> list[tuple[str, str]]:
        """Missing items with their notes."""
        rincian = self.penyimpangan.rincian
        return [(str(satu["butir"]), str(satu["catatan"])) for satu in rincian]

    def saat(self, waktu: datetime) -> str:
        return format_waktu.sedang(waktu, self.penyimpangan.unit)
