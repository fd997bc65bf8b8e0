from django.apps import AppConfig
from django.core.checks import register


class DokumenConfig(AppConfig):
    name = "ukpbj.dokumen"
    label = "dokumen"
    verbose_name = "Dokumen resmi"

    def ready(self) -> None:
        # They register the job that issues documents, and the one that asks for one.
        from ukpbj.dokumen import berita_acara, layanan  # noqa: F401
        from ukpbj.dokumen.checks import periksa_pustaka

        register(periksa_pustaka)
