"""Mails of a case: who, when, and nothing personal beyond the name."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import (
    SENIN_PAGI,
    Lengkap,
    Pemeran,
    baris_terbuka,
    buat_permohonan,
    selesaikan,
    unggah_bukti,
)
from tests.registrasi.bantu import alamat, kirim_kotak_keluar
from ukpbj.akun.models import Pengguna
from ukpbj.sop import layanan


def surat_terakhir() -> mail.EmailMessage:
    surat = kirim_kotak_keluar()
    assert surat, "tidak ada surat"
    return surat[-1]


def test_the_appointment_is_mailed_with_time_zone_and_link(pemeran: Pemeran) -> None:
    buat_permohonan(5, pemeran=pemeran, janji=SENIN_PAGI + timedelta(days=1))
    surat = surat_terakhir()
    assert surat.to == [pemeran.vendor_a.email]
    assert "Selasa, 13 Oktober 2026 pukul 09.00 WIB" in surat.body
    assert "https://panggilan.example/contoh" in surat.body


@pytest.mark.parametrize(
    ("tidak_hadir", "subjek"), [(False, "berubah"), (True, "Jadwal baru panggilan video")]
)
def test_every_move_of_the_appointment_is_mailed(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, tidak_hadir: bool, subjek: str
) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    kirim_kotak_keluar()
    for hari in (1, 2):
        jam_beku.shift(timedelta(minutes=1))
        layanan.geser_janji(
            baris_terbuka(permohonan).pk, SENIN_PAGI + timedelta(days=hari, hours=1), "Sakit.",
            oleh=pemeran.verifikator, tidak_hadir=tidak_hadir and hari == 1,
        )  # fmt: skip
        [surat] = kirim_kotak_keluar()
        assert f"{12 + hari} Oktober 2026 pukul 10.00 WIB" in surat.body
        if hari == 1:
            assert subjek in surat.subject


def test_a_correction_names_each_document_and_what_to_do(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    temuan = [
        {"jenis": "ktp", "sesuai": True, "catatan": ""},
        {"jenis": "npwp", "sesuai": False, "catatan": "NPWP memuat nama lama & buram."},
    ]
    cara = Lengkap(alasan="Perbaiki NPWP.", masukan={"pemeriksaan": temuan})
    selesaikan(permohonan, "perlu perbaikan", oleh=pemeran.verifikator, cara=cara)
    surat = surat_terakhir()
    assert "- NPWP perusahaan: NPWP memuat nama lama & buram." in surat.body
    assert "KTP" not in surat.body
    assert f"http://testserver{alamat(permohonan, 'permohonan')}" in surat.body


def test_a_rejection_gives_its_reason(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    cara = Lengkap(alasan="Dokumen tidak sah.", masukan={"pemeriksaan": []})
    selesaikan(permohonan, "ditolak", oleh=pemeran.verifikator, cara=cara)
    assert "Alasan: Dokumen tidak sah." in surat_terakhir().body


def test_a_cancellation_is_told_with_its_reason(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(4, pemeran=pemeran)
    layanan.batalkan(permohonan.pk, "Layanan dihentikan.", oleh=pemeran.kepala)
    surat = surat_terakhir()
    assert surat.subject == f"Permohonan {permohonan.nomor} dibatalkan"
    assert "Alasan: Layanan dihentikan." in surat.body


def test_approval_and_sikap_are_mailed_once_each(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(8, pemeran=pemeran)
    subjek = [surat.subject for surat in kirim_kotak_keluar()]
    assert [s for s in subjek if "disetujui" in s] == [
        f"Akun SPSE Anda disetujui, permohonan {permohonan.nomor}"
    ]
    assert len([s for s in subjek if "SIKaP" in s]) == 1


def test_names_are_not_escaped_and_nothing_else_personal_is_written(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    Pengguna.objects.filter(pk=pemeran.vendor_a.pk).update(nama="CV O'Contoh & Karya")
    unggah_bukti(baris_terbuka(permohonan), pemeran.verifikator)
    surat = surat_terakhir()
    usaha = PelakuUsaha.objects.get()
    assert "Yth. CV O'Contoh & Karya," in surat.body
    for rahasia in (usaha.npwp, usaha.nik, usaha.telepon, usaha.alamat, pemeran.vendor_a.email):
        assert rahasia not in f"{surat.body}{surat.subject}"


def test_an_account_switched_off_gets_no_mail(pemeran: Pemeran) -> None:
    buat_permohonan(5, pemeran=pemeran)
    Pengguna.objects.filter(pk=pemeran.vendor_a.pk).update(is_active=False)
    assert kirim_kotak_keluar() == []


def test_every_mail_says_whose_it_is_and_carries_a_fixed_id(
    pemeran: Pemeran, client: Client
) -> None:
    buat_permohonan(9, pemeran=pemeran)
    client.post("/daftar/", {"email": "baru@contoh.example", "unit": "batang"})
    surat = kirim_kotak_keluar()
    assert len({s.extra_headers["Message-ID"] for s in surat}) == len(surat)
    for satu in surat:
        assert pemeran.unit.nama in satu.body
        assert "{{" not in satu.body
        assert "None" not in satu.body
        assert "\n" not in satu.subject
    assert PermohonanAkun.objects.count() == 1
