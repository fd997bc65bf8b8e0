"""Running cases in the admin: everything can be looked at, nothing can be changed, by nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Lengkap, Pemeran
from tests.sop.bantuan import potret
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import (
    Jejak,
    KotakKeluar,
    PelaksanaanLangkah,
    Penyimpangan,
    Proses,
    PutusanButir,
)

pytestmark = pytest.mark.django_db

MODEL: list[type[models.Model]] = [
    Proses, PelaksanaanLangkah, PutusanButir, Penyimpangan, Jejak, KotakKeluar,
]  # fmt: skip


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def klien(pemeran: Pemeran) -> Client:
    """A superuser, who may do everything else in the admin."""
    klien = Client()
    klien.force_login(pemeran.admin)
    return klien


def isi_semua_tabel(pemeran: Pemeran, banyak: int) -> None:
    for _ in range(banyak):
        pemohon = pabrik.PenggunaFactory.create()
        proses = pabrik.buat_permohonan(6, pemeran=pemeran, pemohon=pemohon, pada=SENIN_PAGI)
        kurang = Lengkap(kurang={"kelengkapan-1": "Akun terkunci."}, alasan="Disusulkan.")
        pabrik.selesaikan(
            proses, "disetujui", oleh=pemeran.verifikator, pada=SENIN_PAGI, cara=kurang
        )
    penyimpangan.sapu(SENIN_PAGI + pabrik.menit(600))


def alamat(model: type[models.Model], apa: str, *args: Any) -> str:
    return reverse(f"admin:sop_{model._meta.model_name}_{apa}", args=args)


@pytest.mark.parametrize("model", MODEL)
def test_daftar_dan_rinciannya_terbuka(
    model: type[models.Model], klien: Client, pemeran: Pemeran
) -> None:
    isi_semua_tabel(pemeran, 1)
    baris = model._default_manager.latest("pk")
    assert klien.get(alamat(model, "changelist")).status_code == 200
    assert klien.get(alamat(model, "changelist"), {"q": "REG"}).status_code == 200
    assert klien.get(alamat(model, "change", baris.pk)).status_code == 200


@pytest.mark.parametrize("model", MODEL)
def test_tidak_ada_yang_dapat_ditambah_diubah_atau_dihapus(
    model: type[models.Model], klien: Client, pemeran: Pemeran
) -> None:
    isi_semua_tabel(pemeran, 1)
    baris, sebelum = model._default_manager.latest("pk"), potret()
    isian = {"judul": "x", "jenis": "x", "keadaan": "selesai", "kunci": "x", "post": "yes"}
    for url in (
        alamat(model, "add"),
        alamat(model, "change", baris.pk),
        alamat(model, "delete", baris.pk),
    ):
        assert klien.post(url, isian).status_code == 403, url
    aksi = {"action": "delete_selected", "_selected_action": [baris.pk], "post": "yes"}
    klien.post(alamat(model, "changelist"), aksi)
    assert potret() == sebelum


@pytest.mark.parametrize("model", MODEL)
def test_banyaknya_pertanyaan_daftar_tidak_mengikuti_banyaknya_baris(
    model: type[models.Model], klien: Client, pemeran: Pemeran
) -> None:
    def hitung() -> int:
        with CaptureQueriesContext(connection) as tercatat:
            assert klien.get(alamat(model, "changelist")).status_code == 200
        return len(tercatat)

    isi_semua_tabel(pemeran, 1)
    hitung()
    satu = hitung()
    isi_semua_tabel(pemeran, 4)
    assert hitung() <= satu


def test_saringan_admin_dapat_dipakai(klien: Client, pemeran: Pemeran) -> None:
    isi_semua_tabel(pemeran, 1)
    for model in MODEL:
        for saringan in admin.site._registry[model].list_filter:
            medan = saringan[0] if isinstance(saringan, tuple) else saringan
            kunci = f"{medan}__isempty" if isinstance(saringan, tuple) else f"{medan}__isnull"
            jawaban = klien.get(alamat(model, "changelist"), {str(kunci): "0"})
            assert jawaban.status_code in (200, 302), (model, medan)


def test_yang_bukan_pengelola_tidak_masuk(pemeran: Pemeran) -> None:
    for orang in (pemeran.verifikator, pemeran.kepala, pemeran.vendor_a):
        klien = Client()
        klien.force_login(orang)
        assert klien.get(alamat(Jejak, "changelist")).status_code in (302, 403)
