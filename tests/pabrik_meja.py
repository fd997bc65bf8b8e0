"""Builders of cases that begin at the desk: one person per role, and a case at any step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from pengadaan.alur.proses_utama import ProsesUtama
from pengadaan.models import Paket
from tests.pabrik import Lengkap, Pemeran, beri_peran, isian, petugas, unggah_bukti
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.sop import layanan
from ukpbj.sop.definisi import TANPA_SASARAN, Arah
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.waktu import sekarang

_nomor = count(1)


@dataclass(frozen=True)
class Meja:
    """A unit that runs an SOP, and who holds each role of it there."""

    unit: Unit
    orang: Mapping[str, Pengguna]

    def pelaku(self, baris: PelaksanaanLangkah) -> Pengguna:
        """The person of a row's first role."""
        return self.orang[baris.langkah.peran]


def buat_meja(kelas: type[Proses], pemeran: Pemeran, oleh: Pengguna | None = None) -> Meja:
    """Let the cast's unit run an SOP; a new person per role, or `oleh` in all of them.

    Kepala UKPBJ and pelaku usaha are the cast's own.
    """
    unit, sop = pemeran.unit, kelas.sop
    anak = {langkah.proses_anak for langkah in sop.langkah if langkah.proses_anak}
    unit.sop_aktif = sorted({*unit.sop_aktif, sop.kode, *anak})
    unit.save(update_fields=["sop_aktif"])
    orang: dict[str, Pengguna] = {}
    milik_pemeran = {KEPALA_UKPBJ: pemeran.kepala, PELAKU_USAHA: pemeran.vendor_a}
    for peran in sop.pelaku:
        if peran in milik_pemeran:
            orang[peran] = milik_pemeran[peran]
        elif oleh:
            beri_peran(oleh, peran, unit)
            orang[peran] = oleh
        else:
            orang[peran] = petugas(peran, unit, f"Contoh {sop.pelaku[peran]}")
    return Meja(unit, orang)


def mulai(kelas: type[Proses], meja: Meja, pada: datetime | None = None, **lain: Any) -> Proses:
    """A case at its first step."""
    isian_mulai: dict[str, Any] = dict(lain)
    if issubclass(kelas, ProsesUtama):
        paket = buat_paket(meja.unit)
        isian_mulai = {"lingkup": paket.kunci, "isian": {"paket": paket}} | isian_mulai
    return layanan.mulai_proses(
        kelas,
        unit=meja.unit,
        oleh=meja.orang[kelas.sop.langkah[0].peran],
        judul=f"Contoh {kelas.sop.judul}"[:200],
        pada=pada,
        **isian_mulai,
    )


def buat_paket(unit: Unit) -> Paket:
    nomor = next(_nomor)
    return Paket.objects.create(
        unit=unit,
        kode_rup=f"{50_000_000 + nomor}",
        nama=f"Contoh paket {nomor}",
        tahun=2026,
        pagu=250_000_000,
    )


def selesaikan_baris(
    baris: PelaksanaanLangkah,
    meja: Meja,
    hasil: str = "",
    *,
    pada: datetime | None = None,
    cara: Lengkap | None = None,
) -> Proses:
    """Finish one row, by default with its first outcome that goes forward."""
    langkah = baris.langkah
    hasil = hasil or next(h.nama for h in langkah.lanjut if langkah.arah(h) is Arah.MAJU)
    oleh = meja.pelaku(baris)
    if cara is None and langkah.menunjuk:
        cara = Lengkap(masukan={"petugas": [meja.orang[langkah.menunjuk]]})
    unggah_bukti(baris, oleh, pada)
    return layanan.selesaikan_langkah(
        baris.pk, hasil, oleh=oleh, isian=isian(baris, hasil, cara), pada=pada
    )


def maju_ke(proses: Proses, urut: int, meja: Meja, pada: datetime | None = None) -> Proses:
    """Take a case to a step; every sub-step on the way is closed as one without a target."""
    while (baris := proses.pelaksanaan_terbuka()) is not None and baris.urut < urut:
        for satu in baris.sublangkah.filter(selesai__isnull=True):
            tanpa = Lengkap(alasan="Tidak ada sasaran.")
            selesaikan_baris(satu, meja, TANPA_SASARAN.nama, pada=pada, cara=tanpa)
        if baris.langkah.janji and baris.mulai is None:
            janji_lewat(baris, meja)
        selesaikan_baris(baris, meja, pada=pada)
    return proses.spesifik()


def janji_lewat(baris: PelaksanaanLangkah, meja: Meja, menit: int = 10) -> None:
    """An appointment made an hour ago for a few minutes ago: the clock of the row runs."""
    kini = sekarang()
    layanan.geser_janji(
        baris.pk,
        kini - timedelta(minutes=menit),
        "Contoh.",
        oleh=meja.pelaku(baris),
        pada=kini - timedelta(hours=1),
    )


def sub(proses: Proses, huruf: str) -> PelaksanaanLangkah:
    """The newest row of a sub-step of a case."""
    milik = proses.pelaksanaan.select_related("proses", "unit", "pemegang").filter(huruf=huruf)
    return milik.latest("pk")
