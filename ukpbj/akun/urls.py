"""Addresses under /akun/."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from ukpbj.akun import views

app_name = "akun"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("masuk/", views.MasukView.as_view(), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/ganti/", views.GantiSandiView.as_view(), name="ganti_sandi"),
    path("sandi/lupa/", views.LupaSandiView.as_view(), name="lupa_sandi"),
    path("sandi/lupa/terkirim/", views.LupaSandiTerkirimView.as_view(), name="lupa_sandi_terkirim"),
    path("sandi/baru/<str:uid>/<str:token>/", views.SandiBaruView.as_view(), name="sandi_baru"),
]
