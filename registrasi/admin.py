"""Registration in the admin: settings to edit, personal data only masked."""

from __future__ import annotations

from django.contrib import admin
from django.db import models

from registrasi.models import PelakuUsaha, TautanLayanan, TautanPendaftaran
from ukpbj.akun.validators import samarkan_email, samarkan_nik, samarkan_npwp
from ukpbj.sop.admin_dasar import AdminHanyaBaca


@admin.register(PelakuUsaha)
class PelakuUsahaAdmin(AdminHanyaBaca[PelakuUsaha]):
    list_display = ("__str__", "jenis", "npwp_samar", "nik_samar", "kabupaten_kota")
    list_filter = ("jenis", "provinsi")
    search_fields = ("nama",)
    fields = (
        "jenis", "nama", "npwp_samar", "nib", "nomor_pkp", "kabupaten_kota", "provinsi",
        "nik_samar", "diubah",
    )  # fmt: skip

    @admin.display(description="NPWP")
    def npwp_samar(self, usaha: PelakuUsaha) -> str:
        return samarkan_npwp(usaha.npwp)

    @admin.display(description="NIK")
    def nik_samar(self, usaha: PelakuUsaha) -> str:
        return samarkan_nik(usaha.nik)


@admin.register(TautanPendaftaran)
class TautanPendaftaranAdmin(AdminHanyaBaca[TautanPendaftaran]):
    list_display = ("email_samar", "unit", "diminta", "dikirim", "kedaluwarsa", "dipakai")
    list_filter = ("unit",)
    list_select_related = ("unit",)
    fields = ("email_samar", "unit", "kode_sop", "diminta", "dikirim", "kedaluwarsa", "dipakai")

    @admin.display(description="alamat email")
    def email_samar(self, tautan: TautanPendaftaran) -> str:
        return samarkan_email(tautan.email)


@admin.register(TautanLayanan)
class TautanLayananAdmin(admin.ModelAdmin[TautanLayanan]):
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("nama", "kode", "alamat", "berlaku_mulai", "berlaku_sampai", "dasar")
    list_filter = ("kode",)
