"""The mail with a link for a new password, queued for known and unknown addresses alike."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.pabrik import PenggunaFactory
from ukpbj.akun.layanan import minta_sandi_baru
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar

pytestmark = pytest.mark.django_db


def kirim() -> list[mail.EmailMessage]:
    for pesan in KotakKeluar.objects.filter(selesai=None):
        assert kotak_keluar.jalankan(pesan.pk)
    return list(mail.outbox)


def test_the_link_in_the_mail_sets_a_new_password(client: Client) -> None:
    orang = PenggunaFactory.create(email="orang@contoh.example")
    minta_sandi_baru(" Orang@Contoh.example")
    [surat] = kirim()
    assert surat.to == ["orang@contoh.example"]
    cocok = re.search(r"http://testserver(/akun/sandi/baru/\S+/)", str(surat.body))
    assert cocok
    sandi = "kalimat sandi yang baru"
    client.post(cocok[1], {"new_password1": sandi, "new_password2": sandi})
    orang.refresh_from_db()
    assert orang.check_password(sandi)


def test_an_unknown_address_queues_the_same_row_and_sends_nothing() -> None:
    minta_sandi_baru("asing@contoh.example")
    assert KotakKeluar.objects.count() == 1
    assert kirim() == []


def test_the_queue_holds_neither_address_nor_token() -> None:
    PenggunaFactory.create(email="orang@contoh.example")
    minta_sandi_baru("orang@contoh.example")
    baris = KotakKeluar.objects.get()
    assert "contoh" not in f"{baris.kunci}{baris.muatan}"
    assert set(baris.muatan) == {"jenis", "pengguna"}


def test_asking_twice_sends_two_mails() -> None:
    PenggunaFactory.create(email="orang@contoh.example")
    for _ in range(2):
        minta_sandi_baru("orang@contoh.example")
    assert len(kirim()) == 2
