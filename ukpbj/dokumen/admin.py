"""Files, their openings and official documents in the admin: to be looked at, never opened there.

The content of files, and the values frozen in documents, stay behind the view that logs access.
"""

from __future__ import annotations

from django.contrib import admin

from ukpbj.dokumen.models import Dokumen
from ukpbj.sop.admin_dasar import AdminHanyaBaca
from ukpbj.sop.models import Berkas, LogAkses


@admin.register(Berkas)
class BerkasAdmin(AdminHanyaBaca[Berkas]):
    list_display = ("proses", "jenis", "butir", "tipe", "ukuran", "dibuat", "diganti")
    list_filter = ("jenis", "tipe", "proses__unit", ("diganti", admin.EmptyFieldListFilter))
    list_select_related = ("proses",)
    search_fields = ("proses__nomor", "sha256")
    date_hierarchy = "dibuat"
    exclude = ("isi",)


@admin.register(LogAkses)
class LogAksesAdmin(AdminHanyaBaca[LogAkses]):
    list_display = ("waktu", "pengguna", "jenis_berkas", "proses")
    list_filter = ("berkas__jenis", "berkas__proses__unit")
    list_select_related = ("pengguna", "berkas__proses")
    search_fields = ("pengguna__nama", "berkas__proses__nomor")
    date_hierarchy = "waktu"

    @admin.display(description="berkas")
    def jenis_berkas(self, akses: LogAkses) -> str:
        return akses.berkas.jenis

    @admin.display(description="proses")
    def proses(self, akses: LogAkses) -> str:
        return akses.berkas.proses.nomor


@admin.register(Dokumen)
class DokumenAdmin(AdminHanyaBaca[Dokumen]):
    list_display = ("judul", "versi", "proses", "nomor", "dibuat", "terbit")
    list_filter = ("jenis", "proses__unit", ("terbit", admin.EmptyFieldListFilter))
    list_select_related = ("proses",)
    search_fields = ("judul", "nomor", "proses__nomor")
    date_hierarchy = "dibuat"
    exclude = ("isi",)
