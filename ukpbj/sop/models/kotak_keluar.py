"""The outbox: jobs and mails as rows, written in the transaction that changes state."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q


class KotakKeluarQuerySet(models.QuerySet["KotakKeluar"]):
    def menunggu(self) -> Self:
        return self.filter(selesai__isnull=True, diparkir__isnull=True)

    def siap(self, pada: datetime) -> Self:
        """Due, not done, and in no worker's hands (or in hands that have gone silent)."""
        return self.menunggu().filter(
            Q(disewa_sampai__isnull=True) | Q(disewa_sampai__lt=pada), berikutnya__lte=pada
        )


class KotakKeluar(models.Model):
    """One job or mail, keyed by what it produces; `muatan` holds ids only.

    `disewa_sampai`: until then one worker has it. `diparkir`: set aside after too many failures.
    """

    kunci = models.CharField("kunci", max_length=200, unique=True)
    tugas = models.CharField("tugas", max_length=60)
    muatan = models.JSONField("muatan", default=dict)
    dibuat = models.DateTimeField("dibuat")
    berikutnya = models.DateTimeField("dicoba mulai")
    disewa_sampai = models.DateTimeField("disewa sampai", null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    diparkir = models.DateTimeField("diparkir", null=True, blank=True)
    galat = models.TextField("galat terakhir", blank=True)

    objects = KotakKeluarQuerySet.as_manager()

    class Meta:
        verbose_name = "isi kotak keluar"
        verbose_name_plural = "kotak keluar"
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["berikutnya", "id"],
                condition=Q(selesai__isnull=True, diparkir__isnull=True),
                name="kotak_keluar_menunggu",
            )
        ]

    def __str__(self) -> str:
        return self.kunci


class Detak(models.Model):
    """When a periodic task last finished; `/sehat/` reads it."""

    nama = models.CharField(primary_key=True, max_length=40)
    waktu = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.nama}: {self.waktu:%Y-%m-%d %H:%M:%S}"
