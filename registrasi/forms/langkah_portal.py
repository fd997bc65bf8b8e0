"""A step of the pelaku usaha without a page of its own: what is there, files, a note."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from registrasi.forms.dokumen import TERIMA, tampilkan
from ukpbj.akun.models import Unit
from ukpbj.dasbor.forms import FormBerkasBernama, MedanBukti
from ukpbj.dokumen.unggahan import MedanUnggah
from ukpbj.sop.butir import berlaku
from ukpbj.sop.definisi import Arah, Hasil, Langkah, Sisi
from ukpbj.sop.forms import PANJANG_ALASAN, PANJANG_CATATAN, ButirIsian, FormBertahap, daftar_butir
from ukpbj.sop.models import Berkas
from ukpbj.sop.tindakan import Isian, Nilai, Putusan

LAMPIRAN = "lampiran"
BELUM_DICENTANG = "Centang bila sudah ada, atau tuliskan mengapa belum."
BELUM_DIUNGGAH = "Unggah berkasnya, atau tuliskan mengapa belum ada."


class MedanAlasan(forms.CharField):
    """Why an item is not there; `FormButir` says when that has to be told."""

    def __init__(self) -> None:
        super().__init__(label="Mengapa belum ada atau tidak perlu", max_length=PANJANG_CATATAN)

    def validate(self, value: Any) -> None:
        """Not obligatory by itself, but neither called optional."""


@dataclass(frozen=True)
class BarisButir:
    """One item as the page draws it: tick, why not, file; each None where it has none."""

    butir: ButirIsian
    centang: BoundField | None
    catatan: BoundField
    berkas: BoundField | None


class FormBerkasPortal(FormBerkasBernama):
    """A file per item that takes one, `<kunci>-berkas`, and an attachment.

    `ada`: what is kept, by `kunci`. An empty field is no error here: what its absence means is
    said by `FormButir`.
    """

    def __init__(
        self,
        *args: Any,
        butir: Collection[ButirIsian],
        dokumen: Collection[str],
        unit: Unit,
        ada: Mapping[str, Berkas],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for satu in butir:
            if satu.berupa_berkas or satu.kunci in dokumen:
                jenis = MedanBukti if satu.berupa_berkas else MedanUnggah
                self._tambah(satu.kunci, satu.butir.teks, unit, jenis, ada.get(satu.kunci))
        self._tambah(LAMPIRAN, "Lampiran", unit, MedanUnggah)

    def _tambah(
        self,
        kunci: str,
        label: str,
        unit: Unit,
        jenis: type[MedanUnggah],
        ada: Berkas | None = None,
    ) -> None:
        wajib = jenis is MedanBukti
        medan = jenis(label=label, batas_mb=unit.batas_unggah_mb, required=wajib)
        medan.widget.attrs["accept"] = TERIMA
        medan.widget.berkas = tampilkan(ada) if ada else None
        self.fields[f"{kunci}-berkas"] = medan


class FormButir(FormBertahap):
    """What is there, item by item: `<kunci>` ticked, or `<kunci>-catatan` says why not.

    `hasil`: the outcome pressed; only its items are asked for. `ada`: items with a file.
    `tanpa_berkas`: items that want one and have neither file nor reason, once it is cleaned; that
    is to be said where the file belongs.
    """

    use_required_attribute = False

    catatan = forms.CharField(
        label="Catatan untuk LPSE", required=False, max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        langkah: Langkah,
        fakta: Collection[str],
        hasil: Hasil | None = None,
        ada: set[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.langkah, self.fakta, self.hasil, self.ada = langkah, fakta, hasil, ada
        self.tanpa_berkas: list[str] = []
        self.butir = {
            sisi: [satu for satu in daftar_butir(langkah, sisi, fakta) if satu.berlaku]
            for sisi in Sisi
        }
        for satu in self.semua_butir():
            self._tambah(satu)

    def semua_butir(self) -> Iterator[ButirIsian]:
        return (satu for sisi in Sisi for satu in self.butir[sisi])

    def _tambah(self, satu: ButirIsian) -> None:
        if not satu.berupa_berkas:
            self.fields[satu.kunci] = forms.BooleanField(label=satu.butir.teks, required=False)
        self.fields[f"{satu.kunci}-catatan"] = MedanAlasan()

    def baris(self, sisi: Sisi, berkas: FormBerkasPortal) -> list[BarisButir]:
        return [
            BarisButir(
                satu,
                None if satu.berupa_berkas else self[satu.kunci],
                self[f"{satu.kunci}-catatan"],
                berkas.medan(satu.kunci),
            )
            for satu in self.butir[sisi]
        ]

    def clean(self) -> dict[str, Any]:
        for satu in self.semua_butir():
            dijelaskan = self.cleaned_data.get(f"{satu.kunci}-catatan", "").strip()
            if not self._diminta(satu) or self._ada(satu) or dijelaskan:
                continue
            if satu.berupa_berkas:
                self.tanpa_berkas.append(satu.kunci)
            else:
                self.add_error(satu.kunci, BELUM_DICENTANG)
        return self.cleaned_data

    def _diminta(self, satu: ButirIsian) -> bool:
        if self.hasil is None:
            return False
        sisi = Sisi(satu.kunci.rpartition("-")[0])
        return berlaku(satu.butir, sisi, self.langkah, self.hasil, self.fakta)

    def _ada(self, satu: ButirIsian) -> bool:
        if satu.berupa_berkas:
            return satu.kunci in self.ada
        return bool(self.cleaned_data.get(satu.kunci))

    def isian(self) -> Isian:
        """For the door: the verdicts, and one reason put together from those of the items."""
        data, putusan, kurang = self.cleaned_data, {}, []
        for satu in filter(self._diminta, self.semua_butir()):
            catatan = data[f"{satu.kunci}-catatan"].strip()
            putusan[satu.kunci] = Nilai(Putusan.ADA, catatan)
            if not self._ada(satu):
                putusan[satu.kunci] = Nilai(Putusan.KURANG, catatan)
                kurang.append(f"{satu.butir.teks}: {catatan}")
        maju = self.hasil is not None and self.langkah.arah(self.hasil) is Arah.MAJU
        alasan = "\n".join(kurang) if maju else data["catatan"]
        return Isian(putusan, alasan=alasan, catatan=data["catatan"])
