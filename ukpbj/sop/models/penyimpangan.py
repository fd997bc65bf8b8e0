"""A deviation from mutu baku, to be accounted for (the Peringatan of every SOP)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ukpbj.akun.models import Unit
from ukpbj.sop import izin
from ukpbj.sop.models.langkah import PelaksanaanLangkah

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Penugasan


class PenyimpanganQuerySet(models.QuerySet["Penyimpangan"]):
    def terbuka(self) -> Self:
        return self.filter(keadaan=Penyimpangan.Keadaan.TERBUKA)

    def terlihat_oleh(
        self, pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None
    ) -> Self:
        """The head sees those of the unit; everyone else those they answer for (see `izin`)."""
        dipimpin = izin.unit_dipimpin(pengguna, penugasan)
        return self.filter(Q(penanggung_jawab=pengguna) | Q(unit__in=dipimpin))


class Penyimpangan(models.Model):
    """One per step row and kind. `rincian` lists all missing items of that kind."""

    class Jenis(models.TextChoices):
        WAKTU = "waktu", "Waktu"
        KELENGKAPAN = "kelengkapan", "Kelengkapan"
        KELUARAN = "keluaran", "Keluaran"

    class Keadaan(models.TextChoices):
        TERBUKA = "terbuka", "Terbuka"

    pelaksanaan = models.ForeignKey(PelaksanaanLangkah, models.PROTECT, related_name="penyimpangan")
    unit = models.ForeignKey(Unit, models.PROTECT)
    kode_sop = models.SlugField(max_length=60)
    jenis = models.CharField("jenis", max_length=12, choices=Jenis.choices)
    keadaan = models.CharField(
        "keadaan", max_length=20, choices=Keadaan.choices, default=Keadaan.TERBUKA
    )
    dicatat = models.DateTimeField("dicatat pada")
    penanggung_jawab = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penyimpangan",
        verbose_name="penanggung jawab",
    )
    rincian = models.JSONField("rincian", default=list)
    alasan = models.TextField("alasan pelaksana", blank=True)

    objects = PenyimpanganQuerySet.as_manager()

    class Meta:
        verbose_name = "penyimpangan"
        verbose_name_plural = "penyimpangan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["pelaksanaan", "jenis"], name="penyimpangan_sekali")
        ]
        indexes = [
            models.Index(fields=["unit", "keadaan", "-id"], name="penyimpangan_unit"),
            models.Index(fields=["penanggung_jawab", "keadaan", "-id"], name="penyimpangan_orang"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} pada {self.pelaksanaan}"
