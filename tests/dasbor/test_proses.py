"""The page of a case: what is asked of whom, the story so far, and who may look."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import SOP, alamat, alamat_proses, buka_langkah, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Pemeran
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.models import Penyimpangan
from ukpbj.sop.waktu import sekarang


def _halaman(klien: Client, baris: Any) -> str:
    return klien.get(alamat_proses(baris.proses)).content.decode()


# --- Whose turn -------------------------------------------------------------------------------


def test_kotak_langkah_membawa_sop_langkah_dan_satu_tombol_per_hasil(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(5, pemeran)
    isi = _halaman(masuk(pemeran.verifikator), baris)
    assert f'data-langkah="5" data-sop="{SOP}"' in isi
    assert f'action="{alamat(baris)}"' in isi
    for hasil in baris.langkah.lanjut:
        assert f'name="hasil" value="{hasil.nama}">{hasil.tampil}' in isi


def test_yang_bukan_gilirannya_melihat_giliran_siapa_tanpa_formulir(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(6, pemeran)
    isi = masuk(pemeran.kepala).get(alamat_proses(baris.proses))
    assert "data-langkah" not in isi.content.decode()
    assert "giliran Verifikator LPSE, belum diambil" in teks(isi)


def test_yang_dipegang_rekan_menyebut_rekannya_tanpa_formulir(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain)
    isi = masuk(pemeran.verifikator).get(alamat_proses(baris.proses))
    assert "data-langkah" not in isi.content.decode()
    assert "Contoh Verifikator Dua" in teks(isi)


def test_langkah_pelaku_usaha_menyatakan_waktunya_bukan_waktu_kantor(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(3, pemeran)
    isi = teks(masuk(pemeran.verifikator).get(alamat_proses(baris.proses)))
    assert "Menunggu pelaku usaha" in isi


def test_butir_yang_tidak_berlaku_disebut_dan_tidak_ditanyakan(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(5, pemeran)
    isi = masuk(pemeran.verifikator).get(alamat_proses(baris.proses))
    assert 'name="keluaran-1"' not in isi.content.decode()
    assert "untuk tatap muka tidak berlaku" in teks(isi)
    assert "Hanya untuk hasil “Sesuai, lanjut ke persetujuan”" in teks(isi)


def test_jam_yang_menunggu_kehadiran_menutup_hasil_yang_maju(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA)
    isi = _halaman(masuk(pemeran.verifikator), baris)
    assert 'name="hasil" value="sesuai"' not in isi
    assert 'name="hasil" value="ditolak"' in isi
    assert "catat dahulu kehadiran pelaku usaha" in isi


def test_proses_yang_berakhir_menyatakan_hasilnya(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = pabrik.buat_permohonan(9, pemeran=pemeran)
    isi = teks(masuk(pemeran.verifikator).get(alamat_proses(proses)))
    assert "Proses ini sudah berakhir: selesai" in isi


# --- The story --------------------------------------------------------------------------------


def test_perjalanan_menyebut_siapa_kapan_berapa_lama_dan_yang_menyusul(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    baris = buka_langkah(6, pemeran)
    jam_beku.shift(timedelta(minutes=12))
    pabrik.selesaikan(baris.proses, "disetujui", oleh=pemeran.verifikator)
    isi = teks(masuk(pemeran.verifikator).get(alamat_proses(baris.proses)))
    cerita = (
        "Sen 12 Okt 09.12 · Contoh Verifikator · 12 menit kerja dari 1 menit · "
        "“disetujui” · terlambat"
    )
    assert cerita in isi
    assert "8 Mengisi data kualifikasi badan usaha/perseorangan di SIKaP" in isi


def test_waktu_kantor_dan_waktu_pelaku_usaha_dihitung_terpisah(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    proses = pabrik.buat_permohonan(3, pemeran=pemeran)
    jam_beku.shift(timedelta(minutes=20))
    baris = pabrik.baris_terbuka(proses)
    pabrik.selesaikan(proses, baris.langkah.lanjut[0].nama, oleh=pemeran.vendor_a)
    jam_beku.shift(timedelta(minutes=7))
    isi = teks(masuk(pemeran.verifikator).get(alamat_proses(proses)))
    assert "Kantor, menunggu diambil 7 menit 26% Kantor, dikerjakan 0 menit 0%" in isi
    assert "Pelaku usaha 20 menit 74%" in isi


def test_penyimpangan_perkara_tampil_dengan_penanggung_jawabnya(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    jam_beku.shift(timedelta(minutes=30))
    penyimpangan.sapu(sekarang())
    isi = teks(masuk(pemeran.kepala).get(alamat_proses(baris.proses)))
    assert "Waktu langkah 6 Contoh Verifikator · dicatat Sen 12 Okt 09.30 · terbuka" in isi
    assert Penyimpangan.objects.count() == 1


# --- Who may look -----------------------------------------------------------------------------


def test_yang_tidak_boleh_melihat_mendapat_404_atau_403(pemeran: Pemeran, masuk: Masuk) -> None:
    jalur = alamat_proses(buka_langkah(6, pemeran).proses)
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    for orang in (pemeran.helpdesk, lain.verifikator, lain.kepala):
        assert masuk(orang).get(jalur).status_code == 404
    for orang in (pemeran.vendor_a, pemeran.vendor_b, pemeran.admin):
        assert masuk(orang).get(jalur).status_code == 403


def test_perkara_sendiri_tidak_membuka_meja_bagi_petugas_lain(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    """A helpdesk officer who is the applicant uses the portal as everybody does."""
    proses = pabrik.buat_permohonan(6, pemeran=pemeran, pemohon=pemeran.helpdesk)
    assert masuk(pemeran.helpdesk).get(alamat_proses(proses)).status_code == 404


@pytest.mark.parametrize("ekor", ["", "jejak/", "batalkan/", "langkah/1/", "langkah/1/janji/"])
def test_kunci_yang_tidak_ada_dijawab_404(pemeran: Pemeran, masuk: Masuk, ekor: str) -> None:
    assert masuk(pemeran.verifikator).get(f"/proses/{uuid4()}/{ekor}").status_code == 404
    assert masuk(pemeran.verifikator).get(f"/proses/bukan-kunci/{ekor}").status_code == 404


def test_dari_halaman_yang_tidak_ada_orang_kembali_ke_halamannya_sendiri(
    pemeran: Pemeran, masuk: Masuk, client: Client
) -> None:
    isi = masuk(pemeran.verifikator).get("/tidak-ada/").content.decode()
    assert 'href="/akun/">Ke halaman saya' in isi
    assert 'href="/">Ke halaman depan' in client.get("/tidak-ada/").content.decode()


def test_langkah_perkara_lain_atau_nomor_raksasa_dijawab_404(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    satu = buka_langkah(6, pemeran)
    lain = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    klien, pangkal = masuk(pemeran.verifikator), alamat_proses(satu.proses)
    for pk in (lain.pk, 10**30, 0):
        assert klien.post(f"{pangkal}langkah/{pk}/", {"hasil": "disetujui"}).status_code == 404
    lain.refresh_from_db()
    assert lain.selesai is None


def test_halaman_perkara_tidak_memakai_kueri_per_langkah(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    klien = masuk(pemeran.kepala)
    awal, akhir = (pabrik.buat_permohonan(n, pemeran=pemeran) for n in (4, 8))
    klien.get(alamat_proses(awal))
    with django_assert_max_num_queries(19):
        klien.get(alamat_proses(akhir))
