"""The report as a workbook: Ringkasan, SOP, Langkah, Penyimpangan. Time in working minutes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ukpbj.dasbor.laporan.hitung import BarisSimpang, Jumlah
from ukpbj.dasbor.laporan.isi import JUDUL, BagianSop, BarisLangkah
from ukpbj.dasbor.laporan.kata import DEFINISI, menit
from ukpbj.dasbor.lembar_kerja import buku_baru, lembar_baru, simpan, tambah
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.format_waktu import setempat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukpbj.dasbor.laporan.isi import IsiLaporan

SOP = (
    ("SOP", 34), ("Versi", 7), ("Langkah selesai", 10), ("Tanpa penyimpangan", 14),
    ("Kepatuhan (%)", 12), ("Penyimpangan waktu", 14), ("Penyimpangan kelengkapan", 14),
    ("Penyimpangan keluaran", 14), ("Kantor menunggu (menit kerja)", 14),
    ("Rata-rata per langkah", 12), ("Kantor dikerjakan (menit kerja)", 14),
    ("Rata-rata per langkah", 12), ("Langkah pelaku usaha", 12),
    ("Waktu pelaku usaha (menit kerja)", 14), ("Rata-rata per langkah", 12),
)  # fmt: skip
LANGKAH = (
    ("SOP", 34), ("Versi", 7), ("Langkah", 9), ("Kegiatan", 60), ("Pelaku", 24), ("Batas", 16),
    ("Asal batas", 12), ("Selesai", 9), ("Terlambat", 10), ("Menyimpang", 11),
    ("Median (menit kerja)", 12), ("Persentil 90 (menit kerja)", 13),
    ("Persentil 90 (% batas)", 12),
)  # fmt: skip
SIMPANG = (
    ("Nomor proses", 18), ("SOP", 30), ("Langkah", 9), ("Putaran", 9), ("Kegiatan", 48),
    ("Jenis", 13), ("Penanggung jawab", 26), ("Keadaan", 20), ("Dicatat", 17), ("Jatuh tempo", 17),
    ("Terlambat", 22), ("Terlambat (menit kerja)", 14), ("Putusan", 48), ("Langkahnya", 26),
)  # fmt: skip


def susun_xlsx(isi: IsiLaporan) -> bytes:
    """The bytes of the workbook, written row by row."""
    buku = buku_baru()
    ringkasan = lembar_baru(
        buku, "Ringkasan", (("Uraian", 40), (isi.bulan.nama, 44), (isi.bulan.sebelum.nama, 22))
    )
    for satu in _ringkas(isi):
        tambah(ringkasan, satu)
    sop = lembar_baru(buku, "SOP", SOP)
    for bagian in isi.sop:
        tambah(sop, [bagian.nama, bagian.angka.versi, *_angka_sop(bagian.jumlah)])
    tambah(sop, ["Semua SOP", None, *_angka_sop(isi.hasil.jumlah)])
    langkah = lembar_baru(buku, "Langkah", LANGKAH)
    for bagian in isi.sop:
        for baris in bagian.langkah:
            tambah(langkah, _angka_langkah(bagian, baris))
    simpang = lembar_baru(buku, "Penyimpangan", SIMPANG)
    for simpangan in isi.hasil.simpang:
        tambah(simpang, _angka_simpang(isi, simpangan))
    with simpan(buku) as berkas:
        return berkas.read()


def _ringkas(isi: IsiLaporan) -> Iterator[list[Any]]:
    yield [JUDUL, isi.unit.nama]
    yield ["Periode", isi.periode]
    yield ["Dihitung sampai", isi.dihitung_sampai + (" (sementara)" if isi.sementara else "")]
    yield ["Disusun", isi.disusun]
    yield []
    for satu in isi.ringkas:
        yield [satu.label, satu.nilai, satu.sebelum]
        if satu.catatan:
            yield ["", satu.catatan]
    yield ["Tanpa pertanggungjawaban", isi.hasil.tanpa_jawaban]
    yield ["Penyimpangan pada langkah yang belum selesai", isi.hasil.di_luar]
    yield []
    for label, teks in (*isi.waktu, *DEFINISI, *isi.dasar):
        yield [label, teks]


def _angka_sop(j: Jumlah) -> list[Any]:
    return [
        j.selesai, j.patuh, None if j.permil is None else j.permil / 10, j.waktu, j.kelengkapan,
        j.keluaran, menit(j.menunggu), menit(j.rata_menunggu), menit(j.dikerjakan),
        menit(j.rata_dikerjakan), j.vendor_selesai, menit(j.vendor), menit(j.rata_vendor),
    ]  # fmt: skip


def _angka_langkah(bagian: BagianSop, baris: BarisLangkah) -> list[Any]:
    a = baris.angka
    return [
        bagian.nama, bagian.angka.versi, baris.sebutan, baris.kegiatan, baris.pelaku, baris.batas,
        baris.asal_batas, a.selesai, None if a.milik_vendor else a.terlambat,
        None if a.milik_vendor else a.menyimpang, menit(a.median), menit(a.p90), a.p90_persen,
    ]  # fmt: skip


def _angka_simpang(isi: IsiLaporan, satu: BarisSimpang) -> list[Any]:
    def saat(waktu: datetime | None) -> datetime | None:
        return setempat(waktu, isi.unit).replace(tzinfo=None) if waktu else None

    return [
        satu.nomor, nama_sop(satu.kode_sop, satu.versi_sop), satu.sebutan, satu.kunjungan,
        satu.kegiatan, satu.jenis, satu.penanggung_jawab, satu.keadaan, saat(satu.dicatat),
        saat(satu.jatuh_tempo), satu.terlambat, menit(satu.detik_terlambat), satu.putusan,
        "selesai pada bulan ini" if satu.dihitung else "belum selesai pada bulan ini",
    ]  # fmt: skip
