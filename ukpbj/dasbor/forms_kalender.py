"""Forms of a unit's calendar: local closures, and the week of its own hours."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django import forms

from ukpbj.akun.models import HariLibur, JadwalKerja
from ukpbj.dasbor.forms_batas import FormGalat, medan_tanggal
from ukpbj.dasbor.kalender import TAHUN_AKHIR, TAHUN_AWAL
from ukpbj.sop.format_waktu import HARI
from ukpbj.sop.ubahan_kalender import Jam, PasangJadwal, PekanJam, TutupLokal

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

TUTUP_TERLAMA = 31
"""Days of one closure; a longer one is entered month by month."""

TUTUP = "tutup"
_RENTANG = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})\s*[-–]\s*([0-9]{1,2})[.:]([0-9]{2})")
_PEMISAH = re.compile(r"\s*(?:,|;|\bdan\b)\s*")


def _dasar() -> forms.CharField:
    return forms.CharField(
        label="Dasar",
        max_length=200,
        help_text="Surat edaran, SK, atau pengumuman yang menetapkannya.",
        error_messages={"required": "Tuliskan dasarnya, misalnya nomor surat edaran."},
    )


def _periksa_tahun(tanggal: date) -> str:
    if TAHUN_AWAL <= tanggal.year <= TAHUN_AKHIR:
        return ""
    return f"Pilih tanggal antara {TAHUN_AWAL} dan {TAHUN_AKHIR}."


class FormTutup(FormGalat):
    """Days on which the unit is closed."""

    dari = medan_tanggal("Tanggal")
    sampai = medan_tanggal(
        "Sampai tanggal", required=False, help_text="Kosongkan bila hanya satu hari."
    )
    nama = forms.CharField(
        label="Sebab",
        max_length=120,
        help_text="Disebut dalam hitungan tenggat, misalnya: Pemadaman listrik.",
        error_messages={"required": "Tuliskan sebabnya."},
    )
    dasar = _dasar()

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        dari, sampai = data.get("dari"), data.get("sampai") or data.get("dari")
        if dari is None or sampai is None or self.errors:
            return data
        if pesan := _periksa_tahun(dari) or _periksa_tahun(sampai):
            self.add_error("dari", pesan)
        elif sampai < dari:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal mulai.")
        elif sampai - dari >= timedelta(days=TUTUP_TERLAMA):
            self.add_error("sampai", f"Paling lama {TUTUP_TERLAMA} hari sekali tutup.")
        elif ada := self._sudah_tutup(dari, sampai):
            self.add_error("dari", f"Unit ini sudah tercatat tutup pada {ada:%d-%m-%Y}.")
        return data

    def _sudah_tutup(self, dari: date, sampai: date) -> date | None:
        milik = HariLibur.objects.filter(unit=self.unit, tanggal__range=(dari, sampai))
        return milik.values_list("tanggal", flat=True).order_by("tanggal").first()

    def perubahan(self) -> TutupLokal:
        data = self.cleaned_data
        sampai = data["sampai"] or data["dari"]
        return TutupLokal(self.unit, data["dari"], sampai, data["nama"], data["dasar"])


class MedanJam(forms.CharField):
    """The hours of one weekday as people write them. Gives a list of spans.

    Empty means closed, and so does the word "tutup", for where it has to be said.
    """

    def __init__(self, **lain: Any) -> None:
        super().__init__(required=False, max_length=100, **lain)

    def clean(self, value: Any) -> list[Jam]:
        teks = super().clean(value).strip()
        if teks.lower() == TUTUP:
            return []
        hasil = [self._rentang(bagian) for bagian in _PEMISAH.split(teks) if bagian]
        for a, b in pairwise(hasil):
            if a[1] == time(0) or b[0] < a[1]:
                raise forms.ValidationError("Jamnya bertumpang tindih atau tidak berurutan.")
        return hasil

    def _rentang(self, teks: str) -> Jam:
        cocok = _RENTANG.fullmatch(teks)
        if cocok is None:
            raise forms.ValidationError("Tulis seperti 07.30-12.00, 13.00-16.00.")
        if cocok[1] == "24":
            raise forms.ValidationError("Jam 24.00 hanya untuk akhir hari.")
        awal, akhir = self._jam(cocok[1], cocok[2]), self._jam(cocok[3], cocok[4])
        if akhir != time(0) and akhir <= awal:
            raise forms.ValidationError("Jam selesai harus sesudah jam mulai.")
        return awal, akhir

    def _jam(self, jam: str, menit: str) -> time:
        """24.00 is the end of the date, which the tables keep as 00.00."""
        if (jam, menit) == ("24", "00"):
            return time(0)
        try:
            return time(int(jam), int(menit))
        except ValueError:
            raise forms.ValidationError(f"Jam {jam}.{menit} tidak ada.") from None


class FormJam(FormGalat):
    """The week of a unit, in Ramadan too, from a date on."""

    mulai = medan_tanggal("Berlaku mulai")
    sampai = medan_tanggal(
        "Berlaku sampai",
        required=False,
        help_text="Kosongkan bila berlaku sampai ada jam kerja yang lebih baru.",
    )
    dasar = _dasar()
    tetap_buka = forms.BooleanField(
        label="Tetap buka pada libur nasional dan cuti bersama",
        required=False,
        help_text="Untuk layanan langsung. Tutup lokal tetap menutup unit.",
    )

    def __init__(
        self, *args: Any, unit: Unit, lama: JadwalKerja | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.lama = unit, lama
        for nomor, hari in enumerate(HARI):
            self.fields[f"hari_{nomor}"] = MedanJam(label=hari)
        for nomor, hari in enumerate(HARI):
            self.fields[f"ramadan_{nomor}"] = MedanJam(label=hari)

    @property
    def hari(self) -> list[forms.BoundField]:
        return [self[f"hari_{n}"] for n in range(7)]

    @property
    def hari_ramadan(self) -> list[forms.BoundField]:
        return [self[f"ramadan_{n}"] for n in range(7)]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not any(self._pekan("hari")):
            self.add_error("hari_0", "Isikan jam kerja paling sedikit satu hari.")
        self._periksa_ramadan()
        mulai, sampai = data.get("mulai"), data.get("sampai")
        if mulai is None:
            return data
        if pesan := _periksa_tahun(mulai):
            self.add_error("mulai", pesan)
        elif self._milik_lain().filter(mulai=mulai).exists():
            self.add_error("mulai", "Unit ini sudah punya jam kerja yang mulai pada tanggal itu.")
        if sampai and sampai < mulai:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal mulai.")
        elif sampai and (pesan := _periksa_tahun(sampai)):
            self.add_error("sampai", pesan)
        return data

    def _periksa_ramadan(self) -> None:
        """Hours for one day of Ramadan only would close the others: that has to be said."""
        if self.errors or not any(field.data for field in self.hari_ramadan):
            return
        if not any(self._pekan("ramadan")):
            self.add_error("ramadan_0", "Isikan jam Ramadan paling sedikit satu hari.")
            return
        for nomor, (biasa, field) in enumerate(
            zip(self._pekan("hari"), self.hari_ramadan, strict=True)
        ):
            if biasa and not (field.data or "").strip():
                pesan = "Isikan jam Ramadan hari ini, atau tulis “tutup”."
                self.add_error(f"ramadan_{nomor}", pesan)

    def _milik_lain(self) -> Any:
        semua = JadwalKerja.objects.filter(unit=self.unit)
        return semua.exclude(pk=self.lama.pk) if self.lama else semua

    def _pekan(self, awalan: str) -> PekanJam:
        return [self.cleaned_data[f"{awalan}_{n}"] for n in range(7)]

    def perubahan(self) -> PasangJadwal:
        data, ramadan = self.cleaned_data, self._pekan("ramadan")
        return PasangJadwal(
            self.unit,
            data["mulai"],
            data["sampai"],
            self._pekan("hari"),
            ramadan if any(ramadan) else None,
            data["tetap_buka"],
            data["dasar"],
            self.lama,
        )


class FormDasar(FormGalat):
    """Why something in the calendar is taken back."""

    dasar = _dasar()
