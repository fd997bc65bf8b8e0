"""The work queue: what waits for whom, in which order, claimed by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import pabrik
from tests.dasbor.bantu import alamat, alamat_proses, baris_tabel, buka_langkah, tebar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.sop import layanan
from ukpbj.sop.models import IkatanPeran, PelaksanaanLangkah

KERJA, BERIKUTNYA = "/kerja/", "/kerja/berikutnya/"


def _urutan(klien: Client, **saringan: str) -> list[str]:
    return baris_tabel(klien.get(KERJA, saringan))


# --- What waits, and in which order -----------------------------------------------------------


def test_antrean_memuat_semua_yang_menunggu_saya_yang_paling_mendesak_di_atas(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    tanpa_jam = buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA)
    lima = buka_langkah(5, pemeran, pemohon=pemeran.vendor_b)
    satu_menit = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    urutan = [alamat_proses(baris.proses) for baris in (satu_menit, lima, tanpa_jam)]
    assert _urutan(masuk(pemeran.verifikator)) == urutan


def test_baris_menyebut_perkara_langkah_pemegang_dan_waktunya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(5, pemeran)
    isi = teks(masuk(pemeran.verifikator).get(KERJA))
    for kata in (
        baris.proses.nomor, baris.proses.judul, "Memverifikasi dokumen", "langkah 5",
        "Registrasi Kabupaten Batang", "belum diambil", "tersisa 30 menit kerja dari 30",
        "jatuh tempo Senin 12 Okt 2026, 09.30 WIB",
    ):  # fmt: skip
        assert kata in isi
    assert "1 langkah menunggu Anda, tidak ada yang terlambat" in isi


def test_putaran_kedua_disebut(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    PelaksanaanLangkah.objects.filter(pk=baris.pk).update(kunjungan=2)
    assert "putaran 2" in teks(masuk(pemeran.verifikator).get(KERJA))


def test_langkah_pelaku_usaha_tidak_menunggu_petugas(pemeran: Pemeran, masuk: Masuk) -> None:
    buka_langkah(3, pemeran)
    assert "Tidak ada langkah yang menunggu Anda" in teks(masuk(pemeran.verifikator).get(KERJA))


def test_unit_lain_dan_peran_lain_tidak_melihatnya(pemeran: Pemeran, masuk: Masuk) -> None:
    buka_langkah(6, pemeran)
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    for orang in (lain.verifikator, pemeran.helpdesk, pemeran.kepala):
        assert _urutan(masuk(orang)) == []


def test_peran_yang_diikat_pada_orang_lain_tidak_menunggu_saya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(6, pemeran)
    IkatanPeran.objects.create(
        lingkup=baris.proses.lingkup, peran_id="verifikator", pengguna=pemeran.verifikator_lain
    )
    assert _urutan(masuk(pemeran.verifikator)) == []
    assert len(_urutan(masuk(pemeran.verifikator_lain))) == 1


def test_yang_diambil_rekan_hanya_tampil_bila_diminta(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain)
    klien = masuk(pemeran.verifikator)
    assert _urutan(klien) == []
    assert _urutan(klien, pemegang="rekan") == [alamat_proses(baris.proses)]


# --- Filters ----------------------------------------------------------------------------------


@pytest.fixture
def beragam(pemeran: Pemeran) -> dict[str, PelaksanaanLangkah]:
    """One step of each state, at 10.00 on Monday."""
    pagi, siang = SENIN_PAGI, SENIN_PAGI + timedelta(hours=1)
    telat = buka_langkah(6, pemeran, pada=pagi)
    segera = buka_langkah(5, pemeran, pemohon=pemeran.vendor_b, pada=siang)
    menunggu = buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA, pada=pagi)
    layanan.ambil_langkah(segera.pk, oleh=pemeran.verifikator, pada=siang)
    return {"telat": telat, "segera": segera, "menunggu": menunggu}


@pytest.mark.parametrize(
    ("saringan", "tampil"),
    [
        ({}, ["telat", "segera", "menunggu"]),
        ({"keadaan": "terlambat"}, ["telat"]),
        ({"keadaan": "hari_ini"}, ["segera"]),
        ({"keadaan": "menunggu"}, ["menunggu"]),
        ({"pemegang": "saya"}, ["segera"]),
        ({"pemegang": "bebas"}, ["telat", "menunggu"]),
        ({"pemegang": "rekan"}, []),
        ({"sop": "registrasi-batang"}, ["telat", "segera", "menunggu"]),
        ({"keadaan": "terlambat", "pemegang": "saya"}, []),
        ({"unit": "batang", "keadaan": "hari_ini"}, ["segera"]),
        ({"keadaan": "salah", "sop": "tidak-ada", "unit": "x"}, ["telat", "segera", "menunggu"]),
    ],
)
def test_saringan_menyempitkan_dan_yang_tidak_dikenal_diabaikan(
    pemeran: Pemeran,
    masuk: Masuk,
    beragam: dict[str, PelaksanaanLangkah],
    jam_beku: time_machine.Traveller,
    saringan: dict[str, str],
    tampil: list[str],
) -> None:
    jam_beku.shift(timedelta(hours=1))
    harapan = [alamat_proses(beragam[nama].proses) for nama in tampil]
    assert _urutan(masuk(pemeran.verifikator), **saringan) == harapan


def test_angka_pada_cip_sama_dengan_panjang_daftarnya(
    pemeran: Pemeran,
    masuk: Masuk,
    beragam: dict[str, PelaksanaanLangkah],
    jam_beku: time_machine.Traveller,
) -> None:
    jam_beku.shift(timedelta(hours=1))
    klien = masuk(pemeran.verifikator)
    for cip in klien.get(KERJA).context["cip"]:
        assert str(cip.jumlah) == str(len(baris_tabel(klien.get(cip.url)))), cip.teks


def test_cip_yang_aktif_membuka_daftar_tanpa_saringannya(pemeran: Pemeran, masuk: Masuk) -> None:
    jawaban = masuk(pemeran.verifikator).get(KERJA, {"keadaan": "terlambat", "q": "karya"})
    [aktif] = [cip for cip in jawaban.context["cip"] if cip.aktif]
    assert (aktif.teks, aktif.url) == ("Terlambat", "/kerja/?q=karya")


def test_pencarian_menemukan_semua_kata_di_nomor_atau_judul(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = tebar(pemeran.unit, 3)
    klien = masuk(pemeran.verifikator)
    sasaran = [alamat_proses(baris[1].proses)]
    assert _urutan(klien, q="tebar 1") == sasaran
    assert _urutan(klien, q=f"  {baris[1].proses.nomor.lower()}  ") == sasaran
    assert _urutan(klien, q="tebar tidak ada") == []


@pytest.mark.parametrize("q", ["\x00", "%", "_", "'", "\ud800", "a " * 300, "\u202e", "💥" * 200])
def test_kata_cari_apa_pun_dijawab(pemeran: Pemeran, masuk: Masuk, q: str) -> None:
    aman = q.encode("utf-8", "replace").decode()
    assert masuk(pemeran.verifikator).get(KERJA, {"q": aman}).status_code == 200


def test_kepala_melihat_semua_langkah_kantor_unitnya(
    pemeran: Pemeran, masuk: Masuk, beragam: dict[str, PelaksanaanLangkah]
) -> None:
    buka_langkah(2, pemeran)
    assert len(_urutan(masuk(pemeran.kepala), lingkup="unit")) == 3
    assert "Ambil" not in teks(masuk(pemeran.kepala).get(KERJA, {"lingkup": "unit"}))


def test_lingkup_unit_tidak_membuka_apa_pun_bagi_yang_bukan_kepala(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    buka_langkah(6, pemeran)
    assert _urutan(masuk(pemeran.helpdesk), lingkup="unit") == []


# --- Claiming ---------------------------------------------------------------------------------


def test_ambil_membuka_perkara_dan_lepas_kembali_ke_antrean(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    assert klien.post(alamat(baris, "ambil")).url == alamat_proses(baris.proses)
    baris.refresh_from_db()
    assert baris.pemegang == pemeran.verifikator
    assert klien.post(alamat(baris, "lepas"), {"kembali": "kerja"}).url == KERJA
    baris.refresh_from_db()
    assert baris.pemegang is None


def test_mengambil_yang_sudah_diambil_rekan_menyebut_siapa(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain)
    jawaban = masuk(pemeran.verifikator).post(alamat(baris, "ambil"))
    assert jawaban.status_code == 409
    assert "sedang dikerjakan Contoh Verifikator Dua" in teks(jawaban)


def test_yang_tidak_berwenang_tidak_dapat_mengambil_atau_melepas(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(6, pemeran)
    assert masuk(pemeran.kepala).post(alamat(baris, "ambil")).status_code == 403
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    assert masuk(pemeran.verifikator_lain).post(alamat(baris, "lepas")).status_code == 403
    baris.refresh_from_db()
    assert baris.pemegang == pemeran.verifikator


def test_kepala_dapat_melepas_dari_orang_lain(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    assert masuk(pemeran.kepala).post(alamat(baris, "lepas")).status_code == 302
    baris.refresh_from_db()
    assert baris.pemegang is None


def test_ambil_berikutnya_mengambil_yang_paling_mendesak(pemeran: Pemeran, masuk: Masuk) -> None:
    buka_langkah(5, pemeran)
    mendesak = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    assert masuk(pemeran.verifikator).post(BERIKUTNYA).url == alamat_proses(mendesak.proses)
    mendesak.refresh_from_db()
    assert mendesak.pemegang == pemeran.verifikator


def test_dua_orang_yang_meminta_berikutnya_mendapat_langkah_berbeda(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    for vendor in (pemeran.vendor_a, pemeran.vendor_b):
        buka_langkah(6, pemeran, pemohon=vendor)
    petugas = (pemeran.verifikator, pemeran.verifikator_lain)
    tujuan = {masuk(orang).post(BERIKUTNYA).url for orang in petugas}
    assert len(tujuan) == 2


def test_yang_didahului_rekan_mendapat_langkah_sesudahnya(
    pemeran: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pertama = buka_langkah(6, pemeran)
    kedua = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    asli = layanan.ambil_langkah

    def didahului(pk: int, *, oleh: Pengguna, **lain: Any) -> None:
        if pk == pertama.pk:
            asli(pk, oleh=pemeran.verifikator_lain)
        asli(pk, oleh=oleh, **lain)

    monkeypatch.setattr(layanan, "ambil_langkah", didahului)
    assert masuk(pemeran.verifikator).post(BERIKUTNYA).url == alamat_proses(kedua.proses)


def test_berikutnya_tanpa_yang_bebas_memberi_tahu(pemeran: Pemeran, masuk: Masuk) -> None:
    buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA)  # waits for the visitor
    jawaban = masuk(pemeran.verifikator).post(BERIKUTNYA, follow=True)
    assert "Tidak ada langkah yang belum diambil" in teks(jawaban)


# --- Cost, gates ------------------------------------------------------------------------------


def test_isi_antrean_paling_banyak_lima_kueri_berapa_pun_barisnya(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    klien = masuk(pemeran.verifikator)
    tebar(pemeran.unit, 40)
    tebar(pemeran.unit, 8, terlambat_sejak=None, jatuh_tempo=None, pemegang=pemeran.verifikator)
    klien.get(KERJA)  # builds the calendar once per process
    # Session, person, and two of the frame; five for the queue, one for the duties beneath it.
    with django_assert_max_num_queries(10):
        assert len(_urutan(klien)) == 48


@pytest.mark.parametrize("jalur", [KERJA, "/proses/", "/penyimpangan/", "/dasbor/"])
def test_pelaku_usaha_dan_admin_tanpa_peran_tidak_masuk_meja(
    pemeran: Pemeran, masuk: Masuk, jalur: str
) -> None:
    for orang in (pemeran.vendor_a, pemeran.admin):
        assert masuk(orang).get(jalur).status_code == 403
    assert Client().get(jalur).url.startswith(reverse("akun:masuk"))


@pytest.mark.parametrize("nama", ["ambil", "lepas", "hadir"])
def test_tindakan_menolak_get_dan_tidak_mengubah_apa_pun(
    pemeran: Pemeran, masuk: Masuk, nama: str
) -> None:
    baris = buka_langkah(6, pemeran)
    assert masuk(pemeran.verifikator).get(alamat(baris, nama)).status_code == 405
    assert masuk(pemeran.verifikator).get(BERIKUTNYA).status_code == 405
