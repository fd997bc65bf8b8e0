"""Builders shared by all tests: units, people with roles, and cases at any step.

A case gets to its step through the real door, filled in as its actors would; nothing is written
behind the engine's back. Roles and units are looked up first, because a migrated database brings
them along and a flushed one does not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Literal

from django.core.files.base import ContentFile
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory
from PIL import Image

from registrasi.alur.registrasi_batang import RegistrasiBatang
from registrasi.models import PelakuUsaha
from ukpbj.akun.models import JadwalKerja, Pengguna, Penugasan, Peran, RentangKerja, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop import butir, layanan, penyimpangan
from ukpbj.sop.definisi import Bentuk, Langkah, Sisi
from ukpbj.sop.layanan import Pertanggungjawaban
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.tindakan import Isian, Nilai, Putusan, kunci_butir
from ukpbj.sop.waktu import sekarang

SANDI = "sandi-uji-panjang-2026"
"""Password of everybody made here."""

SENIN_PAGI = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)
"""Monday 12 October 2026, 09.00 WIB: working time of an ordinary week without holidays."""


class UnitFactory(DjangoModelFactory[Unit]):
    """A unit in WIB by Perpres 21/2023 that runs registrasi-batang."""

    class Meta:
        model = Unit
        django_get_or_create = ("kode",)

    kode = Sequence(lambda n: f"unit-contoh-{n}")
    nama = LazyAttribute(lambda o: f"LPSE Contoh ({o.kode})")
    instansi = "Pemerintah Kabupaten Contoh"
    kota = "Contoh"
    kop_baris_1 = "PEMERINTAH KABUPATEN CONTOH"
    kop_baris_2 = "SEKRETARIAT DAERAH"
    sop_aktif = LazyFunction(lambda: ["registrasi-batang"])


class PeranFactory(DjangoModelFactory[Peran]):
    class Meta:
        model = Peran
        django_get_or_create = ("kode",)

    kode = "verifikator"
    nama = LazyAttribute(lambda o: o.kode.replace("_", " ").capitalize())


class PenggunaFactory(DjangoModelFactory[Pengguna]):
    class Meta:
        model = Pengguna
        skip_postgeneration_save = True

    nama = Sequence(lambda n: f"Contoh Orang {n}")
    email = Sequence(lambda n: f"orang{n}@contoh.example")

    @classmethod
    def _create(cls, model_class: type[Pengguna], *args: Any, **kwargs: Any) -> Pengguna:
        return model_class.objects.create_user(password=SANDI, **kwargs)


class PenugasanFactory(DjangoModelFactory[Penugasan]):
    """In force since 2020 and without an end."""

    class Meta:
        model = Penugasan

    pengguna = SubFactory(PenggunaFactory)
    peran = SubFactory(PeranFactory)
    unit = SubFactory(UnitFactory)
    dasar = "SK Contoh 1/2020"
    mulai = date(2020, 1, 1)


class PelakuUsahaFactory(DjangoModelFactory[PelakuUsaha]):
    """A badan usaha whose form is filled in completely; every number is invented."""

    class Meta:
        model = PelakuUsaha

    pengguna = SubFactory(PenggunaFactory, nama="Contoh Direktur")
    jenis = PelakuUsaha.Jenis.BADAN_USAHA
    nama = Sequence(lambda n: f"CV Contoh Karya {n}")
    npwp = Sequence(lambda n: f"{10**15 + n}")
    nib = Sequence(lambda n: f"{10**12 + n}")
    nomor_pkp = "S-1/CONTOH/2026"
    alamat = "Jalan Contoh No. 1"
    kabupaten_kota = "Batang"
    provinsi = "Jawa Tengah"
    kode_pos = "51211"
    telepon = "+628123456789"
    nama_pimpinan = "Contoh Direktur"
    jabatan_pimpinan = "Direktur"
    nik = Sequence(lambda n: f"332501121290{n % 10**4:04d}")


def beri_peran(pengguna: Pengguna, peran: str, unit: Unit, **isian: Any) -> Penugasan:
    """Assign a person to a role in a unit, from 2020 on unless told otherwise."""
    return PenugasanFactory.create(
        pengguna=pengguna, peran=PeranFactory.create(kode=peran), unit=unit, **isian
    )


def petugas(peran: str, unit: Unit, nama: str, email: str = "") -> Pengguna:
    """A new person with one role in one unit."""
    orang = PenggunaFactory.create(nama=nama, **({"email": email} if email else {}))
    beri_peran(orang, peran, unit)
    return orang


def unit_selalu_buka(kode: str = "unit-24-jam") -> Unit:
    """A unit open 00.00-24.00 every day, holidays too: its clock never stands still."""
    unit = UnitFactory.create(kode=kode)
    jadwal, baru = JadwalKerja.objects.get_or_create(
        unit=unit, mulai=date(2024, 1, 1), defaults={"tetap_buka": True, "dasar": "SK Contoh"}
    )
    if baru:
        RentangKerja.objects.bulk_create(
            RentangKerja(jadwal=jadwal, hari=hari, mulai=time(0), selesai=time(0))
            for hari in range(7)
        )
    return unit


# --- The cast ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pemeran:
    """Everybody of one unit, and two pelaku usaha who must never see each other's cases."""

    unit: Unit
    verifikator: Pengguna
    verifikator_lain: Pengguna
    kepala: Pengguna
    helpdesk: Pengguna
    admin: Pengguna
    vendor_a: Pengguna
    vendor_b: Pengguna


def buat_pemeran(unit: Unit | None = None) -> Pemeran:
    """The cast of a unit, by default unit Batang; callable once per unit."""
    unit = unit or UnitFactory.create(kode="batang")
    ekor = f"{unit.kode}.example"
    return Pemeran(
        unit=unit,
        verifikator=petugas("verifikator", unit, "Contoh Verifikator", f"verifikator@{ekor}"),
        verifikator_lain=petugas("verifikator", unit, "Contoh Verifikator Dua", f"dua@{ekor}"),
        kepala=petugas(KEPALA_UKPBJ, unit, "Contoh Kepala", f"kepala@{ekor}"),
        helpdesk=petugas("helpdesk", unit, "Contoh Helpdesk", f"helpdesk@{ekor}"),
        admin=PenggunaFactory.create(
            nama="Contoh Admin", email=f"admin@{ekor}", is_staff=True, is_superuser=True
        ),
        vendor_a=PenggunaFactory.create(nama="CV Contoh Karya", email=f"vendor.a@{ekor}"),
        vendor_b=PenggunaFactory.create(nama="PT Contoh Jaya", email=f"vendor.b@{ekor}"),
    )


# --- Filling in a step ------------------------------------------------------------------------


def gambar_png(warna: str = "white") -> bytes:
    """A small, whole PNG."""
    wadah = BytesIO()
    Image.new("RGB", (32, 32), warna).save(wadah, "PNG")
    return wadah.getvalue()


def simpan_gambar(
    proses: Proses,
    jenis: str,
    pengunggah: Pengguna,
    *,
    pelaksanaan: PelaksanaanLangkah | None = None,
    butir: str = "",
    pada: datetime | None = None,
) -> Berkas:
    """Keep a small PNG with the case, as an upload would."""
    isi = gambar_png()
    return Berkas.objects.create(
        proses_id=proses.pk,
        pelaksanaan=pelaksanaan,
        jenis=jenis,
        butir=butir,
        nama=f"{jenis}.png",
        isi=ContentFile(isi, f"{jenis}.png"),
        tipe="image/png",
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        pengunggah=pengunggah,
        dibuat=pada or sekarang(),
    )


@dataclass(frozen=True)
class Lengkap:
    """How a step is filled in: everything there, except what is named.

    `kurang`: notes by `kunci_butir`; `alasan` is obligatory with it, or for going back.
    """

    kurang: Mapping[str, str] = field(default_factory=dict)
    alasan: str = ""
    masukan: Mapping[str, Any] = field(default_factory=dict)


def isian(baris: PelaksanaanLangkah, hasil: str, cara: Lengkap | None = None) -> Isian:
    """Verdicts for every item that applies to this outcome, as `cara` says."""
    cara = cara or Lengkap()
    putusan = {
        kunci: Nilai(Putusan.KURANG, cara.kurang[kunci])
        if kunci in cara.kurang
        else Nilai(Putusan.ADA)
        for kunci in kunci_berlaku(baris, hasil)
    }
    return Isian(putusan=putusan, alasan=cara.alasan, masukan=cara.masukan)


def kunci_berlaku(baris: PelaksanaanLangkah, hasil: str) -> list[str]:
    """The items that count for this case and this outcome."""
    langkah, pilihan = baris.langkah, baris.langkah.hasil(hasil)
    assert pilihan is not None, f"langkah {langkah.urut} tidak punya hasil {hasil!r}"
    fakta = baris.proses.spesifik().fakta()
    return [
        kunci_butir(sisi, nomor)
        for sisi in Sisi
        for nomor, isi in enumerate(langkah.butir(sisi), start=1)
        if butir.berlaku(isi, sisi, langkah, pilihan, fakta)
    ]


def selesaikan(
    proses: Proses,
    hasil: str,
    *,
    oleh: Pengguna,
    pada: datetime | None = None,
    cara: Lengkap | None = None,
) -> Proses:
    """Finish the open step of a case through the door."""
    baris = baris_terbuka(proses)
    return layanan.selesaikan_langkah(
        baris.pk, hasil, oleh=oleh, isian=isian(baris, hasil, cara), pada=pada
    )


def baris_terbuka(proses: Proses) -> PelaksanaanLangkah:
    baris = proses.pelaksanaan_terbuka()
    assert baris is not None, f"{proses} sudah berakhir"
    return baris


def unggah_bukti(
    baris: PelaksanaanLangkah, oleh: Pengguna, pada: datetime | None = None
) -> list[Berkas]:
    """A file for every item of the step that asks for one."""
    return [
        simpan_gambar(
            baris.proses, "bukti", oleh, pelaksanaan=baris, butir=kunci_butir(sisi, n), pada=pada
        )
        for sisi in Sisi
        for n, isi in enumerate(baris.langkah.butir(sisi), start=1)
        if isi.bentuk is Bentuk.BERKAS
    ]


# --- A case at any step -----------------------------------------------------------------------

DARING, TATAP_MUKA = RegistrasiBatang.Cara.DARING, RegistrasiBatang.Cara.TATAP_MUKA


@dataclass(frozen=True)
class Skenario:
    """One case of registrasi-batang and how it goes.

    Everything happens at `pada` (default: now), so that nothing is late; only the appointment
    of a video call may lie later (`janji`): step 5 then waits for it.
    """

    pemeran: Pemeran
    pemohon: Pengguna
    cara: RegistrasiBatang.Cara
    pada: datetime
    janji: datetime

    def mulai(self, jenis: PelakuUsaha.Jenis) -> RegistrasiBatang:
        pelaku_usaha = PelakuUsaha.objects.filter(pengguna=self.pemohon).first()
        pelaku_usaha = pelaku_usaha or PelakuUsahaFactory.create(pengguna=self.pemohon, jenis=jenis)
        return layanan.mulai_proses(
            RegistrasiBatang,
            unit=self.pemeran.unit,
            oleh=self.pemohon,
            pemohon=self.pemohon,
            judul=pelaku_usaha.nama,
            isian={"pelaku_usaha": pelaku_usaha},
            pada=self.pada,
        )

    def lanjutkan(self, proses: Proses) -> None:
        """Finish the open step with the outcome that goes on."""
        baris = baris_terbuka(proses)
        if baris.urut == 3:
            for jenis in ("ktp", "npwp"):
                simpan_gambar(proses, jenis, self.pemohon, pada=self.pada)
        if baris.urut == 5:
            self._siapkan_verifikasi(baris)
        vendor = baris.milik_pelaku_usaha
        selesaikan(
            proses,
            self.hasil(baris.langkah),
            pada=self.pada,
            cara=self._isian(baris),
            oleh=self.pemohon if vendor else self.pemeran.verifikator,
        )

    def _siapkan_verifikasi(self, baris: PelaksanaanLangkah) -> None:
        if self.cara == TATAP_MUKA:
            layanan.catat_hadir(baris.pk, oleh=self.pemeran.verifikator, pada=self.pada)
        else:
            unggah_bukti(baris, self.pemeran.verifikator, self.pada)

    def hasil(self, langkah: Langkah) -> str:
        """The outcome that goes on; at step 3 it decides between daring and tatap muka."""
        return langkah.lanjut[1 if langkah.urut == 3 and self.cara == TATAP_MUKA else 0].nama

    def _isian(self, baris: PelaksanaanLangkah) -> Lengkap:
        if baris.urut == 4:
            masukan = {"waktu": self.janji, "tautan": "https://panggilan.example/contoh"}
            return Lengkap(masukan=masukan)
        if baris.urut == 5:
            return Lengkap(masukan={"pemeriksaan": pemeriksaan(baris.proses)})
        return Lengkap()


def pemeriksaan(proses: Proses, sesuai: bool = True) -> list[dict[str, Any]]:
    """What the verification form hands over: one finding per document sent."""
    catatan = "" if sesuai else "Tidak terbaca."
    return [
        {"jenis": b.jenis, "sesuai": sesuai, "catatan": catatan, "berkas": b}
        for b in Berkas.objects.filter(
            proses_id=proses.pk, jenis__in=("ktp", "npwp"), diganti__isnull=True
        )
    ]


def buat_permohonan(
    langkah: int = 1,
    *,
    pemeran: Pemeran,
    pemohon: Pengguna | None = None,
    cara: RegistrasiBatang.Cara = DARING,
    jenis: PelakuUsaha.Jenis = PelakuUsaha.Jenis.BADAN_USAHA,
    pada: datetime | None = None,
    janji: datetime | None = None,
) -> RegistrasiBatang:
    """A case of vendor A (or `pemohon`) that stands at `langkah`; 9 is one that has ended.

    Step 5 of a case by video call can be worked on at once unless `janji` lies later than `pada`.
    """
    kini = pada or sekarang()
    skenario = Skenario(pemeran, pemohon or pemeran.vendor_a, cara, kini, janji or kini)
    proses = skenario.mulai(jenis)
    terbuka = proses.pelaksanaan_terbuka()
    while terbuka is not None and terbuka.urut < langkah:
        skenario.lanjutkan(proses)
        terbuka = proses.pelaksanaan_terbuka()
    segar = proses.spesifik()
    assert isinstance(segar, RegistrasiBatang)
    return segar


# --- A deviation ------------------------------------------------------------------------------


def buat_penyimpangan(
    pemeran: Pemeran,
    oleh: Pengguna | Literal["verifikator"] | None = "verifikator",
    *,
    pada: datetime | None = None,
    dijawab: bool = False,
) -> Penyimpangan:
    """A step 6 that has been late for most of an hour at `pada` (default: now).

    `oleh` answers for it, by default the verifikator; None: nobody has claimed the step.
    """
    pada = pada or sekarang()
    orang = pemeran.verifikator if oleh == "verifikator" else oleh
    proses = buat_permohonan(
        6, pemeran=pemeran, pemohon=PenggunaFactory.create(), pada=pada - menit(60)
    )
    baris = baris_terbuka(proses)
    if orang is not None:
        # Whoever claimed it may have lost the role since; the door would ask for it now.
        PelaksanaanLangkah.objects.filter(pk=baris.pk).update(pemegang=orang, diambil=baris.dibuka)
    penyimpangan.sapu(pada)
    satu = baris.penyimpangan.get()
    if dijawab and orang is not None:
        layanan.pertanggungjawabkan(satu.pk, JAWABAN, oleh=orang, pada=pada)
    return satu


JAWABAN = Pertanggungjawaban(
    sebab="Jaringan LPSE putus.",
    perbaikan="Diselesaikan begitu jaringan pulih.",
    pencegahan="Modem cadangan disiapkan.",
    tindak_lanjut="Pengadaan modem cadangan.",
    tindak_lanjut_pada=date(2026, 10, 30),
)


def menit(banyak: int) -> timedelta:
    return timedelta(minutes=banyak)
