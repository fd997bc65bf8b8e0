"""Passwords: asking for a link, the link itself, and setting a new one through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes.utils import reset as buka_kunci
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from ukpbj.akun.models import Pengguna
from ukpbj.akun.models.pengguna import rapikan_email

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

permintaan_sandi = Signal()
"""Somebody asked for a link to set a password. Argument: `pengguna_id`, None where no active
account has the address. The receiver queues one mail in either case and drops the one without a
person when it is built: page, work and time are then the same for known and unknown addresses.
Mail: templates `surel/atur_ulang_sandi.*` with `isi_surel_sandi`, built when the mail is rendered:
the queue keeps no token."""


def minta_sandi_baru(email: str) -> None:
    """Announce the request; whether the address is known shows only in that person's mailbox."""
    orang = Pengguna.objects.filter(email=rapikan_email(email), is_active=True)
    permintaan_sandi.send(sender=Pengguna, pengguna_id=orang.values_list("pk", flat=True).first())


def buat_tautan_sandi(pengguna: Pengguna) -> str:
    """Absolute link under SITE_URL; dies with use, with a login, or by PASSWORD_RESET_TIMEOUT."""
    uid = urlsafe_base64_encode(force_bytes(pengguna.pk))
    token = default_token_generator.make_token(pengguna)
    return f"{settings.SITE_URL}{reverse('akun:sandi_baru', args=[uid, token])}"


def isi_surel_sandi(pengguna: Pengguna) -> dict[str, Any]:
    """Context of `surel/atur_ulang_sandi`: pengguna, tautan, berlaku_jam."""
    return {
        "pengguna": pengguna,
        "tautan": buat_tautan_sandi(pengguna),
        "berlaku_jam": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }


def pengguna_tautan(
    uid: str, token: str, kumpulan: QuerySet[Pengguna] | None = None
) -> Pengguna | None:
    """The person a link belongs to, or None where it is wrong, used, foreign or expired."""
    try:
        pk = int(urlsafe_base64_decode(uid).decode("ascii"))
    except ValueError:
        return None
    orang = Pengguna.objects.all() if kumpulan is None else kumpulan
    pengguna = orang.filter(pk=pk, is_active=True).first()
    return pengguna if default_token_generator.check_token(pengguna, token) else None


@transaction.atomic
def simpan_sandi_baru(uid: str, token: str, sandi: str) -> bool:
    """Set the password if the link still holds; of two uses at once only the first succeeds."""
    pengguna = pengguna_tautan(uid, token, Pengguna.objects.select_for_update())
    if pengguna is None:
        return False
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
    buka_kunci(username=pengguna.email)
    return True


def nama_masuk(request: HttpRequest | None, kredensial: dict[str, str] | None) -> str:
    """The name under which failed logins are counted: the same however it is capitalised."""
    if kredensial and kredensial.get("username"):
        return rapikan_email(kredensial["username"])
    return rapikan_email(request.POST.get("username", "") if request else "")
