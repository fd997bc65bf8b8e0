"""Forms before there is an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from ukpbj.akun.forms import FormulirSandiBaru
from ukpbj.akun.models import Unit
from ukpbj.akun.models.pengguna import rapikan_email


class FormDaftar(forms.Form):
    """Address and unit; the unit is asked for only where there is a choice."""

    email = forms.EmailField(
        label="Alamat email perusahaan",
        max_length=254,
        help_text="Semua kabar permohonan dikirim ke alamat ini.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": "Isikan alamat email Anda.",
            "invalid": "Alamat email ini tidak lengkap. Contoh: nama@contoh.co.id.",
        },
    )
    unit = forms.ChoiceField(
        label="LPSE tujuan",
        error_messages={
            "required": "Pilih LPSE tempat Anda mendaftar.",
            "invalid_choice": "Pilih salah satu LPSE dalam daftar.",
        },
    )

    def __init__(self, *args: Any, unit: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_unit = {satu.kode: satu for satu in unit}
        pilihan = [(satu.kode, satu.nama) for satu in unit]
        if len(unit) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.initial["unit"] = unit[0].kode
        else:
            pilihan.insert(0, ("", "Pilih LPSE"))
        cast(forms.ChoiceField, self.fields["unit"]).choices = pilihan

    def clean_email(self) -> str:
        return rapikan_email(self.cleaned_data["email"])

    def clean_unit(self) -> Unit:
        return self.daftar_unit[self.cleaned_data["unit"]]


class FormSandiPertama(FormulirSandiBaru):
    """The first password of an account, set through the mailed link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        satu, dua = self.fields["new_password1"], self.fields["new_password2"]
        satu.label, dua.label = "Kata sandi", "Ulangi kata sandi"
        satu.error_messages["required"] = "Isikan kata sandi."
        dua.error_messages["required"] = "Isikan kata sandi yang sama sekali lagi."
