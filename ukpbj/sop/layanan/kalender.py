"""A change of a unit's calendar, and the clocks that follow it.

The change is one transaction with the job that recomputes; the job goes case by case, so that no
door waits long, and doing it again changes nothing. `VersiKalender` sees to it that no deadline
is stored by the old calendar once the change holds (see `kalender_terkunci`).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.db.models import F

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import izin, jejak, kotak_keluar, penjaga, penyimpangan
from ukpbj.sop.dampak_kalender import Geser, dampak, geser, menyimpang_waktu, tersentuh
from ukpbj.sop.galat import BelumDapat, TidakBerwenang
from ukpbj.sop.kalender import Kalender
from ukpbj.sop.kalender_unit import kalender_terkunci, kalender_unit
from ukpbj.sop.layanan.bersama import isi_baris, iso
from ukpbj.sop.layanan.pertanggungjawaban import gugurkan
from ukpbj.sop.models import KotakKeluar, PerubahanKalender, Proses
from ukpbj.sop.waktu import sekarang

TUGAS = "hitung_ulang_kalender"
SEBAB_UMUM = "Kalender nasional atau pengaturan unit diubah oleh admin."

tanpa_hitung_ulang: ContextVar[bool] = ContextVar("tanpa_hitung_ulang", default=False)
"""Set while a change puts its own job into the outbox, so that the signals do not add theirs."""


class Perubahan(Protocol):
    """What is changed: in words, in the calendar, in the tables."""

    @property
    def unit(self) -> Unit: ...

    @property
    def dasar(self) -> str: ...

    @property
    def uraian(self) -> str: ...

    def bayangkan(self) -> Kalender:
        """The calendar as it would be; nothing is written."""

    def terapkan(self) -> None:
        """Write it."""


def dampak_perubahan(perubahan: Perubahan, pada: datetime) -> list[Geser]:
    """What the change would move, the next deadline first. Nothing is locked or written."""
    return dampak(perubahan.unit, perubahan.bayangkan(), pada)


@transaction.atomic
def ubah_kalender(
    perubahan: Perubahan, *, oleh: Pengguna, pada: datetime | None = None
) -> PerubahanKalender:
    """Write a change and leave the recomputation to the workers; the head of the unit only.

    Raises TidakBerwenang, BelumDapat where somebody else has just written the same.
    """
    if not izin.memimpin(oleh, perubahan.unit):
        raise TidakBerwenang("Hanya Kepala UKPBJ yang dapat mengubah kalender unitnya.")
    tanda = tanpa_hitung_ulang.set(True)
    try:
        with transaction.atomic():
            perubahan.terapkan()
    except IntegrityError:
        raise BelumDapat("Kalender ini baru saja diubah orang lain. Periksa lagi.") from None
    finally:
        tanpa_hitung_ulang.reset(tanda)
    baris = PerubahanKalender.objects.create(
        unit=perubahan.unit,
        uraian=perubahan.uraian,
        dasar=perubahan.dasar,
        oleh=oleh,
        pada=pada or sekarang(),
    )
    kotak_keluar.antre(f"kalender:{baris.pk}", TUGAS, {"perubahan": baris.pk})
    return baris


@kotak_keluar.penangan(TUGAS)
def hitung_ulang(muatan: Mapping[str, Any], kunci: str) -> None:
    """Recompute what a change touches: its unit, or all where an admin has edited the tables."""
    if "perubahan" in muatan:
        semua = PerubahanKalender.objects.select_related("unit", "oleh")
        baris = semua.get(pk=muatan["perubahan"])
        hitung_ulang_unit(baris.unit, baris)
        PerubahanKalender.objects.filter(pk=baris.pk).update(selesai=sekarang())
    elif not _ada_yang_lebih_baru(kunci):
        for unit in Unit.objects.order_by("pk"):
            hitung_ulang_unit(unit)


def _ada_yang_lebih_baru(kunci: str) -> bool:
    """Of many edits in one transaction the last one's job does the work for all."""
    satu = KotakKeluar.objects.get(kunci=kunci)
    lain = KotakKeluar.objects.filter(tugas=TUGAS, pk__gt=satu.pk, selesai__isnull=True)
    return any("perubahan" not in muatan for muatan in lain.values_list("muatan", flat=True))


def hitung_ulang_unit(unit: Unit, perubahan: PerubahanKalender | None = None) -> None:
    """Bring every deadline of the unit up to its calendar, case by case."""
    daftar = dampak(unit, kalender_unit(unit), sekarang())
    for proses_id in sorted({satu.baris.proses_id for satu in daftar}):
        _terapkan(proses_id, perubahan)


@transaction.atomic
def _terapkan(proses_id: int, perubahan: PerubahanKalender | None) -> None:
    """One case under its locks: its rows, its trail, then the lateness that is undone."""
    proses = penjaga.kunci_proses(proses_id)
    pada, kalender = sekarang(), kalender_terkunci(proses.unit)
    sebab = perubahan.uraian if perubahan else SEBAB_UMUM
    oleh = perubahan.oleh if perubahan else None
    daftar = _daftar_geser(proses, kalender, pada)
    for satu in daftar:
        _simpan(proses, satu, oleh, pada, sebab, perubahan)
    # Last: it reads the case anew and writes to its trail.
    gugur = gugurkan([s.gugur for s in daftar if s.gugur], sebab, oleh=oleh, pada=pada)
    if perubahan:
        # Within the case's transaction: a job that is killed half-way counts nothing twice.
        PerubahanKalender.objects.filter(pk=perubahan.pk).update(
            bergeser=F("bergeser") + len(daftar), gugur=F("gugur") + gugur
        )


def _daftar_geser(proses: Proses, kalender: Kalender, pada: datetime) -> list[Geser]:
    milik = tersentuh().filter(proses=proses.pk).order_by("pk").values_list("pk", flat=True)
    terkunci = [penjaga.kunci_baris(pk) for pk in milik]
    # Read under the rows' locks: until then the sweep may have recorded lateness.
    menyimpang = menyimpang_waktu().filter(pelaksanaan__in=[baris.pk for baris in terkunci])
    terlambat = {p.pelaksanaan_id: p for p in menyimpang}
    hasil = (geser(baris, kalender, terlambat.get(baris.pk), pada) for baris in terkunci)
    return list(filter(None, hasil))


def _simpan(
    proses: Proses,
    satu: Geser,
    oleh: Pengguna | None,
    pada: datetime,
    sebab: str,
    perubahan: PerubahanKalender | None,
) -> None:
    baris, lama = satu.baris, satu.baris.jatuh_tempo
    baris.jatuh_tempo, baris.terlambat_sejak = satu.jatuh_tempo, satu.terlambat_sejak
    baris.save(update_fields=["jatuh_tempo", "terlambat_sejak"])
    if baris.selesai is None or satu.lagi:
        # Here and now: the sweep does not look that far back for what has moved into the past.
        penyimpangan.catat_terlambat(baris, pada)
    if satu.lagi and satu.lagi.penanggung_jawab_id:
        # Whoever had to answer for it answers again.
        menyimpang_waktu().berdiri().filter(pelaksanaan=baris).update(
            penanggung_jawab=satu.lagi.penanggung_jawab_id
        )
    isi = isi_baris(baris) | {"tempo_lama": iso(lama), "tempo_baru": iso(baris.jatuh_tempo)}
    isi |= {"perubahan": perubahan.pk} if perubahan else {}
    jejak.catat(proses, "kalender", oleh, pada, isi, sebab)
