"""The time of an appointment as a form: a date and an hour in the unit's own zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django import forms

from ukpbj.akun.models import Unit
from ukpbj.sop.waktu import sekarang

PALING_JAUH = timedelta(days=60)
"""An appointment further away is a slip of the keyboard."""


class WaktuJanji(forms.Form):
    """Base of forms that set an appointment; `pakai_unit` before use."""

    tanggal = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Isikan tanggalnya.", "invalid": "Tanggal ini tidak ada di kalender."
        },
    )  # fmt: skip
    jam = forms.TimeField(
        label="Jam",
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": "Isikan jamnya.", "invalid": "Tulis jam seperti 10.00 atau 14.30."
        },
    )  # fmt: skip

    def pakai_unit(self, unit: Unit) -> None:
        self.unit = unit
        self.fields["jam"].label = f"Jam ({unit.get_zona_display()})"

    def clean_tanggal(self) -> date:
        tanggal: date = self.cleaned_data["tanggal"]
        hari_ini = sekarang().astimezone(self.unit.tzinfo).date()
        if tanggal < hari_ini:
            raise forms.ValidationError("Tanggal ini sudah lewat.")
        if tanggal > hari_ini + PALING_JAUH:
            raise forms.ValidationError(f"Pilih tanggal dalam {PALING_JAUH.days} hari ke depan.")
        return tanggal

    def ada_waktu(self) -> bool:
        """Whether date and hour were both typed as such."""
        return {"tanggal", "jam"} <= self.cleaned_data.keys()

    def waktu(self) -> datetime:
        """The moment that was typed."""
        data = self.cleaned_data
        return datetime.combine(data["tanggal"], data["jam"], self.unit.tzinfo)
