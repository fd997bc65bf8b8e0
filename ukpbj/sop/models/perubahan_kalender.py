"""What was changed in a unit's calendar, by whom, and what it did to the running clocks."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ukpbj.akun.models import Unit


class PerubahanKalender(models.Model):
    """One confirmed change. The numbers are filled in when the recomputation is through."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="unit")
    uraian = models.CharField("perubahan", max_length=300)
    dasar = models.CharField("dasar", max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="oleh")
    pada = models.DateTimeField("pada")
    bergeser = models.PositiveIntegerField("tenggat bergeser", default=0)
    gugur = models.PositiveIntegerField("penyimpangan gugur", default=0)
    selesai = models.DateTimeField("selesai dihitung", null=True, blank=True)

    class Meta:
        verbose_name = "perubahan kalender"
        verbose_name_plural = "perubahan kalender"
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "-id"], name="perubahan_kalender_unit")]

    def __str__(self) -> str:
        return self.uraian
