"""What a person hands to the door when finishing a step, and what the effect may add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ukpbj.sop.definisi import Hasil, Langkah, Sisi

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.sop.models import PelaksanaanLangkah


class Putusan(StrEnum):
    """The verdict on one item of kelengkapan or keluaran."""

    ADA = "ada"
    KURANG = "kurang"
    TIDAK_BERLAKU = "tidak_berlaku"


@dataclass(frozen=True)
class Nilai:
    """One verdict with its note; a note is obligatory where something is missing."""

    putusan: Putusan
    catatan: str = ""


def kunci_butir(sisi: Sisi, nomor: int) -> str:
    """The key of an item in forms, files and verdicts; `nomor` counts from 1."""
    return f"{sisi.value}-{nomor}"


@dataclass(frozen=True)
class Isian:
    """The step as its actor filled it in.

    `putusan`: verdicts by `kunci_butir`. `alasan`: why it goes forward with something missing,
    or why it goes back. `masukan`: the cleaned data of the step's own form; `beralasan`: that form
    already holds the reasons for going back, item by item.
    """

    putusan: Mapping[str, Nilai] = field(default_factory=dict)
    alasan: str = ""
    catatan: str = ""
    masukan: Mapping[str, Any] = field(default_factory=dict)
    beralasan: bool = False


@dataclass
class Tindakan:
    """One outcome being carried out; handed to its effect inside the transaction.

    An effect that makes an appointment sets `janji`: the next step's clock starts then.
    """

    pelaksanaan: PelaksanaanLangkah
    langkah: Langkah
    hasil: Hasil
    isian: Isian
    oleh: Pengguna
    pada: datetime
    janji: datetime | None = None
