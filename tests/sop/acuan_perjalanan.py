"""What must become of a case, said a second time: a model that reads the table and nothing else.

It knows who holds which role, what was opened, held, bound and missing, and says of every act
beforehand whether the door lets it pass (None) or with which refusal it does not. It shares the
declaration and the calendar with the engine, and no line that decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.pemain import Pemain
from ukpbj.akun.models import Pengguna
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.sop.definisi import (
    Akhir,
    Arah,
    Bentuk,
    Butir,
    Hasil,
    Langkah,
    MulaiJam,
    Pilih,
    Sisi,
    Sop,
)
from ukpbj.sop.galat import (
    BelumDapat,
    GalatSop,
    IsianBelumLengkap,
    LangkahSudahSelesai,
    SedangDikerjakan,
    TidakBerwenang,
)
from ukpbj.sop.kalender import Kalender
from ukpbj.sop.tindakan import kunci_butir

Tolak = type[GalatSop] | None


@dataclass
class Baris:
    """One visit of a step or sub-step, as the model believes it to be."""

    langkah: Langkah
    kunjungan: int
    mulai: datetime | None
    janji: datetime | None = None
    induk: Baris | None = None
    pemegang: Pengguna | None = None
    hasil: str = ""
    menyimpang: set[str] = field(default_factory=set)
    anak: list[str] = field(default_factory=list)
    """States of the child cases this visit has started, the newest last."""

    @property
    def kunci(self) -> tuple[int, str, int]:
        return (self.langkah.urut, self.langkah.huruf, self.kunjungan)

    @property
    def milik_vendor(self) -> bool:
        return self.langkah.peran == PELAKU_USAHA


@dataclass
class Usaha:
    """One attempt to finish a row. `kurang`: keys of items said to be missing, with a note."""

    baris: Baris
    hasil: str
    oleh: Pengguna
    kurang: Collection[str] = ()
    alasan: str = ""
    petugas: list[Pengguna] = field(default_factory=list)
    berkas: Collection[str] = ()
    """Keys of the items a file is there for."""


@dataclass
class Acuan:
    """The case as it must be."""

    sop: Sop
    pemain: Pemain
    kalender: Kalender
    pada: datetime
    keadaan: str = ""
    fakta: set[str] = field(default_factory=set)
    baris: list[Baris] = field(default_factory=list)
    jejak: list[str] = field(default_factory=lambda: ["mulai"])
    terikat: dict[str, set[int]] = field(default_factory=dict)

    # --- Reading --------------------------------------------------------------------------------

    @property
    def berakhir(self) -> bool:
        return self.keadaan in set(Akhir)

    def terbuka(self) -> list[Baris]:
        return [b for b in self.baris if not b.hasil]

    def utama(self) -> Baris:
        return next(b for b in self.terbuka() if not b.langkah.huruf)

    def anak_baris(self, baris: Baris) -> list[Baris]:
        return [b for b in self.baris if b.induk is baris]

    def boleh(self, orang: Pengguna, langkah: Langkah) -> bool:
        peran = self.pemain.peran(orang)
        if not peran:
            return orang == self.pemain.vendor and PELAKU_USAHA in langkah.pelaku
        milik = self.terikat.get(peran)
        return peran in langkah.pelaku and (not milik or orang.pk in milik)

    def memimpin(self, orang: Pengguna) -> bool:
        return self.pemain.peran(orang) == KEPALA_UKPBJ

    def telat(self, baris: Baris) -> bool:
        langkah = baris.langkah
        if baris.milik_vendor or baris.mulai is None or langkah.batas is None:
            return False
        tempo = self.kalender.jatuh_tempo(baris.mulai, langkah.batas)
        return self.pada > self.kalender.terlambat_sejak(tempo)

    # --- Opening --------------------------------------------------------------------------------

    def buka(self, langkah: Langkah, janji: datetime | None = None, induk: Any = None) -> None:
        """What follows from arriving at a row."""
        cara = langkah.mulai_jam(self.fakta)
        janji = janji if cara is MulaiJam.JANJI else None
        ke = sum(b.kunci[:2] == (langkah.urut, langkah.huruf) for b in self.baris) + 1
        baris = Baris(langkah, ke, self.pada if cara is None else janji, janji, induk)
        self.baris.append(baris)
        if not langkah.huruf:
            self.keadaan = langkah.keadaan
        if langkah.anak and langkah.anak.pilih is Pilih.SEMUA:
            for satu in langkah.sublangkah:
                self.buka(satu, induk=baris)
        if langkah.proses_anak:
            baris.anak.append("berjalan")

    # --- Who may lay hands on a row -------------------------------------------------------------

    def tolak_tangan(self, oleh: Pengguna, baris: Baris) -> Tolak:
        if baris.hasil:
            tahu = self.boleh(oleh, baris.langkah) or self.memimpin(oleh)
            return LangkahSudahSelesai if tahu else TidakBerwenang
        if not self.boleh(oleh, baris.langkah):
            return TidakBerwenang
        return SedangDikerjakan if baris.pemegang not in (None, oleh) else None

    # --- Finishing ------------------------------------------------------------------------------

    def tolak_selesai(self, usaha: Usaha) -> Tolak:
        baris, langkah = usaha.baris, usaha.baris.langkah
        if tolak := self.tolak_tangan(usaha.oleh, baris):
            return tolak
        hasil = langkah.hasil(usaha.hasil)
        if hasil is None:
            return IsianBelumLengkap
        maju = langkah.arah(hasil) is Arah.MAJU
        if maju and (baris.mulai is None or baris.mulai > self.pada):
            return BelumDapat
        if self._menunggu(baris):
            return BelumDapat
        if not self._butir_cukup(usaha, hasil, maju):
            return IsianBelumLengkap
        menunjuk = maju and langkah.menunjuk
        return IsianBelumLengkap if menunjuk and not self._petugas_sah(usaha) else None

    def _menunggu(self, baris: Baris) -> bool:
        milik, langkah = self.anak_baris(baris), baris.langkah
        if any(not b.hasil for b in milik):
            return True
        satu = langkah.anak is not None and langkah.anak.pilih is Pilih.SATU
        if satu and not any(b.hasil == "selesai" for b in milik):
            return True
        return bool(langkah.proses_anak) and baris.anak[-1] != "selesai"

    def _butir_cukup(self, usaha: Usaha, hasil: Hasil, maju: bool) -> bool:
        berlaku = dict(self.butir_berlaku(usaha.baris.langkah, hasil))
        berkas = {k for k, b in berlaku.items() if b.bentuk is Bentuk.BERKAS}
        tanpa = berkas - set(usaha.berkas)
        disebut = (set(usaha.kurang) & set(berlaku)) - (berkas & set(usaha.berkas))
        if maju:
            return not (tanpa - disebut) and (not disebut or bool(usaha.alasan))
        return bool(usaha.alasan or disebut)

    def butir_berlaku(self, langkah: Langkah, hasil: Hasil) -> Iterator[tuple[str, Butir]]:
        maju = langkah.arah(hasil) is Arah.MAJU
        for sisi in Sisi:
            for nomor, butir in enumerate(langkah.butir(sisi), start=1):
                untuk = maju or sisi is Sisi.KELENGKAPAN
                if butir.bila_hasil:
                    untuk = hasil.nama in butir.bila_hasil
                if untuk and set(butir.bila) <= self.fakta:
                    yield kunci_butir(sisi, nomor), butir

    def _petugas_sah(self, usaha: Usaha) -> bool:
        langkah = usaha.baris.langkah
        if not usaha.petugas or (len(usaha.petugas) > 1 and not langkah.menunjuk_kelompok):
            return False
        return all(self.pemain.peran(o) == langkah.menunjuk for o in usaha.petugas)

    def selesai(self, usaha: Usaha, janji: datetime | None) -> None:
        """The attempt has passed: close the row, note what was missing, open what follows."""
        baris, langkah = usaha.baris, usaha.baris.langkah
        hasil = langkah.hasil(usaha.hasil)
        assert hasil is not None
        if self.telat(baris):
            baris.menyimpang.add("waktu")
        if langkah.arah(hasil) is Arah.MAJU:
            if not baris.milik_vendor:
                baris.menyimpang |= self._sisi_kurang(usaha, hasil)
            if langkah.menunjuk:
                self.terikat[langkah.menunjuk] = {o.pk for o in usaha.petugas}
        baris.hasil, baris.pemegang = hasil.nama, baris.pemegang or usaha.oleh
        self.jejak.append("selesaikan")
        if langkah.huruf:
            return
        if isinstance(hasil.ke, Akhir):
            self.keadaan = hasil.ke.value
        else:
            self.buka(self.sop.baris(hasil.ke), janji)

    def _sisi_kurang(self, usaha: Usaha, hasil: Hasil) -> set[str]:
        return {
            kunci.partition("-")[0]
            for kunci, butir in self.butir_berlaku(usaha.baris.langkah, hasil)
            if kunci in usaha.kurang
            and not (butir.bentuk is Bentuk.BERKAS and kunci in usaha.berkas)
        }

    # --- The other acts -------------------------------------------------------------------------

    def tolak_alih(self, baris: Baris, kepada: Pengguna, alasan: str, oleh: Pengguna) -> Tolak:
        if not self.memimpin(oleh):
            return TidakBerwenang
        if baris.milik_vendor:
            return BelumDapat
        cocok = self.pemain.peran(kepada) in baris.langkah.pelaku and kepada != baris.pemegang
        return None if cocok and alasan else IsianBelumLengkap

    def alih(self, baris: Baris, kepada: Pengguna) -> None:
        if not self.boleh(kepada, baris.langkah):
            milik = self.terikat[self.pemain.peran(kepada)]
            if len(milik) == 1:
                milik.clear()
            milik.add(kepada.pk)
        baris.pemegang = kepada
        self.jejak.append("alihkan")

    def tolak_janji(self, baris: Baris, waktu: datetime, alasan: str, oleh: Pengguna) -> Tolak:
        if tolak := self.tolak_tangan(oleh, baris):
            return tolak
        if baris.langkah.mulai_jam(self.fakta) is not MulaiJam.JANJI:
            return BelumDapat
        beralasan = baris.janji is None or alasan
        return None if waktu > self.pada and beralasan else IsianBelumLengkap

    def berjanji(self, baris: Baris, waktu: datetime) -> None:
        if self.telat(baris):
            baris.menyimpang.add("waktu")
        self.jejak.append("geser_janji" if baris.janji else "tetapkan_janji")
        baris.janji = baris.mulai = waktu

    def tolak_hadir(self, baris: Baris, oleh: Pengguna) -> Tolak:
        if tolak := self.tolak_tangan(oleh, baris):
            return tolak
        menunggu = baris.langkah.mulai_jam(self.fakta) is MulaiJam.KEHADIRAN
        return None if menunggu and baris.mulai is None else BelumDapat

    def tolak_pilih(self, baris: Baris, huruf: str, oleh: Pengguna) -> Tolak:
        if tolak := self.tolak_tangan(oleh, baris):
            return tolak
        anak, milik = baris.langkah.anak, self.anak_baris(baris)
        ada = (
            anak is not None and anak.pilih is Pilih.SATU and huruf in [s.no for s in anak.langkah]
        )
        tiba = baris.mulai is not None and baris.mulai <= self.pada
        sudah = any(not b.hasil or b.hasil == "selesai" for b in milik)
        return None if ada and tiba and not sudah else BelumDapat

    def tolak_mulai_lagi(self, baris: Baris, oleh: Pengguna) -> Tolak:
        if not (self.boleh(oleh, baris.langkah) or self.memimpin(oleh)):
            return TidakBerwenang
        return None if baris.anak and baris.anak[-1] == Akhir.DIBATALKAN.value else BelumDapat

    def tolak_batal(self, alasan: str, beserta_anak: bool | None, oleh: Pengguna) -> Tolak:
        if not self.memimpin(oleh):
            return TidakBerwenang
        berjalan = "berjalan" in self.utama().anak[-1:]
        return IsianBelumLengkap if not alasan or (berjalan and beserta_anak is None) else None

    def batal(self, beserta_anak: bool | None) -> None:
        for baris in self.terbuka():
            if self.telat(baris):
                baris.menyimpang.add("waktu")
            if baris.anak and baris.anak[-1] == "berjalan" and beserta_anak:
                baris.anak[-1] = Akhir.DIBATALKAN.value
            baris.hasil = self.keadaan = Akhir.DIBATALKAN.value
        self.jejak.append("batalkan")

    def sapu(self) -> None:
        for baris in self.terbuka():
            if self.telat(baris):
                baris.menyimpang.add("waktu")
