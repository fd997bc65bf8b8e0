"""The register of deviations: which, how many, what a row says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, Q, Value, When

from ukpbj.dasbor.daftar import SEMUA, Daftar
from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_terbaru
from ukpbj.dasbor.hitungan import Hitungan, formulir, terpilih
from ukpbj.dasbor.saringan import Cip, FormulirSaringan, cari
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.izin_penyimpangan import saringan_giliran
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models.penyimpangan import PenyimpanganQuerySet

SAYA, TANPA, BELUM_TUNTAS = "saya", "tanpa", "belum_tuntas"
K = Penyimpangan.Keadaan
KEADAAN_REGISTER = {
    SAYA: "Perlu saya tindak lanjuti",
    TANPA: "Belum dipertanggungjawabkan",
    K.DIPERTANGGUNGJAWABKAN.value: "Menunggu keputusan",
    K.DIKEMBALIKAN.value: "Dikembalikan",
    K.DITERIMA.value: "Diterima",
    K.GUGUR.value: "Gugur",
    SEMUA: "Semua",
}
"""Values of the filter; without one the register shows what is not settled yet."""
LENCANA_KEADAAN = {
    K.TERBUKA.value: "terlambat",
    K.DIPERTANGGUNGJAWABKAN.value: "info",
    K.DIKEMBALIKAN.value: "hampir",
    K.DITERIMA.value: "selesai",
    K.GUGUR.value: "netral",
}


@dataclass(frozen=True)
class BarisPenyimpangan:
    """One line of the register; `giliran`: it waits for the reader."""

    penyimpangan: Penyimpangan
    langkah: Langkah
    sop: str
    kelas: str
    giliran: bool


class DaftarPenyimpangan(Daftar):
    """Deviations a person may see (see `izin_penyimpangan`)."""

    medan = "keadaan"

    def dasar(self) -> PenyimpanganQuerySet:
        medan = (
            "pelaksanaan__proses__nomor", "pelaksanaan__proses__judul", "penanggung_jawab__nama",
        )  # fmt: skip
        return self.pembaca.penyimpangan().filter(cari(self.saringan.q, *medan))

    @cached_property
    def _giliran(self) -> Q:
        return saringan_giliran(self.pembaca.pengguna, self.pembaca.penugasan)

    def syarat(self) -> dict[str, Q]:
        satu_satu = {k: Q(keadaan=k) for k in KEADAAN_REGISTER if k in K.values}
        return satu_satu | {
            SAYA: self._giliran,
            TANPA: Q(keadaan__in=Penyimpangan.BELUM_DIJAWAB),
            BELUM_TUNTAS: Q(keadaan__in=Penyimpangan.BELUM_TUNTAS),
        }

    @property
    def _nama(self) -> str:
        return self.saringan.isi(self.medan) or BELUM_TUNTAS

    @cached_property
    def _pilih(self) -> dict[str, Any]:
        jenis = self.saringan.isi("jenis")
        return terpilih(self.saringan, self.pembaca.unit) | ({"jenis": jenis} if jenis else {})

    @cached_property
    def hitungan(self) -> Hitungan:
        hitung = {nama: Count("id", filter=syarat) for nama, syarat in self.syarat().items()}
        semua = {SEMUA: Count("id"), **hitung}
        return Hitungan.dari(self._selingkup(), semua, self._pilih, "jenis")

    @property
    def tersaring(self) -> QuerySet[Any]:
        return self._selingkup().filter(self.syarat().get(self._nama, Q()), **self._pilih)

    def halaman(self, kursor: Kursor | None) -> Halaman[Penyimpangan]:
        lengkap = self.tersaring.select_related("pelaksanaan__proses", "penanggung_jawab", "unit")
        giliran = Case(When(self._giliran, then=Value(True)), default=Value(False))
        return halaman_terbaru(lengkap.annotate(giliran=giliran), kursor)

    def susun(self, daftar: Iterable[Penyimpangan]) -> list[BarisPenyimpangan]:
        return [
            BarisPenyimpangan(
                satu,
                satu.pelaksanaan.langkah,
                nama_sop(satu.kode_sop, satu.pelaksanaan.proses.versi_sop),
                LENCANA_KEADAAN[satu.keadaan],
                satu.giliran,  # type: ignore[attr-defined]  # annotated above
            )
            for satu in daftar
        ]

    # --- Numbers ------------------------------------------------------------------------------

    @property
    def judul(self) -> str:
        """The answer: how many are not settled."""
        jumlah = self.hitungan.jumlah(BELUM_TUNTAS)
        if jumlah:
            return f"{jumlah} penyimpangan belum tuntas"
        ada = self.hitungan.jumlah(SEMUA)
        return "Semua penyimpangan sudah tuntas" if ada else "Tidak ada penyimpangan"

    @property
    def keterangan(self) -> str:
        saya = self.hitungan.jumlah(SAYA)
        if saya:
            return f"{saya} menunggu tindakan Anda."
        return "Penyimpangan dari mutu baku: waktu, kelengkapan, atau keluaran."

    @property
    def ada_yang_tuntas(self) -> bool:
        return self.hitungan.jumlah(SEMUA) > self.hitungan.jumlah(BELUM_TUNTAS)

    @property
    def cip(self) -> Iterator[Cip]:
        yield from self.cip_lingkup
        tetap = (SAYA, TANPA, K.DIPERTANGGUNGJAWABKAN.value, SEMUA, self.saringan.isi("keadaan"))
        for nilai, teks in KEADAAN_REGISTER.items():
            jumlah = self.hitungan.jumlah(nilai)
            if jumlah or nilai in tetap:
                yield self.saringan.cip("keadaan", nilai, teks, jumlah)

    @property
    def formulir(self) -> FormulirSaringan:
        hitungan, nama = self.hitungan, self._nama
        umum = formulir(self.saringan, hitungan, nama, self.pembaca.unit)
        jenis = self.saringan.pilihan(
            "jenis", "Jenis", "Semua jenis",
            ((n, str(t), hitungan.jumlah(nama, jenis=n)) for n, t in Penyimpangan.Jenis.choices),
        )  # fmt: skip
        pilihan = [*umum.pilihan, jenis] if jenis else umum.pilihan
        return replace(umum, label="Cari nomor, nama, atau orang", pilihan=pilihan)
