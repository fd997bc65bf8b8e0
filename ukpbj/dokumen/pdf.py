"""The one door to WeasyPrint: HTML in, the bytes of a tagged PDF out."""

from __future__ import annotations

import atexit
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

_satu_per_satu = Lock()
"""Pango's font tables are shared by the threads of the embedded worker, and threads are no gain."""


class GalatPdf(Exception):
    """The document cannot be drawn; the message is for those who run the machine."""


def jadikan_pdf(html: str) -> bytes:
    """Draw a page with the style of official documents. The same HTML gives the same bytes.

    Raises GalatPdf where libraries are missing, or the HTML asks for anything from outside.
    """
    with _satu_per_satu:
        weasyprint = _mesin()
        pengambil = Pengambil()
        isi = b""
        with suppress(weasyprint.urls.FatalURLFetchingError):
            isi = weasyprint.HTML(string=html, url_fetcher=pengambil).write_pdf(
                font_config=_huruf(), stylesheets=[_gaya()], pdf_variant="pdf/ua-1"
            )
        if pengambil.menolak:
            raise GalatPdf("Naskah meminta sesuatu dari luar berkasnya.")
        return isi


class Pengambil:
    """Opens nothing but what stands in the page itself.

    WeasyPrint's own fetcher would put local files and answers of inner servers into a document.
    A refusal is fatal, because a document must not come out with a hole in it; `menolak` says so
    too where the drawing of an SVG passes over it.
    """

    menolak = False

    def __call__(self, alamat: str) -> Any:
        from weasyprint.urls import FatalURLFetchingError, URLFetcher

        if not alamat.lower().startswith("data:"):
            self.menolak = True
            raise FatalURLFetchingError(alamat)
        return URLFetcher()(alamat)


def _mesin() -> Any:
    try:
        import weasyprint
    except OSError as galat:
        raise GalatPdf(
            "Pustaka WeasyPrint belum lengkap: apt-get install libpangoft2-1.0-0"
            f" libharfbuzz-subset0 fonts-liberation2 ({galat})"
        ) from galat
    return weasyprint


@cache
def _huruf() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    # Freed before the interpreter takes Pango's bindings down, which it cannot be after.
    atexit.register(_huruf.cache_clear)
    return FontConfiguration()


@cache
def _gaya() -> Any:
    return _mesin().CSS(filename=Path(__file__).with_name("naskah.css"), font_config=_huruf())
