from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "ukpbj.dasbor"
    label = "dasbor"
    verbose_name = "Kerja dan dasbor"

    def ready(self) -> None:
        # It registers the job that makes monthly reports.
        from ukpbj.dasbor.laporan import tugas  # noqa: F401
