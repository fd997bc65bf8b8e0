from __future__ import annotations

from typing import Any

import pytest

from ukpbj.sop.kalender import Batas, hari, jam, menit


@pytest.mark.parametrize(
    ("teks", "batas"),
    [("30 menit", menit(30)), ("8 jam", jam(8)), ("2 hari", hari(2)), (" 1  Hari ", hari(1))],
)
def test_a_limit_is_read_as_it_is_printed(teks: str, batas: Batas) -> None:
    assert Batas.baca(teks) == batas
    assert Batas.baca(str(batas)) == batas


@pytest.mark.parametrize(
    "teks",
    ["", "30", "menit", "0 menit", "-1 jam", "1,5 jam", "2 minggu", "٣ menit", "9" * 5000 + " jam"],
)
def test_anything_else_is_refused(teks: str) -> None:
    with pytest.raises(ValueError, match="atas waktu"):
        Batas.baca(teks)


@pytest.mark.parametrize(
    ("nilai", "satuan"), [(0, "menit"), (-1, "jam"), (True, "hari"), (1.0, "hari"), (1, "pekan")]
)
def test_a_limit_is_at_least_one_of_a_known_unit(nilai: Any, satuan: Any) -> None:
    with pytest.raises(ValueError, match="batas waktu"):
        Batas(nilai, satuan)


def test_only_days_have_no_fixed_length() -> None:
    assert [b.detik for b in (menit(5), jam(2), hari(1))] == [300, 7200, None]
