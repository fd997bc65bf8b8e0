"""A mail the server refuses: tried again later, and the address stays out of logs and outbox."""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from tests.pabrik import PenggunaFactory
from ukpbj.akun.layanan import minta_sandi_baru
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar

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
        ("PengirimDitolak", "SuratDitolak: SMTPSenderRefused 451"),
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
