"""A step that needs one of its parts: choosing it, changing one's mind, choosing twice."""

from __future__ import annotations

import pytest

from kinerja.alur.pencatatan_kinerja import PencatatanKinerja
from tests.dasbor.bantu import alamat, alamat_proses, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Pemeran, baris_terbuka
from tests.pabrik_meja import Meja, buat_meja, janji_lewat, maju_ke, mulai, sub
from ukpbj.dasbor.sublangkah import alamat_kotak
from ukpbj.sop.models import PelaksanaanLangkah, Proses


@pytest.fixture
def meja_kinerja(pemeran: Pemeran) -> Meja:
    return buat_meja(PencatatanKinerja, pemeran)


@pytest.fixture
def rapat(meja_kinerja: Meja) -> Proses:
    """A case at step 3, whose meeting began ten minutes ago; one of two parts is to be chosen."""
    satu = maju_ke(mulai(PencatatanKinerja, meja_kinerja), 3, meja_kinerja)
    janji_lewat(baris_terbuka(satu), meja_kinerja)
    return satu


def _segar(baris: PelaksanaanLangkah) -> PelaksanaanLangkah:
    return PelaksanaanLangkah.objects.select_related("proses").get(pk=baris.pk)


def test_memilih_satu_membuka_kotaknya_dan_yang_lain_tertutup(
    rapat: Proses, meja_kinerja: Meja, masuk: Masuk
) -> None:
    utama, klien = baris_terbuka(rapat), masuk(meja_kinerja.orang["ppk"])
    halaman = teks(klien.get(alamat_proses(rapat)))
    assert "pilih satu yang sesuai" in halaman
    assert "belum dipilih batas 20 menit Pilih 3a" in halaman
    assert "pilih dan selesaikan dahulu salah satu sublangkahnya." in halaman
    jawaban = klien.post(alamat(utama, "pilih_sublangkah", "b"), follow=True)
    baris = sub(rapat, "b")
    assert jawaban.redirect_chain == [(alamat_kotak(baris), 302)]
    assert 'data-huruf="b"' in jawaban.content.decode()
    assert "Pilih 3a" not in teks(klien.get(alamat_proses(rapat)))
    assert _segar(utama).mulai == utama.mulai
    isi = {"hasil": "selesai", "keluaran-1": "ada"}
    assert klien.post(alamat(baris), isi).status_code == 302
    tutup = {"hasil": "dinilai", "kelengkapan-1": "ada", "keluaran-1": "ada"}
    assert klien.post(alamat(utama), tutup).status_code == 302
    assert _segar(utama).proses.keadaan == "langkah_4"


def test_batal_dipilih_membuka_pilihan_lagi(
    rapat: Proses, meja_kinerja: Meja, masuk: Masuk
) -> None:
    utama, klien = baris_terbuka(rapat), masuk(meja_kinerja.orang["ppk"])
    klien.post(alamat(utama, "pilih_sublangkah", "b"))
    batal = {"hasil": "batal dipilih", "alasan": "Pekerjaan konstruksi."}
    assert klien.post(alamat(sub(rapat, "b")), batal).status_code == 302
    assert "batal dipilih" in teks(klien.get(alamat_proses(rapat)))
    klien.post(alamat(utama, "pilih_sublangkah", "a"))
    assert sub(rapat, "a").selesai is None
    assert "Putaran 2" not in teks(klien.get(alamat_kotak(sub(rapat, "a"))))


@pytest.mark.parametrize("huruf", ["c", "ab", "A", "3a", "-"])
def test_huruf_yang_tidak_ada_ditolak(
    rapat: Proses, meja_kinerja: Meja, masuk: Masuk, huruf: str
) -> None:
    klien = masuk(meja_kinerja.orang["ppk"])
    jawaban = klien.post(alamat(baris_terbuka(rapat), "pilih_sublangkah", huruf))
    assert jawaban.status_code == 409
    assert "tidak punya pilihan itu" in teks(jawaban)
    assert not PelaksanaanLangkah.objects.filter(proses=rapat.pk).exclude(huruf="").exists()


def test_memilih_dua_kali_hanya_membuka_satu(
    rapat: Proses, meja_kinerja: Meja, masuk: Masuk
) -> None:
    utama, klien = baris_terbuka(rapat), masuk(meja_kinerja.orang["ppk"])
    klien.post(alamat(utama, "pilih_sublangkah", "a"))
    for huruf in "ab":
        kedua = klien.post(alamat(utama, "pilih_sublangkah", huruf))
        assert (kedua.status_code, "sudah dipilih" in teks(kedua)) == (409, True)
    assert utama.sublangkah.count() == 1


def test_memilih_bukan_hak_peran_lain_dan_bukan_untuk_langkah_tertutup(
    rapat: Proses, meja_kinerja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    utama = baris_terbuka(rapat)
    for orang in (meja_kinerja.orang["pa_kpa"], pemeran.kepala, pemeran.vendor_a):
        jawaban = masuk(orang).post(alamat(utama, "pilih_sublangkah", "a"))
        assert jawaban.status_code == 403
    assert masuk(pemeran.helpdesk).post(alamat(utama, "pilih_sublangkah", "a")).status_code == 404
    lama = rapat.pelaksanaan.get(urut=2)
    klien = masuk(meja_kinerja.orang["tim_ukpbj"])
    assert klien.post(alamat(lama, "pilih_sublangkah", "a")).status_code == 409
    assert not utama.sublangkah.exists()


def test_sebelum_rapatnya_tiba_belum_ada_yang_dapat_dipilih(
    meja_kinerja: Meja, masuk: Masuk
) -> None:
    proses = maju_ke(mulai(PencatatanKinerja, meja_kinerja), 3, meja_kinerja)
    klien = masuk(meja_kinerja.orang["ppk"])
    isi = teks(klien.get(alamat_proses(proses)))
    assert "Dapat dipilih setelah janji temunya tiba." in isi
    assert "Pilih 3a" not in isi
    assert "tetapkan dahulu janji temunya." in isi
    jawaban = klien.post(alamat(baris_terbuka(proses), "pilih_sublangkah", "a"))
    assert (jawaban.status_code, "belum tiba" in teks(jawaban)) == (409, True)
