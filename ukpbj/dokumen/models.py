"""Official documents: what was frozen for them when they were asked for, and the issued file."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Penyimpangan, Proses


class DokumenQuerySet(models.QuerySet["Dokumen"]):
    def umum(self) -> Self:
        """The papers of a case, without those about its deviations."""
        return self.filter(penyimpangan__isnull=True)


class Dokumen(models.Model):
    """One document of a case. It exists from the moment it is asked for; a job adds the file.

    `isi` holds every value the document shows, as they were at that moment: what changes later
    (an address, a name, a position) does not change a document about the past. One about a
    deviation (`penyimpangan`) stays in the office, with those who see the deviation.
    """

    kunci = models.UUIDField("kunci alamat", default=uuid.uuid4, unique=True, editable=False)
    proses = models.ForeignKey(Proses, models.PROTECT, related_name="dokumen")
    pelaksanaan = models.ForeignKey(PelaksanaanLangkah, models.PROTECT, related_name="dokumen")
    penyimpangan = models.OneToOneField(
        Penyimpangan, models.PROTECT, null=True, blank=True, related_name="dokumen"
    )
    jenis = models.SlugField("jenis", max_length=40)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    judul = models.CharField("judul", max_length=200)
    nomor = models.CharField("nomor naskah", max_length=100, blank=True)
    isi = models.JSONField("isi naskah")
    berkas = models.OneToOneField(
        Berkas, models.PROTECT, null=True, blank=True, related_name="dokumen"
    )
    dibuat = models.DateTimeField("diminta pada")
    terbit = models.DateTimeField("terbit pada", null=True, blank=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proses", "jenis", "versi"], name="dokumen_versi"),
            models.UniqueConstraint(
                fields=["pelaksanaan", "jenis"],
                condition=Q(penyimpangan__isnull=True),
                name="dokumen_sekali",
            ),
            models.CheckConstraint(
                condition=Q(berkas__isnull=True, terbit__isnull=True)
                | Q(berkas__isnull=False, terbit__isnull=False),
                name="dokumen_terbit_berberkas",
            ),
        ]

    def __str__(self) -> str:
        # Of deviations a case has several papers, and none replaces another.
        ulang = self.versi > 1 and self.penyimpangan_id is None
        return f"{self.judul} {self.versi}" if ulang else self.judul
