"""What is told at one loading of the demo, in the order in which it began."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukpbj.demo.panggung import Panggung


@dataclass(frozen=True)
class Adegan:
    """One case, when it began, and how to tell it."""

    mulai: datetime
    mainkan: Callable[[], object]


Pengarang = Callable[["Panggung"], Iterable[Adegan]]
_pengarang: list[Pengarang] = []


def pengarang(fungsi: Pengarang) -> Pengarang:
    """Register who brings cases; apps do so in a module named `data_demo`."""
    _pengarang.append(fungsi)
    return fungsi


def semua_adegan(panggung: Panggung, lain: Iterable[Adegan] = ()) -> list[Adegan]:
    """What the authors bring, and `lain`, the earliest first: so numbers follow the calendar."""
    daftar = [*lain, *(satu for fungsi in _pengarang for satu in fungsi(panggung))]
    return sorted(daftar, key=lambda satu: satu.mulai)
