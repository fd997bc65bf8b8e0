"""The whole story in three roles, in a browser, on real processes.

A pelaku usaha registers and is verified by video call up to the end; meanwhile another case is
left lying, and Kepala UKPBJ sees it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.dokumen.baca_pdf import teks_pdf
from tests.pabrik import (
    Pemeran,
    UnitFactory,
    buat_pemeran,
    buat_permohonan,
    unit_selalu_buka,
)
from tests.peramban import Jendela
from tests.ujung.pelaku import PelakuUsahaBaru, PetugasMeja, buat_gambar, masuk, tekan
from ukpbj.demo.models import TandaDemo
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.peramban
USAHA = "CV Contoh Cerita"
SURAT = "pemilik@cerita.example"
SESUAI = "Sesuai, lanjut ke persetujuan"


@pytest.fixture
def pemeran(transactional_db: None) -> Pemeran:
    """Everybody of a unit that is always open, on a demo; Batang is there to be not chosen."""
    TandaDemo.objects.create()
    UnitFactory.create(kode="batang")
    return buat_pemeran(unit_selalu_buka())


def test_dari_pendaftaran_sampai_selesai_sementara_yang_dibiarkan_terlihat_kepala(
    pemeran: Pemeran, jendela: Jendela, tmp_path: Path
):
    telantar = buat_permohonan(6, pemeran=pemeran)
    pelaku = PelakuUsahaBaru(jendela.buka(390, 844), SURAT, tmp_path)
    pelaku.minta_tautan(pemeran.unit.nama)
    pelaku.buka_surel("Tautan pendaftaran")
    pelaku.buat_sandi()
    pelaku.isi_data(USAHA)
    pelaku.unggah("ktp")
    pelaku.unggah("npwp")
    pelaku.minta_verifikasi("Daring, lewat panggilan video")

    meja = PetugasMeja(jendela.buka(1280, 900))
    masuk(meja.page, pemeran.verifikator)
    meja.ambil(_nomor(pelaku.page))
    janji = _jadwalkan(meja, pemeran)
    _lihat_jadwal(pelaku, janji, pemeran)
    _tunggu_saat(janji)
    _verifikasi(meja, tmp_path)
    meja.tandai_semua_ada()
    meja.selesaikan("Setujui", 6)
    assert USAHA in _berita_acara(meja.page)
    meja.tandai_semua_ada()
    meja.selesaikan("Dikonfirmasi", 7)

    _isi_sikap(pelaku)
    assert "BERITA ACARA VERIFIKASI" in _berita_acara(pelaku.page)
    meja.page.reload()
    expect(meja.page.locator(".kepala-halaman").get_by_text("selesai")).to_be_visible()

    _kepala_melihat(jendela.buka(1280, 900), pemeran, telantar.judul)


# --- Scenes -----------------------------------------------------------------------------------


def _nomor(page: Page) -> str:
    cocok = re.search(r"REG-\d{4}-\d{5}", page.locator("body").inner_text())
    assert cocok
    return cocok[0]


def _jadwalkan(meja: PetugasMeja, pemeran: Pemeran) -> datetime:
    """Step 4: the video call at the soonest full minute; until then step 5 cannot go on."""
    meja.tandai_semua_ada()
    janji = (sekarang() + timedelta(seconds=70)).replace(second=0)
    setempat = janji.astimezone(pemeran.unit.tzinfo)
    meja.page.get_by_label("Tanggal panggilan video").fill(f"{setempat:%Y-%m-%d}")
    meja.page.get_by_label(re.compile("^Jam")).fill(f"{setempat:%H:%M}")
    meja.page.get_by_label("Tautan panggilan video").fill("https://panggilan.example/cerita")
    meja.selesaikan("Dijadwalkan", 4)
    maju = meja.kotak.get_by_role("button", name=SESUAI)
    expect(maju).to_be_disabled()
    return janji


def _lihat_jadwal(pelaku: PelakuUsahaBaru, janji: datetime, pemeran: Pemeran) -> None:
    """The pelaku usaha is told the time by mail and on the page of the case."""
    pukul = f"{janji.astimezone(pemeran.unit.tzinfo):%H.%M}"
    pelaku.buka_surel("Jadwal")
    expect(pelaku.page.get_by_text(pukul).first).to_be_visible()
    pelaku.page.goto("/permohonan/")
    expect(pelaku.page.get_by_text(pukul).first).to_be_visible()


def _tunggu_saat(saat: datetime) -> None:
    """Time is real here: an appointment is kept, not skipped."""
    time.sleep(max(0, (saat - sekarang()).total_seconds() + 1))


def _verifikasi(meja: PetugasMeja, folder: Path) -> None:
    """Step 5: a finding per document, and the screenshot of the call."""
    meja.page.reload()
    meja.ambil_di_sini()
    meja.tandai_semua_ada()
    for dokumen in ("KTP", "NPWP"):
        grup = meja.page.get_by_role("group", name=re.compile(f"^{dokumen}"))
        grup.get_by_label("Sesuai", exact=True).check()
    bukti = meja.page.get_by_label("Daring - foto/tangkapan layar verifikasi")
    bukti.set_input_files(buat_gambar(folder, "layar"))
    meja.selesaikan(SESUAI, 5)


def _berita_acara(page: Page) -> str:
    """Reload the case until the worker has issued the document; its words, as downloaded."""
    tautan = page.locator(".daftar-berkas").get_by_role("link", name="Berita Acara")
    _muat_ulang_sampai(page, lambda: tautan.count() > 0)
    with page.expect_download() as unduhan:
        tautan.click()
    return teks_pdf(Path(unduhan.value.path()).read_bytes())


def _isi_sikap(pelaku: PelakuUsahaBaru) -> None:
    """Step 8, from the mail that asks for it."""
    pelaku.buka_surel("SIKaP")
    pelaku.page.locator("article a").first.click()
    pelaku.page.get_by_role("link", name="Lanjut ke SIKaP").click()
    pelaku.page.get_by_label("Saya sudah mengisi data kualifikasi").check()
    tekan(pelaku.page, "Nyatakan selesai")
    expect(pelaku.page.get_by_text("Permohonan Anda selesai.")).to_be_visible()


def _kepala_melihat(page: Page, pemeran: Pemeran, judul_telat: str) -> None:
    """The step of one minute that nobody did is on the dashboard, and in the register."""
    masuk(page, pemeran.kepala)
    baris = page.get_by_role("row").filter(has_text=judul_telat)
    _muat_ulang_sampai(page, lambda: baris.count() > 0)
    expect(baris).to_contain_text("belum diambil")
    page.goto("/penyimpangan/")
    _muat_ulang_sampai(page, lambda: baris.count() > 0)


def _muat_ulang_sampai(page: Page, syarat: Callable[[], bool], sabar: float = 120) -> None:
    """Reload until it holds: what workers do shows on the next look."""
    batas = time.monotonic() + sabar
    while not syarat():
        assert time.monotonic() < batas, page.locator("main").inner_text()
        page.wait_for_timeout(500)
        page.reload()
