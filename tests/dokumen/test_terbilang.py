"""Numbers and dates in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukpbj.dokumen.terbilang import (
    BULAN,
    HARI,
    TERBESAR,
    tanggal_panjang,
    tanggal_terbilang,
    terbilang,
)

ANGKA = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7}
ANGKA |= {"delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11}
PENGALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca(kata: str) -> int:
    """The number that words say, read from left to right as a person does."""
    jumlah = kelompok = 0
    for satu in kata.split():
        if satu in ANGKA:
            kelompok += ANGKA[satu]
        elif satu == "belas":
            kelompok += 10
        elif satu == "puluh":
            kelompok += kelompok % 10 * 9
        elif satu == "seratus":
            kelompok += 100
        elif satu == "ratus":
            kelompok *= 100
        elif satu == "seribu":
            jumlah += 1000
        else:
            jumlah, kelompok = jumlah + kelompok * PENGALI[satu], 0
    return jumlah + kelompok


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (23, "dua puluh tiga"),
        (100, "seratus"),
        (110, "seratus sepuluh"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (10**12, "satu triliun"),
        (-5, "minus lima"),
    ],
)
def test_bilangan_ditulis_seperti_di_naskah(angka, kata):
    assert terbilang(angka) == kata


@given(st.integers(min_value=0, max_value=TERBESAR))
def test_bilangan_yang_dibaca_kembali_tetap_sama(angka):
    kata = terbilang(angka)
    assert baca(kata) == angka
    assert kata == " ".join(kata.split())


@given(st.integers(min_value=1, max_value=TERBESAR))
def test_satu_ribu_dan_satu_ratus_tidak_pernah_muncul(angka):
    kata = f" {terbilang(angka)} "
    assert " satu ratus " not in kata
    assert " satu puluh " not in kata
    assert not kata.startswith(" satu ribu ")


@pytest.mark.parametrize("angka", [TERBESAR + 1, -TERBESAR - 1])
def test_bilangan_di_luar_jangkauan_ditolak(angka):
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(angka)


def test_tanggal_ditulis_dengan_kata():
    assert tanggal_terbilang(date(2026, 11, 23)) == (
        "Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam (23-11-2026)"
    )
    assert tanggal_panjang(date(2024, 1, 7)) == "7 Januari 2024"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_setiap_tanggal_dapat_dibaca_kembali(tanggal):
    hari, sisa = tanggal_terbilang(tanggal).split(" tanggal ")
    tgl, sisa = sisa.split(" bulan ")
    bulan, sisa = sisa.split(" tahun ")
    tahun, angka = sisa.split(" (")
    assert HARI.index(hari) == tanggal.weekday()
    assert date(baca(tahun), BULAN.index(bulan) + 1, baca(tgl)) == tanggal
    assert angka == f"{tanggal.day:02d}-{tanggal.month:02d}-{tanggal.year})"
