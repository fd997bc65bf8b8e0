"""The outbox in the admin: every mail and job, what became of it, and parked ones sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.template.response import TemplateResponse

from ukpbj.sop import kotak_keluar
from ukpbj.sop.admin_dasar import AdminHanyaBaca
from ukpbj.sop.models import KotakKeluar
from ukpbj.sop.surel import jenis_surel

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

MENUNGGU = Q(selesai__isnull=True, diparkir__isnull=True)
URUNG = Q(galat__startswith=kotak_keluar.URUNG)
KEADAAN = {
    "diparkir": ("Diparkir", Q(diparkir__isnull=False, selesai__isnull=True)),
    "dicoba_lagi": ("Gagal, dicoba lagi", MENUNGGU & ~Q(galat="")),
    "menunggu": ("Menunggu", MENUNGGU & Q(galat="")),
    "selesai": ("Selesai", Q(selesai__isnull=False) & ~URUNG),
    "urung": ("Urung", Q(selesai__isnull=False) & URUNG),
}
"""What can become of a row: value, words, condition; each row is in exactly one."""


class SaringanKeadaan(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(nilai, teks) for nilai, (teks, _) in KEADAAN.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        _, syarat = KEADAAN.get(self.value() or "", ("", Q()))
        return queryset.filter(syarat)


class SaringanJenis(admin.SimpleListFilter):
    """The kind of a mail; it stands in what the row carries."""

    title = "jenis surel"
    parameter_name = "jenis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(jenis, jenis.replace("_", " ")) for jenis in jenis_surel()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in jenis_surel():
            return queryset
        return queryset.filter(tugas="surel", muatan__jenis=self.value())


@admin.register(KotakKeluar)
class KotakKeluarAdmin(AdminHanyaBaca[KotakKeluar]):
    list_display = ("kunci", "keadaan", "galat", "dibuat", "selesai", "percobaan", "berikutnya")
    list_filter = (SaringanKeadaan, SaringanJenis, "tugas")
    search_fields = ("kunci", "galat")
    search_help_text = "Cari menurut kunci, misalnya ringkasan atau 2026-10-12, atau menurut galat."
    date_hierarchy = "dibuat"
    ordering = ("-id",)
    actions = ("kirim_lagi",)

    @admin.display(description="keadaan")
    def keadaan(self, baris: KotakKeluar) -> str:
        if baris.selesai:
            urung = baris.galat.startswith(kotak_keluar.URUNG)
            return KEADAAN["urung" if urung else "selesai"][0]
        if baris.diparkir:
            return KEADAAN["diparkir"][0]
        return KEADAAN["dicoba_lagi" if baris.galat else "menunggu"][0]

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[KotakKeluar], *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """A row chosen by something that is no number is a 400."""
        for nilai in request.POST.getlist(ACTION_CHECKBOX_NAME):
            if not (nilai.isascii() and nilai.isdigit() and len(nilai) < 19):
                raise BadRequest("Pilihan baris tidak dikenal.")
        return super().response_action(request, queryset, *args, **kwargs)

    def has_kirim_lagi_permission(self, request: HttpRequest) -> bool:
        """Rows stay read-only; who holds the right to change them may have them done again."""
        return request.user.has_perm("sop.change_kotakkeluar")

    @admin.action(description="Kirim lagi yang diparkir", permissions=["kirim_lagi"])
    def kirim_lagi(
        self, request: HttpRequest, queryset: QuerySet[KotakKeluar]
    ) -> TemplateResponse | None:
        """Asks first; rows that are not parked are left as they are."""
        diparkir = KotakKeluar.objects.filter(
            KEADAAN["diparkir"][1], pk__in=queryset.values_list("pk", flat=True)
        )
        if request.POST.get("yakin"):
            jumlah = kotak_keluar.lepaskan(diparkir)
            self.message_user(request, f"{jumlah} isi kotak keluar dicoba lagi.", messages.SUCCESS)
            return None
        if not diparkir.exists():
            self.message_user(request, "Tidak ada yang diparkir di pilihan itu.", messages.WARNING)
            return None
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Kirim lagi yang diparkir?",
            "opts": self.model._meta,
            "daftar": diparkir.order_by("id"),
        }
        return TemplateResponse(request, "admin/kirim_lagi.html", konteks)
