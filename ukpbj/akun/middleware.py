"""Which requests are read at all, how long a session lives, where somebody without one is sent."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import BadRequest
from django.dispatch import receiver
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url

from ukpbj.akun.izin import penugasan_permintaan

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

MASUK = "masuk_pada"
TERAKHIR = "terakhir_pada"
JEDA_CATAT = 60
"""Seconds between two notes of activity, so that not every page view writes the session."""
UTF_8 = ("utf-8", "utf8")
PENYEGAR = "X-Penyegar"
"""Header of a page that refreshes itself: nobody sits there for that."""


@receiver(user_logged_in, dispatch_uid="akun.catat_masuk")
def catat_masuk(request: HttpRequest | None, **kwargs: Any) -> None:
    if request is not None:
        request.session[MASUK] = request.session[TERAKHIR] = int(time())


class TerbacaMiddleware:
    """Answer 400 to what no browser sends and what would end as a fault of ours further in.

    A cookie may hide a NUL behind its escapes, and PostgreSQL refuses to look for one; a form may
    name an encoding that is none for text. Django refuses the latter for forms without files.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if any("\0" in isi for isi in request.COOKIES.values()):
            raise BadRequest("Kuki memuat karakter nol.")
        if (request.content_params or {}).get("charset", "utf-8").lower() not in UTF_8:
            raise BadRequest("Isian harus dikirim sebagai UTF-8.")
        return self.get_response(request)


class SesiMiddleware:
    """End sessions: of everybody SESSION_COOKIE_AGE seconds after login, whatever they do, and of
    staff (an assignment in force, or the admin) after SESI_MENGANGGUR seconds without a request.

    Stands behind MessageMiddleware, because it tells why. Pages of somebody logged in are not
    kept by browsers or proxies.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            self._periksa(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _periksa(self, request: HttpRequest) -> None:
        kini = int(time())
        masuk = request.session.get(MASUK, 0)
        terakhir = request.session.get(TERAKHIR, masuk)
        if kini - masuk >= settings.SESSION_COOKIE_AGE:
            self._akhiri(request, "Sesi Anda sudah habis. Silakan masuk kembali.")
        elif kini - terakhir >= settings.SESI_MENGANGGUR and _petugas(request):
            menit = settings.SESI_MENGANGGUR // 60
            self._akhiri(
                request,
                f"Sesi Anda berakhir setelah {menit} menit tanpa kegiatan. Silakan masuk kembali.",
            )
        elif kini - terakhir >= JEDA_CATAT and PENYEGAR not in request.headers:
            request.session[TERAKHIR] = kini

    def _akhiri(self, request: HttpRequest, pesan: str) -> None:
        vars(request).pop("_penugasan", None)
        logout(request)
        messages.info(request, pesan)


def _petugas(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_staff", False) or penugasan_permintaan(request))


class WajibMasukMiddleware(LoginRequiredMiddleware):
    """Django's gate, coming back to a page that can be shown.

    After a POST that is the page with the form, not the address that only takes POSTs; for a part
    fetched by htmx it is the whole page, which the browser leaves for the login.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        penolakan = super().process_view(request, view_func, view_args, view_kwargs)
        sebagian = "HX-Request" in request.headers
        if penolakan is None or (request.method in ("GET", "HEAD") and not sebagian):
            return penolakan
        asal = request.headers.get("HX-Current-URL" if sebagian else "Referer", "")
        tujuan = resolve_url(self.get_login_url(view_func))
        if kembali := _jalur_sendiri(request, asal):
            tujuan += "?" + urlencode({self.get_redirect_field_name(view_func): kembali})
        return HttpResponse(headers={"HX-Redirect": tujuan}) if sebagian else redirect(tujuan)


def _jalur_sendiri(request: HttpRequest, alamat: str) -> str:
    """Path and query of `alamat` where it is on this site, else nothing."""
    try:
        bagian = urlsplit(alamat)
    except ValueError:
        return ""
    if bagian.netloc != request.get_host():
        return ""
    return f"{bagian.path}?{bagian.query}" if bagian.query else bagian.path
