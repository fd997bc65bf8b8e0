"""SOP registrasi-kaltim-perseorangan (000.3/0633/BPLPSE/B.PBJ), in the order of its table."""

from datetime import date

from registrasi import akibat as dampak
from registrasi.models import PelakuUsaha, PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.tutur import registrasi_kaltim_perseorangan as tutur
from ukpbj.sop.definisi import (
    Akhir,
    Arah,
    Bentuk,
    Butir,
    Dasar,
    Hasil,
    Janji,
    Kepala,
    Langkah,
    MulaiJam,
    Sop,
    akibat,
)
from ukpbj.sop.kalender import menit
from ukpbj.sop.tindakan import Tindakan


class RegistrasiKaltimPerseorangan(PermohonanAkun):
    """Registrasi dan Verifikasi Penyedia Perseorangan (Online), 17 langkah."""

    class Meta:
        proxy = True
        verbose_name = "registrasi perseorangan Kalimantan Timur"
        verbose_name_plural = "registrasi perseorangan Kalimantan Timur"

    sop = Sop(
        kode="registrasi-kaltim-perseorangan",
        judul="Registrasi dan Verifikasi Penyedia Perseorangan (Online)",
        instansi="Biro Pengadaan Barang/Jasa, Sekretariat Daerah Provinsi Kalimantan Timur",
        nomor="000.3/0633/BPLPSE/B.PBJ",
        tanggal_pembuatan=date(2023, 2, 27),
        catatan=(
            "Nomor 3 dan 16 tidak ada di tabel sumber. Persyaratan tetap adalah KTP, NPWP dan"
            " sertifikat keahlian pribadi."
        ),
        keterkaitan=["SOP Pengarsipan Dokumen"],
        pelaku={
            "pelaku_usaha": "Penyedia",
            "helpdesk": "Helpdesk LPSE",
            "verifikator": "Verifikator",
        },
        kepala=Kepala(
            disahkan_oleh="Kepala Biro Pengadaan Barang dan Jasa",
            dasar_hukum=[
                "UU 1/2023 tentang Kitab Undang-Undang Hukum Pidana",
                "PP 71/2019 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 10/2021 tentang Unit Kerja Pengadaan Barang/Jasa",
                "Peraturan Kepala LKPP 1/2010 tentang E-Tendering",
            ],
            kualifikasi={"Penyedia Barang/Jasa": None, "Verifikator": None, "Helpdesk LPSE": None},
            peralatan=["Email usaha/email pribadi", "Berkas permohonan"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            tujuan=[
                "Memberi arahan registrasi dan verifikasi calon penyedia untuk memperoleh"
                " akun SPSE",
                "Menentukan kelayakan penyedia lewat kendali atas registrasi",
            ],
            penjelasan_singkat=(
                "Mencakup pengunduhan dan pengisian formulir, verifikasi dokumen, dan"
                " persetujuan atau penolakan registrasi calon penyedia"
            ),
            definisi={
                "Penyedia barang/jasa": (
                    "Badan usaha atau perseorangan yang usahanya menyediakan barang atau jasa"
                ),
                "Helpdesk LPSE": "Tim LPSE yang menjalankan layanan dukungan pengguna LPSE",
                "Verifikator": (
                    "Petugas unit registrasi dan verifikasi LPSE yang memverifikasi penyedia"
                    " calon pengguna SPSE"
                ),
            },
        ),
    )

    jenis_tetap = PelakuUsaha.Jenis.PERSEORANGAN
    halaman = {1: Halaman.DATA}
    dokumen_butir = {
        "Pindaian KTP pribadi": "ktp",
        "Pindaian NPWP pribadi": "npwp",
        "Pindaian sertifikat keahlian": "sertifikat_keahlian",
    }
    perjalanan, petunjuk, kata = tutur.PERJALANAN, tutur.PETUNJUK, tutur.KATA

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Registrasi daring di laman LPSE/SPSE",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Email usaha atau email pribadi", "Panduan pengguna SPSE"],
        batas=menit(5),
        lanjut=[Hasil("terdaftar", ke=2)],
    )

    @akibat(langkah_1, "terdaftar")
    def catat_nama(self, tindakan: Tindakan) -> None:
        dampak.catat_nama(self)

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mengunggah dokumen persyaratan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        keluaran=[
            Butir("Pindaian KTP pribadi", bentuk=Bentuk.BERKAS),
            Butir("Pindaian NPWP pribadi", bentuk=Bentuk.BERKAS),
            Butir("Pindaian sertifikat keahlian", bentuk=Bentuk.BERKAS),
        ],
        catatan="Blangko tersedia di aplikasi",
        lanjut=[Hasil("terunggah", ke=3)],
    )

    @akibat(langkah_2, "terunggah")
    def kabari_langkah_berikut(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "dokumen_diterima")

    langkah_3 = Langkah(
        urut=3, no="4",
        kegiatan="Memeriksa email masuk/spam tentang jadwal verifikasi atau perbaikan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        keluaran=["Informasi jadwal verifikasi atau perbaikan dokumen"],
        catatan=(
            "Perbaikan dokumen dikirim kembali lewat email verifikator; setelah itu pelaku"
            " usaha mengisi buku tamu"
        ),
        lanjut=[Hasil("informasi diterima", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="5",
        kegiatan="Menyiapkan berkas permohonan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Pindaian KTP pribadi",
            "Pindaian NPWP pribadi",
            "Pindaian sertifikat keahlian",
        ],
        batas=menit(5),
        keluaran=["Berkas permohonan"],
        catatan="Jadwal verifikasi mengikuti informasi di email rekanan",
        lanjut=[Hasil("berkas siap", ke=5)],
    )

    langkah_5 = Langkah(
        urut=5, no="6",
        kegiatan="Memeriksa berkas permohonan dan hasil unggahan",
        pelaku=["helpdesk"],
        batas=menit(5),
        catatan=(
            "Buku tamu diisi. Titik lanjut dari nomor 10 setelah berkas dilengkapi (tercetak"
            " di nomor 6, 7 dan 17)"
        ),
        lanjut=[Hasil("diperiksa", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="7",
        kegiatan="Memeriksa apakah penyedia tercantum dalam daftar hitam di portal INAPROC",
        pelaku=["helpdesk"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        lanjut=[
            Hasil("masuk daftar hitam", ke=7, arah_khusus=Arah.TOLAK),
            Hasil("tidak masuk daftar hitam", ke=8),
        ],
    )

    langkah_7 = Langkah(
        urut=7, no="8",
        kegiatan=(
            "Memberi tahu bahwa permohonan ditolak, mengembalikan berkas, dan meminta"
            " verifikator menandai ID itu dalam daftar hitam SPSE"
        ),
        pelaku=["helpdesk"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        lanjut=[Hasil("diberitahukan", ke=Akhir.DITOLAK)],
    )

    @akibat(langkah_7, "diberitahukan")
    def tolak(self, tindakan: Tindakan) -> None:
        dampak.minta_tandai_daftar_hitam(self, tindakan)
        dampak.kabari(self, tindakan, "ditolak")

    langkah_8 = Langkah(
        urut=8, no="9",
        kegiatan="Memeriksa kelengkapan berkas permohonan",
        pelaku=["helpdesk"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(10),
        lanjut=[
            Hasil("lengkap", ke=10),
            Hasil("tidak lengkap", ke=9, arah_khusus=Arah.KEMBALI),
        ],
    )

    langkah_9 = Langkah(
        urut=9, no="10",
        kegiatan="Meminta penyedia melengkapi berkas",
        pelaku=["helpdesk"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        lanjut=[Hasil("diminta melengkapi", ke=4, dasar=Dasar.DISIMPULKAN)],
    )

    @akibat(langkah_9, "diminta melengkapi")
    def minta_lengkapi(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "lengkapi_berkas")

    langkah_10 = Langkah(
        urut=10, no="11",
        kegiatan="Meneruskan berkas permohonan kepada verifikator",
        pelaku=["helpdesk"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        lanjut=[Hasil("diteruskan", ke=11)],
    )

    langkah_11 = Langkah(
        urut=11, no="12",
        kegiatan="Memeriksa apakah penyedia sudah terdaftar di LPSE lain",
        pelaku=["verifikator"],
        batas=menit(5),
        lanjut=[
            Hasil("sudah terdaftar", ke=12, arah_khusus=Arah.ALIH),
            Hasil("belum terdaftar", ke=14),
        ],
    )

    langkah_12 = Langkah(
        urut=12, no="13",
        kegiatan="Meminta penyedia memakai ID yang sudah terdaftar",
        pelaku=["verifikator", "helpdesk"],
        batas=menit(5),
        lanjut=[Hasil("diberitahukan", ke=13)],
    )

    @akibat(langkah_12, "diberitahukan")
    def minta_pakai_id_lama(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "pakai_id_lama")

    langkah_13 = Langkah(
        urut=13, no="14",
        kegiatan=(
            "Menerima pemberitahuan lewat helpdesk dan masuk ke SPSE dengan ID yang sudah"
            " terdaftar"
        ),
        pelaku=["pelaku_usaha"],
        batas=menit(5),
        catatan="Informasi dikirim ke email pengajuan",
        lanjut=[Hasil("memakai ID lama", ke=Akhir.DIALIHKAN, arah_khusus=Arah.MAJU)],
    )

    langkah_14 = Langkah(
        urut=14, no="15",
        kegiatan=(
            "Menjadwalkan dan melaksanakan verifikasi serta validasi berkas lewat panggilan video"
        ),
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(10),
        catatan="Jadwal atau perbaikan dokumen diberitahukan ke email pengajuan",
        janji=[Janji(MulaiJam.JANJI)],
        lanjut=[
            Hasil("lolos verifikasi", ke=15),
            Hasil("tidak lolos", ke=16, arah_khusus=Arah.KEMBALI),
        ],
    )

    langkah_15 = Langkah(
        urut=15, no="17",
        kegiatan="Menyetujui permohonan dan mengirim tanda terima",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Hasil verifikasi"],
        batas=menit(5),
        keluaran=["Tanda terima"],
        catatan=(
            "Keluaran kosong di sumber; diambil dari uraian langkah. Berkas yang tidak"
            " lengkap lanjut ke nomor 18"
        ),
        lanjut=[Hasil("tanda terima dikirim", ke=17)],
    )

    @akibat(langkah_15, "tanda terima dikirim")
    def kirim_tanda_terima(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "tanda_terima")

    langkah_16 = Langkah(
        urut=16, no="18",
        kegiatan=(
            "Mencantumkan kekurangan pada berkas dan menginformasikannya kepada penyedia"
            " lewat helpdesk"
        ),
        pelaku=["verifikator", "helpdesk"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(5),
        lanjut=[Hasil("kekurangan disampaikan", ke=4, dasar=Dasar.DISIMPULKAN)],
    )

    @akibat(langkah_16, "kekurangan disampaikan")
    def sampaikan_kekurangan(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "lengkapi_berkas")

    langkah_17 = Langkah(
        urut=17, no="19",
        kegiatan="Mengarsipkan berkas menurut SOP pengarsipan",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        batas=menit(10),
        keluaran=["Arsip berkas"],
        lanjut=[Hasil("diarsipkan", ke=Akhir.SELESAI)],
    )
