"""`/sehat/` tells states and ages, to anybody, and asks for no session."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from ukpbj.sop.models import Detak, KotakKeluar
from ukpbj.sop.waktu import sekarang


@pytest.fixture
def tersapu(db):
    Detak.objects.update_or_create(nama="sapu_tenggat", defaults={"waktu": sekarang()})


def antre(lalu: timedelta, **lain) -> None:
    saat = sekarang() - lalu
    KotakKeluar.objects.create(
        kunci=f"uji:{lalu}", tugas="uji", dibuat=saat, berikutnya=saat, **lain
    )


def test_all_is_well_while_the_sweep_runs_and_the_outbox_drains(client: Client, tersapu):
    jawaban = client.get("/sehat/")

    assert jawaban.status_code == 200
    assert jawaban.json()["status"] == "baik"
    assert jawaban.json()["umur_antrean"] == 0
    assert "no-store" in jawaban["Cache-Control"]


def test_a_sweep_that_stopped_is_told_but_keeps_the_web_process(client: Client, db):
    Detak.objects.create(nama="sapu_tenggat", waktu=sekarang() - timedelta(hours=1))

    jawaban = client.get("/sehat/")

    assert jawaban.status_code == 200
    assert jawaban.json()["status"] == "terganggu"
    assert jawaban.json()["umur_sapuan"] >= 3600


def test_an_outbox_that_does_not_drain_is_told(client: Client, tersapu):
    antre(timedelta(minutes=10))

    isi = client.get("/sehat/").json()

    assert isi["status"] == "terganggu"
    assert isi["umur_antrean"] >= 600


def test_done_and_parked_rows_do_not_count_as_waiting(client: Client, tersapu):
    antre(timedelta(minutes=10), selesai=sekarang())
    antre(timedelta(minutes=20), diparkir=sekarang())

    isi = client.get("/sehat/").json()

    assert (isi["status"], isi["umur_antrean"], isi["diparkir"]) == ("baik", 0, 1)


def test_without_the_database_it_answers_503(client: Client, transactional_db, settings):
    connection.close()
    semula = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "/tidak/ada/di/sini"
    try:
        jawaban = client.get("/sehat/")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = semula

    assert jawaban.status_code == 503
    assert jawaban.json() == {"status": "mati", "basis_data": "tidak terjangkau"}


def test_a_broker_that_is_away_does_not_take_the_site_down(client: Client, tersapu, settings):
    settings.TERTANAM = False
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    jawaban = client.get("/sehat/")

    assert jawaban.status_code == 200
    assert jawaban.json()["perantara"] == "tidak terjangkau"


def test_it_only_answers_to_reading(client: Client, db):
    assert client.post("/sehat/").status_code == 405
    assert client.head("/sehat/").status_code == 200
