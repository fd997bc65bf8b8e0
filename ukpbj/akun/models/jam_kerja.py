"""Office hours, holidays and Ramadan: the tables the working-time clock is built from."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import time
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from ukpbj.akun.models.unit import Unit

TENGAH_MALAM = time(0)


class VersiKalender(models.Model):
    """One row with a stamp that is new after every edit of the tables below, by any process.

    Who keeps a built calendar compares this one value. The stamp is random, not a counter: a
    number given in a transaction that was rolled back would be given again to other data.
    """

    stempel = models.UUIDField("stempel", default=uuid.uuid4)

    class Meta:
        verbose_name = "versi kalender"
        verbose_name_plural = "versi kalender"

    def __str__(self) -> str:
        return str(self.stempel)

    @classmethod
    def kini(cls) -> uuid.UUID | None:
        """The stamp of now (one query); None before the first edit."""
        return cls.objects.filter(pk=1).values_list("stempel", flat=True).first()

    @classmethod
    def kini_terkunci(cls) -> uuid.UUID | None:
        """The same, shared among readers until their transaction ends; an edit waits for them.

        PostgreSQL only: SQLite's transactions are one at a time anyhow.
        """
        if connection.vendor != "postgresql":
            return cls.kini()
        with connection.cursor() as kursor:
            kursor.execute("SELECT stempel FROM akun_versikalender WHERE id = 1 FOR SHARE")
            baris = kursor.fetchone()
        return baris[0] if baris else None

    @classmethod
    def perbarui(cls) -> None:
        cls.objects.update_or_create(pk=1, defaults={"stempel": uuid.uuid4()})


M = TypeVar("M", bound=models.Model)


class KalenderQuerySet(models.QuerySet[M]):
    """Stamps the writes that send no signal; `delete()` and `save()` do."""

    def update(self, **kwargs: Any) -> int:
        jumlah = super().update(**kwargs)
        VersiKalender.perbarui()
        return jumlah

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        hasil = super().bulk_create(objs, *args, **kwargs)
        VersiKalender.perbarui()
        return hasil


class JadwalKerja(models.Model):
    """The hours of a unit from a date on. Of several in force the latest to start applies."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="jadwal_kerja", verbose_name="unit")
    mulai = models.DateField("berlaku mulai")
    sampai = models.DateField(
        "berlaku sampai",
        null=True,
        blank=True,
        help_text="Kosong: sampai ada jadwal yang lebih baru.",
    )
    tetap_buka = models.BooleanField(
        "tetap buka pada hari libur",
        default=False,
        help_text="Untuk layanan langsung. Penutupan lokal tetap menutup layanan.",
    )
    dasar = models.CharField("dasar", max_length=200)

    objects = KalenderQuerySet["JadwalKerja"].as_manager()

    class Meta:
        verbose_name = "jadwal kerja"
        verbose_name_plural = "jadwal kerja"
        ordering = ["unit", "-mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "mulai"],
                name="jadwal_satu_per_tanggal_mulai",
                violation_error_message="Unit ini sudah mempunyai jadwal dengan tanggal mulai itu.",
            ),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai")),
                name="jadwal_sampai_setelah_mulai",
                violation_error_message="Tanggal akhir mendahului tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, mulai {self.mulai:%d-%m-%Y}"


class RentangKerja(models.Model):
    """One working span of a weekday; what lies between two of them is the break.

    Whether spans overlap is asked of the whole week at once, where it is edited; the clock would
    count shared minutes once.
    """

    class Hari(models.IntegerChoices):
        SENIN = 0, "Senin"
        SELASA = 1, "Selasa"
        RABU = 2, "Rabu"
        KAMIS = 3, "Kamis"
        JUMAT = 4, "Jumat"
        SABTU = 5, "Sabtu"
        MINGGU = 6, "Minggu"

    jadwal = models.ForeignKey(
        JadwalKerja, models.CASCADE, related_name="rentang", verbose_name="jadwal"
    )
    ramadan = models.BooleanField(
        "pada bulan Ramadan",
        default=False,
        help_text="Bila satu hari pun punya jam Ramadan, isilah semua hari kerjanya.",
    )
    hari = models.PositiveSmallIntegerField("hari", choices=Hari.choices)
    mulai = models.TimeField("mulai")
    selesai = models.TimeField("selesai", help_text="00.00 berarti pukul 24.00 hari itu.")

    objects = KalenderQuerySet["RentangKerja"].as_manager()

    class Meta:
        verbose_name = "rentang jam kerja"
        verbose_name_plural = "rentang jam kerja"
        ordering = ["ramadan", "hari", "mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["jadwal", "ramadan", "hari", "mulai"],
                name="rentang_satu_per_mulai",
                violation_error_message="Rentang dengan jam mulai itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")) | Q(selesai=TENGAH_MALAM),
                name="rentang_selesai_setelah_mulai",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            models.CheckConstraint(condition=Q(hari__lte=6), name="rentang_hari_sepekan"),
        ]

    def __str__(self) -> str:
        return f"{self.get_hari_display()} {self.mulai:%H.%M}-{self.selesai:%H.%M}"

    def clean(self) -> None:
        if self.mulai is None or self.selesai is None:
            return
        for medan, jam in (("mulai", self.mulai), ("selesai", self.selesai)):
            if jam.second or jam.microsecond:
                raise ValidationError({medan: "Jam kerja ditulis dalam menit penuh."})


class Status(models.TextChoices):
    PERKIRAAN = "perkiraan", "Perkiraan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class HariLibur(models.Model):
    """A date without working time: for every unit, or the local closure of one."""

    class Jenis(models.TextChoices):
        NASIONAL = "nasional", "Libur nasional"
        CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
        LOKAL = "lokal", "Tutup lokal"

    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=12, choices=Jenis.choices)
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="hari_libur",
        verbose_name="unit",
        help_text="Hanya untuk tutup lokal. Kosong: semua unit.",
    )
    status = models.CharField(
        "status", max_length=10, choices=Status.choices, default=Status.DITETAPKAN
    )
    dasar = models.CharField("dasar", max_length=200, blank=True)

    objects = KalenderQuerySet["HariLibur"].as_manager()

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal"],
                condition=Q(unit__isnull=True),
                name="libur_satu_per_tanggal",
                violation_error_message="Tanggal itu sudah tercatat sebagai hari libur.",
            ),
            models.UniqueConstraint(
                fields=["tanggal", "unit"],
                condition=Q(unit__isnull=False),
                name="libur_lokal_satu_per_tanggal",
                violation_error_message="Unit ini sudah tercatat tutup pada tanggal itu.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="lokal", unit__isnull=False)
                | (~Q(jenis="lokal") & Q(unit__isnull=True)),
                name="libur_lokal_punya_unit",
                violation_error_message=(
                    "Tutup lokal harus menyebut unitnya; libur nasional dan cuti bersama "
                    "berlaku untuk semua unit."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"


class MasaRamadan(models.Model):
    """The dates of one Ramadan (29 or 30 days). A Gregorian year can hold two, a Hijri year one."""

    tahun_hijriah = models.PositiveSmallIntegerField(
        "tahun Hijriah",
        unique=True,
        error_messages={"unique": "Ramadan tahun itu sudah ada."},
    )
    mulai = models.DateField("hari pertama")
    sampai = models.DateField("hari terakhir")
    status = models.CharField(
        "status", max_length=10, choices=Status.choices, default=Status.DITETAPKAN
    )
    dasar = models.CharField("dasar", max_length=200, blank=True)

    objects = KalenderQuerySet["MasaRamadan"].as_manager()

    class Meta:
        verbose_name = "masa Ramadan"
        verbose_name_plural = "masa Ramadan"
        ordering = ["mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")),
                name="ramadan_sampai_setelah_mulai",
                violation_error_message="Hari terakhir mendahului hari pertama.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ramadan {self.tahun_hijriah} H"

    def clean(self) -> None:
        if self.mulai is None or self.sampai is None:
            return
        hari = (self.sampai - self.mulai).days + 1
        if hari > 0 and hari not in (29, 30):
            raise ValidationError({"sampai": "Ramadan lamanya 29 atau 30 hari."})


@receiver([post_save, post_delete], sender=JadwalKerja)
@receiver([post_save, post_delete], sender=RentangKerja)
@receiver([post_save, post_delete], sender=HariLibur)
@receiver([post_save, post_delete], sender=MasaRamadan)
def perbarui_versi(**_: Any) -> None:
    VersiKalender.perbarui()
