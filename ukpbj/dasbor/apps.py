from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "ukpbj.dasbor"
    label = "dasbor"
    verbose_name = "Kerja dan dasbor"
