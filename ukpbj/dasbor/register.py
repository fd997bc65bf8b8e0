"""The register of deviations: which, how many, what a row says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Q, Value, When

from ukpbj.dasbor import cabang
from ukpbj.dasbor.daftar import SEMUA, Daftar
from ukpbj.dasbor.halaman import Halaman, Kursor, halaman_terbaru
from ukpbj.dasbor.hitungan import Bagian, dengan_pilihan, pilihan_terhitung
from ukpbj.dasbor.saringan import Cip, FormulirSaringan, cari
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.izin_penyimpangan import saringan_giliran, saringan_penyimpangan
from ukpbj.sop.models import Penyimpangan
from ukpbj.sop.uraian_penyimpangan import Uraian

if TYPE_CHECKING:
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
ISI_KEADAAN: dict[str, Sequence[str]] = {
    **{k: (k,) for k in K.values},
    TANPA: Penyimpangan.BELUM_DIJAWAB,
    BELUM_TUNTAS: Penyimpangan.BELUM_TUNTAS,
}
"""The states behind a value."""
LENCANA_KEADAAN = {
    K.TERBUKA.value: "terlambat",
    K.DIPERTANGGUNGJAWABKAN.value: "info",
    K.DIKEMBALIKAN.value: "hampir",
    K.DITERIMA.value: "selesai",
    K.GUGUR.value: "netral",
}


@dataclass(frozen=True)
class BarisPenyimpangan:
    """One line of the register; `giliran`: it waits for the reader.

    `terlambat`: 2 jam kerja; empty where that is not the matter.
    """

    penyimpangan: Penyimpangan
    langkah: Langkah
    sop: str
    kelas: str
    giliran: bool
    terlambat: str


class DaftarPenyimpangan(Daftar):
    """Deviations a person may see (see `izin_penyimpangan`); each state is counted by itself."""

    medan, bawaan, kolom = "keadaan", BELUM_TUNTAS, ("jenis",)

    def sumber(self) -> PenyimpanganQuerySet:
        medan = (
            "pelaksanaan__proses__nomor", "pelaksanaan__proses__judul", "penanggung_jawab__nama",
        )  # fmt: skip
        return Penyimpangan.objects.filter(cari(self.saringan.q, *medan))

    def terlihat(self) -> Q:
        return saringan_penyimpangan(self.pembaca.pengguna, self.pembaca.penugasan)

    @cached_property
    def _giliran(self) -> Q:
        return saringan_giliran(self.pembaca.pengguna, self.pembaca.penugasan)

    def syarat(self) -> dict[str, Q]:
        per_nilai = {nama: Q(keadaan__in=isi) for nama, isi in ISI_KEADAAN.items()}
        return per_nilai | {SAYA: self._giliran}

    def syarat_tersisa(self, nama: str) -> Q:
        return Q() if nama == SAYA else super().syarat_tersisa(nama)

    def bagian(self) -> dict[str, Bagian]:
        per_nilai = {k: Bagian(cabang.penyimpangan(self.pembaca, [k])) for k in K.values}
        return per_nilai | {SAYA: Bagian(cabang.giliran(self.pembaca))}

    def rentang(self, nama: str) -> Collection[str]:
        return (SAYA,) if nama == SAYA else ISI_KEADAAN.get(nama, K.values)

    @cached_property
    def cabang(self) -> list[Q]:
        if self.nama == SAYA:
            return cabang.giliran(self.pembaca)
        return cabang.penyimpangan(self.pembaca, self.rentang(self.nama))

    @cached_property
    def terpilih(self) -> dict[str, Any]:
        jenis = self.saringan.isi("jenis")
        return super().terpilih | ({"jenis": jenis} if jenis else {})

    def halaman(self, kursor: Kursor | None) -> Halaman[Penyimpangan]:
        lengkap = self.tersisa.select_related("pelaksanaan__proses", "penanggung_jawab", "unit")
        giliran = Case(When(self._giliran, then=Value(True)), default=Value(False))
        return halaman_terbaru(lengkap.annotate(giliran=giliran), kursor, cabang=self.cabang)

    def susun(self, daftar: Iterable[Penyimpangan]) -> list[BarisPenyimpangan]:
        pembaca = self.pembaca
        return [
            BarisPenyimpangan(
                satu,
                satu.pelaksanaan.langkah,
                nama_sop(satu.kode_sop, satu.pelaksanaan.proses.versi_sop),
                LENCANA_KEADAAN[satu.keadaan],
                satu.giliran,  # type: ignore[attr-defined]  # annotated above
                Uraian(satu, pembaca.kalender_dari(satu.unit), pembaca.pada).terlambat,
            )
            for satu in daftar
        ]

    # --- Numbers ------------------------------------------------------------------------------

    @property
    def judul(self) -> str:
        """The answer: how many are not settled."""
        jumlah = self.jumlah_dari(BELUM_TUNTAS)
        if jumlah:
            return f"{jumlah} penyimpangan belum tuntas"
        ada = self.jumlah_dari(SEMUA)
        return "Semua penyimpangan sudah tuntas" if ada else "Tidak ada penyimpangan"

    @property
    def keterangan(self) -> str:
        saya = self.jumlah_dari(SAYA)
        if saya:
            return f"{saya} menunggu tindakan Anda."
        return "Penyimpangan dari mutu baku: waktu, kelengkapan, atau keluaran."

    @property
    def ada_yang_tuntas(self) -> bool:
        return any(self.jumlah_dari(nama) for nama in (K.DITERIMA.value, K.GUGUR.value))

    @property
    def cip(self) -> Iterator[Cip]:
        yield from self.cip_lingkup
        tetap = (SAYA, TANPA, K.DIPERTANGGUNGJAWABKAN.value, SEMUA, self.saringan.isi("keadaan"))
        for nilai, teks in KEADAAN_REGISTER.items():
            jumlah = self.jumlah_cip(nilai)
            if jumlah or nilai in tetap:
                yield self.saringan.cip("keadaan", nilai, teks, jumlah)

    @property
    def formulir(self) -> FormulirSaringan:
        jenis = pilihan_terhitung(
            self.saringan, self.hitungan, self._jumlah_pilihan, ("jenis", "Jenis", "Semua jenis"),
            "jenis", ((n, str(t), n) for n, t in Penyimpangan.Jenis.choices),
        )  # fmt: skip
        return dengan_pilihan(super().formulir, jenis, label="Cari nomor, nama, atau orang")
