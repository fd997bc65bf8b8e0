"""The work queue: which open steps, how many, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from ukpbj.dasbor import cabang
from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_tenggat
from ukpbj.dasbor.hitungan import (
    Angka,
    Bagian,
    Hitungan,
    Kelompok,
    dengan_pilihan,
    formulir,
    pilihan_terhitung,
    sebagai_saringan,
    terpilih,
)
from ukpbj.dasbor.pembaca import BEBAS, LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.saringan import FormulirSaringan, Pilihan, Saringan, cari
from ukpbj.dasbor.sebutan import (
    BELUM_DIAMBIL,
    nama_peran,
    nama_sop,
    peran_kantor,
    sebut_pemegang,
)
from ukpbj.dasbor.terurut import MENURUT_TENGGAT
from ukpbj.sop.izin import per_baris
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.akun.models import Unit
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet

RENTANG_KEADAAN = {
    "terlambat": ("telat",),
    "hari_ini": ("hari_ini",),
    "menunggu": ("hari_ini", "nanti", "tanpa"),
}
"""In which of the counted parts the steps of a state can stand."""


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
    """The queue as one person has narrowed it.

    Search words, "diambil rekan" and "jam menunggu" are no ranges of an index: rows that are not
    so are passed over, in the order of the list, until a page is full.
    """

    pembaca: Pembaca
    saringan: Saringan

    @property
    def lingkup_unit(self) -> bool:
        return self.saringan.isi("lingkup") == LINGKUP_UNIT

    # --- Numbers ------------------------------------------------------------------------------

    @cached_property
    def hitungan(self) -> Hitungan:
        """Counts for heading, chips and choices, in one statement."""
        tanda = {
            "hari_ini": self.pembaca.syarat_keadaan("hari_ini"),
            "menunggu": self.pembaca.syarat_keadaan("menunggu"),
            "saya": Q(pemegang=self.pembaca.pengguna),
            "bebas": Q(pemegang__isnull=True),
        }
        disaring = self.saringan.isi("keadaan") or self.saringan.isi("pemegang")
        return Hitungan.dari(
            self._lingkup(),
            MENURUT_TENGGAT,
            {nama: Bagian(self._cabang, syarat) for nama, syarat in self._rentang().items()},
            ("peran", "pemegang_id") if self.lingkup_unit else (),
            tanda,
            self.terpilih,
            self._syarat() if disaring else Q(),
            self._rentang_tampil,
        )

    def jumlah(self, **ganti: Any) -> Angka:
        """How many: as filtered, or with a state or holder, or a column's value, instead."""
        keadaan = ganti.pop("keadaan", self.saringan.isi("keadaan"))
        pemegang = ganti.pop("pemegang", self.saringan.isi("pemegang"))

        def cocok(satu: Kelompok) -> bool:
            return _berkeadaan(satu, keadaan) and self._dipegang(satu, pemegang)

        return self.hitungan.jumlah(cocok, RENTANG_KEADAAN.get(keadaan, ()), **ganti)

    @property
    def jumlah_tampil(self) -> Angka:
        """How many the list shows."""
        if not self.hitungan.disempitkan:
            return self.jumlah()
        return self.hitungan.sendiri(self._rentang_tampil)

    @property
    def _rentang_tampil(self) -> Sequence[str]:
        return RENTANG_KEADAAN.get(self.saringan.isi("keadaan"), ())

    def jumlah_cip(self, medan: str, nilai: str) -> Angka:
        if self.saringan.isi(medan) == nilai:
            return self.jumlah_tampil
        return self.jumlah(**{medan: nilai})

    def _rentang(self) -> dict[str, Q]:
        """The parts that are counted each by itself: ranges in the order of the list."""
        pada, akhir = self.pembaca.pada, self.pembaca.akhir_hari_ini
        return {
            "telat": Q(terlambat_sejak__lt=pada),
            "hari_ini": Q(terlambat_sejak__gte=pada, terlambat_sejak__lte=akhir),
            "nanti": Q(terlambat_sejak__gt=akhir),
            "tanpa": Q(terlambat_sejak__isnull=True),
        }

    def _dipegang(self, satu: Kelompok, pemegang: str) -> bool:
        """The rule of `Pembaca.syarat_pemegang` for a counted group."""
        saya, bebas = bool(satu["saya"]), bool(satu["bebas"])
        bawaan = self.lingkup_unit or saya or bebas
        pilihan = {"saya": saya, "bebas": bebas, "rekan": not saya and not bebas}
        return pilihan.get(pemegang, bawaan)

    @property
    def formulir(self) -> FormulirSaringan:
        """Counts of the choices are those of the state and holder in force."""
        umum = formulir(self.saringan, self.hitungan, self.jumlah, self._unit)
        if not self.lingkup_unit:
            return umum
        return dengan_pilihan(umum, self._pilihan_peran(), self._pilihan_orang())

    def _pilihan_peran(self) -> Pilihan | None:
        ada = self.hitungan.isi("peran")
        if self.hitungan.penuh:
            ada |= peran_kantor()
        calon = sorted((nama_peran(kode), kode) for kode in ada)
        return pilihan_terhitung(
            self.saringan, self.hitungan, self.jumlah, ("peran", "Peran", "Semua peran"), "peran",
            ((kode, nama, kode) for nama, kode in calon),
        )  # fmt: skip

    def _pilihan_orang(self) -> Pilihan | None:
        orang = [(str(pk), nama, pk) for pk, nama in self.pembaca.orang_unit.items()]
        return pilihan_terhitung(
            self.saringan, self.hitungan, self.jumlah, ("orang", "Orang", "Semua orang"),
            "pemegang_id", [(BEBAS, BELUM_DIAMBIL.capitalize(), None), *orang],
        )  # fmt: skip

    # --- Rows ---------------------------------------------------------------------------------

    def halaman(self, kursor: Kursor | None) -> Halaman[PelaksanaanLangkah]:
        kumpulan = _bertanda(self._dipilih().filter(self._syarat()))
        lengkap = kumpulan.select_related("proses", "unit", "pemegang")
        return halaman_tenggat(lengkap, kursor, cabang=self._cabang)

    def berikutnya(self, banyak: int = 20) -> list[int]:
        """Ids of the most urgent steps here that nobody has claimed and that can be worked on."""
        bebas = _bertanda(self._dipilih().filter(self._syarat(pemegang="bebas")))
        siap = bebas.filter(mulai__lte=self.pembaca.pada, ada_bagian=False, ada_anak=False)
        return [baris.pk for baris in halaman_tenggat(siap, None, banyak, self._cabang).baris]

    @cached_property
    def terpilih(self) -> dict[str, Any]:
        """The chosen unit, SOP, role and person, as a filter on rows."""
        pilih = terpilih(self.saringan, self._unit)
        if peran := self.saringan.isi("peran"):
            pilih["peran"] = peran
        if orang := self.saringan.isi("orang"):
            pilih["pemegang_id"] = None if orang == BEBAS else int(orang)
        return pilih

    @cached_property
    def _unit(self) -> dict[int, Unit]:
        semua = self.pembaca.unit
        if not self.lingkup_unit:
            return semua
        return {pk: satu for pk, satu in semua.items() if pk in self.pembaca.dipimpin}

    @cached_property
    def _cabang(self) -> list[Q]:
        milik_siapa = cabang.langkah_unit if self.lingkup_unit else cabang.langkah_saya
        return milik_siapa(self.pembaca)

    def _dipilih(self) -> PelaksanaanQuerySet:
        """Steps of the chosen unit, SOP, role and person."""
        return self._lingkup().filter(sebagai_saringan(self.terpilih))

    def _lingkup(self) -> PelaksanaanQuerySet:
        dasar = self.pembaca.milik_unit() if self.lingkup_unit else self.pembaca.langkah_terbuka()
        return dasar.filter(cari(self.saringan.q, "proses__nomor", "proses__judul"))

    def _syarat(self, **ganti: str) -> Q:
        """State and holder as chosen, or as one chip would choose them."""
        keadaan = ganti.get("keadaan", self.saringan.isi("keadaan"))
        pemegang = ganti.get("pemegang", self.saringan.isi("pemegang"))
        return self.pembaca.syarat_keadaan(keadaan) & self.pembaca.syarat_pemegang(
            pemegang, self.saringan.isi("lingkup")
        )


def _berkeadaan(satu: Kelompok, keadaan: str) -> bool:
    """Lateness is told by the window the group was counted in."""
    return bool(satu[keadaan]) if keadaan in ("hari_ini", "menunggu") else True


def _bertanda(kumpulan: PelaksanaanQuerySet) -> QuerySet[Any]:
    """With `ada_bagian`, `ada_anak`: whether a sub-step, or a child case, is not done yet."""
    bagian = PelaksanaanLangkah.objects.terbuka().filter(induk=OuterRef("pk"))
    anak = Proses.objects.berjalan().filter(untuk_langkah=OuterRef("pk"))
    return kumpulan.annotate(ada_bagian=Exists(per_baris(bagian)), ada_anak=Exists(per_baris(anak)))


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
