"""SOP pembinaan-pagaralam (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from pembinaan.models import ProsesPembinaan
from ukpbj.sop.definisi import (
    Akhir,
    Anak,
    Hasil,
    Janji,
    Kepala,
    Langkah,
    MulaiJam,
    Pilih,
    Sop,
    Sublangkah,
)
from ukpbj.sop.kalender import hari, jam, menit


class PembinaanPagaralam(ProsesPembinaan):
    """Pembinaan Pelaku Usaha, 8 langkah."""

    class Meta:
        proxy = True
        verbose_name = "pembinaan pelaku usaha Pagar Alam"
        verbose_name_plural = "pembinaan pelaku usaha Pagar Alam"

    sop = Sop(
        kode="pembinaan-pagaralam",
        judul="Pembinaan Pelaku Usaha",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang dan Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Keterkaitan ketiga tercetak SOP ini sendiri; mungkin yang dimaksud SOP"
            " Pengelolaan Penyedia."
        ),
        keterkaitan=[
            "SOP Pencatatan Kinerja Penyedia",
            "SOP Rekrutmen Penyedia",
            "SOP Pembinaan Pelaku Usaha",
        ],
        pelaku={
            "kepala_ukpbj": "KA UKPBJ",
            "kasubag_lpse": "Kasubag LPSE",
            "tim_pembinaan": "Tim Pendataan dan Analisis / Tim Pembinaan",
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
        kegiatan="Rapat reviu perencanaan analisis ketersediaan dan kebutuhan pembinaan",
        pelaku=["kepala_ukpbj"],
        batas=jam(2),
        keluaran=["Notulen hasil rapat"],
        lanjut=[Hasil("rapat selesai", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mengeskalasi permasalahan dan menyusun perencanaan program pembinaan",
        pelaku=["kasubag_lpse"],
        kelengkapan=["Data SiRUP", "Data SIKaP"],
        batas=hari(2),
        keluaran=["Dokumen data pelaku usaha"],
        lanjut=[Hasil("disusun", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Menyusun strategi perencanaan pembinaan",
        pelaku=["kasubag_lpse"],
        batas=hari(3),
        keluaran=["Dokumen strategi pembinaan pelaku usaha"],
        lanjut=[Hasil("disusun", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Melaporkan perencanaan kepada Kepala UKPBJ dan mengusulkan pembinaan",
        pelaku=["kasubag_lpse"],
        kelengkapan=["Dokumen strategi pembinaan pelaku usaha"],
        batas=menit(5),
        lanjut=[Hasil("dilaporkan", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Memberi arahan kepada tim pembinaan",
        pelaku=["kepala_ukpbj"],
        batas=menit(60),
        lanjut=[Hasil("arahan diberikan", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menyusun jadwal dan undangan bagi pelaku usaha",
        pelaku=["tim_pembinaan"],
        batas=menit(180),
        keluaran=["Jadwal pembinaan", "Undangan"],
        lanjut=[Hasil("disusun", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Melaksanakan sosialisasi dan pembinaan per kelompok sasaran",
        pelaku=["tim_pembinaan"],
        catatan="Tambahan - kelompok tanpa sasaran dapat ditutup dengan alasan",
        anak=Anak(Pilih.SEMUA, [
            Sublangkah(
                no="a",
                kegiatan=(
                    "Pembinaan pelaku usaha terkena sanksi daftar hitam atau berkinerja buruk"
                ),
                pelaku=["tim_pembinaan"],
                batas=menit(180),
                keluaran=["Pendampingan oleh helpdesk LPSE"],
                janji=[Janji(MulaiJam.JANJI)],
            ),
            Sublangkah(
                no="b",
                kegiatan="Pembinaan pelaku usaha baru",
                pelaku=["tim_pembinaan"],
                batas=menit(180),
                janji=[Janji(MulaiJam.JANJI)],
            ),
            Sublangkah(
                no="c",
                kegiatan="Pembinaan pelaku usaha pasif",
                pelaku=["tim_pembinaan"],
                batas=menit(180),
                janji=[Janji(MulaiJam.JANJI)],
            ),
        ]),
        lanjut=[Hasil("dilaksanakan", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan=(
            "Menutup pendampingan dan melaporkan hasilnya kepada Kepala UKPBJ lewat Kasubag LPSE"
        ),
        pelaku=["kasubag_lpse", "tim_pembinaan"],
        batas=hari(1),
        keluaran=["Laporan hasil pembinaan"],
        lanjut=[Hasil("dilaporkan", ke=Akhir.SELESAI)],
    )
