"""The form of a step that names people: PPK, Jabfung, Pokja (`Langkah.menunjuk`)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from ukpbj.akun.models import Pengguna
from ukpbj.sop import izin
from ukpbj.sop.forms import FormLangkah
from ukpbj.sop.models import PelaksanaanLangkah

SALAH = {
    "required": "Pilih siapa yang ditunjuk.",
    "invalid_choice": "Pilihan ini tidak memegang peran itu (lagi).",
    "invalid_pk_value": "Pilihan ini tidak dikenal.",
    "invalid_list": "Pilih dari daftar.",
}


class FormPetugas(FormLangkah):
    """Whom the step names, among those who hold the role in the unit today: one, or a group.

    `kosong`: nobody holds the role; `peran` is its name as the SOP prints it.
    """

    templat = "sop/formulir_petugas.html"

    def __init__(self, *args: Any, pelaksanaan: PelaksanaanLangkah, **kwargs: Any) -> None:
        super().__init__(*args, pelaksanaan=pelaksanaan, **kwargs)
        proses, langkah = pelaksanaan.proses, pelaksanaan.langkah
        orang = izin.pemegang_peran(proses, [langkah.menunjuk])
        calon = Pengguna.objects.filter(pk__in=[o.pk for o in orang]).order_by("nama", "pk")
        self.peran, self.kosong = proses.kelas.sop.pelaku[langkah.menunjuk], not orang
        medan = _kelompok(calon) if langkah.menunjuk_kelompok else _seorang(calon)
        sementara = izin.pemegang_sementara(proses, [langkah.menunjuk])
        medan.choices = [
            (o.pk, f"{o} ({sementara[o.pk]})" if o.pk in sementara else str(o)) for o in orang
        ]
        medan.label = f"{self.peran} yang ditunjuk"
        self.fields["petugas"] = medan
        terikat = sorted(izin.orang_terikat(proses)[langkah.menunjuk])
        if terikat:
            awal = terikat if langkah.menunjuk_kelompok else terikat[0]
            self.initial.setdefault("petugas", awal)

    def masukan(self) -> dict[str, Any]:
        pilihan = self.cleaned_data.get("petugas")
        if isinstance(pilihan, Pengguna):
            return {"petugas": [pilihan]}
        return {"petugas": list(pilihan or ())}


def _seorang(calon: QuerySet[Pengguna]) -> forms.ModelChoiceField[Pengguna]:
    return forms.ModelChoiceField(
        calon,
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="Satu orang. Hanya ia, atau Plh.-nya, yang mengerjakan langkah peran ini.",
        error_messages=SALAH,
    )


def _kelompok(calon: QuerySet[Pengguna]) -> forms.ModelChoiceField[Pengguna]:
    return forms.ModelMultipleChoiceField(
        calon,
        widget=forms.CheckboxSelectMultiple,
        help_text="Dapat lebih dari satu orang; siapa pun dari mereka dapat mengerjakannya.",
        error_messages=SALAH,
    )
