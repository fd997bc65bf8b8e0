"""How a registration SOP's steps are told to the pelaku usaha; plain data, beside the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Halaman(StrEnum):
    """The pages of the portal on which the steps of the pelaku usaha are done."""

    DATA = "data"
    DOKUMEN = "dokumen"
    SIKAP = "sikap"


@dataclass(frozen=True)
class Babak:
    """One or more steps of the table as one line of the journey.

    `langkah`: their `urut`. `menunggu`: the heading while the office has it. `daring_saja`: left
    out for a case that is verified face to face.
    """

    judul: str
    langkah: tuple[int, ...]
    menunggu: str = ""
    daring_saja: bool = False
