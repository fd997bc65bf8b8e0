"""The whole of registrasi-batang: the vendor through the portal, the verifikator at the door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client

from registrasi.forms import JadwalPanggilanForm, VerifikasiForm
from registrasi.models import PermohonanAkun
from tests.pabrik import Lengkap, Pemeran, baris_terbuka, selesaikan, unggah_bukti
from tests.registrasi.bantu import (
    DATA,
    alamat,
    gambar,
    isi,
    kirim_kotak_keluar,
    segar,
    tautan_dalam,
)
from ukpbj.sop import jejak
from ukpbj.sop.models import KotakKeluar, Penyimpangan

SANDI = {
    "new_password1": "kalimat sandi yang panjang",
    "new_password2": "kalimat sandi yang panjang",
}


def daftar(client: Client) -> PermohonanAkun:
    client.post("/daftar/", {"email": "baru@contoh.example", "unit": "batang"})
    client.post(tautan_dalam(kirim_kotak_keluar()[0]), SANDI)
    return PermohonanAkun.objects.get()


def lengkapi(client: Client, permohonan: PermohonanAkun) -> None:
    for bagian, kiriman in DATA.items():
        client.post(alamat(permohonan, "data", bagian), kiriman)
    client.post(alamat(permohonan, "periksa"))
    for jenis in ("ktp", "npwp"):
        client.post(alamat(permohonan, "unggah", jenis), {"berkas": gambar()})
    client.post(alamat(permohonan, "verifikasi"), {"hasil": "minta verifikasi daring"})


def kerjakan(pemeran: Pemeran, permohonan: PermohonanAkun, hasil: str, **masukan: Any) -> None:
    cara = Lengkap(masukan=masukan)
    selesaikan(permohonan, hasil, oleh=pemeran.verifikator, cara=cara)


def test_from_the_address_to_the_end(
    pemeran: Pemeran, client: Client, jam_beku: time_machine.Traveller
) -> None:
    permohonan = daftar(client)
    lengkapi(client, permohonan)
    assert segar(permohonan).keadaan == "langkah_4"

    baris = baris_terbuka(permohonan)
    isian = {"tanggal": "2026-10-12", "jam": "10:00", "tautan": "https://panggilan.example/1"}
    jadwal = JadwalPanggilanForm(isian, pelaksanaan=baris, hasil="dijadwalkan")
    assert jadwal.is_valid(), jadwal.errors
    kerjakan(pemeran, permohonan, "dijadwalkan", **jadwal.masukan())
    assert "Panggilan video hari ini 10.00 WIB" in isi(client.get(alamat(permohonan, "permohonan")))

    jam_beku.shift(timedelta(hours=1, minutes=5))
    baris = baris_terbuka(permohonan)
    unggah_bukti(baris, pemeran.verifikator)
    temuan = {"putusan_ktp": "sesuai", "putusan_npwp": "sesuai"}
    verifikasi = VerifikasiForm(temuan, pelaksanaan=baris, hasil="sesuai")
    assert verifikasi.is_valid(), verifikasi.errors
    kerjakan(pemeran, permohonan, "sesuai", **verifikasi.masukan())
    assert KotakKeluar.objects.filter(tugas="dokumen").count() == 1
    kerjakan(pemeran, permohonan, "disetujui")
    kerjakan(pemeran, permohonan, "dikonfirmasi")
    client.post(alamat(permohonan, "sikap"), {"sudah": "on"})

    permohonan = segar(permohonan)
    assert permohonan.keadaan == "selesai"
    assert [b.urut for b in permohonan.pelaksanaan.order_by("id")] == list(range(1, 9))
    assert not Penyimpangan.objects.exists()
    assert jejak.periksa(permohonan) is None
    subjek = " ".join(str(surat.subject) for surat in kirim_kotak_keluar())
    for kata in ("Jadwal panggilan video", "disetujui", "SIKaP"):
        assert kata in subjek
    assert "Berita Acara" in isi(client.get(alamat(permohonan, "permohonan")))
