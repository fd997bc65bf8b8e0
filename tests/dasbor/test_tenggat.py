"""Time as pages show it: words, bar, exact deadline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.dasbor.bantu import SOP
from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Unit
from ukpbj.akun.models.unit import Zona
from ukpbj.sop import format_waktu
from ukpbj.sop.kalender import Batas, jam, menit, preset_perpres_21_2023
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.tenggat import Keadaan, Tenggat, lama_terlambat, tenggat

UNIT = Unit(pk=1, kode="contoh", nama="LPSE Contoh")
KALENDER = preset_perpres_21_2023(UNIT.tzinfo)


def _baris(batas: Batas | None = None, **kolom: Any) -> PelaksanaanLangkah:
    """An unsaved step 5 that opened on Monday at 09.00 WIB."""
    isi: dict[str, Any] = {"urut": 5, "peran": "verifikator", "mulai": SENIN_PAGI} | kolom
    baris = PelaksanaanLangkah(
        proses=Proses(unit=UNIT, kode_sop=SOP), unit=UNIT, dibuka=SENIN_PAGI, **isi
    )
    if batas and baris.mulai:
        baris.batas_nilai, baris.batas_satuan = batas.nilai, batas.satuan
        baris.jatuh_tempo = KALENDER.jatuh_tempo(baris.mulai, batas)
        baris.terlambat_sejak = KALENDER.terlambat_sejak(baris.jatuh_tempo)
    return baris


def _pada(menit_kemudian: float, baris: PelaksanaanLangkah) -> Tenggat:
    return tenggat(baris, SENIN_PAGI + timedelta(minutes=menit_kemudian), KALENDER)


@pytest.mark.parametrize(
    ("lewat", "keadaan", "kata", "persen"),
    [
        (0, Keadaan.AMAN, "tersisa 30 menit kerja dari 30", 0),
        (18, Keadaan.AMAN, "tersisa 12 menit kerja dari 30", 60),
        (24, Keadaan.HAMPIR, "tersisa 6 menit kerja dari 30", 80),
        (29.5, Keadaan.HAMPIR, "tersisa kurang dari 1 menit kerja", 98),
        (30, Keadaan.HAMPIR, "tenggat tercapai", 100),
        (31, Keadaan.TERLAMBAT, "terlambat 1 menit kerja", 100),
        (150, Keadaan.TERLAMBAT, "terlambat 2 jam kerja", 100),
    ],
)
def test_waktu_disebut_dalam_kata_dengan_bilah(
    lewat: float, keadaan: Keadaan, kata: str, persen: int
) -> None:
    hasil = _pada(lewat, _baris(menit(30)))
    assert (hasil.keadaan, hasil.teks, hasil.persen) == (keadaan, kata, persen)
    assert hasil.jatuh_tempo_teks == "Senin 12 Okt 2026, 09.30 WIB"


def test_sisa_dalam_satuan_lain_menyebut_satuan_batasnya() -> None:
    assert _pada(75, _baris(jam(2))).teks == "tersisa 45 menit kerja dari 2 jam"


def test_istirahat_tidak_membuat_terlambat() -> None:
    baris = _baris(menit(180))  # until 12.00, when the break begins
    assert _pada(230, baris).keadaan is Keadaan.HAMPIR
    assert _pada(241, baris).teks == "terlambat 1 menit kerja"


def test_langkah_tanpa_batas_mengatakannya() -> None:
    assert _pada(999, _baris()) == Tenggat(Keadaan.TANPA_BATAS, "tanpa batas")


def test_jam_yang_menunggu_kehadiran_mengatakannya() -> None:
    assert _pada(0, _baris(mulai=None)) == Tenggat(Keadaan.DITUNDA, "menunggu kehadiran")


@pytest.mark.parametrize(
    ("mulai", "kata"),
    [
        (SENIN_PAGI + timedelta(hours=1), "janji hari ini 10.00 WIB"),
        (SENIN_PAGI + timedelta(days=1), "janji besok 09.00 WIB"),
        (SENIN_PAGI + timedelta(days=3), "janji Kamis 09.00 WIB"),
        (SENIN_PAGI + timedelta(days=7), "janji Senin 19 Okt 2026, 09.00 WIB"),
    ],
)
def test_janji_disebut_seperti_orang_menyebutnya(mulai: datetime, kata: str) -> None:
    hasil = _pada(0, _baris(menit(30), mulai=mulai))
    assert (hasil.keadaan, hasil.teks) == (Keadaan.DITUNDA, kata)


def test_waktu_pelaku_usaha_tidak_pernah_disebut_terlambat() -> None:
    hasil = _pada(60, _baris(menit(30), peran="pelaku_usaha"))
    assert (hasil.keadaan, hasil.teks) == (Keadaan.HAMPIR, "lewat batas 30 menit kerja")


def test_langkah_selesai_tampil_seperti_saat_ditutup() -> None:
    baris = _baris(menit(30), selesai=SENIN_PAGI + timedelta(minutes=10))
    assert _pada(999, baris).teks == "tersisa 20 menit kerja dari 30"


def test_lama_terlambat_dihitung_dalam_waktu_kerja() -> None:
    baris = _baris(menit(30))
    besok = SENIN_PAGI + timedelta(days=1)
    assert lama_terlambat(baris, besok, KALENDER) == "7 jam kerja"
    assert lama_terlambat(_baris(), besok, KALENDER) == ""


def test_waktu_ditulis_menurut_zona_unit() -> None:
    saat = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
    wit = Unit(pk=2, zona=Zona.WIT)
    assert format_waktu.lengkap(saat, UNIT) == "Senin, 23 November 2026 pukul 00.05 WIB"
    assert format_waktu.sedang(saat, wit) == "Senin 23 Nov 2026, 02.05 WIT"
    assert format_waktu.ringkas(saat, UNIT) == "Sen 23 Nov 00.05"
    assert format_waktu.akhir_hari(saat, UNIT) == datetime(2026, 11, 23, 17, tzinfo=UTC)
