"""A deviation from mutu baku, and the account of it (the Peringatan of every SOP)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ukpbj.akun.models import Unit
from ukpbj.sop import izin_penyimpangan
from ukpbj.sop.models.langkah import PelaksanaanLangkah

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Penugasan


class PenyimpanganQuerySet(models.QuerySet["Penyimpangan"]):
    def berdiri(self) -> Self:
        """Those that no change of a calendar has undone."""
        return self.exclude(keadaan=Penyimpangan.Keadaan.GUGUR)

    def tanpa_pertanggungjawaban(self) -> Self:
        """Nobody has accounted for them yet, or the account was returned."""
        return self.filter(keadaan__in=Penyimpangan.BELUM_DIJAWAB)

    def terlihat_oleh(
        self, pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None
    ) -> Self:
        return self.filter(izin_penyimpangan.saringan_penyimpangan(pengguna, penugasan))

    def giliran(self, pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Self:
        """What waits for an act of this person."""
        return self.filter(izin_penyimpangan.saringan_giliran(pengguna, penugasan))


class Penyimpangan(models.Model):
    """One per step row and kind, beside those that were undone (`gugur`).

    `rincian` lists all missing items of that kind. `jatuh_tempo` is the deadline that passed, as
    it was when this was recorded: a moved appointment gives the step row a new one. `keadaan`
    changes through `layanan.pertanggungjawaban` alone.
    """

    class Jenis(models.TextChoices):
        WAKTU = "waktu", "Waktu"
        KELENGKAPAN = "kelengkapan", "Kelengkapan"
        KELUARAN = "keluaran", "Keluaran"

    class Keadaan(models.TextChoices):
        TERBUKA = "terbuka", "Terbuka"
        DIPERTANGGUNGJAWABKAN = "dipertanggungjawabkan", "Menunggu keputusan"
        DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
        DITERIMA = "diterima", "Diterima"
        GUGUR = "gugur", "Gugur"

    BELUM_DIJAWAB: ClassVar = (Keadaan.TERBUKA, Keadaan.DIKEMBALIKAN)
    BELUM_TUNTAS: ClassVar = (*BELUM_DIJAWAB, Keadaan.DIPERTANGGUNGJAWABKAN)

    pelaksanaan = models.ForeignKey(PelaksanaanLangkah, models.PROTECT, related_name="penyimpangan")
    unit = models.ForeignKey(Unit, models.PROTECT)
    kode_sop = models.SlugField(max_length=60)
    jenis = models.CharField("jenis", max_length=12, choices=Jenis.choices)
    keadaan = models.CharField(
        "keadaan", max_length=25, choices=Keadaan.choices, default=Keadaan.TERBUKA
    )
    dicatat = models.DateTimeField("dicatat pada")
    jatuh_tempo = models.DateTimeField("jatuh tempo yang lewat", null=True, blank=True)
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
            # One that a change of the calendar undid makes room for the next, of the new deadline.
            models.UniqueConstraint(
                fields=["pelaksanaan", "jenis"],
                condition=~Q(keadaan="gugur"),
                name="penyimpangan_sekali",
            )
        ]
        indexes = [
            models.Index(fields=["unit", "keadaan", "-id"], name="penyimpangan_unit"),
            models.Index(fields=["penanggung_jawab", "keadaan", "-id"], name="penyimpangan_orang"),
            models.Index(
                fields=["unit", "keadaan", "-id"],
                condition=Q(penanggung_jawab__isnull=True),
                name="penyimpangan_tanpa_orang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} pada {self.pelaksanaan}"

    @property
    def is_tuntas(self) -> bool:
        return self.keadaan in (self.Keadaan.DITERIMA, self.Keadaan.GUGUR)


class RiwayatPenyimpangan(models.Model):
    """One act on a deviation: a person named, an account, a decision. Rows are only added.

    `semula` is the state before the act. An account fills `sebab` to `tindak_lanjut_pada`; all
    other acts put their words into `catatan`.
    """

    class Tindakan(models.TextChoices):
        TUNJUK = "tunjuk", "Penanggung jawab ditunjuk"
        JAWAB = "jawab", "Pertanggungjawaban disampaikan"
        TERIMA = "terima", "Pertanggungjawaban diterima"
        KEMBALIKAN = "kembalikan", "Pertanggungjawaban dikembalikan"
        GUGUR = "gugur", "Penyimpangan gugur"

    penyimpangan = models.ForeignKey(Penyimpangan, models.PROTECT, related_name="riwayat")
    nomor = models.PositiveSmallIntegerField("nomor")
    tindakan = models.CharField("tindakan", max_length=12, choices=Tindakan.choices)
    semula = models.CharField("keadaan semula", max_length=25, choices=Penyimpangan.Keadaan.choices)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="oleh",
    )
    pada = models.DateTimeField("pada")
    dari = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="semula dijawab",
    )
    kepada = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditunjuk",
    )
    sebab = models.TextField("sebab", blank=True)
    perbaikan = models.TextField("perbaikan", blank=True)
    pencegahan = models.TextField("pencegahan", blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    tindak_lanjut_pada = models.DateField("tindak lanjut pada", null=True, blank=True)
    catatan = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "riwayat penyimpangan"
        verbose_name_plural = "riwayat penyimpangan"
        ordering = ["penyimpangan", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["penyimpangan", "nomor"], name="riwayat_bernomor"),
            models.CheckConstraint(
                condition=~Q(tindakan="jawab") | Q(tindak_lanjut_pada__isnull=False),
                name="riwayat_jawab_bertanggal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()} ({self.nomor})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValueError for a row that exists already."""
        if not self._state.adding:
            raise ValueError("Riwayat penyimpangan hanya dapat ditambah.")
        super().save(*args, **kwargs)

    @property
    def is_jawaban(self) -> bool:
        return self.tindakan == self.Tindakan.JAWAB
