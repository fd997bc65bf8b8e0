"""The SOPs for everybody: their list, their official sheet, their data; and the sheet of a case.

The first three are public documents and say nothing of running cases.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import penugasan_permintaan, wajib_pegawai
from ukpbj.dasbor.daftar_sop import DaftarSop, keluarga_sop
from ukpbj.dasbor.kisah import Kisah
from ukpbj.dasbor.lembar import Lembar
from ukpbj.dasbor.lembar_proses import CapProses
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.saringan import Saringan
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.dasbor.views.halaman_proses import ambil_proses, baris_proses
from ukpbj.sop.daftar import SopTidakDikenal, kelas_sop
from ukpbj.sop.ekspor import ekspor
from ukpbj.sop.models import DasarHukumTerganti
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.sop.models import Proses


@login_not_required
@require_safe
def daftar_sop(request: HttpRequest) -> HttpResponse:
    """Every SOP, by family, with a search."""
    daftar = DaftarSop(Saringan.baca(request, keluarga=keluarga_sop()))
    return _tampilkan(request, "dasbor/sop.html", {"daftar": daftar})


@login_not_required
@require_safe
def lembar_sop(request: HttpRequest, kode: str) -> HttpResponse:
    """The official sheet of one SOP; 404 for a code that no SOP carries."""
    sop = _kelas(kode).sop
    konteks = {
        "sop": sop,
        "lembar": Lembar(sop, _terganti()),
        "remah": [{"teks": "SOP", "url": reverse("dasbor:sop")}, {"teks": sop.judul}],
    }
    return _tampilkan(request, "dasbor/lembar_sop.html", konteks)


@login_not_required
@require_safe
def ekspor_sop(request: HttpRequest, kode: str) -> HttpResponse:
    """The SOP as data, read from the state machine that runs."""
    isi = json.dumps(ekspor([_kelas(kode)]), ensure_ascii=False, indent=2)
    nama = f'attachment; filename="sop-{kode}.json"'
    return HttpResponse(
        f"{isi}\n", content_type="application/json", headers={"Content-Disposition": nama}
    )


@wajib_pegawai
@require_safe
def lembar(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """The sheet of one case; 404 for one the person may not see."""
    pembaca = Pembaca.dari(request)
    proses = ambil_proses(pembaca, kunci)
    cap = CapProses(Kisah(proses, baris_proses(proses), pembaca))
    konteks = {
        "proses": proses,
        "unit": proses.unit,
        "sop": proses.kelas.sop,
        "nama_sop": nama_sop(proses.kode_sop, proses.versi_sop),
        "lembar": Lembar(proses.kelas.sop, _terganti(), cap.cap, cap.kabar),
        "remah": [
            {"teks": "Proses", "url": reverse("dasbor:daftar_proses")},
            {"teks": proses.nomor, "url": reverse("dasbor:proses", args=[proses.kunci])},
            {"teks": "Lembar SOP"},
        ],
    }
    return render(request, "dasbor/lembar_proses.html", konteks)


def _kelas(kode: str) -> type[Proses]:
    try:
        return kelas_sop(kode)
    except SopTidakDikenal:
        raise Http404("SOP ini tidak ada.") from None


def _terganti() -> list[DasarHukumTerganti]:
    return list(DasarHukumTerganti.objects.berlaku(localdate(sekarang())))


def _tampilkan(request: HttpRequest, templat: str, konteks: dict[str, Any]) -> HttpResponse:
    """In the desk's frame for people of the office, in the public one for everybody else."""
    pegawai = bool(penugasan_permintaan(request))
    konteks["bingkai"] = "dasar/meja.html" if pegawai else "dasar/publik.html"
    if not pegawai:
        konteks["menu"] = [{"label": "SOP", "url": reverse("dasbor:sop"), "kini": True}]
    return render(request, templat, konteks)
