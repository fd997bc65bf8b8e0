"""Pages of a list by key: no OFFSET, so that page 1,000 costs what page 1 costs.

The key of a row travels in the address as "[seconds since 1970].id" under `sesudah` (the page
after it) or `sebelum` (the page before it); "t" instead of the seconds says that it is a step
without a deadline. A key that cannot be read shows the first page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from ukpbj.dasbor.terurut import SATU, teratas

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah

BANYAK = 50
_POLA = re.compile(r"(t|[0-9]{1,11})?\.([0-9]{1,18})")

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Kursor:
    """Where a page begins: after this row or, `mundur`, before it.

    `waktu`: its deadline, for lists in that order; `tanpa`: it has none.
    """

    id: int
    waktu: datetime | None = None
    mundur: bool = False
    tanpa: bool = False


@dataclass(frozen=True)
class Halaman(Generic[M]):
    """The rows of one page, and the keys of its neighbours (empty where there is none)."""

    baris: list[M] = field(default_factory=list)
    sebelum: str = ""
    sesudah: str = ""


def baca_kursor(data: Mapping[str, str]) -> Kursor | None:
    """The key in an address; None where there is none or it is not one."""
    for nama in ("sesudah", "sebelum"):
        if cocok := _POLA.fullmatch(data.get(nama, "")):
            tanpa = cocok[1] == "t"
            detik = None if tanpa else cocok[1]
            waktu = datetime.fromtimestamp(int(detik), UTC) if detik else None
            return Kursor(int(cocok[2]), waktu, nama == "sebelum", tanpa)
    return None


def tulis_kursor(id_baris: int, waktu: datetime | None = None) -> str:
    return f"{int(waktu.timestamp()) if waktu else ''}.{id_baris}"


def halaman_terbaru(
    kumpulan: QuerySet[M],
    kursor: Kursor | None,
    banyak: int = BANYAK,
    cabang: Sequence[Q] = SATU,
) -> Halaman[M]:
    """Newest first. `cabang`, here and below: the parts of the list (see `terurut`)."""
    if kursor is None:
        urut = kumpulan.order_by("-id")
    elif kursor.mundur:
        urut = kumpulan.filter(id__gt=kursor.id).order_by("id")
    else:
        urut = kumpulan.filter(id__lt=kursor.id).order_by("-id")
    calon = list(teratas(urut, cabang, banyak + 1))
    return _potong(calon, [tulis_kursor(baris.pk) for baris in calon], kursor, banyak)


def halaman_tenggat(
    kumpulan: QuerySet[PelaksanaanLangkah],
    kursor: Kursor | None,
    banyak: int = BANYAK,
    cabang: Sequence[Q] = SATU,
) -> Halaman[PelaksanaanLangkah]:
    """Due first; steps without a deadline (no limit, or a clock that waits) last, oldest first.

    Two queries where a page reaches into the steps without a deadline, else one.
    """
    if kursor and kursor.waktu is None and not kursor.tanpa:
        kursor = None
    bagian = _mundur(kumpulan, kursor) if kursor and kursor.mundur else _maju(kumpulan, kursor)
    calon = _isi(bagian, cabang, banyak + 1)
    return _potong(calon, [_kunci_tenggat(baris) for baris in calon], kursor, banyak)


def _kunci_tenggat(baris: PelaksanaanLangkah) -> str:
    if baris.terlambat_sejak:
        return tulis_kursor(baris.pk, baris.terlambat_sejak)
    return f"t{tulis_kursor(baris.pk)}"


def _maju(
    kumpulan: QuerySet[PelaksanaanLangkah], kursor: Kursor | None
) -> list[QuerySet[PelaksanaanLangkah]]:
    bertenggat = kumpulan.filter(terlambat_sejak__isnull=False).order_by("terlambat_sejak", "id")
    tanpa = kumpulan.filter(terlambat_sejak__isnull=True).order_by("terlambat_sejak", "id")
    if kursor is None:
        return [bertenggat, tanpa]
    if kursor.tanpa:
        return [tanpa.filter(id__gt=kursor.id)]
    return [_lewat(bertenggat, kursor), tanpa]


def _mundur(
    kumpulan: QuerySet[PelaksanaanLangkah], kursor: Kursor
) -> list[QuerySet[PelaksanaanLangkah]]:
    bertenggat = kumpulan.filter(terlambat_sejak__isnull=False).order_by("-terlambat_sejak", "-id")
    tanpa = kumpulan.filter(terlambat_sejak__isnull=True).order_by("-terlambat_sejak", "-id")
    if kursor.tanpa:
        return [tanpa.filter(id__lt=kursor.id), bertenggat]
    return [_lewat(bertenggat, kursor)]


def _lewat(kumpulan: QuerySet[PelaksanaanLangkah], kursor: Kursor) -> QuerySet[PelaksanaanLangkah]:
    """Rows beyond the key. The plain range is what an index can start at; the rest only drops
    rows of the same second."""
    arah, medan = "lt" if kursor.mundur else "gt", "terlambat_sejak"
    beda = Q(**{f"{medan}__{arah}": kursor.waktu}) | Q(**{f"id__{arah}": kursor.id})
    return kumpulan.filter(beda, **{f"{medan}__{arah}e": kursor.waktu})


def _isi(bagian: Iterable[QuerySet[M]], cabang: Sequence[Q], banyak: int) -> list[M]:
    """Take from each in turn until there are enough."""
    calon: list[M] = []
    for satu in bagian:
        if len(calon) < banyak:
            calon += teratas(satu, cabang, banyak - len(calon))
    return calon


def _potong(calon: list[M], kunci: list[str], kursor: Kursor | None, banyak: int) -> Halaman[M]:
    """One row more than shown was read: it says whether there is another page."""
    if not calon:
        return Halaman()
    ada_lagi = len(calon) > banyak
    baris, kunci = calon[:banyak], kunci[:banyak]
    if kursor and kursor.mundur:
        return Halaman(baris[::-1], kunci[-1] if ada_lagi else "", kunci[0])
    return Halaman(baris, kunci[0] if kursor else "", kunci[-1] if ada_lagi else "")
