"""Files and their rows: neither is ever without the other for long."""

from __future__ import annotations

import errno
import hashlib
import os
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.dokumen.contoh_berkas import png
from tests.pabrik import baris_terbuka, buat_permohonan
from ukpbj.dokumen import unggahan
from ukpbj.dokumen.berkas import PenyimpananPenuh, berkas_baru, bersihkan_yatim
from ukpbj.dokumen.unggahan import UnggahanBersih, simpan_berkas
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.models import Berkas
from ukpbj.sop.penyimpanan import PenyimpananPribadi
from ukpbj.sop.waktu import sekarang

BERSIH = UnggahanBersih("KTP Contoh.png", "image/png", png())


def isi_disk(akar: Path) -> list[Path]:
    return [jalur for jalur in akar.rglob("*") if jalur.is_file()]


@pytest.fixture
def proses(pemeran, penyimpanan):
    return buat_permohonan(3, pemeran=pemeran)


def simpan(proses, jenis="ktp", **lain) -> Berkas:
    return simpan_berkas(
        proses=proses, unggahan=BERSIH, jenis=jenis, pengunggah=proses.pemohon, **lain
    )


def test_baris_menyebut_isi_ukuran_dan_sidik_berkasnya(proses, penyimpanan):
    berkas = simpan(proses)
    [jalur] = isi_disk(penyimpanan)
    assert jalur.read_bytes() == BERSIH.isi
    assert berkas.ukuran == len(BERSIH.isi)
    assert berkas.sha256 == hashlib.sha256(BERSIH.isi).hexdigest()
    assert (berkas.nama, berkas.tipe) == (BERSIH.nama, BERSIH.tipe)


def test_nama_di_disk_acak_dan_hanya_dapat_dibuka_pemilik_proses(proses, penyimpanan):
    satu, dua = simpan(proses), simpan(proses)
    assert satu.isi.name != dua.isi.name
    for berkas in (satu, dua):
        assert "contoh" not in str(berkas.isi.name).lower()
        assert Path(berkas.isi.path).stat().st_mode & 0o077 == 0


def test_unggahan_baru_menggantikan_yang_sejenis_saja(proses):
    lama, lain = simpan(proses), simpan(proses, "npwp")
    baru = simpan(proses)
    kini = proses.berkas.filter(diganti__isnull=True)
    assert set(kini) == {lain, baru}
    assert Berkas.objects.get(pk=lama.pk).diganti is not None


def test_bukti_hanya_menggantikan_bukti_butir_dan_putaran_yang_sama(proses):
    baris = baris_terbuka(proses)
    lama = simpan(proses, "bukti", pelaksanaan=baris, butir="keluaran-2")
    butir_lain = simpan(proses, "bukti", pelaksanaan=baris, butir="keluaran-1")
    ktp = simpan(proses, "bukti")
    baru = simpan(proses, "bukti", pelaksanaan=baris, butir="keluaran-2")
    assert set(proses.berkas.filter(diganti__isnull=True)) == {butir_lain, ktp, baru}
    assert lama not in proses.berkas.filter(diganti__isnull=True)


def test_proses_tidak_menampung_berkas_tanpa_batas(proses, monkeypatch, penyimpanan):
    monkeypatch.setattr(unggahan, "BATAS_BERKAS_PROSES", 2)
    simpan(proses)
    simpan(proses)
    with pytest.raises(GalatSop, match="terlalu banyak"):
        simpan(proses)
    assert len(isi_disk(penyimpanan)) == 2


def test_baris_yang_gagal_membawa_serta_berkasnya(proses, penyimpanan):
    def terputus() -> None:
        with berkas_baru(proses, b"isi", nama="a.png") as berkas:
            assert len(isi_disk(penyimpanan)) == 1
            berkas.save(force_insert=True)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        terputus()
    assert isi_disk(penyimpanan) == []
    assert not Berkas.objects.exists()


def test_disk_penuh_dikatakan_dan_tidak_meninggalkan_apa_pun(proses, penyimpanan, monkeypatch):
    def penuh(penanda: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(PenyimpananPenuh, match="penuh"):
        simpan(proses)
    assert isi_disk(penyimpanan) == []
    assert not Berkas.objects.exists()


def test_kegagalan_menulis_tidak_meninggalkan_berkas_setengah(penyimpanan):
    class Putus(BytesIO):
        def read(self, ukuran: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        PenyimpananPribadi(location=penyimpanan).save("ab/x.png", Putus())
    assert isi_disk(penyimpanan) == []


# --- What a rollback or a kill leaves ---------------------------------------------------------


def tua(jalur: Path, umur: timedelta) -> None:
    saat = (sekarang() - umur).timestamp()
    os.utime(jalur, (saat, saat))


def test_transaksi_luar_yang_batal_meninggalkan_berkas_yang_kemudian_dibersihkan(
    proses, penyimpanan
):
    with transaction.atomic():
        simpan(proses)
        transaction.set_rollback(True)
    assert not Berkas.objects.exists()
    [jalur] = isi_disk(penyimpanan)
    assert bersihkan_yatim() == []
    tua(jalur, timedelta(hours=49))
    assert bersihkan_yatim() == [str(jalur.relative_to(penyimpanan))]
    assert isi_disk(penyimpanan) == []


def test_berkas_berbaris_tidak_pernah_dibersihkan(proses, penyimpanan):
    berkas = simpan(proses)
    tua(Path(berkas.isi.path), timedelta(days=900))
    assert bersihkan_yatim() == []
    assert default_storage.exists(str(berkas.isi.name))


def test_sisa_tulisan_yang_terputus_ikut_dibersihkan(proses, penyimpanan):
    sisa = penyimpanan / "ab" / "tmpsisa"
    sisa.parent.mkdir(parents=True)
    sisa.write_bytes(b"separuh")
    tua(sisa, timedelta(hours=49))
    keluaran = StringIO()
    call_command("bersihkan_berkas", stdout=keluaran)
    assert keluaran.getvalue() == "1 berkas tanpa baris dihapus.\n"
    assert not sisa.exists()


def test_pembersihan_penyimpanan_yang_belum_ada_tidak_gagal(db, penyimpanan):
    assert bersihkan_yatim() == []


# --- Verifying --------------------------------------------------------------------------------


def test_berkas_yang_utuh_lolos_pemeriksaan(proses):
    simpan(proses)
    keluaran = StringIO()
    call_command("periksa_berkas", stdout=keluaran)
    assert keluaran.getvalue() == "Semua berkas utuh.\n"


def test_berkas_yang_diubah_atau_hilang_disebut(proses):
    utuh, diubah, hilang = simpan(proses), simpan(proses), simpan(proses)
    Path(diubah.isi.path).write_bytes(b"lain")
    Path(hilang.isi.path).unlink()
    keluaran = StringIO()
    with pytest.raises(CommandError, match="2 berkas tidak sama"):
        call_command("periksa_berkas", stdout=keluaran)
    assert f"{diubah.kunci} ({diubah.isi.name}) berubah" in keluaran.getvalue()
    assert f"{hilang.kunci} ({hilang.isi.name}) hilang" in keluaran.getvalue()
    assert str(utuh.kunci) not in keluaran.getvalue()
