"""The desk's panel: data and documents side by side, with what is doubtful."""

from __future__ import annotations

from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from registrasi.models import PelakuUsaha
from tests.pabrik import (
    TATAP_MUKA,
    PelakuUsahaFactory,
    Pemeran,
    baris_terbuka,
    buat_permohonan,
)
from ukpbj.sop.models import Proses


def panel(proses: Proses) -> str:
    konteks = {"proses": proses.spesifik(), "pelaksanaan": baris_terbuka(proses)}
    return render_to_string(proses.kelas.templat_panel, konteks)


def test_it_shows_data_and_previews_of_both_documents(pemeran: Pemeran) -> None:
    teks = panel(buat_permohonan(5, pemeran=pemeran))
    usaha = PelakuUsaha.objects.get()
    assert usaha.nama in teks
    assert usaha.nik in teks
    assert teks.count("?tampil=1") == 4
    assert teks.count("<img") == 2


def test_doubts_are_shown_to_the_verifikator(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    PelakuUsaha.objects.update(npwp="021832416999000", nik="3325993912900001")
    teks = panel(permohonan)
    assert "Angka pemeriksa NPWP tidak cocok" in teks
    assert "bukan tanggal lahir" in teks


def test_an_npwp_of_another_account_is_pointed_out(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran)
    assert "dipakai akun lain" not in panel(permohonan)
    PelakuUsahaFactory.create(pengguna=pemeran.vendor_b, npwp=PelakuUsaha.objects.get().npwp)
    assert "dipakai akun lain" in panel(permohonan)


def test_documents_brought_along_are_said_not_to_be_uploaded(pemeran: Pemeran) -> None:
    permohonan = buat_permohonan(5, pemeran=pemeran, cara=TATAP_MUKA)
    permohonan.berkas.all().delete()
    assert panel(permohonan).count("Tidak diunggah") == 2


def test_it_takes_few_queries(pemeran: Pemeran) -> None:
    proses = buat_permohonan(5, pemeran=pemeran).spesifik()
    with CaptureQueriesContext(connection) as kueri:
        render_to_string(proses.kelas.templat_panel, {"proses": proses})
    assert len(kueri) <= 4
