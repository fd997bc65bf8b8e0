"""What a head can change in the calendar of the unit (see `layanan.kalender.Perubahan`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from ukpbj.akun.models import HariLibur, JadwalKerja, RentangKerja, Unit
from ukpbj.sop.kalender import HariLibur as Libur
from ukpbj.sop.kalender import JamKerja, JenisLibur, Kalender, Pekan, Rentang
from ukpbj.sop.kalender_unit import kalender_bila, kalender_unit

Jam = tuple[time, time]
"""A working span; an end at 00.00 is the end of the date (24.00)."""

PekanJam = Sequence[Sequence[Jam]]
"""Seven dates' spans, Monday first."""


def _tanggal(tanggal: date) -> str:
    return f"{tanggal:%d-%m-%Y}"


@dataclass(frozen=True)
class TutupLokal:
    """The unit is closed from `dari` to `sampai` (both included)."""

    unit: Unit
    dari: date
    sampai: date
    nama: str
    dasar: str

    @property
    def uraian(self) -> str:
        akhir = f" s.d. {_tanggal(self.sampai)}" if self.sampai != self.dari else ""
        return f"Tutup lokal {_tanggal(self.dari)}{akhir}: {self.nama}"

    def hari(self) -> list[date]:
        return [self.dari + timedelta(days=n) for n in range((self.sampai - self.dari).days + 1)]

    def bayangkan(self) -> Kalender:
        kini = kalender_unit(self.unit)
        tutup = (Libur(tanggal, self.nama, JenisLibur.LOKAL) for tanggal in self.hari())
        return replace(kini, libur=(*kini.libur, *tutup))

    def terapkan(self) -> None:
        HariLibur.objects.bulk_create(
            HariLibur(
                tanggal=tanggal,
                nama=self.nama,
                jenis=HariLibur.Jenis.LOKAL,
                unit=self.unit,
                dasar=self.dasar,
            )
            for tanggal in self.hari()
        )


@dataclass(frozen=True)
class BukaKembali:
    """A local closure is taken back."""

    unit: Unit
    libur: HariLibur
    dasar: str

    @property
    def uraian(self) -> str:
        return f"Tutup lokal {_tanggal(self.libur.tanggal)} dihapus: {self.libur.nama}"

    def bayangkan(self) -> Kalender:
        kini = kalender_unit(self.unit)
        lain = (
            satu
            for satu in kini.libur
            if (satu.tanggal, satu.jenis) != (self.libur.tanggal, JenisLibur.LOKAL)
        )
        return replace(kini, libur=tuple(lain))

    def terapkan(self) -> None:
        HariLibur.objects.filter(pk=self.libur.pk, unit=self.unit).delete()


@dataclass(frozen=True)
class PasangJadwal:
    """Hours of the unit's own, new or in place of `lama`. `ramadan`: None for the same hours."""

    unit: Unit
    mulai: date
    sampai: date | None
    pekan: PekanJam
    ramadan: PekanJam | None
    tetap_buka: bool
    dasar: str
    lama: JadwalKerja | None = None

    @property
    def uraian(self) -> str:
        kata = "diubah" if self.lama else "ditambah"
        akhir = f" s.d. {_tanggal(self.sampai)}" if self.sampai else ""
        return f"Jam kerja mulai {_tanggal(self.mulai)}{akhir} {kata}"

    def jam_kerja(self) -> JamKerja:
        return JamKerja(
            _pekan(self.pekan),
            _pekan(self.ramadan) if self.ramadan else None,
            self.mulai,
            self.sampai or date.max,
            self.tetap_buka,
        )

    def bayangkan(self) -> Kalender:
        return kalender_bila(self.unit, self.jam_kerja(), self.lama)

    def terapkan(self) -> None:
        jadwal = self.lama or JadwalKerja(unit=self.unit)
        jadwal.mulai, jadwal.sampai = self.mulai, self.sampai
        jadwal.tetap_buka, jadwal.dasar = self.tetap_buka, self.dasar
        jadwal.save()
        jadwal.rentang.all().delete()
        RentangKerja.objects.bulk_create(
            RentangKerja(jadwal=jadwal, ramadan=ramadan, hari=hari, mulai=awal, selesai=akhir)
            for ramadan, pekan in ((False, self.pekan), (True, self.ramadan or ()))
            for hari, rentang in enumerate(pekan)
            for awal, akhir in rentang
        )


@dataclass(frozen=True)
class HapusJadwal:
    """Hours of the unit's own are taken away; the ones before them count again."""

    unit: Unit
    lama: JadwalKerja
    dasar: str

    @property
    def uraian(self) -> str:
        return f"Jam kerja mulai {_tanggal(self.lama.mulai)} dihapus"

    def bayangkan(self) -> Kalender:
        return kalender_bila(self.unit, tanpa=self.lama)

    def terapkan(self) -> None:
        self.lama.delete()


def _pekan(pekan: PekanJam) -> Pekan:
    return tuple(tuple(Rentang.dari_jam(*jam) for jam in hari) for hari in pekan)
