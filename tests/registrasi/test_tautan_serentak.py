"""Of many uses of one link at once, exactly one makes an account."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from registrasi.layanan import buat_token, minta_tautan
from registrasi.models import PelakuUsaha, PermohonanAkun, TautanPendaftaran
from tests.pabrik import UnitFactory
from ukpbj.akun.models import Pengguna

SANDI = "kalimat sandi yang panjang"
BANYAK = 5


def pakai(url: str, tunggu: Barrier) -> int:
    try:
        tunggu.wait()
        kiriman = {"new_password1": SANDI, "new_password2": SANDI}
        return Client(raise_request_exception=False).post(url, kiriman).status_code
    finally:
        connection.close()


def serentak(*url: str) -> list[int]:
    tunggu = Barrier(len(url))
    with ThreadPoolExecutor(len(url)) as kolam:
        return sorted(kolam.map(lambda satu: pakai(satu, tunggu), url))


@pytest.mark.django_db(transaction=True)
def test_one_link_sent_many_times_at_once_makes_one_account() -> None:
    minta_tautan("baru@contoh.example", UnitFactory.create(kode="batang"))
    url = f"/daftar/{buat_token(TautanPendaftaran.objects.get())}/"
    assert serentak(*[url] * BANYAK) == [302] + [410] * (BANYAK - 1)
    assert Pengguna.objects.filter(email="baru@contoh.example").count() == 1
    assert PelakuUsaha.objects.count() == PermohonanAkun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_links_of_two_units_for_one_address_make_one_account() -> None:
    for kode in ("batang", "unit-lain"):
        minta_tautan("baru@contoh.example", UnitFactory.create(kode=kode))
    url = [f"/daftar/{buat_token(t)}/" for t in TautanPendaftaran.objects.all()]
    assert serentak(*url) == [302, 410]
    assert PermohonanAkun.objects.count() == 1
    assert TautanPendaftaran.objects.filter(dipakai=None).count() == 1
