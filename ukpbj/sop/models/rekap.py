"""Figures of what has been done, kept small so that no page counts closed steps.

They repeat what the step rows and the deviations say (`ukpbj.sop.rekap` writes them from there, and
again every night); nothing is decided by them.
"""

from __future__ import annotations

from django.db import models

from ukpbj.akun.models import Unit


class BarisSop(models.Model):
    """One row of one SOP in one unit: what both tables are about."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    kode_sop = models.SlugField("SOP", max_length=60)
    versi_sop = models.PositiveSmallIntegerField("versi SOP", default=1)
    urut = models.PositiveSmallIntegerField("langkah")
    huruf = models.CharField("sublangkah", max_length=2, blank=True)

    class Meta:
        abstract = True


class RekapHarian(BarisSop):
    """What was done on one date of the unit's own zone: numbers of step rows, working seconds.

    `menyimpang`: rows with at least one deviation that stands; the three after it are by kind, so
    they can add up to more. Rows that were closed by cancelling the case are in none of them.
    """

    tanggal = models.DateField("tanggal")
    peran = models.SlugField("peran pertama")
    selesai = models.PositiveIntegerField("selesai")
    menyimpang = models.PositiveIntegerField("menyimpang")
    waktu = models.PositiveIntegerField("menyimpang waktu")
    kelengkapan = models.PositiveIntegerField("menyimpang kelengkapan")
    keluaran = models.PositiveIntegerField("menyimpang keluaran")
    detik_menunggu = models.PositiveBigIntegerField("detik kerja menunggu")
    detik_dikerjakan = models.PositiveBigIntegerField("detik kerja dikerjakan")

    class Meta:
        verbose_name = "rekap harian"
        verbose_name_plural = "rekap harian"
        ordering = ["unit", "tanggal", "kode_sop", "versi_sop", "urut", "huruf"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tanggal", "kode_sop", "versi_sop", "urut", "huruf"],
                name="rekap_harian_sekali",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.tanggal} {self.kode_sop} langkah {self.urut}{self.huruf}"


class RekapLama(BarisSop):
    """How long a row of an SOP has really taken in the last weeks (`rekap.PEKAN`).

    Working seconds on the step's own clock, and the same as percent of the limit it had (`_persen`;
    None where none had a limit): 100 is all of it. Percentiles are real values that occurred.
    """

    banyak = models.PositiveIntegerField("banyak langkah")
    median_detik = models.PositiveBigIntegerField("median (detik kerja)")
    p90_detik = models.PositiveBigIntegerField("persentil 90 (detik kerja)")
    banyak_berbatas = models.PositiveIntegerField("banyak yang berbatas")
    median_persen = models.PositiveIntegerField("median (% batas)", null=True, blank=True)
    p90_persen = models.PositiveIntegerField("persentil 90 (% batas)", null=True, blank=True)
    dihitung = models.DateTimeField("dihitung pada")

    class Meta:
        verbose_name = "rekap lama langkah"
        verbose_name_plural = "rekap lama langkah"
        ordering = ["unit", "kode_sop", "versi_sop", "urut", "huruf"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kode_sop", "versi_sop", "urut", "huruf"], name="rekap_lama_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kode_sop} langkah {self.urut}{self.huruf}"
