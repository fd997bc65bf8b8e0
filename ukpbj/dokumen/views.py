"""The one way to a stored file: right checked and access logged at every opening."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ukpbj.dokumen.izin import berkas_terlihat
from ukpbj.dokumen.unggahan import TIPE
from ukpbj.sop.models import Berkas, LogAkses
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna

log = logging.getLogger(__name__)

TAMPIL = frozenset(TIPE.values())
HEADER = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; img-src 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""Our own pages may frame a file; the file itself can do nothing and is kept nowhere."""


@require_safe
def berkas(request: HttpRequest, kunci: UUID) -> FileResponse:
    """Send one file; `?tampil=1` shows a picture or PDF in the page instead of saving it."""
    pengguna = cast("Pengguna", request.user)
    satu = get_object_or_404(berkas_terlihat(pengguna).select_related("proses"), kunci=kunci)
    try:
        isi = satu.isi.open("rb")
    except FileNotFoundError:
        log.error("Berkas %s hilang dari penyimpanan", satu.pk)
        raise Http404("Berkas ini tidak ada lagi di penyimpanan. Hubungi petugas.") from None
    LogAkses.objects.create(berkas=satu, pengguna=pengguna, waktu=sekarang())
    di_halaman = request.GET.get("tampil") == "1" and satu.tipe in TAMPIL
    return FileResponse(
        isi,
        as_attachment=not di_halaman,
        filename=nama_unduhan(satu),
        content_type=satu.tipe,
        headers=HEADER,
    )


def nama_unduhan(berkas: Berkas) -> str:
    """A file name of kind and case number, because it stays in download folders: no one's name."""
    kata = [k.upper() if len(k) <= 4 else k.capitalize() for k in berkas.jenis.split("_")]
    ekstensi = str(berkas.isi.name).rpartition(".")[2]
    return f"{'-'.join(kata)}-{berkas.proses.nomor}.{ekstensi}"
