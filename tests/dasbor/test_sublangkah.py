"""Steps in parts: a box per open row, who may do which, in any order or the one that fits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from pembinaan.alur.pembinaan_pagaralam import PembinaanPagaralam
from pembinaan.alur.pengelolaan_penyedia import PengelolaanPenyedia
from tests.dasbor.bantu import alamat, alamat_proses, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Lengkap, Pemeran, baris_terbuka, petugas
from tests.pabrik_meja import Meja, buat_meja, janji_lewat, maju_ke, mulai, selesaikan_baris, sub
from ukpbj.dasbor.sublangkah import alamat_kotak
from ukpbj.sop import layanan
from ukpbj.sop.models import PelaksanaanLangkah, Proses

TANPA = {"hasil": "tanpa sasaran", "alasan": "Tidak ada pelaku usaha baru."}


@pytest.fixture
def meja(pemeran: Pemeran) -> Meja:
    return buat_meja(PembinaanPagaralam, pemeran)


@pytest.fixture
def proses(meja: Meja) -> Proses:
    """A case at step 7, whose three parts are open and wait for their appointments."""
    return maju_ke(mulai(PembinaanPagaralam, meja), 7, meja)


def _segar(baris: PelaksanaanLangkah) -> PelaksanaanLangkah:
    return PelaksanaanLangkah.objects.select_related("proses").get(pk=baris.pk)


def _kotak(jawaban: Any) -> str:
    """The start tag of the step's form; empty where there is none."""
    isi = jawaban.content.decode()
    return isi[isi.index('<form class="langkah"') :].split(">")[0] if "data-langkah" in isi else ""


def _tutup_tanpa(proses: Proses, huruf: str, meja: Meja) -> None:
    cara = Lengkap(alasan=TANPA["alasan"])
    selesaikan_baris(sub(proses, huruf), meja, "tanpa sasaran", cara=cara)


# --- Which box --------------------------------------------------------------------------------


def test_kotak_langkah_memuat_kartu_sublangkahnya(proses: Proses, meja: Meja, masuk: Masuk) -> None:
    jawaban = masuk(meja.orang["tim_pembinaan"]).get(alamat_proses(proses))
    assert 'data-langkah="7"' in _kotak(jawaban)
    assert "data-huruf" not in _kotak(jawaban)
    for huruf in "abc":
        assert f'href="{alamat_kotak(sub(proses, huruf))}"' in jawaban.content.decode()
    assert "7b Pembinaan pelaku usaha baru terbuka menunggu janji temu" in teks(jawaban)


def test_alamat_memilih_kotak_sublangkah(proses: Proses, meja: Meja, masuk: Masuk) -> None:
    baris = sub(proses, "b")
    jawaban = masuk(meja.orang["tim_pembinaan"]).get(alamat_kotak(baris))
    assert 'data-langkah="7" data-sop="pembinaan-pagaralam" data-huruf="b"' in _kotak(jawaban)
    assert f'action="{alamat(baris)}"' in _kotak(jawaban)
    assert "Langkah 7b dari 8" in teks(jawaban)
    utama = alamat_kotak(baris_terbuka(proses))
    assert f'Bagian dari langkah 7:\n  <a href="{utama}">' in jawaban.content.decode()


@pytest.mark.parametrize("langkah", ["0", "-1", "x", "9" * 40, "%00", ""])
def test_alamat_yang_tidak_terbaca_membuka_kotak_biasa(
    proses: Proses, meja: Meja, masuk: Masuk, langkah: str
) -> None:
    klien = masuk(meja.orang["tim_pembinaan"])
    jawaban = klien.get(f"{alamat_proses(proses)}?langkah={langkah}")
    assert jawaban.status_code == 200
    assert "data-huruf" not in _kotak(jawaban)


def test_baris_tertutup_perkara_lain_dan_milik_rekan_tidak_dapat_dipilih(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    rekan = petugas("tim_pembinaan", pemeran.unit, "Contoh Rekan")
    layanan.ambil_langkah(sub(proses, "a").pk, oleh=rekan)
    _tutup_tanpa(proses, "b", meja)
    lain = maju_ke(mulai(PembinaanPagaralam, meja), 7, meja)
    klien = masuk(meja.orang["tim_pembinaan"])
    for baris in (sub(proses, "a"), sub(proses, "b"), sub(lain, "a")):
        jawaban = klien.get(f"{alamat_proses(proses)}?langkah={baris.pk}")
        assert "data-huruf" not in _kotak(jawaban)
    assert "Contoh Rekan" in teks(klien.get(alamat_proses(proses)))
    assert alamat_kotak(sub(proses, "a")) not in klien.get(alamat_proses(proses)).content.decode()


def test_yang_hanya_memegang_sublangkah_mendapat_kotaknya(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    """The step itself is in a colleague's hands: the first part one may do is shown."""
    rekan = petugas("tim_pembinaan", pemeran.unit, "Contoh Rekan")
    layanan.ambil_langkah(baris_terbuka(proses).pk, oleh=rekan)
    jawaban = masuk(meja.orang["tim_pembinaan"]).get(alamat_proses(proses))
    assert 'data-huruf="a"' in _kotak(jawaban)
    assert "Kerjakan 7c" in teks(jawaban)


def test_peran_lain_melihat_siapa_yang_bertindak_tanpa_kotak(
    proses: Proses, meja: Meja, masuk: Masuk
) -> None:
    layanan.ambil_langkah(sub(proses, "a").pk, oleh=meja.orang["tim_pembinaan"])
    jawaban = masuk(meja.orang["kasubag_lpse"]).get(alamat_proses(proses))
    assert _kotak(jawaban) == ""
    tim = "Tim Pendataan dan Analisis / Tim Pembinaan"
    assert f"giliran 7a: {tim}, Contoh {tim}; 7b, 7c: {tim}, belum diambil" in teks(jawaban)


def test_kepala_melepas_sublangkah_dari_pemegangnya(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    baris, tim = sub(proses, "a"), meja.orang["tim_pembinaan"]
    layanan.ambil_langkah(baris.pk, oleh=tim)
    klien = masuk(pemeran.kepala)
    assert f"Lepas 7a dari {tim}" in teks(klien.get(alamat_proses(proses)))
    klien.post(alamat(baris, "lepas"))
    assert _segar(baris).pemegang is None


def test_get_pada_sublangkah_membuka_kotaknya(proses: Proses, meja: Meja, masuk: Masuk) -> None:
    baris, klien = sub(proses, "c"), masuk(meja.orang["tim_pembinaan"])
    assert klien.get(alamat(baris)).url == alamat_kotak(baris)
    assert klien.post(alamat(baris, "ambil")).url == alamat_kotak(baris)
    assert klien.post(alamat(baris, "lepas")).url == alamat_kotak(baris)


# --- Doing them -------------------------------------------------------------------------------


def test_hasil_langkah_tertutup_sampai_sublangkahnya_selesai(
    proses: Proses, meja: Meja, masuk: Masuk
) -> None:
    utama, klien = baris_terbuka(proses), masuk(meja.orang["tim_pembinaan"])
    jawaban = klien.get(alamat_proses(proses))
    assert "selesaikan dahulu sublangkah 7a, 7b, 7c." in teks(jawaban)
    assert 'name="hasil"' not in jawaban.content.decode()
    paksa = klien.post(alamat(utama), {"hasil": "dilaksanakan"})
    assert (paksa.status_code, _segar(utama).selesai) == (409, None)
    for huruf in "cab":
        baris = sub(proses, huruf)
        selesai = klien.post(alamat(baris), TANPA, follow=True)
        assert selesai.redirect_chain == [(alamat_proses(proses), 302)]
        assert f"Sublangkah 7{huruf} selesai: Tanpa sasaran." in teks(selesai)
    assert klien.post(alamat(utama), {"hasil": "dilaksanakan"}).status_code == 302
    assert _segar(utama).proses.keadaan == "langkah_8"


def test_sublangkah_tanpa_sasaran_meminta_alasan_dan_tidak_ditanyakan(
    proses: Proses, meja: Meja, masuk: Masuk
) -> None:
    baris, klien = sub(proses, "a"), masuk(meja.orang["tim_pembinaan"])
    tanpa = klien.post(alamat(baris), {"hasil": "tanpa sasaran"})
    assert (tanpa.status_code, "Tuliskan alasannya" in teks(tanpa)) == (422, True)
    assert 'data-huruf="a"' in _kotak(tanpa)
    assert klien.post(alamat(baris), TANPA).status_code == 302
    kartu = teks(klien.get(alamat_proses(proses)))
    assert "tanpa sasaran" in kartu
    assert "Tidak ada pelaku usaha baru." in kartu


def test_sublangkah_selesai_menyebut_siapa_dan_kapan(
    proses: Proses, meja: Meja, masuk: Masuk
) -> None:
    baris = sub(proses, "b")
    janji_lewat(baris, meja)
    klien = masuk(meja.orang["tim_pembinaan"])
    assert klien.post(alamat(baris), {"hasil": "selesai"}).status_code == 302
    isi = teks(klien.get(alamat_proses(proses)))
    tim = "Contoh Tim Pendataan dan Analisis / Tim Pembinaan"
    assert f"selesai {tim}, Sen 12 Okt 09.00" in isi


def test_klik_kedua_pada_sublangkah_diberi_tahu(proses: Proses, meja: Meja, masuk: Masuk) -> None:
    baris, klien = sub(proses, "a"), masuk(meja.orang["tim_pembinaan"])
    klien.post(alamat(baris), TANPA)
    kedua = klien.post(alamat(baris), TANPA)
    assert (kedua.status_code, "sudah diselesaikan oleh" in teks(kedua)) == (409, True)


def test_sublangkah_milik_peran_lain_atau_rekan_ditolak(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    baris = sub(proses, "a")
    assert masuk(meja.orang["kasubag_lpse"]).post(alamat(baris), TANPA).status_code == 403
    assert masuk(pemeran.kepala).post(alamat(baris), TANPA).status_code == 403
    assert masuk(pemeran.vendor_a).post(alamat(baris), TANPA).status_code == 403
    rekan = petugas("tim_pembinaan", pemeran.unit, "Contoh Rekan")
    layanan.ambil_langkah(baris.pk, oleh=rekan)
    jawaban = masuk(meja.orang["tim_pembinaan"]).post(alamat(baris), TANPA)
    assert (jawaban.status_code, TANPA["alasan"] in teks(jawaban)) == (409, True)
    assert _segar(baris).selesai is None


def test_kelengkapan_sublangkah_diminta_di_kotaknya_sendiri(pemeran: Pemeran, masuk: Masuk) -> None:
    meja = buat_meja(PengelolaanPenyedia, pemeran)
    proses = maju_ke(mulai(PengelolaanPenyedia, meja), 2, meja)
    baris = sub(proses, "a")
    klien = masuk(meja.pelaku(baris))
    assert "Program kerja UKPBJ" in teks(klien.get(alamat_kotak(baris)))
    assert klien.post(alamat(baris), {"hasil": "selesai"}).status_code == 422
    isi = {"hasil": "selesai", "kelengkapan-1": "ada", "keluaran-1": "ada"}
    assert klien.post(alamat(baris), isi).status_code == 302


# --- The story --------------------------------------------------------------------------------


def test_perjalanan_memuat_sublangkah_di_bawah_langkahnya(
    proses: Proses, meja: Meja, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    janji_lewat(sub(proses, "a"), meja)
    jam_beku.shift(timedelta(minutes=30))
    selesaikan_baris(sub(proses, "a"), meja, "selesai")
    isi = teks(masuk(meja.orang["kasubag_lpse"]).get(alamat_proses(proses)))
    bagian = isi[isi.index("Jejak lengkap") :]
    urutan = [
        bagian.index(kata)
        for kata in (
            "Melaksanakan sosialisasi dan pembinaan",
            "7a Pembinaan pelaku usaha terkena sanksi",
            "40 menit kerja dari 180 menit",
            "7b Pembinaan pelaku usaha baru",
            "7c Pembinaan pelaku usaha pasif",
            "8 Menutup pendampingan",
        )
    ]
    assert urutan == sorted(urutan)
    # The parts run inside the half hour of their step: it is counted once.
    assert "Kantor, menunggu diambil 30 menit 100%" in isi
    # No pelaku usaha has a part in this SOP, so no clock of theirs is shown.
    assert "Pelaku usaha 0 menit" not in isi


def test_halaman_dengan_sublangkah_tidak_memakai_kueri_per_bagian(
    pemeran: Pemeran, meja: Meja, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    satu = mulai(PembinaanPagaralam, meja)
    tiga = maju_ke(mulai(PembinaanPagaralam, meja), 7, meja)
    klien = masuk(meja.orang["tim_pembinaan"])
    klien.get(alamat_proses(satu))
    for alamat_satu in (alamat_proses(tiga), alamat_kotak(sub(tiga, "b"))):
        with django_assert_max_num_queries(24):
            klien.get(alamat_satu)


def test_daftar_proses_menyebut_tenggat_sublangkah_yang_paling_mendesak(
    proses: Proses, meja: Meja, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    kasubag = meja.orang["kasubag_lpse"]
    assert "tanpa batas" in teks(masuk(kasubag).get("/proses/"))
    janji_lewat(sub(proses, "c"), meja)
    jam_beku.shift(timedelta(hours=5))
    isi = teks(masuk(kasubag).get("/proses/"))
    assert "terlambat" in isi
    assert "tanpa batas" not in isi
