"""Figures of what has been done, by day and step, and how long it took: written by jobs.

A day is always counted whole, from the step rows, and written over what was there: counting again
gives the same, and two workers at once do no harm. Every few minutes the days are counted that
have changed since the last time; every night all of the last weeks, which must find no difference.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from ukpbj.akun.models import Unit
from ukpbj.sop import kotak_keluar
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.kalender import Kalender
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import (
    Detak,
    PelaksanaanLangkah,
    Penyimpangan,
    RekapHarian,
    RekapLama,
    RiwayatPenyimpangan,
)
from ukpbj.sop.terpakai import pemakaian, terpakai
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet

log = logging.getLogger(__name__)

PEKAN = 12
"""Weeks that trend, compliance and bottlenecks look back, the running one included."""
REKAP = "rekap"
"""Name of `Detak`: the last count."""
TUGAS = "rekap"
"""The job that counts all weeks of one unit."""
MUNDUR = timedelta(minutes=15)
"""How far a count reaches back behind the last one: for doors that were still open then."""
LAMA_SETIAP = timedelta(hours=1)
"""Between two counts of the same unit's `RekapLama`; they read all of its weeks."""
SEKALI_BACA = 2000

Kunci = tuple[str, int, int, str]
"""A row of an SOP: code, version, `urut`, `huruf`."""
KUNCI = ("kode_sop", "versi_sop", "urut", "huruf")
BANYAK = ("selesai", "menyimpang", "waktu", "kelengkapan", "keluaran")
"""What is counted of them; the seconds are measured."""


def senin_pertama(unit: Unit, pada: datetime) -> date:
    """The Monday with which the weeks looked back on begin."""
    kini = tanggal_unit(unit, pada)
    return kini - timedelta(days=kini.weekday(), weeks=PEKAN - 1)


def rekap_berkala(pada: datetime) -> None:
    """Count the days that have changed since the last time; the first time, everything."""
    lalu = Detak.objects.filter(nama=REKAP).values_list("waktu", flat=True).first()
    if lalu is None:
        antre_semua(pada)
        return
    unit = {satu.pk: satu for satu in Unit.objects.all()}
    berubah = _hari_berubah(unit, min(lalu, pada) - MUNDUR)
    for milik, tanggal in sorted(berubah):
        rekap_hari(unit[milik], tanggal)
    for milik in sorted({milik for milik, _ in berubah}):
        lama = RekapLama.objects.filter(unit=milik, dihitung__gt=pada - LAMA_SETIAP)
        if not lama.exists():
            rekap_unit(unit[milik], pada)


def antre_semua(pada: datetime) -> None:
    """Have all of the last weeks counted anew, a job for each unit, once a date."""
    for unit in Unit.objects.order_by("pk"):
        kotak_keluar.antre(f"rekap:{unit.pk}:{pada:%Y-%m-%d}", TUGAS, {"unit": unit.pk})


@kotak_keluar.penangan(TUGAS)
def _kerjakan(muatan: Mapping[str, Any], kunci: str) -> None:
    rekap_unit(Unit.objects.get(pk=muatan["unit"]), sekarang())


def _hari_berubah(unit: Mapping[int, Unit], sejak: datetime) -> set[tuple[int, date]]:
    """Unit and date of every day whose figures may differ since then.

    Rows were closed; or a changed calendar undid the lateness of one, or brought it back.
    """
    baru = PelaksanaanLangkah.objects.filter(unit__in=unit, selesai__gte=sejak)
    # From the few that were undone (an index by unit and state) to when that was.
    gugur = Penyimpangan.objects.filter(unit__in=unit, keadaan=Penyimpangan.Keadaan.GUGUR)
    tindakan = RiwayatPenyimpangan.Tindakan.GUGUR
    kini_gugur = gugur.filter(riwayat__tindakan=tindakan, riwayat__pada__gte=sejak)
    kembali = gugur.filter(pelaksanaan__penyimpangan__dicatat__gte=sejak)
    daftar = [
        *baru.values_list("unit", "selesai"),
        *kini_gugur.values_list("unit", "pelaksanaan__selesai"),
        *kembali.values_list("unit", "pelaksanaan__selesai"),
    ]
    return {(milik, tanggal_unit(unit[milik], saat)) for milik, saat in daftar if saat}


# --- Counting ---------------------------------------------------------------------------------


@dataclass
class Angka:
    """The numbers of `RekapHarian` while they are added up."""

    peran: str = ""
    selesai: int = 0
    menyimpang: int = 0
    waktu: int = 0
    kelengkapan: int = 0
    keluaran: int = 0
    detik_menunggu: int = 0
    detik_dikerjakan: int = 0

    def tambah(self, baris: PelaksanaanLangkah, jenis: set[str], kalender: Kalender) -> None:
        lama = terpakai(baris, kalender, baris.selesai or baris.dibuka)
        self.peran = baris.peran
        self.selesai += 1
        self.menyimpang += bool(jenis)
        self.waktu += "waktu" in jenis
        self.kelengkapan += "kelengkapan" in jenis
        self.keluaran += "keluaran" in jenis
        self.detik_menunggu += lama.menunggu
        self.detik_dikerjakan += lama.dikerjakan


@dataclass
class Lama:
    """What the clocks of one row of an SOP showed, in working seconds and percent of the limit."""

    detik: list[int] = field(default_factory=list)
    persen: list[int] = field(default_factory=list)

    def tambah(self, baris: PelaksanaanLangkah, kalender: Kalender) -> None:
        if (pakai := pemakaian(baris, kalender)) is None:
            return
        self.detik.append(pakai.detik)
        if pakai.persen is not None:
            self.persen.append(pakai.persen)

    def ringkas(self) -> dict[str, int | None]:
        """The numbers of `RekapLama`; needs at least one value."""
        return {
            "banyak": len(self.detik),
            "median_detik": persentil(self.detik, 50),
            "p90_detik": persentil(self.detik, 90),
            "banyak_berbatas": len(self.persen),
            "median_persen": persentil(self.persen, 50) if self.persen else None,
            "p90_persen": persentil(self.persen, 90) if self.persen else None,
        }


@dataclass
class Hitungan:
    """Step rows of one unit, added up by day and row of an SOP, and by row of an SOP alone."""

    unit: Unit
    harian: dict[tuple[date, Kunci], Angka] = field(default_factory=lambda: defaultdict(Angka))
    lama: dict[Kunci, Lama] = field(default_factory=lambda: defaultdict(Lama))

    @classmethod
    def dari(cls, unit: Unit, mulai: date, sampai: date) -> Hitungan:
        """What was done from the first to the last date, read from the step rows."""
        hasil, kalender = cls(unit), kalender_unit(unit)
        selesai = syarat_selesai(unit, mulai, sampai)
        for kelompok in _berkelompok(PelaksanaanLangkah.objects.dikerjakan().filter(selesai)):
            menyimpang = _jenis_menyimpang(kelompok)
            for baris in kelompok:
                kunci = baris.kode_sop, baris.proses.versi_sop, baris.urut, baris.huruf
                hari = tanggal_unit(unit, baris.selesai or baris.dibuka)
                hasil.harian[hari, kunci].tambah(baris, menyimpang[baris.pk], kalender)
                hasil.lama[kunci].tambah(baris, kalender)
        return hasil


def persentil(nilai: Iterable[int], p: int) -> int:
    """The smallest value that at least `p` percent (1-100) do not exceed (nearest rank)."""
    urut = sorted(nilai)
    return urut[-(-p * len(urut) // 100) - 1]


def syarat_selesai(unit: Unit, mulai: date, sampai: date) -> Q:
    """Rows closed from the first to the last date of the unit's zone."""
    awal = datetime.combine(mulai, time(), unit.tzinfo)
    akhir = datetime.combine(sampai + timedelta(days=1), time(), unit.tzinfo)
    return Q(unit=unit, selesai__gte=awal, selesai__lt=akhir)


def _berkelompok(baris: PelaksanaanQuerySet) -> Iterator[list[PelaksanaanLangkah]]:
    aliran = baris.select_related("proses").iterator(chunk_size=SEKALI_BACA)
    while kelompok := list(islice(aliran, SEKALI_BACA)):
        yield kelompok


def _jenis_menyimpang(baris: Iterable[PelaksanaanLangkah]) -> dict[int, set[str]]:
    """Kinds of the deviations that stand, by step row."""
    hasil: dict[int, set[str]] = defaultdict(set)
    milik = Penyimpangan.objects.berdiri().filter(pelaksanaan__in=[b.pk for b in baris])
    for pk, jenis in milik.values_list("pelaksanaan", "jenis"):
        hasil[pk].add(jenis)
    return hasil


# --- Keeping ----------------------------------------------------------------------------------


def rekap_hari(unit: Unit, tanggal: date) -> int:
    """Count one date of the unit; how many of the kept rows that changed."""
    return _simpan(Hitungan.dari(unit, tanggal, tanggal), tanggal, tanggal)


def rekap_unit(unit: Unit, pada: datetime) -> int:
    """Count all of the unit's last weeks; how many of the kept rows that changed.

    Another number of steps in a day that was counted before is repaired with a warning: figures
    have drifted. Other seconds are none: an edit of the calendar measures past days anew.
    """
    mulai, kini = senin_pertama(unit, pada), tanggal_unit(unit, pada)
    lama = _banyak(unit, mulai, kini)
    hitungan = Hitungan.dari(unit, mulai, kini)
    _simpan_lama(hitungan, pada)
    # Today last and alone: counting the weeks may have taken a while.
    beda = _simpan(hitungan, mulai, kini - timedelta(days=1)) + rekap_hari(unit, kini)
    if lama and (hanyut := lama ^ _banyak(unit, mulai, kini)):
        hari = sorted({f"{tanggal}" for tanggal, *_ in hanyut})
        log.warning("Rekap unit %s berbeda dari langkahnya, diperbaiki: %s", unit.pk, hari)
    return beda


def _banyak(unit: Unit, mulai: date, sebelum: date) -> set[tuple[Any, ...]]:
    """The kept numbers of steps of the dates from the first to the day before `sebelum`."""
    milik = RekapHarian.objects.filter(unit=unit, tanggal__gte=mulai, tanggal__lt=sebelum)
    return set(milik.values_list("tanggal", *KUNCI, *BANYAK))


@transaction.atomic
def _simpan(hitungan: Hitungan, mulai: date, sampai: date) -> int:
    _giliran(hitungan.unit)
    ada = {
        (r.tanggal, (r.kode_sop, r.versi_sop, r.urut, r.huruf)): r
        for r in RekapHarian.objects.filter(unit=hitungan.unit, tanggal__range=(mulai, sampai))
    }
    baru = {k: isi for k, isi in hitungan.harian.items() if mulai <= k[0] <= sampai}
    beda = {
        k: isi
        for k, isi in baru.items()
        if k not in ada or any(getattr(ada[k], m) != nilai for m, nilai in vars(isi).items())
    }
    sisa = [rekap.pk for k, rekap in ada.items() if k not in baru]
    RekapHarian.objects.filter(pk__in=sisa).delete()
    RekapHarian.objects.bulk_create(
        [_baris(hitungan.unit, kunci, tanggal=hari, **vars(isi))
         for (hari, kunci), isi in beda.items()],
        update_conflicts=True,
        unique_fields=["unit", "tanggal", *KUNCI],
        update_fields=[f.name for f in fields(Angka)],
    )  # fmt: skip
    return len(beda) + len(sisa)


def _simpan_lama(hitungan: Hitungan, pada: datetime) -> None:
    baru = [
        RekapLama(unit=hitungan.unit, dihitung=pada, **_kolom(kunci), **lama.ringkas())
        for kunci, lama in hitungan.lama.items()
        if lama.detik
    ]
    with transaction.atomic():
        _giliran(hitungan.unit)
        RekapLama.objects.filter(unit=hitungan.unit).delete()
        RekapLama.objects.bulk_create(baru)


def _giliran(unit: Unit) -> None:
    """One writer at a time for the figures of a unit; doors that name the unit do not wait."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def _baris(unit: Unit, kunci: Kunci, **isi: Any) -> RekapHarian:
    return RekapHarian(unit=unit, **_kolom(kunci), **isi)


def _kolom(kunci: Kunci) -> dict[str, Any]:
    return dict(zip(KUNCI, kunci, strict=True))
