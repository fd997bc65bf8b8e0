"""The admin's pages x everybody: for the admin alone, and running cases only to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib import admin
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from pengadaan.models import Paket
from registrasi.layanan import minta_tautan
from registrasi.models import TautanLayanan
from tests.keandalan.sidik import sidik
from tests.pabrik import (
    SENIN_PAGI,
    Lengkap,
    Pemeran,
    buat_pemeran,
    buat_penyimpangan,
    buat_permohonan,
    selesaikan,
)
from tests.pabrik_laporan import buat_laporan
from ukpbj.akun.models import HariLibur, JadwalKerja, MasaRamadan
from ukpbj.dasbor.models import AksesLaporan
from ukpbj.sop import layanan
from ukpbj.sop.models import Berkas, DasarHukumTerganti, LogAkses
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from django.db.models import Model

LIHAT, SEMUA = "lihat", "lihat tambah ubah hapus"
# fmt: off
BOLEH = {
    # Settings of the unit, its calendar, its people
    "akun.Unit":                        SEMUA,
    "akun.JadwalKerja":                 SEMUA,
    "akun.HariLibur":                   SEMUA,
    "akun.MasaRamadan":                 SEMUA,
    "akun.Peran":                       SEMUA,
    "akun.Penugasan":                   SEMUA,
    "akun.Pengguna":                    "lihat tambah ubah",
    "registrasi.TautanLayanan":         SEMUA,
    "sop.DasarHukumTerganti":           SEMUA,
    "pengadaan.Paket":                  SEMUA,
    # What happened: it changes through the door alone
    "sop.Proses":                       LIHAT,
    "sop.PelaksanaanLangkah":           LIHAT,
    "sop.PutusanButir":                 LIHAT,
    "sop.Tugas":                        LIHAT,
    "sop.Penyimpangan":                 LIHAT,
    "sop.RiwayatPenyimpangan":          LIHAT,
    "sop.Jejak":                        LIHAT,
    "sop.KotakKeluar":                  LIHAT,
    "sop.Berkas":                       LIHAT,
    "sop.LogAkses":                     LIHAT,
    "dokumen.Dokumen":                  LIHAT,
    "dasbor.Laporan":                   LIHAT,
    "dasbor.BerkasLaporan":             LIHAT,
    "dasbor.AksesLaporan":              LIHAT,
    "registrasi.PelakuUsaha":           LIHAT,
    "registrasi.TautanPendaftaran":     LIHAT,
    # Logins, kept by a library
    "axes.AccessAttempt":               "lihat ubah hapus",
    "axes.AccessFailureLog":            "lihat ubah hapus",
    "axes.AccessLog":                   "lihat ubah hapus",
}
# fmt: on
TETAP = {
    "index": 200,
    "login": 302,
    "logout": 405,
    "password_change": 200,
    "password_change_done": 200,
    "autocomplete": 403,
    "jsi18n": 200,
    "view_on_site": 404,
    "app_list": 200,
    "auth_user_password_change": 200,
}  # fmt: skip
"""Addresses that belong to no model -> what the admin gets."""


@pytest.fixture(autouse=True)
def jam_beku() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(SENIN_PAGI, tick=False):
        yield


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    """A cast with something of every kind in the database."""
    pemeran = buat_pemeran()
    proses = buat_permohonan(6, pemeran=pemeran)
    kurang = Lengkap(kurang={"kelengkapan-1": "Akun terkunci."}, alasan="Mendesak.")
    selesaikan(proses, "disetujui", oleh=pemeran.verifikator, cara=kurang)
    berkas = Berkas.objects.filter(proses_id=proses.pk).earliest("pk")
    LogAkses.objects.create(berkas=berkas, pengguna=pemeran.kepala, waktu=sekarang())
    minta_tautan("calon@contoh.example", pemeran.unit)
    terakhir = proses.pelaksanaan.latest("pk")
    layanan.beri_tugas(terakhir, "contoh", peran="verifikator", judul="Contoh", pada=sekarang())
    buat_penyimpangan(pemeran, dijawab=True)
    _laporan(pemeran)
    _percobaan_masuk()
    _pengaturan(pemeran)
    return pemeran


def _laporan(pemeran: Pemeran) -> None:
    laporan = buat_laporan(pemeran, selesai=True)
    berkas = laporan.berkas.earliest("pk")
    AksesLaporan.objects.create(berkas=berkas, pengguna=pemeran.kepala, waktu=sekarang())


def _percobaan_masuk() -> None:
    siapa = {"username": "x@contoh.example", "attempt_time": sekarang()}
    AccessAttempt.objects.create(**siapa, failures_since_start=1)
    AccessFailureLog.objects.create(**siapa)
    AccessLog.objects.create(**siapa)


def _pengaturan(pemeran: Pemeran) -> None:
    hari = date(2030, 5, 1)
    JadwalKerja.objects.create(unit=pemeran.unit, mulai=hari, dasar="SK Contoh")
    HariLibur.objects.create(tanggal=hari, nama="Contoh", jenis="lokal", unit=pemeran.unit)
    MasaRamadan.objects.create(tahun_hijriah=1499, mulai=hari, sampai=hari + timedelta(days=29))
    DasarHukumTerganti.objects.create(kutipan="PP 1/2000", pengganti="PP 2/2030", dasar="Contoh")
    TautanLayanan.objects.create(kode="contoh", nama="Contoh", berlaku_mulai=hari)
    Paket.objects.create(unit=pemeran.unit, kode_rup="1", nama="Contoh", tahun=2026, pagu=1)


# --- The addresses ----------------------------------------------------------------------------


def _nama(daftar: list[URLPattern | URLResolver]) -> Iterator[str]:
    for satu in daftar:
        if isinstance(satu, URLResolver):
            yield from _nama(satu.url_patterns)
        elif satu.name:
            yield satu.name


def _alamat_model(label: str) -> dict[str, str]:
    """The five addresses of a model by what they are for, with the first row there is."""
    model: type[Model] = apps.get_model(label)
    baris = model._base_manager.first()
    assert baris is not None, f"buat satu {label} untuk diperiksa"
    awal = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    return {
        "daftar": reverse(f"{awal}_changelist"),
        "tambah": reverse(f"{awal}_add"),
        "lihat": reverse(f"{awal}_change", args=[baris.pk]),
        "hapus": reverse(f"{awal}_delete", args=[baris.pk]),
        "riwayat": reverse(f"{awal}_history", args=[baris.pk]),
    }


def _alamat_tetap(pemeran: Pemeran) -> dict[str, str]:
    isi: dict[str, list[Any]] = {
        "view_on_site": [1, 1],
        "app_list": ["sop"],
        "auth_user_password_change": [pemeran.vendor_a.pk],
    }
    return {nama: reverse(f"admin:{nama}", args=isi.get(nama)) for nama in TETAP}


def _masuk(orang: object) -> Client:
    klien = Client()
    klien.force_login(orang)  # type: ignore[arg-type]  # a person of the cast
    return klien


def test_setiap_model_dan_alamat_ada_dalam_tabel():
    terdaftar = {model._meta.label: model for model in admin.site._registry}
    assert set(terdaftar) == set(BOLEH)
    milik_model = {
        f"{model._meta.app_label}_{model._meta.model_name}_{akhir}"
        for model in terdaftar.values()
        for akhir in ("changelist", "add", "change", "delete", "history")
    }
    assert set(_nama(admin.site.get_urls())) == milik_model | TETAP.keys()


# --- The admin --------------------------------------------------------------------------------


@pytest.mark.parametrize("label", sorted(BOLEH))
def test_admin_melihat_dan_mengubah_sejauh_tabel(label: str, pemeran: Pemeran):
    klien, boleh = _masuk(pemeran.admin), BOLEH[label].split()
    alamat = _alamat_model(label)
    sebelum = sidik()
    for untuk, satu in alamat.items():
        terbuka = untuk in ("daftar", "lihat", "riwayat") or untuk in boleh
        assert klien.get(satu).status_code == (200 if terbuka else 403), untuk

    assert klien.get(alamat["lihat"]).context["has_change_permission"] == ("ubah" in boleh)
    assert sidik() == sebelum


@pytest.mark.parametrize("label", sorted(satu for satu, boleh in BOLEH.items() if boleh == LIHAT))
def test_yang_terjadi_tidak_dapat_diubah_dari_admin(label: str, pemeran: Pemeran):
    klien, alamat = _masuk(pemeran.admin), _alamat_model(label)
    sebelum = sidik()
    pilih = {"action": "delete_selected", "_selected_action": "1", "post": "yes"}

    assert klien.post(alamat["tambah"], {}).status_code == 403
    assert klien.post(alamat["lihat"], {}).status_code == 403
    assert klien.post(alamat["hapus"], {"post": "yes"}).status_code == 403
    klien.post(alamat["daftar"], pilih)
    assert sidik() == sebelum


def test_admin_di_alamat_lain(pemeran: Pemeran):
    klien = _masuk(pemeran.admin)
    alamat = _alamat_tetap(pemeran)
    assert {nama: klien.get(satu).status_code for nama, satu in alamat.items()} == TETAP


# --- Everybody else ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "siapa", ["anonim", "vendor_a", "vendor_b", "verifikator", "helpdesk", "kepala"]
)
def test_selain_admin_tidak_ada_yang_masuk(siapa: str, pemeran: Pemeran):
    """A visitor ends at the login page; somebody logged in is told that this is not theirs."""
    klien = _masuk(getattr(pemeran, siapa)) if siapa != "anonim" else Client()
    alamat = [*_alamat_tetap(pemeran).values()]
    for label in BOLEH:
        alamat += _alamat_model(label).values()
    sebelum = sidik()
    for satu in alamat:
        for jawaban in (klien.get(satu, follow=True), klien.post(satu, follow=True)):
            if siapa == "anonim":
                assert jawaban.request["PATH_INFO"] == reverse("akun:masuk"), satu
            else:
                assert jawaban.status_code in (403, 405), satu

    assert sidik() == sebelum
