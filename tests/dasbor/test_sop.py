"""The SOPs as public documents: their list, their sheet, their data."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.dasbor.bantu import baris_tabel, teks
from tests.layar import Masuk
from tests.pabrik import Pemeran
from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.definisi import Sisi
from ukpbj.sop.ekspor import ekspor_sop
from ukpbj.sop.models import DasarHukumTerganti

pytestmark = pytest.mark.django_db
DAFTAR = "/sop/"
BINGKAI = {True: "dasar/meja.html", False: "dasar/publik.html"}


def lembar(kode: str) -> str:
    return reverse("dasbor:lembar_sop", args=[kode])


def bingkai(jawaban) -> str:
    nama = {templat.name for templat in jawaban.templates}
    return next(satu for satu in BINGKAI.values() if satu in nama)


# --- The list ---------------------------------------------------------------------------------


def test_daftar_memuat_tujuh_belas_sop(client: Client) -> None:
    jawaban = client.get(DAFTAR)
    assert sorted(baris_tabel(jawaban)) == sorted(lembar(sop.kode) for sop in semua_sop())
    assert "17 SOP" in teks(jawaban)
    assert "nomor 000.3/0633/BPLPSE/B.PBJ" in teks(jawaban)


@pytest.mark.parametrize(
    ("cari", "ketemu"),
    [
        ("q=proses utama", ["proses-utama"]),
        ("q=UTAMA", ["proses-utama"]),
        ("q=B277/02.02", ["distribusi-personil"]),
        ("q=executor", ["pengelolaan-risiko"]),
        ("keluarga=risiko", ["risiko-strategis", "pengelolaan-risiko"]),
        ("keluarga=risiko&q=strategis", ["risiko-strategis"]),
        ("keluarga=bukan-keluarga&q=utama", ["proses-utama"]),
    ],
)
def test_daftar_dapat_disaring(client: Client, cari: str, ketemu: list[str]) -> None:
    assert baris_tabel(client.get(f"{DAFTAR}?{cari}")) == [lembar(kode) for kode in ketemu]


def test_pencarian_kosong_menunjukkan_jalan_keluar(client: Client) -> None:
    jawaban = client.get(f"{DAFTAR}?q=tidak+ada+begini")
    assert "Tidak ada SOP yang cocok" in teks(jawaban)
    assert 'href="/sop/">Lihat semua SOP' in jawaban.content.decode()


def test_daftar_untuk_pengunjung_tanpa_kueri(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        client.get(DAFTAR)


@pytest.mark.parametrize("alamat", [DAFTAR, lembar("proses-utama")])
def test_bingkai_menurut_pembaca(alamat: str, pemeran: Pemeran, masuk: Masuk) -> None:
    assert bingkai(Client().get(alamat)) == "dasar/publik.html"
    assert bingkai(masuk(pemeran.vendor_a).get(alamat)) == "dasar/publik.html"
    jawaban = masuk(pemeran.verifikator).get(alamat)
    assert bingkai(jawaban) == "dasar/meja.html"
    assert 'href="/sop/" title="SOP" aria-current="page"' in jawaban.content.decode()


# --- The sheet ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", sorted(sop.kode for sop in semua_sop()))
def test_lembar_memuat_seluruh_naskah(client: Client, kode: str) -> None:
    sop = next(satu for satu in semua_sop() if satu.kode == kode)
    jawaban = client.get(lembar(kode))
    isi, kata = jawaban.content.decode(), teks(jawaban)
    kepala = sop.kepala
    for satu in (sop.nomor, sop.instansi, kepala.disahkan_oleh, *kepala.dasar_hukum):
        assert satu in kata
    for satu in (*kepala.kualifikasi, *kepala.peralatan, *kepala.peringatan, *kepala.pencatatan):
        assert satu in kata
    for satu in (*kepala.tujuan, *kepala.definisi, *sop.keterkaitan, sop.catatan):
        assert satu in kata
    for langkah in sop.langkah:
        assert f'id="langkah-{langkah.urut}"' in isi
        for bagian in (langkah, *langkah.sublangkah):
            assert bagian.kegiatan in kata
            assert bagian.catatan in kata
            for butir in (*bagian.butir(Sisi.KELENGKAPAN), *bagian.butir(Sisi.KELUARAN)):
                assert butir.teks in kata
    assert "style=" not in isi.replace('class="', "")
    assert "<script>" not in isi


def test_daftar_langkah_menyebut_hasil_dan_tujuannya(client: Client) -> None:
    kata = teks(client.get(lembar("registrasi-kaltim-perseorangan")))
    assert "Lengkap → menuju langkah 11" in kata
    assert "Diminta melengkapi → menuju langkah 5 (disimpulkan)" in kata
    assert "Diberitahukan → menuju ditolak" in kata
    assert "Verifikator, bersama Helpdesk LPSE" in kata


def test_nomor_ganda_dan_tidak_tercetak_disebut_dengan_urutannya(client: Client) -> None:
    assert "langkah 6 (baris ke-5)" in teks(client.get(lembar("distribusi-personil")))
    assert "Langkah 7 (nomor tidak tercetak)" in teks(client.get(lembar("registrasi-pagaralam")))


def test_legenda_hanya_untuk_tanda_yang_dipakai(client: Client) -> None:
    kata = teks(client.get(lembar("proses-utama")))
    assert "° disimpulkan:" in kata
    assert "+ tambahan:" in kata
    tanpa = teks(client.get(lembar("pembinaan-pagaralam")))
    assert "disimpulkan:" not in tanpa
    assert "tambahan:" not in tanpa


def test_dasar_hukum_lama_diberi_pemberitahuan_di_samping_teksnya(client: Client) -> None:
    DasarHukumTerganti.objects.all().delete()
    for kutipan in ("PP 82/2012", "Perpres 12/2021", "Perpres 16/2018"):
        DasarHukumTerganti.objects.create(kutipan=kutipan, pengganti="PP 71/2019", dasar="Contoh")
    isi = client.get(lembar("proses-utama")).content.decode()
    cetak = "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik"
    assert f'{cetak} <strong class="identitas__terganti">Sudah diganti: PP 71/2019</strong>' in isi
    assert isi.count("identitas__terganti") == 2


def test_sop_yang_terkait_dan_yang_dijalankan_bertautan(client: Client) -> None:
    isi = client.get(lembar("proses-utama")).content.decode()
    tautan = f'<a href="{lembar("perencanaan-pengadaan")}">SOP Perencanaan Pengadaan</a>'
    assert isi.count(tautan) == 2


@pytest.mark.parametrize("nama", ["lembar_sop", "ekspor_sop"])
def test_kode_yang_tidak_dikenal_404(client: Client, nama: str) -> None:
    assert client.get(reverse(f"dasbor:{nama}", args=["bukan-sop"])).status_code == 404


def test_ekspor_adalah_berkas_json_dari_mesin_yang_berjalan(client: Client) -> None:
    jawaban = client.get(reverse("dasbor:ekspor_sop", args=["proses-utama"]))
    assert jawaban["Content-Type"] == "application/json"
    assert jawaban["Content-Disposition"] == 'attachment; filename="sop-proses-utama.json"'
    assert json.loads(jawaban.content) == [ekspor_sop(kelas_sop("proses-utama"))]
