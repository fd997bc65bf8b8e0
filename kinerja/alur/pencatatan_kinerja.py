"""SOP pencatatan-kinerja (Kota Pagar Alam, 16 Tahun 2024), in the order of its table."""

from datetime import date

from kinerja.models import ProsesKinerja
from ukpbj.sop.definisi import (
    Akhir,
    Anak,
    Dasar,
    Hasil,
    Janji,
    Kepala,
    Langkah,
    MulaiJam,
    Pilih,
    Sop,
    Sublangkah,
)
from ukpbj.sop.kalender import hari, menit


class PencatatanKinerja(ProsesKinerja):
    """Pencatatan Kinerja Penyedia, 7 langkah."""

    class Meta:
        proxy = True
        verbose_name = "pencatatan kinerja penyedia"
        verbose_name_plural = "pencatatan kinerja penyedia"

    sop = Sop(
        kode="pencatatan-kinerja",
        judul="Pencatatan Kinerja Penyedia",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang dan Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "SOP dapat dilaksanakan tatap muka maupun tidak langsung (laman). Nomor 8 adalah"
            " Selesai."
        ),
        keterkaitan=[
            "SOP Analisis Ketersediaan Pelaku Usaha",
            "SOP Pelaksanaan Kontrak",
            "SOP Registrasi Pelaku Usaha",
        ],
        no_selesai="8",
        pelaku={"ppk": "PPK", "tim_ukpbj": "Tim UKPBJ", "pa_kpa": "PA/KPA"},
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 12/2021 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " Pemerintah melalui Penyedia",
                "Peraturan LKPP 4/2021 tentang Pembinaan Pelaku Usaha Pengadaan Barang/Jasa"
                " Pemerintah",
            ],
            kualifikasi={
                "Tim UKPBJ": (
                    "Menguasai konsep dan penerapan pengelolaan kinerja penyedia; mampu"
                    " berkoordinasi dengan pemangku kepentingan untuk sosialisasi dan"
                    " pelaporan capaian"
                ),
                "PPK": (
                    "Mampu menjalankan persiapan pengadaan, pelaksanaan kontrak sampai"
                    " penyampaian hasil pekerjaan; bersertifikat pengadaan barang/jasa"
                ),
                "PA/KPA": (
                    "Mampu menjalankan penganggaran, perencanaan pengadaan sampai penerimaan"
                    " hasil pekerjaan"
                ),
            },
            peralatan=[
                "Komputer",
                "Daftar paket berkontrak yang terinput di SiRUP",
                "Rencana pengadaan",
                "Arahan prioritas",
            ],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "SOP dapat dijalankan tatap muka atau lewat media seperti laman",
            ],
            tujuan=[
                "Menjadi standar pencatatan kinerja agar ketersediaan dan kapasitas penyedia"
                " meningkat, sejalan dengan visi misi dan program kerja",
            ],
        ),
    )

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Mengundang rapat penilaian kinerja penyedia saat BAST",
        pelaku=["ppk"],
        kelengkapan=["Data kontrak", "SPMK", "Laporan penyedia"],
        batas=hari(1),
        keluaran=["Undangan rapat"],
        catatan=(
            "Dimulai setelah salah satu: serah terima hasil pekerjaan; kontrak dihentikan"
            " karena keadaan kahar (anak kalimat 'dan pekerjaan' di sumber tidak lengkap);"
            " pemutusan kontrak karena kesalahan penyedia"
        ),
        lanjut=[Hasil("undangan dikirim", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Menyiapkan templat penilaian kinerja menurut Peraturan LKPP 4/2021",
        pelaku=["tim_ukpbj"],
        kelengkapan=["Komputer", "Internet"],
        batas=menit(30),
        lanjut=[Hasil("templat siap", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Rapat penilaian kinerja bersama penyedia",
        pelaku=["ppk"],
        kelengkapan=["Templat skor kinerja penyedia"],
        batas=menit(180),
        keluaran=["Berita acara penilaian penyedia"],
        catatan=(
            "Sumber hanya menyebut konstruksi (a) dan e-purchasing (b); barang, jasa lainnya"
            " dan konsultansi hasil tender atau pengadaan langsung memakai empat indikator (a)"
        ),
        janji=[Janji(MulaiJam.JANJI)],
        anak=Anak(Pilih.SATU, [
            Sublangkah(
                no="a",
                kegiatan="Memberi skor menurut empat indikator untuk pekerjaan konstruksi",
                pelaku=["ppk"],
                batas=menit(20),
                keluaran=["Berita acara penilaian penyedia konstruksi"],
            ),
            Sublangkah(
                no="b",
                kegiatan="Memberi nilai bintang untuk e-purchasing",
                pelaku=["ppk"],
                batas=menit(10),
                keluaran=["Berita acara penilaian penyedia barang"],
            ),
        ]),
        lanjut=[Hasil("dinilai", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Memasukkan hasil penilaian ke laman LPSE yang terintegrasi dengan SIKaP",
        pelaku=["ppk"],
        kelengkapan=["Komputer", "Laman LPSE"],
        batas=menit(30),
        keluaran=["Tangkapan layar penilaian di LPSE atau SIKaP"],
        lanjut=[Hasil("dimasukkan", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan=(
            "Menyampaikan hasil penilaian dan notulensi kepada Tim UKPBJ; bila buruk PPK"
            " mengusulkan sanksi daftar hitam ke PA"
        ),
        pelaku=["tim_ukpbj", "ppk"],
        kelengkapan=["Berita acara penilaian kinerja penyedia"],
        batas=hari(1),
        lanjut=[
            Hasil("kinerja buruk - usulkan daftar hitam", ke=6),
            Hasil("disampaikan", ke=7),
        ],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Mengenakan sanksi daftar hitam",
        pelaku=["pa_kpa"],
        lanjut=[
            Hasil("sanksi ditetapkan", ke=7),
            Hasil("sanksi tidak dikenakan", ke=7, dasar=Dasar.TAMBAHAN),
        ],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Merekap hasil penilaian kinerja paket-paket tahun berjalan",
        pelaku=["tim_ukpbj"],
        kelengkapan=["Materi presentasi laporan pencapaian kinerja"],
        batas=hari(2),
        keluaran=["Laporan akhir penilaian kinerja penyedia"],
        lanjut=[Hasil("direkap", ke=Akhir.SELESAI)],
    )
