"""The height each row needs for its symbol, its arrows and their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from ukpbj.sop.bagan.baris import Baris, Panah, Rupa
from ukpbj.sop.bagan.bentuk import UKURAN, UKURAN_SUB, Tepi
from ukpbj.sop.bagan.huruf import bungkus
from ukpbj.sop.bagan.jalur import Simpang

LABEL, SELA_LABEL = 10, 12
"""Size of the words beside an arrow, and from line to line."""
RUANG_LABEL = 80
KEPALA_PANAH = 14
"""Room above a symbol for the arrow that enters from the row before."""
REL = 7
"""Between two horizontal pieces above a symbol."""
SALURAN = 9
"""Room below a symbol for the arrow's way to another column."""

DY_SAMPING: dict[Rupa, dict[int, tuple[int, ...]]] = {
    Rupa.KOTAK: {1: (0,), 2: (-7, 7), 3: (-10, 0, 10)},
    Rupa.SEGILIMA: {1: (-4,), 2: (-12, 2)},
    Rupa.KETUPAT: {1: (0,)},
    Rupa.KAPSUL: {1: (0,)},
}
"""Where lines leave or enter at the side, from the middle, by their number."""


@dataclass
class RuangBaris:
    """Distances from the middle of the symbol: `atas` to the row's upper edge, `bawah` to its
    lower. `dy`: where each arrow leaves or enters; `label`: the lines of an arrow's words.
    """

    lebar: float
    tinggi: float
    atas: float = 0
    bawah: float = 0
    dy: dict[tuple[Panah, bool], float] = field(default_factory=dict)
    label: dict[Panah, list[str]] = field(default_factory=dict)
    label_lurus: float = 0

    @property
    def tinggi_seluruhnya(self) -> float:
        return self.atas + self.bawah


def ukur_ruang(baris: Baris, simpang: Simpang) -> RuangBaris:
    """Measure one row. `dy` holds arrows by (arrow, whether it enters)."""
    lebar, tinggi = UKURAN[baris.rupa] if baris.induk is None else UKURAN_SUB
    ruang = RuangBaris(lebar, tinggi)
    for tepi in Tepi:
        for panah in (*simpang.samping[tepi], *simpang.bawah[tepi]):
            ruang.label[panah] = _label(panah)
    if simpang.lurus:
        ruang.label[simpang.lurus] = _label(simpang.lurus)
    atas = max(_atur_samping(baris, simpang, ruang, tepi) for tepi in Tepi)
    rel = max(len(simpang.masuk_atas[tepi]) for tepi in Tepi)
    ruang.atas = ceil(atas + KEPALA_PANAH + REL * rel)
    ruang.bawah = ceil(_atur_bawah(simpang, ruang) + SALURAN)
    for tepi in Tepi:
        for nomor, panah in enumerate(simpang.masuk_atas[tepi]):
            ruang.dy[panah, True] = -ruang.atas + 5 + REL * nomor
    return ruang


def _label(panah: Panah) -> list[str]:
    return bungkus(panah.tulisan, RUANG_LABEL, LABEL)


def tinggi_label(baris: list[str]) -> float:
    return SELA_LABEL * len(baris)


def _atur_samping(baris: Baris, simpang: Simpang, ruang: RuangBaris, tepi: Tepi) -> float:
    """Place what leaves and enters at one side; returns the room it needs above the middle."""
    keluar, masuk = simpang.samping[tepi], simpang.masuk_samping[tepi]
    berputar = any(p.ke == p.dari for p in keluar)
    di_atas = tepi is Tepi.KIRI and not berputar
    urutan = [(p, False) for p in keluar] + [(p, True) for p in masuk]
    if not di_atas:
        urutan = [*urutan[len(keluar) :], *urutan[: len(keluar)]]
    atas = ruang.tinggi / 2
    if urutan:
        for kunci, dy in zip(urutan, DY_SAMPING[baris.rupa][len(urutan)], strict=True):
            ruang.dy[kunci] = dy
    for panah in keluar:
        atas = max(atas, tinggi_label(ruang.label[panah]) + 4 - ruang.dy[panah, False])
    return atas


def _atur_bawah(simpang: Simpang, ruang: RuangBaris) -> float:
    """Stack what leaves below, each line under its words; returns the room below the middle."""
    terendah = ruang.tinggi / 2
    for tepi in Tepi:
        y = ruang.tinggi / 2 + 3
        for panah in simpang.bawah[tepi]:
            y += max(8, tinggi_label(ruang.label[panah]) + 4)
            ruang.dy[panah, False] = y
        if simpang.bawah[tepi]:
            terendah = max(terendah, y)
    if simpang.lurus and ruang.label[simpang.lurus]:
        ruang.label_lurus = terendah + 3
        terendah += 3 + tinggi_label(ruang.label[simpang.lurus])
    return terendah
