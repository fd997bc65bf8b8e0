"""Pelaku usaha, their request for an SPSE account, the documents behind it, the mailed link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from registrasi.perjalanan import EMAIL_HARIAN, Babak, Halaman, Kata, Petunjuk
from ukpbj.akun.models import Unit
from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop.definisi import Bentuk, Sisi
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses
from ukpbj.sop.waktu import sekarang


class PelakuUsaha(models.Model):
    """A business or a person offering goods or services; one per login.

    Every field may be empty while the form is being filled in; `forms` says when it is whole.
    """

    class Jenis(models.TextChoices):
        BADAN_USAHA = "badan_usaha", "Badan usaha"
        PERSEORANGAN = "perseorangan", "Perseorangan"

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="pelaku_usaha"
    )
    jenis = models.CharField("jenis pelaku usaha", max_length=15, choices=Jenis.choices, blank=True)
    nama = models.CharField("nama usaha", max_length=150, blank=True)
    npwp = models.CharField("NPWP", max_length=16, blank=True)
    nib = models.CharField("NIB", max_length=13, blank=True)
    nomor_pkp = models.CharField("nomor PKP", max_length=100, blank=True)
    alamat = models.CharField("alamat", max_length=300, blank=True)
    kabupaten_kota = models.CharField("kabupaten/kota", max_length=100, blank=True)
    provinsi = models.CharField("provinsi", max_length=100, blank=True)
    kode_pos = models.CharField("kode pos", max_length=5, blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    nama_pimpinan = models.CharField("nama pimpinan/pemilik", max_length=150, blank=True)
    jabatan_pimpinan = models.CharField("jabatan", max_length=100, blank=True)
    nik = models.CharField("NIK pimpinan/pemilik", max_length=16, blank=True)
    diubah = models.DateTimeField("terakhir disimpan", null=True, blank=True)

    class Meta:
        verbose_name = "pelaku usaha"
        verbose_name_plural = "pelaku usaha"
        indexes = [models.Index(fields=["npwp"], name="pelaku_usaha_npwp")]

    def __str__(self) -> str:
        return self.nama or f"Pelaku usaha {self.pk}"


class PermohonanAkun(Proses):
    """The domain data of the registration SOPs."""

    class Cara(models.TextChoices):
        DARING = "daring", "Daring lewat panggilan video"
        TATAP_MUKA = "tatap_muka", "Tatap muka di kantor LPSE"

    awalan_nomor = "REG"
    mulai_di_meja = False
    templat_panel = "registrasi/panel_permohonan.html"
    langkah_tautan: ClassVar[int] = 0
    """How many of the first steps the mailed link ends by itself."""
    jenis_tetap: ClassVar[PelakuUsaha.Jenis | None] = None
    """The only kind of pelaku usaha this SOP is for."""
    halaman: ClassVar[Mapping[int, Halaman]] = {}
    """The pages of the portal that belong to one step alone, by its `urut`."""
    petunjuk: ClassVar[Mapping[int, Petunjuk]] = {}
    """What the other steps ask of the pelaku usaha, by `urut`."""
    dokumen_butir: ClassVar[Mapping[str, str]] = {}
    """Items that are a document of the case, as printed -> `Berkas.jenis`; kept across rounds."""
    kata: ClassVar[Kata] = Kata("Isi data usaha Anda, lalu ikuti langkahnya.", (EMAIL_HARIAN,))
    cara_hasil: ClassVar[Mapping[str, Cara]] = {}
    """The way of verification that an outcome of the request for it stands for."""
    perjalanan: ClassVar[tuple[Babak, ...]] = ()
    """The steps as the pelaku usaha is told them."""

    pelaku_usaha = models.ForeignKey(PelakuUsaha, models.PROTECT, related_name="permohonan")
    cara = models.CharField("cara verifikasi", max_length=12, choices=Cara.choices, blank=True)
    tautan_panggilan = models.URLField("tautan panggilan video", blank=True)

    objects: ClassVar[models.Manager[PermohonanAkun]] = models.Manager()  # type: ignore[assignment]  # rows of this family only, not of every process

    class Meta:
        verbose_name = "permohonan akun"
        verbose_name_plural = "permohonan akun"

    @property
    def kelas(self) -> type[PermohonanAkun]:
        return cast("type[PermohonanAkun]", super().kelas)

    @classmethod
    def halaman_dari(cls, urut: int) -> Halaman | None:
        """Where the pelaku usaha does this step; None for a step of the office."""
        if cls.sop.baris(urut).peran != PELAKU_USAHA:
            return None
        return cls.halaman.get(urut, Halaman.LANGKAH)

    @classmethod
    def dokumen_wajib(cls) -> list[str]:
        """The documents (`Berkas.jenis`) whose items the table wants proved by a file."""
        return [
            cls.dokumen_butir[butir.teks]
            for langkah in cls.sop.langkah
            for butir in langkah.butir(Sisi.KELUARAN)
            if butir.bentuk is Bentuk.BERKAS and butir.teks in cls.dokumen_butir
        ]

    def saat_janji_berubah(
        self, pelaksanaan: PelaksanaanLangkah, pada: datetime, jenis: str
    ) -> None:
        from registrasi.akibat import kabari_janji

        kabari_janji(pelaksanaan, pada, "jadwal" if jenis == "tetapkan_janji" else jenis)

    def saat_dibatalkan(self, pelaksanaan: PelaksanaanLangkah) -> None:
        from registrasi.akibat import kabari_pembatalan

        kabari_pembatalan(pelaksanaan)

    def ajakan_pemohon(self, pelaksanaan: PelaksanaanLangkah) -> tuple[str, str]:
        from registrasi.status import Kisah, judul_singkat

        judul = judul_singkat(Kisah(self, [pelaksanaan], [], sekarang()))
        return judul, reverse("registrasi:permohonan", args=[self.kunci])

    def fakta(self) -> set[str]:
        return {self.pelaku_usaha.jenis, self.cara} - {""}


class JenisDokumen(models.TextChoices):
    KTP = "ktp", "KTP"
    NPWP = "npwp", "NPWP"


class PemeriksaanDokumen(models.Model):
    """What the verifikator found for one document in one visit of the verification step."""

    pelaksanaan = models.ForeignKey(
        PelaksanaanLangkah, models.PROTECT, related_name="pemeriksaan_dokumen"
    )
    jenis = models.CharField("dokumen", max_length=10, choices=JenisDokumen.choices)
    sesuai = models.BooleanField("sesuai")
    catatan = models.TextField("catatan", blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "pemeriksaan dokumen"
        verbose_name_plural = "pemeriksaan dokumen"
        constraints = [
            models.UniqueConstraint(
                fields=["pelaksanaan", "jenis"], name="pemeriksaan_dokumen_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {'sesuai' if self.sesuai else 'perlu perbaikan'}"


class TautanPendaftaran(models.Model):
    """A request to register: all that exists until the mailed link is used.

    `diminta` is when step 1 of the SOP opened, `kedaluwarsa` when the link mailed last ends.
    The link itself is not kept: it is a signature over this row's id and that end.
    """

    email = models.EmailField("alamat email")
    unit = models.ForeignKey(Unit, models.PROTECT)
    kode_sop = models.SlugField(max_length=60)
    diminta = models.DateTimeField("diminta pada")
    dikirim = models.DateTimeField("terakhir dikirim")
    kedaluwarsa = models.DateTimeField("berlaku sampai")
    dipakai = models.DateTimeField("dipakai pada", null=True, blank=True)

    class Meta:
        verbose_name = "tautan pendaftaran"
        verbose_name_plural = "tautan pendaftaran"
        indexes = [models.Index(fields=["email", "unit"], name="tautan_email")]

    def __str__(self) -> str:
        return f"Tautan {self.pk}"


class TautanLayananQuerySet(models.QuerySet["TautanLayanan"]):
    def alamat(self, kode: str, tanggal: date) -> str:
        """The address in force on that date, the newest if several are; "" where there is none."""
        berlaku = Q(berlaku_mulai__lte=tanggal) & (
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tanggal)
        )
        baris = self.filter(berlaku, kode=kode).order_by("-berlaku_mulai")
        return baris.values_list("alamat", flat=True).first() or ""


class TautanLayanan(models.Model):
    """The address of a national system our pages point to; they move, so they are data."""

    kode = models.SlugField("kode", max_length=30, help_text="Misalnya: sikap.")
    nama = models.CharField("nama layanan", max_length=100)
    alamat = models.URLField("alamat")
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    objects = TautanLayananQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan layanan"
        verbose_name_plural = "tautan layanan"
        ordering = ["nama", "-berlaku_mulai"]
        constraints = [
            models.UniqueConstraint(fields=["kode", "berlaku_mulai"], name="tautan_layanan_sekali"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True)
                | Q(berlaku_sampai__gte=models.F("berlaku_mulai")),
                name="tautan_layanan_sampai_setelah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.alamat})"
