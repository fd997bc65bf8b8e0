"""Starting a case about a package: an existing one, a new one, and never twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from pengadaan.alur.perencanaan_pengadaan import PerencanaanPengadaan
from pengadaan.alur.proses_utama import ProsesUtama
from pengadaan.forms import FormMulaiPaket
from pengadaan.models import Paket, ProsesPaket
from tests.layar import Masuk
from tests.pengadaan.bantu import (
    Rombongan,
    alamat,
    buat_paket,
    buat_rombongan,
    mulai,
)
from ukpbj.sop.models import Proses

BARU = {
    "cara": "baru", "kode_rup": "51234567", "nama": "Pengadaan laptop", "tahun": "2026",
    "pagu": "1.250.000.000",
}  # fmt: skip
PERENCANAAN = "/mulai/perencanaan-pengadaan/"


@pytest.fixture
def pa(rombongan: Rombongan, masuk: Masuk) -> Client:
    return masuk(rombongan.pa)


def tanda(klien: Client, url: str = PERENCANAAN) -> str:
    cocok = re.search(r'name="tanda" value="([^"]+)"', klien.get(url).content.decode())
    assert cocok is not None
    return cocok[1]


def kirim(klien: Client, isi: dict[str, Any], url: str = PERENCANAAN) -> Any:
    return klien.post(url, {"tanda": tanda(klien, url), **isi})


def satu_proses() -> ProsesPaket:
    return ProsesPaket.objects.select_related("paket").get()


# --- A new package ----------------------------------------------------------------------------


def test_paket_baru_tercatat_dan_prosesnya_dimulai(rombongan: Rombongan, pa: Client) -> None:
    jawaban = kirim(pa, BARU)
    proses = satu_proses()
    assert jawaban.url == alamat(proses)
    assert proses.lingkup == proses.paket.kunci
    assert (proses.judul, proses.keadaan) == ("Pengadaan laptop", "langkah_1")
    paket = proses.paket
    assert (paket.unit, paket.kode_rup, paket.tahun) == (rombongan.unit, "51234567", 2026)
    assert paket.pagu == 1_250_000_000
    assert "PGD-2026-00001 Pengadaan laptop dimulai." in pa.get(jawaban.url).content.decode()


@pytest.mark.parametrize(
    "pagu",
    [
        "1250000000",
        "1.250.000.000",
        "Rp 1.250.000.000",
        "Rp1.250.000.000,00",
        "rp. 1.250.000.000,-",
    ],
)
def test_pagu_diterima_seperti_orang_menulisnya(
    rombongan: Rombongan, pa: Client, pagu: str
) -> None:
    kirim(pa, BARU | {"pagu": pagu})
    assert satu_proses().paket.pagu == 1_250_000_000


@pytest.mark.parametrize(
    ("medan", "nilai"),
    [
        ("pagu", ""), ("pagu", "0"), ("pagu", "-5"), ("pagu", "1.25"), ("pagu", "1.250,50"),
        ("pagu", "sejuta"), ("pagu", "9" * 16), ("pagu", "9" * 9000), ("pagu", "1.25 miliar"),
        ("kode_rup", ""), ("kode_rup", "12a"), ("kode_rup", "1" * 13), ("kode_rup", "٣٤٥"),
        ("nama", ""), ("nama", "x" * 201), ("nama", "a\0b"),
        ("tahun", ""), ("tahun", "26"), ("tahun", "2101"), ("tahun", "dua ribu"),
    ],
)  # fmt: skip
def test_isian_yang_salah_ditunjukkan_di_medannya_dan_ketikan_tetap(
    rombongan: Rombongan, pa: Client, medan: str, nilai: str
) -> None:
    jawaban = kirim(pa, BARU | {medan: nilai})
    assert jawaban.status_code == 422
    assert set(jawaban.context["form"].errors) == {medan}
    isi = jawaban.content.decode()
    for nama in {"kode_rup", "nama", "tahun", "pagu"} - {medan}:
        assert f'value="{BARU[nama]}"' in isi
    assert not Proses.objects.exists()
    assert not Paket.objects.exists()


def test_kode_rup_yang_sudah_ada_menawarkan_paketnya(rombongan: Rombongan, pa: Client) -> None:
    paket = buat_paket(rombongan.unit, kode_rup="51234567")
    jawaban = kirim(pa, BARU)
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Kode RUP ini sudah tercatat di unit ini." in isi
    assert f'name="pakai" value="{paket.pk}"' in isi
    assert not Proses.objects.exists()
    lanjut = pa.post(PERENCANAAN, {"tanda": tanda(pa), **BARU, "pakai": str(paket.pk)})
    assert lanjut.status_code == 302
    assert satu_proses().paket == paket
    assert Paket.objects.count() == 1


def test_kode_rup_yang_sama_di_unit_lain_bukan_halangan(rombongan: Rombongan, pa: Client) -> None:
    buat_paket(buat_rombongan("lain").unit, kode_rup="51234567")
    assert kirim(pa, BARU).status_code == 302


def test_sop_anak_yang_tidak_dipakai_unit_disebut_dan_tidak_meninggalkan_paket(
    rombongan: Rombongan, pa: Client
) -> None:
    rombongan.unit.sop_aktif = ["proses-utama", "perencanaan-pengadaan"]
    rombongan.unit.save()
    jawaban = kirim(pa, BARU, "/mulai/proses-utama/")
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "belum memakai SOP Persiapan Pengadaan dan Persiapan Pemilihan Penyedia" in isi
    assert 'value="Pengadaan laptop"' in isi
    assert not Paket.objects.exists()
    assert not Proses.objects.exists()


# --- A package already known ------------------------------------------------------------------


def test_paket_yang_tercatat_dipilih_dari_daftar_unitnya(rombongan: Rombongan, pa: Client) -> None:
    paket = buat_paket(rombongan.unit, kode_rup="777", pagu=95_000_000)
    asing = buat_paket(buat_rombongan("lain").unit, "Paket unit lain")
    isi = pa.get(PERENCANAAN).content.decode()
    assert f'{paket.nama}<span class="pilih-paket__ket">RUP 777 · 2026 · Rp\xa095.000.000' in isi
    assert asing.nama not in isi
    assert kirim(pa, {"cara": "lama", "paket": str(paket.pk)}).status_code == 302
    assert satu_proses().paket == paket


@pytest.mark.parametrize("paket", ["", "0", "x", "9" * 30, "-1", "asing"])
def test_paket_yang_tidak_ada_di_unit_ditolak(rombongan: Rombongan, pa: Client, paket: str) -> None:
    buat_paket(rombongan.unit)
    asing = buat_paket(buat_rombongan("lain").unit)
    pk = str(asing.pk) if paket == "asing" else paket
    for isi in ({"paket": pk}, {"pakai": pk}):
        jawaban = kirim(pa, {"cara": "lama", **isi})
        assert jawaban.status_code == 422
        assert set(jawaban.context["form"].errors) == {"paket"}
    assert not Proses.objects.exists()


def test_pencarian_menyempitkan_daftar_dan_tidak_menilai_apa_pun(
    rombongan: Rombongan, pa: Client
) -> None:
    for n in range(14):
        buat_paket(rombongan.unit, f"Paket biasa {n:02d}", kode_rup=f"6000{n:02d}")
    dicari = buat_paket(rombongan.unit, "Zat pewarna", kode_rup="71")
    awal = pa.get(PERENCANAAN).content.decode()
    assert dicari.nama not in awal
    assert "persempit pencariannya" in awal
    for kata in ("pewarna", "71"):
        jawaban = kirim(pa, {"cara": "lama", "aksi": "cari", "cari": kata, "nama": "Ketikan"})
        assert jawaban.status_code == 200
        isi = jawaban.content.decode()
        assert dicari.nama in isi
        assert "Paket biasa" not in isi
        assert 'value="Ketikan"' in isi
        assert "ringkasan-galat" not in isi
    kosong = kirim(pa, {"cara": "lama", "aksi": "cari", "cari": "tak\0ada"}).content.decode()
    assert "Tidak ada paket yang cocok" in kosong
    assert not Proses.objects.exists()


def test_pilihan_tetap_tampil_walau_di_luar_pencarian(rombongan: Rombongan, pa: Client) -> None:
    satu = buat_paket(rombongan.unit, "Aspal")
    buat_paket(rombongan.unit, "Beton")
    isi = kirim(pa, {"cara": "lama", "aksi": "cari", "cari": "Beton", "paket": str(satu.pk)})
    assert "Aspal" in isi.content.decode()


# --- One running case per package and SOP -----------------------------------------------------


def test_paket_yang_sop_ini_masih_berjalan_ditolak_dengan_tautannya(
    rombongan: Rombongan, pa: Client
) -> None:
    paket = buat_paket(rombongan.unit)
    lama = mulai(PerencanaanPengadaan, paket, rombongan.pa)
    assert f"sudah berjalan: {lama.nomor}" in pa.get(PERENCANAAN).content.decode()
    jawaban = kirim(pa, {"cara": "lama", "paket": str(paket.pk)})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Paket ini sudah punya proses SOP ini yang berjalan." in isi
    assert f'href="{alamat(lama)}"' in isi
    assert Proses.objects.count() == 1
    # Another SOP of the same package is welcome, and takes the running one along.
    assert kirim(pa, {"cara": "lama", "paket": str(paket.pk)}, "/mulai/proses-utama/").url
    assert Proses.objects.count() == 2
    assert ProsesUtama.objects.filter(kode_sop="proses-utama").count() == 1


def test_yang_didahului_antara_formulir_dan_pintu_diberi_tahu(
    rombongan: Rombongan, pa: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form saw no running case; the door, under the package's lock, does."""
    paket = buat_paket(rombongan.unit)
    isi = {"tanda": tanda(pa), "cara": "lama", "paket": str(paket.pk)}
    lama = mulai(PerencanaanPengadaan, paket, rombongan.pa)
    asli, sekali = Paket.proses_berjalan, [None]
    monkeypatch.setattr(
        Paket, "proses_berjalan", lambda p, kode: sekali.pop() if sekali else asli(p, kode)
    )
    jawaban = pa.post(PERENCANAAN, isi)
    assert jawaban.status_code == 409
    assert f"yang berjalan: {lama.nomor}" in jawaban.content.decode()
    assert Proses.objects.count() == 1


def test_kode_rup_yang_diambil_antara_formulir_dan_pintu_diberi_tahu(
    rombongan: Rombongan, pa: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi = {"tanda": tanda(pa), **BARU}
    buat_paket(rombongan.unit, kode_rup=BARU["kode_rup"])
    monkeypatch.setattr(FormMulaiPaket, "_periksa_kode", lambda form, kode: None)
    jawaban = pa.post(PERENCANAAN, isi)
    assert jawaban.status_code == 422
    assert "Kode RUP ini baru saja dicatat." in jawaban.content.decode()
    assert (Paket.objects.count(), Proses.objects.count()) == (1, 0)


# --- Sent twice -------------------------------------------------------------------------------


def test_klik_ganda_membuka_proses_yang_sama(rombongan: Rombongan, pa: Client) -> None:
    isi = {"tanda": tanda(pa), **BARU}
    pertama, kedua = pa.post(PERENCANAAN, isi), pa.post(PERENCANAAN, isi, follow=True)
    assert kedua.redirect_chain == [(pertama.url, 302)]
    assert "tidak dimulai dua kali" in kedua.content.decode()
    assert (Paket.objects.count(), Proses.objects.count()) == (1, 1)
