"""Forms of login and passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna


def medan_email() -> forms.EmailField:
    return forms.EmailField(
        label="Alamat email",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "inputmode": "email"}),
    )


class FormulirMasuk(AuthenticationForm):
    """Login; one message for a wrong address, a wrong password and a disabled account."""

    username = medan_email()
    error_messages = {
        "invalid_login": "Alamat email atau kata sandi tidak cocok. Periksa kembali, "
        "atau buat kata sandi baru bila lupa.",
        "inactive": "Alamat email atau kata sandi tidak cocok.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"


class FormulirLupaSandi(forms.Form):
    email = medan_email()


def medan_sandi(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class FormulirSandiBaru(forms.Form):
    """Set a password; doubts about it stand at the first of its two fields."""

    new_password1 = medan_sandi("Kata sandi baru", "new-password")
    new_password2 = medan_sandi("Ulangi kata sandi baru", "new-password")

    def __init__(self, user: Pengguna, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        petunjuk = " ".join(password_validation.password_validators_help_texts())
        self.fields["new_password1"].help_text = petunjuk

    def clean(self) -> dict[str, Any]:
        sandi = self.cleaned_data.get("new_password1")
        if sandi and sandi != self.cleaned_data.get("new_password2", sandi):
            self.add_error("new_password2", "Kedua isian kata sandi baru tidak sama.")
        if sandi:
            try:
                password_validation.validate_password(sandi, self.user)
            except forms.ValidationError as galat:
                self.add_error("new_password1", galat)
        return self.cleaned_data


class FormulirGantiSandi(FormulirSandiBaru):
    """Change one's password, knowing the old one."""

    old_password = medan_sandi("Kata sandi lama", "current-password")
    field_order = ("old_password", "new_password1", "new_password2")

    def clean_old_password(self) -> str:
        sandi: str = self.cleaned_data["old_password"]
        if not self.user.check_password(sandi):
            raise forms.ValidationError("Kata sandi lama tidak cocok.")
        return sandi

    def save(self) -> None:
        """Write the password alone: the rest of the row may have changed since it was read."""
        self.user.set_password(self.cleaned_data["new_password1"])
        self.user.save(update_fields=["password"])
