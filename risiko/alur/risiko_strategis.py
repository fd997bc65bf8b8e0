"""SOP risiko-strategis (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from risiko.models import ProsesRisiko
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop
from ukpbj.sop.kalender import hari


class RisikoStrategis(ProsesRisiko):
    """Manajemen risiko strategis, 14 langkah."""

    class Meta:
        proxy = True
        verbose_name = "manajemen risiko strategis"
        verbose_name_plural = "manajemen risiko strategis"

    sop = Sop(
        kode="risiko-strategis",
        judul="Manajemen Risiko Pengadaan Barang/Jasa (Prosedur Manajemen Risiko Strategis PBJ)",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang dan Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        keterkaitan=[
            "SOP Perencanaan Pengadaan",
            "SOP Persiapan Pengadaan",
            "SOP Pemilihan",
            "SOP Pelaksanaan Kontrak",
            "SOP Pengelolaan Penyedia",
        ],
        pelaku={
            "pemilik_risiko": "Pemilik Risiko (PA, PPK, Kepala Bagian PBJ, Pokja Pemilihan)",
            "tim_kelembagaan": "Tim Pengelolaan Kelembagaan UKPBJ (Sekda/Asisten)",
            "komite": "Komite Etik / Clearing House",
        },
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "PP 60/2008 tentang Sistem Pengendalian Intern Pemerintah",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Peraturan LKPP 14/2018 tentang Unit Kerja Pengadaan Barang/Jasa",
            ],
            kualifikasi={
                "Pemilik Risiko (PA, PPK, Kepala Bagian PBJ, Pokja)": (
                    "Mampu mengelola risiko pengadaan dari identifikasi, analisis, respons,"
                    " pemantauan sampai pengendalian"
                ),
                "Ka UKPBJ": (
                    "Mampu mengonsolidasi, memantau, mengendalikan dan mengevaluasi risiko"
                    " utama serta mengambil langkah strategis bila perlu"
                ),
                "Sekretaris Daerah/Asisten": (
                    "Mampu menetapkan kebijakan dan mengawasi seluruh pengelolaan risiko"
                    " organisasi"
                ),
                "Komite Etik/Clearing House": (
                    "Mampu menyusun dan menyosialisasikan kebijakan serta membimbing pelaku"
                    " dalam pengelolaan risiko"
                ),
            },
            peralatan=[
                "Kriteria dampak dan probabilitas",
                "Format identifikasi risiko",
                "Format analisis risiko",
                "Format rencana penanganan risiko",
                "Format pelaporan",
                "Format konsolidasi",
            ],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang ditetapkan menurut peraturan"
                " perundang-undangan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas pengelolaan risiko - arsip elektronik dan manual di Bagian"
                " PBJ Sekretariat Daerah",
                "Berkas penyiapan pengelolaan risiko - arsip elektronik dan manual di Bagian"
                " PBJ Sekretariat Daerah",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan=(
            "Menerima penugasan (target kinerja, program kerja, paket pengadaan, atau"
            " penugasan khusus)"
        ),
        pelaku=["pemilik_risiko"],
        batas=hari(1),
        catatan="Mengacu pada penugasan untuk sebuah paket pengadaan",
        lanjut=[Hasil("penugasan diterima", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Menganalisis risiko awal untuk mengidentifikasi risiko",
        pelaku=["pemilik_risiko"],
        kelengkapan=["Dokumen risiko"],
        batas=hari(5),
        keluaran=["Identifikasi risiko"],
        lanjut=[Hasil("diidentifikasi", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Menganalisis setiap risiko yang diidentifikasi",
        pelaku=["pemilik_risiko"],
        kelengkapan=["Dokumen risiko", "Identifikasi risiko", "Kriteria dampak dan probabilitas"],
        batas=hari(3),
        keluaran=["Analisis risiko"],
        lanjut=[Hasil("dianalisis", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Menindaklanjuti hasil analisis terhadap batas toleransi",
        pelaku=["pemilik_risiko"],
        kelengkapan=["Risk tolerance"],
        lanjut=[
            Hasil("perlu ditangani", ke=5),
            Hasil("dapat ditolerir", ke=9, dasar=Dasar.DISIMPULKAN),
        ],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Menetapkan peringkat, prioritas penanganan dan analisis penyebab",
        pelaku=["pemilik_risiko"],
        kelengkapan=["Dokumen analisis risiko"],
        batas=hari(2),
        keluaran=["Analisis risiko terbarui"],
        lanjut=[Hasil("diprioritaskan", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menyusun rencana penanganan tiap risiko",
        pelaku=["pemilik_risiko"],
        kelengkapan=["Dokumen analisis risiko terbarui"],
        batas=hari(3),
        keluaran=["Rencana penanganan"],
        lanjut=[Hasil("disusun", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Mengeksekusi rencana penanganan",
        pelaku=["pemilik_risiko"],
        kelengkapan=["Dokumen rencana penanganan risiko"],
        batas=hari(4),
        keluaran=["Pemantauan dan pengendalian risiko"],
        lanjut=[Hasil("dieksekusi", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan="Menganalisis ulang risiko setelah penanganan",
        pelaku=["pemilik_risiko"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan pelaksanaan rencana penanganan"],
        batas=hari(4),
        keluaran=["Pemantauan dan pengendalian risiko"],
        lanjut=[Hasil("dianalisis ulang", ke=9)],
    )

    langkah_9 = Langkah(
        urut=9, no="9",
        kegiatan="Menyusun dan menyampaikan laporan pengendalian risiko",
        pelaku=["pemilik_risiko"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=hari(2),
        keluaran=["Laporan pemantauan dan pengendalian risiko"],
        lanjut=[Hasil("dilaporkan", ke=10)],
    )

    langkah_10 = Langkah(
        urut=10, no="10",
        kegiatan="Menganalisis dan mengonsolidasi laporan pengelolaan risiko",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan pemantauan dan pengendalian risiko"],
        batas=hari(1),
        keluaran=["Laporan konsolidasi dan catatan hasil analisis"],
        catatan=(
            "Selesai bila risiko masuk area yang dapat ditolerir atau kejadian risikonya"
            " sudah lewat"
        ),
        lanjut=[Hasil("dikonsolidasi", ke=11)],
    )

    langkah_11 = Langkah(
        urut=11, no="11",
        kegiatan="Menindaklanjuti hasil konsolidasi",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan konsolidasi dan catatan hasil analisis", "Risk tolerance"],
        batas=hari(1),
        keluaran=["Disposisi hasil analisis"],
        catatan=(
            "Selesai bila masuk area yang dapat ditolerir atau kejadian risikonya sudah"
            " lewat; penanganan lanjutan mengulang nomor 2 atau 3"
        ),
        lanjut=[
            Hasil("lanjutkan dari identifikasi", ke=2),
            Hasil("lanjutkan dari analisis", ke=3),
            Hasil("dapat ditolerir", ke=14),
            Hasil("eskalasi", ke=12),
        ],
    )

    langkah_12 = Langkah(
        urut=12, no="12",
        kegiatan="Menganalisis pengajuan eskalasi dan mengambil keputusan",
        pelaku=["komite"],
        kelengkapan=["Disposisi hasil analisis"],
        batas=hari(2),
        keluaran=["Disposisi keputusan"],
        lanjut=[Hasil("diputuskan", ke=13)],
    )

    langkah_13 = Langkah(
        urut=13, no="13",
        kegiatan="Menindaklanjuti keputusan eskalasi",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan konsolidasi dan catatan hasil analisis", "Risk tolerance"],
        batas=hari(1),
        lanjut=[
            Hasil("penanganan lanjutan dari identifikasi", ke=2, dasar=Dasar.DISIMPULKAN),
            Hasil("penanganan lanjutan dari analisis", ke=3, dasar=Dasar.DISIMPULKAN),
            Hasil("dapat ditolerir", ke=14),
        ],
    )

    langkah_14 = Langkah(
        urut=14, no="14",
        kegiatan="Mendokumentasikan laporan dan memutakhirkan pustaka risiko",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan pengelolaan risiko"],
        batas=hari(1),
        keluaran=["Dokumen pustaka risiko terbarui"],
        lanjut=[Hasil("didokumentasikan", ke=Akhir.SELESAI)],
    )
