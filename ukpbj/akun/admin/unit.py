"""Units: letterhead, service settings, the SOPs in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from ukpbj.akun.admin.forms import FormulirUnit
from ukpbj.akun.models import Unit

if TYPE_CHECKING:
    from django.http import HttpRequest


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin[Unit]):
    form = FormulirUnit
    list_display = ("nama", "kode", "instansi", "zona")
    list_filter = ("zona",)
    search_fields = ("nama", "kode", "instansi")
    fieldsets = (
        (None, {"fields": ("kode", "nama", "instansi", "zona")}),
        (
            "Alamat dan layanan",
            {
                "fields": ("alamat", "kota", "telepon", "email", "jam_layanan"),
            },
        ),
        ("Kop surat", {"fields": ("kop_baris_1", "kop_baris_2")}),
        (
            "Pengaturan",
            {"fields": ("sop_aktif", "masa_tautan_jam", "simpan_tautan_hari", "batas_unggah_mb")},
        ),
        (
            "Email pengingat untuk pelaku usaha",
            {"fields": ("pengingat_setelah_hari", "pengingat_terbanyak")},
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Unit | None = None) -> Any:
        """The code stands in addresses and exports; it cannot be renamed."""
        return ("kode",) if obj else ()
