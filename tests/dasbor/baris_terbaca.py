"""How much a page makes PostgreSQL do: statements, and rows that their scans really touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Kerja:
    """What one request cost."""

    perintah: int
    baris: int


def ukur(klien: Client, alamat: str, **kepala: str) -> Kerja:
    """Ask for a page, then run its SELECTs again under EXPLAIN ANALYZE."""
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(alamat, headers=kepala).status_code == 200
    sql = [satu["sql"] for satu in kueri.captured_queries]
    pilih = [satu for satu in sql if satu.startswith("SELECT")]
    return Kerja(len(sql), sum(baris_terbaca(satu) for satu in pilih))


def baris_terbaca(sql: str) -> int:
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql.replace('%', '%%')}", ())
        [rencana] = kursor.fetchone()[0]
    return sum(_disentuh(simpul) for simpul in _simpul(rencana["Plan"]))


def rencana(sql: str) -> str:
    """The plan in words, to be read where a bound is passed."""
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE) {sql.replace('%', '%%')}", ())
        return "\n".join(baris for (baris,) in kursor.fetchall())


def _simpul(simpul: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield simpul
    for anak in simpul.get("Plans", ()):
        yield from _simpul(anak)


def _disentuh(simpul: dict[str, Any]) -> int:
    """Rows a table was read for; what a bitmap's index finds is counted where it is fetched."""
    if "Relation Name" not in simpul:
        return 0
    dibuang = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    per_kali = simpul["Actual Rows"] + sum(simpul.get(nama, 0) for nama in dibuang)
    return int(per_kali * simpul["Actual Loops"])


__all__ = ["Kerja", "baris_terbaca", "rencana", "ukur"]
