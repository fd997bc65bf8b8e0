"""The words of a PDF, read by another program than the one that drew it."""

from __future__ import annotations

import subprocess


def teks_pdf(isi: bytes) -> str:
    """All pages, every run of blanks as one space (needs pdftotext, marker `poppler`)."""
    hasil = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
        input=isi,
        capture_output=True,
        check=True,
    )
    return " ".join(hasil.stdout.decode().split())
