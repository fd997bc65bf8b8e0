"""rekrutmen-registrasi-pagaralam as the pelaku usaha is told it."""

from registrasi.perjalanan import EMAIL_HARIAN, Babak, Kata, Petunjuk

PERJALANAN = (
    Babak("Mengisi data usaha", (1,)),
    Babak("Mengunduh dan mengisi formulir", (2, 3)),
    Babak("Membuat surat penunjukan dan surat kuasa", (4, 5)),
    Babak("Menyiapkan berkas permohonan", (6,)),
    Babak("Menyerahkan berkas ke front office", (7,)),
    Babak(
        "Penerimaan berkas",
        (8, 9),
        sisi=(10,),
        menunggu="Berkas Anda sedang diterima Subbagian Pengelolaan LPSE",
    ),
    Babak("Verifikasi berkas", (11, 12), sisi=(13,), menunggu="Berkas Anda sedang diverifikasi"),
    Babak("Persetujuan di SPSE", (14,), menunggu="Berkas Anda sesuai, tinggal disetujui"),
    Babak("Pengarsipan berkas", (15,), menunggu="Akun Anda disetujui, berkas sedang diarsipkan"),
)

PETUNJUK = {
    2: Petunjuk(
        "Unduh dua blangko formulir",
        "Anda memerlukan blangko formulir data penyedia dan blangko formulir keikutsertaan.",
        blangko=True,
    ),
    3: Petunjuk(
        "Isi kedua formulir",
        "Formulir keikutsertaan dibuat pada kop surat, lalu dicap, diberi meterai, dan"
        " ditandatangani.",
        blangko=True,
    ),
    4: Petunjuk(
        "Buat surat penunjukan admin",
        "Blangkonya menyatu dengan formulir keikutsertaan. Bila direktur sendiri yang menjadi"
        " admin, cukup surat pernyataan.",
        blangko=True,
    ),
    5: Petunjuk(
        "Buat surat kuasa untuk admin",
        "Blangkonya menyatu dengan formulir keikutsertaan. Bila pimpinan sendiri yang mengurus"
        " verifikasi, surat ini tidak perlu: tuliskan itu sebagai keterangannya.",
        blangko=True,
    ),
    6: Petunjuk(
        "Siapkan berkas permohonan",
        "Siapkan dokumen asli dan salinannya. Perseorangan dan koperasi menyesuaikan. Foto KTP dan"
        " NPWP boleh Anda unggah agar verifikator dapat memeriksanya lebih dahulu.",
        ulang="Lengkapi berkas Anda",
    ),
    7: Petunjuk(
        "Serahkan berkas ke front office",
        "Bawa berkas permohonan ke kantor pada jam layanan, dan sebutkan nomor permohonan Anda."
        " Petugas meneruskannya ke Subbagian Pengelolaan LPSE.",
        ulang="Serahkan berkas yang sudah dilengkapi",
    ),
    10: Petunjuk(
        "Registrasi daring di ruang bidding",
        "Petugas mencatat bahwa Anda belum registrasi daring. Lakukan di ruang bidding, petugas"
        " membantu Anda, lalu nyatakan di sini.",
    ),
}

KATA = Kata(
    ringkas=(
        "Isi data dari ponsel, siapkan formulir, surat, dan dokumen, lalu serahkan berkasnya ke"
        " front office."
    ),
    disiapkan=(
        EMAIL_HARIAN,
        ("orang", "KTP pemilik, direktur, atau pengurus"),
        ("berkas", "NPWP"),
        ("berkas", "SIUP, SIUJK, SBU, atau izin usaha yang berlaku"),
        ("berkas", "Akta pendirian dan akta perubahan terakhir"),
        ("pelaku_usaha", "Kop surat, cap, dan meterai"),
    ),
    dokumen="Berkas permohonan",
)
