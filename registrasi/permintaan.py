"""What the office asked for when a case came back to the pelaku usaha, or was turned away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from registrasi.models import PermohonanAkun
from ukpbj.sop.definisi import Arah
from ukpbj.sop.models import PelaksanaanLangkah, PutusanButir
from ukpbj.sop.tindakan import Putusan


@dataclass(frozen=True)
class Permintaan:
    """`alasan`: reasons, oldest first; `butir`: (item, what is wrong with it)."""

    alasan: list[str] = field(default_factory=list)
    butir: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.alasan or self.butir)


def permintaan(
    permohonan: PermohonanAkun, semua: Sequence[PelaksanaanLangkah], baris: PelaksanaanLangkah
) -> Permintaan:
    """What led to this visit of a step; empty where the case simply went on.

    `semua`: the rows of the case, oldest first. Takes a query only where something was asked.
    """
    return _sejak_giliran([b for b in semua if b.pk < baris.pk], permohonan)


def permintaan_saat(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> Permintaan:
    """The same as it stood when this step of the office ended, that step included."""
    semua = permohonan.pelaksanaan.filter(pk__lte=baris.pk).order_by("pk")
    return _sejak_giliran(list(semua), permohonan)


def _sejak_giliran(semua: Sequence[PelaksanaanLangkah], permohonan: PermohonanAkun) -> Permintaan:
    """What was said since the last turn of the pelaku usaha."""
    batas = max((b.pk for b in semua if b.milik_pelaku_usaha), default=0)
    return _susun(_berbalik(permohonan, [b for b in semua if b.pk > batas]))


def _berbalik(
    permohonan: PermohonanAkun, daftar: Iterable[PelaksanaanLangkah]
) -> list[PelaksanaanLangkah]:
    """The steps of the office that did not go on: their reasons are meant for the pelaku usaha.

    Why a step went on although something was missing is a matter of the office.
    """
    hasil = []
    for baris in daftar:
        langkah = permohonan.kelas.sop.baris(baris.urut)
        pilihan = langkah.hasil(baris.hasil)
        if pilihan and not baris.milik_pelaku_usaha and langkah.arah(pilihan) is not Arah.MAJU:
            hasil.append(baris)
    return hasil


def _susun(daftar: list[PelaksanaanLangkah]) -> Permintaan:
    if not daftar:
        return Permintaan()
    putusan = PutusanButir.objects.filter(
        pelaksanaan__in=[b.pk for b in daftar], putusan=Putusan.KURANG.value
    ).exclude(catatan="")
    butir = putusan.order_by("pelaksanaan", "id").values_list("teks", "catatan")
    alasan = dict.fromkeys(b.alasan for b in daftar if b.alasan)
    return Permintaan(list(alasan), list(dict.fromkeys(butir)))
