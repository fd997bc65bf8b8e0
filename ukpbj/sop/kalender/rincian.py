"""The ledger behind "Kenapa tenggatnya ini?": what was counted, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ukpbj.sop.kalender.aturan import SEHARI, Aturan, Hari, JenisWaktu
from ukpbj.sop.kalender.tabel import HARI_NOL

Bagian = tuple[int, int, JenisWaktu, str]
"""[mulai, selesai) in seconds of the wall clock, what it is, and why."""


@dataclass(frozen=True, slots=True)
class BarisRincian:
    """One line of the ledger; only lines of kind `kerja` are `dihitung`."""

    mulai: datetime
    selesai: datetime
    jenis: JenisWaktu
    keterangan: str

    @property
    def dihitung(self) -> bool:
        return self.jenis is JenisWaktu.KERJA

    @property
    def detik(self) -> int:
        return int((self.selesai - self.mulai).total_seconds())


def susun(aturan: Aturan, mulai: int, selesai: int) -> list[Bagian]:
    """Cover [mulai, selesai) without gaps; neighbours of one kind and reason are one line."""
    hasil: list[Bagian] = []
    for awal, akhir, jenis, keterangan in _bagian(aturan, mulai, selesai):
        awal, akhir = max(awal, mulai), min(akhir, selesai)
        if awal >= akhir:
            continue
        if hasil and hasil[-1][2:] == (jenis, keterangan):
            awal = hasil.pop()[0]
        hasil.append((awal, akhir, jenis, keterangan))
    return hasil


def _bagian(aturan: Aturan, mulai: int, selesai: int) -> Iterator[Bagian]:
    for nomor in range(mulai // SEHARI, -(-selesai // SEHARI)):
        hari = aturan.hari(date.fromordinal(HARI_NOL + nomor))
        for awal, akhir, jenis, keterangan in _bagian_hari(hari):
            yield nomor * SEHARI + awal, nomor * SEHARI + akhir, jenis, keterangan


def _bagian_hari(hari: Hari) -> Iterator[Bagian]:
    if not hari.rentang:
        yield 0, SEHARI, hari.jenis, hari.keterangan
        return
    sampai, sela = 0, (JenisWaktu.LUAR_JAM, "Di luar jam kerja")
    for r in hari.rentang:
        yield sampai, r.mulai, *sela
        yield r.mulai, r.selesai, hari.jenis, hari.keterangan
        sampai, sela = r.selesai, (JenisWaktu.ISTIRAHAT, "Istirahat")
    yield sampai, SEHARI, JenisWaktu.LUAR_JAM, "Di luar jam kerja"
