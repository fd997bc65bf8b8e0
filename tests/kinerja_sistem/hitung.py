"""Counting what a piece of work asks of the database: statements, rows read and written, indexes.

Counted by PostgreSQL itself for the running transaction (`pg_stat_get_xact_*`): an entry of an
index that was looked at and a row of a table that was read through count one each, whether or not
a filter then drops it. On SQLite only the statements are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

STATISTIK = """
SELECT c.relname, coalesce(t.relname, c.relname), c.relkind = 'i',
       pg_stat_get_xact_numscans(c.oid), pg_stat_get_xact_tuples_returned(c.oid),
       pg_stat_get_xact_tuples_inserted(c.oid), pg_stat_get_xact_tuples_updated(c.oid),
       pg_stat_get_xact_tuples_deleted(c.oid)
FROM pg_class c
LEFT JOIN pg_index i ON i.indexrelid = c.oid
LEFT JOIN pg_class t ON t.oid = i.indrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i')
"""


@dataclass
class Hitungan:
    """What was counted. Rows by table; `indeks`: how often each index was searched."""

    pernyataan: list[str] = field(default_factory=list)
    dibaca: Counter[str] = field(default_factory=Counter)
    indeks: Counter[str] = field(default_factory=Counter)
    disisipkan: Counter[str] = field(default_factory=Counter)
    diubah: Counter[str] = field(default_factory=Counter)
    dihapus: Counter[str] = field(default_factory=Counter)

    @property
    def banyak_pernyataan(self) -> int:
        return len(self.pernyataan)

    @property
    def banyak_dibaca(self) -> int:
        return self.dibaca.total()

    @property
    def banyak_ditulis(self) -> int:
        return self.disisipkan.total() + self.diubah.total() + self.dihapus.total()

    @property
    def tabel_ditulis(self) -> set[str]:
        return set(self.disisipkan) | set(self.diubah) | set(self.dihapus)


@contextmanager
def menghitung() -> Iterator[Hitungan]:
    """Count what is done inside, in one transaction of its own or the one that is running."""
    hasil = Hitungan()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                # Workers beside ours would count for themselves.
                kursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
        awal = _statistik()
        with CaptureQueriesContext(connection) as tercatat:
            yield hasil
        akhir = _statistik()
        hasil.pernyataan = [q["sql"] for q in tercatat.captured_queries if not _pembatas(q["sql"])]
        for nama, kini in akhir.items():
            _tambah(hasil, nama, kini, awal.get(nama, (kini[0], kini[1], *(0,) * 5)))


def _tambah(hasil: Hitungan, nama: str, kini: tuple[Any, ...], lalu: tuple[Any, ...]) -> None:
    tabel, indeks = kini[0], kini[1]
    cari, baca, sisip, ubah, hapus = (k - a for k, a in zip(kini[2:], lalu[2:], strict=True))
    if indeks and cari:
        hasil.indeks[nama] += cari
    for pencacah, banyak in (
        (hasil.dibaca, baca),
        (hasil.disisipkan, sisip),
        (hasil.diubah, ubah),
        (hasil.dihapus, hapus),
    ):
        if banyak:
            pencacah[tabel] += banyak


def _statistik() -> dict[str, tuple[Any, ...]]:
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as kursor:
        kursor.execute(STATISTIK)
        return {nama: tuple(sisa) for nama, *sisa in kursor.fetchall()}


def _pembatas(sql: str) -> bool:
    return sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "BEGIN", "COMMIT"))
