"""Random walks through every SOP: whatever people try, no case leaves its table.

A model (`acuan_perjalanan`) says of each act beforehand whether it passes and what follows; after
each act the case must be as the model has it, and at the end it must still be able to finish.
The seed is the number of the walk.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests import pemain
from tests.sop.acuan_perjalanan import Baris, Usaha
from tests.sop.perjalanan import Tangan
from ukpbj.akun.models import Pengguna
from ukpbj.sop import anak, ikatan, izin, layanan, penyimpangan
from ukpbj.sop.daftar import kelas_sop, semua_kelas
from ukpbj.sop.definisi import Arah
from ukpbj.sop.galat import TidakBerwenang
from ukpbj.sop.layanan import selesai
from ukpbj.sop.models import Proses, Tugas

pytestmark = pytest.mark.django_db

PERJALANAN = int(
    os.environ.get("PERJALANAN_ACAK", "200" if not os.environ["DATABASE_URL"] else "20")
)
SEKALI = 20
"""Walks per test: they share unit, people and calendar, and a failure names its seed."""


PERBUATAN = (4, 6, 12)
"""How many acts one walk has."""


class Perjalanan(Tangan):
    """What comes to people's minds."""

    def siapa(self, baris: Baris, benar: float = 0.75) -> Pengguna:
        if self.acak.random() < benar:
            return self.yang_benar(baris)
        boleh = [o for o in self.orang.semua if self.acuan.boleh(o, baris.langkah)]
        return self.acak.choice([*boleh, self.acak.choice(self.orang.semua)])

    def alasan(self, ada: float = 0.8) -> str:
        return pemain.SEBAB if self.acak.random() < ada else ""

    def waktu_berlalu(self) -> None:
        lama = self.acak.choice([0, 20, 59, 61, 600, 3600, 5400, 86_400, 400_000])
        self.acuan.pada += timedelta(seconds=lama)

    def selesaikan(self) -> None:
        baris = self.salah_satu()
        maju = [h for h in baris.langkah.lanjut if baris.langkah.arah(h) is Arah.MAJU]
        hasil = self.acak.choice([*baris.langkah.lanjut, *maju])
        semua = [kunci for kunci, _ in pemain.butir(baris.langkah)]
        usaha = Usaha(baris, hasil.nama, self.siapa(baris), alasan=self.alasan())
        usaha.kurang = [k for k in semua if self.acak.random() < 0.1]
        usaha.petugas = self._petugas(baris)
        self.pintu_selesai(usaha)

    def _petugas(self, baris: Baris) -> list[Pengguna]:
        if not baris.langkah.menunjuk:
            return []
        calon = list(self.orang.orang[baris.langkah.menunjuk])
        return self.acak.choice([calon[:1], calon[1:], calon, [], [self.orang.kepala]])

    def karang_hasil(self) -> None:
        baris = self.salah_satu()
        nama = self.acak.choice(["selesai", "", "dibatalkan", "ngawur"])
        if baris.langkah.hasil(nama) is None:
            self.pintu_selesai(Usaha(baris, nama, self.siapa(baris)))

    def ulangi_langkah_lama(self) -> None:
        if lama := [b for b in self.acuan.baris if b.hasil]:
            baris = self.acak.choice(lama)
            self.pintu_selesai(Usaha(baris, baris.hasil, self.siapa(baris, 0.4), alasan="x"))

    def ambil(self) -> None:
        baris = self.salah_satu()
        oleh = self.siapa(baris, 0.5)
        tolak = self.acuan.tolak_tangan(oleh, baris)
        if self.coba(tolak, layanan.ambil_langkah, self.pk(baris), oleh=oleh) and (
            baris.pemegang is None
        ):
            baris.pemegang = oleh
            self.acuan.jejak.append("ambil")

    def lepas(self) -> None:
        baris = self.salah_satu()
        oleh = self.siapa(baris, 0.5)
        boleh = baris.pemegang in (None, oleh) or self.acuan.memimpin(oleh)
        tolak = None if boleh else TidakBerwenang
        if self.coba(tolak, layanan.lepas_langkah, self.pk(baris), oleh=oleh) and baris.pemegang:
            baris.pemegang = None
            self.acuan.jejak.append("lepas")

    def alihkan(self) -> None:
        baris, alasan = self.salah_satu(), self.alasan()
        oleh = self.orang.kepala if self.acak.random() < 0.7 else self.siapa(baris)
        kepada = self.siapa(baris, 0.6)
        if self.acak.random() < 0.5:
            kepada = self.acak.choice(self.orang.orang.get(baris.langkah.peran, (kepada,)))
        tolak = self.acuan.tolak_alih(baris, kepada, alasan, oleh)
        if self.coba(tolak, layanan.alihkan_langkah, self.pk(baris), kepada, alasan, oleh=oleh):
            self.acuan.alih(baris, kepada)

    def buat_janji(self) -> None:
        baris, alasan = self._berjam(), self.alasan()
        waktu = self.pada + timedelta(hours=self.acak.choice([-1, 0, 1, 1, 30]))
        self.pintu_janji(baris, waktu, alasan, self.siapa(baris))

    def datang(self) -> None:
        baris = self._berjam()
        self.pintu_hadir(baris, self.siapa(baris))

    def _berjam(self) -> Baris:
        """Rather a row with a clock of its own, if one is open."""
        berjam = [b for b in self.acuan.terbuka() if b.langkah.janji]
        return self.acak.choice(berjam) if berjam else self.salah_satu()

    def siapkan(self) -> None:
        """The next appointment arrives; files are put where they are asked for."""
        self.siapkan_baris(self._berjam())

    def pilih_sublangkah(self) -> None:
        baris, huruf = self.acuan.utama(), self.acak.choice(["a", "a", "b", "z"])
        self.pintu_pilih(baris, huruf, self.siapa(baris))

    def urus_anak(self) -> None:
        """The child case goes on or is cancelled; the parent must not move by it."""
        baris = self.acuan.utama()
        if "berjalan" not in baris.anak[-1:]:
            return
        if self.acak.random() < 0.7:
            self.majukan_anak(baris, self.acak.choice([1, 3, 99]))
            return
        anak = self.nyata[baris.kunci].proses_anak.latest("pk")
        layanan.batalkan(anak.pk, "Ganda.", oleh=self.orang.kepala, pada=self.pada)
        baris.anak[-1] = "dibatalkan"

    def mulai_lagi(self) -> None:
        baris = self.acuan.utama()
        oleh = self.siapa(baris)
        tolak = self.acuan.tolak_mulai_lagi(baris, oleh)
        if self.coba(tolak, layanan.mulai_anak, self.pk(baris), oleh=oleh):
            baris.anak.append("berjalan")
            self.acuan.jejak.append("mulai_anak")

    def kerjakan_tugas(self) -> None:
        for tugas in Tugas.objects.terbuka().filter(proses=self.proses.pk):
            oleh = self.acak.choice(self.orang.semua)
            benar = self.orang.peran(oleh) == tugas.peran
            tolak = None if benar else TidakBerwenang
            if self.coba(tolak, layanan.selesaikan_tugas, tugas.pk, "Sudah.", oleh=oleh):
                self.acuan.jejak.append("selesaikan_tugas")

    def sapu(self) -> None:
        penyimpangan.sapu(self.pada)
        self.acuan.sapu()

    def batalkan(self) -> None:
        if self.acak.random() < 0.6:
            return
        anak, alasan = self.acak.choice([None, True, False]), self.alasan()
        oleh = self.siapa(self.acuan.utama(), 0.3)
        tolak = self.acuan.tolak_batal(alasan, anak, oleh)
        pintu, pk = layanan.batalkan, self.proses.pk
        if self.coba(tolak, pintu, pk, alasan, oleh=oleh, beserta_anak=anak):
            self.acuan.batal(anak)

    def sembarang(self) -> Callable[[], None]:
        banyak = [self.selesaikan] * 9 + [self.waktu_berlalu] * 2 + [self.siapkan, self.sapu]
        langkah = self.acuan.utama().langkah
        if langkah.proses_anak:
            banyak += [self.urus_anak] * 5 + [self.mulai_lagi] * 2
        if langkah.anak:
            banyak += [self.pilih_sublangkah] * 3
        if any(b.langkah.janji for b in self.acuan.terbuka()):
            banyak += [self.buat_janji, self.datang, self.siapkan] * 2
        banyak += [self.ambil, self.lepas, self.alihkan, self.batalkan, self.kerjakan_tugas]
        jarang = [self.buat_janji, self.datang, self.pilih_sublangkah, self.mulai_lagi]
        ngawur = [self.karang_hasil, self.ulangi_langkah_lama, self.acak.choice(jarang)]
        return self.acak.choice([*banyak, *ngawur])

    def jalan(self) -> None:
        self.melaju()
        for _ in range(self.acak.choice(PERBUATAN)):
            perbuatan = self.sembarang()
            self.kisah.append(perbuatan.__name__)
            perbuatan()
            self.periksa()
            if self.acuan.berakhir:
                break
        self.periksa_akhir()
        if not self.acuan.berakhir:
            self.tuntaskan()


def berjalan(kelas: type[Proses], benih: range) -> None:
    orang = pemain.buat_pemain(kelas)
    for satu in benih:
        jalan = Perjalanan(satu, kelas, orang)
        try:
            jalan.jalan()
        except Exception as galat:
            kisah = "\n  ".join(jalan.kisah)
            raise AssertionError(f"{kelas.sop.kode}, benih {satu}:\n  {kisah}") from galat


@pytest.mark.parametrize("dari", range(0, PERJALANAN, SEKALI))
@pytest.mark.parametrize("kelas", semua_kelas(), ids=lambda kelas: kelas.sop.kode)
def test_perjalanan_acak_tidak_pernah_keluar_dari_tabelnya(kelas: type[Proses], dari: int) -> None:
    berjalan(kelas, range(dari, min(dari + SEKALI, PERJALANAN)))


# --- Negative controls: a door that forgets something is found out ----------------------------


@pytest.mark.parametrize(
    ("kode", "modul", "nama", "lalai"),
    [
        ("distribusi-personil", selesai, "periksa_wewenang", lambda *isi: None),
        ("pengelolaan-penyedia", anak, "penghalang", lambda *isi: ""),
        ("pencatatan-kinerja", anak, "penghalang", lambda *isi: ""),
        ("pengelolaan-penyedia", penyimpangan, "catat_terlambat", lambda *isi: False),
        ("distribusi-personil", penyimpangan, "catat_kurang", lambda *isi: []),
        ("perencanaan-pengadaan", ikatan, "tetapkan", lambda *isi: []),
        ("perencanaan-pengadaan", izin, "orang_terikat", lambda proses: defaultdict(set)),
    ],
)
def test_pintu_yang_lalai_ketahuan(
    monkeypatch: pytest.MonkeyPatch, kode: str, modul: Any, nama: str, lalai: Any
) -> None:
    monkeypatch.setattr(modul, nama, lalai)
    with pytest.raises(AssertionError, match="benih"):
        berjalan(kelas_sop(kode), range(200))
