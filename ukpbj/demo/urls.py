"""Addresses under /demo/."""

from django.urls import path

from ukpbj.demo import views

app_name = "demo"
urlpatterns = [
    path("surel/", views.surel, name="surel"),
    path("surel/<int:pk>/", views.satu_surel, name="satu_surel"),
]
