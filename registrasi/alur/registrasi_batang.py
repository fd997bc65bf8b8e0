"""SOP registrasi-batang (Kabupaten Batang, 01.09.03./SOP/2020), in the order of its table."""

from datetime import date

from registrasi import akibat as dampak
from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.tutur import registrasi_batang as tutur
from ukpbj.sop.definisi import (
    Akhir,
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


class RegistrasiBatang(PermohonanAkun):
    """Registrasi dan verifikasi dokumen pembuatan akun SPSE, 8 langkah."""

    class Meta:
        proxy = True
        verbose_name = "registrasi Kabupaten Batang"
        verbose_name_plural = "registrasi Kabupaten Batang"

    sop = Sop(
        kode="registrasi-batang",
        judul="Registrasi dan Verifikasi Dokumen Pembuatan Akun (User ID) SPSE bagi Pelaku Usaha",
        instansi="Pemerintah Kabupaten Batang, Sekretariat Daerah",
        nomor="01.09.03./SOP/2020",
        tanggal_pembuatan=date(2020, 8, 22),
        tanggal_efektif=date(2020, 8, 22),
        catatan=(
            "Total waktu penyelesaian: disesuaikan dengan kebutuhan. "
            "Tanggal efektif tercetak di baris pengesahan."
        ),
        pelaku={"pelaku_usaha": "Pelaku Usaha", "verifikator": "Verifikator LPSE"},
        fakta=("badan_usaha", "perseorangan", "daring", "tatap_muka"),
        kepala=Kepala(
            disahkan_oleh="Pj. Sekretaris Daerah Kabupaten Batang",
            dasar_hukum=[
                "Perpres 16/2018 tentang Pengadaan Barang/Jasa Pemerintah",
                "Peraturan Kepala LKPP 9/2015 tentang Peningkatan Layanan Pengadaan Secara"
                " Elektronik",
                "Peraturan LKPP 9/2018 tentang Pedoman Pelaksanaan Pengadaan Barang/Jasa melalui"
                " Penyedia",
                "Peraturan LKPP 14/2018 tentang Unit Kerja Pengadaan Barang/Jasa",
                "SE Kepala LKPP 18/2020 tentang Pengadaan Langsung Secara Elektronik untuk Usaha"
                " Mikro dan Usaha Kecil",
                "SE Deputi Bidang Monitoring, Evaluasi, dan Pengembangan Sistem Informasi LKPP"
                " 2/2020 tentang Syarat-Syarat Dokumen Pembuatan Akun SPSE bagi Pelaku Usaha",
                "Peraturan Bupati Batang 87/2019 tentang Kedudukan, Susunan Organisasi, Tugas dan"
                " Fungsi serta Tata Kerja Sekretariat Daerah",
            ],
            kualifikasi={
                "Pelaku Usaha": "Mampu memenuhi persyaratan akun (user id) di LPSE",
                "Verifikator LPSE": (
                    "Mampu meregistrasi dan memverifikasi data persyaratan akun pelaku usaha,"
                    " tatap muka atau daring"
                ),
            },
            peralatan=[
                "Jaringan internet",
                "Laptop/PC all in one/ponsel pintar berkamera ganda",
                "Ruang dengan pencahayaan yang optimal",
            ],
            peringatan=[
                "Verifikator bertanggung jawab atas kegiatan yang sudah dibakukan",
                "Penyimpangan dari mutu baku (perlengkapan, waktu, keluaran) dihitung sebagai"
                " kegagalan yang dipertanggungjawabkan pelaksana",
            ],
            pencatatan=[
                "Fotokopi KTP dan NPWP",
                "Foto/tangkapan layar verifikasi bila daring",
            ],
        ),
    )

    langkah_tautan = 1
    halaman = {2: Halaman.DATA, 3: Halaman.DOKUMEN, 8: Halaman.SIKAP}
    cara_hasil = {
        "minta verifikasi daring": PermohonanAkun.Cara.DARING,
        "minta verifikasi tatap muka": PermohonanAkun.Cara.TATAP_MUKA,
    }
    perjalanan, kata = tutur.PERJALANAN, tutur.KATA

    langkah_1 = Langkah(
        urut=1, no="1",
        kegiatan="Mendaftar daring di laman LPSE dengan alamat email perusahaan",
        pelaku=["pelaku_usaha"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Alamat email perusahaan"],
        batas=menit(5),
        keluaran=["Email SPSE berisi tautan pengisian data"],
        catatan="Tautan diterima paling lambat 2 hari setelah pendaftaran dikirim",
        lanjut=[Hasil("terdaftar", ke=2)],
    )

    langkah_2 = Langkah(
        urut=2, no="2",
        kegiatan="Mengisi formulir data penyedia secara daring",
        pelaku=["pelaku_usaha"],
        kelengkapan=["Data perusahaan (KTP, NPWP, nomor PKP, dan lain-lain)"],
        batas=menit(10),
        keluaran=["Formulir data pelaku usaha terisi lengkap"],
        lanjut=[Hasil("formulir terisi", ke=3)],
    )

    @akibat(langkah_2, "formulir terisi")
    def catat_nama(self, tindakan: Tindakan) -> None:
        dampak.catat_nama(self)

    langkah_3 = Langkah(
        urut=3, no="3",
        kegiatan=(
            "Meminta verifikasi dokumen, tatap muka di kantor LPSE atau daring dengan"
            " melampirkan pindaian"
        ),
        pelaku=["pelaku_usaha"],
        kelengkapan=[
            Butir(
                "Badan usaha: KTP direksi/pejabat/pimpinan perusahaan", bila=["badan_usaha"]
            ),
            Butir("Badan usaha: NPWP perusahaan", bila=["badan_usaha"]),
            Butir("Perorangan: KTP pemilik", bila=["perseorangan"]),
            Butir("Perorangan: NPWP pemilik", bila=["perseorangan"]),
        ],
        batas=menit(5),
        keluaran=[
            Butir(
                "Tatap muka - dokumen persyaratan dibawa",
                bila_hasil=["minta verifikasi tatap muka"],
            ),
            Butir(
                "Daring - dokumen persyaratan terkirim", bila_hasil=["minta verifikasi daring"]
            ),
        ],
        catatan=(
            "Tatap muka memakai dokumen asli dan fotokopi; daring dicocokkan dengan formulir"
            " yang sudah diisi"
        ),
        lanjut=[
            Hasil("minta verifikasi daring", ke=4),
            Hasil("minta verifikasi tatap muka", ke=5, dasar=Dasar.DISIMPULKAN),
        ],
    )

    @akibat(langkah_3, "minta verifikasi daring")
    def pilih_daring(self, tindakan: Tindakan) -> None:
        dampak.pilih_cara(self, self.Cara.DARING)

    @akibat(langkah_3, "minta verifikasi tatap muka")
    def pilih_tatap_muka(self, tindakan: Tindakan) -> None:
        dampak.pilih_cara(self, self.Cara.TATAP_MUKA)

    langkah_4 = Langkah(
        urut=4, no="4",
        kegiatan="Menyampaikan jadwal pemeriksaan dokumen lewat panggilan video",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Alamat email perusahaan"],
        batas=menit(5),
        keluaran=["Email konfirmasi permintaan registrasi dan verifikasi"],
        formulir="registrasi.forms.JadwalPanggilanForm",
        lanjut=[Hasil("dijadwalkan", ke=5)],
    )

    @akibat(langkah_4, "dijadwalkan")
    def sampaikan_jadwal(self, tindakan: Tindakan) -> None:
        dampak.sampaikan_jadwal(self, tindakan)

    langkah_5 = Langkah(
        urut=5, no="5",
        kegiatan=(
            "Memverifikasi dokumen, tatap muka (asli dan fotokopi) atau daring (panggilan video)"
        ),
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=[
            "Jaringan internet",
            "Laptop/PC/gawai berkamera",
            "Pencahayaan ruang yang cukup",
            "Akun verifikasi LPSE",
            "Dokumen persyaratan",
        ],
        batas=menit(30),
        keluaran=[
            Butir("Tatap muka - dokumen persyaratan terverifikasi", bila=["tatap_muka"]),
            Butir(
                "Daring - foto/tangkapan layar verifikasi",
                bentuk=Bentuk.BERKAS, bila=["daring"],
            ),
        ],
        catatan=(
            "Tatap muka - fotokopi dokumen diarsip; daring - dokumen dari email dicocokkan"
            " dengan tayangan panggilan video"
        ),
        janji=[
            Janji(MulaiJam.JANJI, bila=["daring"]),
            Janji(MulaiJam.KEHADIRAN, bila=["tatap_muka"]),
        ],
        formulir="registrasi.forms.VerifikasiForm",
        lanjut=[
            Hasil("sesuai", ke=6, label="Sesuai, lanjut ke persetujuan"),
            Hasil("perlu perbaikan", ke=3, dasar=Dasar.TAMBAHAN),
            Hasil("ditolak", ke=Akhir.DITOLAK, dasar=Dasar.TAMBAHAN, label="Tolak"),
        ],
    )

    @akibat(langkah_5, "sesuai")
    def nyatakan_sesuai(self, tindakan: Tindakan) -> None:
        dampak.simpan_pemeriksaan(self, tindakan)
        dampak.minta_berita_acara(self, tindakan)

    @akibat(langkah_5, "perlu perbaikan")
    def kembalikan(self, tindakan: Tindakan) -> None:
        dampak.simpan_pemeriksaan(self, tindakan)
        dampak.kabari(self, tindakan, "perlu_perbaikan")

    @akibat(langkah_5, "ditolak")
    def tolak(self, tindakan: Tindakan) -> None:
        dampak.simpan_pemeriksaan(self, tindakan)
        dampak.kabari(self, tindakan, "ditolak")

    langkah_6 = Langkah(
        urut=6, no="6",
        kegiatan="Menyetujui bahwa verifikasi selesai",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Akun verifikasi LPSE"],
        batas=menit(1),
        keluaran=["Akun SPSE pelaku usaha terverifikasi"],
        lanjut=[Hasil("disetujui", ke=7, label="Setujui")],
    )

    @akibat(langkah_6, "disetujui")
    def setujui(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "disetujui")

    langkah_7 = Langkah(
        urut=7, no="7",
        kegiatan="Memantau pelaku usaha agar mengisi data kualifikasi di SIKaP",
        pelaku=["verifikator"], dasar_pelaku=Dasar.DISIMPULKAN,
        kelengkapan=["Konfirmasi ke pelaku usaha"],
        batas=menit(5),
        keluaran=["Pelaku usaha terkonfirmasi mengisi SIKaP"],
        lanjut=[Hasil("dikonfirmasi", ke=8)],
    )

    @akibat(langkah_7, "dikonfirmasi")
    def ingatkan_sikap(self, tindakan: Tindakan) -> None:
        dampak.kabari(self, tindakan, "isi_sikap")

    langkah_8 = Langkah(
        urut=8, no="8",
        kegiatan="Mengisi data kualifikasi badan usaha/perseorangan di SIKaP",
        pelaku=["pelaku_usaha"],
        kelengkapan=["Akun SIKaP pelaku usaha"],
        batas=menit(15),
        keluaran=["Data kualifikasi SIKaP terisi lengkap"],
        lanjut=[Hasil("terisi", ke=Akhir.SELESAI)],
    )
