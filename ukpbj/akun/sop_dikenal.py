"""The SOPs there are, as far as people and units need them; who runs them tells (`pasang_sumber`).

This app stands below the engine and knows no SOP of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class SopDikenal:
    """One SOP. `pelaku`: role code -> the name printed for it."""

    kode: str
    judul: str
    instansi: str
    keluarga: str
    pelaku: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.judul} · {self.instansi.split(',')[0]}"


Sumber = Callable[[], Iterable[SopDikenal]]
_sumber: list[Sumber] = []


def pasang_sumber(sumber: Sumber) -> None:
    _sumber[:] = [sumber]


def semua() -> list[SopDikenal]:
    """By family, then title."""
    daftar = (satu for sumber in _sumber for satu in sumber())
    return sorted(daftar, key=lambda satu: (satu.keluarga, satu.judul, satu.kode))


def sop_dikenal(kode: str) -> SopDikenal | None:
    return next((satu for satu in semua() if satu.kode == kode), None)


def pilihan(sebut: Callable[[SopDikenal], str] = str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of a form field, by family."""
    return [
        (keluarga, [(satu.kode, sebut(satu)) for satu in isi])
        for keluarga, isi in groupby(semua(), key=lambda satu: satu.keluarga)
    ]
