"""A running process: one case going through one SOP."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, FSMModelMixin, transition

from ukpbj.akun.models import Peran, Unit
from ukpbj.sop import alur, izin
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import Akhir, Langkah, Sop

if TYPE_CHECKING:
    from datetime import datetime

    from ukpbj.akun.models import Pengguna
    from ukpbj.sop.models.langkah import PelaksanaanLangkah

AKHIR = tuple(akhir.value for akhir in Akhir)


def _masih_berjalan(proses: Any) -> bool:
    return not proses.sudah_berakhir


def _boleh_membatalkan(proses: Any, pengguna: Any) -> bool:
    return izin.boleh_membatalkan(proses, pengguna)


class ProsesQuerySet(models.QuerySet["Proses"]):
    def berjalan(self) -> Self:
        return self.exclude(keadaan__in=AKHIR)

    def terlihat_oleh(self, pengguna: Pengguna) -> Self:
        """What this person may open: their own cases, and those their roles have a part in."""
        return self.filter(Q(pemohon=pengguna) | izin.saringan_proses(pengguna))


class Proses(FSMModelMixin, models.Model):
    """One case. State and version change only in `layanan`; the trail's head is kept here.

    `lingkup` names what the bindings of roles to people belong to: the package, else the case
    itself. `untuk_langkah`: the step of another case that waits for this one.
    """

    sop: ClassVar[Sop]
    akibat_tercatat: ClassVar[frozenset[tuple[int, str]]] = frozenset()
    awalan_nomor: ClassVar[str] = "PRS"
    templat_panel: ClassVar[str] = ""
    """Template with the family's own data, shown on the case page; empty: none."""
    formulir_mulai: ClassVar[str] = "ukpbj.sop.forms_mulai.FormMulai"
    """Dotted path of the form that starts a case from the desk."""
    mulai_di_meja: ClassVar[bool] = True
    """Whether office people start it; False where a case begins in the portal."""

    kunci = models.UUIDField("kunci alamat", default=uuid.uuid4, unique=True, editable=False)
    nomor = models.CharField("nomor", max_length=40, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="unit")
    lingkup = models.UUIDField("lingkup ikatan", default=uuid.uuid4, db_index=True, editable=False)
    untuk_langkah = models.ForeignKey(
        "sop.PelaksanaanLangkah",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="proses_anak",
        verbose_name="dijalankan untuk langkah",
    )
    kode_sop = models.SlugField("kode SOP", max_length=60, editable=False)
    versi_sop = models.PositiveSmallIntegerField("versi SOP", default=1, editable=False)
    judul = models.CharField("judul", max_length=200)
    pemohon = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proses_diajukan",
        verbose_name="pemohon",
    )
    keadaan = FSMField("keadaan", default=alur.BARU, protected=True, editable=False)
    versi = models.PositiveIntegerField("versi", default=0, editable=False)
    dibuat = models.DateTimeField("dimulai", editable=False)
    berakhir = models.DateTimeField("berakhir", null=True, blank=True, editable=False)
    kepala_jejak = models.CharField(max_length=64, blank=True, editable=False)
    panjang_jejak = models.PositiveIntegerField(default=0, editable=False)

    objects = ProsesQuerySet.as_manager()

    class Meta:
        verbose_name = "proses"
        verbose_name_plural = "proses"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["unit", "nomor"], name="proses_nomor")]
        indexes = [
            models.Index(fields=["pemohon", "-id"], name="proses_pemohon"),
            models.Index(fields=["unit", "-id"], name="proses_unit"),
            models.Index(fields=["unit", "kode_sop", "-id"], name="proses_unit_sop"),
            models.Index(
                fields=["unit", "-id"], condition=Q(berakhir__isnull=False), name="berakhir_unit"
            ),
            # Not by `keadaan`: that changes with every step, and the index with it.
            models.Index(
                fields=["unit", "-id"], condition=Q(berakhir__isnull=True), name="berjalan_unit"
            ),
            models.Index(
                fields=["unit", "kode_sop", "-id"],
                condition=Q(berakhir__isnull=True),
                name="berjalan_unit_sop",
            ),
        ]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "sop" in vars(cls):
            alur.pasang(cls)

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    def spesifik(self) -> Proses:
        """The same case as an instance of its SOP's class, freshly read."""
        return kelas_sop(self.kode_sop, self.versi_sop).objects.get(pk=self.pk)

    @property
    def kelas(self) -> type[Proses]:
        return kelas_sop(self.kode_sop, self.versi_sop)

    @property
    def langkah_kini(self) -> Langkah | None:
        """The row of the table it stands at; None once it has ended."""
        return self.kelas.sop.pada_keadaan(self.keadaan)

    @property
    def sudah_berakhir(self) -> bool:
        return self.keadaan in AKHIR

    def fakta(self) -> set[str]:
        """Facts of the case that decide which items apply; families add theirs."""
        return set()

    def perintah_selesai(self, langkah: Langkah, hasil: str) -> Any:
        """The bound transition behind an outcome."""
        return getattr(self, alur.nama_transisi(langkah.urut, hasil))

    def saat_dibatalkan(self, pelaksanaan: PelaksanaanLangkah) -> None:
        """Called inside the door when the case was cancelled at this step; families tell it on."""

    def saat_janji_berubah(
        self, pelaksanaan: PelaksanaanLangkah, pada: datetime, jenis: str
    ) -> None:
        """Called inside the door after an appointment changed; families tell the visitor.

        `jenis`: tetapkan_janji (made in the step), geser_janji (moved), tidak_hadir (a no-show).
        """

    def periksa_mulai(self) -> None:
        """Called inside the door before a new case is kept; families refuse with a GalatSop."""

    def mulai(self) -> None:
        """Replaced per SOP by the transition to its first step."""
        raise TypeError("Proses tanpa SOP tidak dapat dimulai.")

    @transition(
        field="keadaan",
        source="*",
        target=Akhir.DIBATALKAN.value,
        conditions=[_masih_berjalan],
        permission=_boleh_membatalkan,
    )
    def batalkan(self) -> None:
        """Every office needs it although no SOP prints it."""

    def ajakan_pemohon(self, pelaksanaan: PelaksanaanLangkah) -> tuple[str, str]:
        """What an open step of the applicant asks, and the path of the page where they answer.

        Empty where the family has no such page: its applicants are not reminded.
        """
        return pelaksanaan.langkah.kegiatan, ""

    def isian_anak(self) -> dict[str, Any]:
        """Values of the family's own fields for a child case that one of its steps starts."""
        return {}

    def pelaksanaan_terbuka(self) -> PelaksanaanLangkah | None:
        """The open row of the table (its open sub-steps: `PelaksanaanLangkah.sublangkah`)."""
        return self.pelaksanaan.filter(selesai__isnull=True, huruf="").order_by("id").first()


class IkatanPeran(models.Model):
    """A role belongs to named people in everything of one `lingkup`; then only they act there."""

    lingkup = models.UUIDField("lingkup")
    peran = models.ForeignKey(Peran, models.PROTECT)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ikatan")

    class Meta:
        verbose_name = "ikatan peran"
        verbose_name_plural = "ikatan peran"
        constraints = [
            models.UniqueConstraint(
                fields=["lingkup", "peran", "pengguna"], name="ikatan_peran_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.peran}: {self.pengguna}"


class Penghitung(models.Model):
    """The last number given per unit, prefix and year; moved inside the same transaction."""

    unit = models.ForeignKey(Unit, models.PROTECT)
    awalan = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "awalan", "tahun"], name="penghitung_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.awalan}-{self.tahun}-{self.terakhir:05d}"
