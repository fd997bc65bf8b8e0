"""Duties beside the table as pages show them: what is to be done, or who did it, when and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from ukpbj.dasbor.halaman import BANYAK
from ukpbj.sop.forms import PANJANG_ALASAN
from ukpbj.sop.models import Tugas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.models import Proses


class TugasForm(forms.Form):
    """How a duty was done; several of these can stand on one page."""

    catatan = forms.CharField(
        label="Apa yang sudah dilakukan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tuliskan apa yang sudah dilakukan."},
    )

    def __init__(self, *args: Any, tugas: Tugas, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": f"id_tugas_{tugas.pk}_%s"}))


@dataclass(frozen=True)
class BarisTugas:
    """One duty; `form`: None for those whose it is not, and once it is done."""

    tugas: Tugas
    peran: str
    form: TugasForm | None


def tugas_saya(pembaca: Pembaca) -> list[BarisTugas]:
    """Open duties of the reader, oldest first, at most a page of them."""
    milik = Tugas.objects.untuk(pembaca.pengguna, pembaca.penugasan)
    return _susun(milik.select_related("proses", "unit")[:BANYAK], milik_saya=None)


def tugas_proses(pembaca: Pembaca, proses: Proses) -> list[BarisTugas]:
    """Every duty of a case, done or not."""
    daftar = list(Tugas.objects.filter(proses=proses.pk).select_related("unit", "pelaksana"))
    if not daftar:
        return []
    for satu in daftar:
        satu.proses = proses
    milik = Tugas.objects.untuk(pembaca.pengguna, pembaca.penugasan).filter(proses=proses.pk)
    return _susun(daftar, milik_saya=set(milik.values_list("pk", flat=True)))


def _susun(daftar: Iterable[Tugas], milik_saya: set[int] | None) -> list[BarisTugas]:
    """`milik_saya`: ids of those the reader may record; None: all of them."""
    return [
        BarisTugas(
            satu,
            satu.proses.kelas.sop.pelaku.get(satu.peran, satu.peran),
            TugasForm(tugas=satu) if milik_saya is None or satu.pk in milik_saya else None,
        )
        for satu in daftar
    ]
