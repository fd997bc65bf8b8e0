"""Indonesian identifiers: what is refused, what is only doubted, how they are shown.

Refused are only wrong lengths and characters that are no digits. Anything finer comes as a list
of warnings which the verifikator may overrule: official numbers break their own patterns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError

PROVINSI = re.compile(r"1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6]")
"""Province codes of Kemendagri (38); the older area codes keep their first two digits."""

_PEMISAH = re.compile(r"[\s.\-/()]")
_ANGKA = re.compile(r"[0-9]+")
_KODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def rapikan_nomor(nilai: str) -> str:
    """Drop the spaces, dots, dashes, slashes and brackets people type between digits."""
    return _PEMISAH.sub("", nilai)


def _wajib_angka(nilai: str, panjang: Sequence[int], nama: str) -> str:
    nomor = rapikan_nomor(nilai)
    if not _ANGKA.fullmatch(nomor):
        raise ValidationError(f"{nama} hanya boleh berisi angka.", code="bukan_angka")
    if len(nomor) not in panjang:
        sebutan = " atau ".join(str(p) for p in panjang)
        raise ValidationError(
            f"{nama} terdiri atas {sebutan} angka; yang diisi {len(nomor)} angka.", code="panjang"
        )
    return nomor


def validasi_nik(nilai: str) -> None:
    _wajib_angka(nilai, [16], "NIK")


def validasi_npwp(nilai: str) -> None:
    _wajib_angka(nilai, [15, 16], "NPWP")


def validasi_nib(nilai: str) -> None:
    _wajib_angka(nilai, [13], "NIB")


def validasi_nip(nilai: str) -> None:
    _wajib_angka(nilai, [18], "NIP")


def validasi_telepon(nilai: str) -> None:
    nomor = rapikan_telepon(nilai)
    if not _ANGKA.fullmatch(nomor.removeprefix("+")):
        raise ValidationError(
            "Nomor telepon hanya boleh berisi angka, boleh diawali +62.", code="bukan_angka"
        )
    if not 9 <= len(nomor.removeprefix("+")) <= 15:
        raise ValidationError(
            "Nomor telepon terdiri atas 8 sampai 14 angka, misalnya 081234567890.", code="panjang"
        )


def rapikan_telepon(nilai: str) -> str:
    """`08...`, `62...` and `+62...` become `+62...`; other numbers only lose their separators."""
    nomor = rapikan_nomor(nilai)
    if nomor.startswith("0"):
        return f"+62{nomor[1:]}"
    return f"+{nomor}" if nomor.startswith("62") else nomor


def periksa_telepon(nilai: str) -> list[str]:
    """Doubts about a number that passed `validasi_telepon`: mobile 08 + 8-11, landline 0 + 7-11."""
    nomor = rapikan_telepon(nilai)
    if not nomor.startswith("+62"):
        return ["Nomor telepon tidak diawali 0 atau +62."]
    pola = r"\+628[0-9]{8,11}|\+62[2-79][0-9]{6,10}"
    return [] if re.fullmatch(pola, nomor) else ["Panjang atau awalan nomor telepon tidak lazim."]


def periksa_nik(nilai: str) -> list[str]:
    """Doubts about a NIK (PPKKCC DDMMYY SSSS; a woman's day is raised by 40)."""
    nik = rapikan_nomor(nilai)
    keraguan = []
    if not PROVINSI.match(nik):
        keraguan.append("Dua angka pertama NIK bukan kode provinsi yang dikenal.")
    if not _tanggal_lahir_ada(nik):
        keraguan.append("Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang mungkin.")
    if nik.endswith("0000"):
        keraguan.append("Empat angka terakhir NIK tidak mungkin 0000.")
    return keraguan


def _tanggal_lahir_ada(nik: str) -> bool:
    hari, bulan, tahun = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    for abad in (1900, 2000):
        try:
            date(abad + tahun, bulan, hari - 40 if hari > 40 else hari)
        except ValueError:
            continue
        return True
    return False


def periksa_npwp(nilai: str, nik: str = "") -> list[str]:
    """Doubts about an NPWP; with `nik`, also whether a person's 16-digit NPWP equals it.

    A 16-digit number of a newer badan usaha follows no pattern that could be doubted.
    """
    npwp = rapikan_nomor(nilai)
    lama = npwp if len(npwp) == 15 else npwp[1:] if npwp.startswith("0") else ""
    if lama:
        return [] if _lolos_luhn(lama[:9]) else ["Angka pemeriksa NPWP tidak cocok."]
    if nik and npwp != rapikan_nomor(nik):
        return ["NPWP 16 angka milik perorangan biasanya sama dengan NIK."]
    return []


def _lolos_luhn(angka: str) -> bool:
    jumlah = 0
    for posisi, huruf in enumerate(reversed(angka)):
        nilai = int(huruf) * (2 if posisi % 2 else 1)
        jumlah += nilai - 9 if nilai > 9 else nilai
    return jumlah % 10 == 0


def tulis_npwp(npwp: str) -> str:
    """15 digits as `99.999.999.9-999.999`; 16 digits plain, as PMK 112/2022 shows them."""
    n = rapikan_nomor(npwp)
    if len(n) != 15:
        return n
    return f"{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}"


def samarkan_nik(nik: str) -> str:
    """Only the last four digits, for lists."""
    n = rapikan_nomor(nik)
    return "*" * max(0, len(n) - 4) + n[-4:] if len(n) > 4 else "*" * len(n)


def samarkan_npwp(npwp: str) -> str:
    """Only the four digits before the office code (old numbers), or the last four (NIK-like)."""
    n = rapikan_nomor(npwp)
    if len(n) == 16 and n.startswith("0"):
        return "*" * 6 + n[6:10] + "*" * 6
    if len(n) == 15:
        return tulis_npwp("*" * 5 + n[5:9] + "*" * 6)
    return samarkan_nik(n)


def samarkan_email(email: str) -> str:
    """`budi@contoh.id` as `b***@contoh.id`, for lists."""
    nama, pemisah, ranah = email.partition("@")
    return f"{nama[:1]}***{pemisah}{ranah}"


def validasi_daftar_kode(nilai: object) -> None:
    """A JSON list of distinct codes such as "registrasi-batang"."""
    if not isinstance(nilai, list) or not all(
        isinstance(kode, str) and _KODE.fullmatch(kode) for kode in nilai
    ):
        raise ValidationError('Isikan daftar kode, misalnya ["registrasi-batang"].')
    if len(set(nilai)) != len(nilai):
        raise ValidationError("Ada kode yang tertulis lebih dari sekali.")
