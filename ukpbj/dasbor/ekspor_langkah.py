"""Done steps as a workbook (XLSX): the rows the list's filters leave, done last first."""

from __future__ import annotations

from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from ukpbj.dasbor.langkah_selesai import sebut_pelaksana
from ukpbj.dasbor.lembar_kerja import buku_baru, lembar_baru, simpan, tambah
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.format_waktu import setempat
from ukpbj.sop.terpakai import terpakai

if TYPE_CHECKING:
    from ukpbj.dasbor.langkah_selesai import DaftarSelesai
    from ukpbj.sop.models import PelaksanaanLangkah

BARIS_TERBANYAK = 20_000
"""Rows of one workbook; who needs more narrows the list and takes it in parts."""
SEKALI_BACA = 500
LEBAR = (
    ("Nomor proses", 18), ("Judul proses", 32), ("Unit", 24), ("SOP", 30), ("Langkah", 9),
    ("Kegiatan", 48), ("Putaran", 9), ("Pihak", 13), ("Dikerjakan oleh", 26), ("Hasil", 22),
    ("Dibuka", 17), ("Diambil", 17), ("Jam mulai", 17), ("Selesai", 17), ("Zona", 7),
    ("Batas", 11), ("Jatuh tempo", 17), ("Terpakai (menit kerja)", 13), ("% dari batas", 10),
    ("Menunggu (menit kerja)", 13), ("Dikerjakan (menit kerja)", 13), ("Penyimpangan", 32),
)  # fmt: skip


def susun_xlsx(daftar: DaftarSelesai) -> IO[bytes]:
    """The workbook as an open file, at its beginning; written row by row, never held whole."""
    buku = buku_baru()
    lembar = lembar_baru(buku, "Langkah selesai", LEBAR)
    kumpulan = daftar.lengkap.order_by("-selesai", "-id")[: BARIS_TERBANYAK + 1]
    for nomor, satu in enumerate(kumpulan.iterator(chunk_size=SEKALI_BACA)):
        if nomor == BARIS_TERBANYAK:
            tambah(lembar, [f"Hanya {BARIS_TERBANYAK} langkah terakhir; persempit saringannya."])
            break
        tambah(lembar, _nilai(satu, daftar))
    return simpan(buku)


def _nilai(baris: PelaksanaanLangkah, daftar: DaftarSelesai) -> list[Any]:
    """One row, in the order of `LEBAR`; times are those of the unit."""
    proses, unit, vendor = baris.proses, baris.unit, baris.milik_pelaku_usaha
    pakai = daftar.pakai(baris)
    lama = terpakai(baris, daftar.pembaca.kalender_dari(unit), daftar.pembaca.pada)

    def saat(waktu: datetime | None) -> datetime | None:
        return setempat(waktu, unit).replace(tzinfo=None) if waktu else None

    return [
        proses.nomor, proses.judul, str(unit), nama_sop(baris.kode_sop, proses.versi_sop),
        baris.sebutan, baris.langkah.kegiatan, baris.kunjungan,
        "pelaku usaha" if vendor else "kantor", sebut_pelaksana(baris), baris.hasil,
        saat(baris.dibuka), saat(baris.diambil), saat(baris.mulai), saat(baris.selesai),
        unit.get_zona_display(), str(baris.batas or ""), saat(baris.jatuh_tempo),
        pakai.detik // 60 if pakai else None, pakai.persen if pakai else None,
        # A vendor claims nothing: neither word fits their time.
        None if vendor else lama.menunggu // 60, None if vendor else lama.dikerjakan // 60,
        ", ".join(p.jenis for p in baris.menyimpang),  # type: ignore[attr-defined]  # prefetched
    ]  # fmt: skip
