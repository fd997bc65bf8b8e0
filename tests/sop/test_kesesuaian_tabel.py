"""Every declaration says what its printed SOP says; the facts were read from the paper, by row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.definisi import Akhir, Langkah, Sisi, Sop

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


def test_tiap_baris_sama_dengan_tabel(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    assert [baris_dari(langkah) for langkah in sop.langkah] == [
        {"catatan": "", "keluaran": [], "kelengkapan": [], "batas": None} | baris
        for baris in fakta["langkah"]
    ]


def test_tidak_ada_yang_ditambahkan_tanpa_menyebut_dasarnya(berkas: Path) -> None:
    fakta, sop = baca(berkas)
    dasar = [(h.nama, h.dasar.value) for langkah in sop.langkah for h in langkah.lanjut]
    tercatat = [(h["hasil"], h["dasar"]) for b in fakta["langkah"] for h in b["lanjut"]]
    assert dasar == tercatat


def test_setiap_sop_yang_berjalan_diperiksa_di_sini(berkas: Path) -> None:
    assert {sop.kode for sop in semua_sop()} <= {p.stem for p in FAKTA}


def baris_dari(langkah: Langkah) -> dict[str, Any]:
    """A declared row in the shape of the facts."""
    return {
        "urut": langkah.urut,
        "no": langkah.no,
        "kegiatan": langkah.kegiatan,
        "pelaku": list(langkah.pelaku),
        "dasar_pelaku": langkah.dasar_pelaku.value,
        "kelengkapan": [b.teks for b in langkah.butir(Sisi.KELENGKAPAN)],
        "batas": [langkah.batas.nilai, langkah.batas.satuan] if langkah.batas else None,
        "keluaran": [b.teks for b in langkah.butir(Sisi.KELUARAN)],
        "catatan": langkah.catatan,
        "lanjut": [
            {
                "hasil": hasil.nama,
                "ke": hasil.ke.value if isinstance(hasil.ke, Akhir) else hasil.ke,
                "dasar": hasil.dasar.value,
            }
            for hasil in langkah.lanjut
        ],
    }
