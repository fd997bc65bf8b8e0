"""The charts: geometry in percent of the width and whole pixels of height.

So a chart takes the width it gets and its words keep their size, on a phone as on a desk. Looks
come from classes (css/analisis.css).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ukpbj.dasbor.analisis.jumlah import bagian

TINGGI, ATAS, ALAS = 196, 22, 150
"""Of the chart of weeks: the whole, the top of the highest column, the line they stand on."""
ISI = 62
"""Percent of its place that a column fills."""
PENUH = 300
"""Percent of the limit at the right edge of a bar; a longer one ends with a sign."""
TINGGI_BILAH, TINGGI_LAMA = 10, 26


@dataclass(frozen=True)
class Kolom:
    """One week: its name, what was done without and with a deviation, the share in percent."""

    nama: str
    patuh: int
    menyimpang: int
    persen: int | None
    berjalan: bool


def kolom_pekan(kolom: Sequence[Kolom], judul: str, uraian: str) -> SafeString:
    """Columns with the share above them, the number and the week below."""
    tertinggi = max((k.patuh + k.menyimpang for k in kolom), default=0)
    lebar = 100 / (len(kolom) or 1)
    isi = [b for n, k in enumerate(kolom) for b in _kolom(k, n, lebar, tertinggi)]
    return format_html(
        '<svg class="grafik" width="100%" height="{}" role="img" aria-labelledby="tren-j tren-u">'
        '<title id="tren-j">{}</title><desc id="tren-u">{}</desc>'
        '<line class="grafik__alas" x1="0" x2="100%" y1="{}" y2="{}"/>{}</svg>',
        TINGGI, judul, uraian, ALAS, ALAS, SafeString("".join(isi)),
    )  # fmt: skip


def _kolom(k: Kolom, nomor: int, lebar: float, tertinggi: int) -> Iterator[SafeString]:
    tengah = round((nomor + 0.5) * lebar, 2)
    kiri, isi = round(tengah - lebar * ISI / 200, 2), round(lebar * ISI / 100, 2)
    baik = _tinggi(k.patuh, tertinggi)
    buruk = _tinggi(k.menyimpang, tertinggi)
    kelas = " grafik__kolom--kini" if k.berjalan else ""
    # Every other name gives way on a narrow screen, counted from the running week.
    selang = "" if nomor % 2 else " grafik__selang"
    for warna, atas, tinggi in (
        ("patuh", ALAS - baik, baik),
        ("simpang", ALAS - baik - buruk, buruk),
    ):
        if tinggi:
            yield format_html(
                '<rect class="grafik__{}{}" x="{}%" y="{}" width="{}%" height="{}"/>',
                warna, kelas, kiri, atas, isi, tinggi,
            )  # fmt: skip
    if k.persen is not None:
        yield format_html(
            '<text class="grafik__nilai" x="{}%" y="{}">{}'
            '<tspan class="grafik__satuan"> %</tspan></text>',
            tengah, ALAS - baik - buruk - 6, k.persen,
        )  # fmt: skip
    yield format_html(
        '<text x="{}%" y="{}">{}</text><text class="grafik__nama{}" x="{}%" y="{}">{}</text>',
        tengah, ALAS + 18, k.patuh + k.menyimpang, selang, tengah, ALAS + 38, k.nama,
    )  # fmt: skip


def _tinggi(nilai: int, tertinggi: int) -> int:
    """In pixels; what is there is seen."""
    return max(2, round((ALAS - ATAS) * nilai / tertinggi)) if nilai else 0


def bilah_bagian(isi: Sequence[tuple[str, int]]) -> SafeString:
    """One bar of parts side by side, by class and number; the words stand beside it."""
    seluruh = sum(nilai for _, nilai in isi)
    letak, potongan = 0.0, []
    for kelas, nilai in isi:
        lebar = bagian(nilai, seluruh)
        potongan.append((kelas, letak, lebar, TINGGI_BILAH))
        letak += lebar
    return format_html(
        '<svg class="grafik-bilah" width="100%" height="{}" aria-hidden="true"'
        ' focusable="false">{}</svg>',
        TINGGI_BILAH,
        format_html_join(
            "", '<rect class="grafik__{}" x="{}%" width="{}%" height="{}"/>', potongan
        ),
    )  # fmt: skip


def bilah_lama(median: int, p90: int, kata: str) -> SafeString:
    """Percent of the limit: a bar to the 90th percentile, a dot at the median, the limit's line."""
    batas, tengah, sampai = (_letak(persen) for persen in (100, median, p90))
    potongan = [("patuh", 0.0, min(sampai, batas)), ("simpang", batas, max(0.0, sampai - batas))]
    kotak = format_html_join(
        "", '<rect class="grafik__{}" x="{}%" y="8" width="{}%" height="10"/>',
        ((kelas, x, round(lebar, 1)) for kelas, x, lebar in potongan if lebar),
    )  # fmt: skip
    lewat = '<text class="grafik__lewat" x="100%" y="18">›</text>' if p90 > PENUH else ""
    return format_html(
        '<svg class="grafik grafik--lama" width="100%" height="{}" role="img" aria-label="{}">'
        '<rect class="grafik__alur" y="8" width="100%" height="10"/>{}'
        '<line class="grafik__batas" x1="{}%" x2="{}%" y1="1" y2="25"/>'
        '<circle class="grafik__median" cx="{}%" cy="13" r="5"/>{}</svg>',
        TINGGI_LAMA, kata, kotak, batas, batas, tengah, SafeString(lewat),
    )  # fmt: skip


def _letak(persen: int) -> float:
    """Where on the bar."""
    return round(min(persen, PENUH) * 100 / PENUH, 1)
