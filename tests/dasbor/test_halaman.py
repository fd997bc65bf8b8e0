"""Pages by key: every row once, in order, both ways, whatever is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dasbor.bantu import tebar
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.dasbor.halaman import Halaman, baca_kursor, halaman_tenggat, halaman_terbaru
from ukpbj.sop.models import PelaksanaanLangkah, Proses

Ambil = Callable[[dict[str, str]], Halaman[Any]]


@pytest.fixture
def campur(pemeran: Pemeran) -> list[int]:
    """Steps in the order of the queue: with deadlines (three in the same second), then without."""
    tanpa = tebar(pemeran.unit, 4, terlambat_sejak=None, jatuh_tempo=None)
    lama = tebar(pemeran.unit, 5, sejak=SENIN_PAGI - timedelta(days=1))
    sama = tebar(pemeran.unit, 3, terlambat_sejak=SENIN_PAGI + timedelta(hours=1))
    return [b.pk for b in (*lama, *sama, *tanpa)]


def _tenggat(isi: dict[str, str]) -> Halaman[PelaksanaanLangkah]:
    return halaman_tenggat(PelaksanaanLangkah.objects.all(), baca_kursor(isi), 3)


def _terbaru(isi: dict[str, str]) -> Halaman[Proses]:
    return halaman_terbaru(Proses.objects.all(), baca_kursor(isi), 3)


def _jalan(ambil: Ambil, arah: str, awal: str = "") -> list[list[int]]:
    """The pages from a key on, in the order they were opened."""
    halaman, kursor = [], {arah: awal} if awal else {}
    while True:
        satu = ambil(kursor)
        halaman.append([b.pk for b in satu.baris])
        if not getattr(satu, arah):
            return halaman
        kursor = {arah: getattr(satu, arah)}


def test_setiap_baris_tepat_sekali_menurut_tenggat(campur: list[int]) -> None:
    halaman = _jalan(_tenggat, "sesudah")
    assert [pk for satu in halaman for pk in satu] == campur
    assert [len(satu) for satu in halaman] == [3, 3, 3, 3]


def test_halaman_terbaru_berurut_dari_yang_terbaru(campur: list[int]) -> None:
    semua = list(Proses.objects.order_by("-id").values_list("id", flat=True))
    assert [pk for satu in _jalan(_terbaru, "sesudah") for pk in satu] == semua


@pytest.mark.parametrize("ambil", [_tenggat, _terbaru])
def test_jalan_mundur_membuka_halaman_yang_sama(campur: list[int], ambil: Ambil) -> None:
    maju = _jalan(ambil, "sesudah")
    akhir = ambil({})
    while akhir.sesudah:
        akhir = ambil({"sesudah": akhir.sesudah})
    assert _jalan(ambil, "sebelum", akhir.sebelum) == maju[-2::-1]


def test_halaman_pertama_tidak_punya_sebelum_dan_terakhir_tidak_punya_sesudah(
    campur: list[int],
) -> None:
    pertama = _tenggat({})
    assert (pertama.sebelum, bool(pertama.sesudah)) == ("", True)
    assert _tenggat({"sebelum": _tenggat({"sesudah": pertama.sesudah}).sebelum}).sebelum == ""


def test_baris_yang_selesai_di_antara_dua_halaman_tidak_menggeser_sisanya(
    campur: list[int],
) -> None:
    pertama = _tenggat({})
    PelaksanaanLangkah.objects.filter(pk__in=campur[:2]).delete()
    assert [b.pk for b in _tenggat({"sesudah": pertama.sesudah}).baris] == campur[3:6]


@pytest.mark.parametrize(
    "kursor",
    ["", "x", ".", "1.", "-1.2", "1.2.3", "9" * 12 + ".1", "1." + "9" * 19, "١.٢", "1.2\x00"],
)
def test_kunci_yang_tidak_terbaca_membuka_halaman_pertama(campur: list[int], kursor: str) -> None:
    assert baca_kursor({"sesudah": kursor}) is None


def test_halaman_jauh_tidak_membaca_lebih_banyak(campur: list[int]) -> None:
    with CaptureQueriesContext(connection) as pertama:
        kursor = _tenggat({}).sesudah
    with CaptureQueriesContext(connection) as kedua:
        _tenggat({"sesudah": kursor})
    assert (len(pertama), len(kedua)) == (1, 1)
    assert "OFFSET" not in kedua[0]["sql"]
