"""Who may open which file of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from ukpbj.sop import izin
from ukpbj.sop.models import Berkas, Proses

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna


def berkas_terlihat(pengguna: Pengguna) -> QuerySet[Berkas]:
    """Officers: every file of the cases they see. The applicant: own uploads, issued documents.

    Evidence an officer kept of a verification stays with the office.
    """
    milik_kantor = Proses.objects.filter(izin.saringan_proses(pengguna))
    milik_sendiri = Q(pengunggah=pengguna) | Q(dokumen__isnull=False)
    return Berkas.objects.filter(
        Q(proses__in=milik_kantor) | Q(proses__pemohon=pengguna) & milik_sendiri
    )
