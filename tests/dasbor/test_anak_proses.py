"""A step that runs another SOP: its box says how that stands, and starts it anew if it must."""

from __future__ import annotations

import pytest

from pengadaan.alur.proses_utama import ProsesUtama
from tests.dasbor.bantu import alamat, alamat_proses, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Pemeran, UnitFactory, baris_terbuka, buat_pemeran, petugas
from tests.pabrik_meja import Meja, buat_meja, mulai
from ukpbj.sop import layanan
from ukpbj.sop.models import Jejak, Proses


@pytest.fixture
def meja(pemeran: Pemeran) -> Meja:
    return buat_meja(ProsesUtama, pemeran)


@pytest.fixture
def proses(meja: Meja) -> Proses:
    """A case at its first step, which runs perencanaan-pengadaan for the same package."""
    return mulai(ProsesUtama, meja)


def _anak(proses: Proses) -> Proses:
    anak = baris_terbuka(proses).proses_anak.order_by("-id").first()
    assert anak is not None
    return anak


def test_kotak_menyebut_proses_anaknya_dan_menutup_hasilnya(
    proses: Proses, meja: Meja, masuk: Masuk
) -> None:
    anak = _anak(proses)
    jawaban = masuk(meja.orang["pa_kpa"]).get(alamat_proses(proses))
    assert f"{anak.nomor}" in teks(jawaban)
    assert f'href="{alamat_proses(anak)}"' in jawaban.content.decode()
    assert "untuk paket ini belum selesai." in teks(jawaban)
    assert f"giliran PA/KPA, menunggu {anak.nomor}" in teks(jawaban)
    assert 'name="hasil"' not in jawaban.content.decode()
    assert "Mulai lagi" not in teks(jawaban)
    # Its first row is printed as number 2 of numbers 2 to 7: "2 dari 6" would mislead.
    assert "Langkah 2 Melaksanakan perencanaan pengadaan" in teks(jawaban)


def test_anak_yang_dibatalkan_dapat_dimulai_lagi(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    lama = _anak(proses)
    layanan.batalkan(lama.pk, "Pagu berubah.", oleh=pemeran.kepala)
    klien = masuk(meja.orang["pa_kpa"])
    assert "Mulai lagi" in teks(klien.get(alamat_proses(proses)))
    jawaban = klien.post(alamat(baris_terbuka(proses), "mulai_anak"), follow=True)
    baru = _anak(proses)
    assert (baru.pk != lama.pk, baru.sudah_berakhir) == (True, False)
    assert f"{baru.nomor}" in teks(jawaban)
    assert "Mulai lagi" not in teks(jawaban)
    assert Jejak.objects.filter(proses=proses.pk, jenis="mulai_anak").count() == 1


def test_kepala_memulai_lagi_tanpa_memegang_langkahnya(
    proses: Proses, masuk: Masuk, pemeran: Pemeran
) -> None:
    layanan.batalkan(_anak(proses).pk, "Pagu berubah.", oleh=pemeran.kepala)
    klien = masuk(pemeran.kepala)
    assert 'form="form-mulai-anak"' in klien.get(alamat_proses(proses)).content.decode()
    assert klien.post(alamat(baris_terbuka(proses), "mulai_anak")).status_code == 302
    assert not _anak(proses).sudah_berakhir


def test_mulai_lagi_ditolak_selama_yang_lama_berjalan_dan_untuk_klik_kedua(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    klien, jalur = masuk(meja.orang["pa_kpa"]), alamat(baris_terbuka(proses), "mulai_anak")
    assert klien.post(jalur).status_code == 409
    layanan.batalkan(_anak(proses).pk, "Pagu berubah.", oleh=pemeran.kepala)
    assert klien.post(jalur).status_code == 302
    kedua = klien.post(jalur)
    assert (kedua.status_code, "masih berlaku" in teks(kedua)) == (409, True)
    assert baris_terbuka(proses).proses_anak.count() == 2


def test_mulai_lagi_bukan_hak_peran_atau_unit_lain(
    proses: Proses, meja: Meja, masuk: Masuk, pemeran: Pemeran
) -> None:
    layanan.batalkan(_anak(proses).pk, "Pagu berubah.", oleh=pemeran.kepala)
    jalur = alamat(baris_terbuka(proses), "mulai_anak")
    lain = buat_pemeran(UnitFactory.create(kode="unit-lain"))
    for orang, status in (
        (meja.orang["ppk"], 403), (pemeran.vendor_a, 403), (pemeran.helpdesk, 404),
        (lain.kepala, 404),
    ):  # fmt: skip
        assert masuk(orang).post(jalur).status_code == status
    assert baris_terbuka(proses).proses_anak.count() == 1


def test_langkah_tanpa_proses_anak_dan_langkah_tertutup_menolak(
    meja: Meja, masuk: Masuk, pemeran: Pemeran, proses: Proses
) -> None:
    baris = baris_terbuka(proses)
    layanan.batalkan(proses.pk, "Batal.", oleh=pemeran.kepala, beserta_anak=True)
    assert masuk(meja.orang["pa_kpa"]).post(alamat(baris, "mulai_anak")).status_code == 409
    anak = Proses.objects.get(untuk_langkah=baris)
    assert anak.sudah_berakhir


def test_anak_yang_tidak_boleh_dilihat_disebut_tanpa_tautan(
    proses: Proses, masuk: Masuk, pemeran: Pemeran
) -> None:
    """Pokja has a column in the parent, none in the child of the first step."""
    anak = _anak(proses)
    orang = petugas("pokja_pemilihan", pemeran.unit, "Contoh Pokja")
    klien = masuk(orang)
    terlihat = klien.get(alamat_proses(anak)).status_code == 200
    isi = klien.get(alamat_proses(proses)).content.decode()
    assert anak.nomor in isi
    assert (f'href="{alamat_proses(anak)}"' in isi) is terlihat
