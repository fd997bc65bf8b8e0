"""Loading a database with synthetic cases; repeated, it adds more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, cycle
from random import Random
from typing import Any

from django.db import models, transaction
from django.utils.module_loading import autodiscover_modules

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.demo.beban.kasus import BATAS_TERBUKA, PEKAN, Berdiri, Isi, Nomor, Perajin
from ukpbj.demo.beban.muat import analisis, muat, nomor_berikut, setel_ulang_nomor
from ukpbj.demo.beban.orang import DASAR, Tempat, buat_tempat, pastikan_boleh
from ukpbj.demo.beban.sumbu import MENIT, Sumbu
from ukpbj.sop.batas import semua_baris, tanggal_unit
from ukpbj.sop.daftar import semua_kelas
from ukpbj.sop.definisi import Langkah
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import (
    BatasLangkah,
    IkatanPeran,
    PelaksanaanLangkah,
    Penyimpangan,
    Proses,
    RekapHarian,
    RiwayatPenyimpangan,
)
from ukpbj.sop.rekap import rekap_unit
from ukpbj.sop.waktu import sekarang

SEKALI_MUAT = 4000
"""Cases written at once."""
SEPEKAN = 5 * MENIT["hari"]
PALING_PANJANG = 20 * SEPEKAN
"""More working minutes than any case takes from its first step to its last."""

Pelengkap = Callable[[Sequence[Mapping[str, Any]]], list[dict[str, Any]]]
_pelengkap: dict[type[models.Model], Pelengkap] = {}


def pelengkap(keluarga: type[Proses]) -> Callable[[Pelengkap], Pelengkap]:
    """Register who gives cases of a family with a table of its own their columns there.

    The function takes rows of `Proses` by column name and answers with a row for each; apps put
    theirs into a module named `data_beban`.
    """

    def daftarkan(fungsi: Pelengkap) -> Pelengkap:
        _pelengkap[keluarga] = fungsi
        return fungsi

    return daftarkan


@dataclass(frozen=True)
class Ukuran:
    """How much: open step rows, closed ones per open one, units, people per role and unit.

    `terlambat`: percent of the cases that stand at a step recorded as late; `baru`: cases at a
    step that became late within the last working half hour, which no sweep has seen yet.
    """

    terbuka: int
    selesai_kali: int = 10
    unit: int = 5
    terlambat: int = 5
    baru: int = 0
    seperan: int = 2


@dataclass(frozen=True)
class Termuat:
    """Rows written."""

    proses: int
    terbuka: int
    selesai: int
    penyimpangan: int


def isi_beban(ukuran: Ukuran, pada: datetime | None = None, benih: int = 1) -> Termuat:
    """Load it all in one transaction. Equal `benih`, equal load but for the keys of addresses.

    Raises ValueError where the database holds people who are not invented.
    """
    pastikan_boleh()
    autodiscover_modules("data_beban")
    pada = pada or sekarang()
    with transaction.atomic():
        tempat = buat_tempat(ukuran.unit, ukuran.seperan)
        acak = Random(benih)  # noqa: S311  # spreads invented rows, guards nothing
        pemuat = _Pemuat(ukuran, tempat, pada, acak)
        pemuat.jalankan()
        # Not a difference to be warned of: what is added changes days that were counted before.
        RekapHarian.objects.filter(unit__in=[satu.unit for satu in tempat]).delete()
        for satu in tempat:
            rekap_unit(satu.unit, pada)
    analisis()
    return pemuat.termuat


class _Pemuat:
    """One load: which cases there are, and writing them by the thousand."""

    def __init__(
        self, ukuran: Ukuran, tempat: Sequence[Tempat], pada: datetime, acak: Random
    ) -> None:
        self.ukuran, self.acak = ukuran, acak
        self.kelas = [k for k in semua_kelas() if _dapat_dilengkapi(k)]
        self.kantor = [(k, b) for k in self.kelas for b in k.sop.langkah if b.peran != PELAKU_USAHA]
        self.semua = [(k, b) for k in self.kelas for b in k.sop.langkah]
        self.nomor = Nomor(
            *(count(nomor_berikut(m)) for m in (Proses, PelaksanaanLangkah, Penyimpangan))
        )
        self.perajin = self._perajin(tempat, pada)
        self.antre: list[tuple[type[Proses], Isi]] = []
        self.termuat = Termuat(0, 0, 0, 0)

    def _perajin(self, tempat: Sequence[Tempat], pada: datetime) -> list[Perajin]:
        lalu = PEKAN * SEPEKAN + PALING_PANJANG
        sumbu: dict[str, Sumbu] = {}
        for satu in tempat:
            if satu.unit.zona not in sumbu:
                sumbu[satu.unit.zona] = Sumbu(kalender_unit(satu.unit), pada, lalu)
        return [
            Perajin(satu, sumbu[satu.unit.zona], self.acak, _tetapkan_batas(satu, pada))
            for satu in tempat
        ]

    def jalankan(self) -> None:
        perajin = cycle(self.perajin)
        for kelas, berdiri in self._kasus():
            self._tambah(kelas, next(perajin).buat(kelas, berdiri, self.nomor))
        self._tulis()
        setel_ulang_nomor(Proses, PelaksanaanLangkah, Penyimpangan)

    def _kasus(self) -> Iterator[tuple[type[Proses], Berdiri]]:
        """Running and ended cases in turn, so that neither are all the newest."""
        batas = BATAS_TERBUKA.nilai * MENIT[BATAS_TERBUKA.satuan]
        for ke in range(self.ukuran.baru):
            yield self._pada(self.kantor, batas + 1 + ke % 29)
        terbuka, kali = self.ukuran.terbuka, self.ukuran.selesai_kali
        while self.termuat.terbuka < terbuka or self.termuat.selesai < kali * terbuka:
            penuh = self.termuat.terbuka >= terbuka
            if penuh or self.termuat.selesai < kali * self.termuat.terbuka:
                yield self.acak.choice(self.kelas), Berdiri(None, self._umur(PEKAN))
            elif self.acak.randrange(100) < self.ukuran.terlambat:
                yield self._pada(self.kantor, batas + 60 + self._umur(4), dicatat=True)
            else:
                yield self._pada(self.semua, self.acak.randint(1, batas - 1))

    def _umur(self, pekan: int) -> int:
        return self.acak.randint(1, pekan * SEPEKAN)

    def _pada(
        self, pilihan: Sequence[tuple[type[Proses], Langkah]], umur: int, *, dicatat: bool = False
    ) -> tuple[type[Proses], Berdiri]:
        kelas, langkah = self.acak.choice(pilihan)
        return kelas, Berdiri(langkah, umur, dicatat)

    # --- Writing ------------------------------------------------------------------------------

    def _tambah(self, kelas: type[Proses], isi: Isi) -> None:
        self.antre.append((kelas, isi))
        sudah = self.termuat
        tutup = sum("selesai" in baris for baris in isi.langkah)
        self.termuat = Termuat(
            sudah.proses + 1,
            sudah.terbuka + len(isi.langkah) - tutup,
            sudah.selesai + tutup,
            sudah.penyimpangan + len(isi.penyimpangan),
        )
        if len(self.antre) >= SEKALI_MUAT:
            self._tulis()

    def _tulis(self) -> None:
        isi = [satu for _, satu in self.antre]
        muat(Proses, [satu.proses for satu in isi])
        for keluarga, proses in self._berkeluarga().items():
            lengkap = zip(proses, _pelengkap[keluarga](proses), strict=True)
            muat(keluarga, [{"proses_ptr_id": p["id"], **lain} for p, lain in lengkap])
        muat(PelaksanaanLangkah, [baris for satu in isi for baris in satu.langkah])
        muat(IkatanPeran, [baris for satu in isi for baris in satu.ikatan])
        muat(Penyimpangan, [baris for satu in isi for baris in satu.penyimpangan])
        muat(RiwayatPenyimpangan, [baris for satu in isi for baris in satu.riwayat])
        self.antre.clear()

    def _berkeluarga(self) -> dict[type[models.Model], list[dict[str, Any]]]:
        hasil: dict[type[models.Model], list[dict[str, Any]]] = defaultdict(list)
        for kelas, isi in self.antre:
            if (keluarga := _keluarga(kelas)) is not Proses:
                hasil[keluarga].append(isi.proses)
        return hasil


def _keluarga(kelas: type[Proses]) -> type[models.Model]:
    """The class whose table holds the cases of this SOP."""
    return kelas._meta.concrete_model or kelas


def _dapat_dilengkapi(kelas: type[Proses]) -> bool:
    return _keluarga(kelas) is Proses or _keluarga(kelas) in _pelengkap


def _tetapkan_batas(tempat: Tempat, pada: datetime) -> dict[tuple[str, int, str], int]:
    """One long limit per row of every SOP, set by the head of the unit; ids by row."""
    sejak = tanggal_unit(tempat.unit, pada).replace(month=1, day=1)
    milik = BatasLangkah.objects.filter(unit=tempat.unit)
    if not milik.exists():
        BatasLangkah.objects.bulk_create(
            BatasLangkah(
                unit=tempat.unit,
                kode_sop=kelas.sop.kode,
                versi_sop=kelas.sop.versi,
                urut=baris.urut,
                huruf=baris.huruf,
                nilai=BATAS_TERBUKA.nilai,
                satuan=BATAS_TERBUKA.satuan,
                dasar=DASAR,
                berlaku_mulai=sejak,
                ditetapkan_oleh_id=tempat.kepala,
                dibuat=pada,
            )
            for kelas in semua_kelas()
            for baris in semua_baris(kelas.sop)
        )
    return {
        (kode, urut, huruf): pk
        for pk, kode, urut, huruf in milik.values_list("pk", "kode_sop", "urut", "huruf")
    }
