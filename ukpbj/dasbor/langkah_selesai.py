"""Done steps of the units one heads: the list behind every number of the analysis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.dasbor.halaman import Halaman, Kursor
from ukpbj.dasbor.halaman_selesai import halaman_selesai
from ukpbj.dasbor.saringan import Cip, Saringan, cari
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.batas import semua_baris, tanggal_unit
from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.format_waktu import BULAN_RINGKAS
from ukpbj.sop.kata_waktu import dalam_kata
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.rekap import PEKAN, syarat_selesai
from ukpbj.sop.terpakai import Pemakaian, pemakaian

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet

PATUH, MENYIMPANG = "patuh", "menyimpang"
HASIL = {
    PATUH: "Patuh",
    MENYIMPANG: "Menyimpang",
    **{jenis.value: f"Menyimpang {jenis.value}" for jenis in Penyimpangan.Jenis},
}
KANTOR = "kantor"
PIHAK = {KANTOR: "Langkah kantor", PELAKU_USAHA: "Langkah pelaku usaha"}
TERUKUR = {"ya": "Jamnya berjalan"}
TERHITUNG = 1000
"""Rows that are counted; of a longer list it is only said that it is longer."""
TAHUN = range(2000, 2101)
_LANGKAH = re.compile(r"([0-9]{1,3})([a-z]{0,2})")


# --- What the address says --------------------------------------------------------------------


def baca_saringan(request: HttpRequest, pembaca: Pembaca, jalur: str = "") -> Saringan:
    """The filters in force; what cannot be read or is not offered is left out."""
    dasar = Saringan.baca(
        request, jalur,
        unit={unit.kode for unit in yang_dipimpin(pembaca)},
        sop={sop.kode for sop in semua_sop()},
        hasil=HASIL, pihak=PIHAK, terukur=TERUKUR,
        versi={str(sop.versi) for sop in semua_sop() if sop.kode == request.GET.get("sop")},
    )  # fmt: skip
    langkah = request.GET.get("langkah", "")
    dikenal = langkah in {nilai for nilai, _ in opsi_langkah(dasar)}
    baris = {"langkah": langkah} if dikenal else {}
    return replace(dasar, nilai={**dasar.nilai, **baris, **_masa(request)})


def yang_dipimpin(pembaca: Pembaca) -> list[Unit]:
    """In the order of the assignments."""
    return [unit for pk, unit in pembaca.unit.items() if pk in pembaca.dipimpin]


def opsi_langkah(saringan: Saringan) -> list[tuple[str, str]]:
    """Every row of the chosen SOP: "3a", and what is done there."""
    kode, versi = saringan.isi("sop"), saringan.isi("versi")
    if not kode:
        return []
    return [
        (f"{satu.urut}{satu.huruf}", f"{satu.sebutan}. {satu.kegiatan}")
        for satu in semua_baris(kelas_sop(kode, int(versi) if versi else None).sop)
    ]


def _masa(request: HttpRequest) -> dict[str, str]:
    """`pekan` names any date of a week and goes before `dari` and `sampai`."""
    if hari := _tanggal(request.GET.get("pekan", "")):
        senin = hari - timedelta(days=hari.weekday())
        return {"dari": f"{senin}", "sampai": f"{senin + timedelta(days=6)}"}
    bacaan = {nama: _tanggal(request.GET.get(nama, "")) for nama in ("dari", "sampai")}
    return {nama: f"{hari}" for nama, hari in bacaan.items() if hari}


def _tanggal(teks: str) -> date | None:
    try:
        hari = date.fromisoformat(teks)
    except ValueError:
        return None
    return hari if hari.year in TAHUN else None


# --- The list ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisSelesai:
    """One line: a done step, the time it used, and the deviations that stand."""

    pelaksanaan: PelaksanaanLangkah
    kegiatan: str
    sop: str
    unit: str
    oleh: str
    waktu: str
    batas: str
    lewat: bool
    penyimpangan: list[Penyimpangan]


@dataclass(frozen=True)
class PilihanSaring:
    """One labelled choice of the form; `semua`: words for no choice."""

    nama: str
    label: str
    semua: str
    opsi: Sequence[tuple[str, str]]
    dipilih: str


@dataclass(frozen=True)
class DaftarSelesai:
    pembaca: Pembaca
    saringan: Saringan

    @cached_property
    def semua_unit(self) -> list[Unit]:
        return yang_dipimpin(self.pembaca)

    @cached_property
    def unit(self) -> list[Unit]:
        """The chosen one of the units, else all of them."""
        kode = self.saringan.isi("unit")
        return [unit for unit in self.semua_unit if kode in ("", unit.kode)]

    @cached_property
    def masa(self) -> tuple[date, date]:
        """First and last date; where no first one is chosen, `PEKAN` weeks up to the last."""
        kini = max(tanggal_unit(unit, self.pembaca.pada) for unit in self.semua_unit)
        dari, sampai = (_tanggal(self.saringan.isi(nama)) for nama in ("dari", "sampai"))
        akhir = sampai or kini
        return dari or akhir - timedelta(days=akhir.weekday(), weeks=PEKAN - 1), akhir

    @cached_property
    def cabang(self) -> list[Q]:
        """The dates in each unit's own zone: one range of the index `selesai_unit` each."""
        return [syarat_selesai(unit, *self.masa) for unit in self.unit]

    @property
    def tersaring(self) -> PelaksanaanQuerySet:
        kata = cari(self.saringan.q, "proses__nomor", "proses__judul")
        milik = PelaksanaanLangkah.objects.dikerjakan().filter(reduce(or_, self.cabang), kata)
        return milik.filter(self._baris(), self._hasil(), self._pihak(), self._terukur())

    def _baris(self) -> Q:
        syarat = Q()
        if kode := self.saringan.isi("sop"):
            syarat &= Q(kode_sop=kode)
        if cocok := _LANGKAH.fullmatch(self.saringan.isi("langkah")):
            syarat &= Q(urut=int(cocok[1]), huruf=cocok[2])
        if versi := self.saringan.isi("versi"):
            syarat &= Q(proses__versi_sop=int(versi))
        return syarat

    def _hasil(self) -> Q:
        hasil = self.saringan.isi("hasil")
        berdiri = Penyimpangan.objects.berdiri().filter(pelaksanaan=OuterRef("pk"))
        if hasil in Penyimpangan.Jenis.values:
            return Q(Exists(berdiri.filter(jenis=hasil)))
        if hasil == PATUH:
            return Q(~Exists(berdiri)) & ~Q(peran=PELAKU_USAHA)
        return Q(Exists(berdiri)) if hasil == MENYIMPANG else Q()

    def _pihak(self) -> Q:
        vendor = Q(peran=PELAKU_USAHA)
        return {KANTOR: ~vendor, PELAKU_USAHA: vendor}.get(self.saringan.isi("pihak"), Q())

    def _terukur(self) -> Q:
        """Of those the clock ran; see `pemakaian`."""
        if not self.saringan.isi("terukur"):
            return Q()
        return Q(mulai__isnull=False, selesai__gte=F("mulai"))

    @cached_property
    def banyak(self) -> int:
        """At most one more than are counted."""
        return self.tersaring.order_by()[: TERHITUNG + 1].count()

    @property
    def jumlah(self) -> str:
        return str(self.banyak) if self.banyak <= TERHITUNG else "1.000+"

    def halaman(self, kursor: Kursor | None) -> Halaman[PelaksanaanLangkah]:
        return halaman_selesai(self.lengkap, kursor, self.cabang)

    @property
    def lengkap(self) -> PelaksanaanQuerySet:
        """The rows with everything a line or a workbook says."""
        berdiri = Penyimpangan.objects.berdiri().order_by("jenis")
        return self.tersaring.select_related("proses", "unit", "pelaksana").prefetch_related(
            Prefetch("penyimpangan", berdiri, to_attr="menyimpang")
        )

    def pakai(self, baris: PelaksanaanLangkah) -> Pemakaian | None:
        return pemakaian(baris, self.pembaca.kalender_dari(baris.unit))

    def susun(self, daftar: Iterable[PelaksanaanLangkah]) -> list[BarisSelesai]:
        return [self._satu(baris) for baris in daftar]

    def _satu(self, baris: PelaksanaanLangkah) -> BarisSelesai:
        pakai = self.pakai(baris)
        return BarisSelesai(
            baris,
            baris.langkah.kegiatan,
            nama_sop(baris.kode_sop, baris.proses.versi_sop),
            str(baris.unit) if len(self.unit) > 1 else "",
            sebut_pelaksana(baris),
            self._kata(baris, pakai),
            str(baris.batas or ""),
            bool(pakai and pakai.persen and pakai.persen > 100 and not baris.milik_pelaku_usaha),
            baris.menyimpang,  # type: ignore[attr-defined]  # prefetched above
        )

    def _kata(self, baris: PelaksanaanLangkah, pakai: Pemakaian | None) -> str:
        if pakai is None or baris.mulai is None:
            return "jam tidak berjalan"
        sehari = self.pembaca.kalender_dari(baris.unit).detik_sehari(baris.mulai)
        return dalam_kata(pakai.detik, sehari)

    # --- Words and choices --------------------------------------------------------------------

    @property
    def judul(self) -> str:
        """The answer: how many, of which kind."""
        kata = HASIL.get(self.saringan.isi("hasil"), "").lower()
        return f"{self.jumlah} langkah selesai{f', {kata}' if kata else ''}"

    @property
    def keterangan(self) -> str:
        mulai, sampai = self.masa
        kode, langkah = self.saringan.isi("sop"), self.saringan.isi("langkah")
        sebutan = dict(self.opsi_langkah).get(langkah, "")
        bagian = (
            f"{sebut_tanggal(mulai)} – {sebut_tanggal(sampai)}",
            nama_sop(kode) if kode else "",
            f"langkah {sebutan}" if sebutan else "",
        )
        return " · ".join(filter(None, bagian))

    @property
    def pilihan(self) -> list[PilihanSaring]:
        """Where there is a choice; the row of an SOP, once that is chosen."""
        calon = (
            ("sop", "SOP", "Semua SOP", self._opsi_sop),
            ("langkah", "Langkah", "Semua langkah", self.opsi_langkah),
            ("unit", "Unit", "Semua unit", self._opsi_unit),
        )
        return [
            PilihanSaring(nama, label, semua, opsi, self.saringan.isi(nama))
            for nama, label, semua, opsi in calon
            if len(opsi) > 1 or self.saringan.isi(nama)
        ]

    @property
    def _opsi_sop(self) -> list[tuple[str, str]]:
        """SOPs the units use, and the chosen one."""
        kode = {kode for unit in self.unit for kode in unit.sop_aktif}
        dikenal = {sop.kode for sop in semua_sop()}
        semua = (kode & dikenal) | ({self.saringan.isi("sop")} - {""})
        return sorted(((satu, nama_sop(satu)) for satu in semua), key=lambda opsi: opsi[1])

    @property
    def _opsi_unit(self) -> list[tuple[str, str]]:
        return [(unit.kode, str(unit)) for unit in self.semua_unit]

    @property
    def tanggal(self) -> list[tuple[str, str, date]]:
        mulai, sampai = self.masa
        return [("dari", "Dari", mulai), ("sampai", "Sampai", sampai)]

    @cached_property
    def opsi_langkah(self) -> list[tuple[str, str]]:
        return opsi_langkah(self.saringan)

    @property
    def tersembunyi(self) -> list[tuple[str, str]]:
        """What the form carries along."""
        return self.saringan.lain("q", "sop", "langkah", "versi", "unit", "dari", "sampai")

    @property
    def cip(self) -> list[Cip]:
        hasil = [self.saringan.cip("hasil", nilai, teks) for nilai, teks in HASIL.items()]
        pihak = [self.saringan.cip("pihak", nilai, teks) for nilai, teks in PIHAK.items()]
        terukur = [self.saringan.cip("terukur", nilai, teks) for nilai, teks in TERUKUR.items()]
        return hasil + pihak + (terukur if self.saringan.isi("terukur") else [])


def sebut_pelaksana(baris: PelaksanaanLangkah) -> str:
    if baris.milik_pelaku_usaha:
        return "pelaku usaha"
    return str(baris.pelaksana or "sistem")


def sebut_tanggal(tanggal: date) -> str:
    """16 Nov 2026."""
    return f"{tanggal.day} {BULAN_RINGKAS[tanggal.month - 1]} {tanggal.year}"
