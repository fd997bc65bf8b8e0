"""People named for a package: only they, or their Plh., act; everywhere in that package."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from pengadaan.alur.perencanaan_pengadaan import PerencanaanPengadaan
from pengadaan.alur.persiapan_pemilihan import PersiapanPemilihan
from pengadaan.alur.persiapan_pengadaan import PersiapanPengadaan
from pengadaan.models import ProsesPaket
from tests.layar import Masuk
from tests.pabrik import beri_peran, isian, petugas
from tests.pengadaan.bantu import (
    Rombongan,
    alamat,
    anak_kini,
    buat_paket,
    buat_rombongan,
    jalan,
    mulai,
    mulai_utama,
    rencanakan,
    terbuka,
)
from ukpbj.akun.models import Pengguna, Penugasan
from ukpbj.sop import izin, layanan
from ukpbj.sop.galat import IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.models import IkatanPeran, PelaksanaanLangkah, Proses

HARI_INI = date(2026, 10, 12)


def _boleh(orang: Pengguna, proses: Proses) -> bool:
    """Whether queue, page and door all let this person do the open step; they must agree."""
    baris = terbuka(proses)
    antre = PelaksanaanLangkah.objects.untuk(orang).filter(pk=baris.pk).exists()
    boleh = izin.boleh_mengerjakan(orang, proses, baris.langkah)
    assert antre is boleh
    if not boleh:
        hasil = baris.langkah.lanjut[0].nama
        with pytest.raises(TidakBerwenang):
            layanan.selesaikan_langkah(baris.pk, hasil, oleh=orang, isian=isian(baris, hasil))
    return boleh


def _terikat(proses: Proses) -> dict[str, set[int]]:
    return dict(izin.orang_terikat(proses))


@pytest.fixture
def perencanaan(rombongan: Rombongan) -> ProsesPaket:
    return mulai(PerencanaanPengadaan, buat_paket(rombongan.unit), rombongan.pa)


@pytest.fixture
def di_ppk(rombongan: Rombongan, perencanaan: ProsesPaket) -> ProsesPaket:
    """At the first step of the PPK, after PPK Satu was named."""
    jalan(perencanaan, "PPK ditetapkan", rombongan.pa, rombongan.ppk)
    return perencanaan


# --- Naming -----------------------------------------------------------------------------------


def test_ppk_yang_ditetapkan_saja_yang_melihat_dan_mengerjakan(
    rombongan: Rombongan, di_ppk: ProsesPaket
) -> None:
    assert _boleh(rombongan.ppk, di_ppk)
    assert not _boleh(rombongan.ppk_lain, di_ppk)
    catatan = di_ppk.jejak.get(jenis="selesaikan").isi
    assert (catatan["menunjuk"], catatan["petugas"]) == ("ppk", [rombongan.ppk.pk])


def test_jabfung_perencanaan_dan_persiapan_pengadaan(
    rombongan: Rombongan, di_ppk: ProsesPaket
) -> None:
    jalan(di_ppk, "perlu asistensi", rombongan.ppk)
    jalan(di_ppk, "ditunjuk", rombongan.kepala, rombongan.jabfung)
    assert _boleh(rombongan.jabfung, di_ppk)
    assert not _boleh(rombongan.jabfung_lain, di_ppk)
    siap = mulai(PersiapanPengadaan, di_ppk.paket, rombongan.pa)
    for hasil, oleh in (
        ("disampaikan", rombongan.pa),
        ("direviu", rombongan.ppk),
        ("disetujui", rombongan.pa),
        ("minta pendampingan", rombongan.ppk),
    ):
        jalan(siap, hasil, oleh)
    jalan(siap, "ditugaskan", rombongan.kepala, rombongan.jabfung_lain)
    assert _boleh(rombongan.jabfung_lain, siap)
    # One package, one Jabfung: the new one takes the place of the old one everywhere.
    assert not _boleh(rombongan.jabfung, siap)
    assert not _boleh(rombongan.jabfung, di_ppk)


def test_pokja_adalah_kelompok_dan_siapa_pun_dari_mereka_bertindak(rombongan: Rombongan) -> None:
    proses = mulai(PersiapanPemilihan, buat_paket(rombongan.unit), rombongan.ppk)
    jalan(proses, "disampaikan", rombongan.ppk)
    jalan(proses, "Pokja ditetapkan", rombongan.kepala, *rombongan.pokja[:2])
    assert [_boleh(orang, proses) for orang in rombongan.pokja] == [True, True, False]
    jalan(proses, "lengkap", rombongan.pokja[1])
    assert [_boleh(orang, proses) for orang in rombongan.pokja] == [True, True, False]


@pytest.mark.parametrize("siapa", [[], ["pa"], ["ppk", "ppk_lain"], ["ppk", "jabfung"]])
def test_yang_ditunjuk_harus_seorang_pemegang_peran(
    rombongan: Rombongan, perencanaan: ProsesPaket, siapa: list[str]
) -> None:
    orang = [getattr(rombongan, nama) for nama in siapa]
    with pytest.raises(IsianBelumLengkap) as galat:
        jalan(perencanaan, "PPK ditetapkan", rombongan.pa, *orang)
    assert set(galat.value.medan) == {"petugas"}
    assert not IkatanPeran.objects.exists()
    assert terbuka(perencanaan).urut == 1


def test_pemegang_di_unit_lain_atau_yang_masanya_lewat_tidak_dapat_ditunjuk(
    rombongan: Rombongan, perencanaan: ProsesPaket
) -> None:
    lewat = petugas("pa_kpa", rombongan.unit, "Contoh Lama")
    beri_peran(lewat, "ppk", rombongan.unit, sampai=HARI_INI - timedelta(days=1))
    for orang in (buat_rombongan("lain").ppk, lewat):
        with pytest.raises(IsianBelumLengkap):
            jalan(perencanaan, "PPK ditetapkan", rombongan.pa, orang)


# --- How far it reaches -----------------------------------------------------------------------


def test_ikatan_berlaku_di_induk_dan_semua_anak_paket_itu(rombongan: Rombongan) -> None:
    utama = mulai_utama(rombongan)
    rencanakan(rombongan, anak_kini(utama))
    jalan(utama, "direncanakan", rombongan.pa)
    persiapan = anak_kini(utama)
    jalan(persiapan, "disampaikan", rombongan.pa)
    for proses in (utama, persiapan):
        assert _boleh(rombongan.ppk, proses)
        assert not _boleh(rombongan.ppk_lain, proses)


def test_paket_lain_tidak_terpengaruh(rombongan: Rombongan, di_ppk: ProsesPaket) -> None:
    lain = mulai(PersiapanPengadaan, buat_paket(rombongan.unit), rombongan.pa)
    jalan(lain, "disampaikan", rombongan.pa)
    assert _boleh(rombongan.ppk, lain)
    assert _boleh(rombongan.ppk_lain, lain)
    assert _terikat(lain) == {}


def test_penunjukan_ulang_menggantikan_yang_lama(rombongan: Rombongan, di_ppk: ProsesPaket) -> None:
    layanan.batalkan(di_ppk.pk, "Diulang.", oleh=rombongan.kepala)
    ulang = mulai(PerencanaanPengadaan, di_ppk.paket, rombongan.pa)
    jalan(ulang, "PPK ditetapkan", rombongan.pa, rombongan.ppk_lain)
    assert _terikat(ulang) == {"ppk": {rombongan.ppk_lain.pk}}


# --- Stand-ins and periods --------------------------------------------------------------------


def _plh(r: Rombongan, diganti: Pengguna | None, mulai: date, sampai: date) -> Pengguna:
    orang: Pengguna = petugas("helpdesk", r.unit, "Contoh Plh")
    beri_peran(
        orang, "ppk", r.unit,
        jenis=Penugasan.Jenis.PLH, menggantikan=diganti, mulai=mulai, sampai=sampai,
    )  # fmt: skip
    return orang


def test_plh_yang_ditunjuk_bertindak_hanya_dalam_masanya(
    rombongan: Rombongan, di_ppk: ProsesPaket, jam_beku: time_machine.Traveller
) -> None:
    besok = HARI_INI + timedelta(days=1)
    plh = _plh(rombongan, rombongan.ppk, besok, besok)
    assert not _boleh(plh, di_ppk)
    jam_beku.shift(timedelta(days=1))
    assert _boleh(plh, di_ppk)
    assert _boleh(rombongan.ppk, di_ppk)
    jam_beku.shift(timedelta(days=1))
    assert not _boleh(plh, di_ppk)


def test_plh_orang_lain_tidak_bertindak(rombongan: Rombongan, di_ppk: ProsesPaket) -> None:
    assert not _boleh(_plh(rombongan, rombongan.ppk_lain, HARI_INI, HARI_INI), di_ppk)
    assert not _boleh(_plh(rombongan, None, HARI_INI, HARI_INI), di_ppk)


def test_yang_terikat_tanpa_penugasan_yang_berlaku_tidak_bertindak(
    rombongan: Rombongan, di_ppk: ProsesPaket
) -> None:
    Penugasan.objects.filter(pengguna=rombongan.ppk).update(sampai=HARI_INI - timedelta(days=1))
    assert not _boleh(rombongan.ppk, di_ppk)
    assert not _boleh(rombongan.ppk_lain, di_ppk)


# --- The form ---------------------------------------------------------------------------------


def _langkah(masuk: Masuk, orang: Pengguna, proses: Proses) -> str:
    return masuk(orang).get(alamat(proses)).content.decode()


def test_formulir_menunjuk_seorang_dengan_tombol_pilihan(
    rombongan: Rombongan, masuk: Masuk, perencanaan: ProsesPaket
) -> None:
    _plh(rombongan, rombongan.ppk, HARI_INI, HARI_INI)
    isi = _langkah(masuk, rombongan.pa, perencanaan)
    assert isi.count('type="radio" name="petugas"') == 3
    assert "Contoh Plh (Plh.)" in isi
    assert "PPK yang ditunjuk" in isi
    assert str(rombongan.ppk_lain) in isi
    assert str(rombongan.jabfung) not in isi


def test_formulir_menunjuk_kelompok_dengan_kotak_centang(
    rombongan: Rombongan, masuk: Masuk
) -> None:
    proses = mulai(PersiapanPemilihan, buat_paket(rombongan.unit), rombongan.ppk)
    jalan(proses, "disampaikan", rombongan.ppk)
    klien = masuk(rombongan.kepala)
    isi = klien.get(alamat(proses)).content.decode()
    assert isi.count('type="checkbox" name="petugas"') == 3
    baris = terbuka(proses)
    kirim = {
        "kelengkapan-1": "ada", "keluaran-1": "ada", "hasil": "Pokja ditetapkan",
        "petugas": [rombongan.pokja[0].pk, rombongan.pokja[2].pk],
    }  # fmt: skip
    assert klien.post(f"{alamat(proses)}langkah/{baris.pk}/", kirim).status_code == 302
    assert _terikat(proses) == {"pokja_pemilihan": {rombongan.pokja[0].pk, rombongan.pokja[2].pk}}


@pytest.mark.parametrize("petugas", ["", "0", "x", "9" * 40, "pa"])
def test_pilihan_yang_salah_ditolak_di_samping_pilihannya(
    rombongan: Rombongan, masuk: Masuk, perencanaan: ProsesPaket, petugas: str
) -> None:
    baris = terbuka(perencanaan)
    kirim = {"kelengkapan-1": "ada", "keluaran-1": "ada", "hasil": "PPK ditetapkan"}
    kirim |= {"catatan": "Ketikan saya", "petugas": petugas}
    if petugas == "pa":
        kirim["petugas"] = str(rombongan.pa.pk)
    jawaban = masuk(rombongan.pa).post(f"{alamat(perencanaan)}langkah/{baris.pk}/", kirim)
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Pilih siapa yang ditunjuk." in isi or "tidak memegang peran itu" in isi
    assert "Ketikan saya" in isi
    assert not IkatanPeran.objects.exists()


def test_tanpa_pemegang_peran_halaman_menyatakannya_dan_siapa_yang_dapat_menugaskan(
    rombongan: Rombongan, masuk: Masuk, perencanaan: ProsesPaket
) -> None:
    Penugasan.objects.filter(peran="ppk").delete()
    isi = _langkah(masuk, rombongan.pa, perencanaan)
    assert "Belum ada yang memegang peran PPK" in isi
    assert "Minta admin menugaskannya" in isi
    baris = terbuka(perencanaan)
    kirim = {"kelengkapan-1": "ada", "keluaran-1": "ada", "hasil": "PPK ditetapkan"}
    jawaban = masuk(rombongan.pa).post(f"{alamat(perencanaan)}langkah/{baris.pk}/", kirim)
    assert jawaban.status_code == 422


def test_jejak_menyebut_siapa_yang_ditunjuk(
    rombongan: Rombongan, masuk: Masuk, di_ppk: ProsesPaket
) -> None:
    isi = masuk(rombongan.kepala).get(alamat(di_ppk, "jejak")).content.decode()
    assert str(rombongan.ppk) in isi
