"""Invented cases of the four SOPs of pembinaan, at different steps."""

from pembinaan.hidup_demo import POLA
from ukpbj.demo.cerita import daftarkan
from ukpbj.demo.kasus import SEHARI, SEJAM, Kasus
from ukpbj.demo.kehidupan import hidupkan

KP2MI = "kp2mi"

ANALISA = [
    Kasus("analisa-ketersediaan", "Contoh analisa penyedia jasa kebersihan", umur=6 * SEHARI),
    Kasus(
        "analisa-ketersediaan", "Contoh analisa penyedia alat kesehatan", langkah=4, umur=SEHARI,
        hasil={4: ["tidak ada yang memenuhi syarat"]},
        kurang={2: ("kelengkapan-1", "Data e-katalog bulan ini belum terbit.")},
    ),
    Kasus("analisa-ketersediaan", "Contoh analisa penyedia beton siap pakai", langkah=2),
    Kasus(
        "analisa-ketersediaan", "Contoh analisa penyedia seragam sekolah", langkah=6,
        umur=2 * SEHARI, catatan={6: "Dokumen disimpan di map analisa 2026."},
    ),
]  # fmt: skip

PEMBINAAN_PAGARALAM = [
    Kasus(
        "pembinaan-pagaralam", "Contoh pembinaan triwulan II", umur=12 * SEHARI,
        lama={2: 3 * SEHARI},
    ),
    Kasus(
        "pembinaan-pagaralam", "Contoh pembinaan triwulan III", langkah=6, umur=SEHARI,
        huruf="a", tanpa="c", janji={"b": SEHARI},
    ),
    Kasus(
        "pembinaan-pagaralam", "Contoh pembinaan usaha mikro", langkah=6, umur=5 * SEJAM,
        janji={"a": -4 * SEJAM},
    ),
    Kasus(
        "pembinaan-pagaralam", "Contoh pembinaan penyedia katalog lokal", langkah=2,
        umur=4 * SEHARI,
    ),
    Kasus("pembinaan-pagaralam", "Contoh pembinaan triwulan IV", langkah=4, umur=25),
    Kasus(
        "pembinaan-pagaralam", "Contoh pembinaan yang digabung", langkah=1, umur=SEHARI,
        batal="Digabung dengan pembinaan triwulan III.",
    ),
]  # fmt: skip

PENGELOLAAN = [
    Kasus(
        "pengelolaan-penyedia", "Contoh pendataan penyedia semester I", umur=20 * SEHARI,
        kurang={3: ("keluaran-1", "Lampiran data survei menyusul.")},
    ),
    Kasus(
        "pengelolaan-penyedia", "Contoh pendataan penyedia semester II", langkah=1,
        umur=2 * SEHARI, huruf="ab",
    ),
    Kasus(
        "pengelolaan-penyedia", "Contoh pendataan penyedia konstruksi", langkah=3,
        umur=3 * SEHARI, huruf="a",
    ),
    Kasus("pengelolaan-penyedia", "Contoh pendataan penyedia baru", langkah=0, umur=20),
]  # fmt: skip

PEMBINAAN_KP2MI = [
    Kasus(
        "pembinaan-kp2mi", "Contoh pembinaan penyedia katering", umur=9 * SEHARI, unit=KP2MI,
        lama={4: 260},
    ),
    Kasus(
        "pembinaan-kp2mi", "Contoh pembinaan penyedia percetakan", langkah=11, umur=3 * SEJAM,
        unit=KP2MI, janji={"": 2 * SEHARI},
    ),
    Kasus(
        "pembinaan-kp2mi", "Contoh pembinaan penyedia pelatihan", langkah=6, umur=90, unit=KP2MI,
        hasil={5: ["perlu perbaikan", "diterima"]},
        alasan="Daftar pelaku usaha belum memuat usaha mikro.",
    ),
    Kasus("pembinaan-kp2mi", "Contoh pembinaan penyedia perjalanan dinas", 3, 100, KP2MI),
    Kasus(
        "pembinaan-kp2mi", "Contoh pembinaan penyedia alat tulis", langkah=9, umur=4, unit=KP2MI,
        hasil={9: ["perlu perbaikan"]}, alasan="Tanggal acara belum benar.", diambil=True,
    ),
    Kasus(
        "pembinaan-kp2mi", "Contoh pembinaan penyedia keamanan", langkah=13, umur=SEJAM,
        unit=KP2MI, kurang={8: ("kelengkapan-1", "Disposisi lisan, surat menyusul.")},
    ),
]  # fmt: skip

daftarkan([*ANALISA, *PEMBINAAN_PAGARALAM, *PENGELOLAAN, *PEMBINAAN_KP2MI])
hidupkan(POLA)
