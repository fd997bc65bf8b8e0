"""The list of SOPs: which ones there are, by family, as narrowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.urls import reverse

from ukpbj.dasbor.saringan import KATA_CARI, Cip, FormulirSaringan, Saringan
from ukpbj.sop.daftar import semua_kelas
from ukpbj.sop.definisi import Sop
from ukpbj.sop.models import Proses


@dataclass(frozen=True)
class BarisSop:
    """One line of the list."""

    sop: Sop
    keluarga: str
    nama_keluarga: str

    @property
    def url(self) -> str:
        return reverse("dasbor:lembar_sop", args=[self.sop.kode])

    @property
    def pelaksana(self) -> str:
        return ", ".join(self.sop.pelaku.values())

    @property
    def banyak_sublangkah(self) -> int:
        return sum(len(langkah.sublangkah) for langkah in self.sop.langkah)

    def memuat(self, kata: str) -> bool:
        sop = self.sop
        teks = f"{sop.kode} {sop.judul} {sop.nomor} {sop.instansi} {self.pelaksana}"
        return kata.casefold() in teks.casefold()


def keluarga_sop() -> dict[str, str]:
    """The families that have SOPs: the app's label and its name."""
    label = dict.fromkeys(kelas._meta.app_label for kelas in semua_kelas())
    return {satu: str(apps.get_app_config(satu).verbose_name) for satu in sorted(label)}


def sop_berlaku() -> Iterator[type[Proses]]:
    """The newest version of each SOP."""
    terbaru = {kelas.sop.kode: kelas for kelas in semua_kelas()}
    yield from terbaru.values()


@dataclass(frozen=True)
class DaftarSop:
    """The SOPs as somebody has narrowed them."""

    saringan: Saringan

    @cached_property
    def _dicari(self) -> list[BarisSop]:
        """All that match the words, whatever the family; by family, then by title."""
        nama = keluarga_sop()
        semua = (
            BarisSop(kelas.sop, kelas._meta.app_label, nama[kelas._meta.app_label])
            for kelas in sop_berlaku()
        )
        kata = self.saringan.q.split()[:KATA_CARI]
        cocok = (satu for satu in semua if all(satu.memuat(k) for k in kata))
        return sorted(cocok, key=lambda satu: (satu.nama_keluarga, satu.sop.judul))

    @property
    def baris(self) -> list[BarisSop]:
        keluarga = self.saringan.isi("keluarga")
        return [satu for satu in self._dicari if keluarga in ("", satu.keluarga)]

    @property
    def formulir(self) -> FormulirSaringan:
        return FormulirSaringan(self.saringan, "Cari judul, nomor, atau pelaksana", ())

    @property
    def judul(self) -> str:
        banyak = len(self.baris)
        return f"{banyak} SOP" if banyak else "Tidak ada SOP yang cocok"

    @property
    def cip(self) -> Iterator[Cip]:
        for label, nama in keluarga_sop().items():
            banyak = sum(1 for satu in self._dicari if satu.keluarga == label)
            yield self.saringan.cip("keluarga", label, nama, banyak)
