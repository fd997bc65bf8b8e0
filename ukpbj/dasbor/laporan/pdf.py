"""The report on paper, in the manner of the unit's other documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from ukpbj.dasbor.laporan.isi import JUDUL
from ukpbj.dasbor.laporan.kata import DEFINISI
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.dokumen.pdf import jadikan_pdf

if TYPE_CHECKING:
    from ukpbj.dasbor.laporan.isi import IsiLaporan

SIMPANG_TERBANYAK = 200
"""Deviations on paper, those without an account first; the workbook lists every one."""


def susun_pdf(isi: IsiLaporan) -> bytes:
    """The tagged PDF of a report."""
    tampil = isi.hasil.simpang[:SIMPANG_TERBANYAK]
    konteks = {
        "isi": isi,
        "kop": isi.kop,
        "dokumen": {"judul": JUDUL, "dibuat": isi.pada},
        "pengenal": f"{isi.bulan.nama}, edisi {isi.laporan.edisi}",
        "definisi": DEFINISI,
        "simpang": [(satu, nama_sop(satu.kode_sop, satu.versi_sop)) for satu in tampil],
        "simpang_lain": len(isi.hasil.simpang) - len(tampil),
    }
    return jadikan_pdf(render_to_string("dasbor/laporan/naskah.html", konteks))
