"""A database from before sub-steps and scopes keeps its bindings: each goes to its case's scope."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)

KINI = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def basis_kosong(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """The default connection leads to an empty database of its own for the time of the test."""
    semula = connection.settings_dict["NAME"]
    baru = str(tmp_path / "lama.sqlite3")
    if connection.vendor == "postgresql":
        baru = f"{semula}_lama"
        _perintah(f'CREATE DATABASE "{baru}"')
    _pindah(baru)
    yield
    _pindah(semula)
    if connection.vendor == "postgresql":
        _perintah(f'DROP DATABASE "{baru}"')


def _pindah(nama: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = nama


def _perintah(sql: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql)


def _lama(apps: Any) -> dict[str, tuple[Any, Any]]:
    """Two cases of the first release, each with a PPK bound to it: number -> (kunci, person)."""
    unit = apps.get_model("akun", "Unit").objects.create(kode="lama", nama="Unit", instansi="I")
    peran, _ = apps.get_model("akun", "Peran").objects.get_or_create(kode="ppk")
    proses = apps.get_model("sop", "Proses")
    hasil = {}
    for nomor in ("A", "B"):
        orang = apps.get_model("akun", "Pengguna").objects.create(
            email=f"{nomor}@contoh.example", nama=nomor
        )
        satu = proses.objects.create(
            nomor=nomor, unit=unit, kode_sop="perencanaan-pengadaan", judul=nomor, dibuat=KINI
        )
        apps.get_model("sop", "PelaksanaanLangkah").objects.create(
            proses=satu, unit=unit, kode_sop=satu.kode_sop, urut=1, peran="ppk", dibuka=KINI
        )
        apps.get_model("sop", "IkatanPeran").objects.create(
            proses=satu, peran=peran, pengguna=orang
        )
        hasil[nomor] = (satu.kunci, orang.pk)
    return hasil


@pytest.mark.usefixtures("basis_kosong")
def test_ikatan_lama_pindah_ke_lingkup_perkaranya() -> None:
    pelaksana = MigrationExecutor(connection)
    sebelum = ("sop", "0002_pemicu_jejak")
    pelaksana.migrate([sebelum])
    lama = _lama(pelaksana.loader.project_state([sebelum]).apps)

    pelaksana = MigrationExecutor(connection)
    sesudah = [satu for satu in pelaksana.loader.graph.leaf_nodes() if satu[0] == "sop"]
    pelaksana.migrate(sesudah)

    apps = pelaksana.loader.project_state(sesudah).apps
    proses = apps.get_model("sop", "Proses").objects.all()
    assert {p.nomor: (p.lingkup, p.untuk_langkah) for p in proses} == {
        nomor: (kunci, None) for nomor, (kunci, _) in lama.items()
    }
    ikatan = apps.get_model("sop", "IkatanPeran").objects.values_list("lingkup", "pengguna")
    assert set(ikatan) == set(lama.values())
    baris = apps.get_model("sop", "PelaksanaanLangkah").objects.values_list("huruf", "induk")
    assert list(baris) == [("", None)] * 2
