"""Forms of the desk around a step: its files, its appointment, the end of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.urls import reverse

from ukpbj.akun.models import Unit
from ukpbj.dokumen.unggahan import MedanUnggah, UnggahanBersih, nama_aman
from ukpbj.sop.forms import PANJANG_ALASAN, ButirIsian
from ukpbj.sop.forms_janji import WaktuJanji
from ukpbj.sop.models import Berkas
from ukpbj.sop.ukuran import sebut_ukuran
from ukpbj.sop.widgets import BerkasTampil

JENIS_LAMPIRAN = "lampiran"
"""`Berkas.jenis` of what is kept with a step beside its items, and the name of its control."""
LAMPIRAN_SEKALIGUS = 10
"""Attachments taken from one sending; each is checked by a process of its own."""


def berkas_tampil(berkas: Berkas) -> BerkasTampil:
    url = reverse("dokumen:berkas", args=[berkas.kunci])
    return BerkasTampil(berkas.nama, url, sebut_ukuran(berkas.ukuran))


class MedanBukti(MedanUnggah):
    """Asked for (never "opsional" on the page), but what its absence means is the door's to say."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class MedanLampiran(MedanBukti):
    """Several files in one control; each is checked by `FormBerkas.lampiran`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["multiple"] = True

    def clean(self, data: Any, initial: Any = None) -> Any:
        return None

    def periksa(self, data: Any) -> UnggahanBersih:
        """Check one of the files; raises ValidationError."""
        hasil: UnggahanBersih = super().clean(data)
        return hasil


class FormBerkasBernama(forms.Form):
    """Files in controls named `<kunci>-berkas`."""

    use_required_attribute = False

    def medan(self, kunci: str) -> BoundField | None:
        nama = f"{kunci}-berkas"
        return self[nama] if nama in self.fields else None

    def unggahan(self) -> dict[str, UnggahanBersih]:
        """The files that arrived whole, by `kunci`; the others have a message at their field."""
        self.is_valid()
        return {
            nama.removesuffix("-berkas"): isi
            for nama, isi in self.cleaned_data.items()
            if isinstance(isi, UnggahanBersih)
        }


class FormBerkas(FormBerkasBernama):
    """A file per item that asks for one, and attachments: `<kunci>-berkas`, `lampiran-berkas`.

    `ada`: what is kept, by `kunci`.
    """

    def __init__(
        self,
        *args: Any,
        butir: Iterable[ButirIsian],
        unit: Unit,
        ada: Mapping[str, Berkas],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for satu in butir:
            if not satu.berupa_berkas:
                continue
            medan = MedanBukti(batas_mb=unit.batas_unggah_mb, label=satu.butir.teks)
            if satu.kunci in ada:
                medan.widget.berkas = berkas_tampil(ada[satu.kunci])
            self.fields[f"{satu.kunci}-berkas"] = medan
        self.fields[f"{JENIS_LAMPIRAN}-berkas"] = MedanLampiran(
            batas_mb=unit.batas_unggah_mb, label="Berkas lampiran", required=False
        )

    def lampiran(self) -> list[UnggahanBersih]:
        """The attachments that arrived whole; each of the others has a message at the field."""
        self.is_valid()
        nama = f"{JENIS_LAMPIRAN}-berkas"
        medan = cast("MedanLampiran", self.fields[nama])
        utuh: list[UnggahanBersih] = []
        dikirim = self.files.getlist(nama)
        if len(dikirim) > LAMPIRAN_SEKALIGUS:
            self.add_error(nama, f"Kirim paling banyak {LAMPIRAN_SEKALIGUS} lampiran sekaligus.")
            return []
        for satu in dikirim:
            try:
                utuh.append(medan.periksa(satu))
            except ValidationError as galat:
                sebut = nama_aman(satu.name or "")
                self.add_error(nama, [f"{sebut}: {pesan}" for pesan in galat.messages])
        return utuh


class AlasanForm(forms.Form):
    """Why something ends."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tuliskan alasannya."},
    )


class JanjiForm(WaktuJanji):
    """A time for an appointment, in the unit's own time; why, where there was one already."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat dalam jejak proses ini.",
        error_messages={"required": "Tuliskan alasannya."},
    )

    def __init__(self, *args: Any, unit: Unit, pertama: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pakai_unit(unit)
        if pertama:
            del self.fields["alasan"]

    def pasang_galat(self, medan: Mapping[str, str]) -> None:
        """Put the door's messages beside the fields."""
        for nama, pesan in medan.items():
            tempat = "jam" if nama == "waktu" else nama
            self.add_error(tempat if tempat in self.fields else None, pesan)
