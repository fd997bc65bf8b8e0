"""Cases to look around with, taken through the one door at past office hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from registrasi import kisah_demo, usaha_demo
from registrasi.hidup_demo import POLA
from registrasi.models import JenisDokumen
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.demo.adegan import Adegan, pengarang
from ukpbj.demo.kehidupan import hidupkan
from ukpbj.demo.panggung import Panggung
from ukpbj.dokumen.unggahan import simpan_berkas
from ukpbj.sop import layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import Bentuk, Langkah, Sisi
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses
from ukpbj.sop.tindakan import Isian, Nilai, Putusan, kunci_butir

SOP = "registrasi-batang"

CERITA = (
    # nama, jenis, hari kerja yang lalu, langkah terakhir yang dijalani, cara
    ("PT Contoh Bangun Bersama", "badan_usaha", 9, 8, "daring"),
    ("CV Contoh Sumber Rejeki", "badan_usaha", 8, 8, "tatap_muka"),
    ("Contoh Konsultan Perorangan", "perseorangan", 7, 8, "daring"),
    ("CV Contoh Tirta", "badan_usaha", 6, 7, "tatap_muka"),
    ("PT Contoh Cahaya Timur", "badan_usaha", 5, 6, "daring"),
    ("CV Contoh Mandiri", "badan_usaha", 4, 5, "daring"),
    ("Koperasi Contoh Makmur", "badan_usaha", 3, 4, "daring"),
    ("CV Contoh Utama", "badan_usaha", 2, 3, "daring"),
    ("Contoh Penerjemah Perorangan", "perseorangan", 2, 3, "tatap_muka"),
    ("CV Contoh Lestari", "badan_usaha", 1, 3, "daring"),
    ("PT Contoh Karsa", "badan_usaha", 1, 2, "daring"),
)
"""Every name is invented and says so."""


MENIT = {1: 3, 2: 8, 3: 4, 4: 3, 5: 18, 6: 1, 7: 3, 8: 11}
"""How long each step takes in these stories, in minutes, where it is not late."""

MENIT_TERLAMBAT = {("PT Contoh Bangun Bersama", 4): 45, ("CV Contoh Tirta", 5): 52}

KURANG = {
    ("CV Contoh Sumber Rejeki", 5): ("kelengkapan-3", "Lampu ruang verifikasi padam sebagian."),
}
"""What a step went forward without, by case and step: item and note."""

DIAMBIL = {"Koperasi Contoh Makmur", "CV Contoh Mandiri"}
"""Cases whose last step somebody has claimed and left lying."""


@pengarang
def kasus_batang(panggung: Panggung) -> Iterator[Adegan]:
    """A dozen cases in Batang, some late, some left lying."""
    unit = panggung.unit["batang"]
    for nomor, (nama, jenis, lalu, banyak, cara) in enumerate(CERITA, start=1):
        mulai = _hari_kerja_lalu(panggung, unit, lalu, menit=nomor * 4)
        yield Adegan(mulai, partial(_ceritakan, unit, nomor, nama, jenis, mulai, banyak, cara))
    nomor = len(CERITA) + 1
    mulai = _hari_kerja_lalu(panggung, unit, 1, menit=nomor * 4)
    yield Adegan(mulai, partial(_ceritakan_kembali, unit, nomor, "CV Contoh Karya", mulai))


def _ceritakan(
    unit: Unit, nomor: int, nama: str, jenis: str, mulai: datetime, banyak: int, cara: str
) -> None:
    Cerita(unit, nomor, nama, jenis, mulai).jalani(banyak, cara)


def _ceritakan_kembali(unit: Unit, nomor: int, nama: str, mulai: datetime) -> None:
    cerita = Cerita(unit, nomor, nama, "badan_usaha", mulai)
    cerita.jalani(4, "daring")
    cerita.kembalikan("NPWP memuat nama lama. Unggah NPWP terbaru atau akta perubahan.")


@pengarang
def kasus_lain(panggung: Panggung) -> Iterator[Adegan]:
    """The cases of the other registration SOPs, told one by one."""
    return kisah_demo.semua(panggung)


hidupkan(POLA)


class Cerita:
    """One case and the clock that its people go by."""

    def __init__(self, unit: Unit, nomor: int, nama: str, jenis: str, mulai: datetime) -> None:
        self.unit, self.nama, self.saat = unit, nama, mulai
        self.verifikator = Pengguna.objects.get(email="verifikator@contoh.test")
        self.pemilik = usaha_demo.pemilik(nomor, nama)
        usaha = usaha_demo.usaha(self.pemilik, nomor, nama, jenis, "batang")
        self.proses: Proses = layanan.mulai_proses(
            kelas_sop(SOP),
            unit=unit,
            oleh=self.pemilik,
            judul=nama,
            pemohon=self.pemilik,
            isian={"pelaku_usaha": usaha},
            pada=self.saat,
        )
        self.dokumen = [self._unggah(jenis_dok) for jenis_dok in JenisDokumen]

    def jalani(self, sampai: int, cara: str) -> None:
        """Go on with the outcome that leads on, up to and including step `sampai`."""
        while (baris := self._baris()) and baris.urut <= sampai:
            langkah = baris.langkah
            nama_hasil = langkah.lanjut[0].nama
            if langkah.urut == 3 and cara == "tatap_muka":
                nama_hasil = langkah.lanjut[1].nama
            if baris.mulai is None:
                baris = layanan.catat_hadir(baris.pk, oleh=self.verifikator, pada=self.saat)
            self.saat = baris.mulai or self.saat
            menit = MENIT_TERLAMBAT.get((self.nama, langkah.urut), MENIT[langkah.urut])
            self.saat += timedelta(minutes=menit)
            self._selesaikan(baris, nama_hasil, self._isian(baris, langkah))
        if baris and self.nama in DIAMBIL:
            layanan.ambil_langkah(baris.pk, oleh=self.verifikator, pada=self.saat)

    def kembalikan(self, catatan: str) -> None:
        """Send the case back from the verification with a note on the NPWP."""
        baris = self.proses.pelaksanaan.terbuka().get()
        self.saat = (baris.mulai or self.saat) + timedelta(minutes=12)
        [ktp, npwp] = self.dokumen
        temuan = [
            {"jenis": JenisDokumen.KTP, "sesuai": True, "catatan": "", "berkas": ktp},
            {"jenis": JenisDokumen.NPWP, "sesuai": False, "catatan": catatan, "berkas": npwp},
        ]
        isian = Isian(masukan={"pemeriksaan": temuan}, beralasan=True)
        self._selesaikan(baris, "perlu perbaikan", isian)

    def _baris(self) -> PelaksanaanLangkah | None:
        return self.proses.pelaksanaan_terbuka()

    def _selesaikan(self, baris: PelaksanaanLangkah, hasil: str, isian: Isian) -> None:
        oleh = self.pemilik if baris.milik_pelaku_usaha else self.verifikator
        layanan.selesaikan_langkah(baris.pk, hasil, oleh=oleh, isian=isian, pada=self.saat)

    def _isian(self, baris: PelaksanaanLangkah, langkah: Langkah) -> Isian:
        putusan = {}
        for sisi in Sisi:
            for nomor, butir in zip(count(1), langkah.butir(sisi), strict=False):
                putusan[kunci_butir(sisi, nomor)] = Nilai(Putusan.ADA)
                if butir.bentuk is Bentuk.BERKAS:
                    self._unggah("bukti", baris, kunci_butir(sisi, nomor))
        alasan = ""
        if kurang := KURANG.get((self.nama, langkah.urut)):
            putusan[kurang[0]] = Nilai(Putusan.KURANG, kurang[1])
            alasan = "Dokumen tetap terbaca jelas; pelaku usaha sudah datang dari jauh."
        janji = self.saat + timedelta(minutes=40)
        temuan = [
            {"jenis": berkas.jenis, "sesuai": True, "catatan": "", "berkas": berkas}
            for berkas in self.dokumen
        ]
        return Isian(
            putusan,
            alasan=alasan,
            masukan={
                "waktu": janji,
                "tautan": "https://panggilan.contoh.test/ruang",
                "pemeriksaan": temuan,
            },
        )

    def _unggah(
        self, jenis: str, baris: PelaksanaanLangkah | None = None, butir: str = ""
    ) -> Berkas:
        return simpan_berkas(
            proses=self.proses,
            unggahan=usaha_demo.gambar(f"CONTOH {jenis.upper()}", self.nama),
            jenis=jenis,
            pengunggah=self.pemilik if baris is None else self.verifikator,
            pelaksanaan=baris,
            butir=butir,
            pada=self.saat,
        )


def _hari_kerja_lalu(panggung: Panggung, unit: Unit, banyak: int, menit: int) -> datetime:
    """Nine o'clock and `menit` minutes, this many working days ago."""
    kalender = panggung.kalender(unit)
    saat = panggung.kini.astimezone(unit.tzinfo).replace(hour=9, minute=0, second=0)
    while banyak:
        saat -= timedelta(days=1)
        banyak -= kalender.sedang_buka(saat)
    return saat + timedelta(minutes=menit)
