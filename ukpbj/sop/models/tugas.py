"""Duties a step leaves to somebody beside the table: done once, with a note, on the trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ukpbj.akun.models import Unit
from ukpbj.sop import izin
from ukpbj.sop.models.langkah import PelaksanaanLangkah
from ukpbj.sop.models.proses import Proses

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Penugasan


class TugasQuerySet(models.QuerySet["Tugas"]):
    def terbuka(self) -> Self:
        return self.filter(selesai__isnull=True)

    def untuk(self, pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Self:
        """Open duties of this person's roles, in the units and SOPs they hold them for."""
        return self.terbuka().filter(izin.saringan_tugas(pengguna, penugasan))


class Tugas(models.Model):
    """One duty. `kode` says which; a visit of a step gives each only once."""

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="tugas")
    pelaksanaan = models.ForeignKey(PelaksanaanLangkah, models.PROTECT, related_name="tugas")
    unit = models.ForeignKey(Unit, models.PROTECT)
    kode_sop = models.SlugField(max_length=60)
    kode = models.SlugField("kode", max_length=40)
    peran = models.SlugField("peran")
    judul = models.CharField("judul", max_length=200)
    keterangan = models.TextField("keterangan", blank=True)
    dibuat = models.DateTimeField("dibuat")
    selesai = models.DateTimeField("selesai pada", null=True, blank=True)
    pelaksana = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="pelaksana"
    )
    catatan = models.TextField("catatan", blank=True)

    objects = TugasQuerySet.as_manager()

    class Meta:
        verbose_name = "tugas"
        verbose_name_plural = "tugas"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["pelaksanaan", "kode"], name="tugas_sekali"),
        ]
        indexes = [
            models.Index(
                fields=["unit", "peran", "id"],
                condition=Q(selesai__isnull=True),
                name="tugas_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return self.judul
