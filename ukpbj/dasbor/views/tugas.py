"""Recording that a duty beside the table was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.tugas import TugasForm
from ukpbj.dasbor.views.halaman_proses import ambil_proses, halaman_proses
from ukpbj.sop import layanan
from ukpbj.sop.galat import LangkahSudahSelesai, TidakBerwenang
from ukpbj.sop.models import Tugas

if TYPE_CHECKING:
    from ukpbj.sop.galat import GalatSop


@wajib_pegawai
@require_POST
def tugas(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a duty as done; 404 for one of a case the person may not see, 403 for another's."""
    pembaca = Pembaca.dari(request)
    terlihat = Tugas.objects.filter(proses__in=pembaca.proses())
    satu = get_object_or_404(terlihat.select_related("proses__unit"), pk=pk)
    form = TugasForm(request.POST, tugas=satu)
    if not form.is_valid() and _boleh(pembaca, satu):
        konteks = {"tugas": satu, "form": form, "unit": satu.proses.unit}
        return render(request, "dasbor/tugas_catat.html", konteks, status=422)
    catatan = request.POST.get("catatan", "")
    try:
        layanan.selesaikan_tugas(satu.pk, catatan, oleh=pembaca.pengguna)
    except TidakBerwenang as galat:
        raise PermissionDenied(galat.pesan) from None
    except LangkahSudahSelesai as galat:
        return _sudah(request, pembaca, satu, galat)
    messages.success(request, f"Tercatat: {satu.judul}.")
    return _kembali(request, satu)


def _boleh(pembaca: Pembaca, satu: Tugas) -> bool:
    milik = Tugas.objects.untuk(pembaca.pengguna, pembaca.penugasan)
    return milik.filter(pk=satu.pk).exists()


def _sudah(request: HttpRequest, pembaca: Pembaca, satu: Tugas, galat: GalatSop) -> HttpResponse:
    """The second press of one button leads where the first did; another's words are given back."""
    kini = Tugas.objects.get(pk=satu.pk)
    if kini.pelaksana_id == pembaca.pengguna.pk:
        return _kembali(request, satu)
    proses = ambil_proses(pembaca, satu.proses.kunci)
    tulisan = [("Apa yang sudah dilakukan", request.POST.get("catatan", ""))]
    return halaman_proses(
        request, pembaca, proses, konflik=galat, tulisan=tulisan, status=galat.status
    )


def _kembali(request: HttpRequest, satu: Tugas) -> HttpResponse:
    if request.POST.get("kembali") == "kerja":
        return redirect("dasbor:kerja")
    return redirect("dasbor:proses", kunci=satu.proses.kunci)
