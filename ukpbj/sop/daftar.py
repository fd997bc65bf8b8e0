"""The SOPs that really run, found by their classes; nothing has to be registered by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import apps

from ukpbj.akun.sop_dikenal import SopDikenal

if TYPE_CHECKING:
    from ukpbj.sop.definisi import Sop
    from ukpbj.sop.models import Proses

_kelas: dict[tuple[str, int], type[Proses]] = {}


class SopTidakDikenal(LookupError):
    """No class carries this code and version."""


class SopGanda(ValueError):
    """Two classes carry the same code and version; running cases would not know whose they are."""


def daftarkan(kelas: type[Proses]) -> None:
    """Keep a class under its code and version; raises SopGanda for a second one."""
    kunci = kelas.sop.kode, kelas.sop.versi
    if kunci in _kelas:
        raise SopGanda(*kunci)
    _kelas[kunci] = kelas


def kelas_sop(kode: str, versi: int | None = None) -> type[Proses]:
    """The class of an SOP, its newest version if none is named; raises SopTidakDikenal."""
    versi_ada = [v for k, v in _kelas if k == kode and versi in (None, v)]
    if not versi_ada:
        raise SopTidakDikenal(kode, versi)
    return _kelas[kode, max(versi_ada)]


def semua_kelas() -> list[type[Proses]]:
    """Every class, older versions included, in order of code."""
    return [_kelas[kunci] for kunci in sorted(_kelas)]


def semua_sop() -> list[Sop]:
    return [kelas.sop for kelas in semua_kelas()]


def perkenalkan() -> Iterator[SopDikenal]:
    """The newest version of each SOP, as people and units need to know it."""
    for kelas in {kelas.sop.kode: kelas for kelas in semua_kelas()}.values():
        sop = kelas.sop
        keluarga = str(apps.get_app_config(kelas._meta.app_label).verbose_name)
        yield SopDikenal(sop.kode, sop.judul, sop.instansi, keluarga, sop.pelaku)
