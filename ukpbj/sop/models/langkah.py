"""One row per visit of a step, with the deadline stored when it opened, and its verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ukpbj.akun.models import Unit
from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop import izin
from ukpbj.sop.definisi import Akhir, Langkah, Sisi
from ukpbj.sop.kalender import Batas
from ukpbj.sop.models.batas import BatasLangkah
from ukpbj.sop.models.proses import Proses
from ukpbj.sop.tindakan import Putusan

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Penugasan


def syarat_terlambat(pada: datetime) -> Q:
    """Open office steps past `terlambat_sejak`; the one rule of lateness in SQL."""
    return Q(selesai__isnull=True, terlambat_sejak__lt=pada) & ~Q(peran=PELAKU_USAHA)


class PelaksanaanQuerySet(models.QuerySet["PelaksanaanLangkah"]):
    def terbuka(self) -> Self:
        return self.filter(selesai__isnull=True)

    def dikerjakan(self) -> Self:
        """Done, not closed by cancelling the case: what reports and figures are about."""
        return self.filter(selesai__isnull=False).exclude(hasil=Akhir.DIBATALKAN.value)

    def utama(self) -> Self:
        """Rows of the table itself, without their sub-steps."""
        return self.filter(huruf="")

    def milik_kantor(self) -> Self:
        return self.exclude(peran=PELAKU_USAHA)

    def terlambat(self, pada: datetime) -> Self:
        return self.filter(syarat_terlambat(pada))

    def untuk(self, pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Self:
        """Office steps this person may do now, by role, unit and binding (see `izin`)."""
        return self.terbuka().filter(izin.saringan_langkah(pengguna, penugasan))


class PelaksanaanLangkah(models.Model):
    """A step of one case, one row per visit (`kunjungan` counts from 1).

    A sub-step (`huruf` "a", "b", ...) has a row of its own beside that of its step (`induk`).
    `mulai` is when the clock starts: the opening, the appointment, or the visitor's arrival
    (None until then). `jatuh_tempo` and `terlambat_sejak` follow from it, the limit and the
    unit's calendar; they change with `mulai`, and when the calendar does.
    """

    class AsalBatas(models.TextChoices):
        SOP = "sop", "tercetak di SOP"
        UNIT = "unit", "ditetapkan Kepala UKPBJ"
        TANPA = "", "tanpa batas"

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="pelaksanaan")
    unit = models.ForeignKey(Unit, models.PROTECT)
    # Searched with the unit only, by the indexes below: none of their own to be kept by every door.
    kode_sop = models.SlugField(max_length=60, db_index=False)
    urut = models.PositiveSmallIntegerField("urut")
    huruf = models.CharField("huruf sublangkah", max_length=2, blank=True)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sublangkah"
    )
    no = models.CharField("nomor tercetak", max_length=10, blank=True)
    peran = models.SlugField("peran pertama", db_index=False)
    kunjungan = models.PositiveSmallIntegerField("putaran", default=1)

    dibuka = models.DateTimeField("dibuka")
    janji = models.DateTimeField("janji temu", null=True, blank=True)
    mulai = models.DateTimeField("jam mulai dihitung", null=True, blank=True)
    batas_nilai = models.PositiveIntegerField(null=True, blank=True)
    batas_satuan = models.CharField(max_length=5, blank=True)
    asal_batas = models.CharField(max_length=10, choices=AsalBatas.choices, blank=True)
    penetapan_batas = models.ForeignKey(
        BatasLangkah, models.PROTECT, null=True, blank=True, related_name="dipakai"
    )
    jatuh_tempo = models.DateTimeField("jatuh tempo", null=True, blank=True)
    terlambat_sejak = models.DateTimeField("terlambat sejak", null=True, blank=True)

    pemegang = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="langkah_dipegang",
        verbose_name="diambil oleh",
    )
    diambil = models.DateTimeField("diambil pada", null=True, blank=True)
    selesai = models.DateTimeField("selesai pada", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=80, blank=True)
    pelaksana = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="langkah_dikerjakan",
        verbose_name="pelaksana",
    )
    alasan = models.TextField("alasan", blank=True)
    catatan = models.TextField("catatan", blank=True)

    objects = PelaksanaanQuerySet.as_manager()

    class Meta:
        verbose_name = "pelaksanaan langkah"
        verbose_name_plural = "pelaksanaan langkah"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proses", "urut", "huruf", "kunjungan"], name="pelaksanaan_sekali"
            ),
            models.UniqueConstraint(
                fields=["proses"],
                condition=Q(selesai__isnull=True, huruf=""),
                name="satu_langkah_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(huruf="", induk__isnull=True) | (~Q(huruf="") & Q(induk__isnull=False)),
                name="sublangkah_berinduk",
            ),
        ]
        indexes = [
            models.Index(
                fields=["terlambat_sejak", "id"],
                condition=Q(selesai__isnull=True),
                name="terbuka_terlambat",
            ),
            models.Index(
                fields=["unit", "peran", "terlambat_sejak", "id"],
                condition=Q(selesai__isnull=True),
                name="terbuka_peran_terlambat",
            ),
            models.Index(
                fields=["unit", "kode_sop", "terlambat_sejak", "id"],
                condition=Q(selesai__isnull=True),
                name="terbuka_sop_terlambat",
            ),
            models.Index(
                fields=["unit", "terlambat_sejak", "id"],
                condition=Q(selesai__isnull=True),
                name="terbuka_unit_terlambat",
            ),
            models.Index(
                fields=["unit", "selesai", "id"],
                condition=Q(selesai__isnull=False),
                name="selesai_unit",
            ),
            models.Index(
                fields=["pemegang"], condition=Q(selesai__isnull=True), name="terbuka_pemegang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_sop} langkah {self.urut}{self.huruf}, putaran {self.kunjungan}"

    @property
    def langkah(self) -> Langkah:
        return self.proses.kelas.sop.baris(self.urut, self.huruf)

    @property
    def sebutan(self) -> str:
        """The number on the paper: "7", "7a"; the position where none is printed."""
        return f"{self.no or self.urut}{self.huruf}"

    @property
    def batas(self) -> Batas | None:
        if self.batas_nilai is None:
            return None
        return Batas(self.batas_nilai, self.batas_satuan)  # type: ignore[arg-type]  # stored by us

    @property
    def milik_pelaku_usaha(self) -> bool:
        return self.peran == PELAKU_USAHA

    def is_terlambat(self, pada: datetime) -> bool:
        """The rule of `PelaksanaanQuerySet.terlambat` for one row (at its end, if closed)."""
        if self.milik_pelaku_usaha or self.terlambat_sejak is None:
            return False
        return (self.selesai or pada) > self.terlambat_sejak


class PutusanButir(models.Model):
    """The verdict on one item; the text is kept as it stood when the verdict was given."""

    class Pilihan(models.TextChoices):
        ADA = Putusan.ADA.value, "ada"
        KURANG = Putusan.KURANG.value, "kurang"
        TIDAK_BERLAKU = Putusan.TIDAK_BERLAKU.value, "tidak berlaku"

    class PilihanSisi(models.TextChoices):
        KELENGKAPAN = Sisi.KELENGKAPAN.value, "kelengkapan"
        KELUARAN = Sisi.KELUARAN.value, "keluaran"

    pelaksanaan = models.ForeignKey(PelaksanaanLangkah, models.PROTECT, related_name="putusan")
    sisi = models.CharField(max_length=12, choices=PilihanSisi.choices)
    nomor = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=300)
    putusan = models.CharField(max_length=15, choices=Pilihan.choices)
    catatan = models.TextField(blank=True)

    class Meta:
        verbose_name = "putusan butir"
        verbose_name_plural = "putusan butir"
        ordering = ["pelaksanaan", "sisi", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["pelaksanaan", "sisi", "nomor"], name="putusan_butir_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.teks}: {self.get_putusan_display()}"
