from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "ukpbj.akun"
    label = "akun"
    verbose_name = "Akun dan unit"
