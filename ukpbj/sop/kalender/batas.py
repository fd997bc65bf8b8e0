"""The time limit of a step, as the mutu baku prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

Satuan = Literal["menit", "jam", "hari"]

_POLA = re.compile(r"\s*([0-9]{1,9})\s+(menit|jam|hari)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Batas:
    """A limit in working time: `menit` and `jam` of working time, or `hari` kerja.

    Raises ValueError for a value below 1 or an unknown unit.
    """

    nilai: int
    satuan: Satuan

    def __post_init__(self) -> None:
        if isinstance(self.nilai, bool) or not isinstance(self.nilai, int) or self.nilai < 1:
            raise ValueError("Nilai batas waktu harus bilangan bulat mulai dari 1.")
        if self.satuan not in get_args(Satuan):
            raise ValueError("Satuan batas waktu harus menit, jam, atau hari.")

    def __str__(self) -> str:
        return f"{self.nilai} {self.satuan}"

    @classmethod
    def baca(cls, teks: str) -> Batas:
        """Read "30 menit", "8 jam" or "2 hari"; raises ValueError for anything else."""
        cocok = _POLA.fullmatch(teks)
        if cocok is None:
            raise ValueError(
                'Batas waktu ditulis sebagai angka dan satuan, misalnya "30 menit" atau "2 hari".'
            )
        return cls(int(cocok[1]), cast(Satuan, cocok[2].lower()))

    @property
    def detik(self) -> int | None:
        """Seconds of working time; None for `hari`, whose length depends on the calendar."""
        return {"menit": 60 * self.nilai, "jam": 3600 * self.nilai}.get(self.satuan)


def menit(nilai: int) -> Batas:
    return Batas(nilai, "menit")


def jam(nilai: int) -> Batas:
    return Batas(nilai, "jam")


def hari(nilai: int) -> Batas:
    """Working days (hari kerja)."""
    return Batas(nilai, "hari")
