"""Figures of done steps that add up, and how they are said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

K = TypeVar("K")


@dataclass(frozen=True)
class Jumlah:
    """Numbers of `RekapHarian`: steps, and working seconds."""

    selesai: int = 0
    menyimpang: int = 0
    waktu: int = 0
    kelengkapan: int = 0
    keluaran: int = 0
    detik_menunggu: int = 0
    detik_dikerjakan: int = 0

    def __add__(self, lain: Jumlah) -> Jumlah:
        return Jumlah(*(getattr(self, m) + getattr(lain, m) for m in MEDAN))

    @property
    def patuh(self) -> int:
        return self.selesai - self.menyimpang

    @property
    def persen(self) -> int | None:
        """Of the steps those without a deviation, rounded down: 100 is all. None without any."""
        return 100 * self.patuh // self.selesai if self.selesai else None

    @property
    def sebut_persen(self) -> str:
        return "–" if self.persen is None else f"{self.persen} %"

    @property
    def detik(self) -> int:
        return self.detik_menunggu + self.detik_dikerjakan


MEDAN = tuple(f.name for f in fields(Jumlah))


def jumlahkan(isi: Iterable[tuple[K, Jumlah]]) -> dict[K, Jumlah]:
    hasil: dict[K, Jumlah] = {}
    for kunci, satu in isi:
        hasil[kunci] = hasil.get(kunci, Jumlah()) + satu
    return hasil


def bagian(nilai: int, seluruh: int) -> float:
    """Percent with one decimal, for drawing."""
    return round(100 * nilai / seluruh, 1) if seluruh else 0


Sebut = Callable[[int], str]
"""Working seconds in words."""
