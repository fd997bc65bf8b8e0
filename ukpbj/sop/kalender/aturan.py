"""Which hours of which date are working time, and why the others are not: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import chain

SEHARI = 86_400
NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class JenisWaktu(StrEnum):
    """What a span of time is; only `KERJA` counts."""

    KERJA = "kerja"
    ISTIRAHAT = "istirahat"
    LIBUR = "libur"
    LUAR_JAM = "di luar jam"


class JenisLibur(StrEnum):
    NASIONAL = "nasional"
    CUTI_BERSAMA = "cuti_bersama"
    LOKAL = "lokal"

    @property
    def sebutan(self) -> str:
        return {"nasional": "Libur nasional", "cuti_bersama": "Cuti bersama"}.get(self, "Tutup")


@dataclass(frozen=True, slots=True, order=True)
class Rentang:
    """A working span [mulai, selesai) of one date, in seconds since its midnight.

    24.00 is 86400; raises ValueError for a span that is empty or leaves the date.
    """

    mulai: int
    selesai: int

    def __post_init__(self) -> None:
        if not 0 <= self.mulai < self.selesai <= SEHARI:
            raise ValueError("Jam selesai harus sesudah jam mulai, paling akhir pukul 24.00.")

    @classmethod
    def dari_jam(cls, mulai: time, selesai: time) -> Rentang:
        """From clock times; an end at 00.00 means 24.00, the end of the same date."""
        return cls(_detik(mulai), _detik(selesai) or SEHARI)


def _detik(jam: time) -> int:
    return jam.hour * 3600 + jam.minute * 60 + jam.second


Pekan = tuple[tuple[Rentang, ...], ...]
"""Seven dates' spans, Monday first."""


def _rapikan(pekan: Pekan) -> Pekan:
    if len(pekan) != len(NAMA_HARI):
        raise ValueError("Jam kerja sepekan harus memuat tujuh hari, mulai Senin.")
    return tuple(_gabungkan(rentang) for rentang in pekan)


def _gabungkan(rentang: tuple[Rentang, ...]) -> tuple[Rentang, ...]:
    # Rows typed one by one may overlap; counting the shared minutes twice would be wrong.
    hasil: list[Rentang] = []
    for r in sorted(rentang):
        if hasil and r.mulai <= hasil[-1].selesai:
            hasil[-1] = Rentang(hasil[-1].mulai, max(hasil[-1].selesai, r.selesai))
        else:
            hasil.append(r)
    return tuple(hasil)


@dataclass(frozen=True, slots=True)
class JamKerja:
    """Office hours in force from `mulai` to `sampai` (both included).

    `pekan_ramadan` replaces `pekan` in Ramadan; without it Ramadan changes nothing. A unit that is
    `tetap_buka` works on national holidays and cuti bersama too; a local closure still closes it.
    """

    pekan: Pekan
    pekan_ramadan: Pekan | None = None
    mulai: date = date.min
    sampai: date = date.max
    tetap_buka: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "pekan", _rapikan(self.pekan))
        if self.pekan_ramadan is not None:
            object.__setattr__(self, "pekan_ramadan", _rapikan(self.pekan_ramadan))


@dataclass(frozen=True, slots=True)
class HariLibur:
    tanggal: date
    nama: str
    jenis: JenisLibur = JenisLibur.NASIONAL

    def __str__(self) -> str:
        sebutan = self.jenis.sebutan
        # The decrees already say it in full: "Cuti Bersama Hari Raya Natal".
        if self.nama.lower().startswith(sebutan.lower()):
            return self.nama
        return f"{sebutan}: {self.nama}"


@dataclass(frozen=True, slots=True)
class MasaRamadan:
    """The dates of one Ramadan, both ends included."""

    mulai: date
    sampai: date

    def tanggal(self) -> list[date]:
        jumlah = (self.sampai - self.mulai).days + 1
        return [self.mulai + timedelta(days=i) for i in range(jumlah)]


@dataclass(frozen=True, slots=True)
class Hari:
    """One date: its working spans and what they are, or why there are none."""

    rentang: tuple[Rentang, ...]
    jenis: JenisWaktu
    keterangan: str


@dataclass(frozen=True)
class Aturan:
    """The rules of one unit. Of several hours in force on a date the latest to start applies."""

    jam_kerja: tuple[JamKerja, ...]
    libur: tuple[HariLibur, ...] = ()
    ramadan: tuple[MasaRamadan, ...] = ()

    def hari(self, tanggal: date) -> Hari:
        jam = self.jam_kerja_pada(tanggal)
        libur = self._libur(tanggal, jam)
        if libur:
            return Hari((), JenisWaktu.LIBUR, "; ".join(map(str, libur)))
        if jam is None:
            return Hari((), JenisWaktu.LUAR_JAM, "Tidak ada jadwal kerja")
        ramadan = jam.pekan_ramadan if tanggal in self._tanggal_ramadan else None
        rentang = (ramadan or jam.pekan)[tanggal.weekday()]
        if not rentang:
            nama = NAMA_HARI[tanggal.weekday()]
            return Hari((), JenisWaktu.LIBUR, f"{nama}, bukan hari kerja")
        return Hari(rentang, JenisWaktu.KERJA, "Jam kerja Ramadan" if ramadan else "Jam kerja")

    def jam_kerja_pada(self, tanggal: date) -> JamKerja | None:
        for jam in self._terbaru_dahulu:
            if jam.mulai <= tanggal <= jam.sampai:
                return jam
        return None

    def _libur(self, tanggal: date, jam: JamKerja | None) -> list[HariLibur]:
        libur = self._menurut_tanggal.get(tanggal, [])
        if jam is not None and jam.tetap_buka:
            return [hari for hari in libur if hari.jenis is JenisLibur.LOKAL]
        return libur

    @cached_property
    def _terbaru_dahulu(self) -> list[JamKerja]:
        return sorted(self.jam_kerja, key=lambda jam: jam.mulai, reverse=True)

    @cached_property
    def _menurut_tanggal(self) -> dict[date, list[HariLibur]]:
        peta: dict[date, list[HariLibur]] = {}
        for hari in self.libur:
            peta.setdefault(hari.tanggal, []).append(hari)
        return peta

    @cached_property
    def _tanggal_ramadan(self) -> frozenset[date]:
        return frozenset(chain.from_iterable(masa.tanggal() for masa in self.ramadan))
