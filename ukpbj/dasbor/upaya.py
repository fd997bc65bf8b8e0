"""One attempt to finish a step: what was sent, checked as far as a page can, handed to the door."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import PermissionDenied

from ukpbj.dasbor.forms import JENIS_LAMPIRAN, berkas_tampil
from ukpbj.dokumen.unggahan import UnggahanBersih, cabut_berkas, simpan_berkas
from ukpbj.sop import izin, layanan
from ukpbj.sop.butir import nilai_butir
from ukpbj.sop.galat import (
    GalatSop,
    IsianBelumLengkap,
    LangkahSudahSelesai,
    SedangDikerjakan,
)
from ukpbj.sop.tindakan import Isian, Putusan

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.dasbor.kotak import Kotak
    from ukpbj.sop.definisi import Hasil
    from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses

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


# --- Files ------------------------------------------------------------------------------------


def simpan_unggahan(kotak: Kotak) -> int:
    """Keep every file that arrived whole: it is not lost if the rest is wrong. Returns how many."""
    butir = [
        _simpan(kotak, f"{kunci}-berkas", unggahan, JENIS_BUKTI, kunci)
        for kunci, unggahan in kotak.berkas.unggahan().items()
    ]
    lampiran = [
        _simpan(kotak, f"{JENIS_LAMPIRAN}-berkas", unggahan, JENIS_LAMPIRAN, _tempat_baru())
        for unggahan in kotak.berkas.lampiran()
    ]
    return sum(1 for berkas in butir + lampiran if berkas)


def _tempat_baru() -> str:
    """A place of its own: attachments stand beside each other, none replaces another."""
    return f"{JENIS_LAMPIRAN}-{secrets.token_hex(8)}"


def _simpan(
    kotak: Kotak, medan: str, unggahan: UnggahanBersih, jenis: str, tempat: str
) -> Berkas | None:
    """Keep one file; where that fails the message stands at its field. None: it was not kept."""
    try:
        berkas = simpan_berkas(
            proses=kotak.proses,
            unggahan=unggahan,
            jenis=jenis,
            pengunggah=kotak.pembaca.pengguna,
            pelaksanaan=kotak.pelaksanaan,
            butir=tempat,
        )
    except LangkahSudahSelesai:
        _ceritakan_siapa(kotak)
        raise
    except GalatSop as galat:
        kotak.berkas.add_error(medan, galat.pesan)
        return None
    if jenis != JENIS_LAMPIRAN:
        kotak.berkas.fields[medan].widget.berkas = berkas_tampil(berkas)
    return berkas


def _ceritakan_siapa(kotak: Kotak) -> None:
    """Somebody closed the step while a file was on its way: say who and when, as the door does."""
    kotak.pelaksanaan.refresh_from_db()
    pastikan_giliran(kotak.pembaca.pengguna, kotak.proses, kotak.pelaksanaan)


def pakai_lagi(kotak: Kotak, kunci: str) -> None:
    """Take the file of an earlier round over for this one, as a file of its own."""
    lama = kotak.berkas_lama.get(kunci)
    medan = f"{kunci}-berkas"
    if lama is None or medan not in kotak.berkas.fields:
        return
    try:
        with lama.isi.open("rb") as isi:
            salinan = UnggahanBersih(lama.nama, lama.tipe, isi.read())
    except FileNotFoundError:
        kotak.berkas.add_error(medan, "Berkas ini tidak ada lagi di penyimpanan. Unggah yang baru.")
        return
    _simpan(kotak, medan, salinan, JENIS_BUKTI, kunci)


def hapus_lampiran(kotak: Kotak, kunci: str) -> None:
    """Take an attachment of this step away again."""
    for berkas, _ in kotak.lampiran:
        if str(berkas.kunci) == kunci:
            cabut_berkas(berkas)


# --- Verdicts ---------------------------------------------------------------------------------


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
