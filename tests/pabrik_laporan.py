"""Builders of monthly reports."""

from __future__ import annotations

from datetime import date

from tests.pabrik import Pemeran
from ukpbj.dasbor.laporan.bulan import Bulan
from ukpbj.dasbor.laporan.tugas import buat_laporan as kerjakan
from ukpbj.dasbor.laporan.tugas import minta_laporan
from ukpbj.dasbor.models import Laporan

OKTOBER = Bulan.dari(date(2026, 10, 1))


def buat_laporan(pemeran: Pemeran, bulan: Bulan = OKTOBER, *, selesai: bool = False) -> Laporan:
    """A report the head has asked for; `selesai`: and that the job has made."""
    laporan = minta_laporan(pemeran.unit, bulan, oleh=pemeran.kepala)
    if selesai:
        kerjakan({"laporan": str(laporan.kunci)}, "")
        laporan.refresh_from_db()
    return laporan
