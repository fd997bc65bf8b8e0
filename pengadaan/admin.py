"""Packages in the admin; a package once known keeps its unit, its cases belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from pengadaan.models import Paket

if TYPE_CHECKING:
    from django.http import HttpRequest


@admin.register(Paket)
class PaketAdmin(admin.ModelAdmin[Paket]):
    list_display = ("nama", "kode_rup", "unit", "tahun", "pagu")
    list_filter = ("unit", "tahun")
    list_select_related = ("unit",)
    search_fields = ("nama", "kode_rup")

    def get_readonly_fields(self, request: HttpRequest, obj: Paket | None = None) -> Any:
        return ("unit",) if obj else ()
