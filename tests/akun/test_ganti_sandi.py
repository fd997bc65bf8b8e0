"""Changing one's own password."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.akun.test_masuk import SALAH, masuk
from tests.akun.test_sandi import BARU, isian
from tests.pabrik import SANDI, SENIN_PAGI, PenggunaFactory
from ukpbj.akun.models import Pengguna
from ukpbj.akun.pembatas import SANDI_LAMA_PER_ORANG

pytestmark = pytest.mark.django_db

GANTI = "/akun/sandi/ganti/"


@pytest.fixture
def orang() -> Pengguna:
    return PenggunaFactory.create(email="budi@contoh.example")


def test_changing_needs_the_old_password(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    response = client.post(GANTI, {"old_password": SALAH, **isian()})
    assert response.status_code == 200
    assert "Kata sandi lama tidak cocok" in response.content.decode()
    assert masuk(Client(), orang.email).status_code == 302


def test_changing_keeps_this_session_and_ends_the_others(orang: Pengguna) -> None:
    ini, lain = Client(), Client()
    masuk(ini, orang.email)
    masuk(lain, orang.email)
    response = ini.post(GANTI, {"old_password": SANDI, **isian()})
    assert response.headers["Location"] == "/akun/"
    assert ini.get(GANTI).status_code == 200
    assert lain.get(GANTI).status_code == 302
    assert masuk(Client(), orang.email, BARU).status_code == 302


def test_changing_writes_nothing_but_the_password(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    with CaptureQueriesContext(connection) as tangkapan:
        client.post(GANTI, {"old_password": SANDI, **isian()})
    ubah = [k["sql"] for k in tangkapan if k["sql"].startswith('UPDATE "akun_pengguna"')]
    assert any("is_active" not in sql.partition(" WHERE ")[0] for sql in ubah)
    assert not any("is_active" in sql.partition(" WHERE ")[0] for sql in ubah)


def test_the_old_password_can_be_guessed_only_so_often(client: Client, orang: Pengguna) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False):
        client.force_login(orang)
        for _ in range(SANDI_LAMA_PER_ORANG.banyak):
            client.post(GANTI, {"old_password": SALAH, **isian()})
        response = client.post(GANTI, {"old_password": SANDI, **isian()})
    assert response.status_code == 429


def test_changing_needs_a_login(client: Client) -> None:
    assert client.get(GANTI).headers["Location"] == f"/akun/masuk/?next={GANTI}"
