"""Choosing what to register for: the office first and, where it offers two, the service."""

from __future__ import annotations

import pytest
from django.test import Client

from registrasi.layanan import ajukan_lagi, minta_tautan
from registrasi.models import PelakuUsaha, PermohonanAkun, TautanPendaftaran
from tests.pabrik import Pemeran, UnitFactory
from tests.registrasi.bantu import isi, kirim_kotak_keluar, tautan_dalam
from tests.registrasi.conftest import Masuk
from tests.registrasi.kasus import KALTIM, PAGARALAM, REKRUTMEN, buat_kantor, buat_kasus
from ukpbj.akun.models import Unit
from ukpbj.sop import layanan
from ukpbj.sop.galat import BelumDapat

DUA = {"unit": "pagaralam", "layanan": "rekrutmen-registrasi-pagaralam"}
SANDI = {
    "new_password1": "kalimat sandi yang panjang",
    "new_password2": "kalimat sandi yang panjang",
}


@pytest.fixture
def pagaralam(db: None) -> Unit:
    """The only unit that takes registrations, with two services."""
    Unit.objects.exclude(kode="pagaralam").update(sop_aktif=[])
    return UnitFactory.create(kode="pagaralam")


@pytest.mark.parametrize("alamat", ["/", "/daftar/"])
def test_one_chooses_the_office_then_the_service_by_its_printed_title(
    pemeran: Pemeran, client: Client, alamat: str
) -> None:
    teks = isi(client.get(alamat))
    for kode in ("batang", "kaltim", "pagaralam"):
        assert f'href="?unit={kode}"' in teks
    teks = isi(client.get(alamat, {"unit": "pagaralam"}))
    assert PAGARALAM.sop.judul in teks
    assert REKRUTMEN.sop.judul in teks
    assert 'href="?unit=pagaralam&amp;layanan=rekrutmen-registrasi-pagaralam"' in teks
    assert 'name="email"' not in teks


def test_the_chosen_service_has_its_own_start_page_and_keeps_to_it(
    pemeran: Pemeran, client: Client
) -> None:
    teks = isi(client.get("/", DUA))
    assert "serahkan berkasnya ke front office" in teks
    assert "Akta pendirian" in teks
    assert "16 Tahun 2024" in teks
    tujuan = "/daftar/?unit=pagaralam&amp;layanan=rekrutmen-registrasi-pagaralam"
    assert f'href="{tujuan}"' in teks
    teks = isi(client.get("/daftar/", DUA))
    assert 'value="rekrutmen-registrasi-pagaralam"' in teks
    assert "checked" in teks


def test_limits_of_one_line_are_added_up(pemeran: Pemeran, client: Client) -> None:
    teks = isi(client.get("/", {"unit": "kaltim"}))
    assert "25 menit" in teks  # helpdesk: 5 + 5 + 10 + 5
    assert "10 menit + 1 hari" in isi(client.get("/", DUA))


def test_the_only_office_is_not_asked_for_but_its_services_are(
    pagaralam: Unit, client: Client
) -> None:
    teks = isi(client.get("/"))
    assert "Pilih layanan" in teks
    assert "Pilih LPSE lain" not in teks
    assert 'href="/daftar/?layanan=registrasi-pagaralam"' in isi(
        client.get("/", {"layanan": "registrasi-pagaralam"})
    )


@pytest.mark.parametrize(
    ("kode", "kelas"), [("registrasi-pagaralam", PAGARALAM), (DUA["layanan"], REKRUTMEN)]
)
def test_the_request_and_the_case_are_for_the_service_chosen(
    pagaralam: Unit, client: Client, kode: str, kelas: type[PermohonanAkun]
) -> None:
    kiriman = {"email": "baru@contoh.example", "unit": "pagaralam", "layanan": kode}
    assert client.post("/daftar/", kiriman).url == "/daftar/terkirim/"
    assert f'name="layanan" value="{kode}"' in isi(client.get("/daftar/terkirim/"))
    assert TautanPendaftaran.objects.get().kode_sop == kode
    [surat] = kirim_kotak_keluar()
    assert "Yang perlu disiapkan" in surat.body
    assert surat.body.count("Alamat email yang Anda buka") == 0
    client.post(tautan_dalam(surat), SANDI)
    assert PermohonanAkun.objects.get().kelas is kelas


@pytest.mark.parametrize("layanan", [None, "", "tidak-ada", "registrasi-batang"])
def test_without_a_service_the_form_asks_for_it_and_keeps_the_address(
    pemeran: Pemeran, client: Client, layanan: str | None
) -> None:
    kiriman = {"email": "baru@contoh.example", "unit": "pagaralam"}
    kiriman |= {} if layanan is None else {"layanan": layanan}
    jawaban = client.post("/daftar/", kiriman)
    assert jawaban.status_code == 422
    teks = isi(jawaban)
    assert 'value="baru@contoh.example"' in teks
    assert REKRUTMEN.sop.judul in teks
    assert "layanan" in teks
    assert not TautanPendaftaran.objects.exists()


def test_a_service_is_ignored_where_the_office_has_but_one(
    pemeran: Pemeran, client: Client
) -> None:
    kiriman = {"email": "baru@contoh.example", "unit": "batang", "layanan": "tidak-ada"}
    assert client.post("/daftar/", kiriman).status_code == 302
    assert TautanPendaftaran.objects.get().kode_sop == "registrasi-batang"


def test_a_link_of_a_service_that_was_closed_since_sets_up_nothing(
    pagaralam: Unit, client: Client
) -> None:
    minta_tautan("baru@contoh.example", pagaralam, PAGARALAM.sop.kode)
    [surat] = kirim_kotak_keluar()
    Unit.objects.filter(pk=pagaralam.pk).update(sop_aktif=[REKRUTMEN.sop.kode])
    jawaban = client.post(tautan_dalam(surat), SANDI, follow=True)
    assert "tidak menerima pendaftaran" in isi(jawaban)
    assert not PermohonanAkun.objects.exists()
    assert not PelakuUsaha.objects.exists()


def test_a_request_without_a_service_is_refused_where_there_are_two(pagaralam: Unit) -> None:
    with pytest.raises(BelumDapat, match="Pilih layanan"):
        minta_tautan("baru@contoh.example", pagaralam)


def test_help_names_every_office_and_one_that_was_chosen(pemeran: Pemeran, client: Client) -> None:
    assert 'href="?unit=kaltim"' in isi(client.get("/bantuan/"))
    assert "Hubungi Biro Pengadaan" in isi(client.get("/bantuan/", {"unit": "kaltim"}))


def test_asking_again_stays_with_the_service(db: None, masuk: Masuk) -> None:
    kantor = buat_kantor(REKRUTMEN)
    lama = buat_kasus(REKRUTMEN, 8, kantor)
    layanan.batalkan(lama.pk, "Contoh.", oleh=kantor.pemeran.kepala)
    klien = masuk(kantor.pemeran.vendor_a)
    assert f'value="{REKRUTMEN.sop.kode}"' in isi(klien.get(f"/permohonan/{lama.kunci}/"))
    kiriman = {"unit": "pagaralam", "layanan": REKRUTMEN.sop.kode}
    klien.post("/permohonan/ajukan/", kiriman)
    assert PermohonanAkun.objects.latest("pk").kelas is REKRUTMEN
    klien.post("/permohonan/ajukan/", kiriman)
    assert PermohonanAkun.objects.count() == 2


def test_a_service_for_perseorangan_takes_no_badan_usaha(db: None) -> None:
    kantor = buat_kantor(KALTIM)
    usaha = PelakuUsaha.objects.create(pengguna=kantor.pemeran.vendor_b, jenis="badan_usaha")
    with pytest.raises(BelumDapat, match="perseorangan"):
        ajukan_lagi(usaha.pk, kantor.pemeran.unit)
    assert not PermohonanAkun.objects.exists()
