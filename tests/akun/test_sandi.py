"""Passwords: asking for a link, using it, changing one's own."""

import inspect
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.tokens import default_token_generator
from django.db import connection, connections
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.akun.test_kunci_masuk import kunci_akun
from tests.akun.test_masuk import isi_tanpa_token, masuk
from tests.pabrik import SANDI, SENIN_PAGI, PenggunaFactory
from ukpbj.akun import layanan
from ukpbj.akun.models import Pengguna
from ukpbj.akun.pembatas import SANDI_PER_ALAMAT, SANDI_PER_EMAIL

pytestmark = pytest.mark.django_db

LUPA = "/akun/sandi/lupa/"
TERKIRIM = "/akun/sandi/lupa/terkirim/"
BARU = "gerobak-kuning-di-tepi-sawah"


@pytest.fixture
def orang() -> Pengguna:
    return PenggunaFactory.create(email="budi@contoh.example", nama="Contoh O'Budi & Anak")


@pytest.fixture
def permintaan() -> Iterator[list[int | None]]:
    """Whom the requests announced by the signal concern, in order."""
    daftar: list[int | None] = []

    def catat(sender: Any, pengguna_id: int | None, **kwargs: Any) -> None:
        daftar.append(pengguna_id)

    layanan.permintaan_sandi.connect(catat)
    yield daftar
    layanan.permintaan_sandi.disconnect(catat)


def jalur(pengguna: Pengguna) -> str:
    return layanan.buat_tautan_sandi(pengguna).removeprefix("http://testserver")


def isian(sandi: str = BARU, ulang: str | None = None) -> dict[str, str]:
    return {"new_password1": sandi, "new_password2": sandi if ulang is None else ulang}


# --- Asking -----------------------------------------------------------------------------------


def test_asking_announces_the_person_and_shows_a_page(
    client: Client, orang: Pengguna, permintaan: list[int | None]
) -> None:
    response = client.post(LUPA, {"email": " BUDI@contoh.example "}, follow=True)
    assert permintaan == [orang.pk]
    assert response.redirect_chain == [(TERKIRIM, 302)]
    assert "Periksa email Anda" in response.content.decode()


def test_unknown_and_disabled_addresses_get_the_same_page_and_cost_the_same_work(
    orang: Pengguna, permintaan: list[int | None]
) -> None:
    PenggunaFactory.create(email="nonaktif@contoh.example", is_active=False)
    alamat = ["budi@contoh.example", "tidak.ada@contoh.example", "nonaktif@contoh.example"]
    jawaban, kueri = [], []
    for email in alamat:
        with CaptureQueriesContext(connection) as tangkapan:
            jawaban.append(Client().post(LUPA, {"email": email}, follow=True))
        kueri.append([k["sql"].split()[0] for k in tangkapan])
    assert permintaan == [orang.pk, None, None]
    assert len({isi_tanpa_token(r) for r in jawaban}) == 1
    assert kueri[0] == kueri[1] == kueri[2]


@pytest.mark.parametrize("email", ["", "bukan alamat", "x" * 300 + "@contoh.example", "a\x00@b.cd"])
def test_a_broken_address_is_an_error_on_the_form(
    client: Client, permintaan: list[int | None], email: str
) -> None:
    response = client.post(LUPA, {"email": email})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert permintaan == []


def test_one_address_is_mailed_only_so_often_known_or_not(
    orang: Pengguna, permintaan: list[int | None]
) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False):
        for email in (orang.email, "tidak.ada@contoh.example"):
            status = [
                Client().post(LUPA, {"email": e}).status_code
                for e in [email, email.upper()] * SANDI_PER_EMAIL.banyak
            ]
            batas = SANDI_PER_EMAIL.banyak
            assert status == [302] * batas + [429] * batas
    assert len(permintaan) == 2 * SANDI_PER_EMAIL.banyak


def test_one_network_may_ask_only_so_often(client: Client) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False):
        for n in range(SANDI_PER_ALAMAT.banyak):
            assert client.post(LUPA, {"email": f"o{n}@contoh.example"}).status_code == 302
        response = client.post(LUPA, {"email": "lain@contoh.example"})
        assert response.status_code == 429
        assert int(response.headers["Retry-After"]) > 0


# --- The link ---------------------------------------------------------------------------------


def test_the_link_sets_the_password_once(client: Client, orang: Pengguna) -> None:
    tautan = jalur(orang)
    assert client.get(tautan).status_code == 200
    response = client.post(tautan, isian(), follow=True)
    assert response.redirect_chain == [("/akun/masuk/", 302)]
    assert "Kata sandi baru tersimpan" in response.content.decode()
    assert masuk(Client(), orang.email, SANDI).status_code == 200
    assert masuk(Client(), orang.email, BARU).status_code == 302
    response = client.post(tautan, isian("lain-lagi-sekali-ini-ya"))
    assert response.status_code == 410
    assert masuk(Client(), orang.email, BARU).status_code == 302


def test_opening_the_link_ten_times_neither_writes_nor_uses_it_up(
    client: Client, orang: Pengguna
) -> None:
    tautan = jalur(orang)
    with CaptureQueriesContext(connection) as tangkapan:
        for _ in range(10):
            assert client.get(tautan).status_code == 200
    assert {k["sql"].split()[0] for k in tangkapan} == {"SELECT"}
    assert client.post(tautan, isian()).status_code == 302


def test_the_link_lives_a_day(client: Client, orang: Pengguna) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        tautan = jalur(orang)
        jam.shift(timedelta(hours=24))
        assert client.get(tautan).status_code == 200
        jam.shift(timedelta(seconds=1))
        assert client.get(tautan).status_code == 410
        assert client.post(tautan, isian()).status_code == 410


def test_a_login_ends_the_link(client: Client, orang: Pengguna) -> None:
    tautan = jalur(orang)
    masuk(client, orang.email)
    assert Client().get(tautan).status_code == 410


def test_the_link_of_a_disabled_person_is_dead(client: Client, orang: Pengguna) -> None:
    tautan = jalur(orang)
    Pengguna.objects.update(is_active=False)
    assert client.get(tautan).status_code == 410


def test_a_token_of_another_person_is_refused(client: Client, orang: Pengguna) -> None:
    lain = PenggunaFactory.create()
    uid = jalur(orang).split("/")[4]
    palsu = f"/akun/sandi/baru/{uid}/{default_token_generator.make_token(lain)}/"
    assert client.get(palsu).status_code == 410
    assert client.post(palsu, isian()).status_code == 410


@pytest.mark.parametrize(
    "ekor",
    [
        "x/y",
        "MQ/abc-def",
        "%00/x",
        "////",
        "LTE/a-b",
        "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk/a-b",
        "8J-YgA/a-b",
        "MQ==/a-b",
        "w7w/a-b",
        "a" * 3000 + "/b",
        "1e/%E2%82%AC",
        "MQ/0-" + "f" * 5000,
    ],
)
def test_a_mangled_link_is_answered_not_crashed(client: Client, ekor: str) -> None:
    for minta in (client.get, client.post):
        assert minta(f"/akun/sandi/baru/{ekor}/").status_code in (404, 410)


@pytest.mark.parametrize(
    ("sandi", "ulang", "pesan"),
    [
        ("pendek", None, "terlalu pendek"),
        ("123456789012345", None, "hanya berisi angka"),
        ("passwordpassword", "passwordpassworx", "tidak sama"),
        ("budi@contoh.example", None, "terlalu mirip"),
        ("q1w2e3r4t5y6", None, "mudah ditebak"),
        ("", None, "tidak boleh kosong"),
        ("x\x00" * 10, None, "Null"),
    ],
)
def test_a_poor_password_is_refused_with_the_reason_and_keeps_the_link(
    client: Client, orang: Pengguna, sandi: str, ulang: str | None, pesan: str
) -> None:
    tautan = jalur(orang)
    response = client.post(tautan, isian(sandi, ulang))
    assert response.status_code == 200
    assert pesan.lower() in response.content.decode().lower()
    assert client.get(tautan).status_code == 200
    assert masuk(Client(), orang.email).status_code == 302


def test_a_new_password_ends_every_session_and_the_cool_off(orang: Pengguna) -> None:
    lain, penyerang = Client(), Client()
    tautan_awal = masuk(lain, orang.email)
    assert tautan_awal.status_code == 302
    kunci_akun(penyerang, orang.email)
    assert masuk(Client(), orang.email).status_code == 429
    orang.refresh_from_db()
    Client().post(jalur(orang), isian())
    assert lain.get("/akun/").headers["Location"].startswith("/akun/masuk/")
    assert masuk(Client(), orang.email, BARU).status_code == 302


def test_whoever_was_logged_in_at_this_browser_is_out(client: Client, orang: Pengguna) -> None:
    client.force_login(PenggunaFactory.create())
    client.post(jalur(orang), isian())
    assert client.get("/akun/").headers["Location"].startswith("/akun/masuk/")


def test_somebody_without_a_password_yet_can_set_one_through_the_link(client: Client) -> None:
    baru = Pengguna.objects.create_user("baru@contoh.example", nama="Contoh Baru")
    assert not baru.has_usable_password()
    assert client.post(jalur(baru), isian()).status_code == 302
    assert masuk(Client(), baru.email, BARU).status_code == 302


@pytest.mark.parametrize(
    "kepala",
    [
        {"x-forwarded-host": "jahat.example"},
        {"forwarded": "host=jahat.example"},
        {"x-original-host": "jahat.example"},
        {"x-forwarded-proto": "gopher"},
    ],
)
def test_the_link_starts_with_site_url_whatever_the_headers(
    client: Client, orang: Pengguna, permintaan: list[int | None], kepala: dict[str, str]
) -> None:
    assert client.post(LUPA, {"email": orang.email}, headers=kepala).status_code == 302
    assert layanan.buat_tautan_sandi(orang).startswith("http://testserver/akun/sandi/baru/")


def test_the_mail_carries_name_and_link_unescaped(orang: Pengguna) -> None:
    isi = layanan.isi_surel_sandi(orang) | {"situs": "http://testserver"}
    surat = render_to_string("surel/atur_ulang_sandi.txt", isi)
    assert "Contoh O'Budi & Anak" in surat
    assert isi["tautan"] in surat
    assert "berlaku 24 jam" in surat
    assert render_to_string("surel/atur_ulang_sandi.subjek.txt", isi).strip()


# --- Two uses at once -------------------------------------------------------------------------


def pakai_bersamaan(banyak: int, pakai: Any) -> list[bool]:
    hasil: list[bool] = []
    gerbang = threading.Barrier(banyak)

    def jalan(nomor: int) -> None:
        try:
            gerbang.wait(timeout=10)
            hasil.append(pakai(nomor))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=jalan, args=(n,)) for n in range(banyak)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(timeout=30)
    return hasil


@pytest.mark.django_db(transaction=True)
def test_of_eight_uses_of_a_link_at_once_one_succeeds(orang: Pengguna, settings: Any) -> None:
    # The product's own hash takes its time, and that is the time in which the others come in.
    argon2 = "django.contrib.auth.hashers.Argon2PasswordHasher"
    settings.PASSWORD_HASHERS = [argon2, *settings.PASSWORD_HASHERS]
    uid, token = jalur(orang).split("/")[4:6]
    hasil = pakai_bersamaan(8, lambda n: layanan.simpan_sandi_baru(uid, token, f"{BARU}-{n}"))
    assert sorted(hasil) == [False] * 7 + [True]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_several_uses_succeed(
    orang: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid, token = jalur(orang).split("/")[4:6]
    periksa = layanan.pengguna_tautan
    gerbang = threading.Barrier(8)

    def tanpa_kunci(uid: str, token: str, kumpulan: Any) -> Pengguna | None:
        pengguna = periksa(uid, token)
        gerbang.wait(timeout=10)
        return pengguna

    monkeypatch.setattr(layanan, "pengguna_tautan", tanpa_kunci)
    tanpa_transaksi = inspect.unwrap(layanan.simpan_sandi_baru)
    assert sum(pakai_bersamaan(8, lambda n: tanpa_transaksi(uid, token, f"{BARU}-{n}"))) > 1
