"""What tests of the door share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Model

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Lengkap, Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.sop import layanan
from ukpbj.sop.models import (
    Jejak,
    KotakKeluar,
    PelaksanaanLangkah,
    Penghitung,
    Penyimpangan,
    Proses,
    PutusanButir,
)

BuatLangkah = Callable[..., PelaksanaanLangkah]


def di_langkah(pemeran: Pemeran) -> BuatLangkah:
    """Makes the open row of a new case that stands at a step, on Monday at nine."""

    def buat(urut: int, **lain: Any) -> PelaksanaanLangkah:
        lain = {"pada": SENIN_PAGI} | lain
        return pabrik.baris_terbuka(pabrik.buat_permohonan(urut, pemeran=pemeran, **lain))

    return buat


def selesaikan(
    baris: PelaksanaanLangkah,
    hasil: str,
    oleh: Pengguna,
    *,
    pada: datetime = SENIN_PAGI,
    **isian: Any,
) -> Proses:
    """Finish a row; `isian`: the fields of `Lengkap`."""
    isi = pabrik.isian(baris, hasil, Lengkap(**isian))
    return layanan.selesaikan_langkah(baris.pk, hasil, oleh=oleh, isian=isi, pada=pada)


def potret() -> dict[str, list[Any]]:
    """Every row the door may write."""
    semua: list[type[Model]] = [
        Proses,
        PelaksanaanLangkah,
        PutusanButir,
        Penyimpangan,
        Jejak,
        KotakKeluar,
        Penghitung,
    ]
    return {m.__name__: list(m._default_manager.order_by("pk").values()) for m in semua}
