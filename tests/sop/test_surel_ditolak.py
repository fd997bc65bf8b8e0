"""A mail the server refuses: tried again later, and the address stays out of logs and outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from tests.pabrik import SENIN_PAGI, PenggunaFactory
from ukpbj.akun.layanan import minta_sandi_baru
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db

ALAMAT = "orang@contoh.example"


class PenerimaDitolak(BaseEmailBackend):
    """Answers as smtplib does when the server knows no such mailbox."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise SMTPRecipientsRefused({ALAMAT: (550, b"no mailbox " + ALAMAT.encode())})


class PengirimDitolak(BaseEmailBackend):
    """Answers as smtplib does when the server does not take mail from us."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise SMTPSenderRefused(451, b"later, " + ALAMAT.encode(), ALAMAT)


@pytest.mark.parametrize(
    ("penyedia", "galat"),
    [
        ("PenerimaDitolak", "SuratDitolak: SMTPRecipientsRefused 550"),
        ("PengirimDitolak", "SuratTertahan: SMTPSenderRefused 451"),
    ],
)
def test_a_refusal_is_kept_and_logged_without_the_address(
    penyedia: str, galat: str, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{penyedia}"
    PenggunaFactory.create(email=ALAMAT)
    minta_sandi_baru(ALAMAT)
    baris = KotakKeluar.objects.get()
    assert not kotak_keluar.jalankan(baris.pk)
    baris.refresh_from_db()
    assert baris.galat == galat
    assert baris.selesai is None
    assert galat in caplog.text
    assert ALAMAT not in caplog.text


def test_an_outage_of_a_day_loses_no_mail(settings: Any, mailoutbox: list[EmailMessage]) -> None:
    surat_keluar = settings.EMAIL_BACKEND
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        settings.EMAIL_BACKEND = f"{__name__}.PengirimDitolak"
        PenggunaFactory.create(email=ALAMAT)
        minta_sandi_baru(ALAMAT)
        baris, tertunda = KotakKeluar.objects.get(), []
        while sekarang() < SENIN_PAGI + timedelta(days=1):
            assert not kotak_keluar.jalankan(baris.pk)
            baris.refresh_from_db()
            tertunda.append(baris.berikutnya - sekarang())
            jam.move_to(baris.berikutnya)
        assert (tertunda[0], max(tertunda)) == (timedelta(seconds=10), timedelta(hours=1))
        assert (baris.diparkir, baris.percobaan) == (None, 0)
        settings.EMAIL_BACKEND = surat_keluar
        assert kotak_keluar.jalankan(baris.pk)
    assert len(mailoutbox) == 1


def test_a_server_that_stays_away_leaves_the_mail_to_a_person(settings: Any) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        settings.EMAIL_BACKEND = f"{__name__}.PengirimDitolak"
        PenggunaFactory.create(email=ALAMAT)
        minta_sandi_baru(ALAMAT)
        jam.shift(kotak_keluar.BATAS_MENUNGGU)
        baris = KotakKeluar.objects.get()
        assert not kotak_keluar.jalankan(baris.pk)
        baris.refresh_from_db()
        assert baris.diparkir == sekarang()
