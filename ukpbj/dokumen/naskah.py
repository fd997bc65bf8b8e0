"""Parts that every official document has; all values are text, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.akun.models import Pengguna, Penugasan, Unit

Rincian = tuple[tuple[str, str], ...]
"""Labels and values, in the order of the page."""


@dataclass(frozen=True)
class Penanda:
    """Who signs, and the line below the name."""

    nama: str
    keterangan: str


@dataclass(frozen=True)
class Kop:
    """The letterhead of a unit."""

    baris_1: str
    baris_2: str
    unit: str
    alamat: str
    kontak: str


def kop(unit: Unit) -> Kop:
    """The letterhead as the unit's settings have it; its names stand in where they are empty."""
    kontak = [("Telepon", unit.telepon), ("Surel", unit.email)]
    return Kop(
        baris_1=unit.kop_baris_1 or unit.instansi,
        baris_2=unit.kop_baris_2,
        unit=unit.nama,
        alamat=unit.alamat,
        kontak=", ".join(f"{nama} {nilai}" for nama, nilai in kontak if nilai),
    )


def tulis_nip(nip: str) -> str:
    """18 digits in the groups they are printed in: birth, appointment, sex, number."""
    if len(nip) != 18:
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def penanda(orang: Pengguna | None) -> Penanda:
    """A person as they sign: name, and NIP where there is one."""
    nip = f"NIP {tulis_nip(orang.nip)}" if orang and orang.nip else ""
    return Penanda(str(orang or ""), nip)


def dipegang(orang: Pengguna | None, unit_id: int, hari: date) -> list[Penugasan]:
    """What somebody held in a unit on a day."""
    semua = penugasan_berlaku(orang, hari) if orang else []
    return [p for p in semua if p.unit_id == unit_id]


def sebut_jabatan(pegangan: list[Penugasan], sebutan: str) -> str:
    """The name of a role, with Plt. or Plh. where it was held so."""
    if not pegangan or any(p.jenis == Penugasan.Jenis.DEFINITIF for p in pegangan):
        return sebutan
    return f"{pegangan[0].get_jenis_display()} {sebutan}"
