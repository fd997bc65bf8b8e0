"""Edits of the calendar's tables outside `layanan.kalender` (the admin's pages, commands)."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from ukpbj.akun.models import Unit, VersiKalender
from ukpbj.sop import kotak_keluar
from ukpbj.sop.layanan.kalender import TUGAS, tanpa_hitung_ulang
from ukpbj.sop.models import PelaksanaanLangkah


@receiver(post_save, sender=VersiKalender)
def kalender_diubah(instance: VersiKalender, **_: Any) -> None:
    """Every edit gives a new stamp, whoever makes it and however many rows it writes."""
    if tanpa_hitung_ulang.get():
        return
    # Where no step has ever been opened there is nothing to recompute.
    if PelaksanaanLangkah.objects.exists():
        kotak_keluar.antre(f"kalender:{instance.stempel}", TUGAS, {})


@receiver(pre_save, sender=Unit)
def zona_diubah(instance: Unit, update_fields: Any = None, **_: Any) -> None:
    """The same hours in another zone are another calendar."""
    if update_fields is not None and "zona" not in update_fields:
        return
    if Unit.objects.filter(pk=instance.pk).exclude(zona=instance.zona).exists():
        VersiKalender.perbarui()
