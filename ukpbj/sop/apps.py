"""App configs of the engine and of the apps that carry SOPs."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig


class SopConfig(AppConfig):
    name = "ukpbj.sop"
    label = "sop"
    verbose_name = "SOP berjalan"


class AplikasiSop(AppConfig):
    """A family of SOPs: every file in its `alur/` is an SOP and needs no registration."""

    def import_models(self) -> None:
        super().import_models()
        alur = import_module(f"{self.name}.alur")
        for modul in iter_modules(alur.__path__):
            import_module(f"{alur.__name__}.{modul.name}")
