"""The trail of a case in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.sebutan import nama_jenis, sebut_tamu
from ukpbj.sop.format_waktu import sedang
from ukpbj.sop.models import Proses, Tugas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models import Jejak


SAAT = ("janji_lama", "janji_baru", "tempo_lama", "tempo_baru")
"""The instants an event may name."""


@dataclass(frozen=True)
class Sebutan:
    """The names behind the ids that events keep; `tamu`: who an appointment of the case is with."""

    tamu: str
    orang: Mapping[int, str]
    proses: Mapping[int, str]
    tugas: Mapping[int, str]


@dataclass(frozen=True)
class Peristiwa:
    """One event; `templat` says it in words: the one of its kind, else the general one."""

    jejak: Jejak
    templat: tuple[str, str]
    sebutan: Sebutan
    langkah: Langkah | None
    lanjut: Langkah | None
    waktu: dict[str, str] = field(default_factory=dict)

    @property
    def keterangan(self) -> str:
        """The words a person wrote; empty where there are none or they were erased."""
        catatan = getattr(self.jejak, "keterangan", None)
        return catatan.teks if catatan else ""

    @property
    def dokumen(self) -> str:
        """The kind of document an event names."""
        return nama_jenis(str(self.jejak.isi.get("jenis", "")))

    @property
    def dari(self) -> str:
        """Who held the step before it was given away; empty for nobody."""
        return self._sebut(self.sebutan.orang, "dari")

    @property
    def kepada(self) -> str:
        return self._sebut(self.sebutan.orang, "kepada") or "orang lain"

    @property
    def petugas(self) -> list[str]:
        """The people a step named."""
        semua = sorted(_nomor(self.jejak.isi.get("petugas")))
        return [self.sebutan.orang[pk] for pk in semua if pk in self.sebutan.orang]

    @property
    def induk(self) -> str:
        """The case whose step this one runs for; empty for none."""
        return self._sebut(self.sebutan.proses, "induk")

    @property
    def anak(self) -> str:
        return self._sebut(self.sebutan.proses, "anak") or "proses lain"

    @property
    def tugas(self) -> str:
        return self._sebut(self.sebutan.tugas, "tugas") or "tanpa nama"

    def _sebut(self, nama: Mapping[int, str], medan: str) -> str:
        return next((nama[pk] for pk in _nomor(self.jejak.isi.get(medan)) if pk in nama), "")

    @property
    def sidik_ringkas(self) -> str:
        return self.jejak.sidik[:12]


def susun_peristiwa(proses: Proses) -> list[Peristiwa]:
    """Every event of a case, oldest first; one query, and one per kind of name they need."""
    daftar = list(proses.jejak.select_related("pelaku", "keterangan").order_by("nomor"))
    sebutan = _sebutan(proses, [jejak.isi for jejak in daftar])
    return [_peristiwa(proses, jejak, sebutan) for jejak in daftar]


def _sebutan(satu: Proses, semua_isi: Iterable[dict[str, Any]]) -> Sebutan:
    orang, proses, tugas = set[int](), set[int](), set[int]()
    for isi in semua_isi:
        orang |= _nomor(isi.get("dari"), isi.get("kepada"), isi.get("petugas"))
        proses |= _nomor(isi.get("induk"), isi.get("anak"))
        tugas |= _nomor(isi.get("tugas"))
    return Sebutan(
        sebut_tamu(satu),
        {p.pk: str(p) for p in (Pengguna.objects.filter(pk__in=orang) if orang else [])},
        dict(Proses.objects.filter(pk__in=proses).values_list("pk", "nomor")) if proses else {},
        dict(Tugas.objects.filter(pk__in=tugas).values_list("pk", "judul")) if tugas else {},
    )


def _nomor(*nilai: object) -> set[int]:
    """The ids among these, or in lists of them.

    "dari" of a cancelled case is a state, and a tampered record may hold anything.
    """
    rata = [x for satu in nilai for x in (satu if isinstance(satu, list) else [satu])]
    return {satu for satu in rata if type(satu) is int}


def _peristiwa(proses: Proses, jejak: Jejak, sebutan: Sebutan) -> Peristiwa:
    isi = jejak.isi
    lanjut = isi.get("lanjut") or {}
    return Peristiwa(
        jejak,
        (f"dasbor/jejak/{jejak.jenis}.html", "dasbor/jejak/lain.html"),
        sebutan,
        _langkah(proses, isi),
        _langkah(proses, lanjut),
        {nama: _saat(proses, isi[nama]) for nama in SAAT if isi.get(nama)},
    )


def _langkah(proses: Proses, isi: dict[str, Any]) -> Langkah | None:
    """The row of the table an event names; None where the record names none that exists."""
    try:
        return proses.kelas.sop.baris(isi["langkah"], isi.get("huruf", ""))
    except KeyError:
        return None


def _saat(proses: Proses, teks: str) -> str:
    try:
        return sedang(datetime.fromisoformat(teks), proses.unit)
    except (TypeError, ValueError):
        # A tampered record is shown as it stands; the chain says that it was changed.
        return str(teks)
