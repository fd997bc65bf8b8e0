"""An app that carries SOPs needs no registration anywhere."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.core.checks import registry

from ukpbj.sop.alur import periksa_alur
from ukpbj.sop.apps import AplikasiSop, SopConfig
from ukpbj.sop.daftar import semua_kelas

KELUARGA = ("registrasi", "pembinaan", "risiko", "kinerja", "pengadaan")


def test_tiap_keluarga_sop_dimuat_oleh_konfigurasinya_sendiri() -> None:
    # Django silently takes a plain AppConfig where it finds two in a module: no SOP would load.
    assert type(apps.get_app_config("sop")) is SopConfig
    assert [k for k in KELUARGA if not isinstance(apps.get_app_config(k), AplikasiSop)] == []


def test_setiap_berkas_dalam_alur_adalah_sop_yang_berjalan() -> None:
    berkas = {
        p.stem.replace("_", "-")
        for k in KELUARGA
        for p in Path(apps.get_app_config(k).path, "alur").glob("[!_]*.py")
    }
    assert berkas == {kelas.sop.kode for kelas in semua_kelas()}


def test_pemeriksaan_alur_ikut_manage_check() -> None:
    terdaftar = [getattr(periksa, "__name__", "") for periksa in registry.registry.get_checks()]
    assert periksa_alur.__name__ in terdaftar
