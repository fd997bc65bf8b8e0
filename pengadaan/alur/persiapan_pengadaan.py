"""SOP persiapan-pengadaan (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pengadaan.models import ProsesPaket
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop


class PersiapanPengadaan(ProsesPaket):
    """Persiapan Pengadaan, 8 langkah."""

    class Meta:
        proxy = True
        verbose_name = "persiapan pengadaan"
        verbose_name_plural = "persiapan pengadaan"

    sop = Sop(
        kode="persiapan-pengadaan",
        judul="Persiapan Pengadaan",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan="Tidak ada batas waktu tercetak. Nomor 1 dan 10 adalah Mulai dan Selesai.",
        keterkaitan=[
            "SOP Proses Utama",
            "SOP Perencanaan Pengadaan",
            "SOP Persiapan Pemilihan Penyedia",
            "SOP Pemilihan Penyedia Prakualifikasi",
            "SOP Pemilihan Penyedia Pasca/Tender/Seleksi",
            "SOP Pelaksanaan Kontrak",
        ],
        no_mulai="1", no_selesai="10",
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
                "Peraturan LKPP 7/2018 tentang Pedoman Perencanaan Pengadaan Barang/Jasa"
                " Pemerintah",
                "Peraturan LKPP 9/2018 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " melalui Penyedia",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
            ],
            kualifikasi={
                "PA/KPA": (
                    "Mampu menjalankan perencanaan pengadaan sampai RUP dan dokumen persiapan"
                    " diterima PPK"
                ),
                "PPK": (
                    "Mampu menyusun persiapan pengadaan (penetapan KAK/spesifikasi teknis,"
                    " penyusunan dan penetapan HPS, rancangan kontrak); bersertifikat"
                    " pengadaan barang/jasa"
                ),
                "Kepala UKPBJ": (
                    "Mampu memilih personel yang kompeten untuk asistensi persiapan pengadaan"
                ),
                "Jabfung PPBJ": (
                    "Memahami proses persiapan pengadaan dan mampu melakukan asistensi;"
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
                "Salinan berkas persiapan pengadaan - arsip elektronik dan manual di"
                " Sekretariat Kepala UKPBJ",
                "Berkas persiapan pengadaan - arsip elektronik dan manual di Pokja Pemilihan",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="2",
        kegiatan="Menyampaikan RUP dan dokumen perencanaan",
        pelaku=["pa_kpa"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["RUP", "Dokumen perencanaan lain"],
        keluaran=["RUP dan dokumen lain tersampaikan"],
        lanjut=[Hasil("disampaikan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="3",
        kegiatan="Mereviu spesifikasi teknis/KAK dan perkiraan biaya/RAB",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Draf spesifikasi teknis/KAK", "RKA-KL/PD", "Pagu DPA/DIPA"],
        keluaran=["Laporan hasil reviu spesifikasi teknis/KAK dan RAB"],
        lanjut=[Hasil("direviu", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="4",
        kegiatan="Menyetujui spesifikasi teknis/KAK dan RAB",
        pelaku=["pa_kpa"],
        kelengkapan=["Laporan hasil reviu spesifikasi teknis/KAK dan RAB"],
        keluaran=["Persetujuan PA/KPA atas spesifikasi teknis/KAK dan RAB"],
        lanjut=[
            Hasil("disetujui", ke=4),
            Hasil("perlu perbaikan", ke=2, dasar=Dasar.TAMBAHAN),
        ],
    )

    langkah_4 = Langkah(
        urut=4, no="5",
        kegiatan="Menyusun HPS dan rancangan kontrak",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Spesifikasi teknis/KAK", "RAB", "Pagu DPA/DIPA"],
        keluaran=["HPS dan rancangan kontrak"],
        lanjut=[
            Hasil("minta pendampingan", ke=5),
            Hasil("tanpa pendampingan", ke=7),
        ],
    )

    langkah_5 = Langkah(
        urut=5, no="6",
        kegiatan="Menugaskan pendampingan penyusunan HPS dan rancangan kontrak",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Permintaan pendampingan persiapan pengadaan"],
        keluaran=["Penugasan pendampingan persiapan pengadaan"],
        menunjuk="jf_ppbj",
        lanjut=[Hasil("ditugaskan", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="7",
        kegiatan="Mendampingi penyusunan HPS dan rancangan kontrak",
        pelaku=["jf_ppbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Surat tugas pendampingan"],
        keluaran=["Pendampingan"],
        lanjut=[Hasil("didampingi", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="8",
        kegiatan="Menetapkan spesifikasi teknis/KAK, HPS dan rancangan kontrak",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Draf KAK/spesifikasi teknis", "Draf HPS", "Draf rancangan kontrak"],
        keluaran=[
            "Spesifikasi teknis/KAK ditetapkan",
            "HPS ditetapkan",
            "Rancangan kontrak ditetapkan",
        ],
        lanjut=[Hasil("ditetapkan", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="9",
        kegiatan="Menyusun dan menetapkan dokumen persiapan pengadaan",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["HPS", "Spesifikasi teknis/KAK", "Rancangan kontrak"],
        keluaran=["Dokumen persiapan pengadaan"],
        lanjut=[Hasil("ditetapkan", ke=Akhir.SELESAI)],
    )
