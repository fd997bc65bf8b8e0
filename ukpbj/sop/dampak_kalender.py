"""What a calendar does to the clocks that were computed under another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet
    from ukpbj.sop.models.penyimpangan import PenyimpanganQuerySet


@dataclass(frozen=True)
class Geser:
    """A deadline that moves. `gugur`: the recorded lateness that this undoes."""

    baris: PelaksanaanLangkah
    jatuh_tempo: datetime
    terlambat_sejak: datetime
    gugur: Penyimpangan | None

    def menjadi_terlambat(self, pada: datetime) -> bool:
        """Whether an open office step that is in time becomes late."""
        b = self.baris
        if b.selesai or b.milik_pelaku_usaha or b.is_terlambat(pada):
            return False
        return pada > self.terlambat_sejak


def geser(
    baris: PelaksanaanLangkah,
    kalender: Kalender,
    menyimpang: Penyimpangan | None,
    pada: datetime,
) -> Geser | None:
    """How `kalender` moves the deadline of a row; None where nothing is to be done.

    `menyimpang`: its recorded lateness that still stands. A closed row moves only where that
    undoes it: what was in time when it was finished stays so. Lateness recorded before the clock
    started anew (an appointment that was moved) rests on another deadline and stands.
    """
    if baris.mulai is None or baris.batas is None:
        return None
    tempo = kalender.jatuh_tempo(baris.mulai, baris.batas)
    sejak = kalender.terlambat_sejak(tempo)
    if (tempo, sejak) == (baris.jatuh_tempo, baris.terlambat_sejak):
        return None
    akhir = baris.selesai or pada
    jam_ini = menyimpang is not None and menyimpang.dicatat > baris.mulai
    gugur = menyimpang if jam_ini and akhir <= sejak else None
    if baris.selesai and gugur is None:
        return None
    return Geser(baris, tempo, sejak, gugur)


def dampak(unit: Unit, kalender: Kalender, pada: datetime) -> list[Geser]:
    """Every deadline of the unit that `kalender` moves, the next one first; two queries."""
    terlambat = {p.pelaksanaan_id: p for p in menyimpang_waktu().filter(unit=unit)}
    baris = tersentuh().filter(unit=unit)
    hasil = (geser(satu, kalender, terlambat.get(satu.pk), pada) for satu in _alirkan(baris))
    return sorted(filter(None, hasil), key=lambda g: g.jatuh_tempo)


def menyimpang_waktu() -> PenyimpanganQuerySet:
    """Recorded lateness that stands: at most one per step row."""
    return Penyimpangan.objects.berdiri().filter(jenis=Penyimpangan.Jenis.WAKTU)


def tersentuh() -> PelaksanaanQuerySet:
    """Rows a calendar may move: open ones with a deadline, and those recorded as late."""
    terbuka = Q(selesai__isnull=True, jatuh_tempo__isnull=False)
    terlambat = Q(pk__in=menyimpang_waktu().values("pelaksanaan"))
    return PelaksanaanLangkah.objects.filter(terbuka | terlambat)


def _alirkan(baris: PelaksanaanQuerySet) -> Iterator[PelaksanaanLangkah]:
    return baris.select_related("proses").iterator(chunk_size=1000)
