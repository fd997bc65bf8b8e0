"""The geometry as SVG, one picture a row, so that paper breaks between rows and repeats the head.

Black on white whatever the theme. The pictures carry no name: the page says the same as a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ukpbj.sop.bagan.baris import Rupa
from ukpbj.sop.bagan.bentuk import (
    UKURAN,
    UKURAN_TULISAN,
    Gaya,
    Geometri,
    Jalan,
    Persegi,
    Simpul,
    Teks,
    Titik,
)
from ukpbj.sop.bagan.huruf import KELUARGA, lebar
from ukpbj.sop.bagan.kolom import TANDA_AWAS

GARIS, TEBAL = 1.2, 4
PANJANG_KEPALA, LEBAR_KEPALA = 8, 3.5


@dataclass(frozen=True)
class _Goresan:
    """A piece of the picture and from where to where it reaches."""

    atas: float
    bawah: float
    isi: str


def gambar(geometri: Geometri) -> list[str]:
    """One `<svg>` per row, the head first; each with the rule below it, which the next repeats."""
    goresan = list(_goresan(geometri))
    return [
        _bingkai(
            Persegi(-1, atas, geometri.lebar + 2, bawah - atas + 1),
            (g.isi for g in goresan if g.bawah >= atas - 2 and g.atas <= bawah + 2),
        )
        for atas, bawah in geometri.pita
    ]


def simbol(rupa: Rupa) -> str:
    """One symbol alone, for the key below the sheet."""
    lebar, tinggi = UKURAN[rupa]
    kotak = Persegi(0, 0, lebar / 2, tinggi / 2)
    # The shoulder of the off-page symbol is measured for its full size.
    titik = [(0, 0), (kotak.lebar, 0), (kotak.lebar, 13), (kotak.cx, kotak.bawah), (0, 13)]
    isi = _poligon(titik, GARIS) if rupa is Rupa.SEGILIMA else _simpul(Simpul(rupa, kotak))
    return _bingkai(Persegi(-1, -1, kotak.lebar + 2, kotak.tinggi + 2), [isi])


def simbol_panah() -> str:
    return _bingkai(
        Persegi(-1, -5, 38, 10), [_jalan(Jalan([(0, 0), (34, 0)])), _ujung([(0, 0), (34, 0)])]
    )


def _bingkai(kotak: Persegi, isi: Iterator[str] | Sequence[str]) -> str:
    letak = f"{_n(kotak.x)} {_n(kotak.y)} {_n(kotak.lebar)} {_n(kotak.tinggi)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bagan__gambar" viewBox="{letak}"'
        f' width="{_n(kotak.lebar)}" height="{_n(kotak.tinggi)}" font-family="{escape(KELUARGA)}"'
        f' aria-hidden="true" focusable="false">{"".join(isi)}</svg>'
    )


def _goresan(g: Geometri) -> Iterator[_Goresan]:
    """Grounds first, then lines, symbols, arrows, words."""
    for k in g.latar:
        yield _Goresan(k.y, k.bawah, _persegi(k, "#efefef"))
    for dari, ke in dict.fromkeys(g.garis):
        yield _Goresan(dari[1], ke[1], _garis(dari, ke))
    for jalan in g.jalan:
        y = [titik[1] for titik in jalan.titik]
        yield _Goresan(min(y), max(y), _jalan(jalan))
    for simpul in (*g.ikut, *g.simpul):
        yield _Goresan(simpul.kotak.y - TEBAL, simpul.kotak.bawah + TEBAL, _simpul(simpul))
    for jalan in g.jalan:
        if jalan.panah:
            y = [titik[1] for titik in jalan.titik[-2:]]
            yield _Goresan(min(y) - LEBAR_KEPALA, max(y) + LEBAR_KEPALA, _ujung(jalan.titik))
    for teks in g.teks:
        k = teks.persegi
        yield _Goresan(k.y - 4, k.bawah + 4, _teks(teks))


def _persegi(k: Persegi, warna: str, garis: float = 0, sudut: float = 0) -> str:
    bulat = f' rx="{_n(sudut)}"' if sudut else ""
    tepi = f' stroke="#000" stroke-width="{_n(garis)}"' if garis else ""
    return (
        f'<rect x="{_n(k.x)}" y="{_n(k.y)}" width="{_n(k.lebar)}" height="{_n(k.tinggi)}"'
        f'{bulat} fill="{warna}"{tepi}/>'
    )


def _garis(dari: Titik, ke: Titik) -> str:
    """A rule of the table, on whole pixels."""
    titik = [(round(x) + 0.5, round(y) + 0.5) for x, y in (dari, ke)]
    return f'<path d="{_lintasan(titik)}" stroke="#000" stroke-width="1"/>'


def _jalan(jalan: Jalan) -> str:
    """The line of an arrow; it ends under its head, whose tip touches the symbol."""
    putus = ' stroke-dasharray="4 3"' if jalan.putus else ""
    titik = list(jalan.titik)
    if jalan.panah:
        titik[-1] = _mundur(titik[-2], titik[-1], PANJANG_KEPALA - 2)
    return f'<path d="{_lintasan(titik)}" stroke="#000" stroke-width="{GARIS}" fill="none"{putus}/>'


def _mundur(dari: Titik, ke: Titik, jarak: float) -> Titik:
    panjang = abs(ke[0] - dari[0]) + abs(ke[1] - dari[1])
    bagian = 1 - min(jarak, panjang) / panjang
    return dari[0] + (ke[0] - dari[0]) * bagian, dari[1] + (ke[1] - dari[1]) * bagian


def _ujung(titik: Sequence[Titik]) -> str:
    """The arrow head."""
    dari, (x, y) = titik[-2], titik[-1]
    ax, ay = _mundur(dari, (x, y), PANJANG_KEPALA)
    if ax == x:
        sayap = [(x - LEBAR_KEPALA, ay), (x + LEBAR_KEPALA, ay)]
    else:
        sayap = [(ax, y - LEBAR_KEPALA), (ax, y + LEBAR_KEPALA)]
    return f'<path d="{_lintasan([(x, y), *sayap])}Z" fill="#000"/>'


def _simpul(s: Simpul) -> str:
    garis = TEBAL if s.kini else GARIS
    if s.rupa is Rupa.KAPSUL:
        bentuk = _persegi(s.kotak, "#fff", garis, s.kotak.tinggi / 2)
    else:
        bentuk = _poligon(s.titik, garis)
    return f"{bentuk}{_centang(s)}" if s.selesai else bentuk


def _centang(s: Simpul) -> str:
    """A tick behind the number of a step that was done."""
    x = s.kotak.cx + lebar(s.tulisan, UKURAN_TULISAN) / 2 + 3
    garis = 'fill="none" stroke="#000" stroke-width="1.6"'
    return f'<path d="M{_n(x)} {_n(s.kotak.cy)}l3 3.5l5 -7.5" {garis}/>'


def _poligon(titik: Sequence[Titik], garis: float) -> str:
    return f'<path d="{_lintasan(titik)}Z" fill="#fff" stroke="#000" stroke-width="{_n(garis)}"/>'


def _teks(t: Teks) -> str:
    k, alas, warna = t.persegi, "", "#000"
    if t.gaya is Gaya.ALAS:
        alas = _persegi(Persegi(k.x - 1, k.y, k.lebar + 2, k.tinggi), "#fff")
    elif t.gaya is Gaya.TERBALIK:
        alas, warna = _persegi(Persegi(k.x - 4, k.y - 2, k.lebar + 8, k.tinggi + 4), "#000"), "#fff"
    elif t.gaya is Gaya.AWAS:
        bingkai = Persegi(k.x - 4 - TANDA_AWAS, k.y - 3, k.lebar + 8 + TANDA_AWAS, k.tinggi + 6)
        alas = _persegi(bingkai, "#fff", 1.5) + _tanda_awas(k)
    elif t.gaya is Gaya.TANDA:
        alas = _tanda_awas(k)
    tebal = ' font-weight="700"' if t.tebal else ""
    tengah = ' text-anchor="middle"' if t.tengah else ""
    # Held to its reckoned width: with another font it is squeezed, never runs over.
    return (
        f'{alas}<text x="{_n(t.x)}" y="{_n(t.y)}" font-size="{_n(t.ukuran)}"{tebal}{tengah}'
        f' textLength="{_n(t.lebar)}" lengthAdjust="spacingAndGlyphs" fill="{warna}">'
        f"{escape(t.isi)}</text>"
    )


def _tanda_awas(k: Persegi) -> str:
    """The sign before a warning: a triangle with an exclamation mark."""
    x, y = k.x - TANDA_AWAS, k.cy
    segitiga = f'<path d="M{_n(x)} {_n(y + 5)}l5 -9l5 9Z" fill="#000"/>'
    seru = f'<path d="M{_n(x + 5)} {_n(y - 1)}v3m0 1v1.2" stroke="#fff" stroke-width="1.2"/>'
    return segitiga + seru


def _lintasan(titik: Sequence[Titik]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in titik)


def _n(nilai: float) -> str:
    return f"{nilai:.1f}".removesuffix(".0")
