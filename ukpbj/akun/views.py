"""Login, logout, the first page after it, and passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView

from ukpbj.akun.forms import (
    FormulirGantiSandi,
    FormulirLupaSandi,
    FormulirMasuk,
    FormulirSandiBaru,
)
from ukpbj.akun.izin import penugasan_permintaan
from ukpbj.akun.layanan import minta_sandi_baru, nama_masuk, pengguna_tautan, simpan_sandi_baru
from ukpbj.akun.models.pengguna import rapikan_email
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.akun.pembatas import (
    CARA_FORMULIR,
    MASUK_PER_ALAMAT,
    SANDI_LAMA_PER_ORANG,
    SANDI_PER_ALAMAT,
    SANDI_PER_EMAIL,
    DibatasiMixin,
    alamat_klien,
    jawab_terlalu_sering,
)

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from ukpbj.akun.models import Pengguna


@method_decorator(login_not_required, name="dispatch")
class MasukView(DibatasiMixin, LoginView):
    form_class = FormulirMasuk
    template_name = "akun/masuk.html"
    redirect_authenticated_user = True
    batas_alamat = MASUK_PER_ALAMAT

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Django's check of `next`, and never back to this page: that would be a loop."""
        tujuan = super().get_redirect_url()
        return "" if tujuan.partition("?")[0] == self.request.path else tujuan


def terkunci(
    request: HttpRequest, response: HttpResponse | None, kredensial: dict[str, str] | None
) -> HttpResponse:
    """The cool-off page after too many failed logins; the same for known and unknown addresses."""
    bebas = _bebas_pada(nama_masuk(request, kredensial), alamat_klien(request))
    tunggu = max(1, int((bebas - timezone.now()).total_seconds()))
    return jawab_terlalu_sering(request, tunggu, "akun/terkunci.html")


def _bebas_pada(nama: str, alamat: str) -> datetime:
    terakhir = (
        AccessAttempt.objects.filter(username=nama, ip_address=alamat)
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    return (terakhir or timezone.now()) + settings.AXES_COOLOFF_TIME


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The page this person works on first."""
    peran = {p.peran_id for p in penugasan_permintaan(request)}
    if KEPALA_UKPBJ in peran:
        return redirect(settings.BERANDA_KEPALA)
    if peran:
        return redirect(settings.BERANDA_PEGAWAI)
    if request.user.is_staff:
        return redirect("admin:index")
    return redirect(settings.BERANDA_PELAKU_USAHA)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class GantiSandiView(FormView[FormulirGantiSandi]):
    http_method_names = CARA_FORMULIR
    form_class = FormulirGantiSandi
    template_name = "akun/ganti_sandi.html"
    success_url = reverse_lazy("akun:beranda")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if tunggu := SANDI_LAMA_PER_ORANG.catat(str(request.user.pk)):
            return jawab_terlalu_sering(request, tunggu)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: FormulirGantiSandi) -> HttpResponse:
        form.save()
        update_session_auth_hash(self.request, form.user)
        messages.success(
            self.request, "Kata sandi sudah diganti. Sesi Anda di perangkat lain sudah diakhiri."
        )
        return super().form_valid(form)


@method_decorator([login_not_required, never_cache], name="dispatch")
class LupaSandiView(DibatasiMixin, FormView[FormulirLupaSandi]):
    """Ask for a link; page, work and time do not depend on whether the address is known."""

    form_class = FormulirLupaSandi
    template_name = "akun/lupa_sandi.html"
    success_url = reverse_lazy("akun:lupa_sandi_terkirim")
    batas_alamat = SANDI_PER_ALAMAT

    def form_valid(self, form: FormulirLupaSandi) -> HttpResponse:
        email = form.cleaned_data["email"]
        if tunggu := SANDI_PER_EMAIL.catat(rapikan_email(email)):
            return jawab_terlalu_sering(self.request, tunggu)
        minta_sandi_baru(email)
        return super().form_valid(form)


@method_decorator(login_not_required, name="dispatch")
class LupaSandiTerkirimView(TemplateView):
    template_name = "akun/lupa_sandi_terkirim.html"
    extra_context = {"berlaku_jam": settings.PASSWORD_RESET_TIMEOUT // 3600}


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class SandiBaruView(FormView[FormulirSandiBaru]):
    """Set a password through the link of a mail.

    Opening the link changes nothing, so mail scanners that follow it do not use it up. The token
    stays in the address and not in a session: a GET would have to write one.
    """

    http_method_names = CARA_FORMULIR
    form_class = FormulirSandiBaru
    template_name = "akun/sandi_baru.html"
    pengguna: Pengguna

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pengguna = pengguna_tautan(kwargs["uid"], kwargs["token"])
        if pengguna is None:
            return tautan_tidak_berlaku(request)
        self.pengguna = pengguna
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.pengguna}

    def form_valid(self, form: FormulirSandiBaru) -> HttpResponse:
        sandi = form.cleaned_data["new_password1"]
        if not simpan_sandi_baru(self.kwargs["uid"], self.kwargs["token"], sandi):
            return tautan_tidak_berlaku(self.request)
        logout(self.request)
        messages.success(self.request, "Kata sandi baru tersimpan. Silakan masuk.")
        return redirect("akun:masuk")


def tautan_tidak_berlaku(request: HttpRequest) -> HttpResponse:
    return render(request, "akun/tautan_tidak_berlaku.html", status=410)
