"""The calendar pages: a year to look at; changes seen first, then confirmed; nobody else's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.dasbor.bantu import buka_langkah, teks
from tests.layar import Masuk
from tests.pabrik import Pemeran, UnitFactory, beri_peran, buat_pemeran
from ukpbj.akun.models import HariLibur, JadwalKerja
from ukpbj.sop import kotak_keluar
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import KotakKeluar, PelaksanaanLangkah, PerubahanKalender

KALENDER = reverse("dasbor:kalender")
TUTUP = {"dari": "2026-10-13", "sampai": "", "nama": "Banjir", "dasar": "Surat Contoh 1"}
PEKAN = {f"hari_{n}": "08.00-12.00, 13.00-16.00" for n in range(5)}
JAM = {"mulai": "2026-10-13", "sampai": "", "dasar": "SK Contoh 2", **PEKAN}
RAMADAN = {f"ramadan_{n}": "08:00 - 12:00" for n in range(4)} | {"ramadan_4": " Tutup "}


def alamat(nama: str, *isi: int, unit: str = "batang") -> str:
    return f"{reverse(f'dasbor:{nama}', args=isi)}?unit={unit}"


def kerjakan_antrean() -> None:
    for baris in KotakKeluar.objects.menunggu().filter(tugas="hitung_ulang_kalender"):
        kotak_keluar.jalankan(baris.pk)


# --- Looking ----------------------------------------------------------------------------------


def test_setahun_menyebut_hari_kerja_libur_dan_ramadan(pemeran: Pemeran, masuk: Masuk):
    halaman = teks(masuk(pemeran.verifikator).get(KALENDER))

    assert "hari kerja pada 2026" in halaman
    assert "Hari Raya Natal" in halaman
    assert "cuti bersama" in halaman
    assert "Ramadan 1447 H: 19-02-2026 s.d. 20-03-2026 (perkiraan)" in halaman
    assert "Jumat 07.30–11.30, 13.00–16.30 11.30–13.00" in halaman


def test_jumlah_hari_kerja_sama_dengan_kalender_mesin(pemeran: Pemeran, masuk: Masuk):
    kalender, hari = kalender_unit(pemeran.unit), date(2026, 1, 1).toordinal()
    banyak = sum(bool(kalender.hari(date.fromordinal(hari + n)).rentang) for n in range(365))
    assert f"{banyak} hari kerja pada 2026" in teks(masuk(pemeran.kepala).get(KALENDER))


def test_perkiraan_ditandai_dan_tahun_dapat_dipilih(pemeran: Pemeran, masuk: Masuk):
    jawaban = masuk(pemeran.kepala).get(f"{KALENDER}?tahun=2027")
    halaman = teks(jawaban)
    assert "Hari Raya Idul Fitri libur nasional, perkiraan" in halaman
    assert "tahun=2026" in jawaban.content.decode()
    assert "tahun=2028" in jawaban.content.decode()


def test_tahun_yang_liburnya_belum_dicatat_mengatakannya(pemeran: Pemeran, masuk: Masuk):
    def tahun(berapa: int) -> str:
        return teks(masuk(pemeran.verifikator).get(f"{KALENDER}?tahun={berapa}"))

    HariLibur.objects.create(tanggal="2028-10-13", nama="Banjir", jenis="lokal", unit=pemeran.unit)
    pesan = "Libur nasional dan cuti bersama serta masa Ramadan 2028 belum dicatat."
    assert pesan in tahun(2028)
    HariLibur.objects.create(tanggal="2028-01-01", nama="Tahun Baru", jenis="nasional")
    assert "Masa Ramadan 2028 belum dicatat." in tahun(2028)
    assert "belum dicatat" not in tahun(2027)


@pytest.mark.parametrize("tahun", ["2023", "2200", "abc", "99999", "٢٠٢٦", "-1", "2026\0"])
def test_tahun_yang_tidak_ada_404(tahun: str, pemeran: Pemeran, masuk: Masuk):
    jawaban = masuk(pemeran.kepala).get(KALENDER, {"tahun": tahun})
    assert jawaban.status_code in (400, 404)


def test_tutup_lokal_unit_ini_saja(pemeran: Pemeran, masuk: Masuk):
    lain = buat_pemeran(UnitFactory.create(kode="unit-lain"))
    for unit, nama in ((pemeran.unit, "Banjir Batang"), (lain.unit, "Banjir Lain")):
        HariLibur.objects.create(tanggal="2026-10-14", nama=nama, jenis="lokal", unit=unit)
    halaman = teks(masuk(pemeran.verifikator).get(KALENDER))

    assert "Banjir Batang tutup lokal" in halaman
    assert "Banjir Lain" not in halaman


def test_unit_orang_lain_404_dan_yang_punya_dua_unit_memilih(pemeran: Pemeran, masuk: Masuk):
    lain = UnitFactory.create(kode="unit-lain")
    klien = masuk(pemeran.verifikator)
    assert klien.get(f"{KALENDER}?unit=unit-lain").status_code == 404
    beri_peran(pemeran.verifikator, "verifikator", lain)
    assert str(lain) in teks(klien.get(f"{KALENDER}?unit=unit-lain"))


def test_hanya_kepala_unit_itu_ditawari_mengubah(pemeran: Pemeran, masuk: Masuk):
    assert "Jam kerja baru" in teks(masuk(pemeran.kepala).get(KALENDER))
    assert "Jam kerja baru" not in teks(masuk(pemeran.verifikator).get(KALENDER))
    # Head of one unit, verifikator in another: there only looking.
    lain = UnitFactory.create(kode="unit-lain")
    beri_peran(pemeran.kepala, "verifikator", lain)
    klien = masuk(pemeran.kepala)
    assert "Jam kerja baru" not in teks(klien.get(f"{KALENDER}?unit=unit-lain"))
    assert klien.get(alamat("kalender_tutup", unit="unit-lain")).status_code == 404


def test_biaya_setahun_tetap_berapa_pun_liburnya(pemeran: Pemeran, masuk: Masuk):
    klien, biaya = masuk(pemeran.kepala), []
    for hari in (14, 15):
        HariLibur.objects.create(
            tanggal=f"2026-10-{hari}", nama="X", jenis="lokal", unit=pemeran.unit
        )
        klien.get(KALENDER)
        with CaptureQueriesContext(connection) as kueri:
            klien.get(KALENDER)
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1]


# --- Closing ----------------------------------------------------------------------------------


def test_akibatnya_dilihat_dahulu_lalu_dikonfirmasi(pemeran: Pemeran, masuk: Masuk):
    baris = buka_langkah(4, pemeran)
    PelaksanaanLangkah.objects.filter(pk=baris.pk).update(batas_nilai=2, batas_satuan="hari")
    HariLibur.objects.create(tanggal="2026-12-30", nama="X", jenis="nasional")
    kerjakan_antrean()
    klien = masuk(pemeran.kepala)

    dilihat = klien.post(alamat("kalender_tutup"), TUTUP)
    halaman = teks(dilihat)
    assert dilihat.status_code == 200
    assert "1 tenggat bergeser" in halaman
    assert "Rabu 14 Okt 2026, 09.00 WIB Kamis 15 Okt 2026, 09.00 WIB" in halaman
    assert not HariLibur.objects.filter(unit=pemeran.unit).exists()

    assert klien.post(alamat("kalender_tutup"), TUTUP | {"konfirmasi": "ya"}).status_code == 302
    satu = HariLibur.objects.get(unit=pemeran.unit)
    assert (satu.tanggal, satu.nama, satu.jenis) == (date(2026, 10, 13), "Banjir", "lokal")
    assert "sedang dihitung ulang" in teks(klien.get(KALENDER))
    kerjakan_antrean()
    assert "1 tenggat bergeser" in teks(klien.get(KALENDER))
    jejak = klien.get(reverse("dasbor:jejak", args=[baris.proses.kunci]))
    assert "Kalender berubah: tenggat langkah 4 bergeser" in teks(jejak)


def test_yang_diketik_dibawa_ke_konfirmasi_dan_kembali(pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    for kiriman in (TUTUP, TUTUP | {"aksi": "ubah"}):
        isi = klien.post(alamat("kalender_tutup"), kiriman).content.decode()
        for nilai in ("2026-10-13", "Banjir", "Surat Contoh 1"):
            assert f'value="{nilai}"' in isi


def test_yang_diketik_tidak_pernah_menjadi_tanda(pemeran: Pemeran, masuk: Masuk):
    kiriman = TUTUP | {"nama": '"><script>alert(1)</script>'}
    isi = masuk(pemeran.kepala).post(alamat("kalender_tutup"), kiriman).content.decode()
    assert "<script>alert" not in isi


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"dari": ""}, "Isikan tanggalnya."),
        ({"dari": "2026-02-30"}, "Tanggal ini tidak ada di kalender."),
        ({"dari": "1999-01-01"}, "Pilih tanggal antara 2024 dan 2199."),
        ({"dari": "9999-12-31", "sampai": "9999-12-31"}, "Pilih tanggal antara"),
        ({"sampai": "2026-10-12"}, "Tanggal akhir mendahului tanggal mulai."),
        ({"sampai": "2026-12-31"}, "Paling lama 31 hari"),
        ({"nama": " "}, "Tuliskan sebabnya."),
        ({"nama": "x" * 121}, ""),
        ({"dasar": ""}, "Tuliskan dasarnya"),
    ],
)
def test_isian_tutup_yang_salah(ubah: dict[str, str], pesan: str, pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    for konfirmasi in ({}, {"konfirmasi": "ya"}):
        jawaban = klien.post(alamat("kalender_tutup"), TUTUP | ubah | konfirmasi)
        assert (jawaban.status_code, pesan in teks(jawaban)) == (422, True)
    assert not PerubahanKalender.objects.exists()


def test_konfirmasi_dua_kali_hanya_menutup_sekali(pemeran: Pemeran, masuk: Masuk):
    klien, kiriman = masuk(pemeran.kepala), TUTUP | {"konfirmasi": "ya", "sampai": "2026-10-15"}
    assert klien.post(alamat("kalender_tutup"), kiriman).status_code == 302
    jawaban = klien.post(alamat("kalender_tutup"), kiriman)
    assert (jawaban.status_code, "sudah tercatat tutup" in teks(jawaban)) == (422, True)
    assert HariLibur.objects.filter(unit=pemeran.unit).count() == 3
    assert PerubahanKalender.objects.count() == 1


def test_tutup_lokal_dihapus_dengan_dasar(pemeran: Pemeran, masuk: Masuk):
    libur = HariLibur.objects.create(
        tanggal="2026-10-14", nama="Banjir", jenis="lokal", unit=pemeran.unit
    )
    klien, tujuan = masuk(pemeran.kepala), alamat("kalender_buka", libur.pk)
    assert "Hapus tutup lokal 14-10-2026: Banjir" in teks(klien.get(tujuan))
    assert klien.post(tujuan, {"dasar": ""}).status_code == 422
    assert klien.post(tujuan, {"dasar": "Surat 2"}).status_code == 200
    assert HariLibur.objects.filter(pk=libur.pk).exists()
    assert klien.post(tujuan, {"dasar": "Surat 2", "konfirmasi": "ya"}).status_code == 302
    assert not HariLibur.objects.filter(pk=libur.pk).exists()
    assert klien.post(tujuan, {"dasar": "Surat 2", "konfirmasi": "ya"}).status_code == 404


def test_libur_nasional_dan_tutup_unit_lain_tidak_dapat_dihapus(pemeran: Pemeran, masuk: Masuk):
    lain = UnitFactory.create(kode="unit-lain")
    asing = HariLibur.objects.create(tanggal="2026-10-14", nama="Banjir", jenis="lokal", unit=lain)
    klien = masuk(pemeran.kepala)
    for libur in (HariLibur.objects.filter(unit=None).earliest("pk"), asing):
        kiriman = {"dasar": "Surat", "konfirmasi": "ya"}
        assert klien.post(alamat("kalender_buka", libur.pk), kiriman).status_code == 404
    assert klien.get(alamat("kalender_buka", 10**30)).status_code == 404


# --- Hours ------------------------------------------------------------------------------------


def test_formulir_jam_dimulai_dengan_yang_berlaku(pemeran: Pemeran, masuk: Masuk):
    isi = masuk(pemeran.kepala).get(alamat("kalender_jam")).content.decode()
    assert 'value="07.30–11.30, 13.00–16.30"' in isi
    assert 'value="08.00–12.00, 12.30–15.00"' in isi


def _pasang(klien: Any, **ubah: str) -> Any:
    return klien.post(alamat("kalender_jam"), JAM | ubah | {"konfirmasi": "ya"})


def test_jam_baru_dipasang_diubah_dihapus(pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    assert _pasang(klien, hari_5="08.00–24.00", **RAMADAN, ramadan_5="tutup").status_code == 302
    jadwal = JadwalKerja.objects.get(unit=pemeran.unit, mulai="2026-10-13")
    assert jadwal.rentang.filter(ramadan=False).count() == 11
    assert jadwal.rentang.filter(ramadan=True).count() == 4
    assert kalender_unit(pemeran.unit).hari(date(2026, 10, 17)).rentang[0].selesai == 86_400

    ubah = alamat("kalender_ubah_jam", jadwal.pk)
    isi = klien.get(ubah).content.decode()
    assert 'value="08.00–24.00"' in isi
    assert isi.count('value="tutup"') == 2
    assert "SK Contoh 2" in isi
    kiriman = JAM | {"sampai": "2026-12-31", "tetap_buka": "on", "konfirmasi": "ya"}
    assert klien.post(ubah, kiriman).status_code == 302
    jadwal.refresh_from_db()
    assert (jadwal.sampai, jadwal.tetap_buka) == (date(2026, 12, 31), True)
    assert jadwal.rentang.count() == 10

    hapus = alamat("kalender_hapus_jam", jadwal.pk)
    assert klien.post(hapus, {"dasar": "SK 3"}).status_code == 200
    assert klien.post(hapus, {"dasar": "SK 3", "konfirmasi": "ya"}).status_code == 302
    assert not JadwalKerja.objects.filter(pk=jadwal.pk).exists()
    assert PerubahanKalender.objects.count() == 3


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"hari_0": "pagi"}, "Tulis seperti 07.30-12.00, 13.00-16.00."),
        ({"hari_0": "25.00-26.00"}, "Jam 25.00 tidak ada."),
        ({"hari_0": "12.00-08.00"}, "Jam selesai harus sesudah jam mulai."),
        ({"hari_0": "08.00-08.00"}, "Jam selesai harus sesudah jam mulai."),
        ({"hari_0": "08.00-12.00, 11.00-16.00"}, "bertumpang tindih"),
        ({"hari_0": "08.00-24.00, 13.00-16.00"}, "bertumpang tindih"),
        ({"hari_0": "24.00-05.00"}, "Jam 24.00 hanya untuk akhir hari."),
        ({"hari_0": "tutup, 08.00-12.00"}, "Tulis seperti"),
        ({"ramadan_3": "x"}, "Tulis seperti"),
        ({"ramadan_3": "08.00-15.00"}, "Isikan jam Ramadan hari ini, atau tulis “tutup”."),
        ({"ramadan_3": "tutup"}, "Isikan jam Ramadan paling sedikit satu hari."),
        ({"mulai": "1000-01-01"}, "Pilih tanggal antara"),
        ({"mulai": ""}, "Isikan tanggalnya."),
        ({"sampai": "2026-10-01"}, "Tanggal akhir mendahului tanggal mulai."),
        ({"sampai": "2200-01-01"}, "Pilih tanggal antara 2024 dan 2199."),
        ({"dasar": ""}, "Tuliskan dasarnya"),
    ],
)
def test_isian_jam_yang_salah_tidak_menghilangkan_yang_lain(
    ubah: dict[str, str], pesan: str, pemeran: Pemeran, masuk: Masuk
):
    jawaban = masuk(pemeran.kepala).post(
        alamat("kalender_jam"), JAM | {"hari_6": "10.00-11.00"} | ubah | {"konfirmasi": "ya"}
    )
    assert 'value="10.00-11.00"' in jawaban.content.decode()
    assert (jawaban.status_code, pesan in teks(jawaban)) == (422, True)
    assert not JadwalKerja.objects.filter(unit=pemeran.unit, mulai="2026-10-13").exists()


def test_sepekan_tanpa_jam_kerja_ditolak(pemeran: Pemeran, masuk: Masuk):
    kosong = {f"hari_{n}": "" for n in range(5)}
    jawaban = _pasang(masuk(pemeran.kepala), **kosong)
    assert (jawaban.status_code, "paling sedikit satu hari" in teks(jawaban)) == (422, True)
    assert not JadwalKerja.objects.filter(unit=pemeran.unit, mulai="2026-10-13").exists()


def test_tanggal_mulai_yang_sudah_ada_ditolak(pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    _pasang(klien)
    jawaban = _pasang(klien)
    assert (jawaban.status_code, "mulai pada tanggal itu" in teks(jawaban)) == (422, True)


def test_jadwal_unit_lain_404(pemeran: Pemeran, masuk: Masuk):
    lain = UnitFactory.create(kode="unit-lain")
    jadwal = JadwalKerja.objects.create(unit=lain, mulai="2026-01-01", dasar="SK")
    klien = masuk(pemeran.kepala)
    for nama in ("kalender_ubah_jam", "kalender_hapus_jam"):
        assert klien.get(alamat(nama, jadwal.pk)).status_code == 404


def test_yang_bukan_kepala_ditolak(pemeran: Pemeran, masuk: Masuk):
    for orang in (pemeran.verifikator, pemeran.admin, pemeran.vendor_a):
        for nama in ("kalender_tutup", "kalender_jam"):
            assert masuk(orang).post(alamat(nama), TUTUP).status_code == 403
