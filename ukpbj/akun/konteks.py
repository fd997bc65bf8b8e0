"""What every page may show: whose site this is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from ukpbj.akun.izin import unit_pengguna
from ukpbj.akun.models import Unit

if TYPE_CHECKING:
    from django.http import HttpRequest


def unit(request: HttpRequest) -> dict[str, Any]:
    """`unit`: the one the person works in, else the only one that offers SOPs, else none.

    A view that shows one case puts that case's unit in its place. Read only where a page uses it.
    """
    return {"unit": SimpleLazyObject(lambda: _unit(request))}


def _unit(request: HttpRequest) -> Unit | None:
    calon = unit_pengguna(request) or list(Unit.objects.exclude(sop_aktif=[])[:2])
    return calon[0] if len(calon) == 1 else None
