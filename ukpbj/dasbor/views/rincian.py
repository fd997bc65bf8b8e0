""" "Kenapa tenggatnya ini?": the ledger behind the deadline of one step."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.lama import WaktuProses
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.rincian import Rincian
from ukpbj.dasbor.views.halaman_proses import ambil_proses
from ukpbj.sop.models import PelaksanaanLangkah


@wajib_pegawai
@require_safe
def rincian(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """Whoever may see the case may see how each of its deadlines was computed."""
    pembaca = Pembaca.dari(request)
    proses = ambil_proses(pembaca, kunci)
    semua = PelaksanaanLangkah.objects.filter(proses=proses.pk).select_related(
        "proses", "unit", "pemegang", "pelaksana", "penetapan_batas__ditetapkan_oleh"
    )
    baris = list(semua.order_by("id"))
    satu = next((b for b in baris if b.pk == pk), None)
    if satu is None:
        raise Http404
    isi = Rincian(proses, satu, pembaca)
    konteks = {
        "proses": proses,
        "unit": proses.unit,
        "pelaksanaan": satu,
        "langkah": proses.kelas.sop.baris(satu.urut, satu.huruf),
        "rincian": isi,
        "waktu": WaktuProses(proses, baris, isi.kalender, pembaca.pada, satu),
        "remah": [
            {"teks": "Proses", "url": reverse("dasbor:daftar_proses")},
            {"teks": proses.nomor, "url": reverse("dasbor:proses", args=[proses.kunci])},
            {"teks": "Kenapa tenggatnya ini?"},
        ],
    }
    return render(request, "dasbor/rincian.html", konteks)
