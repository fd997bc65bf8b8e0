"""Invented pelaku usaha: their login, their data, and pictures in place of their documents."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw

from registrasi.models import PelakuUsaha
from ukpbj.akun.models import Pengguna
from ukpbj.dokumen.unggahan import UnggahanBersih

AKUN = {
    "Contoh Penerjemah Perorangan": "pemilik@contoh-perseorangan.test",
    "CV Contoh Karya": "direktur@cv-contoh-karya.test",
}
"""Pelaku usaha whom one can log in as."""
DAERAH = {
    # town, province, how the numbers of its people begin
    "batang": ("Batang", "Jawa Tengah", "332501"),
    "kaltim": ("Samarinda", "Kalimantan Timur", "647201"),
    "pagaralam": ("Pagar Alam", "Sumatera Selatan", "167201"),
}


def pemilik(nomor: int, nama: str, panggilan: str = "") -> Pengguna:
    if email := AKUN.get(nama):
        return Pengguna.objects.get(email=email)
    return Pengguna.objects.create_user(
        f"usaha{nomor}@contoh.test", nama=panggilan or f"Contoh Wakil {nomor}"
    )


def usaha(pengguna: Pengguna, nomor: int, nama: str, jenis: str, daerah: str) -> PelakuUsaha:
    """The data form as its owner filled it in, once."""
    kota, provinsi, kode = DAERAH[daerah]
    data = {
        "jenis": jenis,
        "nama": nama,
        "npwp": f"09999999999{nomor:05d}",
        "nik": f"{kode}010180{nomor:04d}",
        "alamat": f"Jalan Contoh Nomor {nomor}",
        "kabupaten_kota": kota,
        "provinsi": provinsi,
        "kode_pos": "51211",
        "telepon": f"+628120000{nomor:04d}",
        "nama_pimpinan": pengguna.nama if pengguna.nama != nama else "Contoh Pimpinan",
        "jabatan_pimpinan": "Direktur",
    }
    return PelakuUsaha.objects.get_or_create(pengguna=pengguna, defaults=data)[0]


@lru_cache(maxsize=64)
def gambar(judul: str, nama: str = "") -> UnggahanBersih:
    """A picture that cannot be mistaken for a real document."""
    gambar = Image.new("RGB", (860, 540), "#eff5fd")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((20, 20, 839, 519), outline="#196bcd", width=4)
    pena.text((60, 70), judul, fill="#0a489f", font_size=56)
    pena.text((60, 170), nama, fill="#1f1f1f", font_size=32)
    pena.text((60, 430), "Gambar contoh, bukan dokumen asli", fill="#d50b0b", font_size=28)
    isi = io.BytesIO()
    gambar.save(isi, "PNG")
    return UnggahanBersih("gambar-contoh.png", "image/png", isi.getvalue())
