"""The form of a step that names people: PPK, Jabfung, Pokja (`Langkah.menunjuk`)."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from ukpbj.akun.models import Pengguna
from ukpbj.sop import izin
from ukpbj.sop.forms import FormLangkah
from ukpbj.sop.models import PelaksanaanLangkah


class FormPetugas(FormLangkah):
    """Whom the step names, among those who hold the role in the unit today."""

    templat = "sop/formulir_petugas.html"

    petugas = forms.ModelMultipleChoiceField(
        Pengguna.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih siapa yang ditunjuk.",
            "invalid_choice": "Pilihan ini tidak memegang peran itu (lagi).",
            "invalid_pk_value": "Pilihan ini tidak dikenal.",
            "list": "Pilih dari daftar.",
        },
    )

    def __init__(self, *args: Any, pelaksanaan: PelaksanaanLangkah, **kwargs: Any) -> None:
        super().__init__(*args, pelaksanaan=pelaksanaan, **kwargs)
        proses, langkah = pelaksanaan.proses, pelaksanaan.langkah
        orang = izin.pemegang_peran(proses, [langkah.menunjuk])
        medan = cast("forms.ModelMultipleChoiceField[Pengguna]", self.fields["petugas"])
        medan.queryset = Pengguna.objects.filter(pk__in=[o.pk for o in orang]).order_by("nama")
        medan.label = f"{proses.kelas.sop.pelaku[langkah.menunjuk]} yang ditunjuk"
        medan.help_text = (
            "Dapat lebih dari satu orang; siapa pun dari mereka dapat mengerjakannya."
            if langkah.menunjuk_kelompok
            else "Satu orang. Hanya ia, atau Plh.-nya, yang mengerjakan langkah peran ini."
        )
        self.initial.setdefault("petugas", sorted(izin.orang_terikat(proses)[langkah.menunjuk]))
        self.kosong = not orang

    def masukan(self) -> dict[str, Any]:
        return {"petugas": list(self.cleaned_data.get("petugas", ()))}
