"""Addresses of the public pages and of the portal."""

from django.urls import path

from registrasi.views import langkah, pendaftaran, pengisian, permohonan, umum, verifikasi

app_name = "registrasi"
urlpatterns = [
    path("", umum.beranda, name="beranda"),
    path("bantuan/", umum.bantuan, name="bantuan"),
    path("daftar/", pendaftaran.DaftarView.as_view(), name="daftar"),
    path("daftar/terkirim/", pendaftaran.terkirim, name="terkirim"),
    path("daftar/<str:token>/", pendaftaran.TautanView.as_view(), name="tautan"),
    path("permohonan/", permohonan.permohonan_saya, name="permohonan_saya"),
    path("permohonan/ajukan/", permohonan.ajukan, name="ajukan"),
    path("permohonan/<uuid:kunci>/", permohonan.permohonan, name="permohonan"),
    path("permohonan/<uuid:kunci>/data/<slug:bagian>/", pengisian.data, name="data"),
    path("permohonan/<uuid:kunci>/periksa/", pengisian.periksa, name="periksa"),
    path("permohonan/<uuid:kunci>/verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path("permohonan/<uuid:kunci>/unggah/<slug:jenis>/", verifikasi.unggah, name="unggah"),
    path("permohonan/<uuid:kunci>/langkah/", langkah.langkah, name="langkah"),
    path("permohonan/<uuid:kunci>/sikap/", verifikasi.sikap, name="sikap"),
]
