"""Berita Acara Verifikasi (SOP registrasi-batang, langkah 5 "sesuai"): what the paper says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from registrasi.alur.registrasi_batang import RegistrasiBatang
from registrasi.models import PelakuUsaha
from tests.dokumen.baca_pdf import teks_pdf
from tests.pabrik import (
    DARING,
    SENIN_PAGI,
    TATAP_MUKA,
    Lengkap,
    Pemeran,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    buat_permohonan,
    pemeriksaan,
    selesaikan,
    unggah_bukti,
)
from ukpbj.akun.models import Penugasan
from ukpbj.dokumen.layanan import gambar
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop import layanan

pytestmark = [pytest.mark.django_db, pytest.mark.poppler]

PADA = datetime(2026, 11, 23, 3, 42, tzinfo=UTC)
"""Monday, 10.42 WIB."""


@pytest.fixture(autouse=True)
def _penyimpanan(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def pemeran(db) -> Pemeran:
    pemeran = buat_pemeran()
    pemeran.unit.alamat, pemeran.unit.email = "Jalan Contoh 9", "lpse@contoh.test"
    pemeran.unit.telepon = "(0285) 000000"
    pemeran.unit.save()
    pemeran.verifikator.nip = "198504122010012003"
    pemeran.verifikator.save()
    return pemeran


def verifikasi(pemeran: Pemeran, cara=DARING, isian: Lengkap | None = None, **lain) -> Dokumen:
    """Close step 5 with "sesuai" and give the document that was asked for."""
    proses = buat_permohonan(5, pemeran=pemeran, cara=cara, pada=PADA, **lain)
    baris = baris_terbuka(proses)
    if cara == DARING:
        unggah_bukti(baris, pemeran.verifikator, PADA)
    else:
        layanan.catat_hadir(baris.pk, oleh=pemeran.verifikator, pada=PADA)
    isian = isian or Lengkap(masukan={"pemeriksaan": pemeriksaan(proses)})
    selesaikan(proses, "sesuai", oleh=pemeran.verifikator, pada=PADA, cara=isian)
    return proses.dokumen.get()


def teks(dokumen: Dokumen) -> str:
    return teks_pdf(gambar(Dokumen.objects.get(pk=dokumen.pk)))


def usaha(dokumen: Dokumen) -> PelakuUsaha:
    proses = dokumen.proses.spesifik()
    assert isinstance(proses, RegistrasiBatang)
    return proses.pelaku_usaha


def test_kop_judul_dan_tempat_nomor(pemeran):
    isi = teks(verifikasi(pemeran))
    kop = (
        f"{pemeran.unit.kop_baris_1} {pemeran.unit.kop_baris_2} {pemeran.unit.nama} Jalan Contoh 9"
        " Telepon (0285) 000000, Surel lpse@contoh.test"
    )
    assert isi.startswith(kop)
    assert "BERITA ACARA VERIFIKASI DOKUMEN PEMBUATAN AKUN SPSE Nomor: ....." in isi


def test_kalimat_pembuka_menyebut_hari_tanggal_dan_waktu_unit(pemeran):
    isi = teks(verifikasi(pemeran))
    assert (
        "Pada hari ini, Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
        " (23-11-2026), pukul 10.42 WIB, bertempat di"
    ) in isi


def test_waktu_mengikuti_zona_unit():
    pemeran = buat_pemeran(UnitFactory.create(kode="unit-timur", zona="Asia/Jayapura"))
    assert "pukul 12.42 WIT," in teks(verifikasi(pemeran))


def test_kedua_pihak_disebut_dengan_nik_tersamar_dan_npwp_lengkap(pemeran):
    dokumen = verifikasi(pemeran)
    isi, pihak = teks(dokumen), usaha(dokumen)
    assert "Nama : Contoh Verifikator NIP : 19850412 201001 2 003" in isi
    assert "Jabatan : Verifikator LPSE selanjutnya disebut PIHAK PERTAMA" in isi
    assert f"Nama usaha : {pihak.nama} Jenis : Badan usaha NPWP : {pihak.npwp}" in isi
    assert "Diwakili oleh : Contoh Direktur" in isi
    assert f"NIK : ************{pihak.nik[-4:]}" in isi
    assert pihak.nik not in isi
    assert "Alamat : Jalan Contoh No. 1, Batang, Jawa Tengah, 51211" in isi


def test_perseorangan_tidak_diwakili_siapa_pun(pemeran):
    isi = teks(verifikasi(pemeran, jenis=PelakuUsaha.Jenis.PERSEORANGAN))
    assert "Jenis : Perseorangan" in isi
    assert "Diwakili oleh" not in isi
    assert "Jabatan : Direktur" not in isi


@pytest.mark.parametrize(
    ("cara", "kalimat", "berlaku", "tidak"),
    [
        (
            DARING,
            "secara daring lewat panggilan video, berdasarkan SOP",
            "Daring - foto/tangkapan layar verifikasi ada",
            "Tatap muka - dokumen persyaratan tidak berlaku",
        ),
        (
            TATAP_MUKA,
            "secara tatap muka, berdasarkan SOP",
            "Tatap muka - dokumen persyaratan ada",
            "Daring - foto/tangkapan layar verifikasi tidak berlaku",
        ),
    ],
)
def test_cara_verifikasi_dan_butir_yang_berlaku(pemeran, cara, kalimat, berlaku, tidak):
    isi = teks(verifikasi(pemeran, cara))
    assert kalimat in isi
    assert "01.09.03./SOP/2020), langkah 5" in isi
    assert berlaku in isi
    assert tidak in isi
    assert ("dan melalui panggilan video" in isi) == (cara == DARING)


def test_tabel_dokumen_dan_semua_butir_kelengkapan_tercetak(pemeran):
    dokumen = verifikasi(pemeran)
    isi = teks(dokumen)
    assert "1 KTP pimpinan sesuai - 2 NPWP perusahaan sesuai -" in isi
    for nomor, butir in enumerate(RegistrasiBatang.langkah_5.kelengkapan, start=1):
        assert f"{nomor} {butir if isinstance(butir, str) else butir.teks} ada -" in isi
    assert "butir yang kurang" not in isi
    assert "Alasan:" not in isi


def test_kekurangan_dan_alasannya_tercetak(pemeran):
    proses_masukan = {
        "pemeriksaan": [
            {"jenis": "ktp", "sesuai": True, "catatan": "Cocok dengan tayangan.", "berkas": None}
        ]
    }
    isian = Lengkap(
        kurang={"kelengkapan-3": "Ruang gelap."},
        alasan="Wajah tetap <b>dikenali</b> & cocok.",
        masukan=proses_masukan,
    )
    isi = teks(verifikasi(pemeran, isian=isian))
    assert "Pencahayaan ruang yang cukup kurang Ruang gelap." in isi
    assert "KTP pimpinan sesuai Cocok dengan tayangan." in isi
    assert "dengan butir yang kurang sebagaimana tercatat pada bagian B" in isi
    assert "Alasan: Wajah tetap <b>dikenali</b> & cocok." in isi


def test_simpulan_tanda_tangan_dan_kaki(pemeran):
    dokumen = verifikasi(pemeran)
    isi = teks(dokumen)
    assert "Dokumen persyaratan PIHAK KEDUA dinyatakan sesuai" in isi
    assert "sebenarnya untuk dipergunakan sebagaimana mestinya." in isi
    assert f"{pemeran.unit.kota}, 23 November 2026" in isi
    assert "Contoh Direktur Contoh Verifikator" in isi
    assert "NIP 19850412 201001 2 003 Ditandatangani basah atau" in isi
    sistem = "persetujuan dalam sistem bukan tanda tangan elektronik tersertifikasi."
    assert isi.count(f"Dokumen ini dibuat oleh sistem; {sistem} Halaman") == 2
    assert "Halaman 1 dari 2" in isi
    assert f"Berita Acara Verifikasi · {dokumen.proses.nomor}" in isi


def test_pejabat_sementara_disebut_plt(pemeran):
    Penugasan.objects.filter(pengguna=pemeran.verifikator).update(jenis=Penugasan.Jenis.PLT)
    assert "Jabatan : Plt. Verifikator LPSE" in teks(verifikasi(pemeran))


def test_yang_berubah_kemudian_tidak_mengubah_naskah(pemeran):
    """The worker may come late: names, address and office are those of the hour of step 5."""
    dokumen = verifikasi(pemeran)
    sebelum = gambar(dokumen)
    pihak = usaha(dokumen)
    pihak.nama, pihak.alamat = "CV Nama Baru", "Jalan Baru"
    pihak.save()
    pemeran.verifikator.nama = "Nama Baru"
    pemeran.verifikator.save()
    pemeran.unit.alamat = "Alamat Baru"
    pemeran.unit.save()
    Penugasan.objects.filter(pengguna=pemeran.verifikator).update(sampai=date(2026, 11, 22))
    assert gambar(Dokumen.objects.get(pk=dokumen.pk)) == sebelum


def test_hasil_lain_tidak_meminta_berita_acara(pemeran):
    proses = buat_permohonan(5, pemeran=pemeran, pada=SENIN_PAGI)
    temuan = pemeriksaan(proses, sesuai=False)
    selesaikan(
        proses,
        "perlu perbaikan",
        oleh=pemeran.verifikator,
        pada=SENIN_PAGI,
        cara=Lengkap(alasan="NPWP tidak terbaca.", masukan={"pemeriksaan": temuan}),
    )
    assert not Dokumen.objects.exists()
