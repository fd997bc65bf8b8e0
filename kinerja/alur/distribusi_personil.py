"""SOP distribusi-personil (B277/02.02/OT.02.01/II/2025), in the order of its table."""

from datetime import date

from kinerja.models import ProsesKinerja
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop
from ukpbj.sop.kalender import jam


class DistribusiPersonil(ProsesKinerja):
    """Pengorganisasian Layanan - Distribusi Personil UKPBJ, 7 langkah."""

    class Meta:
        proxy = True
        verbose_name = "distribusi personil UKPBJ"
        verbose_name_plural = "distribusi personil UKPBJ"

    sop = Sop(
        kode="distribusi-personil",
        judul="Pengorganisasian Layanan - Distribusi Personil UKPBJ",
        instansi="Kementerian Pelindungan Pekerja Migran Indonesia, Biro Keuangan dan Umum",
        nomor="B277/02.02/OT.02.01/II/2025",
        tanggal_pembuatan=date(2025, 2, 21),
        tanggal_efektif=date(2025, 2, 21),
        catatan="Penomoran sumber 1, 2, 3, 5, 6, 6, 7.",
        keterkaitan=[
            "SOP Pengelolaan Kepuasan Pengguna Layanan",
            "SOP Kebijakan Mutu dan Layanan UKPBJ",
            "SOP Pengelolaan Permasalahan dan Permintaan Layanan",
        ],
        pelaku={
            "kepala_ukpbj": "Kepala UKPBJ",
            "sekretariat_ukpbj": "Sekretariat UKPBJ",
            "atasan_kepala": "Atasan Kepala UKPBJ",
        },
        kepala=Kepala(
            disahkan_oleh="Kepala Biro Keuangan dan Umum",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "UU 30/2014 tentang Administrasi Pemerintahan",
                "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
            ],
            kualifikasi={
                "Kepala UKPBJ": (
                    "Memahami regulasi PBJ, tugas dan fungsi UKPBJ, serta kompetensi JF PPBJ"
                    " dan pengelola LPSE; mampu mengelola penugasan"
                ),
                "Sekretariat UKPBJ": (
                    "Mengetahui regulasi PBJ serta jumlah dan nilai paket yang akan dikelola;"
                    " memahami tugas dan fungsi UKPBJ serta kompetensi JF PPBJ dan pengelola"
                    " LPSE"
                ),
                "Atasan Kepala UKPBJ": "Mampu mengelola dan menjalankan organisasi",
            },
            peralatan=[
                "Komputer/pemindai/pencetak",
                "Jaringan internet",
                "Regulasi PBJ",
                "Panduan pengguna SPSE",
            ],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Memberi arahan menyusun distribusi tugas ke personil",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=jam(1),
        keluaran=["Arahan penyusunan distribusi tugas UKPBJ"],
        lanjut=[Hasil("arahan diberikan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Menyusun rencana pelaksanaan tugas personil",
        pelaku=["sekretariat_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Arahan penyusunan distribusi tugas UKPBJ"],
        batas=jam(8),
        keluaran=["Rencana pelaksanaan tugas oleh personil UKPBJ"],
        lanjut=[Hasil("disusun", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Menelaah rencana pelaksanaan tugas",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Rencana pelaksanaan tugas oleh personil UKPBJ"],
        batas=jam(1),
        keluaran=["Arahan atas rencana pelaksanaan tugas"],
        lanjut=[
            Hasil("disetujui", ke=4),
            Hasil("perlu perbaikan", ke=2),
        ],
    )

    langkah_4 = Langkah(
        urut=4, no="5",
        kegiatan="Melaporkan pendistribusian tugas kepada atasan",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Rencana pelaksanaan tugas oleh personil UKPBJ"],
        batas=jam(1),
        keluaran=["Rencana pelaksanaan tugas terkirim"],
        lanjut=[Hasil("dilaporkan", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="6",
        kegiatan="Atasan menelaah rencana pelaksanaan tugas",
        pelaku=["atasan_kepala"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Rencana pelaksanaan tugas oleh personil UKPBJ"],
        batas=jam(1),
        keluaran=["Arahan atas rencana pelaksanaan tugas"],
        lanjut=[
            Hasil("disetujui", ke=6),
            Hasil("perlu perbaikan", ke=2, dasar=Dasar.DISIMPULKAN),
        ],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menetapkan personil pelaksana tugas",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Arahan atas rencana pelaksanaan tugas"],
        batas=jam(8),
        keluaran=[
            "SK tim pengelola PBJ",
            "SK tim pengelola LPSE",
            "SK tim pembinaan SDM",
            "SK tim konsultasi, bimtek, dan pendampingan PBJ",
        ],
        catatan="Termasuk SK tim teknis di LPSE",
        lanjut=[Hasil("ditetapkan", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Menerima tembusan penetapan pelaksana tugas",
        pelaku=["atasan_kepala"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "SK tim pengelola PBJ",
            "SK tim pengelola LPSE",
            "SK tim pembinaan SDM",
            "SK tim konsultasi, bimtek, dan pendampingan PBJ",
        ],
        lanjut=[Hasil("tembusan diterima", ke=Akhir.SELESAI)],
    )
