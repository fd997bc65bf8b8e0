"""The clock of a step: when it starts, what deadline is stored, when it counts as late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests import pabrik
from tests.pabrik import SENIN_PAGI, TATAP_MUKA, Pemeran, menit
from tests.sop import bantuan
from tests.sop.bantuan import BuatLangkah, potret, selesaikan
from ukpbj.akun.models import HariLibur
from ukpbj.sop import jejak, layanan, penyimpangan
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import IkatanPeran, PelaksanaanLangkah, Penyimpangan

pytestmark = pytest.mark.django_db

SELASA_PAGI = SENIN_PAGI + timedelta(days=1)


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def di_langkah(pemeran: Pemeran) -> BuatLangkah:
    return bantuan.di_langkah(pemeran)


def segar(baris: PelaksanaanLangkah) -> PelaksanaanLangkah:
    return PelaksanaanLangkah.objects.get(pk=baris.pk)


# --- Deadlines --------------------------------------------------------------------------------


@pytest.mark.parametrize("jam_wib", ["07.29", "09.00", "11.58", "12.30", "15.59", "16.20"])
def test_batas_yang_disimpan_sama_dengan_kalender_unit(jam_wib: str, pemeran: Pemeran) -> None:
    jam, menitnya = map(int, jam_wib.split("."))
    mulai = datetime(2026, 10, 16, jam - 7, menitnya, tzinfo=UTC)
    proses = pabrik.buat_permohonan(9, pemeran=pemeran, cara=TATAP_MUKA, pada=mulai)
    kalender = kalender_unit(pemeran.unit)
    for baris in proses.pelaksanaan.all():
        assert baris.batas == baris.langkah.batas
        assert baris.batas is not None
        assert baris.jatuh_tempo == kalender.jatuh_tempo(mulai, baris.batas)
        assert baris.terlambat_sejak == kalender.terlambat_sejak(baris.jatuh_tempo)
        assert baris.asal_batas == "sop"


def test_batas_dihitung_pada_jam_kantor_dan_terlambat_baru_pada_jam_kerja_berikutnya(
    di_langkah: BuatLangkah,
) -> None:
    pukul_1158 = SENIN_PAGI + menit(178)
    baris = di_langkah(4, pada=pukul_1158 - menit(3))
    assert baris.jatuh_tempo == SENIN_PAGI + menit(180)
    assert baris.terlambat_sejak == SENIN_PAGI + menit(240)


def test_batas_yang_sudah_disimpan_tidak_berubah_bila_kalender_berubah(
    di_langkah: BuatLangkah, pemeran: Pemeran
) -> None:
    baris = di_langkah(4)
    HariLibur.objects.create(
        tanggal=SENIN_PAGI.date(), nama="Tutup", jenis="lokal", unit=pemeran.unit
    )
    assert segar(baris).jatuh_tempo == SENIN_PAGI + menit(5)
    lain = di_langkah(4, pemohon=pemeran.vendor_b)
    assert lain.jatuh_tempo == datetime(2026, 10, 13, 0, 35, tzinfo=UTC)


# --- Late closing -----------------------------------------------------------------------------


@pytest.mark.parametrize(("lewat", "terlambat"), [(60, False), (61, True), (6000, True)])
def test_menutup_terlambat_dicatat_pintu_tepat_sekali(
    lewat: int, terlambat: bool, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    pada = SENIN_PAGI + timedelta(seconds=lewat)
    proses = selesaikan(baris, "disetujui", pemeran.verifikator, pada=pada)
    assert (
        list(Penyimpangan.objects.values_list("jenis", "dicatat")) == [("waktu", pada)] * terlambat
    )
    assert proses.jejak.latest("nomor").isi.get("menyimpang") == (["waktu"] if terlambat else None)
    assert segar(baris).is_terlambat(pada) is terlambat
    penyimpangan.sapu(pada + menit(1))
    assert Penyimpangan.objects.filter(pelaksanaan=baris).count() == int(terlambat)


@pytest.mark.parametrize("lebih_dulu", ["sapuan", "pintu"])
@pytest.mark.parametrize("pemegang", ["", "verifikator_lain"])
def test_penanggung_jawab_sama_siapa_pun_yang_mencatat_lebih_dulu(
    lebih_dulu: str, pemegang: str, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris, pada = di_langkah(6), SENIN_PAGI + menit(30)
    siapa = getattr(pemeran, pemegang) if pemegang else None
    if siapa:
        layanan.ambil_langkah(baris.pk, oleh=siapa)
    if lebih_dulu == "sapuan":
        assert penyimpangan.sapu(pada) == 1
    selesaikan(baris, "disetujui", siapa or pemeran.verifikator, pada=pada)
    assert Penyimpangan.objects.get(pelaksanaan=baris).penanggung_jawab == siapa


def test_tanpa_pemegang_satu_satunya_orang_terikat_bertanggung_jawab(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    satu, dua = di_langkah(6), di_langkah(6, pemohon=pemeran.vendor_b)
    for baris, daftar in (
        (satu, [pemeran.verifikator]),
        (dua, [pemeran.verifikator, pemeran.verifikator_lain]),
    ):
        for orang in daftar:
            IkatanPeran.objects.create(
                lingkup=baris.proses.lingkup, peran_id="verifikator", pengguna=orang
            )
    penyimpangan.sapu(SENIN_PAGI + menit(30))
    assert satu.penyimpangan.get().penanggung_jawab == pemeran.verifikator
    assert dua.penyimpangan.get().penanggung_jawab is None


def test_membatalkan_langkah_yang_terlambat_tetap_mencatatnya(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    layanan.batalkan(baris.proses_id, "Ganda.", oleh=pemeran.kepala, pada=SENIN_PAGI + menit(30))
    assert baris.penyimpangan.get().jenis == "waktu"


# --- Appointments -----------------------------------------------------------------------------


def test_jam_langkah_berjanji_mulai_pada_janjinya(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5, janji=SELASA_PAGI)
    assert (baris.dibuka, baris.janji, baris.mulai) == (SENIN_PAGI, SELASA_PAGI, SELASA_PAGI)
    assert baris.jatuh_tempo == SELASA_PAGI + menit(30)
    with pytest.raises(BelumDapat, match="Janji temu belum tiba"):
        selesaikan(baris, "sesuai", pemeran.verifikator, pada=SELASA_PAGI - menit(1))
    pabrik.unggah_bukti(baris, pemeran.verifikator)
    proses = selesaikan(baris, "sesuai", pemeran.verifikator, pada=SELASA_PAGI + menit(5))
    assert proses.keadaan == "langkah_6"
    assert not Penyimpangan.objects.exists()


def test_menolak_atau_mengembalikan_tidak_perlu_menunggu_janji(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5, janji=SELASA_PAGI)
    proses = selesaikan(baris, "ditolak", pemeran.verifikator, alasan="Mengundurkan diri.")
    assert proses.keadaan == "ditolak"


def test_menggeser_janji_memulai_jamnya_lagi_dan_tercatat(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5, janji=SELASA_PAGI)
    rabu = SELASA_PAGI + timedelta(days=1)
    layanan.geser_janji(
        baris.pk, rabu, " Listrik padam. ", oleh=pemeran.verifikator, pada=SENIN_PAGI
    )
    baris = segar(baris)
    assert (baris.janji, baris.mulai, baris.jatuh_tempo) == (rabu, rabu, rabu + menit(30))
    terakhir = baris.proses.jejak.select_related("keterangan").latest("nomor")
    assert (terakhir.jenis, terakhir.keterangan.teks) == ("geser_janji", "Listrik padam.")
    assert (terakhir.isi["janji_lama"], terakhir.isi["janji_baru"]) == (
        SELASA_PAGI.isoformat(), rabu.isoformat()
    )  # fmt: skip
    assert jejak.periksa(baris.proses) is None


def test_menggeser_janji_tidak_menghapus_keterlambatan(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris, rabu = di_langkah(5), SELASA_PAGI + timedelta(days=1)
    terlambat = SENIN_PAGI + menit(31)
    layanan.geser_janji(
        baris.pk, rabu, "Lupa.", oleh=pemeran.verifikator, tidak_hadir=True, pada=terlambat
    )
    assert baris.penyimpangan.get().dicatat == terlambat
    penyimpangan.sapu(rabu + timedelta(days=1))
    assert baris.penyimpangan.count() == 1
    assert baris.proses.jejak.latest("nomor").jenis == "tidak_hadir"


@pytest.mark.parametrize(
    ("waktu", "alasan", "tidak_hadir", "medan"),
    [
        (SELASA_PAGI, "  ", False, {"alasan"}),
        (SENIN_PAGI, "Alasan.", False, {"waktu"}),
        (SENIN_PAGI - menit(1), "", False, {"waktu", "alasan"}),
        (SELASA_PAGI + menit(60), "Tidak datang.", True, {"alasan"}),
        (datetime(9999, 12, 31, 20, tzinfo=UTC), "Alasan.", False, {"waktu"}),
        (datetime(2199, 12, 31, 16, 59, tzinfo=UTC), "Alasan.", False, {"waktu"}),
    ],
)
def test_geser_janji_yang_keliru_ditolak_dengan_pesan_di_medannya(
    waktu: datetime, alasan: str, tidak_hadir: bool, medan: set[str],
    pemeran: Pemeran, di_langkah: BuatLangkah,
) -> None:  # fmt: skip
    baris = di_langkah(5, janji=SELASA_PAGI)
    sebelum = potret()
    with pytest.raises(IsianBelumLengkap) as galat:
        layanan.geser_janji(
            baris.pk, waktu, alasan, oleh=pemeran.verifikator, tidak_hadir=tidak_hadir,
            pada=SENIN_PAGI,
        )  # fmt: skip
    assert set(galat.value.medan) == medan
    assert potret() == sebelum


def test_menjadwalkan_di_luar_kalender_adalah_pesan(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    masukan = {"waktu": datetime(9999, 12, 31, 20, tzinfo=UTC)}
    with pytest.raises(IsianBelumLengkap) as galat:
        selesaikan(di_langkah(4), "dijadwalkan", pemeran.verifikator, masukan=masukan)
    assert set(galat.value.medan) == {"waktu"}


# --- Waiting for the visitor ------------------------------------------------------------------


def test_tatap_muka_menunggu_kehadiran_tanpa_pernah_terlambat(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5, cara=TATAP_MUKA)
    assert (baris.mulai, baris.jatuh_tempo, baris.terlambat_sejak) == (None, None, None)
    assert penyimpangan.sapu(SENIN_PAGI + timedelta(days=30)) == 0
    with pytest.raises(BelumDapat, match="Catat kehadiran"):
        selesaikan(baris, "sesuai", pemeran.verifikator)
    layanan.catat_hadir(baris.pk, oleh=pemeran.verifikator, pada=SELASA_PAGI)
    baris = segar(baris)
    assert (baris.mulai, baris.jatuh_tempo) == (SELASA_PAGI, SELASA_PAGI + menit(30))
    assert baris.proses.jejak.latest("nomor").jenis == "hadir"
    with pytest.raises(BelumDapat, match="sudah dicatat"):
        layanan.catat_hadir(baris.pk, oleh=pemeran.verifikator, pada=SELASA_PAGI + menit(9))
    assert segar(baris).mulai == SELASA_PAGI


def test_cara_yang_bukan_milik_langkah_ditolak(pemeran: Pemeran, di_langkah: BuatLangkah) -> None:
    daring, biasa = di_langkah(5), di_langkah(6, pemohon=pemeran.vendor_b)
    for baris in (daring, biasa):
        with pytest.raises(BelumDapat):
            layanan.catat_hadir(baris.pk, oleh=pemeran.verifikator, pada=SENIN_PAGI)
    with pytest.raises(BelumDapat):
        layanan.geser_janji(biasa.pk, SELASA_PAGI, "x", oleh=pemeran.verifikator, pada=SENIN_PAGI)


@pytest.mark.parametrize("siapa", ["helpdesk", "kepala", "vendor_a", "vendor_b", "admin"])
def test_janji_dan_kehadiran_hanya_oleh_pelaku_langkahnya(
    siapa: str, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    daring = di_langkah(5)
    tatap_muka = di_langkah(5, cara=TATAP_MUKA, pemohon=pemeran.vendor_b)
    orang = getattr(pemeran, siapa)
    with pytest.raises(TidakBerwenang):
        layanan.geser_janji(daring.pk, SELASA_PAGI, "x", oleh=orang, pada=SENIN_PAGI)
    with pytest.raises(TidakBerwenang):
        layanan.catat_hadir(tatap_muka.pk, oleh=orang, pada=SENIN_PAGI)
