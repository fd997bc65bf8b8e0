"""Counting up to a bound: below, at and above it; what is said then; what it makes the database
read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import baris_tabel, tebar, teks
from tests.dasbor.baris_terbaca import ukur
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor import angka, hitungan, konteks
from ukpbj.dasbor.hitungan import Angka
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.waktu import sekarang

DASBOR, KERJA, PROSES, REGISTER = "/dasbor/", "/kerja/", "/proses/", "/penyimpangan/"
UNIT = {"lingkup": "unit"}
LALU = SENIN_PAGI - timedelta(days=3)
BATAS = 10


@pytest.fixture
def batas(monkeypatch: pytest.MonkeyPatch) -> int:
    """Lists are counted up to ten."""
    for modul in (hitungan, angka):
        monkeypatch.setattr(modul, "TERBANYAK", BATAS)
    return BATAS


@pytest.mark.parametrize(
    ("jumlah", "kata", "ada"),
    [
        (Angka(0), "0", False), (Angka(12), "12", True), (Angka(1000), "1.000", True),
        (Angka(1000, lebih=True), "1.000+", True), (Angka(0, lebih=True), "", True),
        (Angka(2) + Angka(3, lebih=True), "5+", True),
    ],
)  # fmt: skip
def test_angka_menyebut_batas_bawah_dan_diam_bila_tidak_tahu(
    jumlah: Angka, kata: str, ada: bool
) -> None:
    assert (str(jumlah), bool(jumlah)) == (kata, ada)


# --- The bound --------------------------------------------------------------------------------


@pytest.mark.parametrize(("banyak", "kata"), [(9, "9"), (10, "10"), (11, "10+"), (30, "10+")])
def test_tepat_sampai_batasnya_lalu_batas_bawah(
    pemeran: Pemeran, masuk: Masuk, batas: int, banyak: int, kata: str
) -> None:
    tebar(pemeran.unit, banyak, sejak=LALU)
    penyimpangan.sapu(sekarang())
    klien = masuk(pemeran.kepala)
    assert f"{kata} langkah terlambat" in teks(klien.get(DASBOR))
    assert f"{kata} langkah terbuka di unit Anda, {kata} terlambat" in teks(klien.get(KERJA, UNIT))
    assert f"{kata} proses berjalan dari {kata}" in teks(klien.get(PROSES))
    assert f"{kata} penyimpangan belum tuntas" in teks(klien.get(REGISTER))
    antrean = masuk(pemeran.verifikator)
    assert f"{kata} langkah menunggu Anda, {kata} terlambat" in teks(antrean.get(KERJA))


def test_bagian_yang_muat_tetap_tepat_meskipun_yang_lain_terpotong(
    pemeran: Pemeran, masuk: Masuk, batas: int
) -> None:
    """Late, due today, later, and without a deadline are counted each by itself."""
    tebar(pemeran.unit, 4, sejak=LALU)
    tebar(pemeran.unit, 3, sejak=SENIN_PAGI + timedelta(hours=2))
    tebar(pemeran.unit, 25, sejak=SENIN_PAGI + timedelta(days=2))
    jawaban = masuk(pemeran.kepala).get(KERJA, UNIT)
    cip = {c.teks: str(c.jumlah) for c in jawaban.context["cip"] if c.jumlah is not None}
    assert cip["Terlambat"] == "4"
    assert cip["Jatuh tempo hari ini"] == "3"
    assert cip["Belum diambil"] == "17+"
    # Nothing is known of those a colleague may have taken behind the bound.
    assert "Diambil rekan" not in cip
    assert "17+ langkah terbuka di unit Anda, 4 terlambat" in teks(jawaban)


def test_daftar_yang_disaring_menyebut_panjangnya_sendiri(
    pemeran: Pemeran, masuk: Masuk, batas: int
) -> None:
    """Not what was left of it in the count that was cut off."""
    tebar(pemeran.unit, 25, sejak=LALU)
    tebar(pemeran.unit, 3, urut=1, sop="distribusi-personil", peran=KEPALA_UKPBJ)
    tebar(pemeran.unit, 2, sejak=LALU + timedelta(days=1), pemegang=pemeran.verifikator)
    klien = masuk(pemeran.kepala)
    for saringan, banyak in (
        ({"sop": "distribusi-personil"}, 3), ({"peran": KEPALA_UKPBJ}, 3),
        ({"orang": str(pemeran.verifikator.pk)}, 2), ({"pemegang": "rekan"}, 2),
    ):  # fmt: skip
        jawaban = klien.get(KERJA, UNIT | saringan)
        assert len(baris_tabel(jawaban)) == banyak, saringan
        assert str(jawaban.context["jumlah"]) == str(banyak), saringan


def test_pilihan_tanpa_angka_dan_lengkap_bila_hitungannya_terpotong(
    pemeran: Pemeran, masuk: Masuk, batas: int
) -> None:
    pemeran.unit.sop_aktif = ["registrasi-batang", "distribusi-personil"]
    pemeran.unit.save()
    tebar(pemeran.unit, 11)
    klien = masuk(pemeran.kepala)
    for alamat in (f"{KERJA}?lingkup=unit", PROSES):
        isi = klien.get(alamat).content.decode()
        assert '<option value="distribusi-personil">' in isi, alamat
        assert "Registrasi Kabupaten Batang</option>" in isi, alamat
    PelaksanaanLangkah.objects.filter(pk__in=[tebar(pemeran.unit, 1)[0].pk]).delete()
    assert "Belum diambil</option>" in klien.get(KERJA, UNIT).content.decode()


@pytest.mark.parametrize(("banyak", "kata"), [(99, "99"), (100, "99+"), (130, "99+")])
def test_menu_dan_lonceng_menghitung_sampai_sembilan_puluh_sembilan(
    pemeran: Pemeran, masuk: Masuk, banyak: int, kata: str
) -> None:
    assert konteks.TERBANYAK == 99
    tebar(pemeran.unit, banyak, sejak=LALU)
    penyimpangan.sapu(sekarang())
    kepala = masuk(pemeran.kepala).get("/sop/").context
    menu = {butir.label: str(butir.jumlah or "") for butir in kepala["menu"]}
    assert (menu["Penyimpangan"], str(kepala["pemberitahuan"].jumlah)) == (kata, kata)
    petugas = masuk(pemeran.verifikator).get("/sop/").context
    assert str(petugas["pemberitahuan"].jumlah) == kata
    assert {b.label: str(b.jumlah or "") for b in petugas["menu"]}["Kerja saya"] == kata


def test_batang_di_balik_batas_menyebut_batas_bawah(
    pemeran: Pemeran, masuk: Masuk, batas: int
) -> None:
    tebar(pemeran.unit, 8, sejak=LALU, pemegang=pemeran.verifikator)
    tebar(pemeran.unit, 8, sejak=LALU + timedelta(days=1))
    dasbor = masuk(pemeran.kepala).get(DASBOR).context["dasbor"]
    assert [str(b.angka) for b in dasbor.dimensi[0].batang] == ["8+", "3+"]


# --- Role and person --------------------------------------------------------------------------


@pytest.fixture
def dua_peran(pemeran: Pemeran) -> dict[str, list[PelaksanaanLangkah]]:
    return {
        "verifikator": tebar(pemeran.unit, 3, sejak=LALU, pemegang=pemeran.verifikator),
        "bebas": tebar(pemeran.unit, 2, sejak=LALU),
        "kepala": tebar(
            pemeran.unit, 1, urut=1, sop="distribusi-personil", peran=KEPALA_UKPBJ, sejak=LALU
        ),
    }


@pytest.mark.parametrize(
    ("saringan", "banyak"),
    [
        ({"peran": "verifikator"}, 5), ({"peran": KEPALA_UKPBJ}, 1), ({"orang": "bebas"}, 3),
        ({"orang": "bebas", "peran": "verifikator"}, 2), ({"peran": "helpdesk"}, 0),
        ({"peran": "tidak-ada"}, 6), ({"orang": "0"}, 6), ({"orang": "99999999999999999999"}, 6),
        ({"orang": "x"}, 6), ({"peran": "pelaku_usaha"}, 6), ({"orang": "١"}, 6),
    ],
)  # fmt: skip
def test_antrean_unit_disaring_menurut_peran_dan_orang(
    pemeran: Pemeran,
    masuk: Masuk,
    dua_peran: dict[str, list[PelaksanaanLangkah]],
    saringan: dict[str, str],
    banyak: int,
) -> None:
    jawaban = masuk(pemeran.kepala).get(KERJA, UNIT | saringan)
    assert len(baris_tabel(jawaban)) == banyak
    assert str(jawaban.context["jumlah"]) == str(banyak)


def test_orang_dan_peran_ditawarkan_dengan_namanya_di_lingkup_unit_saja(
    pemeran: Pemeran, masuk: Masuk, dua_peran: dict[str, list[PelaksanaanLangkah]]
) -> None:
    asing = pabrik.petugas("verifikator", pabrik.UnitFactory.create(kode="asing"), "Contoh Asing")
    klien = masuk(pemeran.kepala)
    isi = klien.get(KERJA, UNIT).content.decode()
    for opsi in ("Contoh Verifikator (3)", "Belum diambil (3)", "Verifikator (5)"):
        assert f">{opsi}</option>" in isi
    assert "Contoh Asing" not in isi
    assert 'name="orang"' not in klien.get(KERJA).content.decode()
    # Somebody of another unit, and the filter outside the unit's list, are left out of account.
    for isian, banyak in ((UNIT | {"orang": str(asing.pk)}, 6), ({"peran": "verifikator"}, 1)):
        assert len(baris_tabel(klien.get(KERJA, isian))) == banyak


def test_selain_kepala_tidak_menyaring_menurut_orang(
    pemeran: Pemeran, masuk: Masuk, dua_peran: dict[str, list[PelaksanaanLangkah]]
) -> None:
    klien = masuk(pemeran.verifikator)
    semua = baris_tabel(klien.get(KERJA))
    isian = UNIT | {"orang": str(pemeran.verifikator.pk), "peran": KEPALA_UKPBJ}
    assert baris_tabel(klien.get(KERJA, isian)) == semua


def test_hari_ini_berhenti_pada_jatuh_tempo_hari_ini(pemeran: Pemeran, masuk: Masuk) -> None:
    """Due at closing time and due when the office opens tomorrow are late at the same instant."""
    besok = SENIN_PAGI.replace(hour=0, minute=30) + timedelta(days=1)
    tutup = SENIN_PAGI + timedelta(hours=7)
    tebar(pemeran.unit, 1, jatuh_tempo=tutup, terlambat_sejak=besok)
    tebar(pemeran.unit, 1, jatuh_tempo=besok, terlambat_sejak=besok)
    klien = masuk(pemeran.kepala)
    jawaban = klien.get(KERJA, UNIT | {"keadaan": "hari_ini"})
    assert (len(baris_tabel(jawaban)), str(jawaban.context["jumlah"])) == (1, "1")


# --- What is read -----------------------------------------------------------------------------


def _isi(pemeran: Pemeran, banyak: int) -> None:
    """So many open steps, a tenth of them late; as many cases that have ended."""
    tebar(pemeran.unit, banyak // 10, sejak=LALU)
    tebar(pemeran.unit, banyak // 2, sejak=SENIN_PAGI + timedelta(days=2))
    tebar(pemeran.unit, banyak // 4, terlambat_sejak=None, jatuh_tempo=None)
    kepala: dict[str, Any] = {"urut": 1, "sop": "distribusi-personil", "peran": KEPALA_UKPBJ}
    tebar(pemeran.unit, banyak // 7, sejak=SENIN_PAGI + timedelta(hours=1), **kepala)
    selesai = tebar(pemeran.unit, banyak, selesai=SENIN_PAGI)
    Proses.objects.filter(pk__in=[b.proses_id for b in selesai]).update(
        keadaan="selesai", berakhir=SENIN_PAGI
    )
    penyimpangan.sapu(sekarang())
    Penyimpangan.objects.bulk_create(
        Penyimpangan(
            pelaksanaan=baris, unit=baris.unit, kode_sop=baris.kode_sop, jenis="waktu",
            keadaan="diterima", dicatat=SENIN_PAGI, penanggung_jawab=pemeran.verifikator,
        )
        for baris in selesai
    )  # fmt: skip
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def _hasil(klien: Client) -> dict[str, tuple[int, int]]:
    alamat = {
        "dasbor": DASBOR, "antrean unit": f"{KERJA}?lingkup=unit", "antrean saya": KERJA,
        "unit, terlambat": f"{KERJA}?lingkup=unit&keadaan=terlambat",
        "unit, hari ini": f"{KERJA}?lingkup=unit&keadaan=hari_ini",
        "unit, peran": f"{KERJA}?lingkup=unit&peran=kepala_ukpbj",
        "proses": PROSES, "proses berjalan": f"{PROSES}?keadaan=berjalan",
        "register": REGISTER, "giliran": f"{REGISTER}?keadaan=saya",
    }  # fmt: skip
    hasil = {}
    for nama, satu in alamat.items():
        klien.get(satu)  # builds the calendar once per process
        kerja = ukur(klien, satu)
        hasil[nama] = (kerja.perintah, kerja.baris)
    return hasil


@pytest.mark.pg
@pytest.mark.parametrize("siapa", ["kepala", "verifikator"])
def test_perintah_dan_baris_terbaca_tidak_tumbuh_dengan_langkah_terbuka(
    pemeran: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch, siapa: str
) -> None:
    for modul in (hitungan, angka):
        monkeypatch.setattr(modul, "TERBANYAK", 20)
    monkeypatch.setattr(konteks, "TERBANYAK", 20)
    klien = masuk(getattr(pemeran, siapa))
    if siapa != "kepala":
        monkeypatch.setattr("tests.dasbor.test_hitungan.DASBOR", KERJA)
    _isi(pemeran, 300)
    sedikit = _hasil(klien)
    _isi(pemeran, 2700)
    banyak = _hasil(klien)
    for nama, (perintah, _) in banyak.items():
        assert perintah <= sedikit[nama][0], nama
    # A page has 50 rows, each with its case, unit and person; counts look at 21 rows of a part.
    # 3,000 steps are open, as many are closed.
    terlalu = {nama: (sedikit[nama][1], n) for nama, (_, n) in banyak.items() if n > 2000}
    assert not terlalu
