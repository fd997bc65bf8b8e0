"""Limits where the SOP prints none: the head sees, sets, ends and withdraws them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ukpbj.akun.izin import wajib_peran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.batas import BatasUnit, Riwayat, riwayat
from ukpbj.dasbor.forms_batas import FormAkhiri, FormBatas
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.pilih_unit import cip_unit, pilih_unit
from ukpbj.dasbor.rincian import sebut_tanggal
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop import layanan
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap
from ukpbj.sop.layanan.batas import Penetapan

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.definisi import Langkah, Sop
    from ukpbj.sop.models import BatasLangkah

_BARIS = re.compile(r"([1-9][0-9]{0,2})([a-z]?)")


@dataclass(frozen=True)
class Meja:
    """Who reads, which unit is meant, and its limits."""

    pembaca: Pembaca
    unit: Unit
    batas: BatasUnit

    @classmethod
    def dari(cls, request: HttpRequest) -> Meja:
        """Raises PermissionDenied for a head of single SOPs only, Http404 for a foreign unit."""
        pembaca = Pembaca.dari(request)
        if not pembaca.dipimpin:
            raise PermissionDenied("Halaman ini untuk Kepala UKPBJ.")
        unit = pilih_unit(request, _dipimpin(pembaca))
        return cls(pembaca, unit, BatasUnit(unit, tanggal_unit(unit, pembaca.pada)))

    def sop(self, kode: str) -> Sop:
        for sop in self.batas.sop:
            if sop.kode == kode:
                return sop
        raise Http404

    def remah(self, *ekor: tuple[str, str]) -> list[dict[str, str]]:
        awal = {"teks": "Batas waktu", "url": self.batas.alamat("dasbor:batas")}
        return [awal, *({"teks": teks, "url": url} for teks, url in ekor)]


def _dipimpin(pembaca: Pembaca) -> list[Unit]:
    return [unit for pk, unit in pembaca.unit.items() if pk in pembaca.dipimpin]


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def batas(request: HttpRequest) -> HttpResponse:
    """The unit's SOPs and how many of their steps have no limit."""
    meja = Meja.dari(request)
    konteks = {
        "unit": meja.unit,
        "batas": meja.batas,
        "cip": cip_unit(_dipimpin(meja.pembaca), meja.unit, request.path),
    }
    return render(request, "dasbor/batas.html", konteks)


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def batas_sop(request: HttpRequest, kode: str) -> HttpResponse:
    """The steps of one SOP with their printed and set limits."""
    meja = Meja.dari(request)
    sop = meja.sop(kode)
    konteks = {
        "unit": meja.unit,
        "nama": nama_sop(kode),
        "sop": sop,
        "baris": meja.batas.baris(sop),
        "remah": meja.remah((nama_sop(kode), "")),
    }
    return render(request, "dasbor/batas_sop.html", konteks)


@wajib_peran(KEPALA_UKPBJ)
@require_http_methods(["GET", "HEAD", "POST"])
def batas_langkah(request: HttpRequest, kode: str, baris: str) -> HttpResponse:
    """The limits of one step: set one, end one, withdraw one; what was set stays on record."""
    meja = Meja.dari(request)
    sop = meja.sop(kode)
    isi, status = Lembar(meja, sop, _langkah(sop, baris)), 200
    if request.method == "POST":
        status = 422
        try:
            if pesan := isi.kerjakan(request):
                messages.success(request, pesan)
                return redirect(meja.batas.alamat("dasbor:batas_langkah", kode, baris))
        except BelumDapat as galat:
            isi.konflik, status = galat.pesan, galat.status
    konteks = {
        "unit": meja.unit,
        "nama": nama_sop(kode),
        "lembar": isi,
        "langkah": isi.langkah,
        "remah": meja.remah(
            (nama_sop(kode), meja.batas.alamat("dasbor:batas_sop", kode)),
            (f"Langkah {isi.langkah.sebutan}", ""),
        ),
    }
    return render(request, "dasbor/batas_langkah.html", konteks, status=status)


def _langkah(sop: Sop, baris: str) -> Langkah:
    cocok = _BARIS.fullmatch(baris)
    if cocok is None:
        raise Http404
    try:
        return sop.baris(int(cocok[1]), cocok[2])
    except KeyError:
        raise Http404 from None


class Lembar:
    """One step with its limits and forms; `konflik`: why the door stayed shut."""

    def __init__(self, meja: Meja, sop: Sop, langkah: Langkah) -> None:
        self.meja, self.sop, self.langkah = meja, sop, langkah
        self.oleh = meja.pembaca.pengguna
        self.milik = riwayat(meja.unit, sop, langkah, meja.batas.hari_ini)
        self.akhiri = {satu.penetapan.pk: FormAkhiri(auto_id=_id(satu)) for satu in self.milik}
        self.form = FormBatas(initial={"mulai": meja.batas.hari_ini})
        self.konflik = ""

    @property
    def pelaku(self) -> str:
        return " atau ".join(self.sop.pelaku[p] for p in self.langkah.pelaku)

    @property
    def riwayat(self) -> list[tuple[Riwayat, FormAkhiri]]:
        return [(satu, self.akhiri[satu.penetapan.pk]) for satu in self.milik]

    def kerjakan(self, request: HttpRequest) -> str:
        """What was done; "" where a form has messages. Raises BelumDapat."""
        aksi = request.POST.get("aksi", "")
        try:
            if aksi == "cabut":
                return self._cabut(self._dipilih(request).penetapan)
            if aksi == "akhiri":
                return self._akhiri(self._dipilih(request), request)
            return self._tetapkan(request)
        except IsianBelumLengkap as galat:
            terisi = next((f for f in self.akhiri.values() if f.is_bound), self.form)
            terisi.pasang_galat(galat.medan)
            return ""

    def _dipilih(self, request: HttpRequest) -> Riwayat:
        """The limit the form was sent for; 404 for one of another step."""
        for satu in self.milik:
            if str(satu.penetapan.pk) == request.POST.get("penetapan", ""):
                return satu
        raise Http404

    def _cabut(self, satu: BatasLangkah) -> str:
        layanan.cabut_batas(satu.pk, oleh=self.oleh)
        return f"Batas {satu.batas} dicabut."

    def _akhiri(self, dipilih: Riwayat, request: HttpRequest) -> str:
        satu = dipilih.penetapan
        form = self.akhiri[satu.pk] = FormAkhiri(request.POST, auto_id=_id(dipilih))
        if not form.is_valid():
            return ""
        sampai = form.cleaned_data["sampai"]
        layanan.akhiri_batas(satu.pk, sampai, oleh=self.oleh)
        return f"Batas {satu.batas} berlaku sampai {sebut_tanggal(sampai)}."

    def _tetapkan(self, request: HttpRequest) -> str:
        form = self.form = FormBatas(request.POST)
        if not form.is_valid():
            return ""
        data = form.cleaned_data
        isi = Penetapan(
            self.sop.kode,
            self.langkah.urut,
            self.langkah.huruf,
            form.batas(),
            data["dasar"],
            data["mulai"],
            data["sampai"],
        )
        baru = layanan.tetapkan_batas(self.meja.unit, isi, oleh=self.oleh)
        return f"Batas langkah {self.langkah.sebutan} ditetapkan: {baru.batas}."


def _id(satu: Riwayat) -> str:
    return f"akhiri_{satu.penetapan.pk}_%s"
