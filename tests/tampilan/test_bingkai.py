"""The frames stand with everything, with nothing, and without a request."""

from collections.abc import Callable

import pytest

from tests.tampilan.buku_pola import Orang, konteks_bingkai

BINGKAI = ["dasar/meja.html", "dasar/publik.html"]
GALAT = ["400", "403", "403_csrf", "404", "429", "500"]


@pytest.mark.parametrize("nama", BINGKAI)
def test_bingkai_berdiri_tanpa_konteks(nama: str, gambar: Callable[..., str]) -> None:
    html = gambar(nama)
    assert '<html lang="id">' in html
    assert html.count("<main") == html.count("<h1") + 1
    assert "UKPBJ" in html


@pytest.mark.parametrize("nama", BINGKAI)
def test_bingkai_menampilkan_unit_menu_dan_orang(nama: str, gambar: Callable[..., str]) -> None:
    html = gambar(nama, **konteks_bingkai())
    assert "UKPBJ Contoh" in html
    assert "Kerja saya" in html
    assert 'aria-current="page"' in html
    assert "Keluar" in html
    assert 'name="csrfmiddlewaretoken"' in html


@pytest.mark.parametrize("nama", BINGKAI)
def test_bingkai_dapat_dilewati_dan_punya_tempat_pesan(
    nama: str, gambar: Callable[..., str]
) -> None:
    html = gambar(
        nama, messages=[type("Pesan", (), {"tags": "success", "__str__": lambda _: "Beres"})()]
    )
    assert 'href="#isi"' in html
    assert 'id="isi"' in html
    assert 'aria-live="polite"' in html
    assert "pesan--baik" in html
    assert "Beres" in html


def test_pengunjung_melihat_pintu_masuk_bukan_keluar(gambar: Callable[..., str]) -> None:
    konteks = konteks_bingkai()
    konteks["request"] = None
    html = gambar("dasar/publik.html", **konteks)
    assert ">Masuk</a>" in html
    assert "Keluar" not in html


def test_kaki_halaman_menyebut_kontak_dan_jam_layanan(gambar: Callable[..., str]) -> None:
    html = gambar("dasar/publik.html", **konteks_bingkai())
    for isi in ("Jalan Contoh 1", "tel:", "mailto:lpse@contoh.example", "07.30-16.00"):
        assert isi in html


def test_htmx_tidak_menyisipkan_gaya_dan_tidak_menyimpan_halaman(
    gambar: Callable[..., str],
) -> None:
    html = gambar("dasar/meja.html")
    assert '"includeIndicatorStyles":false' in html
    assert '"allowEval":false' in html
    assert '"historyCacheSize":0' in html


@pytest.mark.parametrize("kode", GALAT)
def test_halaman_galat_berdiri_tanpa_permintaan_dan_memberi_jalan_keluar(
    kode: str, gambar: Callable[..., str]
) -> None:
    html = gambar(f"{kode}.html")
    assert f"Galat {kode[:3]}" in html
    assert '<a class="tombol tombol--utama" href="/">' in html


def test_halaman_galat_menyampaikan_pesan_yang_lebih_tepat(gambar: Callable[..., str]) -> None:
    html = gambar("429.html", pesan="Demi keamanan, cobalah lagi dalam 5 menit.")
    assert "cobalah lagi dalam 5 menit" in html
    assert "tunggu beberapa saat" not in html


def test_orang_tanpa_nama_tetap_punya_menu(gambar: Callable[..., str]) -> None:
    class TanpaNama(Orang):
        def __str__(self) -> str:
            return ""

    assert "Menu Anda" in gambar("dasar/orang.html", orang=TanpaNama(), csrf_token="x")
