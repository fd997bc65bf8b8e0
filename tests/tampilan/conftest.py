"""Templates drawn without a request or a database."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string

from tests.tampilan.buku_pola import konteks_halaman

HALAMAN = Path(__file__).parent / "halaman"


@pytest.fixture
def gambar() -> Callable[..., str]:
    """Draw a template with a context, white space squeezed."""

    def gambar(templat: str, /, **konteks: object) -> str:
        return re.sub(r"\s+", " ", render_to_string(templat, konteks))

    return gambar


@pytest.fixture
def halaman_pola() -> Callable[[str], str]:
    """Draw one of the pattern book's pages."""

    def gambar(nama: str) -> str:
        isi = (HALAMAN / f"{nama}.html").read_text()
        return str(engines["django"].from_string(isi).render(konteks_halaman()))

    return gambar
