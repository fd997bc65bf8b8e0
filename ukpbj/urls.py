"""Every address of the site; each app keeps its own."""

from django.contrib import admin
from django.urls import include, path

from ukpbj.sehat import sehat

urlpatterns = [
    path("sehat/", sehat, name="sehat"),
    path("admin/", admin.site.urls),
    path("akun/", include("ukpbj.akun.urls")),
    path("demo/", include("ukpbj.demo.urls")),
    path("", include("ukpbj.dasbor.urls")),
    path("", include("ukpbj.dokumen.urls")),
    path("", include("registrasi.urls")),
]
