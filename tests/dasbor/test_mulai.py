"""The start page: who sees which SOP, the form, the unit, and a form sent twice."""

from __future__ import annotations

import re
import threading
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.db import connection
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import teks
from tests.layar import Masuk
from tests.pabrik import Pemeran
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.dasbor.mulai import tanda_baru
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.models import Penghitung, Proses

KODE = "pengelolaan-risiko"
URL = f"/mulai/{KODE}/"


@pytest.fixture
def unit(db: None) -> Unit:
    unit = pabrik.UnitFactory.create(kode="unit-mulai")
    unit.sop_aktif = ["registrasi-batang", KODE, "analisa-ketersediaan"]
    unit.save()
    return unit


@pytest.fixture
def pemula(unit: Unit) -> Pengguna:
    """Holds every role a first step of the unit's desk SOPs may ask for."""
    orang: Pengguna = pabrik.PenggunaFactory.create(nama="Contoh Pemula")
    for peran in _pelaku_pertama(KODE) | _pelaku_pertama("analisa-ketersediaan"):
        pabrik.beri_peran(orang, peran, unit)
    return orang


def _pelaku_pertama(kode: str) -> set[str]:
    return set(kelas_sop(kode).sop.langkah[0].pelaku)


def _tanda(klien: Client, url: str = URL) -> str:
    cocok = re.search(r'name="tanda" value="([^"]+)"', klien.get(url).content.decode())
    assert cocok is not None
    return cocok[1]


def _kirim(klien: Client, url: str = URL, **isi: Any) -> Any:
    return klien.post(url, {"tanda": _tanda(klien, url), "judul": "Risiko 2026", **isi})


# --- What one may start -----------------------------------------------------------------------


def test_yang_dapat_dimulai_menurut_keluarga_dengan_nomor_pemula_dan_banyak_langkah(
    pemula: Pengguna, masuk: Masuk
) -> None:
    jawaban = masuk(pemula).get("/mulai/")
    isi = teks(jawaban)
    assert "Risiko Pengelolaan risiko SOP" in isi
    assert "Pembinaan Analisa ketersediaan" in isi
    assert re.search(r"Pengelolaan risiko SOP \S.* · dimulai .+ · \d+ langkah", isi)
    assert "Registrasi" not in isi.replace("registrasi-batang", "")


def test_yang_tidak_memulai_apa_pun_diberi_tahu_sebabnya(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.helpdesk)
    assert "Tidak ada SOP yang Anda mulai" in teks(klien.get("/mulai/"))
    assert "Mulai proses" not in teks(klien.get("/kerja/"))
    assert "Mulai proses" not in teks(klien.get("/proses/"))


def test_menu_dan_daftar_proses_membawa_ke_sana(pemula: Pengguna, masuk: Masuk) -> None:
    klien = masuk(pemula)
    menu = klien.get("/kerja/").content.decode().count('href="/mulai/"')
    assert menu
    assert klien.get("/proses/").content.decode().count('href="/mulai/"') == menu + 1


def test_penugasan_yang_terbatas_pada_satu_sop_hanya_memulai_sop_itu(
    unit: Unit, masuk: Masuk
) -> None:
    orang = pabrik.PenggunaFactory.create()
    for peran in _pelaku_pertama(KODE) | _pelaku_pertama("analisa-ketersediaan"):
        pabrik.beri_peran(orang, peran, unit, sop=KODE)
    klien = masuk(orang)
    assert "Analisa ketersediaan" not in teks(klien.get("/mulai/"))
    assert klien.get(URL).status_code == 200
    assert klien.get("/mulai/analisa-ketersediaan/").status_code == 403


def test_sop_yang_tidak_dipakai_unit_tidak_ditawarkan(
    unit: Unit, pemula: Pengguna, masuk: Masuk
) -> None:
    unit.sop_aktif = ["analisa-ketersediaan"]
    unit.save()
    klien = masuk(pemula)
    assert "Pengelolaan risiko" not in teks(klien.get("/mulai/"))
    assert _status(klien, URL) == [403, 403]


def _status(klien: Client, url: str) -> list[int]:
    tanda = tanda_baru(url.split("/")[2])
    kirim = klien.post(url, {"tanda": tanda, "judul": "X"})
    return [klien.get(url).status_code, kirim.status_code]


def test_yang_bukan_bagiannya_ditolak(unit: Unit, masuk: Masuk, pemeran: Pemeran) -> None:
    orang = pabrik.petugas("helpdesk", unit, "Contoh Helpdesk")
    for siapa in (orang, pemeran.verifikator, pemeran.vendor_a, pemeran.admin):
        assert _status(masuk(siapa), URL) == [403, 403]
    assert not Proses.objects.exists()


def test_sop_yang_dimulai_pelaku_usaha_tidak_dimulai_di_meja(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    assert _status(masuk(pemeran.verifikator), "/mulai/registrasi-batang/") == [403, 403]


@pytest.mark.parametrize("kode", ["tidak-ada", "x" * 300, "dasbor"])
def test_sop_yang_tidak_ada_dijawab_404(pemula: Pengguna, masuk: Masuk, kode: str) -> None:
    assert _status(masuk(pemula), f"/mulai/{kode}/") == [404, 404]


def test_halaman_mulai_tidak_memakai_kueri_per_sop(
    pemula: Pengguna, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    klien = masuk(pemula)
    klien.get("/mulai/")
    with django_assert_max_num_queries(6):
        klien.get("/mulai/")


# --- The form ---------------------------------------------------------------------------------


def test_memulai_membuka_langkah_pertama_dan_halamannya(
    unit: Unit, pemula: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(pemula)
    jawaban = _kirim(klien)
    proses = Proses.objects.get()
    assert jawaban.url == f"/proses/{proses.kunci}/"
    assert (proses.unit, proses.judul, proses.kode_sop) == (unit, "Risiko 2026", KODE)
    assert proses.jejak.get().pelaku == pemula
    assert f"{proses} dimulai." in teks(klien.get(jawaban.url))


@pytest.mark.parametrize("judul", ["", "   ", "x" * 201, "a\0b"])
def test_judul_yang_salah_ditunjukkan_di_medannya(
    pemula: Pengguna, masuk: Masuk, judul: str
) -> None:
    jawaban = _kirim(masuk(pemula), judul=judul)
    assert jawaban.status_code == 422
    assert set(jawaban.context["form"].errors) == {"judul"}
    assert not Proses.objects.exists()
    assert not Penghitung.objects.exists()


def test_unit_dipilih_dahulu_bila_lebih_dari_satu(
    unit: Unit, pemula: Pengguna, masuk: Masuk
) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-kedua", sop_aktif=[KODE])
    for peran in _pelaku_pertama(KODE):
        pabrik.beri_peran(pemula, peran, lain)
    klien = masuk(pemula)
    isi = klien.get(URL).content.decode()
    assert 'href="?unit=unit-mulai"' in isi
    assert 'href="?unit=unit-kedua"' in isi
    assert '<form class="kartu' not in isi
    assert klien.post(URL, {"judul": "X"}).status_code == 200
    assert not Proses.objects.exists()
    for kode in ("tidak-ada", "batang", "\0"):
        assert "Untuk unit mana?" in teks(klien.get(URL, {"unit": kode}))
    _kirim(klien, f"{URL}?unit=unit-kedua")
    assert Proses.objects.get().unit == lain


# --- Sent twice -------------------------------------------------------------------------------


def test_kiriman_yang_sama_dua_kali_hanya_memulai_sekali(pemula: Pengguna, masuk: Masuk) -> None:
    klien = masuk(pemula)
    isi = {"tanda": _tanda(klien), "judul": "Risiko 2026"}
    pertama, kedua = klien.post(URL, isi), klien.post(URL, isi, follow=True)
    assert Proses.objects.count() == 1
    assert kedua.redirect_chain == [(pertama.url, 302)]
    assert "tidak dimulai dua kali" in teks(kedua)


def test_dua_formulir_memulai_dua_proses(pemula: Pengguna, masuk: Masuk) -> None:
    klien = masuk(pemula)
    _kirim(klien)
    _kirim(klien)
    assert Proses.objects.count() == 2


@pytest.mark.parametrize(
    "tanda",
    [
        "", "x", "\0", tanda_baru("sop-lain"), uuid4().hex,
        signing.dumps("bukan kunci", salt=f"dasbor.mulai.{KODE}"),
        signing.dumps({"a": 1}, salt=f"dasbor.mulai.{KODE}"),
    ],
    ids=["kosong", "karangan", "nul", "sop lain", "polos", "bukan kunci", "bukan teks"],
)  # fmt: skip
def test_tanda_yang_bukan_dari_sini_meminta_kirim_sekali_lagi(
    pemula: Pengguna, masuk: Masuk, tanda: str
) -> None:
    klien = masuk(pemula)
    jawaban = klien.post(URL, {"tanda": tanda, "judul": "Risiko 2026"})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Formulir ini tidak dikenal lagi" in isi
    assert 'value="Risiko 2026"' in isi
    assert not Proses.objects.exists()
    cocok = re.search(r'name="tanda" value="([^"]+)"', isi)
    assert cocok is not None
    assert klien.post(URL, {"tanda": cocok[1], "judul": "Risiko 2026"}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_dua_kiriman_yang_sama_pada_saat_yang_sama(masuk: Masuk) -> None:
    unit = pabrik.UnitFactory.create(kode="unit-mulai", sop_aktif=[KODE])
    orang: Pengguna = pabrik.PenggunaFactory.create()
    for peran in _pelaku_pertama(KODE):
        pabrik.beri_peran(orang, peran, unit)
    klien = [masuk(orang), masuk(orang)]
    isi = {"tanda": _tanda(klien[0]), "judul": "Risiko 2026"}
    siap, hasil = threading.Barrier(2), list[Any]()

    def kirim(satu: Client) -> None:
        siap.wait()
        hasil.append(satu.post(URL, isi))
        connection.close()

    utas = [threading.Thread(target=kirim, args=[satu]) for satu in klien]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert [satu.status_code for satu in hasil] == [302, 302]
    assert hasil[0].url == hasil[1].url
    assert Proses.objects.count() == 1
