"""Berita Acara Penyimpangan Mutu Baku: asked for once when accepted; what the paper says."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from tests import pabrik
from tests.dokumen.baca_pdf import teks_pdf
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models import Pengguna, Penugasan
from ukpbj.dokumen.layanan import gambar, terbitkan
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop import jejak, kotak_keluar, layanan
from ukpbj.sop.models import KotakKeluar, Penyimpangan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _senin(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(SENIN_PAGI, tick=False):
        yield


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


def terima(satu: Penyimpangan, oleh: Pengguna, catatan: str = "") -> None:
    tentang = satu.riwayat.latest("nomor").pk
    layanan.terima_pertanggungjawaban(satu.pk, catatan, tentang=tentang, oleh=oleh)


def minta(satu: Penyimpangan) -> Dokumen:
    baris = KotakKeluar.objects.get(kunci=f"berita_acara_penyimpangan:{satu.pk}")
    assert kotak_keluar.jalankan(baris.pk)
    return Dokumen.objects.get(penyimpangan=satu)


def test_diminta_sekali_diterbitkan_sekali_dan_tercatat(pemeran: Pemeran) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    terima(satu, pemeran.kepala)
    dokumen = minta(satu)
    [tugas] = KotakKeluar.objects.filter(muatan={"dokumen": dokumen.pk})
    assert tugas.kunci == f"dokumen:berita_acara_penyimpangan:{satu.pk}"
    for _ in range(2):
        terbitkan({"dokumen": dokumen.pk}, "")
    proses = satu.pelaksanaan.proses
    assert proses.jejak.filter(jenis="terbitkan").count() == 1
    assert jejak.periksa(proses) is None
    assert not proses.dokumen.umum().filter(pk=dokumen.pk).exists()


def test_yang_gugur_sebelum_sempat_diminta_tidak_mendapatnya(pemeran: Pemeran) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    terima(satu, pemeran.kepala)
    layanan.gugurkan([satu], "Cuti bersama.", oleh=None, pada=SENIN_PAGI)
    assert kotak_keluar.jalankan(KotakKeluar.objects.get(tugas="berita_acara_penyimpangan").pk)
    assert not Dokumen.objects.filter(penyimpangan=satu).exists()


def test_dua_penyimpangan_satu_perkara_masing_masing_punya_satu(pemeran: Pemeran) -> None:
    waktu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    cara = pabrik.Lengkap(kurang={"keluaran-1": "Belum ditandatangani."}, alasan="Mendesak.")
    proses = waktu.pelaksanaan.proses.spesifik()
    pabrik.selesaikan(proses, "disetujui", oleh=pemeran.verifikator, cara=cara)
    kurang = Penyimpangan.objects.get(jenis="keluaran")
    layanan.pertanggungjawabkan(kurang.pk, pabrik.JAWABAN, oleh=pemeran.verifikator)
    for satu in (waktu, kurang):
        terima(satu, pemeran.kepala)
    judul = [str(minta(satu)) for satu in (waktu, kurang)]
    assert judul == ["Berita Acara Penyimpangan Mutu Baku"] * 2


@pytest.mark.poppler
def test_isi_naskahnya(pemeran: Pemeran) -> None:
    pemeran.verifikator.nip = "198504122010012003"
    pemeran.verifikator.save()
    pemeran.kepala.penugasan.update(jenis=Penugasan.Jenis.PLT)
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    terima(satu, pemeran.kepala, "Terima kasih <b>banyak</b>.")
    isi = " ".join(teks_pdf(gambar(minta(satu))).split()).lower()
    for kata in (
        "BERITA ACARA PENYIMPANGAN MUTU BAKU",
        "Senin tanggal dua belas bulan Oktober tahun dua ribu dua puluh enam (12-10-2026), pukul",
        "Plt. Kepala ukpbj",
        "19850412 201001 2 003",
        "mutu baku waktu",
        "1 menit kerja, tercetak di SOP",
        "Senin 12 Okt 2026, 08.01 WIB",
        "59 menit kerja",
        "belum selesai saat berita acara ini dibuat",
        "Jaringan LPSE putus.",
        "30 Oktober 2026",
        "Terima kasih <b>banyak</b>.",
        "PIHAK KEDUA, PIHAK PERTAMA,",
    ):
        assert kata.lower() in isi, kata


def test_penyimpangan_kepala_ditandatangani_atasannya(pemeran: Pemeran) -> None:
    atasan = pabrik.petugas("atasan_kepala", pemeran.unit, "Contoh Atasan")
    satu = pabrik.buat_penyimpangan(pemeran, pemeran.kepala, dijawab=True)
    terima(satu, atasan)
    isi = minta(satu).isi
    assert isi["penanda_pertama"]["nama"] == "Contoh Atasan"
    assert isi["sebutan_pertama"].lower().startswith("atasan kepala")
    assert isi["penanda_kedua"]["nama"] == "Contoh Kepala"
