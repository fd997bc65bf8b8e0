"""Working time a step has used: waiting for a hand, in one, and against its limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models import PelaksanaanLangkah


@dataclass(frozen=True)
class Terpakai:
    """Working seconds of a step until it was claimed, and from then to its end (or now).

    `ditunda`: those before, while it waited for an appointment or the visitor: nobody's.
    """

    menunggu: int
    dikerjakan: int
    ditunda: int = 0

    @property
    def seluruhnya(self) -> int:
        """On the step's own clock."""
        return self.menunggu + self.dikerjakan


def terpakai(baris: PelaksanaanLangkah, kalender: Kalender, pada: datetime) -> Terpakai:
    """Waiting and working time while the clock of a step runs; one never claimed has only waited.

    Of a vendor's step only the sum means anything: a vendor claims nothing.
    """
    akhir = baris.selesai or pada
    mulai = min(max(baris.dibuka, baris.mulai or akhir), akhir)
    diambil = min(max(mulai, baris.diambil or akhir), akhir)
    return Terpakai(
        kalender.detik_kerja(mulai, diambil),
        kalender.detik_kerja(diambil, akhir),
        kalender.detik_kerja(baris.dibuka, mulai),
    )


@dataclass(frozen=True)
class DuaJam:
    """Working seconds of a case, office and vendor apart; together all since its beginning.

    `ditunda`: waiting for an appointment or the visitor, which is neither's.
    """

    menunggu: int
    dikerjakan: int
    pelaku_usaha: int
    ditunda: int

    @property
    def kantor(self) -> int:
        return self.menunggu + self.dikerjakan

    @property
    def seluruhnya(self) -> int:
        return self.kantor + self.pelaku_usaha + self.ditunda


def dua_jam(baris: Iterable[PelaksanaanLangkah], kalender: Kalender, pada: datetime) -> DuaJam:
    """Add up the rows of a case; a sub-step runs inside the time of its step."""
    menunggu = dikerjakan = pelaku_usaha = ditunda = 0
    for satu in baris:
        if satu.huruf:
            continue
        lama = terpakai(satu, kalender, pada)
        ditunda += lama.ditunda
        if satu.milik_pelaku_usaha:
            pelaku_usaha += lama.seluruhnya
        else:
            menunggu += lama.menunggu
            dikerjakan += lama.dikerjakan
    return DuaJam(menunggu, dikerjakan, pelaku_usaha, ditunda)


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
