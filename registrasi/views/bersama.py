"""What the pages of a case share: whose it is, and whether it stands where the page thinks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from registrasi.forms.data import bagian_untuk
from registrasi.layanan import BukanGilirannya, baris_halaman, sudah_dikirim
from registrasi.models import PelakuUsaha, PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.status import Kisah, status
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ukpbj.akun.models import Pengguna

P = ParamSpec("P")
ViewHalaman = Callable[
    Concatenate["HttpRequest", PermohonanAkun, PelaksanaanLangkah, P], "HttpResponse"
]
GALAT_ISIAN = 422
"""Status of a page shown again because of what was typed."""


def pelaku_usaha(request: HttpRequest) -> PelakuUsaha:
    """The pelaku usaha behind the request; anybody else gets 403."""
    usaha = PelakuUsaha.objects.filter(pengguna=request.user.pk).first()
    if usaha is None:
        raise PermissionDenied("Halaman ini untuk pelaku usaha.")
    return usaha


def pengguna(request: HttpRequest) -> Pengguna:
    return cast("Pengguna", request.user)


def ambil_permohonan(request: HttpRequest, kunci: UUID) -> PermohonanAkun:
    """One's own case; somebody else's is as little there as one that does not exist (404)."""
    milik = PermohonanAkun.objects.select_related("unit", "pelaku_usaha").filter(
        pemohon=request.user.pk
    )
    return get_object_or_404(milik, kunci=kunci)


def tampilkan(
    request: HttpRequest,
    templat: str,
    konteks: dict[str, Any],
    permohonan: PermohonanAkun | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw a page of the portal in the frame of the case's unit."""
    if permohonan is not None:
        konteks |= {"permohonan": permohonan, "unit": permohonan.unit}
    konteks["menu"] = menu(request)
    return render(request, f"registrasi/{templat}.html", konteks, status=status)


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The small menu of the portal."""
    butir = [("SOP", reverse("dasbor:sop")), ("Bantuan", reverse("registrasi:bantuan"))]
    if hasattr(request.user, "pelaku_usaha"):
        butir.insert(0, ("Permohonan saya", reverse("registrasi:permohonan_saya")))
    return [{"label": label, "url": url, "kini": url == request.path} for label, url in butir]


def ke_permohonan(permohonan: PermohonanAkun) -> HttpResponse:
    return redirect("registrasi:permohonan", permohonan.kunci)


def ke_giliran(permohonan: PermohonanAkun) -> HttpResponse:
    """On to the page of the step that is theirs now, else to the case."""
    baris = permohonan.pelaksanaan_terbuka()
    match permohonan.kelas.halaman_dari(baris.urut) if baris else None:
        case Halaman.DATA:
            pertama = next(iter(bagian_untuk(permohonan.kelas)))
            return redirect("registrasi:data", permohonan.kunci, pertama)
        case Halaman.DOKUMEN:
            return redirect("registrasi:verifikasi", permohonan.kunci)
        case Halaman.SIKAP | Halaman.LANGKAH as halaman:
            return redirect(f"registrasi:{halaman}", permohonan.kunci)
    return ke_permohonan(permohonan)


def sudah_lewat(request: HttpRequest, permohonan: PermohonanAkun) -> HttpResponse:
    """Back to the case with a word on where it stands; drafts in the background get 409.

    The second press of one button goes where the first one led.
    """
    if sudah_dikirim(permohonan, dilihat(request), request.POST.get("hasil", "")):
        return ke_giliran(permohonan)
    segar = PermohonanAkun.objects.select_related("unit", "pelaku_usaha").get(pk=permohonan.pk)
    kisah = Kisah(segar, list(segar.pelaksanaan.order_by("id")), [], sekarang())
    pesan = f"Halaman itu sudah tidak berlaku. Keadaan sekarang: {status(kisah).judul}."
    if simpan_otomatis(request):
        return JsonResponse({"pesan": pesan}, status=409)
    messages.info(request, pesan)
    return ke_permohonan(permohonan)


def simpan_otomatis(request: HttpRequest) -> bool:
    return "X-Simpan-Otomatis" in request.headers or request.POST.get("simpan") == "otomatis"


def dilihat(request: HttpRequest) -> int | None:
    """The visit of the step whose page was sent; None where the page did not say."""
    nilai = request.POST.get("pelaksanaan", "")
    return int(nilai) if nilai.isascii() and nilai.isdigit() and len(nilai) < 19 else None


def pada_halaman(*halaman: Halaman) -> Callable[[ViewHalaman[P]], Callable[..., HttpResponse]]:
    """Open a page only to the owner of the case, while the case stands at one of these pages.

    What the doors refuse comes back as a message on the case page, never as an error page.
    """

    def hias(view: ViewHalaman[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def jaga(
            request: HttpRequest, /, kunci: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            permohonan = ambil_permohonan(request, kunci)
            try:
                baris = baris_halaman(permohonan, *halaman)
                return view(request, permohonan, baris, *args, **kwargs)
            except BukanGilirannya:
                return sudah_lewat(request, permohonan)
            except GalatSop as galat:
                messages.error(request, galat.pesan)
                return ke_permohonan(permohonan)

        return jaga

    return hias
