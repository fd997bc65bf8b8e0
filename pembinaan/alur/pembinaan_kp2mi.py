"""SOP pembinaan-kp2mi (B221/02.02/OT.02.01/II/2025), in the order of its table."""

from datetime import date

from pembinaan.models import ProsesPembinaan
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Janji, Kepala, Langkah, MulaiJam, Sop
from ukpbj.sop.kalender import menit


class PembinaanKp2mi(ProsesPembinaan):
    """Analisis Ketersediaan dan Pembinaan Pelaku Usaha, 14 langkah."""

    class Meta:
        proxy = True
        verbose_name = "pembinaan pelaku usaha KP2MI"
        verbose_name_plural = "pembinaan pelaku usaha KP2MI"

    sop = Sop(
        kode="pembinaan-kp2mi",
        judul="Analisis Ketersediaan dan Pembinaan Pelaku Usaha",
        instansi="Kementerian Pelindungan Pekerja Migran Indonesia, Biro Keuangan dan Umum",
        nomor="B221/02.02/OT.02.01/II/2025",
        tanggal_pembuatan=date(2025, 2, 10),
        catatan=(
            "Halaman judul sumber menyebut \"Registrasi dan Verifikasi\", tetapi isi tabelnya"
            " analisis ketersediaan dan pembinaan pelaku usaha; yang berlaku adalah isinya."
        ),
        pelaku={
            "kepala_ukpbj": "Kepala UKPBJ",
            "koordinator_pbj": "Koordinator PBJ",
            "jf_ppbj": "JFPBJ",
        },
        kepala=Kepala(
            disahkan_oleh="Kepala Biro Keuangan dan Umum",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "UU 30/2014 tentang Administrasi Pemerintahan",
                "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Peraturan LKPP 11/2021 tentang Pedoman Perencanaan Pengadaan Barang/Jasa"
                " Pemerintah",
                "Peraturan LKPP 12/2021 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " Pemerintah melalui Penyedia",
            ],
            kualifikasi={
                "Kepala UKPBJ": None,
                "Koordinator Pengelola PBJ": None,
                "Jabfung PPBJ": (
                    "Mampu mengolah dan menganalisis data penyedia lalu mengusulkan penyedia"
                    " yang kualifikasinya sesuai menurut basis data itu"
                ),
            },
            peralatan=["Komputer/pemindai/pencetak", "Jaringan internet", "Panduan pengguna SPSE"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas pelaksanaan kontrak - arsip elektronik dan manual di"
                " Sekretariat Kepala UKPBJ",
                "Berkas pelaksanaan kontrak - arsip elektronik dan manual di Pokja Pemilihan",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan=(
            "Mengusulkan analisis ketersediaan dan pembinaan pelaku usaha dengan memilih tujuan"
        ),
        pelaku=["koordinator_pbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Data RUP",
            "Data pelaku usaha terdaftar di SPSE/sumber lain",
            "Data kinerja penyedia dari SIKaP/sumber lain",
            "Data kinerja pemilihan",
            "Amanat regulasi PDN dan UMK",
            "Data lain yang relevan",
        ],
        batas=menit(30),
        keluaran=["Usulan pelaksanaan analisis dan pembinaan pelaku usaha"],
        catatan=(
            "Tujuan (pilih sesuai kebutuhan): kualitas pengadaan lewat kinerja penyedia;"
            " kompetisi dengan menarik minat pelaku usaha; kinerja pemilihan (mengurangi"
            " tender/seleksi gagal); target regulasi (PDN, UMK, katalog). Kelengkapan juga"
            " pilihan: sumber menghubungkannya dengan 'atau'."
        ),
        lanjut=[Hasil("diusulkan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Memberi perintah dan arahan untuk analisis dan pembinaan",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Usulan pelaksanaan analisis dan pembinaan pelaku usaha"],
        batas=menit(10),
        keluaran=["Arahan"],
        lanjut=[Hasil("arahan diberikan", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Menerima arahan dan mengoordinasi penyusunan analisis",
        pelaku=["koordinator_pbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Arahan"],
        batas=menit(20),
        keluaran=["Disposisi"],
        lanjut=[Hasil("didisposisi", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Menganalisis kebutuhan pembinaan dan menyusun rencana program",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Disposisi", "Data SiRUP", "Data SPSE/SIKaP/sistem lain"],
        batas=menit(180),
        keluaran=["Dokumen analisa ketersediaan pelaku usaha", "Program pembinaan pelaku usaha"],
        catatan=(
            "Analisa memuat barang/jasa yang dibutuhkan, ketersediaan pelaku usaha, dan isu"
            " (jumlah, motivasi, tingkat keberhasilan). Program memuat kegiatan, waktu,"
            " anggaran bila ada, target peserta."
        ),
        lanjut=[Hasil("disusun", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Memeriksa rencana program pembinaan",
        pelaku=["koordinator_pbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Dokumen analisa ketersediaan pelaku usaha",
            "Program pembinaan pelaku usaha",
        ],
        batas=menit(30),
        keluaran=["Usulan program pembinaan", "Daftar pelaku usaha"],
        lanjut=[
            Hasil("diterima", ke=6),
            Hasil("perlu perbaikan", ke=4),
        ],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menerima usulan program dan memberi arahan pelaksanaan",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Usulan program pembinaan", "Daftar pelaku usaha"],
        batas=menit(30),
        keluaran=["Arahan"],
        lanjut=[Hasil("arahan diberikan", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Mengoordinasi JFPBJ menyusun draf undangan dan menyiapkan teknis",
        pelaku=["koordinator_pbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Arahan"],
        batas=menit(5),
        keluaran=["Disposisi"],
        lanjut=[Hasil("didisposisi", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan="Menyusun draf surat undangan",
        pelaku=["jf_ppbj"],
        kelengkapan=["Disposisi"],
        batas=menit(30),
        keluaran=["Draf surat undangan pembinaan pelaku usaha"],
        lanjut=[Hasil("disusun", ke=9)],
    )

    langkah_9 = Langkah(
        urut=9, no="9",
        kegiatan="Memeriksa dan memaraf draf surat undangan",
        pelaku=["koordinator_pbj"],
        kelengkapan=["Draf surat undangan pembinaan pelaku usaha"],
        batas=menit(10),
        keluaran=["Draf surat undangan yang telah diparaf"],
        lanjut=[
            Hasil("diparaf", ke=10),
            Hasil("perlu perbaikan", ke=8),
        ],
    )

    langkah_10 = Langkah(
        urut=10, no="10",
        kegiatan="Menandatangani surat undangan dan menyerahkannya untuk didistribusikan",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Draf surat undangan yang telah diparaf"],
        batas=menit(10),
        keluaran=["Surat undangan pembinaan pelaku usaha"],
        lanjut=[Hasil("ditandatangani", ke=11)],
    )

    langkah_11 = Langkah(
        urut=11, no="11",
        kegiatan="Menggandakan dan mendistribusikan undangan serta menyiapkan pelaksanaan",
        pelaku=["jf_ppbj"],
        kelengkapan=["Surat undangan pembinaan pelaku usaha"],
        batas=menit(180),
        keluaran=["Kesiapan administrasi dan teknis"],
        lanjut=[Hasil("siap", ke=12)],
    )

    langkah_12 = Langkah(
        urut=12, no="12",
        kegiatan="Melaksanakan pembinaan pelaku usaha",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(120),
        keluaran=["Pelaksanaan kegiatan"],
        janji=[Janji(MulaiJam.JANJI)],
        lanjut=[Hasil("dilaksanakan", ke=13)],
    )

    langkah_13 = Langkah(
        urut=13, no="13",
        kegiatan="Menyusun laporan hasil program pembinaan",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(60),
        keluaran=["Laporan hasil program pembinaan pelaku usaha"],
        lanjut=[Hasil("disusun", ke=14)],
    )

    langkah_14 = Langkah(
        urut=14, no="14",
        kegiatan="Menerima laporan dan menyerahkannya ke pimpinan K/L/Pemda",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(60),
        keluaran=["Laporan hasil program pembinaan pelaku usaha"],
        lanjut=[Hasil("diserahkan", ke=Akhir.SELESAI)],
    )
