"""Form controls that know more than Django's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True)
class BerkasTampil:
    """A stored file as pages show it: its name, the address of its guarded view, its size."""

    nama: str
    url: str
    ukuran: str = ""


class IsianBerkas(forms.FileInput):
    """A file to upload, beside the one that is there. Drawn by komponen/unggah.html.

    `terima`: what the browser offers (attribute `accept`); `batas_mb`: largest size in MB, told by
    the page before anything is sent. Neither replaces the check of what arrives.
    """

    def __init__(
        self, *, terima: str, batas_mb: int, berkas: BerkasTampil | None = None, **atribut: Any
    ) -> None:
        self.berkas = berkas
        super().__init__(attrs={"accept": terima, "data-batas-mb": str(batas_mb)} | atribut)
