"""Addresses of the desk."""

from django.urls import path

from ukpbj.dasbor.views import (
    alihkan,
    anak,
    batas,
    dasbor,
    janji,
    kalender,
    kerja,
    langkah,
    langkah_selesai,
    mulai,
    penyimpangan,
    proses,
    rincian,
    sop,
    tugas,
)

app_name = "dasbor"
LANGKAH = "proses/<uuid:kunci>/langkah/<int:pk>/"
PENYIMPANGAN = "penyimpangan/<int:pk>/"
urlpatterns = [
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("kerja/", kerja.kerja, name="kerja"),
    path("kerja/berikutnya/", kerja.berikutnya, name="berikutnya"),
    path("mulai/", mulai.mulai, name="mulai"),
    path("mulai/<slug:kode>/", mulai.mulai_sop, name="mulai_sop"),
    path("proses/", proses.daftar_proses, name="daftar_proses"),
    path("proses/<uuid:kunci>/", proses.proses, name="proses"),
    path("proses/<uuid:kunci>/jejak/", proses.jejak, name="jejak"),
    path("proses/<uuid:kunci>/lembar/", sop.lembar, name="lembar"),
    path("proses/<uuid:kunci>/batalkan/", proses.batalkan, name="batalkan"),
    path(LANGKAH, langkah.langkah, name="langkah"),
    path(f"{LANGKAH}ambil/", langkah.ambil, name="ambil"),
    path(f"{LANGKAH}alihkan/", alihkan.alihkan, name="alihkan"),
    path(f"{LANGKAH}lepas/", langkah.lepas, name="lepas"),
    path(f"{LANGKAH}hadir/", janji.hadir, name="hadir"),
    path(f"{LANGKAH}janji/", janji.janji, name="janji"),
    path(f"{LANGKAH}unggah/<slug:butir>/", langkah.unggah, name="unggah"),
    path(f"{LANGKAH}sublangkah/<slug:huruf>/", anak.pilih_sublangkah, name="pilih_sublangkah"),
    path(f"{LANGKAH}mulai-lagi/", anak.mulai_anak, name="mulai_anak"),
    path(f"{LANGKAH}tenggat/", rincian.rincian, name="rincian"),
    path("kalender/", kalender.kalender, name="kalender"),
    path("kalender/tutup/", kalender.kalender_tutup, name="kalender_tutup"),
    path("kalender/tutup/<int:pk>/hapus/", kalender.kalender_buka, name="kalender_buka"),
    path("kalender/jam/", kalender.kalender_jam, name="kalender_jam"),
    path("kalender/jam/<int:pk>/", kalender.kalender_ubah_jam, name="kalender_ubah_jam"),
    path("kalender/jam/<int:pk>/hapus/", kalender.kalender_hapus_jam, name="kalender_hapus_jam"),
    path("batas/", batas.batas, name="batas"),
    path("batas/<slug:kode>/", batas.batas_sop, name="batas_sop"),
    path("batas/<slug:kode>/<slug:baris>/", batas.batas_langkah, name="batas_langkah"),
    path("sop/", sop.daftar_sop, name="sop"),
    path("sop/<slug:kode>/", sop.lembar_sop, name="lembar_sop"),
    path("sop/<slug:kode>/ekspor.json", sop.ekspor_sop, name="ekspor_sop"),
    path("tugas/<int:pk>/", tugas.tugas, name="tugas"),
    path("langkah-selesai/", langkah_selesai.langkah_selesai, name="langkah_selesai"),
    path(
        "langkah-selesai/ekspor.xlsx",
        langkah_selesai.ekspor_langkah_selesai,
        name="ekspor_langkah_selesai",
    ),
    path("penyimpangan/", penyimpangan.penyimpangan, name="penyimpangan"),
    path("penyimpangan/ekspor.xlsx", penyimpangan.ekspor_penyimpangan, name="ekspor_penyimpangan"),
    path(PENYIMPANGAN, penyimpangan.penyimpangan_rinci, name="penyimpangan_rinci"),
    path(
        f"{PENYIMPANGAN}pertanggungjawaban/",
        penyimpangan.pertanggungjawabkan,
        name="pertanggungjawabkan",
    ),
    path(
        f"{PENYIMPANGAN}keputusan/",
        penyimpangan.putuskan_penyimpangan,
        name="putuskan_penyimpangan",
    ),
    path(
        f"{PENYIMPANGAN}penanggung-jawab/",
        penyimpangan.tunjuk_penanggung_jawab,
        name="tunjuk_penanggung_jawab",
    ),
]
