"""Guessing passwords: the pause per name and network, and the limit per network."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.akun.test_masuk import MASUK, SALAH, isi_tanpa_token, masuk
from tests.pabrik import SANDI, SENIN_PAGI, PenggunaFactory
from ukpbj.akun.models import Pengguna
from ukpbj.akun.pembatas import MASUK_PER_ALAMAT

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> Pengguna:
    return PenggunaFactory.create(email="budi@contoh.example", nama="Contoh Budi")


def kunci_akun(client: Client, email: str, **lain: Any) -> Any:
    response = None
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = masuk(client, email, SALAH, **lain)
    return response


def test_too_many_failures_pause_the_account_for_that_network(
    client: Client, orang: Pengguna
) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False):
        response = kunci_akun(client, orang.email)
        assert response.status_code == 429
        assert response.headers["Retry-After"] == "3600"
        teks = response.content.decode()
        assert "Masuk ditunda selama 1 jam" in teks
        assert "10.00 WIB" in teks
        assert reverse("akun:lupa_sandi") in teks
        assert masuk(client, orang.email).status_code == 429
        assert masuk(client, orang.email, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_pause_ends_by_itself_and_tries_during_it_do_not_extend_it(
    client: Client, orang: Pengguna
) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        kunci_akun(client, orang.email)
        jam.shift(timedelta(minutes=59))
        response = masuk(client, orang.email)
        assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
        jam.shift(timedelta(minutes=1, seconds=1))
        assert masuk(client, orang.email).status_code == 302


def test_known_and_unknown_addresses_are_paused_alike(orang: Pengguna) -> None:
    alamat = [orang.email, "tidak.ada@contoh.example"]
    with time_machine.travel(SENIN_PAGI, tick=False):
        jawaban = [kunci_akun(Client(), a) for a in alamat]
    assert {r.status_code for r in jawaban} == {429}
    assert len({isi_tanpa_token(r, *alamat) for r in jawaban}) == 1


def test_capitals_do_not_give_new_tries(client: Client, orang: Pengguna) -> None:
    for n in range(settings.AXES_FAILURE_LIMIT):
        email = orang.email[:n].upper() + orang.email[n:]
        masuk(client, f" {email}", SALAH)
    assert masuk(client, orang.email).status_code == 429


def test_a_forged_forwarding_header_gives_no_new_tries(client: Client, orang: Pengguna) -> None:
    for n in range(settings.AXES_FAILURE_LIMIT):
        masuk(client, orang.email, SALAH, headers={"x-forwarded-for": f"192.0.2.{n}"})
    response = masuk(client, orang.email, headers={"x-forwarded-for": "192.0.2.99"})
    assert response.status_code == 429


def test_a_right_login_clears_the_count(client: Client, orang: Pengguna) -> None:
    masuk(client, orang.email, SALAH)
    assert AccessAttempt.objects.count() == 1
    masuk(client, orang.email)
    assert not AccessAttempt.objects.exists()


def test_addresses_and_passwords_stay_out_of_the_log(
    client: Client, orang: Pengguna, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        kunci_akun(client, orang.email)
        masuk(client, orang.email, REMOTE_ADDR="192.0.2.7")
    assert orang.email not in caplog.text
    assert SALAH not in caplog.text
    assert SANDI not in caplog.text


def test_one_network_may_post_the_login_form_only_so_often(client: Client) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        for n in range(MASUK_PER_ALAMAT.banyak):
            assert masuk(client, f"orang{n}@contoh.example", SALAH).status_code == 200
        response = masuk(client, "lain@contoh.example", SALAH)
        assert response.status_code == 429
        assert int(response.headers["Retry-After"]) <= MASUK_PER_ALAMAT.detik
        assert "cobalah lagi dalam 5 menit" in response.content.decode()
        assert client.get(MASUK).status_code == 200
        assert masuk(client, "x@contoh.example", SALAH, REMOTE_ADDR="192.0.2.7").status_code == 200
        jam.shift(timedelta(seconds=int(response.headers["Retry-After"])))
        assert masuk(client, "lain@contoh.example", SALAH).status_code == 200
