"""Cancelling a case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ukpbj.akun.models import Pengguna
from ukpbj.sop import anak, izin, jejak, penjaga, penyimpangan
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.galat import IsianBelumLengkap, LangkahSudahSelesai, TidakBerwenang
from ukpbj.sop.models import Proses
from ukpbj.sop.waktu import sekarang


@transaction.atomic
def batalkan(
    proses_id: int,
    alasan: str,
    *,
    oleh: Pengguna,
    beserta_anak: bool | None = None,
    pada: datetime | None = None,
) -> Proses:
    """Cancel a case with a reason; only the head of its unit. Its open rows are closed.

    `beserta_anak`: whether child cases that still run are cancelled too; has to be said where
    there are any. Raises TidakBerwenang, LangkahSudahSelesai, IsianBelumLengkap.
    """
    proses = penjaga.kunci_proses(proses_id)
    pada = pada or sekarang()
    if not izin.boleh_membatalkan(proses, oleh):
        raise TidakBerwenang("Hanya Kepala UKPBJ yang dapat membatalkan proses.")
    if proses.sudah_berakhir:
        raise LangkahSudahSelesai("Proses ini sudah berakhir.")
    berjalan = anak.masih_berjalan(proses)
    galat = {} if alasan.strip() else {"alasan": "Tuliskan alasan pembatalan."}
    if berjalan and beserta_anak is None:
        galat["anak"] = "Pilih apa yang terjadi dengan proses anaknya."
    if galat:
        raise IsianBelumLengkap(galat)
    _akhiri(proses, alasan.strip(), oleh, pada)
    if beserta_anak:
        for satu in berjalan:
            batalkan(satu.pk, alasan, oleh=oleh, beserta_anak=True, pada=pada)
    return proses


def _akhiri(proses: Proses, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    dari = proses.keadaan
    terbuka = [penjaga.kunci_baris(baris.pk) for baris in proses.pelaksanaan.terbuka()]
    tutup = {"hasil": Akhir.DIBATALKAN.value, "pelaksana": oleh, "alasan": alasan}
    for baris in terbuka:
        penyimpangan.catat_terlambat(baris, pada)
        penjaga.tutup_sekali(baris, selesai=pada, **tutup)
    proses.batalkan()
    penjaga.majukan_sekali(proses, dari, berakhir=pada)
    for baris in terbuka:
        if not baris.huruf:
            proses.saat_dibatalkan(baris)
    jejak.catat(proses, "batalkan", oleh, pada, {"dari": dari}, alasan)
