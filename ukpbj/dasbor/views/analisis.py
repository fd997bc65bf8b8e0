"""Compliance of one SOP with its steps; the other parts of the analysis stand on the dashboard."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import wajib_peran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.analisis.halaman import Analisis
from ukpbj.dasbor.analisis.sumber import Sumber
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.daftar import semua_sop


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def kepatuhan(request: HttpRequest, kode: str) -> HttpResponse:
    """The last weeks of one SOP in the units one heads."""
    pembaca = Pembaca.dari(request)
    if not pembaca.dipimpin:
        raise PermissionDenied
    if kode not in {sop.kode for sop in semua_sop()}:
        raise Http404
    sumber = Sumber(pembaca, request.GET.get("unit", ""), kode)
    dasbor = reverse("dasbor:dasbor") + (f"?unit={sumber.kode_unit}" if sumber.kode_unit else "")
    remah = [{"teks": "Dasbor", "url": dasbor}, {"teks": nama_sop(kode), "url": ""}]
    konteks = {"analisis": Analisis(sumber), "nama": nama_sop(kode), "remah": remah}
    return render(request, "dasbor/analisis_sop.html", konteks)
