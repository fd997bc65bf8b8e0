"""Running cases in the admin, to be looked at only: they change through `layanan` alone."""

from __future__ import annotations

from django.contrib import admin

from ukpbj.sop import admin_kotak_keluar  # noqa: F401  (registers the outbox)
from ukpbj.sop.admin_dasar import AdminHanyaBaca, HanyaBaca
from ukpbj.sop.models import (
    DasarHukumTerganti,
    Jejak,
    PelaksanaanLangkah,
    Penyimpangan,
    Proses,
    PutusanButir,
    RiwayatPenyimpangan,
    Tugas,
)


class PutusanInline(HanyaBaca, admin.TabularInline[PutusanButir, PelaksanaanLangkah]):
    model = PutusanButir
    fields = ("sisi", "nomor", "teks", "putusan", "catatan")
    extra = 0


@admin.register(Proses)
class ProsesAdmin(AdminHanyaBaca[Proses]):
    list_display = ("nomor", "judul", "unit", "kode_sop", "keadaan", "dibuat", "berakhir")
    list_filter = ("unit", "kode_sop", "keadaan")
    list_select_related = ("unit",)
    search_fields = ("nomor", "judul")
    date_hierarchy = "dibuat"


@admin.register(PelaksanaanLangkah)
class PelaksanaanAdmin(AdminHanyaBaca[PelaksanaanLangkah]):
    list_display = (
        "proses", "urut", "kunjungan", "dibuka", "jatuh_tempo", "pemegang", "selesai", "hasil",
    )  # fmt: skip
    list_filter = ("unit", "kode_sop", ("selesai", admin.EmptyFieldListFilter), "peran")
    list_select_related = ("proses", "pemegang")
    search_fields = ("proses__nomor", "proses__judul")
    date_hierarchy = "dibuka"
    inlines = (PutusanInline,)


@admin.register(PutusanButir)
class PutusanAdmin(AdminHanyaBaca[PutusanButir]):
    list_display = ("pelaksanaan", "sisi", "nomor", "teks", "putusan", "catatan")
    list_filter = ("putusan", "sisi", "pelaksanaan__unit", "pelaksanaan__kode_sop")
    list_select_related = ("pelaksanaan",)
    search_fields = ("teks", "pelaksanaan__proses__nomor")


@admin.register(Penyimpangan)
class PenyimpanganAdmin(AdminHanyaBaca[Penyimpangan]):
    list_display = (
        "pelaksanaan", "jenis", "keadaan", "unit", "dicatat", "penanggung_jawab",
    )  # fmt: skip
    list_filter = ("unit", "kode_sop", "jenis", "keadaan")
    list_select_related = ("pelaksanaan", "unit", "penanggung_jawab")
    search_fields = ("pelaksanaan__proses__nomor", "penanggung_jawab__nama")
    date_hierarchy = "dicatat"


@admin.register(Tugas)
class TugasAdmin(AdminHanyaBaca[Tugas]):
    list_display = ("judul", "proses", "unit", "peran", "dibuat", "selesai", "pelaksana")
    list_filter = ("unit", "kode_sop", "peran", ("selesai", admin.EmptyFieldListFilter))
    list_select_related = ("proses", "unit", "pelaksana")
    search_fields = ("proses__nomor", "judul")
    date_hierarchy = "dibuat"


@admin.register(RiwayatPenyimpangan)
class RiwayatPenyimpanganAdmin(AdminHanyaBaca[RiwayatPenyimpangan]):
    list_display = ("penyimpangan", "nomor", "tindakan", "oleh", "pada")
    list_filter = ("tindakan", "penyimpangan__unit", "penyimpangan__kode_sop")
    list_select_related = ("penyimpangan__pelaksanaan", "oleh")
    search_fields = ("penyimpangan__pelaksanaan__proses__nomor",)
    date_hierarchy = "pada"


@admin.register(Jejak)
class JejakAdmin(AdminHanyaBaca[Jejak]):
    list_display = ("proses", "nomor", "waktu", "jenis", "pelaku", "sidik")
    list_filter = ("jenis", "proses__unit", "proses__kode_sop")
    list_select_related = ("proses", "pelaku")
    search_fields = ("proses__nomor",)
    date_hierarchy = "waktu"


@admin.register(DasarHukumTerganti)
class DasarHukumTergantiAdmin(admin.ModelAdmin[DasarHukumTerganti]):
    list_display = ("kutipan", "sifat", "pengganti", "berlaku_mulai", "berlaku_sampai", "dasar")
    list_filter = ("sifat",)
    search_fields = ("kutipan", "pengganti", "catatan")
