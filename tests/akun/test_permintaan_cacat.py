"""Requests no browser sends are told so (400), on either database, never answered with a fault."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.pabrik import PenggunaFactory

pytestmark = pytest.mark.django_db


def test_a_cookie_that_hides_a_nul_is_refused(client: Client) -> None:
    kuki = 'sesi="\\000aaaaaaaaaaaaaaaaaaaaaaaa"'
    assert client.get("/", HTTP_COOKIE=kuki).status_code == 400


@pytest.mark.parametrize("pengodean", ["hex", "undefined", "idna", "utf-16"])
def test_a_form_in_an_encoding_that_is_not_utf_8_is_refused(client: Client, pengodean: str) -> None:
    isi = b'--b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.test\r\n--b--\r\n'
    tipe = f"multipart/form-data; boundary=b; charset={pengodean}"
    assert client.generic("POST", "/daftar/", isi, content_type=tipe).status_code == 400


def test_a_form_that_names_utf_8_is_read(client: Client) -> None:
    tipe = "application/x-www-form-urlencoded; charset=UTF-8"
    jawaban = client.generic("POST", "/akun/sandi/lupa/", b"email=salah", content_type=tipe)
    assert jawaban.status_code == 200


@pytest.mark.parametrize(
    "isi",
    [
        "akun/peran/%00/change/",
        "sop/proses/?keadaan__exact=%00",
        "sop/proses/?dibuat__year=9999999999",
        "sop/jejak/?waktu__year=2026&waktu__month=" + "9" * 40,
        "autocomplete/?app_label=akun&model_name=penugasan&field_name=pengguna&term=%00",
    ],
)
def test_a_filter_of_the_admin_that_no_database_can_look_for_is_refused(
    client: Client, isi: str
) -> None:
    client.force_login(PenggunaFactory.create(is_staff=True, is_superuser=True))
    assert client.get(f"/admin/{isi}").status_code == 400
