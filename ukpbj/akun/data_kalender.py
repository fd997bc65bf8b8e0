"""Reference data of the working calendar: the hours of Perpres 21/2023, holidays, Ramadan.

Plain data without the database: the seeds of `seed_kalender` write it into tables that the unit
edits, and the clock's preset reads the hours. Holidays 2024-2027 follow the joint decrees (SKB
Tiga Menteri) as the `holidays` package carries them; a name ending in "?" is an estimate
(perkiraan). The Ramadan periods are estimates until somebody compares them with the decree of the
Minister of Religious Affairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

Jam = tuple[time, time]
"""A working span; an end at 00.00 is the end of the date (24.00)."""

Pekan = tuple[tuple[Jam, ...], ...]
"""Seven dates' spans, Monday first."""


@dataclass(frozen=True, slots=True)
class PolaJadwal:
    """Hours of a week, in Ramadan too (None: the same), and whether holidays close the unit."""

    dasar: str
    pekan: Pekan
    ramadan: Pekan | None = None
    tetap_buka: bool = False


def _jam(teks: str) -> Jam:
    mulai, selesai = teks.split("-")
    return time.fromisoformat(mulai), time.fromisoformat(selesai)


def _lima_hari(senin_kamis: str, jumat: str) -> Pekan:
    biasa = tuple(map(_jam, senin_kamis.split()))
    return (biasa,) * 4 + (tuple(map(_jam, jumat.split())), (), ())


PERPRES_21_2023 = PolaJadwal(
    dasar="Perpres 21/2023 tentang Hari Kerja dan Jam Kerja Instansi Pemerintah dan Pegawai ASN",
    pekan=_lima_hari("07:30-12:00 13:00-16:00", "07:30-11:30 13:00-16:30"),
    ramadan=_lima_hari("08:00-12:00 12:30-15:00", "08:00-11:30 12:30-15:30"),
)

SEPANJANG_WAKTU = PolaJadwal(
    dasar="Layanan terus-menerus, setiap hari 00.00-24.00",
    pekan=((_jam("00:00-00:00"),),) * 7,
    tetap_buka=True,
)


@dataclass(frozen=True, slots=True)
class Libur:
    tanggal: date
    nama: str
    jenis: str
    perkiraan: bool

    @property
    def dasar(self) -> str:
        if self.nama.startswith("Hari Pemilihan"):
            return "Keputusan Presiden tentang hari pemungutan suara sebagai hari libur nasional"
        return f"SKB Tiga Menteri tentang hari libur nasional dan cuti bersama {self.tanggal.year}"


def _baca(jenis: str, teks: str) -> list[Libur]:
    baris = (b.split(" ", 1) for b in teks.strip().splitlines())
    return [
        Libur(date.fromisoformat(tanggal), nama.rstrip("?"), jenis, nama.endswith("?"))
        for tanggal, nama in baris
    ]


RAMADAN = (
    (1445, date(2024, 3, 12), date(2024, 4, 9)),
    (1446, date(2025, 3, 1), date(2025, 3, 30)),
    (1447, date(2026, 2, 19), date(2026, 3, 20)),
    (1448, date(2027, 2, 8), date(2027, 3, 9)),
)
"""Hijri year, first day, last day."""

_NASIONAL = """
2024-01-01 Tahun Baru Masehi
2024-02-08 Isra Mikraj Nabi Muhammad
2024-02-10 Tahun Baru Imlek
2024-02-14 Hari Pemilihan Umum
2024-03-11 Hari Suci Nyepi
2024-03-29 Wafat Yesus Kristus
2024-03-31 Kebangkitan Yesus Kristus
2024-04-10 Hari Raya Idul Fitri
2024-04-11 Hari kedua dari Hari Raya Idul Fitri
2024-05-01 Hari Buruh Internasional
2024-05-09 Kenaikan Yesus Kristus
2024-05-23 Hari Raya Waisak
2024-06-01 Hari Lahir Pancasila
2024-06-17 Hari Raya Idul Adha
2024-07-07 Tahun Baru Islam
2024-08-17 Hari Kemerdekaan Republik Indonesia
2024-09-16 Maulid Nabi Muhammad
2024-11-27 Hari Pemilihan Kepala Daerah
2024-12-25 Hari Raya Natal
2025-01-01 Tahun Baru Masehi
2025-01-27 Isra Mikraj Nabi Muhammad
2025-01-29 Tahun Baru Imlek
2025-03-29 Hari Suci Nyepi
2025-03-31 Hari Raya Idul Fitri
2025-04-01 Hari kedua dari Hari Raya Idul Fitri
2025-04-18 Wafat Yesus Kristus
2025-04-20 Kebangkitan Yesus Kristus
2025-05-01 Hari Buruh Internasional
2025-05-12 Hari Raya Waisak
2025-05-29 Kenaikan Yesus Kristus
2025-06-01 Hari Lahir Pancasila
2025-06-06 Hari Raya Idul Adha
2025-06-27 Tahun Baru Islam
2025-08-17 Hari Kemerdekaan Republik Indonesia
2025-09-05 Maulid Nabi Muhammad
2025-12-25 Hari Raya Natal
2026-01-01 Tahun Baru Masehi
2026-01-16 Isra Mikraj Nabi Muhammad
2026-02-17 Tahun Baru Imlek
2026-03-19 Hari Suci Nyepi
2026-03-21 Hari Raya Idul Fitri
2026-03-22 Hari kedua dari Hari Raya Idul Fitri
2026-04-03 Wafat Yesus Kristus
2026-04-05 Kebangkitan Yesus Kristus
2026-05-01 Hari Buruh Internasional
2026-05-14 Kenaikan Yesus Kristus
2026-05-27 Hari Raya Idul Adha
2026-05-31 Hari Raya Waisak
2026-06-01 Hari Lahir Pancasila
2026-06-16 Tahun Baru Islam
2026-08-17 Hari Kemerdekaan Republik Indonesia
2026-08-25 Maulid Nabi Muhammad
2026-12-25 Hari Raya Natal
2027-01-01 Tahun Baru Masehi
2027-01-05 Isra Mikraj Nabi Muhammad
2027-02-06 Tahun Baru Imlek
2027-03-08 Hari Suci Nyepi
2027-03-10 Hari Raya Idul Fitri?
2027-03-11 Hari kedua dari Hari Raya Idul Fitri?
2027-03-26 Wafat Yesus Kristus
2027-03-28 Kebangkitan Yesus Kristus
2027-05-01 Hari Buruh Internasional
2027-05-06 Kenaikan Yesus Kristus
2027-05-17 Hari Raya Idul Adha?
2027-05-20 Hari Raya Waisak
2027-06-01 Hari Lahir Pancasila
2027-06-06 Tahun Baru Islam
2027-08-15 Maulid Nabi Muhammad
2027-08-17 Hari Kemerdekaan Republik Indonesia
2027-12-25 Hari Raya Natal
2027-12-26 Isra Mikraj Nabi Muhammad
"""
_CUTI_BERSAMA = """
2024-02-09 Cuti Bersama Tahun Baru Imlek
2024-03-12 Cuti Bersama Hari Suci Nyepi
2024-04-08 Cuti Bersama Hari Raya Idul Fitri
2024-04-09 Cuti Bersama Hari Raya Idul Fitri
2024-04-12 Cuti Bersama Hari Raya Idul Fitri
2024-04-15 Cuti Bersama Hari Raya Idul Fitri
2024-05-10 Cuti Bersama Kenaikan Yesus Kristus
2024-05-24 Cuti Bersama Hari Raya Waisak
2024-06-18 Cuti Bersama Hari Raya Idul Adha
2024-12-26 Cuti Bersama Hari Raya Natal
2025-01-28 Cuti Bersama Tahun Baru Imlek
2025-03-28 Cuti Bersama Hari Suci Nyepi
2025-04-02 Cuti Bersama Hari Raya Idul Fitri
2025-04-03 Cuti Bersama Hari Raya Idul Fitri
2025-04-04 Cuti Bersama Hari Raya Idul Fitri
2025-04-07 Cuti Bersama Hari Raya Idul Fitri
2025-05-13 Cuti Bersama Hari Raya Waisak
2025-05-30 Cuti Bersama Kenaikan Yesus Kristus
2025-06-09 Cuti Bersama Hari Raya Idul Adha
2025-08-18 Cuti Bersama Hari Kemerdekaan Republik Indonesia
2025-12-26 Cuti Bersama Hari Raya Natal
2026-02-16 Cuti Bersama Tahun Baru Imlek
2026-03-18 Cuti Bersama Hari Suci Nyepi
2026-03-20 Cuti Bersama Hari Raya Idul Fitri
2026-03-23 Cuti Bersama Hari Raya Idul Fitri
2026-03-24 Cuti Bersama Hari Raya Idul Fitri
2026-05-15 Cuti Bersama Kenaikan Yesus Kristus
2026-05-28 Cuti Bersama Hari Raya Idul Adha
2026-12-24 Cuti Bersama Hari Raya Natal
2027-02-05 Cuti Bersama Tahun Baru Imlek
2027-03-09 Cuti Bersama Hari Raya Idul Fitri
2027-03-12 Cuti Bersama Hari Raya Idul Fitri
2027-03-15 Cuti Bersama Hari Raya Idul Fitri
2027-03-25 Cuti Bersama Wafat Yesus Kristus
2027-05-18 Cuti Bersama Hari Raya Idul Adha
2027-05-19 Cuti Bersama Hari Raya Waisak
2027-12-24 Cuti Bersama Hari Raya Natal
"""

HARI_LIBUR = tuple(_baca("nasional", _NASIONAL) + _baca("cuti_bersama", _CUTI_BERSAMA))
