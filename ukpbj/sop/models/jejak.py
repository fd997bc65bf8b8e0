"""The append-only trail of a process, chained by hash.

The chained row holds ids and codes only. Free text stands in `KeteranganJejak`, tied to the
chain by a salted digest: it can be erased on a person's request and the chain still verifies.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ukpbj.sop.models.proses import Proses


class Jejak(models.Model):
    """One thing that happened. On PostgreSQL a trigger refuses update and delete."""

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="jejak")
    nomor = models.PositiveIntegerField("nomor")
    waktu = models.DateTimeField("waktu")
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="pelaku"
    )
    jenis = models.CharField("peristiwa", max_length=30)
    isi = models.JSONField("isi")
    sidik_sebelum = models.CharField(max_length=64, blank=True)
    sidik = models.CharField("sidik", max_length=64)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["proses", "nomor"]
        constraints = [models.UniqueConstraint(fields=["proses", "nomor"], name="jejak_nomor")]

    def __str__(self) -> str:
        return f"{self.proses_id}/{self.nomor} {self.jenis}"


class KeteranganJejak(models.Model):
    """Words a person wrote for one row of the trail; `garam` (hex) salts their digest."""

    jejak = models.OneToOneField(Jejak, models.PROTECT, related_name="keterangan")
    teks = models.TextField("keterangan")
    garam = models.CharField(max_length=32)

    class Meta:
        verbose_name = "keterangan jejak"
        verbose_name_plural = "keterangan jejak"

    def __str__(self) -> str:
        return self.teks
