"""Done steps by the dozen, for figures and lists: rows and deviations only, no story."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.dasbor.bantu import tebar
from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan


def selesai(
    unit: Unit,
    banyak: int = 1,
    *,
    pada: datetime = SENIN_PAGI,
    menit: int = 10,
    menyimpang: tuple[str, ...] = (),
    **kolom: Any,
) -> list[PelaksanaanLangkah]:
    """Steps with a limit of half an hour, done at `pada` after so many minutes of work."""
    sejak = pada - timedelta(minutes=menit)
    tempo = sejak + timedelta(minutes=30)
    isi: dict[str, Any] = {
        "selesai": pada,
        "hasil": "disetujui",
        "jatuh_tempo": tempo,
        "terlambat_sejak": tempo,
    }
    baris = tebar(unit, banyak, sejak=sejak, **isi | kolom)
    Penyimpangan.objects.bulk_create(
        Penyimpangan(pelaksanaan=satu, unit=unit, kode_sop=satu.kode_sop, jenis=jenis, dicatat=pada)
        for satu in baris
        for jenis in menyimpang
    )
    return baris
