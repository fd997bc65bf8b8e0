"""The official flow chart of an SOP (PermenPAN-RB 35/2012), drawn by us on the server.

Pure: a declaration (`baris`) becomes ways for its arrows (`jalur`), heights (`ruang`), places
(`tata`, `geometri`) and pictures (`svg`). No database, no browser, no font file is asked.
"""

from __future__ import annotations

from ukpbj.sop.bagan.baris import (
    DISIMPULKAN,
    NAMA_AKHIR,
    TAMBAHAN,
    TANDA_DASAR,
    Alinea,
    Bagan,
    Cap,
    Rupa,
    kata_pilih,
    susun_bagan,
    tanda_dipakai,
)
from ukpbj.sop.bagan.geometri import geometri
from ukpbj.sop.bagan.svg import gambar, simbol, simbol_panah

__all__ = [
    "DISIMPULKAN",
    "NAMA_AKHIR",
    "TAMBAHAN",
    "TANDA_DASAR",
    "Alinea",
    "Bagan",
    "Cap",
    "Rupa",
    "gambar",
    "geometri",
    "kata_pilih",
    "simbol",
    "simbol_panah",
    "susun_bagan",
    "tanda_dipakai",
]
