"""A bound step given to somebody else: what happens to the binding."""

from __future__ import annotations

from datetime import date

import pytest

from pengadaan.alur.perencanaan_pengadaan import PerencanaanPengadaan
from pengadaan.alur.persiapan_pemilihan import PersiapanPemilihan
from pengadaan.models import ProsesPaket
from tests.layar import Masuk
from tests.pabrik import beri_peran, petugas
from tests.pengadaan.bantu import Rombongan, alamat, buat_paket, jalan, mulai, terbuka
from ukpbj.akun.models import Pengguna, Penugasan
from ukpbj.sop import izin, layanan
from ukpbj.sop.models import Proses

HARI_INI = date(2026, 10, 12)


@pytest.fixture
def di_ppk(rombongan: Rombongan) -> ProsesPaket:
    proses = mulai(PerencanaanPengadaan, buat_paket(rombongan.unit), rombongan.pa)
    jalan(proses, "PPK ditetapkan", rombongan.pa, rombongan.ppk)
    return proses


def _alihkan(r: Rombongan, proses: Proses, kepada: Pengguna) -> None:
    layanan.alihkan_langkah(terbuka(proses).pk, kepada, "Dinas luar.", oleh=r.kepala)


def test_satu_yang_terikat_diganti(rombongan: Rombongan, di_ppk: ProsesPaket) -> None:
    _alihkan(rombongan, di_ppk, rombongan.ppk_lain)
    assert izin.orang_terikat(di_ppk) == {"ppk": {rombongan.ppk_lain.pk}}
    assert di_ppk.jejak.latest("nomor").isi["terikat"] == ["ppk"]
    langkah = terbuka(di_ppk).langkah
    assert izin.boleh_mengerjakan(rombongan.ppk_lain, di_ppk, langkah)
    assert not izin.boleh_mengerjakan(rombongan.ppk, di_ppk, langkah)


def test_kelompok_ditambah(rombongan: Rombongan) -> None:
    proses = mulai(PersiapanPemilihan, buat_paket(rombongan.unit), rombongan.ppk)
    jalan(proses, "disampaikan", rombongan.ppk)
    jalan(proses, "Pokja ditetapkan", rombongan.kepala, *rombongan.pokja[:2])
    _alihkan(rombongan, proses, rombongan.pokja[2])
    terikat = {orang.pk for orang in rombongan.pokja}
    assert izin.orang_terikat(proses) == {"pokja_pemilihan": terikat}


def test_plh_dan_sesama_anggota_tidak_mengubah_penunjukan(
    rombongan: Rombongan, di_ppk: ProsesPaket, masuk: Masuk
) -> None:
    plh = petugas("helpdesk", rombongan.unit, "Contoh Plh")
    beri_peran(
        plh, "ppk", rombongan.unit, jenis=Penugasan.Jenis.PLH, menggantikan=rombongan.ppk,
        mulai=HARI_INI, sampai=HARI_INI,
    )  # fmt: skip
    url = f"{alamat(di_ppk)}langkah/{terbuka(di_ppk).pk}/alihkan/"
    assert "Contoh Plh (Plh.)" in masuk(rombongan.kepala).get(url).content.decode()
    _alihkan(rombongan, di_ppk, plh)
    assert terbuka(di_ppk).pemegang == plh
    assert izin.orang_terikat(di_ppk) == {"ppk": {rombongan.ppk.pk}}
    assert "terikat" not in di_ppk.jejak.latest("nomor").isi


def test_peran_yang_tidak_terikat_tetap_bebas(rombongan: Rombongan) -> None:
    proses = mulai(PerencanaanPengadaan, buat_paket(rombongan.unit), rombongan.pa)
    lain = petugas("pa_kpa", rombongan.unit, "Contoh PA Dua")
    _alihkan(rombongan, proses, lain)
    assert izin.orang_terikat(proses) == {}
    assert izin.boleh_mengerjakan(rombongan.pa, proses, terbuka(proses).langkah)


def test_halaman_menyatakan_apa_yang_terjadi_dengan_penunjukan(
    rombongan: Rombongan, di_ppk: ProsesPaket, masuk: Masuk
) -> None:
    url = f"{alamat(di_ppk)}langkah/{terbuka(di_ppk).pk}/alihkan/"
    isi = masuk(rombongan.kepala).get(url).content.decode()
    assert "PPK sudah ditunjuk" in isi
    assert "Contoh PPK Satu. Orang lain yang Anda pilih menggantikannya" in isi
    assert "Contoh PPK Satu (ditunjuk)" in isi
    jawaban = masuk(rombongan.kepala).post(
        url, {"kepada": rombongan.ppk_lain.pk, "alasan": "Dinas luar."}
    )
    assert jawaban.status_code == 302
    assert izin.orang_terikat(di_ppk) == {"ppk": {rombongan.ppk_lain.pk}}
