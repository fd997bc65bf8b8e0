"""The dashboard of Kepala UKPBJ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import wajib_peran
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.angka import Dasbor
from ukpbj.dasbor.pembaca import Pembaca


@wajib_peran(KEPALA_UKPBJ)
@require_safe
def dasbor(request: HttpRequest) -> HttpResponse:
    """What is late and whose it is; htmx asks for the content alone once a minute."""
    templat = "isi_dasbor" if "HX-Request" in request.headers else "dasbor"
    return render(request, f"dasbor/{templat}.html", {"dasbor": Dasbor(Pembaca.dari(request))})
