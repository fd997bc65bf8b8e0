"""SOP registrasi-pagaralam (Kota Pagar Alam, 6 Tahun 2024), in the order of its table."""

from datetime import date

from registrasi import akibat as dampak
from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.tutur import registrasi_pagaralam as tutur
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Kepala, Langkah, Sop, akibat
from ukpbj.sop.tindakan import Tindakan


class RegistrasiPagaralam(PermohonanAkun):
    """Registrasi dan Verifikasi, 8 langkah."""

    class Meta:
        proxy = True
        verbose_name = "registrasi Kota Pagar Alam"
        verbose_name_plural = "registrasi Kota Pagar Alam"

    sop = Sop(
        kode="registrasi-pagaralam",
        judul="Registrasi dan Verifikasi",
        instansi="Pemerintah Kota Pagar Alam, Bagian Pengadaan Barang/Jasa",
        nomor="6 Tahun 2024",
        tanggal_pembuatan=date(2024, 1, 17),
        tanggal_efektif=date(2024, 1, 17),
        catatan=(
            "Tabel sumber berhenti setelah nomor 6; dua langkah terakhir diturunkan dari"
            " kualifikasi pelaksana (petugas registrasi memeriksa kelengkapan, verifikator"
            " memverifikasi dan menyetujui). Tidak ada batas waktu tercetak. Nomor SOP"
            " tercetak 6 Tahun 2024; SOP lain dari keputusan yang sama tercetak 16 Tahun 2024."
        ),
        pelaku={
            "pelaku_usaha": "Pelaku Usaha",
            "petugas_registrasi": "Petugas Registrasi",
            "verifikator": "Verifikator",
        },
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kota Pagar Alam",
            dasar_hukum=[
                "UU 25/2009 tentang Pelayanan Publik",
                "UU 30/2014 tentang Administrasi Pemerintahan",
                "PP 82/2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
                "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan"
                " Barang/Jasa Pemerintah",
                "Permen PANRB 35/2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan",
                "Peraturan LKPP 9/2018 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa"
                " melalui Penyedia",
            ],
            kualifikasi={
                "Petugas Registrasi": (
                    "Mampu mengelola registrasi penyedia, termasuk memeriksa kelengkapan"
                    " berkas permohonan yang masuk ke LPSE"
                ),
                "Verifikator": (
                    "Mampu memverifikasi berkas permohonan dan memberi persetujuan hingga"
                    " penyedia terverifikasi"
                ),
                "Pelaku Usaha": (
                    "Melakukan registrasi di SPSE dan menyiapkan dokumen permohonan sesuai"
                    " persyaratan"
                ),
            },
            peralatan=["Komputer/pemindai/pencetak", "Jaringan internet", "Panduan pengguna SPSE"],
            peringatan=[
                "Pelaksana bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung"
                " sebagai kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Salinan berkas registrasi dan verifikasi penyedia - arsip elektronik dan"
                " manual di Sekretariat Kepala UKPBJ",
                "Berkas penyiapan registrasi dan verifikasi penyedia - arsip elektronik dan"
                " manual di Pokja Pemilihan",
            ],
        ),
    )

    langkah_tautan = 3
    halaman = {4: Halaman.DATA}
    perjalanan, petunjuk, kata = tutur.PERJALANAN, tutur.PETUNJUK, tutur.KATA

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Menekan tombol Pendaftaran",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Panduan pengguna SPSE untuk pelaku usaha"],
        keluaran=["Halaman pendaftaran pelaku usaha"],
        lanjut=[Hasil("dibuka", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mengisi alamat email dan mengunduh formulir pendaftaran dan keikutsertaan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Email perusahaan"],
        keluaran=[
            "Blangko formulir data pelaku usaha",
            "Blangko formulir keikutsertaan",
            "Email berisi tautan konfirmasi",
        ],
        lanjut=[Hasil("email dikirim", ke=3)],
    )

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan="Membuka tautan konfirmasi dari email dan melanjutkan pendaftaran",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Email berisi tautan konfirmasi"],
        keluaran=["Halaman formulir daring pelaku usaha"],
        lanjut=[Hasil("email terkonfirmasi", ke=4)],
    )

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Mengisi formulir daring dan mendaftar",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Halaman formulir daring pelaku usaha"],
        keluaran=["Email SPSE perihal User ID"],
        lanjut=[Hasil("terdaftar", ke=5)],
    )

    @akibat(langkah_4, "terdaftar")
    def catat_nama(self, tindakan: Tindakan) -> None:
        dampak.catat_nama(self)

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan="Mengisi formulir pendaftaran dan keikutsertaan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Blangko formulir pendaftaran", "Blangko formulir keikutsertaan"],
        keluaran=["Formulir pendaftaran terisi", "Formulir keikutsertaan terisi"],
        lanjut=[Hasil("formulir terisi", ke=6)],
    )

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menyiapkan dan menyampaikan berkas permohonan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Formulir pendaftaran",
            "Formulir keikutsertaan",
            "Seluruh dokumen syarat verifikasi (asli dan fotokopi)",
        ],
        keluaran=["Berkas permohonan"],
        lanjut=[Hasil("berkas disampaikan", ke=7, dasar=Dasar.DISIMPULKAN)],
    )

    langkah_7 = Langkah(
        urut=7, no="",
        kegiatan="Memeriksa kelengkapan berkas permohonan",
        pelaku=["petugas_registrasi"],
        kelengkapan=["Berkas permohonan"],
        keluaran=["Hasil pemeriksaan kelengkapan"],
        lanjut=[
            Hasil("lengkap", ke=8, dasar=Dasar.TAMBAHAN),
            Hasil("tidak lengkap", ke=6, dasar=Dasar.TAMBAHAN),
        ],
    )

    @akibat(langkah_7, "tidak lengkap")
    def minta_lengkapi(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "lengkapi_berkas")

    langkah_8 = Langkah(
        urut=8, no="",
        kegiatan="Memverifikasi berkas permohonan dan memberi persetujuan",
        pelaku=["verifikator"],
        kelengkapan=["Berkas permohonan"],
        keluaran=["Akun penyedia terverifikasi"],
        lanjut=[
            Hasil("disetujui", ke=Akhir.SELESAI, dasar=Dasar.TAMBAHAN),
            Hasil("perlu perbaikan", ke=6, dasar=Dasar.TAMBAHAN),
            Hasil("ditolak", ke=Akhir.DITOLAK, dasar=Dasar.TAMBAHAN),
        ],
    )

    @akibat(langkah_8, "disetujui")
    def setujui(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "akun_disetujui")

    @akibat(langkah_8, "perlu perbaikan")
    def kembalikan(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "lengkapi_berkas")

    @akibat(langkah_8, "ditolak")
    def tolak(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "ditolak")
