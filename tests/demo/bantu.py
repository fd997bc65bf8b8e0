"""Loading the whole demo in a test, whatever other tests have emptied before."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.cache import cache

from registrasi.seed import seed_registrasi
from ukpbj.akun.seed import aktifkan_sop, seed_akun
from ukpbj.akun.seed_kalender import seed_jadwal, seed_kalender
from ukpbj.demo.layanan import isi_sekali


def muat_demo(banyak: int = 0) -> None:
    """With what the migrations brought along put back first; `banyak`: cases that are drawn."""
    cache.clear()
    tanpa_skema: Any = None
    for tanam in (seed_akun, seed_kalender, seed_jadwal, aktifkan_sop, seed_registrasi):
        tanam(apps, tanpa_skema)
    assert isi_sekali(banyak)
