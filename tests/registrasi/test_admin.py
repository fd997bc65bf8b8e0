"""Registration in the admin: personal data masked, only addresses of systems can be edited."""

from __future__ import annotations

import pytest
from django.test import Client

from registrasi.layanan import minta_tautan
from registrasi.models import PelakuUsaha, TautanLayanan, TautanPendaftaran
from tests.pabrik import PelakuUsahaFactory, Pemeran
from tests.registrasi.bantu import isi
from tests.registrasi.conftest import Masuk


@pytest.fixture
def admin(pemeran: Pemeran, masuk: Masuk) -> Client:
    return masuk(pemeran.admin)


def test_identifiers_are_masked_in_list_and_detail(admin: Client, pemeran: Pemeran) -> None:
    usaha = PelakuUsahaFactory.create(pengguna=pemeran.vendor_a)
    for url in ("", f"{usaha.pk}/change/"):
        teks = isi(admin.get(f"/admin/registrasi/pelakuusaha/{url}"))
        assert usaha.nama in teks
        assert usaha.npwp not in teks
        assert usaha.nik not in teks


def test_vendors_and_link_rows_cannot_be_written(admin: Client, pemeran: Pemeran) -> None:
    usaha = PelakuUsahaFactory.create(pengguna=pemeran.vendor_a)
    minta_tautan("baru@contoh.example", pemeran.unit)
    tautan = TautanPendaftaran.objects.get()
    for model, pk in (("pelakuusaha", usaha.pk), ("tautanpendaftaran", tautan.pk)):
        akar = f"/admin/registrasi/{model}/"
        assert admin.get(f"{akar}add/").status_code == 403
        assert admin.post(f"{akar}{pk}/change/", {"nama": "Lain"}).status_code == 403
        assert admin.post(f"{akar}{pk}/delete/", {"post": "yes"}).status_code == 403
    assert PelakuUsaha.objects.get().nama == usaha.nama
    assert "baru@contoh.example" not in isi(admin.get("/admin/registrasi/tautanpendaftaran/"))


def test_the_address_of_a_system_is_edited_here(admin: Client) -> None:
    isian = {"kode": "spse", "nama": "SPSE", "alamat": "https://spse.example/",
             "berlaku_mulai": "2026-01-01", "berlaku_sampai": "", "dasar": ""}  # fmt: skip
    assert admin.post("/admin/registrasi/tautanlayanan/add/", isian).status_code == 302
    assert TautanLayanan.objects.filter(kode="spse").exists()
    salah = isian | {"berlaku_mulai": "2026-02-01", "berlaku_sampai": "2025-01-01"}
    assert admin.post("/admin/registrasi/tautanlayanan/add/", salah).status_code == 200
