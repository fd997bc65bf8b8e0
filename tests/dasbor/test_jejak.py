"""The trail page and the end of a case by its head."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.alur.pencatatan_kinerja import PencatatanKinerja
from pengadaan.alur.proses_utama import ProsesUtama
from tests import pabrik
from tests.dasbor.bantu import alamat_proses, buka_langkah, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from tests.pabrik_meja import buat_meja, maju_ke, mulai, selesaikan_baris, sub
from ukpbj.sop import jejak as rantai
from ukpbj.sop import layanan
from ukpbj.sop.models import KeteranganJejak, Proses

JEJAK, BATALKAN = "jejak", "batalkan"


def test_setiap_peristiwa_disebut_dalam_kata(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    petugas, besok = pemeran.verifikator, SENIN_PAGI + timedelta(days=1)
    layanan.ambil_langkah(baris.pk, oleh=petugas)
    layanan.lepas_langkah(baris.pk, oleh=petugas)
    layanan.geser_janji(baris.pk, besok, "Listrik padam.", oleh=petugas)
    tolak = pabrik.Lengkap(alasan="Dokumen tidak sah.")
    pabrik.selesaikan(baris.proses, "ditolak", oleh=petugas, cara=tolak)
    isi = teks(masuk(petugas).get(alamat_proses(baris.proses, JEJAK)))
    for kalimat in (
        "Proses dimulai di langkah 1",
        "Langkah 4 selesai dengan hasil dijadwalkan , lanjut ke langkah 5.",
        "Langkah 5 diambil.",
        "Langkah 5 dilepas.",
        "Janji temu langkah 5 dipindahkan dari Senin 12 Okt 2026, 09.00 WIB ke Selasa 13 Okt 2026",
        "“Listrik padam.”",
        "Langkah 5 selesai dengan hasil ditolak , proses berakhir: ditolak.",
        "“Dokumen tidak sah.”",
        "Contoh Verifikator",
    ):
        assert kalimat in isi
    assert f"Rantai utuh, {Proses.objects.get().panjang_jejak} peristiwa" in isi


def test_setiap_peristiwa_mesin_punya_kalimatnya_sendiri(pemeran: Pemeran) -> None:
    from django.template.loader import get_template

    for jenis in (
        "mulai", "selesaikan", "ambil", "lepas", "hadir", "geser_janji", "tidak_hadir",
        "batalkan", "terbitkan", "tetapkan_janji", "pilih_sublangkah", "sambung_induk",
        "mulai_anak", "alihkan", "selesaikan_tugas",
    ):  # fmt: skip
        get_template(f"dasbor/jejak/{jenis}.html")


def test_peristiwa_sublangkah_dan_janji_pertama_disebut_dengan_hurufnya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    meja = buat_meja(PencatatanKinerja, pemeran)
    proses = maju_ke(mulai(PencatatanKinerja, meja), 3, meja)
    utama, ppk = pabrik.baris_terbuka(proses), meja.orang["ppk"]
    besok = SENIN_PAGI + timedelta(hours=1)
    layanan.geser_janji(utama.pk, besok, oleh=ppk)
    layanan.pilih_sublangkah(utama.pk, "b", oleh=ppk, pada=besok)
    selesaikan_baris(sub(proses, "b"), meja, "selesai", pada=besok)
    layanan.alihkan_langkah(utama.pk, ppk, "PPK kembali.", oleh=pemeran.kepala, pada=besok)
    isi = teks(masuk(ppk).get(alamat_proses(proses, JEJAK)))
    for kalimat in (
        "Janji temu langkah 3 ditetapkan: Senin 12 Okt 2026, 10.00 WIB.",
        "Sublangkah 3b dipilih: Memberi nilai bintang untuk e-purchasing.",
        "Sublangkah 3b selesai dengan hasil selesai .",
        "Langkah 3 dialihkan kepada Contoh PPK.",
        "“PPK kembali.”",
    ):
        assert kalimat in isi
    assert "proses berakhir" not in isi


def test_peristiwa_induk_dan_anak_saling_menyebut(pemeran: Pemeran, masuk: Masuk) -> None:
    meja = buat_meja(ProsesUtama, pemeran)
    proses = mulai(ProsesUtama, meja)
    baris, orang = pabrik.baris_terbuka(proses), meja.orang["pa_kpa"]
    anak = baris.proses_anak.get()
    layanan.batalkan(anak.pk, "Pagu berubah.", oleh=pemeran.kepala)
    baru = layanan.mulai_anak(baris.pk, oleh=orang)
    kepala = masuk(pemeran.kepala)
    assert f"untuk {proses.nomor}." in teks(kepala.get(alamat_proses(anak, JEJAK)))
    isi = teks(kepala.get(alamat_proses(proses, JEJAK)))
    assert f"Langkah 2 menjalankan {baru.nomor} sebagai pengganti" in isi


def test_rantai_yang_diusik_tidak_menjadi_galat_server(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    for jenis in ("selesaikan", "alihkan", "mulai_anak", "selesaikan_tugas", "sambung_induk"):
        isi = {
            "langkah": 99, "huruf": "z", "kepada": [1], "petugas": "x", "induk": {}, "anak": "?",
            "dari": True, "tugas": None,
        }  # fmt: skip
        rantai.catat(baris.proses, jenis, None, SENIN_PAGI, isi)
    jawaban = masuk(pemeran.kepala).get(alamat_proses(baris.proses, JEJAK))
    assert jawaban.status_code == 200


def test_peristiwa_yang_belum_punya_kalimat_tetap_tampil(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    rantai.catat(baris.proses, "peristiwa_baru", None, SENIN_PAGI, {"langkah": 6})
    isi = teks(masuk(pemeran.kepala).get(alamat_proses(baris.proses, JEJAK)))
    assert "peristiwa_baru, langkah 6" in isi
    assert "sistem" in isi


def test_keterangan_yang_diubah_memutus_rantai_dan_disebut_nomornya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(5, pemeran)
    layanan.geser_janji(
        baris.pk, SENIN_PAGI + timedelta(days=1), "Listrik padam.", oleh=pemeran.verifikator
    )
    catatan = KeteranganJejak.objects.get(jejak__jenis="geser_janji")
    KeteranganJejak.objects.filter(pk=catatan.pk).update(teks="Tidak ada apa-apa.")
    isi = teks(masuk(pemeran.kepala).get(alamat_proses(baris.proses, JEJAK)))
    assert f"Rantai putus pada peristiwa ke-{catatan.jejak.nomor}" in isi
    assert "Keterangan berubah" in isi


# --- Cancelling -------------------------------------------------------------------------------


def test_kepala_membatalkan_dengan_alasan(pemeran: Pemeran, masuk: Masuk) -> None:
    proses, klien = buka_langkah(5, pemeran).proses, masuk(pemeran.kepala)
    assert "Batalkan proses" in teks(klien.get(alamat_proses(proses)))
    jalur = alamat_proses(proses, BATALKAN)
    assert "tidak dapat dibuka kembali" in teks(klien.get(jalur))
    jawaban = klien.post(jalur, {"alasan": "Pengajuan ganda."}, follow=True)
    assert "sudah berakhir: dibatalkan" in teks(jawaban)
    assert Proses.objects.get().keadaan == "dibatalkan"
    assert "“Pengajuan ganda.”" in teks(klien.get(alamat_proses(proses, JEJAK)))


@pytest.mark.parametrize("alasan", ["", "   ", "\x00", "a" * 2001])
def test_batal_tanpa_alasan_yang_layak_ditolak(pemeran: Pemeran, masuk: Masuk, alasan: str) -> None:
    proses = buka_langkah(5, pemeran).proses
    jawaban = masuk(pemeran.kepala).post(alamat_proses(proses, BATALKAN), {"alasan": alasan})
    assert jawaban.status_code == 422
    assert Proses.objects.get().keadaan == "langkah_5"


def test_selain_kepala_tidak_dapat_membatalkan(pemeran: Pemeran, masuk: Masuk) -> None:
    jalur = alamat_proses(buka_langkah(5, pemeran).proses, BATALKAN)
    kepala_lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain")).kepala
    for orang, status in (
        (pemeran.verifikator, 403), (pemeran.vendor_a, 403), (pemeran.admin, 403),
        (pemeran.helpdesk, 404), (kepala_lain, 404),
    ):  # fmt: skip
        assert masuk(orang).post(jalur, {"alasan": "Iseng."}).status_code == status
        assert masuk(orang).get(jalur).status_code == status
    assert Proses.objects.get().keadaan == "langkah_5"


def test_yang_sudah_berakhir_tidak_dibatalkan_lagi(pemeran: Pemeran, masuk: Masuk) -> None:
    proses, klien = buka_langkah(5, pemeran).proses, masuk(pemeran.kepala)
    jalur = alamat_proses(proses, BATALKAN)
    klien.post(jalur, {"alasan": "Pengajuan ganda."})
    kedua = klien.post(jalur, {"alasan": "Sekali lagi."})
    assert kedua.status_code == 409
    assert "Proses ini sudah berakhir" in teks(kedua)
    assert "Sekali lagi." in teks(kedua)
    assert "tidak dapat dibatalkan" in teks(klien.get(jalur))
