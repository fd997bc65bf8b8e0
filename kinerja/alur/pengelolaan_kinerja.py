"""SOP pengelolaan-kinerja (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from kinerja.models import ProsesKinerja
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop


class PengelolaanKinerja(ProsesKinerja):
    """Pengelolaan Kinerja, 17 langkah."""

    class Meta:
        proxy = True
        verbose_name = "pengelolaan kinerja"
        verbose_name_plural = "pengelolaan kinerja"

    sop = Sop(
        kode="pengelolaan-kinerja",
        judul="Pengelolaan Kinerja",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Tidak ada batas waktu tercetak. Nomor 1-4 berbagi satu sel kelengkapan dan keluaran."
        ),
        pelaku={
            "kepala_ukpbj": "Kepala UKPBJ",
            "tim_kelembagaan": "Tim Pengelolaan Kelembagaan UKPBJ",
            "penanggung_jawab_kinerja": "Penanggung Jawab Kinerja",
        },
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 1/2004 tentang Perbendaharaan Negara",
                "PP 8/2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
                "Perpres 29/2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
            ],
            kualifikasi={
                "Kepala UKPBJ": (
                    "Memahami pengelolaan kinerja UKPBJ, rencana kerja K/L/Pemda dan"
                    " prioritas pimpinan; mampu berkoordinasi dengan pemangku kepentingan"
                    " untuk sosialisasi dan pelaporan capaian"
                ),
                "Tim Pengelolaan Kelembagaan UKPBJ": (
                    "Memahami pengelolaan kinerja UKPBJ, rencana kerja K/L/Pemda dan"
                    " prioritas pimpinan"
                ),
                "Penanggung Jawab Kinerja": (
                    "Dari OPD/unit kerja atau UKPBJ; memahami pengelolaan kinerja UKPBJ,"
                    " rencana kerja K/L/Pemda dan prioritas pimpinan"
                ),
            },
            peralatan=["Komputer/pemindai/pencetak", "Jaringan internet"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas pengelolaan kinerja - arsip elektronik dan manual di"
                " Sekretariat Kepala UKPBJ",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Menetapkan tujuan PBJ dan area strategis",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "RPJM",
            "RKP",
            "Arahan/prioritas pimpinan",
            "Tema kinerja",
            "Rencana kinerja tahun sebelumnya",
            "Realisasi kinerja tahun sebelumnya",
            "Paket pengadaan bila sudah tersedia di SiRUP",
        ],
        keluaran=[
            "Tujuan PBJ",
            "Area strategis",
            "Usulan paket pengadaan per area strategis (bila sudah tersedia di SiRUP)",
        ],
        catatan=(
            "Dilaksanakan lewat lokakarya bersama UKPBJ, fungsi perencanaan dan fungsi terkait"
        ),
        lanjut=[Hasil("ditetapkan", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Menetapkan indikator dan atributnya per area strategis",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        keluaran=["Indikator dan atribut"],
        lanjut=[Hasil("ditetapkan", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Menyusun usulan baseline dan target kinerja",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        keluaran=["Baseline dan target", "Templat data kinerja"],
        lanjut=[Hasil("disusun", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Menyusun rencana aksi tiap indikator",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        keluaran=[
            "Dokumen perencanaan kinerja dan target tahun berjalan",
            "Usulan surat edaran implementasi Pengelolaan Kinerja",
        ],
        lanjut=[Hasil("disusun", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Mempresentasikan rencana kinerja dan meminta persetujuan pimpinan",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Dokumen perencanaan dan target kinerja tahun berjalan",
            "Usulan surat edaran implementasi Pengelolaan Kinerja",
        ],
        keluaran=["Materi presentasi perencanaan dan target kinerja"],
        catatan="Minimal di tingkat sekretaris daerah/sekretaris jenderal/sekretaris utama",
        lanjut=[Hasil("dipresentasikan", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Memutuskan rencana kinerja",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Dokumen perencanaan dan target kinerja tahun berjalan"],
        keluaran=["Persetujuan rencana dan target kinerja"],
        lanjut=[
            Hasil("disetujui", ke=7),
            Hasil("perlu perbaikan", ke=1, dasar=Dasar.DISIMPULKAN),
        ],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Mengirim surat edaran implementasi ke OPD/unit kerja",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Usulan surat edaran implementasi Pengelolaan Kinerja"],
        keluaran=["Surat edaran terkirim ke semua OPD/unit kerja"],
        lanjut=[Hasil("dikirim", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan="Mengundang penanggung jawab kinerja ke sosialisasi",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Surat edaran implementasi Pengelolaan Kinerja",
            "Daftar perwakilan OPD/unit kerja",
        ],
        keluaran=["Surat undangan sosialisasi"],
        lanjut=[Hasil("diundang", ke=9)],
    )

    langkah_9 = Langkah(
        urut=9, no="9",
        kegiatan="Melaksanakan sosialisasi",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Materi presentasi perencanaan dan target kinerja", "Templat data kinerja"],
        keluaran=["Laporan sosialisasi"],
        lanjut=[Hasil("dilaksanakan", ke=10)],
    )

    langkah_10 = Langkah(
        urut=10, no="10",
        kegiatan="Memetakan area strategis ke paket pengadaan OPD/unit kerja",
        pelaku=["penanggung_jawab_kinerja"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Tujuan PBJ", "Area strategis", "Data paket pengadaan tahun berjalan"],
        keluaran=["Paket pengadaan berdasarkan area strategis"],
        lanjut=[Hasil("dipetakan", ke=11)],
    )

    langkah_11 = Langkah(
        urut=11, no="11",
        kegiatan="Melaksanakan proses dan rencana aksi",
        pelaku=["penanggung_jawab_kinerja"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Paket pengadaan terpilih",
            "SOP PBJ",
            "Rencana aksi",
            "Templat data kinerja",
        ],
        keluaran=["Data proses dan rencana aksi pada templat data kinerja"],
        lanjut=[Hasil("dilaksanakan", ke=12)],
    )

    langkah_12 = Langkah(
        urut=12, no="12",
        kegiatan="Melaporkan realisasi proses dan rencana aksi",
        pelaku=["penanggung_jawab_kinerja"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Templat data kinerja terbarui"],
        keluaran=["Laporan kinerja per paket"],
        lanjut=[Hasil("dilaporkan", ke=13)],
    )

    langkah_13 = Langkah(
        urut=13, no="13",
        kegiatan="Mengumpulkan dan mengolah data",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan kinerja per paket", "Formula perhitungan pada atribut indikator"],
        keluaran=["Kompilasi pencapaian kinerja per indikator", "Kompilasi rencana aksi"],
        lanjut=[Hasil("diolah", ke=14)],
    )

    langkah_14 = Langkah(
        urut=14, no="14",
        kegiatan="Menganalisis dan merekomendasikan perbaikan",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Kompilasi pencapaian kinerja per indikator", "Kompilasi rencana aksi"],
        keluaran=["Hasil analisis", "Rekomendasi perbaikan"],
        lanjut=[Hasil("dianalisis", ke=15)],
    )

    langkah_15 = Langkah(
        urut=15, no="15",
        kegiatan="Menyusun laporan kinerja (bulanan/triwulan/semesteran/tahunan)",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Hasil analisis", "Rekomendasi perbaikan"],
        keluaran=["Laporan pencapaian kinerja"],
        lanjut=[Hasil("disusun", ke=16)],
    )

    langkah_16 = Langkah(
        urut=16, no="16",
        kegiatan="Mempresentasikan laporan kinerja",
        pelaku=["tim_kelembagaan"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Laporan pencapaian kinerja"],
        keluaran=["Materi presentasi laporan pencapaian kinerja"],
        catatan="Menurut frekuensi pelaporan tiap indikator, kepada tim internal atau pimpinan",
        lanjut=[Hasil("dipresentasikan", ke=17)],
    )

    langkah_17 = Langkah(
        urut=17, no="17",
        kegiatan="Rapat pimpinan memutuskan tindak lanjut",
        pelaku=["kepala_ukpbj"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Materi presentasi laporan pencapaian kinerja"],
        keluaran=["Persetujuan rekomendasi perbaikan", "Laporan akhir status indikator"],
        lanjut=[
            Hasil("rekomendasi dieksekusi", ke=11, dasar=Dasar.DISIMPULKAN),
            Hasil("lanjut tanpa perbaikan", ke=11, dasar=Dasar.DISIMPULKAN),
            Hasil("indikator tercapai atau waktu terlampaui", ke=Akhir.SELESAI),
        ],
    )
