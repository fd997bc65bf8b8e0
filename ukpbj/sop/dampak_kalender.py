"""What a calendar does to the clocks that were computed under another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, RiwayatPenyimpangan

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet
    from ukpbj.sop.models.penyimpangan import PenyimpanganQuerySet


@dataclass(frozen=True)
class Geser:
    """A deadline that moves. `gugur`: the recorded lateness that this undoes.

    `lagi`: the lateness of a closed row that an earlier change had undone, and that stands again.
    """

    baris: PelaksanaanLangkah
    jatuh_tempo: datetime
    terlambat_sejak: datetime
    gugur: Penyimpangan | None
    lagi: Penyimpangan | None = None

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

    `menyimpang`: its recorded lateness, of `menyimpang_waktu`. A closed row moves only where that
    undoes it or brings it back: what was in time when it was finished stays so. Lateness recorded
    before the clock started anew (an appointment that was moved) rests on another deadline and
    stands.
    """
    if baris.mulai is None or baris.batas is None:
        return None
    tempo = kalender.jatuh_tempo(baris.mulai, baris.batas)
    sejak = kalender.terlambat_sejak(tempo)
    if (tempo, sejak) == (baris.jatuh_tempo, baris.terlambat_sejak):
        return None
    gugur = lagi = None
    if menyimpang is not None and menyimpang.dicatat > baris.mulai:
        terlambat = (baris.selesai or pada) > sejak
        berdiri = menyimpang.keadaan != menyimpang.Keadaan.GUGUR
        gugur = menyimpang if berdiri and not terlambat else None
        lagi = menyimpang if terlambat and not berdiri else None
    if baris.selesai and not (gugur or lagi):
        return None
    return Geser(baris, tempo, sejak, gugur, lagi)


def dampak(unit: Unit, kalender: Kalender, pada: datetime) -> list[Geser]:
    """Every deadline of the unit that `kalender` moves, the next one first; two queries."""
    terlambat = {p.pelaksanaan_id: p for p in menyimpang_waktu().filter(unit=unit)}
    baris = tersentuh().filter(unit=unit)
    hasil = (geser(satu, kalender, terlambat.get(satu.pk), pada) for satu in _alirkan(baris))
    return sorted(filter(None, hasil), key=lambda g: g.jatuh_tempo)


def menyimpang_waktu() -> PenyimpanganQuerySet:
    """Recorded lateness that stands, or was undone after its row had been closed; the newest last.

    Of a row that was still open when its lateness was undone the new deadline decides alone.
    """
    gugur = RiwayatPenyimpangan.objects.filter(
        penyimpangan=OuterRef("pk"),
        tindakan=RiwayatPenyimpangan.Tindakan.GUGUR,
        pada__gte=OuterRef("pelaksanaan__selesai"),
    )
    berdiri = ~Q(keadaan=Penyimpangan.Keadaan.GUGUR)
    waktu = Penyimpangan.objects.filter(jenis=Penyimpangan.Jenis.WAKTU)
    return waktu.filter(berdiri | Exists(gugur)).order_by("pk")


def tersentuh() -> PelaksanaanQuerySet:
    """Rows a calendar may move: open ones with a deadline, and those recorded as late."""
    terbuka = Q(selesai__isnull=True, jatuh_tempo__isnull=False)
    terlambat = Q(pk__in=menyimpang_waktu().order_by().values("pelaksanaan"))
    return PelaksanaanLangkah.objects.filter(terbuka | terlambat)


def _alirkan(baris: PelaksanaanQuerySet) -> Iterator[PelaksanaanLangkah]:
    return baris.select_related("proses").iterator(chunk_size=1000)
