"""SOP analisa-ketersediaan (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pembinaan.models import ProsesPembinaan
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop


class AnalisaKetersediaan(ProsesPembinaan):
    """Analisa Ketersediaan Pelaku Usaha, 7 langkah."""

    class Meta:
        proxy = True
        verbose_name = "analisa ketersediaan pelaku usaha"
        verbose_name_plural = "analisa ketersediaan pelaku usaha"

    sop = Sop(
        kode="analisa-ketersediaan",
        judul="Analisa Ketersediaan Pelaku Usaha",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Tidak ada batas waktu tercetak. Nomor 6 dan 7 tidak ada di tabel sumber; teks"
            " langkah 4 menyebut penetapan daftar pelaku usaha terkualifikasi sebagai"
            " kelanjutan hasil (a), yang di sini menjadi akibat dari hasil itu. Nomor 10"
            " adalah Selesai."
        ),
        no_selesai="10",
        pelaku={"jf_ppbj": "Jabfung PPBJ", "ppk": "PPK"},
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "UU 30/2014 tentang Administrasi Pemerintahan",
                "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 9/2018 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " melalui Penyedia",
            ],
            kualifikasi={
                "Jabfung PPBJ": (
                    "Mampu mengolah dan menganalisis data penyedia lalu mengusulkan penyedia"
                    " yang kualifikasinya sesuai menurut basis data itu"
                ),
                "PPK": "Mampu menyusun dokumen persiapan pengadaan",
            },
            peralatan=[
                "Komputer/pemindai/pencetak",
                "Jaringan internet",
                "Dokumen persiapan pengadaan",
            ],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas analisa ketersediaan penyedia - arsip elektronik dan manual"
                " di Sekretariat Kepala UKPBJ",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Mereviu Rencana Umum Pengadaan dan dokumen perencanaan lain",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["RKA", "RUP", "Draf spesifikasi teknis/KAK", "RAB/DIPA/DPA"],
        keluaran=["Informasi barang/jasa yang dibutuhkan dan kualifikasi penyedia"],
        lanjut=[Hasil("direviu", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mengumpulkan, mengolah dan menganalisis data pelaku usaha",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Data penyedia dari SPSE",
            "Data penyedia dari SIKaP",
            "Sistem informasi lain bila ada",
            "Analisa pasar bila diperlukan",
        ],
        keluaran=["Hasil pengumpulan - pengolahan - analisa data pelaku usaha"],
        catatan=(
            "Sumber informasi pasar: kuesioner, asosiasi/laman industri, penelitian, ahli,"
            " seminar, media sosial, lainnya"
        ),
        lanjut=[Hasil("dianalisis", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Memilih pelaku usaha yang memenuhi syarat kualifikasi",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Hasil pengumpulan - pengolahan - analisa data pelaku usaha"],
        keluaran=["Daftar pelaku usaha yang memenuhi syarat kualifikasi"],
        lanjut=[Hasil("dipilih", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Mengevaluasi dokumen dan membuktikan kualifikasi",
        pelaku=["jf_ppbj"],
        kelengkapan=["Daftar pelaku usaha yang memenuhi syarat kualifikasi"],
        keluaran=[
            "Laporan hasil analisa ketersediaan penyedia",
            "Usulan daftar pelaku usaha terkualifikasi",
        ],
        lanjut=[
            Hasil("ada yang memenuhi syarat", ke=6, dasar=Dasar.DISIMPULKAN),
            Hasil("tidak ada yang memenuhi syarat", ke=5),
        ],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Menyampaikan usulan perbaikan RUP dan dokumen perencanaan kepada PA/KPA",
        pelaku=["ppk"],
        kelengkapan=[
            "Laporan hasil analisa ketersediaan penyedia",
            "Usulan daftar pelaku usaha terkualifikasi",
        ],
        keluaran=["Usulan perbaikan RUP dan/atau dokumen perencanaan tersampaikan"],
        lanjut=[Hasil("disampaikan", ke=6, dasar=Dasar.DISIMPULKAN)],
    )

    langkah_6 = Langkah(
        urut=6, no="8",
        kegiatan="Mendokumentasikan hasil analisa",
        pelaku=["jf_ppbj"],
        kelengkapan=["Hasil analisa dan identifikasi penyedia yang memenuhi syarat"],
        keluaran=["Dokumentasi hasil analisa ketersediaan penyedia"],
        lanjut=[Hasil("didokumentasikan", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="9",
        kegiatan="Membahas dengan PPK dan menyusun rencana aksi perbaikan untuk pengadaan serupa",
        pelaku=["jf_ppbj", "ppk"],
        kelengkapan=["Dokumentasi hasil analisa ketersediaan penyedia"],
        keluaran=[
            "Berita acara hasil pembahasan rencana aksi perbaikan",
            "Usulan program perbaikan",
        ],
        lanjut=[Hasil("dibahas", ke=Akhir.SELESAI)],
    )
