"""What earlier visits of a step leave to this one: what was asked for, and what was entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.sop.definisi import Arah
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, PutusanButir
from ukpbj.sop.tindakan import Putusan

if TYPE_CHECKING:
    from ukpbj.sop.definisi import Langkah, Sop

BALIK = (Arah.KEMBALI, Arah.TOLAK, Arah.ALIH)


@dataclass(frozen=True)
class Permintaan:
    """Why a case came here instead of going on: the step that decided so, and what it wrote."""

    baris: PelaksanaanLangkah
    butir: list[PutusanButir]

    @property
    def alasan(self) -> str:
        """The reason as one text: as written, else put together from the items."""
        per_butir = "\n".join(f"{b.teks}: {b.catatan}" for b in self.butir)
        return self.baris.alasan or per_butir


@dataclass
class Putaran:
    """One visit of a step and what came before it."""

    baris: PelaksanaanLangkah
    langkah: Langkah
    sop: Sop

    @property
    def ke(self) -> int:
        return self.baris.kunjungan

    @cached_property
    def _utama(self) -> PelaksanaanLangkah:
        return self.baris.induk or self.baris

    @cached_property
    def _lalu(self) -> list[PelaksanaanLangkah]:
        """The closed rows of the table before this one, newest first."""
        lalu = PelaksanaanLangkah.objects.utama().filter(
            proses=self.baris.proses_id, pk__lt=self._utama.pk
        )
        return list(lalu.select_related("pelaksana").order_by("-id"))

    @cached_property
    def _sebelumnya(self) -> PelaksanaanLangkah | None:
        """The visit of the same step before this one."""
        if self.ke == 1:
            return None
        milik = PelaksanaanLangkah.objects.filter(
            proses=self.baris.proses_id, urut=self.baris.urut, huruf=self.baris.huruf
        )
        return milik.filter(kunjungan=self.ke - 1).first()

    # --- What was asked for -------------------------------------------------------------------

    @cached_property
    def permintaan(self) -> Permintaan | None:
        """By the last step that did not let the case go on since the visit before; None: by none.

        Of a first visit only the step just before counts.
        """
        for baris in self._sejak_kunjungan_lalu():
            hasil = self.sop.baris(baris.urut).hasil(baris.hasil)
            if hasil and self.sop.baris(baris.urut).arah(hasil) in BALIK:
                kurang = baris.putusan.filter(putusan=Putusan.KURANG.value)
                return Permintaan(baris, list(kurang.exclude(catatan="").order_by("id")))
        return None

    def _sejak_kunjungan_lalu(self) -> Iterable[PelaksanaanLangkah]:
        if self._utama.kunjungan == 1:
            return self._lalu[:1]
        dulu = next((b.pk for b in self._lalu if b.urut == self._utama.urut), 0)
        return [b for b in self._lalu if b.pk >= dulu]

    # --- What was entered ---------------------------------------------------------------------

    def nilai_awal(self) -> dict[str, str]:
        """Initial values of `FormPutusan`: verdicts and notes of the visit before.

        A step that only passes a decision on starts with the reason given for it.
        """
        awal: dict[str, str] = {}
        if self._sebelumnya:
            awal["catatan"] = self._sebelumnya.catatan
            for satu in self._sebelumnya.putusan.exclude(putusan=Putusan.TIDAK_BERLAKU.value):
                kunci = f"{satu.sisi}-{satu.nomor}"
                awal[kunci] = satu.putusan
                awal[f"{kunci}-catatan"] = satu.catatan
        if all(self.langkah.arah(h) in BALIK for h in self.langkah.lanjut) and self.permintaan:
            awal["alasan"] = self.permintaan.alasan
        return awal

    def berkas_lama(self, kunci: Iterable[str]) -> dict[str, Berkas]:
        """The newest file an earlier visit kept with each of these items of the step."""
        dicari = list(kunci)
        if self.ke == 1 or not dicari:
            return {}
        lama = Berkas.objects.filter(
            pelaksanaan__proses=self.baris.proses_id,
            pelaksanaan__urut=self.baris.urut,
            pelaksanaan__huruf=self.baris.huruf,
            pelaksanaan__kunjungan__lt=self.ke,
            butir__in=dicari,
            diganti__isnull=True,
        )
        return {b.butir: b for b in lama.order_by("pelaksanaan__kunjungan", "id")}
