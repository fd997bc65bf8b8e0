"""Duties beside the table: given by a step, seen by their role, recorded once with a note."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registrasi.models import PermohonanAkun
from tests.layar import Masuk
from tests.pabrik import UnitFactory, buat_pemeran
from tests.registrasi.kasus import KALTIM, Kantor, buat_kantor, buat_kasus, lanjutkan
from ukpbj.sop import jejak
from ukpbj.sop.models import Tugas

HITAM = {6: "masuk daftar hitam"}
JUDUL = "Tandai ID penyedia ini dalam daftar hitam SPSE"
CATATAN = "ID ditandai di SPSE, tiket 12."


@pytest.fixture
def kantor(db: None) -> Kantor:
    return buat_kantor(KALTIM)


@pytest.fixture
def ditolak(kantor: Kantor) -> PermohonanAkun:
    """A case that ended because the penyedia is blacklisted."""
    permohonan = buat_kasus(KALTIM, 7, kantor, HITAM)
    lanjutkan(permohonan, 0, kantor, HITAM)
    permohonan.refresh_from_db()
    return permohonan


def isi(jawaban: Any) -> str:
    return str(jawaban.content.decode())


def alamat(permohonan: PermohonanAkun) -> str:
    return f"/tugas/{Tugas.objects.get(proses=permohonan.pk).pk}/"


def test_a_blacklisted_vendor_is_rejected_and_leaves_the_verifikator_a_duty(
    ditolak: PermohonanAkun,
) -> None:
    assert ditolak.keadaan == "ditolak"
    tugas = Tugas.objects.get()
    assert (tugas.judul, tugas.peran, tugas.selesai) == (JUDUL, "verifikator", None)
    assert (tugas.proses_id, tugas.pelaksanaan.urut) == (ditolak.pk, 7)


def test_the_other_way_leaves_none(kantor: Kantor) -> None:
    buat_kasus(KALTIM, 11, kantor)
    assert not Tugas.objects.exists()


def test_it_waits_on_the_page_of_its_role_alone(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk
) -> None:
    teks = isi(masuk(kantor.pemeran.verifikator).get("/kerja/"))
    assert "Tugas lain (1)" in teks
    assert JUDUL in teks
    assert f"/proses/{ditolak.kunci}/" in teks
    assert 'name="catatan"' in teks
    for orang in (kantor.pemeran.helpdesk, kantor.pemeran.kepala):
        assert JUDUL not in isi(masuk(orang).get("/kerja/"))
    lain = buat_pemeran(UnitFactory.create(kode="pagaralam"))
    assert JUDUL not in isi(masuk(lain.verifikator).get("/kerja/"))


def test_it_stands_on_the_page_of_its_case_and_only_its_role_gets_the_form(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk
) -> None:
    url = f"/proses/{ditolak.kunci}/"
    for orang, berformulir in (
        (kantor.pemeran.verifikator, True),
        (kantor.pemeran.helpdesk, False),
        (kantor.pemeran.kepala, False),
    ):
        teks = isi(masuk(orang).get(url))
        assert JUDUL in teks
        assert "Belum dilakukan" in teks
        assert (f'action="{alamat(ditolak)}"' in teks) is berformulir


def test_recording_it_keeps_who_when_and_how(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk
) -> None:
    klien = masuk(kantor.pemeran.verifikator)
    jawaban = klien.post(alamat(ditolak), {"catatan": f"  {CATATAN} "})
    assert jawaban.url == f"/proses/{ditolak.kunci}/"
    tugas = Tugas.objects.get()
    assert (tugas.catatan, tugas.pelaksana) == (CATATAN, kantor.pemeran.verifikator)
    teks = isi(klien.get(jawaban.url))
    assert "Sudah dilakukan" in teks
    assert CATATAN in teks
    assert "Contoh Verifikator" in teks
    assert JUDUL not in isi(klien.get("/kerja/"))
    assert ditolak.jejak.filter(jenis="selesaikan_tugas").count() == 1
    assert jejak.periksa(PermohonanAkun.objects.get(pk=ditolak.pk)) is None
    assert klien.get(f"/proses/{ditolak.kunci}/jejak/").status_code == 200


def test_from_the_queue_one_comes_back_to_the_queue(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk
) -> None:
    klien = masuk(kantor.pemeran.verifikator)
    kiriman = {"catatan": CATATAN, "kembali": "kerja"}
    assert klien.post(alamat(ditolak), kiriman).url == "/kerja/"


@pytest.mark.parametrize("catatan", ["", "   ", None, "x" * 2001])
def test_without_a_fitting_note_it_is_asked_for_and_nothing_is_lost(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk, catatan: str | None
) -> None:
    klien = masuk(kantor.pemeran.verifikator)
    kiriman = {} if catatan is None else {"catatan": catatan}
    jawaban = klien.post(alamat(ditolak), kiriman)
    assert jawaban.status_code == 422
    teks = isi(jawaban)
    assert JUDUL in teks
    assert "ringkasan-galat" in teks
    if catatan and catatan.strip():
        assert catatan in teks
    assert Tugas.objects.get().selesai is None


def test_others_may_not_record_it(kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk) -> None:
    url, kiriman = alamat(ditolak), {"catatan": CATATAN}
    orang = kantor.pemeran
    lain = buat_pemeran(UnitFactory.create(kode="pagaralam"))
    for satu, status in (
        (orang.helpdesk, 403),
        (orang.kepala, 403),
        (orang.vendor_a, 403),
        (orang.admin, 403),
        (lain.verifikator, 404),
    ):
        assert masuk(satu).post(url, kiriman).status_code == status
        assert masuk(satu).post(url, {}).status_code == status
    assert Client().post(url, kiriman).url.startswith("/akun/masuk/")
    assert masuk(orang.verifikator).get(url).status_code == 405
    assert masuk(orang.verifikator).post("/tugas/999999/", kiriman).status_code == 404
    assert Tugas.objects.get().selesai is None


def test_the_second_press_changes_nothing_and_a_colleague_is_told(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk
) -> None:
    klien, url = masuk(kantor.pemeran.verifikator), alamat(ditolak)
    satu, dua = (klien.post(url, {"catatan": CATATAN}) for _ in range(2))
    assert satu.url == dua.url
    jawaban = masuk(kantor.pemeran.verifikator_lain).post(url, {"catatan": "Kata rekan."})
    assert jawaban.status_code == 409
    assert "Contoh Verifikator" in isi(jawaban)
    assert "Kata rekan." in isi(jawaban)
    assert Tugas.objects.get().catatan == CATATAN
    assert ditolak.jejak.filter(jenis="selesaikan_tugas").count() == 1


def test_many_duties_take_no_more_queries_than_one(
    kantor: Kantor, ditolak: PermohonanAkun, masuk: Masuk
) -> None:
    klien = masuk(kantor.pemeran.verifikator)
    klien.get("/kerja/")
    with CaptureQueriesContext(connection) as satu:
        klien.get("/kerja/")
    for _ in range(3):
        lanjutkan(buat_kasus(KALTIM, 7, kantor, HITAM), 0, kantor, HITAM)
    with CaptureQueriesContext(connection) as banyak:
        teks = isi(klien.get("/kerja/"))
    assert "Tugas lain (4)" in teks
    assert len(banyak) == len(satu)
