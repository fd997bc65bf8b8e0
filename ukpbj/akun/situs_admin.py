"""The admin site, entered through the one login page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


class SitusAdmin(AdminSite):
    site_title = "Pengaturan UKPBJ"
    site_header = "Pengaturan layanan pengadaan"
    index_title = "Data dan pengaturan"
    site_url = "/akun/"

    def register(self, model_or_iterable: Any, *args: Any, **options: Any) -> None:
        """All but celery-beat's tables: what runs when stands in the settings."""
        banyak = isinstance(model_or_iterable, Iterable)
        daftar = model_or_iterable if banyak else [model_or_iterable]
        milik_kita = [m for m in daftar if m._meta.app_label != "django_celery_beat"]
        super().register(milik_kita, *args, **options)

    def admin_view(self, view: Callable[..., HttpResponseBase], cacheable: bool = False) -> Any:
        """What stands in the address is unchecked: a date no calendar has, or a NUL, is a 400."""

        @wraps(view)
        def terjaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if "\0" in request.path or any("\0" in i for _, d in request.GET.lists() for i in d):
                raise BadRequest("Alamat memuat karakter nol.")
            try:
                return view(request, *args, **kwargs)
            except OverflowError:
                raise BadRequest("Angka dalam alamat terlalu besar.") from None

        return super().admin_view(terjaga, cacheable)

    @login_not_required
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """No second login: its guesses would be counted apart. Logged in but not staff is 403."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if request.user.is_authenticated:
            raise PermissionDenied("Halaman admin hanya untuk pengelola.")
        tujuan = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect_to_login(tujuan)
