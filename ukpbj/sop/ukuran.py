"""File sizes in words, the same on every page."""

from __future__ import annotations

from django.utils.formats import number_format


def sebut_ukuran(bita: int) -> str:
    """ "19 KB", "2,4 MB"; never below one KB."""
    if bita < 1024 * 1024:
        return f"{max(1, bita // 1024)} KB"
    return f"{number_format(bita / 1024 / 1024, 1)} MB"
