"""What the desk asks before it starts a case; families with data of their own add to it."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop.forms import FormBertahap
from ukpbj.sop.galat import GalatSop, IsianBelumLengkap
from ukpbj.sop.models import Proses


class FormMulai(FormBertahap):
    """The title of a case. A family's form (`Proses.formulir_mulai`) derives from this one.

    The view calls `simpan` inside the transaction that starts the case, then reads the rest.
    `templat` draws it (variable `form`); a button named `aksi` shows it again as it was typed,
    without judging it (`periksa=False`).
    """

    templat: ClassVar[str] = "sop/formulir_langkah.html"

    judul = forms.CharField(
        label="Judul",
        max_length=200,
        help_text="Nama singkat yang dikenali rekan Anda, misalnya nama kegiatan atau paketnya.",
        error_messages={"required": "Tuliskan judulnya."},
    )

    def __init__(
        self, *args: Any, kelas: type[Proses], unit: Unit, oleh: Pengguna, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kelas, self.unit, self.oleh = kelas, unit, oleh

    def simpan(self) -> None:
        """Keep what the case needs before it starts. Raises GalatSop."""

    def judul_proses(self) -> str:
        return str(self.cleaned_data["judul"])

    def lingkup(self) -> UUID | None:
        """What the bindings of the case belong to; None: the case itself."""
        return None

    def isian(self) -> dict[str, Any]:
        """Values of the family's own fields."""
        return {}

    def pasang_galat(self, galat: GalatSop) -> None:
        """Put what the door answered beside its field; what has none here above them all."""
        medan = galat.medan if isinstance(galat, IsianBelumLengkap) else {"": galat.pesan}
        for nama, pesan in medan.items():
            self.add_error(nama if nama in self.fields else None, pesan)
