"""The work queue: which open steps, how many, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_tenggat
from ukpbj.dasbor.hitungan import Hitungan, formulir, terpilih
from ukpbj.dasbor.pembaca import KEADAAN, LINGKUP_UNIT, PEMEGANG, Pembaca
from ukpbj.dasbor.saringan import FormulirSaringan, Saringan, cari
from ukpbj.dasbor.sebutan import nama_sop, sebut_pemegang
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet


@dataclass(frozen=True)
class BarisKerja:
    """One line of the queue. `menunggu`: what it has started and waits for, in words."""

    pelaksanaan: PelaksanaanLangkah
    langkah: Langkah
    sop: str
    unit: str
    siapa: str
    tenggat: Tenggat
    menunggu: str
    milik_saya: bool
    dapat_diambil: bool

    @property
    def url(self) -> str:
        return alamat_langkah(self.pelaksanaan)


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
        """Counts for heading, chips and choices, in one grouped query."""
        keadaan = {f"k_{k}": self._syarat(keadaan=k) for k in ("", *KEADAAN)}
        pemegang = {f"p_{p}": self._syarat(pemegang=p) for p in ("", *PEMEGANG)}
        hitung = {
            nama: Count("id", filter=syarat) if syarat else Count("id")
            for nama, syarat in {**keadaan, **pemegang}.items()
        }
        pilih = terpilih(self.saringan, self.pembaca.unit)
        return Hitungan.dari(self._lingkup(), hitung, pilih)

    @property
    def formulir(self) -> FormulirSaringan:
        """Counts of the choices are those of the state and holder in force."""
        nama = f"k_{self.saringan.isi('keadaan')}"
        return formulir(self.saringan, self.hitungan, nama, self.pembaca.unit)

    def halaman(self, kursor: Kursor | None) -> Halaman[PelaksanaanLangkah]:
        kumpulan = _bertanda(self._dipilih().filter(self._syarat()))
        return halaman_tenggat(kumpulan.select_related("proses", "unit", "pemegang"), kursor)

    def berikutnya(self, banyak: int = 20) -> list[int]:
        """Ids of the most urgent steps here that nobody has claimed and that can be worked on."""
        bebas = _bertanda(self._dipilih().filter(self._syarat(pemegang="bebas")))
        siap = bebas.filter(mulai__lte=self.pembaca.pada, ada_bagian=False, ada_anak=False)
        return [baris.pk for baris in halaman_tenggat(siap, None, banyak).baris]

    def _dipilih(self) -> PelaksanaanQuerySet:
        """Steps of the chosen unit and SOP."""
        return self._lingkup().filter(**terpilih(self.saringan, self.pembaca.unit))

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


def _bertanda(kumpulan: PelaksanaanQuerySet) -> QuerySet[Any]:
    """With `ada_bagian`, `ada_anak`: whether a sub-step, or a child case, is not done yet."""
    bagian = PelaksanaanLangkah.objects.terbuka().filter(induk=OuterRef("pk"))
    anak = Proses.objects.berjalan().filter(untuk_langkah=OuterRef("pk"))
    return kumpulan.annotate(ada_bagian=Exists(bagian), ada_anak=Exists(anak))


def alamat_langkah(pelaksanaan: PelaksanaanLangkah) -> str:
    """The case page with this open row in its box; the main row is shown without being named."""
    url = reverse("dasbor:proses", args=[pelaksanaan.proses.kunci])
    return f"{url}?langkah={pelaksanaan.pk}" if pelaksanaan.huruf else url


def susun_baris(daftar: Iterable[PelaksanaanLangkah], pembaca: Pembaca) -> list[BarisKerja]:
    """What the rows of a page say; one look at the calendar per unit on it."""
    return [_baris(pelaksanaan, pembaca) for pelaksanaan in daftar]


def _baris(pelaksanaan: PelaksanaanLangkah, pembaca: Pembaca) -> BarisKerja:
    kalender = pembaca.kalender_dari(pelaksanaan.unit)
    return BarisKerja(
        pelaksanaan,
        pelaksanaan.langkah,
        nama_sop(pelaksanaan.kode_sop, pelaksanaan.proses.versi_sop),
        str(pelaksanaan.unit) if len(pembaca.unit) > 1 else "",
        sebut_pemegang(pelaksanaan.pemegang, pembaca.pengguna),
        tenggat(pelaksanaan, pembaca.pada, kalender),
        _menunggu(pelaksanaan),
        milik_saya=pelaksanaan.pemegang_id == pembaca.pengguna.pk,
        dapat_diambil=pelaksanaan.pemegang_id is None,
    )


def _menunggu(pelaksanaan: PelaksanaanLangkah) -> str:
    """Read from the marks of `_bertanda`; a list that does not ask for them says nothing."""
    if getattr(pelaksanaan, "ada_bagian", False):
        return "menunggu sublangkahnya"
    if getattr(pelaksanaan, "ada_anak", False):
        return f"menunggu SOP {nama_sop(pelaksanaan.langkah.proses_anak)}"
    return ""
