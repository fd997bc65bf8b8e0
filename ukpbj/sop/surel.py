"""Mail through the outbox: built from ids when it is sent, with a fixed Message-ID."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from ukpbj.sop import kotak_keluar

DITOLAK_TETAP = 500
"""Answers of a mail server from here on are final (RFC 5321); those below ask to come later."""


@dataclass(frozen=True)
class Surat:
    """One mail: templates `surel/<templat>.subjek.txt` and `surel/<templat>.txt`."""

    templat: str
    ke: str
    konteks: Mapping[str, Any] = field(default_factory=dict)


Penyusun = Callable[[Mapping[str, Any]], Surat | None]
_penyusun: dict[str, Penyusun] = {}


def penyusun(jenis: str) -> Callable[[Penyusun], Penyusun]:
    """Register who builds this kind of mail from its ids; None means it is no longer due."""

    def daftarkan(fungsi: Penyusun) -> Penyusun:
        _penyusun[jenis] = fungsi
        return fungsi

    return daftarkan


def jenis_surel() -> list[str]:
    """The kinds of mail there are."""
    return sorted(_penyusun)


def antre_surel(kunci: str, jenis: str, **muatan: int | str) -> None:
    """Queue a mail in the running transaction; `muatan` takes ids, never addresses or names."""
    kotak_keluar.antre(f"surel:{kunci}", "surel", {"jenis": jenis, **muatan})


def antre_surel_banyak(jenis: str, baris: Mapping[str, Mapping[str, int | str]]) -> int:
    """Queue mails of one kind by their keys, however many at the same cost; how many were new."""
    return kotak_keluar.antre_banyak(
        "surel", {f"surel:{kunci}": {"jenis": jenis, **muatan} for kunci, muatan in baris.items()}
    )


class SuratDitolak(Exception):
    """The mail server refused a mail; the message names its reason without the address."""


class SuratTertahan(kotak_keluar.TakMenjawab):
    """The mail server is away, or asks to come later; the message names no address."""


@kotak_keluar.penangan("surel")
def kirim(muatan: Mapping[str, Any], kunci: str) -> None:
    """Build and send one mail.

    Raises Urung where it is not due any more, and SuratDitolak, SuratTertahan: the outbox tries
    again, after the second for much longer.
    """
    surat = _penyusun[muatan["jenis"]](muatan)
    if surat is None:
        raise kotak_keluar.Urung("suratnya tidak diperlukan lagi")
    konteks = {"situs": settings.SITE_URL, **surat.konteks}
    subjek = render_to_string(f"surel/{surat.templat}.subjek.txt", konteks)
    badan = render_to_string(f"surel/{surat.templat}.txt", konteks)
    # The same row sent again after a crash carries the same id: mail systems drop the double.
    tanda = hashlib.sha256(kunci.encode()).hexdigest()[:32]
    pesan = EmailMessage(
        " ".join(subjek.split()),
        badan,
        to=[surat.ke],
        headers={"Message-ID": f"<{tanda}@{urlsplit(settings.SITE_URL).hostname}>"},
    )
    try:
        pesan.send()
    except OSError as galat:  # what smtplib raises is one too
        # What the server says repeats the address; the outbox logs and keeps the words of errors.
        kode = _kode(galat)
        jenis = SuratDitolak if kode and max(kode) >= DITOLAK_TETAP else SuratTertahan
        raise jenis(" ".join([type(galat).__name__, *map(str, sorted(kode))])) from None


def _kode(galat: OSError) -> set[int]:
    """What the server answered; nothing where it was not reached."""
    if isinstance(galat, SMTPResponseException):
        return {galat.smtp_code}
    if isinstance(galat, SMTPRecipientsRefused):
        return {jawaban[0] for jawaban in galat.recipients.values()}
    return set()
