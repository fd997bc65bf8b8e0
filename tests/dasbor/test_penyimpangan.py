"""The register of deviations and the page of one: what is seen, done, kept and exported."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import alamat_proses, baris_tabel, tebar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor import ekspor_register
from ukpbj.dokumen.berita_acara import minta_berita_acara
from ukpbj.dokumen.layanan import terbitkan
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, RiwayatPenyimpangan
from ukpbj.sop.waktu import sekarang

REGISTER, EKSPOR = "/penyimpangan/", "/penyimpangan/ekspor.xlsx"
ISIAN = {
    "sebab": "Jaringan putus.", "perbaikan": "Diselesaikan.", "pencegahan": "Modem cadangan.",
    "tindak_lanjut": "Pengadaan modem.", "tindak_lanjut_pada": "2026-10-30",
}  # fmt: skip


def halaman(satu: Penyimpangan, apa: str = "") -> str:
    return f"{REGISTER}{satu.pk}/{apa and apa + '/'}"


def tentang(satu: Penyimpangan) -> int:
    return satu.riwayat.filter(tindakan="jawab").latest("nomor").pk


def terima(satu: Penyimpangan, oleh: Pengguna) -> None:
    layanan.terima_pertanggungjawaban(satu.pk, "Baik.", tentang=tentang(satu), oleh=oleh)


@pytest.fixture
def empat(pemeran: Pemeran) -> dict[str, Penyimpangan]:
    """One of every state that shows: unclaimed, open, accounted for, accepted."""
    semua = {
        "bebas": pabrik.buat_penyimpangan(pemeran, None),
        "terbuka": pabrik.buat_penyimpangan(pemeran),
        "dijawab": pabrik.buat_penyimpangan(pemeran, dijawab=True),
        "diterima": pabrik.buat_penyimpangan(pemeran, dijawab=True),
    }
    terima(semua["diterima"], pemeran.kepala)
    return semua


# --- The register -----------------------------------------------------------------------------


def test_register_menampilkan_yang_belum_tuntas_dan_menandai_giliran(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    kepala = masuk(pemeran.kepala).get(REGISTER)
    urut = ("dijawab", "terbuka", "bebas")
    assert baris_tabel(kepala) == [halaman(empat[nama]) for nama in urut]
    assert "3 penyimpangan belum tuntas 2 menunggu tindakan Anda." in teks(kepala).replace(
        " Unduh XLSX", ""
    )
    assert teks(kepala).count("giliran Anda") == 2
    petugas = masuk(pemeran.verifikator).get(REGISTER)
    assert baris_tabel(petugas) == [halaman(empat[nama]) for nama in urut[:2]]
    assert masuk(pemeran.verifikator_lain).get(REGISTER).context["daftar"].jumlah.nilai == 0


def test_angka_setiap_cip_dan_pilihan_sama_dengan_panjang_daftarnya(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    layanan.gugurkan([empat["terbuka"]], "Kalender.", oleh=None, pada=sekarang())
    klien = masuk(pemeran.kepala)
    daftar = klien.get(REGISTER).context["daftar"]
    cip = {c.teks: c for c in daftar.cip}
    assert {nama: c.jumlah.nilai for nama, c in cip.items()} == {
        "Perlu saya tindak lanjuti": 2, "Belum dipertanggungjawabkan": 1, "Menunggu keputusan": 1,
        "Diterima": 1, "Gugur": 1, "Semua": 4,
    }  # fmt: skip
    for satu in cip.values():
        assert len(baris_tabel(klien.get(satu.url))) == satu.jumlah.nilai, satu.teks


@pytest.mark.parametrize(
    ("saringan", "banyak"),
    [
        ({"jenis": "waktu"}, 3), ({"jenis": "keluaran"}, 0), ({"jenis": "x"}, 3),
        ({"keadaan": "diterima"}, 1), ({"keadaan": "semua"}, 4), ({"keadaan": "x"}, 3),
        ({"keadaan": "saya"}, 2), ({"sop": "registrasi-batang"}, 3), ({"unit": "batang"}, 3),
        ({"q": "Contoh Verifikator"}, 2), ({"q": "tidak ada"}, 0), ({"sesudah": "rusak"}, 3),
        ({"lingkup": "unit", "keadaan": "tanpa"}, 2),
    ],
)  # fmt: skip
def test_register_dan_ekspornya_disaring_sama(
    pemeran: Pemeran,
    masuk: Masuk,
    empat: dict[str, Penyimpangan],
    saringan: dict[str, str],
    banyak: int,
) -> None:
    klien = masuk(pemeran.kepala)
    assert len(baris_tabel(klien.get(REGISTER, saringan))) == banyak
    assert len(baca(klien.get(EKSPOR, saringan))) == banyak


def test_register_kosong_menunjukkan_jalan_keluar(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    assert "Tidak ada penyimpangan Semua langkah sesuai" in teks(
        masuk(pemeran.helpdesk).get(REGISTER)
    )
    Penyimpangan.objects.exclude(pk=empat["diterima"].pk).update(keadaan="gugur")
    kepala = masuk(pemeran.kepala).get(REGISTER)
    assert "Semua penyimpangan sudah tuntas" in teks(kepala)
    assert 'href="/penyimpangan/?keadaan=semua"' in kepala.content.decode()


def test_register_berlanjut_dengan_kunci_dan_kuerinya_tetap(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    tebar(pemeran.unit, 60, sejak=SENIN_PAGI - timedelta(days=3))
    penyimpangan.sapu(sekarang())
    klien = masuk(pemeran.kepala)
    pertama = klien.get(REGISTER)
    with django_assert_max_num_queries(9):
        kedua = klien.get(pertama.context["url_sesudah"])
    alamat = baris_tabel(pertama) + baris_tabel(kedua)
    assert (len(baris_tabel(pertama)), len(set(alamat))) == (50, 60)


# --- The page ---------------------------------------------------------------------------------


def test_halaman_menyebut_apa_yang_dilanggar_dan_berapa_lama(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    isi = teks(masuk(pemeran.kepala).get(halaman(empat["bebas"])))
    for kata in (
        "Sudah terlambat 59 menit kerja",
        "Batas 1 menit kerja, tercetak di SOP",
        "Jatuh tempo Senin 12 Okt 2026, 08.01 WIB",
        "Selesai belum selesai",
        "Berikutnya: Kepala UKPBJ menunjuk penanggung jawabnya.",
        "Kenapa tenggatnya ini?",
    ):
        assert kata in isi, kata


def test_halaman_langkah_yang_selesai_dan_yang_jamnya_diulang(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran)
    baris = satu.pelaksanaan
    pabrik.selesaikan(baris.proses, "disetujui", oleh=pemeran.verifikator)
    klien = masuk(pemeran.kepala)
    assert "Terlambat 59 menit kerja" in teks(klien.get(halaman(satu)))
    # As after a moved appointment: the row has a new start and a new deadline.
    baris.refresh_from_db()
    baris.mulai = sekarang() + timedelta(days=1)
    baris.jatuh_tempo = baris.mulai + timedelta(minutes=1)
    baris.save()
    isi = teks(klien.get(halaman(satu)))
    assert "Terlambat, lalu jamnya diulang" in isi
    assert "Jatuh tempo Senin 12 Okt 2026, 08.01 WIB" in isi


def test_halaman_yang_gugur_menyebut_tenggat_semula_dan_sekarang(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    satu = empat["terbuka"]
    layanan.gugurkan([satu], "Tutup lokal.", oleh=pemeran.kepala, pada=sekarang())
    besok = SENIN_PAGI + timedelta(days=1)
    PelaksanaanLangkah.objects.filter(pk=satu.pelaksanaan_id).update(
        jatuh_tempo=besok, terlambat_sejak=besok
    )
    isi = teks(masuk(pemeran.kepala).get(halaman(satu)))
    assert "Tidak jadi terlambat" in isi
    assert "Jatuh tempo semula Senin 12 Okt 2026, 08.01 WIB" in isi
    assert "Jatuh tempo sekarang Selasa 13 Okt 2026, 09.00 WIB" in isi
    assert "0 menit" not in isi


def test_register_menyebut_berapa_lama_terlambat_selama_itu_berdiri(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    klien = masuk(pemeran.kepala)
    assert teks(klien.get(REGISTER)).count("Sudah terlambat 59 menit kerja") == 3
    pabrik.selesaikan(empat["bebas"].pelaksanaan.proses, "disetujui", oleh=pemeran.verifikator_lain)
    layanan.gugurkan([empat["terbuka"]], "Kalender.", oleh=None, pada=sekarang())
    isi = teks(klien.get(f"{REGISTER}?keadaan=semua"))
    assert isi.count("Terlambat 59 menit kerja") == 1
    assert isi.count("erlambat 59 menit kerja") == 3


def test_butir_yang_kurang_disebut_dengan_catatannya(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = pabrik.buat_permohonan(6, pemeran=pemeran)
    cara = pabrik.Lengkap(kurang={"kelengkapan-1": "Akun <b>terkunci</b>."}, alasan="Mendesak.")
    pabrik.selesaikan(proses, "disetujui", oleh=pemeran.verifikator, cara=cara)
    satu = Penyimpangan.objects.get()
    jawaban = masuk(pemeran.verifikator).get(halaman(satu))
    assert "1 butir kelengkapan kurang" in teks(jawaban)
    assert "Akun &lt;b&gt;terkunci&lt;/b&gt;." in jawaban.content.decode()
    assert "Pertanggungjawaban Anda" in teks(jawaban)


def test_hanya_yang_berhak_membuka_halamannya(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    alamat = halaman(empat["terbuka"])
    status = {
        nama: masuk(getattr(pemeran, nama)).get(alamat).status_code
        for nama in ("verifikator", "kepala", "verifikator_lain", "helpdesk", "vendor_a", "admin")
    }
    assert status == {
        "verifikator": 200, "kepala": 200, "verifikator_lain": 404, "helpdesk": 404,
        "vendor_a": 403, "admin": 403,
    }  # fmt: skip
    assert masuk(pemeran.kepala).get(f"{REGISTER}{10**30}/").status_code == 404


def test_daftar_di_halaman_proses_menaut_hanya_bagi_yang_boleh(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    proses = alamat_proses(empat["terbuka"].pelaksanaan.proses)
    taut = f'href="{halaman(empat["terbuka"])}"'
    assert taut in masuk(pemeran.kepala).get(proses).content.decode()
    lain = masuk(pemeran.verifikator_lain).get(proses)
    assert "Penyimpangan" in teks(lain)
    assert taut not in lain.content.decode()


# --- The account ------------------------------------------------------------------------------


def test_pertanggungjawaban_disampaikan_lalu_giliran_kepala(pemeran: Pemeran, masuk: Masuk) -> None:
    satu = pabrik.buat_penyimpangan(pemeran)
    klien = masuk(pemeran.verifikator)
    jawaban = klien.post(halaman(satu, "pertanggungjawaban"), ISIAN, follow=True)
    assert "Pertanggungjawaban Anda sudah disampaikan." in teks(jawaban)
    assert "Berikutnya: Kepala UKPBJ memutuskan." in teks(jawaban)
    assert "Sampaikan pertanggungjawaban" not in teks(jawaban)
    kepala = teks(masuk(pemeran.kepala).get(halaman(satu)))
    assert "Sebab Jaringan putus." in kepala
    assert "Tanggalnya 30 Oktober 2026" in kepala
    assert "Simpan keputusan" in kepala


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"sebab": " "}, "Tuliskan sebabnya."),
        ({"perbaikan": ""}, "Tuliskan perbaikan yang sudah dilakukan."),
        ({"tindak_lanjut_pada": ""}, "Isi tanggal tindak lanjutnya."),
        ({"tindak_lanjut_pada": "31-31-2026"}, "Tulis tanggal yang ada di kalender."),
        ({"tindak_lanjut_pada": "2026-10-01"}, "Tanggalnya mendahului penyimpangannya."),
        ({"tindak_lanjut_pada": "9999-12-31"}, "Tanggalnya terlalu jauh"),
        ({"pencegahan": "x" * 2001}, "2000"),
        ({"sebab": "a\x00b"}, "null"),
    ],
)
def test_isian_yang_salah_ditolak_tanpa_kehilangan_yang_diketik(
    pemeran: Pemeran, masuk: Masuk, ubah: dict[str, str], pesan: str
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran)
    klien = masuk(pemeran.verifikator)
    jawaban = klien.post(halaman(satu, "pertanggungjawaban"), ISIAN | ubah)
    assert jawaban.status_code == 422
    assert pesan in teks(jawaban)
    for nilai in (ISIAN | ubah).values():
        assert nilai.strip("\x00 ").split("\x00")[0] in jawaban.content.decode()
    assert not RiwayatPenyimpangan.objects.exists()


def test_klik_ganda_menyimpan_sekali_dan_mengembalikan_yang_diketik(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran)
    klien = masuk(pemeran.verifikator)
    alamat = halaman(satu, "pertanggungjawaban")
    assert klien.post(alamat, ISIAN).status_code == 302
    kedua = klien.post(alamat, ISIAN | {"sebab": "Sebab kedua."})
    assert kedua.status_code == 409
    assert "Keadaan penyimpangan ini sekarang: menunggu keputusan." in teks(kedua)
    assert "Sebab kedua." in teks(kedua)
    assert satu.riwayat.count() == 1


def test_yang_bukan_gilirannya_ditolak_walau_isiannya_salah(pemeran: Pemeran, masuk: Masuk) -> None:
    satu = pabrik.buat_penyimpangan(pemeran)
    kepala = masuk(pemeran.kepala)
    assert kepala.post(halaman(satu, "pertanggungjawaban"), {}).status_code == 403
    assert kepala.post(halaman(satu, "keputusan"), {}).status_code == 409
    assert masuk(pemeran.verifikator).post(halaman(satu, "keputusan"), {}).status_code == 403
    assert masuk(pemeran.verifikator).post(halaman(satu, "penanggung-jawab")).status_code == 403
    assert not RiwayatPenyimpangan.objects.exists()


# --- The decision -----------------------------------------------------------------------------


def putus(klien: Client, satu: Penyimpangan, **isian: Any) -> Any:
    isian = {"putusan": "terima", "tentang": tentang(satu)} | isian
    return klien.post(halaman(satu, "keputusan"), isian)


def test_dikembalikan_dengan_catatan_lalu_isian_lama_siap_diperbaiki(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    kepala = masuk(pemeran.kepala)
    tanpa = putus(kepala, satu, putusan="kembalikan")
    assert tanpa.status_code == 422
    assert "Tuliskan apa yang perlu diperbaiki." in teks(tanpa)
    assert "checked" in tanpa.content.decode()
    assert putus(kepala, satu, putusan="kembalikan", catatan="Kurang jelas.").status_code == 302
    petugas = masuk(pemeran.verifikator).get(halaman(satu))
    assert "“Kurang jelas.”" in teks(petugas)
    assert ">\nJaringan LPSE putus.</textarea>" in petugas.content.decode()
    assert 'value="2026-10-30"' in petugas.content.decode()


@pytest.mark.parametrize("isian", [{"putusan": ""}, {"putusan": "x"}, {"catatan": "y" * 2001}])
def test_keputusan_yang_tidak_lengkap_ditolak(
    pemeran: Pemeran, masuk: Masuk, isian: dict[str, str]
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    assert putus(masuk(pemeran.kepala), satu, **isian).status_code == 422
    assert satu.riwayat.count() == 1


@pytest.mark.parametrize("tentang_apa", ["", "0", "abc", "9" * 40])
def test_keputusan_harus_atas_pertanggungjawaban_yang_dibaca(
    pemeran: Pemeran, masuk: Masuk, tentang_apa: str
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    jawaban = putus(masuk(pemeran.kepala), satu, tentang=tentang_apa, catatan="Baik sekali.")
    assert jawaban.status_code in (409, 422)
    assert "Baik sekali." in teks(jawaban)
    assert satu.riwayat.count() == 1


def test_klik_ganda_pada_keputusan_memutus_sekali(pemeran: Pemeran, masuk: Masuk) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    kepala = masuk(pemeran.kepala)
    assert [putus(kepala, satu).status_code for _ in range(2)] == [302, 409]
    assert satu.riwayat.count() == 2


def test_penyimpangan_kepala_sampai_ke_atasannya(pemeran: Pemeran, masuk: Masuk) -> None:
    atasan = pabrik.petugas("atasan_kepala", pemeran.unit, "Contoh Atasan")
    pabrik.beri_peran(pemeran.kepala, "verifikator", pemeran.unit)
    satu = pabrik.buat_penyimpangan(pemeran, pemeran.kepala, dijawab=True)
    pabrik.buat_penyimpangan(pemeran)
    kepala = teks(masuk(pemeran.kepala).get(halaman(satu)))
    assert "Berikutnya: Atasan Kepala UKPBJ memutuskan." in kepala
    assert "Simpan keputusan" not in kepala
    assert putus(masuk(pemeran.kepala), satu).status_code == 403
    klien = masuk(atasan)
    register = klien.get(REGISTER)
    assert baris_tabel(register) == [halaman(satu)]
    assert "1 menunggu tindakan Anda." in teks(register)
    # The superior has no column in this SOP: the page stands without the links to the case.
    rinci = klien.get(halaman(satu))
    assert "Buka prosesnya" not in teks(rinci)
    assert putus(klien, satu).status_code == 302


# --- Naming who answers -----------------------------------------------------------------------


def test_kepala_menunjuk_lalu_mengganti_dengan_alasan(pemeran: Pemeran, masuk: Masuk) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, None)
    kepala, alamat = masuk(pemeran.kepala), halaman(satu, "penanggung-jawab")
    assert kepala.post(alamat, {}).status_code == 422
    assert kepala.post(alamat, {"kepada": pemeran.vendor_a.pk}).status_code == 422
    hasil = kepala.post(alamat, {"kepada": pemeran.verifikator.pk}, follow=True)
    assert "Contoh Verifikator ditunjuk sebagai penanggung jawab." in teks(hasil)
    tanpa = kepala.post(alamat, {"kepada": pemeran.verifikator_lain.pk})
    assert tanpa.status_code == 422
    assert "Tuliskan alasan menggantinya." in teks(tanpa)
    assert '<details class="lipat" open>' in tanpa.content.decode()
    ganti = {"kepada": pemeran.verifikator_lain.pk, "alasan": "Ia yang bertugas."}
    assert "menggantikan Contoh Verifikator" in teks(kepala.post(alamat, ganti, follow=True))
    assert masuk(pemeran.verifikator).get(halaman(satu)).status_code == 404


def test_jejak_menyebut_setiap_tindakan(pemeran: Pemeran, masuk: Masuk) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, None)
    layanan.tunjuk_penanggung_jawab(satu.pk, pemeran.verifikator, "", oleh=pemeran.kepala)
    layanan.pertanggungjawabkan(satu.pk, pabrik.JAWABAN, oleh=pemeran.verifikator)
    layanan.kembalikan_pertanggungjawaban(
        satu.pk, "Kurang.", tentang=tentang(satu), oleh=pemeran.kepala
    )
    layanan.pertanggungjawabkan(satu.pk, pabrik.JAWABAN, oleh=pemeran.verifikator)
    terima(satu, pemeran.kepala)
    layanan.gugurkan([satu], "Cuti bersama.", oleh=pemeran.kepala, pada=sekarang())
    isi = teks(masuk(pemeran.kepala).get(alamat_proses(satu.pelaksanaan.proses, "jejak")))
    for kata in (
        "Rantai utuh",
        "Penanggung jawab penyimpangan waktu pada langkah 6: Contoh Verifikator.",
        "Penyimpangan waktu pada langkah 6 dipertanggungjawabkan.",
        "Pertanggungjawaban atas penyimpangan waktu pada langkah 6 dikembalikan. “Kurang.”",
        "Pertanggungjawaban atas penyimpangan waktu pada langkah 6 diterima. “Baik.”",
        "Penyimpangan waktu pada langkah 6 gugur. “Cuti bersama.”",
    ):
        assert kata in isi, kata


# --- Berita acara -----------------------------------------------------------------------------


def test_berita_acara_diunduh_dari_halamannya_oleh_yang_boleh_saja(
    pemeran: Pemeran, masuk: Masuk, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    terima(satu, pemeran.kepala)
    kepala = masuk(pemeran.kepala)
    assert "Sedang disiapkan." in teks(kepala.get(halaman(satu)))
    for _ in range(2):
        minta_berita_acara({"penyimpangan": satu.pk}, "")
    dokumen = Dokumen.objects.get(penyimpangan=satu)
    terbitkan({"dokumen": dokumen.pk}, "")
    dokumen.refresh_from_db()
    assert dokumen.berkas is not None
    alamat = f"/berkas/{dokumen.berkas.kunci}/"
    assert alamat in kepala.get(halaman(satu)).content.decode()
    status = {
        nama: masuk(getattr(pemeran, nama)).get(alamat).status_code
        for nama in ("kepala", "verifikator", "verifikator_lain", "helpdesk")
    }
    assert status == {"kepala": 200, "verifikator": 200, "verifikator_lain": 404, "helpdesk": 404}
    # Whose case it is reads the papers of the case, not this one.
    proses = satu.pelaksanaan.proses
    assert proses.pemohon is not None
    pemohon = masuk(proses.pemohon)
    assert pemohon.get(alamat).status_code == 404
    assert "Penyimpangan" not in teks(pemohon.get(f"/permohonan/{proses.kunci}/"))
    assert alamat not in masuk(pemeran.verifikator_lain).get(alamat_proses(proses)).content.decode()


# --- The workbook -----------------------------------------------------------------------------


def baca(jawaban: Any) -> list[dict[str, Any]]:
    """The rows of the workbook by column; raises where it is not one."""
    assert jawaban.status_code == 200
    lembar = openpyxl.load_workbook(BytesIO(b"".join(jawaban.streaming_content))).active
    kepala, *baris = lembar.iter_rows(values_only=True)
    return [dict(zip(kepala, satu, strict=True)) for satu in baris]


def test_buku_kerja_memuat_pertanggungjawaban_dan_putusannya(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    jawaban = masuk(pemeran.kepala).get(EKSPOR, {"keadaan": "diterima"})
    assert 'filename="penyimpangan-20261012-0900.xlsx"' in jawaban["Content-Disposition"]
    [baris] = baca(jawaban)
    diharapkan = {
        "Nomor proses": empat["diterima"].pelaksanaan.proses.nomor, "Langkah": "6",
        "Jenis": "Waktu", "Keadaan": "Diterima", "Penanggung jawab": "Contoh Verifikator",
        "Dicatat": datetime(2026, 10, 12, 9, 0),  # noqa: DTZ001  (cells of a workbook have no zone)
        "Jatuh tempo": datetime(2026, 10, 12, 8, 1),  # noqa: DTZ001  (as above)
        "Terlambat (menit kerja)": 59, "Sebab": "Jaringan LPSE putus.",
        "Tanggal tindak lanjut": datetime(2026, 10, 30),  # noqa: DTZ001  (as above)
        "Putusan oleh": "Contoh Kepala", "Catatan putusan": "Baik.",
    }  # fmt: skip
    assert {nama: baris[nama] for nama in diharapkan} == diharapkan


def test_buku_kerja_hanya_berisi_yang_terlihat(
    pemeran: Pemeran, masuk: Masuk, empat: dict[str, Penyimpangan]
) -> None:
    assert len(baca(masuk(pemeran.verifikator).get(EKSPOR))) == 2
    assert baca(masuk(pemeran.helpdesk).get(EKSPOR, {"keadaan": "semua"})) == []


@pytest.mark.parametrize("awal", ["=", "+", "-", "@"])
def test_kata_yang_diawali_tanda_rumus_tetap_kata(
    pemeran: Pemeran, masuk: Masuk, awal: str
) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, dijawab=True)
    jahat = f'{awal}HYPERLINK("http://contoh.example";"klik")\x0b'
    RiwayatPenyimpangan.objects.filter(penyimpangan=satu).update(sebab=jahat)
    jawaban = masuk(pemeran.kepala).get(EKSPOR)
    lembar = openpyxl.load_workbook(BytesIO(b"".join(jawaban.streaming_content))).active
    [sel] = [s for s in lembar[2] if s.value and "HYPERLINK" in str(s.value)]
    assert sel.data_type == "s"
    assert sel.quotePrefix
    assert str(sel.value).startswith(awal)


def test_buku_kerja_dibatasi_dan_mengatakannya_dengan_kueri_tetap(
    pemeran: Pemeran,
    masuk: Masuk,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    tebar(pemeran.unit, 30, sejak=SENIN_PAGI - timedelta(days=3))
    penyimpangan.sapu(sekarang())
    klien = masuk(pemeran.kepala)
    klien.get(EKSPOR)
    with django_assert_max_num_queries(7):
        assert len(baca(klien.get(EKSPOR))) == 30
    monkeypatch.setattr(ekspor_register, "BARIS_TERBANYAK", 20)
    baris = baca(klien.get(EKSPOR))
    assert len(baris) == 21
    assert baris[-1]["Nomor proses"] == "Hanya 20 penyimpangan terbaru; persempit saringannya."
