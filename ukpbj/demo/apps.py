from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "ukpbj.demo"
    label = "demo"
    verbose_name = "Data contoh"
