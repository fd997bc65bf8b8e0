"""Forms of the steps the verifikator does (SOP registrasi-batang, langkah 4 and 5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.core.validators import URLValidator
from django.forms import BoundField

from registrasi.layanan import berkas_terkini
from registrasi.models import JenisDokumen, PelakuUsaha, PermohonanAkun
from ukpbj.sop.forms import FormLangkah
from ukpbj.sop.forms_janji import WaktuJanji
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.waktu import sekarang


class JadwalPanggilanForm(WaktuJanji, FormLangkah):
    """When the video call takes place, in the unit's own time, and where."""

    tautan = forms.URLField(
        label="Tautan panggilan video",
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(["https"], message="Pakai tautan yang diawali https://.")],
        help_text="Dikirim kepada pelaku usaha bersama jadwalnya.",
        error_messages={
            "required": "Isikan tautan panggilannya.", "invalid": "Tautan ini tidak lengkap."
        },
    )  # fmt: skip
    luar_jam = forms.BooleanField(
        label="Tetap pakai waktu ini walaupun di luar jam kerja", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pakai_unit(self.pelaksanaan.unit)
        self.fields["tanggal"].label = "Tanggal panggilan video"
        usulan = self._usulan()
        self.initial = {"tanggal": usulan.date(), "jam": usulan.time(), **self.initial}

    def _usulan(self) -> datetime:
        """The next half hour of working time that is at least an hour away."""
        lebih = sekarang() + timedelta(minutes=89)
        bulat = lebih - timedelta(minutes=lebih.minute % 30, seconds=lebih.second)
        return kalender_unit(self.unit).instan_kerja_pertama(bulat)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.ada_waktu():
            return data
        if self.waktu() <= sekarang():
            self.add_error("jam", "Jam ini sudah lewat. Pilih waktu yang akan datang.")
        elif not data.get("luar_jam") and not kalender_unit(self.unit).sedang_buka(self.waktu()):
            self.add_error("luar_jam", "Ini di luar jam kerja. Pilih waktu lain, atau centang.")
        return data

    def masukan(self) -> dict[str, Any]:
        return {"waktu": self.waktu(), "tautan": self.cleaned_data["tautan"]}


SESUAI, PERBAIKAN = "sesuai", "perlu_perbaikan"


def _sebutan(medan: str) -> str:
    return str(PelakuUsaha._meta.get_field(medan).verbose_name)  # type: ignore[union-attr]  # none is a relation


class VerifikasiForm(FormLangkah):
    """A finding per document, and which fields of the data form it contradicts."""

    templat = "registrasi/formulir_verifikasi.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permohonan = cast(PermohonanAkun, self.pelaksanaan.proses.spesifik())
        for jenis in JenisDokumen:
            self._tambah(jenis)

    def _tambah(self, jenis: JenisDokumen) -> None:
        from registrasi.ringkasan import COCOKKAN, label_dokumen

        label = label_dokumen(jenis, self.permohonan.pelaku_usaha.jenis)
        medan = [(nama, _sebutan(nama)) for nama in COCOKKAN[jenis]]
        self.fields[f"putusan_{jenis}"] = forms.ChoiceField(
            label=label,
            choices=[(SESUAI, "Sesuai"), (PERBAIKAN, "Perlu perbaikan")],
            widget=forms.RadioSelect,
            required=bool(self.hasil) and self.hasil != "ditolak",
            error_messages={"required": f"Putuskan {label}: sesuai atau perlu perbaikan."},
        )
        self.fields[f"tidak_cocok_{jenis}"] = forms.MultipleChoiceField(
            label=f"Yang tidak cocok dengan {jenis.label}",
            choices=medan,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields[f"catatan_{jenis}"] = forms.CharField(
            label=f"Yang perlu diperbaiki pada {label}",
            help_text="Dibaca pelaku usaha. Tulis apa yang harus dilakukan.",
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def temuan(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """Per document: verdict, fields that do not match, note; as the template draws them."""
        return [
            (self[f"putusan_{j}"], self[f"tidak_cocok_{j}"], self[f"catatan_{j}"])
            for j in JenisDokumen
        ]

    def clean(self) -> dict[str, Any]:
        perbaikan = [jenis for jenis in JenisDokumen if self._perlu_perbaikan(jenis)]
        if self.hasil == "sesuai":
            for jenis in perbaikan:
                self._tambah_galat(jenis, "Hasil “sesuai” hanya bila semua dokumen sesuai.")
        for jenis in perbaikan:
            if self.hasil == "perlu perbaikan" and not self._catatan(jenis):
                pesan = "Tuliskan apa yang perlu diperbaiki."
                self.add_error(f"catatan_{jenis}", pesan)
        if self.hasil == "perlu perbaikan" and not perbaikan and not self.errors:
            self.add_error(None, "Tandai sedikitnya satu dokumen yang perlu perbaikan.")
        return self.cleaned_data

    def _tambah_galat(self, jenis: JenisDokumen, pesan: str) -> None:
        if f"putusan_{jenis}" in self.cleaned_data:
            self.add_error(f"putusan_{jenis}", pesan)

    def _perlu_perbaikan(self, jenis: JenisDokumen) -> bool:
        data = self.cleaned_data
        return data.get(f"putusan_{jenis}") == PERBAIKAN or bool(data.get(f"tidak_cocok_{jenis}"))

    def _catatan(self, jenis: JenisDokumen) -> str:
        """What was typed, followed by the fields that do not match."""
        bagian = [self.cleaned_data.get(f"catatan_{jenis}", "").strip()]
        if nama := self.cleaned_data.get(f"tidak_cocok_{jenis}"):
            medan = ", ".join(map(_sebutan, nama))
            bagian.append(f"Tidak cocok dengan formulir: {medan}.")
        return " ".join(filter(None, bagian))

    def beralasan(self) -> bool:
        return any(self._perlu_perbaikan(j) and self._catatan(j) for j in JenisDokumen)

    def masukan(self) -> dict[str, Any]:
        """`pemeriksaan`: rows of `PemeriksaanDokumen` for documents that were judged."""
        berkas = berkas_terkini(self.permohonan)
        return {
            "pemeriksaan": [
                {
                    "jenis": jenis.value,
                    "sesuai": not self._perlu_perbaikan(jenis),
                    "catatan": self._catatan(jenis),
                    "berkas": berkas.get(jenis.value),
                }
                for jenis in JenisDokumen
                if self.cleaned_data.get(f"putusan_{jenis}") or self._perlu_perbaikan(jenis)
            ]
        }
