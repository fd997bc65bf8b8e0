"""Looks at pages as one person in one window, and says everything that is wrong with them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from tests.peramban import Jendela
from tests.ujung.pelaku import tekan

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from ukpbj.akun.models import Pengguna

PEMERIKSAAN = (Path(__file__).parent / "pemeriksaan.js").read_text()
PAPAN_KETIK = (Path(__file__).parent / "papan_ketik.js").read_text()
UKURAN = {390: 844, 1280: 900}
"""Width of the window -> height, in CSS pixels."""


def masukkan(page: Page, orang: Pengguna, alamat: str) -> None:
    """Give the page the session of a login at the site `alamat`, without the form."""
    klien = Client()
    klien.force_login(orang)
    sesi = klien.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": alamat}])


@dataclass
class Penjelajah:
    """`keluhan`: what is wrong, each with page and width.

    FOLDER_TANGKAPAN in the environment names a folder that gets a picture of every page.
    """

    page: Page
    lebar: int
    keluhan: list[str] = field(default_factory=list)

    @classmethod
    def mulai(cls, jendela: Jendela, lebar: int, orang: Pengguna | None = None) -> Penjelajah:
        page = jendela.buka(lebar, UKURAN[lebar])
        penjelajah = cls(page, lebar)
        page.on("response", penjelajah._dengar)
        if orang is not None:
            masukkan(page, orang, jendela.alamat)
        return penjelajah

    def buka(self, nama: str, alamat: str, status: int = 200) -> None:
        """Go there and look; `status` is the answer expected."""
        jawaban = self.page.goto(alamat)
        if jawaban is None or jawaban.status != status:
            self.keluhan.append(f"{nama}: status {jawaban and jawaban.status}, bukan {status}")
        self.lihat(nama)

    def tekan(self, tombol: str, nama: str) -> None:
        """Press a button that sends a form, and look at the page that answers."""
        with self.page.expect_navigation():
            tekan(self.page, tombol)
        self.lihat(nama)

    def lihat(self, nama: str) -> None:
        """Judge the page as it stands."""
        keluhan: list[str] = self.page.evaluate(PEMERIKSAAN)
        self.keluhan += [f"{nama} ({self.lebar}): {satu}" for satu in keluhan]
        if folder := os.environ.get("FOLDER_TANGKAPAN"):
            self.page.screenshot(path=f"{folder}/{nama}-{self.lebar}.png", full_page=True)

    def _dengar(self, jawaban: Response) -> None:
        if jawaban.status >= 400 and jawaban.request.resource_type != "document":
            self.keluhan.append(f"{jawaban.status}: {urlsplit(jawaban.url).path}")
