"""Week by week: how much was done, and how much of it without a deviation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.dasbor.analisis.jumlah import Jumlah, jumlahkan
from ukpbj.dasbor.analisis.svg import Kolom, kolom_pekan
from ukpbj.dasbor.langkah_selesai import MENYIMPANG, PATUH
from ukpbj.sop.format_waktu import BULAN_RINGKAS

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ukpbj.dasbor.analisis.sumber import Sumber


@dataclass(frozen=True)
class Pekan:
    """One week, Monday to Sunday; `url` of its numbers by what they are."""

    senin: date
    jumlah: Jumlah
    berjalan: bool
    url: dict[str, str]

    @property
    def ringkas(self) -> str:
        """16 Nov."""
        return _ringkas(self.senin)

    @property
    def nama(self) -> str:
        """16 - 22 Nov."""
        minggu = self.senin + timedelta(days=6)
        sama = minggu.month == self.senin.month
        awal = f"{self.senin.day}" if sama else self.ringkas
        return f"{awal}–{_ringkas(minggu)}"


@dataclass(frozen=True)
class Tren:
    sumber: Sumber

    @cached_property
    def pekan(self) -> list[Pekan]:
        kantor = (b for b in self.sumber.harian if not b.vendor)
        per_pekan = jumlahkan((b.pekan, b.jumlah) for b in kantor)
        semua = self.sumber.pekan
        return [
            Pekan(senin, per_pekan.get(senin, Jumlah()), senin == semua[-1], self._url(senin))
            for senin in semua
        ]

    def _url(self, senin: date) -> dict[str, str]:
        hasil = {"selesai": "", "patuh": PATUH, "menyimpang": MENYIMPANG, "waktu": "waktu"}
        url = self.sumber.url_daftar
        return {nama: url(pekan=f"{senin}", hasil=nilai) for nama, nilai in hasil.items()}

    @property
    def ada(self) -> bool:
        return any(satu.jumlah.selesai for satu in self.pekan)

    @property
    def judul(self) -> str:
        """The answer: the whole share, and where the last full week stands."""
        semua = sum((satu.jumlah for satu in self.pekan), Jumlah())
        return f"{semua.sebut_persen} patuh mutu baku dalam 12 pekan"

    @property
    def uraian(self) -> str:
        """The chart in one sentence, for those who do not see it."""
        terisi = [satu for satu in self.pekan if satu.jumlah.selesai]
        if not terisi:
            return "Belum ada langkah selesai."
        rendah = min(terisi, key=lambda satu: satu.jumlah.persen or 0)
        tinggi = max(terisi, key=lambda satu: satu.jumlah.persen or 0)
        return (
            f"Terendah {rendah.jumlah.sebut_persen} pada pekan {rendah.nama}, tertinggi"
            f" {tinggi.jumlah.sebut_persen} pada pekan {tinggi.nama}. Angkanya ada di tabel."
        )

    @property
    def gambar(self) -> SafeString:
        kolom = [
            Kolom(
                "pekan ini" if satu.berjalan else satu.ringkas, satu.jumlah.patuh,
                satu.jumlah.menyimpang, satu.jumlah.persen, satu.berjalan,
            )
            for satu in self.pekan
        ]  # fmt: skip
        return kolom_pekan(kolom, "Langkah selesai dan yang patuh per pekan", self.uraian)


def _ringkas(hari: date) -> str:
    return f"{hari.day} {BULAN_RINGKAS[hari.month - 1]}"
