"""The numbers of a report, pure over what was read: nothing here asks the database.

A step counts in the month in which it was done, in the unit's zone; one closed by cancelling its
case does not. Compliance is of the office's steps: those without a deviation that stands. Time is
that of the rows of the table, because a sub-step runs inside the time of its step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop.rekap import Lama, persentil

if TYPE_CHECKING:
    from datetime import date

    from ukpbj.sop.rekap import Angka, Kunci


@dataclass
class Jumlah:
    """Numbers of done steps. Time in working seconds; `*_baris`: the rows it was taken of."""

    selesai: int = 0
    menyimpang: int = 0
    waktu: int = 0
    kelengkapan: int = 0
    keluaran: int = 0
    kantor_baris: int = 0
    menunggu: int = 0
    dikerjakan: int = 0
    vendor_selesai: int = 0
    vendor_baris: int = 0
    vendor: int = 0

    def tambah(self, angka: Angka, *, sublangkah: bool) -> None:
        if angka.peran == PELAKU_USAHA:
            self.vendor_selesai += angka.selesai
            if not sublangkah:
                self.vendor_baris += angka.selesai
                self.vendor += angka.detik_menunggu + angka.detik_dikerjakan
            return
        for nama in ("selesai", "menyimpang", "waktu", "kelengkapan", "keluaran"):
            setattr(self, nama, getattr(self, nama) + getattr(angka, nama))
        if not sublangkah:
            self.kantor_baris += angka.selesai
            self.menunggu += angka.detik_menunggu
            self.dikerjakan += angka.detik_dikerjakan

    @property
    def patuh(self) -> int:
        return self.selesai - self.menyimpang

    @property
    def permil(self) -> int | None:
        """Steps without deviation per thousand, rounded down: 1000 says that it was all of them."""
        return 1000 * self.patuh // self.selesai if self.selesai else None

    @property
    def rata_menunggu(self) -> int | None:
        return self.menunggu // self.kantor_baris if self.kantor_baris else None

    @property
    def rata_dikerjakan(self) -> int | None:
        return self.dikerjakan // self.kantor_baris if self.kantor_baris else None

    @property
    def rata_vendor(self) -> int | None:
        return self.vendor // self.vendor_baris if self.vendor_baris else None


@dataclass(frozen=True)
class AngkaLangkah:
    """One row of one SOP over the month; times None where its clock never ran."""

    kunci: Kunci
    milik_vendor: bool
    selesai: int
    menyimpang: int
    terlambat: int
    median: int | None
    p90: int | None
    p90_persen: int | None


@dataclass(frozen=True)
class AngkaSop:
    """One SOP, in the version the steps ran under."""

    kode: str
    versi: int
    jumlah: Jumlah
    langkah: tuple[AngkaLangkah, ...]


@dataclass(frozen=True)
class Perkara:
    """Cases of a month: how many were started, and how many ended in which final state."""

    dimulai: int
    berakhir: Mapping[str, int]

    @property
    def semua_berakhir(self) -> int:
        return sum(self.berakhir.values())


@dataclass(frozen=True)
class BarisSimpang:
    """One deviation of the month, in words that name no pelaku usaha.

    `dihitung`: its step was done in the month; else it had not ended when the month was over.
    """

    nomor: str
    kode_sop: str
    versi_sop: int
    sebutan: str
    kunjungan: int
    kegiatan: str
    jenis: str
    dicatat: datetime
    jatuh_tempo: datetime | None
    detik_terlambat: int | None
    terlambat: str
    penanggung_jawab: str
    keadaan: str
    putusan: str
    tanpa_jawaban: bool
    dihitung: bool

    @property
    def keadaan_lengkap(self) -> str:
        """The state and the last decision, said once where they are the same."""
        if self.putusan.startswith(self.keadaan.lower()):
            return f"{self.keadaan}{self.putusan[len(self.keadaan) :]}"
        return "; ".join(filter(None, (self.keadaan, self.putusan)))


@dataclass
class Hasil:
    """Everything counted of one month, and the numbers of the month before to compare with."""

    jumlah: Jumlah
    sebelum: Jumlah
    sop: list[AngkaSop]
    perkara: Perkara
    perkara_sebelum: Perkara
    simpang: list[BarisSimpang] = field(default_factory=list)

    @property
    def tanpa_jawaban(self) -> int:
        return sum(satu.tanpa_jawaban for satu in self.simpang)

    @property
    def di_luar(self) -> int:
        """Deviations of steps that had not ended: in no number of compliance yet."""
        return sum(not satu.dihitung for satu in self.simpang)


def menurut_langkah(
    harian: Mapping[tuple[date, Kunci], Angka], lama: Mapping[Kunci, Lama]
) -> list[AngkaSop]:
    """Add the days of a month up, by SOP and its rows in the order of the paper."""
    sebulan: dict[Kunci, list[Angka]] = defaultdict(list)
    for (_, kunci), angka in harian.items():
        sebulan[kunci].append(angka)
    urut = sorted(sebulan)
    return [
        _satu_sop(kode, versi, list(kunci), sebulan, lama)
        for (kode, versi), kunci in groupby(urut, key=lambda k: (k[0], k[1]))
    ]


def _satu_sop(
    kode: str,
    versi: int,
    kunci: Iterable[Kunci],
    sebulan: Mapping[Kunci, list[Angka]],
    lama: Mapping[Kunci, Lama],
) -> AngkaSop:
    jumlah, langkah = Jumlah(), []
    for satu in kunci:
        baris = Jumlah()
        for angka in sebulan[satu]:
            jumlah.tambah(angka, sublangkah=bool(satu[3]))
            baris.tambah(angka, sublangkah=bool(satu[3]))
        langkah.append(_satu_langkah(satu, baris, lama.get(satu) or Lama()))
    return AngkaSop(kode, versi, jumlah, tuple(langkah))


def _satu_langkah(kunci: Kunci, baris: Jumlah, lama: Lama) -> AngkaLangkah:
    return AngkaLangkah(
        kunci,
        baris.vendor_selesai > 0,
        baris.selesai + baris.vendor_selesai,
        baris.menyimpang,
        baris.waktu,
        persentil(lama.detik, 50) if lama.detik else None,
        persentil(lama.detik, 90) if lama.detik else None,
        persentil(lama.persen, 90) if lama.persen else None,
    )


def seluruhnya(sop: Iterable[AngkaSop]) -> Jumlah:
    """The sum of all SOPs."""
    semua = Jumlah()
    for satu in sop:
        for nama, nilai in vars(satu.jumlah).items():
            setattr(semua, nama, getattr(semua, nama) + nilai)
    return semua


def urutkan(simpang: Iterable[BarisSimpang]) -> list[BarisSimpang]:
    """Those without an account on top, each part by when they were recorded."""
    return sorted(simpang, key=lambda s: (not s.tanpa_jawaban, s.dicatat, s.nomor))
