"""What the desk asks before it starts a case; families with data of their own add to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from ukpbj.akun.models import Pengguna, Unit


class FormMulai(forms.Form):
    """The title of a case. A family's form (`Proses.formulir_mulai`) derives from this one.

    The view calls `simpan` inside the transaction that starts the case, then reads the rest.
    """

    judul = forms.CharField(
        label="Judul",
        max_length=200,
        help_text="Nama singkat yang dikenali rekan Anda, misalnya nama kegiatan atau paketnya.",
        error_messages={"required": "Tuliskan judulnya."},
    )

    def __init__(self, *args: Any, unit: Unit, oleh: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.oleh = unit, oleh

    def simpan(self) -> None:
        """Keep what the case needs before it starts."""

    def judul_proses(self) -> str:
        return str(self.cleaned_data["judul"])

    def lingkup(self) -> UUID | None:
        """What the bindings of the case belong to; None: the case itself."""
        return None

    def isian(self) -> dict[str, Any]:
        """Values of the family's own fields."""
        return {}
