"""How wide a text is and where it breaks, without asking a browser.

Widths are those of Liberation Sans, which are Arial's and Helvetica's too, in thousandths of the
font size. A character that is not listed counts as the widest one, so that nothing is ever wider
than reckoned; the picture also holds each line to its reckoned width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KELUARGA = "Arial, 'Liberation Sans', Helvetica, sans-serif"
TERLEBAR = 1015

_BIASA = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-`r“”", 334: "{}",
    355: '"', 389: "*", 400: "°", 469: "^", 500: "Jcksvxyz", 549: "≤≥",
    556: "#$0123456789?L_abdeghnopqu–é", 584: "+<=>~×", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "—…→", 1015: "@",
}  # fmt: skip
_TEBAL = {
    238: "'", 278: " ,./I\\ijl‘’·", 280: "|", 333: "!()-:;[]`ft", 389: "*r{}", 400: "°",
    474: '"', 500: "z“”", 549: "≤≥", 556: "#$0123456789J_aceksvxy–é", 584: "+<=>^~×",
    611: "?FLTZbdghnopqu", 667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQw", 833: "M",
    889: "%m", 944: "W", 975: "@", 1000: "—…→",
}  # fmt: skip


def _per_huruf(tabel: dict[int, str]) -> dict[str, int]:
    return {huruf: lebar for lebar, deret in tabel.items() for huruf in deret}


_LEBAR = {False: _per_huruf(_BIASA), True: _per_huruf(_TEBAL)}
_PATAH = re.compile(r"[^\s/-]*[/-]+|[^\s/-]+|\s+")


def lebar(teks: str, ukuran: float, *, tebal: bool = False) -> float:
    """Width of one line in pixels."""
    tabel = _LEBAR[tebal]
    return sum(tabel.get(huruf, TERLEBAR) for huruf in teks) * ukuran / 1000


def bungkus(teks: str, ruang: float, ukuran: float, *, tebal: bool = False) -> list[str]:
    """Break a text into lines no wider than `ruang`: at spaces, after "/" and "-", else anywhere.

    `ruang` must hold the widest single character. An empty text gives no line.
    """
    baris: list[str] = []
    kini = ""
    for potong in _potongan(teks, ruang, ukuran, tebal):
        calon = kini + potong
        if kini and lebar(calon.rstrip(), ukuran, tebal=tebal) > ruang:
            baris.append(kini.rstrip())
            calon = potong.lstrip()
        kini = calon
    return [*baris, kini.rstrip()] if kini.strip() else baris


def _potongan(teks: str, ruang: float, ukuran: float, tebal: bool) -> Iterator[str]:
    """Pieces between which a line may end; a piece wider than the line is cut by characters."""
    for potong in _PATAH.findall(" ".join(teks.split())):
        while lebar(potong, ukuran, tebal=tebal) > ruang:
            muat = _muat(potong, ruang, ukuran, tebal)
            yield potong[:muat]
            potong = potong[muat:]
        yield potong


def _muat(teks: str, ruang: float, ukuran: float, tebal: bool) -> int:
    banyak = 1
    while lebar(teks[: banyak + 1], ukuran, tebal=tebal) <= ruang:
        banyak += 1
    return banyak
