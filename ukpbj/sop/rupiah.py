"""Money as people write it: whole rupiah, kept as an integer."""

from __future__ import annotations

import re
from typing import Any

from django import forms

_POLA = re.compile(
    r"(?:rp\.?\s*)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,16})(?:,00|,-)?", re.IGNORECASE
)


def sebut_rupiah(jumlah: int) -> str:
    """As a page says it, never broken over two lines: Rp 1.250.000.000."""
    return f"Rp\N{NO-BREAK SPACE}{tulis_rupiah(jumlah)}"


def tulis_rupiah(jumlah: int) -> str:
    return f"{jumlah:,}".replace(",", ".")


class MedanRupiah(forms.IntegerField):
    """Takes "1.250.000.000", "Rp 1.250.000.000,00" and "1250000000"; whole rupiah only."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": "Tulis dalam rupiah penuh, misalnya 1.250.000.000.",
        "min_value": "Isi lebih dari nol.",
        "max_value": "Angka ini terlalu besar.",
    }

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        cocok = _POLA.fullmatch(str(value).strip())
        if cocok is None or len(cocok[1]) > 24:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(cocok[1].replace(".", ""))

    def prepare_value(self, value: Any) -> Any:
        return tulis_rupiah(value) if isinstance(value, int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "numeric"}
