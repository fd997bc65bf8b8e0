"""The style sheets: readable in both themes, complete, on the house's variables only."""

import re
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
CSS = AKAR / "static" / "css"
LEMBAR = sorted(CSS.glob("*.css"))
BAGIAN = [path for path in LEMBAR if not path.stem.startswith("variabel")]

TEKS = [
    ("teks", "latar-halaman"),
    ("teks", "latar-kartu"),
    ("teks", "latar-redup"),
    ("teks", "latar-sorot"),
    ("teks", "merek-lembut"),
    ("teks", "info-latar"),
    ("teks", "baik-latar"),
    ("teks", "awas-latar"),
    ("teks", "galat-latar"),
    ("teks-2", "latar-halaman"),
    ("teks-2", "latar-kartu"),
    ("teks-2", "latar-sorot"),
    ("teks-isian", "latar-kartu"),
    ("tautan", "latar-halaman"),
    ("tautan", "latar-kartu"),
    ("tautan", "latar-sorot"),
    ("tautan", "merek-lembut"),
    ("tautan-sorot", "latar-kartu"),
    ("merek-teks", "latar-kartu"),
    ("pada-merek", "merek"),
    ("pada-merek", "merek-sorot"),
    ("pada-merek", "merek-tekan"),
    ("pada-merek", "galat-tegas"),
    ("pada-merek", "galat-tegas-sorot"),
    ("baik", "baik-latar"),
    ("awas", "awas-latar"),
    ("galat", "galat-latar"),
    ("info", "info-latar"),
    ("info", "merek-lembut"),
    ("tenang", "tenang-latar"),
    ("mati", "mati-latar"),
    ("baik", "latar-kartu"),
    ("awas", "latar-kartu"),
    ("galat", "latar-kartu"),
    ("galat", "latar-halaman"),
    ("latar-kartu", "galat"),
    ("latar-kartu", "baik-bilah"),
    ("sisi-teks", "sisi-latar"),
    ("sisi-teks-kini", "sisi-kini"),
    ("sisi-teks-kini", "sisi-sorot"),
]
"""Text on what lies behind it: at least 4.5 (WCAG 2.2, 1.4.3)."""

BENTUK = [
    ("garis-isian", "latar-kartu"),
    ("garis-isian", "latar-halaman"),
    ("fokus", "latar-kartu"),
    ("fokus", "latar-halaman"),
    ("merek", "latar-kartu"),
    ("galat-bilah", "latar-kartu"),
    ("baik-bilah", "latar-kartu"),
    ("sisi-teks-kini", "sisi-latar"),
]
"""Borders, rings and bars that carry a meaning: at least 3 (WCAG 2.2, 1.4.11)."""


@cache
def _nilai(tema: str) -> dict[str, str]:
    isi = (CSS / "variabel.css").read_text().split("@media")[0]
    if tema == "gelap":
        isi += (CSS / "variabel-gelap.css").read_text()
    return {nama: nilai.strip() for nama, nilai in re.findall(r"--([\w-]+):\s*([^;]+);", isi)}


def _warna(tema: str, nama: str) -> tuple[float, ...]:
    nilai = _nilai(tema)[nama]
    while acuan := re.fullmatch(r"var\(--([\w-]+)\)", nilai):
        nilai = _nilai(tema)[acuan[1]]
    assert re.fullmatch(r"#[0-9a-f]{6}", nilai), (nama, nilai)
    return tuple(int(nilai[i : i + 2], 16) / 255 for i in (1, 3, 5))


def _terang(warna: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in warna]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _kontras(tema: str, depan: str, belakang: str) -> float:
    satu, dua = sorted((_terang(_warna(tema, depan)), _terang(_warna(tema, belakang))))
    return (dua + 0.05) / (satu + 0.05)


@pytest.mark.parametrize("tema", ["terang", "gelap"])
@pytest.mark.parametrize(("depan", "belakang"), TEKS)
def test_teks_terbaca_di_atas_latarnya(tema: str, depan: str, belakang: str) -> None:
    assert _kontras(tema, depan, belakang) >= 4.5


@pytest.mark.parametrize("tema", ["terang", "gelap"])
@pytest.mark.parametrize(("depan", "belakang"), BENTUK)
def test_garis_yang_bermakna_terlihat(tema: str, depan: str, belakang: str) -> None:
    assert _kontras(tema, depan, belakang) >= 3


def test_tema_gelap_hanya_mengganti_nama_yang_ada() -> None:
    terang = set(re.findall(r"--[\w-]+(?=:)", (CSS / "variabel.css").read_text()))
    gelap = set(re.findall(r"--[\w-]+(?=:)", (CSS / "variabel-gelap.css").read_text()))
    assert gelap <= terang


@pytest.mark.parametrize("path", LEMBAR, ids=lambda path: path.stem)
def test_setiap_variabel_yang_dipakai_didefinisikan(path: Path) -> None:
    semua = "".join(satu.read_text() for satu in LEMBAR)
    ada = set(re.findall(r"(--[\w-]+):", semua))
    assert set(re.findall(r"var\((--[\w-]+)", path.read_text())) <= ada


@pytest.mark.parametrize("path", BAGIAN, ids=lambda path: path.stem)
def test_lembar_bagian_hanya_memakai_nama_bermakna(path: Path) -> None:
    palet = r"var\(--(primer|netral|positif|negatif|awas|jingga|pandu)-\d+"
    # Paper is white whatever the theme; the side bar is dark in both.
    if path.stem == "cetak":
        return
    ditemukan = re.findall(palet, path.read_text())
    if path.stem == "meja":
        ditemukan = [satu for satu in ditemukan if satu not in {"netral", "negatif"}]
    assert ditemukan == []
    assert re.findall(r"#[0-9a-f]{3,6}\b", path.read_text()) == []


def test_setiap_lembar_dimuat_oleh_bingkai() -> None:
    dimuat = re.findall(r"css/([\w-]+)\.css", (AKAR / "templates/dasar/gaya.html").read_text())
    assert sorted(dimuat) == sorted(path.stem for path in LEMBAR)


@pytest.mark.parametrize("path", LEMBAR, ids=lambda path: path.stem)
def test_lembar_gaya_tidak_mengambil_apa_pun(path: Path) -> None:
    assert not re.search(r"@import|@font-face|url\(", path.read_text())


def test_kelas_yang_dipakai_bagian_bersama_punya_gaya() -> None:
    gaya = "".join(path.read_text() for path in LEMBAR)
    berkas = [*(AKAR / "templates/komponen").glob("*.html"), *(AKAR / "templates/dasar").glob("*")]
    dipakai = {
        kelas
        for path in berkas
        for nilai in re.findall(r'class="([^"]+)"', path.read_text())
        for kelas in re.sub(r"{[{%].*?[}%]}", " ", nilai).split()
        if re.fullmatch(r"[a-z][\w-]*[a-z]", kelas) and "--" not in kelas
    }
    assert len(dipakai) > 80
    assert {kelas for kelas in dipakai if f".{kelas}" not in gaya} == set()
