"""What a report is counted from, read as a stream: the done steps day by day, then the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.dasbor.laporan.hitung import (
    BarisSimpang,
    Hasil,
    Jumlah,
    Perkara,
    menurut_langkah,
    seluruhnya,
    urutkan,
)
from ukpbj.dasbor.sebutan import BELUM_DIAMBIL
from ukpbj.dokumen.terbilang import tanggal_panjang
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.daftar import SopTidakDikenal
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses, RiwayatPenyimpangan
from ukpbj.sop.rekap import Hitungan, Lama
from ukpbj.sop.uraian_penyimpangan import Uraian

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.laporan.bulan import Bulan
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models.penyimpangan import PenyimpanganQuerySet

Lapor = Callable[[int, str], None]
"""Told how far the work is, in percent, and what it does."""
SEKALI_BACA = 500
TINDAKAN = RiwayatPenyimpangan.Tindakan
PUTUSAN = {TINDAKAN.TERIMA: "diterima", TINDAKAN.KEMBALIKAN: "dikembalikan"}


def baca_bulan(unit: Unit, bulan: Bulan, pada: datetime, lapor: Lapor) -> Hasil:
    """Count one month up to `pada`; `lapor` is told the way from 0 to 60 percent."""
    hitungan = _hitung_harian(unit, bulan, pada, lapor)
    sop = menurut_langkah(hitungan.harian, hitungan.lama)
    lapor(52, "Membandingkan dengan bulan sebelumnya")
    hasil = Hasil(
        seluruhnya(sop),
        _jumlah_cepat(unit, bulan.sebelum),
        sop,
        _perkara(unit, bulan),
        _perkara(unit, bulan.sebelum),
    )
    lapor(55, "Membaca penyimpangan")
    hasil.simpang = urutkan(_baca_simpang(unit, bulan, pada))
    return hasil


def _hitung_harian(unit: Unit, bulan: Bulan, pada: datetime, lapor: Lapor) -> Hitungan:
    hari, akhir = bulan.awal, min(bulan.akhir, tanggal_unit(unit, pada))
    semua = Hitungan(unit, {}, defaultdict(Lama))
    while hari <= akhir:
        lapor(2 + 50 * (hari.day - 1) // bulan.akhir.day, f"Menghitung langkah tanggal {hari.day}")
        sehari = Hitungan.dari(unit, hari, hari)
        semua.harian |= sehari.harian
        for kunci, lama in sehari.lama.items():
            semua.lama[kunci].detik += lama.detik
            semua.lama[kunci].persen += lama.persen
        hari += timedelta(days=1)
    return semua


# --- The month before, and cases --------------------------------------------------------------


def _jumlah_cepat(unit: Unit, bulan: Bulan) -> Jumlah:
    """The numbers of compliance alone, counted by the database."""
    awal, akhir = bulan.rentang(unit)
    selesai = PelaksanaanLangkah.objects.dikerjakan().milik_kantor()
    selesai = selesai.filter(unit=unit, selesai__gte=awal, selesai__lt=akhir)
    jenis = {satu.value: Count("id", filter=Q(jenis=satu)) for satu in Penyimpangan.Jenis}
    simpang = _milik_selesai(unit, bulan).aggregate(
        menyimpang=Count("pelaksanaan", distinct=True), **jenis
    )
    return Jumlah(selesai=selesai.count(), **simpang)


def _perkara(unit: Unit, bulan: Bulan) -> Perkara:
    awal, akhir = bulan.rentang(unit)
    milik = Proses.objects.filter(unit=unit)
    berakhir = milik.filter(berakhir__gte=awal, berakhir__lt=akhir)
    kelompok = berakhir.values_list("keadaan").annotate(banyak=Count("id")).order_by("keadaan")
    return Perkara(milik.filter(dibuat__gte=awal, dibuat__lt=akhir).count(), dict(kelompok))


# --- Deviations -------------------------------------------------------------------------------


def _milik_selesai(unit: Unit, bulan: Bulan) -> PenyimpanganQuerySet:
    """Standing ones of the office's steps that were done in the month: those that are counted."""
    awal, akhir = bulan.rentang(unit)
    return _berdiri(unit).filter(
        ~Q(pelaksanaan__hasil=Akhir.DIBATALKAN.value),
        pelaksanaan__selesai__gte=awal,
        pelaksanaan__selesai__lt=akhir,
    )


def _milik_terbuka(unit: Unit, bulan: Bulan) -> PenyimpanganQuerySet:
    """Recorded in the month on a step that was not done by its end."""
    awal, akhir = bulan.rentang(unit)
    belum = Q(pelaksanaan__selesai__isnull=True) | Q(pelaksanaan__selesai__gte=akhir)
    batal = Q(pelaksanaan__hasil=Akhir.DIBATALKAN.value)
    return _berdiri(unit).filter(belum | batal, dicatat__gte=awal, dicatat__lt=akhir)


def _berdiri(unit: Unit) -> PenyimpanganQuerySet:
    return (
        Penyimpangan.objects.berdiri()
        .filter(unit=unit, pelaksanaan__unit=unit)
        .exclude(pelaksanaan__peran=PELAKU_USAHA)
    )


def _baca_simpang(unit: Unit, bulan: Bulan, pada: datetime) -> Iterator[BarisSimpang]:
    kalender = kalender_unit(unit)
    riwayat = RiwayatPenyimpangan.objects.select_related("oleh").order_by("nomor")
    for dihitung, kumpulan in (
        (True, _milik_selesai(unit, bulan)),
        (False, _milik_terbuka(unit, bulan)),
    ):
        lengkap = kumpulan.select_related("pelaksanaan__proses", "unit", "penanggung_jawab")
        lengkap = lengkap.prefetch_related(Prefetch("riwayat", riwayat)).order_by("id")
        for satu in lengkap.iterator(chunk_size=SEKALI_BACA):
            yield _baris_simpang(satu, kalender, pada, dihitung=dihitung)


def _baris_simpang(
    satu: Penyimpangan, kalender: Kalender, pada: datetime, *, dihitung: bool
) -> BarisSimpang:
    uraian, baris = Uraian(satu, kalender, pada), satu.pelaksanaan
    return BarisSimpang(
        baris.proses.nomor,
        satu.kode_sop,
        baris.proses.versi_sop,
        baris.sebutan,
        baris.kunjungan,
        _kegiatan(uraian),
        satu.get_jenis_display(),
        satu.dicatat,
        uraian.jatuh_tempo if uraian.soal_waktu else None,
        uraian.detik_terlambat,
        uraian.terlambat,
        str(satu.penanggung_jawab or BELUM_DIAMBIL),
        satu.get_keadaan_display(),
        _putusan(satu),
        satu.keadaan in Penyimpangan.BELUM_DIJAWAB,
        dihitung,
    )


def _kegiatan(uraian: Uraian) -> str:
    """Empty where no class carries the SOP any more."""
    try:
        return uraian.kegiatan
    except SopTidakDikenal:
        return ""


def _putusan(satu: Penyimpangan) -> str:
    """The last decision: "diterima oleh Contoh Kepala, 12 Oktober 2026"."""
    putus = [r for r in satu.riwayat.all() if r.tindakan in PUTUSAN]
    if not putus:
        return ""
    akhir = putus[-1]
    hari = tanggal_panjang(tanggal_unit(satu.unit, akhir.pada))
    return f"{PUTUSAN[TINDAKAN(akhir.tindakan)]} oleh {akhir.oleh or 'sistem'}, {hari}"
