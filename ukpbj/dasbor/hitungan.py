"""Counts of a list in one statement: exact up to a bound, however much lies behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from ukpbj.dasbor.saringan import FormulirSaringan, Pilihan, Saringan
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.dasbor.terurut import Jendela, kelompokkan, kosong

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.db.models.expressions import OrderBy

    from ukpbj.akun.models import Unit

TERBANYAK = 1000
"""How far a list is counted."""

Kelompok = Mapping[str, Any]


@dataclass(frozen=True)
class Angka:
    """How many; `lebih`: at least that many. In words "12", "1.000+", "" where nothing is known."""

    nilai: int
    lebih: bool = False

    def __str__(self) -> str:
        if self.lebih and not self.nilai:
            return ""
        return f"{self.nilai:,}".replace(",", ".") + ("+" if self.lebih else "")

    def __bool__(self) -> bool:
        return self.nilai > 0 or self.lebih

    def __add__(self, lain: Angka) -> Angka:
        return Angka(self.nilai + lain.nilai, self.lebih or lain.lebih)


TAK_DIKETAHUI = Angka(0, lebih=True)


def _semua(kelompok: Kelompok) -> bool:
    return True


@dataclass(frozen=True)
class Terhitung:
    """The first rows of each window, grouped; a window with more than `batas` rows is cut off."""

    kelompok: Sequence[Kelompok]
    batas: int

    @classmethod
    def dari(
        cls, jendela: Mapping[str, Jendela], kolom: Sequence[str], tanda: Mapping[str, Q]
    ) -> Terhitung:
        batas = max((satu.batas for satu in jendela.values()), default=0)
        return cls(kelompokkan(jendela, kolom, tanda), batas)

    @cached_property
    def _banyak(self) -> Mapping[str, int]:
        banyak: dict[str, int] = defaultdict(int)
        for satu in self.kelompok:
            banyak[satu["jendela"]] += satu["banyak"]
        return banyak

    def penuh(self, jendela: Iterable[str]) -> bool:
        return any(self._banyak.get(nama, 0) > self.batas for nama in jendela)

    def angka(self, jendela: Collection[str], cocok: Callable[[Kelompok], bool] = _semua) -> Angka:
        """How many rows of these windows are so."""
        banyak: dict[str, int] = defaultdict(int)
        for satu in self.kelompok:
            if satu["jendela"] in jendela and cocok(satu):
                banyak[satu["jendela"]] += satu["banyak"]
        nilai = sum(min(n, self.batas) for n in banyak.values())
        return Angka(nilai, self.penuh(jendela))

    def menurut(self, medan: str, jendela: str) -> dict[Any, Angka]:
        """The rows of one window by the values of a column, the most first."""
        banyak: dict[Any, int] = defaultdict(int)
        for satu in self.kelompok:
            if satu["jendela"] == jendela:
                banyak[satu[medan]] += satu["banyak"]
        penuh = self.penuh((jendela,))
        urut = sorted(banyak.items(), key=lambda isi: (-isi[1], str(isi[0])))
        return {nilai: Angka(min(n, self.batas), penuh) for nilai, n in urut}


@dataclass(frozen=True)
class Bagian:
    """A part of a list that is counted by itself: a range of the index its `cabang` lie in."""

    cabang: Sequence[Q]
    syarat: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Hitungan:
    """Counts of a list by unit and SOP; `pilih` says which of them are chosen, if any.

    Beside everything that could be chosen (`l_`), what the filters leave is counted (`s_`), so
    that the list's own number is right where the wide count was cut off.
    """

    terhitung: Terhitung
    bagian: Collection[str]
    pilih: Mapping[str, Any]
    disempitkan: bool

    @classmethod
    def dari(
        cls,
        kumpulan: QuerySet[Any],
        urut: Sequence[OrderBy],
        bagian: Mapping[str, Bagian],
        kolom: Sequence[str],
        tanda: Mapping[str, Q],
        pilih: Mapping[str, Any],
        sempit: Q,
        rentang: Collection[str],
    ) -> Hitungan:
        """`sempit`: what the filters leave, beside `pilih` (columns and their values); `rentang`:
        the parts in which that can stand, empty: all."""
        disempitkan = bool(pilih) or sempit != Q()
        jendela = {}
        for nama, satu in bagian.items():
            luas = kumpulan.filter(satu.syarat)
            jendela[f"l_{nama}"] = Jendela(luas, satu.cabang, urut, TERBANYAK)
            if disempitkan and (not rentang or nama in rentang):
                sisa = luas.filter(sempit, sebagai_saringan(pilih))
                jendela[f"s_{nama}"] = Jendela(sisa, satu.cabang, urut, TERBANYAK)
        terhitung = Terhitung.dari(jendela, ("unit_id", "kode_sop", *kolom), tanda)
        return cls(terhitung, tuple(bagian), pilih, disempitkan)

    @property
    def penuh(self) -> bool:
        """Whether there is more than was counted."""
        return self.terhitung.penuh(f"l_{nama}" for nama in self.bagian)

    def jumlah(
        self,
        cocok: Callable[[Kelompok], bool] = _semua,
        bagian: Collection[str] = (),
        **ganti: Any,
    ) -> Angka:
        """How many rows are so, in the chosen unit and SOP or in others (`ganti`)."""
        syarat = {**self.pilih, **ganti}.items()
        jendela = {f"l_{nama}" for nama in bagian or self.bagian}
        return self.terhitung.angka(
            jendela, lambda k: cocok(k) and all(k[m] == isi for m, isi in syarat)
        )

    def sendiri(self, bagian: Collection[str] = ()) -> Angka:
        """The rows that all filters leave, where there are filters (`disempitkan`)."""
        return self.terhitung.angka({f"s_{nama}" for nama in bagian or self.bagian})

    def isi(self, medan: str) -> set[Any]:
        """The values there are, and the one that is chosen."""
        luas = {f"l_{nama}" for nama in self.bagian}
        ada = {k[medan] for k in self.terhitung.kelompok if k["jendela"] in luas}
        return (ada | {self.pilih.get(medan)}) - {None}


def terpilih(saringan: Saringan, unit: Mapping[int, Unit]) -> dict[str, Any]:
    """The chosen unit and SOP, as a filter on rows that carry both."""
    tempat = next((pk for pk, satu in unit.items() if satu.kode == saringan.isi("unit")), None)
    pilih = {"unit_id": tempat, "kode_sop": saringan.isi("sop")}
    return {medan: isi for medan, isi in pilih.items() if isi}


def sebagai_saringan(pilih: Mapping[str, Any]) -> Q:
    """Columns and their values as a filter; None: the column is empty."""
    isi = Q(**{medan: nilai for medan, nilai in pilih.items() if nilai is not None})
    return reduce(and_, (kosong(m) for m, nilai in pilih.items() if nilai is None), isi)


def pilihan_terhitung(
    saringan: Saringan,
    hitungan: Hitungan,
    jumlah: Callable[..., Angka],
    nama: tuple[str, str, str],
    medan: str,
    calon: Iterable[tuple[str, str, Any]],
) -> Pilihan | None:
    """A labelled choice (`nama`: name, label, words for none) among (value, words, column value).

    Each with what it would leave; without numbers where there is more than was counted.
    """
    opsi = (
        (nilai, teks, TAK_DIKETAHUI if hitungan.penuh else jumlah(**{medan: isi}))
        for nilai, teks, isi in calon
    )
    return saringan.pilihan(*nama, opsi)


def formulir(
    saringan: Saringan, hitungan: Hitungan, jumlah: Callable[..., Angka], unit: Mapping[int, Unit]
) -> FormulirSaringan:
    """Search words, SOP and unit; all that the units run where not everything was counted."""
    kode, tempat = hitungan.isi("kode_sop"), hitungan.isi("unit_id") & unit.keys()
    if hitungan.penuh:
        kode |= {satu for u in unit.values() for satu in u.sop_aktif}
        tempat = set(unit)
    sop = sorted((nama_sop(satu), satu) for satu in kode)
    pilihan = (
        pilihan_terhitung(
            saringan, hitungan, jumlah, ("sop", "SOP", "Semua SOP"), "kode_sop",
            ((satu, teks, satu) for teks, satu in sop),
        ),
        pilihan_terhitung(
            saringan, hitungan, jumlah, ("unit", "Unit", "Semua unit"), "unit_id",
            ((unit[pk].kode, teks, pk) for teks, pk in sorted((str(unit[u]), u) for u in tempat)),
        ),
    )  # fmt: skip
    return FormulirSaringan(saringan, "Cari nomor atau nama", [p for p in pilihan if p])


def dengan_pilihan(awal: FormulirSaringan, *lain: Pilihan | None, **ganti: Any) -> FormulirSaringan:
    return replace(awal, pilihan=[*awal.pilihan, *(satu for satu in lain if satu)], **ganti)
