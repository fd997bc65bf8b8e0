"""The declaration of an SOP: its printed table as plain data, without a database.

An SOP is a class whose body reads like the table: one `Sop` (the cover page) and one
`Langkah` per row. What an outcome causes beyond the next step is an ordinary method marked
with `akibat`, beside the row it belongs to. `alur.pasang` turns both into transitions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from ukpbj.sop.kalender import Batas


class Dasar(StrEnum):
    """Where a fact of the declaration comes from: the paper, or our reading of it."""

    TABEL = "tabel"
    TERCETAK = "tercetak"
    DISIMPULKAN = "disimpulkan"
    TAMBAHAN = "tambahan"


class Akhir(StrEnum):
    """Final states of a process."""

    SELESAI = "selesai"
    DITOLAK = "ditolak"
    DIALIHKAN = "dialihkan"
    DIBATALKAN = "dibatalkan"


class Arah(StrEnum):
    """What an outcome does to the case; only `MAJU` can leave something missing behind.

    `LEWAT`: a sub-step that is not done at all, because there is nothing for it to work on.
    """

    MAJU = "maju"
    KEMBALI = "kembali"
    TOLAK = "tolak"
    ALIH = "alih"
    LEWAT = "lewat"


class Pilih(StrEnum):
    """Which sub-steps a step needs: all, in any order, or the one that fits."""

    SEMUA = "semua"
    SATU = "satu"


class Sisi(StrEnum):
    """The two lists of mutu baku that get a verdict per item."""

    KELENGKAPAN = "kelengkapan"
    KELUARAN = "keluaran"


class Bentuk(StrEnum):
    """What proves an item: a recorded statement, or a file kept with the step."""

    PERNYATAAN = "pernyataan"
    BERKAS = "berkas"


class MulaiJam(StrEnum):
    """When the clock of a step starts if not at its opening."""

    JANJI = "janji"
    KEHADIRAN = "kehadiran"


@dataclass(frozen=True)
class Butir:
    """One item of kelengkapan or keluaran, as printed.

    `bila`: facts of the case (`Proses.fakta`) that must all hold, else the item does not apply.
    `bila_hasil`: outcomes for which it applies; empty means all that go forward for a keluaran,
    and all for a kelengkapan.
    """

    teks: str
    bentuk: Bentuk = Bentuk.PERNYATAAN
    bila: Collection[str] = ()
    bila_hasil: Collection[str] = ()


@dataclass(frozen=True)
class Janji:
    """The clock of the step starts at an appointment or when the visitor is there."""

    mulai: MulaiJam
    bila: Collection[str] = ()


@dataclass(frozen=True)
class Hasil:
    """One outcome of a step: the next step's `urut`, or a final state."""

    nama: str
    ke: int | Akhir
    dasar: Dasar = Dasar.TABEL
    arah_khusus: Arah | None = None
    label: str = ""

    @property
    def tampil(self) -> str:
        """The words on the button."""
        return self.label or self.nama[:1].upper() + self.nama[1:]


@dataclass(frozen=True)
class Sublangkah:
    """A lettered part (a, b, c) of a step, with its own mutu baku, actor and clock."""

    no: str
    kegiatan: str
    pelaku: Sequence[str]
    batas: Batas | None = None
    kelengkapan: Sequence[Butir | str] = ()
    keluaran: Sequence[Butir | str] = ()
    janji: Sequence[Janji] = ()


@dataclass(frozen=True)
class Anak:
    """The sub-steps of a step, and how many of them it needs."""

    pilih: Pilih
    langkah: Sequence[Sublangkah]


TANPA_SASARAN = Hasil("tanpa sasaran", ke=0, dasar=Dasar.TAMBAHAN, arah_khusus=Arah.LEWAT)
BATAL_DIPILIH = Hasil("batal dipilih", ke=0, dasar=Dasar.TAMBAHAN, arah_khusus=Arah.LEWAT)
SUBLANGKAH_SELESAI = Hasil("selesai", ke=0, dasar=Dasar.TAMBAHAN, arah_khusus=Arah.MAJU)
"""Outcomes of a sub-step. None of them moves the case (`ke` is no row): the step above does."""


@dataclass(frozen=True)
class Langkah:
    """One row of the table, or (with `huruf`) one of its sub-steps.

    `urut` is its position and the key; `no` the printed number, which may skip or repeat.
    `pelaku`: role keys, the first owns the column. `batas`: the printed limit, None where the
    SOP prints none. `formulir`: dotted path of a form with the data this step records.
    `proses_anak`: code of the SOP that must have ended well before this step can. `menunjuk`: the
    role whose people this step names; `menunjuk_kelompok`: several of them act together.
    """

    urut: int
    no: str
    kegiatan: str
    pelaku: Sequence[str]
    lanjut: Sequence[Hasil]
    kelengkapan: Sequence[Butir | str] = ()
    batas: Batas | None = None
    keluaran: Sequence[Butir | str] = ()
    catatan: str = ""
    dasar_pelaku: Dasar = Dasar.TERCETAK
    janji: Sequence[Janji] = ()
    formulir: str = ""
    anak: Anak | None = None
    proses_anak: str = ""
    menunjuk: str = ""
    menunjuk_kelompok: bool = False
    huruf: str = ""

    @property
    def keadaan(self) -> str:
        """The state of a process that stands at this step."""
        return f"langkah_{self.urut}"

    @property
    def peran(self) -> str:
        return self.pelaku[0]

    @property
    def sebutan(self) -> str:
        """The number a person finds on the paper: "7", "7a"; the position where none is printed."""
        return f"{self.no or self.urut}{self.huruf}"

    @cached_property
    def sublangkah(self) -> tuple[Langkah, ...]:
        """The sub-steps as rows of their own, in the order of the paper."""
        if self.anak is None:
            return ()
        semua = self.anak.pilih is Pilih.SEMUA
        lanjut = (SUBLANGKAH_SELESAI, TANPA_SASARAN if semua else BATAL_DIPILIH)
        return tuple(
            Langkah(
                urut=self.urut,
                no=self.no,
                huruf=satu.no,
                kegiatan=satu.kegiatan,
                pelaku=satu.pelaku,
                batas=satu.batas,
                kelengkapan=satu.kelengkapan,
                keluaran=satu.keluaran,
                janji=satu.janji,
                dasar_pelaku=self.dasar_pelaku,
                lanjut=lanjut,
            )
            for satu in self.anak.langkah
        )

    def hasil(self, nama: str) -> Hasil | None:
        return next((hasil for hasil in self.lanjut if hasil.nama == nama), None)

    def arah(self, hasil: Hasil) -> Arah:
        """Read from the target unless the declaration says otherwise."""
        if hasil.arah_khusus:
            return hasil.arah_khusus
        if hasil.ke == Akhir.DITOLAK:
            return Arah.TOLAK
        if hasil.ke == Akhir.DIALIHKAN:
            return Arah.ALIH
        if isinstance(hasil.ke, int) and hasil.ke <= self.urut:
            return Arah.KEMBALI
        return Arah.MAJU

    def butir(self, sisi: Sisi) -> tuple[Butir, ...]:
        daftar = self.kelengkapan if sisi is Sisi.KELENGKAPAN else self.keluaran
        return tuple(b if isinstance(b, Butir) else Butir(b) for b in daftar)

    def mulai_jam(self, fakta: Collection[str]) -> MulaiJam | None:
        """How the clock starts for a case with these facts; None: at the opening."""
        return next((j.mulai for j in self.janji if set(j.bila) <= set(fakta)), None)


@dataclass(frozen=True)
class Kepala:
    """The cover page. `kualifikasi`: role as printed -> what it must be able to do."""

    disahkan_oleh: str
    dasar_hukum: Sequence[str] = ()
    kualifikasi: Mapping[str, str | None] = field(default_factory=dict)
    peralatan: Sequence[str] = ()
    peringatan: Sequence[str] = ()
    pencatatan: Sequence[str] = ()
    tujuan: Sequence[str] = ()
    penjelasan_singkat: str = ""
    definisi: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sop:
    """One SOP: its cover page and, once attached to its class, its rows in order.

    `fakta`: the facts that items of this SOP may depend on. `no_mulai`, `no_selesai`: the numbers
    of rows Mulai and Selesai, where the paper prints such rows.
    `versi`: a changed SOP is a new file beside the old one with the next number.
    """

    kode: str
    judul: str
    instansi: str
    nomor: str
    tanggal_pembuatan: date
    pelaku: Mapping[str, str]
    kepala: Kepala
    tanggal_efektif: date | None = None
    catatan: str = ""
    keterkaitan: Sequence[str] = ()
    no_mulai: str = ""
    no_selesai: str = ""
    versi: int = 1
    fakta: Collection[str] = ()
    langkah: tuple[Langkah, ...] = ()

    def baris(self, urut: int, huruf: str = "") -> Langkah:
        """The row with this `urut`, or its sub-step with this letter; raises KeyError."""
        for langkah in self.langkah:
            if langkah.urut == urut:
                return langkah if not huruf else _berhuruf(langkah, huruf)
        raise KeyError(urut)

    def pada_keadaan(self, keadaan: str) -> Langkah | None:
        """The row a process in this state stands at; None in a final state."""
        return next((langkah for langkah in self.langkah if langkah.keadaan == keadaan), None)

    def urut_milik(self, peran: str) -> list[int]:
        """The rows this role may do."""
        return [langkah.urut for langkah in self.langkah if peran in langkah.pelaku]

    def sublangkah_milik(self, peran: str) -> list[tuple[int, str]]:
        """The sub-steps this role may do, as (urut, huruf)."""
        return [
            (satu.urut, satu.huruf)
            for langkah in self.langkah
            for satu in langkah.sublangkah
            if peran in satu.pelaku
        ]


def _berhuruf(langkah: Langkah, huruf: str) -> Langkah:
    for satu in langkah.sublangkah:
        if satu.huruf == huruf:
            return satu
    raise KeyError(langkah.urut, huruf)


F = TypeVar("F", bound=Callable[..., None])


def akibat(langkah: Langkah, hasil: str) -> Callable[[F], F]:
    """Mark a method as the effect of one outcome; it runs inside the door's transaction."""

    def tandai(fungsi: F) -> F:
        fungsi.akibat_dari = (langkah.urut, hasil)  # type: ignore[attr-defined]  # a plain tag
        return fungsi

    return tandai
