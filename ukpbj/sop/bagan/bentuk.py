"""What is drawn, with its place: nodes, lines, texts. All in pixels, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ukpbj.sop.bagan.baris import Panah, Rupa
from ukpbj.sop.bagan.huruf import lebar

Titik = tuple[float, float]


class Tepi(StrEnum):
    KIRI = "kiri"
    KANAN = "kanan"

    @property
    def tanda(self) -> int:
        """The direction of x on this side."""
        return -1 if self is Tepi.KIRI else 1


@dataclass(frozen=True)
class Persegi:
    x: float
    y: float
    lebar: float
    tinggi: float

    @property
    def kanan(self) -> float:
        return self.x + self.lebar

    @property
    def bawah(self) -> float:
        return self.y + self.tinggi

    @property
    def cx(self) -> float:
        return self.x + self.lebar / 2

    @property
    def cy(self) -> float:
        return self.y + self.tinggi / 2


UKURAN = {
    Rupa.KAPSUL: (72, 26),
    Rupa.KOTAK: (60, 30),
    Rupa.KETUPAT: (78, 44),
    Rupa.SEGILIMA: (64, 38),
}
UKURAN_TULISAN = 11
UKURAN_SUB = (44, 24)
UKURAN_IKUT = (26, 12)
BAHU = 26
"""How far down the sides of the off-page symbol are upright."""


@dataclass(frozen=True)
class Simpul:
    """A symbol. `kecil`: of a second actor, a mark without words."""

    rupa: Rupa
    kotak: Persegi
    tulisan: str = ""
    kecil: bool = False
    kini: bool = False
    selesai: bool = False

    @property
    def titik(self) -> Sequence[Titik]:
        """Its outline as a polygon (of the capsule: the upright rectangle around it)."""
        k = self.kotak
        if self.rupa is Rupa.KETUPAT:
            return [(k.cx, k.y), (k.kanan, k.cy), (k.cx, k.bawah), (k.x, k.cy)]
        if self.rupa is Rupa.SEGILIMA:
            bahu = k.y + BAHU
            return [(k.x, k.y), (k.kanan, k.y), (k.kanan, bahu), (k.cx, k.bawah), (k.x, bahu)]
        return [(k.x, k.y), (k.kanan, k.y), (k.kanan, k.bawah), (k.x, k.bawah)]

    def atas(self, dx: float) -> float:
        """The y of its upper edge at `dx` from the middle."""
        if self.rupa is Rupa.KETUPAT:
            return self.kotak.cy - self._miring(dx) * self.kotak.tinggi / 2
        return self.kotak.y

    def bawah(self, dx: float) -> float:
        """The y of its lower edge at `dx` from the middle."""
        if self.rupa is Rupa.KETUPAT:
            return self.kotak.cy + self._miring(dx) * self.kotak.tinggi / 2
        if self.rupa is Rupa.SEGILIMA:
            return self.kotak.y + BAHU + self._miring(dx) * (self.kotak.tinggi - BAHU)
        return self.kotak.bawah

    def _miring(self, dx: float) -> float:
        return 1 - abs(dx) / (self.kotak.lebar / 2)


class Gaya(StrEnum):
    """How a text stands: plain, on white over the lines, in reverse, as a framed warning, or with
    the warning's sign alone.
    """

    BIASA = "biasa"
    ALAS = "alas"
    TERBALIK = "terbalik"
    AWAS = "awas"
    TANDA = "tanda"


@dataclass(frozen=True)
class Teks:
    """One line of text. (x, y): left end of its baseline, or with `tengah` its middle.

    `dalam`: the cell or symbol it must stay in; None for the words beside an arrow.
    """

    x: float
    y: float
    isi: str
    ukuran: float
    tebal: bool = False
    tengah: bool = False
    gaya: Gaya = Gaya.BIASA
    dalam: Persegi | None = None

    @property
    def lebar(self) -> float:
        return lebar(self.isi, self.ukuran, tebal=self.tebal)

    @property
    def persegi(self) -> Persegi:
        """The ground it covers, ascenders and descenders included."""
        x = self.x - self.lebar / 2 if self.tengah else self.x
        return Persegi(x, self.y - 0.8 * self.ukuran, self.lebar, self.ukuran)


@dataclass(frozen=True)
class Jalan:
    """A line of right angles. `panah`: the arrow it is, with a head at its end; None: a joint."""

    titik: Sequence[Titik]
    panah: Panah | None = None
    putus: bool = False


@dataclass(frozen=True)
class Geometri:
    """The whole sheet. `pita`: from where to where each row reaches, the head first."""

    lebar: float
    pita: Sequence[tuple[float, float]]
    garis: Sequence[tuple[Titik, Titik]] = ()
    latar: Sequence[Persegi] = ()
    simpul: Sequence[Simpul] = ()
    ikut: Sequence[Simpul] = ()
    jalan: Sequence[Jalan] = ()
    teks: Sequence[Teks] = field(default_factory=list)

    @property
    def tinggi(self) -> float:
        return self.pita[-1][1]
