"""registrasi-batang as the pelaku usaha is told it."""

from registrasi.perjalanan import EMAIL_HARIAN, Babak, Kata

PERJALANAN = (
    Babak("Mendaftar", (1,)),
    Babak("Mengisi data usaha", (2,)),
    Babak("Mengirim dokumen", (3,)),
    Babak(
        "Menerima jadwal panggilan video",
        (4,),
        menunggu="Verifikator sedang menyiapkan jadwal panggilan video",
        daring_saja=True,
    ),
    Babak("Verifikasi dokumen", (5,), menunggu="Dokumen Anda sedang diverifikasi"),
    Babak("Persetujuan akun", (6,), menunggu="Dokumen Anda sesuai, tinggal disetujui"),
    Babak("Kabar tentang SIKaP", (7,), menunggu="Akun Anda disetujui, tunggu kabar tentang SIKaP"),
    Babak("Mengisi data kualifikasi di SIKaP", (8,)),
)

KATA = Kata(
    ringkas=(
        "Semua dari ponsel: isi data, kirim foto KTP dan NPWP, lalu bertemu verifikator lewat"
        " panggilan video."
    ),
    disiapkan=(
        EMAIL_HARIAN,
        ("orang", "KTP pimpinan atau pemilik usaha"),
        ("berkas", "NPWP perusahaan; perseorangan memakai NPWP pemilik"),
        ("pelaku_usaha", "NIB dan nomor PKP, bila ada"),
    ),
    selesai=(
        "Anda dapat masuk ke SPSE dengan akun ini. Berita Acara Verifikasi tersimpan di bawah."
    ),
)
