"""Every SOP says what its printed table says; the facts were read from the paper, row by row.

The cover page and our own remarks are compared with the declaration, the table itself with the
export, which is read from the state machines that run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.sop.contoh import buat_sop
from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.definisi import Hasil, Langkah, Sop
from ukpbj.sop.ekspor import ekspor, ekspor_sop
from ukpbj.sop.kalender import menit
from ukpbj.sop.models import Proses

FAKTA = sorted((Path(__file__).parent / "data").glob("*.json"), key=lambda p: p.stem)

per_sop = pytest.mark.parametrize("berkas", FAKTA, ids=lambda p: p.stem)


def baca(berkas: Path) -> tuple[dict[str, Any], Sop]:
    fakta = json.loads(berkas.read_text(encoding="utf-8"))
    return fakta, kelas_sop(fakta["kode"]).sop


@per_sop
def test_halaman_sampul_sama_dengan_yang_tercetak(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    for medan in ("kode", "judul", "instansi", "nomor", "catatan"):
        assert getattr(sop, medan) == fakta.get(medan, ""), medan
    assert str(sop.tanggal_pembuatan) == fakta["tanggal_pembuatan"]
    assert str(sop.tanggal_efektif) == str(fakta.get("tanggal_efektif"))
    assert dict(sop.pelaku) == fakta["pelaku"]


@per_sop
def test_kepala_sop_lengkap(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    for medan, isi in fakta["kepala"].items():
        punya = getattr(sop.kepala, medan)
        assert (list(punya) if isinstance(isi, list) else punya) == isi, medan


@per_sop
def test_ekspor_dari_mesin_yang_berjalan_sama_dengan_tabel(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    [hasil] = ekspor([kelas_sop(sop.kode)])
    for medan in ("kode", "judul", "nomor", "instansi", "app", "pelaku"):
        assert hasil[medan] == fakta[medan], medan
    assert list(hasil["pelaku"]) == list(fakta["pelaku"])
    assert selisih(hasil["langkah"], fakta) == []


@per_sop
def test_catatan_dan_dasar_pelaku_sama_dengan_yang_dibaca(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    assert [(satu.dasar_pelaku.value, satu.catatan) for satu in sop.langkah] == [
        (baris["dasar_pelaku"], baris.get("catatan", "")) for baris in fakta["langkah"]
    ]


def test_setiap_sop_yang_berjalan_diperiksa_di_sini() -> None:
    assert {sop.kode for sop in semua_sop()} == {p.stem for p in FAKTA}


def selisih(langkah: list[dict[str, Any]], fakta: dict[str, Any]) -> list[tuple[int, str]]:
    """Where the rows of an export say something else than the paper: (urut, key)."""
    benar = [baris_fakta(baris) for baris in fakta["langkah"]]
    if [b["urut"] for b in langkah] != [b["urut"] for b in benar]:
        return [(0, "urut")]
    return [
        (ada["urut"], kunci)
        for ada, perlu in zip(langkah, benar, strict=True)
        for kunci in perlu.keys() | ada.keys()
        if ada.get(kunci) != perlu.get(kunci)
    ]


def baris_fakta(baris: dict[str, Any]) -> dict[str, Any]:
    """A row of the facts with every key of the export; what the paper leaves out is empty."""
    anak = baris.get("anak")
    isi = {kunci: baris[kunci] for kunci in ("urut", "no", "kegiatan", "pelaku", "lanjut")}
    return (
        isi
        | mutu_baku(baris)
        | {
            "anak": anak
            and anak | {"langkah": [satu | mutu_baku(satu) for satu in anak["langkah"]]},
            "proses_anak": baris.get("proses_anak"),
        }
    )


def mutu_baku(baris: dict[str, Any]) -> dict[str, Any]:
    return {
        "kelengkapan": baris.get("kelengkapan", []),
        "batas": baris.get("batas"),
        "keluaran": baris.get("keluaran", []),
    }


# --- It fails where one thing is changed --------------------------------------------------------

Ubah = Callable[[Langkah, Sop], Langkah | None]
"""A row with one thing changed; None where it has no such thing."""


def _lain(pilihan: Iterable[Any], kini: Any) -> Any:
    return next(p for p in pilihan if p != kini)


def ubah_batas(langkah: Langkah, sop: Sop) -> Langkah | None:
    if langkah.batas is None:
        return None
    return replace(langkah, batas=replace(langkah.batas, nilai=langkah.batas.nilai + 1))


def hapus_batas(langkah: Langkah, sop: Sop) -> Langkah | None:
    return replace(langkah, batas=None) if langkah.batas else None


def ubah_pelaku(langkah: Langkah, sop: Sop) -> Langkah | None:
    return replace(langkah, pelaku=[_lain(sop.pelaku, langkah.peran), *langkah.pelaku[1:]])


def tambah_pelaku(langkah: Langkah, sop: Sop) -> Langkah | None:
    lain = [peran for peran in sop.pelaku if peran not in langkah.pelaku]
    return replace(langkah, pelaku=[*langkah.pelaku, lain[0]]) if lain else None


def ubah_tujuan(langkah: Langkah, sop: Sop) -> Langkah | None:
    *awal, akhir = langkah.lanjut
    ke = _lain([satu.urut for satu in sop.langkah], akhir.ke)
    return replace(langkah, lanjut=[*awal, replace(akhir, ke=ke)])


def hapus_cabang(langkah: Langkah, sop: Sop) -> Langkah | None:
    return replace(langkah, lanjut=langkah.lanjut[:-1]) if len(langkah.lanjut) > 1 else None


def tambah_cabang(langkah: Langkah, sop: Sop) -> Langkah | None:
    return replace(langkah, lanjut=[*langkah.lanjut, Hasil("karangan", ke=1)])


def ubah_butir(langkah: Langkah, sop: Sop) -> Langkah | None:
    if not langkah.kelengkapan:
        return replace(langkah, kelengkapan=["Karangan"])
    return replace(langkah, kelengkapan=langkah.kelengkapan[1:])


def ubah_keluaran(langkah: Langkah, sop: Sop) -> Langkah | None:
    return replace(langkah, keluaran=[*langkah.keluaran, "Karangan"])


def ubah_sublangkah(langkah: Langkah, sop: Sop) -> Langkah | None:
    if langkah.anak is None:
        return None
    *awal, akhir = langkah.anak.langkah
    sub = [*awal, replace(akhir, batas=menit(7))]
    return replace(langkah, anak=replace(langkah.anak, langkah=sub))


def ubah_anak(langkah: Langkah, sop: Sop) -> Langkah | None:
    return replace(langkah, proses_anak="") if langkah.proses_anak else None


PERUBAHAN: dict[Ubah, str] = {
    ubah_batas: "batas",
    hapus_batas: "batas",
    ubah_pelaku: "pelaku",
    tambah_pelaku: "pelaku",
    ubah_tujuan: "lanjut",
    hapus_cabang: "lanjut",
    tambah_cabang: "lanjut",
    ubah_butir: "kelengkapan",
    ubah_keluaran: "keluaran",
    ubah_sublangkah: "anak",
    ubah_anak: "proses_anak",
}


def salinan(sop: Sop, diganti: Langkah | None = None) -> type[Proses]:
    """The same SOP as a class of its own, as if its file had been edited in this one row."""
    baris = [diganti if diganti and diganti.urut == satu.urut else satu for satu in sop.langkah]
    return buat_sop(*baris, kode=f"salinan-{next(NOMOR)}", pelaku=sop.pelaku)


NOMOR = count(1)


@per_sop
@pytest.mark.usefixtures("sop_sementara")
def test_salinan_yang_tidak_diubah_sama_dengan_tabel(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    assert selisih(ekspor_sop(salinan(sop))["langkah"], fakta) == []


@per_sop
@pytest.mark.parametrize("ubah", PERUBAHAN, ids=lambda ubah: ubah.__name__)
@pytest.mark.usefixtures("sop_sementara")
def test_satu_perubahan_di_baris_mana_pun_ketahuan(berkas: Path, ubah: Ubah) -> None:
    fakta, sop = baca(berkas)
    for langkah in sop.langkah:
        if diganti := ubah(langkah, sop):
            hasil = ekspor_sop(salinan(sop, diganti))["langkah"]
            assert selisih(hasil, fakta) == [(langkah.urut, PERUBAHAN[ubah])]
