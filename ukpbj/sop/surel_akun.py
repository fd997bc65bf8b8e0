"""The mail with the link to set a password, for the account app, which knows no outbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.dispatch import receiver

from ukpbj.akun.layanan import isi_surel_sandi, permintaan_sandi
from ukpbj.akun.models import Pengguna
from ukpbj.sop.surel import Surat, antre_surel, penyusun

TANPA_AKUN = 0


@receiver(permintaan_sandi, dispatch_uid="sop.antre_surel_sandi")
def antre_surel_sandi(pengguna_id: int | None, **_: Any) -> None:
    """One row in either case, so that the work does not tell whether the address is known."""
    antre_surel(f"sandi:{uuid4()}", "atur_ulang_sandi", pengguna=pengguna_id or TANPA_AKUN)


@penyusun("atur_ulang_sandi")
def susun_surel_sandi(muatan: Mapping[str, Any]) -> Surat | None:
    pengguna = Pengguna.objects.filter(pk=muatan["pengguna"], is_active=True).first()
    if pengguna is None:
        return None
    return Surat("atur_ulang_sandi", pengguna.email, isi_surel_sandi(pengguna))
