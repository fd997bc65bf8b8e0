"""Finishing a step on its page: right, wrong, twice, half filled in, and with a file."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests import pabrik
from tests.dasbor.bantu import (
    SETUJU,
    VERIFIKASI,
    alamat,
    alamat_proses,
    buka_langkah,
    tangkapan_layar,
    teks,
)
from tests.dasbor.conftest import Masuk
from tests.pabrik import Pemeran
from ukpbj.dasbor.sublangkah import alamat_kotak
from ukpbj.sop import layanan
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Penyimpangan, PutusanButir

ALASAN = "NPWP memuat nama lama."
PERBAIKAN = {**VERIFIKASI, "putusan_npwp": "perlu_perbaikan", "catatan_npwp": "Unggah yang baru."}


def _segar(baris: PelaksanaanLangkah) -> PelaksanaanLangkah:
    return PelaksanaanLangkah.objects.select_related("proses").get(pk=baris.pk)


# --- Right ------------------------------------------------------------------------------------


def test_hasil_menutup_langkah_dan_kembali_ke_perkara(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    jawaban = klien.post(alamat(baris), {**SETUJU, "catatan": "Lengkap."}, follow=True)
    assert jawaban.redirect_chain == [(alamat_proses(baris.proses), 302)]
    assert "Langkah 6 selesai: Setujui." in teks(jawaban)
    selesai = _segar(baris)
    assert (selesai.hasil, selesai.pelaksana) == ("disetujui", pemeran.verifikator)
    assert (selesai.catatan, selesai.proses.keadaan) == ("Lengkap.", "langkah_7")


def test_formulir_langkah_sampai_ke_pintu(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(4, pemeran)
    isi = {
        "kelengkapan-1": "ada", "keluaran-1": "ada", "hasil": "dijadwalkan",
        "tanggal": "2026-10-12", "jam": "14:00", "tautan": "https://panggilan.example/a",
    }  # fmt: skip
    assert masuk(pemeran.verifikator).post(alamat(baris), isi).status_code == 302
    janji = pabrik.baris_terbuka(baris.proses)
    assert janji.janji is not None
    assert f"{janji.janji.astimezone(janji.unit.tzinfo):%d %H.%M}" == "12 14.00"


def test_berkas_dan_hasil_dalam_satu_kiriman(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {**VERIFIKASI, "keluaran-2-berkas": tangkapan_layar(), "hasil": "sesuai"}
    assert masuk(pemeran.verifikator).post(alamat(baris), isi).status_code == 302
    assert Berkas.objects.get(butir="keluaran-2").pelaksanaan == baris
    assert PutusanButir.objects.get(pelaksanaan=baris, sisi="keluaran", nomor=2).putusan == "ada"


def test_maju_dengan_yang_kurang_membuka_penyimpangan(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    kurang = {
        **SETUJU, "kelengkapan-1": "kurang", "kelengkapan-1-catatan": "Akun terkunci.",
        "alasan": "Disetujui lewat akun cadangan.",
    }  # fmt: skip
    assert masuk(pemeran.verifikator).post(alamat(baris), kurang).status_code == 302
    simpang = Penyimpangan.objects.get()
    assert (simpang.jenis, simpang.rincian[0]["catatan"]) == ("kelengkapan", "Akun terkunci.")


# --- Wrong ------------------------------------------------------------------------------------


@pytest.mark.parametrize("hasil", ["", "terserah", "sesuai", "\x00", "disetujui " * 500])
def test_hasil_yang_tidak_dikenal_ditolak_dan_isian_tetap(
    pemeran: Pemeran, masuk: Masuk, hasil: str
) -> None:
    baris = buka_langkah(6, pemeran)
    isi = {**SETUJU, "hasil": hasil, "alasan": ALASAN}
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    assert jawaban.status_code == 422
    assert "Pilih salah satu hasil langkah ini." in teks(jawaban)
    assert ALASAN in teks(jawaban)
    assert _segar(baris).selesai is None


def test_semua_kekurangan_disebut_sekaligus_di_samping_medannya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {"kelengkapan-1": "kurang", "hasil": "sesuai", "catatan": "Sudah ditelepon."}
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    halaman = teks(jawaban)
    assert jawaban.status_code == 422
    for pesan in (
        "Yang kurang: Tuliskan apa yang kurang.",
        "Laptop/PC/gawai berkamera: Pilih ada atau kurang.",
        "Mengapa berkasnya belum ada: Unggah berkasnya, atau tuliskan",
        "Alasan: Tuliskan alasan tetap melanjutkan",
        "Putuskan KTP pimpinan: sesuai atau perlu perbaikan.",
    ):
        assert pesan in halaman
    assert "Sudah ditelepon." in halaman
    assert _segar(baris).selesai is None


def test_yang_hanya_lupa_mencentang_tidak_dimintai_alasan(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    halaman = teks(masuk(pemeran.verifikator).post(alamat(baris), {"hasil": "sesuai"}))
    assert "Jaringan internet: Pilih ada atau kurang." in halaman
    assert "Alasan: Tuliskan" not in halaman


def test_tulisan_yang_terlalu_panjang_ditolak_di_medannya_dan_tidak_hilang(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    panjang = "kata " * 1000
    baris = buka_langkah(6, pemeran)
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), {**SETUJU, "alasan": panjang})
    assert jawaban.status_code == 422
    assert panjang.strip() in teks(jawaban)


@pytest.mark.parametrize(
    "isi",
    [
        {"kelengkapan-1": "\x00"},
        {"kelengkapan-1": "tidak_berlaku"},
        {"kelengkapan-1": ["ada", "kurang"]},
        {"keluaran-1-catatan": "\x00"},
        {"keluaran-99": "ada"},
        {"alasan": "\ufffe\u202e"},
    ],
)
def test_isian_sampah_tidak_pernah_menjadi_galat_server(
    pemeran: Pemeran, masuk: Masuk, isi: dict[str, Any]
) -> None:
    baris = buka_langkah(6, pemeran)
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), {**SETUJU, **isi})
    assert jawaban.status_code in (302, 422)


def test_janji_yang_belum_tiba_menahan_hasil_yang_maju(pemeran: Pemeran, masuk: Masuk) -> None:
    nanti = pabrik.SENIN_PAGI + timedelta(hours=2)
    baris = buka_langkah(5, pemeran, janji=nanti)
    isi = {**VERIFIKASI, "keluaran-2-berkas": tangkapan_layar(), "hasil": "sesuai"}
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    assert jawaban.status_code == 409
    assert "Janji temu belum tiba" in teks(jawaban)
    assert _segar(baris).selesai is None


def test_peran_lain_ditolak_dan_tidak_meninggalkan_berkas(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {**VERIFIKASI, "keluaran-2-berkas": tangkapan_layar(), "hasil": "sesuai"}
    assert masuk(pemeran.kepala).post(alamat(baris), isi).status_code == 403
    assert masuk(pemeran.vendor_a).post(alamat(baris), isi).status_code == 403
    assert not Berkas.objects.filter(butir="keluaran-2").exists()
    assert _segar(baris).selesai is None


# --- Outcomes that ask first ------------------------------------------------------------------


def test_hasil_yang_mengembalikan_ditanyakan_dahulu_dengan_isian_utuh(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris, klien = buka_langkah(5, pemeran), masuk(pemeran.verifikator)
    isi = {**PERBAIKAN, "alasan": ALASAN, "hasil": "perlu perbaikan"}
    tanya = klien.post(alamat(baris), isi)
    assert tanya.status_code == 200
    halaman = tanya.content.decode()
    assert "Proses kembali ke langkah 3" in teks(tanya)
    assert baris.proses.nomor in teks(tanya)
    assert 'name="konfirmasi" value="ya"' in halaman
    assert '<input type="hidden" name="hasil" value="perlu perbaikan">' in halaman
    assert ALASAN in halaman
    assert "Unggah yang baru." in halaman
    assert _segar(baris).selesai is None

    assert klien.post(alamat(baris), {**isi, "konfirmasi": "ya"}).status_code == 302
    assert (_segar(baris).hasil, _segar(baris).alasan) == ("perlu perbaikan", ALASAN)


def test_hasil_yang_mengakhiri_menyebut_akibatnya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {"hasil": "ditolak", "alasan": ALASAN}
    tanya = masuk(pemeran.verifikator).post(alamat(baris), isi)
    assert "berakhir dengan keadaan “ditolak” dan tidak dapat dibuka kembali" in teks(tanya)


def test_kembali_ke_isian_tidak_menyelesaikan_apa_pun(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {"hasil": "ditolak", "alasan": ALASAN, "aksi": "ubah"}
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    assert jawaban.status_code == 200
    assert ALASAN in teks(jawaban)
    assert 'name="hasil" value="sesuai"' in jawaban.content.decode()
    assert _segar(baris).selesai is None


def test_yang_belum_lengkap_tidak_sampai_ditanyakan(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {"hasil": "ditolak", "konfirmasi": "ya"}
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    assert jawaban.status_code == 422
    assert "Tuliskan alasannya" in teks(jawaban)


def test_hasil_yang_maju_tidak_ditanyakan(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    assert masuk(pemeran.verifikator).post(alamat(baris), SETUJU).status_code == 302


# --- Another was first ------------------------------------------------------------------------


def test_klik_kedua_diberi_tahu_siapa_kapan_dan_hasilnya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    assert klien.post(alamat(baris), SETUJU).status_code == 302
    kedua = klien.post(alamat(baris), SETUJU)
    assert kedua.status_code == 409
    assert "diselesaikan oleh Contoh Verifikator pada 12-10-2026 pukul 09.00 WIB" in teks(kedua)
    assert "dengan hasil “disetujui”" in teks(kedua)
    assert PelaksanaanLangkah.objects.filter(proses=baris.proses, urut=7).count() == 1


def test_halaman_usang_mengembalikan_yang_sudah_ditulis(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    baris = buka_langkah(5, pemeran)
    pabrik.unggah_bukti(baris, pemeran.verifikator_lain)
    jam_beku.shift(timedelta(minutes=3))
    temuan = pabrik.Lengkap(masukan={"pemeriksaan": pabrik.pemeriksaan(baris.proses)})
    pabrik.selesaikan(baris.proses, "sesuai", oleh=pemeran.verifikator_lain, cara=temuan)
    isi = {
        **PERBAIKAN, "alasan": ALASAN, "hasil": "perlu perbaikan", "konfirmasi": "ya",
        "kelengkapan-2-catatan": "Kamera buram.", "keluaran-2-berkas": tangkapan_layar(),
    }  # fmt: skip
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    assert jawaban.status_code == 409
    for kata in (ALASAN, "Unggah yang baru.", "Kamera buram.", "Contoh Verifikator Dua"):
        assert kata in teks(jawaban)
    assert Berkas.objects.filter(butir="keluaran-2").count() == 1


def test_yang_sedang_dikerjakan_rekan_tidak_diambil_alih(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain)
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), {**SETUJU, "alasan": ALASAN})
    assert jawaban.status_code == 409
    assert "sedang dikerjakan Contoh Verifikator Dua" in teks(jawaban)
    assert ALASAN in teks(jawaban)
    assert _segar(baris).selesai is None


def test_alamat_langkah_dengan_get_membuka_kotaknya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    terbuka = klien.get(alamat(baris))
    assert (terbuka.status_code, terbuka.url) == (302, alamat_kotak(baris))
    klien.post(alamat(baris), SETUJU)
    tertutup = klien.get(alamat(baris))
    assert (tertutup.status_code, tertutup.url) == (302, alamat_proses(baris.proses))


# --- Helpers of the form, files ---------------------------------------------------------------


def test_tandai_semua_ada_mengisi_yang_kosong_saja(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    isi = {"kelengkapan-2": "kurang", "kelengkapan-2-catatan": "Buram.", "aksi": "semua_ada"}
    jawaban = masuk(pemeran.verifikator).post(alamat(baris), isi)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    dipilih = re.findall(r'name="kelengkapan-(\d)" value="(\w+)"[^>]* checked', halaman)
    assert dict(dipilih) == {"1": "ada", "2": "kurang", "3": "ada", "4": "ada", "5": "ada"}
    assert "Buram." in halaman
    assert "Ada yang perlu diperbaiki" not in halaman


def test_berkas_tersimpan_walaupun_isian_lain_salah(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(5, pemeran), masuk(pemeran.verifikator)
    isi = {"keluaran-2-berkas": tangkapan_layar("bukti.png"), "hasil": "sesuai"}
    jawaban = klien.post(alamat(baris), isi)
    assert jawaban.status_code == 422
    assert "bukti.png" in teks(jawaban)
    assert klien.post(alamat(baris), {**VERIFIKASI, "hasil": "sesuai"}).status_code == 302


def test_simpan_berkas_menjaga_yang_sudah_ditulis(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(5, pemeran), masuk(pemeran.verifikator)
    isi = {"catatan": "Belum selesai.", "keluaran-2-berkas": tangkapan_layar("bukti.png")}
    jawaban = klien.post(alamat(baris, "unggah", "keluaran-2"), isi)
    assert jawaban.status_code == 200
    assert "Belum selesai." in teks(jawaban)
    assert "bukti.png" in teks(jawaban)
    assert "Ada yang perlu diperbaiki" not in teks(jawaban)


def test_berkas_baru_menggantikan_yang_lama(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(5, pemeran), masuk(pemeran.verifikator)
    for nama in ("lama.png", "baru.png"):
        isi = {"keluaran-2-berkas": tangkapan_layar(nama)}
        klien.post(alamat(baris, "unggah", "keluaran-2"), isi)
    assert Berkas.objects.get(butir="keluaran-2", diganti__isnull=True).nama == "baru.png"


@pytest.mark.parametrize(
    ("butir", "berkas", "status"),
    [
        ("keluaran-2", None, 422),
        ("keluaran-2", b"bukan gambar", 422),
        ("keluaran-1", None, 404),
        ("tidak-ada", None, 404),
    ],
)
def test_unggahan_yang_salah_ditolak_dengan_pesan(
    pemeran: Pemeran, masuk: Masuk, butir: str, berkas: bytes | None, status: int
) -> None:
    baris = buka_langkah(5, pemeran)
    isi: dict[str, Any] = {"catatan": "Tetap ada."}
    if berkas:
        unggahan = tangkapan_layar()
        unggahan.file.truncate(0)
        unggahan.file.seek(0)
        unggahan.file.write(berkas)
        unggahan.file.seek(0)
        isi["keluaran-2-berkas"] = unggahan
    jawaban = masuk(pemeran.verifikator).post(alamat(baris, "unggah", butir), isi)
    assert jawaban.status_code == status
    assert not Berkas.objects.filter(butir="keluaran-2").exists()
    if status == 422:
        assert "Tetap ada." in teks(jawaban)


def test_langkah_yang_sudah_selesai_tidak_menerima_berkas(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    klien = masuk(pemeran.verifikator)
    isi = {**VERIFIKASI, "keluaran-2-berkas": tangkapan_layar(), "hasil": "sesuai"}
    klien.post(alamat(baris), isi)
    kedua = {"keluaran-2-berkas": tangkapan_layar("susulan.png")}
    assert klien.post(alamat(baris, "unggah", "keluaran-2"), kedua).status_code == 409
    assert Berkas.objects.filter(butir="keluaran-2").count() == 1
