"""Legal bases that SOPs cite and that a later rule has taken the place of."""

from __future__ import annotations

import re
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q


class DasarHukumQuerySet(models.QuerySet["DasarHukumTerganti"]):
    def berlaku(self, tanggal: date) -> Self:
        """Notices in force on this date."""
        mulai = Q(berlaku_mulai__isnull=True) | Q(berlaku_mulai__lte=tanggal)
        sampai = Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tanggal)
        return self.filter(mulai & sampai)


class DasarHukumTerganti(models.Model):
    """A citation as SOPs print it, and what has taken its place. The printed text stays."""

    class Sifat(models.TextChoices):
        DIGANTI = "diganti", "Sudah diganti"
        DIUBAH = "diubah", "Sudah diubah"

    kutipan = models.CharField(
        "kutipan",
        max_length=80,
        help_text="Seperti tercetak di SOP, sampai nomor dan tahunnya, misalnya PP 82/2012.",
    )
    sifat = models.CharField("sifat", max_length=10, choices=Sifat.choices, default=Sifat.DIGANTI)
    pengganti = models.CharField("pengganti", max_length=120)
    catatan = models.CharField("catatan", max_length=300, blank=True)
    berlaku_mulai = models.DateField(
        "berlaku mulai", null=True, blank=True, help_text="Kosong: tanggalnya tidak dicatat."
    )
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar", max_length=200, help_text="Dari mana ini diketahui.")

    objects = DasarHukumQuerySet.as_manager()

    class Meta:
        verbose_name = "dasar hukum yang terganti"
        verbose_name_plural = "dasar hukum yang terganti"
        ordering = ["kutipan", "pengganti"]
        constraints = [
            models.UniqueConstraint(
                fields=["kutipan", "pengganti"], name="dasar_hukum_terganti_sekali"
            ),
            models.CheckConstraint(
                condition=Q(berlaku_mulai__isnull=True)
                | Q(berlaku_sampai__isnull=True)
                | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="dasar_hukum_sampai_setelah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kutipan}: {self.kata}"

    @property
    def kata(self) -> str:
        """The notice: "Sudah diganti: PP 71/2019"."""
        return f"{self.get_sifat_display()}: {self.pengganti}"

    def cocok(self, teks: str) -> bool:
        """Whether a printed legal basis cites exactly this: "PP 82/2012", not "PP 182/2012"."""
        kutipan = r"\s+".join(re.escape(satu) for satu in self.kutipan.split())
        pola = rf"(?<![\w/]){kutipan}(?![\w/])"
        return bool(kutipan) and re.search(pola, teks, re.IGNORECASE) is not None
