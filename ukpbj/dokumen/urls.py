"""Addresses of files."""

from django.urls import path

from ukpbj.dokumen import views

app_name = "dokumen"
urlpatterns = [path("berkas/<uuid:kunci>/", views.berkas, name="berkas")]
