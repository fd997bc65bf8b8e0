"""Identifiers: refused only for length and foreign characters, doubted for the rest."""

import string
import time
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ukpbj.akun import validators as v

ANGKA = st.text(string.digits, min_size=1, max_size=30)
VALIDASI: list[tuple[Callable[[str], None], set[int]]] = [
    (v.validasi_nik, {16}),
    (v.validasi_npwp, {15, 16}),
    (v.validasi_nib, {13}),
    (v.validasi_nip, {18}),
]


def lolos(validasi: Callable[[str], None], nilai: str) -> bool:
    try:
        validasi(nilai)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("validasi", "panjang"), VALIDASI)
@given(nomor=ANGKA)
def test_digits_pass_exactly_by_their_number(
    validasi: Callable[[str], None], panjang: set[int], nomor: str
) -> None:
    assert lolos(validasi, nomor) is (len(nomor) in panjang)


@pytest.mark.parametrize("validasi", [v for v, _ in VALIDASI] + [v.validasi_telepon])
@given(nilai=st.text(max_size=40))
def test_no_text_breaks_a_validator(validasi: Callable[[str], None], nilai: str) -> None:
    if lolos(validasi, nilai):
        assert set(v.rapikan_nomor(nilai).removeprefix("+")) <= set(string.digits)


@pytest.mark.parametrize(
    "asing", ["３３２５０１０１０１９０００００１", "٣٣٢٥٠١٠١٠١٩٠٠٠٠١", "33250101019O0001", ""]
)
def test_digits_of_other_scripts_and_letters_are_refused(asing: str) -> None:
    assert not lolos(v.validasi_nik, asing)


def test_the_message_says_how_many_digits_are_missing() -> None:
    with pytest.raises(ValidationError, match="16 angka; yang diisi 3 angka"):
        v.validasi_nik("123")


@given(st.text(string.digits, min_size=16, max_size=16))
def test_doubts_never_refuse_and_never_crash(nomor: str) -> None:
    assert isinstance(v.periksa_nik(nomor), list)
    assert isinstance(v.periksa_npwp(nomor), list)
    assert isinstance(v.periksa_npwp(nomor[1:]), list)


@pytest.mark.parametrize(
    "nik",
    [
        "3325011201900001",  # man, 12 January 1990
        "3325015201900001",  # woman, the same day
        "6501010101010001",  # Kaltara
        "9201010101800002",  # Papua Barat
        "3325012902000001",  # 29 February 2000
        "3325017112990001",  # woman, 31 December
        "33 2501-120190.0001",
    ],
)
def test_a_plausible_nik_raises_no_doubt(nik: str) -> None:
    assert v.periksa_nik(nik) == []


@pytest.mark.parametrize(
    ("nik", "banyak"),
    [
        ("0025011201900001", 1),
        ("2025011201900001", 1),
        ("3325013201900001", 1),
        ("3325018801900001", 1),
        ("3325014001900001", 1),
        ("3325011213900001", 1),
        ("3325012902010001", 1),
        ("3325011201900000", 1),
        ("0000000000000000", 3),
    ],
)
def test_an_odd_nik_raises_each_of_its_doubts(nik: str, banyak: int) -> None:
    assert len(v.periksa_nik(nik)) == banyak


@pytest.mark.parametrize(
    ("npwp", "nik", "ragu"),
    [
        ("02.183.241.5-000.000", "", False),
        ("021832415000000", "", False),
        ("021832416000000", "", True),
        ("0021832415000000", "", False),
        ("0021832416000000", "", True),
        ("3325011201900001", "3325011201900001", False),
        ("3325011201900001", "3325011201900002", True),
        ("1234567890123456", "", False),
    ],
)
def test_npwp_is_doubted_by_check_digit_or_against_the_nik(npwp: str, nik: str, ragu: bool) -> None:
    assert bool(v.periksa_npwp(npwp, nik)) is ragu


@given(st.text(string.digits, min_size=8, max_size=8), st.integers(1, 9))
def test_one_wrong_digit_of_an_old_npwp_is_noticed(awal: str, geser: int) -> None:
    benar = next(awal + str(n) for n in range(10) if not v.periksa_npwp(awal + str(n) + "000000"))
    salah = str((int(benar[0]) + geser) % 10) + benar[1:]
    assert v.periksa_npwp(salah + "000000")


def test_npwp_is_written_as_the_office_writes_it() -> None:
    assert v.tulis_npwp("021832415000000") == "02.183.241.5-000.000"
    assert v.tulis_npwp("0021832415000000") == "0021832415000000"


@pytest.mark.parametrize(
    ("tulisan", "rapi"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("6281234567890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("(0285) 391234", "+62285391234"),
    ],
)
def test_phone_numbers_are_kept_in_one_form(tulisan: str, rapi: str) -> None:
    v.validasi_telepon(tulisan)
    assert v.rapikan_telepon(tulisan) == rapi
    assert v.periksa_telepon(tulisan) == []


@pytest.mark.parametrize(
    "tulisan", ["", "0812", "telepon saya", "08" + "1" * 20, "+", "0812+34567"]
)
def test_what_is_no_phone_number_is_refused(tulisan: str) -> None:
    assert not lolos(v.validasi_telepon, tulisan)


@pytest.mark.parametrize("tulisan", ["+6512345678", "081234567", "0112345678"])
def test_an_unusual_phone_number_is_only_doubted(tulisan: str) -> None:
    assert lolos(v.validasi_telepon, tulisan)
    assert len(v.periksa_telepon(tulisan)) == 1


def test_masks_show_too_little_to_be_of_use_to_others() -> None:
    assert v.samarkan_nik("3325011201900001") == "************0001"
    assert v.samarkan_npwp("021832415000000") == "**.***.241.5-***.***"
    assert v.samarkan_npwp("0021832415000000") == "******2415******"
    assert v.samarkan_npwp("3325011201900001") == "************0001"
    assert v.samarkan_email("budi@contoh.example") == "b***@contoh.example"
    assert v.samarkan_email("") == "***"


@given(st.text(max_size=40))
def test_masks_never_show_more_than_four_characters_of_a_number(nilai: str) -> None:
    for samar in (v.samarkan_nik(nilai), v.samarkan_npwp(nilai)):
        assert sum(c not in "*.-" for c in samar) <= 4


@pytest.mark.parametrize(
    "nilai",
    [None, "", {}, [1], ["Registrasi"], ["a b"], ["a", "a"], ["-a"], [["a"]], ["a" * 9 + "/"]],
)
def test_a_list_of_codes_must_be_one(nilai: object) -> None:
    with pytest.raises(ValidationError):
        v.validasi_daftar_kode(nilai)


def test_a_list_of_codes_may_be_empty() -> None:
    v.validasi_daftar_kode([])
    v.validasi_daftar_kode(["registrasi-batang", "proses-utama"])


def test_hostile_lengths_cost_no_time() -> None:
    mulai = time.perf_counter()
    for serangan in ("0" * 50_000, "-" * 50_000, "a-" * 25_000 + "!", "+62" + "0" * 50_000):
        for validasi, _ in VALIDASI:
            lolos(validasi, serangan)
        lolos(v.validasi_telepon, serangan)
        with pytest.raises(ValidationError):
            v.validasi_daftar_kode([serangan + "!"])
    assert time.perf_counter() - mulai < 0.5
