"""Counters of the rate limits, kept in the database so that a lost broker loses no limit."""

from __future__ import annotations

from django.db import models


class Pembatas(models.Model):
    """How often one subject did one thing within one window; the subject itself is not kept."""

    kunci = models.CharField(
        "kunci", max_length=64, help_text="HMAC dari tujuan dan subjek; subjeknya tidak disimpan."
    )
    jendela = models.DateTimeField("awal jendela")
    berakhir = models.DateTimeField("akhir jendela", db_index=True)
    jumlah = models.PositiveIntegerField("jumlah", default=1)

    class Meta:
        verbose_name = "pembatas laju"
        verbose_name_plural = "pembatas laju"
        constraints = [
            models.UniqueConstraint(fields=["kunci", "jendela"], name="pembatas_kunci_jendela"),
        ]

    def __str__(self) -> str:
        return f"{self.kunci[:8]}: {self.jumlah}"
