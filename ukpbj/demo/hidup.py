"""One invented case and what becomes of it: every step through its door, until now.

Whatever would end after now is left open, so the desk of today is what three months have left.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.demo.irama import SEHARI, SEJAM, Agenda, Irama
from ukpbj.demo.pemain import isian_lengkap
from ukpbj.demo.tanggapan import Tanggapan
from ukpbj.sop import izin, layanan
from ukpbj.sop.definisi import (
    SUBLANGKAH_SELESAI,
    TANPA_SASARAN,
    Arah,
    Bentuk,
    Hasil,
    Langkah,
    MulaiJam,
    Pilih,
    Sisi,
)
from ukpbj.sop.tindakan import kunci_butir

if TYPE_CHECKING:
    from random import Random

    from ukpbj.akun.models import Pengguna
    from ukpbj.demo.panggung import Panggung
    from ukpbj.demo.pola import Pola
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

BIASA = {Arah.MAJU: 0.5, Arah.KEMBALI: 0.14, Arah.TOLAK: 0.05, Arah.ALIH: 0.05}
"""Chances of an outcome by what it does, where the pattern says nothing; the first one has 1."""
PUTARAN_TERBANYAK = 3
DIAMBIL, KURANG, BATAL, GESER_JANJI, TANPA = 0.75, 0.022, 0.004, 0.12, 0.06
LEKAS = 5 * 60
"""Shorter work (seconds) is done without claiming it first."""
SIBUK, SEJAK_SIBUK = 1.8, 0.94
"""The last days are busy, as they always are: everything takes so many times longer."""
ALASAN = (
    "Belum sesuai mutu baku; catatan diberikan kepada penyusunnya.",
    "Ada isian yang belum lengkap.",
    "Data pendukungnya belum sama dengan isiannya.",
)
CATATAN_KURANG = (
    "Lampirannya menyusul.",
    "Tanda tangan satu pejabat menyusul.",
    "Masih berupa draf; naskah akhirnya menyusul.",
    "Data bulan ini belum terbit.",
)
TANPA_KARENA = "Tidak ada pelaku usaha dalam kelompok ini pada triwulan ini."
GESER_KARENA = ("Pimpinan rapat berhalangan.", "Peserta meminta waktu lain.")


class Berhenti(Exception):
    """The next act lies after now: here the case stands."""


class Hidup:
    """A case on its way. `saat` is where its clock stands."""

    def __init__(self, pola: Pola, panggung: Panggung, dadu: Random, proses: Proses) -> None:
        self.pola, self.panggung, self.dadu, self.proses = pola, panggung, dadu, proses
        self.saat = proses.dibuat
        self.irama = Irama(panggung.kalender(proses.unit), dadu)
        self.agenda = Agenda()
        self.tanggapan = Tanggapan(panggung, self.irama, self.agenda)

    def jalani(self) -> None:
        try:
            while baris := self.proses.pelaksanaan_terbuka():
                baris.proses = self.proses
                self._jalani_langkah(baris, baris.langkah)
        except Berhenti:
            pass
        self.agenda.sampai(self.panggung.kini)

    def _sampai(self, saat: datetime) -> datetime:
        """Let time pass until the next act. Raises Berhenti."""
        if saat > self.panggung.kini:
            raise Berhenti
        self.agenda.sampai(saat)
        self.saat = saat
        return saat

    # --- One step ------------------------------------------------------------------------------

    def _jalani_langkah(self, baris: PelaksanaanLangkah, langkah: Langkah) -> None:
        hasil = self._pilih_hasil(langkah, baris.kunjungan)
        self._awasi(baris)
        for satu in baris.sublangkah.all() if langkah.anak else ():
            self._awasi(satu)
        if langkah.proses_anak:
            self._jalani_anak(baris, langkah)
        oleh = self._siapa(langkah)  # only now: a child case may have named somebody
        baris = self._siapkan_jam(baris, langkah, oleh)
        if langkah.anak and langkah.anak.pilih is Pilih.SATU:
            self._jalani_satu(baris, langkah, oleh)
        elif langkah.anak:
            self._jalani_semua(baris, langkah)
        if self.dadu.random() < BATAL:
            self._batalkan()
        elif langkah.anak or langkah.proses_anak:
            self._kerjakan(baris, hasil, oleh, self.irama.undi(0.6 * SEJAM, 0.8))
        else:
            self._kerjakan(baris, hasil, oleh, self._lama(baris, langkah))

    def _kerjakan(
        self, baris: PelaksanaanLangkah, hasil: Hasil, oleh: Pengguna, lama: float
    ) -> None:
        """Claim it, mostly, and end it this many working seconds after its clock started."""
        mulai = self.saat
        if baris.milik_pelaku_usaha:
            selesai = self.irama.luar_kantor(mulai, lama)
        else:
            selesai = self.irama.setelah(mulai, lama)
            if lama > LEKAS and self.dadu.random() < DIAMBIL:
                tunggu = lama * self.dadu.betavariate(1.4, 2.6)
                pada = self._sampai(min(self.irama.setelah(mulai, tunggu), selesai))
                layanan.ambil_langkah(baris.pk, oleh=oleh, pada=pada)
        self._sampai(selesai)
        self._selesaikan(baris, hasil, oleh)

    def _selesaikan(self, baris: PelaksanaanLangkah, hasil: Hasil, oleh: Pengguna) -> None:
        langkah = baris.langkah
        maju = langkah.arah(hasil) is Arah.MAJU
        kurang = self._yang_kurang(baris, langkah) if maju else {}
        self.sebelum_selesai(baris, hasil)
        isian = isian_lengkap(
            baris,
            hasil,
            kurang=kurang,
            alasan="" if maju else self._alasan(hasil),
            masukan=self.masukan(baris, hasil),
        )
        self.proses = layanan.selesaikan_langkah(
            baris.pk, hasil.nama, oleh=oleh, isian=isian, pada=self.saat
        )
        self.tanggapan.selesai(baris, self.saat, menyimpang=bool(kurang))

    def sebelum_selesai(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        """What has to be there before; families upload their files."""

    def masukan(self, baris: PelaksanaanLangkah, hasil: Hasil) -> dict[str, Any]:
        """The step's own form; families add theirs."""
        langkah = baris.langkah
        if not langkah.menunjuk:
            return {}
        calon = self.panggung.pemegang_tetap(self.proses, langkah.menunjuk)
        banyak = self.dadu.randint(1, len(calon)) if langkah.menunjuk_kelompok else 1
        return {"petugas": self.dadu.sample(calon, banyak)}

    def _batalkan(self) -> None:
        self._sampai(self.irama.undi_setelah(self.saat, 0.5 * SEHARI))
        alasan, oleh = self.dadu.choice(self.pola.batal), self.panggung.kepala(self.proses.unit)
        self.proses = layanan.batalkan(
            self.proses.pk, alasan, oleh=oleh, beserta_anak=True, pada=self.saat
        )

    # --- Appointments, sub-steps, child cases --------------------------------------------------

    def _siapkan_jam(
        self, baris: PelaksanaanLangkah, langkah: Langkah, oleh: Pengguna
    ) -> PelaksanaanLangkah:
        """See that the clock of the step has started, and be there when it does."""
        cara = langkah.mulai_jam(self.proses.fakta())
        if cara is None:
            return baris
        if cara is MulaiJam.KEHADIRAN:
            pada = self._sampai(self.irama.undi_setelah(self.saat, 2 * SEJAM, 0.8))
            baris = layanan.catat_hadir(baris.pk, oleh=oleh, pada=pada)
        else:
            if baris.janji is None:
                baris = self._buat_janji(baris, oleh)
            if self.dadu.random() < GESER_JANJI:
                baris = self._geser_janji(baris, oleh)
            self._sampai(cast(datetime, baris.janji))
        self._awasi(baris)
        return baris

    def _buat_janji(self, baris: PelaksanaanLangkah, oleh: Pengguna) -> PelaksanaanLangkah:
        pada = self._sampai(self.irama.undi_setelah(self.saat, SEJAM))
        waktu = self.irama.janji(pada, self.dadu.uniform(0.3, 3))
        return layanan.geser_janji(baris.pk, waktu, oleh=oleh, pada=pada)

    def _geser_janji(self, baris: PelaksanaanLangkah, oleh: Pengguna) -> PelaksanaanLangkah:
        """Move it a day or two, if there is time before it."""
        janji = cast(datetime, baris.janji)
        pada = self.irama.undi_setelah(self.saat, SEJAM)
        if pada >= janji:
            return baris
        waktu, alasan = self.irama.janji(janji, 1.5), self.dadu.choice(GESER_KARENA)
        return layanan.geser_janji(baris.pk, waktu, alasan, oleh=oleh, pada=self._sampai(pada))

    def _jalani_satu(self, baris: PelaksanaanLangkah, langkah: Langkah, oleh: Pengguna) -> None:
        pada = self._sampai(self.irama.undi_setelah(self.saat, 600))
        mana = self.dadu.choice(langkah.sublangkah)
        satu = layanan.pilih_sublangkah(baris.pk, mana.huruf, oleh=oleh, pada=pada)
        self._awasi(satu)
        self._tutup_bagian(satu, self.irama.setelah(pada, self._lama(satu, mana)))

    def _jalani_semua(self, baris: PelaksanaanLangkah, langkah: Langkah) -> None:
        """All begin with the step; each is closed when it is done."""
        seluruhnya = self._lama(baris, langkah)
        akhir = []
        for satu in baris.sublangkah.order_by("id"):
            satu.proses = self.proses
            mulai, milik = self.saat, satu.langkah
            lama = self._lama(satu, milik) if satu.batas else seluruhnya * self.dadu.uniform(0.5, 1)
            if milik.mulai_jam(self.proses.fakta()) is MulaiJam.JANJI:
                satu = self._buat_janji(satu, self._siapa(milik))
                self._awasi(satu)
                mulai = cast(datetime, satu.janji)
            akhir.append((self.irama.setelah(mulai, lama), satu))
        for kapan, satu in sorted(akhir, key=lambda a: (a[0], a[1].pk)):
            self._tutup_bagian(satu, max(kapan, self.saat))

    def _tutup_bagian(self, satu: PelaksanaanLangkah, kapan: datetime) -> None:
        satu.proses = self.proses
        lewat = TANPA_SASARAN in satu.langkah.lanjut and self.dadu.random() < TANPA
        self._sampai(kapan)
        hasil = TANPA_SASARAN if lewat else SUBLANGKAH_SELESAI
        self._selesaikan(satu, hasil, self._siapa(satu.langkah))

    def _jalani_anak(self, baris: PelaksanaanLangkah, langkah: Langkah) -> None:
        """The child case that the step has started; after a cancelled one, the next."""
        while True:
            kini = cast("Proses", baris.proses_anak.order_by("-id").first()).spesifik()
            pola = self.pola.anak[kini.kode_sop]
            anak = (pola.hidup or Hidup)(pola, self.panggung, self.dadu, kini)
            anak.jalani()
            if not anak.proses.sudah_berakhir:
                raise Berhenti
            self.saat = max(self.saat, anak.saat)
            if anak.proses.keadaan == "selesai":
                return
            pada = self._sampai(self.irama.undi_setelah(self.saat, SEHARI))
            layanan.mulai_anak(baris.pk, oleh=self._siapa(langkah), pada=pada)

    # --- Draws ---------------------------------------------------------------------------------

    def _pilih_hasil(self, langkah: Langkah, kunjungan: int) -> Hasil:
        tertulis = self.pola.hasil.get(langkah.urut, {})
        bobot = []
        for ke, hasil in enumerate(langkah.lanjut):
            arah = langkah.arah(hasil)
            nilai = tertulis.get(hasil.nama, 1.0 if not ke else BIASA[arah])
            if arah is Arah.KEMBALI:
                nilai *= 0.4 ** (kunjungan - 1) if kunjungan < PUTARAN_TERBANYAK else 0
            bobot.append(nilai)
        return self.dadu.choices(langkah.lanjut, bobot)[0] if any(bobot) else langkah.lanjut[0]

    def _siapa(self, langkah: Langkah) -> Pengguna:
        if langkah.peran == PELAKU_USAHA:
            return cast("Pengguna", self.proses.pemohon)
        calon = self.panggung.pemegang(self.proses, langkah.pelaku)
        if self.pola.terikat:
            milik = izin.orang_terikat(self.proses)
            terikat = {orang for peran in langkah.pelaku for orang in milik[peran]}
            calon = [orang for orang in calon if orang.pk in terikat] or calon
        return self.dadu.choice(calon)

    def _lama(self, baris: PelaksanaanLangkah, langkah: Langkah) -> float:
        batas = None
        if baris.mulai and baris.jatuh_tempo:
            batas = self.irama.kalender.detik_kerja(baris.mulai, baris.jatuh_tempo)
        tempo, usia = self.pola.tempo_langkah(langkah.urut), self.panggung.usia(self.saat)
        sibuk = SIBUK if usia > SEJAK_SIBUK else 1
        return sibuk * self.irama.lama(tempo, batas, usia)

    def _yang_kurang(self, baris: PelaksanaanLangkah, langkah: Langkah) -> dict[str, str]:
        if langkah.huruf or baris.milik_pelaku_usaha or self.dadu.random() >= KURANG:
            return {}
        calon = [
            kunci_butir(sisi, nomor)
            for sisi in Sisi
            for nomor, butir in enumerate(langkah.butir(sisi), start=1)
            if butir.bentuk is Bentuk.PERNYATAAN and not butir.bila and not butir.bila_hasil
        ]
        return {self.dadu.choice(calon): self.dadu.choice(CATATAN_KURANG)} if calon else {}

    def _alasan(self, hasil: Hasil) -> str:
        if hasil is TANPA_SASARAN:
            return TANPA_KARENA
        return self.dadu.choice(self.pola.alasan.get(hasil.nama, ALASAN))

    def _awasi(self, baris: PelaksanaanLangkah) -> None:
        """Have the sweep come by when the step becomes late, as it does every minute."""
        if baris.terlambat_sejak and not baris.milik_pelaku_usaha:
            saat = baris.terlambat_sejak.replace(second=0) + timedelta(seconds=61)
            self.agenda.pada(saat, partial(self.tanggapan.sapu, baris.pk, baris.terlambat_sejak))
