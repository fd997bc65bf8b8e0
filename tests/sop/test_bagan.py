"""The sheet's geometry, checked by reckoning: nothing crosses, nothing overlaps, all is there."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ukpbj.sop.bagan import Alinea, Cap, gambar, geometri, susun_bagan
from ukpbj.sop.bagan.baris import Bagan, Rupa
from ukpbj.sop.bagan.bentuk import Gaya, Geometri, Jalan, Persegi, Simpul, Titik
from ukpbj.sop.bagan.huruf import bungkus, lebar
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.definisi import (
    Akhir,
    Anak,
    Dasar,
    Hasil,
    Kepala,
    Langkah,
    Pilih,
    Sop,
    Sublangkah,
)

Potong = tuple[Titik, Titik]
SEDIKIT = 0.01
SOP = {sop.kode: sop for sop in semua_sop()}


# --- The reckoning ----------------------------------------------------------------------------


def _potong(titik: list[Titik]) -> list[Potong]:
    return [(a, b) for a, b in pairwise(titik) if a != b]


def _kena(potong: Potong, k: Persegi) -> bool:
    """Whether a piece of an arrow runs through the inside of a rectangle."""
    (ax, ay), (bx, by) = potong
    return (
        min(ax, bx) < k.kanan - SEDIKIT
        and max(ax, bx) > k.x + SEDIKIT
        and min(ay, by) < k.bawah - SEDIKIT
        and max(ay, by) > k.y + SEDIKIT
    )


def _tindih(a: Persegi, b: Persegi) -> bool:
    return (
        a.x < b.kanan - SEDIKIT
        and b.x < a.kanan - SEDIKIT
        and a.y < b.bawah - SEDIKIT
        and b.y < a.bawah - SEDIKIT
    )


def _di_dalam(titik: Titik, simpul: Simpul) -> bool:
    """Whether a point lies inside the outline (ray casting)."""
    x, y = titik
    dalam = False
    sudut = list(simpul.titik)
    for (ax, ay), (bx, by) in zip(sudut, [*sudut[1:], sudut[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            dalam = not dalam
    return dalam


def _pada_tepi(titik: Titik, simpul: Simpul) -> bool:
    """Whether a point lies on the outline: a hair to some side is inside, to another outside."""
    x, y = titik
    geser = ((-0.3, 0.01), (0.3, 0.01), (0.01, -0.3), (0.01, 0.3))
    dekat = [_di_dalam((x + dx, y + dy), simpul) for dx, dy in geser]
    return any(dekat) and not all(dekat)


def _segaris(a: Potong, b: Potong) -> bool:
    """Whether two pieces lie on each other."""
    for sumbu in (0, 1):
        lain = 1 - sumbu
        tetap = {titik[sumbu] for titik in (*a, *b)}
        if max(tetap) - min(tetap) < SEDIKIT:
            awal = max(min(p[0][lain], p[1][lain]) for p in (a, b))
            akhir = min(max(p[0][lain], p[1][lain]) for p in (a, b))
            return awal < akhir - SEDIKIT
    return False


def periksa(bagan: Bagan) -> Geometri:
    """Every promise of the sheet, in one place."""
    g = geometri(bagan)
    panah = [(jalan, _potong(list(jalan.titik))) for jalan in g.jalan if jalan.panah]
    _setiap_hasil_satu_panah(bagan, g)
    _panah_bebas(g, panah)
    _tidak_bertindihan(g)
    _teks_muat(bagan, g)
    for (_, a), (_, b) in combinations(panah, 2):
        assert not [(p, q) for p in a for q in b if _segaris(p, q)]
    for satu in gambar(g):
        ElementTree.fromstring(satu)  # noqa: S314  # our own picture: is it well-formed
    return g


def _setiap_hasil_satu_panah(bagan: Bagan, g: Geometri) -> None:
    tergambar = [jalan.panah for jalan in g.jalan if jalan.panah]
    assert sorted(tergambar, key=repr) == sorted(bagan.panah, key=repr)
    for jalan in g.jalan:
        if jalan.panah:
            assert _pada_tepi(jalan.titik[0], g.simpul[jalan.panah.dari])
            assert _pada_tepi(jalan.titik[-1], g.simpul[jalan.panah.ke])
            assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(jalan.titik))


def _panah_bebas(g: Geometri, panah: list[tuple[Jalan, list[Potong]]]) -> None:
    rintangan = [k.kotak for k in g.ikut] + [t.persegi for t in g.teks if t.dalam is None]
    sel = [t.persegi for t in g.teks if t.dalam is not None]
    for jalan, potongan in panah:
        for potong in potongan:
            assert not [k for k in rintangan if _kena(potong, k)], jalan.panah
            kena = [n for n, s in enumerate(g.simpul) if _kena(potong, s.kotak)]
            assert {*kena} <= {jalan.panah.dari, jalan.panah.ke}
            (ax, ay), (bx, by) = potong
            for bagian in (0.02, 0.25, 0.5, 0.75, 0.98):
                titik = (ax + (bx - ax) * bagian, ay + (by - ay) * bagian)
                assert not any(_di_dalam(titik, g.simpul[n]) for n in kena), jalan.panah
            assert not [k for k in sel if _kena(potong, k)], jalan.panah


def _tidak_bertindihan(g: Geometri) -> None:
    kotak = [s.kotak for s in (*g.simpul, *g.ikut)]
    label = [t.persegi for t in g.teks if t.dalam is None]
    for a, b in combinations([*kotak, *label], 2):
        assert not _tindih(a, b), (a, b)
    isi = [t.persegi for t in g.teks]
    for a, b in combinations(isi, 2):
        assert not _tindih(a, b), (a, b)


def _teks_muat(bagan: Bagan, g: Geometri) -> None:
    for teks in g.teks:
        k, dalam = teks.persegi, teks.dalam or Persegi(0, 0, g.lebar, g.tinggi)
        assert k.x >= dalam.x - SEDIKIT, teks
        assert k.kanan <= dalam.kanan + SEDIKIT, teks
        # Ascenders of a full line reach its very top.
        assert k.y >= dalam.y - 1, teks
        assert k.bawah <= dalam.bawah + 1, teks
    for simpul, (atas, bawah) in zip(g.simpul, g.pita[1:], strict=True):
        assert atas < simpul.kotak.y < simpul.kotak.bawah < bawah
    for teks in g.teks:
        pita = [p for p in g.pita if p[0] <= teks.y <= p[1]]
        assert any(teks.persegi.y >= p[0] and teks.persegi.bawah <= p[1] for p in pita), teks
    assert len(g.pita) == len(bagan.baris) + 1


# --- The seventeen ----------------------------------------------------------------------------


@pytest.mark.parametrize("kode", sorted(SOP))
def test_lembar_setiap_sop(kode: str) -> None:
    periksa(susun_bagan(SOP[kode]))


@pytest.mark.parametrize("kode", sorted(SOP))
def test_lembar_setiap_sop_yang_sedang_berjalan(kode: str) -> None:
    isi = [
        Alinea("Sen 12 Okt 09.12", tebal=True),
        Alinea("Contoh Pejabat Pengadaan yang Bernama Sangat Panjang Sekali"),
        Alinea("1 hari kerja 3 jam dari 30 menit, “tidak lengkap”"),
    ]
    cap = {
        (b.urut, b.huruf): Cap(
            selesai=b.urut % 2 == 0,
            kini=b.urut % 2 == 1,
            kabar="sekarang · putaran 3",
            awas="terlambat 1 hari kerja 3 jam",
            isi=isi * 3,
        )
        for langkah in SOP[kode].langkah
        for b in (langkah, *langkah.sublangkah)
    }
    periksa(susun_bagan(SOP[kode], cap=cap))


def test_setiap_baris_tercetak_ada_dengan_nomornya() -> None:
    bagan = susun_bagan(SOP["perencanaan-pengadaan"])
    assert [b.no for b in bagan.baris] == [
        "1", "2", "3", "4", "5", "6", "7", "8", "8", "9", "10", "11",
    ]  # fmt: skip
    assert [bagan.baris[0].tulisan, bagan.baris[-1].tulisan] == ["Mulai", "Selesai"]


def test_nomor_yang_tidak_tercetak_dikurung() -> None:
    bagan = susun_bagan(SOP["registrasi-pagaralam"])
    assert [b.no for b in bagan.baris][6:9] == ["6", "(7)", "(8)"]


def test_setiap_akhir_punya_kapsul() -> None:
    bagan = susun_bagan(SOP["registrasi-kaltim-perseorangan"])
    kapsul = [b.tulisan for b in bagan.baris if b.rupa is Rupa.KAPSUL]
    assert kapsul == ["Mulai", "Selesai", "Ditolak", "Dialihkan"]


def test_simbol_menurut_langkahnya() -> None:
    bagan = susun_bagan(SOP["proses-utama"])
    assert [b.rupa.value for b in bagan.baris] == [
        "kapsul", "segilima", "segilima", "segilima", "ketupat", "kotak", "kotak", "kapsul",
    ]  # fmt: skip


def test_yang_kami_simpulkan_dan_tambahkan_bertanda() -> None:
    bagan = susun_bagan(SOP["proses-utama"])
    assert bagan.baris[4].tulisan == "5°"
    assert [p.tulisan for p in bagan.panah if p.dari == 4] == [
        "Pemenang ditetapkan",
        "Pemilihan gagal+",
    ]
    assert bagan.tanda == {"°", "+"}


def test_sublangkah_menjadi_baris_di_bawah_langkahnya() -> None:
    g = geometri(susun_bagan(SOP["pembinaan-pagaralam"]))
    tulisan = [s.tulisan for s in g.simpul]
    assert tulisan[7:11] == ["7", "7a", "7b", "7c"]
    sambungan = [j for j in g.jalan if j.panah is None and not j.putus]
    assert len(sambungan) == 3


def test_pelaku_lain_mendapat_tanda_di_kolomnya() -> None:
    g = geometri(susun_bagan(SOP["registrasi-kaltim-perseorangan"]))
    assert len(g.ikut) == len([j for j in g.jalan if j.putus]) == 2


# --- Any small table ---------------------------------------------------------------------------

KATA = st.text("abcdefg hijkl/mno-", min_size=1, max_size=60).map(str.strip).filter(bool)
PERAN = ["satu", "dua", "tiga", "empat"]


@st.composite
def tabel(draw: st.DrawFn) -> Sop:
    banyak = draw(st.integers(1, 7))
    peran = PERAN[: draw(st.integers(1, 4))]
    pelaku = st.lists(st.sampled_from(peran), min_size=1, unique=True)
    return Sop(
        kode="contoh",
        judul="Contoh",
        instansi="Contoh",
        nomor="1",
        tanggal_pembuatan=date(2026, 1, 2),
        pelaku={satu: draw(KATA) for satu in peran},
        kepala=Kepala("Kepala"),
        langkah=tuple(draw(_baris(urut, banyak, pelaku)) for urut in range(1, banyak + 1)),
    )


@st.composite
def _baris(
    draw: st.DrawFn, urut: int, banyak: int, pelaku: st.SearchStrategy[list[str]]
) -> Langkah:
    ke = st.one_of(st.integers(1, banyak), st.sampled_from([a for a in Akhir if a != "dibatalkan"]))
    hasil = draw(st.lists(st.tuples(KATA, ke, st.sampled_from(Dasar)), min_size=1, max_size=4))
    anak = draw(st.lists(st.tuples(KATA, pelaku), max_size=3))
    sublangkah = [Sublangkah("abc"[n], kata, p) for n, (kata, p) in enumerate(anak)]
    return Langkah(
        urut=urut,
        no=draw(st.sampled_from(["", str(urut)])),
        kegiatan=draw(KATA),
        pelaku=draw(pelaku),
        lanjut=[Hasil(f"{nama}{n}", ke, dasar) for n, (nama, ke, dasar) in enumerate(hasil)],
        kelengkapan=draw(st.lists(KATA, max_size=3)),
        catatan=draw(st.one_of(st.just(""), KATA)),
        proses_anak=draw(st.sampled_from(["", "", "anak"])),
        anak=Anak(Pilih.SEMUA, sublangkah) if sublangkah else None,
    )


@settings(max_examples=150, deadline=None)
@given(tabel())
def test_tabel_apa_pun(sop: Sop) -> None:
    periksa(susun_bagan(sop))


# --- Text ---------------------------------------------------------------------------------------


@given(st.text(max_size=80), st.floats(20, 200), st.booleans())
def test_bungkus_tidak_menghilangkan_apa_pun_dan_selalu_muat(
    teks: str, ruang: float, tebal: bool
) -> None:
    baris = bungkus(teks, ruang, 11, tebal=tebal)
    assert all(lebar(satu, 11, tebal=tebal) <= ruang for satu in baris)
    assert "".join("".join(baris).split()) == "".join(teks.split())


def test_teks_pada_alas_putih() -> None:
    g = geometri(susun_bagan(SOP["registrasi-kaltim-perseorangan"]))
    label = [t for t in g.teks if t.dalam is None]
    assert label
    assert {t.gaya for t in label} == {Gaya.ALAS}
