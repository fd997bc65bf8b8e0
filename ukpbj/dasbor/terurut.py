"""The first rows of an ordered list, read so that an index can stop the reading.

"Unit 1 or 2, by deadline" cannot be read along one index. So a list is given in parts (`cabang`)
that have no row in common, each a range of one index in the order of the list; the first rows of
the parts are merged. However much lies behind them, no more rows are read than are asked for, by
part. The joining is written in SQL here, because the ORM cannot say it on both databases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, F, Model, Q, Value, When
from django.db.models.expressions import OrderBy, RawSQL
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import LessThan

if TYPE_CHECKING:
    from django.db.models import QuerySet

M = TypeVar("M", bound=Model)
Sql = tuple[str, list[Any]]

SATU = (Q(),)
"""The parts of a list that one index serves as it is."""
MENURUT_TENGGAT = (F("terlambat_sejak").asc(nulls_last=True), F("id").asc())
TERBARU = (F("id").desc(),)


@dataclass(frozen=True)
class Jendela:
    """What to count: the first `batas` rows of a list, and one more that tells there are more."""

    kumpulan: QuerySet[Any]
    cabang: Sequence[Q]
    urut: Sequence[OrderBy]
    batas: int


def kosong(medan: str, atau: int = 0) -> Q:
    """Rows in which a column of ids is empty or has the value `atau`.

    Said so that no index answers it: one on the column would be read whole, and sorted, where the
    list's own stops at a page. And as a range: the planner then expects many rows to be so.
    """
    return Q(LessThan(Coalesce(NullIf(F(medan), Value(atau)), Value(0)), 1))


def teratas(kumpulan: QuerySet[M], cabang: Sequence[Q], banyak: int) -> QuerySet[M]:
    """The first rows of an ordered set that consists of these parts."""
    if len(cabang) == 1:
        return kumpulan.filter(cabang[0])[:banyak]
    bagian = _bagian(kumpulan.values("id"), cabang, banyak)
    if not bagian:
        return kumpulan.none()
    sql, isi = _gabung(bagian, "id")
    return kumpulan.filter(pk__in=RawSQL(sql, isi))[:banyak]  # noqa: S611  # as below


def kelompokkan(
    jendela: Mapping[str, Jendela], kolom: Sequence[str], tanda: Mapping[str, Q]
) -> list[dict[str, Any]]:
    """Rows of all windows by these columns and marks, counted in one statement.

    A group names its window (`jendela`) and says how many it has (`banyak`).
    """
    nama = (*kolom, *tanda)
    potongan = [
        _beri_nama(kunci, bagian, nama)
        for kunci, satu in jendela.items()
        if (bagian := _isi(satu, nama, tanda))
    ]
    if not potongan:
        return []
    semua, isi = " UNION ALL ".join(sql for sql, _ in potongan), [i for _, p in potongan for i in p]
    judul = ("jendela", *nama)
    # Here and below only names that stand in our own code are written into the SQL.
    sql = f"SELECT {_deret(judul)}, COUNT(*) FROM ({semua}) AS semua GROUP BY {_deret(judul)}"  # noqa: S608
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return [dict(zip((*judul, "banyak"), baris, strict=True)) for baris in kursor.fetchall()]


def _isi(jendela: Jendela, nama: Sequence[str], tanda: Mapping[str, Q]) -> Sql | None:
    """The rows of one window, in order; None where nothing can be in it."""
    penanda = {n: Case(When(q, then=Value(True)), default=Value(False)) for n, q in tanda.items()}
    kunci = [_medan(satu) for satu in jendela.urut]
    kolom = (*(k for k in kunci if k not in nama), *nama)
    baris = jendela.kumpulan.annotate(**penanda).order_by(*jendela.urut).values(*kolom)
    bagian = _bagian(baris, jendela.cabang, jendela.batas + 1)
    if not bagian:
        return None
    if len(bagian) == 1:
        return bagian[0]
    sql, isi = _gabung(bagian, *kolom)
    urut = ", ".join(map(_arah, jendela.urut))
    return f"{sql} ORDER BY {urut} LIMIT {jendela.batas + 1}", isi


def _beri_nama(kunci: str, isi: Sql, nama: Sequence[str]) -> Sql:
    sql, parameter = isi
    return (
        f"SELECT '{kunci}' AS jendela, {_deret(nama)} FROM ({sql}) AS j_{kunci}",  # noqa: S608
        parameter,
    )


def _bagian(kumpulan: QuerySet[Any], cabang: Sequence[Q], banyak: int) -> list[Sql]:
    """Each part's first rows as SQL, without the parts that can hold nothing."""
    hasil = []
    for satu in cabang:
        try:
            sql, isi = kumpulan.filter(satu)[:banyak].query.sql_with_params()
        except EmptyResultSet:
            continue
        hasil.append((sql, list(isi)))
    return hasil


def _gabung(bagian: Sequence[Sql], *kolom: str) -> Sql:
    satu_satu = (
        f"SELECT {_deret(kolom)} FROM ({sql}) AS b{n}"  # noqa: S608
        for n, (sql, _) in enumerate(bagian)
    )
    return " UNION ALL ".join(satu_satu), [i for _, isi in bagian for i in isi]


def _deret(nama: Sequence[str]) -> str:
    return ", ".join(f'"{satu}"' for satu in nama)


def _medan(urut: OrderBy) -> str:
    return str(urut.expression.name)  # type: ignore[union-attr]  # all orders here are of columns


def _arah(urut: OrderBy) -> str:
    nulls = " NULLS LAST" if urut.nulls_last else ""
    return f'"{_medan(urut)}" {"DESC" if urut.descending else "ASC"}{nulls}'
