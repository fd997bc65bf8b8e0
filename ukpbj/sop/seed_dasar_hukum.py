"""Legal bases the printed SOPs cite and what has taken their place; the rest is for the admin.

Dates only where they are known for certain.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PERUBAHAN_KEDUA = {
    "sifat": "diubah",
    "pengganti": "Perpres 46/2025",
    "catatan": "Perubahan kedua atas Perpres 16/2018",
    "berlaku_mulai": date(2025, 4, 30),
    "dasar": "Perpres 46/2025",
}

TERGANTI: dict[str, dict[str, Any]] = {
    "PP 82/2012": {"pengganti": "PP 71/2019", "dasar": "PP 71/2019"},
    "Peraturan LKPP 7/2018": {
        "pengganti": "Peraturan LKPP 11/2021",
        "catatan": "Perencanaan pengadaan",
        "dasar": "Peraturan LKPP 11/2021",
    },
    "Peraturan LKPP 9/2018": {
        "pengganti": "Peraturan LKPP 12/2021",
        "catatan": "Pelaksanaan pengadaan melalui penyedia",
        "dasar": "Peraturan LKPP 12/2021",
    },
    "Peraturan LKPP 14/2018": {
        "pengganti": "Peraturan LKPP 10/2021",
        "catatan": "Unit kerja pengadaan barang/jasa",
        "dasar": "Peraturan LKPP 10/2021",
    },
    "Peraturan LKPP 17/2018": {
        "pengganti": "Peraturan LKPP 4/2021",
        "catatan": "Daftar hitam dan pembinaan pelaku usaha",
        "dasar": "Peraturan LKPP 4/2021",
    },
    "Perpres 16/2018": PERUBAHAN_KEDUA,
    "Perpres 12/2021": PERUBAHAN_KEDUA,
}
"""By citation as printed."""


def seed_dasar_hukum(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("sop", "DasarHukumTerganti")
    for kutipan, isi in TERGANTI.items():
        model.objects.get_or_create(kutipan=kutipan, pengganti=isi["pengganti"], defaults=isi)
