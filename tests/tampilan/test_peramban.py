"""The pattern book's pages in Chromium, under the site's own security policy."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from csp.utils import build_policy
from django.contrib.staticfiles import finders

from tests.peramban import Jendela

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.peramban
SITUS = "http://pola.test"
HALAMAN = ["berkas", "antrean", "formulir"]


class Pola:
    """Answers for the site: pages of the book, static files, and what forms send."""

    def __init__(self, gambar: Callable[[str], str]) -> None:
        self.gambar = gambar
        self.kiriman: list[str] = []
        self.status_simpan = 204

    def jawab(self, route: "Route") -> None:
        jalur = route.request.url.removeprefix(SITUS)
        if jalur.startswith("/static/"):
            lokasi = finders.find(jalur.removeprefix("/static/"))
            route.fulfill(path=lokasi) if isinstance(lokasi, str) else route.fulfill(status=404)
        elif route.request.method == "POST":
            self.kiriman.append(f"{jalur} {route.request.post_data}")
            # Without content the browser stays on the page: the answer seems to be on its way.
            status = self.status_simpan if jalur == "/simpan/" else 204
            route.fulfill(status=status, json={"belum": ["NPWP"]} if status == 422 else None)
        else:
            isi = self.gambar(jalur.strip("/"))
            aturan = {"Content-Security-Policy": build_policy()}
            route.fulfill(body=isi, content_type="text/html; charset=utf-8", headers=aturan)


@pytest.fixture
def pola(halaman_pola: Callable[[str], str]) -> Pola:
    return Pola(halaman_pola)


@pytest.fixture
def buka(chromium: "Browser", pola: Pola) -> Iterator[Callable[..., "Page"]]:
    """Open a page of the book; fails if a script breaks or the policy refuses anything."""
    jendela = Jendela(chromium, SITUS)

    def buka(nama: str, lebar: int = 1280, tinggi: int = 860, javascript: bool = True) -> "Page":
        page = jendela.buka(lebar, tinggi, javascript)
        page.context.route("**/*", pola.jawab)
        page.goto(f"/{nama}/")
        return page

    yield buka
    jendela.tutup()


@pytest.mark.parametrize("lebar", [320, 390, 768, 1280])
@pytest.mark.parametrize("nama", HALAMAN)
def test_halaman_tidak_bergulir_ke_samping(
    nama: str, lebar: int, buka: Callable[..., "Page"]
) -> None:
    page = buka(nama, lebar)
    assert page.evaluate("document.documentElement.scrollWidth") <= lebar
    assert page.evaluate("getComputedStyle(document.body).fontSize") in {"16px", "18px"}


@pytest.mark.parametrize("bergulir", [False, True])
@pytest.mark.parametrize("tinggi", [720, 1000])
def test_kotak_langkah_tidak_pernah_meninggalkan_layar(
    tinggi: int, bergulir: bool, buka: Callable[..., "Page"]
) -> None:
    page = buka("berkas", 1280, tinggi)
    if bergulir:
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    kotak = page.locator("form.langkah").bounding_box()
    atas = page.locator("header.atas").bounding_box()
    assert kotak is not None
    assert atas is not None
    assert kotak["y"] >= atas["y"] + atas["height"]
    assert kotak["y"] + kotak["height"] <= tinggi
    for satu in (page.locator(".langkah__kepala h2"), page.get_by_role("button", name="Sesuai")):
        letak = satu.bounding_box()
        assert letak is not None
        assert atas["height"] <= letak["y"] <= tinggi - letak["height"]


def test_catatan_hanya_diminta_untuk_yang_kurang(buka: Callable[..., "Page"]) -> None:
    page = buka("berkas")
    assert page.locator("#id_npwp_catatan").is_visible()
    page.get_by_role("group", name="NPWP perusahaan").get_by_label("Ada").check()
    assert not page.locator("#id_npwp_catatan").is_visible()
    page.locator("#id_ktp_1").focus()
    page.keyboard.press("Space")
    assert page.locator("#id_ktp_catatan").is_visible()


def test_ringkasan_galat_mendapat_fokus_dan_mengantar_ke_medan(buka: Callable[..., "Page"]) -> None:
    page = buka("formulir", 390)
    assert page.evaluate("document.activeElement.className") == "ringkasan-galat"
    page.get_by_role("link", name=re.compile("^Nama badan usaha")).click()
    assert page.evaluate("document.activeElement.id") == "id_nama"


def test_berkas_terpilih_disebut_dan_yang_terlalu_besar_ditolak_sebelum_dikirim(
    buka: Callable[..., "Page"], tmp_path: Path
) -> None:
    page = buka("berkas")
    kecil, besar = tmp_path / "layar.png", tmp_path / "besar.png"
    kecil.write_bytes(b"x" * 6 * 1024)
    besar.write_bytes(b"x" * 6 * 1024 * 1024)
    kabar = page.locator("[data-unggah-kabar]")
    page.set_input_files("#id_bukti", kecil)
    assert kabar.inner_text() == "Dipilih: layar.png (6 KB)"
    page.set_input_files("#id_bukti", besar)
    assert "melebihi batas 5 MB" in kabar.inner_text()


def test_isian_tersimpan_sendiri_tanpa_berkas(buka: Callable[..., "Page"], pola: Pola) -> None:
    page = buka("formulir", 390)
    page.fill("#id_nama", "CV Contoh Karya")
    page.get_by_text("Isian tersimpan.").wait_for()
    (kiriman,) = pola.kiriman
    assert kiriman.startswith("/simpan/ ")
    assert "CV Contoh Karya" in kiriman
    assert 'name="akta"' not in kiriman


def test_gagal_simpan_dikatakan(buka: Callable[..., "Page"], pola: Pola) -> None:
    pola.status_simpan = 500
    page = buka("formulir", 390)
    page.fill("#id_nama", "CV Contoh Karya")
    page.get_by_text("Isian belum tersimpan. Tekan tombol Simpan.").wait_for()


def test_yang_belum_tersimpan_disebut_namanya(buka: Callable[..., "Page"], pola: Pola) -> None:
    pola.status_simpan = 422
    page = buka("formulir", 390)
    page.fill("#id_nama", "CV Contoh Karya")
    page.get_by_text("Tersimpan, kecuali: NPWP.").wait_for()


def test_form_yang_sedang_dikirim_tidak_terkirim_dua_kali(
    buka: Callable[..., "Page"], pola: Pola
) -> None:
    page = buka("formulir", 390)
    tombol = page.locator("button[name=lanjut]")
    tombol.click()
    page.locator("button[name=lanjut][aria-disabled=true]").wait_for()
    assert tombol.inner_text() == "Mengirim…"
    tombol.click(force=True)
    page.wait_for_timeout(200)
    assert len([satu for satu in pola.kiriman if satu.startswith("/kirim/")]) == 1
    assert "lanjut=ya" in pola.kiriman[-1] or 'name="lanjut"' in pola.kiriman[-1]


def test_menu_yang_diciutkan_tetap_ciut_di_halaman_berikutnya(buka: Callable[..., "Page"]) -> None:
    page = buka("antrean")
    tombol = page.get_by_role("button", name="Ciutkan menu")
    lebar = page.locator("nav.sisi").bounding_box()
    tombol.click()
    page.goto("/berkas/")
    sempit = page.locator("nav.sisi").bounding_box()
    assert lebar is not None
    assert sempit is not None
    assert sempit["width"] < lebar["width"] / 2
    assert tombol.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("link", name="Kerja saya").first.is_visible()


def test_menu_telepon_terbuka_dan_tertutup_dengan_papan_ketik(buka: Callable[..., "Page"]) -> None:
    page = buka("antrean", 390)
    tautan = page.get_by_role("link", name="Buku SOP")
    assert not tautan.is_visible()
    page.locator(".lipatan--menu > summary").focus()
    page.keyboard.press("Enter")
    assert tautan.is_visible()
    page.keyboard.press("Escape")
    assert not tautan.is_visible()


def test_tanpa_javascript_menu_unggahan_dan_isian_tetap_dapat_dipakai(
    buka: Callable[..., "Page"],
) -> None:
    page = buka("berkas", 390, javascript=False)
    page.locator(".lipatan--menu > summary").click()
    assert page.get_by_role("link", name="Buku SOP").is_visible()
    assert page.locator(".unggah__ajakan").first.is_visible() is False
    assert page.locator("#id_bukti").is_visible()
    assert page.locator("#id_npwp_catatan").is_visible()
