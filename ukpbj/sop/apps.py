"""App configs of the engine and of the apps that carry SOPs."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig
from django.core.checks import register
from django.utils.module_loading import autodiscover_modules


class SopConfig(AppConfig):
    # Two configs stand in this module; without the mark Django would take neither.
    default = True
    name = "ukpbj.sop"
    label = "sop"
    verbose_name = "SOP berjalan"

    def ready(self) -> None:
        from ukpbj.akun.sop_dikenal import pasang_sumber
        from ukpbj.sop.alur import periksa_alur
        from ukpbj.sop.daftar import perkenalkan

        register(periksa_alur)
        pasang_sumber(perkenalkan)
        # Handlers of jobs and builders of mails register themselves on import.
        autodiscover_modules("surel", "dokumen")
        import_module("ukpbj.sop.surel_akun")
        import_module("ukpbj.sop.surel_harian")
        import_module("ukpbj.sop.isyarat_kalender")


class AplikasiSop(AppConfig):
    """A family of SOPs: every file in its `alur/` is an SOP and needs no registration.

    A subclass says `default = True`: its module holds two configs, and unmarked ones are passed by.
    """

    def import_models(self) -> None:
        super().import_models()
        alur = import_module(f"{self.name}.alur")
        for modul in iter_modules(alur.__path__):
            import_module(f"{alur.__name__}.{modul.name}")
