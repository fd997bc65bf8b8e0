"""The doors of registration: the mailed link, the data, the documents, the steps of the vendor."""

from registrasi.layanan.langkah import (
    berkas_langkah,
    jenis_butir,
    kirim_langkah,
    simpan_berkas_butir,
    simpan_lampiran,
    sudah_dikirim,
)
from registrasi.layanan.pendaftaran import (
    Loket,
    ajukan_lagi,
    cari_loket,
    daftar_loket,
)
from registrasi.layanan.permohonan import (
    BelumLengkap,
    BukanGilirannya,
    baris_halaman,
    berkas_terkini,
    data_dapat_diubah,
    kirim_data,
    kirim_dokumen,
    selesaikan_halaman,
    simpan_data,
    unggah_dokumen,
)
from registrasi.layanan.tautan import (
    Sebab,
    TautanTidakBerlaku,
    baca_tautan,
    buat_token,
    minta_tautan,
    pakai_tautan,
)

__all__ = [
    "BelumLengkap",
    "BukanGilirannya",
    "Loket",
    "Sebab",
    "TautanTidakBerlaku",
    "ajukan_lagi",
    "baca_tautan",
    "baris_halaman",
    "berkas_langkah",
    "berkas_terkini",
    "buat_token",
    "cari_loket",
    "daftar_loket",
    "data_dapat_diubah",
    "jenis_butir",
    "kirim_data",
    "kirim_dokumen",
    "kirim_langkah",
    "minta_tautan",
    "pakai_tautan",
    "selesaikan_halaman",
    "simpan_berkas_butir",
    "simpan_data",
    "simpan_lampiran",
    "sudah_dikirim",
    "unggah_dokumen",
]
