"""The unit (UKPBJ/LPSE of one government body) and what differs from unit to unit."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from ukpbj.akun.validators import validasi_daftar_kode


class Zona(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Unit(models.Model):
    """Letterhead, zone and service settings of one unit; its hours stand in `jam_kerja`."""

    kode = models.SlugField("kode", unique=True)
    nama = models.CharField("nama unit", max_length=200)
    instansi = models.CharField("instansi induk", max_length=200)
    zona = models.CharField("zona waktu", max_length=32, choices=Zona.choices, default=Zona.WIB)
    alamat = models.CharField("alamat", max_length=300, blank=True)
    kota = models.CharField("kota pada naskah", max_length=100, blank=True)
    telepon = models.CharField("telepon", max_length=40, blank=True)
    email = models.EmailField("alamat email layanan", blank=True)
    jam_layanan = models.CharField(
        "jam layanan yang ditampilkan",
        max_length=200,
        blank=True,
        help_text="Kalimat untuk halaman depan, misalnya: Senin-Kamis 07.30-16.00.",
    )
    kop_baris_1 = models.CharField("kop surat baris 1", max_length=200, blank=True)
    kop_baris_2 = models.CharField("kop surat baris 2", max_length=200, blank=True)
    masa_tautan_jam = models.PositiveSmallIntegerField(
        "masa berlaku tautan pendaftaran (jam)",
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 14)],
    )
    simpan_tautan_hari = models.PositiveSmallIntegerField(
        "tautan pendaftaran dihapus setelah (hari)",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="Dihitung sejak tautan kedaluwarsa; alamat email di dalamnya ikut terhapus.",
    )
    batas_unggah_mb = models.PositiveSmallIntegerField(
        "ukuran berkas terbesar (MB)",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    pengingat_setelah_hari = models.PositiveSmallIntegerField(
        "pengingat pelaku usaha setelah (hari kerja)",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Hari kerja penuh sejak gilirannya mulai; hari mulainya tidak dihitung.",
    )
    pengingat_terbanyak = models.PositiveSmallIntegerField(
        "pengingat pelaku usaha paling banyak",
        default=3,
        validators=[MaxValueValidator(30)],
        help_text="Sekali per hari kerja untuk setiap langkah yang menunggu, lalu berhenti. "
        "0: tanpa pengingat.",
    )
    sop_aktif = models.JSONField(
        "SOP yang dipakai",
        default=list,
        blank=True,
        validators=[validasi_daftar_kode],
        help_text="Kode SOP yang dijalankan unit ini.",
    )

    class Meta:
        verbose_name = "unit"
        verbose_name_plural = "unit"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """An empty field of the form (also `null` and `{}`) means: no SOP."""
        self.sop_aktif = self.sop_aktif or []

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zona)

    def memakai(self, kode_sop: str) -> bool:
        return kode_sop in self.sop_aktif
