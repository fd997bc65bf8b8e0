"""When a mail of the day may leave: in working hours, and on its own date only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.kotak_keluar import Ditunda, Urung

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.kalender import Kalender

SEHARI = timedelta(days=1)


def tunggu_jam_kerja(unit: Iterable[Unit], tanggal: date, kini: datetime) -> None:
    """Go on only while one of these units is at work, and it is that date there.

    Raises Ditunda until they open on that date, and Urung once none of them does any more.
    """
    saat = min(filter(None, (_saat_buka(satu, tanggal, kini) for satu in unit)), default=None)
    if saat is None:
        raise Urung("jam kerja tanggalnya sudah lewat")
    if saat > kini:
        raise Ditunda(saat)


def _saat_buka(unit: Unit, tanggal: date, kini: datetime) -> datetime | None:
    """The first working instant at or after `kini`, if it is of that date."""
    saat = kalender_unit(unit).instan_kerja_pertama(kini)
    return saat if saat.date() == tanggal else None


def hari_kerja_sebelum(kalender: Kalender, tanggal: date) -> Iterator[tuple[datetime, datetime]]:
    """Opening and close of the working days before a date, the last one first."""
    while True:
        tanggal -= SEHARI
        if rentang := kalender.hari(tanggal).rentang:
            awal = datetime.combine(tanggal, time(), kalender.zona)
            yield (
                awal + timedelta(seconds=rentang[0].mulai),
                awal + timedelta(seconds=rentang[-1].selesai),
            )
