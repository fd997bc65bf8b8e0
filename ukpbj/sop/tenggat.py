"""The time of a step as pages show it: words, a bar, the exact deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import MulaiJam
from ukpbj.sop.kata_waktu import keterangan_tenggat, waktu_kerja

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Batas, Kalender
    from ukpbj.sop.models import PelaksanaanLangkah

HAMPIR = 0.2
"""The last part of the allowed working time, in which a deadline counts as near."""


class Keadaan(StrEnum):
    """The five states of time; the names are the classes of the style sheet."""

    AMAN = "aman"
    HAMPIR = "hampir"
    TERLAMBAT = "terlambat"
    TANPA_BATAS = "tanpa_batas"
    DITUNDA = "ditunda"


@dataclass(frozen=True)
class Tenggat:
    """What `komponen/tenggat.html` draws. `persen`: working time used, 0-100."""

    keadaan: Keadaan
    teks: str
    persen: int = 0
    jatuh_tempo_teks: str = ""


def tenggat(pelaksanaan: PelaksanaanLangkah, pada: datetime, kalender: Kalender) -> Tenggat:
    """How a step stands at `pada`; a closed one as it stood when it was closed.

    Reads `pelaksanaan.proses` and `.unit` (select them with the rows of a list).
    """
    pada = pelaksanaan.selesai or pada
    if pelaksanaan.mulai is None:
        return Tenggat(Keadaan.DITUNDA, _yang_ditunggu(pelaksanaan))
    tepat = (
        format_waktu.sedang(pelaksanaan.jatuh_tempo, pelaksanaan.unit)
        if pelaksanaan.jatuh_tempo
        else ""
    )
    if pelaksanaan.mulai > pada:
        janji = format_waktu.dekat(pelaksanaan.mulai, pada, pelaksanaan.unit)
        return Tenggat(Keadaan.DITUNDA, f"janji {janji}", jatuh_tempo_teks=tepat)
    if pelaksanaan.jatuh_tempo is None:
        return Tenggat(Keadaan.TANPA_BATAS, "tanpa batas")
    keadaan, persen = _ukur(pelaksanaan, pelaksanaan.mulai, pelaksanaan.jatuh_tempo, pada, kalender)
    return Tenggat(keadaan, _kata(pelaksanaan, pada, kalender), persen, tepat)


def lama_terlambat(pelaksanaan: PelaksanaanLangkah, pada: datetime, kalender: Kalender) -> str:
    """Working time past the deadline, "2 jam kerja"; empty for a step without one."""
    if pelaksanaan.jatuh_tempo is None:
        return ""
    lewat = kalender.detik_kerja(pelaksanaan.jatuh_tempo, pada)
    return waktu_kerja(lewat, kalender.detik_sehari(pelaksanaan.jatuh_tempo))


def _yang_ditunggu(pelaksanaan: PelaksanaanLangkah) -> str:
    cara = {janji.mulai for janji in pelaksanaan.langkah.janji}
    return "menunggu kehadiran" if MulaiJam.KEHADIRAN in cara else "menunggu janji temu"


def _ukur(
    pelaksanaan: PelaksanaanLangkah,
    mulai: datetime,
    jatuh_tempo: datetime,
    pada: datetime,
    kalender: Kalender,
) -> tuple[Keadaan, int]:
    if pelaksanaan.is_terlambat(pada):
        return Keadaan.TERLAMBAT, 100
    seluruh = kalender.detik_kerja(mulai, jatuh_tempo)
    sisa = kalender.detik_kerja(pada, jatuh_tempo)
    persen = 100 - round(100 * sisa / seluruh) if seluruh else 100
    return (Keadaan.HAMPIR if sisa <= HAMPIR * seluruh else Keadaan.AMAN), persen


def _kata(pelaksanaan: PelaksanaanLangkah, pada: datetime, kalender: Kalender) -> str:
    jatuh_tempo, batas = pelaksanaan.jatuh_tempo, pelaksanaan.batas
    if jatuh_tempo is None or batas is None:
        return "tanpa batas"
    kata = keterangan_tenggat(kalender, jatuh_tempo, pada)
    if kata.startswith("terlambat") and pelaksanaan.milik_pelaku_usaha:
        # The vendor's time is shown but never held against anybody.
        return kata.replace("terlambat", "lewat batas", 1)
    if kata.startswith("tersisa") and "kurang dari" not in kata:
        return f"{kata} dari {_seluruhnya(kata, batas)}"
    return kata


def _seluruhnya(kata: str, batas: Batas) -> str:
    """ "30" after "12 menit kerja", but "2 jam" after "45 menit kerja"."""
    disebut = {"menit", "jam", "hari"} & set(kata.split())
    return str(batas.nilai) if disebut == {batas.satuan} else str(batas)
