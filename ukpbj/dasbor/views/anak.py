"""What a step starts: the sub-step that fits, and the case of another SOP once more."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.sublangkah import alamat_kotak
from ukpbj.dasbor.views.langkah import buka_langkah, jawab_galat
from ukpbj.sop import layanan


@wajib_pegawai
@require_POST
@jawab_galat
def pilih_sublangkah(request: HttpRequest, kunci: UUID, pk: int, huruf: str) -> HttpResponse:
    """Open the alternative that fits, and show its box."""
    pembaca = Pembaca.dari(request)
    _, baris = buka_langkah(pembaca, kunci, pk)
    dipilih = layanan.pilih_sublangkah(baris.pk, huruf, oleh=pembaca.pengguna)
    messages.success(request, f"Sublangkah {dipilih.sebutan} dipilih.")
    return redirect(alamat_kotak(dipilih))


@wajib_pegawai
@require_POST
@jawab_galat
def mulai_anak(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """Start the case this step waits for anew, after the last one was cancelled."""
    pembaca = Pembaca.dari(request)
    _, baris = buka_langkah(pembaca, kunci, pk)
    baru = layanan.mulai_anak(baris.pk, oleh=pembaca.pengguna)
    messages.success(request, f"{baru} berjalan untuk langkah {baris.sebutan}.")
    return redirect("dasbor:proses", kunci=kunci)
