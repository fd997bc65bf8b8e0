"""Invented packages, each made once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pengadaan.models import Paket

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

TAHUN = 2027


def paket(unit: Unit, *, kode_rup: str, nama: str, pagu: int) -> Mapping[str, Any]:
    """What the start of a case about this package needs."""
    satu, _ = Paket.objects.get_or_create(
        unit=unit, kode_rup=kode_rup, defaults={"nama": nama, "tahun": TAHUN, "pagu": pagu}
    )
    return {"lingkup": satu.kunci, "isian": {"paket": satu}}
