"""The statement about SIKaP, which ends the case (langkah 8)."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from registrasi.models import PermohonanAkun, TautanLayanan
from tests.pabrik import Pemeran, buat_permohonan
from tests.registrasi.bantu import alamat, isi, segar
from tests.registrasi.conftest import Masuk


@pytest.fixture
def permohonan(pemeran: Pemeran) -> PermohonanAkun:
    TautanLayanan.objects.all().delete()
    return buat_permohonan(8, pemeran=pemeran)


def tautan(alamat_layanan: str, mulai: date, sampai: date | None = None) -> TautanLayanan:
    return TautanLayanan.objects.create(
        kode="sikap", nama="SIKaP", alamat=alamat_layanan, berlaku_mulai=mulai,
        berlaku_sampai=sampai,
    )  # fmt: skip


def test_the_statement_ends_the_case(vendor: Client, permohonan: PermohonanAkun) -> None:
    jawaban = vendor.post(alamat(permohonan, "sikap"), {"sudah": "on"}, follow=True)
    assert "Selesai: akun SPSE Anda sudah terverifikasi" in isi(jawaban)
    assert segar(permohonan).keadaan == "selesai"


@pytest.mark.parametrize("kiriman", [{}, {"sudah": ""}, {"hasil": "terisi"}])
def test_without_the_statement_nothing_ends(
    vendor: Client, permohonan: PermohonanAkun, kiriman: dict[str, str]
) -> None:
    jawaban = vendor.post(alamat(permohonan, "sikap"), kiriman)
    assert jawaban.status_code == 422
    assert "Centang pernyataan ini" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_8"


def test_the_address_of_sikap_is_the_one_in_force_today(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    url = alamat(permohonan, "sikap")
    assert "Buka SIKaP<" not in isi(vendor.get(url))
    tautan("https://lama.example/", date(2016, 1, 1), date(2026, 10, 11))
    tautan("https://kini.example/", date(2026, 10, 12))
    tautan("https://nanti.example/", date(2027, 1, 1))
    teks = isi(vendor.get(url))
    assert 'href="https://kini.example/"' in teks
    assert "lama.example" not in teks
    assert "nanti.example" not in teks


def test_pressing_twice_and_coming_back_lead_to_the_case(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    for _ in range(2):
        vendor.post(alamat(permohonan, "sikap"), {"sudah": "on"})
    jawaban = vendor.get(alamat(permohonan, "sikap"), follow=True)
    assert "Keadaan sekarang: Selesai" in isi(jawaban)
    assert permohonan.pelaksanaan.count() == 8


def test_only_the_owner_may_state_it(
    pemeran: Pemeran, permohonan: PermohonanAkun, masuk: Masuk, client: Client
) -> None:
    url = alamat(permohonan, "sikap")
    assert client.post(url, {"sudah": "on"}).status_code == 302
    for orang in (pemeran.vendor_b, pemeran.verifikator, pemeran.kepala, pemeran.admin):
        assert masuk(orang).get(url).status_code == 404
        assert masuk(orang).post(url, {"sudah": "on"}).status_code == 404
    assert segar(permohonan).keadaan == "langkah_8"


def test_before_the_step_the_page_leads_back(pemeran: Pemeran, masuk: Masuk) -> None:
    permohonan = buat_permohonan(4, pemeran=pemeran)
    vendor = masuk(pemeran.vendor_a)
    jawaban = vendor.post(alamat(permohonan, "sikap"), {"sudah": "on"})
    assert jawaban.url == alamat(permohonan, "permohonan")
    assert segar(permohonan).keadaan == "langkah_4"
