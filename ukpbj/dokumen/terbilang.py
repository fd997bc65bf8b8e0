"""Numbers and dates in Indonesian words, as official documents write them."""

from __future__ import annotations

from datetime import date

SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
KELOMPOK = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
TERBESAR = 10**15 - 1
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def terbilang(angka: int) -> str:
    """`1026` as "seribu dua puluh enam"; raises ValueError beyond `TERBESAR` either way."""
    if abs(angka) > TERBESAR:
        raise ValueError("Bilangan terlalu besar untuk ditulis dengan kata.")
    if angka < 0:
        return f"minus {terbilang(-angka)}"
    if angka < 1000:
        return _ratusan(angka) or SATUAN[0]
    for nilai, nama in KELOMPOK:
        if angka >= nilai:
            banyak, sisa = divmod(angka, nilai)
            depan = "seribu" if (banyak, nama) == (1, "ribu") else f"{_ratusan(banyak)} {nama}"
            return f"{depan} {terbilang(sisa)}" if sisa else depan
    raise AssertionError("setiap bilangan dari seribu ada kelompoknya")


def _ratusan(angka: int) -> str:
    """0 to 999; nothing for 0."""
    if angka >= 100:
        ratus, sisa = divmod(angka, 100)
        depan = "seratus" if ratus == 1 else f"{SATUAN[ratus]} ratus"
        return f"{depan} {_ratusan(sisa)}".rstrip()
    if angka >= 20:
        puluh, sisa = divmod(angka, 10)
        return f"{SATUAN[puluh]} puluh {_ratusan(sisa)}".rstrip()
    if angka >= 12:
        return f"{SATUAN[angka - 10]} belas"
    return SATUAN[angka] if angka else ""


def tanggal_panjang(tanggal: date) -> str:
    """23 November 2026"""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def tanggal_terbilang(tanggal: date) -> str:
    """Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam (23-11-2026)"""
    return (
        f"{HARI[tanggal.weekday()]} tanggal {terbilang(tanggal.day)}"
        f" bulan {BULAN[tanggal.month - 1]} tahun {terbilang(tanggal.year)} ({tanggal:%d-%m-%Y})"
    )
