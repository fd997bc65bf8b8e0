"""The dashboard of Kepala UKPBJ."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import wajib_peran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.analisis.halaman import Analisis
from ukpbj.dasbor.analisis.sumber import Sumber
from ukpbj.dasbor.angka import Dasbor
from ukpbj.dasbor.pembaca import Pembaca


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def dasbor(request: HttpRequest) -> HttpResponse:
    """What is late and whose it is; htmx asks for the content alone once a minute.

    The weeks below it are counted less often, and read with the whole page only.
    """
    pembaca = Pembaca.dari(request)
    konteks: dict[str, Any] = {"dasbor": Dasbor(pembaca, request.GET.get("unit", ""))}
    if "HX-Request" in request.headers:
        return render(request, "dasbor/isi_dasbor.html", konteks)
    konteks["analisis"] = Analisis(Sumber(pembaca, request.GET.get("unit", "")))
    return render(request, "dasbor/dasbor.html", konteks)
