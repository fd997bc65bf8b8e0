"""Instants in a template: `{{ saat|waktu_ringkas:unit }}`. Nothing is drawn for None."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django import template

from ukpbj.sop import format_waktu

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

register = template.Library()


def _saring(nama: str, fungsi: Callable[[datetime, Unit], str]) -> None:
    def saring(waktu: datetime | None, unit: Unit) -> str:
        return fungsi(waktu, unit) if waktu else ""

    register.filter(nama, saring)


_saring("waktu_jam", format_waktu.jam)
_saring("waktu_tanggal", format_waktu.tanggal)
_saring("waktu_lengkap", format_waktu.lengkap)
_saring("waktu_sedang", format_waktu.sedang)
_saring("waktu_ringkas", format_waktu.ringkas)
