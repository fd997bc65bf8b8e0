"""What a running case adds to the sheet: who, when, how long, where it stands, what is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.sop import format_waktu
from ukpbj.sop.bagan import Alinea, Cap
from ukpbj.sop.bagan.baris import AKHIR, MULAI
from ukpbj.sop.definisi import BATAL_DIPILIH, TANPA_SASARAN, Akhir
from ukpbj.sop.tenggat import tenggat

if TYPE_CHECKING:
    from ukpbj.dasbor.kisah import Kisah
    from ukpbj.sop.models import PelaksanaanLangkah

PUTARAN_TAMPIL = 3
"""So many visits of a step stand on the sheet in full; the trail has them all."""

TIDAK_DIKERJAKAN = {Akhir.DIBATALKAN.value, TANPA_SASARAN.nama, BATAL_DIPILIH.nama}
"""Outcomes that close a row without its work being done: no tick."""

Kunci = tuple[int, str]


@dataclass(frozen=True)
class Kunjungan:
    """One visit of a step in words."""

    judul: str
    rincian: Sequence[str]
    terlambat: str = ""

    @property
    def alinea(self) -> Iterator[Alinea]:
        yield Alinea(self.judul, tebal=True)
        for satu in self.rincian:
            yield Alinea(satu)
        if self.terlambat:
            yield Alinea(self.terlambat, tebal=True, awas=True)

    @property
    def kalimat(self) -> str:
        return ", ".join(filter(None, [self.judul, *self.rincian, self.terlambat]))


class CapProses:
    """The stamps of one case, as its reader may see them."""

    def __init__(self, kisah: Kisah) -> None:
        self.kisah = kisah
        self.proses = kisah.proses

    @cached_property
    def _menurut_langkah(self) -> Mapping[Kunci, Sequence[PelaksanaanLangkah]]:
        hasil: defaultdict[Kunci, list[PelaksanaanLangkah]] = defaultdict(list)
        for baris in self.kisah.baris:
            hasil[baris.urut, baris.huruf].append(baris)
        return hasil

    @cached_property
    def cap(self) -> dict[Kunci, Cap]:
        """By (urut, huruf); the capsules of start and end have keys of their own."""
        hasil = {kunci: self._cap(baris) for kunci, baris in self._menurut_langkah.items()}
        hasil[MULAI] = Cap(selesai=True, isi=[Alinea(self._saat_mulai)])
        if self.proses.berakhir and self.proses.keadaan != Akhir.DIBATALKAN:
            saat = format_waktu.ringkas(self.proses.berakhir, self.proses.unit)
            kunci = AKHIR[Akhir(self.proses.keadaan)]
            hasil[kunci] = Cap(kini=True, kabar="berakhir di sini", isi=[Alinea(saat)])
        return hasil

    @property
    def _saat_mulai(self) -> str:
        return format_waktu.ringkas(self.proses.dibuat, self.proses.unit)

    @cached_property
    def kabar(self) -> dict[Kunci, list[str]]:
        """What the list of steps says, by (urut, huruf)."""
        return {
            kunci: [satu.kalimat for satu in self._kunjungan(baris)]
            for kunci, baris in self._menurut_langkah.items()
        }

    def _cap(self, baris: Sequence[PelaksanaanLangkah]) -> Cap:
        terakhir = baris[-1]
        tampil = list(self._kunjungan(baris))[-PUTARAN_TAMPIL:]
        isi = [alinea for satu in tampil for alinea in satu.alinea]
        if len(baris) > PUTARAN_TAMPIL:
            isi.insert(0, Alinea(f"{len(baris) - PUTARAN_TAMPIL} putaran sebelumnya di jejak"))
        if terakhir.selesai:
            return Cap(selesai=terakhir.hasil not in TIDAK_DIKERJAKAN, isi=isi)
        putaran = f" · putaran {terakhir.kunjungan}" if terakhir.kunjungan > 1 else ""
        awas = self._terlambat(terakhir)
        # Said above the row already.
        isi = [alinea for alinea in isi if alinea.teks != awas]
        return Cap(kini=True, kabar=f"sekarang{putaran}", awas=awas, isi=isi)

    def _kunjungan(self, baris: Sequence[PelaksanaanLangkah]) -> Iterator[Kunjungan]:
        for satu in baris:
            putaran = f"Putaran {satu.kunjungan} · " if len(baris) > 1 else ""
            if satu.selesai:
                yield self._tutup(satu, satu.selesai, putaran)
            else:
                yield self._buka(satu, putaran)

    def _tutup(self, baris: PelaksanaanLangkah, selesai: datetime, putaran: str) -> Kunjungan:
        rincian = [
            str(baris.pelaksana) if baris.pelaksana else "sistem",
            self.kisah.lama(baris, selesai),
            f"“{baris.hasil}”",
        ]
        saat = format_waktu.ringkas(selesai, baris.unit)
        return Kunjungan(f"{putaran}{saat}", [*filter(None, rincian)], self._terlambat(baris))

    def _buka(self, baris: PelaksanaanLangkah, putaran: str) -> Kunjungan:
        sejak = f"sejak {format_waktu.ringkas(baris.dibuka, baris.unit)}"
        kata = self._tenggat(baris)
        rincian = [self.kisah.siapa(baris), "" if kata == self._terlambat(baris) else kata]
        judul = f"{putaran}{sejak}" if putaran else f"S{sejak[1:]}"
        return Kunjungan(judul, [*filter(None, rincian)], self._terlambat(baris))

    def _terlambat(self, baris: PelaksanaanLangkah) -> str:
        """How late it is, or was when it was closed; empty if it is not."""
        if not baris.is_terlambat(self.kisah.pembaca.pada):
            return ""
        return "terlambat" if baris.selesai else self._tenggat(baris)

    def _tenggat(self, baris: PelaksanaanLangkah) -> str:
        return tenggat(baris, self.kisah.pembaca.pada, self.kisah.kalender).teks
