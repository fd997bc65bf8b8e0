"""What a step has started, as its page shows it: its sub-steps, the case of another SOP."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import SUBLANGKAH_SELESAI, Akhir, Pilih
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from ukpbj.dasbor.kisah import Kisah
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

BELUM_DIPILIH = "belum dipilih"


@dataclass(frozen=True)
class BarisSublangkah:
    """One sub-step of a step that is open. `tenggat`: while it is open; `url`: its own box."""

    langkah: Langkah
    baris: PelaksanaanLangkah | None
    keadaan: str
    kelas: str
    keterangan: str = ""
    tenggat: Tenggat | None = None
    url: str = ""
    dapat_dipilih: bool = False


@dataclass(frozen=True)
class DaftarSublangkah:
    """The sub-steps of one open step, in the order of the paper. `boleh`: rows of the reader."""

    kisah: Kisah
    induk: PelaksanaanLangkah
    boleh: Collection[int]

    @property
    def langkah(self) -> Langkah:
        return self.kisah.langkah_dari(self.induk)

    @property
    def url_induk(self) -> str:
        """The box of the step itself, for those who may do it."""
        return alamat_kotak(self.induk) if self.induk.pk in self.boleh else ""

    @property
    def pilih_satu(self) -> bool:
        return self.langkah.anak is not None and self.langkah.anak.pilih is Pilih.SATU

    @property
    def belum_waktunya(self) -> bool:
        """Whether nothing can be chosen yet because the step's own clock still waits."""
        mulai = self.induk.mulai
        return self.pilih_satu and (mulai is None or mulai > self.kisah.pembaca.pada)

    @property
    def baris(self) -> list[BarisSublangkah]:
        return [self._satu(langkah) for langkah in self.langkah.sublangkah]

    def __bool__(self) -> bool:
        return bool(self.langkah.sublangkah)

    def _milik(self) -> list[PelaksanaanLangkah]:
        return [b for b in self.kisah.baris if b.induk_id == self.induk.pk]

    def _satu(self, langkah: Langkah) -> BarisSublangkah:
        baris = next((b for b in reversed(self._milik()) if b.huruf == langkah.huruf), None)
        if baris is None:
            return BarisSublangkah(
                langkah, None, BELUM_DIPILIH, "netral", dapat_dipilih=self._dapat_dipilih
            )
        if baris.selesai is None:
            return self._terbuka(langkah, baris)
        siapa = baris.pelaksana or "sistem"
        kapan = format_waktu.ringkas(baris.selesai, self.kisah.proses.unit)
        alasan = f": {baris.alasan}" if baris.alasan else ""
        tercapai = baris.hasil == SUBLANGKAH_SELESAI.nama
        return BarisSublangkah(
            langkah, baris, baris.hasil, "selesai" if tercapai else "netral",
            f"{siapa}, {kapan}{alasan}", dapat_dipilih=self._dapat_dipilih,
        )  # fmt: skip

    def _terbuka(self, langkah: Langkah, baris: PelaksanaanLangkah) -> BarisSublangkah:
        pembaca = self.kisah.pembaca
        return BarisSublangkah(
            langkah, baris, "terbuka", "info", self.kisah.siapa(baris),
            tenggat(baris, pembaca.pada, self.kisah.kalender),
            alamat_kotak(baris) if baris.pk in self.boleh else "",
        )  # fmt: skip

    @property
    def _dapat_dipilih(self) -> bool:
        """Of `pilih: satu`, while none is open or done, by whoever may do the step."""
        if not self.pilih_satu or self.belum_waktunya or self.induk.pk not in self.boleh:
            return False
        return not any(
            b.selesai is None or b.hasil == SUBLANGKAH_SELESAI.nama for b in self._milik()
        )


@dataclass(frozen=True)
class AnakLangkah:
    """The newest case of another SOP that the open step runs.

    `terlihat`: the reader may open it; `dapat_diulang`: they may start it anew.
    """

    induk: PelaksanaanLangkah
    proses: Proses
    sop: str
    terlihat: bool
    dapat_diulang: bool


def anak_langkah(kisah: Kisah, boleh: Collection[int]) -> AnakLangkah | None:
    """None for a step that runs no other SOP. `boleh`: open rows of the reader."""
    kini, induk = kisah.anak, kisah.terbuka
    if kini is None or induk is None:
        return None
    berwenang = induk.pk in boleh or induk.unit_id in kisah.pembaca.dipimpin
    gagal = kini.sudah_berakhir and kini.keadaan != Akhir.SELESAI.value
    return AnakLangkah(
        induk,
        kini,
        nama_sop(kini.kode_sop, kini.versi_sop),
        kisah.pembaca.proses().filter(pk=kini.pk).exists(),
        berwenang and gagal,
    )


def alamat_kotak(baris: PelaksanaanLangkah) -> str:
    """The page of the case with the box of this open row."""
    pangkal = reverse("dasbor:proses", args=[baris.proses.kunci])
    return f"{pangkal}?{urlencode({'langkah': baris.pk})}"


def alamat_sesudah(proses: Proses, baris: PelaksanaanLangkah) -> str:
    """Where an act that leaves the row open leads: the case, for a sub-step with its own box."""
    return alamat_kotak(baris) if baris.huruf else reverse("dasbor:proses", args=[proses.kunci])
