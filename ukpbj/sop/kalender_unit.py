"""The calendar of a unit, built from its tables and kept in the process.

Calendars stay right after an edit by any process: every call reads the one stamp of
`VersiKalender` (one query) and rebuilds when it differs from the stamp it was built under. The
stamp is read before the tables, so a calendar can be newer than its stamp, never older.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q

from ukpbj.akun import models as akun
from ukpbj.akun.models.unit import Zona
from ukpbj.sop.kalender import HariLibur, JamKerja, JenisLibur, Kalender, MasaRamadan, Rentang
from ukpbj.sop.kalender.aturan import Pekan
from ukpbj.sop.kalender.preset import JAM_PERPRES_21_2023, preset_perpres_21_2023

_tersimpan: dict[int, tuple[tuple[uuid.UUID | None, str], Kalender]] = {}


def kalender_unit(unit: akun.Unit) -> Kalender:
    """The working calendar of `unit`, in its zone; one query when nothing has changed.

    Before its first own schedule, or after the last has ended, a unit works by Perpres 21/2023, and
    a schedule without a single span is not in force yet: a calendar is never empty.
    """
    return _menurut_versi(unit, akun.VersiKalender.kini())


def kalender_terkunci(unit: akun.Unit) -> Kalender:
    """The same for whoever stores a deadline: until their transaction ends no edit is committed.

    So every stored deadline is either seen by the recomputation that follows an edit, or was
    computed after it.
    """
    return _menurut_versi(unit, akun.VersiKalender.kini_terkunci())


def _menurut_versi(unit: akun.Unit, versi: uuid.UUID | None) -> Kalender:
    kunci = (versi, unit.zona)
    tersimpan = _tersimpan.get(unit.pk)
    if tersimpan is None or tersimpan[0] != kunci:
        tersimpan = _tersimpan[unit.pk] = (kunci, kalender_bila(unit))
    return tersimpan[1]


def kalender_nasional() -> Kalender:
    """Perpres 21/2023 in WIB, with the national holidays and Ramadan: no unit's own rules."""
    return preset_perpres_21_2023(
        ZoneInfo(Zona.WIB),
        libur=_libur(Q(unit=None)),
        ramadan=_ramadan(),
    )


def kalender_bila(
    unit: akun.Unit, tambah: JamKerja | None = None, tanpa: akun.JadwalKerja | None = None
) -> Kalender:
    """The unit's calendar as it would be with other hours in place of, or besides, its own."""
    jadwal = unit.jadwal_kerja.exclude(pk=tanpa.pk) if tanpa else unit.jadwal_kerja.all()
    jam = list(filter(None, map(_jam_kerja, jadwal.prefetch_related("rentang").order_by("mulai"))))
    return Kalender(
        unit.tzinfo,
        (JAM_PERPRES_21_2023, *jam, *([tambah] if tambah else [])),
        _libur(Q(unit=None) | Q(unit=unit)),
        _ramadan(),
    )


def _libur(mana: Q) -> tuple[HariLibur, ...]:
    libur = akun.HariLibur.objects.filter(mana).order_by("tanggal", "pk")
    return tuple(map(_hari_libur, libur))


def _ramadan() -> tuple[MasaRamadan, ...]:
    return tuple(MasaRamadan(m.mulai, m.sampai) for m in akun.MasaRamadan.objects.order_by("mulai"))


def _jam_kerja(jadwal: akun.JadwalKerja) -> JamKerja | None:
    rentang = list(jadwal.rentang.all())
    biasa = [r for r in rentang if not r.ramadan]
    ramadan = [r for r in rentang if r.ramadan]
    if not biasa:
        return None
    return JamKerja(
        _pekan(biasa),
        _pekan(ramadan) if ramadan else None,
        jadwal.mulai,
        jadwal.sampai or date.max,
        jadwal.tetap_buka,
    )


def _pekan(rentang: Iterable[akun.RentangKerja]) -> Pekan:
    sepekan: list[list[Rentang]] = [[] for _ in range(7)]
    for r in rentang:
        sepekan[r.hari].append(Rentang.dari_jam(r.mulai, r.selesai))
    return tuple(map(tuple, sepekan))


def _hari_libur(baris: akun.HariLibur) -> HariLibur:
    perkiraan = " (perkiraan)" if baris.status == "perkiraan" else ""
    return HariLibur(baris.tanggal, baris.nama + perkiraan, JenisLibur(baris.jenis))
