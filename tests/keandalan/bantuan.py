"""What tests of failures share: many hands at once, and a browser without a face."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connections
from django.test import Client

from ukpbj.akun.models import Pengguna

SABAR = 120


def serentak(*perbuatan: Callable[[], Any]) -> list[Any]:
    """Do all of it at the same moment, each on a database connection of its own.

    Returns what each returned, or the exception it raised, in the given order.
    """
    gerbang = Barrier(len(perbuatan))
    hasil: list[Any] = [None] * len(perbuatan)

    def jalankan(nomor: int) -> None:
        try:
            gerbang.wait(SABAR)
            hasil[nomor] = perbuatan[nomor]()
        except Exception as galat:  # the test judges what happened to each
            hasil[nomor] = galat
        finally:
            connections.close_all()

    utas = [Thread(target=jalankan, args=(n,)) for n in range(len(perbuatan))]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(SABAR)
    assert not any(satu.is_alive() for satu in utas), "ada yang saling menunggu"
    return hasil


class Pengunjung:
    """Posts forms to a running server, logged in as `oleh` if given."""

    def __init__(self, alamat: str, oleh: Pengguna | None = None) -> None:
        self.alamat = urlsplit(alamat).netloc
        self.csrf = secrets.token_hex(16)
        self.kuki = {settings.CSRF_COOKIE_NAME: self.csrf}
        if oleh:
            klien = Client()
            klien.force_login(oleh)
            nama = settings.SESSION_COOKIE_NAME
            self.kuki[nama] = klien.cookies[nama].value

    def kirim(self, url: str, isian: Mapping[str, str]) -> tuple[int, str]:
        """Status and page."""
        return self._minta("POST", url, urlencode({**isian, "csrfmiddlewaretoken": self.csrf}))

    def lihat(self, url: str) -> tuple[int, str]:
        """Status and page."""
        return self._minta("GET", url)

    def _minta(self, cara: str, url: str, badan: str | None = None) -> tuple[int, str]:
        kepala = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{nama}={nilai}" for nama, nilai in self.kuki.items()),
        }
        sambungan = HTTPConnection(self.alamat, timeout=90)
        try:
            sambungan.request(cara, url, badan, kepala)
            jawaban = sambungan.getresponse()
            return jawaban.status, jawaban.read().decode()
        finally:
            sambungan.close()


def isian_meja(kunci_berlaku: list[str], hasil: str) -> dict[str, str]:
    """What the desk's page sends for a step where everything is there."""
    return dict.fromkeys(kunci_berlaku, "ada") | {"hasil": hasil}
