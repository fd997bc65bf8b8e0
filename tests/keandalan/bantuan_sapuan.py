"""What tests of the sweep share: thousands of steps at once, and what must hold of each."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Model

from kinerja.alur.distribusi_personil import DistribusiPersonil
from tests.pabrik import Pemeran
from ukpbj.sop import layanan
from ukpbj.sop.models import Detak, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.penyimpangan import PENUH, SAMPAI

SATU_JAM = timedelta(hours=1)
"""The limit of the step that `mulai` opens."""


def mulai(pemeran: Pemeran, jatuh_tempo: datetime) -> PelaksanaanLangkah:
    """A case whose first step is open; the unit's clock must never stand still."""
    unit = pemeran.unit
    if not unit.memakai(DistribusiPersonil.sop.kode):
        unit.sop_aktif = [*unit.sop_aktif, DistribusiPersonil.sop.kode]
        unit.save()
    proses = layanan.mulai_proses(
        DistribusiPersonil,
        unit=unit,
        oleh=pemeran.kepala,
        judul="Contoh",
        pada=jatuh_tempo - SATU_JAM,
    )
    baris = proses.pelaksanaan_terbuka()
    assert baris is not None
    assert baris.terlambat_sejak == jatuh_tempo
    return baris


def sebar(pemeran: Pemeran, banyak: int, dari: datetime, sampai: datetime) -> None:
    """So many open steps with deadlines from `dari` to `sampai`, copied: no door is that quick."""
    contoh = mulai(pemeran, dari)
    jarak = (sampai - dari) / banyak
    saat = [dari + jarak * n for n in range(1, banyak)]
    with transaction.atomic():
        proses = Proses.objects.bulk_create(
            [Proses(**_salinan(contoh.proses), nomor=f"U-{uuid.uuid4()}") for _ in saat], 1000
        )
        PelaksanaanLangkah.objects.bulk_create(
            [
                PelaksanaanLangkah(**_salinan(contoh) | {"proses_id": p.pk, "terlambat_sejak": s})
                for p, s in zip(proses, saat, strict=True)
            ],
            1000,
        )


def _salinan(asli: Model) -> dict[str, Any]:
    """All but what has to be its own."""
    sendiri = ("id", "kunci", "lingkup", "nomor")
    kolom = [f.attname for f in asli._meta.concrete_fields if f.attname not in sendiri]
    return {nama: getattr(asli, nama) for nama in kolom}


def tandai(sampai: datetime, penuh: datetime) -> None:
    """As if sweeps had come this far."""
    for nama, waktu in ((SAMPAI, sampai), (PENUH, penuh)):
        Detak.objects.update_or_create(nama=nama, defaults={"waktu": waktu})


def banyak_tercatat() -> int:
    return Penyimpangan.objects.filter(jenis="waktu").count()


def periksa_satu_kebenaran(pada: datetime) -> None:
    """Every step late at its end (open: at `pada`) is recorded once, every other not at all."""
    hitung = Penyimpangan.objects.filter(jenis="waktu").values_list("pelaksanaan")
    tercatat = dict(hitung.annotate(Count("pk")).order_by())
    seharusnya = {b.pk: 1 for b in PelaksanaanLangkah.objects.all() if b.is_terlambat(pada)}
    assert tercatat == seharusnya, (
        f"hilang {len(seharusnya.keys() - tercatat)}, keliru {len(tercatat.keys() - seharusnya)}, "
        f"ganda {sum(n > 1 for n in tercatat.values())}"
    )
