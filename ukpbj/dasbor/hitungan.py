"""Counts of a list by unit and SOP, in one grouped query, and the choices that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ukpbj.dasbor.saringan import FormulirSaringan, Saringan
from ukpbj.dasbor.sebutan import nama_sop

if TYPE_CHECKING:
    from django.db.models import Count, QuerySet

    from ukpbj.akun.models import Unit


@dataclass(frozen=True)
class Hitungan:
    """Counts by unit and SOP; `pilih` says which unit and SOP are chosen, if any."""

    kelompok: Sequence[Mapping[str, Any]]
    pilih: Mapping[str, Any]

    @classmethod
    def dari(
        cls,
        kumpulan: QuerySet[Any],
        hitung: Mapping[str, Count],
        pilih: Mapping[str, Any],
        *lain: str,
    ) -> Hitungan:
        """`lain`: more fields to count by, for lists that can be narrowed by them too."""
        medan = ("unit", "kode_sop", *lain)
        kelompok: QuerySet[Any, Any] = kumpulan.values(*medan).annotate(**hitung)
        return cls(list(kelompok.order_by()), pilih)

    def jumlah(self, nama: str, **ganti: Any) -> int:
        """The count of a name ("k_terlambat", "p_saya"), for the chosen unit and SOP."""
        syarat = {**self.pilih, **ganti}.items()
        return sum(k[nama] for k in self.kelompok if all(k[m] == isi for m, isi in syarat))

    def isi(self, medan: str) -> set[Any]:
        """The units or SOPs there are, and the one that is chosen."""
        return {k[medan] for k in self.kelompok} | {self.pilih.get(medan)} - {None}


def terpilih(saringan: Saringan, unit: Mapping[int, Unit]) -> dict[str, Any]:
    """The chosen unit and SOP, as a filter on rows that carry both."""
    tempat = next((pk for pk, satu in unit.items() if satu.kode == saringan.isi("unit")), None)
    pilih = {"unit": tempat, "kode_sop": saringan.isi("sop")}
    return {medan: isi for medan, isi in pilih.items() if isi}


def formulir(
    saringan: Saringan, hitungan: Hitungan, nama: str, unit: Mapping[int, Unit]
) -> FormulirSaringan:
    """Search words, SOP and unit, each choice with what it would leave of the count `nama`."""
    sop = sorted((nama_sop(kode), kode) for kode in hitungan.isi("kode_sop"))
    tempat = sorted((str(unit[pk]), pk) for pk in hitungan.isi("unit") if pk in unit)
    pilihan = (
        saringan.pilihan(
            "sop", "SOP", "Semua SOP",
            ((kode, teks, hitungan.jumlah(nama, kode_sop=kode)) for teks, kode in sop),
        ),
        saringan.pilihan(
            "unit", "Unit", "Semua unit",
            ((unit[pk].kode, teks, hitungan.jumlah(nama, unit=pk)) for teks, pk in tempat),
        ),
    )  # fmt: skip
    return FormulirSaringan(saringan, "Cari nomor atau nama", [p for p in pilihan if p])
