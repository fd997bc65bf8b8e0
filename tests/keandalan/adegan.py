"""The scene in which each address of the matrix is tried: its state, its address, what is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kinerja.alur.pencatatan_kinerja import PencatatanKinerja
from pengadaan.alur.proses_utama import ProsesUtama
from registrasi.layanan import buat_token, minta_tautan
from registrasi.models import PermohonanAkun, TautanPendaftaran
from tests.pabrik import (
    DARING,
    SANDI,
    TATAP_MUKA,
    Lengkap,
    Pemeran,
    PenggunaFactory,
    baris_terbuka,
    buat_penyimpangan,
    buat_permohonan,
    gambar_png,
    kunci_berlaku,
    pemeriksaan,
    selesaikan,
)
from tests.pabrik_laporan import buat_laporan
from tests.pabrik_meja import buat_meja, janji_lewat, maju_ke, mulai
from tests.registrasi.kasus import KALTIM, PAGARALAM, Kantor, buat_kasus
from ukpbj.akun.models import HariLibur, JadwalKerja, Pengguna
from ukpbj.dasbor.mulai import tanda_baru
from ukpbj.demo.models import SurelDemo
from ukpbj.sop import layanan
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Tugas

_nomor = count(1)
SANDI_BARU = "gunung-kapur-dua-belas"
SANDI_DUA_KALI = {"new_password1": SANDI_BARU, "new_password2": SANDI_BARU}
TAHAP_BIASA = {
    "registrasi:data": 2, "registrasi:periksa": 2, "registrasi:verifikasi": 3,
    "registrasi:unggah": 3, "registrasi:sikap": 8, "registrasi:permohonan": 4,
    "registrasi:ajukan": 5, "dasbor:hadir": 5, "dasbor:janji": 5, "dasbor:unggah": 5,
}  # fmt: skip
"""The step at which the case stands where an address is tried; 4 where it does not matter."""


@dataclass
class Adegan:
    """An address, and what a POST sends there."""

    alamat: str
    isian: dict[str, Any] = field(default_factory=dict)


def buat_adegan(nama: str, pemeran: Pemeran, tahap: int | None = None) -> Adegan:
    """The scene of one address; `tahap`: with the case at another step than usual."""
    if nama in TANPA_BERKAS:
        return TANPA_BERKAS[nama](pemeran)
    if nama not in PADA_BERKAS:
        return Adegan(reverse(nama))
    di = tahap or TAHAP_BIASA.get(nama, 4)
    # Whoever comes to the office has no step 4.
    cara = TATAP_MUKA if nama == "dasbor:hadir" and di == 5 else DARING
    proses = buat_permohonan(di, pemeran=pemeran, cara=cara)
    if nama == "registrasi:ajukan" and tahap is None:
        _tolak(pemeran, proses)
    return PADA_BERKAS[nama](pemeran, proses)


# --- Addresses without a case -----------------------------------------------------------------


def _masuk(pemeran: Pemeran) -> Adegan:
    isian = {"username": pemeran.vendor_a.email, "password": SANDI}
    return Adegan(reverse("akun:masuk"), isian)


def _ganti_sandi(pemeran: Pemeran) -> Adegan:
    return Adegan(reverse("akun:ganti_sandi"), {"old_password": SANDI, **SANDI_DUA_KALI})


def _lupa_sandi(pemeran: Pemeran) -> Adegan:
    return Adegan(reverse("akun:lupa_sandi"), {"email": f"lupa{next(_nomor)}@contoh.example"})


def _sandi_baru(pemeran: Pemeran) -> Adegan:
    orang: Pengguna = PenggunaFactory.create()
    uid = urlsafe_base64_encode(force_bytes(orang.pk))
    token = default_token_generator.make_token(orang)
    return Adegan(reverse("akun:sandi_baru", args=[uid, token]), SANDI_DUA_KALI)


def _satu_surel(pemeran: Pemeran) -> Adegan:
    surat = SurelDemo.objects.create(ke="siapa@contoh.example", subjek="Contoh", isi="Contoh")
    return Adegan(reverse("demo:satu_surel", args=[surat.pk]))


def _berikutnya(pemeran: Pemeran) -> Adegan:
    buat_permohonan(4, pemeran=pemeran)
    return Adegan(reverse("dasbor:berikutnya"))


def _mulai_sop(pemeran: Pemeran) -> Adegan:
    kode = "distribusi-personil"
    pemeran.unit.sop_aktif = [*pemeran.unit.sop_aktif, kode]
    pemeran.unit.save()
    return Adegan(
        reverse("dasbor:mulai_sop", args=[kode]),
        {"tanda": tanda_baru(kode), "judul": f"Contoh {next(_nomor)}"},
    )


def _batas(nama: str, *isi: str, **isian: str) -> Callable[[Pemeran], Adegan]:
    """Of unit Batang, for an SOP that prints no limit for its first step."""

    def buat(pemeran: Pemeran) -> Adegan:
        pemeran.unit.sop_aktif = ["analisa-ketersediaan", "registrasi-batang"]
        pemeran.unit.save()
        alamat = reverse(nama, args=["analisa-ketersediaan", *isi])
        return Adegan(f"{alamat}?unit={pemeran.unit.kode}", isian)

    return buat


def _kasus(pemeran: Pemeran, kelas: type[PermohonanAkun], urut: int) -> PermohonanAkun:
    """A case of another registration SOP, which the unit then runs too."""
    pemeran.unit.sop_aktif = ["registrasi-batang", kelas.sop.kode]
    pemeran.unit.save()
    pelaku = {"pelaku_usaha": pemeran.vendor_a, "helpdesk": pemeran.helpdesk}
    return buat_kasus(kelas, urut, Kantor(pemeran, pelaku), {6: "masuk daftar hitam"})


def _langkah_portal(pemeran: Pemeran) -> Adegan:
    proses = _kasus(pemeran, PAGARALAM, 5)
    butir = kunci_berlaku(baris_terbuka(proses), "formulir terisi")
    isian = dict.fromkeys(butir, "on") | {"hasil": "formulir terisi"}
    return Adegan(reverse("registrasi:langkah", args=[proses.kunci]), isian)


def _tugas(pemeran: Pemeran) -> Adegan:
    """Left by a rejection because of the blacklist; for the verifikator."""
    _kasus(pemeran, KALTIM, 0)
    tugas = Tugas.objects.latest("pk")
    return Adegan(reverse("dasbor:tugas", args=[tugas.pk]), {"catatan": "Sudah ditandai."})


def _kalender(tujuan: str, **isian: str) -> Callable[[Pemeran], Adegan]:
    """A change of unit Batang's calendar, confirmed."""

    def buat(pemeran: Pemeran) -> Adegan:
        isi: list[int] = []
        unit, hari = pemeran.unit, date(2026, 11, 1) + timedelta(days=next(_nomor))
        if tujuan == "kalender_buka":
            isi = [HariLibur.objects.create(unit=unit, tanggal=hari, nama="X", jenis="lokal").pk]
        if tujuan in ("kalender_ubah_jam", "kalender_hapus_jam"):
            isi = [JadwalKerja.objects.create(unit=unit, mulai=hari, dasar="SK").pk]
        alamat = f"{reverse(f'dasbor:{tujuan}', args=isi)}?unit={unit.kode}"
        tanggal = dict.fromkeys(("dari", "mulai"), f"{hari:%Y-%m-%d}")
        return Adegan(alamat, isian | tanggal | {"dasar": "SK Contoh", "konfirmasi": "ya"})

    return buat


def _daftar(pemeran: Pemeran) -> Adegan:
    isian = {"email": f"calon{next(_nomor)}@contoh.example", "unit": pemeran.unit.kode}
    return Adegan(reverse("registrasi:daftar"), isian)


def _tautan(pemeran: Pemeran) -> Adegan:
    minta_tautan(f"calon{next(_nomor)}@contoh.example", pemeran.unit)
    token = buat_token(TautanPendaftaran.objects.latest("pk"))
    return Adegan(reverse("registrasi:tautan", args=[token]), SANDI_DUA_KALI)


def _permohonan_saya(pemeran: Pemeran) -> Adegan:
    buat_permohonan(2, pemeran=pemeran)
    return Adegan(reverse("registrasi:permohonan_saya"))


def _pilih_sublangkah(pemeran: Pemeran) -> Adegan:
    meja = buat_meja(PencatatanKinerja, pemeran, oleh=pemeran.verifikator)
    proses = maju_ke(mulai(PencatatanKinerja, meja), 3, meja)
    baris = baris_terbuka(proses)
    janji_lewat(baris, meja)
    return Adegan(reverse("dasbor:pilih_sublangkah", args=[proses.kunci, baris.pk, "a"]))


def _mulai_anak(pemeran: Pemeran) -> Adegan:
    meja = buat_meja(ProsesUtama, pemeran, oleh=pemeran.verifikator)
    proses = mulai(ProsesUtama, meja)
    baris = baris_terbuka(proses)
    layanan.batalkan(baris.proses_anak.get().pk, "Pagu berubah.", oleh=pemeran.kepala)
    return Adegan(reverse("dasbor:mulai_anak", args=[proses.kunci, baris.pk]))


JAWABAN = {
    "sebab": "Jaringan putus.", "perbaikan": "Diselesaikan.", "pencegahan": "Modem cadangan.",
    "tindak_lanjut": "Pengadaan modem.", "tindak_lanjut_pada": "2026-10-30",
}  # fmt: skip


def _menyimpang(pemeran: Pemeran, nama: str, **isian: Any) -> Adegan:
    satu = buat_penyimpangan(pemeran)
    return Adegan(reverse(nama, args=[satu.pk]), isian)


def _putuskan(pemeran: Pemeran) -> Adegan:
    satu = buat_penyimpangan(pemeran, dijawab=True)
    isian = {"putusan": "terima", "tentang": satu.riwayat.get().pk}
    return Adegan(reverse("dasbor:putuskan_penyimpangan", args=[satu.pk]), isian)


def _tunjuk(pemeran: Pemeran) -> Adegan:
    isian = {"kepada": pemeran.verifikator_lain.pk, "alasan": "Ia yang bertugas."}
    return _menyimpang(pemeran, "dasbor:tunjuk_penanggung_jawab", **isian)


def _susun_laporan(pemeran: Pemeran) -> Adegan:
    buat_permohonan(2, pemeran=pemeran)
    return Adegan(f"{reverse('dasbor:laporan')}?unit={pemeran.unit.kode}", {"bulan": "2026-10"})


def _laporan(nama: str) -> Callable[[Pemeran], Adegan]:
    def buat(pemeran: Pemeran) -> Adegan:
        return Adegan(reverse(nama, args=[buat_laporan(pemeran, selesai=True).kunci]))

    return buat


def _sop(nama: str) -> Callable[[Pemeran], Adegan]:
    return lambda pemeran: Adegan(reverse(nama, args=["registrasi-batang"]))


TANPA_BERKAS: dict[str, Callable[[Pemeran], Adegan]] = {
    "dasbor:lembar_sop": _sop("dasbor:lembar_sop"),
    "dasbor:ekspor_sop": _sop("dasbor:ekspor_sop"),
    "dasbor:kepatuhan": _sop("dasbor:kepatuhan"),
    "dasbor:laporan": _susun_laporan,
    "dasbor:laporan_kemajuan": _laporan("dasbor:laporan_kemajuan"),
    "dasbor:laporan_pdf": _laporan("dasbor:laporan_pdf"),
    "dasbor:laporan_xlsx": _laporan("dasbor:laporan_xlsx"),
    "dasbor:penyimpangan_rinci": lambda p: _menyimpang(p, "dasbor:penyimpangan_rinci"),
    "dasbor:pertanggungjawabkan": lambda p: _menyimpang(p, "dasbor:pertanggungjawabkan", **JAWABAN),
    "dasbor:putuskan_penyimpangan": _putuskan,
    "dasbor:tunjuk_penanggung_jawab": _tunjuk,
    "akun:masuk": _masuk,
    "akun:ganti_sandi": _ganti_sandi,
    "akun:lupa_sandi": _lupa_sandi,
    "akun:sandi_baru": _sandi_baru,
    "demo:satu_surel": _satu_surel,
    "dasbor:berikutnya": _berikutnya,
    "dasbor:pilih_sublangkah": _pilih_sublangkah,
    "dasbor:mulai_anak": _mulai_anak,
    "dasbor:mulai_sop": _mulai_sop,
    "dasbor:batas_sop": _batas("dasbor:batas_sop"),
    "dasbor:batas_langkah": _batas(
        "dasbor:batas_langkah", "1", nilai="2", satuan="hari", dasar="SK", mulai="2026-10-13"
    ),
    "dasbor:tugas": _tugas,
    "registrasi:langkah": _langkah_portal,
    "dasbor:kalender_tutup": _kalender("kalender_tutup", nama="Banjir"),
    "dasbor:kalender_buka": _kalender("kalender_buka"),
    "dasbor:kalender_jam": _kalender("kalender_jam", hari_0="08.00-12.00"),
    "dasbor:kalender_ubah_jam": _kalender("kalender_ubah_jam", hari_0="08.00-12.00"),
    "dasbor:kalender_hapus_jam": _kalender("kalender_hapus_jam"),
    "registrasi:daftar": _daftar,
    "registrasi:tautan": _tautan,
    "registrasi:permohonan_saya": _permohonan_saya,
}


# --- Addresses of a case of vendor A ----------------------------------------------------------


def _baris(proses: PermohonanAkun) -> PelaksanaanLangkah:
    """The open step; of a case that has ended the last one."""
    return proses.pelaksanaan_terbuka() or proses.pelaksanaan.latest("pk")


def _proses(nama: str, **isian: Any) -> Callable[[Pemeran, PermohonanAkun], Adegan]:
    return lambda pemeran, proses: Adegan(reverse(nama, args=[proses.kunci]), isian)


def _langkah(nama: str, **isian: Any) -> Callable[[Pemeran, PermohonanAkun], Adegan]:
    def buat(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
        return Adegan(reverse(nama, args=[proses.kunci, _baris(proses).pk]), isian)

    return buat


def _jadwalkan(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    baris = _baris(proses)
    hasil = "dijadwalkan"
    butir = kunci_berlaku(baris, hasil) if baris.urut == 4 else []
    isian = dict.fromkeys(butir, "ada") | {
        "hasil": hasil,
        "tanggal": "2026-10-13",
        "jam": "10:00",
        "tautan": "https://panggilan.example/ruang",
    }
    return Adegan(reverse("dasbor:langkah", args=[proses.kunci, baris.pk]), isian)


def _lepas(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    baris = _baris(proses)
    if not baris.milik_pelaku_usaha and baris.selesai is None:
        layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    return Adegan(reverse("dasbor:lepas", args=[proses.kunci, baris.pk]))


def _alihkan(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    isian = {"kepada": pemeran.verifikator_lain.pk, "alasan": "Dinas luar."}
    return Adegan(reverse("dasbor:alihkan", args=[proses.kunci, _baris(proses).pk]), isian)


def _unggah_bukti(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    alamat = reverse("dasbor:unggah", args=[proses.kunci, _baris(proses).pk, "keluaran-2"])
    return Adegan(alamat, {"keluaran-2-berkas": _gambar()})


def _berkas(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    ktp = Berkas.objects.get(proses_id=proses.pk, jenis="ktp")
    return Adegan(reverse("dokumen:berkas", args=[ktp.kunci]))


def _data(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    isian = {"nama": f"CV Contoh Lain {next(_nomor)}", "npwp": "02.183.241.5-999.000"}
    return Adegan(reverse("registrasi:data", args=[proses.kunci, "usaha"]), isian)


def _unggah_dokumen(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    return Adegan(reverse("registrasi:unggah", args=[proses.kunci, "ktp"]), {"berkas": _gambar()})


def _ajukan(pemeran: Pemeran, proses: PermohonanAkun) -> Adegan:
    """Asking again, which is for a case that was rejected."""
    return Adegan(reverse("registrasi:ajukan"), {"unit": pemeran.unit.kode})


def _tolak(pemeran: Pemeran, proses: PermohonanAkun) -> None:
    masukan = {"pemeriksaan": pemeriksaan(proses, sesuai=False)}
    cara = Lengkap(alasan="Bukan milik pemohon.", masukan=masukan)
    selesaikan(proses, "ditolak", oleh=pemeran.verifikator, cara=cara)


def _gambar() -> SimpleUploadedFile:
    return SimpleUploadedFile("gambar.png", gambar_png(), "image/png")


PADA_BERKAS: dict[str, Callable[[Pemeran, PermohonanAkun], Adegan]] = {
    "dasbor:proses": _proses("dasbor:proses"),
    "dasbor:jejak": _proses("dasbor:jejak"),
    "dasbor:lembar": _proses("dasbor:lembar"),
    "dasbor:batalkan": _proses("dasbor:batalkan", alasan="Pendaftaran ganda."),
    "dasbor:rincian": _langkah("dasbor:rincian"),
    "dasbor:langkah": _jadwalkan,
    "dasbor:ambil": _langkah("dasbor:ambil"),
    "dasbor:lepas": _lepas,
    "dasbor:alihkan": _alihkan,
    "dasbor:hadir": _langkah("dasbor:hadir"),
    "dasbor:janji": _langkah(
        "dasbor:janji", tanggal="2026-10-14", jam="10:00", alasan="Verifikator bertugas di luar."
    ),
    "dasbor:unggah": _unggah_bukti,
    "dokumen:berkas": _berkas,
    "registrasi:permohonan": _proses("registrasi:permohonan"),
    "registrasi:data": _data,
    "registrasi:periksa": _proses("registrasi:periksa"),
    "registrasi:verifikasi": _proses("registrasi:verifikasi", hasil="minta verifikasi tatap muka"),
    "registrasi:unggah": _unggah_dokumen,
    "registrasi:sikap": _proses("registrasi:sikap", sudah="on"),
    "registrasi:ajukan": _ajukan,
}
