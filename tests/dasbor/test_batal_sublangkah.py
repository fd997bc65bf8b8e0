"""Cancelling a case that stands at a step with sub-steps: every open row is closed with it."""

from __future__ import annotations

import pytest

from pembinaan.alur.pengelolaan_penyedia import PengelolaanPenyedia
from tests import pabrik
from tests.layar import Masuk
from ukpbj.akun.models import Pengguna
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop import jejak, layanan
from ukpbj.sop.galat import LangkahSudahSelesai
from ukpbj.sop.models import PelaksanaanLangkah, Proses


@pytest.fixture
def kepala(db: None) -> Pengguna:
    unit = pabrik.UnitFactory.create(kode="unit-batal", sop_aktif=[PengelolaanPenyedia.sop.kode])
    return pabrik.petugas(KEPALA_UKPBJ, unit, "Contoh Kepala")


@pytest.fixture
def proses(kepala: Pengguna) -> Proses:
    """At its step 2, with 2a done and 2b, 2c open."""
    unit = kepala.penugasan.get().unit
    orang = pabrik.petugas("kasubag_lpse", unit, "Contoh Kasubag")
    pabrik.beri_peran(orang, "tim_pendataan", unit)
    proses = layanan.mulai_proses(PengelolaanPenyedia, unit=unit, oleh=orang, judul="Pendataan")
    pabrik.selesaikan(proses, proses.sop.baris(1).lanjut[0].nama, oleh=orang)
    a = proses.pelaksanaan.get(huruf="a")
    layanan.selesaikan_langkah(a.pk, "selesai", oleh=orang, isian=pabrik.isian(a, "selesai"))
    return proses


def test_semua_baris_terbuka_ditutup_dan_yang_selesai_tetap(
    proses: Proses, kepala: Pengguna, masuk: Masuk
) -> None:
    assert [b.sebutan for b in proses.pelaksanaan.terbuka()] == ["2", "2b", "2c"]
    alamat = f"/proses/{proses.kunci}/batalkan/"
    kirim = masuk(kepala).post(alamat, {"alasan": "Tidak ada anggaran."})
    assert kirim.url == f"/proses/{proses.kunci}/"
    assert proses.spesifik().keadaan == "dibatalkan"
    baris = PelaksanaanLangkah.objects.filter(proses=proses.pk, urut=2).order_by("huruf")
    assert [(b.sebutan, b.hasil, b.alasan) for b in baris] == [
        ("2", "dibatalkan", "Tidak ada anggaran."),
        ("2a", "selesai", ""),
        ("2b", "dibatalkan", "Tidak ada anggaran."),
        ("2c", "dibatalkan", "Tidak ada anggaran."),
    ]
    assert not proses.pelaksanaan.terbuka().exists()
    assert jejak.periksa(proses.spesifik()) is None
    for terbuka in baris.exclude(huruf="a"):
        with pytest.raises(LangkahSudahSelesai):
            layanan.selesaikan_langkah(terbuka.pk, terbuka.hasil, oleh=kepala)
    with pytest.raises(LangkahSudahSelesai):
        layanan.batalkan(proses.pk, "Sekali lagi.", oleh=kepala)
