"""Periodic work of registration."""

from __future__ import annotations

from celery import shared_task

from registrasi.layanan.tautan import hapus_lama
from ukpbj.sop.waktu import sekarang


@shared_task
def hapus_tautan_lama() -> None:
    """Forget the addresses of registrations that ended long ago."""
    hapus_lama(sekarang())
