"""The one door to WeasyPrint: HTML in, the bytes of a tagged PDF out."""

from __future__ import annotations

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
        try:
            isi = weasyprint.HTML(string=html, url_fetcher=_ambil).write_pdf(
                font_config=_huruf(), stylesheets=[_gaya()], pdf_variant="pdf/ua-1"
            )
        except weasyprint.urls.FatalURLFetchingError as galat:
            raise GalatPdf(str(galat)) from None
        return bytes(isi)


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

    return FontConfiguration()


@cache
def _gaya() -> Any:
    return _mesin().CSS(filename=Path(__file__).with_name("naskah.css"), font_config=_huruf())


def _ambil(alamat: str) -> Any:
    """Open nothing but what stands in the page itself.

    WeasyPrint's own fetcher would put local files and answers of inner servers into a document.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    if not alamat.lower().startswith("data:"):
        # Fatal: a document must not come out with a hole in it.
        raise FatalURLFetchingError("Naskah meminta sesuatu dari luar berkasnya.")
    return URLFetcher()(alamat)
