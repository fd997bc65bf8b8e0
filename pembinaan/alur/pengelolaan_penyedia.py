"""SOP pengelolaan-penyedia (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pembinaan.models import ProsesPembinaan
from ukpbj.sop.definisi import Akhir, Anak, Hasil, Kepala, Langkah, Pilih, Sop, Sublangkah
from ukpbj.sop.kalender import hari, menit


class PengelolaanPenyedia(ProsesPembinaan):
    """Pengelolaan Penyedia, 6 langkah."""

    class Meta:
        proxy = True
        verbose_name = "pengelolaan penyedia"
        verbose_name_plural = "pengelolaan penyedia"

    sop = Sop(
        kode="pengelolaan-penyedia",
        judul="Pengelolaan Penyedia",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang dan Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Nomor tercetak \"16 Tahun\" tanpa angka tahun. Isi halaman judulnya sama dengan"
            " SOP Pembinaan Pelaku Usaha."
        ),
        keterkaitan=[
            "SOP Pencatatan Kinerja Penyedia",
            "SOP Rekrutmen Penyedia",
            "SOP Pembinaan Pelaku Usaha",
        ],
        pelaku={
            "kepala_ukpbj": "KA UKPBJ",
            "kasubag_lpse": "Kasubag LPSE",
            "tim_pendataan": "Tim Pendataan dan Analisis",
        },
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 4/2021 tentang Pembinaan Pelaku Usaha Pengadaan Barang/Jasa"
                " Pemerintah",
                "Peraturan Kepala LKPP 1/2015 tentang E-Tendering",
            ],
            kualifikasi={
                "KA UKPBJ": (
                    "Penanggung jawab kegiatan; mampu mengonsolidasi, memantau dan memahami"
                    " pembinaan pelaku usaha"
                ),
                "Kasubag LPSE": (
                    "Mampu mengoordinasi dan mengevaluasi data serta memberi arahan pembinaan"
                    " pelaku usaha"
                ),
                "Tim Pembinaan": "Mampu membina pelaku usaha dan memahami pelaksanaan pengadaan",
            },
            peralatan=["Tempat sosialisasi", "Komputer"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            tujuan=[
                "Menjadi standar pembinaan agar ketersediaan dan kemampuan pelaku usaha"
                " meningkat, sejalan dengan visi misi dan program kerja",
            ],
            penjelasan_singkat="Mengatur pembinaan pelaku usaha dan pendampingan penyedia",
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Menyusun tim pendataan dan analisis",
        pelaku=["kasubag_lpse"],
        batas=menit(30),
        keluaran=["Notulen hasil rapat"],
        lanjut=[Hasil("tim disusun", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mendata ketersediaan pelaku usaha",
        pelaku=["tim_pendataan"],
        kelengkapan=["Data SiRUP", "Data SIKaP", "Data OPD teknis"],
        batas=hari(10),
        anak=Anak(Pilih.SEMUA, [
            Sublangkah(
                no="a",
                kegiatan="Pendataan sesuai program kerja",
                pelaku=["tim_pendataan"],
                kelengkapan=["Program kerja UKPBJ"],
                keluaran=["Hasil pendataan pelaku usaha"],
            ),
            Sublangkah(
                no="b",
                kegiatan="Pendataan kebutuhan barang/jasa menurut jenis pengadaan",
                pelaku=["tim_pendataan"],
                kelengkapan=["Data SIKaP"],
                keluaran=["Hasil pendataan pelaku usaha"],
            ),
            Sublangkah(
                no="c",
                kegiatan="Pendataan kinerja pelaku usaha di SIKaP",
                pelaku=["tim_pendataan"],
                kelengkapan=["Data SIKaP", "Laporan hasil penilaian kinerja dari PPK"],
                keluaran=["Hasil pendataan pelaku usaha"],
            ),
        ]),
        lanjut=[Hasil("didata", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Merekap hasil pendataan dan melaporkannya kepada Kasubag LPSE",
        pelaku=["tim_pendataan"],
        kelengkapan=["Data survei pendataan", "Data SiRUP dan SIKaP"],
        batas=hari(1),
        keluaran=["Dokumen pendataan pelaku usaha"],
        lanjut=[Hasil("direkap", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Mereviu dan menganalisis kebutuhan pelaku usaha",
        pelaku=["kasubag_lpse"],
        kelengkapan=["Dokumen pendataan pelaku usaha"],
        batas=hari(4),
        catatan=(
            "Sumber mencetak keluaran 4a sama dengan 4b (analisis rekrutmen); judul"
            " sublangkah yang dipakai"
        ),
        anak=Anak(Pilih.SEMUA, [
            Sublangkah(
                no="a",
                kegiatan="Analisis kebutuhan pembinaan pelaku usaha",
                pelaku=["kasubag_lpse"],
                batas=hari(2),
                keluaran=["Dokumen hasil analisis pembinaan pelaku usaha"],
            ),
            Sublangkah(
                no="b",
                kegiatan="Analisis kebutuhan rekrutmen penyedia",
                pelaku=["kasubag_lpse"],
                batas=hari(2),
                keluaran=["Dokumen hasil analisis rekrutmen penyedia"],
            ),
        ]),
        lanjut=[Hasil("dianalisis", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Menyusun dokumen perencanaan analisis ketersediaan pelaku usaha",
        pelaku=["kasubag_lpse"],
        batas=hari(3),
        keluaran=["Dokumen perencanaan analisis ketersediaan pelaku usaha"],
        catatan="Sumber mencetak keluaran yang sama dengan 4b; judul langkah yang dipakai",
        lanjut=[Hasil("disusun", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menerima laporan dan memberi arahan tindak lanjut strategi pembinaan",
        pelaku=["kepala_ukpbj"],
        keluaran=["Arahan tindak lanjut"],
        catatan="Keluaran kosong di sumber; diambil dari uraian langkah",
        lanjut=[Hasil("arahan diberikan", ke=Akhir.SELESAI)],
    )
