"""Start page and help, for people without an account."""

from django.test import Client

from tests.pabrik import Pemeran, UnitFactory
from tests.registrasi.bantu import isi
from tests.registrasi.conftest import Masuk
from ukpbj.akun.models import Unit


def test_start_page_of_the_only_unit_offers_registration_and_the_printed_limits(
    hanya_batang: Pemeran, client: Client
) -> None:
    teks = isi(client.get("/"))
    assert 'href="/daftar/"' in teks
    assert "30 menit" in teks
    assert "01.09.03./SOP/2020" in teks


def test_with_several_units_one_chooses_first(pemeran: Pemeran, client: Client) -> None:
    lain = UnitFactory.create(kode="unit-lain", nama="LPSE Contoh Lain")
    assert "?unit=unit-lain" in isi(client.get("/"))
    teks = isi(client.get("/", {"unit": lain.kode}))
    assert "/daftar/?unit=unit-lain" in teks


def test_an_unknown_unit_in_the_address_shows_the_choice(pemeran: Pemeran, client: Client) -> None:
    UnitFactory.create(kode="unit-lain")
    jawaban = client.get("/", {"unit": "tidak-ada"})
    assert jawaban.status_code == 200
    assert "?unit=unit-lain" in isi(jawaban)


def test_without_a_unit_that_registers_the_page_says_so(db: None, client: Client) -> None:
    Unit.objects.update(sop_aktif=[])
    teks = isi(client.get("/"))
    assert "belum dibuka" in teks
    assert "/daftar/" not in teks
    assert client.get("/daftar/").status_code == 302


def test_help_names_the_contact_of_the_unit(hanya_batang: Pemeran, client: Client) -> None:
    Unit.objects.filter(pk=hanya_batang.unit.pk).update(
        telepon="0285 000 000", jam_layanan="Senin-Kamis 08.00-15.00"
    )
    teks = isi(client.get("/bantuan/"))
    assert "0285 000 000" in teks
    assert "Senin-Kamis 08.00-15.00" in teks


def test_public_pages_open_for_everybody_and_only_for_reading(
    pemeran: Pemeran, masuk: Masuk, client: Client
) -> None:
    for alamat in ("/", "/bantuan/"):
        for klien in (client, masuk(pemeran.vendor_a), masuk(pemeran.verifikator)):
            assert klien.get(alamat).status_code == 200
            assert klien.post(alamat).status_code == 405
