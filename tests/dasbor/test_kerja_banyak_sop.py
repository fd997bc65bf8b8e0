"""The queue of a person with roles in many SOPs and units: choices, counts, order, cost."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import pabrik
from tests.dasbor.bantu import alamat_proses, baris_tabel, tebar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.waktu import sekarang

KERJA, BERIKUTNYA, PROSES, PENYIMPANGAN = (
    "/kerja/", "/kerja/berikutnya/", "/proses/", "/penyimpangan/",
)  # fmt: skip
SOP = [sop for sop in semua_sop() if PELAKU_USAHA not in sop.pelaku]
SEJAM = timedelta(hours=1)
TANPA: dict[str, Any] = {"terlambat_sejak": None, "jatuh_tempo": None}
"""Columns of a step without a limit."""


@pytest.fixture
def unit(db: None) -> list[Unit]:
    kode = [sop.kode for sop in SOP]
    return [
        pabrik.UnitFactory.create(kode=f"unit-{n}", nama=f"Unit {n}", sop_aktif=kode)
        for n in ("satu", "dua")
    ]


@pytest.fixture
def serba(unit: list[Unit]) -> Pengguna:
    """One person with every office role in both units."""
    orang = pabrik.PenggunaFactory.create(nama="Contoh Serba Bisa")
    peran = {peran for sop in SOP for peran in sop.pelaku}
    for satu in unit:
        for kode in sorted(peran):
            pabrik.beri_peran(orang, kode, satu)
    return orang


def _tebar_semua(unit: list[Unit], banyak: int) -> list[PelaksanaanLangkah]:
    """So many open first steps of every SOP in each unit."""
    return [
        baris
        for satu in unit
        for sop in SOP
        for baris in tebar(satu, banyak, urut=1, sop=sop.kode, peran=sop.baris(1).peran)
    ]


def _urutan(klien: Client, jalur: str = KERJA, **saringan: str) -> list[str]:
    return baris_tabel(klien.get(jalur, saringan))


def _opsi(klien: Client, jalur: str, nama: str, **saringan: str) -> dict[str, int]:
    """What a choice offers, by value, with its count, as the page shows it."""
    isi = klien.get(jalur, saringan).content.decode()
    pilihan = re.search(rf'<select[^>]* name="{nama}">(.*?)</select>', isi, re.S)
    if pilihan is None:
        return {}
    opsi = re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)', pilihan[1])
    return {nilai: int(jumlah) for nilai, jumlah in opsi}


# --- Choices ----------------------------------------------------------------------------------


@pytest.mark.parametrize("jalur", [KERJA, PROSES])
def test_sop_dan_unit_dipilih_dari_daftar_berlabel_dengan_jumlahnya(
    unit: list[Unit], serba: Pengguna, masuk: Masuk, jalur: str
) -> None:
    _tebar_semua(unit, 1)
    klien = masuk(serba)
    assert _opsi(klien, jalur, "sop") == {sop.kode: 2 for sop in SOP}
    assert _opsi(klien, jalur, "unit") == {satu.kode: len(SOP) for satu in unit}
    isi = klien.get(jalur).content.decode()
    for nama in ("sop", "unit"):
        assert f'for="saring-{nama}"' in isi
        assert f'id="saring-{nama}"' in isi


@pytest.mark.parametrize("jalur", [KERJA, PROSES])
def test_jumlah_setiap_pilihan_adalah_panjang_daftarnya(
    unit: list[Unit], serba: Pengguna, masuk: Masuk, jalur: str
) -> None:
    _tebar_semua(unit, 1)
    tebar(unit[0], 2, urut=2, sop="risiko-strategis", peran="pemilik_risiko")
    klien = masuk(serba)
    for nama in ("sop", "unit"):
        for nilai, jumlah in _opsi(klien, jalur, nama).items():
            assert len(_urutan(klien, jalur, **{nama: nilai})) == jumlah, nilai
    sempit = _opsi(klien, jalur, "sop", unit=unit[0].kode)
    assert sempit["risiko-strategis"] == 3


def test_pilihan_yang_sedang_dipakai_tetap_tampil_meskipun_kosong(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    tebar(unit[0], 1, urut=1, sop="risiko-strategis", peran="pemilik_risiko")
    jawaban = masuk(serba).get(KERJA, {"sop": "distribusi-personil"})
    assert '<option value="distribusi-personil" selected>' in jawaban.content.decode()
    assert "Tidak ada yang cocok" in teks(jawaban)


def test_satu_sop_dan_satu_unit_tidak_menawarkan_pilihan(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    tebar(unit[0], 2, urut=1, sop="risiko-strategis", peran="pemilik_risiko")
    assert "<select" not in masuk(serba).get(KERJA).content.decode()


def test_kata_cari_dan_pilihan_dikirim_bersama_cip_ikut_terbawa(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    _tebar_semua(unit, 1)
    isi = masuk(serba).get(KERJA, {"sop": SOP[0].kode, "pemegang": "bebas", "q": "tebar"}).content
    formulir = isi.decode().split('class="saring"')[1].split("</form>")[0]
    assert '<input type="hidden" name="pemegang" value="bebas">' in formulir
    assert 'type="hidden" name="sop"' not in formulir
    assert 'value="tebar"' in formulir
    assert f'href="{KERJA}?pemegang=bebas"' in formulir


def test_unit_disebut_di_baris_hanya_bagi_yang_bekerja_di_beberapa_unit(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    [baris] = tebar(unit[0], 1, urut=1, sop="risiko-strategis", peran="pemilik_risiko")
    lain = pabrik.petugas("pemilik_risiko", unit[0], "Contoh Pemilik Risiko")
    for jalur in (KERJA, PROSES):
        baris_serba, baris_lain = (teks(masuk(o).get(jalur)) for o in (serba, lain))
        assert "· Unit satu" in baris_serba.split(baris.proses.nomor)[1]
        assert "· Unit satu" not in baris_lain.split(baris.proses.nomor)[1]


def test_pencarian_menemukan_paket_dengan_judulnya(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    baris = tebar(unit[0], 3, urut=1, sop="proses-utama", peran="pa_kpa")[1]
    klien = masuk(serba)
    for jalur in (KERJA, PROSES):
        assert _urutan(klien, jalur, q=baris.proses.judul) == [alamat_proses(baris.proses)]


# --- Order, rows ------------------------------------------------------------------------------


def test_bertenggat_dahulu_tanpa_batas_terakhir_yang_terlama_dibuka_di_atas(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    lama = tebar(
        unit[1], 1, urut=1, sop="perencanaan-pengadaan", peran="pa_kpa", sejak=SENIN_PAGI - SEJAM,
        **TANPA,
    )  # fmt: skip
    baru = tebar(unit[0], 1, urut=1, sop="proses-utama", peran="pa_kpa", **TANPA)
    esok = tebar(unit[0], 1, urut=1, sop="risiko-strategis", terlambat_sejak=SENIN_PAGI + SEJAM)
    kini = tebar(unit[1], 1, urut=1, sop="distribusi-personil", terlambat_sejak=SENIN_PAGI)
    harapan = [alamat_proses(baris.proses) for baris in (*kini, *esok, *lama, *baru)]
    assert _urutan(masuk(serba)) == harapan


def test_halaman_berlanjut_melewati_langkah_tanpa_batas_tepat_sekali(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    for n, sop in enumerate(SOP):
        tanpa = TANPA if n % 2 else {}
        sejak = SENIN_PAGI - n * SEJAM
        tebar(unit[n % 2], 9, urut=1, sop=sop.kode, peran=sop.baris(1).peran, sejak=sejak, **tanpa)
    klien, alamat, jawaban = masuk(serba), list[str](), None
    while jawaban is None or jawaban.context["url_sesudah"]:
        jawaban = klien.get(jawaban.context["url_sesudah"] if jawaban else KERJA)
        alamat += baris_tabel(jawaban)
    assert len(alamat) == len(set(alamat)) == 9 * len(SOP)


def test_sublangkah_disebut_dengan_hurufnya_dan_membuka_kotaknya_sendiri(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    proses = _pengelolaan_penyedia(unit[0], serba)
    jawaban = masuk(serba).get(KERJA)
    bagian = list(proses.pelaksanaan.terbuka().exclude(huruf=""))
    assert [baris.sebutan for baris in bagian] == ["2a", "2b", "2c"]
    alamat = alamat_proses(proses)
    assert set(baris_tabel(jawaban)) == {alamat} | {f"{alamat}?langkah={b.pk}" for b in bagian}
    isi = teks(jawaban)
    for kata in ("langkah 2a", "langkah 2c", "langkah 2 · menunggu sublangkahnya"):
        assert kata in isi


def _pengelolaan_penyedia(unit: Unit, oleh: Pengguna) -> Any:
    """A case that stands at step 2, with its three sub-steps open."""
    kelas = kelas_sop("pengelolaan-penyedia")
    proses = layanan.mulai_proses(kelas, unit=unit, oleh=oleh, judul="Contoh pendataan")
    pabrik.selesaikan(proses, "tim disusun", oleh=oleh)
    return proses


# --- The next one -----------------------------------------------------------------------------


def test_ambil_berikutnya_mengikuti_saringan(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    _tebar_semua(unit, 1)
    klien = masuk(serba)
    url = klien.get(KERJA, {"sop": "risiko-strategis", "unit": "unit-dua"}).context[
        "url_berikutnya"
    ]
    klien.post(url)
    [baris] = PelaksanaanLangkah.objects.filter(pemegang=serba)
    assert (baris.kode_sop, baris.unit) == ("risiko-strategis", unit[1])
    jawaban = klien.post(url, follow=True)
    assert "Tidak ada langkah yang belum diambil dengan saringan ini" in teks(jawaban)
    assert jawaban.redirect_chain[-1][0] == "/kerja/?sop=risiko-strategis&unit=unit-dua"
    assert PelaksanaanLangkah.objects.filter(pemegang=serba).count() == 1


def test_ambil_berikutnya_melewati_yang_menunggu_sublangkah_atau_proses_anaknya(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    proses = _pengelolaan_penyedia(unit[0], serba)
    klien = masuk(serba)
    for _ in range(4):
        klien.post(BERIKUTNYA)
    diambil = PelaksanaanLangkah.objects.filter(pemegang=serba, proses=proses)
    assert sorted(baris.sebutan for baris in diambil.terbuka()) == ["2a", "2b", "2c"]


def test_ambil_berikutnya_membuka_kotak_sublangkah(
    unit: list[Unit], serba: Pengguna, masuk: Masuk
) -> None:
    proses = _pengelolaan_penyedia(unit[0], serba)
    url = masuk(serba).post(BERIKUTNYA).url
    [baris] = PelaksanaanLangkah.objects.terbuka().filter(pemegang=serba)
    assert url == f"{alamat_proses(proses)}?langkah={baris.pk}"


@pytest.mark.parametrize("pemegang", ["saya", "rekan"])
def test_tombol_berikutnya_tidak_ada_di_daftar_yang_sudah_dipegang(
    unit: list[Unit], serba: Pengguna, masuk: Masuk, pemegang: str
) -> None:
    _tebar_semua(unit, 1)
    assert masuk(serba).get(KERJA, {"pemegang": pemegang}).context["url_berikutnya"] == ""


# --- Cost -------------------------------------------------------------------------------------


def _kueri(klien: Client, jalur: str) -> int:
    klien.get(jalur)  # builds the calendars once per process
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(jalur).status_code == 200
    return len(kueri)


@pytest.mark.parametrize("jalur", [KERJA, PROSES, "/dasbor/"])
def test_kueri_tidak_bertambah_dari_enam_ke_enam_puluh_baris(
    unit: list[Unit], serba: Pengguna, masuk: Masuk, jalur: str
) -> None:
    klien = masuk(serba)
    for satu in unit:
        tebar(satu, 3, urut=1, sop="risiko-strategis", peran="pemilik_risiko")
    sedikit = _kueri(klien, jalur)
    _tebar_semua(unit, 3)
    assert _kueri(klien, jalur) <= sedikit


def test_kueri_penyimpangan_sama_banyak_dari_satu_atau_banyak_sop(
    unit: list[Unit], serba: Pengguna, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    for satu in unit:
        tebar(satu, 3, urut=1, sop="risiko-strategis", peran="pemilik_risiko")
    jam_beku.shift(2 * SEJAM)
    penyimpangan.sapu(sekarang())
    klien = masuk(serba)
    sedikit = _kueri(klien, PENYIMPANGAN)
    _tebar_semua(unit, 2)
    penyimpangan.sapu(sekarang())
    assert _kueri(klien, PENYIMPANGAN) == sedikit
    assert len(_opsi(klien, PENYIMPANGAN, "sop")) == len(SOP)
