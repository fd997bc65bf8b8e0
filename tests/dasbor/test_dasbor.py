"""The dashboard of Kepala UKPBJ: the answer, the numbers, and that they are the lists' lengths."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import alamat_proses, baris_tabel, buka_langkah, tebar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.waktu import sekarang

DASBOR = "/dasbor/"


@pytest.fixture
def pukul_sepuluh(pemeran: Pemeran, jam_beku: time_machine.Traveller) -> PelaksanaanLangkah:
    """Two late steps (one claimed), one in time, one waiting, one with the vendor; the oldest."""
    tertua = buka_langkah(6, pemeran)
    jam_beku.shift(timedelta(minutes=10))
    kini = sekarang()
    kedua = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b, pada=kini)
    buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA, pada=kini)
    buka_langkah(3, pemeran, pada=kini)
    layanan.ambil_langkah(kedua.pk, oleh=pemeran.verifikator, pada=kini)
    jam_beku.shift(timedelta(minutes=50))
    buka_langkah(5, pemeran, pemohon=pemeran.vendor_b, pada=sekarang())
    penyimpangan.sapu(sekarang())
    return tertua


def _kartu(klien: Client) -> dict[str, Any]:
    dasbor = klien.get(DASBOR).context["dasbor"]
    return {kartu.label: kartu for kartu in dasbor.kartu}


@pytest.mark.usefixtures("pukul_sepuluh")
def test_judul_adalah_jawabannya_dan_waktunya_waktu_unit(pemeran: Pemeran, masuk: Masuk) -> None:
    isi = teks(masuk(pemeran.kepala).get(DASBOR))
    assert "2 langkah terlambat" in isi
    assert "Senin, 12 Oktober 2026 · 10.00 WIB · jam kerja 07.30–16.00" in isi


@pytest.mark.usefixtures("pukul_sepuluh")
def test_jam_kerja_tidak_disebut_bila_unitnya_lebih_dari_satu(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    pabrik.beri_peran(pemeran.kepala, "kepala_ukpbj", pabrik.UnitFactory.create())
    isi = teks(masuk(pemeran.kepala).get(DASBOR))
    assert "10.00 WIB" in isi
    assert "jam kerja 07.30" not in isi


@pytest.mark.usefixtures("pukul_sepuluh")
def test_yang_menunggu_kepala_sendiri_disebut(pemeran: Pemeran, masuk: Masuk) -> None:
    pabrik.beri_peran(pemeran.kepala, "verifikator", pemeran.unit)
    # One of the two is claimed by somebody else.
    assert "2 langkah terlambat, 1 di antaranya menunggu Anda" in teks(
        masuk(pemeran.kepala).get(DASBOR)
    )


@pytest.mark.usefixtures("pukul_sepuluh")
def test_setiap_angka_sama_dengan_panjang_daftarnya(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.kepala)
    kartu = _kartu(klien)
    assert {label: satu.angka for label, satu in kartu.items()} == {
        "Terlambat sekarang": 2,
        "Jatuh tempo hari ini": 1,
        "Tanpa pertanggungjawaban": 2,
        "Proses berjalan": 5,
    }
    for satu in kartu.values():
        assert len(baris_tabel(klien.get(satu.url))) == satu.angka, satu.label
    for batang in klien.get(DASBOR).context["dasbor"].batang:
        assert len(baris_tabel(klien.get(batang.url))) == batang.nilai


def test_tabel_terlambat_menyebut_langkah_orang_dan_lamanya_yang_terlama_di_atas(
    pemeran: Pemeran, masuk: Masuk, pukul_sepuluh: PelaksanaanLangkah
) -> None:
    jawaban = masuk(pemeran.kepala).get(DASBOR)
    assert baris_tabel(jawaban)[0] == alamat_proses(pukul_sepuluh.proses)
    isi = teks(jawaban)
    for kata in (
        "Registrasi Kabupaten Batang · langkah 6",
        "belum diambil 59 menit kerja",
        "Contoh Verifikator 49 menit kerja",
        "terlama 59 menit kerja",
        "1 dalam satu jam",
    ):
        assert kata in isi


@pytest.mark.usefixtures("pukul_sepuluh")
def test_unit_lain_tidak_terhitung(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    assert all(kartu.angka == 0 for kartu in _kartu(masuk(lain.kepala)).values())
    assert "Tidak ada langkah yang terlambat" in teks(masuk(lain.kepala).get(DASBOR))


def test_kepala_dua_unit_melihat_keduanya(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    tebar(pemeran.unit, 2)
    tebar(lain, 3)
    klien = masuk(pemeran.kepala)
    assert _kartu(klien)["Proses berjalan"].angka == 5
    assert len(baris_tabel(klien.get(_kartu(klien)["Proses berjalan"].url))) == 5


def test_waktu_pelaku_usaha_tidak_terhitung_terlambat(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    buka_langkah(3, pemeran)
    jam_beku.shift(timedelta(hours=5))
    kartu = _kartu(masuk(pemeran.kepala))
    assert (kartu["Terlambat sekarang"].angka, kartu["Jatuh tempo hari ini"].angka) == (0, 0)


def test_selain_kepala_ditolak(pemeran: Pemeran, masuk: Masuk) -> None:
    for orang in (pemeran.verifikator, pemeran.helpdesk, pemeran.vendor_a, pemeran.admin):
        assert masuk(orang).get(DASBOR).status_code == 403


def test_kepala_yang_penugasannya_habis_ditolak(pemeran: Pemeran, masuk: Masuk) -> None:
    pemeran.kepala.penugasan.update(sampai=SENIN_PAGI.date() - timedelta(days=1))
    assert masuk(pemeran.kepala).get(DASBOR).status_code == 403


@pytest.mark.usefixtures("pukul_sepuluh")
def test_penyegaran_hanya_membawa_isinya(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.kepala)
    assert 'hx-trigger="every 60s"' in klien.get(DASBOR).content.decode()
    sebagian = klien.get(DASBOR, headers={"HX-Request": "true"})
    assert "<html" not in sebagian.content.decode()
    assert "2 langkah terlambat" in teks(sebagian)


def test_paling_banyak_tiga_belas_kueri_berapa_pun_langkahnya(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    klien = masuk(pemeran.kepala)
    klien.get(DASBOR)  # builds the calendar once per process
    tebar(pemeran.unit, 60, sejak=SENIN_PAGI - timedelta(days=3))
    penyimpangan.sapu(sekarang())
    # Session, person and the frame's two are among them, and the three of the weeks below.
    with django_assert_max_num_queries(13):
        isi = klien.get(DASBOR)
    assert "60 langkah terlambat" in teks(isi)
