"""My cases and my case: the answer on top, whose turn, the story so far."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registrasi.models import PermohonanAkun
from tests.pabrik import (
    SENIN_PAGI,
    TATAP_MUKA,
    Lengkap,
    Pemeran,
    baris_terbuka,
    buat_permohonan,
    selesaikan,
)
from tests.registrasi.bantu import alamat, isi
from tests.registrasi.conftest import Masuk
from ukpbj.sop import layanan
from ukpbj.sop.models import PelaksanaanLangkah


def halaman(vendor: Client, permohonan: PermohonanAkun) -> str:
    return isi(vendor.get(alamat(permohonan, "permohonan")))


@pytest.mark.parametrize(
    ("langkah", "judul", "giliran"),
    [
        (2, "Lengkapi data usaha Anda", "Giliran Anda"),
        (3, "Kirim dokumen Anda untuk diverifikasi", "Giliran Anda"),
        (4, "Verifikator sedang menyiapkan jadwal panggilan video", "Giliran LPSE"),
        (5, "Dokumen Anda sedang diverifikasi", "Giliran LPSE"),
        (6, "Dokumen Anda sesuai, tinggal disetujui", "Giliran LPSE"),
        (7, "Akun Anda disetujui, tunggu kabar tentang SIKaP", "Giliran LPSE"),
        (8, "Tinggal satu langkah: isi data di SIKaP", "Giliran Anda"),
        (9, "Selesai: akun SPSE Anda sudah terverifikasi", "Selesai"),
    ],
)
def test_the_heading_is_the_answer_at_every_step(
    pemeran: Pemeran, vendor: Client, langkah: int, judul: str, giliran: str
) -> None:
    teks = halaman(vendor, buat_permohonan(langkah, pemeran=pemeran))
    assert f"<h1>{judul}</h1>" in teks
    assert giliran in teks


def test_the_appointment_is_shown_in_the_units_zone_with_its_link(
    pemeran: Pemeran, vendor: Client
) -> None:
    janji = SENIN_PAGI + timedelta(days=1)
    teks = halaman(vendor, buat_permohonan(5, pemeran=pemeran, janji=janji))
    assert "<h1>Panggilan video besok 09.00 WIB</h1>" in teks
    assert "Selasa, 13 Oktober 2026 pukul 09.00 WIB" in teks
    assert 'href="https://panggilan.example/contoh"' in teks
    assert 'rel="noopener noreferrer"' in teks


def test_tatap_muka_waits_for_the_visitor_and_then_for_the_office(
    pemeran: Pemeran, vendor: Client
) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran, cara=TATAP_MUKA)
    teks = halaman(vendor, permohonan)
    assert "<h1>Silakan datang ke kantor LPSE</h1>" in teks
    assert "jadwal panggilan video" not in teks
    layanan.catat_hadir(baris_terbuka(permohonan).pk, oleh=pemeran.verifikator)
    assert "<h1>Dokumen Anda sedang diverifikasi</h1>" in halaman(vendor, permohonan)


def test_an_office_step_tells_its_limit_and_owns_up_when_late(
    pemeran: Pemeran, vendor: Client, jam_beku: time_machine.Traveller
) -> None:
    permohonan = buat_permohonan(4, pemeran=pemeran)
    assert "5 menit kerja, paling lambat hari ini 09.05 WIB" in halaman(vendor, permohonan)
    jam_beku.shift(timedelta(minutes=6))
    assert "lebih lama dari seharusnya" in halaman(vendor, permohonan)


def test_time_with_the_office_and_time_with_the_vendor_are_told_apart(
    pemeran: Pemeran, vendor: Client, jam_beku: time_machine.Traveller
) -> None:
    permohonan = buat_permohonan(3, pemeran=pemeran)
    jam_beku.shift(timedelta(minutes=30))
    pemohon = pemeran.vendor_a
    selesaikan(permohonan, "minta verifikasi daring", oleh=pemohon)
    jam_beku.shift(timedelta(minutes=4))
    teks = halaman(vendor, permohonan)
    assert "Waktu di kantor 4 menit kerja · waktu pada Anda 30 menit kerja" in teks


def test_a_rejection_gives_its_reasons_and_a_way_to_begin_again(
    pemeran: Pemeran, vendor: Client
) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    temuan = [{"jenis": "ktp", "sesuai": False, "catatan": "KTP bukan milik pimpinan."}]
    cara = Lengkap(alasan="Dokumen tidak sah.", masukan={"pemeriksaan": temuan})
    selesaikan(permohonan, "ditolak", oleh=pemeran.verifikator, cara=cara)
    teks = halaman(vendor, permohonan)
    for kata in ("Permohonan Anda ditolak", "Dokumen tidak sah.", "KTP bukan milik pimpinan."):
        assert kata in teks
    jawaban = vendor.post("/permohonan/ajukan/", {"unit": "batang"})
    baru = PermohonanAkun.objects.exclude(pk=permohonan.pk).get()
    assert jawaban.url == alamat(baru, "permohonan")
    assert (baru.keadaan, baru.pelaku_usaha) == ("langkah_2", permohonan.pelaku_usaha)
    assert vendor.get("/permohonan/").status_code == 200


def test_a_cancellation_gives_the_reason(pemeran: Pemeran, vendor: Client) -> None:
    permohonan = buat_permohonan(4, pemeran=pemeran)
    layanan.batalkan(permohonan.pk, "Pendaftaran ganda.", oleh=pemeran.kepala)
    teks = halaman(vendor, permohonan)
    assert "Permohonan ini dibatalkan" in teks
    assert "Pendaftaran ganda." in teks


@pytest.mark.parametrize("unit", ["batang", "tidak-ada", ""])
def test_no_second_case_beside_a_running_one(pemeran: Pemeran, vendor: Client, unit: str) -> None:
    buat_permohonan(4, pemeran=pemeran)
    jawaban = vendor.post("/permohonan/ajukan/", {"unit": unit}, follow=True)
    assert jawaban.status_code == 200
    assert PermohonanAkun.objects.count() == 1


def test_the_only_case_is_opened_at_once_and_several_are_listed(
    pemeran: Pemeran, vendor: Client
) -> None:
    satu = buat_permohonan(4, pemeran=pemeran)
    assert vendor.get("/permohonan/").url == alamat(satu, "permohonan")
    layanan.batalkan(satu.pk, "Contoh.", oleh=pemeran.kepala)
    dua = buat_permohonan(2, pemeran=pemeran)
    teks = isi(vendor.get("/permohonan/"))
    assert alamat(satu, "permohonan") in teks
    assert alamat(dua, "permohonan") in teks
    assert "Dibatalkan" in teks


def test_cases_of_others_are_not_there(pemeran: Pemeran, masuk: Masuk, client: Client) -> None:
    permohonan = buat_permohonan(4, pemeran=pemeran)
    url = alamat(permohonan, "permohonan")
    assert client.get(url).url == f"/akun/masuk/?next={url}"
    for orang in (pemeran.vendor_b, pemeran.verifikator, pemeran.kepala, pemeran.admin):
        assert masuk(orang).get(url).status_code == 404
    assert masuk(pemeran.vendor_a).get(f"/permohonan/{uuid4()}/").status_code == 404
    assert masuk(pemeran.vendor_a).get("/permohonan/bukan-kunci/").status_code == 404


def test_the_list_is_for_pelaku_usaha(pemeran: Pemeran, masuk: Masuk, client: Client) -> None:
    assert client.get("/permohonan/").url.startswith("/akun/masuk/")
    for orang in (pemeran.verifikator, pemeran.kepala, pemeran.admin, pemeran.vendor_b):
        assert masuk(orang).get("/permohonan/").status_code == 403
        assert masuk(orang).post("/permohonan/ajukan/", {"unit": "batang"}).status_code == 403


def test_looking_writes_nothing(pemeran: Pemeran, vendor: Client) -> None:
    permohonan = buat_permohonan(3, pemeran=pemeran)
    sebelum = list(PelaksanaanLangkah.objects.values())
    for nama in ("permohonan", "verifikasi"):
        vendor.get(alamat(permohonan, nama))
    assert list(PelaksanaanLangkah.objects.values()) == sebelum
    assert permohonan.jejak.count() == 3


def test_pages_take_few_queries_however_long_the_story(
    pemeran: Pemeran, vendor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    permohonan = buat_permohonan(9, pemeran=pemeran)
    vendor.get(alamat(permohonan, "permohonan"))
    with django_assert_max_num_queries(12):
        vendor.get(alamat(permohonan, "permohonan"))
    for _ in range(4):
        lain = buat_permohonan(4, pemeran=pemeran)
        layanan.batalkan(lain.pk, "Contoh.", oleh=pemeran.kepala)
    with django_assert_max_num_queries(9):
        vendor.get("/permohonan/")
