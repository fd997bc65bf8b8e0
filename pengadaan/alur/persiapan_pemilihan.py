"""SOP persiapan-pemilihan (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pengadaan.models import ProsesPaket
from ukpbj.sop.definisi import Akhir, Arah, Dasar, Hasil, Kepala, Langkah, Sop


class PersiapanPemilihan(ProsesPaket):
    """Persiapan Pemilihan Penyedia, 7 langkah."""

    class Meta:
        proxy = True
        verbose_name = "persiapan pemilihan penyedia"
        verbose_name_plural = "persiapan pemilihan penyedia"

    sop = Sop(
        kode="persiapan-pemilihan",
        judul="Persiapan Pemilihan Penyedia",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Tidak ada batas waktu tercetak. Nomor 1 dan 9 adalah Mulai dan Selesai. Nomor"
            " SOP tercetak \"16 Januari 2024\"; dibaca 16 Tahun 2024."
        ),
        keterkaitan=[
            "SOP Proses Utama",
            "SOP Perencanaan Pengadaan",
            "SOP Persiapan Pengadaan",
            "SOP Pemilihan Penyedia Prakualifikasi",
            "SOP Pemilihan Penyedia Pasca/Tender",
            "SOP Pelaksanaan Kontrak",
        ],
        no_mulai="1", no_selesai="9",
        pelaku={
            "ppk": "PPK",
            "kepala_ukpbj": "Kepala UKPBJ",
            "pokja_pemilihan": "Pokja Pemilihan",
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
                "PPK": (
                    "Memahami persiapan pemilihan penyedia; bersertifikat pengadaan barang/jasa"
                ),
                "Kepala UKPBJ": (
                    "Mampu menunjuk Pokja Pemilihan yang kompeten untuk persiapan pemilihan"
                    " penyedia"
                ),
                "Pokja Pemilihan": (
                    "Mampu menjalankan persiapan pemilihan dan menyusun dokumen pemilihan"
                    " penyedia; bersertifikat pengadaan barang/jasa"
                ),
            },
            peralatan=["Komputer/pemindai/pencetak", "Jaringan internet", "Panduan pengguna SPSE"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas persiapan pemilihan penyedia - arsip elektronik dan manual"
                " di Sekretariat Kepala UKPBJ",
                "Berkas persiapan pemilihan penyedia - arsip elektronik dan manual di Pokja"
                " Pemilihan",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="2",
        kegiatan="Menyampaikan permintaan pemilihan penyedia",
        pelaku=["ppk"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "SK penetapan PPK",
            "Dokumen persiapan pengadaan",
            "Dokumen anggaran belanja (RKA-KL/Pemda)",
            "ID paket RUP",
            "Rencana waktu penggunaan barang/jasa",
            "Surat permohonan pelaksanaan pemilihan",
        ],
        keluaran=["Permintaan pemilihan penyedia tersampaikan"],
        lanjut=[Hasil("disampaikan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="3",
        kegiatan="Menetapkan Pokja Pemilihan",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen persiapan pengadaan"],
        keluaran=["Surat penetapan Pokja Pemilihan"],
        menunjuk="pokja_pemilihan", menunjuk_kelompok=True,
        lanjut=[Hasil("Pokja ditetapkan", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="4",
        kegiatan="Mereviu dokumen persiapan pengadaan",
        pelaku=["pokja_pemilihan"],
        kelengkapan=["Dokumen persiapan pengadaan"],
        keluaran=["Hasil reviu dokumen persiapan"],
        lanjut=[
            Hasil("lengkap", ke=5),
            Hasil("tidak lengkap", ke=4, arah_khusus=Arah.KEMBALI),
        ],
    )

    langkah_4 = Langkah(
        urut=4, no="5",
        kegiatan="Memperbaiki dan menyampaikan kembali dokumen persiapan pengadaan",
        pelaku=["ppk"],
        kelengkapan=["Dokumen persiapan pengadaan", "Hasil reviu Pokja"],
        keluaran=["Perbaikan dokumen persiapan pengadaan"],
        lanjut=[Hasil("disampaikan kembali", ke=3, arah_khusus=Arah.MAJU)],
    )

    langkah_5 = Langkah(
        urut=5, no="6",
        kegiatan=(
            "Menetapkan metode pemilihan, kualifikasi, evaluasi penawaran dan penyampaian"
            " penawaran"
        ),
        pelaku=["pokja_pemilihan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen persiapan pengadaan"],
        keluaran=[
            "Metode pemilihan penyedia",
            "Metode kualifikasi",
            "Metode evaluasi penawaran",
            "Metode penyampaian penawaran",
        ],
        lanjut=[Hasil("ditetapkan", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="7",
        kegiatan="Menyusun dan menetapkan jadwal pemilihan",
        pelaku=["pokja_pemilihan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen persiapan pengadaan", "Metode pemilihan", "RUP"],
        keluaran=["Jadwal pemilihan"],
        lanjut=[Hasil("ditetapkan", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="8",
        kegiatan="Menyusun dan menetapkan dokumen pemilihan",
        pelaku=["pokja_pemilihan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen persiapan pengadaan", "Metode pemilihan", "Jadwal pelaksanaan"],
        keluaran=["Dokumen pemilihan"],
        lanjut=[Hasil("ditetapkan", ke=Akhir.SELESAI)],
    )
