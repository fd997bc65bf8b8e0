"""SOP rekrutmen-registrasi-pagaralam (16 Tahun 2024), in the order of its table."""

from datetime import date

from registrasi import akibat as dampak
from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.tutur import rekrutmen_registrasi_pagaralam as tutur
from ukpbj.sop.definisi import Akhir, Arah, Dasar, Hasil, Kepala, Langkah, Sop, akibat
from ukpbj.sop.kalender import hari, menit
from ukpbj.sop.tindakan import Tindakan


class RekrutmenRegistrasiPagaralam(PermohonanAkun):
    """Rekrutmen dan Registrasi Penyedia, 15 langkah."""

    class Meta:
        proxy = True
        verbose_name = "rekrutmen dan registrasi Kota Pagar Alam"
        verbose_name_plural = "rekrutmen dan registrasi Kota Pagar Alam"

    sop = Sop(
        kode="rekrutmen-registrasi-pagaralam",
        judul="Rekrutmen dan Registrasi Penyedia",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang dan Jasa",
        nomor="16 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Judul di atas tabelnya Registrasi dan Verifikasi Penyedia Barang/Jasa. Nomor 16"
            " adalah Selesai."
        ),
        keterkaitan=["SOP Pengarsipan Dokumen", "SOP Pengelolaan Penyedia"],
        no_selesai="16",
        pelaku={
            "pelaku_usaha": "Pelaku Usaha",
            "subbag_lpse": "Subbag Pengelolaan LPSE",
            "verifikator": "Verifikator",
        },
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 19/2016 tentang Perubahan atas UU 11/2008 tentang Informasi dan"
                " Transaksi Elektronik",
                "PP 71/2019 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 4/2021 tentang Pembinaan Pelaku Usaha Pengadaan Barang/Jasa"
                " Pemerintah",
                "Peraturan Kepala LKPP 1/2015 tentang E-Tendering",
            ],
            kualifikasi={
                "Penyedia": (
                    "Mampu melaksanakan pengadaan sampai penyampaian hasil pekerjaan;"
                    " memiliki tempat, alat dan personel yang memadai"
                ),
                "Sub Bagian Pengelola LPSE": (
                    "Mampu mengoordinasi dan mengevaluasi data pendaftaran penyedia"
                ),
                "Verifikator": (
                    "Mampu memverifikasi berkas pendaftaran penyedia dan mengoperasikan komputer"
                ),
            },
            peralatan=[
                "Surat permohonan keikutsertaan",
                "Surat kuasa pembawa berkas",
                "Formulir tanda terima berkas",
            ],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=["User ID dan password tercatat di sistem LPSE"],
            tujuan=[
                "Menjadi standar pendaftaran akun bagi pengelola LPSE dan penyedia yang"
                " terdaftar di SPSE",
            ],
            penjelasan_singkat="Mengatur langkah penyedia untuk mendaftar akun SPSE",
            definisi={
                "Helpdesk LPSE": "Tim LPSE yang menjalankan layanan dukungan pengguna LPSE",
                "Verifikator": (
                    "Petugas unit registrasi dan verifikasi LPSE yang memverifikasi penyedia"
                    " calon pengguna SPSE"
                ),
            },
        ),
    )

    halaman = {1: Halaman.DATA}
    dokumen_butir = {"KTP pemilik/direktur/pengurus": "ktp", "NPWP": "npwp"}
    perjalanan, petunjuk, kata = tutur.PERJALANAN, tutur.PETUNJUK, tutur.KATA

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Registrasi daring di laman LPSE",
        pelaku=["pelaku_usaha"],
        kelengkapan=["Email perusahaan", "Panduan registrasi SPSE"],
        catatan="Waktu sesuai kebutuhan penyedia",
        lanjut=[Hasil("terdaftar", ke=2)],
    )

    @akibat(langkah_1, "terdaftar")
    def catat_nama(self, tindakan: Tindakan) -> None:
        dampak.catat_nama(self)

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mengunduh formulir data penyedia dan formulir keikutsertaan",
        pelaku=["pelaku_usaha"],
        keluaran=["Blangko formulir data penyedia", "Blangko formulir keikutsertaan"],
        catatan="Waktu sesuai kebutuhan penyedia",
        lanjut=[Hasil("terunduh", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Mengisi formulir data penyedia dan formulir keikutsertaan",
        pelaku=["pelaku_usaha"],
        kelengkapan=["Formulir keikutsertaan berkop surat - dicap - bermeterai - ditandatangani"],
        keluaran=["Formulir terisi"],
        lanjut=[Hasil("formulir terisi", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Membuat surat penunjukan admin",
        pelaku=["pelaku_usaha"],
        kelengkapan=[
            "Surat penunjukan admin berkop - dicap - bermeterai - ditandatangani direktur,"
            " atau surat pernyataan bila direktur sendiri admin",
        ],
        keluaran=["Surat penunjukan admin"],
        catatan="Waktu sesuai kebutuhan penyedia; blangko menyatu dengan formulir keikutsertaan",
        lanjut=[Hasil("surat dibuat", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan=(
            "Membuat surat kuasa untuk admin (tidak perlu bila pimpinan sendiri yang mengurus"
            " verifikasi)"
        ),
        pelaku=["pelaku_usaha"],
        kelengkapan=[
            "Surat kuasa berkop - ditandatangani pemberi dan penerima kuasa - dicap - bermeterai",
        ],
        keluaran=["Surat kuasa verifikasi"],
        catatan="Waktu sesuai kebutuhan penyedia; blangko menyatu dengan formulir keikutsertaan",
        lanjut=[Hasil("surat kuasa siap", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menyiapkan berkas permohonan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Formulir data penyedia dan keikutsertaan",
            "KTP pemilik/direktur/pengurus",
            "NPWP",
            "SIUP/SIUJK/SBU/izin usaha yang berlaku",
            "Akta pendirian dan akta perubahan terakhir",
        ],
        keluaran=["Berkas permohonan"],
        catatan=(
            "Dokumen asli dan salinan; perseorangan dan koperasi menyesuaikan; waktu tercetak N/A"
        ),
        lanjut=[Hasil("berkas siap", ke=7)],
    )

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Menyerahkan berkas ke front office untuk diteruskan ke Subbag Pengelolaan LPSE",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        lanjut=[Hasil("diserahkan", ke=8)],
    )

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan="Menerima berkas permohonan",
        pelaku=["subbag_lpse"],
        batas=menit(5),
        lanjut=[Hasil("diterima", ke=9)],
    )

    langkah_9 = Langkah(
        urut=9, no="9",
        kegiatan="Menanyakan apakah penyedia sudah registrasi daring",
        pelaku=["subbag_lpse"],
        batas=menit(10),
        lanjut=[
            Hasil("sudah", ke=11),
            Hasil("belum", ke=10),
        ],
    )

    @akibat(langkah_9, "belum")
    def minta_registrasi_daring(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "giliran")

    langkah_10 = Langkah(
        urut=10, no="10",
        kegiatan="Registrasi daring di ruang bidding",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        lanjut=[Hasil("terdaftar", ke=11, dasar=Dasar.DISIMPULKAN)],
    )

    langkah_11 = Langkah(
        urut=11, no="11",
        kegiatan="Menyerahkan berkas kepada verifikator",
        pelaku=["subbag_lpse"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(10),
        lanjut=[Hasil("diserahkan", ke=12)],
    )

    langkah_12 = Langkah(
        urut=12, no="12",
        kegiatan="Memverifikasi dan memvalidasi berkas terhadap isian daring penyedia",
        pelaku=["verifikator"],
        batas=hari(1),
        lanjut=[
            Hasil("sesuai", ke=14),
            Hasil("tidak sesuai", ke=13, arah_khusus=Arah.KEMBALI),
        ],
    )

    langkah_13 = Langkah(
        urut=13, no="13",
        kegiatan=(
            "Mencatat kekurangan pada map berkas dan mengembalikannya lewat Subbag"
            " Pengelolaan LPSE untuk dilengkapi lalu diverifikasi lagi"
        ),
        pelaku=["verifikator", "subbag_lpse"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(10),
        lanjut=[Hasil("dikembalikan", ke=6, dasar=Dasar.DISIMPULKAN)],
    )

    @akibat(langkah_13, "dikembalikan")
    def kembalikan(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "lengkapi_berkas")

    langkah_14 = Langkah(
        urut=14, no="14",
        kegiatan="Menyetujui permohonan di SPSE",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(15),
        lanjut=[Hasil("disetujui", ke=15)],
    )

    @akibat(langkah_14, "disetujui")
    def setujui(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "akun_disetujui")

    langkah_15 = Langkah(
        urut=15, no="15",
        kegiatan="Mengarsipkan berkas menurut SOP pengarsipan",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(15),
        catatan="User ID dan kata sandi tercatat di sistem LPSE",
        lanjut=[Hasil("diarsipkan", ke=Akhir.SELESAI)],
    )
