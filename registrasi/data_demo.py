"""Cases to look around with, taken through the one door at past office hours."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from itertools import count

from PIL import Image, ImageDraw

from registrasi import kisah_demo
from registrasi.models import JenisDokumen, PelakuUsaha
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.demo.kasus import Kasus
from ukpbj.demo.layanan import pengisi
from ukpbj.dokumen.unggahan import UnggahanBersih, simpan_berkas
from ukpbj.sop import layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import Bentuk, Langkah, Sisi
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses
from ukpbj.sop.tindakan import Isian, Nilai, Putusan, kunci_butir
from ukpbj.sop.waktu import sekarang

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


@pengisi
def isi() -> None:
    """A dozen cases in Batang, some late, some left lying; then those of the other SOPs."""
    unit = Unit.objects.get(kode="batang")
    verifikator = Pengguna.objects.get(email="verifikator@contoh.test")
    for nomor, (nama, jenis, lalu, banyak, cara) in enumerate(CERITA, start=1):
        cerita = Cerita(unit, verifikator, nomor, nama, jenis, lalu)
        cerita.jalani(banyak, cara)
    cerita = Cerita(unit, verifikator, len(CERITA) + 1, "CV Contoh Karya", "badan_usaha", 1)
    cerita.jalani(4, "daring")
    cerita.kembalikan("NPWP memuat nama lama. Unggah NPWP terbaru atau akta perubahan.")
    kisah_demo.ceritakan(_gambar, _usaha_lain)


class Cerita:
    """One case and the clock that its people go by."""

    def __init__(
        self, unit: Unit, verifikator: Pengguna, nomor: int, nama: str, jenis: str, lalu: int
    ) -> None:
        self.unit, self.verifikator, self.nama = unit, verifikator, nama
        self.saat = _hari_kerja_lalu(unit, lalu, menit=nomor * 4)
        self.pemilik = _pemilik(nomor, nama)
        usaha = PelakuUsaha.objects.create(**_data_usaha(self.pemilik, nomor, nama, jenis))
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
        berkas = simpan_berkas(
            proses=self.proses,
            unggahan=_gambar(f"CONTOH {jenis.upper()}", self.nama),
            jenis=jenis,
            pengunggah=self.pemilik if baris is None else self.verifikator,
            pelaksanaan=baris,
            butir=butir,
        )
        # The story plays in the past, and so must its files.
        Berkas.objects.filter(pk=berkas.pk).update(dibuat=self.saat)
        return berkas


def _pemilik(nomor: int, nama: str) -> Pengguna:
    if nama == "CV Contoh Karya":
        return Pengguna.objects.get(email="direktur@cv-contoh-karya.test")
    if nama == "Contoh Penerjemah Perorangan":
        return Pengguna.objects.get(email="pemilik@contoh-perseorangan.test")
    return Pengguna.objects.create_user(f"usaha{nomor}@contoh.test", nama=f"Contoh Wakil {nomor}")


def _data_usaha(pemilik: Pengguna, nomor: int, nama: str, jenis: str) -> dict[str, object]:
    return {
        "pengguna": pemilik,
        "jenis": jenis,
        "nama": nama,
        "npwp": f"09999999989990{nomor:02d}",
        "nik": f"33250101018000{nomor:02d}",
        "alamat": f"Jalan Contoh Nomor {nomor}",
        "kabupaten_kota": "Batang",
        "provinsi": "Jawa Tengah",
        "kode_pos": "51211",
        "telepon": f"+62812000000{nomor:02d}",
        "nama_pimpinan": pemilik.nama,
        "jabatan_pimpinan": "Direktur",
    }


def _usaha_lain(pemilik: Pengguna, nomor: int, kasus: Kasus) -> PelakuUsaha:
    """The data form of a case of Kaltim or Pagar Alam."""
    kaltim = kasus.unit == "kaltim"
    data = _data_usaha(pemilik, nomor, kasus.judul, "perseorangan" if kaltim else "badan_usaha")
    tempat = ("Samarinda", "Kalimantan Timur") if kaltim else ("Pagar Alam", "Sumatera Selatan")
    kode = {"nik": f"{64720 if kaltim else 16720}10101800{nomor:03d}"}
    alamat = dict(zip(("kabupaten_kota", "provinsi"), tempat, strict=True))
    return PelakuUsaha.objects.create(**data | kode | alamat | {"nama_pimpinan": "Contoh Pimpinan"})


def _hari_kerja_lalu(unit: Unit, banyak: int, menit: int) -> datetime:
    """Nine o'clock and `menit` minutes, this many working days ago."""
    kalender = kalender_unit(unit)
    saat = sekarang().astimezone(unit.tzinfo).replace(hour=9, minute=0, second=0)
    while banyak:
        saat -= timedelta(days=1)
        banyak -= kalender.sedang_buka(saat)
    return saat + timedelta(minutes=menit)


def _gambar(judul: str, nama: str) -> UnggahanBersih:
    """A picture that cannot be mistaken for a real document."""
    gambar = Image.new("RGB", (860, 540), "#eff5fd")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((20, 20, 839, 519), outline="#196bcd", width=4)
    pena.text((60, 70), judul, fill="#0a489f", font_size=56)
    pena.text((60, 170), nama, fill="#1f1f1f", font_size=32)
    pena.text((60, 430), "Gambar contoh, bukan dokumen asli", fill="#d50b0b", font_size=28)
    isi = io.BytesIO()
    gambar.save(isi, "PNG")
    return UnggahanBersih("gambar-contoh.png", "image/png", isi.getvalue())
