"""Forms of the admin that offer the SOPs there are; codes nobody knows any more are kept.

Model and fields are filled in by the admin (no Meta).
"""

from __future__ import annotations

from typing import Any

from django import forms

from ukpbj.akun.models import Penugasan, Unit
from ukpbj.akun.sop_dikenal import SopDikenal, pilihan, semua

TIDAK_DIKENAL = "Tidak dikenal (lagi)"


def _beserta_asing(daftar: list[Any], asing: list[str]) -> list[Any]:
    return [*daftar, (TIDAK_DIKENAL, [(kode, kode) for kode in asing])] if asing else daftar


def _asing(kode: list[str]) -> list[str]:
    dikenal = {satu.kode for satu in semua()}
    return [satu for satu in kode if satu and satu not in dikenal]


class MedanDaftarSop(forms.MultipleChoiceField):
    """Several SOPs, ticked; nothing ticked, or only an empty value, is none."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "daftar-sop"})

    def to_python(self, value: Any) -> list[str]:
        return [kode for kode in dict.fromkeys(super().to_python(value)) if kode]


class FormulirUnit(forms.ModelForm[Unit]):
    sop_aktif = MedanDaftarSop(
        label="SOP yang dipakai", required=False, help_text="SOP yang dijalankan unit ini."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(medan := self.fields.get("sop_aktif"), MedanDaftarSop):
            medan.choices = _beserta_asing(pilihan(), _asing(self.instance.sop_aktif))


class FormulirPenugasan(forms.ModelForm[Penugasan]):
    sop = forms.ChoiceField(
        label="Terbatas pada SOP", required=False, help_text="Kosong: berlaku untuk semua SOP."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(medan := self.fields.get("sop"), forms.ChoiceField):
            daftar = pilihan(self._sebut)
            medan.choices = [
                ("", "Semua SOP"),
                *_beserta_asing(daftar, _asing([self.instance.sop])),
            ]

    def _sebut(self, sop: SopDikenal) -> str:
        """With the name it prints for the role that is assigned already."""
        tercetak = sop.pelaku.get(self.instance.peran_id or "")
        return f"{sop} (tercetak: {tercetak})" if tercetak else str(sop)
