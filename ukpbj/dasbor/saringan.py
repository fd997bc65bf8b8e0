"""Filters of a list: what it is narrowed to stands in the address, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ukpbj.dasbor.hitungan import Angka

PANJANG_CARI = 100
KATA_CARI = 6
"""More words than this narrow nothing and only cost time."""


@dataclass(frozen=True)
class Cip:
    """One chip of `komponen/saringan.html`; an active one leads to the list without it."""

    teks: str
    url: str
    aktif: bool
    jumlah: Angka | int | None = None


@dataclass(frozen=True)
class Opsi:
    """One option of a labelled choice; `jumlah`: how many rows it would leave."""

    nilai: str
    teks: str
    jumlah: Angka | int
    aktif: bool

    @property
    def imbuh(self) -> str:
        """The number behind the words; nothing where it is not known."""
        return f" ({self.jumlah})" if str(self.jumlah) else ""


@dataclass(frozen=True)
class Pilihan:
    """One labelled choice of `komponen/formulir_saringan.html`; `semua`: words for no choice."""

    nama: str
    label: str
    semua: str
    opsi: Sequence[Opsi]


@dataclass(frozen=True)
class Saringan:
    """The filters in force on the list at `jalur`."""

    jalur: str
    nilai: Mapping[str, str]

    @classmethod
    def baca(cls, request: HttpRequest, jalur: str = "", **pilihan: Collection[str]) -> Saringan:
        """Read `q` and the named filters; a value that is not offered is left out.

        `jalur`: the address of the list, if not the one that was asked for.
        """
        nilai = {nama: request.GET.get(nama, "") for nama in pilihan}
        dikenal = {nama: isi for nama, isi in nilai.items() if isi in pilihan[nama] and isi}
        q = bersihkan(request.GET.get("q", ""))
        return cls(jalur or request.path, dikenal | ({"q": q} if q else {}))

    def isi(self, nama: str) -> str:
        """The value of one filter, "" where it is not set.

        Not `saringan[nama]`: a template would then look for `.lain` or `.jalur` among the filters.
        """
        return self.nilai.get(nama, "")

    @property
    def q(self) -> str:
        return self.isi("q")

    def lain(self, *nama: str) -> list[tuple[str, str]]:
        """The filters a form has to carry along, that asks for those named itself."""
        return [(lain, nilai) for lain, nilai in self.nilai.items() if lain not in nama]

    def pilihan(
        self, nama: str, label: str, semua: str, calon: Iterable[tuple[str, str, Angka | int]]
    ) -> Pilihan | None:
        """A choice among (value, words, count); None where there is nothing to choose."""
        dipilih = self.isi(nama)
        opsi = [
            Opsi(nilai, teks, jumlah, nilai == dipilih)
            for nilai, teks, jumlah in calon
            if jumlah or nilai == dipilih
        ]
        return Pilihan(nama, label, semua, opsi) if len(opsi) > 1 or dipilih else None

    def alamat(self, **ubah: str) -> str:
        """The address of this list with some filters set (empty: removed)."""
        isi = {nama: nilai for nama, nilai in {**self.nilai, **ubah}.items() if nilai}
        return f"{self.jalur}?{urlencode(isi)}" if isi else self.jalur

    def cip(self, nama: str, nilai: str, teks: str, jumlah: Angka | int | None = None) -> Cip:
        """A number that is not known is left away."""
        aktif = self.isi(nama) == nilai
        tahu = jumlah if str(jumlah) else None
        return Cip(teks, self.alamat(**{nama: "" if aktif else nilai}), aktif, tahu)

    def alamat_halaman(self, arah: str, kursor: str) -> str:
        return self.alamat(**{arah: kursor}) if kursor else ""


@dataclass(frozen=True)
class FormulirSaringan:
    """Search words and labelled choices of a list; everything else in force is carried along."""

    saringan: Saringan
    label: str
    pilihan: Sequence[Pilihan]

    @property
    def tersembunyi(self) -> list[tuple[str, str]]:
        return self.saringan.lain("q", *(satu.nama for satu in self.pilihan))

    @property
    def url_hapus(self) -> str:
        """The list without search words and choices; empty where none is in force."""
        nama = ("q", *(satu.nama for satu in self.pilihan))
        dipakai = any(map(self.saringan.isi, nama))
        return self.saringan.alamat(**dict.fromkeys(nama, "")) if dipakai else ""


def bersihkan(teks: str) -> str:
    """Search words without characters that cannot be typed (a database refuses some of them)."""
    terbaca = "".join(huruf if huruf.isprintable() else " " for huruf in teks[:PANJANG_CARI])
    return " ".join(terbaca.split())


def cari(q: str, *medan: str) -> Q:
    """Rows in which every word stands in one of the fields."""
    kata = q.split()[:KATA_CARI]
    return reduce(
        and_, (reduce(or_, (Q(**{f"{m}__icontains": k}) for m in medan)) for k in kata), Q()
    )
