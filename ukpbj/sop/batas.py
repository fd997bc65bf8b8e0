"""The limit of a step: the printed one, else what the head of the unit has set for that date."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ukpbj.sop.models import BatasLangkah, PelaksanaanLangkah

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukpbj.akun.models import Unit
    from ukpbj.sop.definisi import Langkah, Sop
    from ukpbj.sop.models import Proses

PALING_LAMA = {"menit": 60_000, "jam": 1_000, "hari": 366}
"""A longer limit is a slip of the keyboard."""


def pasang_batas(
    baris: PelaksanaanLangkah, proses: Proses, langkah: Langkah, pada: datetime
) -> None:
    """Give a row that opens at `pada` its limit and say where it comes from.

    A printed limit is never overridden; where none is printed this costs one query.
    """
    if langkah.batas:
        baris.batas_nilai, baris.batas_satuan = langkah.batas.nilai, langkah.batas.satuan
        baris.asal_batas = PelaksanaanLangkah.AsalBatas.SOP
    elif penetapan := _penetapan(proses, langkah, pada):
        baris.batas_nilai, baris.batas_satuan = penetapan.nilai, penetapan.satuan
        baris.asal_batas = PelaksanaanLangkah.AsalBatas.UNIT
        baris.penetapan_batas = penetapan


def _penetapan(proses: Proses, langkah: Langkah, pada: datetime) -> BatasLangkah | None:
    milik = BatasLangkah.objects.filter(
        unit=proses.unit_id,
        kode_sop=proses.kode_sop,
        versi_sop=proses.versi_sop,
        urut=langkah.urut,
        huruf=langkah.huruf,
    )
    return milik.berlaku(tanggal_unit(proses.unit, pada)).order_by("-berlaku_mulai").first()


def tanggal_unit(unit: Unit, pada: datetime) -> date:
    """The date in the unit's own zone."""
    return pada.astimezone(unit.tzinfo).date()


def semua_baris(sop: Sop) -> Iterator[Langkah]:
    """Every row that has a clock of its own: the table's, and their sub-steps after them."""
    for langkah in sop.langkah:
        yield langkah
        yield from langkah.sublangkah
