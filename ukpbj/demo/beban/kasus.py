"""The rows of one synthetic case: its visits of steps, backwards in time from where it stands."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.demo.beban.orang import Tempat
from ukpbj.demo.beban.sumbu import MENIT, Sumbu
from ukpbj.sop.definisi import SUBLANGKAH_SELESAI, Akhir, Langkah, Pilih
from ukpbj.sop.kalender import Batas, jam
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan

if TYPE_CHECKING:
    from ukpbj.sop.models import Proses

Baris = dict[str, Any]
K = Penyimpangan.Keadaan

PEKAN = 26
"""Weeks over which the ends of cases lie spread."""
BATAS_TERBUKA = jam(150)
"""The limit the heads of load units have set for every step: about four weeks."""
LAMA_TANPA_BATAS = 15, 240
TERLAMBAT_SELESAI = 0.06
"""Part of the closed steps that took longer than their limit."""
KEADAAN_TERBUKA = (K.TERBUKA,) * 6 + (K.DIPERTANGGUNGJAWABKAN,) * 2 + (K.DIKEMBALIKAN, K.DITERIMA)
KEADAAN_SELESAI = (K.DITERIMA,) * 8 + (K.TERBUKA, K.DIPERTANGGUNGJAWABKAN)


@dataclass(frozen=True)
class Berdiri:
    """Where a case stands: at this step (None: it has ended), `umur` working minutes after it came
    there; `dicatat`: whether a sweep has seen that the step is late."""

    langkah: Langkah | None
    umur: int
    dicatat: bool = False


@dataclass(frozen=True)
class Isi:
    """The rows of a case, by table."""

    proses: Baris
    langkah: list[Baris]
    ikatan: list[Baris]
    penyimpangan: list[Baris]
    riwayat: list[Baris]


class Perajin:
    """Makes the cases of one unit. `batas`: id of the set limit by SOP, row and letter."""

    def __init__(
        self, tempat: Tempat, sumbu: Sumbu, acak: Random, batas: dict[tuple[str, int, str], int]
    ) -> None:
        self.tempat, self.sumbu, self.acak, self.batas = tempat, sumbu, acak, batas

    def buat(self, kelas: type[Proses], berdiri: Berdiri, nomor: Nomor) -> Isi:
        return _Kasus(self, kelas, berdiri, nomor).isi()


@dataclass
class Nomor:
    """The ids that are given next."""

    proses: Iterator[int]
    langkah: Iterator[int]
    penyimpangan: Iterator[int]


class _Kasus:
    """One case while its rows are made; `pada` is the index up to which its time is told."""

    def __init__(
        self, perajin: Perajin, kelas: type[Proses], berdiri: Berdiri, nomor: Nomor
    ) -> None:
        self.perajin, self.kelas, self.berdiri, self.nomor = perajin, kelas, berdiri, nomor
        self.sumbu, self.acak, self.tempat = perajin.sumbu, perajin.acak, perajin.tempat
        self.id = next(nomor.proses)
        self.lingkup = uuid.uuid4()
        self.pada = self.sumbu.kini - berdiri.umur
        kini = berdiri.langkah
        self.lewat = [b for b in kelas.sop.langkah if kini is None or b.urut < kini.urut]
        menunjuk = {satu.menunjuk for satu in self.lewat if satu.menunjuk}
        self.terikat = {peran: self.acak.choice(self.tempat.orang[peran]) for peran in menunjuk}
        self.langkah: list[Baris] = []
        self.penyimpangan: list[Baris] = []
        self.riwayat: list[Baris] = []

    def isi(self) -> Isi:
        berakhir, kini = self.sumbu.saat(self.pada), self.berdiri.langkah
        if kini is not None:
            self._buka(kini)
        for langkah in reversed(self.lewat):
            self._jalani(langkah)
        proses = {
            "id": self.id,
            "kunci": uuid.uuid4(),
            "nomor": f"BBN-{self.id:08d}",
            "judul": f"Kasus beban {self.id}",
            "unit_id": self.tempat.unit.pk,
            "lingkup": self.lingkup,
            "kode_sop": self.kelas.sop.kode,
            "versi_sop": self.kelas.sop.versi,
            "pemohon_id": self.tempat.vendor if self._dari_vendor else None,
            "keadaan": kini.keadaan if kini else Akhir.SELESAI.value,
            "versi": len(self.lewat),
            "dibuat": self.sumbu.saat(self.pada),
            "berakhir": None if kini else berakhir,
        }
        ikatan = [
            {"lingkup": self.lingkup, "peran_id": peran, "pengguna_id": orang}
            for peran, orang in self.terikat.items()
        ]
        return Isi(proses, self.langkah, ikatan, self.penyimpangan, self.riwayat)

    @property
    def _dari_vendor(self) -> bool:
        return self.kelas.sop.langkah[0].peran == PELAKU_USAHA

    # --- Visits -------------------------------------------------------------------------------

    def _buka(self, langkah: Langkah) -> None:
        induk = self._baris(langkah, self.pada)
        self._biarkan(induk)
        if langkah.anak and langkah.anak.pilih is Pilih.SEMUA:
            for bagian in langkah.sublangkah:
                self._biarkan(self._baris(bagian, self.pada, induk["id"]))

    def _biarkan(self, baris: Baris) -> None:
        """An open row: its clock runs, half of them somebody has claimed."""
        kunci = baris["kode_sop"], baris["urut"], baris["huruf"]
        self._pasang_batas(baris, self.pada, BATAS_TERBUKA, self.perajin.batas[kunci])
        if baris["peran"] == PELAKU_USAHA:
            return
        if self.acak.random() < 0.5:
            baris |= {"pemegang_id": self._orang(baris["peran"]), "diambil": baris["dibuka"]}
        if self.berdiri.dicatat:
            self._catat(baris, self.acak.choice(KEADAAN_TERBUKA))

    def _jalani(self, langkah: Langkah) -> None:
        akhir = self.pada
        self.pada -= self._lama(langkah)
        induk = self._baris(langkah, self.pada)
        self._tutup(induk, langkah, akhir, langkah.lanjut[0].nama)
        satu = langkah.anak is not None and langkah.anak.pilih is Pilih.SATU
        for bagian in langkah.sublangkah[: 1 if satu else None]:
            baris = self._baris(bagian, self.pada, induk["id"])
            self._tutup(baris, bagian, akhir, SUBLANGKAH_SELESAI.nama)

    def _tutup(self, baris: Baris, langkah: Langkah, akhir: int, hasil: str) -> None:
        vendor = langkah.peran == PELAKU_USAHA
        siapa = self.tempat.vendor if vendor else self._orang(langkah.peran)
        mulai = self.pada
        if langkah.batas:
            self._pasang_batas(baris, mulai, langkah.batas)
        baris |= {
            "mulai": self.sumbu.saat(mulai),
            "pemegang_id": siapa,
            "diambil": self.sumbu.saat(mulai + (akhir - mulai) // 4),
            "selesai": self.sumbu.saat(akhir),
            "hasil": hasil,
            "pelaksana_id": siapa,
        }
        sejak = baris.get("terlambat_sejak")
        if sejak and baris["selesai"] > sejak and not vendor:
            self._catat(baris, self.acak.choice(KEADAAN_SELESAI))

    def _lama(self, langkah: Langkah) -> int:
        """Working minutes of a visit that is done."""
        if langkah.batas is None:
            return self.acak.randint(*LAMA_TANPA_BATAS)
        batas = langkah.batas.nilai * MENIT[langkah.batas.satuan]
        lambat = self.acak.random() < TERLAMBAT_SELESAI
        bagian = self.acak.uniform(1.2, 2.0) if lambat else self.acak.uniform(0.2, 0.9)
        return max(1, round(batas * bagian))

    def _baris(self, langkah: Langkah, mulai: int, induk: int | None = None) -> Baris:
        baris = {
            "id": next(self.nomor.langkah),
            "proses_id": self.id,
            "unit_id": self.tempat.unit.pk,
            "kode_sop": self.kelas.sop.kode,
            "urut": langkah.urut,
            "huruf": langkah.huruf,
            "induk_id": induk,
            "no": langkah.no,
            "peran": langkah.peran,
            "dibuka": self.sumbu.saat(mulai),
        }
        self.langkah.append(baris)
        return baris

    def _pasang_batas(
        self, baris: Baris, mulai: int, batas: Batas, penetapan: int | None = None
    ) -> None:
        asal = PelaksanaanLangkah.AsalBatas
        baris |= {
            "mulai": self.sumbu.saat(mulai),
            "batas_nilai": batas.nilai,
            "batas_satuan": batas.satuan,
            "asal_batas": (asal.UNIT if penetapan else asal.SOP).value,
            "penetapan_batas_id": penetapan,
        }
        baris["jatuh_tempo"], baris["terlambat_sejak"] = self.sumbu.tenggat(mulai, batas)

    def _orang(self, peran: str) -> int:
        """Whom an earlier step has named for the role, else anybody who holds it."""
        return self.terikat.get(peran) or self.acak.choice(self.tempat.orang[peran])

    # --- Deviations ---------------------------------------------------------------------------

    def _catat(self, baris: Baris, keadaan: Penyimpangan.Keadaan) -> None:
        siapa, dicatat = baris.get("pemegang_id"), baris["terlambat_sejak"] + timedelta(minutes=1)
        satu = {
            "id": next(self.nomor.penyimpangan),
            "pelaksanaan_id": baris["id"],
            "unit_id": baris["unit_id"],
            "kode_sop": baris["kode_sop"],
            "jenis": Penyimpangan.Jenis.WAKTU.value,
            # Where nobody answers there is no account yet.
            "keadaan": (keadaan if siapa else K.TERBUKA).value,
            "dicatat": dicatat,
            "jatuh_tempo": baris["jatuh_tempo"],
            "penanggung_jawab_id": siapa,
        }
        self.penyimpangan.append(satu)
        if siapa:
            self.riwayat += _riwayat(satu, keadaan, dicatat, self.tempat.kepala)


def _riwayat(satu: Baris, keadaan: str, pada: datetime, kepala: int) -> Iterator[Baris]:
    """The acts that have led to the state of a deviation."""
    if keadaan == K.TERBUKA:
        return
    nomor = count(1)
    umum = {"penyimpangan_id": satu["id"], "pada": pada}
    yield umum | {
        "nomor": next(nomor),
        "tindakan": "jawab",
        "semula": K.TERBUKA.value,
        "oleh_id": satu["penanggung_jawab_id"],
        "sebab": "Sebab buatan.",
        "perbaikan": "Perbaikan buatan.",
        "pencegahan": "Pencegahan buatan.",
        "tindak_lanjut": "Tindak lanjut buatan.",
        "tindak_lanjut_pada": pada.date() + timedelta(days=14),
    }
    if keadaan != K.DIPERTANGGUNGJAWABKAN:
        yield umum | {
            "nomor": next(nomor),
            "tindakan": "terima" if keadaan == K.DITERIMA else "kembalikan",
            "semula": K.DIPERTANGGUNGJAWABKAN.value,
            "oleh_id": kepala,
            "catatan": "Catatan buatan.",
        }
