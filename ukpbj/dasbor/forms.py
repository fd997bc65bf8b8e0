"""Forms of the desk around a step: its files, its appointment, the end of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.urls import reverse

from ukpbj.akun.models import Unit
from ukpbj.dokumen.unggahan import MedanUnggah, UnggahanBersih
from ukpbj.sop.forms import PANJANG_ALASAN, ButirIsian
from ukpbj.sop.forms_janji import WaktuJanji
from ukpbj.sop.models import Berkas
from ukpbj.sop.ukuran import sebut_ukuran
from ukpbj.sop.widgets import BerkasTampil


def berkas_tampil(berkas: Berkas) -> BerkasTampil:
    url = reverse("dokumen:berkas", args=[berkas.kunci])
    return BerkasTampil(berkas.nama, url, sebut_ukuran(berkas.ukuran))


class MedanBukti(MedanUnggah):
    """Asked for (never "opsional" on the page), but what its absence means is the door's to say."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class FormBerkas(forms.Form):
    """A file per item that asks for one: `<kunci>-berkas`. `ada`: what is kept, by `kunci`."""

    use_required_attribute = False

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


class AlasanForm(forms.Form):
    """Why something ends."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tuliskan alasannya."},
    )


class JanjiForm(WaktuJanji):
    """A new time for an appointment, in the unit's own time, and why."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat dalam jejak proses ini.",
        error_messages={"required": "Tuliskan alasannya."},
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pakai_unit(unit)

    def pasang_galat(self, medan: Mapping[str, str]) -> None:
        """Put the door's messages beside the fields."""
        for nama, pesan in medan.items():
            self.add_error("jam" if nama == "waktu" else nama, pesan)
