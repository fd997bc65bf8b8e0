"""The sheet as geometry: the arrows drawn along their ways, and everything else in its place."""

from __future__ import annotations

from collections.abc import Iterator

from ukpbj.sop.bagan.baris import Bagan, Panah
from ukpbj.sop.bagan.bentuk import UKURAN_TULISAN, Gaya, Geometri, Jalan, Persegi, Teks, Tepi, Titik
from ukpbj.sop.bagan.ruang import LABEL, SELA_LABEL, tinggi_label
from ukpbj.sop.bagan.tata import BATANG, Tata

LURUS = 5
"""How far above the rule an arrow crosses to another column."""


def geometri(bagan: Bagan) -> Geometri:
    tata = Tata(bagan)
    ikut = list(tata.ikut())
    return Geometri(
        lebar=tata.tegak[-1],
        pita=tata.pita,
        garis=[*tata.kepala.garis, *tata.garis()],
        latar=[*_latar(tata)],
        simpul=tata.simpul,
        ikut=[satu for satu, _ in ikut],
        jalan=[*(jalan for _, jalan in ikut), *_sublangkah(tata), *_panah(tata)],
        teks=[*tata.kepala.teks, *_isi(tata), *_tulisan(tata), *_label(tata)],
    )


def _latar(tata: Tata) -> Iterator[Persegi]:
    """The ground behind the rows at which a running case stands."""
    for baris, (atas, bawah) in zip(tata.bagan.baris, tata.pita[1:], strict=True):
        if baris.cap.kini:
            yield Persegi(0, atas, tata.tegak[-1], bawah - atas)


def _isi(tata: Tata) -> Iterator[Teks]:
    for nomor, (atas, _) in enumerate(tata.pita[1:]):
        for teks, _tinggi in tata.sel(nomor, atas):
            yield from teks


def _tulisan(tata: Tata) -> Iterator[Teks]:
    """The words inside the symbols."""
    for simpul in tata.simpul:
        kotak = simpul.kotak
        y = kotak.cy + 0.35 * UKURAN_TULISAN
        yield Teks(kotak.cx, y, simpul.tulisan, UKURAN_TULISAN, tengah=True, dalam=kotak)


# --- Arrows -----------------------------------------------------------------------------------


def _panah(tata: Tata) -> Iterator[Jalan]:
    for panah in tata.bagan.panah:
        if tata.rencana.simpang[panah.dari].lurus == panah:
            yield Jalan([*_lurus(tata, panah)], panah)
        else:
            yield Jalan([*_keluar(tata, panah), *_masuk(tata, panah)], panah)


def _lurus(tata: Tata, panah: Panah) -> Iterator[Titik]:
    dari, ke = tata.simpul[panah.dari], tata.simpul[panah.ke]
    yield dari.kotak.cx, dari.bawah(0)
    if dari.kotak.cx != ke.kotak.cx:
        y = tata.pita[panah.dari + 1][1] - LURUS
        yield dari.kotak.cx, y
        yield ke.kotak.cx, y
    yield ke.kotak.cx, ke.atas(0)


def _keluar(tata: Tata, panah: Panah) -> Iterator[Titik]:
    """From its symbol to its lane."""
    tepi, simpul = tata.rencana.tepi(panah), tata.simpul[panah.dari]
    simpang = tata.rencana.simpang[panah.dari]
    y = tata.cy[panah.dari] + tata.ruang[panah.dari].dy[panah, False]
    if panah in simpang.samping[tepi]:
        yield _tepi(simpul.kotak, tepi), y
    else:
        dx = tepi.tanda * tata.dx(simpang.bawah[tepi], panah, dari_luar=True)
        yield simpul.kotak.cx + dx, simpul.bawah(dx)
        yield simpul.kotak.cx + dx, y
    yield tata.x(tata.lajur[panah]), y


def _masuk(tata: Tata, panah: Panah) -> Iterator[Titik]:
    """From its lane into its symbol."""
    tepi, simpul = tata.rencana.tepi(panah), tata.simpul[panah.ke]
    simpang = tata.rencana.simpang[panah.ke]
    y = tata.cy[panah.ke] + tata.ruang[panah.ke].dy[panah, True]
    yield tata.x(tata.lajur[panah]), y
    if panah in simpang.masuk_samping[tepi]:
        yield _tepi(simpul.kotak, tepi), y
    else:
        dx = tepi.tanda * tata.dx(simpang.masuk_atas[tepi], panah, dari_luar=False)
        yield simpul.kotak.cx + dx, y
        yield simpul.kotak.cx + dx, simpul.atas(dx)


def _tepi(kotak: Persegi, tepi: Tepi) -> float:
    return kotak.x if tepi is Tepi.KIRI else kotak.kanan


def _sublangkah(tata: Tata) -> Iterator[Jalan]:
    """The joints between a step and its sub-steps: a trunk, and a branch to each."""
    for nomor, baris in enumerate(tata.bagan.baris):
        if baris.induk is None:
            continue
        induk, anak = tata.simpul[baris.induk], tata.simpul[nomor].kotak
        x = induk.kotak.cx - BATANG
        terakhir = nomor + 1 == len(tata.bagan.baris) or tata.bagan.baris[nomor + 1].induk is None
        # Only the last branch draws the trunk: lines on top of each other look thicker.
        awal = [(x, induk.bawah(BATANG))] if terakhir else []
        if _terhalang(tata, nomor, baris.induk):
            y = tata.cy[nomor] - tata.ruang[nomor].atas + LURUS
            yield Jalan([*awal, (x, y), (anak.cx, y), (anak.cx, anak.y)])
        else:
            tepi = Tepi.KIRI if anak.x > x else Tepi.KANAN
            yield Jalan([*awal, (x, anak.cy), (_tepi(anak, tepi), anak.cy)])


def _terhalang(tata: Tata, nomor: int, induk: int) -> bool:
    """Whether the mark of another actor stands between the trunk and a sub-step."""
    baris = tata.bagan.baris[nomor]
    dari, ke = tata.bagan.baris[induk].kolom, baris.kolom
    antara = range(dari, ke) if dari < ke else range(ke + 1, dari)
    return any(kolom in antara for kolom in baris.ikut)


# --- Words beside arrows ------------------------------------------------------------------------


def _label(tata: Tata) -> Iterator[Teks]:
    for panah in tata.bagan.panah:
        baris = tata.ruang[panah.dari].label.get(panah)
        if not baris:
            continue
        simpul, cy = tata.simpul[panah.dari], tata.cy[panah.dari]
        if tata.rencana.simpang[panah.dari].lurus == panah:
            atas = cy + tata.ruang[panah.dari].label_lurus
            yield from _tulis(baris, simpul.kotak.cx + 4, atas, Tepi.KANAN)
            continue
        tepi = tata.rencana.tepi(panah)
        bawah = cy + tata.ruang[panah.dari].dy[panah, False] - 3
        x = simpul.kotak.cx + tata.awal_label(panah.dari, panah, tepi)
        yield from _tulis(baris, x, bawah - tinggi_label(baris), tepi)


def _tulis(baris: list[str], x: float, atas: float, tepi: Tepi) -> Iterator[Teks]:
    """Lines from y `atas` down, that begin at x on the right side, end there on the left."""
    for nomor, isi in enumerate(baris):
        teks = Teks(x, atas + SELA_LABEL * (nomor + 1) - 2, isi, LABEL, gaya=Gaya.ALAS)
        if tepi is Tepi.KIRI:
            teks = Teks(x - teks.lebar, teks.y, isi, LABEL, gaya=Gaya.ALAS)
        yield teks
