"""Roles as the SOPs print them, and who holds which role where and when."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from ukpbj.akun.models.unit import Unit
from ukpbj.akun.sop_dikenal import sop_dikenal

PELAKU_USAHA = "pelaku_usaha"
"""The one role nobody is assigned to: it belongs to whoever owns the case."""

KEPALA_UKPBJ = "kepala_ukpbj"


class Peran(models.Model):
    """One of the 24 actors (pelaksana) of the SOPs."""

    kode = models.SlugField("kode", primary_key=True)
    nama = models.CharField("nama", max_length=150)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        ordering = ["urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


class Penugasan(models.Model):
    """A person holds a role in a unit, on a basis (SK), for a period, perhaps for one SOP only."""

    class Jenis(models.TextChoices):
        DEFINITIF = "definitif", "Definitif"
        PLT = "plt", "Plt."
        PLH = "plh", "Plh."

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan", verbose_name="pengguna"
    )
    peran = models.ForeignKey(Peran, models.PROTECT, verbose_name="peran")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="unit")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis.choices, default=Jenis.DEFINITIF)
    menggantikan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="digantikan",
        verbose_name="menggantikan",
        help_text="Untuk Plh.: pejabat yang berhalangan; Plh. mengerjakan yang terikat padanya.",
    )
    dasar = models.CharField("dasar (nomor SK)", max_length=150)
    mulai = models.DateField("berlaku mulai")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
    sop = models.SlugField(
        "terbatas pada SOP", max_length=60, blank=True, help_text="Kosong: berlaku untuk semua SOP."
    )

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["unit", "peran", "mulai"]
        indexes = [models.Index(fields=["pengguna", "mulai"], name="penugasan_orang")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=models.F("mulai")),
                name="penugasan_sampai_setelah_mulai",
            ),
            models.CheckConstraint(
                condition=~Q(peran=PELAKU_USAHA), name="penugasan_bukan_pelaku_usaha"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} sebagai {self.sebagai} di {self.unit}"

    @property
    def nama_peran(self) -> str:
        """What the one SOP it is limited to prints for the role, else the role's own name."""
        sop = sop_dikenal(self.sop) if self.sop else None
        return sop.pelaku.get(self.peran_id, str(self.peran)) if sop else str(self.peran)

    @property
    def sebagai(self) -> str:
        """The role, and its printed name where that is another one."""
        nama = str(self.peran)
        return nama if self.nama_peran == nama else f"{nama} (tercetak: {self.nama_peran})"

    def clean(self) -> None:
        if self.peran_id == PELAKU_USAHA:
            raise ValidationError({"peran": "Peran pelaku usaha mengikuti pemilik permohonan."})
        self._periksa_sop()
        if self.menggantikan_id and self.jenis != self.Jenis.PLH:
            raise ValidationError({"menggantikan": "Hanya Plh. yang menggantikan seorang pejabat."})
        if self.menggantikan_id and self.menggantikan_id == self.pengguna_id:
            raise ValidationError({"menggantikan": "Pilih pejabat lain yang berhalangan."})
        if self.mulai is not None and self.sampai and self.sampai < self.mulai:
            raise ValidationError({"sampai": "Tanggal akhir mendahului tanggal mulai."})

    def _periksa_sop(self) -> None:
        """Raises ValidationError for a role that has no part in the SOP it is limited to."""
        sop = sop_dikenal(self.sop) if self.sop else None
        if sop and self.peran_id and self.peran_id not in sop.pelaku:
            raise ValidationError({"sop": f"Peran ini tidak ada di SOP {sop.judul}."})
