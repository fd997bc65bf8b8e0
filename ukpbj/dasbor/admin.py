"""Monthly reports in the admin: to be looked at; the files are opened where access is logged."""

from __future__ import annotations

from django.contrib import admin

from ukpbj.dasbor.models import AksesLaporan, BerkasLaporan, Laporan
from ukpbj.sop.admin_dasar import AdminHanyaBaca


@admin.register(Laporan)
class LaporanAdmin(AdminHanyaBaca[Laporan]):
    list_display = ("unit", "bulan", "edisi", "diminta", "kemajuan", "selesai")
    list_filter = ("unit", ("selesai", admin.EmptyFieldListFilter))
    list_select_related = ("unit",)
    date_hierarchy = "bulan"
    exclude = ("ringkasan",)


@admin.register(BerkasLaporan)
class BerkasLaporanAdmin(AdminHanyaBaca[BerkasLaporan]):
    list_display = ("laporan", "bentuk", "ukuran", "sha256")
    list_filter = ("bentuk", "laporan__unit")
    list_select_related = ("laporan",)
    search_fields = ("sha256",)
    exclude = ("isi",)


@admin.register(AksesLaporan)
class AksesLaporanAdmin(AdminHanyaBaca[AksesLaporan]):
    list_display = ("waktu", "pengguna", "laporan", "bentuk")
    list_filter = ("berkas__laporan__unit", "berkas__bentuk")
    list_select_related = ("pengguna", "berkas__laporan")
    search_fields = ("pengguna__nama",)
    date_hierarchy = "waktu"

    @admin.display(description="laporan")
    def laporan(self, akses: AksesLaporan) -> str:
        return str(akses.berkas.laporan)

    @admin.display(description="bentuk")
    def bentuk(self, akses: AksesLaporan) -> str:
        return akses.berkas.get_bentuk_display()
