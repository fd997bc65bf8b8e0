"""The vendor's step page and the duties of the office, judged in a browser, phone and desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.peramban import Jendela
from tests.registrasi.bantu import alamat
from tests.registrasi.kasus import KALTIM, REKRUTMEN, buat_kantor, buat_kasus, kerjakan, lanjutkan
from tests.ujung.penjelajah import UKURAN, Penjelajah

pytestmark = pytest.mark.peramban
LEBAR = pytest.mark.parametrize("lebar", UKURAN)


@LEBAR
def test_halaman_langkah_pelaku_usaha(jendela: Jendela, lebar: int):
    kantor = buat_kantor(KALTIM)
    permohonan = buat_kasus(KALTIM, 2, kantor)
    p = Penjelajah.mulai(jendela, lebar, kantor.pemeran.vendor_a)
    p.buka("langkah-unggah", alamat(permohonan, "langkah"))
    p.tekan("Terunggah", "langkah-unggah-galat")
    lanjutkan(permohonan, 9, kantor, {6: "tidak masuk daftar hitam", 8: "tidak lengkap"})
    kerjakan(permohonan, "diminta melengkapi", kantor)
    p.buka("permohonan-putaran-2", alamat(permohonan, "permohonan"))
    p.buka("langkah-putaran-2", alamat(permohonan, "langkah"))
    p.page.get_by_text("Ganti berkas").first.click()
    p.page.get_by_text("Tambahkan lampiran atau catatan").click()
    p.lihat("langkah-putaran-2-terbuka")
    p.tekan("Berkas siap", "permohonan-di-kantor")
    assert p.keluhan == []


@LEBAR
def test_halaman_langkah_tanpa_berkas_dan_akhir(jendela: Jendela, lebar: int):
    kantor = buat_kantor(REKRUTMEN)
    permohonan = buat_kasus(REKRUTMEN, 5, kantor)
    p = Penjelajah.mulai(jendela, lebar, kantor.pemeran.vendor_a)
    p.buka("langkah-surat-kuasa", alamat(permohonan, "langkah"))
    p.tekan("Surat kuasa siap", "langkah-surat-kuasa-galat")
    expect(p.page.locator(".ringkasan-galat")).to_be_focused()
    for medan in p.page.get_by_label("Mengapa belum ada atau tidak perlu").all():
        medan.fill("Pimpinan sendiri yang mengurus.")
    p.tekan("Surat kuasa siap", "langkah-berkas")
    assert p.keluhan == []


@LEBAR
def test_akhir_dialihkan_ditanya_dahulu(jendela: Jendela, lebar: int):
    kantor = buat_kantor(KALTIM)
    permohonan = buat_kasus(
        KALTIM, 13, kantor, {6: "tidak masuk daftar hitam", 11: "sudah terdaftar"}
    )
    p = Penjelajah.mulai(jendela, lebar, kantor.pemeran.vendor_a)
    p.buka("langkah-id-lama", alamat(permohonan, "langkah"))
    p.tekan("Memakai ID lama", "langkah-id-lama-tanya")
    p.tekan("Ya, akhiri permohonan", "permohonan-dialihkan")
    assert p.keluhan == []


@LEBAR
def test_tugas_lain(jendela: Jendela, lebar: int):
    kantor = buat_kantor(KALTIM)
    permohonan = buat_kasus(KALTIM, 7, kantor, {6: "masuk daftar hitam"})
    kerjakan(permohonan, "diberitahukan", kantor)
    p = Penjelajah.mulai(jendela, lebar, kantor.pemeran.verifikator)
    p.buka("kerja-tugas", "/kerja/")
    p.page.get_by_text("Catat sudah dilakukan").click()
    p.tekan("Simpan", "tugas-galat")
    p.page.get_by_label("Apa yang sudah dilakukan").fill("ID sudah ditandai.")
    p.tekan("Simpan", "berkas-tugas")
    p.buka("berkas-tugas-selesai", f"/proses/{permohonan.kunci}/")
    assert p.keluhan == []
