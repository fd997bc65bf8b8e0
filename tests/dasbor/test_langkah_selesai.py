"""The list of done steps: what it shows, how it is narrowed, who may see it, its workbook."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from kinerja.alur.pencatatan_kinerja import PencatatanKinerja
from tests import pabrik
from tests.dasbor.bantu import alamat_proses, baris_tabel, teks
from tests.dasbor.bantu_selesai import selesai
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from tests.pabrik_meja import buat_meja, maju_ke, mulai, sub
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.akun.models.unit import Zona
from ukpbj.dasbor import ekspor_langkah, langkah_selesai
from ukpbj.sop import layanan
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan

DAFTAR, EKSPOR = "/langkah-selesai/", "/langkah-selesai/ekspor.xlsx"
KEMARIN = SENIN_PAGI - timedelta(days=3)


@pytest.fixture
def lima(pemeran: Pemeran) -> dict[str, PelaksanaanLangkah]:
    """One in time, one late, one without things, one of the vendor, one whose lateness fell."""
    unit = pemeran.unit
    return {
        "patuh": selesai(unit)[0],
        "telat": selesai(unit, menit=50, menyimpang=("waktu",), pada=KEMARIN)[0],
        "kurang": selesai(unit, urut=5, menyimpang=("kelengkapan", "keluaran"))[0],
        "vendor": selesai(unit, urut=3, peran="pelaku_usaha")[0],
        "gugur": _gugur(selesai(unit, urut=4, menyimpang=("waktu",))[0]),
    }


def _gugur(baris: PelaksanaanLangkah) -> PelaksanaanLangkah:
    baris.penyimpangan.update(keadaan=Penyimpangan.Keadaan.GUGUR)
    return baris


def _nama(jawaban: Any, semua: dict[str, PelaksanaanLangkah]) -> set[str]:
    ada = baris_tabel(jawaban)
    return {nama for nama, baris in semua.items() if alamat_proses(baris.proses) in ada}


def baca(jawaban: Any) -> list[dict[str, Any]]:
    isi = BytesIO(b"".join(jawaban.streaming_content))
    kepala, *baris = openpyxl.load_workbook(isi).active.values
    return [dict(zip(kepala, satu, strict=True)) for satu in baris]


# --- What it shows ----------------------------------------------------------------------------


def test_baris_menyebut_langkah_orang_waktu_dan_penyimpangannya(
    pemeran: Pemeran, masuk: Masuk, lima: dict[str, PelaksanaanLangkah]
) -> None:
    PelaksanaanLangkah.objects.filter(pk=lima["telat"].pk).update(pelaksana=pemeran.verifikator)
    jawaban = masuk(pemeran.kepala).get(DAFTAR)
    isi = teks(jawaban)
    assert "5 langkah selesai" in isi
    for kata in (
        "Menyetujui bahwa verifikasi selesai",
        "Registrasi Kabupaten Batang · langkah 6",
        "Contoh Verifikator Jumat 9 Okt 2026, 09.00 WIB 50 menit dari 30 menit, lewat batas",
        "Menyimpang waktu",
        "Menyimpang kelengkapan",
        "10 menit dari 30 menit",
    ):
        assert kata in isi, kata
    assert isi.count("Menyimpang waktu") == 2, "the chip and the late one, not the one undone"
    url = f"/penyimpangan/{lima['telat'].penyimpangan.get().pk}/"
    assert f'href="{url}"' in jawaban.content.decode()
    assert masuk(pemeran.kepala).get(url).status_code == 200
    assert "Contoh Verifikator" not in isi.split("Meminta verifikasi dokumen")[1][:200]


def test_yang_terakhir_selesai_di_atas_bukan_yang_terakhir_dibuka(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    [baru] = selesai(pemeran.unit, pada=SENIN_PAGI)
    [lama] = selesai(pemeran.unit, pada=KEMARIN)
    [sama] = selesai(pemeran.unit, pada=KEMARIN)
    assert baris_tabel(masuk(pemeran.kepala).get(DAFTAR)) == [
        alamat_proses(satu.proses) for satu in (baru, sama, lama)
    ]


def test_terbuka_dan_dibatalkan_tidak_ada_di_dalamnya(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = pabrik.buat_permohonan(6, pemeran=pemeran)
    layanan.batalkan(proses.pk, "Ganda.", oleh=pemeran.kepala)
    pabrik.buat_permohonan(4, pemeran=pemeran, pemohon=pemeran.vendor_b)
    klien = masuk(pemeran.kepala)
    assert len(baris_tabel(klien.get(DAFTAR))) == 5 + 3
    assert not baris_tabel(klien.get(DAFTAR, {"sop": "registrasi-batang", "langkah": "6"}))


def test_langkah_yang_jamnya_tak_pernah_berjalan_mengatakannya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    selesai(pemeran.unit, mulai=None, jatuh_tempo=None)
    selesai(pemeran.unit, jatuh_tempo=None, batas_nilai=None, batas_satuan="")
    klien = masuk(pemeran.kepala)
    isi = teks(klien.get(DAFTAR))
    assert "jam tidak berjalan" in isi
    assert "10 menit tanpa batas" in isi
    assert len(baris_tabel(klien.get(DAFTAR, {"terukur": "ya"}))) == 1


# --- Narrowing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saringan", "nama"),
    [
        ({"hasil": "patuh"}, "patuh gugur"),
        ({"hasil": "menyimpang"}, "telat kurang"),
        ({"hasil": "waktu"}, "telat"),
        ({"hasil": "kelengkapan"}, "kurang"),
        ({"hasil": "keluaran"}, "kurang"),
        ({"pihak": "kantor"}, "patuh telat kurang gugur"),
        ({"pihak": "pelaku_usaha"}, "vendor"),
        ({"pihak": "pelaku_usaha", "hasil": "patuh"}, ""),
        ({"sop": "registrasi-batang", "langkah": "6"}, "patuh telat"),
        ({"sop": "registrasi-batang", "langkah": "6", "versi": "1"}, "patuh telat"),
        ({"sop": "distribusi-personil"}, ""),
        ({"pekan": "2026-10-12"}, "patuh kurang vendor gugur"),
        ({"pekan": "2026-10-09"}, "telat"),
        ({"dari": "2026-10-10"}, "patuh kurang vendor gugur"),
        ({"sampai": "2026-10-09"}, "telat"),
        ({"dari": "2026-10-12", "sampai": "2026-10-09"}, ""),
        ({"unit": "batang"}, "patuh telat kurang vendor gugur"),
        ({"terukur": "ya"}, "patuh telat kurang vendor gugur"),
    ],
)
def test_saringan_dan_ekspornya_sama(
    pemeran: Pemeran,
    masuk: Masuk,
    lima: dict[str, PelaksanaanLangkah],
    saringan: dict[str, str],
    nama: str,
) -> None:
    klien = masuk(pemeran.kepala)
    assert _nama(klien.get(DAFTAR, saringan), lima) == set(nama.split())
    nomor = {baris["Nomor proses"] for baris in baca(klien.get(EKSPOR, saringan))}
    assert nomor == {lima[satu].proses.nomor for satu in nama.split()}


@pytest.mark.parametrize(
    "saringan",
    [
        {"hasil": "x"}, {"pihak": "x"}, {"sop": "tidak-ada"}, {"langkah": "6"}, {"versi": "1"},
        {"unit": "pagaralam"}, {"pekan": "kemarin"}, {"pekan": "9999-12-31"},
        {"dari": "0001-01-01"}, {"sampai": "9999-12-31"}, {"dari": "2026-02-30"},
        {"sesudah": "rusak"}, {"sesudah": ".7"},
        {"sebelum": "t5.1"}, {"q": "\x00"}, {"terukur": "x"},
        *({"sop": "registrasi-batang", "langkah": isi} for isi in ("99", "6x", "x" * 999)),
        {"sop": "registrasi-batang", "versi": "9"},
    ],
)  # fmt: skip
def test_saringan_yang_tak_terbaca_diabaikan(
    pemeran: Pemeran,
    masuk: Masuk,
    lima: dict[str, PelaksanaanLangkah],
    saringan: dict[str, str],
) -> None:
    jawaban = masuk(pemeran.kepala).get(DAFTAR, saringan)
    assert jawaban.status_code == 200
    assert len(baris_tabel(jawaban)) == 5


def test_mencari_nomor_dan_nama(
    pemeran: Pemeran, masuk: Masuk, lima: dict[str, PelaksanaanLangkah]
) -> None:
    klien = masuk(pemeran.kepala)
    for kata in (lima["telat"].proses.nomor, lima["telat"].proses.judul):
        assert _nama(klien.get(DAFTAR, {"q": kata}), lima) == {"telat"}
    assert "Tidak ada yang cocok" in teks(klien.get(DAFTAR, {"q": "tidak ada"}))


def test_tanggalnya_menurut_zona_unitnya(pemeran: Pemeran, masuk: Masuk) -> None:
    wit = pabrik.unit_selalu_buka("unit-wit")
    wit.zona = Zona.WIT
    wit.save()
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, wit)
    # 00.30 WIT of Sunday the 11th, 22.30 WIB of Saturday.
    saat = datetime(2026, 10, 10, 15, 30, tzinfo=UTC)
    for unit in (wit, pemeran.unit):
        selesai(unit, pada=saat)
    klien = masuk(pemeran.kepala)
    for hari, kode in (("2026-10-11", "unit-wit"), ("2026-10-10", "batang")):
        masa = {"dari": hari, "sampai": hari}
        assert len(baris_tabel(klien.get(DAFTAR, masa))) == 1
        assert len(baris_tabel(klien.get(DAFTAR, masa | {"unit": kode}))) == 1


def test_tanpa_masa_dua_belas_pekan_dan_bisa_lebih_jauh(pemeran: Pemeran, masuk: Masuk) -> None:
    selesai(pemeran.unit, pada=SENIN_PAGI - timedelta(weeks=11))
    selesai(pemeran.unit, pada=SENIN_PAGI - timedelta(weeks=12))
    klien = masuk(pemeran.kepala)
    assert len(baris_tabel(klien.get(DAFTAR))) == 1
    assert len(baris_tabel(klien.get(DAFTAR, {"dari": "2026-07-01"}))) == 2


def test_sublangkah_dapat_dipilih(pemeran: Pemeran, masuk: Masuk) -> None:
    meja = buat_meja(PencatatanKinerja, pemeran)
    proses = maju_ke(mulai(PencatatanKinerja, meja), 3, meja)
    induk = PelaksanaanLangkah.objects.get(proses=proses.pk, urut=3, huruf="")
    PelaksanaanLangkah.objects.create(
        proses_id=proses.pk, unit=pemeran.unit, kode_sop=induk.kode_sop, urut=3, huruf="a",
        induk=induk, peran=induk.peran, dibuka=SENIN_PAGI, mulai=SENIN_PAGI, selesai=SENIN_PAGI,
        hasil="selesai",
    )  # fmt: skip
    assert sub(proses, "a").selesai
    klien = masuk(pemeran.kepala)
    jawaban = klien.get(DAFTAR, {"sop": "pencatatan-kinerja", "langkah": "3a"})
    assert len(baris_tabel(jawaban)) == 1
    assert "langkah 3a" in teks(jawaban)
    assert not baris_tabel(klien.get(DAFTAR, {"sop": "pencatatan-kinerja", "langkah": "3"}))


def test_formulir_membawa_serta_saringan_cip_dan_menawarkan_langkah_sopnya(
    pemeran: Pemeran, masuk: Masuk, lima: dict[str, PelaksanaanLangkah]
) -> None:
    klien = masuk(pemeran.kepala)
    isi = klien.get(DAFTAR, {"hasil": "patuh", "sop": "registrasi-batang"}).content.decode()
    assert '<input type="hidden" name="hasil" value="patuh">' in isi
    assert '<option value="6">6. Menyetujui bahwa verifikasi selesai</option>' in isi
    assert 'name="langkah"' not in klien.get(DAFTAR).content.decode()


# --- Pages, counts, statements ----------------------------------------------------------------


def test_berlanjut_maju_dan_mundur_dengan_kunci(pemeran: Pemeran, masuk: Masuk) -> None:
    for n in range(8):
        # Fifteen share a second: only the id tells them apart.
        selesai(pemeran.unit, 15, pada=SENIN_PAGI - timedelta(hours=n))
    klien = masuk(pemeran.kepala)
    halaman = [klien.get(DAFTAR, {"pihak": "kantor"})]
    while url := halaman[-1].context["url_sesudah"]:
        halaman.append(klien.get(url))
    semua = [alamat for satu in halaman for alamat in baris_tabel(satu)]
    assert [len(baris_tabel(satu)) for satu in halaman] == [50, 50, 20]
    assert len(set(semua)) == 120
    mundur = klien.get(halaman[2].context["url_sebelum"])
    assert baris_tabel(mundur) == baris_tabel(halaman[1])
    assert baris_tabel(klien.get(mundur.context["url_sebelum"])) == baris_tabel(halaman[0])


def test_hitungan_berhenti_pada_seribu(
    pemeran: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(langkah_selesai, "TERHITUNG", 4)
    klien = masuk(pemeran.kepala)
    selesai(pemeran.unit, 4)
    assert "4 langkah selesai" in teks(klien.get(DAFTAR))
    selesai(pemeran.unit, 3)
    daftar = klien.get(DAFTAR).context["daftar"]
    assert (daftar.banyak, daftar.jumlah) == (5, "1.000+")


def test_kueri_halaman_dan_buku_kerja_tetap(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    selesai(pemeran.unit, 40, menyimpang=("waktu", "keluaran"), pelaksana=pemeran.verifikator)
    klien = masuk(pemeran.kepala)
    klien.get(DAFTAR)
    with django_assert_max_num_queries(9):
        assert len(baris_tabel(klien.get(DAFTAR))) == 40
    with django_assert_max_num_queries(7):
        assert len(baca(klien.get(EKSPOR))) == 40


# --- The workbook -----------------------------------------------------------------------------


def test_buku_kerja_menyebut_waktu_terhadap_batas(
    pemeran: Pemeran, masuk: Masuk, lima: dict[str, PelaksanaanLangkah]
) -> None:
    PelaksanaanLangkah.objects.filter(pk=lima["kurang"].pk).update(
        diambil=SENIN_PAGI - timedelta(minutes=4), pelaksana=pemeran.verifikator
    )
    jawaban = masuk(pemeran.kepala).get(EKSPOR)
    assert jawaban["Content-Disposition"].endswith('"langkah-selesai-20261012-0900.xlsx"')
    assert "no-store" in jawaban["Cache-Control"]
    baris = {satu["Nomor proses"]: satu for satu in baca(jawaban)}
    telat, kurang, vendor = (baris[lima[n].proses.nomor] for n in ("telat", "kurang", "vendor"))
    assert (telat["Terpakai (menit kerja)"], telat["% dari batas"]) == (50, 167)
    assert (telat["Batas"], telat["Penyimpangan"]) == ("30 menit", "waktu")
    assert f"{telat['Selesai']}" == "2026-10-09 09:00:00"
    assert kurang["Penyimpangan"] == "kelengkapan, keluaran"
    assert (kurang["Menunggu (menit kerja)"], kurang["Dikerjakan (menit kerja)"]) == (6, 4)
    assert kurang["Dikerjakan oleh"] == "Contoh Verifikator"
    assert (vendor["Pihak"], vendor["Dikerjakan oleh"]) == ("pelaku usaha", "pelaku usaha")
    assert vendor["Menunggu (menit kerja)"] is None


def test_rumus_dalam_judul_tetap_kata(pemeran: Pemeran, masuk: Masuk) -> None:
    [baris] = selesai(pemeran.unit)
    baris.proses.judul = '=HYPERLINK("http://contoh.example";"klik")'
    baris.proses.save(update_fields=["judul"])
    jawaban = masuk(pemeran.kepala).get(EKSPOR)
    lembar = openpyxl.load_workbook(BytesIO(b"".join(jawaban.streaming_content))).active
    sel = lembar["B2"]
    assert (sel.data_type, sel.quotePrefix) == ("s", True)


def test_buku_kerja_dibatasi_dan_mengatakannya(
    pemeran: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ekspor_langkah, "BARIS_TERBANYAK", 3)
    selesai(pemeran.unit, 4)
    baris = baca(masuk(pemeran.kepala).get(EKSPOR))
    assert len(baris) == 4
    assert baris[-1]["Nomor proses"] == "Hanya 3 langkah terakhir; persempit saringannya."


# --- Who --------------------------------------------------------------------------------------


def _status(klien: Client) -> set[int]:
    return {klien.get(alamat).status_code for alamat in (DAFTAR, EKSPOR)}


def test_hanya_kepala_unit(pemeran: Pemeran, masuk: Masuk) -> None:
    assert _status(masuk(pemeran.kepala)) == {200}
    for orang in (pemeran.verifikator, pemeran.helpdesk, pemeran.vendor_a, pemeran.admin):
        assert _status(masuk(orang)) == {403}
    assert _status(Client()) == {302}
    assert masuk(pemeran.kepala).post(DAFTAR).status_code == 405


def test_kepala_untuk_satu_sop_saja_bukan_kepala_unit(pemeran: Pemeran, masuk: Masuk) -> None:
    orang = pabrik.PenggunaFactory.create(nama="Contoh Kepala Satu SOP")
    pabrik.beri_peran(orang, KEPALA_UKPBJ, pemeran.unit, sop="registrasi-batang")
    assert _status(masuk(orang)) == {403}


def test_unit_lain_tidak_terlihat_walau_petugas_di_sana(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, "verifikator", lain)
    selesai(lain, 2)
    klien = masuk(pemeran.kepala)
    for saringan in ({}, {"unit": "unit-lain"}):
        assert not baris_tabel(klien.get(DAFTAR, saringan))
        assert not baca(klien.get(EKSPOR, saringan))
    assert "Belum ada langkah yang selesai" in teks(klien.get(DAFTAR))


def test_kepala_dua_unit_memilih_salah_satunya(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    selesai(lain, 2)
    selesai(pemeran.unit, 3)
    klien = masuk(pemeran.kepala)
    banyak = [len(baris_tabel(klien.get(DAFTAR, {"unit": u}))) for u in ("", "unit-lain", "batang")]
    assert banyak == [5, 2, 3]
    assert "LPSE Contoh (unit-lain)" in teks(klien.get(DAFTAR))
    assert Penyimpangan.objects.count() == 0


def test_dua_unit_berlanjut_dalam_satu_urutan(pemeran: Pemeran, masuk: Masuk) -> None:
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    pabrik.beri_peran(pemeran.kepala, KEPALA_UKPBJ, lain)
    semua = [
        baris
        for n in range(30)
        for unit in (pemeran.unit, lain)
        for baris in selesai(unit, pada=SENIN_PAGI - timedelta(minutes=n))
    ]
    urut = sorted(semua, key=lambda baris: (baris.selesai, baris.pk), reverse=True)
    klien = masuk(pemeran.kepala)
    pertama = klien.get(DAFTAR)
    kedua = klien.get(pertama.context["url_sesudah"])
    alamat = [alamat_proses(baris.proses) for baris in urut]
    assert baris_tabel(pertama) + baris_tabel(kedua) == alamat
    assert baris_tabel(klien.get(kedua.context["url_sebelum"])) == alamat[:50]
