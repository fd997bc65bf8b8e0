"""What the door answers when it does not open; every message can be shown to the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah


class GalatSop(Exception):
    """Base; `status` is the HTTP status a page answers with."""

    status = 409

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class TidakBerwenang(GalatSop):
    """The role, the unit, the binding or the owner does not fit."""

    status = 403


class LangkahSudahSelesai(GalatSop):
    """Somebody else was first; the message says who, when, and with which outcome."""

    def __init__(self, pesan: str, pelaksanaan: PelaksanaanLangkah | None = None) -> None:
        super().__init__(pesan)
        self.pelaksanaan = pelaksanaan


class SedangDikerjakan(GalatSop):
    """The step is claimed by another person."""


class BelumDapat(GalatSop):
    """The act does not fit the state: a clock that has not started, a final state, no clock."""


class PenyimpanganBerubah(GalatSop):
    """The deviation is in another state than the act is for; the message says in which."""


class IsianBelumLengkap(GalatSop):
    """`medan`: messages by field name (`kunci_butir`, "alasan", "hasil")."""

    status = 422

    def __init__(self, medan: Mapping[str, str]) -> None:
        super().__init__("Isian belum lengkap.")
        self.medan = dict(medan)
