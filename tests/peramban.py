"""Chromium's pages for browser tests: they watch that nothing leaves the site or is refused."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

CHROMIUM = "/usr/bin/chromium"
OPSI = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Jendela:
    """Opens pages of one site, each in a context (cookies) of its own."""

    peramban: Browser
    alamat: str
    konteks: list[BrowserContext] = field(default_factory=list)
    keluhan: list[str] = field(default_factory=list)

    def buka(self, lebar: int = 390, tinggi: int = 844, javascript: bool = True) -> Page:
        """A fresh visitor's page; `page.goto("/...")` is relative to the site."""
        konteks = self.peramban.new_context(
            base_url=self.alamat,
            viewport={"width": lebar, "height": tinggi},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            java_script_enabled=javascript,
        )
        konteks.set_default_timeout(15_000)
        konteks.on("request", self._catat_permintaan)
        konteks.on("console", self._catat_konsol)
        self.konteks.append(konteks)
        halaman = konteks.new_page()
        halaman.on("pageerror", lambda galat: self.keluhan.append(f"skrip: {galat}"))
        return halaman

    def tutup(self) -> None:
        """Close all pages.

        Raises:
            AssertionError: a request left the site, a script failed or the CSP refused something.
        """
        for konteks in self.konteks:
            konteks.close()
        assert not self.keluhan, self.keluhan

    def _catat_permintaan(self, permintaan: Request) -> None:
        tujuan = urlsplit(permintaan.url)
        if tujuan.scheme in ("data", "blob", "about"):
            return
        if f"{tujuan.scheme}://{tujuan.netloc}" != self.alamat:
            self.keluhan.append(f"permintaan ke luar: {permintaan.url}")

    def _catat_konsol(self, pesan: ConsoleMessage) -> None:
        # The browser's own line for an error status is expected where a test provokes one.
        if pesan.type == "error" and "Failed to load resource" not in pesan.text:
            self.keluhan.append(f"konsol: {pesan.text}")
