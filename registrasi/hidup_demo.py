"""How registrations go in three months: patterns of the four SOPs, and what a pelaku usaha does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from registrasi import usaha_demo
from registrasi.models import JenisDokumen, PermohonanAkun
from ukpbj.demo.hidup import Hidup
from ukpbj.demo.irama import SEHARI
from ukpbj.demo.pola import Pola, Tempo
from ukpbj.dokumen.unggahan import simpan_berkas
from ukpbj.sop.definisi import Arah, Bentuk, Hasil, Sisi
from ukpbj.sop.models import Berkas, PelaksanaanLangkah
from ukpbj.sop.tindakan import kunci_butir

if TYPE_CHECKING:
    from random import Random

    from ukpbj.akun.models import Unit

NAMA = (
    "Abadi", "Anugerah", "Bahari", "Bintang", "Cemerlang", "Damai", "Fajar", "Gemilang",
    "Harapan", "Indah", "Jaya", "Kencana", "Laksana", "Megah", "Nusa", "Permata", "Prima",
    "Rimba", "Sejahtera", "Sentosa", "Sinar", "Surya", "Tunas", "Unggul", "Wijaya",
)  # fmt: skip
KEAHLIAN = (
    "Akuntansi", "Arsitektur", "Desain", "Ekonomi", "Elektronika", "Geologi", "Hidrologi",
    "Informatika", "Jalan", "Jembatan", "Kehutanan", "Kesehatan", "Lanskap", "Manajemen",
    "Mekanikal", "Pemetaan", "Pendidikan", "Perikanan", "Perkebunan", "Pertanian", "Peternakan",
    "Psikologi", "Sosiologi", "Struktur", "Transportasi",
)  # fmt: skip
BADAN = [f"{bentuk} Contoh {nama}" for nama in NAMA for bentuk in ("CV", "PT")]
AHLI = [f"Contoh Ahli {bidang}" for bidang in KEAHLIAN]

PERTAMA = {"batang": 100, "kaltim": 300, "pagaralam": 500, "rekrutmen": 700}
"""Numbers of the logins, so that no two families share one."""
KURANG_JELAS = "Pindaian NPWP tidak terbaca. Unggah yang lebih jelas."
ALASAN = {
    "perlu perbaikan": (KURANG_JELAS,),
    "ditolak": ("Dokumen bukan milik pemohon.",),
    "tidak lengkap": (
        "Formulir keikutsertaan belum bermeterai.",
        "Sertifikat habis masa berlakunya. Unggah yang masih berlaku.",
    ),
    "tidak sesuai": ("Nama pimpinan pada akta berbeda dengan isian daring.",),
    "masuk daftar hitam": ("Tercantum dalam daftar hitam INAPROC.",),
    "diberitahukan": ("Tercantum dalam daftar hitam INAPROC.",),
    "sudah terdaftar": ("Sudah terdaftar di LPSE lain dengan NPWP yang sama.",),
}
BATAL = ("Pemohon mengundurkan diri lewat surat.", "Permohonan ganda; dilanjutkan yang pertama.")


class HidupPendaftaran(Hidup):
    """A case whose pelaku usaha uploads what a step wants as a file."""

    proses: PermohonanAkun

    def sebelum_selesai(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        langkah = baris.langkah
        if langkah.arah(hasil) is not Arah.MAJU:
            return
        for sisi in Sisi:
            for nomor, butir in enumerate(langkah.butir(sisi), start=1):
                if butir.bentuk is Bentuk.BERKAS and set(butir.bila) <= self.proses.fakta():
                    jenis = self.proses.kelas.dokumen_butir.get(butir.teks, "bukti")
                    self._unggah(jenis, baris, kunci_butir(sisi, nomor))

    def _unggah(
        self, jenis: str, baris: PelaksanaanLangkah | None = None, butir: str = ""
    ) -> Berkas:
        pemohon = self.proses.pemohon
        assert pemohon is not None  # noqa: S101  (every case has one)
        dari_pemohon = baris is None or baris.milik_pelaku_usaha
        return simpan_berkas(
            proses=self.proses,
            unggahan=usaha_demo.gambar(f"CONTOH {jenis.partition('_')[0].upper()}"),
            jenis=jenis,
            pengunggah=pemohon if dari_pemohon else self._siapa(cast(Any, baris).langkah),
            pelaksanaan=baris,
            butir=butir,
            pada=self.saat,
        )


class HidupBatang(HidupPendaftaran):
    """With the appointment of the call, and a finding for each document."""

    def sebelum_selesai(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        super().sebelum_selesai(baris, hasil)
        if baris.urut == 2:
            for jenis in JenisDokumen:
                self._unggah(jenis)
        elif baris.urut == 3 and baris.kunjungan > 1:
            self._unggah(JenisDokumen.NPWP)

    def masukan(self, baris: PelaksanaanLangkah, hasil: Hasil) -> dict[str, Any]:
        if baris.urut == 4:
            waktu = self.irama.janji(self.saat, self.dadu.uniform(0.1, 1.2))
            return {"waktu": waktu, "tautan": "https://panggilan.contoh.test/ruang"}
        if baris.urut == 5:
            return {"pemeriksaan": self._temuan(sesuai=hasil.nama == "sesuai")}
        return {}

    def _temuan(self, *, sesuai: bool) -> list[dict[str, Any]]:
        berkas = {b.jenis: b for b in self.proses.berkas.filter(butir="", diganti=None)}
        return [
            {
                "jenis": jenis,
                "sesuai": (baik := sesuai or jenis != JenisDokumen.NPWP),
                "catatan": "" if baik else KURANG_JELAS,
                "berkas": berkas.get(jenis),
            }
            for jenis in JenisDokumen
        ]


def _pemohon(
    unit: Unit, nomor: int, dadu: Random, *, keluarga: str, pola: str = "badan_usaha"
) -> Mapping[str, Any]:
    """What a case begins with: its pelaku usaha, with a login and the data form filled in."""
    daftar = AHLI if pola == "perseorangan" else BADAN
    putaran, mana = divmod(nomor, len(daftar))
    nama = daftar[mana] + (f" {'ABCDEFGHIJ'[putaran % 10]}" if putaran else "")
    urut = PERTAMA[keluarga] + nomor
    pemilik = usaha_demo.pemilik(urut, nama, nama)
    usaha = usaha_demo.usaha(pemilik, urut, nama, pola, unit.kode)
    return {"pemohon": pemilik, "isian": {"pelaku_usaha": usaha}}


SENDIRI = Tempo(hari=900 / SEHARI, sebar=0.9)
"""What the pelaku usaha does on the screen, where the SOP prints no limit."""
MENYIAPKAN = Tempo(hari=0.6, sebar=0.9)

POLA = (
    Pola(
        "registrasi-batang", 62, BADAN, "batang", alasan=ALASAN, batal=BATAL, hidup=HidupBatang,
        siapkan=partial(_pemohon, keluarga="batang"),
        hasil={3: {"minta verifikasi tatap muka": 0.7}},
        tempo={
            1: Tempo(1.2, 0.8), 2: Tempo(0.9, 0.7), 3: Tempo(1.5, 1.0), 8: Tempo(1.0, 0.8),
            4: Tempo(0.62, 0.7, arah=-0.9), 5: Tempo(0.55, 0.35), 7: Tempo(0.5, 0.7, arah=0.4),
        },
    ),
    Pola(
        "registrasi-kaltim-perseorangan", 44, AHLI, "kaltim", alasan=ALASAN, batal=BATAL,
        hidup=HidupPendaftaran,
        siapkan=partial(_pemohon, keluarga="kaltim", pola="perseorangan"),
        hasil={
            6: {"masuk daftar hitam": 0.05, "tidak masuk daftar hitam": 1},
            11: {"sudah terdaftar": 0.07, "belum terdaftar": 1},
        },
        tempo={
            5: Tempo(0.5, 0.6), 8: Tempo(0.66, 0.6, arah=0.7), 17: Tempo(0.6, 0.8, arah=-0.8),
            1: Tempo(1.2, 0.8), 2: Tempo(1.2, 0.8), 4: Tempo(3, 0.9),
        },
    ),
    Pola(
        "registrasi-pagaralam", 36, BADAN, alasan=ALASAN, batal=BATAL, hidup=HidupPendaftaran,
        siapkan=partial(_pemohon, keluarga="pagaralam"),
        tempo={
            0: SENDIRI, 6: MENYIAPKAN,
            7: Tempo(0.45, 0.7, arah=-1.0), 8: Tempo(0.55, 0.7, arah=0.5),
        },
    ),
    Pola(
        "rekrutmen-registrasi-pagaralam", 24, BADAN[25:] + BADAN[:25], alasan=ALASAN, batal=BATAL,
        hidup=HidupPendaftaran, siapkan=partial(_pemohon, keluarga="rekrutmen"),
        hasil={9: {"belum": 0.3}},
        tempo={
            0: SENDIRI, 6: MENYIAPKAN, 7: MENYIAPKAN, 8: Tempo(0.5, 0.6), 9: Tempo(0.4, 0.6),
            11: Tempo(0.4, 0.6), 12: Tempo(0.6, 0.7, arah=0.9), 13: Tempo(0.4, 0.6),
            14: Tempo(0.4, 0.6), 15: Tempo(0.6, 0.8),
        },
    ),
)  # fmt: skip
