"""Short ways to addresses, uploads and mails of the portal."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registrasi.models import PermohonanAkun
from tests.pabrik import gambar_png
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar

DATA = {
    "jenis": {"jenis": "badan_usaha"},
    "usaha": {"nama": "CV Contoh & Karya", "npwp": "02.183.241.5-999.000", "nib": "",
              "nomor_pkp": ""},
    "kontak": {"alamat": "Jalan Contoh 1", "kabupaten_kota": "Batang", "provinsi": "Jawa Tengah",
               "kode_pos": "51211", "telepon": "0812-3456-7890"},
    "pimpinan": {"nama_pimpinan": "Contoh Direktur", "jabatan_pimpinan": "Direktur",
                 "nik": "3325011212900001"},
}  # fmt: skip
"""Every page of the data form filled in as people type."""


def alamat(permohonan: PermohonanAkun, nama: str, *lagi: str) -> str:
    return reverse(f"registrasi:{nama}", args=[permohonan.kunci, *lagi])


def gambar(nama: str = "ktp.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, gambar_png(), "image/png")


def kirim_kotak_keluar() -> list[mail.EmailMessage]:
    """Do what the worker would; the mails that went out."""
    mail.outbox.clear()
    for pesan in KotakKeluar.objects.filter(tugas="surel", selesai=None).order_by("pk"):
        assert kotak_keluar.jalankan(pesan.pk), pesan.galat
    return list(mail.outbox)


def tautan_dalam(surat: mail.EmailMessage) -> str:
    """The path of the registration link in a mail."""
    cocok = re.search(r"http://testserver(/daftar/\S+/)", str(surat.body))
    assert cocok, surat.body
    return cocok[1]


def segar(permohonan: PermohonanAkun) -> PermohonanAkun:
    return PermohonanAkun.objects.select_related("pelaku_usaha").get(pk=permohonan.pk)


def isi(jawaban: Any) -> str:
    return str(jawaban.content.decode())
