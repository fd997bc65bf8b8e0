"""The list of cases, and the frame around every page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import alamat_proses, baris_tabel, buka_langkah, tebar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Pemeran
from ukpbj.akun.models import Penugasan
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.waktu import sekarang

PROSES, PENYIMPANGAN = "/proses/", "/penyimpangan/"


# --- Cases ------------------------------------------------------------------------------------


def test_daftar_proses_terbaru_di_atas_dengan_keadaan_dan_waktunya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    jalan = buka_langkah(6, pemeran).proses
    selesai = pabrik.buat_permohonan(9, pemeran=pemeran, pemohon=pemeran.vendor_b)
    jawaban = masuk(pemeran.verifikator).get(PROSES)
    assert baris_tabel(jawaban) == [alamat_proses(selesai), alamat_proses(jalan)]
    isi = teks(jawaban)
    for kata in ("1 proses berjalan dari 2", "Selesai", "Menyetujui bahwa verifikasi selesai"):
        assert kata in isi


@pytest.mark.parametrize(
    ("saringan", "banyak"),
    [
        ({"keadaan": "berjalan"}, 1), ({"keadaan": "selesai"}, 1), ({"keadaan": "ditolak"}, 0),
        ({"sop": "registrasi-batang"}, 2), ({"keadaan": "x"}, 2), ({"lingkup": "unit"}, 2),
        ({"sesudah": "rusak"}, 2),
    ],
)  # fmt: skip
def test_daftar_proses_dapat_disaring(
    pemeran: Pemeran, masuk: Masuk, saringan: dict[str, str], banyak: int
) -> None:
    buka_langkah(6, pemeran)
    pabrik.buat_permohonan(9, pemeran=pemeran, pemohon=pemeran.vendor_b)
    assert len(baris_tabel(masuk(pemeran.kepala).get(PROSES, saringan))) == banyak


@pytest.mark.parametrize("alamat", [PROSES, PENYIMPANGAN, "/kerja/"])
def test_cari_di_daftar_membawa_saringan_lain_dan_yang_kosong_punya_jalan_keluar(
    pemeran: Pemeran, masuk: Masuk, alamat: str
) -> None:
    buka_langkah(6, pemeran)
    jawaban = masuk(pemeran.kepala).get(alamat, {"q": "tidak ada", "lingkup": "unit"})
    isi = jawaban.content.decode()
    assert "Tidak ada yang cocok" in isi
    assert '<input type="hidden" name="lingkup" value="unit">' in isi
    assert f'action="{alamat}"' in isi
    assert f'<a class="tombol" href="{alamat}">' in isi


def test_angka_cip_proses_sama_dengan_panjang_daftarnya(pemeran: Pemeran, masuk: Masuk) -> None:
    buka_langkah(6, pemeran)
    batal = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b).proses
    layanan.batalkan(batal.pk, "Pengajuan ganda.", oleh=pemeran.kepala)
    klien = masuk(pemeran.kepala)
    cip = [c for c in klien.get(PROSES).context["daftar"].cip if c.jumlah is not None]
    assert [c.jumlah.nilai for c in cip] == [len(baris_tabel(klien.get(c.url))) for c in cip]


def test_pencarian_proses_dari_bilah_atas(pemeran: Pemeran, masuk: Masuk) -> None:
    sasaran = tebar(pemeran.unit, 4)[2].proses
    jawaban = masuk(pemeran.verifikator).get(PROSES, {"q": sasaran.nomor})
    assert baris_tabel(jawaban) == [alamat_proses(sasaran)]
    assert f'value="{sasaran.nomor}"' in jawaban.content.decode()


def test_daftar_proses_berlanjut_dengan_kunci(pemeran: Pemeran, masuk: Masuk) -> None:
    tebar(pemeran.unit, 55)
    klien = masuk(pemeran.verifikator)
    pertama = klien.get(PROSES)
    kedua = klien.get(pertama.context["url_sesudah"])
    alamat = baris_tabel(pertama) + baris_tabel(kedua)
    assert (len(baris_tabel(pertama)), len(alamat), len(set(alamat))) == (50, 55, 55)
    assert kedua.context["url_sesudah"] == ""
    assert baris_tabel(klien.get(kedua.context["url_sebelum"])) == baris_tabel(pertama)


def test_daftar_proses_tidak_bertambah_kuerinya(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    tebar(pemeran.unit, 30)
    klien = masuk(pemeran.verifikator)
    klien.get(PROSES)
    with django_assert_max_num_queries(9):
        assert len(baris_tabel(klien.get(PROSES))) == 30


# --- The frame --------------------------------------------------------------------------------


@pytest.fixture
def menyimpang(pemeran: Pemeran, jam_beku: time_machine.Traveller) -> list[PelaksanaanLangkah]:
    """Two late steps: one claimed by the verifikator, one by nobody."""
    baris = [buka_langkah(6, pemeran), buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)]
    layanan.ambil_langkah(baris[0].pk, oleh=pemeran.verifikator)
    jam_beku.shift(timedelta(minutes=30))
    assert penyimpangan.sapu(sekarang()) == 2
    return baris


def _menu(klien: Client, jalur: str = PROSES) -> dict[str, int]:
    return {
        butir.label: butir.jumlah.nilai if butir.jumlah else 0
        for butir in klien.get(jalur).context["menu"]
    }


def test_menu_menurut_peran_dengan_jumlahnya(
    pemeran: Pemeran, masuk: Masuk, menyimpang: list[PelaksanaanLangkah]
) -> None:
    assert _menu(masuk(pemeran.verifikator)) == {
        "Kerja saya": 2, "Proses": 0, "SOP": 0, "Penyimpangan": 1, "Kalender kerja": 0,
    }  # fmt: skip
    # Of the two the head has a turn with the one that nobody answers for.
    assert _menu(masuk(pemeran.kepala)) == {
        "Dasbor": 0, "Kerja saya": 0, "Proses": 0, "SOP": 0, "Penyimpangan": 1, "Kalender kerja": 0,
        "Batas waktu": 0, "Laporan": 0,
    }  # fmt: skip


def test_lonceng_menyebut_yang_terlambat_dan_membuka_daftarnya(
    pemeran: Pemeran, masuk: Masuk, menyimpang: list[PelaksanaanLangkah]
) -> None:
    for orang, banyak in ((pemeran.kepala, 2), (pemeran.verifikator, 2), (pemeran.helpdesk, 0)):
        klien = masuk(orang)
        lonceng = klien.get(PROSES).context["pemberitahuan"]
        assert lonceng.jumlah.nilai == banyak
        assert len(baris_tabel(klien.get(lonceng.url))) == banyak
    # The colleague cannot do the one that is claimed.
    assert masuk(pemeran.verifikator_lain).get(PROSES).context["pemberitahuan"].jumlah.nilai == 1


def test_jabatan_menyebut_plt(pemeran: Pemeran, masuk: Masuk) -> None:
    pabrik.beri_peran(pemeran.verifikator, "kepala_ukpbj", pemeran.unit, jenis=Penugasan.Jenis.PLT)
    jabatan = str(masuk(pemeran.verifikator).get(PROSES).context["jabatan"])
    assert jabatan.startswith("Plt. Kepala")
    assert "Verifikator" in jabatan


def test_bingkai_tidak_bertanya_apa_pun_bagi_tamu(
    db: None, django_assert_max_num_queries: Any
) -> None:
    klien = Client()
    klien.get("/akun/masuk/")
    with django_assert_max_num_queries(1):
        assert klien.get("/akun/masuk/").context["menu"] == []
