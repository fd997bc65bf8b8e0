"""The work queue: which open steps, how many, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_tenggat
from ukpbj.dasbor.pembaca import KEADAAN, LINGKUP_UNIT, PEMEGANG, Pembaca
from ukpbj.dasbor.saringan import Saringan, cari
from ukpbj.dasbor.sebutan import nama_sop, sebut_pemegang
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet


@dataclass(frozen=True)
class BarisKerja:
    """One line of the queue."""

    pelaksanaan: PelaksanaanLangkah
    langkah: Langkah
    sop: str
    siapa: str
    tenggat: Tenggat
    milik_saya: bool
    dapat_diambil: bool


@dataclass(frozen=True)
class Antrean:
    """The queue as one person has narrowed it."""

    pembaca: Pembaca
    saringan: Saringan

    @property
    def lingkup_unit(self) -> bool:
        return self.saringan.isi("lingkup") == LINGKUP_UNIT

    @cached_property
    def hitungan(self) -> Hitungan:
        """Counts for heading and chips, in one grouped query."""
        keadaan = {f"k_{k}": self._syarat(keadaan=k) for k in ("", *KEADAAN)}
        pemegang = {f"p_{p}": self._syarat(pemegang=p) for p in ("", *PEMEGANG)}
        hitung: dict[str, Any] = {
            nama: Count("id", filter=syarat) if syarat else Count("id")
            for nama, syarat in {**keadaan, **pemegang}.items()
        }
        return Hitungan(
            list(self._lingkup().values("unit", "kode_sop").annotate(**hitung).order_by()),
            {"unit": self._unit_dipilih(), "kode_sop": self.saringan.isi("sop")},
        )

    def halaman(self, kursor: Kursor | None) -> Halaman[PelaksanaanLangkah]:
        kumpulan = self._lingkup().filter(self._syarat())
        if unit := self._unit_dipilih():
            kumpulan = kumpulan.filter(unit=unit)
        if sop := self.saringan.isi("sop"):
            kumpulan = kumpulan.filter(kode_sop=sop)
        return halaman_tenggat(kumpulan.select_related("proses", "unit", "pemegang"), kursor)

    def _lingkup(self) -> PelaksanaanQuerySet:
        dasar = self.pembaca.milik_unit() if self.lingkup_unit else self.pembaca.milik_saya()
        return dasar.filter(cari(self.saringan.q, "proses__nomor", "proses__judul"))

    def _syarat(self, **ganti: str) -> Q:
        """State and holder as chosen, or as one chip would choose them."""
        keadaan = ganti.get("keadaan", self.saringan.isi("keadaan"))
        pemegang = ganti.get("pemegang", self.saringan.isi("pemegang"))
        return self.pembaca.syarat_keadaan(keadaan) & self.pembaca.syarat_pemegang(
            pemegang, self.saringan.isi("lingkup")
        )

    def _unit_dipilih(self) -> int | None:
        kode = self.saringan.isi("unit")
        return next((u.pk for u in self.pembaca.unit.values() if u.kode == kode), None)


@dataclass(frozen=True)
class Hitungan:
    """Counts by unit and SOP; `pilih` says which unit and SOP are chosen (empty: all)."""

    kelompok: Sequence[Mapping[str, Any]]
    pilih: Mapping[str, Any]

    def jumlah(self, nama: str, **ganti: Any) -> int:
        """The count of a name ("k_terlambat", "p_saya"), for the chosen unit and SOP."""
        syarat = {medan: isi for medan, isi in {**self.pilih, **ganti}.items() if isi}
        return sum(
            k[nama] for k in self.kelompok if all(k[medan] == isi for medan, isi in syarat.items())
        )

    def isi(self, medan: str) -> list[Any]:
        """The units or SOPs there are."""
        return sorted({k[medan] for k in self.kelompok})


def susun_baris(daftar: Iterable[PelaksanaanLangkah], pembaca: Pembaca) -> list[BarisKerja]:
    """What the rows of a page say; one look at the calendar per unit on it."""
    return [_baris(pelaksanaan, pembaca) for pelaksanaan in daftar]


def _baris(pelaksanaan: PelaksanaanLangkah, pembaca: Pembaca) -> BarisKerja:
    kalender = pembaca.kalender_dari(pelaksanaan.unit)
    return BarisKerja(
        pelaksanaan,
        pelaksanaan.langkah,
        nama_sop(pelaksanaan.kode_sop, pelaksanaan.proses.versi_sop),
        sebut_pemegang(pelaksanaan.pemegang, pembaca.pengguna),
        tenggat(pelaksanaan, pembaca.pada, kalender),
        milik_saya=pelaksanaan.pemegang_id == pembaca.pengguna.pk,
        dapat_diambil=pelaksanaan.pemegang_id is None,
    )


def berikutnya(pembaca: Pembaca, banyak: int = 20) -> list[int]:
    """Ids of the most urgent steps nobody has claimed and whose clock runs, most urgent first."""
    bebas = pembaca.milik_saya().filter(pemegang__isnull=True, mulai__lte=pembaca.pada)
    return [baris.pk for baris in halaman_tenggat(bebas, None, banyak).baris]
