"""The sheet with measures: where each row, symbol, arrow and text stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import ceil

from ukpbj.sop.bagan.baris import Bagan, Baris, Panah, Rupa
from ukpbj.sop.bagan.bentuk import (
    UKURAN_IKUT,
    Jalan,
    Persegi,
    Simpul,
    Teks,
    Tepi,
    Titik,
)
from ukpbj.sop.bagan.huruf import lebar
from ukpbj.sop.bagan.jalur import Rencana, rencanakan
from ukpbj.sop.bagan.kepala import Kepala, tulis_kepala
from ukpbj.sop.bagan.kolom import kolom_kanan, kolom_kiri, tulis_sel
from ukpbj.sop.bagan.ruang import LABEL, RuangBaris, ukur_ruang

LEBAR_PELAKSANA = 102
JARAK_LAJUR = 8
GESER_SUB = 10
"""How far a sub-step's symbol stands right of the middle of its column."""
PANJANG_MASUK = 12
"""Room at least between a symbol and the nearest lane, for an arrow head to be seen."""
BATANG = 24
"""How far left of the middle the trunk to the sub-steps runs."""


class Tata:
    """Lays out one sheet; every part is reckoned once, in the order it depends on the others."""

    def __init__(self, bagan: Bagan) -> None:
        self.bagan = bagan
        self.rencana: Rencana = rencanakan(bagan)
        self.ruang: list[RuangBaris] = [
            ukur_ruang(baris, simpang)
            for baris, simpang in zip(bagan.baris, self.rencana.simpang, strict=True)
        ]
        self.kiri, self.kanan = kolom_kiri(bagan), kolom_kanan(bagan)

    # --- Across: first in the measure of the columns alone, then moved to their place -----------

    def _cx(self, baris: Baris) -> float:
        """The middle of a row's symbol."""
        return self._cx_ikut(baris.kolom) + (GESER_SUB if baris.induk is not None else 0)

    def _jangkauan(self, nomor: int, tepi: Tepi) -> float:
        """The x up to which symbols and words of one row reach on this side."""
        baris, simpang = self.bagan.baris[nomor], self.rencana.simpang[nomor]
        cx = self._cx(baris)
        ujung = [cx + tepi.tanda * jarak for jarak in self._ujung_label(nomor, tepi)]
        ujung.append(cx + tepi.tanda * (self.ruang[nomor].lebar / 2 + PANJANG_MASUK))
        ujung += [self._cx_ikut(k) + tepi.tanda * (UKURAN_IKUT[0] / 2 + 4) for k in baris.ikut]
        if baris.induk is not None:
            ujung.append(self._cx(self.bagan.baris[baris.induk]) - BATANG - 4)
        if simpang.lurus and tepi is Tepi.KANAN:
            ujung.append(cx + 4 + self._lebar_label(nomor, simpang.lurus))
        return tepi.tanda * max(tepi.tanda * x for x in ujung)

    @staticmethod
    def _cx_ikut(kolom: int) -> float:
        return (kolom + 0.5) * LEBAR_PELAKSANA

    def _ujung_label(self, nomor: int, tepi: Tepi) -> Iterator[float]:
        """How far from the middle of the symbol the words on one side end."""
        simpang = self.rencana.simpang[nomor]
        for panah in (*simpang.samping[tepi], *simpang.bawah[tepi]):
            yield abs(self.awal_label(nomor, panah, tepi)) + self._lebar_label(nomor, panah)

    def _lebar_label(self, nomor: int, panah: Panah) -> float:
        return max((lebar(b, LABEL) for b in self.ruang[nomor].label[panah]), default=0)

    def awal_label(self, nomor: int, panah: Panah, tepi: Tepi) -> float:
        """Where the words of an arrow begin, from the middle of its symbol."""
        simpang = self.rencana.simpang[nomor]
        if panah in simpang.samping[tepi]:
            return tepi.tanda * (self.ruang[nomor].lebar / 2 + 4)
        jarak = self.dx(simpang.bawah[tepi], panah, dari_luar=True) + 4
        if tepi is Tepi.KIRI and self.beranak(nomor):
            jarak = BATANG + 4
        return tepi.tanda * jarak

    def beranak(self, nomor: int) -> bool:
        return any(baris.induk == nomor for baris in self.bagan.baris)

    @staticmethod
    def dx(deret: list[Panah], panah: Panah, *, dari_luar: bool) -> float:
        """How far from the middle one of several arrows leaves or enters."""
        jarak = min(6.0, 12 / max(1, len(deret) - 1))
        nomor = deret.index(panah)
        return 8 + jarak * (len(deret) - 1 - nomor if dari_luar else nomor)

    @cached_property
    def lajur(self) -> dict[Panah, int]:
        """The x of each lane: as near as the rows it passes allow, never on another or a rule."""
        letak: dict[Panah, int] = {}
        for tepi, deret in self.rencana.lajur.items():
            jangkauan = [self._jangkauan(n, tepi) for n in range(len(self.bagan.baris))]
            for panah in deret:
                lewat = _lewat(panah)
                awal = ceil(max(tepi.tanda * jangkauan[nomor] for nomor in lewat))
                terpakai = {tepi.tanda * letak[p] for p in letak if {*_lewat(p)} & {*lewat}}
                terpakai |= {tepi.tanda * LEBAR_PELAKSANA * n for n in self._garis_dalam}
                letak[panah] = tepi.tanda * _bebas(awal + 4, terpakai)
        return letak

    @property
    def _garis_dalam(self) -> range:
        return range(len(self.bagan.pelaksana) + 1)

    @cached_property
    def bidang(self) -> tuple[float, float]:
        """From where to where the pelaksana area reaches."""
        banyak = range(len(self.bagan.baris))
        kiri = [self._jangkauan(n, Tepi.KIRI) for n in banyak]
        kanan = [self._jangkauan(n, Tepi.KANAN) for n in banyak]
        lajur = self.lajur.values()
        return (
            min(0.0, *(x - 2 for x in kiri), *(x - JARAK_LAJUR for x in lajur)),
            max(
                len(self.bagan.pelaksana) * LEBAR_PELAKSANA,
                *(x + 2 for x in kanan),
                *(x + JARAK_LAJUR for x in lajur),
            ),
        )

    @cached_property
    def geser(self) -> float:
        return sum(kolom.lebar for kolom in self.kiri) - self.bidang[0]

    def x(self, nilai: float) -> float:
        return round(nilai + self.geser, 1)

    # --- Down ---------------------------------------------------------------------------------

    @cached_property
    def kepala(self) -> Kepala:
        return tulis_kepala(self.bagan, self.kiri, self.kanan, self.batas_pelaksana)

    @cached_property
    def batas_pelaksana(self) -> list[float]:
        """The x of the lines between the pelaksana columns, the outer ones included."""
        dalam = [LEBAR_PELAKSANA * n for n in range(1, len(self.bagan.pelaksana))]
        return [self.x(x) for x in (self.bidang[0], *dalam, self.bidang[1])]

    @cached_property
    def pita(self) -> list[tuple[float, float]]:
        pita = [(0.0, self.kepala.tinggi)]
        for nomor in range(len(self.bagan.baris)):
            sel = max(tinggi for _, tinggi in self.sel(nomor, 0))
            atas = pita[-1][1]
            pita.append((atas, atas + max(sel, self.ruang[nomor].tinggi_seluruhnya)))
        return pita

    def sel(self, nomor: int, y: float) -> Iterator[tuple[list[Teks], float]]:
        """The cells of a row at this height, each with the height it needs."""
        baris = self.bagan.baris[nomor]
        x = 0.0
        for kolom in self.kiri:
            yield tulis_sel(baris, kolom, x, y)
            x += kolom.lebar
        x = self.batas_pelaksana[-1]
        for kolom in self.kanan:
            yield tulis_sel(baris, kolom, x, y)
            x += kolom.lebar

    @cached_property
    def cy(self) -> list[float]:
        """The middle of each symbol; what a row has to spare is shared above and below."""
        hasil = []
        for (atas, bawah), ruang in zip(self.pita[1:], self.ruang, strict=True):
            longgar = bawah - atas - ruang.tinggi_seluruhnya
            hasil.append(atas + ruang.atas + longgar // 2)
        return hasil

    # --- What is drawn --------------------------------------------------------------------------

    @cached_property
    def simpul(self) -> list[Simpul]:
        hasil = []
        for baris, ruang, cy in zip(self.bagan.baris, self.ruang, self.cy, strict=True):
            kotak = Persegi(
                self.x(self._cx(baris) - ruang.lebar / 2),
                cy - ruang.tinggi / 2,
                ruang.lebar,
                ruang.tinggi,
            )
            cap = baris.cap
            simpul = Simpul(baris.rupa, kotak, baris.tulisan, kini=cap.kini, selesai=cap.selesai)
            hasil.append(simpul)
        return hasil

    def ikut(self) -> Iterator[tuple[Simpul, Jalan]]:
        """The marks of the other actors, each with its joint to the symbol."""
        panjang, tinggi = UKURAN_IKUT
        for baris, simpul in zip(self.bagan.baris, self.simpul, strict=True):
            for kolom in baris.ikut:
                kiri = self.x(self._cx_ikut(kolom) - panjang / 2)
                kotak = Persegi(kiri, simpul.kotak.cy - tinggi / 2, panjang, tinggi)
                dari, ke = simpul.kotak.kanan, kotak.x
                if kolom < baris.kolom:
                    dari, ke = kotak.kanan, simpul.kotak.x
                jalan = Jalan([(dari, kotak.cy), (ke, kotak.cy)], putus=True)
                yield Simpul(Rupa.KOTAK, kotak, kecil=True), jalan

    def garis(self) -> Iterator[tuple[Titik, Titik]]:
        """The rules of the table below its head."""
        atas, bawah = self.kepala.tinggi, self.pita[-1][1]
        for x in self.tegak:
            yield (x, atas), (x, bawah)
        for _, y in self.pita[1:]:
            yield (0, y), (self.tegak[-1], y)

    @cached_property
    def tegak(self) -> list[float]:
        """The x of every upright rule, the outer ones included."""
        x = [0.0]
        for kolom in self.kiri[:-1]:
            x.append(x[-1] + kolom.lebar)
        x += self.batas_pelaksana
        for kolom in self.kanan:
            x.append(x[-1] + kolom.lebar)
        return x


def _lewat(panah: Panah) -> range:
    """The rows an arrow passes, its own two included."""
    return range(min(panah.dari, panah.ke), max(panah.dari, panah.ke) + 1)


def _bebas(awal: int, terpakai: set[int]) -> int:
    """The first x from `awal` on that keeps its distance from those in use.

    Whole pixels: a distance that is off by a rounding error would never be reached.
    """
    x = awal
    while dekat := [satu for satu in terpakai if abs(satu - x) < JARAK_LAJUR]:
        x = max(dekat) + JARAK_LAJUR
    return x
