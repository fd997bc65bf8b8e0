"""Which month a report is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from ukpbj.dasbor.laporan.bulan import Bulan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ukpbj.dasbor.laporan.halaman import DaftarLaporan


class FormLaporan(forms.Form):
    """`terlihat`: the newest report on the page the request comes from."""

    use_required_attribute = False

    bulan = forms.ChoiceField(
        label="Bulan",
        error_messages={
            "required": "Pilih bulannya.",
            "invalid_choice": "Bulan ini tidak punya langkah yang selesai.",
        },
    )
    terlihat = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, daftar: DaftarLaporan, **lain: Any):
        super().__init__(data, **lain)
        ini = daftar.bulan_ini
        self.fields["bulan"].choices = [  # type: ignore[attr-defined]  # of a ChoiceField
            (satu.kode, f"{satu.nama} (masih berjalan)" if satu == ini else satu.nama)
            for satu in daftar.bulan
        ]
        self.fields["bulan"].initial = _awal(daftar).kode

    def clean_bulan(self) -> Bulan | None:
        return Bulan.baca(self.cleaned_data["bulan"])

    def clean_terlihat(self) -> int | None:
        """None for what is no key."""
        teks = self.cleaned_data["terlihat"]
        return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) <= 18 else None


def _awal(daftar: DaftarLaporan) -> Bulan:
    """The last full month, where it has data."""
    lalu = daftar.bulan_ini.sebelum
    return lalu if lalu in daftar.bulan else daftar.bulan_ini
