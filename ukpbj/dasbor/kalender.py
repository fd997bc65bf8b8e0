"""A unit's year as twelve months: working days, holidays, closures, Ramadan, hours in force."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.akun import models as akun
from ukpbj.sop.format_waktu import BULAN, HARI, HARI_RINGKAS

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.kalender import JamKerja, Kalender, Pekan, Rentang

TAHUN_AWAL, TAHUN_AKHIR = 2024, 2199


@dataclass(frozen=True)
class Jenis:
    """What a date is: its sign in the grid, its class, its words in the legend."""

    tanda: str
    kelas: str
    sebutan: str


KERJA = Jenis("", "kerja", "Hari kerja")
BUKAN = Jenis("·", "lepas", "Bukan hari kerja")
JENIS = {
    "nasional": Jenis("L", "libur", "Libur nasional"),
    "cuti_bersama": Jenis("C", "cuti", "Cuti bersama"),
    "lokal": Jenis("T", "tutup", "Tutup lokal"),
}
RAMADAN = Jenis("r", "ramadan", "Ramadan, jam kerja Ramadan")


@dataclass(frozen=True)
class Tanggal:
    """One cell of the grid."""

    tanggal: date
    jenis: Jenis
    nama: str
    ramadan: bool
    kini: bool

    @property
    def dibaca(self) -> str:
        """For readers of the screen: what the sign says."""
        bagian = [self.nama or self.jenis.sebutan, "Ramadan" if self.ramadan else ""]
        return ", ".join(filter(None, bagian))


@dataclass(frozen=True)
class Libur:
    """One line under a month; `pk`: of a local closure, which the head can take back."""

    tanggal: str
    nama: str
    jenis: Jenis
    perkiraan: bool
    dasar: str
    pk: int | None


@dataclass(frozen=True)
class Bulan:
    nama: str
    pekan: list[list[Tanggal | None]]
    libur: list[Libur]
    hari_kerja: int


@dataclass(frozen=True)
class BarisJam:
    """One weekday of the hours in force."""

    hari: str
    jam: str
    jeda: str
    ramadan: str


class TahunKalender:
    """The calendar of a unit in one year; two queries beside the calendar's own."""

    def __init__(self, unit: Unit, tahun: int, kalender: Kalender, hari_ini: date) -> None:
        self.unit = unit
        self.tahun = tahun
        self.kalender = kalender
        self.hari_ini = hari_ini

    @cached_property
    def _libur(self) -> dict[date, list[akun.HariLibur]]:
        hasil: dict[date, list[akun.HariLibur]] = {}
        milik = Q(unit=None) | Q(unit=self.unit)
        for satu in akun.HariLibur.objects.filter(milik, tanggal__year=self.tahun):
            hasil.setdefault(satu.tanggal, []).append(satu)
        return hasil

    @cached_property
    def ramadan(self) -> list[akun.MasaRamadan]:
        return list(
            akun.MasaRamadan.objects.filter(
                mulai__lte=date(self.tahun, 12, 31), sampai__gte=date(self.tahun, 1, 1)
            )
        )

    @property
    def judul(self) -> str:
        return f"{sum(b.hari_kerja for b in self.bulan)} hari kerja pada {self.tahun}"

    @property
    def belum_dicatat(self) -> str:
        """What the year lacks, so that its deadlines are not yet to be relied on."""
        nasional = any(not satu.unit_id for hari in self._libur.values() for satu in hari)
        belum = [] if nasional else ["Libur nasional dan cuti bersama"]
        belum += [] if self.ramadan else ["masa Ramadan"]
        if not belum:
            return ""
        isi = " serta ".join(belum)
        return (
            f"{isi[0].upper()}{isi[1:]} {self.tahun} belum dicatat. Tenggat yang jatuh pada tahun "
            "itu dihitung tanpa itu, dan dihitung ulang setelah admin mencatatnya."
        )

    # --- The grid -----------------------------------------------------------------------------

    @cached_property
    def bulan(self) -> list[Bulan]:
        return [self._bulan(nomor) for nomor in range(1, 13)]

    def _bulan(self, nomor: int) -> Bulan:
        awal = date(self.tahun, nomor, 1)
        banyak = calendar.monthrange(self.tahun, nomor)[1]
        isi = [self._tanggal(awal + timedelta(days=n)) for n in range(banyak)]
        kotak: list[Tanggal | None] = [None] * awal.weekday() + isi
        kotak += [None] * (-len(kotak) % 7)
        pekan = [kotak[n : n + 7] for n in range(0, len(kotak), 7)]
        libur = [self._baris_libur(satu) for t in isi for satu in self._libur.get(t.tanggal, [])]
        return Bulan(BULAN[nomor - 1], pekan, libur, sum(t.jenis is KERJA for t in isi))

    def _tanggal(self, tanggal: date) -> Tanggal:
        hari, libur = self.kalender.hari(tanggal), self._libur.get(tanggal, [])
        jenis = KERJA if hari.rentang else BUKAN
        if libur and not hari.rentang:
            jenis = JENIS[_terkuat(libur).jenis]
        nama = "; ".join(satu.nama for satu in libur)
        puasa = any(m.mulai <= tanggal <= m.sampai for m in self.ramadan)
        return Tanggal(tanggal, jenis, nama, puasa, tanggal == self.hari_ini)

    def _baris_libur(self, satu: akun.HariLibur) -> Libur:
        t = satu.tanggal
        lokal = satu.jenis == akun.HariLibur.Jenis.LOKAL
        return Libur(
            f"{HARI_RINGKAS[t.weekday()]} {t.day}",
            satu.nama,
            JENIS[satu.jenis],
            satu.status == "perkiraan",
            satu.dasar,
            satu.pk if lokal else None,
        )

    @property
    def legenda(self) -> list[Jenis]:
        return [*JENIS.values(), RAMADAN, BUKAN]

    # --- Hours --------------------------------------------------------------------------------

    @cached_property
    def jadwal(self) -> list[akun.JadwalKerja]:
        """The unit's own hours that are in force at some time of the year."""
        akhir = Q(sampai__isnull=True) | Q(sampai__year__gte=self.tahun)
        milik = self.unit.jadwal_kerja.filter(akhir, mulai__year__lte=self.tahun)
        return list(milik.order_by("-mulai"))

    @cached_property
    def _acuan(self) -> date:
        """The date whose hours are shown: today, or the first or last of another year."""
        awal, akhir = date(self.tahun, 1, 1), date(self.tahun, 12, 31)
        return min(max(self.hari_ini, awal), akhir)

    @cached_property
    def _jam(self) -> JamKerja | None:
        return self.kalender.jam_kerja_pada(self._acuan)

    @property
    def jadwal_kini(self) -> akun.JadwalKerja | None:
        """The row behind the hours shown; None for those of Perpres 21/2023."""
        jam = self._jam
        return next((j for j in self.jadwal if jam and j.mulai == jam.mulai), None)

    @property
    def jam(self) -> list[BarisJam]:
        if self._jam is None:
            return []
        puasa = self._jam.pekan_ramadan
        return [
            BarisJam(nama, *sebut_rentang(self._jam.pekan[n]), _ramadan(puasa, n))
            for n, nama in enumerate(HARI)
        ]


def _terkuat(libur: list[akun.HariLibur]) -> akun.HariLibur:
    """Of a national holiday and a local closure on one date the national one is the reason."""
    return min(libur, key=lambda satu: satu.jenis == akun.HariLibur.Jenis.LOKAL)


def _ramadan(pekan: Pekan | None, hari: int) -> str:
    return sebut_rentang(pekan[hari])[0] if pekan else "sama"


def sebut_rentang(rentang: tuple[Rentang, ...]) -> tuple[str, str]:
    """Hours and breaks of a date: "07.30–12.00, 13.00–16.00" and "12.00–13.00"."""
    if not rentang:
        return "tutup", ""
    jam = [f"{_jam(r.mulai)}–{_jam(r.selesai)}" for r in rentang]
    jeda = [f"{_jam(a.selesai)}–{_jam(b.mulai)}" for a, b in pairwise(rentang)]
    return ", ".join(jam), ", ".join(jeda)


def _jam(detik: int) -> str:
    return f"{detik // 3600:02d}.{detik % 3600 // 60:02d}"
