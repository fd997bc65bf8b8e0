"""Pages of closed steps, done last first, by the key "[seconds since 1970].id" of `halaman`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.dasbor.halaman import BANYAK, Halaman, Kursor, tulis_kursor
from ukpbj.dasbor.terurut import teratas

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet


def halaman_selesai(
    kumpulan: PelaksanaanQuerySet,
    kursor: Kursor | None,
    cabang: Sequence[Q],
    banyak: int = BANYAK,
) -> Halaman[PelaksanaanLangkah]:
    """`cabang`: units with their dates (see `terurut`); a key without a time: the first page."""
    if kursor is None or kursor.waktu is None:
        calon = list(teratas(kumpulan.order_by("-selesai", "-id"), cabang, banyak + 1))
        return Halaman(calon[:banyak], sesudah=_kunci(calon[:banyak], -1, len(calon) > banyak))
    if kursor.mundur:
        urut = _lewat(kumpulan, kursor, "gt").order_by("selesai", "id")
        calon = list(teratas(urut, cabang, banyak + 1))
        baris = calon[:banyak][::-1]
        return Halaman(baris, _kunci(baris, 0, len(calon) > banyak), _kunci(baris, -1))
    urut = _lewat(kumpulan, kursor, "lt").order_by("-selesai", "-id")
    calon = list(teratas(urut, cabang, banyak + 1))
    baris = calon[:banyak]
    return Halaman(baris, _kunci(baris, 0), _kunci(baris, -1, len(calon) > banyak))


def _lewat(kumpulan: PelaksanaanQuerySet, kursor: Kursor, arah: str) -> PelaksanaanQuerySet:
    """Rows beyond the key. The plain range is what an index can start at; the rest only drops
    rows of the same second."""
    beda = Q(**{f"selesai__{arah}": kursor.waktu}) | Q(**{f"id__{arah}": kursor.id})
    return kumpulan.filter(beda, **{f"selesai__{arah}e": kursor.waktu})


def _kunci(baris: list[PelaksanaanLangkah], letak: int, ada: bool = True) -> str:
    return tulis_kursor(baris[letak].pk, baris[letak].selesai) if baris and ada else ""
