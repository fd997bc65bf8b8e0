"""The data form of step 2, one topic per page (SOP registrasi-batang, langkah 2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms

from registrasi.models import PelakuUsaha, PermohonanAkun
from registrasi.wilayah import PROVINSI
from ukpbj.akun.validators import (
    rapikan_nomor,
    rapikan_telepon,
    validasi_nib,
    validasi_nik,
    validasi_npwp,
    validasi_telepon,
)

PERSEORANGAN = PelakuUsaha.Jenis.PERSEORANGAN


class MedanNomor(forms.CharField):
    """A number people type with separators; kept without them, shown again as typed."""

    def __init__(self, rapikan: Callable[[str], str] = rapikan_nomor, **kwargs: Any) -> None:
        atribut = {"inputmode": "numeric", "autocomplete": "off"}
        widget = forms.TextInput(attrs=atribut | kwargs.pop("atribut", {}))
        super().__init__(max_length=40, widget=widget, **kwargs)
        self.rapikan = rapikan

    def to_python(self, value: Any) -> str:
        return self.rapikan(super().to_python(value) or "")


class MedanBaris(forms.CharField):
    """Words on one line: what a forged request puts between them does not stay."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


def _baris(panjang: int, lengkapi: str, **kwargs: Any) -> MedanBaris:
    widget = forms.TextInput(attrs={"autocomplete": lengkapi})
    return MedanBaris(max_length=panjang, widget=widget, **kwargs)


class FormBagian(forms.ModelForm[PelakuUsaha]):
    """One page of the data form.

    `judul_ringkas`: its title on the review, if another. `kelas`: how its fields are drawn
    (komponen/medan.html). `draf`: nothing is obligatory, for drafts saved while typing. Labels and
    hints of a person who trades alone stand in `sebutan_perseorangan`.
    """

    slug: ClassVar[str]
    judul: ClassVar[str]
    judul_perseorangan: ClassVar[str] = ""
    judul_ringkas: ClassVar[str] = ""
    keterangan: ClassVar[str] = ""
    kelas: ClassVar[str] = ""
    opsional: ClassVar[frozenset[str]] = frozenset()
    tanpa_perseorangan: ClassVar[frozenset[str]] = frozenset()
    sebutan_perseorangan: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def __init__(self, *args: Any, draf: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.jenis == PERSEORANGAN:
            self._untuk_perseorangan()
        for nama, medan in self.fields.items():
            medan.required = not draf and nama not in self.opsional
            medan.error_messages["required"] = "Bagian ini belum diisi."

    def _untuk_perseorangan(self) -> None:
        for nama in self.tanpa_perseorangan:
            del self.fields[nama]
        for nama, (label, petunjuk) in self.sebutan_perseorangan.items():
            self.fields[nama].label, self.fields[nama].help_text = label, petunjuk

    @classmethod
    def judul_untuk(cls, usaha: PelakuUsaha) -> str:
        return cls.judul_perseorangan if usaha.jenis == PERSEORANGAN else cls.judul

    def lengkap(self) -> bool:
        """Whether the page holds no error and nothing obligatory is missing, draft or not."""
        kosong = [
            nama
            for nama in self.fields
            if nama not in self.opsional and not self.cleaned_data.get(nama)
        ]
        return not self.errors and not kosong


class FormJenis(FormBagian):
    slug, judul = "jenis", "Anda mendaftar sebagai apa?"
    judul_perseorangan, judul_ringkas, kelas = judul, "Jenis pelaku usaha", "kartu"

    jenis = forms.ChoiceField(
        label="Jenis pelaku usaha",
        choices=[
            ("badan_usaha", "Badan usaha (CV, PT, koperasi, firma, yayasan)"),
            ("perseorangan", "Perseorangan (konsultan, penerjemah, pemilik usaha sendiri)"),
        ],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu."},
    )

    class Meta:
        model = PelakuUsaha
        fields = ("jenis",)


class FormUsaha(FormBagian):
    slug, judul, judul_perseorangan = "usaha", "Data badan usaha", "Data usaha Anda"
    keterangan = "Isikan seperti yang tertulis pada NPWP."
    opsional = frozenset({"nib", "nomor_pkp"})
    sebutan_perseorangan = {
        "nama": ("Nama pada NPWP", "Nama yang Anda pakai dalam pengadaan."),
        "npwp": ("NPWP pemilik", "15 atau 16 angka; titik dan strip boleh ditulis."),
    }

    nama = _baris(
        150, "organization", label="Nama badan usaha", help_text="Misalnya: CV Contoh Karya."
    )
    npwp = MedanNomor(
        label="NPWP perusahaan",
        help_text="15 atau 16 angka; titik dan strip boleh ditulis.",
        validators=[validasi_npwp],
    )
    nib = MedanNomor(
        label="NIB", help_text="Nomor induk berusaha dari OSS, 13 angka.", validators=[validasi_nib]
    )
    nomor_pkp = _baris(
        100,
        "off",
        label="Nomor PKP",
        help_text="Nomor surat pengukuhan pengusaha kena pajak, bila sudah dikukuhkan.",
    )

    class Meta:
        model = PelakuUsaha
        fields = ("nama", "npwp", "nib", "nomor_pkp")


class FormKontak(FormBagian):
    slug, judul, judul_perseorangan = "kontak", "Alamat dan kontak", "Alamat dan kontak"

    alamat = MedanBaris(
        label="Alamat",
        max_length=300,
        help_text="Jalan, nomor, RT/RW, desa atau kelurahan, kecamatan.",
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    kabupaten_kota = _baris(100, "address-level2", label="Kabupaten atau kota")
    provinsi = forms.ChoiceField(
        label="Provinsi",
        choices=[("", "Pilih provinsi"), *((nama, nama) for nama in PROVINSI)],
        widget=forms.Select(attrs={"autocomplete": "address-level1"}),
        error_messages={"invalid_choice": "Pilih provinsi dalam daftar."},
    )
    kode_pos = forms.RegexField(
        r"^[0-9]{5}$",
        label="Kode pos",
        error_messages={"invalid": "Kode pos terdiri atas 5 angka."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    telepon = MedanNomor(
        rapikan_telepon,
        label="Nomor telepon atau WhatsApp",
        help_text="Misalnya: 0812 3456 7890.",
        validators=[validasi_telepon],
        atribut={"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    )

    class Meta:
        model = PelakuUsaha
        fields = ("alamat", "kabupaten_kota", "provinsi", "kode_pos", "telepon")


class FormPimpinan(FormBagian):
    slug, judul, judul_perseorangan = "pimpinan", "Pimpinan perusahaan", "Pemilik usaha"
    keterangan = "Orang yang KTP-nya akan Anda lampirkan."
    tanpa_perseorangan = frozenset({"jabatan_pimpinan"})
    sebutan_perseorangan = {
        "nama_pimpinan": ("Nama pemilik", "Seperti pada KTP."),
        "nik": ("NIK pemilik", "16 angka pada KTP."),
    }

    nama_pimpinan = _baris(150, "name", label="Nama pimpinan", help_text="Seperti pada KTP.")
    jabatan_pimpinan = _baris(
        100, "organization-title", label="Jabatan", help_text="Misalnya: Direktur."
    )
    nik = MedanNomor(
        label="NIK pimpinan", help_text="16 angka pada KTP.", validators=[validasi_nik]
    )

    class Meta:
        model = PelakuUsaha
        fields = ("nama_pimpinan", "jabatan_pimpinan", "nik")


BAGIAN: dict[str, type[FormBagian]] = {
    form.slug: form for form in (FormJenis, FormUsaha, FormKontak, FormPimpinan)
}
"""The pages in their order, by the last part of their address."""


def bagian_untuk(kelas: type[PermohonanAkun]) -> dict[str, type[FormBagian]]:
    """The pages for cases of this SOP: where it is for one kind only, nobody is asked for it."""
    if kelas.jenis_tetap is None:
        return BAGIAN
    return {slug: form for slug, form in BAGIAN.items() if form is not FormJenis}


def urutan_bagian(
    slug: str, bagian: Mapping[str, type[FormBagian]] = BAGIAN
) -> tuple[int, str | None, str | None]:
    """Position of a page counted from 1, the page before it, the page after it."""
    semua = list(bagian)
    n = semua.index(slug)
    return n + 1, semua[n - 1] if n else None, semua[n + 1] if n + 1 < len(semua) else None
