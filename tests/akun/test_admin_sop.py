"""Which SOPs a unit runs, and the one SOP an assignment may be limited to: chosen, not typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import pabrik
from tests.dasbor.bantu import teks
from ukpbj.akun.models import Pengguna, Penugasan, Unit
from ukpbj.akun.sop_dikenal import pilihan, semua
from ukpbj.sop.daftar import semua_sop

pytestmark = pytest.mark.django_db

TERCETAK = "Tim Pendataan dan Analisis / Tim Pembinaan"


@pytest.fixture
def pengelola(client: Client) -> Client:
    client.force_login(pabrik.PenggunaFactory.create(is_staff=True, is_superuser=True))
    return client


def _alamat(model: Any, aksi: str, *args: Any) -> str:
    return reverse(f"admin:akun_{model._meta.model_name}_{aksi}", args=args)


def _isian_unit(unit: Unit, *sop: str) -> dict[str, Any]:
    return {
        "nama": unit.nama, "instansi": unit.instansi, "zona": unit.zona, "sop_aktif": sop,
        "masa_tautan_jam": 48, "simpan_tautan_hari": 30, "batas_unggah_mb": 5,
        "pengingat_setelah_hari": 2, "pengingat_terbanyak": 3,
    }  # fmt: skip


def _isian_penugasan(orang: Pengguna, unit: Unit, **ubah: str) -> dict[str, Any]:
    return {
        "pengguna": orang.pk, "peran": "tim_pembinaan", "unit": unit.pk, "jenis": "definitif",
        "dasar": "SK Contoh", "mulai": "2020-01-01", "sampai": "", "sop": "",
    } | ubah  # fmt: skip


# --- The SOPs of a unit -----------------------------------------------------------------------


def test_setiap_sop_dapat_dicentang_menurut_keluarganya(pengelola: Client) -> None:
    assert {satu.kode for satu in semua()} == {sop.kode for sop in semua_sop()}
    keluarga = [nama for nama, _ in pilihan()]
    assert keluarga == sorted(keluarga)
    unit = pabrik.UnitFactory.create(sop_aktif=["risiko-strategis"])
    isi = pengelola.get(_alamat(Unit, "change", unit.pk)).content.decode()
    centang = re.findall(r'<input type="checkbox" name="sop_aktif" value="([^"]+)"([^>]*)>', isi)
    assert {kode for kode, _ in centang} == {sop.kode for sop in semua_sop()}
    assert [kode for kode, ekor in centang if "checked" in ekor] == ["risiko-strategis"]


def test_yang_dicentang_tersimpan_sebagai_daftar_kode(pengelola: Client) -> None:
    unit = pabrik.UnitFactory.create(sop_aktif=[])
    isian = _isian_unit(unit, "proses-utama", "risiko-strategis")
    assert pengelola.post(_alamat(Unit, "change", unit.pk), isian).status_code == 302
    unit.refresh_from_db()
    assert set(unit.sop_aktif) == {"proses-utama", "risiko-strategis"}


def test_kode_yang_tidak_dikenal_tampil_dan_tidak_hilang(pengelola: Client) -> None:
    unit = pabrik.UnitFactory.create(sop_aktif=["sop-lama", "proses-utama"])
    alamat = _alamat(Unit, "change", unit.pk)
    assert "Tidak dikenal (lagi)" in teks(pengelola.get(alamat))
    pengelola.post(alamat, _isian_unit(unit, "sop-lama", "proses-utama"))
    unit.refresh_from_db()
    assert set(unit.sop_aktif) == {"sop-lama", "proses-utama"}


# --- The SOP of an assignment -----------------------------------------------------------------


def test_penugasan_terbatas_menyebut_nama_peran_yang_tercetak(pengelola: Client) -> None:
    unit, orang = pabrik.UnitFactory.create(), pabrik.PenggunaFactory.create()
    isian = _isian_penugasan(orang, unit, sop="pembinaan-pagaralam")
    pabrik.PeranFactory.create(kode="tim_pembinaan")
    assert pengelola.post(_alamat(Penugasan, "add"), isian).status_code == 302
    penugasan = Penugasan.objects.get(pengguna=orang)
    assert f"(tercetak: {TERCETAK})" in str(penugasan)
    for alamat in (
        _alamat(Penugasan, "changelist"),
        _alamat(Penugasan, "change", penugasan.pk),
        _alamat(Pengguna, "change", orang.pk),
    ):
        assert f"(tercetak: {TERCETAK})" in teks(pengelola.get(alamat))


def test_penugasan_untuk_semua_sop_menyebut_nama_perannya_saja() -> None:
    penugasan = pabrik.beri_peran(
        pabrik.PenggunaFactory.create(), "tim_pembinaan", pabrik.UnitFactory.create()
    )
    assert penugasan.sebagai == penugasan.nama_peran == str(penugasan.peran)


@pytest.mark.parametrize("sop", ["proses-utama", "tidak-ada", "bukan kode"])
def test_sop_tanpa_peran_itu_atau_yang_tidak_ada_ditolak_di_medannya(
    pengelola: Client, sop: str
) -> None:
    unit, orang = pabrik.UnitFactory.create(), pabrik.PenggunaFactory.create()
    pabrik.PeranFactory.create(kode="tim_pembinaan")
    jawaban = pengelola.post(_alamat(Penugasan, "add"), _isian_penugasan(orang, unit, sop=sop))
    assert jawaban.status_code == 200
    assert set(jawaban.context["adminform"].form.errors) == {"sop"}


def test_penugasan_pada_sop_yang_tidak_dikenal_lagi_tetap_dapat_disunting(
    pengelola: Client,
) -> None:
    unit, orang = pabrik.UnitFactory.create(), pabrik.PenggunaFactory.create()
    penugasan = pabrik.beri_peran(orang, "tim_pembinaan", unit, sop="sop-lama")
    isian = _isian_penugasan(orang, unit, sop="sop-lama", dasar="SK Contoh 2")
    alamat = _alamat(Penugasan, "change", penugasan.pk)
    assert pengelola.post(alamat, isian).status_code == 302
    penugasan.refresh_from_db()
    assert (penugasan.dasar, penugasan.sop) == ("SK Contoh 2", "sop-lama")


def test_jabatan_di_bingkai_memakai_nama_yang_tercetak(client: Client) -> None:
    orang, unit = pabrik.PenggunaFactory.create(), pabrik.UnitFactory.create()
    pabrik.beri_peran(orang, "tim_pembinaan", unit, sop="pembinaan-pagaralam")
    client.force_login(orang)
    assert str(client.get("/kerja/").context["jabatan"]) == TERCETAK


def test_daftar_penugasan_tidak_bertambah_kuerinya(
    pengelola: Client, django_assert_max_num_queries: Any
) -> None:
    unit = pabrik.UnitFactory.create()
    for _ in range(20):
        orang = pabrik.PenggunaFactory.create()
        pabrik.beri_peran(orang, "tim_pembinaan", unit, sop="pembinaan-pagaralam")
    with django_assert_max_num_queries(16):
        assert pengelola.get(_alamat(Penugasan, "changelist")).status_code == 200
