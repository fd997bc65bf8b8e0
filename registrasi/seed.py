"""Addresses of national systems at the time of writing; later ones are added in the admin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TAUTAN_LAYANAN = (
    {
        "kode": "sikap",
        "nama": "SIKaP",
        "alamat": "https://sikap.lkpp.go.id/",
        "berlaku_mulai": date(2016, 1, 1),
        "dasar": "Sistem Informasi Kinerja Penyedia, LKPP",
    },
)


def seed_registrasi(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add missing addresses; rows that exist, edited or not, are left as they are."""
    tautan = apps.get_model("registrasi", "TautanLayanan")
    for isian in TAUTAN_LAYANAN:
        tautan.objects.get_or_create(kode=isian["kode"], defaults=isian)
