"""How the three SOPs of kinerja go in three months."""

from ukpbj.demo.pola import Pola, Tempo

PEKERJAAN = (
    ("CV Contoh Abadi", "pagar sekolah"), ("PT Contoh Bahari", "jalan usaha tani"),
    ("CV Contoh Bintang", "seragam"), ("CV Contoh Cemerlang", "mebel kantor"),
    ("PT Contoh Damai", "talud sungai"), ("CV Contoh Fajar", "alat tulis"),
    ("PT Contoh Gemilang", "gedung puskesmas"), ("CV Contoh Harapan", "katering"),
    ("CV Contoh Indah", "taman kota"), ("PT Contoh Jaya", "drainase"),
    ("CV Contoh Kencana", "sewa kendaraan"), ("PT Contoh Laksana", "jembatan gantung"),
    ("CV Contoh Megah", "rehabilitasi kelas"), ("PT Contoh Nusa", "pipa air bersih"),
    ("CV Contoh Permata", "alat laboratorium"), ("CV Contoh Prima", "komputer"),
    ("PT Contoh Rimba", "penghijauan"), ("CV Contoh Sejahtera", "bibit kopi"),
    ("CV Contoh Sentosa", "obat-obatan"), ("PT Contoh Sinar", "lampu jalan"),
    ("CV Contoh Surya", "jasa kebersihan"), ("CV Contoh Tunas", "buku bacaan"),
    ("PT Contoh Unggul", "pasar rakyat"), ("CV Contoh Wijaya", "jasa keamanan"),
)  # fmt: skip
SASARAN = (
    "efisiensi anggaran", "ketepatan RUP", "layanan LPSE", "pembinaan penyedia", "kompetensi SDM",
    "katalog lokal", "waktu pemilihan", "keluhan pengguna", "belanja produk dalam negeri",
    "arsip pengadaan", "konsolidasi", "pengelolaan risiko",
)  # fmt: skip
TUGAS = (
    "tim tender", "tim katalog", "pendampingan PPK", "pameran", "evaluasi triwulan",
    "layanan konsultasi", "tim arsip", "pelatihan", "tim kontrak", "konsolidasi",
    "tim reviu", "monitoring", "tim RUP", "pengelolaan kinerja", "tim pengadaan langsung",
    "sosialisasi", "tim penyedia", "tim laporan", "helpdesk", "tim risiko",
    "agen pengadaan", "tim survei",
)  # fmt: skip

POLA = (
    Pola(
        "pencatatan-kinerja", 34, [f"Penilaian {usaha} ({kerja})" for usaha, kerja in PEKERJAAN],
        hasil={
            5: {"kinerja buruk - usulkan daftar hitam": 0.12, "disampaikan": 1},
            6: {"sanksi tidak dikenakan": 1},
        },
        tempo={
            2: Tempo(0.5, 0.7), 3: Tempo(0.4, 0.4), 5: Tempo(0.4, 0.6), 6: Tempo(hari=2),
            7: Tempo(0.72, 0.55, arah=-0.8),
        },
    ),
    Pola(
        "pengelolaan-kinerja", 12, [f"Contoh kinerja {satu}" for satu in SASARAN],
        hasil={
            17: {
                "rekomendasi dieksekusi": 0.3, "lanjut tanpa perbaikan": 0.05,
                "indikator tercapai atau waktu terlampaui": 1,
            },
        },
        tempo={0: Tempo(hari=0.8, sebar=0.7), 12: Tempo(hari=2.5, sebar=0.6)},
        alasan={"perlu perbaikan": ("Targetnya belum terukur.",)},
        pekan=(0, 12),
    ),
    Pola(
        "distribusi-personil", 22, [f"Contoh pembagian tugas {satu}" for satu in TUGAS], "kp2mi",
        tempo={
            1: Tempo(0.5, 0.7), 2: Tempo(0.5, 0.5), 3: Tempo(0.72, 0.7, arah=-0.6),
            5: Tempo(0.6, 0.8, arah=0.8), 7: Tempo(hari=0.5),
        },
        alasan={"perlu perbaikan": ("Beban dua personil belum merata.",
                                    "Satu personil tercantum di dua tim.")},
    ),
)  # fmt: skip
