"""registrasi-kaltim-perseorangan as the pelaku usaha is told it."""

from registrasi.perjalanan import EMAIL_HARIAN, Babak, Kata, Petunjuk

PERJALANAN = (
    Babak("Mengisi data Anda", (1,)),
    Babak("Mengunggah dokumen", (2,)),
    Babak("Membaca email dari LPSE", (3,)),
    Babak("Menyiapkan berkas permohonan", (4,)),
    Babak(
        "Pemeriksaan berkas oleh helpdesk",
        (5, 6, 8, 10),
        sisi=(7, 9),
        menunggu="Helpdesk sedang memeriksa berkas Anda",
    ),
    Babak(
        "Pemeriksaan apakah Anda sudah terdaftar",
        (11,),
        sisi=(12, 13),
        menunggu="Verifikator memeriksa apakah Anda sudah terdaftar di LPSE lain",
    ),
    Babak(
        "Verifikasi lewat panggilan video",
        (14,),
        sisi=(16,),
        menunggu="Berkas Anda sedang diverifikasi",
    ),
    Babak(
        "Persetujuan dan tanda terima",
        (15,),
        menunggu="Anda lolos verifikasi, tanda terima sedang disiapkan",
    ),
    Babak(
        "Pengarsipan berkas", (17,), menunggu="Permohonan Anda disetujui, berkas sedang diarsipkan"
    ),
)

PETUNJUK = {
    2: Petunjuk(
        "Unggah KTP, NPWP, dan sertifikat keahlian Anda",
        "Foto atau pindai dokumen asli. Pastikan keempat sudutnya terlihat dan tulisannya terbaca.",
        blangko=True,
    ),
    3: Petunjuk(
        "Buka email Anda, lalu lanjutkan di sini",
        "Kami mengirim email tentang langkah berikutnya. Bila tidak ada di kotak masuk, periksa"
        " folder spam. Sesudah membacanya, tekan tombol di bawah.",
    ),
    4: Petunjuk(
        "Siapkan berkas permohonan",
        "Periksa sekali lagi dokumen yang sudah Anda unggah. Bila ada yang kurang jelas atau sudah"
        " tidak berlaku, ganti di sini sebelum helpdesk memeriksanya.",
        ulang="Lengkapi berkas Anda",
    ),
    13: Petunjuk(
        "Anda sudah mempunyai ID SPSE",
        "Satu pelaku usaha hanya memerlukan satu ID. Masuk ke SPSE dengan ID yang sudah terdaftar,"
        " lalu nyatakan di sini. Permohonan ini berakhir dan tidak perlu diulang.",
    ),
}

KATA = Kata(
    ringkas=(
        "Untuk penyedia perseorangan. Isi data, unggah KTP, NPWP, dan sertifikat keahlian, lalu"
        " bertemu verifikator lewat panggilan video."
    ),
    disiapkan=(
        EMAIL_HARIAN,
        ("orang", "KTP pribadi"),
        ("berkas", "NPWP pribadi"),
        ("berkas", "Sertifikat keahlian"),
    ),
    dokumen="KTP, NPWP, dan sertifikat keahlian",
    selesai="Tanda terima ada di email Anda. Anda dapat masuk ke SPSE dengan akun ini.",
)
