from django.apps import AppConfig
from django.contrib.admin import apps as admin


class AkunConfig(AppConfig):
    name = "ukpbj.akun"
    label = "akun"
    verbose_name = "Akun dan unit"

    def ready(self) -> None:
        # Notes when a session begins; must listen before the first login, not the first request.
        from ukpbj.akun import middleware  # noqa: F401 (imported for its receiver)


class AdminUkpbjConfig(admin.AdminConfig):
    """Django's admin on our site; named in INSTALLED_APPS, so never the default of this package."""

    default = False
    default_site = "ukpbj.akun.situs_admin.SitusAdmin"
