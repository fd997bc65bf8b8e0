"""What a synthetic request needs beside its case: an invented pelaku usaha."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registrasi.models import PelakuUsaha, PermohonanAkun
from ukpbj.demo.beban.layanan import pelengkap


@pelengkap(PermohonanAkun)
def lengkapi(proses: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """All requests of one owner are about the same business."""
    usaha: dict[int, int] = {}
    for orang in {satu["pemohon_id"] for satu in proses}:
        satu, _ = PelakuUsaha.objects.get_or_create(
            pengguna_id=orang,
            defaults={"nama": "Usaha beban (buatan)", "jenis": PelakuUsaha.Jenis.BADAN_USAHA},
        )
        usaha[orang] = satu.pk
    daring = PermohonanAkun.Cara.DARING.value
    return [{"pelaku_usaha_id": usaha[satu["pemohon_id"]], "cara": daring} for satu in proses]
