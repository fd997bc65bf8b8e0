"""Invented cases of the two SOPs of risiko, at different steps."""

from risiko.hidup_demo import POLA
from ukpbj.demo.cerita import daftarkan
from ukpbj.demo.kasus import SEHARI, SEJAM, Kasus
from ukpbj.demo.kehidupan import hidupkan

TOLERIR, ESKALASI, IDENTIFIKASI = "dapat ditolerir", "eskalasi", "lanjutkan dari identifikasi"

PENGELOLAAN = [
    Kasus(
        "pengelolaan-risiko", "Contoh risiko tender jembatan", umur=7 * SEHARI,
        hasil={11: [ESKALASI], 13: [TOLERIR]},
    ),
    Kasus(
        "pengelolaan-risiko", "Contoh risiko e-katalog lokal", langkah=12, umur=SEJAM,
        hasil={11: [IDENTIFIKASI]}, alasan="Dua penyebab belum dianalisis.",
    ),
    Kasus(
        "pengelolaan-risiko", "Contoh risiko keterlambatan RUP", langkah=11, umur=2 * SEHARI,
        hasil={11: [ESKALASI]},
    ),
    Kasus(
        "pengelolaan-risiko", "Contoh risiko pengadaan darurat", langkah=5, umur=SEHARI + 30,
        kurang={2: ("kelengkapan-1", "Daftar paket belum final.")},
    ),
    Kasus("pengelolaan-risiko", "Contoh risiko HPS tidak wajar", langkah=1, umur=3 * SEJAM),
]  # fmt: skip

STRATEGIS = [
    Kasus(
        "risiko-strategis", "Contoh risiko strategis 2025", umur=10 * SEHARI,
        hasil={4: [TOLERIR], 11: [TOLERIR]},
    ),
    Kasus(
        "risiko-strategis", "Contoh risiko strategis pengadaan konstruksi", langkah=7,
        umur=2 * SEHARI,
    ),
    Kasus(
        "risiko-strategis", "Contoh risiko strategis daftar hitam", langkah=11, umur=3 * SEHARI,
        hasil={11: [ESKALASI]}, lama={6: 5 * SEHARI},
    ),
    Kasus(
        "risiko-strategis", "Contoh risiko strategis 2026", langkah=3, umur=SEJAM,
        oleh={1: "pokja@contoh.test"},
    ),
]  # fmt: skip

daftarkan([*PENGELOLAAN, *STRATEGIS])
hidupkan(POLA)
