"""Monthly reports that were made, their files, and who opened them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ukpbj.akun.models import Unit
from ukpbj.dasbor.laporan.bulan import Bulan
from ukpbj.sop.models import BerkasPribadi, KotakKeluar


class LaporanQuerySet(models.QuerySet["Laporan"]):
    def belum_selesai(self) -> Self:
        return self.filter(selesai__isnull=True)


class Laporan(models.Model):
    """One edition of "Laporan kepatuhan mutu baku" of a unit and month.

    It exists from the moment it is asked for. The job behind `pesan` writes `kemajuan` (percent)
    and `sedang` (what it does) while it works, and everything else once, at the end: a finished
    edition never changes. `sampai`: the instant up to which it counts, earlier than the end of the
    month where that had not passed yet.
    """

    class Keadaan(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        DISUSUN = "disusun", "Sedang disusun"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"

    kunci = models.UUIDField("kunci alamat", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="unit")
    bulan = models.DateField("bulan (tanggal satu)")
    edisi = models.PositiveSmallIntegerField("edisi")
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    diminta = models.DateTimeField("diminta pada")
    pesan = models.OneToOneField(
        KotakKeluar, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="tugas"
    )
    kemajuan = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    sedang = models.CharField("sedang dikerjakan", max_length=100, blank=True)
    sampai = models.DateTimeField("dihitung sampai", null=True, blank=True)
    selesai = models.DateTimeField("selesai pada", null=True, blank=True)
    ringkasan = models.JSONField("ringkasan", default=dict)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan kepatuhan"
        verbose_name_plural = "laporan kepatuhan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "bulan", "edisi"], name="laporan_edisi"),
            models.UniqueConstraint(
                fields=["unit", "bulan"],
                condition=Q(selesai__isnull=True),
                name="laporan_satu_disusun",
            ),
            models.CheckConstraint(condition=Q(kemajuan__lte=100), name="laporan_kemajuan"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(sampai__isnull=False, kemajuan=100),
                name="laporan_selesai_lengkap",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="laporan_unit")]

    def __str__(self) -> str:
        return f"Laporan kepatuhan {self.periode.nama}, edisi {self.edisi}"

    @property
    def periode(self) -> Bulan:
        return Bulan.dari(self.bulan)

    @property
    def keadaan(self) -> Keadaan:
        """Read from the job itself (select `pesan`), so that it can never say something else."""
        if self.selesai:
            return self.Keadaan.SELESAI
        if self.pesan is None or self.pesan.diparkir:
            return self.Keadaan.GAGAL
        return self.Keadaan.DISUSUN if self.pesan.disewa_sampai else self.Keadaan.ANTRE

    @property
    def sementara(self) -> bool:
        """Whether the month had not ended yet when this was counted."""
        return self.sampai is not None and self.sampai < self.periode.rentang(self.unit)[1]

    @property
    def dicoba_lagi(self) -> datetime | None:
        """When it is tried again after a failure; None where nothing has failed."""
        if self.keadaan != self.Keadaan.ANTRE or self.pesan is None or not self.pesan.percobaan:
            return None
        return self.pesan.berikutnya


class BerkasLaporan(BerkasPribadi):
    """One of the two files of a finished edition."""

    class Bentuk(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="berkas")
    bentuk = models.CharField("bentuk", max_length=4, choices=Bentuk.choices)

    class Meta:
        verbose_name = "berkas laporan"
        verbose_name_plural = "berkas laporan"
        ordering = ["laporan", "bentuk"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "bentuk"], name="berkas_laporan_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.laporan_id} {self.bentuk}"


class AksesLaporan(models.Model):
    """Who opened which file when; written before the file is sent."""

    berkas = models.ForeignKey(BerkasLaporan, models.PROTECT, related_name="akses")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "catatan akses laporan"
        verbose_name_plural = "catatan akses laporan"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.pengguna_id} membuka {self.berkas_id}"
