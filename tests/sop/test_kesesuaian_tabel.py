"""Every SOP says what its printed table says; the facts were read from the paper, row by row.

The cover page and our own remarks are compared with the declaration, the table itself with the
export, which is read from the state machines that run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.definisi import Sop
from ukpbj.sop.ekspor import ekspor

FAKTA = sorted((Path(__file__).parent / "data").glob("*.json"), key=lambda p: p.stem)

pytestmark = pytest.mark.parametrize("berkas", FAKTA, ids=lambda p: p.stem)


def baca(berkas: Path) -> tuple[dict[str, Any], Sop]:
    fakta = json.loads(berkas.read_text(encoding="utf-8"))
    return fakta, kelas_sop(fakta["kode"]).sop


def test_halaman_sampul_sama_dengan_yang_tercetak(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    for medan in ("kode", "judul", "instansi", "nomor", "catatan"):
        assert getattr(sop, medan) == fakta.get(medan, ""), medan
    assert str(sop.tanggal_pembuatan) == fakta["tanggal_pembuatan"]
    assert str(sop.tanggal_efektif) == str(fakta.get("tanggal_efektif"))
    assert dict(sop.pelaku) == fakta["pelaku"]


def test_kepala_sop_lengkap(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    for medan, isi in fakta["kepala"].items():
        punya = getattr(sop.kepala, medan)
        assert (list(punya) if isinstance(isi, list) else punya) == isi, medan


def test_ekspor_dari_mesin_yang_berjalan_sama_dengan_tabel(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    [hasil] = ekspor([kelas_sop(sop.kode)])
    for medan in ("kode", "judul", "nomor", "instansi", "app", "pelaku"):
        assert hasil[medan] == fakta[medan], medan
    assert list(hasil["pelaku"]) == list(fakta["pelaku"])
    assert hasil["langkah"] == [baris_fakta(baris) for baris in fakta["langkah"]]


def test_catatan_dan_dasar_pelaku_sama_dengan_yang_dibaca(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    assert [(satu.dasar_pelaku.value, satu.catatan) for satu in sop.langkah] == [
        (baris["dasar_pelaku"], baris.get("catatan", "")) for baris in fakta["langkah"]
    ]


def test_setiap_sop_yang_berjalan_diperiksa_di_sini(berkas: Path) -> None:
    assert {sop.kode for sop in semua_sop()} == {p.stem for p in FAKTA}


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
