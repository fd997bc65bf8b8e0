"""The procurement package, and the cases that carry it from planning to handover."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from ukpbj.akun.models import Unit
from ukpbj.sop.galat import BelumDapat
from ukpbj.sop.models import Proses


class Paket(models.Model):
    """One package of the general procurement plan (RUP). `pagu`: whole rupiah.

    Its `kunci` is the `lingkup` of every case about it: who is PPK, Jabfung or Pokja of the
    package is the same in all of them.
    """

    kunci = models.UUIDField("kunci alamat", default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="unit")
    kode_rup = models.CharField(
        "kode RUP",
        max_length=12,
        validators=[
            RegexValidator(r"^\d{1,12}$", "Kode RUP hanya berisi angka, paling banyak 12.")
        ],
    )
    nama = models.CharField("nama paket", max_length=200)
    tahun = models.PositiveSmallIntegerField(
        "tahun anggaran", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    pagu = models.PositiveBigIntegerField(
        "pagu (rupiah)", validators=[MinValueValidator(1), MaxValueValidator(10**15)]
    )

    class Meta:
        verbose_name = "paket"
        verbose_name_plural = "paket"
        ordering = ["-tahun", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kode_rup"], name="paket_kode_rup"),
        ]

    def __str__(self) -> str:
        return self.nama

    def proses_berjalan(self, kode_sop: str) -> Proses | None:
        """The running case of this SOP about this package, of which there is at most one."""
        milik = Proses.objects.berjalan().filter(lingkup=self.kunci, kode_sop=kode_sop)
        return milik.order_by("id").first()


class ProsesPaket(Proses):
    """A case about one package; its children are about the same one."""

    awalan_nomor = "PGD"
    formulir_mulai = "pengadaan.forms.FormMulaiPaket"
    templat_panel = "pengadaan/panel_paket.html"

    paket = models.ForeignKey(Paket, models.PROTECT, related_name="proses", verbose_name="paket")

    objects: ClassVar[models.Manager[ProsesPaket]] = models.Manager()  # type: ignore[assignment]  # rows of this family only, not of every process

    class Meta:
        verbose_name = "proses paket"
        verbose_name_plural = "proses paket"

    def isian_anak(self) -> dict[str, Any]:
        return {"paket": self.paket}

    def periksa_mulai(self) -> None:
        """One running case per package and SOP, also of two that start at once: the second waits
        here for the first, then sees it. Raises BelumDapat.
        """
        paket = Paket.objects.select_for_update(no_key=True).get(pk=self.paket_id)
        if ada := paket.proses_berjalan(self.kode_sop):
            raise BelumDapat(
                f"Paket ini sudah punya proses {self.kelas.sop.judul} yang berjalan: {ada.nomor}."
            )
