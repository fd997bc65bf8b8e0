"""Who may open which file of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from ukpbj.sop import izin
from ukpbj.sop.models import Berkas, Penyimpangan, Proses

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna


def berkas_terlihat(pengguna: Pengguna) -> QuerySet[Berkas]:
    """Officers: every file of the cases they see. The applicant: own uploads, issued documents.

    Evidence an officer kept of a verification stays with the office, and a document about a
    deviation with those who see the deviation.
    """
    milik_kantor = Proses.objects.filter(izin.saringan_proses(pengguna))
    milik_sendiri = Q(pengunggah=pengguna) | Q(dokumen__isnull=False)
    terlihat = Penyimpangan.objects.terlihat_oleh(pengguna)
    umum = Q(dokumen__penyimpangan__isnull=True)
    return Berkas.objects.filter(
        umum & (Q(proses__in=milik_kantor) | Q(proses__pemohon=pengguna) & milik_sendiri)
        | Q(dokumen__penyimpangan__in=terlihat)
    )
