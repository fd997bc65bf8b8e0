"""The columns of the sheet outside the pelaksana area, and what stands in their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from ukpbj.sop.bagan.baris import Alinea, Bagan, Baris
from ukpbj.sop.bagan.bentuk import Gaya, Persegi, Teks
from ukpbj.sop.bagan.huruf import bungkus

ISI, SELA = 11, 14
"""Size of the text in a cell, and from line to line."""
KABAR, TINGGI_KABAR = 10, 18
TEPI_SEL = 5
INDEN = 8
JARAK_ALINEA = 3
LEBAR_CAP = 130
"""Width of the remarks of a running case, which tell what was done."""
TANDA_AWAS = 14
"""Room for the sign before a warning."""


@dataclass(frozen=True)
class Kolom:
    """`kepala`: its heading. `mutu`: one of the three under "Mutu baku"."""

    nama: str
    kepala: str
    lebar: float
    mutu: bool = False


def kolom_kiri(bagan: Bagan) -> list[Kolom]:
    kosong = not any(baris.keterangan for baris in bagan.baris)
    return [Kolom("no", "No", 30), Kolom("kegiatan", "Kegiatan", 192 if kosong else 154)]


def kolom_kanan(bagan: Bagan) -> list[Kolom]:
    kosong = not any(baris.keterangan for baris in bagan.baris)
    keterangan = LEBAR_CAP if bagan.berjalan else 80 if kosong else 114
    return [
        Kolom("kelengkapan", "Kelengkapan", 112, mutu=True),
        Kolom("waktu", "Waktu", 60, mutu=True),
        Kolom("keluaran", "Output", 106, mutu=True),
        Kolom("keterangan", "Keterangan", keterangan),
    ]


def isi_sel(baris: Baris, nama: str) -> Sequence[Alinea]:
    """The paragraphs of one cell; what was done is noted before the printed remarks."""
    isi = getattr(baris, nama)
    if isinstance(isi, str):
        return [Alinea(isi)]
    return [*baris.cap.isi, *isi] if nama == "keterangan" else isi


def tulis_sel(baris: Baris, kolom: Kolom, x: float, y: float) -> tuple[list[Teks], float]:
    """The lines of one cell whose upper left corner is (x, y), and the height they need."""
    teks: list[Teks] = []
    bawah = y + TEPI_SEL
    if kolom.nama == "kegiatan":
        kabar = list(_kabar(baris, kolom, x, bawah))
        bawah += TINGGI_KABAR * len(kabar)
        teks += kabar
    for alinea in isi_sel(baris, kolom.nama):
        inden = _inden(alinea)
        baris_teks = bungkus(
            alinea.teks, kolom.lebar - 2 * TEPI_SEL - inden, ISI, tebal=alinea.tebal
        )
        teks += _alinea(alinea, baris_teks, kolom, x, bawah)
        bawah += SELA * len(baris_teks) + (0 if alinea.butir else JARAK_ALINEA)
    return teks, ceil(bawah + TEPI_SEL - y)


def _alinea(
    alinea: Alinea, baris_teks: Sequence[str], kolom: Kolom, x: float, y: float
) -> Iterator[Teks]:
    """The lines of one paragraph from y downwards; an item hangs on a dash."""
    inden = _inden(alinea)
    kiri = x + TEPI_SEL + inden
    for nomor, satu in enumerate(baris_teks):
        alas = y + SELA * nomor + ISI
        if alinea.butir and not nomor:
            yield _teks("-", kiri - inden, alas, kolom, x)
        gaya = Gaya.TANDA if alinea.awas and not nomor else Gaya.BIASA
        yield _teks(satu, kiri, alas, kolom, x, tebal=alinea.tebal, gaya=gaya)


def _inden(alinea: Alinea) -> float:
    return TANDA_AWAS if alinea.awas else INDEN if alinea.butir else 0


def _teks(isi: str, x: float, alas: float, kolom: Kolom, tepi: float, **rupa: Any) -> Teks:
    sel = Persegi(tepi, alas - ISI, kolom.lebar, SELA)
    return Teks(x, alas, isi, ISI, dalam=sel, **rupa)


def _kabar(baris: Baris, kolom: Kolom, x: float, y: float) -> Iterator[Teks]:
    """The news of a running case above the row's text, one line each."""
    ruang = kolom.lebar - 2 * TEPI_SEL - TANDA_AWAS - 8
    kata = [(satu, Gaya.TERBALIK) for satu in bungkus(baris.cap.kabar, ruang, KABAR, tebal=True)]
    kata += [(satu, Gaya.AWAS) for satu in bungkus(baris.cap.awas, ruang, KABAR, tebal=True)]
    for nomor, (satu, gaya) in enumerate(kata):
        alas = y + TINGGI_KABAR * nomor + 11
        awal = x + TEPI_SEL + 4 + (TANDA_AWAS if gaya is Gaya.AWAS else 0)
        sel = Persegi(x, alas - 12, kolom.lebar, TINGGI_KABAR)
        yield Teks(awal, alas, satu, KABAR, tebal=True, gaya=gaya, dalam=sel)
