"""Outbox: jobs and mails as rows in the transaction that causes them.

The database is the only truth. Celery is told of a row once its transaction holds, and told
again by `kirim_ulang` for as long as the row is not done: losing every message loses nothing.
A row is worked on under a lease, so that two workers do not do it twice, and its key is what
it produces, so that asking twice makes one row.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from ukpbj.sop.models import KotakKeluar
from ukpbj.sop.models.kotak_keluar import KotakKeluarQuerySet
from ukpbj.sop.waktu import sekarang

log = logging.getLogger(__name__)

BATAS_PERCOBAAN = 8
"""Failures after which a row is parked for a person to look at."""

BATAS_MENUNGGU = timedelta(days=2)
"""How long a row waits for a service outside that does not answer, before it is parked too."""

URUNG = "Urung: "
"""How the last words of a row begin whose job was not due any more."""

Penangan = Callable[[Mapping[str, Any], str], None]
_penangan: dict[str, Penangan] = {}


def penangan(tugas: str) -> Callable[[Penangan], Penangan]:
    """Register who does this kind of job: a function of (muatan, kunci), safe to repeat."""

    def daftarkan(fungsi: Penangan) -> Penangan:
        _penangan[tugas] = fungsi
        return fungsi

    return daftarkan


class Ditunda(Exception):
    """Raised by a job that is not to be done before `sampai`; it counts as no attempt."""

    def __init__(self, sampai: datetime) -> None:
        super().__init__(f"ditunda sampai {sampai:%d-%m-%Y %H:%M %Z}")
        self.sampai = sampai


class TakMenjawab(Exception):
    """Raised by a job that found a service outside away: no fault of the job, so it waits long."""


class Urung(Exception):
    """Raised by a job that is not due any more: its row is done, and says why nothing came."""


def antre(
    kunci: str, tugas: str, muatan: Mapping[str, Any], *, mulai: datetime | None = None
) -> None:
    """Put a job into the outbox of the running transaction; a known key is not put in twice.

    `mulai`: not before then.
    """
    kini = sekarang()
    mulai = mulai or kini
    baris, baru = KotakKeluar.objects.get_or_create(
        kunci=kunci,
        defaults={"tugas": tugas, "muatan": dict(muatan), "dibuat": kini, "berikutnya": mulai},
    )
    if baru and mulai <= kini:
        transaction.on_commit(lambda: bangunkan(baris.pk))


def antre_banyak(tugas: str, baris: Mapping[str, Mapping[str, Any]]) -> int:
    """Put jobs of one kind in by their keys, in two statements; how many were not in yet.

    Nobody is woken for each of them: `kirim_ulang` comes by every few seconds.
    """
    kini = sekarang()
    ada = set(KotakKeluar.objects.filter(kunci__in=baris).values_list("kunci", flat=True))
    baru = [
        KotakKeluar(kunci=kunci, tugas=tugas, muatan=dict(isi), dibuat=kini, berikutnya=kini)
        for kunci, isi in baris.items()
        if kunci not in ada
    ]
    KotakKeluar.objects.bulk_create(baru, ignore_conflicts=True)
    return len(baru)


def bangunkan(pesan_id: int) -> None:
    """Tell a worker; if the broker is away the row waits for `kirim_ulang`."""
    from ukpbj.sop.tasks import jalankan_pesan

    try:
        jalankan_pesan.apply_async((pesan_id,), retry=False)
    except Exception as galat:  # whatever the broker's client raises, the row is safe
        sebab = type(galat).__name__
        log.warning("Antrean tidak terjangkau, pesan %s menunggu: %s", pesan_id, sebab)


def jalankan(pesan_id: int) -> bool:
    """Do one row if it is due and free; whether this call did it."""
    if not _sewa(pesan_id):
        return False
    baris = KotakKeluar.objects.get(pk=pesan_id)
    try:
        _penangan[baris.tugas](baris.muatan, baris.kunci)
    except Ditunda as tunda:
        _sewaan(baris).update(
            disewa_sampai=None, berikutnya=tunda.sampai, percobaan=F("percobaan") - 1
        )
        return False
    except Urung as sebab:
        _sewaan(baris).update(selesai=sekarang(), disewa_sampai=None, galat=f"{URUNG}{sebab}")
        return True
    except Exception as galat:  # a failing job must not stop the others; it is kept and retried
        log.exception("Pesan %s gagal", pesan_id)
        _tunda(baris, galat)
        return False
    _sewaan(baris).update(selesai=sekarang(), disewa_sampai=None, galat="")
    return True


def _sewa(pesan_id: int) -> bool:
    kini = sekarang()
    sampai = kini + timedelta(seconds=settings.KOTAK_KELUAR_SEWA)
    siap = KotakKeluar.objects.siap(kini).filter(pk=pesan_id)
    return siap.update(disewa_sampai=sampai, percobaan=F("percobaan") + 1) == 1


def _sewaan(baris: KotakKeluar) -> KotakKeluarQuerySet:
    """The row while this lease is its latest: each lease counts one more attempt.

    A worker that was thought dead and comes back late must not overwrite its successor's word.
    """
    return KotakKeluar.objects.filter(pk=baris.pk, percobaan=baris.percobaan)


def _tunda(baris: KotakKeluar, galat: Exception) -> None:
    """Wait twice as long after each failure (from 10 s, at most 1 h), then park.

    Where a service outside is away the wait grows with the age of the row, and no attempt counts:
    an outage of a morning must not leave every mail of the day to be sent by hand.
    """
    kini = sekarang()
    menunggu = isinstance(galat, TakMenjawab)
    umur = kini - baris.dibuat
    jeda = umur.total_seconds() // 4 if menunggu else 10 * 2 ** (baris.percobaan - 1)
    habis = umur >= BATAS_MENUNGGU if menunggu else baris.percobaan >= BATAS_PERCOBAAN
    _sewaan(baris).update(
        disewa_sampai=None,
        berikutnya=kini + timedelta(seconds=min(max(jeda, 10), 3600)),
        galat=f"{type(galat).__name__}: {galat}"[:500],
        diparkir=kini if habis else None,
        percobaan=F("percobaan") - int(menunggu),
    )


def kirim_ulang(banyak: int = 200) -> int:
    """Tell workers again of every row that is due and free; how many."""
    kini = sekarang()
    siap = KotakKeluar.objects.siap(kini).order_by("berikutnya", "id")
    # A job that kills its worker raises nothing: it shows only in attempts without an end.
    siap.filter(percobaan__gte=BATAS_PERCOBAAN).order_by().update(diparkir=kini)
    daftar = list(siap.values_list("pk", flat=True)[:banyak])
    for pesan_id in daftar:
        bangunkan(pesan_id)
    return len(daftar)


def lepaskan(parkir: KotakKeluarQuerySet) -> int:
    """Have parked rows tried again from the start, now; how many."""
    kini = sekarang()
    diparkir = parkir.filter(diparkir__isnull=False, selesai__isnull=True)
    return diparkir.update(diparkir=None, disewa_sampai=None, percobaan=0, berikutnya=kini)
