"""SOP perencanaan-pengadaan (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pengadaan.models import ProsesPaket
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop


class PerencanaanPengadaan(ProsesPaket):
    """Perencanaan Pengadaan, 10 langkah."""

    class Meta:
        proxy = True
        verbose_name = "perencanaan pengadaan"
        verbose_name_plural = "perencanaan pengadaan"

    sop = Sop(
        kode="perencanaan-pengadaan",
        judul="Perencanaan Pengadaan",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 11),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Tidak ada batas waktu tercetak. Nomor 1 dan 11 adalah Mulai dan Selesai; nomor 8"
            " tercetak dua kali. Tanggal pembuatan tercetak 11 Januari 2024 (SOP lain 17"
            " Januari). Kelengkapan dan keluaran nomor 2 dan 3 tercetak satu baris lebih atas."
        ),
        keterkaitan=[
            "SOP Proses Utama",
            "SOP Persiapan Pengadaan",
            "SOP Persiapan Pemilihan Penyedia",
            "SOP Pemilihan Penyedia Prakualifikasi",
            "SOP Pemilihan Penyedia Pasca/Tender/Seleksi",
            "SOP Pelaksanaan Kontrak",
        ],
        no_mulai="1", no_selesai="11",
        pelaku={
            "pa_kpa": "PA/KPA",
            "ppk": "PPK",
            "kepala_ukpbj": "Kepala UKPBJ",
            "jf_ppbj": "Jabfung PPBJ",
        },
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "UU 30/2014 tentang Administrasi Pemerintahan",
                "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 7/2018 tentang Pedoman Perencanaan Pengadaan Barang/Jasa"
                " Pemerintah",
                "Peraturan LKPP 9/2018 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " melalui Penyedia",
            ],
            kualifikasi={
                "PA/KPA": (
                    "Mampu menjalankan perencanaan pengadaan sampai penetapan dan penerbitan RUP"
                ),
                "PPK": (
                    "Mampu menyusun perencanaan (KAK/spesifikasi teknis, RAB/perkiraan harga,"
                    " pemaketan, penjadwalan); bersertifikat pengadaan barang/jasa"
                ),
                "Kepala UKPBJ": (
                    "Mampu memilih personel yang kompeten untuk asistensi perencanaan pengadaan"
                ),
                "Jabfung PPBJ": (
                    "Memahami proses perencanaan pengadaan dan mampu melakukan asistensi;"
                    " bersertifikat pengadaan barang/jasa"
                ),
            },
            peralatan=["Komputer/pemindai/pencetak", "Jaringan internet", "Panduan pengguna SPSE"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas perencanaan pengadaan - arsip elektronik dan manual di"
                " Sekretariat Kepala UKPBJ",
                "Berkas penyiapan perencanaan pengadaan - arsip elektronik dan manual di"
                " Pokja Pemilihan",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="2",
        kegiatan="Menetapkan PPK untuk perencanaan pengadaan",
        pelaku=["pa_kpa"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Renja K/L/Pemda"],
        keluaran=["Penunjukan PPK"],
        menunjuk="ppk",
        lanjut=[Hasil("PPK ditetapkan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="3",
        kegiatan="Menginventarisasi perencanaan dan memutuskan perlu asistensi atau tidak",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Penunjukan PPK", "Renja K/L/Pemda"],
        keluaran=["Surat permohonan asistensi"],
        catatan="Surat permohonan hanya bila asistensi diminta",
        lanjut=[
            Hasil("perlu asistensi", ke=3),
            Hasil("tanpa asistensi", ke=5),
        ],
    )

    langkah_3 = Langkah(
        urut=3, no="4",
        kegiatan="Menunjuk Jabfung PPBJ untuk asistensi",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Surat permohonan asistensi OPD/unit/satuan kerja"],
        keluaran=["Penunjukan pengelola pengadaan/Jabfung PPBJ"],
        menunjuk="jf_ppbj",
        lanjut=[Hasil("ditunjuk", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="5",
        kegiatan="Mendampingi PPK dalam perencanaan",
        pelaku=["jf_ppbj"],
        kelengkapan=["Penunjukan pengelola pengadaan/Jabfung PPBJ"],
        keluaran=["Laporan periodik kepada Kepala UKPBJ"],
        lanjut=[Hasil("didampingi", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="6",
        kegiatan="Mengidentifikasi kebutuhan barang/jasa dari Renja",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Basis data BMN/BMD", "Riwayat rencana kebutuhan satuan kerja"],
        keluaran=["Barang/jasa teridentifikasi menurut kodefikasi dan kategorisasi"],
        lanjut=[Hasil("diidentifikasi", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="7",
        kegiatan="Menetapkan barang/jasa menurut kodefikasi dan kategorisasi",
        pelaku=["ppk", "pa_kpa"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Barang/jasa teridentifikasi menurut kodefikasi dan kategorisasi"],
        keluaran=["Dokumen penetapan barang/jasa"],
        lanjut=[Hasil("ditetapkan", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="8",
        kegiatan="Memasukkan kebutuhan ke RKA-KL atau RKA-PD",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen penetapan barang/jasa"],
        keluaran=["Kebutuhan barang/jasa terdaftar dalam RKA-KL atau RKA-PD"],
        lanjut=[Hasil("dimasukkan", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan="Menentukan cara pengadaan",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["RKA-KL/RKA-PD"],
        keluaran=["Cara pengadaan"],
        lanjut=[Hasil("ditentukan", ke=9)],
    )

    langkah_9 = Langkah(
        urut=9, no="9",
        kegiatan="Menyusun spesifikasi teknis/KAK, RAB, pemaketan dan rencana jadwal",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["RKA-KL/RKA-PD"],
        keluaran=["Spesifikasi teknis/KAK", "RAB", "Daftar paket PBJ", "Rencana jadwal"],
        lanjut=[Hasil("disusun", ke=10)],
    )

    langkah_10 = Langkah(
        urut=10, no="10",
        kegiatan="Menetapkan dan mengumumkan RUP lewat SiRUP",
        pelaku=["pa_kpa"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Rencana jadwal", "Pagu", "Spesifikasi teknis/KAK", "Daftar paket PBJ"],
        keluaran=["RUP ditetapkan dan diumumkan"],
        lanjut=[Hasil("diumumkan", ke=Akhir.SELESAI)],
    )
