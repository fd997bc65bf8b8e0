"""The trail of a case in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ukpbj.dasbor.sebutan import nama_jenis
from ukpbj.sop.format_waktu import sedang

if TYPE_CHECKING:
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models import Jejak, Proses


@dataclass(frozen=True)
class Peristiwa:
    """One event; `templat` says it in words: the one of its kind, else the general one."""

    jejak: Jejak
    templat: tuple[str, str]
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
    def sidik_ringkas(self) -> str:
        return self.jejak.sidik[:12]


def susun_peristiwa(proses: Proses) -> list[Peristiwa]:
    """Every event of a case, oldest first; one query."""
    daftar = proses.jejak.select_related("pelaku", "keterangan").order_by("nomor")
    return [_peristiwa(proses, jejak) for jejak in daftar]


def _peristiwa(proses: Proses, jejak: Jejak) -> Peristiwa:
    isi = jejak.isi
    lanjut = isi.get("lanjut") or {}
    return Peristiwa(
        jejak,
        (f"dasbor/jejak/{jejak.jenis}.html", "dasbor/jejak/lain.html"),
        _langkah(proses, isi.get("langkah")),
        _langkah(proses, lanjut.get("langkah")),
        {nama: _saat(proses, isi[nama]) for nama in ("janji_lama", "janji_baru") if isi.get(nama)},
    )


def _langkah(proses: Proses, urut: object) -> Langkah | None:
    """The row of the table an event names; None where the record names none that exists."""
    return next((langkah for langkah in proses.kelas.sop.langkah if langkah.urut == urut), None)


def _saat(proses: Proses, teks: str) -> str:
    try:
        return sedang(datetime.fromisoformat(teks), proses.unit)
    except (TypeError, ValueError):
        # A tampered record is shown as it stands; the chain says that it was changed.
        return str(teks)
