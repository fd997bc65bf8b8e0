"""Working time a step has used: waiting for a hand, in one, and against its limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah


@dataclass(frozen=True)
class Terpakai:
    """Working seconds until a step was claimed, and from then to its end (or now)."""

    menunggu: int
    dikerjakan: int

    @property
    def seluruhnya(self) -> int:
        return self.menunggu + self.dikerjakan


def terpakai(baris: PelaksanaanLangkah, kalender: Kalender, pada: datetime) -> Terpakai:
    """Waiting and working time from the opening of a step; one never claimed has only waited.

    Of a vendor's step only the sum means anything: a vendor claims nothing.
    """
    akhir = baris.selesai or pada
    diambil = min(baris.diambil or akhir, akhir)
    return Terpakai(
        kalender.detik_kerja(baris.dibuka, diambil), kalender.detik_kerja(diambil, akhir)
    )


@dataclass(frozen=True)
class Pemakaian:
    """Working seconds on the clock of a step that is done, and its limit in the same seconds.

    `batas` is None for a step without a limit. A limit of days has the seconds it had there.
    """

    detik: int
    batas: int | None

    @property
    def persen(self) -> int | None:
        """Of the limit, rounded up: 101 says that it was overspent. None without a limit."""
        return -(-100 * self.detik // self.batas) if self.batas else None


def pemakaian(baris: PelaksanaanLangkah, kalender: Kalender) -> Pemakaian | None:
    """What the clock of a closed step showed at its end; None where it had never started.

    So it is of a step sent back before its appointment.
    """
    if baris.mulai is None or baris.selesai is None or baris.selesai < baris.mulai:
        return None
    batas = kalender.detik_kerja(baris.mulai, baris.jatuh_tempo) if baris.jatuh_tempo else None
    return Pemakaian(kalender.detik_kerja(baris.mulai, baris.selesai), batas)
