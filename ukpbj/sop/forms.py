"""Forms of a step: the verdicts every step has, and the base of its own data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.utils.module_loading import import_string

from ukpbj.sop.butir import berlaku
from ukpbj.sop.definisi import Arah, Bentuk, Butir, Langkah, Sisi
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.tindakan import Nilai, Putusan, kunci_butir

PANJANG_CATATAN = 1000
PANJANG_ALASAN = 2000
FORMULIR_PETUGAS = "ukpbj.sop.forms_petugas.FormPetugas"
TANPA_BERKAS = "Unggah berkasnya, atau tuliskan di sini mengapa belum ada."


class FormBertahap(forms.Form):
    """A form that can be shown as it was typed before it is judged (`periksa=False`)."""

    def __init__(self, *args: Any, periksa: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periksa = periksa

    def full_clean(self) -> None:
        if self.periksa:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}


class FormLangkah(FormBertahap):
    """Base of a form named in a declaration (`Langkah.formulir`).

    `hasil` is the outcome that was pressed, "" while the page is only shown: a form may ask
    more of one outcome than of another. `templat` draws it (variable `form`). The names alasan,
    catatan, hasil, konfirmasi, aksi and those of `kunci_butir` belong to the page around it.
    """

    templat: ClassVar[str] = "sop/formulir_langkah.html"

    def __init__(
        self, *args: Any, pelaksanaan: PelaksanaanLangkah, hasil: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pelaksanaan = pelaksanaan
        self.hasil = hasil

    def masukan(self) -> dict[str, Any]:
        """What the door hands to the effect as `isian.masukan`."""
        return dict(self.cleaned_data)

    def beralasan(self) -> bool:
        """Whether this form holds the reasons for going back, so that no others are asked for."""
        return False


def kelas_formulir(langkah: Langkah) -> type[FormLangkah] | None:
    """The form of a step: the one its declaration names, else that of the people it names."""
    nama = langkah.formulir or (FORMULIR_PETUGAS if langkah.menunjuk else "")
    return cast("type[FormLangkah]", import_string(nama)) if nama else None


@dataclass(frozen=True)
class ButirIsian:
    """One item as the page asks for it; `berlaku`: for at least one outcome of this case."""

    kunci: str
    butir: Butir
    berlaku: bool
    keterangan: str

    @property
    def berupa_berkas(self) -> bool:
        return self.butir.bentuk is Bentuk.BERKAS


def daftar_butir(langkah: Langkah, sisi: Sisi, fakta: Collection[str]) -> list[ButirIsian]:
    """The items of one side of mutu baku, with words on when they count."""
    hasil = []
    for nomor, butir in enumerate(langkah.butir(sisi), start=1):
        untuk = [h for h in langkah.lanjut if berlaku(butir, sisi, langkah, h, fakta)]
        hanya = [] if len(untuk) == len(langkah.lanjut) else [f"“{h.tampil}”" for h in untuk]
        keterangan = f"hanya untuk hasil {' atau '.join(hanya)}" if hanya else ""
        if not untuk:
            keterangan = "untuk " + ", ".join(f.replace("_", " ") for f in butir.bila)
        hasil.append(ButirIsian(kunci_butir(sisi, nomor), butir, bool(untuk), keterangan))
    return hasil


class FormPutusan(FormBertahap):
    """Verdicts on kelengkapan and keluaran, with the reason and the note of the step.

    A field per item that applies to this case: `<kunci>` (ada, kurang; none for a file, whose
    verdict follows from the file) and `<kunci>-catatan`. What must be filled in for which outcome
    is the door's to say (`butir.nilai_butir`); `pasang_galat` puts its answer beside the fields.
    """

    alasan = forms.CharField(
        label="Alasan", required=False, max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    catatan = forms.CharField(
        label="Catatan langkah ini", required=False, max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, langkah: Langkah, fakta: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.butir = {sisi: daftar_butir(langkah, sisi, fakta) for sisi in Sisi}
        for satu in self.semua_butir():
            self._tambah(satu)
        self.fields["alasan"].help_text = _kapan_beralasan(langkah)

    def semua_butir(self) -> Iterator[ButirIsian]:
        """The items that apply to this case."""
        return (satu for sisi in Sisi for satu in self.butir[sisi] if satu.berlaku)

    def _tambah(self, satu: ButirIsian) -> None:
        if not satu.berupa_berkas:
            self.fields[satu.kunci] = forms.ChoiceField(
                label=satu.butir.teks,
                required=False,
                choices=[(Putusan.ADA.value, "Ada"), (Putusan.KURANG.value, "Kurang")],
                widget=forms.RadioSelect,
            )
        label = "Mengapa berkasnya belum ada" if satu.berupa_berkas else "Yang kurang"
        self.fields[f"{satu.kunci}-catatan"] = forms.CharField(
            label=label, required=False, max_length=PANJANG_CATATAN
        )

    def baris(self, sisi: Sisi) -> list[tuple[ButirIsian, BoundField | None, BoundField | None]]:
        """Each item with its two fields; a file has no verdict, an item that is out has none."""
        return [
            (satu, self._medan(satu.kunci), self._medan(f"{satu.kunci}-catatan"))
            for satu in self.butir[sisi]
        ]

    def _medan(self, nama: str) -> BoundField | None:
        return self[nama] if nama in self.fields else None

    def nilai(self) -> dict[str, Nilai]:
        """The verdicts given, by `kunci_butir`."""
        data = self.cleaned_data
        hasil = {}
        for satu in self.semua_butir():
            putusan = data.get(satu.kunci, "")
            if putusan or satu.berupa_berkas:
                catatan = data.get(f"{satu.kunci}-catatan", "")
                hasil[satu.kunci] = Nilai(Putusan(putusan or Putusan.KURANG), catatan)
        return hasil

    def pasang_galat(self, medan: Mapping[str, str]) -> dict[str, str]:
        """Put the door's messages beside their fields; returns those that have none here."""
        sisa = {}
        for nama, pesan in medan.items():
            tempat = self._tempat_galat(nama)
            if tempat is None:
                sisa[nama] = pesan
            elif not self.has_error(tempat):
                self.add_error(tempat, TANPA_BERKAS if nama not in self.fields else pesan)
        return sisa

    def _tempat_galat(self, nama: str) -> str | None:
        catatan = f"{nama}-catatan"
        kurang = self.cleaned_data.get(nama) == Putusan.KURANG
        if catatan in self.fields and (kurang or nama not in self.fields):
            return catatan
        return nama if nama in self.fields else None


def _kapan_beralasan(langkah: Langkah) -> str:
    """Which outcomes ask for a reason; going on asks for one only when something is missing."""
    arah = {langkah.arah(hasil) for hasil in langkah.lanjut}
    kata = ["ada yang kurang"] if Arah.MAJU in arah else []
    kata += ["dikembalikan"] if Arah.KEMBALI in arah else []
    kata += ["ditolak"] if Arah.TOLAK in arah else []
    kata += ["dialihkan"] if Arah.ALIH in arah else []
    kata += ["ditutup tanpa dikerjakan"] if Arah.LEWAT in arah else []
    depan, akhir = kata[:-1], kata[-1]
    return f"Wajib bila {', '.join(depan)}{', atau ' if depan else ''}{akhir}."
