"""Random walks through registrasi-batang: whatever people try, no case leaves its table.

Each walk is a case on which everybody does what comes to mind, allowed or not, while time passes.
After every act all that must always hold is looked at, and at the end the case must still be able
to finish. The seed is the number of the walk.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from registrasi.alur.registrasi_batang import RegistrasiBatang
from tests import pabrik
from tests.pabrik import SENIN_PAGI, Lengkap, Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.sop import alur, jejak, layanan, penyimpangan
from ukpbj.sop.definisi import Akhir, Arah, Hasil
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses

pytestmark = pytest.mark.django_db

PERJALANAN = int(
    os.environ.get("PERJALANAN_ACAK", "200" if not os.environ["DATABASE_URL"] else "30")
)
SEKALI = 10
"""Walks per test, so that a failure names a handful of seeds."""
PERBUATAN = 14
SOP = RegistrasiBatang.sop
KEADAAN = {langkah.keadaan for langkah in SOP.langkah} | {akhir.value for akhir in Akhir}


@dataclass
class Perjalanan:
    """One case, the people around it, and what a simple model says its state must be."""

    acak: random.Random
    pemeran: Pemeran
    proses: RegistrasiBatang
    pada: datetime = SENIN_PAGI
    keadaan: str = "langkah_1"
    versi: int = 0
    panjang: int = 1
    kisah: list[str] = field(default_factory=list)

    def baris(self) -> PelaksanaanLangkah:
        return pabrik.baris_terbuka(self.proses)

    def yang_berhak(self, baris: PelaksanaanLangkah) -> Pengguna:
        if baris.milik_pelaku_usaha:
            return self.pemeran.vendor_a
        return baris.pemegang or self.pemeran.verifikator

    def siapa_saja(self) -> Pengguna:
        p = self.pemeran
        return self.acak.choice(
            [p.verifikator, p.verifikator_lain, p.kepala, p.helpdesk, p.vendor_a, p.vendor_b]
        )

    # --- Acts ---------------------------------------------------------------------------------

    def waktu_berlalu(self) -> None:
        lama = self.acak.choice([0, 20, 59, 61, 600, 3600, 86_400, 400_000])
        self.pada += timedelta(seconds=lama)

    def selesaikan(self) -> None:
        """With what is right and what may be missing; the door decides."""
        baris = self.baris()
        maju = [h for h in baris.langkah.lanjut if baris.langkah.arah(h) is Arah.MAJU]
        hasil = self.acak.choice([*baris.langkah.lanjut, *maju * 3])
        oleh = self.yang_berhak(baris) if self.acak.random() < 0.8 else self.siapa_saja()
        self.selesaikan_dengan(baris, hasil, oleh)

    def selesaikan_dengan(self, baris: PelaksanaanLangkah, hasil: Hasil, oleh: Pengguna) -> None:
        kunci = pabrik.kunci_berlaku(baris, hasil.nama)
        kurang = {k: "Tidak ada." for k in kunci if self.acak.random() < 0.1}
        alasan = self.acak.choice(["", "Disusulkan.", "Disusulkan."])
        masukan = {}
        if baris.urut == 4:
            masukan = {"waktu": self.pada + timedelta(minutes=self.acak.choice([0, 0, 90, 3000]))}
        isian = pabrik.isian(baris, hasil.nama, Lengkap(kurang, alasan, masukan))
        layanan.selesaikan_langkah(baris.pk, hasil.nama, oleh=oleh, isian=isian, pada=self.pada)
        self.keadaan = alur.tujuan(SOP, hasil)

    def karang_hasil(self) -> None:
        nama = self.acak.choice([h.nama for b in SOP.langkah for h in b.lanjut] + ["selesai", ""])
        baris = self.baris()
        if baris.langkah.hasil(nama) is None:
            layanan.selesaikan_langkah(baris.pk, nama, oleh=self.yang_berhak(baris), pada=self.pada)

    def ulangi_langkah_lama(self) -> None:
        lama = self.proses.pelaksanaan.exclude(selesai=None).order_by("?").first()
        if lama:
            layanan.selesaikan_langkah(lama.pk, lama.hasil, oleh=self.siapa_saja(), pada=self.pada)

    def ambil(self) -> None:
        layanan.ambil_langkah(self.baris().pk, oleh=self.siapa_saja(), pada=self.pada)

    def lepas(self) -> None:
        layanan.lepas_langkah(self.baris().pk, oleh=self.siapa_saja(), pada=self.pada)

    def atur_jam(self) -> None:
        baris, oleh = self.baris(), self.siapa_saja()
        if self.acak.random() < 0.5:
            layanan.catat_hadir(baris.pk, oleh=oleh, pada=self.pada)
        else:
            nanti = self.pada + timedelta(hours=self.acak.choice([-1, 1, 30]))
            layanan.geser_janji(baris.pk, nanti, "Berhalangan.", oleh=oleh, pada=self.pada)

    def bersiap(self) -> None:
        self.siapkan(self.baris())

    def sapu(self) -> None:
        penyimpangan.sapu(self.pada)

    def batalkan(self) -> None:
        if self.acak.random() < 0.2:
            layanan.batalkan(self.proses.pk, "Ganda.", oleh=self.siapa_saja(), pada=self.pada)
            self.keadaan = "dibatalkan"

    def sembarang(self) -> Callable[[], None]:
        banyak = [self.selesaikan] * 8 + [self.waktu_berlalu] * 3 + [self.bersiap] * 3 + [self.sapu]
        return self.acak.choice([
            *banyak, self.karang_hasil, self.ulangi_langkah_lama, self.ambil, self.lepas,
            self.atur_jam, self.batalkan,
        ])  # fmt: skip

    def siapkan(self, baris: PelaksanaanLangkah) -> None:
        """What step 5 needs before it can go forward: the visitor or the time, and the evidence."""
        if baris.urut != 5:
            return
        oleh = self.yang_berhak(baris)
        if baris.mulai is None:
            layanan.catat_hadir(baris.pk, oleh=oleh, pada=self.pada)
        else:
            self.pada = max(self.pada, baris.mulai)
        pabrik.unggah_bukti(baris, oleh, self.pada)

    # --- Going on to the end ------------------------------------------------------------------

    def tuntaskan(self) -> None:
        """Whatever happened so far: the case is not stuck."""
        for _ in range(12):
            if self.keadaan in {akhir.value for akhir in Akhir}:
                return
            baris = self.baris()
            oleh = self.yang_berhak(baris)
            self.siapkan(baris)
            hasil = next(h for h in baris.langkah.lanjut if baris.langkah.arah(h) is Arah.MAJU)
            masukan = {"waktu": self.pada} if baris.urut == 4 else {}
            isian = pabrik.isian(baris, hasil.nama, Lengkap(masukan=masukan))
            layanan.selesaikan_langkah(baris.pk, hasil.nama, oleh=oleh, isian=isian, pada=self.pada)
            self.keadaan = alur.tujuan(SOP, hasil)
            self.periksa(ditolak=False)
        raise AssertionError("perkara ini tidak sampai ke akhir")

    # --- What must always hold ----------------------------------------------------------------

    def periksa(self, ditolak: bool) -> None:
        proses = Proses.objects.get(pk=self.proses.pk)
        baris = list(proses.pelaksanaan.select_related("unit"))
        self._periksa_keadaan(proses, baris, ditolak)
        self._periksa_jam(baris)
        self._periksa_penyimpangan(baris)

    def _periksa_keadaan(
        self, proses: Proses, baris: list[PelaksanaanLangkah], ditolak: bool
    ) -> None:
        assert proses.keadaan == self.keadaan
        assert proses.keadaan in KEADAAN
        terbuka = [b.langkah.keadaan for b in baris if b.selesai is None]
        assert terbuka == ([] if proses.sudah_berakhir else [self.keadaan])
        assert (proses.berakhir is not None) is proses.sudah_berakhir
        assert proses.versi >= self.versi
        assert proses.panjang_jejak >= self.panjang
        if ditolak:
            assert (proses.versi, proses.panjang_jejak) == (self.versi, self.panjang)
        assert jejak.periksa(proses) is None
        selesai = sum(b.selesai is not None for b in baris)
        assert proses.versi == selesai
        self.versi, self.panjang = proses.versi, proses.panjang_jejak

    def _periksa_jam(self, baris: list[PelaksanaanLangkah]) -> None:
        kalender = kalender_unit(self.pemeran.unit)
        for satu in baris:
            if satu.mulai is None:
                assert satu.jatuh_tempo is None
                continue
            assert satu.batas is not None
            assert satu.jatuh_tempo == kalender.jatuh_tempo(satu.mulai, satu.batas)
            assert satu.terlambat_sejak == kalender.terlambat_sejak(satu.jatuh_tempo)

    def _periksa_penyimpangan(self, baris: list[PelaksanaanLangkah]) -> None:
        milik_vendor = {b.pk for b in baris if b.milik_pelaku_usaha}
        tercatat = list(Penyimpangan.objects.filter(pelaksanaan__proses=self.proses.pk))
        assert not milik_vendor & {p.pelaksanaan_id for p in tercatat}
        waktu = {p.pelaksanaan_id for p in tercatat if p.jenis == "waktu"}
        telat = {b.pk for b in baris if b.selesai and b.is_terlambat(b.selesai)}
        assert telat <= waktu


@pytest.mark.parametrize("dari", range(0, PERJALANAN, SEKALI))
def test_perjalanan_acak_tidak_pernah_keluar_dari_tabelnya(dari: int) -> None:
    pemeran = pabrik.buat_pemeran()
    for benih in range(dari, dari + SEKALI):
        proses = pabrik.buat_permohonan(1, pemeran=pemeran, pada=SENIN_PAGI)
        jalan = Perjalanan(random.Random(benih), pemeran, proses)
        for _ in range(PERBUATAN):
            perbuatan, ditolak = jalan.sembarang(), False
            try:
                perbuatan()
            except GalatSop:
                ditolak = True
            jalan.kisah.append(f"{perbuatan.__name__}{' (ditolak)' if ditolak else ''}")
            try:
                jalan.periksa(ditolak)
            except AssertionError as galat:
                raise AssertionError(f"benih {benih}: {', '.join(jalan.kisah)}") from galat
            if Proses.objects.get(pk=proses.pk).sudah_berakhir:
                break
        jalan.tuntaskan()
