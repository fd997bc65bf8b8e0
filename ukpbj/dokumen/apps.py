from django.apps import AppConfig
from django.core.checks import register


class DokumenConfig(AppConfig):
    name = "ukpbj.dokumen"
    label = "dokumen"
    verbose_name = "Dokumen resmi"

    def ready(self) -> None:
        from ukpbj.dokumen import layanan  # noqa: F401  (registers the job that issues documents)
        from ukpbj.dokumen.checks import periksa_pustaka

        register(periksa_pustaka)
