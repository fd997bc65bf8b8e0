"""registrasi-pagaralam as the pelaku usaha is told it."""

from registrasi.perjalanan import EMAIL_HARIAN, Babak, Kata, Petunjuk

PERJALANAN = (
    Babak("Mendaftar dengan alamat email", (1, 2, 3)),
    Babak("Mengisi data usaha", (4,)),
    Babak("Mengisi formulir pendaftaran dan keikutsertaan", (5,)),
    Babak("Menyampaikan berkas permohonan", (6,)),
    Babak(
        "Pemeriksaan kelengkapan",
        (7,),
        menunggu="Petugas registrasi sedang memeriksa kelengkapan berkas Anda",
    ),
    Babak("Verifikasi dan persetujuan", (8,), menunggu="Berkas Anda sedang diverifikasi"),
)

PETUNJUK = {
    5: Petunjuk(
        "Isi formulir pendaftaran dan keikutsertaan",
        "Isi kedua blangko sampai lengkap. Anda akan menyampaikannya bersama berkas permohonan.",
        blangko=True,
    ),
    6: Petunjuk(
        "Sampaikan berkas permohonan Anda",
        "Bawa kedua formulir dan seluruh dokumen syarat, asli dan fotokopinya, ke kantor pada jam"
        " layanan. Centang yang sudah Anda sampaikan.",
        ulang="Lengkapi berkas Anda",
        blangko=True,
    ),
}

KATA = Kata(
    ringkas=(
        "Isi data dari ponsel, siapkan dua formulir dan dokumennya, lalu sampaikan berkas"
        " permohonan ke kantor."
    ),
    disiapkan=(
        EMAIL_HARIAN,
        ("orang", "KTP pimpinan atau pemilik usaha"),
        ("berkas", "NPWP perusahaan; perseorangan memakai NPWP pemilik"),
        ("berkas", "Dokumen syarat verifikasi, asli dan fotokopi"),
    ),
    dokumen="Seluruh dokumen syarat verifikasi",
)
