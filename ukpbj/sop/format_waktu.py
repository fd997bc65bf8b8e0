"""Instants as people of a unit read them: in its zone, with Indonesian names of days and months."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
HARI_RINGKAS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_RINGKAS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip


def setempat(waktu: datetime, unit: Unit) -> datetime:
    return waktu.astimezone(unit.tzinfo)


def jam(waktu: datetime, unit: Unit) -> str:
    """10.48 WIB."""
    return f"{setempat(waktu, unit):%H.%M} {unit.get_zona_display()}"


def tanggal(waktu: datetime, unit: Unit) -> str:
    """Senin, 23 November 2026."""
    t = setempat(waktu, unit)
    return f"{HARI[t.weekday()]}, {t.day} {BULAN[t.month - 1]} {t.year}"


def lengkap(waktu: datetime, unit: Unit) -> str:
    """Senin, 23 November 2026 pukul 10.48 WIB."""
    return f"{tanggal(waktu, unit)} pukul {jam(waktu, unit)}"


def sedang(waktu: datetime, unit: Unit) -> str:
    """Senin 23 Nov 2026, 10.48 WIB."""
    t = setempat(waktu, unit)
    bulan = BULAN_RINGKAS[t.month - 1]
    return f"{HARI[t.weekday()]} {t.day} {bulan} {t.year}, {jam(waktu, unit)}"


def ringkas(waktu: datetime, unit: Unit) -> str:
    """Sen 23 Nov 10.48, for lines whose year and zone the page has told already."""
    t = setempat(waktu, unit)
    return f"{HARI_RINGKAS[t.weekday()]} {t.day} {BULAN_RINGKAS[t.month - 1]} {t:%H.%M}"


def dekat(waktu: datetime, pada: datetime, unit: Unit) -> str:
    """The day as one would say it at `pada`: "hari ini 10.00 WIB", "Senin 10.00 WIB", or a date."""
    t, kini = setempat(waktu, unit), setempat(pada, unit)
    selisih = (t.date() - kini.date()).days
    if 0 <= selisih <= 1:
        return f"{('hari ini', 'besok')[selisih]} {jam(waktu, unit)}"
    if 1 < selisih < 7:
        return f"{HARI[t.weekday()]} {jam(waktu, unit)}"
    return sedang(waktu, unit)


def akhir_hari(pada: datetime, unit: Unit) -> datetime:
    """The end of the unit's date at `pada`: its next midnight."""
    besok = setempat(pada, unit).replace(hour=0, minute=0, second=0, microsecond=0)
    return besok + timedelta(days=1)
