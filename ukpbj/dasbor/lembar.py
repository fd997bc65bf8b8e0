"""The official sheet of an SOP as a page: cover, chart, and the same said as a list of steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ukpbj.dasbor.daftar_sop import sop_berlaku
from ukpbj.sop import bagan
from ukpbj.sop.definisi import Akhir, Dasar, Hasil, Langkah, Sisi, Sop
from ukpbj.sop.models import DasarHukumTerganti

KATA_DASAR = {Dasar.DISIMPULKAN: "disimpulkan", Dasar.TAMBAHAN: "tambahan"}
LEGENDA = {
    bagan.DISIMPULKAN: (
        "disimpulkan: tidak tersurat di naskah SOP, kami baca dari isi dan urutannya."
        " Di dalam simbol: pelaksananya; di samping panah: arahnya."
    ),
    bagan.TAMBAHAN: (
        "tambahan: tidak ada di naskah SOP, kami tambahkan supaya proses dapat berjalan"
        " sampai akhir."
    ),
}
SIMBOL = [
    (bagan.simbol(bagan.Rupa.KAPSUL), "mulai atau berakhir"),
    (bagan.simbol(bagan.Rupa.KOTAK), "kegiatan"),
    (bagan.simbol(bagan.Rupa.KETUPAT), "keputusan"),
    (bagan.simbol_panah(), "arah proses"),
    (bagan.simbol(bagan.Rupa.SEGILIMA), "berlanjut ke SOP lain"),
]


@dataclass(frozen=True)
class HasilTertulis:
    """One outcome in words: "Lengkap → langkah 11". `url`: where that step stands on the page."""

    nama: str
    sasaran: str
    url: str
    tanda: str


@dataclass(frozen=True)
class LangkahTertulis:
    """One step in words, for those who do not see the chart. `kabar`: of a running case."""

    langkah: Langkah
    nomor: str
    pelaksana: str
    hasil: Sequence[HasilTertulis]
    anak: Sequence[LangkahTertulis] = ()
    pilih: str = ""
    sop_anak: Sop | None = None
    kabar: Sequence[str] = ()
    kini: bool = False

    @property
    def id(self) -> str:
        return f"langkah-{self.langkah.urut}{self.langkah.huruf}"

    @property
    def kelengkapan(self) -> list[str]:
        return [butir.teks for butir in self.langkah.butir(Sisi.KELENGKAPAN)]

    @property
    def keluaran(self) -> list[str]:
        return [butir.teks for butir in self.langkah.butir(Sisi.KELUARAN)]

    @property
    def url_anak(self) -> str:
        return reverse("dasbor:lembar_sop", args=[self.sop_anak.kode]) if self.sop_anak else ""


@dataclass(frozen=True)
class DasarHukum:
    """A legal basis as printed, and the notices that stand beside it."""

    teks: str
    pemberitahuan: Sequence[str]


@dataclass(frozen=True)
class Keterkaitan:
    """A related SOP as printed; `url` where it is one of ours."""

    teks: str
    url: str


@dataclass
class Lembar:
    """The sheet of an SOP; with `cap` that of one running case (see `bagan.susun_bagan`).

    `kabar`: what the list says of each step, by (urut, huruf).
    """

    sop: Sop
    terganti: Collection[DasarHukumTerganti] = ()
    cap: Mapping[tuple[int, str], bagan.Cap] | None = None
    kabar: Mapping[tuple[int, str], Sequence[str]] = field(default_factory=dict)

    @cached_property
    def _sop_lain(self) -> dict[str, Sop]:
        return {kelas.sop.kode: kelas.sop for kelas in sop_berlaku()}

    @cached_property
    def gambar(self) -> list[SafeString]:
        """The chart, one picture a row, the head first. All words in it are escaped."""
        judul = {kode: sop.judul for kode, sop in self._sop_lain.items()}
        susunan = bagan.susun_bagan(self.sop, cap=self.cap, judul_sop=judul)
        return [mark_safe(satu) for satu in bagan.gambar(bagan.geometri(susunan))]  # noqa: S308

    @property
    def legenda(self) -> list[tuple[str, str]]:
        """The marks on the sheet and what they mean."""
        dipakai = set(bagan.tanda_dipakai(self.sop))
        return [(tanda, kata) for tanda, kata in LEGENDA.items() if tanda in dipakai]

    @property
    def tanpa_nomor(self) -> bool:
        """Whether steps stand on the sheet whose number the paper does not print."""
        return not all(langkah.no for langkah in self.sop.langkah)

    @property
    def simbol(self) -> list[tuple[SafeString, str]]:
        return [(mark_safe(gambar), kata) for gambar, kata in SIMBOL]  # noqa: S308  # drawn by us

    # --- The cover --------------------------------------------------------------------------

    @property
    def dasar_hukum(self) -> Iterator[DasarHukum]:
        for teks in self.sop.kepala.dasar_hukum:
            # One amendment may be the news of two rules that one line cites.
            kata = dict.fromkeys(_sebut(satu) for satu in self.terganti if satu.cocok(teks))
            yield DasarHukum(teks, list(kata))

    @property
    def keterkaitan(self) -> Iterator[Keterkaitan]:
        milik = {f"sop {sop.judul}".casefold(): sop.kode for sop in self._sop_lain.values()}
        for teks in self.sop.keterkaitan:
            kode = milik.get(teks.casefold(), "")
            yield Keterkaitan(teks, reverse("dasbor:lembar_sop", args=[kode]) if kode else "")

    # --- The steps in words -------------------------------------------------------------------

    @property
    def langkah(self) -> Iterator[LangkahTertulis]:
        for langkah in self.sop.langkah:
            anak = [self._tertulis(satu) for satu in langkah.sublangkah]
            yield self._tertulis(langkah, anak)

    def _tertulis(self, langkah: Langkah, anak: Sequence[LangkahTertulis] = ()) -> LangkahTertulis:
        kunci = (langkah.urut, langkah.huruf)
        cap = (self.cap or {}).get(kunci, bagan.Cap())
        return LangkahTertulis(
            langkah,
            nomor=self._nomor(langkah),
            pelaksana=self._pelaksana(langkah),
            # What ends a sub-step leads nowhere: its step goes on.
            hasil=() if langkah.huruf else [self._hasil(satu) for satu in langkah.lanjut],
            anak=anak,
            pilih=bagan.kata_pilih(langkah.anak.pilih) if langkah.anak else "",
            sop_anak=self._sop_lain.get(langkah.proses_anak),
            kabar=self.kabar.get(kunci, ()),
            kini=cap.kini,
        )

    @cached_property
    def _sama(self) -> Counter[str]:
        return Counter(langkah.sebutan for langkah in self.sop.langkah)

    def _nomor(self, langkah: Langkah) -> str:
        """ "7a"; where a number is printed twice or not at all, its position too."""
        if langkah.huruf:
            return langkah.sebutan
        if not langkah.no:
            return f"{langkah.urut} (nomor tidak tercetak)"
        if self._sama[langkah.sebutan] > 1:
            return f"{langkah.no} (baris ke-{langkah.urut})"
        return langkah.no

    def _pelaksana(self, langkah: Langkah) -> str:
        pertama, *lain = (self.sop.pelaku[peran] for peran in langkah.pelaku)
        tanda = KATA_DASAR.get(langkah.dasar_pelaku, "") if not langkah.huruf else ""
        kata = f"{pertama}{f' ({tanda})' if tanda else ''}"
        return f"{kata}, bersama {', '.join(lain)}" if lain else kata

    def _hasil(self, hasil: Hasil) -> HasilTertulis:
        tanda = KATA_DASAR.get(hasil.dasar, "")
        if isinstance(hasil.ke, Akhir):
            return HasilTertulis(hasil.tampil, bagan.NAMA_AKHIR[hasil.ke].lower(), "", tanda)
        langkah = self.sop.baris(hasil.ke)
        sasaran = f"langkah {self._nomor(langkah)}"
        return HasilTertulis(hasil.tampil, sasaran, f"#langkah-{langkah.urut}", tanda)


def _sebut(terganti: DasarHukumTerganti) -> str:
    catatan = f" ({terganti.catatan})" if terganti.catatan else ""
    return f"{terganti.kata}{catatan}"
