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
from ukpbj.sop.daftar import semua_sop
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


def _sepanjang(klien: Client, url: str) -> int:
    """How many rows a list has, over all its pages."""
    banyak, jawaban = 0, klien.get(url)
    while True:
        banyak += len(baris_tabel(jawaban))
        if not jawaban.context["url_sesudah"]:
            return banyak
        jawaban = klien.get(jawaban.context["url_sesudah"])


def _periksa_semua_tautan(klien: Client, alamat: str = DASBOR) -> int:
    """Follow every number of the page; how many there were."""
    dasbor = klien.get(alamat).context["dasbor"]
    angka = [
        *((k.label, k.angka, k.url) for k in dasbor.kartu if k.url != "#menunggu"),
        *((b.label, b.angka, b.url) for d in dasbor.dimensi for b in d.batang),
        ("langkah saya", dasbor.langkah_menunggu, dasbor.url_saya),
        ("penyimpangan saya", dasbor.penyimpangan_menunggu, dasbor.url_giliran),
        ("terlambat", dasbor.terlambat, dasbor.url_terlambat),
    ]
    for label, jumlah, url in angka:
        assert not jumlah.lebih, label
        assert _sepanjang(klien, url) == jumlah.nilai, (label, url)
    return len(angka)


@pytest.mark.usefixtures("pukul_sepuluh")
def test_setiap_angka_sama_dengan_panjang_daftarnya(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.kepala)
    assert {label: satu.angka.nilai for label, satu in _kartu(klien).items()} == {
        "Terlambat sekarang": 2,
        "Jatuh tempo hari ini": 1,
        "Menunggu keputusan Anda": 1,
        "Tanpa pertanggungjawaban": 2,
    }
    # Four cards, two people, one role, one SOP, and three links of the panels.
    assert _periksa_semua_tautan(klien) == 11


def test_setiap_angka_sama_dengan_daftarnya_juga_di_beberapa_unit_dan_halaman(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    pabrik.beri_peran(pemeran.kepala, "verifikator", lain)
    tebar(pemeran.unit, 60)
    tebar(pemeran.unit, 3, urut=1, sop="distribusi-personil", peran=KEPALA_UKPBJ)
    tebar(lain, 4, pemegang=pemeran.verifikator)
    tebar(lain, 2, pemegang=pemeran.kepala, sejak=SENIN_PAGI + timedelta(hours=6))
    jam_beku.shift(timedelta(hours=4))
    penyimpangan.sapu(sekarang())
    klien = masuk(pemeran.kepala)
    for alamat in (DASBOR, f"{DASBOR}?unit=unit-lain", f"{DASBOR}?unit={pemeran.unit.kode}"):
        assert _periksa_semua_tautan(klien, alamat) > 8


# --- Whose it is ------------------------------------------------------------------------------


def _dimensi(klien: Client, alamat: str = DASBOR) -> dict[str, dict[str, str]]:
    dasbor = klien.get(alamat).context["dasbor"]
    return {d.judul: {b.label: str(b.angka) for b in d.batang} for d in dasbor.dimensi}


@pytest.mark.usefixtures("pukul_sepuluh")
def test_yang_terlambat_menurut_orang_peran_dan_sop(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.kepala)
    assert _dimensi(klien) == {
        "Menurut orang": {"Contoh Verifikator": "1", "Belum diambil": "1"},
        "Menurut peran": {"Verifikator": "2"},
        "Menurut SOP": {"Registrasi Kabupaten Batang": "2"},
    }
    isi = teks(klien.get(DASBOR))
    assert "1 belum diambil siapa pun; terbanyak dipegang Contoh Verifikator (1)." in isi


def test_unit_dapat_dipilih_bila_lebih_dari_satu_yang_dipimpin(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain", nama="Unit lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    lalu = SENIN_PAGI - timedelta(days=3)
    tebar(pemeran.unit, 2, sejak=lalu)
    tebar(lain, 3, sejak=lalu)
    klien = masuk(pemeran.kepala)
    assert _dimensi(klien)["Menurut unit"] == {"Unit lain": "3", pemeran.unit.nama: "2"}
    assert "Menurut unit" not in _dimensi(klien, f"{DASBOR}?unit=unit-lain")
    assert "3 langkah terlambat" in teks(klien.get(DASBOR, {"unit": "unit-lain"}))
    # Refetched for the same unit.
    isi = klien.get(DASBOR, {"unit": "unit-lain"}).content.decode()
    assert f'hx-get="{DASBOR}?unit=unit-lain"' in isi


@pytest.mark.parametrize("unit", ["tidak-ada", "tidak-dipimpin", "x" * 300, "\u202e"])
def test_unit_yang_tidak_dipimpin_diabaikan(pemeran: Pemeran, masuk: Masuk, unit: str) -> None:
    lain = pabrik.UnitFactory.create(kode="tidak-dipimpin")
    pabrik.beri_peran(pemeran.kepala, "verifikator", lain)
    lalu = SENIN_PAGI - timedelta(days=3)
    tebar(pemeran.unit, 2, sejak=lalu)
    tebar(lain, 3, sejak=lalu)
    jawaban = masuk(pemeran.kepala).get(DASBOR, {"unit": unit})
    assert "2 langkah terlambat" in teks(jawaban)
    assert "Unit lain" not in teks(jawaban)


# --- What waits for the head ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dijawab", "bebas", "tindakan"),
    [
        (True, False, "Putuskan pertanggungjawaban"),
        (False, True, "Tunjuk penanggung jawab"),
    ],
)
def test_penyimpangan_yang_menunggu_kepala_disebut_dengan_tindakannya(
    pemeran: Pemeran, masuk: Masuk, dijawab: bool, bebas: bool, tindakan: str
) -> None:
    siapa = () if not bebas else (None,)
    satu = pabrik.buat_penyimpangan(pemeran, *siapa, dijawab=dijawab)
    jawaban = masuk(pemeran.kepala).get(DASBOR)
    assert tindakan in teks(jawaban)
    assert f'href="/penyimpangan/{satu.pk}/"' in jawaban.content.decode()


def test_penyimpangan_yang_menunggu_orang_lain_tidak_menunggu_kepala(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    pabrik.buat_penyimpangan(pemeran)
    isi = teks(masuk(pemeran.kepala).get(DASBOR))
    assert "Tidak ada yang menunggu keputusan atau tanda tangan Anda" in isi


def test_langkah_kepala_sendiri_menunggu_keputusannya(pemeran: Pemeran, masuk: Masuk) -> None:
    sop = next(s for s in semua_sop() if s.langkah[0].peran == KEPALA_UKPBJ)
    [baris] = tebar(pemeran.unit, 1, urut=1, sop=sop.kode, peran=KEPALA_UKPBJ)
    klien = masuk(pemeran.kepala)
    kartu = _kartu(klien)["Menunggu keputusan Anda"]
    assert (kartu.angka.nilai, kartu.keterangan) == (1, "1 langkah")
    assert baris_tabel(klien.get(kartu.url)) == [alamat_proses(baris.proses)]
    assert baris.langkah.kegiatan in teks(klien.get(DASBOR)).split("Menunggu keputusan Anda")[2]


def test_tabel_terlambat_menyebut_langkah_orang_dan_lamanya_yang_terlama_di_atas(
    pemeran: Pemeran, masuk: Masuk, pukul_sepuluh: PelaksanaanLangkah
) -> None:
    jawaban = masuk(pemeran.kepala).get(DASBOR)
    assert baris_tabel(jawaban)[0] == alamat_proses(pukul_sepuluh.proses)
    isi = teks(jawaban)
    for kata in (
        "Registrasi Kabupaten Batang · langkah 6",
        "belum diambil Verifikator 59 menit kerja",
        "Contoh Verifikator Verifikator 49 menit kerja",
        "terlama 59 menit kerja",
        "1 dalam satu jam",
    ):
        assert kata in isi


@pytest.mark.usefixtures("pukul_sepuluh")
def test_unit_lain_tidak_terhitung(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    assert all(kartu.angka.nilai == 0 for kartu in _kartu(masuk(lain.kepala)).values())
    assert "Tidak ada langkah yang terlambat" in teks(masuk(lain.kepala).get(DASBOR))


def test_kepala_dua_unit_melihat_keduanya(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    tebar(pemeran.unit, 2)
    tebar(lain, 3)
    klien = masuk(pemeran.kepala)
    assert _kartu(klien)["Jatuh tempo hari ini"].angka.nilai == 5


def test_waktu_pelaku_usaha_tidak_terhitung_terlambat(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    buka_langkah(3, pemeran)
    jam_beku.shift(timedelta(hours=5))
    kartu = _kartu(masuk(pemeran.kepala))
    assert not kartu["Terlambat sekarang"].angka
    assert not kartu["Jatuh tempo hari ini"].angka


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


@pytest.mark.parametrize(
    ("kepala_http", "terbanyak"),
    # Session, person and assignments; eight of the live part; the frame's one, three of the weeks.
    [({"HX-Request": "true"}, 3 + 8), ({}, 3 + 8 + 1 + 3)],
)
def test_kuerinya_tetap_berapa_pun_langkahnya(
    pemeran: Pemeran,
    masuk: Masuk,
    django_assert_max_num_queries: Any,
    kepala_http: dict[str, str],
    terbanyak: int,
) -> None:
    klien = masuk(pemeran.kepala)
    klien.get(DASBOR)  # builds the calendar once per process
    lalu = SENIN_PAGI - timedelta(days=3)
    tebar(pemeran.unit, 60, sejak=lalu)
    tebar(pemeran.unit, 9, sejak=lalu, pemegang=pemeran.verifikator)
    tebar(pemeran.unit, 3, urut=1, sop="distribusi-personil", peran=KEPALA_UKPBJ, sejak=lalu)
    tebar(pemeran.unit, 5, sejak=SENIN_PAGI + timedelta(hours=1))
    penyimpangan.sapu(sekarang())
    with django_assert_max_num_queries(terbanyak):
        isi = klien.get(DASBOR, headers=kepala_http)
    assert "72 langkah terlambat" in teks(isi)
