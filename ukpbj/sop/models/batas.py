"""Limits the head of a unit sets for steps whose SOP prints none."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ukpbj.akun.models import Unit
from ukpbj.sop.kalender import Batas


class BatasLangkahQuerySet(models.QuerySet["BatasLangkah"]):
    def berlaku(self, tanggal: date) -> Self:
        """In force on a date of the unit's own calendar."""
        return self.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tanggal),
            dicabut__isnull=True,
            berlaku_mulai__lte=tanggal,
        )

    def bersinggungan(self, mulai: date, sampai: date | None) -> Self:
        """Those in force on any date from `mulai` to `sampai` (None: without an end)."""
        bertemu = Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=mulai)
        sebelum_akhir = Q(berlaku_mulai__lte=sampai) if sampai else Q()
        return self.filter(bertemu, sebelum_akhir, dicabut__isnull=True)


class BatasLangkah(models.Model):
    """A limit for one row of one SOP in one unit, for a period; it counts for what opens then.

    Rows are never changed but for their end: `berlaku_sampai` (the last day), or `dicabut`, from
    which moment on it counts for nothing. Both keep who did it. `versi_sop`: another version of an
    SOP has other rows.
    """

    class Satuan(models.TextChoices):
        MENIT = "menit", "menit kerja"
        JAM = "jam", "jam kerja"
        HARI = "hari", "hari kerja"

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="unit")
    kode_sop = models.SlugField("SOP", max_length=60)
    versi_sop = models.PositiveSmallIntegerField("versi SOP", default=1)
    urut = models.PositiveSmallIntegerField("langkah")
    huruf = models.CharField("sublangkah", max_length=2, blank=True)
    nilai = models.PositiveIntegerField("batas")
    satuan = models.CharField("satuan", max_length=5, choices=Satuan.choices)
    dasar = models.CharField("dasar penetapan", max_length=200)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="batas_ditetapkan",
        verbose_name="ditetapkan oleh",
    )
    dibuat = models.DateTimeField("ditetapkan pada")
    dicabut = models.DateTimeField("dicabut pada", null=True, blank=True)
    diakhiri = models.DateTimeField("diakhiri pada", null=True, blank=True)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="batas_diakhiri",
        verbose_name="diakhiri oleh",
    )

    objects = BatasLangkahQuerySet.as_manager()

    class Meta:
        verbose_name = "batas langkah"
        verbose_name_plural = "batas langkah"
        ordering = ["unit", "kode_sop", "urut", "huruf", "-berlaku_mulai", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kode_sop", "versi_sop", "urut", "huruf"],
                condition=Q(berlaku_sampai__isnull=True, dicabut__isnull=True),
                name="batas_langkah_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True)
                | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="batas_langkah_sampai_setelah_mulai",
            ),
            models.CheckConstraint(condition=Q(nilai__gte=1), name="batas_langkah_nilai"),
        ]

    def __str__(self) -> str:
        return f"{self.kode_sop} langkah {self.urut}{self.huruf}: {self.batas}"

    @property
    def batas(self) -> Batas:
        return Batas(self.nilai, self.satuan)  # type: ignore[arg-type]  # one of `Satuan`
