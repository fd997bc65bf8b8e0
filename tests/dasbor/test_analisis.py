"""The lower half of the dashboard: every number is the length of the list it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import pabrik
from tests.dasbor.bantu import baris_tabel, teks
from tests.dasbor.bantu_selesai import selesai
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models import Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.akun.models.unit import Zona
from ukpbj.dasbor.analisis.halaman import Analisis
from ukpbj.dasbor.analisis.sumber import Sumber
from ukpbj.dasbor.analisis.svg import Kolom, bilah_bagian, bilah_lama, kolom_pekan
from ukpbj.sop.models import Detak, PelaksanaanLangkah, RekapHarian, RekapLama
from ukpbj.sop.rekap import REKAP, rekap_unit
from ukpbj.sop.waktu import sekarang

DASBOR, SOP = "/dasbor/", "/dasbor/kepatuhan/registrasi-batang/"
PEKAN = timedelta(weeks=1)


def hitung(*unit: Unit) -> None:
    for satu in unit:
        rekap_unit(satu, sekarang())


@pytest.fixture
def tiga_pekan(pemeran: Pemeran) -> Pemeran:
    """Three weeks: in time, late, incomplete, never started; the vendor's; a sub-step; too old."""
    unit = pemeran.unit
    selesai(unit, 6)
    selesai(unit, 2, menit=50, menyimpang=("waktu",))
    selesai(unit, 1, urut=5, menyimpang=("waktu", "kelengkapan", "keluaran"))
    selesai(unit, 4, urut=3, peran="pelaku_usaha", menit=60)
    selesai(unit, 5, urut=4, pada=SENIN_PAGI - PEKAN, menit=20)
    selesai(unit, 1, urut=4, pada=SENIN_PAGI - 3 * PEKAN, mulai=None, jatuh_tempo=None)
    selesai(unit, 3, sop="distribusi-personil", urut=2, menyimpang=("keluaran",))
    [induk, anak] = selesai(unit, 2, sop="pencatatan-kinerja", urut=3)
    PelaksanaanLangkah.objects.filter(pk=anak.pk).update(huruf="a", induk=induk)
    selesai(unit, 2, pada=SENIN_PAGI - 12 * PEKAN)
    hitung(unit)
    return pemeran


def analisis(klien: Client, alamat: str = DASBOR) -> Analisis:
    isi: Analisis = klien.get(alamat).context["analisis"]
    return isi


# --- Numbers and the lists behind them --------------------------------------------------------


def tautan(klien: Client, alamat: str) -> Iterator[tuple[str, int]]:
    """Every number of the page that leads to the list of done steps."""
    isi = klien.get(alamat).content.decode()
    for url, angka in re.findall(r'<a href="(/langkah-selesai/[^"]*)">(\d+)</a>', isi):
        yield unescape(url), int(angka)


@pytest.mark.parametrize("alamat", [DASBOR, f"{DASBOR}?unit=batang", SOP])
def test_setiap_angka_adalah_panjang_daftar_di_baliknya(
    tiga_pekan: Pemeran, masuk: Masuk, alamat: str
) -> None:
    klien = masuk(tiga_pekan.kepala)
    semua = list(tautan(klien, alamat))
    assert len(semua) > 15
    for url, angka in semua:
        assert len(baris_tabel(klien.get(url))) == angka, url


def test_setiap_angka_sepanjang_daftarnya_juga_di_beberapa_unit_dan_zona(
    tiga_pekan: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    wit = pabrik.unit_selalu_buka("unit-wit")
    wit.zona, wit.sop_aktif = Zona.WIT, ["registrasi-batang"]
    wit.save()
    pabrik.beri_peran(tiga_pekan.kepala, KEPALA_UKPBJ, wit)
    # Sunday 23.30 WIB: in WIT the new week has begun.
    jam_beku.move_to(datetime(2026, 10, 18, 16, 30, tzinfo=UTC))
    for menit in (0, 90, 200):
        selesai(wit, 2, pada=sekarang() - timedelta(minutes=menit))
        selesai(tiga_pekan.unit, 1, pada=sekarang() - timedelta(minutes=menit))
    hitung(wit, tiga_pekan.unit)
    klien = masuk(tiga_pekan.kepala)
    for alamat in (DASBOR, f"{DASBOR}?unit=unit-wit", f"{SOP}?unit=unit-wit"):
        semua = list(tautan(klien, alamat))
        assert semua
        for url, angka in semua:
            assert len(baris_tabel(klien.get(url))) == angka, url


def test_versi_sop_yang_berbeda_tidak_dicampur(tiga_pekan: Pemeran, masuk: Masuk) -> None:
    """Only one version is declared; the address of a row names it where there are two."""
    [baris] = selesai(tiga_pekan.unit)
    hitung(tiga_pekan.unit)
    klien = masuk(tiga_pekan.kepala)
    assert "versi=" not in klien.get(SOP).content.decode()
    pembaca = analisis(klien, SOP).sumber.pembaca
    RekapHarian.objects.filter(urut=5).update(versi_sop=2)
    alamat = Sumber(pembaca).url_daftar((baris.kode_sop, 2, 5, ""))
    assert "versi=2" in alamat


# --- Trend ------------------------------------------------------------------------------------


def test_tren_menghitung_pekan_dari_senin_tanpa_pelaku_usaha(
    tiga_pekan: Pemeran, masuk: Masuk
) -> None:
    tren = analisis(masuk(tiga_pekan.kepala)).tren
    pekan = {satu.senin: satu.jumlah for satu in tren.pekan}
    assert len(pekan) == 12
    assert (min(pekan), max(pekan)) == (date(2026, 7, 27), date(2026, 10, 12))
    kini = pekan[date(2026, 10, 12)]
    assert (kini.selesai, kini.patuh, kini.menyimpang, kini.waktu) == (14, 8, 6, 3)
    assert kini.persen == 57
    assert [satu.selesai for satu in pekan.values()] == [0] * 8 + [1, 0, 5, 14]
    assert [satu.berjalan for satu in tren.pekan] == [False] * 11 + [True]
    assert "70 % patuh mutu baku dalam 12 pekan" in teks(masuk(tiga_pekan.kepala).get(DASBOR))


def test_minggu_tengah_malam_masih_pekannya(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    minggu = datetime(2026, 10, 18, 16, 59, tzinfo=UTC)
    selesai(pemeran.unit, pada=minggu)
    selesai(pemeran.unit, 2, pada=minggu + timedelta(minutes=1))
    jam_beku.move_to(minggu + timedelta(hours=10))
    hitung(pemeran.unit)
    klien = masuk(pemeran.kepala)
    pekan = analisis(klien).tren.pekan
    assert [(satu.nama, satu.jumlah.selesai) for satu in pekan[-2:]] == [
        ("12–18 Okt", 1), ("19–25 Okt", 2),
    ]  # fmt: skip
    for satu in pekan[-2:]:
        assert len(baris_tabel(klien.get(satu.url["selesai"]))) == satu.jumlah.selesai


def test_seratus_persen_hanya_bila_semua_patuh(pemeran: Pemeran, masuk: Masuk) -> None:
    selesai(pemeran.unit, 300)
    selesai(pemeran.unit, menyimpang=("waktu",))
    hitung(pemeran.unit)
    assert analisis(masuk(pemeran.kepala)).tren.pekan[-1].jumlah.persen == 99


# --- Compliance -------------------------------------------------------------------------------


def test_sop_dengan_kepatuhan_terendah_di_atas(tiga_pekan: Pemeran, masuk: Masuk) -> None:
    klien = masuk(tiga_pekan.kepala)
    sop = analisis(klien).kepatuhan.sop
    assert [(satu.url.split("/")[3], satu.jumlah.sebut_persen) for satu in sop] == [
        ("distribusi-personil", "0 %"),
        ("registrasi-batang", "80 %"),
        ("pencatatan-kinerja", "100 %"),
    ]
    for satu in sop:
        assert klien.get(satu.url).status_code == 200


def test_langkah_demi_langkah_dengan_jenis_penyimpangan_dan_waktunya(
    tiga_pekan: Pemeran, masuk: Masuk
) -> None:
    langkah = {
        b.langkah.sebutan: b for b in analisis(masuk(tiga_pekan.kepala), SOP).kepatuhan.langkah
    }
    assert list(langkah) == ["3", "4", "5", "6"]
    enam, lima, vendor = (langkah[n] for n in ("6", "5", "3"))
    assert (enam.jumlah.selesai, enam.jumlah.waktu, enam.jumlah.sebut_persen) == (8, 2, "75 %")
    assert (lima.jumlah.waktu, lima.jumlah.kelengkapan, lima.jumlah.keluaran) == (1, 1, 1)
    assert lima.jumlah.menyimpang == 1
    # Six of ten minutes and two of fifty, never claimed.
    assert (enam.menunggu, enam.dikerjakan) == ("20 menit", "0 menit")
    assert (vendor.vendor, vendor.seluruhnya, list(vendor.tautan)) == (True, "1 jam", ["selesai"])
    assert "tidak dinilai" in teks(masuk(tiga_pekan.kepala).get(SOP))


def test_waktu_kantor_dan_pelaku_usaha_terpisah_tanpa_sublangkah(
    tiga_pekan: Pemeran, masuk: Masuk
) -> None:
    klien = masuk(tiga_pekan.kepala)
    waktu = analisis(klien, SOP).kepatuhan.waktu
    # 60 + 100 + 10 + 100 minutes, and 4 hours.
    assert waktu.vendor.detik == 4 * 3600
    kantor = sum(r.detik_menunggu + r.detik_dikerjakan for r in RekapHarian.objects.filter(
        kode_sop="registrasi-batang", urut__gt=3))  # fmt: skip
    assert waktu.kantor.detik == kantor >= 270 * 60
    assert "pelaku usaha 4 jam" in teks(klien.get(SOP))
    # Its step has ten minutes, its sub-step the same ten.
    kinerja = analisis(klien, "/dasbor/kepatuhan/pencatatan-kinerja/").kepatuhan
    assert kinerja.waktu.kantor.detik == 600
    assert [b.jumlah.detik for b in kinerja.langkah] == [600, 600]


# --- Bottlenecks ------------------------------------------------------------------------------


def test_hambatan_terparah_di_atas_dengan_katanya(pemeran: Pemeran, masuk: Masuk) -> None:
    unit = pemeran.unit
    for menit in (10, 20, 30, 60, 90):
        selesai(unit, menit=menit)
    selesai(unit, 5, urut=5, menit=15)
    selesai(unit, 4, urut=4, menit=80)
    selesai(unit, 6, urut=7, menit=40, jatuh_tempo=None, batas_nilai=None)
    selesai(unit, 9, urut=8, menit=90, peran="pelaku_usaha")
    hitung(unit)
    klien = masuk(pemeran.kepala)
    hambatan = analisis(klien).hambatan
    semua = [(b.langkah.sebutan, b.rekap.p90_persen, b.cukup) for b in hambatan.semua]
    assert semua == [("6", 300, True), ("5", 50, True), ("7", None, True), ("4", 267, False)]
    assert [b.langkah.sebutan for b in hambatan.terlama] == ["6", "5"]
    isi = teks(klien.get(DASBOR))
    for kata in (
        "1 langkah lewat batas pada lebih dari 10 % kasusnya",
        "Separuh selesai dalam 30 menit, 90 % dalam 1 jam 30 menit; batas 1 menit.",
        "tanpa batas",
        "data belum cukup",
        "300 %",
    ):
        assert kata in isi.replace("\xa0", " "), kata


def test_dua_unit_hambatannya_disebut_per_unit(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    selesai(pemeran.unit, 5)
    selesai(lain, 6, menit=45, menyimpang=("waktu",))
    hitung(pemeran.unit, lain)
    klien = masuk(pemeran.kepala)
    semua = analisis(klien)
    assert [b.unit for b in semua.hambatan.semua] == [str(lain), str(pemeran.unit)]
    assert semua.tren.pekan[-1].jumlah.selesai == 11
    satu = analisis(klien, f"{DASBOR}?unit=batang")
    assert [b.unit for b in satu.hambatan.semua] == [""]
    assert satu.tren.pekan[-1].jumlah.sebut_persen == "100 %"
    assert "unit=batang" in satu.kepatuhan.sop[0].url
    # One that is not headed is as if none had been chosen.
    assert analisis(klien, f"{DASBOR}?unit=pagaralam").tren.pekan[-1].jumlah.selesai == 11


# --- The pictures -----------------------------------------------------------------------------


def _gambar(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="urn:x" '))  # noqa: S314  our own


def test_kolom_menunjukkan_bagiannya_dan_meloloskan_apa_pun() -> None:
    kolom = [
        Kolom("<b>31 Agu</b>", 0, 0, None, False),
        Kolom("7 Sep", 90, 10, 90, False),
        Kolom("pekan ini", 1, 0, 100, True),
    ]
    svg = kolom_pekan(kolom, "Judul & isi", "<uraian>")
    assert "&lt;b&gt;31 Agu" in svg
    assert "style=" not in svg
    akar = _gambar(svg)
    assert akar.get("role") == "img"
    id_judul, id_uraian = (akar.get("aria-labelledby") or "").split()
    assert [e.get("id") for e in akar[:2]] == [id_judul, id_uraian]
    kotak = [(e.get("class"), float(e.get("height") or 0)) for e in akar.iter("{urn:x}rect")]
    patuh, simpang, kini = (tinggi for _, tinggi in kotak)
    assert patuh == pytest.approx(9 * simpang, rel=0.1)
    assert kini >= 2, "one step is still seen"
    assert kotak[-1][0] == "grafik__patuh grafik__kolom--kini"


@pytest.mark.parametrize("kolom", [[], [Kolom("x", 0, 0, None, True)]])
def test_kolom_kosong_tetap_gambar(kolom: list[Kolom]) -> None:
    assert not list(_gambar(kolom_pekan(kolom, "a", "b")).iter("{urn:x}rect"))


@pytest.mark.parametrize(
    ("median", "p90", "lebar"),
    [
        (0, 0, []),
        (40, 60, [20.0]),
        (50, 100, [33.3]),
        (90, 300, [33.3, 66.7]),
        (500, 900, [33.3, 66.7]),
    ],
)
def test_bilah_lama_sampai_persentil_dan_berhenti_di_tepi(
    median: int, p90: int, lebar: list[float]
) -> None:
    svg = bilah_lama(median, p90, 'Kata "berkutip"')
    akar = _gambar(svg)
    kotak = list(akar.iter("{urn:x}rect"))[1:]
    assert [float((e.get("width") or "").rstrip("%")) for e in kotak] == lebar
    [titik] = akar.iter("{urn:x}circle")
    assert 0 <= float((titik.get("cx") or "").rstrip("%")) <= 100
    assert ("›" in svg) == (p90 > 300)
    assert akar.get("aria-label") == 'Kata "berkutip"'


def test_bilah_bagian_penuh_atau_kosong() -> None:
    lebar = re.findall(r'x="[\d.]+%" width="([\d.]+)%"', bilah_bagian([("a", 3), ("b", 1)]))
    assert lebar == ["75.0", "25.0"]
    assert "nan" not in bilah_bagian([("a", 0), ("b", 0)])


# --- Empty, stale, few statements, for whom ---------------------------------------------------


def test_belum_ada_apa_pun(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.kepala)
    assert "Belum ada langkah yang selesai" in teks(klien.get(DASBOR))
    assert "Belum ada langkah SOP" not in teks(klien.get(DASBOR))
    assert "belum ada langkah SOP ini" in teks(klien.get(SOP))


def test_kapan_terakhir_dihitung(tiga_pekan: Pemeran, masuk: Masuk) -> None:
    RekapLama.objects.update(dihitung=SENIN_PAGI - timedelta(minutes=40))
    klien = masuk(tiga_pekan.kepala)
    assert "dihitung hari ini 08.20 WIB" in teks(klien.get(DASBOR))
    Detak.objects.create(nama=REKAP, waktu=SENIN_PAGI - timedelta(minutes=5))
    assert "dihitung hari ini 08.55 WIB" in teks(klien.get(DASBOR))


def _baca(kerja: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as kueri:
        kerja()
    return [satu["sql"] for satu in kueri]


def test_hanya_membaca_rekap_dengan_empat_pernyataan(tiga_pekan: Pemeran, masuk: Masuk) -> None:
    semua = analisis(masuk(tiga_pekan.kepala))

    def baca() -> None:
        segar = Analisis(Sumber(semua.sumber.pembaca))
        segar.sumber.pembaca.kalender.clear()
        assert segar.tren.gambar
        assert segar.kepatuhan.sop
        assert segar.hambatan.semua
        assert segar.sumber.sebut_dihitung

    sedikit = _baca(baca)
    assert len(sedikit) <= 4
    assert not [sql for sql in sedikit if "pelaksanaanlangkah" in sql or "sop_proses" in sql]
    banyak = len(semua.sumber.harian) + len(semua.sumber.lama)
    selesai(tiga_pekan.unit, 200)
    hitung(tiga_pekan.unit)
    assert len(_baca(baca)) == len(sedikit)
    lagi = Analisis(Sumber(semua.sumber.pembaca))
    assert len(lagi.sumber.harian) + len(lagi.sumber.lama) == banyak


def test_penyegaran_tidak_membacanya(tiga_pekan: Pemeran, masuk: Masuk) -> None:
    klien = masuk(tiga_pekan.kepala)
    with CaptureQueriesContext(connection) as kueri:
        sebagian = klien.get(DASBOR, headers={"HX-Request": "true"})
    assert "Dua belas pekan terakhir" not in teks(sebagian)
    assert not [satu for satu in kueri if "rekap" in satu["sql"]]
    penuh = klien.get(DASBOR).content.decode()
    assert penuh.index("hx-get=") < penuh.index('aria-labelledby="analisis"')


def test_kepatuhan_hanya_untuk_kepala_dan_sop_yang_dikenal(
    tiga_pekan: Pemeran, masuk: Masuk
) -> None:
    klien = masuk(tiga_pekan.kepala)
    assert klien.get("/dasbor/kepatuhan/tidak-ada/").status_code == 404
    assert klien.post(SOP).status_code == 405
    for orang in (tiga_pekan.verifikator, tiga_pekan.vendor_a, tiga_pekan.admin):
        assert masuk(orang).get(SOP).status_code == 403
    satu_sop = pabrik.PenggunaFactory.create(nama="Contoh Kepala Satu SOP")
    pabrik.beri_peran(satu_sop, KEPALA_UKPBJ, tiga_pekan.unit, sop="registrasi-batang")
    assert masuk(satu_sop).get(SOP).status_code == 403
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    assert not analisis(masuk(lain.kepala), SOP).ada


def test_waktu_beberapa_unit_bersama_disebut_dalam_jam(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.unit_selalu_buka()
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    selesai(pemeran.unit, 8, menit=90)
    hitung(pemeran.unit, lain)
    klien = masuk(pemeran.kepala)
    [sop] = analisis(klien).kepatuhan.sop
    assert sop.waktu.sebut_kantor == "12 jam"
    [sop] = analisis(klien, f"{DASBOR}?unit=batang").kepatuhan.sop
    assert sop.waktu.sebut_kantor == "1 hari kerja 4 jam"
