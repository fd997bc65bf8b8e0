""" "Kenapa tenggatnya ini?": the ledger adds up, and says where limit and start come from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.dasbor.bantu import alamat, alamat_proses, buka_langkah, teks
from tests.layar import Masuk
from tests.pabrik import TATAP_MUKA, Pemeran
from ukpbj.akun.models import HariLibur
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.rincian import Rincian, sebut_lama
from ukpbj.sop import layanan
from ukpbj.sop.kalender import Batas, hari, menit
from ukpbj.sop.layanan.buka import jalankan_jam
from ukpbj.sop.models import BatasLangkah, PelaksanaanLangkah


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(f"{teks}+07:00").astimezone(UTC)


def berbatas(baris: PelaksanaanLangkah, batas: Batas, mulai: str) -> PelaksanaanLangkah:
    """The row with another limit and start, its deadline as the engine computes it."""
    baris.batas_nilai, baris.batas_satuan = batas.nilai, batas.satuan
    baris.dibuka = wib(mulai)
    jalankan_jam(baris, baris.unit, wib(mulai))
    baris.save()
    return baris


def susun(baris: PelaksanaanLangkah, pemeran: Pemeran) -> Rincian:
    pembaca = Pembaca(pemeran.verifikator, [], baris.dibuka)
    return Rincian(baris.proses.spesifik(), baris, pembaca)


def test_istirahat_tidak_dihitung_dan_jumlahnya_tepat_batas(pemeran: Pemeran, masuk: Masuk):
    baris = berbatas(buka_langkah(4, pemeran), menit(31), "2026-10-12 11:30")
    halaman = teks(masuk(pemeran.verifikator).get(alamat(baris, "rincian")))

    assert "Jatuh tempo Senin 12 Okt 2026, 13.01 WIB" in halaman
    assert "Sen 12 Okt 2026 11.30–12.00 Jam kerja 30 menit 30 menit" in halaman
    assert "Sen 12 Okt 2026 12.00–13.00 Istirahat tidak dihitung 1 jam" in halaman
    assert "Sen 12 Okt 2026 13.00–13.01 Jam kerja 1 menit 31 menit" in halaman
    assert "Jumlah waktu kerja 31 menit, tepat 31 menit tidak dihitung 1 jam" in halaman
    assert "Tercetak di SOP" in halaman
    assert "saat langkah ini dibuka" in halaman


def test_hari_libur_disebut_namanya(pemeran: Pemeran):
    HariLibur.objects.create(tanggal="2026-10-13", nama="Banjir", jenis="lokal", unit=pemeran.unit)
    baris = berbatas(buka_langkah(4, pemeran), menit(60), "2026-10-12 15:30")
    isi = susun(baris, pemeran)

    assert [(b.tanggal, b.jam, b.keterangan, b.dihitung) for b in isi.buku] == [
        ("Sen 12 Okt 2026", "15.30–16.00", "Jam kerja", True),
        ("Sen 12 Okt 2026", "16.00–24.00", "Di luar jam kerja", False),
        ("Sel 13 Okt 2026", "00.00–24.00", "Tutup: Banjir", False),
        ("Rab 14 Okt 2026", "00.00–07.30", "Di luar jam kerja", False),
        ("Rab 14 Okt 2026", "07.30–08.00", "Jam kerja", True),
    ]
    assert isi.jumlah == "1 jam, tepat 60 menit"


@pytest.mark.parametrize(
    ("batas", "mulai", "hari_kerja", "potongan"),
    [
        (hari(2), "2026-10-15 10:00", ["Jum 16 Okt 2026", "Sen 19 Okt 2026"], "jam yang sama"),
        (hari(1), "2026-10-12 12:30", ["Sel 13 Okt 2026"], "Selasa, 13 Oktober 2026 pukul 12.00"),
        (hari(1), "2026-10-12 07:30", ["Sel 13 Okt 2026"], "Senin, 12 Oktober 2026 pukul 16.00"),
        (hari(1), "2026-10-15 11:45", ["Jum 16 Okt 2026"], "Jumat, 16 Oktober 2026 pukul 11.30"),
    ],
)
def test_batas_hari_menyebut_hari_kerjanya(
    batas: Batas, mulai: str, hari_kerja: list[str], potongan: str, pemeran: Pemeran
):
    isi = susun(berbatas(buka_langkah(4, pemeran), batas, mulai), pemeran)

    assert isi.hari_kerja == hari_kerja
    assert potongan in isi.jam_tenggat


def test_mulai_di_luar_jam_kerja_disebut_sejak_kapan_dihitung(pemeran: Pemeran):
    isi = susun(berbatas(buka_langkah(4, pemeran), menit(30), "2026-10-10 10:00"), pemeran)

    assert "Senin, 12 Oktober 2026 pukul 07.30 WIB" in isi.hitungan_mulai
    assert isi.buku[0].keterangan == "Sabtu, bukan hari kerja"


def test_tenggat_di_akhir_jam_kerja_menyebut_kapan_baru_terlambat(pemeran: Pemeran):
    isi = susun(berbatas(buka_langkah(4, pemeran), menit(30), "2026-10-12 15:30"), pemeran)

    assert "sampai Selasa, 13 Oktober 2026 pukul 07.30 WIB" in isi.terlambat


def test_janji_dan_kehadiran_disebut_sebagai_sebab(pemeran: Pemeran):
    janji = susun(buka_langkah(5, pemeran, janji=wib("2026-10-13 10:00")), pemeran)
    datang = buka_langkah(5, pemeran, cara=TATAP_MUKA)
    menunggu = susun(datang, pemeran)

    assert "pukul 10.00 WIB, waktu janji temu" in janji.mulai
    assert "Menunggu pelaku usaha hadir" in menunggu.mulai
    assert (menunggu.judul, menunggu.buku) == ("Waktu langkah ini belum berjalan", [])
    layanan.catat_hadir(datang.pk, oleh=pemeran.verifikator, pada=wib("2026-10-12 10:15"))
    datang.refresh_from_db()
    assert "pukul 10.15 WIB, saat pelaku usaha hadir" in susun(datang, pemeran).mulai


def test_batas_dari_kepala_menyebut_dasarnya(pemeran: Pemeran):
    baris = berbatas(buka_langkah(4, pemeran), hari(1), "2026-10-12 10:00")
    baris.asal_batas = baris.AsalBatas.UNIT
    baris.penetapan_batas = BatasLangkah.objects.create(
        unit=pemeran.unit, kode_sop=baris.kode_sop, urut=4, nilai=1, satuan="hari",
        dasar="SK Contoh 5/2026", berlaku_mulai="2026-10-01", ditetapkan_oleh=pemeran.kepala,
        dibuat=baris.dibuka,
    )  # fmt: skip
    baris.save()
    baris.refresh_from_db()

    assert susun(baris, pemeran).asal == (
        "SOP tidak mencetak batas. Ditetapkan Contoh Kepala berdasarkan SK Contoh 5/2026, "
        "berlaku mulai Kam 1 Okt 2026."
    )


def test_tanpa_batas_dikatakan(pemeran: Pemeran):
    baris = buka_langkah(4, pemeran)
    baris.batas_nilai, baris.batas_satuan, baris.asal_batas = None, "", ""
    isi = susun(baris, pemeran)

    assert isi.judul == "Langkah ini tidak punya batas waktu"
    assert "Kepala UKPBJ belum menetapkannya" in isi.asal


def test_menunggu_dan_dikerjakan_dihitung_dalam_waktu_kerja(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
):
    baris = buka_langkah(4, pemeran)
    jam_beku.shift(timedelta(minutes=40))
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    jam_beku.move_to(wib("2026-10-12 13:10"))
    halaman = teks(masuk(pemeran.kepala).get(alamat(baris, "rincian")))

    assert "Menunggu diambil 40 menit kerja" in halaman
    assert "Dikerjakan sejak diambil 2 jam 30 menit kerja" in halaman
    assert "Pelaku usaha 0 menit" in halaman


def test_waktu_pelaku_usaha_ditampilkan_tanpa_menunggu_dan_dikerjakan(
    pemeran: Pemeran, masuk: Masuk
):
    baris = buka_langkah(2, pemeran)
    halaman = teks(masuk(pemeran.verifikator).get(alamat(baris, "rincian")))

    assert "Waktu langkah ini" not in halaman
    assert "tidak pernah menjadi penyimpangan" in halaman or "tidak punya batas" in halaman


def test_langkah_yang_selesai_di_bawah_kalender_lama_mengatakannya(pemeran: Pemeran):
    baris = berbatas(buka_langkah(4, pemeran), hari(1), "2026-10-12 10:00")
    HariLibur.objects.create(tanggal="2026-10-13", nama="Banjir", jenis="nasional")
    isi = susun(baris, pemeran)

    assert "sedang dihitung ulang" in isi.berbeda
    baris.selesai = baris.dibuka
    assert "Rabu 14 Okt 2026, 10.00 WIB" in isi.berbeda


def test_tautan_ada_di_kotak_dan_di_giliran_orang_lain(pemeran: Pemeran, masuk: Masuk):
    baris = buka_langkah(4, pemeran)
    tautan = f'href="{alamat(baris, "rincian")}"'

    for orang in (pemeran.verifikator, pemeran.kepala):
        halaman = masuk(orang).get(alamat_proses(baris.proses)).content.decode()
        assert tautan in halaman


def test_langkah_proses_lain_tidak_terbuka(pemeran: Pemeran, masuk: Masuk):
    satu, lain = (buka_langkah(4, pemeran) for _ in range(2))
    silang = reverse("dasbor:rincian", args=[lain.proses.kunci, satu.pk])

    assert masuk(pemeran.verifikator).get(silang).status_code == 404


def test_biaya_halaman_tidak_tumbuh_dengan_langkahnya(pemeran: Pemeran, masuk: Masuk):
    biaya = []
    for urut in (4, 7):
        baris = buka_langkah(urut, pemeran)
        klien = masuk(pemeran.verifikator)
        klien.get(alamat(baris, "rincian"))
        with CaptureQueriesContext(connection) as kueri:
            klien.get(alamat(baris, "rincian"))
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1]


@pytest.mark.parametrize(
    ("detik", "kata"), [(0, "0 menit"), (61, "1 menit 1 detik"), (7260, "2 jam 1 menit")]
)
def test_lama_disebut_tanpa_hari(detik: int, kata: str):
    assert sebut_lama(detik) == kata
