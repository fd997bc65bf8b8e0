"""Telling invented cases through the doors, at past office hours.

The clock of a case is counted backwards from now, so that the step that is open is as old as its
story says, on whichever day the demo starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from ukpbj.demo.adegan import Adegan, pengarang
from ukpbj.demo.irama import mundur
from ukpbj.demo.kasus import Babak, Kasus, lama_cerita, lama_langkah, susun
from ukpbj.demo.pemain import isian_lengkap, kepala, pelaku, petugas
from ukpbj.sop import layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import (
    SUBLANGKAH_SELESAI,
    TANPA_SASARAN,
    Hasil,
    MulaiJam,
    Pilih,
)
from ukpbj.sop.kalender import menit

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.demo.panggung import Panggung
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

JEDA_JANJI = 10
"""Minutes after its opening at which an open step gets its appointment."""
TANPA_SASARAN_KARENA = "Tidak ada pelaku usaha dalam kelompok ini tahun ini."

_kasus: list[Kasus] = []


def daftarkan(kasus: Iterable[Kasus]) -> None:
    """Have these cases told when the demo is loaded."""
    _kasus.extend(kasus)


@pengarang
def kasus_terdaftar(panggung: Panggung) -> Iterator[Adegan]:
    """Every case that is written down, from when it must have begun to be where it says now."""
    for kasus in _kasus:
        unit = panggung.unit[kasus.unit]
        mulai = mundur(panggung.kalender(unit), panggung.kini, lama_cerita(kasus))
        yield Adegan(mulai, partial(_mainkan, panggung, kasus, mulai))


def _mainkan(panggung: Panggung, kasus: Kasus, mulai: datetime) -> None:
    unit = panggung.unit[kasus.unit]
    jam = Jam(panggung.kalender(unit), mulai, panggung.kini)
    Cerita(kasus, _mulai(kasus, unit, mulai), jam).mainkan()


def _mulai(kasus: Kasus, unit: Unit, pada: datetime) -> Proses:
    kelas = kelas_sop(kasus.sop)
    langkah = kelas.sop.baris(1)
    isian = dict(kasus.siapkan(unit)) if kasus.siapkan else {}
    sementara = kelas(unit=unit, kode_sop=kasus.sop)
    return layanan.mulai_proses(
        kelas,
        unit=unit,
        oleh=pelaku(sementara, langkah, kasus.oleh.get(1, "")),
        judul=kasus.judul,
        pada=pada,
        **isian,
    )


@dataclass(frozen=True)
class Jam:
    """The instants of a story, by working minutes since it began; none lies in the future."""

    kalender: Kalender
    mulai: datetime
    kini: datetime

    def pada(self, detak: int) -> datetime:
        if detak <= 0:
            return self.mulai
        return min(self.kalender.jatuh_tempo(self.mulai, menit(detak)), self.kini)

    def dari_kini(self, selisih: int) -> datetime:
        if selisih > 0:
            return self.kalender.jatuh_tempo(self.kini, menit(selisih))
        return mundur(self.kalender, self.kini, -selisih)


class Cerita:
    """One case on its way; `detak` is where its clock stands."""

    def __init__(self, kasus: Kasus, proses: Proses, jam: Jam, detak: int = 0) -> None:
        self.kasus, self.proses, self.jam, self.detak = kasus, proses, jam, detak

    def mainkan(self) -> None:
        alur = susun(self.kasus)
        for babak in alur.babak:
            self._jalani(babak)
            self.detak += babak.lama
        if alur.terbuka is not None:
            self._singgah(self._baris(), alur.anak)
        if self.kasus.batal:
            layanan.batalkan(
                self.proses.pk,
                self.kasus.batal,
                oleh=kepala(self.proses),
                beserta_anak=False,
                pada=self.jam.pada(self.detak + self.kasus.umur // 2),
            )

    # --- A visit that is done ------------------------------------------------------------------

    def _jalani(self, babak: Babak) -> None:
        baris, langkah = self._baris(), babak.langkah
        if babak.anak is not None:
            self._mainkan_anak(baris, babak.anak)
        for bagian in self._bagian(baris, babak):
            self._selesaikan(
                bagian, SUBLANGKAH_SELESAI, babak.tunggu + lama_langkah(bagian.langkah)
            )
        self._siapkan_jam(baris, babak.tunggu)
        self._selesaikan(baris, babak.hasil, babak.lama, self.kasus.oleh.get(langkah.urut, ""))

    def _bagian(self, baris: PelaksanaanLangkah, babak: Babak) -> list[PelaksanaanLangkah]:
        """The sub-steps this visit needs, each with its appointment."""
        anak = babak.langkah.anak
        if anak is None:
            return []
        if anak.pilih is Pilih.SATU:
            self._siapkan_jam(baris, babak.tunggu)
            huruf = self.kasus.terpilih or anak.langkah[0].no
            return [self._pilih(baris, huruf, babak.tunggu)]
        milik = list(baris.sublangkah.order_by("id"))
        for satu in milik:
            self._siapkan_jam(satu, babak.tunggu)
        return milik

    def _pilih(self, baris: PelaksanaanLangkah, huruf: str, setelah: int) -> PelaksanaanLangkah:
        oleh = pelaku(self.proses, baris.langkah)
        return layanan.pilih_sublangkah(baris.pk, huruf, oleh=oleh, pada=self._pada(setelah))

    def _siapkan_jam(self, baris: PelaksanaanLangkah, tunggu: int) -> None:
        """Make the appointment at once, for `tunggu` later, or note that the visitor came then."""
        cara = baris.langkah.mulai_jam(self.proses.fakta())
        baris.refresh_from_db(fields=["mulai"])
        if cara is None or baris.mulai is not None:
            return
        oleh = pelaku(self.proses, baris.langkah)
        if cara is MulaiJam.JANJI:
            waktu = self._pada(tunggu)
            layanan.geser_janji(baris.pk, waktu, oleh=oleh, pada=self._pada(0))
        else:
            layanan.catat_hadir(baris.pk, oleh=oleh, pada=self._pada(tunggu))

    def _selesaikan(
        self, baris: PelaksanaanLangkah, hasil: Hasil, setelah: int, email: str = ""
    ) -> None:
        kasus, langkah = self.kasus, baris.langkah
        kurang = kasus.kurang.get(langkah.urut) if not langkah.huruf else None
        masukan = {}
        if langkah.menunjuk:
            siapa = petugas(self.proses, langkah, kasus.petugas.get(langkah.urut, ()))
            masukan = {"petugas": siapa}
        isian = isian_lengkap(
            baris,
            hasil,
            kurang=dict([kurang]) if kurang else {},
            alasan=TANPA_SASARAN_KARENA if hasil is TANPA_SASARAN else kasus.alasan,
            catatan="" if langkah.huruf else kasus.catatan.get(langkah.urut, ""),
            masukan=masukan,
        )
        oleh = pelaku(self.proses, langkah, email)
        pada = self._pada(setelah)
        layanan.selesaikan_langkah(baris.pk, hasil.nama, oleh=oleh, isian=isian, pada=pada)

    # --- The visit that is open ----------------------------------------------------------------

    def _singgah(self, baris: PelaksanaanLangkah, anak: Kasus | None) -> None:
        if anak is not None:
            self._mainkan_anak(baris, anak)
        for satu in baris.sublangkah.filter(huruf__in=list(self.kasus.huruf)):
            self._siapkan_jam(satu, 2 * JEDA_JANJI)
        for satu in (baris, *baris.sublangkah.order_by("id")):
            self._tentukan_janji(satu)
        if self.kasus.terpilih:
            self._pilih(baris, self.kasus.terpilih, self.kasus.umur)
        milik = baris.sublangkah.order_by("id")
        for satu in sorted(milik, key=lambda satu: satu.huruf in self.kasus.huruf):
            self._tutup_bagian(satu)
        if self.kasus.diambil:
            oleh = pelaku(self.proses, baris.langkah)
            layanan.ambil_langkah(baris.pk, oleh=oleh, pada=self._pada(self.kasus.umur // 2))

    def _tentukan_janji(self, baris: PelaksanaanLangkah) -> None:
        selisih = self.kasus.janji.get(baris.huruf)
        if selisih is not None:
            waktu, pada = self.jam.dari_kini(selisih), self._pada(JEDA_JANJI)
            oleh = pelaku(self.proses, baris.langkah)
            layanan.geser_janji(baris.pk, waktu, oleh=oleh, pada=pada)

    def _tutup_bagian(self, baris: PelaksanaanLangkah) -> None:
        if baris.huruf in self.kasus.tanpa:
            self._selesaikan(baris, TANPA_SASARAN, JEDA_JANJI)
        elif baris.huruf in self.kasus.huruf:
            lama = min(2 * JEDA_JANJI + lama_langkah(baris.langkah), self.kasus.umur)
            self._selesaikan(baris, SUBLANGKAH_SELESAI, lama)

    # --- Both ----------------------------------------------------------------------------------

    def _mainkan_anak(self, baris: PelaksanaanLangkah, kasus: Kasus) -> None:
        kini = baris.proses_anak.order_by("-id").first()
        if kini is None or kini.sudah_berakhir:
            oleh = pelaku(self.proses, baris.langkah)
            kini = layanan.mulai_anak(baris.pk, oleh=oleh, pada=self._pada(0))
        Cerita(kasus, kini.spesifik(), self.jam, self.detak).mainkan()

    def _baris(self) -> PelaksanaanLangkah:
        baris: PelaksanaanLangkah = self.proses.pelaksanaan.terbuka().utama().get()
        return baris

    def _pada(self, setelah: int) -> datetime:
        return self.jam.pada(self.detak + setelah)
