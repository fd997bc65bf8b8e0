"""The doors of registration: the mailed link, the data, the documents, the steps of the vendor."""

from registrasi.layanan.pendaftaran import (
    ajukan_lagi,
    sop_pendaftaran,
    unit_pendaftaran,
)
from registrasi.layanan.permohonan import (
    BelumLengkap,
    BukanGilirannya,
    baris_halaman,
    berkas_terkini,
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
    "Sebab",
    "TautanTidakBerlaku",
    "ajukan_lagi",
    "baca_tautan",
    "baris_halaman",
    "berkas_terkini",
    "buat_token",
    "kirim_data",
    "kirim_dokumen",
    "minta_tautan",
    "pakai_tautan",
    "selesaikan_halaman",
    "simpan_data",
    "sop_pendaftaran",
    "unggah_dokumen",
    "unit_pendaftaran",
]
