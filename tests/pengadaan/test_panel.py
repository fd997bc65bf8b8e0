"""The package and the related cases on a case page, as far as the reader may see them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from pengadaan.alur.perencanaan_pengadaan import PerencanaanPengadaan
from pengadaan.alur.persiapan_pengadaan import PersiapanPengadaan
from tests.layar import Masuk
from tests.pabrik import beri_peran, petugas
from tests.pengadaan.bantu import (
    Rombongan,
    alamat,
    anak_kini,
    buat_paket,
    jalan,
    mulai,
    mulai_utama,
    rencanakan,
    terbuka,
)
from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.keluarga import keluarga
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.sop import layanan
from ukpbj.sop.models import Proses
from ukpbj.sop.waktu import sekarang


def _isi(masuk: Masuk, orang: Pengguna, proses: Proses) -> str:
    return masuk(orang).get(alamat(proses)).content.decode()


def _teks(isi: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", isi)).split())


def _pembaca(orang: Pengguna) -> Pembaca:
    return Pembaca(orang, penugasan_berlaku(orang), sekarang())


def _hanya_melihat_induk(r: Rombongan) -> Pengguna:
    """Holds a role in Proses Utama alone: sees the parent, not the children."""
    orang: Pengguna = petugas("helpdesk", r.unit, "Contoh Terbatas")
    beri_peran(orang, "pa_kpa", r.unit, sop="proses-utama")
    return orang


# --- The package ------------------------------------------------------------------------------


def test_panel_memuat_paket_petugas_dan_proses_lainnya(rombongan: Rombongan, masuk: Masuk) -> None:
    paket = buat_paket(rombongan.unit, kode_rup="51234567")
    proses = mulai(PersiapanPengadaan, paket, rombongan.pa)
    isi = _teks(_isi(masuk, rombongan.kepala, proses))
    assert "Kode RUP 51234567 Tahun anggaran 2026 Pagu Rp 1.250.000.000" in isi
    assert "Belum ada. Langkah sebuah peran terbuka bagi semua pemegangnya" in isi
    lain = mulai(PerencanaanPengadaan, paket, rombongan.pa)
    jalan(lain, "PPK ditetapkan", rombongan.pa, rombongan.ppk)
    isi = _isi(masuk, rombongan.kepala, proses)
    assert "PPK Contoh PPK Satu" in _teks(isi)
    assert f'href="{alamat(lain)}"' in isi


def test_yang_tampil_sebagai_kerabat_tidak_disebut_dua_kali(
    rombongan: Rombongan, masuk: Masuk
) -> None:
    utama = mulai_utama(rombongan)
    isi = _isi(masuk, rombongan.pokja[0], utama)
    assert "Proses terkait" in isi
    assert "Proses lain paket ini" not in isi


def test_panel_hanya_menautkan_yang_boleh_dibuka(rombongan: Rombongan, masuk: Masuk) -> None:
    paket = buat_paket(rombongan.unit)
    utama = mulai_utama(rombongan, paket)
    orang = _hanya_melihat_induk(rombongan)
    isi = _isi(masuk, orang, utama)
    assert alamat(anak_kini(utama)) not in isi
    assert "Proses lain paket ini" not in isi


def test_halaman_paket_tidak_memakai_kueri_per_proses(
    rombongan: Rombongan, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    utama = mulai_utama(rombongan)
    klien = masuk(rombongan.kepala)
    for _ in range(4):
        layanan.batalkan(anak_kini(utama).pk, "Diulang.", oleh=rombongan.kepala)
        layanan.mulai_anak(terbuka(utama).pk, oleh=rombongan.kepala)
    klien.get(alamat(utama))
    with django_assert_max_num_queries(28):
        klien.get(alamat(utama))


# --- The family -------------------------------------------------------------------------------


def test_induk_dan_anak_saling_menautkan(rombongan: Rombongan, masuk: Masuk) -> None:
    utama = mulai_utama(rombongan)
    anak = anak_kini(utama)
    di_induk = _isi(masuk, rombongan.kepala, utama)
    assert f'href="{alamat(anak)}">Perencanaan pengadaan</a>' in di_induk
    kata = "Untuk langkah 2 Langkah 2: Menetapkan PPK untuk perencanaan pengadaan, giliran PA/KPA"
    assert kata in _teks(di_induk)
    di_anak = _isi(masuk, rombongan.kepala, anak)
    assert f'href="{alamat(utama)}">Proses utama pengadaan</a>' in di_anak
    assert "Bagian dari langkah 2" in _teks(di_anak)


def test_kerabat_menyebut_keadaan_dan_pemegangnya(rombongan: Rombongan) -> None:
    utama = mulai_utama(rombongan)
    lama = anak_kini(utama)
    layanan.batalkan(lama.pk, "Diulang.", oleh=rombongan.kepala)
    baru = layanan.mulai_anak(terbuka(utama).pk, oleh=rombongan.pa)
    layanan.ambil_langkah(terbuka(baru).pk, oleh=rombongan.pa)
    anak = keluarga(utama, _pembaca(rombongan.kepala)).anak
    assert [(k.proses.pk, k.keadaan, k.giliran) for k in anak] == [
        (baru.pk, "Berjalan", "PA/KPA, Contoh PA"),
        (lama.pk, "Dibatalkan", ""),
    ]
    assert keluarga(utama, _pembaca(rombongan.pa)).anak[0].giliran == "PA/KPA, Anda"


def test_yang_tidak_boleh_membuka_anaknya_melihatnya_tanpa_tautan(
    rombongan: Rombongan, masuk: Masuk
) -> None:
    utama = mulai_utama(rombongan)
    anak, orang = anak_kini(utama), _hanya_melihat_induk(rombongan)
    isi = _isi(masuk, orang, utama)
    assert alamat(anak) not in isi
    assert f"Perencanaan pengadaan Berjalan {anak.nomor} · Untuk langkah 2" in _teks(isi)
    assert "Menetapkan PPK" not in isi
    assert masuk(orang).get(alamat(anak)).status_code == 404


def test_keluarga_dibaca_dengan_tiga_kueri(
    rombongan: Rombongan, django_assert_num_queries: Any
) -> None:
    utama = mulai_utama(rombongan)
    rencanakan(rombongan, anak_kini(utama))
    jalan(utama, "direncanakan", rombongan.pa)
    pembaca, anak = _pembaca(rombongan.kepala), anak_kini(utama)
    with django_assert_num_queries(3):
        assert len(keluarga(utama, pembaca).anak) == 2
    with django_assert_num_queries(3):
        assert keluarga(anak, pembaca).induk


def test_proses_tanpa_kerabat_tidak_menggambar_apa_pun(rombongan: Rombongan, masuk: Masuk) -> None:
    proses = mulai(PersiapanPengadaan, buat_paket(rombongan.unit), rombongan.pa)
    assert not keluarga(proses, _pembaca(rombongan.kepala))
    assert "Proses terkait" not in _isi(masuk, rombongan.kepala, proses)
