"""What a monthly report says: the numbers of a plain count, on paper and in sheets."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pikepdf
import pytest
import time_machine
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from tests.dasbor.bantu import tebar
from tests.dokumen.baca_pdf import teks_pdf
from tests.pabrik import (
    JAWABAN,
    Lengkap,
    Pemeran,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    buat_permohonan,
    selesaikan,
    unit_selalu_buka,
)
from tests.pabrik_laporan import OKTOBER, buat_laporan
from ukpbj.akun.models import HariLibur, Penugasan, Unit
from ukpbj.akun.models.unit import Zona
from ukpbj.dasbor.laporan import pdf as laporan_pdf
from ukpbj.dasbor.laporan.baca import baca_bulan
from ukpbj.dasbor.laporan.bulan import Bulan
from ukpbj.dasbor.laporan.hitung import Hasil
from ukpbj.dasbor.laporan.isi import IsiLaporan, susun_isi
from ukpbj.dasbor.laporan.pdf import susun_pdf
from ukpbj.dasbor.laporan.xlsx import susun_xlsx
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import BatasLangkah, PelaksanaanLangkah, Penyimpangan, RekapHarian
from ukpbj.sop.rekap import rekap_hari

NOVEMBER = OKTOBER.sesudah
NANTI = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""When everything here has been over for long."""


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(f"{teks}+07:00").astimezone(UTC)


def lewati(persen: int, sedang: str) -> None:
    """Nobody follows the progress."""


def baca(unit: Unit, bulan: Bulan = OKTOBER) -> Hasil:
    return baca_bulan(unit, bulan, NANTI, lewati)


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return buat_pemeran()


@pytest.fixture
def sebulan(pemeran: Pemeran) -> Pemeran:
    """Cases that are in time, late, incomplete, undone, cancelled, still open; one of September."""
    v = pemeran.verifikator
    buat_permohonan(9, pemeran=pemeran, pada=wib("2026-09-30 14:00"))
    buat_permohonan(9, pemeran=pemeran, pada=wib("2026-10-01 08:00"))
    telat = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-12 10:00"))
    layanan.ambil_langkah(baris_terbuka(telat).pk, oleh=v, pada=wib("2026-10-12 10:40"))
    selesaikan(telat, "disetujui", oleh=v, pada=wib("2026-10-13 08:00"))
    kurang = Lengkap(kurang={"kelengkapan-1": "Tidak ada.", "keluaran-1": "Rusak."}, alasan="Coba.")
    lalai = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-13 09:00"))
    selesaikan(lalai, "disetujui", oleh=v, pada=wib("2026-10-13 09:30"), cara=kurang)
    gugur = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-14 09:00"))
    selesaikan(gugur, "disetujui", oleh=v, pada=wib("2026-10-14 11:00"))
    milik_gugur = Penyimpangan.objects.filter(pelaksanaan__proses=gugur.pk)
    layanan.gugurkan(list(milik_gugur), "Cuti.", oleh=None, pada=wib("2026-10-14 12:00"))
    batal = buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-15 09:00"))
    layanan.batalkan(batal.pk, "Ganda.", oleh=pemeran.kepala, pada=wib("2026-10-15 09:00"))
    buat_permohonan(6, pemeran=pemeran, pada=wib("2026-10-30 15:00"))
    penyimpangan.sapu(wib("2026-10-31 08:00"))
    return pemeran


def lambat(unit: Unit, bulan: Bulan) -> Counter[str]:
    """The plain count: every row, one after the other, from the tables alone."""
    angka: Counter[str] = Counter()
    for b in PelaksanaanLangkah.objects.filter(unit=unit):
        if b.selesai is None or b.hasil == "dibatalkan":
            continue
        saat = b.selesai.astimezone(unit.tzinfo)
        if (saat.year, saat.month) != (bulan.tahun, bulan.nomor):
            continue
        kalender, diambil = kalender_unit(unit), b.diambil or b.selesai
        if b.peran == "pelaku_usaha":
            angka.update(vendor_selesai=1, vendor=kalender.detik_kerja(b.dibuka, b.selesai))
            continue
        jenis = [p.jenis for p in b.penyimpangan.all() if p.keadaan != "gugur"]
        angka.update(jenis)
        angka.update(
            selesai=1,
            menyimpang=int(bool(jenis)),
            menunggu=kalender.detik_kerja(b.dibuka, diambil),
            dikerjakan=kalender.detik_kerja(diambil, b.selesai),
        )
    return +angka


def angka_laporan(hasil: Hasil) -> Counter[str]:
    baris = {"kantor_baris", "vendor_baris"}
    return +Counter({n: v for n, v in vars(hasil.jumlah).items() if n not in baris})


# --- The numbers ------------------------------------------------------------------------------


def test_sama_dengan_hitungan_satu_per_satu(sebulan: Pemeran) -> None:
    hasil = baca(sebulan.unit)
    assert angka_laporan(hasil) == lambat(sebulan.unit, OKTOBER)
    j = hasil.jumlah
    # Step 6: one late, one late and without two things, one whose lateness was undone.
    assert (j.menyimpang, j.waktu, j.kelengkapan, j.keluaran) == (2, 2, 1, 1)
    assert j.permil == 1000 * (j.selesai - 2) // j.selesai


def test_sama_dengan_rekap_harian_sebulan(sebulan: Pemeran) -> None:
    for hari in range(31):
        rekap_hari(sebulan.unit, OKTOBER.awal + timedelta(days=hari))
    kantor = RekapHarian.objects.filter(unit=sebulan.unit).exclude(peran="pelaku_usaha")
    nama = ("selesai", "menyimpang", "waktu", "kelengkapan", "keluaran")
    detik = {"menunggu": "detik_menunggu", "dikerjakan": "detik_dikerjakan"}
    rekap = kantor.aggregate(**{n: Sum(n) for n in nama}, **{n: Sum(m) for n, m in detik.items()})
    j = baca(sebulan.unit).jumlah
    assert {n: getattr(j, n) for n in rekap} == rekap


def test_bulan_lalu_dihitung_basis_data_sama_dengan_hitungannya_sendiri(sebulan: Pemeran) -> None:
    """October beside November is what October says of itself."""
    sendiri, lalu = baca(sebulan.unit).jumlah, baca(sebulan.unit, NOVEMBER).sebelum
    for nama in ("selesai", "menyimpang", "waktu", "kelengkapan", "keluaran"):
        assert getattr(lalu, nama) == getattr(sendiri, nama), nama


def test_per_sop_dan_per_langkah_menjumlah_ke_seluruhnya(sebulan: Pemeran) -> None:
    hasil = baca(sebulan.unit)
    assert [satu.kode for satu in hasil.sop] == ["registrasi-batang"]
    langkah = {satu.kunci[2]: satu for satu in hasil.sop[0].langkah}
    assert sum(s.selesai for s in langkah.values() if not s.milik_vendor) == hasil.jumlah.selesai
    enam = langkah[6]
    assert (enam.selesai, enam.terlambat, enam.menyimpang) == (4, 2, 2)
    # Clocks of step 6: 0 s, 30 minutes, 2 hours, and 10.00 to 08.00 the next day (5.5 h).
    assert (enam.median, enam.p90) == (30 * 60, 5 * 3600 + 1800)
    assert langkah[1].milik_vendor
    assert (langkah[1].terlambat, langkah[1].menyimpang) == (0, 0)


def test_perkara_yang_dimulai_dan_berakhir(sebulan: Pemeran) -> None:
    hasil = baca(sebulan.unit)
    assert (hasil.perkara.dimulai, hasil.perkara_sebelum.dimulai) == (6, 1)
    assert hasil.perkara.berakhir == {"selesai": 1, "dibatalkan": 1}
    assert hasil.perkara_sebelum.berakhir == {"selesai": 1}


def test_daftar_penyimpangan_tanpa_pertanggungjawaban_di_atas(sebulan: Pemeran) -> None:
    waktu = Penyimpangan.objects.filter(jenis="waktu", pelaksanaan__selesai__isnull=False).earliest(
        "dicatat"
    )
    layanan.pertanggungjawabkan(waktu.pk, JAWABAN, oleh=sebulan.verifikator)
    layanan.terima_pertanggungjawaban(
        waktu.pk, "Baik.", tentang=waktu.riwayat.latest("nomor").pk, oleh=sebulan.kepala
    )
    simpang = baca(sebulan.unit).simpang
    assert [(s.jenis, s.tanpa_jawaban, s.dihitung) for s in simpang] == [
        ("Waktu", True, True),
        ("Kelengkapan", True, True),
        ("Keluaran", True, True),
        *[("Waktu", True, False)] * 4,
        ("Waktu", False, True),
    ]
    assert simpang[-1].putusan.startswith("diterima oleh Contoh Kepala, ")
    assert simpang[3].penanggung_jawab == "belum diambil"
    # A step that was still open at the month's end is not listed again once it is done.
    assert baca(sebulan.unit, NOVEMBER).simpang == []


# --- The month --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saat", "bulan"),
    [
        ("2026-09-30T14:59:59+00:00", "2026-09"),
        ("2026-09-30T15:00:00+00:00", "2026-10"),
        ("2026-10-31T14:59:59+00:00", "2026-10"),
        ("2026-10-31T15:00:00+00:00", "2026-11"),
    ],
)
def test_bulan_berganti_tengah_malam_unit_di_wit(db: None, saat: str, bulan: str) -> None:
    unit = UnitFactory.create(kode="wit", zona=Zona.WIT)
    selesai = datetime.fromisoformat(saat)
    tebar(unit, 1, sejak=selesai - timedelta(hours=5), selesai=selesai, hasil="disetujui")
    ada = {
        satu.kode: baca(unit, satu).jumlah.selesai for satu in (OKTOBER.sebelum, OKTOBER, NOVEMBER)
    }
    assert ada == {"2026-09": 0, "2026-10": 0, "2026-11": 0} | {bulan: 1}


def test_bulan_kosong_tetap_jadi_laporan(pemeran: Pemeran) -> None:
    hasil = baca(pemeran.unit)
    assert (hasil.jumlah.selesai, hasil.jumlah.permil, hasil.sop, hasil.simpang) == (
        0,
        None,
        [],
        [],
    )


def test_batas_yang_ditetapkan_disebut_di_samping_yang_tercetak(pemeran: Pemeran) -> None:
    unit = pemeran.unit
    tebar(
        unit, 2, urut=1, sop="analisa-ketersediaan", sejak=wib("2026-10-05 09:00"),
        selesai=wib("2026-10-05 10:00"), hasil="x", peran="kepala_ukpbj",
    )  # fmt: skip
    BatasLangkah.objects.create(
        unit=unit, kode_sop="analisa-ketersediaan", urut=1, nilai=2, satuan="hari", dasar="SK",
        berlaku_mulai=date(2026, 1, 1), ditetapkan_oleh=pemeran.kepala, dibuat=NANTI,
    )  # fmt: skip
    [bagian] = isi_laporan(pemeran).sop
    assert (bagian.langkah[0].batas, bagian.langkah[0].asal_batas) == ("2 hari", "ditetapkan")


# --- Paper and sheets -------------------------------------------------------------------------


def isi_laporan(pemeran: Pemeran, bulan: Bulan = OKTOBER, pada: datetime = NANTI) -> IsiLaporan:
    with time_machine.travel(pada, tick=False):
        return susun_isi(buat_laporan(pemeran, bulan), pada, lewati)


@pytest.mark.poppler
def test_naskah_memuat_angkanya(sebulan: Pemeran) -> None:
    HariLibur.objects.create(
        tanggal=date(2026, 10, 20), nama="Banjir", jenis="lokal", unit=sebulan.unit, dasar="SK 9"
    )
    Penugasan.objects.filter(pengguna=sebulan.kepala).update(jenis="plt")
    sebulan.kepala.nip = "198504122010012003"
    sebulan.kepala.save()
    isi = isi_laporan(sebulan)
    kata = teks_pdf(susun_pdf(isi))
    j = isi.hasil.jumlah
    for satu in (
        "PEMERINTAH KABUPATEN",
        "LAPORAN KEPATUHAN MUTU BAKU Bulan Oktober 2026",
        "1 sampai 31 Oktober 2026 (WIB)",
        "Proses dimulai 6 1",
        "Proses berakhir (1 selesai, 1 dibatalkan) 2 1",
        f"Langkah kantor selesai {j.selesai} {isi.hasil.sebelum.selesai}",
        f"Kepatuhan {isi.ringkasan['kepatuhan']} 100,0 %",
        "Penyimpangan waktu 2 0",
        "20 Oktober 2026: Banjir (SK 9)",
        "Perpres 21/2023",
        "Plt. Kepala UKPBJ,",
        "NIP 19850412 201001 2 003",
    ):
        assert satu in kata, satu
    assert "SEMENTARA" not in kata


@pytest.mark.poppler
def test_naskah_tidak_menyebut_pelaku_usaha(sebulan: Pemeran) -> None:
    isi = isi_laporan(sebulan)
    lembar = openpyxl.load_workbook(BytesIO(susun_xlsx(isi)))
    sel = " ".join(str(c.value) for s in lembar for baris in s.iter_rows() for c in baris)
    for tulisan in (teks_pdf(susun_pdf(isi)), sel):
        for rahasia in ("CV Contoh", sebulan.vendor_a.email, "Contoh Direktur", "Jaringan LPSE"):
            assert rahasia not in tulisan


@pytest.mark.poppler
def test_bulan_yang_masih_berjalan_dikatakan_sementara(sebulan: Pemeran) -> None:
    isi = isi_laporan(sebulan, pada=wib("2026-10-20 10:48"))
    assert isi.sementara
    kata = teks_pdf(susun_pdf(isi))
    assert "SEMENTARA, dihitung sampai Selasa, 20 Oktober 2026 pukul 10.48 WIB" in kata


@pytest.mark.poppler
def test_naskah_bulan_kosong(pemeran: Pemeran) -> None:
    kata = teks_pdf(susun_pdf(isi_laporan(pemeran)))
    assert "Tidak ada langkah yang selesai pada bulan ini." in kata
    assert "Tidak ada penyimpangan pada bulan ini." in kata


@pytest.mark.poppler
def test_naskah_memuat_sebagian_penyimpangan_dan_menyebut_sisanya(
    sebulan: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laporan_pdf, "SIMPANG_TERBANYAK", 1)
    isi = isi_laporan(sebulan)
    sisa = len(isi.hasil.simpang) - 1
    assert f"{sisa} penyimpangan lain bulan ini ada di lembar" in teks_pdf(susun_pdf(isi))
    lembar = openpyxl.load_workbook(BytesIO(susun_xlsx(isi)))["Penyimpangan"]
    assert lembar.max_row == sisa + 2


def test_naskah_bertanda_berbahasa_dan_berjudul(sebulan: Pemeran) -> None:
    isi = isi_laporan(sebulan)
    bita = susun_pdf(isi)
    with pikepdf.open(BytesIO(bita)) as berkas:
        assert berkas.Root.Lang == "id"
        assert berkas.Root.MarkInfo.Marked
        with berkas.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["dc:title"] == "Laporan Kepatuhan Mutu Baku Oktober 2026, edisi 1"
    assert susun_pdf(isi) == bita


def lembaran(isi: IsiLaporan) -> dict[str, list[tuple[Any, ...]]]:
    buku = openpyxl.load_workbook(BytesIO(susun_xlsx(isi)))
    return {s.title: list(s.iter_rows(values_only=True)) for s in buku}


def test_lembar_kerja_memuat_angka_yang_sama(sebulan: Pemeran) -> None:
    isi = isi_laporan(sebulan)
    lembar, j = lembaran(isi), isi.hasil.jumlah
    assert list(lembar) == ["Ringkasan", "SOP", "Langkah", "Penyimpangan"]
    ringkas = {baris[0]: baris[1:] for baris in lembar["Ringkasan"] if baris[0]}
    assert ringkas["Langkah kantor selesai"] == (j.selesai, isi.hasil.sebelum.selesai)
    semua = lembar["SOP"][-1]
    assert semua[:4] == ("Semua SOP", None, j.selesai, j.patuh)
    assert semua[8] == j.menunggu // 60
    enam = next(baris for baris in lembar["Langkah"] if baris[2] == "6")
    assert enam[5:12] == ("1 menit", "tercetak", 4, 2, 2, 30, 330)
    assert len(lembar["Penyimpangan"]) == 1 + len(isi.hasil.simpang)


@pytest.mark.parametrize("awal", ["=", "+", "-", "@"])
def test_kata_yang_diawali_tanda_rumus_tetap_kata(sebulan: Pemeran, awal: str) -> None:
    jahat = f'{awal}HYPERLINK("http://contoh.example";"klik")\x0b'
    Penyimpangan.objects.update(penanggung_jawab=sebulan.verifikator)
    sebulan.verifikator.nama = jahat.replace("\x0b", "")
    sebulan.verifikator.save()
    buku = openpyxl.load_workbook(BytesIO(susun_xlsx(isi_laporan(sebulan))))
    sel = [c for baris in buku["Penyimpangan"] for c in baris if "HYPERLINK" in str(c.value)]
    assert sel
    assert all(c.data_type == "s" and c.quotePrefix for c in sel)


# --- Cost -------------------------------------------------------------------------------------


def test_kueri_tidak_bertambah_dengan_langkah(db: None) -> None:
    unit, banyak = unit_selalu_buka(), []
    baca(unit)
    pagi = wib("2026-10-12 09:00")
    for _ in range(2):
        tebar(unit, 40, sejak=pagi, selesai=pagi + timedelta(hours=1), hasil="disetujui")
        for baris in PelaksanaanLangkah.objects.filter(penyimpangan=None):
            Penyimpangan.objects.create(
                pelaksanaan=baris, unit=unit, kode_sop=baris.kode_sop, jenis="waktu", dicatat=pagi
            )
        with CaptureQueriesContext(connection) as kueri:
            baca(unit)
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
