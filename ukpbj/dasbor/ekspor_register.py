"""The register of deviations as a workbook (XLSX): the rows its filters leave, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from django.db.models import Prefetch

from ukpbj.dasbor.lembar_kerja import buku_baru, lembar_baru, simpan, tambah
from ukpbj.dasbor.sebutan import BELUM_DIAMBIL, nama_sop
from ukpbj.sop.format_waktu import setempat
from ukpbj.sop.models import Penyimpangan, RiwayatPenyimpangan
from ukpbj.sop.uraian_penyimpangan import Uraian

if TYPE_CHECKING:
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.dasbor.register import DaftarPenyimpangan

BARIS_TERBANYAK = 20_000
"""Rows of one workbook; who needs more narrows the register and takes it in parts."""
SEKALI_BACA = 500
LEBAR = (
    ("Nomor proses", 18), ("Judul proses", 32), ("Unit", 24), ("SOP", 30), ("Langkah", 9),
    ("Kegiatan", 48), ("Putaran", 9), ("Jenis", 13), ("Keadaan", 20), ("Penanggung jawab", 26),
    ("Dicatat", 17), ("Zona", 7), ("Jatuh tempo", 17), ("Selesai", 17), ("Terlambat", 22),
    ("Terlambat (menit kerja)", 14), ("Yang kurang", 48), ("Alasan pelaksana", 40), ("Sebab", 40),
    ("Perbaikan", 40), ("Pencegahan", 40), ("Tindak lanjut", 40), ("Tanggal tindak lanjut", 14),
    ("Putusan oleh", 26), ("Diputus", 17), ("Catatan putusan", 40),
)  # fmt: skip
JAWAB = RiwayatPenyimpangan.Tindakan.JAWAB
PUTUSAN = (
    RiwayatPenyimpangan.Tindakan.TERIMA,
    RiwayatPenyimpangan.Tindakan.KEMBALIKAN,
    RiwayatPenyimpangan.Tindakan.GUGUR,
)


def susun_xlsx(daftar: DaftarPenyimpangan) -> IO[bytes]:
    """The workbook as an open file, at its beginning; written row by row, never held whole."""
    buku = buku_baru()
    lembar = lembar_baru(buku, "Penyimpangan", LEBAR)
    for satu in _baris(daftar):
        tambah(lembar, _nilai(satu, daftar.pembaca))
    if daftar.tersaring.order_by("-id")[BARIS_TERBANYAK:].exists():
        pesan = f"Hanya {BARIS_TERBANYAK} penyimpangan terbaru; persempit saringannya."
        tambah(lembar, [pesan])
    return simpan(buku)


def _baris(daftar: DaftarPenyimpangan) -> Iterator[Penyimpangan]:
    riwayat = RiwayatPenyimpangan.objects.select_related("oleh").order_by("nomor")
    kumpulan = (
        daftar.tersaring.select_related("pelaksanaan__proses", "unit", "penanggung_jawab")
        .prefetch_related(Prefetch("riwayat", riwayat))
        .order_by("-id")
    )
    return kumpulan[:BARIS_TERBANYAK].iterator(chunk_size=SEKALI_BACA)


def _nilai(satu: Penyimpangan, pembaca: Pembaca) -> list[Any]:
    """One row, in the order of `LEBAR`; times are those of the unit."""
    u = Uraian(satu, pembaca.kalender_dari(satu.unit), pembaca.pada)
    baris, proses = satu.pelaksanaan, satu.pelaksanaan.proses
    cerita = list(satu.riwayat.all())
    jawab = next((r for r in reversed(cerita) if r.tindakan == JAWAB), None)
    putus = next((r for r in reversed(cerita) if r.tindakan in PUTUSAN), None)
    detik = u.detik_terlambat

    def saat(waktu: datetime | None) -> datetime | None:
        return setempat(waktu, satu.unit).replace(tzinfo=None) if waktu else None

    return [
        proses.nomor, proses.judul, str(satu.unit), nama_sop(satu.kode_sop, proses.versi_sop),
        baris.sebutan, u.kegiatan, baris.kunjungan, satu.get_jenis_display(),
        satu.get_keadaan_display(), str(satu.penanggung_jawab or BELUM_DIAMBIL),
        saat(satu.dicatat), satu.unit.get_zona_display(),
        saat(u.jatuh_tempo) if u.soal_waktu else None, saat(baris.selesai), u.terlambat,
        None if detik is None else detik // 60,
        "\n".join(f"{butir}: {catatan}" for butir, catatan in u.yang_kurang), satu.alasan,
        *(_isi(jawab, m) for m in ("sebab", "perbaikan", "pencegahan", "tindak_lanjut")),
        jawab.tindak_lanjut_pada if jawab else None,
        str(putus.oleh or "sistem") if putus else None, saat(putus.pada) if putus else None,
        _isi(putus, "catatan"),
    ]  # fmt: skip


def _isi(baris: RiwayatPenyimpangan | None, medan: str) -> str:
    return str(getattr(baris, medan)) if baris else ""
