"""SOP proses-utama (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pengadaan.models import ProsesPaket
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop


class ProsesUtama(ProsesPaket):
    """Proses Utama Pengadaan Barang/Jasa, 6 langkah."""

    class Meta:
        proxy = True
        verbose_name = "proses utama pengadaan"
        verbose_name_plural = "proses utama pengadaan"

    sop = Sop(
        kode="proses-utama",
        judul="Proses Utama Pengadaan Barang/Jasa",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Tidak ada batas waktu tercetak. Nomor 1 dan 8 adalah Mulai dan Selesai. Langkah"
            " 2, 3 dan 4 adalah SOP tersendiri (perencanaan-pengadaan, persiapan-pengadaan,"
            " persiapan-pemilihan) - proses induk menunggu proses anaknya selesai. Tanggal"
            " efektif tercetak di baris tanggal revisi."
        ),
        keterkaitan=[
            "SOP Perencanaan Pengadaan",
            "SOP Persiapan Pengadaan",
            "SOP Persiapan Pemilihan Penyedia",
            "SOP Pemilihan Penyedia Prakualifikasi",
            "SOP Pemilihan Penyedia Pasca/Tender",
            "SOP Pelaksanaan Kontrak",
        ],
        no_mulai="1", no_selesai="8",
        pelaku={"pa_kpa": "PA/KPA", "ppk": "PPK", "pokja_pemilihan": "Pokja Pemilihan"},
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "UU 30/2014 tentang Administrasi Pemerintahan",
                "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Peraturan LKPP 7/2018 tentang Pedoman Perencanaan Pengadaan Barang/Jasa"
                " Pemerintah",
                "Peraturan LKPP 9/2018 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " melalui Penyedia",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
            ],
            kualifikasi={
                "PA/KPA": (
                    "Mampu menjalankan penganggaran, perencanaan pengadaan sampai penerimaan"
                    " hasil pekerjaan"
                ),
                "PPK": (
                    "Mampu menjalankan persiapan pengadaan, pelaksanaan kontrak sampai"
                    " penyampaian hasil pekerjaan; bersertifikat pengadaan barang/jasa"
                ),
                "Pokja Pemilihan": (
                    "Mampu menjalankan persiapan dan pelaksanaan pemilihan sampai laporan"
                    " hasil pemilihan penyedia; bersertifikat pengadaan barang/jasa"
                ),
            },
            peralatan=["Komputer/pemindai/pencetak", "Jaringan internet", "Panduan pengguna SPSE"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="2",
        kegiatan="Melaksanakan perencanaan pengadaan",
        pelaku=["pa_kpa"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Renja K/L/Pemda", "RKA-KL/RKA-Pemda", "DIPA/DPA"],
        keluaran=[
            "Draf spesifikasi teknis/KAK dan harga perkiraan/RAB",
            "Jadwal",
            "Rencana Umum Pengadaan",
        ],
        proses_anak="perencanaan-pengadaan",
        lanjut=[Hasil("direncanakan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="3",
        kegiatan="Melaksanakan persiapan pengadaan",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "SK penunjukan PPK",
            "RUP",
            "Draf spesifikasi teknis/KAK",
            "Harga perkiraan/RAB",
        ],
        keluaran=["Dokumen persiapan pengadaan"],
        catatan="KAK, spesifikasi teknis dan HPS di dalamnya sudah ditetapkan",
        proses_anak="persiapan-pengadaan",
        lanjut=[Hasil("dipersiapkan", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="4",
        kegiatan="Melaksanakan persiapan pemilihan penyedia",
        pelaku=["pokja_pemilihan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["SK penunjukan Pokja", "RUP", "Dokumen persiapan pengadaan"],
        keluaran=["Dokumen pemilihan penyedia"],
        proses_anak="persiapan-pemilihan",
        lanjut=[Hasil("dipersiapkan", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="5",
        kegiatan="Melaksanakan pemilihan penyedia",
        pelaku=["pokja_pemilihan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen pemilihan penyedia"],
        keluaran=["Laporan hasil pemilihan penyedia", "Berita acara penetapan pemenang"],
        lanjut=[
            Hasil("pemenang ditetapkan", ke=5),
            Hasil("pemilihan gagal", ke=3, dasar=Dasar.TAMBAHAN),
        ],
    )

    langkah_5 = Langkah(
        urut=5, no="6",
        kegiatan="Mengelola kontrak",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan hasil pemilihan penyedia", "Berita acara penetapan pemenang"],
        keluaran=["SPPBJ", "Kontrak", "Pelaksanaan pekerjaan", "BAST"],
        lanjut=[Hasil("BAST ditandatangani", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="7",
        kegiatan="Menerima hasil pekerjaan/pengiriman barang",
        pelaku=["pa_kpa"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["BAST"],
        keluaran=["Hasil pekerjaan/barang diterima"],
        catatan="Serah terima memicu pencatatan-kinerja untuk penyedianya",
        lanjut=[Hasil("diterima", ke=Akhir.SELESAI)],
    )
