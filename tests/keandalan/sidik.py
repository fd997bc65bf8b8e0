"""A digest of the database, to see whether something changed."""

from __future__ import annotations

import hashlib

from django.apps import apps
from django.contrib.sessions.models import Session

from ukpbj.akun.models import Pembatas
from ukpbj.dasbor.models import AksesLaporan
from ukpbj.sop.models import LogAkses

TIDAK_DIHITUNG = {Session, LogAkses, AksesLaporan, Pembatas}
"""Tables that looking at pages may write: sessions, openings of files, counters of limits."""


def sidik() -> dict[str, str]:
    """A digest per table, of everything that is kept."""
    isi = {}
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy and model not in TIDAK_DIHITUNG:
            baris = list(model._base_manager.order_by("pk").values_list())
            isi[model._meta.label] = hashlib.sha256(repr(baris).encode()).hexdigest()
    return isi
