"""The trail page and the end of a case by its head."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests import pabrik
from tests.dasbor.bantu import alamat_proses, buka_langkah, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
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
        "batalkan", "terbitkan",
    ):  # fmt: skip
        get_template(f"dasbor/jejak/{jenis}.html")


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
