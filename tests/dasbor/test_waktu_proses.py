"""Office time and vendor time on the page of a case: they add up, no second counts twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import pabrik
from tests.dasbor.bantu import alamat, alamat_proses, buka_langkah, teks
from tests.layar import Masuk
from tests.pabrik import SENIN_PAGI, TATAP_MUKA, Pemeran, baris_terbuka
from ukpbj.dasbor.lama import LEBAR, WaktuProses
from ukpbj.sop import layanan
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.terpakai import dua_jam, terpakai
from ukpbj.sop.waktu import sekarang


def semua_baris(baris: PelaksanaanLangkah) -> list[PelaksanaanLangkah]:
    semua = PelaksanaanLangkah.objects.filter(proses=baris.proses_id)
    return list(semua.select_related("proses", "unit").order_by("id"))


def waktu(baris: PelaksanaanLangkah) -> WaktuProses:
    proses = baris.proses.spesifik()
    return WaktuProses(proses, semua_baris(baris), kalender_unit(baris.unit), sekarang())


def pastikan_genap(baris: PelaksanaanLangkah) -> None:
    """Office, vendor and what is nobody's are all the working time since the case began."""
    daftar, kalender = semua_baris(baris), kalender_unit(baris.unit)
    jumlah = dua_jam(daftar, kalender, sekarang())
    assert jumlah.seluruhnya == kalender.detik_kerja(daftar[0].dibuka, sekarang())


def test_kantor_dan_pelaku_usaha_genap_seluruh_waktunya(
    pemeran: Pemeran, jam_beku: time_machine.Traveller
):
    baris = buka_langkah(3, pemeran)
    jam_beku.shift(timedelta(minutes=20))
    pabrik.selesaikan(baris.proses, baris.langkah.lanjut[0].nama, oleh=pemeran.vendor_a)
    jam_beku.shift(timedelta(minutes=7))
    layanan.ambil_langkah(baris_terbuka(baris.proses).pk, oleh=pemeran.verifikator)
    jam_beku.shift(timedelta(hours=4))

    satu = waktu(baris)
    assert [(b.kelas, b.lama) for b in satu.bagian] == [
        ("menunggu", "7 menit"),
        ("dikerjakan", "3 jam"),
        ("pelaku-usaha", "20 menit"),
    ]
    assert satu.judul == "3 jam 27 menit kerja sejak Sen 12 Okt 09.00"
    pastikan_genap(baris)


def test_bilahnya_menyambung_dan_tepat_selebar_seluruhnya(
    pemeran: Pemeran, jam_beku: time_machine.Traveller
):
    baris = buka_langkah(3, pemeran)
    assert {b.lebar for b in waktu(baris).bagian} == {0}
    jam_beku.shift(timedelta(seconds=777))
    pabrik.selesaikan(baris.proses, baris.langkah.lanjut[0].nama, oleh=pemeran.vendor_a)
    jam_beku.shift(timedelta(seconds=333))

    lewat = 0
    for bagian in waktu(baris).bagian:
        assert bagian.x == lewat
        lewat += bagian.lebar
    assert lewat == LEBAR


def test_menunggu_kehadiran_bukan_waktu_siapa_pun(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
):
    baris = buka_langkah(5, pemeran, cara=TATAP_MUKA)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    jam_beku.shift(timedelta(minutes=50))
    assert {b.lama for b in waktu(baris).bagian if "Kantor" in b.label} == {"0 menit"}
    layanan.catat_hadir(baris.pk, oleh=pemeran.verifikator)
    jam_beku.shift(timedelta(minutes=5))

    satu = waktu(baris)
    assert [b.lama for b in satu.bagian[:2]] == ["0 menit", "5 menit"]
    assert satu.bagian[-1].label == "Menunggu janji temu atau kehadiran"
    assert satu.bagian[-1].lama == "50 menit"
    assert next(b for b in satu.langkah if b.sebutan == baris.sebutan).ditunda == "50 menit"
    pastikan_genap(baris)
    halaman = teks(masuk(pemeran.kepala).get(alamat(baris, "rincian")))
    assert "Menunggu janji temu atau kehadiran 50 menit kerja Menunggu diambil 0 menit" in halaman


def test_janji_yang_belum_tiba_tidak_memakai_waktu(
    pemeran: Pemeran, jam_beku: time_machine.Traveller
):
    baris = buka_langkah(5, pemeran, janji=SENIN_PAGI + timedelta(hours=2))
    kalender = kalender_unit(baris.unit)
    jam_beku.shift(timedelta(minutes=30))
    lama = terpakai(baris, kalender, sekarang())
    assert (lama.seluruhnya, lama.ditunda) == (0, 30 * 60)
    jam_beku.shift(timedelta(minutes=100))
    lama = terpakai(baris, kalender, sekarang())
    assert (lama.menunggu, lama.ditunda) == (10 * 60, 120 * 60)


def test_sesudah_berakhir_waktunya_berhenti(pemeran: Pemeran, jam_beku: time_machine.Traveller):
    baris = buka_langkah(6, pemeran)
    jam_beku.shift(timedelta(minutes=12))
    layanan.batalkan(baris.proses_id, "Alasan contoh.", oleh=pemeran.kepala)
    jam_beku.shift(timedelta(days=3))

    baris.proses.refresh_from_db()
    satu = waktu(baris)
    assert satu.judul == "12 menit kerja dari Sen 12 Okt 09.00 sampai Sen 12 Okt 09.12"
    assert satu.bagian[0].lama == "12 menit"


def test_panel_menyebut_semuanya_dalam_kata_dan_menaut_ke_rincian(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
):
    baris = buka_langkah(6, pemeran)
    jam_beku.shift(timedelta(minutes=12))
    halaman = masuk(pemeran.verifikator).get(alamat_proses(baris.proses))
    isi = halaman.content.decode()

    assert "Kantor, menunggu diambil 12 menit 100%" in teks(halaman)
    assert "Waktu setiap langkah" in teks(halaman)
    assert f'<a class="tabel__tautan" href="{alamat(baris, "rincian")}"' in isi
    assert re.search(r'<rect class="waktu--menunggu" x="0" y="0" width="1000"', isi)


def test_sop_tanpa_pelaku_usaha_tidak_menyebut_waktunya(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
):
    baris = buka_langkah(6, pemeran)
    satu = waktu(baris)
    tanpa = {k: v for k, v in satu.proses.kelas.sop.pelaku.items() if k != "pelaku_usaha"}
    monkeypatch.setattr(satu.proses.kelas, "sop", replace(satu.proses.kelas.sop, pelaku=tanpa))
    assert "pelaku-usaha" not in [b.kelas for b in satu.bagian]


def test_panel_tidak_menambah_kueri_untuk_setiap_langkah(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
):
    klien = masuk(pemeran.kepala)
    biaya = []
    for urut in (4, 7):
        jalur = alamat_proses(buka_langkah(urut, pemeran).proses)
        klien.get(jalur)
        with CaptureQueriesContext(connection) as kueri:
            klien.get(jalur)
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1]
