"""Which SOPs a person may start from the desk, and the mark that keeps one form from starting two.

A start form carries the key its case will have, signed. The key is unique in the database, so of
two identical sends (a double click, a reload) the second finds the case of the first, on every
database and without a session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.apps import apps
from django.core import signing

from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.daftar import kelas_sop, semua_sop
from ukpbj.sop.izin import boleh_memulai

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.definisi import Sop
    from ukpbj.sop.models import Proses


@dataclass(frozen=True)
class SopMulai:
    """One SOP of the start page, with the units in which the person may start it."""

    kelas: type[Proses]
    unit: Sequence[Unit]

    @property
    def sop(self) -> Sop:
        return self.kelas.sop

    @property
    def nama(self) -> str:
        return nama_sop(self.sop.kode)

    @property
    def keluarga(self) -> str:
        """The family as the app is called."""
        return str(apps.get_app_config(self.kelas._meta.app_label).verbose_name)

    @property
    def pemula(self) -> str:
        """Who starts it, as the SOP prints the roles of its first step."""
        return " atau ".join(self.sop.pelaku[peran] for peran in self.sop.langkah[0].pelaku)


def sop_mulai(pembaca: Pembaca, kode: str) -> SopMulai:
    """One SOP in its newest version; no units where it is not this person's to start, nor anyone's
    at the desk. Raises SopTidakDikenal.
    """
    kelas = kelas_sop(kode)
    if not kelas.mulai_di_meja:
        return SopMulai(kelas, ())
    boleh = (
        unit
        for unit in pembaca.unit.values()
        if boleh_memulai(pembaca.pengguna, kelas.sop, unit, pembaca.penugasan)
    )
    return SopMulai(kelas, sorted(boleh, key=lambda unit: unit.nama))


def daftar_mulai(pembaca: Pembaca) -> list[SopMulai]:
    """What this person may start, by family and name; no query beside the assignments."""
    semua = (sop_mulai(pembaca, kode) for kode in {sop.kode for sop in semua_sop()})
    return sorted((s for s in semua if s.unit), key=lambda s: (s.keluarga, s.nama))


def menurut_keluarga(daftar: Sequence[SopMulai]) -> list[tuple[str, list[SopMulai]]]:
    return [(nama, list(isi)) for nama, isi in groupby(daftar, key=lambda s: s.keluarga)]


# --- The mark of a start form -----------------------------------------------------------------


def tanda_baru(kode: str) -> str:
    return signing.dumps(uuid4().hex, salt=_garam(kode))


def baca_tanda(kode: str, tanda: str) -> UUID | None:
    """The key the case will have; None for a mark that is none of ours."""
    try:
        return UUID(hex=str(signing.loads(tanda, salt=_garam(kode))))
    except (signing.BadSignature, ValueError):
        return None


def _garam(kode: str) -> str:
    return f"dasbor.mulai.{kode}"
