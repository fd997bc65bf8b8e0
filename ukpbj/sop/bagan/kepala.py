"""The head of the sheet: "Pelaksana" over its columns, "Mutu baku" over its three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ukpbj.sop.bagan.baris import Bagan
from ukpbj.sop.bagan.bentuk import Persegi, Teks, Titik
from ukpbj.sop.bagan.huruf import bungkus
from ukpbj.sop.bagan.kolom import Kolom

UKURAN_KEPALA, SELA_KEPALA = 11, 14
TINGGI_ATAS = 22
"""Height of the upper of the two lines of headings."""


@dataclass(frozen=True)
class Kepala:
    """Its texts and rules, and how high it is."""

    teks: Sequence[Teks]
    garis: Sequence[tuple[Titik, Titik]]
    tinggi: float


def tulis_kepala(
    bagan: Bagan, kiri: Sequence[Kolom], kanan: Sequence[Kolom], batas: Sequence[float]
) -> Kepala:
    """`batas`: the x of the rules between the pelaksana columns, the outer ones included."""
    pelaksana = [
        (nama, Persegi(awal, TINGGI_ATAS, akhir - awal, 0))
        for nama, awal, akhir in zip(bagan.pelaksana, batas, batas[1:], strict=False)
    ]
    tinggi = TINGGI_ATAS + max(
        12 + SELA_KEPALA * len(_bungkus(nama, sel)) for nama, sel in pelaksana
    )
    sel = [*_sel_biasa(kiri, kanan, batas, tinggi)]
    sel += [(nama, Persegi(s.x, s.y, s.lebar, tinggi - s.y)) for nama, s in pelaksana]
    sel.append(("Pelaksana", Persegi(batas[0], 0, batas[-1] - batas[0], TINGGI_ATAS)))
    teks = [satu for nama, kotak in sel for satu in _tengah(nama, kotak)]
    return Kepala(teks, [*_garis(sel)], tinggi)


def _sel_biasa(
    kiri: Sequence[Kolom], kanan: Sequence[Kolom], batas: Sequence[float], tinggi: float
) -> Iterator[tuple[str, Persegi]]:
    x = 0.0
    for kolom in kiri:
        yield (
            kolom.kepala,
            Persegi(x, 0, batas[0] - x if kolom is kiri[-1] else kolom.lebar, tinggi),
        )
        x += kolom.lebar
    x = batas[-1]
    mutu = sum(kolom.lebar for kolom in kanan if kolom.mutu)
    yield "Mutu baku", Persegi(x, 0, mutu, TINGGI_ATAS)
    for kolom in kanan:
        atas = TINGGI_ATAS if kolom.mutu else 0
        yield kolom.kepala, Persegi(x, atas, kolom.lebar, tinggi - atas)
        x += kolom.lebar


def _bungkus(nama: str, sel: Persegi) -> list[str]:
    return bungkus(nama, sel.lebar - 8, UKURAN_KEPALA, tebal=True)


def _tengah(nama: str, sel: Persegi) -> Iterator[Teks]:
    baris = _bungkus(nama, sel)
    awal = sel.cy - SELA_KEPALA * len(baris) / 2 + UKURAN_KEPALA
    for nomor, satu in enumerate(baris):
        y = awal + SELA_KEPALA * nomor
        yield Teks(sel.cx, y, satu, UKURAN_KEPALA, tebal=True, tengah=True, dalam=sel)


def _garis(sel: Sequence[tuple[str, Persegi]]) -> Iterator[tuple[Titik, Titik]]:
    for _, k in sel:
        yield (k.x, k.y), (k.kanan, k.y)
        yield (k.x, k.y), (k.x, k.bawah)
        yield (k.kanan, k.y), (k.kanan, k.bawah)
        yield (k.x, k.bawah), (k.kanan, k.bawah)
