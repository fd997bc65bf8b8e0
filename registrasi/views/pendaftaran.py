"""From the address to the account (SOP registrasi-batang, langkah 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from registrasi.forms import FormDaftar, FormSandiPertama
from registrasi.layanan import (
    Sebab,
    TautanTidakBerlaku,
    baca_tautan,
    minta_tautan,
    pakai_tautan,
)
from registrasi.models import TautanPendaftaran
from registrasi.pilihan import Pilihan
from registrasi.views.bersama import GALAT_ISIAN, ke_giliran, menu, tampilkan
from ukpbj.akun.models import Pengguna
from ukpbj.akun.pembatas import Batas, DibatasiMixin
from ukpbj.sop.galat import GalatSop

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

DAFTAR_PER_ALAMAT = Batas("daftar", 30, 3600)
DAFTAR_PER_EMAIL = Batas("daftar-email", 5, 3600)
TAUTAN_PER_ALAMAT = Batas("daftar-tautan", 60, 3600)
TERKIRIM = "daftar_terkirim"
"""Session key: address, unit and service of the last request, so that none stands in a URL."""

BACKEND = "django.contrib.auth.backends.ModelBackend"


class PortalFormView(FormView[Any]):
    """A form in the portal's frame; shown again with 422 where something is wrong."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"menu": menu(self.request)}

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=GALAT_ISIAN)


@method_decorator([login_not_required, never_cache], name="dispatch")
class DaftarView(DibatasiMixin, PortalFormView):
    """Ask for the link; page, work and time do not depend on whether the address is known."""

    form_class = FormDaftar
    template_name = "registrasi/daftar.html"
    batas_alamat = DAFTAR_PER_ALAMAT

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return redirect("akun:beranda")
        self.pilihan = Pilihan.dari(request.POST if request.method == "POST" else request.GET)
        if not self.pilihan.semua:
            return redirect("registrasi:beranda")
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        """Whoever has not chosen yet chooses first; a form that was sent comes back as a form."""
        memilih = self.request.method != "POST" and self.pilihan.loket is None
        return ["registrasi/daftar_pilih.html" if memilih else "registrasi/daftar.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"pilihan": self.pilihan}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = super().get_context_data(**kwargs) | {"pilihan": self.pilihan}
        return konteks | ({"unit": self.pilihan.unit} if self.pilihan.unit else {})

    def form_valid(self, form: FormDaftar) -> HttpResponse:
        email, loket = form.cleaned_data["email"], form.loket
        if not DAFTAR_PER_EMAIL.catat(email):
            minta_tautan(email, loket.unit, loket.kode)
        ulang = (self.request.session.get(TERKIRIM) or {}).get("email") == email
        self.request.session[TERKIRIM] = {
            "email": email, "unit": loket.unit.kode, "layanan": loket.kode
        }  # fmt: skip
        if ulang:
            messages.success(self.request, "Tautan sudah kami kirim sekali lagi.")
        return redirect("registrasi:terkirim")


@login_not_required
@never_cache
@require_safe
def terkirim(request: HttpRequest) -> HttpResponse:
    """What happens next; the same for every address."""
    kiriman = request.session.get(TERKIRIM) or {}
    pilihan = Pilihan.dari(kiriman)
    if not kiriman or pilihan.loket is None:
        return redirect("registrasi:daftar")
    konteks = {"email": kiriman["email"], "unit": pilihan.unit, "pilihan": pilihan}
    return tampilkan(request, "terkirim", konteks)


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class TautanView(DibatasiMixin, PortalFormView):
    """The mailed link: opening it changes nothing (mail scanners do), sending it sets up all."""

    form_class = FormSandiPertama
    template_name = "registrasi/tautan.html"
    batas_alamat = TAUTAN_PER_ALAMAT
    tautan: TautanPendaftaran

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.tautan = baca_tautan(kwargs["token"])
            return super().dispatch(request, *args, **kwargs)
        except TautanTidakBerlaku as galat:
            return tidak_berlaku(request, galat)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": Pengguna(email=self.tautan.email)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "email": self.tautan.email,
            "unit": self.tautan.unit,
        }

    def form_valid(self, form: FormSandiPertama) -> HttpResponse:
        try:
            permohonan = pakai_tautan(self.kwargs["token"], form.cleaned_data["new_password1"])
        except GalatSop as galat:
            messages.error(self.request, galat.pesan)
            return redirect("registrasi:beranda")
        self.request.session.pop(TERKIRIM, None)
        login(self.request, permohonan.pelaku_usaha.pengguna, backend=BACKEND)
        messages.success(self.request, "Akun Anda sudah jadi. Sekarang lengkapi data usaha Anda.")
        return ke_giliran(permohonan)


GAGAL = {
    Sebab.RUSAK: (
        "Tautan ini tidak dikenali",
        "Mungkin terpotong saat disalin. Buka sekali lagi dari email kami, atau minta tautan baru.",
    ),
    Sebab.KEDALUWARSA: (
        "Tautan ini sudah kedaluwarsa",
        "Minta tautan baru; pendaftaran Anda belum dimulai, jadi tidak ada isian yang hilang.",
    ),
    Sebab.DIPAKAI: (
        "Tautan ini sudah dipakai",
        "Akun Anda sudah jadi. Masuk dengan alamat email dan kata sandi yang Anda buat.",
    ),
    Sebab.SUDAH_TERDAFTAR: (
        "Alamat ini sudah mempunyai akun",
        "Masuk dengan kata sandi Anda, atau buat kata sandi baru bila lupa.",
    ),
}


def tidak_berlaku(request: HttpRequest, galat: TautanTidakBerlaku) -> HttpResponse:
    """Why the link opens nothing, and the way on; 404 for what we never made, else 410."""
    judul, teks = GAGAL[galat.sebab]
    minta_baru = galat.sebab in (Sebab.RUSAK, Sebab.KEDALUWARSA)
    konteks = {"judul": judul, "teks": teks, "minta_baru": minta_baru}
    status = 404 if galat.sebab is Sebab.RUSAK else 410
    return tampilkan(request, "tautan_gagal", konteks, status=status)
