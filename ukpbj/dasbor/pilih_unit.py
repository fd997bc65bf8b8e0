"""Pages about one unit: which one is meant, and the chips that lead to the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import Http404

from ukpbj.dasbor.saringan import Cip

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ukpbj.akun.models import Unit


def pilih_unit(request: HttpRequest, calon: Sequence[Unit]) -> Unit:
    """The unit of `?unit=`, else the first; 404 for one that is not among them."""
    kode = request.GET.get("unit", "")
    for unit in calon:
        if kode in ("", unit.kode):
            return unit
    raise Http404


def cip_unit(calon: Sequence[Unit], kini: Unit, jalur: str) -> list[Cip]:
    """One chip per unit, where there is a choice."""
    if len(calon) < 2:
        return []
    return [Cip(u.nama, f"{jalur}?unit={u.kode}", u == kini) for u in calon]
