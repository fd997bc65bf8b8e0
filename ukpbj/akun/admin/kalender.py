"""Office hours, holidays and Ramadan."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

from django import forms
from django.contrib import admin
from django.forms.formsets import DELETION_FIELD_NAME

from ukpbj.akun.models import HariLibur, JadwalKerja, MasaRamadan, RentangKerja
from ukpbj.akun.models.jam_kerja import TENGAH_MALAM

FormulirRentang = forms.ModelForm[RentangKerja]


class RentangFormSet(forms.BaseInlineFormSet[RentangKerja, JadwalKerja, FormulirRentang]):
    """Spans typed together are compared with each other; the model only knows those saved."""

    def clean(self) -> None:
        super().clean()
        rentang = sorted(
            (f.instance for f in self.forms if self._terisi(f)),
            key=lambda r: (r.ramadan, r.hari, r.mulai),
        )
        for a, b in pairwise(rentang):
            sehari = (a.ramadan, a.hari) == (b.ramadan, b.hari)
            if sehari and (a.selesai == TENGAH_MALAM or b.mulai < a.selesai):
                raise forms.ValidationError(f"Rentang {a} dan {b} bertumpang tindih.")

    def _terisi(self, form: FormulirRentang) -> bool:
        r = form.instance
        return (
            form.is_valid()
            and not form.cleaned_data.get(DELETION_FIELD_NAME)
            and r.hari is not None
            and isinstance(r.mulai, time)
            and isinstance(r.selesai, time)
        )


class RentangInline(admin.TabularInline[RentangKerja, JadwalKerja]):
    model = RentangKerja
    formset = RentangFormSet
    extra = 0


@admin.register(JadwalKerja)
class JadwalKerjaAdmin(admin.ModelAdmin[JadwalKerja]):
    list_display = ("unit", "mulai", "sampai", "tetap_buka", "dasar")
    list_filter = ("unit",)
    list_select_related = ("unit",)
    search_fields = ("unit__nama", "dasar")
    autocomplete_fields = ("unit",)
    inlines = (RentangInline,)


@admin.register(HariLibur)
class HariLiburAdmin(admin.ModelAdmin[HariLibur]):
    list_display = ("tanggal", "nama", "jenis", "unit", "status")
    list_filter = ("jenis", "status", "unit")
    list_select_related = ("unit",)
    search_fields = ("nama", "dasar")
    autocomplete_fields = ("unit",)
    date_hierarchy = "tanggal"


@admin.register(MasaRamadan)
class MasaRamadanAdmin(admin.ModelAdmin[MasaRamadan]):
    list_display = ("tahun_hijriah", "mulai", "sampai", "status")
    list_filter = ("status",)
    search_fields = ("tahun_hijriah", "dasar")
