"""Files of a case: private, under random names, opened only through an authorised view."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models

from ukpbj.sop.models.langkah import PelaksanaanLangkah
from ukpbj.sop.models.proses import Proses


def lokasi_acak(_: BerkasPribadi, nama: str) -> str:
    """A stored name that says nothing about owner or content; `nama` gives only the ending."""
    acak = secrets.token_hex(20)
    return f"{acak[:2]}/{acak}.{nama.rpartition('.')[2].lower()}"


class BerkasPribadi(models.Model):
    """A file in private storage, and how much of what was kept there."""

    kunci = models.UUIDField("kunci alamat", default=uuid.uuid4, unique=True, editable=False)
    isi = models.FileField("isi", upload_to=lokasi_acak, max_length=120)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sidik SHA-256", max_length=64)

    class Meta:
        abstract = True


class Berkas(BerkasPribadi):
    """One file. `butir` ties it to an item of a step (`tindakan.kunci_butir`)."""

    proses = models.ForeignKey(Proses, models.PROTECT, related_name="berkas")
    pelaksanaan = models.ForeignKey(
        PelaksanaanLangkah, models.PROTECT, null=True, blank=True, related_name="berkas"
    )
    jenis = models.SlugField("jenis", max_length=40)
    butir = models.CharField("butir", max_length=40, blank=True)
    nama = models.CharField("nama yang ditampilkan", max_length=150)
    tipe = models.CharField("tipe isi", max_length=60)
    pengunggah = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="unggahan"
    )
    dibuat = models.DateTimeField("dibuat")
    diganti = models.DateTimeField("diganti pada", null=True, blank=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nama


class LogAkses(models.Model):
    """Who opened which file when; written before the file is sent."""

    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="akses")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    waktu = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "catatan akses berkas"
        verbose_name_plural = "catatan akses berkas"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.pengguna_id} membuka {self.berkas_id}"
