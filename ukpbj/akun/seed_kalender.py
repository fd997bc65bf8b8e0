"""Write the reference calendar into its tables: for data migrations, and for a unit's first day.

Rows that exist stay as the office has edited them; every function may run again.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps as aplikasi
from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ukpbj.akun import data_kalender as data

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

AWAL = date(2024, 1, 1)
"""From here on the seeded holidays are complete, so the seeded hours start here too."""


def seed_kalender(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None = None) -> None:
    """Holidays and cuti bersama 2024-2027 and the Ramadan periods (RunPython)."""
    libur = apps.get_model("akun", "HariLibur")
    for hari in data.HARI_LIBUR:
        isian: dict[str, Any] = {"nama": hari.nama, "jenis": hari.jenis, "dasar": hari.dasar}
        isian["status"] = "perkiraan" if hari.perkiraan else "ditetapkan"
        libur._default_manager.get_or_create(tanggal=hari.tanggal, unit=None, defaults=isian)
    ramadan = apps.get_model("akun", "MasaRamadan")
    for tahun, mulai, sampai in data.RAMADAN:
        isian = {"mulai": mulai, "sampai": sampai, "status": "perkiraan"}
        ramadan._default_manager.get_or_create(tahun_hijriah=tahun, defaults=isian)
    _perbarui_versi(apps)


def seed_jadwal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None = None) -> None:
    """The hours of Perpres 21/2023 for every unit that has none (RunPython)."""
    for unit in apps.get_model("akun", "Unit")._default_manager.filter(jadwal_kerja=None):
        _pasang(apps, unit, data.PERPRES_21_2023)
    _perbarui_versi(apps)


def pasang_jadwal(unit: Unit, pola: data.PolaJadwal) -> None:
    """Give `unit` the hours of `pola` from `AWAL` on, in place of what started that day."""
    unit.jadwal_kerja.filter(mulai=AWAL).delete()
    _pasang(aplikasi, unit, pola)


def _pasang(apps: Apps, unit: Any, pola: data.PolaJadwal) -> None:
    jadwal = apps.get_model("akun", "JadwalKerja")._default_manager.create(
        unit=unit, mulai=AWAL, dasar=pola.dasar, tetap_buka=pola.tetap_buka
    )
    rentang = apps.get_model("akun", "RentangKerja")
    rentang._default_manager.bulk_create(
        rentang(jadwal=jadwal, **isian) for isian in _isian_rentang(pola)
    )


def _isian_rentang(pola: data.PolaJadwal) -> Iterator[dict[str, Any]]:
    for ramadan, pekan in ((False, pola.pekan), (True, pola.ramadan or ())):
        for nomor, hari in enumerate(pekan):
            for mulai, selesai in hari:
                yield {"ramadan": ramadan, "hari": nomor, "mulai": mulai, "selesai": selesai}


def _perbarui_versi(apps: Apps) -> None:
    # Models of a migration send no signals to the receivers of the real ones.
    versi = apps.get_model("akun", "VersiKalender")._default_manager
    versi.update_or_create(pk=1, defaults={"stempel": uuid.uuid4()})
