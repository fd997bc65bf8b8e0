"""Acts on one step: finish, keep a file, claim, release."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor import upaya
from ukpbj.dasbor.kotak import Kiriman, Kotak
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.sublangkah import alamat_kotak, alamat_sesudah
from ukpbj.dasbor.views.halaman_proses import ambil_proses, halaman_proses
from ukpbj.sop import layanan
from ukpbj.sop.galat import BelumDapat, GalatSop, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.models import PelaksanaanLangkah

if TYPE_CHECKING:
    from ukpbj.sop.definisi import Hasil
    from ukpbj.sop.models import Proses

P = ParamSpec("P")
ViewLangkah = Callable[Concatenate[HttpRequest, P], HttpResponse]


def buka_langkah(pembaca: Pembaca, kunci: UUID, pk: int) -> tuple[Proses, PelaksanaanLangkah]:
    """The case and one of its steps; 404 for what the person may not see or does not belong."""
    proses = ambil_proses(pembaca, kunci)
    semua = PelaksanaanLangkah.objects.select_related("proses", "unit", "pemegang")
    return proses, get_object_or_404(semua, pk=pk, proses=proses.pk)


def jawab_galat(view: ViewLangkah[P]) -> ViewLangkah[P]:
    """Answer on the page of the case when the door stays shut: 403, else why and what is now."""

    @wraps(view)
    def berjaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TidakBerwenang as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatSop as galat:
            pembaca = Pembaca.dari(request)
            proses = ambil_proses(pembaca, cast("UUID", kwargs["kunci"]))
            return halaman_proses(request, pembaca, proses, konflik=galat, status=galat.status)

    return berjaga


# --- Finishing --------------------------------------------------------------------------------


@wajib_pegawai
@require_http_methods(["GET", "HEAD", "POST"])
def langkah(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """POST finishes the step with `hasil`, or does `aksi` on the page; GET leads to its box."""
    if request.method != "POST":
        _, baris = buka_langkah(Pembaca.dari(request), kunci, pk)
        if baris.selesai is None:
            return redirect(alamat_kotak(baris))
        return redirect("dasbor:proses", kunci=kunci)
    aksi = request.POST.get("aksi", "")
    return _dengan_kotak(request, kunci, pk, _ubah_tampilan if aksi else _selesaikan)


@wajib_pegawai
@require_POST
def unggah(request: HttpRequest, kunci: UUID, pk: int, butir: str) -> HttpResponse:
    """Keep the chosen files now; everything else that was typed stays on the page.

    `butir`: the item a file was asked for, or "lampiran".
    """

    def simpan(request: HttpRequest, kotak: Kotak) -> HttpResponse:
        if kotak.berkas.medan(butir) is None:
            raise Http404
        if not upaya.simpan_unggahan(kotak) and not kotak.berkas.errors:
            kotak.berkas.add_error(f"{butir}-berkas", "Pilih berkas yang akan diunggah.")
        status = 422 if kotak.berkas.errors else 200
        return halaman_proses(request, kotak.pembaca, kotak.proses, kotak=kotak, status=status)

    return _dengan_kotak(request, kunci, pk, simpan)


def _dengan_kotak(
    request: HttpRequest,
    kunci: UUID,
    pk: int,
    kerjakan: Callable[[HttpRequest, Kotak], HttpResponse],
) -> HttpResponse:
    """Do something with the step's form; where another was first, give the typed words back."""
    pembaca = Pembaca.dari(request)
    proses, baris = buka_langkah(pembaca, kunci, pk)
    periksa = kerjakan is _selesaikan
    kiriman = Kiriman(request.POST, request.FILES, request.POST.get("hasil", ""), periksa)
    kotak = Kotak(proses, baris, pembaca, kiriman)
    try:
        upaya.pastikan_giliran(pembaca.pengguna, proses, baris)
        return kerjakan(request, kotak)
    except TidakBerwenang as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatSop as galat:
        return halaman_proses(
            request,
            pembaca,
            ambil_proses(pembaca, kunci),
            konflik=galat,
            tulisan=list(upaya.tulisan(kotak)),
            status=galat.status,
        )


def _ubah_tampilan(request: HttpRequest, kotak: Kotak) -> HttpResponse:
    """Buttons that only help to fill in: nothing is judged, nothing is lost."""
    upaya.simpan_unggahan(kotak)
    aksi, _, apa = request.POST.get("aksi", "").partition(":")
    if aksi == "semua_ada":
        upaya.tandai_semua_ada(kotak)
    elif aksi == "pakai_lagi":
        upaya.pakai_lagi(kotak, apa)
    elif aksi == "hapus_lampiran":
        upaya.hapus_lampiran(kotak, apa)
    return halaman_proses(request, kotak.pembaca, kotak.proses, kotak=kotak)


def _selesaikan(request: HttpRequest, kotak: Kotak) -> HttpResponse:
    upaya.simpan_unggahan(kotak)
    pilihan = kotak.langkah.hasil(kotak.kiriman.hasil)
    if pilihan is None:
        kotak.putusan.add_error(None, "Pilih salah satu hasil langkah ini.")
        return _kurang(request, kotak)
    isian = upaya.isian_lengkap(kotak, pilihan)
    if isian is None:
        return _kurang(request, kotak)
    tanya = kotak.tanyakan(pilihan)
    if tanya and request.POST.get("konfirmasi") != "ya":
        kotak.konfirmasi = tanya
        return halaman_proses(request, kotak.pembaca, kotak.proses, kotak=kotak)
    try:
        layanan.selesaikan_langkah(
            kotak.pelaksanaan.pk, pilihan.nama, oleh=kotak.pembaca.pengguna, isian=isian
        )
    except IsianBelumLengkap as galat:
        upaya.pasang_galat(kotak, galat)
        return _kurang(request, kotak)
    except BelumDapat as galat:
        kotak.putusan.add_error(None, galat.pesan)
        return _kurang(request, kotak, galat.status)
    return _berhasil(request, kotak, pilihan)


def _kurang(request: HttpRequest, kotak: Kotak, status: int = 422) -> HttpResponse:
    return halaman_proses(request, kotak.pembaca, kotak.proses, kotak=kotak, status=status)


def _berhasil(request: HttpRequest, kotak: Kotak, pilihan: Hasil) -> HttpResponse:
    jenis = "Sublangkah" if kotak.langkah.huruf else "Langkah"
    messages.success(request, f"{jenis} {kotak.langkah.sebutan} selesai: {pilihan.tampil}.")
    return redirect("dasbor:proses", kunci=kotak.proses.kunci)


# --- Claiming and releasing -------------------------------------------------------------------


@wajib_pegawai
@require_POST
@jawab_galat
def ambil(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """Claim the step and open its case."""
    pembaca = Pembaca.dari(request)
    proses, baris = buka_langkah(pembaca, kunci, pk)
    layanan.ambil_langkah(baris.pk, oleh=pembaca.pengguna)
    return redirect(alamat_sesudah(proses, baris))


@wajib_pegawai
@require_POST
@jawab_galat
def lepas(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """Release the step; back to the queue if that is where the button was."""
    pembaca = Pembaca.dari(request)
    proses, baris = buka_langkah(pembaca, kunci, pk)
    layanan.lepas_langkah(baris.pk, oleh=pembaca.pengguna)
    messages.success(request, f"{proses} dilepas.")
    if request.POST.get("kembali") == "kerja":
        return redirect("dasbor:kerja")
    return redirect(alamat_sesudah(proses, baris))
