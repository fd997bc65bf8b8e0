"""How a registration SOP's steps are told to the pelaku usaha; plain data, beside the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Halaman(StrEnum):
    """The pages of the portal on which the steps of the pelaku usaha are done.

    `LANGKAH`: the page of every step that has none of its own.
    """

    DATA = "data"
    DOKUMEN = "dokumen"
    SIKAP = "sikap"
    LANGKAH = "langkah"


@dataclass(frozen=True)
class Babak:
    """One or more steps of the table as one line of the journey.

    `langkah`: their `urut`; `sisi`: those beside the straight way, told under the same line.
    `menunggu`: the heading while the office has it. `daring_saja`: left out for a case that is
    verified face to face.
    """

    judul: str
    langkah: tuple[int, ...]
    sisi: tuple[int, ...] = ()
    menunggu: str = ""
    daring_saja: bool = False

    def memuat(self, urut: int) -> bool:
        return urut in self.langkah or urut in self.sisi


@dataclass(frozen=True)
class Petunjuk:
    """What a step asks of the pelaku usaha. `ulang`: the heading when it comes back to them.

    `blangko`: the step needs the blank forms of the unit.
    """

    judul: str
    teks: str
    ulang: str = ""
    blangko: bool = False


@dataclass(frozen=True)
class Kata:
    """What differs from SOP to SOP on pages and in mails that are the same for all.

    `ringkas`: the whole way in one sentence. `disiapkan`: (icon, words). `dokumen`: the originals
    to have at hand. `selesai`: what one has at the end.
    """

    ringkas: str
    disiapkan: tuple[tuple[str, str], ...]
    dokumen: str = "KTP dan NPWP"
    selesai: str = "Anda dapat masuk ke SPSE dengan akun ini."


EMAIL_HARIAN = ("kotak_surat", "Alamat email yang Anda buka setiap hari")
