"""What the pelaku usaha is told about their case: the answer, whose turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from registrasi.forms.data import bagian_untuk
from registrasi.giliran import (
    babak_dari,
    batas_langkah,
    judul_langkah,
    petunjuk_langkah,
    sesudah_ini,
)
from registrasi.models import PemeriksaanDokumen, PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.permintaan import permintaan
from registrasi.ringkasan import kekurangan, label_dokumen
from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import Akhir, MulaiJam
from ukpbj.sop.models import PelaksanaanLangkah

ANGKA = ("Nol", "Satu", "Dua", "Tiga", "Empat", "Lima")


@dataclass(frozen=True)
class Tombol:
    """The one thing to do; `luar`: an address outside this site, opened by the person only."""

    teks: str
    url: str
    luar: bool = False


@dataclass(frozen=True)
class Temuan:
    """What the office asked to be corrected in one document."""

    label: str
    catatan: str


@dataclass(frozen=True)
class Status:
    """The head of the case page. `giliran`: "anda", "kantor" or "" where it has ended."""

    judul: str
    teks: str = ""
    giliran: str = ""
    tombol: Tombol | None = None
    temuan: list[Temuan] = field(default_factory=list)
    rincian: list[str] = field(default_factory=list)
    lambat: bool = False


@dataclass(frozen=True)
class Kisah:
    """A case with the rows that its page needs, read once."""

    permohonan: PermohonanAkun
    baris: Sequence[PelaksanaanLangkah]
    temuan: Sequence[PemeriksaanDokumen]
    kini: datetime

    @property
    def terbuka(self) -> PelaksanaanLangkah | None:
        return next((b for b in self.baris if b.selesai is None), None)

    def halaman(self, baris: PelaksanaanLangkah) -> Halaman | None:
        return self.permohonan.kelas.halaman_dari(baris.urut)

    def alamat(self, nama: str, *lagi: str) -> str:
        return reverse(f"registrasi:{nama}", args=[self.permohonan.kunci, *lagi])


def status(kisah: Kisah) -> Status:
    baris = kisah.terbuka
    if baris is None:
        return _status_akhir(kisah)
    match kisah.halaman(baris):
        case Halaman.DATA:
            return _isi_data(kisah)
        case Halaman.DOKUMEN:
            return _kirim_dokumen(kisah, baris)
        case Halaman.SIKAP:
            return _isi_sikap(kisah)
        case Halaman.LANGKAH:
            return _kerjakan_langkah(kisah, baris)
    return _di_kantor(kisah, baris)


def judul_singkat(kisah: Kisah) -> str:
    """One line for lists, without a query of its own."""
    if kisah.permohonan.sudah_berakhir:
        return str(kisah.permohonan.keadaan).capitalize()
    baris = kisah.terbuka
    if baris is not None and kisah.halaman(baris) is Halaman.LANGKAH:
        return judul_langkah(kisah.permohonan, baris)
    return status(kisah).judul


# --- The turn of the pelaku usaha -------------------------------------------------------------


def _isi_data(kisah: Kisah) -> Status:
    kurang = kekurangan(kisah.permohonan.pelaku_usaha)
    banyak = ANGKA[len(bagian_untuk(kisah.permohonan.kelas))]
    alamat = kisah.alamat("data", kurang[0].bagian) if kurang else kisah.alamat("periksa")
    return Status(
        "Lengkapi data usaha Anda",
        f"{banyak} halaman pendek, sekitar 10 menit. Isian tersimpan sambil Anda mengetik, jadi"
        " boleh dilanjutkan kapan saja.",
        "anda",
        Tombol("Isi data usaha" if kurang else "Periksa dan kirim", alamat),
    )


def _kirim_dokumen(kisah: Kisah, baris: PelaksanaanLangkah) -> Status:
    alamat = kisah.alamat("verifikasi")
    if baris.kunjungan == 1:
        return Status(
            "Kirim dokumen Anda untuk diverifikasi",
            "Foto atau pindai KTP dan NPWP, lalu pilih cara verifikasi: panggilan video atau datang"
            " ke kantor.",
            "anda",
            Tombol("Kirim dokumen", alamat),
        )
    temuan = _temuan(kisah)
    return Status(
        judul_perbaikan(len(temuan)),
        alasan_terakhir(kisah.baris),
        "anda",
        Tombol("Perbaiki sekarang", alamat),
        temuan,
    )


def judul_perbaikan(banyak: int) -> str:
    if not banyak:
        return "Permohonan perlu Anda perbaiki"
    sebutan = ANGKA[banyak] if banyak < len(ANGKA) else str(banyak)
    return f"{sebutan} dokumen perlu Anda perbaiki"


def _temuan(kisah: Kisah) -> list[Temuan]:
    jenis = kisah.permohonan.pelaku_usaha.jenis
    return [Temuan(label_dokumen(t.jenis, jenis), t.catatan) for t in kisah.temuan]


def alasan_terakhir(baris: Sequence[PelaksanaanLangkah]) -> str:
    """The reasons given with the last step that ended."""
    selesai = [b for b in baris if b.selesai is not None]
    return selesai[-1].alasan if selesai else ""


def _isi_sikap(kisah: Kisah) -> Status:
    return Status(
        "Tinggal satu langkah: isi data di SIKaP",
        "Akun SPSE Anda sudah disetujui. Lengkapi data kualifikasi di SIKaP, lalu beri tahu kami"
        " di sini.",
        "anda",
        Tombol("Lanjut ke SIKaP", kisah.alamat("sikap")),
    )


def _kerjakan_langkah(kisah: Kisah, baris: PelaksanaanLangkah) -> Status:
    """A step on the page all steps share: what to do, what was asked for, what comes next."""
    diminta = permintaan(kisah.permohonan, kisah.baris, baris)
    teks = [*diminta.alasan] or [petunjuk_langkah(kisah.permohonan, baris).teks]
    teks += [
        batas_langkah(kisah.permohonan, baris, kisah.kini),
        sesudah_ini(kisah.permohonan, baris.urut),
    ]
    return Status(
        judul_langkah(kisah.permohonan, baris),
        "\n\n".join(filter(None, teks)),
        "anda",
        Tombol("Lengkapi sekarang" if diminta else "Lanjutkan", kisah.alamat("langkah")),
        [Temuan(butir, catatan) for butir, catatan in diminta.butir],
    )


# --- The turn of the office -------------------------------------------------------------------


def _di_kantor(kisah: Kisah, baris: PelaksanaanLangkah) -> Status:
    langkah = kisah.permohonan.kelas.sop.baris(baris.urut)
    cara = langkah.mulai_jam(kisah.permohonan.fakta())
    if cara is MulaiJam.JANJI and baris.janji and baris.janji > kisah.kini:
        return _menunggu_panggilan(kisah, baris, baris.janji)
    if cara is MulaiJam.KEHADIRAN and baris.mulai is None:
        return _menunggu_kedatangan(kisah)
    if cara is MulaiJam.JANJI and baris.janji is None:
        return _menunggu_jadwal(kisah)
    babak = babak_dari(kisah.permohonan, baris.urut)
    lambat = baris.is_terlambat(kisah.kini)
    tombol = None
    if cara is MulaiJam.JANJI and kisah.permohonan.tautan_panggilan:
        tombol = Tombol("Buka panggilan video", kisah.permohonan.tautan_panggilan, luar=True)
    return Status(
        (babak and babak.menunggu) or "Permohonan Anda sedang diproses",
        "Kami memberi tahu lewat email begitu ada kabar." if lambat else _batas(kisah, baris),
        "kantor",
        tombol,
        lambat=lambat,
    )


def _menunggu_jadwal(kisah: Kisah) -> Status:
    return Status(
        "Verifikator sedang menyiapkan jadwal panggilan video",
        f"Jadwalnya kami kirim ke email Anda. Siapkan {kisah.permohonan.kelas.kata.dokumen} asli.",
        "kantor",
    )


def _batas(kisah: Kisah, baris: PelaksanaanLangkah) -> str:
    if baris.jatuh_tempo is None:
        return "Kami memberi tahu lewat email begitu ada kabar."
    kapan = format_waktu.dekat(baris.jatuh_tempo, kisah.kini, kisah.permohonan.unit)
    return (
        f"Batasnya {baris.batas} kerja, paling lambat {kapan}. Kami memberi tahu lewat email, Anda"
        " tidak perlu membuka halaman ini terus."
    )


def _menunggu_panggilan(kisah: Kisah, baris: PelaksanaanLangkah, janji: datetime) -> Status:
    unit = kisah.permohonan.unit
    dekat = format_waktu.dekat(janji, kisah.kini, unit)
    tautan = kisah.permohonan.tautan_panggilan
    tanpa_tautan = "" if tautan else " Verifikator menghubungi Anda di nomor telepon Anda."
    return Status(
        f"Panggilan video {dekat}",
        f"{format_waktu.lengkap(janji, unit)}, dengan verifikator {unit.nama}. Sediakan waktu"
        f" {baris.batas or 'secukupnya'}.{tanpa_tautan}",
        "anda",
        Tombol("Buka panggilan video", tautan, luar=True) if tautan else None,
        rincian=[
            f"Siapkan {kisah.permohonan.kelas.kata.dokumen} asli.",
            "Cari tempat yang terang dan koneksi yang stabil.",
            "Pakai ponsel atau laptop yang berkamera.",
        ],
    )


def _menunggu_kedatangan(kisah: Kisah) -> Status:
    unit = kisah.permohonan.unit
    tempat = [f"Alamat: {unit.alamat or unit.nama}."]
    if unit.jam_layanan:
        tempat.append(f"Jam layanan: {unit.jam_layanan}.")
    return Status(
        "Silakan datang ke kantor LPSE",
        f"Sebutkan nomor permohonan {kisah.permohonan.nomor} kepada petugas.",
        "anda",
        rincian=[*tempat, f"Bawa {kisah.permohonan.kelas.kata.dokumen} asli beserta fotokopinya."],
    )


# --- The end ----------------------------------------------------------------------------------


def _status_akhir(kisah: Kisah) -> Status:
    alasan = alasan_terakhir(kisah.baris)
    match kisah.permohonan.keadaan:
        case Akhir.SELESAI.value:
            kata = kisah.permohonan.kelas.kata
            return Status("Selesai: akun SPSE Anda sudah terverifikasi", kata.selesai)
        case Akhir.DITOLAK.value:
            teks = alasan or "Hubungi LPSE untuk penjelasannya."
            return Status("Permohonan Anda ditolak", teks, temuan=_temuan(kisah))
        case Akhir.DIALIHKAN.value:
            return Status(
                "Anda memakai ID SPSE yang sudah terdaftar",
                "Permohonan ini berakhir karena Anda sudah mempunyai ID. Masuk ke SPSE dengan ID"
                " itu; tidak perlu mendaftar lagi.",
            )
    return Status("Permohonan ini dibatalkan", f"Alasan: {alasan}")
