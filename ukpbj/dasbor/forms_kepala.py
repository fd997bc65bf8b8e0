"""Forms of the head of a unit: the end of a case, and a step given to somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms

from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.forms import AlasanForm
from ukpbj.sop import izin
from ukpbj.sop.models import PelaksanaanLangkah, Proses

if TYPE_CHECKING:
    from ukpbj.sop.definisi import Langkah

IKUT, TETAP = "ikut", "tetap"


class BatalForm(AlasanForm):
    """Why a case ends, and what becomes of the child cases that still run (`anak`)."""

    def __init__(self, *args: Any, anak: Sequence[Proses], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if anak:
            self.fields["anak"] = forms.ChoiceField(
                label=f"{', '.join(map(str, anak))} masih berjalan untuk proses ini",
                choices=[(IKUT, "Ikut dibatalkan"), (TETAP, "Tetap berjalan sendiri")],
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih apa yang terjadi dengan proses anaknya."},
            )

    def beserta_anak(self) -> bool | None:
        """What the door asks for; None where nothing was asked here."""
        pilihan = self.cleaned_data.get("anak")
        return None if pilihan is None else pilihan == IKUT


class AlihkanForm(AlasanForm):
    """Who is to do a step instead, among those who hold one of its roles today."""

    field_order = ("kepada", "alasan")

    kepada = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label="Dialihkan kepada",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih kepada siapa langkah ini dialihkan.",
            "invalid_choice": "Orang ini tidak memegang peran langkah ini (lagi).",
        },
    )

    def __init__(self, *args: Any, pelaksanaan: PelaksanaanLangkah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].help_text = "Tercatat dalam jejak proses ini."
        proses, langkah = pelaksanaan.proses, pelaksanaan.langkah
        orang = [
            satu
            for satu in izin.pemegang_peran(proses, langkah.pelaku)
            if satu.pk != pelaksanaan.pemegang_id
        ]
        medan = cast("forms.ModelChoiceField[Pengguna]", self.fields["kepada"])
        medan.queryset = Pengguna.objects.filter(pk__in=[satu.pk for satu in orang])
        medan.choices = _sebut(proses, langkah, orang)
        self.kosong = not orang


def _sebut(proses: Proses, langkah: Langkah, orang: Sequence[Pengguna]) -> list[tuple[int, str]]:
    """The people with what the head should know: who was named, who stands in."""
    terikat = izin.orang_terikat(proses)
    sementara = izin.pemegang_sementara(proses, langkah.pelaku)
    ket = sementara | {pk: "ditunjuk" for peran in langkah.pelaku for pk in terikat[peran]}
    return [(o.pk, f"{o} ({ket[o.pk]})" if o.pk in ket else str(o)) for o in orang]


def pasang_galat(form: forms.Form, medan: Mapping[str, str]) -> None:
    """Put the door's messages beside their fields."""
    for nama, pesan in medan.items():
        form.add_error(nama if nama in form.fields else None, pesan)
