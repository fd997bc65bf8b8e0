"""Lists that can be narrowed, and that of the cases: which rows, how many, what a row says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Prefetch, Q

from ukpbj.dasbor import cabang
from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_terbaru
from ukpbj.dasbor.hitungan import Angka, Bagian, Hitungan, Kelompok, formulir, terpilih
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.saringan import Cip, FormulirSaringan, Saringan, cari
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.dasbor.terurut import TERBARU
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.izin import saringan_proses
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
_BERJALAN = Q(berakhir__isnull=True)
"""Of all lists the same rows as `ProsesQuerySet.berjalan`; this is what the indexes say."""
LENCANA = {Akhir.SELESAI.value: "selesai", Akhir.DITOLAK.value: "bahaya"}


@dataclass(frozen=True)
class Daftar(ABC):
    """A list, newest first, narrowed by unit, SOP, words, and one filter of its own (`medan`).

    Search words are no range of an index: rows without them are passed over.
    """

    pembaca: Pembaca
    saringan: Saringan
    medan: ClassVar[str]
    bawaan: ClassVar[str] = SEMUA
    """The value of the filter that is in force where none is chosen."""
    kolom: ClassVar[Sequence[str]] = ()
    """More columns to count by, beside unit, SOP and state."""

    @abstractmethod
    def sumber(self) -> QuerySet[Any]:
        """Everything that has the search words, seen or not: to be read through `cabang` alone."""

    @abstractmethod
    def terlihat(self) -> Q:
        """What the person may see, where it is not read through `cabang`."""

    @abstractmethod
    def syarat(self) -> dict[str, Q]:
        """Filters by the values of `medan`."""

    @abstractmethod
    def bagian(self) -> dict[str, Bagian]:
        """The parts that are counted each by itself."""

    @abstractmethod
    def rentang(self, nama: str) -> Collection[str]:
        """In which of the parts rows of this value of `medan` can stand; empty: in all."""

    def cocok(self, satu: Kelompok, nama: str) -> bool:
        """Whether a group in one of these parts has the value: True where the parts say it all."""
        return True

    @property
    @abstractmethod
    def cabang(self) -> list[Q]:
        """The parts the rows are read from (see `terurut`): what the person may see."""

    # --- Numbers ------------------------------------------------------------------------------

    @cached_property
    def hitungan(self) -> Hitungan:
        return Hitungan.dari(
            self._selingkup(),
            TERBARU,
            self.bagian(),
            ("keadaan", *self.kolom),
            {},
            self.terpilih,
            self.syarat_tersisa(self.saringan.isi(self.medan)),
            self.rentang(self.nama),
        )

    def jumlah_dari(self, nama: str, **ganti: Any) -> Angka:
        """How many have this value of `medan`, in the chosen unit and SOP or in others."""
        rentang = self.rentang(nama)
        return self.hitungan.jumlah(lambda satu: self.cocok(satu, nama), rentang, **ganti)

    @property
    def jumlah(self) -> Angka:
        """How many the list shows."""
        if not self.hitungan.disempitkan:
            return self.jumlah_dari(self.nama)
        return self.hitungan.sendiri(self.rentang(self.nama))

    def jumlah_cip(self, nama: str) -> Angka:
        return self.jumlah if nama == self.saringan.isi(self.medan) else self.jumlah_dari(nama)

    @property
    def formulir(self) -> FormulirSaringan:
        return formulir(self.saringan, self.hitungan, self._jumlah_pilihan, self.pembaca.unit)

    def _jumlah_pilihan(self, **ganti: Any) -> Angka:
        return self.jumlah_dari(self.nama, **ganti)

    # --- Rows ---------------------------------------------------------------------------------

    @cached_property
    def terpilih(self) -> dict[str, Any]:
        return terpilih(self.saringan, self.pembaca.unit)

    @property
    def tersaring(self) -> QuerySet[Any]:
        """The rows that every filter leaves, to be read as they are."""
        syarat = self.terlihat() & self.syarat().get(self.nama, Q())
        return self._selingkup().filter(syarat, **self.terpilih)

    @property
    def tersisa(self) -> QuerySet[Any]:
        """The same, to be read through `cabang`."""
        return self._selingkup().filter(self.syarat_tersisa(self.nama), **self.terpilih)

    def syarat_tersisa(self, nama: str) -> Q:
        """What a value of `medan` asks of rows that are read through `cabang`."""
        return self.syarat().get(nama, Q())

    @property
    def cip_lingkup(self) -> Iterator[Cip]:
        """The units one heads, where one sees others too."""
        if self.pembaca.dipimpin and self.pembaca.unit.keys() - self.pembaca.dipimpin:
            yield self.saringan.cip("lingkup", LINGKUP_UNIT, "Unit yang saya pimpin")

    @property
    def nama(self) -> str:
        """The value of `medan` in force."""
        return self.saringan.isi(self.medan) or self.bawaan

    def _selingkup(self) -> QuerySet[Any]:
        """Only units the person heads, where that was chosen."""
        if self.saringan.isi("lingkup") == LINGKUP_UNIT:
            return self.sumber().filter(unit__in=self.pembaca.dipimpin)
        return self.sumber()


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
    """Cases a person may see.

    Of those that have ended one kind is no range of an index: the others are passed over.
    """

    medan = "keadaan"

    def sumber(self) -> QuerySet[Proses]:
        return Proses.objects.filter(cari(self.saringan.q, "nomor", "judul"))

    def terlihat(self) -> Q:
        return saringan_proses(self.pembaca.pengguna, self.pembaca.penugasan)

    def syarat(self) -> dict[str, Q]:
        berakhir = {k: Q(keadaan=k, berakhir__isnull=False) for k in KEADAAN_PROSES}
        return berakhir | {BERJALAN: _BERJALAN}

    def bagian(self) -> dict[str, Bagian]:
        return {
            "jalan": Bagian(self.cabang, _BERJALAN),
            "akhir": Bagian(self.cabang, Q(berakhir__isnull=False)),
        }

    def rentang(self, nama: str) -> Collection[str]:
        return () if nama == SEMUA else ("jalan",) if nama == BERJALAN else ("akhir",)

    def cocok(self, satu: Kelompok, nama: str) -> bool:
        return nama in (SEMUA, BERJALAN) or bool(satu["keadaan"] == nama)

    @cached_property
    def cabang(self) -> list[Q]:
        return cabang.proses(self.pembaca)

    def halaman(self, kursor: Kursor | None) -> Halaman[Proses]:
        terbuka = PelaksanaanLangkah.objects.terbuka().select_related("proses", "unit")
        lengkap = self.tersisa.select_related("unit").prefetch_related(
            Prefetch("pelaksanaan", terbuka, to_attr="langkah_terbuka")
        )
        return halaman_terbaru(lengkap, kursor, cabang=self.cabang)

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
        jumlah, jalan = self.jumlah_dari(SEMUA), self.jumlah_dari(BERJALAN)
        return f"{jalan} proses berjalan dari {jumlah}" if jumlah else "Belum ada proses"

    @property
    def cip(self) -> Iterator[Cip]:
        yield from self.cip_lingkup
        for nilai, teks in KEADAAN_PROSES.items():
            jumlah = self.jumlah_cip(nilai)
            if jumlah or nilai in (BERJALAN, self.saringan.isi("keadaan")):
                yield self.saringan.cip("keadaan", nilai, teks, jumlah)
