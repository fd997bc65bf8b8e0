"""Documents, the way of verification, and the statement about SIKaP."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.urls import reverse

from registrasi.models import JenisDokumen, PermohonanAkun
from ukpbj.dokumen.unggahan import MedanUnggah
from ukpbj.sop.models import Berkas
from ukpbj.sop.ukuran import sebut_ukuran
from ukpbj.sop.widgets import BerkasTampil

TERIMA = "image/*,application/pdf"
"""What the browser offers; `image/*` makes phones offer their camera."""


class FormUnggah(forms.Form):
    """One document; which one is said by the address it is sent to."""

    def __init__(
        self, *args: Any, jenis: JenisDokumen, label: str, batas_mb: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": f"id_{jenis.value}_%s"}))
        self.jenis = jenis
        medan = MedanUnggah(label=label, batas_mb=batas_mb)
        medan.widget.attrs["accept"] = TERIMA
        self.fields["berkas"] = medan


def tampilkan(berkas: Berkas) -> BerkasTampil:
    """A stored file as pages show it."""
    alamat = reverse("dokumen:berkas", args=[berkas.kunci])
    return BerkasTampil(berkas.nama, alamat, sebut_ukuran(berkas.ukuran))


class FormCara(forms.Form):
    """How the documents are verified, in the words of the portal; values are outcomes."""

    hasil = forms.ChoiceField(
        label="Bagaimana dokumen Anda diperiksa?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih cara verifikasi.",
            "invalid_choice": "Pilih salah satu cara verifikasi.",
        },
    )

    def __init__(self, *args: Any, permohonan: PermohonanAkun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sebutan = {
            PermohonanAkun.Cara.DARING: "Daring, lewat panggilan video dengan verifikator",
            PermohonanAkun.Cara.TATAP_MUKA: "Tatap muka, saya datang ke kantor LPSE",
        }
        cara_hasil = permohonan.kelas.cara_hasil
        pilihan = [(hasil, sebutan[cara]) for hasil, cara in cara_hasil.items()]
        cast(forms.ChoiceField, self.fields["hasil"]).choices = pilihan
        self.initial.setdefault(
            "hasil", next((h for h, cara in cara_hasil.items() if cara == permohonan.cara), "")
        )


class FormSikap(forms.Form):
    """The statement that ends the last step (SOP registrasi-batang, langkah 8)."""

    sudah = forms.BooleanField(
        label="Saya sudah mengisi data kualifikasi di SIKaP dengan lengkap dan benar.",
        error_messages={"required": "Centang pernyataan ini setelah data di SIKaP terisi."},
    )
