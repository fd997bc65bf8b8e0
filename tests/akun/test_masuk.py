"""Login and logout: who gets in, where to, and what an outsider can learn or force."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.hasher import HasherCepat
from tests.pabrik import SANDI, PenggunaFactory, UnitFactory, beri_peran, petugas
from ukpbj.akun.models import Pengguna

pytestmark = pytest.mark.django_db

MASUK = "/akun/masuk/"
BERANDA = "/akun/"
SALAH = "kata-sandi-yang-salah"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')

TUJUAN_ASING = [
    "https://jahat.example/",
    "http:jahat.example",
    "http:///jahat.example",
    "//jahat.example",
    "///jahat.example",
    "/\\jahat.example",
    "\\\\jahat.example",
    "https:jahat.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://testserver@jahat.example/",
    "https://testserver.jahat.example/",
    "\thttps://jahat.example",
    " //jahat.example",
    "\x00//jahat.example",
    "/\t/jahat.example",
    "https://[::1",
    "//jahat。example",
]


@pytest.fixture
def orang() -> Pengguna:
    return PenggunaFactory.create(email="budi@contoh.example", nama="Contoh Budi")


def masuk(client: Client, email: str, sandi: str = SANDI, **lain: Any) -> Any:
    return client.post(MASUK, {"username": email, "password": sandi}, **lain)


def isi_tanpa_token(response: Any, *rahasia: str) -> str:
    teks = TOKEN.sub("", response.content.decode())
    for kata in rahasia:
        teks = teks.replace(kata, "ALAMAT")
    return teks


def test_the_right_password_lets_a_person_in(client: Client, orang: Pengguna) -> None:
    response = masuk(client, "budi@contoh.example")
    assert response.status_code == 302
    assert response.headers["Location"] == BERANDA
    assert client.session["_auth_user_id"] == str(orang.pk)


def test_capitals_and_spaces_in_the_address_do_not_matter(client: Client, orang: Pengguna) -> None:
    assert masuk(client, "  Budi@CONTOH.example ").status_code == 302


@pytest.mark.parametrize("email", ["budi@contoh.example", "tidak.ada@contoh.example"])
def test_a_wrong_login_keeps_the_address_and_names_no_reason(
    client: Client, orang: Pengguna, email: str
) -> None:
    response = masuk(client, email, SALAH)
    assert response.status_code == 200
    assert response.context["form"]["username"].value() == email
    assert email in response.content.decode()
    assert SALAH not in response.content.decode()
    assert "tidak cocok" in response.content.decode()


def test_known_unknown_and_disabled_accounts_get_the_same_answer(orang: Pengguna) -> None:
    PenggunaFactory.create(email="nonaktif@contoh.example", is_active=False)
    alamat = ["budi@contoh.example", "tidak.ada@contoh.example", "nonaktif@contoh.example"]
    jawaban = [masuk(Client(), a, SALAH) for a in alamat]
    jawaban.append(masuk(Client(), "nonaktif@contoh.example", SANDI))
    assert {r.status_code for r in jawaban} == {200}
    assert len({isi_tanpa_token(r, *alamat) for r in jawaban}) == 1


def test_an_unknown_address_costs_as_many_hashes_as_a_known_one(
    orang: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    hitungan = []
    asli = HasherCepat.encode

    def hitung(self: HasherCepat, *args: Any, **kwargs: Any) -> str:
        hitungan.append(1)
        return asli(self, *args, **kwargs)

    monkeypatch.setattr(HasherCepat, "encode", hitung)
    masuk(Client(), "budi@contoh.example", SALAH)
    dikenal = len(hitungan)
    masuk(Client(), "tidak.ada@contoh.example", SALAH)
    assert dikenal == len(hitungan) - dikenal == 1


@pytest.mark.parametrize(
    "isian",
    [
        {},
        {"username": "", "password": ""},
        {"username": "bukan alamat", "password": "x"},
        {"username": "a" * 5000 + "@contoh.example", "password": "x"},
        {"username": "budi\x00@contoh.example", "password": "x"},
        {"username": "budi@contoh.example", "password": "x\x00"},
        {"username": "budi@contoh.example", "password": "x" * 100_000},
        {"username": "<script>@contoh.example", "password": "x"},
    ],
)
def test_broken_input_is_an_error_on_the_form(
    client: Client, orang: Pengguna, isian: dict[str, str]
) -> None:
    response = client.post(MASUK, isian)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert b"<script>@" not in response.content


@pytest.mark.parametrize("tujuan", TUJUAN_ASING)
def test_login_never_leads_off_the_site(client: Client, orang: Pengguna, tujuan: str) -> None:
    response = client.post(MASUK, {"username": orang.email, "password": SANDI, "next": tujuan})
    assert response.status_code == 302
    assert response.headers["Location"] == BERANDA


@pytest.mark.parametrize("tujuan", TUJUAN_ASING)
def test_who_is_logged_in_already_is_not_led_off_the_site(
    client: Client, orang: Pengguna, tujuan: str
) -> None:
    client.force_login(orang)
    response = client.get(MASUK, {"next": tujuan})
    assert response.status_code == 302
    assert response.headers["Location"] == BERANDA


def test_login_leads_back_to_the_page_asked_for(client: Client, orang: Pengguna) -> None:
    response = client.get("/akun/sandi/ganti/?a=1")
    assert response.headers["Location"] == f"{MASUK}?next=/akun/sandi/ganti/%3Fa%3D1"
    response = client.post(
        response.headers["Location"], {"username": orang.email, "password": SANDI}
    )
    assert response.headers["Location"] == "/akun/sandi/ganti/?a=1"


@pytest.mark.parametrize("tujuan", [MASUK, MASUK + "?next=" + MASUK])
def test_the_login_page_does_not_lead_to_itself(
    client: Client, orang: Pengguna, tujuan: str
) -> None:
    client.force_login(orang)
    assert client.get(MASUK, {"next": tujuan}).headers["Location"] == BERANDA


def test_a_foreign_host_header_is_refused(client: Client) -> None:
    assert client.get(MASUK, headers={"host": "jahat.example"}).status_code == 400


def test_a_post_without_csrf_token_is_refused(orang: Pengguna) -> None:
    response = masuk(Client(enforce_csrf_checks=True), orang.email)
    assert response.status_code == 403


def test_the_session_key_changes_at_login(client: Client, orang: Pengguna) -> None:
    client.get(MASUK)
    sesi = client.session
    sesi["sebelum"] = "masuk"
    sesi.save()
    lama = sesi.session_key
    masuk(client, orang.email)
    assert client.session.session_key != lama
    assert not Session.objects.filter(session_key=lama).exists()


def test_logout_kills_the_session(client: Client, orang: Pengguna) -> None:
    masuk(client, orang.email)
    kunci = client.session.session_key or ""
    response = client.post("/akun/keluar/")
    assert response.headers["Location"] == MASUK
    assert not Session.objects.filter(session_key=kunci).exists()
    client.cookies[settings.SESSION_COOKIE_NAME] = kunci
    assert client.get(BERANDA).headers["Location"].startswith(MASUK)


def test_logout_by_get_is_refused(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    assert client.get("/akun/keluar/").status_code == 405
    assert client.get(BERANDA).status_code == 302
    assert not client.get(BERANDA).headers["Location"].startswith(MASUK)


def test_a_disabled_person_is_out_at_the_next_request(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    Pengguna.objects.filter(pk=orang.pk).update(is_active=False)
    assert client.get(BERANDA).headers["Location"].startswith(MASUK)


# --- First page -------------------------------------------------------------------------------


def test_the_head_of_a_unit_starts_on_the_dashboard(client: Client) -> None:
    kepala = petugas("kepala_ukpbj", UnitFactory.create(), "Contoh Kepala")
    beri_peran(kepala, "verifikator", UnitFactory.create())
    client.force_login(kepala)
    assert client.get(BERANDA).headers["Location"] == reverse(settings.BERANDA_KEPALA)


def test_an_officer_starts_on_the_queue(client: Client) -> None:
    client.force_login(petugas("verifikator", UnitFactory.create(), "Contoh Verifikator"))
    assert client.get(BERANDA).headers["Location"] == reverse(settings.BERANDA_PEGAWAI)


def test_staff_without_a_role_start_in_the_admin(client: Client) -> None:
    client.force_login(PenggunaFactory.create(is_staff=True))
    assert client.get(BERANDA).headers["Location"] == reverse("admin:index")


def test_everybody_else_starts_on_their_own_cases(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    assert client.get(BERANDA).headers["Location"] == reverse(settings.BERANDA_PELAKU_USAHA)


def test_the_first_page_takes_no_post(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    assert client.post(BERANDA).status_code == 405
