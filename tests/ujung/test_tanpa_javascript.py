"""Where scripts are switched off or did not arrive, everything still works."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.pabrik import UnitFactory, buat_pemeran, buat_permohonan, unit_selalu_buka
from tests.peramban import Jendela
from tests.ujung.pelaku import PelakuUsahaBaru, PetugasMeja, masuk
from ukpbj.demo.models import TandaDemo

pytestmark = pytest.mark.peramban


def test_pelaku_usaha_sampai_meminta_verifikasi(jendela: Jendela, tmp_path: Path):
    TandaDemo.objects.create()
    UnitFactory.create(kode="batang")
    unit = unit_selalu_buka()
    page = jendela.buka(390, 844, javascript=False)
    pelaku = PelakuUsahaBaru(page, "polos@contoh.example", tmp_path)
    pelaku.minta_tautan(unit.nama)
    pelaku.buka_surel("Tautan pendaftaran")
    pelaku.buat_sandi()
    pelaku.isi_data("CV Contoh Polos")
    pelaku.unggah("ktp")
    pelaku.unggah("npwp")
    pelaku.minta_verifikasi("Daring")
    expect(page.get_by_text("Giliran LPSE")).to_be_visible()


def test_petugas_mengambil_mengisi_dan_menyelesaikan_langkah(jendela: Jendela):
    pemeran = buat_pemeran(unit_selalu_buka())
    proses = buat_permohonan(4, pemeran=pemeran)
    meja = PetugasMeja(jendela.buka(1280, 900, javascript=False))
    masuk(meja.page, pemeran.verifikator)
    meja.ambil(proses.nomor)
    meja.tandai_semua_ada()
    meja.page.get_by_label("Tautan panggilan video").fill("https://panggilan.example/polos")
    meja.selesaikan("Dijadwalkan", 4)
    expect(meja.kotak).to_have_attribute("data-langkah", "5")
