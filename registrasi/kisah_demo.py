"""Invented cases of the registration SOPs of Kaltim and Pagar Alam, at different steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import cast

from registrasi import usaha_demo
from registrasi.models import PermohonanAkun
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.demo.adegan import Adegan
from ukpbj.demo.cerita import Cerita, Jam
from ukpbj.demo.irama import mundur
from ukpbj.demo.kasus import SEHARI, SEJAM, Kasus, lama_cerita
from ukpbj.demo.panggung import Panggung
from ukpbj.dokumen.unggahan import simpan_berkas
from ukpbj.sop import layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import Bentuk, Hasil, Sisi
from ukpbj.sop.models import PelaksanaanLangkah, Tugas
from ukpbj.sop.tindakan import kunci_butir

KALTIM = "registrasi-kaltim-perseorangan"
PAGARALAM = "registrasi-pagaralam"
REKRUTMEN = "rekrutmen-registrasi-pagaralam"

LOLOS = {6: ["tidak masuk daftar hitam"] * 2, 11: ["belum terdaftar"] * 2}
HITAM = "Tercantum dalam daftar hitam INAPROC sampai 31 Desember 2026."

KISAH = (
    Kasus(KALTIM, "Contoh Ahli Geodesi", umur=3 * SEHARI, unit="kaltim", hasil=LOLOS),
    Kasus(KALTIM, "Contoh Ahli Lingkungan", umur=SEHARI, unit="kaltim", alasan=HITAM),
    Kasus(KALTIM, "Contoh Ahli Bangunan", umur=5 * SEHARI, unit="kaltim", alasan=HITAM),
    Kasus(
        KALTIM, "Contoh Ahli Hukum", umur=2 * SEHARI, unit="kaltim", hasil={6: LOLOS[6]},
        alasan="Sudah terdaftar di LPSE lain dengan NPWP yang sama.",
    ),
    Kasus(
        KALTIM, "Contoh Ahli Gizi", 10, SEJAM, "kaltim", hasil={6: LOLOS[6]},
        alasan="Sudah terdaftar di LPSE lain sejak 2024.",
    ),
    Kasus(
        KALTIM, "Contoh Penerjemah Perorangan", 8, 3 * SEJAM, "kaltim",
        hasil=LOLOS | {8: ["tidak lengkap"]},
        alasan="Sertifikat keahlian habis masa berlakunya. Unggah yang masih berlaku.",
    ),
    Kasus(KALTIM, "Contoh Ahli Statistik", 9, 90, "kaltim", LOLOS, janji={"": SEHARI}),
    Kasus(KALTIM, "Contoh Ahli Kelistrikan", 4, 3 * SEJAM, "kaltim"),
    Kasus(KALTIM, "Contoh Ahli Bahasa", 1, 20, "kaltim"),
    Kasus(PAGARALAM, "CV Contoh Besemah", umur=4 * SEHARI),
    Kasus(
        PAGARALAM, "PT Contoh Dempo", umur=2 * SEHARI, hasil={8: ["ditolak"]},
        alasan="Akta pendirian bukan milik pemohon.",
    ),
    Kasus(
        PAGARALAM, "CV Contoh Lematang", 7, SEJAM, hasil={7: ["tidak lengkap"]},
        alasan="Formulir keikutsertaan belum bermeterai.",
    ),
    Kasus(PAGARALAM, "CV Contoh Kopi", 6, 2 * SEJAM),
    Kasus(PAGARALAM, "PT Contoh Teh", 7, SEHARI, diambil=True),
    Kasus(PAGARALAM, "CV Contoh Sayur", 4, 40),
    Kasus(REKRUTMEN, "PT Contoh Selatan", umur=6 * SEHARI),
    Kasus(
        REKRUTMEN, "CV Contoh Karya", 12, 2 * SEJAM, hasil={12: ["tidak sesuai"]},
        alasan="Nama pimpinan pada akta berbeda dengan isian daring.",
    ),
    Kasus(REKRUTMEN, "CV Contoh Bukit", 10, 2 * SEHARI),
    Kasus(REKRUTMEN, "Koperasi Contoh Tani", 9, 25, hasil={9: ["belum"]}),
    Kasus(REKRUTMEN, "PT Contoh Air", 11, 10),
    Kasus(REKRUTMEN, "CV Contoh Gunung", 2, 5 * SEJAM),
)  # fmt: skip
"""Every name is invented and says so."""

DITANDAI = "Contoh Ahli Bangunan"
"""Whose blacklisting the verifikator has marked already."""


def semua(panggung: Panggung) -> Iterator[Adegan]:
    """Every case, and the duty one of them left."""
    for nomor, kasus in enumerate(KISAH, start=50):
        unit = panggung.unit[kasus.unit]
        mulai = mundur(panggung.kalender(unit), panggung.kini, lama_cerita(kasus))
        yield Adegan(mulai, partial(_mainkan, panggung, kasus, nomor, mulai))
    yield Adegan(panggung.kini, partial(_tandai_satu, panggung))


def _mainkan(panggung: Panggung, kasus: Kasus, nomor: int, mulai: datetime) -> None:
    unit = panggung.unit[kasus.unit]
    proses = _mulai(kasus, unit, nomor, mulai)
    jam = Jam(panggung.kalender(unit), mulai, panggung.kini)
    CeritaPendaftaran(_milik(kasus, proses), proses, jam).mainkan()


def _mulai(kasus: Kasus, unit: Unit, nomor: int, mulai: datetime) -> PermohonanAkun:
    pemohon = usaha_demo.pemilik(nomor, kasus.judul, kasus.judul)
    jenis = "perseorangan" if kasus.unit == "kaltim" else "badan_usaha"
    usaha = usaha_demo.usaha(pemohon, nomor, kasus.judul, jenis, kasus.unit)
    return layanan.mulai_proses(
        cast("type[PermohonanAkun]", kelas_sop(kasus.sop)),
        unit=unit,
        oleh=pemohon,
        pemohon=pemohon,
        judul=kasus.judul,
        isian={"pelaku_usaha": usaha},
        pada=mulai,
    )


def _milik(kasus: Kasus, proses: PermohonanAkun) -> Kasus:
    """The steps of the pelaku usaha are done by whoever applied."""
    assert proses.pemohon is not None  # noqa: S101  (just set)
    email = proses.pemohon.email
    urut = [satu.urut for satu in proses.kelas.sop.langkah if proses.kelas.halaman_dari(satu.urut)]
    return replace(kasus, oleh=dict.fromkeys(urut, email))


class CeritaPendaftaran(Cerita):
    """A case whose pelaku usaha uploads what a step wants as a file."""

    def _selesaikan(
        self, baris: PelaksanaanLangkah, hasil: Hasil, setelah: int, email: str = ""
    ) -> None:
        for sisi in Sisi:
            for nomor, butir in enumerate(baris.langkah.butir(sisi), start=1):
                if butir.bentuk is Bentuk.BERKAS:
                    self._unggah(baris, butir.teks, kunci_butir(sisi, nomor), setelah)
        super()._selesaikan(baris, hasil, setelah, email)

    def _unggah(self, baris: PelaksanaanLangkah, teks: str, kunci: str, setelah: int) -> None:
        proses = cast(PermohonanAkun, self.proses)
        assert proses.pemohon is not None  # noqa: S101  (every case has one)
        jenis = proses.kelas.dokumen_butir[teks]
        judul = f"CONTOH {jenis.partition('_')[0].upper()}"
        simpan_berkas(
            proses=proses,
            unggahan=usaha_demo.gambar(judul, self.kasus.judul),
            jenis=jenis,
            pengunggah=proses.pemohon,
            pelaksanaan=baris,
            butir=kunci,
            pada=self._pada(setelah),
        )


def _tandai_satu(panggung: Panggung) -> None:
    tugas = Tugas.objects.select_related("unit").get(proses__judul=DITANDAI)
    oleh = Pengguna.objects.get(email="verifikator.kaltim@contoh.test")
    jam = Jam(panggung.kalender(tugas.unit), tugas.dibuat, panggung.kini)
    catatan = "ID ditandai dalam daftar hitam SPSE, contoh tiket 12."
    layanan.selesaikan_tugas(tugas.pk, catatan, oleh=oleh, pada=jam.pada(SEJAM))
