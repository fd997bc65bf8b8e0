"""A calendar that changes: what moves, what is undone, and that nothing is missed or done twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier, Event
from time import sleep

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.keandalan.bantuan import serentak
from tests.pabrik import (
    TATAP_MUKA,
    Lengkap,
    Pemeran,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    buat_permohonan,
    selesaikan,
)
from ukpbj.akun.models import (
    HariLibur,
    JadwalKerja,
    MasaRamadan,
    RentangKerja,
    VersiKalender,
)
from ukpbj.sop import jejak, kotak_keluar, layanan, penyimpangan
from ukpbj.sop.dampak_kalender import dampak
from ukpbj.sop.galat import BelumDapat, TidakBerwenang
from ukpbj.sop.kalender_unit import kalender_terkunci, kalender_unit
from ukpbj.sop.layanan.kalender import (
    TUGAS,
    Perubahan,
    dampak_perubahan,
    hitung_ulang,
    ubah_kalender,
)
from ukpbj.sop.models import KotakKeluar, PelaksanaanLangkah, Penyimpangan, PerubahanKalender
from ukpbj.sop.ubahan_kalender import BukaKembali, HapusJadwal, PasangJadwal, TutupLokal
from ukpbj.sop.waktu import sekarang

SENIN, SELASA = date(2026, 10, 12), date(2026, 10, 13)
SIANG = ((time(7, 30), time(12)), (time(13), time(16)))
PEKAN = [SIANG] * 5 + [(), ()]


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(f"{teks}+07:00").astimezone(UTC)


def tutup(pemeran: Pemeran, dari: date = SENIN, sampai: date | None = None) -> TutupLokal:
    return TutupLokal(pemeran.unit, dari, sampai or dari, "Banjir", "Surat Contoh 1")


def kerjakan_antrean() -> int:
    """What the worker does: every recomputation that waits; how many."""
    daftar = list(KotakKeluar.objects.menunggu().filter(tugas=TUGAS).order_by("pk"))
    assert all(kotak_keluar.jalankan(baris.pk) for baris in daftar)
    return len(daftar)


def ubah(perubahan: Perubahan, pemeran: Pemeran) -> PerubahanKalender:
    baris = ubah_kalender(perubahan, oleh=pemeran.kepala)
    kerjakan_antrean()
    baris.refresh_from_db()
    return baris


def pastikan_sesuai_kalender() -> None:
    """The invariant: every open deadline is what the calendar says now."""
    for b in PelaksanaanLangkah.objects.terbuka().filter(jatuh_tempo__isnull=False):
        assert b.mulai
        assert b.batas
        kalender = kalender_unit(b.unit)
        assert b.jatuh_tempo == kalender.jatuh_tempo(b.mulai, b.batas)
        assert b.terlambat_sejak == kalender.terlambat_sejak(b.jatuh_tempo)


def buka(pemeran: Pemeran, urut: int = 4, pada: str = "2026-10-12 15:58") -> PelaksanaanLangkah:
    """An open step; by default one of five minutes that runs over the night to Tuesday 07.33."""
    return baris_terbuka(buat_permohonan(urut, pemeran=pemeran, pada=wib(pada)))


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return buat_pemeran()


# --- What moves -------------------------------------------------------------------------------


def test_tutup_lokal_menggeser_tenggat_langkah_terbuka(pemeran: Pemeran):
    baris = buka(pemeran)
    lain = buka(buat_pemeran(UnitFactory.create(kode="unit-lain")))
    assert baris.jatuh_tempo == wib("2026-10-13 07:33")

    perubahan = ubah(tutup(pemeran, SELASA), pemeran)

    baris.refresh_from_db()
    assert baris.jatuh_tempo == baris.terlambat_sejak == wib("2026-10-14 07:33")
    assert (perubahan.bergeser, perubahan.gugur) == (1, 0)
    assert perubahan.selesai
    semula = lain.jatuh_tempo
    lain.refresh_from_db()
    assert lain.jatuh_tempo == semula
    pastikan_sesuai_kalender()


def test_dibuka_kembali_tenggatnya_kembali(pemeran: Pemeran):
    baris = buka(pemeran)
    ubah(tutup(pemeran, SELASA), pemeran)
    libur = HariLibur.objects.get(unit=pemeran.unit)
    ubah(BukaKembali(pemeran.unit, libur, "Surat Contoh 2"), pemeran)

    semula, kini = baris.jatuh_tempo, PelaksanaanLangkah.objects.get(pk=baris.pk)
    assert kini.jatuh_tempo == semula
    assert not HariLibur.objects.filter(unit=pemeran.unit).exists()


def test_jam_kerja_baru_lalu_diubah_lalu_dihapus(pemeran: Pemeran):
    baris = buka(pemeran)
    semula = baris.jatuh_tempo
    pendek = [((time(9), time(11)),)] * 5 + [(), ()]

    def pasang(pekan: object, lama: JadwalKerja | None = None) -> datetime | None:
        isi = PasangJadwal(pemeran.unit, SELASA, None, pekan, None, False, "SK Contoh", lama)  # type: ignore[arg-type]  # a week
        ubah(isi, pemeran)
        pastikan_sesuai_kalender()
        return PelaksanaanLangkah.objects.get(pk=baris.pk).jatuh_tempo

    assert pasang(pendek) == wib("2026-10-13 09:03")
    jadwal = JadwalKerja.objects.get(unit=pemeran.unit, mulai=SELASA)
    assert pasang([((time(10), time(0)),)] * 7, jadwal) == wib("2026-10-13 10:03")
    assert RentangKerja.objects.filter(jadwal=jadwal).count() == 7
    ubah(HapusJadwal(pemeran.unit, jadwal, "SK Contoh"), pemeran)
    baris.refresh_from_db()
    assert baris.jatuh_tempo == semula


def test_langkah_pelaku_usaha_ikut_bergeser(pemeran: Pemeran):
    baris = buka(pemeran, 2)
    ubah(tutup(pemeran, SELASA), pemeran)
    baris.refresh_from_db()
    assert baris.jatuh_tempo == wib("2026-10-14 07:38")


def jadwalkan(baris: PelaksanaanLangkah, pemeran: Pemeran, pada: datetime | None = None) -> None:
    """Finish step 4 with an appointment."""
    masukan = {"waktu": wib("2026-10-20 10:00"), "tautan": "https://panggilan.example/contoh"}
    selesaikan(
        baris.proses.spesifik(),
        baris.langkah.lanjut[0].nama,
        oleh=pemeran.verifikator,
        pada=pada,
        cara=Lengkap(masukan=masukan),
    )


def test_langkah_selesai_yang_tepat_waktu_tidak_disentuh(pemeran: Pemeran):
    baris = buka(pemeran)
    jadwalkan(baris, pemeran, baris.dibuka)
    semula = baris.jatuh_tempo
    ubah(tutup(pemeran, SELASA), pemeran)
    baris.refresh_from_db()
    assert baris.jatuh_tempo == semula


def test_jam_yang_belum_berjalan_tetap_menunggu(pemeran: Pemeran):
    baris = baris_terbuka(
        buat_permohonan(5, pemeran=pemeran, cara=TATAP_MUKA, pada=wib("2026-10-12 10:00"))
    )
    ubah(tutup(pemeran, SELASA), pemeran)
    baris.refresh_from_db()
    assert baris.jatuh_tempo is None


# --- What is shown before ---------------------------------------------------------------------


PERUBAHAN = {
    "closed on Tuesday": lambda p: tutup(p, SELASA),
    "closed for a week": lambda p: tutup(p, SELASA, SELASA + timedelta(days=6)),
    "shorter hours": lambda p: PasangJadwal(
        p.unit, SELASA, None, [((time(9), time(11)),)] * 5 + [(), ()], None, False, "SK"
    ),
    "open day and night": lambda p: PasangJadwal(
        p.unit, SENIN, SELASA, [((time(0), time(0)),)] * 7, None, True, "SK"
    ),
}


@pytest.mark.parametrize("buat", PERUBAHAN.values(), ids=PERUBAHAN.keys())
def test_yang_ditunjukkan_dahulu_adalah_yang_terjadi(buat, pemeran: Pemeran):
    for pada in ("2026-10-12 09:00", "2026-10-12 15:58", "2026-10-09 16:29"):
        buka(pemeran, pada=pada)
    with time_machine.travel(wib("2026-10-13 09:30"), tick=False):
        penyimpangan.sapu(sekarang())
        perubahan = buat(pemeran)
        sebelum = dict(PelaksanaanLangkah.objects.values_list("pk", "jatuh_tempo"))
        dilihat = dampak_perubahan(perubahan, sekarang())
        assert dict(PelaksanaanLangkah.objects.values_list("pk", "jatuh_tempo")) == sebelum
        hasil = ubah(perubahan, pemeran)

        kini = dict(PelaksanaanLangkah.objects.values_list("pk", "jatuh_tempo"))
        assert {g.baris.pk: g.jatuh_tempo for g in dilihat} == {
            pk: waktu for pk, waktu in kini.items() if waktu != sebelum[pk]
        }
        gugur = Penyimpangan.objects.filter(keadaan="gugur").values_list("pk", flat=True)
        assert sorted(g.gugur.pk for g in dilihat if g.gugur) == sorted(gugur)
        assert (hasil.bergeser, hasil.gugur) == (len(dilihat), len(gugur))
        pastikan_sesuai_kalender()
        assert dampak(pemeran.unit, kalender_unit(pemeran.unit), sekarang()) == []


def test_menjadi_terlambat_disebut(pemeran: Pemeran):
    baris = baris_terbuka(buat_permohonan(4, pemeran=pemeran, pada=wib("2026-10-12 11:58")))
    with time_machine.travel(wib("2026-10-12 12:30"), tick=False):
        tanpa_jeda = PasangJadwal(
            pemeran.unit, SENIN, None, [((time(7, 30), time(16)),)] * 5 + [(), ()], None, False, "S"
        )
        [satu] = dampak_perubahan(tanpa_jeda, sekarang())
    assert satu.baris == baris
    assert satu.menjadi_terlambat(wib("2026-10-12 12:30"))


def test_melihat_dahulu_murah_berapa_pun_langkahnya(pemeran: Pemeran):
    biaya = []
    for _ in range(2):
        buka(pemeran)
        perubahan = tutup(pemeran, SELASA)
        kalender_unit(pemeran.unit)
        with CaptureQueriesContext(connection) as kueri:
            dampak_perubahan(perubahan, sekarang())
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1]


# --- What is undone ---------------------------------------------------------------------------


def test_keterlambatan_yang_ditiadakan_kalender_gugur_dengan_sebabnya(pemeran: Pemeran):
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        assert penyimpangan.sapu(sekarang()) == 1
        hasil = ubah(tutup(pemeran, SELASA), pemeran)

        satu = Penyimpangan.objects.get(pelaksanaan=baris)
        assert (satu.keadaan, hasil.gugur) == ("gugur", 1)
        assert "Tutup lokal 13-10-2026: Banjir" in satu.riwayat.latest("nomor").catatan
        assert not PelaksanaanLangkah.objects.terlambat(sekarang()).exists()


def test_langkah_selesai_yang_terlambat_karena_kalender_ikut_gugur(pemeran: Pemeran):
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        jadwalkan(baris, pemeran)
        assert Penyimpangan.objects.get(pelaksanaan=baris).keadaan == "terbuka"
        ubah(tutup(pemeran, SELASA), pemeran)

        baris.refresh_from_db()
        assert Penyimpangan.objects.get(pelaksanaan=baris).keadaan == "gugur"
        assert not baris.is_terlambat(sekarang())


def test_yang_tetap_terlambat_tidak_gugur(pemeran: Pemeran):
    baris = buka(pemeran, pada="2026-10-12 09:00")
    with time_machine.travel(wib("2026-10-14 09:00"), tick=False):
        penyimpangan.sapu(sekarang())
        ubah(tutup(pemeran, SENIN), pemeran)
        baris.refresh_from_db()
        assert Penyimpangan.objects.get(pelaksanaan=baris).keadaan == "terbuka"
        assert baris.jatuh_tempo == wib("2026-10-13 07:35")
        pastikan_sesuai_kalender()


def test_yang_gugur_dapat_terlambat_lagi_menurut_tenggat_barunya(pemeran: Pemeran):
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        penyimpangan.sapu(sekarang())
        ubah(tutup(pemeran, SELASA), pemeran)
    with time_machine.travel(wib("2026-10-14 09:00"), tick=False):
        assert penyimpangan.sapu(sekarang()) == 1
    keadaan = Penyimpangan.objects.filter(pelaksanaan=baris).values_list("keadaan", flat=True)
    assert sorted(keadaan) == ["gugur", "terbuka"]


def test_terlambat_sebelum_janji_digeser_tidak_gugur(pemeran: Pemeran):
    """It rests on the deadline of the appointment before, which no longer stands in the row."""
    baris = baris_terbuka(buat_permohonan(5, pemeran=pemeran, pada=wib("2026-10-12 10:00")))
    with time_machine.travel(wib("2026-10-12 14:00"), tick=False):
        penyimpangan.sapu(sekarang())
        layanan.geser_janji(baris.pk, wib("2026-10-13 10:00"), "Alasan.", oleh=pemeran.verifikator)
        ubah(tutup(pemeran, SELASA), pemeran)
    baris.refresh_from_db()
    assert baris.jatuh_tempo == wib("2026-10-14 08:00")
    assert Penyimpangan.objects.get(pelaksanaan=baris).keadaan == "terbuka"


# --- The trail, and doing it again ------------------------------------------------------------


def test_jejak_menyebut_tenggat_lama_dan_baru_dan_rantainya_utuh(pemeran: Pemeran):
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        penyimpangan.sapu(sekarang())
        hasil = ubah(tutup(pemeran, SELASA), pemeran)
    catatan = baris.proses.jejak.get(jenis="kalender")
    assert (catatan.pelaku, catatan.isi["perubahan"]) == (pemeran.kepala, hasil.pk)
    assert catatan.isi["tempo_lama"] == wib("2026-10-13 07:33").isoformat()
    assert catatan.isi["tempo_baru"] == wib("2026-10-14 07:33").isoformat()
    assert catatan.keterangan.teks == "Tutup lokal 13-10-2026: Banjir"
    baris.proses.refresh_from_db()
    assert jejak.periksa(baris.proses) is None


def test_menghitung_dua_kali_tidak_mengubah_apa_pun(pemeran: Pemeran):
    baris = buka(pemeran)
    hasil = ubah(tutup(pemeran, SELASA), pemeran)
    banyak = baris.proses.jejak.count()
    hitung_ulang({"perubahan": hasil.pk}, "lagi")

    hasil.refresh_from_db()
    assert (baris.proses.jejak.count(), hasil.bergeser) == (banyak, 1)


def test_perubahan_dan_tugasnya_satu_transaksi(pemeran: Pemeran):
    buka(pemeran)
    with transaction.atomic():
        ubah_kalender(tutup(pemeran, SELASA), oleh=pemeran.kepala)
        transaction.set_rollback(True)
    assert not KotakKeluar.objects.filter(tugas=TUGAS).exists()
    assert not PerubahanKalender.objects.exists()
    ubah_kalender(tutup(pemeran, SELASA), oleh=pemeran.kepala)
    assert KotakKeluar.objects.filter(tugas=TUGAS).count() == 1


def test_hanya_kepala_unit_itu_yang_mengubah(pemeran: Pemeran):
    lain = buat_pemeran(UnitFactory.create(kode="unit-lain"))
    for orang in (pemeran.verifikator, pemeran.admin, lain.kepala):
        with pytest.raises(TidakBerwenang):
            ubah_kalender(tutup(pemeran), oleh=orang)
    assert not HariLibur.objects.filter(unit=pemeran.unit).exists()


def test_dua_kali_menutup_hari_yang_sama_ditolak(pemeran: Pemeran):
    ubah_kalender(tutup(pemeran), oleh=pemeran.kepala)
    with pytest.raises(BelumDapat):
        ubah_kalender(tutup(pemeran), oleh=pemeran.kepala)
    assert PerubahanKalender.objects.count() == 1


# --- Edits of the admin -----------------------------------------------------------------------


def _nasional() -> None:
    HariLibur.objects.create(tanggal=SELASA, nama="Hari Contoh", jenis="nasional")


UBAHAN_ADMIN = {
    "a national holiday": lambda p: _nasional(),
    "by update": lambda p: HariLibur.objects.filter(tanggal="2026-12-25").update(tanggal=SELASA),
    "Ramadan": lambda p: MasaRamadan.objects.create(
        tahun_hijriah=1500, mulai=SELASA, sampai=SELASA + timedelta(days=29)
    ),
    "another zone": lambda p: _pindah_zona(p),
}


def _pindah_zona(pemeran: Pemeran) -> None:
    pemeran.unit.zona = "Asia/Jayapura"
    pemeran.unit.save()


@pytest.mark.parametrize("ubahan", UBAHAN_ADMIN.values(), ids=UBAHAN_ADMIN.keys())
def test_ubahan_admin_menghitung_ulang_semua_unit(ubahan, pemeran: Pemeran):
    baris = buka(pemeran)
    lain = buka(buat_pemeran(UnitFactory.create(kode="unit-lain")))
    ubahan(pemeran)
    assert kerjakan_antrean() == 1

    pastikan_sesuai_kalender()
    semula = baris.jatuh_tempo
    baris.refresh_from_db()
    assert baris.jatuh_tempo != semula
    assert baris.proses.jejak.get(jenis="kalender").pelaku is None
    assert lain.proses.jejak.count()


def test_banyak_ubahan_dalam_satu_transaksi_dihitung_sekali(pemeran: Pemeran):
    baris = buka(pemeran)
    with transaction.atomic():
        _nasional()
        for hari in range(14, 18):
            HariLibur.objects.create(tanggal=date(2026, 10, hari), nama="X", jenis="nasional")
    kerjakan_antrean()
    assert baris.proses.jejak.filter(jenis="kalender").count() == 1
    pastikan_sesuai_kalender()


def test_tanpa_langkah_tidak_ada_yang_diantre(pemeran: Pemeran):
    _nasional()
    assert not KotakKeluar.objects.filter(tugas=TUGAS).exists()


def test_ubahan_yang_batal_tidak_meninggalkan_tugas(pemeran: Pemeran):
    buka(pemeran)
    with transaction.atomic():
        _nasional()
        transaction.set_rollback(True)
    assert not KotakKeluar.objects.filter(tugas=TUGAS).exists()


def test_unit_yang_disimpan_dengan_zona_yang_sama_tidak_menghitung_ulang(pemeran: Pemeran):
    buka(pemeran)
    pemeran.unit.nama = "LPSE Contoh Lain"
    pemeran.unit.save()
    assert not KotakKeluar.objects.filter(tugas=TUGAS).exists()


# --- At the same moment -----------------------------------------------------------------------


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_ubahan_menunggu_tenggat_yang_sedang_disimpan() -> None:
    """Else a deadline computed before the edit could be stored after the recomputation."""
    unit = UnitFactory.create(kode="unit-serentak")
    VersiKalender.perbarui()
    urutan: list[str] = []
    terhitung = Event()

    def pintu() -> None:
        with transaction.atomic():
            kalender_terkunci(unit)
            terhitung.set()
            sleep(1)
            urutan.append("tersimpan")

    def admin() -> None:
        assert terhitung.wait(30)
        HariLibur.objects.create(tanggal=SELASA, nama="Hari Contoh", jenis="nasional")
        urutan.append("diubah")

    assert serentak(pintu, admin) == [None, None]
    assert urutan == ["tersimpan", "diubah"]


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_pintu_tidak_saling_menunggu_karena_kalender() -> None:
    unit = UnitFactory.create(kode="unit-serentak")
    VersiKalender.perbarui()
    bersama = Barrier(2)

    def pintu() -> None:
        with transaction.atomic():
            kalender_terkunci(unit)
            # Both hold the stamp at once, or the barrier breaks.
            bersama.wait(30)

    assert serentak(pintu, pintu) == [None, None]
