"""Uploads: hostile files are refused with a reason, honest ones are kept clean."""

from __future__ import annotations

import sys
import unicodedata
from io import BytesIO
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import Client, override_settings
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.dokumen.contoh_berkas import BAIK, BERMUSUHAN, HTML, foto_ponsel, pdf, png
from ukpbj.dokumen import pengurai, unggahan
from ukpbj.dokumen.checks import periksa_pustaka
from ukpbj.dokumen.penerima import UnggahanDibuang
from ukpbj.dokumen.unggahan import MedanUnggah, UnggahanBersih, nama_aman, periksa_unggahan


def kirim(nama: str, isi: bytes, batas_mb: int = 5) -> UnggahanBersih:
    return periksa_unggahan(SimpleUploadedFile(nama, isi), batas_mb)


# --- What is refused --------------------------------------------------------------------------


@pytest.mark.parametrize("contoh", BERMUSUHAN)
def test_berkas_bermusuhan_ditolak_dengan_sebabnya(contoh):
    nama, isi, pesan = BERMUSUHAN[contoh]
    with pytest.raises(ValidationError, match=pesan):
        kirim(nama, isi)


def test_setiap_potongan_pdf_berskrip_ditolak_atau_memang_tidak_berskrip():
    isi = BERMUSUHAN["pdf berskrip saat dibuka"][1]
    for akhir in range(0, len(isi), 60):
        with pytest.raises(ValidationError):
            kirim("npwp.pdf", isi[:akhir])


def test_berkas_yang_melebihi_batas_unit_ditolak_dengan_ukurannya():
    with pytest.raises(ValidationError, match=r"berukuran 2,0.*MB, melebihi batas 1 MB"):
        kirim("ktp.png", png() + bytes(2 * 1024 * 1024), batas_mb=1)


def test_berkas_tepat_di_batas_diterima():
    isi = png()
    tepat = isi[:-12] + bytes(0) + isi[-12:]
    assert kirim("ktp.png", tepat, batas_mb=1).tipe == "image/png"
    with pytest.raises(ValidationError, match="melebihi batas"):
        kirim("ktp.png", bytes(1024 * 1024 + 1), batas_mb=1)


def test_pengurai_yang_terlalu_lama_dihentikan(monkeypatch):
    monkeypatch.setattr(unggahan, "SABAR", 0.01)
    with pytest.raises(ValidationError, match="tidak dapat dibaca"):
        kirim("npwp.pdf", pdf())


def test_giliran_yang_tidak_kunjung_tiba_dikatakan(monkeypatch):
    monkeypatch.setattr(unggahan, "SABAR", 0.01)
    for _ in range(2):
        unggahan._giliran.acquire()
    try:
        with pytest.raises(ValidationError, match="Coba lagi sebentar"):
            kirim("npwp.pdf", pdf())
    finally:
        unggahan._giliran.release(2)


def test_pengurai_tidak_mewarisi_lingkungan(monkeypatch, tmp_path):
    """What reads hostile bytes must not hold the keys of the house."""
    penulis = tmp_path / "penulis.py"
    penulis.write_text("import os, sys\nsys.stdout.write(repr(dict(os.environ)))\n")
    monkeypatch.setattr(pengurai, "__file__", str(penulis))
    assert b"SECRET_KEY" not in kirim("npwp.pdf", pdf()).isi


def test_tanpa_libmagic_tidak_ada_yang_diterima_dan_pemeriksaan_sistem_menyebutnya(monkeypatch):
    monkeypatch.setitem(sys.modules, "magic", None)
    with pytest.raises(ValidationError, match="Coba lagi sebentar"):
        kirim("ktp.png", png())
    [temuan] = [satu for satu in periksa_pustaka(None) if satu.id == "dokumen.E001"]
    assert "libmagic1" in str(temuan.hint)


def test_mesin_ini_mempunyai_semua_pustaka():
    assert periksa_pustaka(None) == []


# --- What is kept -----------------------------------------------------------------------------


@pytest.mark.parametrize("contoh", BAIK)
def test_berkas_yang_wajar_diterima(contoh):
    nama, isi = BAIK[contoh]
    hasil = kirim(nama, isi)
    assert hasil.nama == nama
    assert hasil.isi


def test_pdf_disimpan_sebagaimana_adanya():
    isi = pdf()
    assert kirim("npwp.pdf", isi).isi == isi


def test_foto_ditegakkan_dan_tempat_pengambilannya_hilang():
    asli, hasil = foto_ponsel(), kirim("ktp.jpg", foto_ponsel()).isi
    assert b"Ponsel Contoh" in asli
    assert b"catatan tersembunyi" in asli
    gambar = Image.open(BytesIO(hasil))
    assert gambar.size == (40, 60)
    atas, bawah = gambar.getpixel((20, 10)), gambar.getpixel((20, 50))
    assert isinstance(atas, tuple)
    assert isinstance(bawah, tuple)
    assert atas[0] > 200 > 50 > atas[2]
    assert bawah[2] > 200 > 50 > bawah[0]
    assert not gambar.getexif()
    assert b"Ponsel Contoh" not in hasil
    assert b"catatan tersembunyi" not in hasil


def test_isi_kedua_di_belakang_gambar_hilang():
    assert b"<script>" not in kirim("ktp.png", png() + HTML).isi


def test_foto_tidak_kehilangan_mutu_yang_terlihat():
    acak = Image.effect_noise((300, 200), 60).convert("RGB")
    wadah = BytesIO()
    acak.save(wadah, "JPEG", quality=90)
    hasil = Image.open(BytesIO(kirim("ktp.jpg", wadah.getvalue()).isi))
    asli = Image.open(wadah)
    beda = [abs(a - b) for a, b in zip(asli.tobytes(), hasil.tobytes(), strict=True)]
    assert sum(beda) / len(beda) < 6


# --- Names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "tampil"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\budi\\ktp.jpg", "ktp.jpg"),
        ("ktp\u202egnp.exe.png", "ktpgnp.exe.png"),
        ("ktp\r\nSet-Cookie: a=b.png", "ktpSet-Cookie: a=b.png"),
        ("  foto   KTP .png", "foto KTP .png"),
        ("Cafe\u0301.pdf", "Café.pdf"),
        ("\u200b.png", "berkas.png"),
    ],
)
def test_nama_yang_ditampilkan_bersih(nama, tampil):
    assert nama_aman(nama) == tampil


@given(st.text(max_size=400))
def test_nama_apa_pun_menjadi_satu_baris_pendek_tanpa_jalur(nama):
    hasil = nama_aman(nama)
    assert len(hasil) <= 150
    assert not set(hasil) & set("/\\\r\n\t")
    assert not [h for h in hasil if unicodedata.category(h)[0] == "C"]


def test_nama_panjang_tetap_berekstensi():
    assert nama_aman("a" * 400 + ".jpeg").endswith("a.jpeg")
    assert len(nama_aman("a" * 400 + ".jpeg")) == 150


# --- The field --------------------------------------------------------------------------------


class Formulir(forms.Form):
    ktp = MedanUnggah(label="KTP", batas_mb=3)
    npwp = MedanUnggah(label="NPWP", required=False)


def isi_formulir(**berkas: UploadedFile[Any]) -> Formulir:
    return Formulir({}, MultiValueDict({nama: [satu] for nama, satu in berkas.items()}))


def test_medan_memberi_unggahan_bersih_dan_boleh_kosong_bila_opsional():
    form = isi_formulir(ktp=SimpleUploadedFile("ktp.png", png()))
    assert form.is_valid()
    assert form.cleaned_data["ktp"].tipe == "image/png"
    assert not form.cleaned_data["npwp"]


def test_medan_wajib_meminta_berkas():
    assert isi_formulir().errors["ktp"] == ["Pilih berkas yang akan diunggah."]


def test_medan_menyebut_berkas_kosong_dan_ditolak():
    form = isi_formulir(
        ktp=SimpleUploadedFile("ktp.png", b""), npwp=SimpleUploadedFile("a.svg", b"<svg/>")
    )
    assert form.errors["ktp"] == ["Berkas ini kosong. Pilih berkas lain."]
    assert "tidak diterima" in form.errors["npwp"][0]


def test_batas_medan_terbaca_di_halaman_dan_tidak_menular():
    form = Formulir()
    medan = form.fields["ktp"]
    assert isinstance(medan, MedanUnggah)
    medan.batas_mb = 7
    assert 'data-batas-mb="7"' in str(form["ktp"])
    assert "paling besar 7 MB" in medan.help_text
    assert 'data-batas-mb="3"' in str(Formulir()["ktp"])


# --- Too much at once -------------------------------------------------------------------------


@pytest.mark.django_db
@override_settings(PERMINTAAN_TERBESAR_MB=1)
def test_permintaan_raksasa_tidak_disimpan_di_mana_pun(client: Client, tmp_path):
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path)):
        jawaban = client.post(
            "/akun/masuk/",
            {"username": "a@contoh.test", "f": SimpleUploadedFile("a.png", bytes(3 << 20))},
        )
    berkas = jawaban.wsgi_request.FILES["f"]
    assert isinstance(berkas, UnggahanDibuang)
    assert berkas.size == 3 << 20
    assert jawaban.wsgi_request.POST["username"] == "a@contoh.test"
    assert list(tmp_path.iterdir()) == []


def test_berkas_dari_permintaan_raksasa_disebut_terlalu_besar():
    besar = UnggahanDibuang(BytesIO(), "a.png", "image/png", 50 << 20)
    with pytest.raises(ValidationError, match="melebihi batas 5 MB"):
        periksa_unggahan(besar, 5)
    sedang = UnggahanDibuang(BytesIO(), "a.png", "image/png", 1 << 20)
    with pytest.raises(ValidationError, match="satu per satu"):
        periksa_unggahan(sedang, 5)
