"""Every part draws in every state, and templates keep to what the security policy allows."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template import TemplateSyntaxError, engines

from tests.tampilan import buku_pola
from ukpbj.sop.ikon import IKON

AKAR = Path(__file__).parents[2]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
KOMPONEN = sorted(path.stem for path in (AKAR / "templates" / "komponen").glob("*.html"))
# Documents go to the PDF renderer, which has no security policy.
TEMPLAT_PERAMBAN = [p for p in TEMPLAT if "dokumen" not in p.relative_to(AKAR / "templates").parts]
HALAMAN = ["berkas", "antrean", "formulir"]


def _nama(path: Path) -> str:
    return str(path.relative_to(AKAR / "templates"))


@pytest.mark.parametrize("nama", KOMPONEN)
def test_komponen_tergambar_dalam_setiap_keadaan(nama: str, gambar: Callable[..., str]) -> None:
    for konteks in buku_pola.komponen()[nama]:
        hasil = gambar(f"komponen/{nama}.html", **konteks)
        assert "<" in hasil
        assert "None" not in hasil


@pytest.mark.parametrize("nama", KOMPONEN)
def test_komponen_membuka_dengan_daftar_variabelnya(nama: str) -> None:
    isi = (AKAR / "templates" / "komponen" / f"{nama}.html").read_text()
    assert re.match(r"\{# .*Variables:.* #\}\n", isi)


@pytest.mark.parametrize("nama", KOMPONEN)
def test_komponen_tercatat_dalam_dokumentasi(nama: str) -> None:
    assert f"`{nama}`" in (AKAR / "docs" / "antarmuka.md").read_text()


@pytest.mark.parametrize("path", TEMPLAT_PERAMBAN, ids=_nama)
def test_templat_tanpa_gaya_skrip_dan_alamat_luar(path: Path) -> None:
    isi = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style", isi)
    assert not re.search(r"\son[a-z]+\s*=", isi)
    assert not re.search(r"<script(?![^>]*\ssrc=)", isi)
    assert not re.search(r"""(src|href|action)\s*=\s*["'](https?:)?//""", isi)


@pytest.mark.parametrize("path", TEMPLAT, ids=_nama)
def test_templat_pendek_dan_dapat_dimuat(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 90
    try:
        engines["django"].get_template(_nama(path))
    except TemplateSyntaxError as galat:
        pytest.fail(f"{_nama(path)}: {galat}")


@pytest.mark.parametrize("path", TEMPLAT, ids=_nama)
def test_ikon_yang_disebut_ada(path: Path) -> None:
    disebut = re.findall(r'{%\s*ikon "(\w+)"', path.read_text())
    disebut += re.findall(r'\b(?:tanda|ikon_berkas)="(\w+)"', path.read_text())
    assert set(disebut) <= set(IKON)


@pytest.mark.parametrize("nama", HALAMAN)
def test_halaman_pola_hanya_memuat_berkas_statis_yang_ada(
    nama: str, halaman_pola: Callable[[str], str]
) -> None:
    alamat = re.findall(r'(?:src|href)="/?static/([^"]+)"', halaman_pola(nama))
    assert len(alamat) > 20
    assert [satu for satu in alamat if not finders.find(satu)] == []


@pytest.mark.parametrize("nama", HALAMAN)
def test_id_pada_halaman_pola_tidak_kembar(nama: str, halaman_pola: Callable[[str], str]) -> None:
    semua = re.findall(r'\sid="([^"]+)"', halaman_pola(nama))
    assert len(semua) == len(set(semua))


def test_bilangan_dalam_atribut_tidak_diberi_titik_ribuan(gambar: Callable[..., str]) -> None:
    bilah = gambar("komponen/bilah.html", label="A", nilai=1500, maks=2000)
    assert 'max="2000" value="1500"' in bilah
    konfirmasi = gambar("komponen/konfirmasi_isi.html", tersembunyi=[("versi", 1500)])
    assert 'value="1500"' in konfirmasi


@pytest.mark.parametrize("keadaan", list(buku_pola.TENGGAT))
def test_tenggat_selalu_berupa_kata_dan_tepat_waktunya_terbaca(
    keadaan: str, gambar: Callable[..., str]
) -> None:
    tenggat = buku_pola.tenggat(keadaan)
    for ringkas in (True, False):
        hasil = gambar("komponen/tenggat.html", tenggat=tenggat, ringkas=ringkas)
        assert tenggat.teks in hasil
        assert tenggat.jatuh_tempo_teks in hasil
    assert ("<progress" in hasil) == (keadaan in {"aman", "hampir", "terlambat"})


def test_langkah_yang_sedang_berjalan_ditandai_bagi_pembaca_layar(
    gambar: Callable[..., str],
) -> None:
    hasil = gambar("komponen/linimasa.html", butir=buku_pola.linimasa())
    assert hasil.count('aria-current="step"') == 1
    assert hasil.count("Selesai: langkah") == 2


def test_tombol_hasil_memakai_kata_sop_dan_menyebut_alasan_bila_tertutup(
    gambar: Callable[..., str],
) -> None:
    hasil = gambar("komponen/tombol_hasil.html", hasil=buku_pola.hasil())
    assert (
        '<button class="tombol tombol--utama" type="submit" name="hasil" value="sesuai">' in hasil
    )
    assert '<a class="tombol tombol--bahaya" href="/tolak/">Tolak</a>' in hasil
    assert 'aria-disabled="true" aria-describedby="alasan-4">Tunda' in hasil
    assert 'id="alasan-4">Tunda: Jadwal belum dibuat.' in hasil


def test_isian_orang_tidak_menjadi_kode_halaman(gambar: Callable[..., str]) -> None:
    jahat = "<script>alert(1)</script>"
    contoh: list[tuple[str, dict[str, Any]]] = [
        ("lencana", {"teks": jahat}),
        ("kosong", {"judul": jahat, "teks": jahat}),
        ("pemberitahuan", {"teks": jahat}),
        ("konfirmasi_isi", {"tersembunyi": [("a", jahat)], "judul": jahat}),
    ]
    for nama, isian in contoh:
        assert "<script>" not in gambar(f"komponen/{nama}.html", **isian)
