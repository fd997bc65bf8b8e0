"""Forms of a step: its own data on top of the verdicts every step has."""

from __future__ import annotations

from typing import Any

from django import forms

from ukpbj.sop.models import PelaksanaanLangkah


class FormLangkah(forms.Form):
    """Base of a form named in a declaration (`Langkah.formulir`).

    `hasil` is the outcome that was pressed, "" while the page is only shown: a form may ask
    more of one outcome than of another.
    """

    def __init__(
        self, *args: Any, pelaksanaan: PelaksanaanLangkah, hasil: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pelaksanaan = pelaksanaan
        self.hasil = hasil

    def masukan(self) -> dict[str, Any]:
        """What the door hands to the effect as `isian.masukan`."""
        return dict(self.cleaned_data)
