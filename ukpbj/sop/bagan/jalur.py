"""Which way each arrow goes: straight to the next row, or through a lane at the side.

Arrows back go left, arrows on past a row go right, each in a lane of its own, the longer the
farther out. They leave and enter at the side of a symbol where it is free, else below and above
it. The order at each symbol keeps arrows of the same step from crossing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ukpbj.sop.bagan.baris import Bagan, Baris, Panah, Rupa
from ukpbj.sop.bagan.bentuk import Tepi

MUAT_SAMPING = {Rupa.KOTAK: 3, Rupa.SEGILIMA: 2, Rupa.KETUPAT: 1, Rupa.KAPSUL: 1}
"""How many lines one side of a symbol takes."""

Sepasang = dict[Tepi, list[Panah]]


def _kosong() -> Sepasang:
    return {Tepi.KIRI: [], Tepi.KANAN: []}


@dataclass
class Simpang:
    """What leaves and enters one row. Lists run from the top down.

    `samping`: leaving at the side (one at most), `bawah`: leaving below it; `masuk_samping`,
    `masuk_atas`: entering at the side, and from above. `lurus`: the arrow to the next row.
    """

    samping: Sepasang = field(default_factory=_kosong)
    bawah: Sepasang = field(default_factory=_kosong)
    masuk_samping: Sepasang = field(default_factory=_kosong)
    masuk_atas: Sepasang = field(default_factory=_kosong)
    lurus: Panah | None = None


@dataclass
class Rencana:
    """The ways of all arrows. `lajur`: those in lanes, innermost first."""

    simpang: Sequence[Simpang]
    lajur: Sepasang

    def tepi(self, panah: Panah) -> Tepi:
        return Tepi.KIRI if panah in self.lajur[Tepi.KIRI] else Tepi.KANAN


def rencanakan(bagan: Bagan) -> Rencana:
    rencana = Rencana([Simpang() for _ in bagan.baris], _kosong())
    for panah in bagan.panah:
        simpang = rencana.simpang[panah.dari]
        if panah.ke == panah.dari + 1 and simpang.lurus is None:
            simpang.lurus = panah
        else:
            rencana.lajur[Tepi.KIRI if panah.ke <= panah.dari else Tepi.KANAN].append(panah)
    for tepi, lajur in rencana.lajur.items():
        lajur.sort(key=lambda p: (abs(p.ke - p.dari), p.dari, p.ke))
        for nomor, baris in enumerate(bagan.baris):
            _atur(baris, nomor, tepi, lajur, rencana.simpang[nomor])
    return rencana


def _atur(baris: Baris, nomor: int, tepi: Tepi, lajur: Sequence[Panah], simpang: Simpang) -> None:
    """Give the arrows of one side of one row their places."""
    keluar = sorted((p for p in lajur if p.dari == nomor), key=lambda p: -p.ke)
    masuk = sorted((p for p in lajur if p.ke == nomor), key=lambda p: -p.dari)
    muat = 0 if terhalang(baris, tepi) else MUAT_SAMPING[baris.rupa]
    if muat:
        simpang.samping[tepi] = keluar[:1]
    simpang.bawah[tepi] = keluar[len(simpang.samping[tepi]) :]
    if any(p.tulisan for p in simpang.samping[tepi]):
        muat = 0
    muat = max(0, muat - len(simpang.samping[tepi]))
    banyak_atas = max(0, len(masuk) - muat)
    simpang.masuk_atas[tepi] = masuk[:banyak_atas]
    simpang.masuk_samping[tepi] = masuk[banyak_atas:]


def terhalang(baris: Baris, tepi: Tepi) -> bool:
    """Whether the mark of another actor stands on this side of the symbol."""
    return any((kolom - baris.kolom) * tepi.tanda > 0 for kolom in baris.ikut)
