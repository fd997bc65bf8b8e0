"""Mail backend of the demo: keeps mails for the page /demo/surel/, sends nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from ukpbj.demo.models import SurelDemo


class KotakSuratDemo(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        SurelDemo.objects.bulk_create(
            SurelDemo(ke=", ".join(surat.to), subjek=str(surat.subject), isi=str(surat.body))
            for surat in email_messages
        )
        return len(email_messages)
