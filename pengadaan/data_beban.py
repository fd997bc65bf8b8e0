"""What a synthetic case about a package needs: a package of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pengadaan.models import Paket, ProsesPaket
from ukpbj.demo.beban.layanan import pelengkap


@pelengkap(ProsesPaket)
def lengkapi(proses: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One package per case: a package has no two running cases of the same SOP."""
    paket = Paket.objects.bulk_create(
        Paket(
            kunci=satu["lingkup"],
            unit_id=satu["unit_id"],
            kode_rup=str(satu["id"]),
            nama=f"Paket beban {satu['id']} (buatan)",
            tahun=satu["dibuat"].year,
            pagu=100_000_000,
        )
        for satu in proses
    )
    return [{"paket_id": satu.pk} for satu in paket]
