"""How long a session lives, what browsers keep, and where somebody without one is sent."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.akun.test_masuk import masuk
from tests.pabrik import SENIN_PAGI, PenggunaFactory, UnitFactory, petugas
from ukpbj.akun.models import Pengguna

pytestmark = pytest.mark.django_db

HALAMAN = "/akun/sandi/ganti/"
MENGANGGUR = timedelta(seconds=settings.SESI_MENGANGGUR)
SEHARI = timedelta(seconds=settings.SESSION_COOKIE_AGE)


def di_dalam(client: Client) -> bool:
    return bool(client.get(HALAMAN).status_code == 200)


@pytest.fixture
def pegawai() -> Pengguna:
    return petugas("verifikator", UnitFactory.create(), "Contoh Verifikator")


def test_an_officer_who_does_nothing_for_30_minutes_is_out_and_told_why(
    client: Client, pegawai: Pengguna
) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        masuk(client, pegawai.email)
        jam.shift(MENGANGGUR)
        response = client.get(HALAMAN, follow=True)
    assert response.redirect_chain == [(f"/akun/masuk/?next={HALAMAN}", 302)]
    assert "setelah 30 menit tanpa kegiatan" in response.content.decode()


def test_a_page_that_refreshes_itself_does_not_keep_an_absent_officer_in(
    client: Client, pegawai: Pengguna
) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        masuk(client, pegawai.email)
        for _ in range(3):
            jam.shift(MENGANGGUR / 3)
            client.get(HALAMAN, headers={"X-Penyegar": "1"})
        assert not di_dalam(client)


def test_a_public_page_after_that_no_longer_knows_the_officer(
    client: Client, pegawai: Pengguna
) -> None:
    unit = pegawai.penugasan.get().unit
    publik = "/akun/sandi/lupa/terkirim/"
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        client.force_login(pegawai)
        assert unit.nama in client.get(publik).content.decode()
        jam.shift(MENGANGGUR)
        assert unit.nama not in client.get(publik).content.decode()


def test_staff_without_a_role_are_bound_by_it_too(client: Client) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        client.force_login(PenggunaFactory.create(is_staff=True))
        jam.shift(MENGANGGUR)
        assert not di_dalam(client)


def test_an_officer_who_works_stays_until_12_hours_have_passed(
    client: Client, pegawai: Pengguna
) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        client.force_login(pegawai)
        for _ in range(24):
            assert di_dalam(client)
            jam.shift(MENGANGGUR - timedelta(seconds=1))
        assert di_dalam(client)
        jam.move_to(SENIN_PAGI + SEHARI - timedelta(seconds=1))
        assert di_dalam(client)
        jam.shift(timedelta(seconds=1))
        assert not di_dalam(client)


def test_a_pelaku_usaha_may_pause_but_not_beyond_12_hours(client: Client) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        client.force_login(PenggunaFactory.create())
        jam.shift(SEHARI - timedelta(seconds=1))
        assert di_dalam(client)
        jam.shift(timedelta(seconds=1))
        assert not di_dalam(client)


def test_a_role_given_while_logged_in_counts_at_once(client: Client, pegawai: Pengguna) -> None:
    pegawai.penugasan.all().delete()
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        client.force_login(pegawai)
        jam.shift(MENGANGGUR)
        assert di_dalam(client)
        pegawai.penugasan.create(
            peran_id="verifikator", unit=UnitFactory.create(), dasar="SK Contoh", mulai="2020-01-01"
        )
        jam.shift(MENGANGGUR)
        assert not di_dalam(client)


def test_a_session_without_its_beginning_is_not_trusted(client: Client, pegawai: Pengguna) -> None:
    client.force_login(pegawai)
    sesi = client.session
    del sesi["masuk_pada"]
    sesi.save()
    assert not di_dalam(client)


def test_activity_is_noted_at_most_once_a_minute(client: Client, pegawai: Pengguna) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        client.force_login(pegawai)
        for detik, tulis in ((30, False), (30, True), (59, False)):
            jam.shift(timedelta(seconds=detik))
            with CaptureQueriesContext(connection) as tangkapan:
                client.get(HALAMAN)
            assert any("UPDATE" in k["sql"] for k in tangkapan) is tulis


def test_pages_of_somebody_logged_in_are_not_kept(client: Client, pegawai: Pengguna) -> None:
    client.force_login(pegawai)
    assert client.get(HALAMAN).headers["Cache-Control"] == "no-store"
    assert "no-store" not in Client().get("/akun/sandi/lupa/terkirim/").headers.get(
        "Cache-Control", ""
    )


def test_a_post_without_a_session_comes_back_to_the_page_with_the_form(client: Client) -> None:
    response = client.post(HALAMAN, headers={"referer": "http://testserver/berkas/7/?langkah=3"})
    assert response.headers["Location"] == "/akun/masuk/?next=%2Fberkas%2F7%2F%3Flangkah%3D3"


@pytest.mark.parametrize(
    "asal", ["", "https://jahat.example/", "http://[::1", "http://testserver.jahat.example/x"]
)
def test_a_post_from_elsewhere_comes_back_to_nowhere(client: Client, asal: str) -> None:
    assert client.post(HALAMAN, headers={"referer": asal}).headers["Location"] == "/akun/masuk/"


def test_htmx_leaves_the_page_for_the_login_instead_of_swapping_it_in(client: Client) -> None:
    response = client.get(
        HALAMAN, headers={"hx-request": "true", "hx-current-url": "http://testserver/kerja/?h=2"}
    )
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["HX-Redirect"] == "/akun/masuk/?next=%2Fkerja%2F%3Fh%3D2"
