"""Forms before there is an account."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from registrasi.layanan.pendaftaran import Loket
from registrasi.pilihan import Pilihan
from ukpbj.akun.forms import FormulirSandiBaru
from ukpbj.akun.models.pengguna import rapikan_email


class FormDaftar(forms.Form):
    """Address, unit and service; the latter are asked for only where there is a choice."""

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
    layanan = forms.ChoiceField(
        label="Layanan",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih layanan yang Anda perlukan.",
            "invalid_choice": "Pilih salah satu layanan.",
        },
    )

    def __init__(self, *args: Any, pilihan: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pilihan = pilihan
        self._pilih_unit()
        if len(pilihan.layanan) > 1:
            layanan = [(satu.kode, satu.judul) for satu in pilihan.layanan]
            cast(forms.ChoiceField, self.fields["layanan"]).choices = layanan
            self.initial["layanan"] = pilihan.kode_layanan
        else:
            del self.fields["layanan"]

    def _pilih_unit(self) -> None:
        daftar = self.pilihan.daftar_unit
        pilihan = [(satu.kode, satu.nama) for satu in daftar]
        self.initial["unit"] = self.pilihan.unit.kode if self.pilihan.unit else ""
        if len(daftar) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
        else:
            pilihan.insert(0, ("", "Pilih LPSE"))
        cast(forms.ChoiceField, self.fields["unit"]).choices = pilihan

    def clean_email(self) -> str:
        return rapikan_email(self.cleaned_data["email"])

    @property
    def loket(self) -> Loket:
        """What was chosen; of a valid form."""
        loket = self.pilihan.loket
        assert loket is not None  # noqa: S101  (the two fields are valid)
        return loket


class FormSandiPertama(FormulirSandiBaru):
    """The first password of an account, set through the mailed link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        satu, dua = self.fields["new_password1"], self.fields["new_password2"]
        satu.label, dua.label = "Kata sandi", "Ulangi kata sandi"
        satu.error_messages["required"] = "Isikan kata sandi."
        dua.error_messages["required"] = "Isikan kata sandi yang sama sekali lagi."
