"""How cases of one SOP go in one office, as plain data: what the invented life is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.demo.hidup import Hidup

PEKAN = 13
"""Weeks over which the invented cases start."""


def dadu_untuk(*apa: object) -> Random:
    """The same draws for the same thing at every loading."""
    return Random(":".join(map(str, apa)))  # noqa: S311  (nothing secret is drawn)


@dataclass(frozen=True)
class Tempo:
    """How long a step takes: the median of a log-normal draw, and its spread.

    `tengah`: share of the limit; `hari`: working days where there is none. `arah`: the trend; the
    median of the newest is e**arah times that of the oldest.
    """

    tengah: float = 0.36
    sebar: float = 0.6
    hari: float = 0.4
    arah: float = 0.0


@dataclass(frozen=True)
class Pola:
    """`bobot`: how many of all cases. `judul`: titles, in turn; `hasil`: chances of the outcomes
    of a step where not the usual ones; `tempo`: by step, and 0 for all others; `pekan`: first and
    last week in which they start; `alasan`: why a case goes back or is refused, by outcome;
    `terikat`: whether roles are bound to people. `siapkan`: what the start of the n-th one needs.
    `anak`: how the child cases go, by SOP.
    """

    sop: str
    bobot: int
    judul: Sequence[str]
    unit: str = "pagaralam"
    hasil: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    tempo: Mapping[int, Tempo] = field(default_factory=dict)
    pekan: tuple[float, float] = (0, PEKAN)
    alasan: Mapping[str, Sequence[str]] = field(default_factory=dict)
    batal: Sequence[str] = ("Kebutuhannya berubah; diajukan lagi bila diperlukan.",)
    terikat: bool = False
    siapkan: Callable[[Unit, int, Random], Mapping[str, Any]] | None = None
    anak: Mapping[str, Pola] = field(default_factory=dict)
    hidup: type[Hidup] | None = None

    def judul_ke(self, nomor: int) -> str:
        putaran, mana = divmod(nomor, len(self.judul))
        return self.judul[mana] + (f" ({putaran + 1})" if putaran else "")

    def tempo_langkah(self, urut: int) -> Tempo:
        return self.tempo.get(urut) or self.tempo.get(0) or Tempo()
