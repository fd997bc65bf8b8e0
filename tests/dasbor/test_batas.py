"""The head sets limits where the SOP prints none; a printed one stands for ever."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.dasbor.bantu import SOP as SOP_BERBATAS
from tests.dasbor.bantu import alamat, buka_langkah, teks
from tests.layar import Masuk
from tests.pabrik import (
    SENIN_PAGI,
    Pemeran,
    UnitFactory,
    baris_terbuka,
    beri_peran,
    buat_pemeran,
    selesaikan,
)
from ukpbj.sop import layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.kalender import Batas, hari, jam
from ukpbj.sop.layanan.batas import Penetapan
from ukpbj.sop.models import BatasLangkah, PelaksanaanLangkah

DUA_HARI = hari(2)
HARI_INI = date(2026, 10, 12)
BESOK = HARI_INI + timedelta(days=1)
SOP, TANPA_BATAS = "analisa-ketersediaan", 1
"""Its first two steps are JF PPBJ's and print no limit."""
BERBATAS = 4
"""Of registrasi-batang: a step with a printed limit."""


@pytest.fixture
def pemeran(pemeran: Pemeran) -> Pemeran:
    """The cast of a unit that runs both SOPs; the verifikator is JF PPBJ too."""
    return siapkan(pemeran)


def siapkan(pemeran: Pemeran) -> Pemeran:
    pemeran.unit.sop_aktif = [SOP, SOP_BERBATAS]
    pemeran.unit.save()
    beri_peran(pemeran.verifikator, "jf_ppbj", pemeran.unit)
    return pemeran


def mulai(pemeran: Pemeran, pada: datetime = SENIN_PAGI) -> PelaksanaanLangkah:
    """The first row of a new case of the SOP without limits."""
    return baris_terbuka(
        layanan.mulai_proses(
            kelas_sop(SOP), unit=pemeran.unit, oleh=pemeran.verifikator, judul="Contoh", pada=pada
        )
    )


def tetapkan(pemeran: Pemeran, batas: Batas = DUA_HARI, **lain: Any) -> BatasLangkah:
    isi: dict[str, Any] = {
        "kode_sop": SOP, "urut": TANPA_BATAS, "huruf": "", "batas": batas, "dasar": "SK 5/2026",
        "mulai": HARI_INI,
    } | lain  # fmt: skip
    return layanan.tetapkan_batas(pemeran.unit, Penetapan(**isi), oleh=pemeran.kepala)


def isian(**lain: str) -> dict[str, str]:
    return {
        "nilai": "2", "satuan": "hari", "dasar": "SK Contoh 5/2026", "mulai": "2026-10-12",
        "sampai": "", "aksi": "tetapkan",
    } | lain  # fmt: skip


def alamat_batas(kode: str = SOP, urut: int = TANPA_BATAS) -> str:
    return reverse("dasbor:batas_langkah", args=[kode, str(urut)]) + "?unit=batang"


# --- The engine -------------------------------------------------------------------------------


def test_langkah_yang_dibuka_kemudian_memakainya_dan_menyimpan_asalnya(pemeran: Pemeran):
    sebelum = mulai(pemeran)
    penetapan = tetapkan(pemeran)
    sesudah = mulai(pemeran)

    sebelum.refresh_from_db()
    assert (sebelum.batas, sebelum.jatuh_tempo, sebelum.asal_batas) == (None, None, "")
    assert (sesudah.batas, sesudah.asal_batas) == (hari(2), "unit")
    assert sesudah.penetapan_batas == penetapan
    assert sesudah.jatuh_tempo == SENIN_PAGI + timedelta(days=2)


def test_berlaku_juga_dalam_proses_yang_sedang_berjalan(pemeran: Pemeran):
    baris = mulai(pemeran)
    tetapkan(pemeran, jam(3), urut=2)
    hasil = baris.langkah.lanjut[0].nama
    proses = selesaikan(baris.proses.spesifik(), hasil, oleh=pemeran.verifikator)

    lanjut = baris_terbuka(proses)
    assert (lanjut.urut, lanjut.batas, lanjut.asal_batas) == (2, jam(3), "unit")


def test_yang_sudah_terbuka_menyimpan_batasnya_walau_dicabut(pemeran: Pemeran):
    penetapan = tetapkan(pemeran)
    baris = mulai(pemeran)
    layanan.cabut_batas(penetapan.pk, oleh=pemeran.kepala)

    baris.refresh_from_db()
    assert (baris.batas, baris.penetapan_batas) == (hari(2), penetapan)


@pytest.mark.parametrize(
    ("sejak", "sampai", "berlaku"),
    [
        (HARI_INI, None, True),
        (HARI_INI, HARI_INI, True),
        (BESOK, None, False),
    ],
)
def test_hanya_pada_masa_berlakunya(
    sejak: date, sampai: date | None, berlaku: bool, pemeran: Pemeran
):
    tetapkan(pemeran, mulai=sejak, sampai=sampai)
    assert (mulai(pemeran).batas is not None) is berlaku


def test_tanggal_dihitung_menurut_zona_unit(pemeran: Pemeran):
    """Sunday 23.00 UTC is Monday in WIB, sixteen hours before it is not."""
    tetapkan(pemeran)
    assert mulai(pemeran, SENIN_PAGI.replace(day=11, hour=23)).batas == hari(2)
    assert mulai(pemeran, SENIN_PAGI.replace(day=11, hour=7)).batas is None


def test_yang_dicabut_dan_yang_milik_unit_lain_tidak_dipakai(pemeran: Pemeran):
    layanan.cabut_batas(tetapkan(pemeran).pk, oleh=pemeran.kepala)
    tetapkan(siapkan(buat_pemeran(UnitFactory.create(kode="pagaralam"))))
    assert mulai(pemeran).batas is None


def test_batas_tercetak_tidak_pernah_diganti(pemeran: Pemeran):
    with pytest.raises(BelumDapat, match="tercetak di SOP"):
        tetapkan(pemeran, kode_sop=SOP_BERBATAS, urut=BERBATAS)
    # Even a row that came in behind the door's back changes nothing.
    BatasLangkah.objects.create(
        unit=pemeran.unit, kode_sop=SOP_BERBATAS, urut=BERBATAS, nilai=1, satuan="menit",
        dasar="-", berlaku_mulai=HARI_INI, ditetapkan_oleh=pemeran.kepala, dibuat=SENIN_PAGI,
    )  # fmt: skip
    baris = buka_langkah(BERBATAS, pemeran)
    assert (baris.asal_batas, baris.batas) == ("sop", baris.langkah.batas)
    assert baris.penetapan_batas is None


def test_hanya_langkah_tanpa_batas_tercetak_yang_menanyakannya(pemeran: Pemeran):
    for buka, banyak in ((lambda: buka_langkah(BERBATAS, pemeran), 0), (lambda: mulai(pemeran), 1)):
        with CaptureQueriesContext(connection) as kueri:
            buka()
        tanya = [k for k in kueri if 'FROM "sop_bataslangkah"' in k["sql"]]
        assert len(tanya) == banyak


# --- The door ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ubah", "medan"),
    [
        ({"dasar": "  "}, "dasar"),
        ({"mulai": HARI_INI - timedelta(days=1)}, "mulai"),
        ({"sampai": HARI_INI - timedelta(days=1)}, "sampai"),
        ({"batas": hari(367)}, "nilai"),
    ],
)
def test_isian_yang_salah_ditolak(ubah: dict[str, Any], medan: str, pemeran: Pemeran):
    with pytest.raises(IsianBelumLengkap) as galat:
        tetapkan(pemeran, **ubah)
    assert medan in galat.value.medan


@pytest.mark.parametrize("mulai", [HARI_INI, BESOK, BESOK + timedelta(days=6)])
def test_dua_batas_tidak_berlaku_pada_hari_yang_sama(mulai: date, pemeran: Pemeran):
    tetapkan(pemeran, mulai=BESOK, sampai=BESOK + timedelta(days=6))
    with pytest.raises(IsianBelumLengkap) as galat:
        tetapkan(pemeran, mulai=mulai)
    assert "sudah berlaku 2 hari" in galat.value.medan["mulai"]


def test_sesudah_yang_lama_berakhir_yang_baru_boleh_mulai(pemeran: Pemeran):
    lama = tetapkan(pemeran)
    layanan.akhiri_batas(lama.pk, HARI_INI, oleh=pemeran.kepala)
    baru = tetapkan(pemeran, jam(4), mulai=BESOK)

    lama.refresh_from_db()
    assert (lama.berlaku_sampai, lama.diakhiri_oleh) == (HARI_INI, pemeran.kepala)
    assert BatasLangkah.objects.berlaku(HARI_INI).get() == lama
    assert BatasLangkah.objects.berlaku(BESOK).get() == baru


def test_yang_dicabut_memberi_tempat_pada_hari_itu_juga(pemeran: Pemeran):
    layanan.cabut_batas(tetapkan(pemeran).pk, oleh=pemeran.kepala)
    tetapkan(pemeran, jam(4))
    assert BatasLangkah.objects.count() == 2
    assert mulai(pemeran).batas == jam(4)


@pytest.mark.parametrize("hari_kemudian", [-1, 30])
def test_hari_terakhir_yang_lewat_atau_sesudah_akhirnya_ditolak(
    hari_kemudian: int, pemeran: Pemeran
):
    satu = tetapkan(pemeran, sampai=BESOK)
    with pytest.raises(IsianBelumLengkap):
        layanan.akhiri_batas(satu.pk, HARI_INI + timedelta(days=hari_kemudian), oleh=pemeran.kepala)


def test_yang_sudah_dicabut_atau_berakhir_tidak_diubah_lagi(
    pemeran: Pemeran, jam_beku: time_machine.Traveller
):
    dicabut = tetapkan(pemeran)
    layanan.cabut_batas(dicabut.pk, oleh=pemeran.kepala)
    for pk in (dicabut.pk, 999_999):
        with pytest.raises(BelumDapat):
            layanan.cabut_batas(pk, oleh=pemeran.kepala)
        with pytest.raises(BelumDapat):
            layanan.akhiri_batas(pk, BESOK, oleh=pemeran.kepala)
    berakhir = tetapkan(pemeran, sampai=HARI_INI)
    jam_beku.shift(timedelta(days=1))
    with pytest.raises(BelumDapat, match="sudah berakhir"):
        layanan.cabut_batas(berakhir.pk, oleh=pemeran.kepala)


def test_hanya_kepala_unit_itu_yang_menetapkan_dan_mengakhiri(pemeran: Pemeran):
    satu = tetapkan(pemeran)
    lain = buat_pemeran(UnitFactory.create(kode="pagaralam"))
    for orang in (pemeran.verifikator, lain.kepala):
        isi = Penetapan(SOP, TANPA_BATAS, "", hari(1), "SK", BESOK)
        with pytest.raises(TidakBerwenang):
            layanan.tetapkan_batas(pemeran.unit, isi, oleh=orang)
        with pytest.raises(TidakBerwenang):
            layanan.akhiri_batas(satu.pk, BESOK, oleh=orang)
        with pytest.raises(TidakBerwenang):
            layanan.cabut_batas(satu.pk, oleh=orang)


@pytest.mark.parametrize("tujuan", [("tidak-ada", 1, ""), (SOP, 99, ""), (SOP, 1, "z")])
def test_langkah_yang_tidak_ada_ditolak(tujuan: tuple[str, int, str], pemeran: Pemeran):
    kode, urut, huruf = tujuan
    with pytest.raises(BelumDapat):
        tetapkan(pemeran, kode_sop=kode, urut=urut, huruf=huruf)


def test_basis_data_menolak_dua_yang_tanpa_akhir(pemeran: Pemeran):
    satu = tetapkan(pemeran)
    satu.pk = None
    with pytest.raises(IntegrityError):
        satu.save()


# --- The pages --------------------------------------------------------------------------------


def test_daftar_menyebut_berapa_yang_belum_punya_batas(pemeran: Pemeran, masuk: Masuk):
    tanpa = sum(b.batas is None for b in kelas_sop(SOP).sop.langkah)
    klien = masuk(pemeran.kepala)

    assert f"{tanpa} langkah belum punya batas waktu" in teks(klien.get(reverse("dasbor:batas")))
    tetapkan(pemeran)
    assert f"{tanpa - 1} " in teks(klien.get(reverse("dasbor:batas")))


def test_biaya_daftar_tidak_tumbuh_dengan_sop_dan_penetapan(pemeran: Pemeran, masuk: Masuk):
    klien, biaya = masuk(pemeran.kepala), []
    for sop_aktif in ([SOP], [SOP, "registrasi-kaltim-perseorangan", "registrasi-pagaralam"]):
        pemeran.unit.sop_aktif = sop_aktif
        pemeran.unit.save()
        klien.get(reverse("dasbor:batas"))
        with CaptureQueriesContext(connection) as kueri:
            klien.get(reverse("dasbor:batas"))
        biaya.append(len(kueri))
        tetapkan(pemeran, urut=len(biaya))
    assert biaya[0] == biaya[1]


def test_tabel_sop_menyebut_yang_tercetak_dan_yang_ditetapkan(pemeran: Pemeran, masuk: Masuk):
    tetapkan(pemeran, jam(5))
    halaman = teks(masuk(pemeran.kepala).get(reverse("dasbor:batas_sop", args=[SOP])))

    assert "5 jam SK 5/2026" in halaman
    tercetak = reverse("dasbor:batas_sop", args=[SOP_BERBATAS])
    batas = str(kelas_sop(SOP_BERBATAS).sop.baris(BERBATAS).batas)
    assert batas in teks(masuk(pemeran.kepala).get(tercetak))


def test_kepala_menetapkan_lalu_mengakhiri_lalu_mencabut_di_halaman(pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    assert klien.post(alamat_batas(), isian()).status_code == 302
    satu = BatasLangkah.objects.get()
    assert (satu.batas, satu.dasar, satu.berlaku_mulai) == (hari(2), "SK Contoh 5/2026", HARI_INI)

    tutup = {"aksi": "akhiri", "penetapan": str(satu.pk), "sampai": "2026-10-20"}
    assert klien.post(alamat_batas(), tutup).status_code == 302
    satu.refresh_from_db()
    assert satu.berlaku_sampai == date(2026, 10, 20)

    assert klien.post(alamat_batas(), tutup | {"aksi": "cabut"}).status_code == 302
    halaman = teks(klien.get(alamat_batas()))
    assert "2 hari kerja" in halaman
    assert "dicabut Contoh Kepala" in halaman


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"nilai": ""}, "Isikan batasnya."),
        ({"nilai": "0"}, "Batas paling sedikit 1."),
        ({"nilai": "satu"}, "Tulis bilangan bulat"),
        ({"nilai": "9" * 40}, "terlalu lama"),
        ({"nilai": "99999", "satuan": "hari"}, "Paling lama 366 hari."),
        ({"satuan": "abad"}, ""),
        ({"dasar": " "}, "Tuliskan dasar penetapannya"),
        ({"mulai": "2026-02-31"}, "Tanggal ini tidak ada di kalender."),
        ({"mulai": "2026-10-11"}, "Langkah yang sudah dibuka tidak berubah"),
        ({"sampai": "2026-10-01"}, "Hari terakhir mendahului hari pertama."),
    ],
)
def test_isian_salah_diberi_pesan_dan_tidak_ada_yang_hilang(
    ubah: dict[str, str], pesan: str, pemeran: Pemeran, masuk: Masuk
):
    kiriman = isian(**({"dasar": "SK Yang Saya Ketik"} | ubah))
    jawaban = masuk(pemeran.kepala).post(alamat_batas(), kiriman)

    assert jawaban.status_code == 422
    assert pesan in teks(jawaban)
    if "dasar" not in ubah:
        assert "SK Yang Saya Ketik" in jawaban.content.decode()
    assert not BatasLangkah.objects.exists()


def test_hari_terakhir_yang_salah_diberi_pesan_pada_batas_itu(pemeran: Pemeran, masuk: Masuk):
    satu = tetapkan(pemeran)
    klien = masuk(pemeran.kepala)
    for sampai, pesan in (("2026-10-01", "Hari itu sudah lewat."), ("", "Isikan tanggalnya.")):
        kiriman = {"aksi": "akhiri", "penetapan": str(satu.pk), "sampai": sampai}
        jawaban = klien.post(alamat_batas(), kiriman)
        assert (jawaban.status_code, pesan in teks(jawaban)) == (422, True)


def test_mencabut_dua_kali_diberi_tahu(pemeran: Pemeran, masuk: Masuk):
    satu, klien = tetapkan(pemeran), masuk(pemeran.kepala)
    kiriman = {"aksi": "cabut", "penetapan": str(satu.pk)}
    klien.post(alamat_batas(), kiriman)
    jawaban = klien.post(alamat_batas(), kiriman)
    assert (jawaban.status_code, "sudah dicabut" in teks(jawaban)) == (409, True)


@pytest.mark.parametrize("penetapan", ["", "abc", "999999", "1' OR 1=1", "9" * 50])
def test_penetapan_yang_bukan_milik_langkah_ini_404(penetapan: str, pemeran: Pemeran, masuk: Masuk):
    kiriman = {"aksi": "cabut", "penetapan": penetapan}
    assert masuk(pemeran.kepala).post(alamat_batas(), kiriman).status_code == 404


def test_batas_tercetak_tidak_ditawari_formulir_dan_ditolak(pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    assert "Tetapkan batas" not in teks(klien.get(alamat_batas(SOP_BERBATAS, BERBATAS)))
    jawaban = klien.post(alamat_batas(SOP_BERBATAS, BERBATAS), isian())
    assert jawaban.status_code == 409
    assert not BatasLangkah.objects.exists()


@pytest.mark.parametrize("ekor", ["0", "99", "1z", "x", "1000000000000"])
def test_alamat_langkah_yang_tidak_ada_404(ekor: str, pemeran: Pemeran, masuk: Masuk):
    klien = masuk(pemeran.kepala)
    assert klien.get(reverse("dasbor:batas_langkah", args=[SOP, ekor])).status_code == 404


def test_sop_yang_tidak_dipakai_unit_404(pemeran: Pemeran, masuk: Masuk):
    alamat_lain = reverse("dasbor:batas_sop", args=["registrasi-pagaralam"])
    assert masuk(pemeran.kepala).get(alamat_lain).status_code == 404


def test_kepala_unit_lain_tidak_melihat_unit_ini(pemeran: Pemeran, masuk: Masuk):
    lain = buat_pemeran(UnitFactory.create(kode="pagaralam"))
    klien = masuk(lain.kepala)
    assert klien.get(f"{reverse('dasbor:batas')}?unit=batang").status_code == 404
    assert klien.post(alamat_batas(), isian()).status_code == 404


def test_kepala_dua_unit_memilih_unitnya(pemeran: Pemeran, masuk: Masuk):
    lain = UnitFactory.create(kode="pagaralam")
    beri_peran(pemeran.kepala, "kepala_ukpbj", lain)
    halaman = masuk(pemeran.kepala).get(f"{reverse('dasbor:batas')}?unit=pagaralam")

    assert str(lain) in teks(halaman)
    assert "?unit=batang" in halaman.content.decode()


def test_kepala_untuk_satu_sop_saja_ditolak(pemeran: Pemeran):
    orang = pemeran.vendor_b
    beri_peran(orang, "kepala_ukpbj", pemeran.unit, sop=SOP)
    klien = Client()
    klien.force_login(orang)
    assert klien.get(reverse("dasbor:batas")).status_code == 403


def test_halaman_rincian_menyebut_batas_yang_ditetapkan(pemeran: Pemeran, masuk: Masuk):
    tetapkan(pemeran)
    halaman = teks(masuk(pemeran.kepala).get(alamat(mulai(pemeran), "rincian")))
    assert "Ditetapkan Contoh Kepala berdasarkan SK 5/2026" in halaman
