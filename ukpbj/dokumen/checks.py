"""System checks: the libraries that no Python package brings along."""

from __future__ import annotations

import ctypes
from typing import Any

from django.core.checks import CheckMessage, Error, Warning

PANGO = (
    "libpangoft2-1.0.so.0",
    "libpangoft2-1.0-0",
    "libpangoft2-1.0.dylib",
    "libpangoft2-1.0-0.dll",
)


def periksa_pustaka(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Name what is missing and the line that installs it."""
    temuan: list[CheckMessage] = []
    try:
        import magic  # noqa: F401  (importing it is the check: it loads libmagic)
    except ImportError:
        temuan.append(
            Error(
                "libmagic tidak ada: tidak ada unggahan yang dapat diperiksa dan diterima.",
                hint="apt-get install libmagic1",
                id="dokumen.E001",
            )
        )
    if not any(_dapat_dimuat(nama) for nama in PANGO):
        temuan.append(
            Warning(
                "Pango tidak ada: dokumen resmi tidak dapat dibuat dan menunggu di kotak keluar.",
                hint="apt-get install libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2",
                id="dokumen.W001",
            )
        )
    return temuan


def _dapat_dimuat(nama: str) -> bool:
    try:
        ctypes.CDLL(nama)
    except OSError:
        return False
    return True
