"""Every address of the site; each app keeps its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("akun/", include("ukpbj.akun.urls")),
]
