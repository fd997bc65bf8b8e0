"""Forms of the limits the head sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from ukpbj.sop.kalender import Batas
from ukpbj.sop.models import BatasLangkah


def medan_tanggal(label: str, **lain: Any) -> forms.DateField:
    galat = {"required": "Isikan tanggalnya.", "invalid": "Tanggal ini tidak ada di kalender."}
    isian = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=isian, error_messages=galat, **lain)


class FormGalat(forms.Form):
    """A form whose door may answer with messages by field."""

    use_required_attribute = False

    def pasang_galat(self, medan: Mapping[str, str]) -> None:
        for nama, pesan in medan.items():
            self.add_error(nama if nama in self.fields else None, pesan)


class FormBatas(FormGalat):
    """A limit, its basis, and the days it counts for."""

    nilai = forms.IntegerField(
        label="Batas",
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Isikan batasnya.",
            "invalid": "Tulis bilangan bulat, misalnya 2.",
            "min_value": "Batas paling sedikit 1.",
            "max_value": "Batas ini terlalu lama.",
        },
    )
    satuan = forms.ChoiceField(
        label="Satuan", choices=BatasLangkah.Satuan.choices, initial=BatasLangkah.Satuan.HARI
    )
    dasar = forms.CharField(
        label="Dasar penetapan",
        max_length=200,
        help_text="Nomor SK atau peraturan yang menetapkan batas ini.",
        error_messages={"required": "Tuliskan dasar penetapannya, misalnya nomor SK."},
    )
    mulai = medan_tanggal(
        "Berlaku mulai", help_text="Untuk setiap langkah yang dibuka sejak hari itu."
    )
    sampai = medan_tanggal(
        "Berlaku sampai", required=False, help_text="Kosongkan bila belum diketahui."
    )

    def batas(self) -> Batas:
        return Batas(self.cleaned_data["nilai"], self.cleaned_data["satuan"])


class FormAkhiri(FormGalat):
    """The last day of a limit."""

    sampai = medan_tanggal("Hari terakhir berlaku")
