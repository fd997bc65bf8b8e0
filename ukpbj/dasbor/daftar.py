"""The lists of cases and of deviations: which rows, how many, what a row says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Prefetch, Q

from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_terbaru
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.saringan import Cip, Saringan, cari
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.models.proses import AKHIR
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.sop.definisi import Langkah

BERJALAN = "berjalan"
KEADAAN_PROSES = {
    BERJALAN: "Berjalan",
    Akhir.SELESAI.value: "Selesai",
    Akhir.DITOLAK.value: "Ditolak",
    Akhir.DIALIHKAN.value: "Dialihkan",
    Akhir.DIBATALKAN.value: "Dibatalkan",
}
LENCANA = {Akhir.SELESAI.value: "selesai", Akhir.DITOLAK.value: "bahaya"}


@dataclass(frozen=True)
class BarisProses:
    """One line of the list of cases; `langkah` and `tenggat` are None once it has ended."""

    proses: Proses
    sop: str
    keadaan: str
    kelas: str
    langkah: Langkah | None
    tenggat: Tenggat | None


@dataclass(frozen=True)
class DaftarProses:
    """Cases a person may see, as they have narrowed them."""

    pembaca: Pembaca
    saringan: Saringan

    def halaman(self, kursor: Kursor | None) -> Halaman[Proses]:
        kumpulan = self._dasar().filter(_syarat_keadaan(self.saringan.isi("keadaan")))
        if sop := self.saringan.isi("sop"):
            kumpulan = kumpulan.filter(kode_sop=sop)
        terbuka = PelaksanaanLangkah.objects.terbuka().utama().select_related("proses", "unit")
        lengkap = kumpulan.select_related("unit").prefetch_related(
            Prefetch("pelaksanaan", terbuka, to_attr="langkah_terbuka")
        )
        return halaman_terbaru(lengkap, kursor)

    def susun(self, daftar: Iterable[Proses]) -> list[BarisProses]:
        return [self._baris(proses) for proses in daftar]

    def _baris(self, proses: Proses) -> BarisProses:
        keadaan = proses.keadaan if proses.keadaan in AKHIR else BERJALAN
        waktu = next(iter(proses.langkah_terbuka), None)  # type: ignore[attr-defined]  # prefetched above
        kalender = self.pembaca.kalender_dari(proses.unit)
        return BarisProses(
            proses,
            nama_sop(proses.kode_sop, proses.versi_sop),
            KEADAAN_PROSES[keadaan],
            LENCANA.get(keadaan, "info" if keadaan == BERJALAN else "netral"),
            proses.langkah_kini,
            tenggat(waktu, self.pembaca.pada, kalender) if waktu else None,
        )

    @cached_property
    def _kelompok(self) -> list[dict[str, Any]]:
        hitung = {nama: Count("id", filter=_syarat_keadaan(nama)) for nama in KEADAAN_PROSES}
        return menurut_sop(self._dasar(), hitung)

    @property
    def judul(self) -> str:
        """The answer: how many run, and how many there are."""
        jumlah, jalan = self._jumlah("semua"), self._jumlah(BERJALAN)
        return f"{jalan} proses berjalan dari {jumlah}" if jumlah else "Belum ada proses"

    @property
    def jumlah(self) -> int:
        return self._jumlah(self.saringan.isi("keadaan") or "semua")

    @property
    def cip(self) -> Iterator[Cip]:
        yield from _cip_lingkup(self.saringan, self.pembaca)
        for nilai, teks in KEADAAN_PROSES.items():
            if (jumlah := self._jumlah(nilai)) or nilai in (BERJALAN, self.saringan.isi("keadaan")):
                yield self.saringan.cip("keadaan", nilai, teks, jumlah)
        yield from _cip_sop(self.saringan, self._kelompok, self.saringan.isi("keadaan") or "semua")

    def _jumlah(self, nama: str) -> int:
        return _jumlahkan(self._kelompok, nama, self.saringan.isi("sop"))

    def _dasar(self) -> QuerySet[Proses]:
        dasar = self.pembaca.proses().filter(cari(self.saringan.q, "nomor", "judul"))
        return _selingkup(dasar, self.pembaca, self.saringan)


def _syarat_keadaan(keadaan: str) -> Q:
    if keadaan == BERJALAN:
        return ~Q(keadaan__in=AKHIR)
    return Q(keadaan=keadaan) if keadaan else Q()


@dataclass(frozen=True)
class BarisPenyimpangan:
    """One line of the register of deviations."""

    penyimpangan: Penyimpangan
    langkah: Langkah
    sop: str


@dataclass(frozen=True)
class DaftarPenyimpangan:
    """Deviations a person may see (the head: of the unit; others: their own), as narrowed."""

    pembaca: Pembaca
    saringan: Saringan

    def halaman(self, kursor: Kursor | None) -> Halaman[Penyimpangan]:
        kumpulan = self._dasar()
        for medan, nama in (("jenis", "jenis"), ("kode_sop", "sop")):
            if nilai := self.saringan.isi(nama):
                kumpulan = kumpulan.filter(**{medan: nilai})
        return halaman_terbaru(
            kumpulan.select_related("pelaksanaan__proses", "penanggung_jawab", "unit"), kursor
        )

    def susun(self, daftar: Iterable[Penyimpangan]) -> list[BarisPenyimpangan]:
        return [
            BarisPenyimpangan(
                satu,
                satu.pelaksanaan.langkah,
                nama_sop(satu.kode_sop, satu.pelaksanaan.proses.versi_sop),
            )
            for satu in daftar
        ]

    @cached_property
    def _kelompok(self) -> list[dict[str, Any]]:
        hitung = {nama: Count("id", filter=Q(jenis=nama)) for nama in Penyimpangan.Jenis.values}
        return menurut_sop(self._dasar(), hitung)

    @property
    def jumlah(self) -> int:
        return self._jumlah(self.saringan.isi("jenis") or "semua")

    @property
    def judul(self) -> str:
        jumlah = self._jumlah("semua")
        return f"{jumlah} penyimpangan terbuka" if jumlah else "Tidak ada penyimpangan terbuka"

    @property
    def cip(self) -> Iterator[Cip]:
        yield from _cip_lingkup(self.saringan, self.pembaca)
        for nilai, teks in Penyimpangan.Jenis.choices:
            yield self.saringan.cip("jenis", nilai, str(teks), self._jumlah(nilai))
        yield from _cip_sop(self.saringan, self._kelompok, self.saringan.isi("jenis") or "semua")

    def _jumlah(self, nama: str) -> int:
        return _jumlahkan(self._kelompok, nama, self.saringan.isi("sop"))

    def _dasar(self) -> QuerySet[Penyimpangan]:
        medan = ("pelaksanaan__proses__nomor", "pelaksanaan__proses__judul")
        dasar = self.pembaca.penyimpangan().terbuka().filter(cari(self.saringan.q, *medan))
        return _selingkup(dasar, self.pembaca, self.saringan)


def menurut_sop(kumpulan: QuerySet[Any], hitung: Mapping[str, Count]) -> list[dict[str, Any]]:
    """Counts by SOP, and `semua`, in one query."""
    kelompok: QuerySet[Any, Any] = kumpulan.values("kode_sop").annotate(semua=Count("id"), **hitung)
    return list(kelompok.order_by("kode_sop"))


def _selingkup(kumpulan: QuerySet[Any], pembaca: Pembaca, saringan: Saringan) -> QuerySet[Any]:
    """Only units the person heads, where that was chosen."""
    if saringan.isi("lingkup") == LINGKUP_UNIT:
        return kumpulan.filter(unit__in=pembaca.dipimpin)
    return kumpulan


def _jumlahkan(kelompok: Iterable[Mapping[str, Any]], nama: str, sop: str) -> int:
    return sum(k[nama] for k in kelompok if sop in ("", k["kode_sop"]))


def _cip_lingkup(saringan: Saringan, pembaca: Pembaca) -> Iterator[Cip]:
    """The units one heads, where one sees others too."""
    if pembaca.dipimpin and pembaca.unit.keys() - pembaca.dipimpin:
        yield saringan.cip("lingkup", LINGKUP_UNIT, "Unit yang saya pimpin")


def _cip_sop(saringan: Saringan, kelompok: Iterable[Mapping[str, Any]], nama: str) -> Iterator[Cip]:
    """Chips by SOP, where there is a choice."""
    daftar = list(kelompok)
    for k in daftar if len(daftar) > 1 else ():
        yield saringan.cip("sop", k["kode_sop"], nama_sop(k["kode_sop"]), k[nama])
