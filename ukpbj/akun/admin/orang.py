"""People, roles and assignments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes.utils import reset as buka_kunci
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group

from ukpbj.akun.admin.forms import FormulirPenugasan
from ukpbj.akun.models import Penugasan, Peran
from ukpbj.akun.models.pengguna import Pengguna, rapikan_email

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

admin.site.unregister(Group)

KUASA = ("is_staff", "is_superuser", "user_permissions")


class FormulirTambahPengguna(AdminUserCreationForm):  # type: ignore[type-arg]  # no [] at run time
    class Meta:
        model = Pengguna
        fields = ("email", "nama", "nip")

    def clean_email(self) -> str:
        """Tidied before the form looks for the same address, whatever its capitals."""
        return rapikan_email(self.cleaned_data["email"])


class FormulirUbahPengguna(UserChangeForm):  # type: ignore[type-arg]  # no [] at run time
    class Meta:
        model = Pengguna
        fields = "__all__"

    def clean_email(self) -> str:
        return rapikan_email(self.cleaned_data["email"])


class PenugasanInline(admin.StackedInline[Penugasan, Pengguna]):
    model = Penugasan
    form = FormulirPenugasan
    extra = 0
    fields = (
        ("peran", "unit"), "sop", ("jenis", "menggantikan"), ("dasar", "mulai", "sampai"),
    )  # fmt: skip
    fk_name = "pengguna"
    autocomplete_fields = ("peran", "unit", "menggantikan")


@admin.register(Pengguna)
class PenggunaAdmin(UserAdmin[Pengguna]):
    form = FormulirUbahPengguna
    add_form = FormulirTambahPengguna
    inlines = (PenugasanInline,)
    ordering = ("nama",)
    list_display = ("nama", "email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "penugasan__unit", "penugasan__peran")
    search_fields = ("nama", "email", "nip")
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("last_login", "date_joined")
    actions = ("buka_kunci_masuk",)
    fieldsets = (
        (None, {"fields": ("email", "password", "nama", "nip")}),
        ("Akses", {"fields": ("is_active", *KUASA)}),
        ("Catatan", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "nama", "nip", "usable_password", "password1", "password2"),
            },
        ),
    )

    def get_inlines(self, request: HttpRequest, obj: Pengguna | None) -> Any:
        return self.inlines if obj else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Pengguna | None = None) -> Any:
        """Power over others is given by superusers only, else anybody here could take it."""
        return self.readonly_fields if _superuser(request) else (*self.readonly_fields, *KUASA)

    def has_change_permission(self, request: HttpRequest, obj: Pengguna | None = None) -> bool:
        boleh = super().has_change_permission(request, obj)
        return boleh and (obj is None or not obj.is_superuser or _superuser(request))

    def has_delete_permission(self, request: HttpRequest, obj: Pengguna | None = None) -> bool:
        """People are switched off, not deleted: the trail of their work names them."""
        return False

    @admin.action(description="Buka kunci masuk orang yang dipilih", permissions=["change"])
    def buka_kunci_masuk(self, request: HttpRequest, queryset: QuerySet[Pengguna]) -> None:
        for pengguna in queryset:
            buka_kunci(username=pengguna.email)
        self.message_user(request, "Kunci masuk sudah dibuka.", messages.SUCCESS)


def _superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


@admin.register(Peran)
class PeranAdmin(admin.ModelAdmin[Peran]):
    list_display = ("nama", "kode", "urutan")
    list_editable = ("urutan",)
    search_fields = ("nama", "kode")

    def get_readonly_fields(self, request: HttpRequest, obj: Peran | None = None) -> Any:
        """A role's code stands in the SOPs; it cannot be renamed here."""
        return ("kode",) if obj else ()


@admin.register(Penugasan)
class PenugasanAdmin(admin.ModelAdmin[Penugasan]):
    form = FormulirPenugasan
    list_display = ("pengguna", "sebagai", "unit", "jenis", "mulai", "sampai", "sop")
    list_filter = ("unit", "jenis", "peran", "sop")
    list_select_related = ("pengguna", "peran", "unit")
    search_fields = ("pengguna__nama", "pengguna__email", "dasar")
    autocomplete_fields = ("pengguna", "peran", "unit", "menggantikan")
    date_hierarchy = "mulai"

    @admin.display(description="peran", ordering="peran")
    def sebagai(self, penugasan: Penugasan) -> str:
        return penugasan.sebagai
