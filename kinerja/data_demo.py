"""Invented cases of the three SOPs of kinerja, at different steps."""

from kinerja.hidup_demo import POLA
from ukpbj.demo.cerita import daftarkan
from ukpbj.demo.kasus import SEHARI, SEJAM, Kasus
from ukpbj.demo.kehidupan import hidupkan

KP2MI = "kp2mi"
BURUK = "kinerja buruk - usulkan daftar hitam"

PENCATATAN = [
    Kasus(
        "pencatatan-kinerja", "Penilaian CV Contoh Bangun Jaya (jembatan)", umur=8 * SEHARI,
        hasil={5: ["disampaikan"]},
    ),
    Kasus(
        "pencatatan-kinerja", "Penilaian PT Contoh Aspal Utama (jalan)", langkah=5,
        umur=SEHARI, hasil={5: [BURUK]}, catatan={4: "Nilai 0,9: pekerjaan berhenti di 40%."},
    ),
    Kasus(
        "pencatatan-kinerja", "Penilaian CV Contoh Komputindo (laptop)", langkah=2, umur=2 * SEJAM,
        janji={"": -30}, terpilih="b",
    ),
    Kasus(
        "pencatatan-kinerja", "Penilaian CV Contoh Graha (gedung sekolah)", langkah=2,
        umur=SEJAM, janji={"": SEHARI},
    ),
    Kasus(
        "pencatatan-kinerja", "Penilaian PT Contoh Medika (alat kesehatan)", langkah=3, umur=45,
        kurang={3: ("keluaran-1", "Tanda tangan penyedia menyusul.")},
    ),
    Kasus("pencatatan-kinerja", "Penilaian CV Contoh Kebersihan", langkah=1, umur=10),
]  # fmt: skip

PENGELOLAAN = [
    Kasus(
        "pengelolaan-kinerja", "Contoh kinerja UKPBJ tahun 2025", umur=4 * SEHARI,
        hasil={17: ["rekomendasi dieksekusi", "indikator tercapai atau waktu terlampaui"]},
    ),
    Kasus(
        "pengelolaan-kinerja", "Contoh kinerja UKPBJ semester I 2026", langkah=19,
        umur=2 * SEHARI, hasil={17: ["rekomendasi dieksekusi"]},
    ),
    Kasus(
        "pengelolaan-kinerja", "Contoh kinerja UKPBJ semester II 2026", langkah=7, umur=SEHARI,
        hasil={6: ["perlu perbaikan"]}, alasan="Target efisiensi belum terukur.",
    ),
    Kasus("pengelolaan-kinerja", "Contoh rencana kinerja UKPBJ 2027", langkah=5, umur=SEJAM),
]  # fmt: skip

DISTRIBUSI = [
    Kasus("distribusi-personil", "Contoh pembagian tugas Oktober", umur=9 * SEHARI, unit=KP2MI),
    Kasus(
        "distribusi-personil", "Contoh pembagian tugas November", langkah=5, umur=3 * SEJAM,
        unit=KP2MI, hasil={5: ["perlu perbaikan"]}, alasan="Beban dua personil belum merata.",
    ),
    Kasus("distribusi-personil", "Contoh pembagian tugas tim katalog", 2, 90, KP2MI),
    Kasus(
        "distribusi-personil", "Contoh pembagian tugas Desember", langkah=6, umur=SEHARI,
        unit=KP2MI, lama={2: 700},
    ),
    Kasus("distribusi-personil", "Contoh pembagian tugas pameran", 3, 15, KP2MI),
]  # fmt: skip

daftarkan([*PENCATATAN, *PENGELOLAAN, *DISTRIBUSI])
hidupkan(POLA)
