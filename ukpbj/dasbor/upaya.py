"""One attempt to finish a step: what was sent, checked as far as a page can, handed to the door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import PermissionDenied

from ukpbj.dasbor.forms import berkas_tampil
from ukpbj.dokumen.unggahan import simpan_berkas
from ukpbj.sop import izin, layanan
from ukpbj.sop.butir import nilai_butir
from ukpbj.sop.galat import GalatSop, IsianBelumLengkap, SedangDikerjakan
from ukpbj.sop.tindakan import Isian, Putusan

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.dasbor.kotak import Kotak
    from ukpbj.sop.definisi import Hasil
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

JENIS_BUKTI = "bukti"
"""`Berkas.jenis` of what the desk keeps with an item of a step."""


def pastikan_giliran(pengguna: Pengguna, proses: Proses, baris: PelaksanaanLangkah) -> None:
    """Before anything that was sent is kept: the step is open, theirs, and in nobody else's hands.

    Raises PermissionDenied, LangkahSudahSelesai, SedangDikerjakan. The door asks again.
    """
    if not izin.boleh_mengerjakan(
        pengguna, proses, proses.kelas.sop.baris(baris.urut, baris.huruf)
    ):
        raise PermissionDenied("Langkah ini bukan bagian Anda.")
    if baris.selesai is not None:
        # A closed row stays closed: the door only tells who closed it, and when.
        layanan.selesaikan_langkah(baris.pk, baris.hasil, oleh=pengguna)
    if baris.pemegang and baris.pemegang != pengguna:
        raise SedangDikerjakan(f"Langkah ini sedang dikerjakan {baris.pemegang}.")


def simpan_unggahan(kotak: Kotak) -> int:
    """Keep every file that arrived whole: it is not lost if the rest is wrong. Returns how many."""
    tersimpan = 0
    for kunci, unggahan in kotak.berkas.unggahan().items():
        medan = f"{kunci}-berkas"
        try:
            berkas = simpan_berkas(
                proses=kotak.proses,
                unggahan=unggahan,
                jenis=JENIS_BUKTI,
                pengunggah=kotak.pembaca.pengguna,
                pelaksanaan=kotak.pelaksanaan,
                butir=kunci,
            )
        except GalatSop as galat:
            kotak.berkas.add_error(medan, galat.pesan)
            continue
        kotak.berkas.fields[medan].widget.berkas = berkas_tampil(berkas)
        tersimpan += 1
    return tersimpan


def tandai_semua_ada(kotak: Kotak) -> None:
    """Answer every item that has no answer yet with "ada"."""
    data = dict((kotak.kiriman.data or {}).items())
    for satu in kotak.putusan.semua_butir():
        if not satu.berupa_berkas:
            data[satu.kunci] = data.get(satu.kunci) or Putusan.ADA.value
    kotak.putusan.data = data


def isian_lengkap(kotak: Kotak, pilihan: Hasil) -> Isian | None:
    """What goes to the door; None where something is missing, with the messages at the fields."""
    sah = [form.is_valid() for form in kotak.semua_form]
    isian = _isian(kotak)
    try:
        nilai_butir(kotak.pelaksanaan, kotak.langkah, pilihan, isian)
    except IsianBelumLengkap as galat:
        pasang_galat(kotak, galat)
        return None
    return isian if all(sah) else None


def _isian(kotak: Kotak) -> Isian:
    bersih = kotak.putusan.cleaned_data
    data = kotak.data if kotak.data and kotak.data.is_valid() else None
    return Isian(
        putusan=kotak.putusan.nilai(),
        alasan=bersih.get("alasan", ""),
        catatan=bersih.get("catatan", ""),
        masukan=data.masukan() if data else {},
        beralasan=bool(data and data.beralasan()),
    )


def pasang_galat(kotak: Kotak, galat: IsianBelumLengkap) -> None:
    """Put the door's messages beside their fields, in whichever form they are."""
    sisa = kotak.putusan.pasang_galat(galat.medan)
    for nama, pesan in sisa.items():
        form = kotak.data if kotak.data and nama in kotak.data.fields else None
        if form:
            form.add_error(nama, pesan)
        else:
            kotak.putusan.add_error(None, pesan)


def tulisan(kotak: Kotak) -> Iterator[tuple[str, str]]:
    """The words that were typed, with their labels: a page that took nothing gives them back."""
    data = kotak.kiriman.data or {}
    for form in filter(None, (kotak.putusan, kotak.data)):
        for nama, medan in form.fields.items():
            isi = str(data.get(nama, "")).strip()
            if isi and isinstance(medan, forms.CharField):
                yield str(medan.label), isi
