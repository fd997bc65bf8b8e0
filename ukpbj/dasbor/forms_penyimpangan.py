"""Forms on the page of a deviation: the account, the decision on it, and who answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms

from ukpbj.akun.models import Pengguna
from ukpbj.sop.forms import PANJANG_ALASAN
from ukpbj.sop.layanan import Pertanggungjawaban
from ukpbj.sop.models import RiwayatPenyimpangan

TERIMA, KEMBALIKAN = "terima", "kembalikan"


def _uraian(label: str, galat: str, bantuan: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=PANJANG_ALASAN,
        help_text=bantuan,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": galat},
    )


class JawabForm(forms.Form):
    """The account of the person responsible."""

    use_required_attribute = False

    sebab = _uraian("Sebab", "Tuliskan sebabnya.", "Mengapa ini terjadi.")
    perbaikan = _uraian(
        "Perbaikan", "Tuliskan perbaikan yang sudah dilakukan.", "Apa yang sudah dibetulkan."
    )
    pencegahan = _uraian(
        "Pencegahan", "Tuliskan agar tidak terulang.", "Apa yang diubah agar tidak terulang."
    )
    tindak_lanjut = _uraian(
        "Tindak lanjut", "Tuliskan tindak lanjutnya.", "Apa yang masih akan dikerjakan, oleh siapa."
    )
    tindak_lanjut_pada = forms.DateField(
        label="Tindak lanjut pada tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggal tindak lanjutnya.",
            "invalid": "Tulis tanggal yang ada di kalender.",
        },
    )

    def isi(self) -> Pertanggungjawaban:
        """What was typed, as far as it can be read."""
        teks = {m: str(self.cleaned_data.get(m) or "") for m in self.fields if m not in self._bukan}
        pada: date | None = self.cleaned_data.get("tindak_lanjut_pada")
        return Pertanggungjawaban(**teks, tindak_lanjut_pada=pada)

    _bukan = frozenset({"tindak_lanjut_pada"})

    @classmethod
    def awal(cls, lalu: RiwayatPenyimpangan | None) -> dict[str, Any]:
        """The returned account, to be worked on; nothing for the first."""
        return {medan: getattr(lalu, medan) for medan in cls.base_fields} if lalu else {}


class PutusanForm(forms.Form):
    """Accept an account or return it; `tentang` is the account that was read."""

    use_required_attribute = False

    tentang = forms.IntegerField(widget=forms.HiddenInput, required=False)
    putusan = forms.ChoiceField(
        label="Keputusan",
        choices=[(TERIMA, "Diterima"), (KEMBALIKAN, "Dikembalikan untuk diperbaiki")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih keputusannya.",
            "invalid_choice": "Pilih keputusannya.",
        },
    )
    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=PANJANG_ALASAN,
        help_text="Wajib bila dikembalikan: apa yang perlu diperbaiki.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TunjukForm(forms.Form):
    """Who answers for a deviation, and why somebody else than until now."""

    use_required_attribute = False

    kepada = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label="Penanggung jawab",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih penanggung jawabnya.",
            "invalid_choice": "Orang ini tidak memegang peran langkah ini (lagi).",
        },
    )
    alasan = forms.CharField(
        label="Alasan",
        required=False,
        max_length=PANJANG_ALASAN,
        help_text="Tercatat dalam jejak prosesnya.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tuliskan alasan menggantinya."},
    )

    def __init__(
        self,
        *args: Any,
        calon: Sequence[Pengguna],
        sekarang: int | None,
        saya: Pengguna,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        orang = [satu for satu in calon if satu.pk != sekarang]
        medan = cast("forms.ModelChoiceField[Pengguna]", self.fields["kepada"])
        medan.queryset = Pengguna.objects.filter(pk__in=[satu.pk for satu in orang])
        medan.choices = [
            (satu.pk, f"{satu} (Anda sendiri)" if satu == saya else str(satu)) for satu in orang
        ]
        self.fields["alasan"].required = sekarang is not None


def tulisan(form: forms.Form) -> list[tuple[str, str]]:
    """What was typed, by label, to be given back where it could not be taken."""
    return [
        (str(medan.label), str(medan.value()))
        for medan in form.visible_fields()
        if not isinstance(medan.field, forms.ChoiceField) and medan.value()
    ]
