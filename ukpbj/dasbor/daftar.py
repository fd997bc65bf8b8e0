"""Lists that can be narrowed, and that of the cases: which rows, how many, what a row says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Count, Prefetch, Q

from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_terbaru
from ukpbj.dasbor.hitungan import Hitungan, formulir, terpilih
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.saringan import Cip, FormulirSaringan, Saringan, cari
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.models.proses import AKHIR
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.sop.definisi import Langkah

SEMUA, BERJALAN = "semua", "berjalan"
KEADAAN_PROSES = {
    BERJALAN: "Berjalan",
    Akhir.SELESAI.value: "Selesai",
    Akhir.DITOLAK.value: "Ditolak",
    Akhir.DIALIHKAN.value: "Dialihkan",
    Akhir.DIBATALKAN.value: "Dibatalkan",
}
LENCANA = {Akhir.SELESAI.value: "selesai", Akhir.DITOLAK.value: "bahaya"}


@dataclass(frozen=True)
class Daftar(ABC):
    """A list narrowed by unit, SOP, words, and the one filter of its own that is named `medan`."""

    pembaca: Pembaca
    saringan: Saringan
    medan: ClassVar[str]

    @abstractmethod
    def dasar(self) -> QuerySet[Any]:
        """Everything that may be seen and has the search words."""

    @abstractmethod
    def syarat(self) -> dict[str, Q]:
        """Filters by the values of `medan`."""

    @cached_property
    def hitungan(self) -> Hitungan:
        hitung = {nama: Count("id", filter=syarat) for nama, syarat in self.syarat().items()}
        pilih = terpilih(self.saringan, self.pembaca.unit)
        return Hitungan.dari(self._selingkup(), {SEMUA: Count("id"), **hitung}, pilih)

    @property
    def jumlah(self) -> int:
        return self.hitungan.jumlah(self._nama)

    @property
    def formulir(self) -> FormulirSaringan:
        return formulir(self.saringan, self.hitungan, self._nama, self.pembaca.unit)

    @property
    def tersaring(self) -> QuerySet[Any]:
        """The rows that every filter leaves."""
        syarat = self.syarat().get(self.saringan.isi(self.medan), Q())
        kelompok = terpilih(self.saringan, self.pembaca.unit)
        return self._selingkup().filter(syarat, **kelompok)

    @property
    def cip_lingkup(self) -> Iterator[Cip]:
        """The units one heads, where one sees others too."""
        if self.pembaca.dipimpin and self.pembaca.unit.keys() - self.pembaca.dipimpin:
            yield self.saringan.cip("lingkup", LINGKUP_UNIT, "Unit yang saya pimpin")

    @property
    def _nama(self) -> str:
        return self.saringan.isi(self.medan) or SEMUA

    def _selingkup(self) -> QuerySet[Any]:
        """Only units the person heads, where that was chosen."""
        if self.saringan.isi("lingkup") == LINGKUP_UNIT:
            return self.dasar().filter(unit__in=self.pembaca.dipimpin)
        return self.dasar()


# --- Cases ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisProses:
    """One line of the list of cases; `langkah` and `tenggat` are None once it has ended."""

    proses: Proses
    sop: str
    unit: str
    keadaan: str
    kelas: str
    langkah: Langkah | None
    tenggat: Tenggat | None


def _paling_mendesak(terbuka: Sequence[PelaksanaanLangkah]) -> PelaksanaanLangkah | None:
    """Of a step and its open sub-steps the one due first; the step where none is due."""
    berurut = sorted(terbuka, key=lambda b: b.huruf)
    bertenggat = [b for b in berurut if b.jatuh_tempo]
    return min(bertenggat, key=lambda b: b.jatuh_tempo, default=next(iter(berurut), None))


class DaftarProses(Daftar):
    """Cases a person may see."""

    medan = "keadaan"

    def dasar(self) -> QuerySet[Proses]:
        return self.pembaca.proses().filter(cari(self.saringan.q, "nomor", "judul"))

    def syarat(self) -> dict[str, Q]:
        jalan = ~Q(keadaan__in=AKHIR)
        return {k: jalan if k == BERJALAN else Q(keadaan=k) for k in KEADAAN_PROSES}

    def halaman(self, kursor: Kursor | None) -> Halaman[Proses]:
        terbuka = PelaksanaanLangkah.objects.terbuka().select_related("proses", "unit")
        lengkap = self.tersaring.select_related("unit").prefetch_related(
            Prefetch("pelaksanaan", terbuka, to_attr="langkah_terbuka")
        )
        return halaman_terbaru(lengkap, kursor)

    def susun(self, daftar: Iterable[Proses]) -> list[BarisProses]:
        return [self._baris(proses) for proses in daftar]

    def _baris(self, proses: Proses) -> BarisProses:
        keadaan = proses.keadaan if proses.keadaan in AKHIR else BERJALAN
        waktu = _paling_mendesak(proses.langkah_terbuka)  # type: ignore[attr-defined]  # prefetched above
        kalender = self.pembaca.kalender_dari(proses.unit)
        return BarisProses(
            proses,
            nama_sop(proses.kode_sop, proses.versi_sop),
            str(proses.unit) if len(self.pembaca.unit) > 1 else "",
            KEADAAN_PROSES[keadaan],
            LENCANA.get(keadaan, "info" if keadaan == BERJALAN else "netral"),
            proses.langkah_kini,
            tenggat(waktu, self.pembaca.pada, kalender) if waktu else None,
        )

    @property
    def judul(self) -> str:
        """The answer: how many run, and how many there are."""
        jumlah, jalan = self.hitungan.jumlah(SEMUA), self.hitungan.jumlah(BERJALAN)
        return f"{jalan} proses berjalan dari {jumlah}" if jumlah else "Belum ada proses"

    @property
    def cip(self) -> Iterator[Cip]:
        yield from self.cip_lingkup
        for nilai, teks in KEADAAN_PROSES.items():
            jumlah = self.hitungan.jumlah(nilai)
            if jumlah or nilai in (BERJALAN, self.saringan.isi("keadaan")):
                yield self.saringan.cip("keadaan", nilai, teks, jumlah)
