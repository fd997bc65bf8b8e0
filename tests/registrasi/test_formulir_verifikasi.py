"""The form of step 5: a finding per document, and what each outcome asks for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from registrasi.forms import VerifikasiForm
from registrasi.models import PelakuUsaha
from tests.pabrik import Pemeran, baris_terbuka, buat_permohonan
from ukpbj.sop.models import Berkas, PelaksanaanLangkah

SESUAI = {"putusan_ktp": "sesuai", "putusan_npwp": "sesuai"}
NPWP_SALAH = {"putusan_ktp": "sesuai", "putusan_npwp": "perlu_perbaikan"}


@pytest.fixture
def baris(pemeran: Pemeran) -> PelaksanaanLangkah:
    return baris_terbuka(buat_permohonan(5, pemeran=pemeran))


def formulir(baris: PelaksanaanLangkah, hasil: str, isian: Mapping[str, object]) -> VerifikasiForm:
    return VerifikasiForm(dict(isian), pelaksanaan=baris, hasil=hasil)


def test_all_in_order_hands_over_one_finding_per_document_with_its_file(
    baris: PelaksanaanLangkah,
) -> None:
    form = formulir(baris, "sesuai", SESUAI)
    assert form.is_valid(), form.errors
    berkas = {b.jenis: b for b in Berkas.objects.filter(jenis__in=("ktp", "npwp"))}
    assert form.masukan()["pemeriksaan"] == [
        {"jenis": jenis, "sesuai": True, "catatan": "", "berkas": berkas[jenis]}
        for jenis in ("ktp", "npwp")
    ]


@pytest.mark.parametrize(
    ("hasil", "isian", "medan"),
    [
        ("sesuai", {}, ["putusan_ktp", "putusan_npwp"]),
        ("sesuai", {"putusan_ktp": "sesuai"}, ["putusan_npwp"]),
        ("sesuai", NPWP_SALAH | {"catatan_npwp": "Buram."}, ["putusan_npwp"]),
        ("sesuai", SESUAI | {"tidak_cocok_ktp": ["nik"]}, ["putusan_ktp"]),
        ("sesuai", SESUAI | {"putusan_ktp": "mungkin"}, ["putusan_ktp"]),
        ("perlu perbaikan", SESUAI, ["__all__"]),
        ("perlu perbaikan", NPWP_SALAH, ["catatan_npwp"]),
        ("perlu perbaikan", NPWP_SALAH | {"catatan_npwp": "  "}, ["catatan_npwp"]),
        ("perlu perbaikan", {}, ["putusan_ktp", "putusan_npwp"]),
        ("perlu perbaikan", NPWP_SALAH | {"catatan_npwp": "x" * 501}, ["catatan_npwp"]),
        ("perlu perbaikan", SESUAI | {"tidak_cocok_ktp": ["alamat"]}, ["tidak_cocok_ktp"]),
    ],
)
def test_an_outcome_that_does_not_fit_the_findings_is_refused(
    baris: PelaksanaanLangkah, hasil: str, isian: Mapping[str, object], medan: list[str]
) -> None:
    form = formulir(baris, hasil, isian)
    assert not form.is_valid()
    assert list(form.errors) == medan


def test_fields_that_do_not_match_are_named_in_the_note(baris: PelaksanaanLangkah) -> None:
    isian = SESUAI | {"tidak_cocok_npwp": ["nama", "npwp"], "catatan_npwp": "Nama lama."}
    form = formulir(baris, "perlu perbaikan", isian)
    assert form.is_valid(), form.errors
    ktp, npwp = form.masukan()["pemeriksaan"]
    assert ktp["sesuai"]
    assert not npwp["sesuai"]
    assert npwp["catatan"] == "Nama lama. Tidak cocok dengan formulir: nama usaha, NPWP."


def test_a_rejection_needs_no_finding_and_keeps_those_that_were_made(
    baris: PelaksanaanLangkah,
) -> None:
    kosong = formulir(baris, "ditolak", {})
    assert kosong.is_valid()
    assert kosong.masukan() == {"pemeriksaan": []}
    form = formulir(baris, "ditolak", {"putusan_ktp": "perlu_perbaikan", "catatan_ktp": "Palsu."})
    assert form.is_valid()
    [satu] = form.masukan()["pemeriksaan"]
    assert (satu["jenis"], satu["sesuai"], satu["catatan"]) == ("ktp", False, "Palsu.")


def test_shown_only_it_asks_for_nothing(baris: PelaksanaanLangkah) -> None:
    form = VerifikasiForm(pelaksanaan=baris)
    assert not form.is_bound
    assert "NPWP perusahaan" in form.as_p()
    PelakuUsaha.objects.update(jenis="perseorangan")
    assert "NPWP pemilik" in VerifikasiForm(pelaksanaan=baris).as_p()
