"""Invented packages, each with the cases that carry it from planning to handover."""

from __future__ import annotations

from functools import partial
from typing import Any

from pengadaan.hidup_demo import POLA
from pengadaan.paket_demo import paket
from ukpbj.demo.cerita import daftarkan
from ukpbj.demo.kasus import SEHARI, SEJAM, Kasus
from ukpbj.demo.kehidupan import hidupkan

UTAMA, RENCANA = "proses-utama", "perencanaan-pengadaan"
SIAP, PILIH = "persiapan-pengadaan", "persiapan-pemilihan"

PPK_A, PPK_B, PLH = "ppk@contoh.test", "ppk2@contoh.test", "plh@contoh.test"
POKJA_A, POKJA_B = "pokja@contoh.test", "pokja2@contoh.test"


def _kasus(sop: str, kode_rup: str, nama: str, pagu: int, **lain: Any) -> Kasus:
    siapkan = partial(paket, kode_rup=kode_rup, nama=nama, pagu=pagu)
    return Kasus(sop, nama, siapkan=siapkan, **lain)


RENCANA_USAI = Kasus(RENCANA, hasil={2: ["tanpa asistensi"]}, petugas={1: [PPK_A]})
SIAP_USAI = Kasus(SIAP, hasil={4: ["tanpa pendampingan"]})
PILIH_USAI = Kasus(PILIH, petugas={2: [POKJA_A, POKJA_B]})

PAKET = [
    _kasus(
        UTAMA, "90000001", "Paket Contoh: pengadaan kursi kantor", 180_000_000, umur=3 * SEHARI,
        anak=[RENCANA_USAI, SIAP_USAI, PILIH_USAI],
    ),
    _kasus(
        UTAMA, "90000002", "Paket Contoh: rehabilitasi gedung arsip", 1_450_000_000, langkah=4,
        umur=SEHARI, hasil={4: ["pemilihan gagal"]},
        alasan="Tidak ada penawaran yang memenuhi syarat.",
        anak=[
            RENCANA_USAI, SIAP_USAI, PILIH_USAI,
            Kasus(PILIH, langkah=3, umur=2 * SEJAM, hasil={3: ["tidak lengkap"]},
                  alasan="HPS perlu disesuaikan dengan harga pasar.", petugas={2: [POKJA_B]}),
        ],
    ),
    _kasus(
        UTAMA, "90000003", "Paket Contoh: jalan lingkar utara", 8_200_000_000, langkah=1,
        anak=[
            Kasus(RENCANA, petugas={1: [PPK_B]}),
            Kasus(SIAP, langkah=4, umur=SEHARI, oleh={4: PLH}),
        ],
    ),
    _kasus(
        UTAMA, "90000004", "Paket Contoh: alat laboratorium sekolah", 620_000_000, langkah=2,
        anak=[
            RENCANA_USAI, SIAP_USAI,
            Kasus(PILIH, langkah=2, umur=SEHARI, petugas={2: [POKJA_A]},
                  batal="Permintaan pemilihan diajukan ulang dengan spesifikasi baru."),
        ],
    ),
    _kasus(
        UTAMA, "90000005", "Paket Contoh: jasa kebersihan kantor", 240_000_000, langkah=4,
        umur=4 * SEHARI, anak=[RENCANA_USAI, SIAP_USAI, PILIH_USAI],
    ),
    _kasus(
        RENCANA, "90000006", "Paket Contoh: kendaraan operasional", 950_000_000, langkah=4,
        umur=6 * SEHARI, petugas={1: [PPK_B]}, oleh={2: PLH},
    ),
    _kasus(
        UTAMA, "90000006", "Paket Contoh: kendaraan operasional", 950_000_000, langkah=0,
        umur=SEHARI,
    ),
    _kasus(
        RENCANA, "90000007", "Paket Contoh: buku perpustakaan", 85_000_000, langkah=1,
        umur=5 * SEJAM, petugas={1: [PPK_A]},
    ),
    _kasus(
        SIAP, "90000008", "Paket Contoh: renovasi puskesmas", 2_300_000_000, langkah=4,
        umur=2 * SEHARI, hasil={3: ["perlu perbaikan"]},
        alasan="RAB melebihi pagu DPA.",
    ),
    _kasus(PILIH, "90000009", "Paket Contoh: pemeliharaan taman kota", 410_000_000, langkah=1),
]  # fmt: skip

daftarkan(PAKET)
hidupkan(POLA)
