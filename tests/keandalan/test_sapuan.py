"""The sweep: what has become late is recorded once, by whoever comes first, at constant cost."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests import pabrik
from tests.keandalan.bantuan import serentak
from tests.pabrik import SENIN_PAGI, TATAP_MUKA, Pemeran, menit
from tests.sop.bantuan import selesaikan
from ukpbj.sop import layanan, penjaga, penyimpangan
from ukpbj.sop.models import Detak, PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.tasks import sapu_tenggat

TERLAMBAT = SENIN_PAGI + menit(60)
"""All steps opened at nine are late at ten, except those that wait for somebody."""


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return pabrik.buat_pemeran()


def langkah(pemeran: Pemeran, urut: int, **lain: Any) -> PelaksanaanLangkah:
    pemohon = pabrik.PenggunaFactory.create()
    proses = pabrik.buat_permohonan(
        urut, pemeran=pemeran, pemohon=pemohon, **({"pada": SENIN_PAGI} | lain)
    )
    return pabrik.baris_terbuka(proses)


def test_hanya_langkah_kantor_yang_lewat_waktu_ditandai(pemeran: Pemeran) -> None:
    for urut in (1, 2, 3, 8):
        langkah(pemeran, urut)
    langkah(pemeran, 5, cara=TATAP_MUKA)
    langkah(pemeran, 5, janji=SENIN_PAGI + timedelta(days=1))
    langkah(pemeran, 4, pada=TERLAMBAT)
    terlambat = {langkah(pemeran, urut) for urut in (4, 5, 6, 7)}
    assert penyimpangan.sapu(TERLAMBAT) == 4
    assert {p.pelaksanaan for p in Penyimpangan.objects.all()} == terlambat
    assert set(Penyimpangan.objects.values_list("jenis", "dicatat", "keadaan")) == {
        ("waktu", TERLAMBAT, "terbuka")
    }


def test_tepat_pada_batasnya_belum_terlambat(pemeran: Pemeran) -> None:
    baris = langkah(pemeran, 6)
    assert baris.terlambat_sejak is not None
    assert penyimpangan.sapu(baris.terlambat_sejak) == 0
    assert penyimpangan.sapu(baris.terlambat_sejak + timedelta(seconds=1)) == 1


def test_sapuan_berikutnya_tidak_menandai_lagi(pemeran: Pemeran) -> None:
    langkah(pemeran, 6)
    assert [penyimpangan.sapu(TERLAMBAT + menit(n)) for n in range(3)] == [1, 0, 0]
    assert Penyimpangan.objects.get().dicatat == TERLAMBAT


def test_penanggung_jawab_pemegangnya_atau_belum_ada(pemeran: Pemeran) -> None:
    bebas, diambil = langkah(pemeran, 6), langkah(pemeran, 6)
    layanan.ambil_langkah(diambil.pk, oleh=pemeran.verifikator_lain, pada=SENIN_PAGI)
    penyimpangan.sapu(TERLAMBAT)
    assert bebas.penyimpangan.get().penanggung_jawab is None
    assert diambil.penyimpangan.get().penanggung_jawab == pemeran.verifikator_lain


def test_sapuan_yang_terlewat_dikejar_seluruhnya(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(penyimpangan, "BANYAK_SEKALI_SAPU", 2)
    for _ in range(5):
        langkah(pemeran, 4)
    assert penyimpangan.sapu(TERLAMBAT + timedelta(days=3)) == 5
    assert Penyimpangan.objects.count() == 5


def test_banyaknya_pertanyaan_tidak_mengikuti_banyaknya_langkah_terbuka(pemeran: Pemeran) -> None:
    def hitung() -> int:
        with CaptureQueriesContext(connection) as tercatat:
            penyimpangan.sapu(SENIN_PAGI)
        return len(tercatat)

    langkah(pemeran, 4)
    satu = hitung()
    for _ in range(12):
        langkah(pemeran, 4)
    assert hitung() == satu


def test_banyaknya_pertanyaan_tidak_mengikuti_banyaknya_yang_terlambat(pemeran: Pemeran) -> None:
    def hitung(banyak: int) -> int:
        for _ in range(banyak):
            langkah(pemeran, 4)
        with CaptureQueriesContext(connection) as tercatat:
            assert penyimpangan.sapu(TERLAMBAT) == banyak
        return len(tercatat)

    assert hitung(1) == hitung(7)


def test_tugas_berkala_meninggalkan_detak(pemeran: Pemeran) -> None:
    sapu_tenggat()
    sapu_tenggat()
    assert Detak.objects.filter(nama="sapu_tenggat").count() == 1


def test_sapuan_hanya_menulis_penyimpangan(pemeran: Pemeran) -> None:
    langkah(pemeran, 4)
    with CaptureQueriesContext(connection) as tercatat:
        assert penyimpangan.sapu(TERLAMBAT) == 1
    tulis = [
        q["sql"] for q in tercatat if not q["sql"].startswith(("SELECT", "BEGIN", "SAVE", "REL"))
    ]
    assert len(tulis) == 1
    assert "INTO" in tulis[0]
    assert '"sop_penyimpangan"' in tulis[0]


# --- At once ----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_sapuan_dan_pintu_bersamaan_menghasilkan_satu_kebenaran(pemeran: Pemeran) -> None:
    for putaran in range(8):
        baris = langkah(pemeran, 6)
        if putaran % 2:
            layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator, pada=SENIN_PAGI)
        hasil = serentak(
            partial(selesaikan, baris, "disetujui", pemeran.verifikator, pada=TERLAMBAT),
            lambda: penyimpangan.sapu(TERLAMBAT),
            lambda: penyimpangan.sapu(TERLAMBAT),
        )
        assert not any(isinstance(h, Exception) for h in hasil), hasil
        satu = Penyimpangan.objects.get(pelaksanaan=baris)
        assert satu.penanggung_jawab == (pemeran.verifikator if putaran % 2 else None)


@pytest.mark.django_db(transaction=True)
def test_sapuan_dan_pembatalan_bersamaan_tidak_saling_menunggu(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    baris, asli = langkah(pemeran, 6), penyimpangan._simpan

    def lambat(baru: list[Penyimpangan]) -> None:
        # Both have looked before either has written: the order that once closed a ring.
        time.sleep(0.4)
        asli(baru)
        time.sleep(0.4)

    monkeypatch.setattr(penyimpangan, "_simpan", lambat)
    hasil = serentak(
        lambda: penyimpangan.sapu(TERLAMBAT),
        lambda: layanan.batalkan(baris.proses_id, "Ganda.", oleh=pemeran.kepala, pada=TERLAMBAT),
    )
    assert not any(isinstance(h, Exception) for h in hasil), hasil
    assert Penyimpangan.objects.filter(pelaksanaan=baris).count() == 1


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_berkas_dapat_disimpan_selagi_pintu_memegang_prosesnya(pemeran: Pemeran) -> None:
    baris = langkah(pemeran, 5)

    def simpan() -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute("SET LOCAL lock_timeout = '3s'")
            pabrik.simpan_gambar(baris.proses, "bukti", pemeran.verifikator, pelaksanaan=baris)
            kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with transaction.atomic():
        penjaga.kunci_proses(baris.proses_id)
        penjaga.kunci_baris(baris.pk)
        assert serentak(simpan) == [None]
