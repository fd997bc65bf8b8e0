"""Asking for the link: one row, one mail, and an answer that tells nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registrasi.models import PelakuUsaha, PermohonanAkun, TautanPendaftaran
from tests.pabrik import SENIN_PAGI, Pemeran, PenggunaFactory, UnitFactory
from tests.registrasi.bantu import isi, kirim_kotak_keluar, tautan_dalam
from tests.registrasi.conftest import Masuk
from ukpbj.akun.models import Pengguna
from ukpbj.sop.models import KotakKeluar


def kirim(client: Client, email: str = "baru@contoh.example", **lagi: str):
    return client.post("/daftar/", {"email": email, "unit": "batang", **lagi})


def test_sending_an_address_writes_the_link_row_and_one_mail_only(
    pemeran: Pemeran, client: Client
) -> None:
    jawaban = kirim(client, "  Baru@Contoh.example ")
    assert jawaban.status_code == 302
    assert jawaban.url == "/daftar/terkirim/"
    tautan = TautanPendaftaran.objects.get()
    assert (tautan.email, tautan.unit) == ("baru@contoh.example", pemeran.unit)
    assert tautan.kedaluwarsa - tautan.diminta == timedelta(hours=48)
    assert KotakKeluar.objects.count() == 1
    assert not PelakuUsaha.objects.exists()
    assert not PermohonanAkun.objects.exists()
    assert not Pengguna.objects.filter(email="baru@contoh.example").exists()


def test_the_outbox_row_holds_no_address(pemeran: Pemeran, client: Client) -> None:
    kirim(client)
    pesan = KotakKeluar.objects.get()
    assert "contoh" not in pesan.kunci + str(pesan.muatan)


def test_the_mail_carries_a_link_under_site_url_whatever_the_host_header(
    pemeran: Pemeran, client: Client
) -> None:
    client.post(
        "/daftar/",
        {"email": "baru@contoh.example", "unit": "batang"},
        headers={"host": "localhost"},
    )
    [surat] = kirim_kotak_keluar()
    assert surat.to == ["baru@contoh.example"]
    assert tautan_dalam(surat).startswith("/daftar/")
    assert "localhost" not in surat.body


def test_known_and_unknown_addresses_get_the_same_answer_and_cause_the_same_work(
    pemeran: Pemeran,
) -> None:
    PenggunaFactory.create(email="kenal@contoh.example")
    halaman, kueri = [], []
    for email in ("asing@contoh.example", "kenal@contoh.example"):
        client = Client()
        client.get("/daftar/")
        with CaptureQueriesContext(connection) as tercatat:
            jawaban = kirim(client, email)
        teks = isi(client.get(jawaban.url)).replace(email, "EMAIL")
        token = client.cookies["csrf"].value if "csrf" in client.cookies else ""
        halaman.append((jawaban.status_code, jawaban.url, buang_token(teks.replace(token, ""))))
        kueri.append([satu["sql"].split(" ")[0] for satu in tercatat.captured_queries])
    assert halaman[0] == halaman[1]
    assert kueri[0] == kueri[1]
    assert TautanPendaftaran.objects.count() == 2
    assert KotakKeluar.objects.count() == 2


def buang_token(teks: str) -> str:
    return "\n".join(b for b in teks.splitlines() if "csrfmiddlewaretoken" not in b)


def test_a_known_address_is_told_in_the_mail_and_gets_no_link(
    pemeran: Pemeran, client: Client
) -> None:
    PenggunaFactory.create(email="kenal@contoh.example")
    kirim(client, "KENAL@contoh.example")
    [surat] = kirim_kotak_keluar()
    assert surat.to == ["kenal@contoh.example"]
    assert "/akun/masuk/" in surat.body
    assert "/akun/sandi/lupa/" in surat.body
    assert "/daftar/" not in surat.body


def test_asking_again_refreshes_the_open_row_and_sends_another_mail(
    pemeran: Pemeran, client: Client, jam_beku: time_machine.Traveller
) -> None:
    kirim(client)
    jam_beku.shift(timedelta(hours=3))
    kirim(client)
    tautan = TautanPendaftaran.objects.get()
    assert tautan.diminta == SENIN_PAGI
    assert tautan.kedaluwarsa == SENIN_PAGI + timedelta(hours=51)
    assert len(kirim_kotak_keluar()) == 2
    assert "sekali lagi" in isi(client.get("/daftar/terkirim/"))


def test_asking_after_the_link_expired_makes_a_new_request(
    pemeran: Pemeran, client: Client, jam_beku: time_machine.Traveller
) -> None:
    kirim(client)
    jam_beku.shift(timedelta(hours=49))
    kirim(client)
    assert TautanPendaftaran.objects.count() == 2


def test_the_address_stands_in_no_url_and_the_page_after_needs_a_request_first(
    pemeran: Pemeran, client: Client
) -> None:
    assert client.get("/daftar/terkirim/").url == "/daftar/"
    jawaban = kirim(client)
    assert "contoh" not in jawaban.url
    teks = isi(client.get(jawaban.url))
    assert "baru@contoh.example" in teks
    assert "paling lambat 2 hari" in teks


@pytest.mark.parametrize(
    ("kiriman", "pesan"),
    [
        ({"email": "", "unit": "batang"}, "Isikan alamat email Anda"),
        ({"email": "bukan alamat", "unit": "batang"}, "tidak lengkap"),
        ({"email": "a" * 300 + "@contoh.example", "unit": "batang"}, "karakter"),
        ({"email": "baru@contoh.example", "unit": "tidak-ada"}, "LPSE"),
        ({"email": "baru@contoh.example\x00", "unit": "batang"}, "email"),
        ({}, "Isikan alamat email Anda"),
    ],
)
def test_bad_input_is_explained_keeps_what_was_typed_and_changes_nothing(
    pemeran: Pemeran, client: Client, kiriman: dict[str, str], pesan: str
) -> None:
    jawaban = client.post("/daftar/", kiriman)
    assert jawaban.status_code == 422
    assert pesan in isi(jawaban)
    if kiriman.get("email") == "bukan alamat":
        assert 'value="bukan alamat"' in isi(jawaban)
    assert not TautanPendaftaran.objects.exists()
    assert not KotakKeluar.objects.exists()


def test_one_address_gets_few_mails_per_hour_and_the_answer_stays_the_same(
    pemeran: Pemeran, client: Client, jam_beku: time_machine.Traveller
) -> None:
    jawaban = []
    for _ in range(8):
        jawaban.append(kirim(client).url)
        jam_beku.shift(timedelta(seconds=5))
    assert set(jawaban) == {"/daftar/terkirim/"}
    assert KotakKeluar.objects.count() == 5


def test_one_client_address_is_slowed_down_with_429(pemeran: Pemeran, client: Client) -> None:
    status = [kirim(client, f"baru{n}@contoh.example").status_code for n in range(32)]
    assert status[:30] == [302] * 30
    assert status[30:] == [429, 429]
    assert TautanPendaftaran.objects.count() == 30


def test_who_is_logged_in_does_not_register(pemeran: Pemeran, masuk: Masuk) -> None:
    for orang in (pemeran.vendor_a, pemeran.verifikator):
        assert masuk(orang).get("/daftar/").url == "/akun/"
        assert kirim(masuk(orang)).url == "/akun/"
    assert not TautanPendaftaran.objects.exists()


def test_with_several_units_the_unit_must_be_chosen(pemeran: Pemeran, client: Client) -> None:
    lain = UnitFactory.create(kode="unit-lain")
    assert 'value="unit-lain" selected' in isi(client.get("/daftar/", {"unit": "unit-lain"}))
    assert client.post("/daftar/", {"email": "baru@contoh.example"}).status_code == 422
    kirim(client, unit="unit-lain")
    assert TautanPendaftaran.objects.get().unit == lain
