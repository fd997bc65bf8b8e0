from django.apps import AppConfig


class DokumenConfig(AppConfig):
    name = "ukpbj.dokumen"
    label = "dokumen"
    verbose_name = "Dokumen resmi"
