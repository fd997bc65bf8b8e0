"""What a person holds today, and the gates of pages built on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from ukpbj.akun.models import Penugasan

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from ukpbj.akun.models import Pengguna, Unit

P = ParamSpec("P")
View = Callable[Concatenate["HttpRequest", P], "HttpResponseBase"]


def penugasan_berlaku(
    pengguna: Pengguna | AnonymousUser, tanggal: date | None = None
) -> list[Penugasan]:
    """Assignments in force on `tanggal`, by default today in each unit's own zone.

    One query, read anew on every call: a right withdrawn is gone at once.
    """
    if not pengguna.is_active or pengguna.pk is None:
        return []
    kini = datetime.now(UTC)
    # Some unit's date is at most a day ahead of UTC; the exact date is compared per unit below.
    calon = Penugasan.objects.filter(
        pengguna=pengguna.pk, mulai__lte=tanggal or kini.date() + timedelta(days=1)
    ).select_related("unit", "peran")
    return yang_berlaku(calon, tanggal)


def yang_berlaku(calon: Iterable[Penugasan], tanggal: date | None = None) -> list[Penugasan]:
    """Those in force on `tanggal`, by default today in each unit's own zone (reads `unit`)."""
    kini = datetime.now(UTC)
    return [p for p in calon if _berlaku(p, tanggal or kini.astimezone(p.unit.tzinfo).date())]


def _berlaku(penugasan: Penugasan, tanggal: date) -> bool:
    return penugasan.mulai <= tanggal and (penugasan.sampai is None or tanggal <= penugasan.sampai)


def penugasan_permintaan(request: HttpRequest) -> list[Penugasan]:
    """The assignments of the person behind this request, read once per request.

    Empty for a request refused at the very door (a foreign host): it never got a user.
    """
    simpanan = vars(request)
    if "_penugasan" not in simpanan:
        simpanan["_penugasan"] = penugasan_berlaku(getattr(request, "user", AnonymousUser()))
    penugasan: list[Penugasan] = simpanan["_penugasan"]
    return penugasan


def unit_pengguna(request: HttpRequest) -> list[Unit]:
    """Units in which the person holds any role, each once, in the order of the assignments."""
    return list({p.unit_id: p.unit for p in penugasan_permintaan(request)}.values())


def wajib_peran(*peran: str) -> Callable[[View[P]], View[P]]:
    """Let only holders of one of these roles in, in whichever unit; others get 403.

    Which unit's records the page shows is the view's own filter (`penugasan_permintaan`).
    """
    return _gerbang(lambda penugasan: penugasan.peran_id in peran)


def wajib_pegawai(view: View[P]) -> View[P]:
    """Let only people with any assignment in force in; pelaku usaha and outsiders get 403."""
    return _gerbang(lambda penugasan: True)(view)


def _gerbang(cocok: Callable[[Penugasan], bool]) -> Callable[[View[P]], View[P]]:
    def hias(view: View[P]) -> View[P]:
        @wraps(view)
        def berjaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not any(cocok(p) for p in penugasan_permintaan(request)):
                raise PermissionDenied("Halaman ini hanya untuk pemegang peran tertentu.")
            return view(request, *args, **kwargs)

        return berjaga

    return hias
