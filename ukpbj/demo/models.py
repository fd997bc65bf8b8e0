"""The mark that makes a database a demo, and the mails it "sent"."""

from __future__ import annotations

from django.db import models


class TandaDemo(models.Model):
    """One row: this database holds invented data, its logins may be printed."""

    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tanda demo"
        verbose_name_plural = "tanda demo"

    def __str__(self) -> str:
        return f"Demo sejak {self.dibuat:%d-%m-%Y}"


class SurelDemo(models.Model):
    """A mail that the demo shows instead of sending."""

    waktu = models.DateTimeField(auto_now_add=True)
    ke = models.CharField("kepada", max_length=254)
    subjek = models.CharField("subjek", max_length=250)
    isi = models.TextField("isi")

    class Meta:
        verbose_name = "surel demo"
        verbose_name_plural = "surel demo"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subjek


def is_demo() -> bool:
    """Whether this database has been marked by `isi_demo`."""
    return TandaDemo.objects.exists()
