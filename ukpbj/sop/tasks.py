"""What Celery runs: thin shells that take ids and look at the database first."""

from __future__ import annotations

from celery import shared_task

from ukpbj.sop import kotak_keluar, penyimpangan, rekap
from ukpbj.sop import surel_harian as harian
from ukpbj.sop.models import Detak
from ukpbj.sop.waktu import sekarang


@shared_task
def jalankan_pesan(pesan_id: int) -> None:
    """Do one row of the outbox."""
    kotak_keluar.jalankan(pesan_id)


@shared_task
def kirim_ulang() -> None:
    """Wake workers for rows whose message was lost or whose worker died."""
    kotak_keluar.kirim_ulang()
    _berdetak("kirim_ulang")


@shared_task
def sapu_tenggat() -> None:
    """Record what has become late since the last sweep."""
    penyimpangan.sapu_berkala(sekarang())
    _berdetak(penyimpangan.SAPUAN)


@shared_task
def surel_harian() -> None:
    """Ask for the mails of the day in every unit that is at work and has not been asked yet."""
    harian.antre_harian(sekarang())


@shared_task
def rekap_berkala() -> None:
    """Count the days that have changed since the last time."""
    kini = sekarang()
    rekap.rekap_berkala(kini)
    Detak.objects.update_or_create(nama=rekap.REKAP, defaults={"waktu": kini})


@shared_task
def rekap_malam() -> None:
    """Have all of the last weeks counted anew."""
    rekap.antre_semua(sekarang())


def _berdetak(nama: str) -> None:
    Detak.objects.update_or_create(nama=nama, defaults={"waktu": sekarang()})
