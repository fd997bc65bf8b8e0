"""What people do on the pages, in the words the pages use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.pabrik import SANDI, gambar_png

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from ukpbj.akun.models import Pengguna

SANDI_BARU = "gunung-kapur-dua-belas"


def judul(page: Page, teks: str | re.Pattern[str]) -> None:
    """Wait for the page that says so in its heading."""
    expect(page.locator("h1")).to_have_text(teks)


def tekan(page: Page, nama: str) -> None:
    page.get_by_role("button", name=nama, exact=True).click()


def masuk(page: Page, orang: Pengguna) -> None:
    """Log in at the login page, with the password of everybody the tests make."""
    page.goto("/akun/masuk/")
    page.get_by_label("Alamat email").fill(orang.email)
    page.get_by_label("Kata sandi", exact=True).fill(SANDI)
    tekan(page, "Masuk")
    expect(page).not_to_have_url(re.compile("/akun/masuk/"))


def buat_gambar(folder: Path, nama: str) -> Path:
    """A picture on disk, for a file field."""
    lokasi = folder / f"{nama}.png"
    lokasi.write_bytes(gambar_png())
    return lokasi


@dataclass
class PelakuUsahaBaru:
    """Somebody without an account, at a phone."""

    page: Page
    email: str
    folder: Path

    @property
    def kotak_surel(self) -> Locator:
        return self.page.locator(".daftar-baris > li", has_text=self.email)

    def minta_tautan(self, unit: str) -> None:
        """From the front page to the mail that is on its way."""
        self.page.goto("/")
        self.page.get_by_role("link", name=unit).click()
        self.page.get_by_role("link", name="Daftar", exact=True).click()
        self.page.get_by_label("Alamat email perusahaan").fill(self.email)
        tekan(self.page, "Kirim tautan")
        judul(self.page, "Periksa email Anda")

    def buka_surel(self, subjek: str) -> None:
        """Reload the demo's mailbox until the mail is there (a worker sends it), and open it."""
        surat = self.kotak_surel.get_by_role("link", name=subjek)
        for _ in range(60):
            self.page.goto("/demo/surel/")
            if surat.count():
                break
            self.page.wait_for_timeout(500)
        surat.first.click()
        judul(self.page, re.compile(subjek))

    def buat_sandi(self) -> None:
        """From the open mail to the first page of the data form."""
        self.page.locator("article a").first.click()
        self.page.get_by_label("Kata sandi", exact=True).fill(SANDI_BARU)
        self.page.get_by_label("Ulangi kata sandi").fill(SANDI_BARU)
        tekan(self.page, "Buat akun")
        judul(self.page, "Anda mendaftar sebagai apa?")

    def isi_data(self, nama: str) -> None:
        """The four pages of the data form, typed as people type, and their review."""
        page = self.page
        page.get_by_label("Badan usaha").check()
        tekan(page, "Simpan dan lanjut")
        page.get_by_label("Nama badan usaha").fill(nama)
        page.get_by_label("NPWP perusahaan").fill("02.183.241.5-999.000")
        page.get_by_label("Nomor PKP").fill("S-12PKP/CONTOH/2026")
        tekan(page, "Simpan dan lanjut")
        page.get_by_label("Alamat", exact=True).fill("Jalan Contoh No. 7")
        page.get_by_label("Kabupaten atau kota").fill("Batang")
        page.get_by_label("Provinsi").select_option("Jawa Tengah")
        page.get_by_label("Kode pos").fill("51211")
        page.get_by_label("Nomor telepon atau WhatsApp").fill("0812-3456-7890")
        tekan(page, "Simpan dan lanjut")
        page.get_by_label("Nama pimpinan").fill("Contoh Direktur")
        page.get_by_label("Jabatan").fill("Direktur")
        page.get_by_label("NIK pimpinan").fill("3325011212900001")
        tekan(page, "Simpan dan lanjut")
        judul(page, "Periksa, lalu kirim")
        tekan(page, "Kirim data")
        judul(page, "Kirim dokumen Anda")

    def unggah(self, jenis: str) -> None:
        """Choose a picture for `ktp` or `npwp`; with scripts it is sent at once."""
        kartu = self.page.locator(f"#dokumen-{jenis}")
        kartu.locator("input[type=file]").set_input_files(buat_gambar(self.folder, jenis))
        if (tombol := kartu.get_by_role("button", name="Unggah")).is_visible():
            tombol.click()
        expect(kartu.get_by_text("Tersimpan", exact=True)).to_be_visible()

    def minta_verifikasi(self, cara: str) -> None:
        self.page.get_by_label(cara).check()
        tekan(self.page, "Minta verifikasi")
        expect(self.page.get_by_text("Permintaan verifikasi Anda sudah terkirim.")).to_be_visible()


@dataclass
class PetugasMeja:
    """An officer who is logged in, at a desk."""

    page: Page

    @property
    def kotak(self) -> Locator:
        return self.page.locator("form.langkah")

    def ambil(self, nomor: str) -> None:
        """Claim a case in the queue, which opens it."""
        self.page.goto("/kerja/")
        self.page.get_by_role("button", name=f"Ambil {nomor}").click()
        expect(self.kotak).to_be_visible()

    def ambil_di_sini(self) -> None:
        """Claim the step of the case that is open."""
        self.kotak.get_by_role("button", name="Ambil", exact=True).click()
        expect(self.kotak.get_by_text("Anda mengambil langkah ini.")).to_be_visible()

    def tandai_semua_ada(self) -> None:
        tekan(self.page, "Tandai semua ada")

    def selesaikan(self, hasil: str, langkah: int) -> None:
        """Press an outcome; the page then says that the step is done."""
        self.kotak.get_by_role("button", name=hasil, exact=True).click()
        expect(self.page.get_by_text(f"Langkah {langkah} selesai")).to_be_visible()
