"""Figures of what was done: the same as a plain count, whoever counts, however often."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dasbor.bantu import tebar
from tests.keandalan.bantuan import serentak
from tests.pabrik import (
    TATAP_MUKA,
    Lengkap,
    Pemeran,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    buat_permohonan,
    pemeriksaan,
    selesaikan,
    unit_selalu_buka,
)
from tests.sop.test_ubah_kalender import tutup, ubah
from ukpbj.akun.models import HariLibur, Unit
from ukpbj.akun.models.unit import Zona
from ukpbj.sop import kotak_keluar, layanan, rekap, tasks
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import (
    Detak,
    KotakKeluar,
    PelaksanaanLangkah,
    Penyimpangan,
    RekapHarian,
    RekapLama,
)
from ukpbj.sop.rekap import BANYAK, persentil, rekap_berkala, rekap_hari, rekap_unit, senin_pertama
from ukpbj.sop.terpakai import pemakaian
from ukpbj.sop.ubahan_kalender import BukaKembali

SENIN = date(2026, 10, 12)


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(f"{teks}+07:00").astimezone(UTC)


MALAM = wib("2026-10-16 20:00")
"""Friday evening of the week in which everything here happens."""


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return buat_pemeran()


@pytest.fixture
def sepekan(pemeran: Pemeran) -> Pemeran:
    """Cases that are in time, late, incomplete, sent back, cancelled, still open."""
    verifikator = pemeran.verifikator
    buat_permohonan(9, pemeran=pemeran, pada=wib("2026-10-12 09:00"))
    telat = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-12 10:00"))
    layanan.ambil_langkah(baris_terbuka(telat).pk, oleh=verifikator, pada=wib("2026-10-12 10:40"))
    selesaikan(telat, "disetujui", oleh=verifikator, pada=wib("2026-10-13 08:00"))
    kurang = Lengkap(kurang={"kelengkapan-1": "Tidak ada.", "keluaran-1": "Rusak."}, alasan="Coba.")
    lalai = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-13 09:00"))
    selesaikan(lalai, "disetujui", oleh=verifikator, pada=wib("2026-10-13 09:30"), cara=kurang)
    for urut in (4, 6):
        batal = buat_permohonan(urut, pemeran=pemeran, pada=wib("2026-10-14 09:00"))
        layanan.batalkan(batal.pk, "Ganda.", oleh=pemeran.kepala, pada=wib("2026-10-14 11:00"))
    buat_permohonan(5, pemeran=pemeran, pada=wib("2026-10-14 13:00"))
    tamu = buat_permohonan(5, pemeran=pemeran, cara=TATAP_MUKA, pada=wib("2026-10-14 14:00"))
    # Nobody's time until the visitor is there.
    layanan.catat_hadir(baris_terbuka(tamu).pk, oleh=verifikator, pada=wib("2026-10-14 15:00"))
    sesuai = Lengkap(masukan={"pemeriksaan": pemeriksaan(tamu)})
    selesaikan(tamu, "sesuai", oleh=verifikator, pada=wib("2026-10-14 15:20"), cara=sesuai)
    return pemeran


def lambat(unit: Unit) -> dict[tuple[date, int], Counter[str]]:
    """The plain count: every row, one after the other, from the tables alone."""
    hasil: dict[tuple[date, int], Counter[str]] = {}
    for b in PelaksanaanLangkah.objects.filter(unit=unit):
        if b.selesai is None or b.hasil == "dibatalkan":
            continue
        jenis = [p.jenis for p in b.penyimpangan.all() if p.keadaan != "gugur"]
        angka = hasil.setdefault((b.selesai.astimezone(unit.tzinfo).date(), b.urut), Counter())
        kalender, mulai = kalender_unit(unit), max(b.dibuka, b.mulai or b.selesai)
        diambil = max(mulai, b.diambil or b.selesai)
        angka.update(jenis)
        angka.update(selesai=1, menyimpang=int(bool(jenis)))
        angka.update(
            detik_menunggu=kalender.detik_kerja(mulai, diambil),
            detik_dikerjakan=kalender.detik_kerja(diambil, b.selesai),
        )
    return hasil


def tersimpan(unit: Unit) -> dict[tuple[date, int], Counter[str]]:
    medan = (*BANYAK, "detik_menunggu", "detik_dikerjakan")
    return {
        (r.tanggal, r.urut): +Counter({m: getattr(r, m) for m in medan})
        for r in RekapHarian.objects.filter(unit=unit)
    }


def sama_dengan_hitungan_lambat(unit: Unit) -> bool:
    return tersimpan(unit) == {kunci: +angka for kunci, angka in lambat(unit).items()}


# --- Counting ---------------------------------------------------------------------------------


def test_sama_dengan_hitungan_satu_per_satu(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    assert sama_dengan_hitungan_lambat(sepekan.unit)
    angka = tersimpan(sepekan.unit)[date(2026, 10, 13), 6]
    # Two were done that day: one late, one without two things; 4 h 20 m and 40 m of work.
    assert [angka[m] for m in BANYAK] == [2, 2, 2, 1, 1]
    assert (angka["detik_menunggu"], angka["detik_dikerjakan"]) == (70 * 60, 290 * 60)


def test_menunggu_tamu_bukan_waktu_siapa_pun(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    angka = tersimpan(sepekan.unit)[date(2026, 10, 14), 5]
    assert angka["detik_menunggu"] + angka["detik_dikerjakan"] == 20 * 60


def test_peran_pertama_ikut_tersimpan(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    peran = dict(RekapHarian.objects.values_list("urut", "peran"))
    assert (peran[3], peran[6]) == ("pelaku_usaha", "verifikator")


def test_langkah_yang_ditutup_pembatalan_tidak_dihitung(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    batal = PelaksanaanLangkah.objects.filter(hasil="dibatalkan")
    assert sorted(batal.values_list("urut", flat=True)) == [4, 6]
    assert tersimpan(sepekan.unit)[date(2026, 10, 14), 4]["selesai"] == 2
    assert (date(2026, 10, 14), 6) not in tersimpan(sepekan.unit)


def test_menghitung_lagi_tidak_mengubah_apa_pun(sepekan: Pemeran):
    assert rekap_unit(sepekan.unit, MALAM) > 0
    semula = list(RekapHarian.objects.order_by("pk").values())
    assert rekap_unit(sepekan.unit, MALAM) == 0
    assert rekap_hari(sepekan.unit, SENIN) == 0
    assert list(RekapHarian.objects.order_by("pk").values()) == semula


@pytest.mark.django_db(transaction=True)
def test_dua_penghitung_sekaligus_menulis_satu_kebenaran():
    pemeran = buat_pemeran()
    for menit in range(6):
        buat_permohonan(9, pemeran=pemeran, pada=wib(f"2026-10-12 09:0{menit}"))
    hitung = [lambda: rekap_unit(pemeran.unit, MALAM)] * 3
    hasil = serentak(*hitung, lambda: rekap_hari(pemeran.unit, SENIN))
    assert not [satu for satu in hasil if isinstance(satu, Exception)], hasil
    assert sama_dengan_hitungan_lambat(pemeran.unit)
    assert RekapLama.objects.filter(unit=pemeran.unit).count() == 8


def test_tanggalnya_menurut_zona_unit(db: None):
    wit = unit_selalu_buka("unit-wit")
    wit.zona = Zona.WIT
    wit.save()
    # 00.30 WIT of Tuesday is 15.30 UTC, and 22.30 WIB, of Monday.
    tebar(wit, 1, sejak=wib("2026-10-12 22:00"), selesai=wib("2026-10-12 22:30"), hasil="disetujui")
    assert rekap_hari(wit, date(2026, 10, 12)) == 0
    assert rekap_hari(wit, date(2026, 10, 13)) == 1
    assert RekapHarian.objects.get().tanggal == date(2026, 10, 13)
    rekap_unit(wit, MALAM)
    assert RekapHarian.objects.get().tanggal == date(2026, 10, 13)


def test_versi_dan_sublangkah_dihitung_tersendiri(pemeran: Pemeran):
    satu, dua, anak = tebar(pemeran.unit, 3, selesai=wib("2026-10-12 10:00"), hasil="disetujui")
    dua.proses.versi_sop = 2
    dua.proses.save(update_fields=["versi_sop"])
    PelaksanaanLangkah.objects.filter(pk=anak.pk).update(huruf="a", induk=satu)
    rekap_unit(pemeran.unit, MALAM)
    kunci = RekapHarian.objects.values_list("versi_sop", "huruf", "selesai")
    assert sorted(kunci) == [(1, "", 1), (1, "a", 1), (2, "", 1)]


def test_jendelanya_dua_belas_pekan_sejak_senin(pemeran: Pemeran):
    awal = senin_pertama(pemeran.unit, MALAM)
    assert (awal, awal.weekday()) == (date(2026, 7, 27), 0)
    for saat in ("2026-07-26 23:59", "2026-07-27 00:00"):
        tebar(pemeran.unit, 1, sejak=wib("2026-07-24 09:00"), selesai=wib(saat), hasil="disetujui")
    rekap_unit(pemeran.unit, MALAM)
    assert RekapHarian.objects.get().tanggal == awal
    assert RekapLama.objects.get().banyak == 1


# --- How long it took -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nilai", "p", "hasil"),
    [
        ([7], 50, 7), ([7], 90, 7), ([1, 2], 50, 1), ([1, 2], 90, 2), ([3, 1, 2], 50, 2),
        (range(1, 11), 50, 5), (range(1, 11), 90, 9), (range(1, 12), 90, 10),
        (range(1, 101), 90, 90), ([5] * 9 + [100], 90, 5), ([5] * 8 + [100] * 2, 90, 100),
    ],
)  # fmt: skip
def test_persentil_adalah_nilai_yang_benar_terjadi(nilai: Any, p: int, hasil: int):
    assert persentil(nilai, p) == hasil


def _lama(unit: Unit, *menit: int, **kolom: Any) -> None:
    """Steps of 30 minutes from Monday at nine, done after so many minutes."""
    mulai = wib("2026-10-12 09:00")
    tempo = {"jatuh_tempo": mulai + timedelta(minutes=30)}
    for satu in menit:
        selesai = mulai + timedelta(minutes=satu)
        isi: dict[str, Any] = {"selesai": selesai, "hasil": "x", **tempo, **kolom}
        tebar(unit, 1, sejak=mulai, **isi)


def test_median_dan_persentil_90_terhadap_batas(pemeran: Pemeran):
    _lama(pemeran.unit, *range(3, 33, 3), 60)
    rekap_unit(pemeran.unit, MALAM)
    satu = RekapLama.objects.get()
    assert (satu.banyak, satu.banyak_berbatas) == (11, 11)
    assert (satu.median_detik, satu.p90_detik) == (18 * 60, 30 * 60)
    assert (satu.median_persen, satu.p90_persen) == (60, 100)


def test_tanpa_batas_hanya_waktunya_dan_jam_yang_tak_pernah_berjalan_tidak_terukur(
    pemeran: Pemeran,
):
    _lama(pemeran.unit, 10, 20, jatuh_tempo=None, terlambat_sejak=None)
    _lama(pemeran.unit, 40, urut=5, mulai=None, jatuh_tempo=None)
    _lama(pemeran.unit, 40, urut=5, mulai=wib("2026-10-13 09:00"))
    rekap_unit(pemeran.unit, MALAM)
    satu = RekapLama.objects.get()
    assert (satu.urut, satu.banyak, satu.banyak_berbatas) == (6, 2, 0)
    assert (satu.median_detik, satu.median_persen, satu.p90_persen) == (600, None, None)


@pytest.mark.parametrize(
    ("mulai", "tempo", "selesai", "persen"),
    [
        ("2026-10-12 09:00", "2026-10-12 09:30", "2026-10-12 09:00", 0),
        ("2026-10-12 09:00", "2026-10-12 09:30", "2026-10-12 09:15", 50),
        ("2026-10-12 09:00", "2026-10-12 09:30", "2026-10-12 09:30", 100),
        ("2026-10-12 09:00", "2026-10-12 09:30", "2026-10-12 09:30:01", 101),
        # The break and the night are nobody's time.
        ("2026-10-12 11:45", "2026-10-12 13:15", "2026-10-12 12:30", 50),
        ("2026-10-12 15:30", "2026-10-13 08:30", "2026-10-13 07:30", 34),
        # A limit of two days that has a Friday afternoon and a whole Monday in it.
        ("2026-10-16 09:00", "2026-10-20 09:00", "2026-10-20 09:00", 100),
        ("2026-10-16 09:00", "2026-10-20 09:00", "2026-10-20 09:00:01", 101),
    ],
)  # fmt: skip
def test_persen_dari_batas_dibulatkan_ke_atas(
    pemeran: Pemeran, mulai: str, tempo: str, selesai: str, persen: int
):
    baris = PelaksanaanLangkah(mulai=wib(mulai), jatuh_tempo=wib(tempo), selesai=wib(selesai))
    pakai = pemakaian(baris, kalender_unit(pemeran.unit))
    assert pakai is not None
    assert pakai.persen == persen


def test_yang_tidak_ada_lagi_hilang_dari_rekap_lama(pemeran: Pemeran):
    _lama(pemeran.unit, 10)
    rekap_unit(pemeran.unit, MALAM)
    rekap_unit(pemeran.unit, MALAM + timedelta(weeks=13))
    assert not RekapLama.objects.exists()
    assert RekapHarian.objects.count() == 1


# --- When it is counted -----------------------------------------------------------------------


def test_pertama_kali_semua_unit_masuk_antrean_sekali_sehari(sepekan: Pemeran):
    UnitFactory.create(kode="unit-lain")
    for _ in range(2):
        rekap_berkala(MALAM)
    daftar = KotakKeluar.objects.filter(tugas=rekap.TUGAS)
    semua = sorted(Unit.objects.values_list("pk", flat=True))
    assert sorted(baris.muatan["unit"] for baris in daftar) == semua
    with time_machine.travel(MALAM, tick=False):
        KotakKeluar.objects.update(berikutnya=MALAM)
        assert all(kotak_keluar.jalankan(baris.pk) for baris in daftar)
        tasks.rekap_malam()
        assert daftar.all().count() == len(semua)
    assert sama_dengan_hitungan_lambat(sepekan.unit)
    with time_machine.travel(MALAM + timedelta(days=1), tick=False):
        tasks.rekap_malam()
    assert daftar.all().count() == 2 * len(semua)


def _rusak(unit: Unit) -> None:
    RekapHarian.objects.filter(unit=unit).update(keluaran=99)


def _hari_rusak(unit: Unit) -> set[date]:
    return set(RekapHarian.objects.filter(unit=unit, keluaran=99).values_list("tanggal", flat=True))


def test_berkala_menghitung_hanya_hari_yang_berubah(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    with time_machine.travel(MALAM, tick=False):
        tasks.rekap_berkala()
    _rusak(sepekan.unit)
    besok = wib("2026-10-17 09:00")
    buat_permohonan(4, pemeran=sepekan, pada=besok)
    rekap_berkala(besok)
    assert tersimpan(sepekan.unit)[besok.date(), 3]["selesai"] == 1
    # The days before were not touched; a new hour has counted all of it for the percentiles.
    assert not _hari_rusak(sepekan.unit) & {besok.date()}
    assert RekapLama.objects.get(unit=sepekan.unit, urut=3).dihitung == besok
    _rusak(sepekan.unit)
    rekap_berkala(besok + timedelta(minutes=5))
    assert _hari_rusak(sepekan.unit) == {date(2026, 10, tgl) for tgl in (12, 13, 14)}


def test_berkala_tanpa_perubahan_membaca_sedikit_dan_menulis_apa_pun_tidak(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    Detak.objects.create(nama=rekap.REKAP, waktu=MALAM)
    with CaptureQueriesContext(connection) as kueri:
        rekap_berkala(MALAM + timedelta(minutes=5))
    assert len(kueri) <= 5
    assert all(satu["sql"].startswith("SELECT") for satu in kueri)


def test_pintu_yang_masih_terbuka_saat_dihitung_terhitung_berikutnya(pemeran: Pemeran):
    Detak.objects.create(nama=rekap.REKAP, waktu=wib("2026-10-12 10:00"))
    # Its transaction was still open at ten: closed at 09.58, seen only now.
    tebar(pemeran.unit, 1, selesai=wib("2026-10-12 09:58"), hasil="disetujui")
    rekap_berkala(wib("2026-10-12 10:05"))
    assert RekapHarian.objects.get().selesai == 1


def test_penyimpangan_yang_gugur_kemudian_mengubah_harinya(sepekan: Pemeran):
    rekap_unit(sepekan.unit, MALAM)
    with time_machine.travel(MALAM, tick=False):
        tasks.rekap_berkala()
    selasa = date(2026, 10, 13), 6
    assert tersimpan(sepekan.unit)[selasa]["menyimpang"] == 2
    telat = Penyimpangan.objects.get(
        pelaksanaan__selesai=wib("2026-10-13 08:00"), pelaksanaan__urut=6
    )
    nanti = MALAM + timedelta(days=3)
    layanan.gugurkan([telat], "Tutup lokal.", oleh=None, pada=nanti)
    rekap_berkala(nanti + timedelta(minutes=1))
    assert tersimpan(sepekan.unit)[selasa]["menyimpang"] == 1
    assert sama_dengan_hitungan_lambat(sepekan.unit)


def test_kalender_yang_diubah_dan_dicabut_mengubah_harinya_dua_kali(pemeran: Pemeran):
    """What closing a day undoes, and opening it again brings back, days after it was counted."""
    proses = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-12 09:00"))
    selesaikan(proses, "disetujui", oleh=pemeran.verifikator, pada=wib("2026-10-12 09:30"))
    saat = MALAM

    def menyimpang() -> int:
        nonlocal saat
        saat += timedelta(days=1)
        with time_machine.travel(saat, tick=False):
            tasks.rekap_berkala()
        return RekapHarian.objects.get(tanggal=SENIN, urut=6).menyimpang

    Detak.objects.create(nama=rekap.REKAP, waktu=wib("2026-10-12 09:00"))
    assert menyimpang() == 1
    with time_machine.travel(saat + timedelta(hours=1), tick=False):
        ubah(tutup(pemeran, SENIN), pemeran)
    assert menyimpang() == 0
    with time_machine.travel(saat + timedelta(hours=1), tick=False):
        libur = HariLibur.objects.get(unit=pemeran.unit)
        ubah(BukaKembali(pemeran.unit, libur, "Surat Contoh 2"), pemeran)
    assert menyimpang() == 1


# --- Drift ------------------------------------------------------------------------------------


def test_rekap_yang_hanyut_diperbaiki_dengan_peringatan(
    sepekan: Pemeran, caplog: pytest.LogCaptureFixture
):
    rekap_unit(sepekan.unit, MALAM)
    assert not caplog.records
    RekapHarian.objects.filter(tanggal=SENIN, urut=6).update(selesai=7)
    RekapHarian.objects.filter(tanggal=date(2026, 10, 13)).delete()
    hantu = RekapHarian.objects.filter(tanggal=SENIN, urut=5).get()
    hantu.pk, hantu.urut = None, 9
    hantu.save()
    with caplog.at_level(logging.WARNING):
        assert rekap_unit(sepekan.unit, MALAM) >= 3
    [pesan] = [r.getMessage() for r in caplog.records if "Rekap unit" in r.getMessage()]
    assert "2026-10-12" in pesan
    assert "2026-10-13" in pesan
    assert "2026-10-14" not in pesan
    assert sama_dengan_hitungan_lambat(sepekan.unit)


def test_kalender_yang_diubah_mengukur_ulang_tanpa_peringatan(
    sepekan: Pemeran, caplog: pytest.LogCaptureFixture
):
    rekap_unit(sepekan.unit, MALAM)
    HariLibur.objects.create(unit=sepekan.unit, tanggal=SENIN, nama="Banjir", jenis="lokal")
    assert rekap_unit(sepekan.unit, MALAM) > 0
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert sama_dengan_hitungan_lambat(sepekan.unit)
