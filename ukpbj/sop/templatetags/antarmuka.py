"""Markup helpers of the interface. Nothing here reads the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ukpbj.sop.ikon import IKON
from ukpbj.sop.ukuran import sebut_ukuran

register = template.Library()

TANDA = {
    "aman": "jam",
    "hampir": "jam",
    "terlambat": "segitiga",
    "ditunda": "jeda",
    "selesai": "centang",
    "bahaya": "silang",
    "baik": "centang",
    "awas": "penyimpangan",
    "galat": "penyimpangan",
    "info": "info",
    "ada": "centang",
    "kurang": "silang",
}
"""The sign that stands beside a state, so that meaning never rests on its colour."""

NAMA_BAGIAN = {"date": "tanggal", "time": "jam"}
KELAS_PESAN = {"success": "baik", "warning": "awas", "error": "galat"}
KELAS_TOMBOL = {"btn": "tombol", "btn-primary": "tombol--utama"}


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """A decorative icon, hidden from readers; an unknown or empty name draws nothing."""
    garis = IKON.get(nama or "")
    if garis is None:
        return SafeString("")
    return format_html(
        '<svg class="ikon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        kelas,
        garis,
    )


@register.filter
def tanda_bawaan(keadaan: str) -> str:
    """Name of the icon that belongs to a state, empty where words are enough."""
    return TANDA.get(keadaan, "")


@register.filter
def kelas_pesan(tag: str) -> str:
    """Class of a Django message: baik, awas, galat, else info."""
    return next((KELAS_PESAN[bagian] for bagian in tag.split() if bagian in KELAS_PESAN), "info")


@register.filter
def kelas_tombol(kelas: str) -> str:
    """Crispy's built-in button classes in our names; a variant of ours replaces the primary one."""
    bagian = [KELAS_TOMBOL.get(satu, satu) for satu in kelas.split()]
    varian = [satu for satu in bagian if satu.startswith("tombol--")]
    if len(varian) > 1:
        bagian.remove("tombol--utama")
    return " ".join(bagian)


@register.filter
def ukuran(bita: int) -> str:
    """Size of a file in words."""
    return sebut_ukuran(bita)


@register.filter
def inisial(nama: str) -> str:
    """Up to two initials of a person's name, for the round mark in the top bar."""
    return "".join(kata[0] for kata in str(nama).split()[:2]).upper()


@register.filter
def titik_tren(nilai: Sequence[float]) -> str:
    """Points of a sparkline in a 120 x 24 box, oldest value on the left."""
    if len(nilai) < 2:
        return ""
    rendah, rentang = min(nilai), (max(nilai) - min(nilai)) or 1
    lebar = 120 / (len(nilai) - 1)
    return " ".join(
        f"{nomor * lebar:.1f},{22 - (satu - rendah) / rentang * 20:.1f}"
        for nomor, satu in enumerate(nilai)
    )


@register.simple_block_tag
def tabel(content: str, label: str) -> SafeString:
    """A region that may scroll sideways, reachable by keyboard; wraps one table."""
    return SafeString(render_to_string("komponen/tabel.html", {"isi": content, "label": label}))


# --- Fields ---------------------------------------------------------------------------------


@register.filter
def jenis_medan(field: BoundField) -> str:
    """Which way komponen/medan.html draws a field."""
    widget = field.field.widget
    if widget.is_hidden:
        return "tersembunyi"
    if isinstance(widget, forms.FileInput):
        return "berkas"
    if isinstance(widget, forms.CheckboxInput):
        return "centang"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "pilihan"
    return "gabung" if widget.use_fieldset else "biasa"


@register.simple_tag
def isian(field: BoundField, kelas: str = "isian") -> SafeString:
    """The control alone, with our class added to those the form gave it.

    The parts of a control of several (a day and an hour) get a name each: a group has one label.
    """
    widget = field.field.widget
    bagian = getattr(widget, "widgets", [widget])
    for nomor, satu in enumerate(bagian, start=1):
        ada = satu.attrs.get("class", "").split()
        satu.attrs["class"] = " ".join(dict.fromkeys([*ada, kelas]))
        if len(bagian) > 1:
            nama = NAMA_BAGIAN.get(satu.input_type, f"bagian {nomor}")
            satu.attrs.setdefault("aria-label", f"{field.label}: {nama}")
    return field.as_widget()


@register.simple_tag
def isian_berkas(field: BoundField) -> SafeString:
    """The file control without Django's own link to the stored file, whose address is private."""
    attrs = {**field.field.widget.attrs, "class": "unggah__isian"}
    if dijelaskan := field.aria_describedby:
        attrs["aria-describedby"] = dijelaskan
    return field.as_widget(forms.FileInput(), attrs=attrs)


# --- Errors ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class GalatRingkas:
    """One line of the error summary: where the control is (may be empty) and what is wrong."""

    id: str
    label: str
    teks: str


@register.filter
def daftar_galat(sumber: Any) -> list[GalatRingkas]:
    """Every error of a form, a formset or a list of them, in the order of the page."""
    if isinstance(sumber, BaseForm):
        return list(_galat_form(sumber))
    if isinstance(sumber, BaseFormSet):
        bersama = [GalatRingkas("", "", str(teks)) for teks in sumber.non_form_errors()]
        return bersama + daftar_galat(list(sumber.forms))
    if isinstance(sumber, (list, tuple)):
        return [galat for satu in sumber for galat in daftar_galat(satu)]
    return []


def _galat_form(form: BaseForm) -> Iterable[GalatRingkas]:
    for nama in (NON_FIELD_ERRORS, *form.fields):
        for teks in form.errors.get(nama, ()):
            if nama == NON_FIELD_ERRORS:
                yield GalatRingkas("", "", str(teks))
            else:
                label = str(form[nama].label).rstrip(".:?")
                yield GalatRingkas(id_kendali(form[nama]), label, str(teks))


@register.filter
def id_kendali(field: BoundField) -> str:
    """The id of the control that takes focus; of a group, its first choice."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
