"""Duties beside the table: a step leaves one to a role, somebody of it records that it is done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ukpbj.akun.models import Pengguna
from ukpbj.sop import jejak, penjaga
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, LangkahSudahSelesai, TidakBerwenang
from ukpbj.sop.models import PelaksanaanLangkah, Tugas
from ukpbj.sop.waktu import sekarang


def beri_tugas(
    pelaksanaan: PelaksanaanLangkah,
    kode: str,
    *,
    peran: str,
    judul: str,
    keterangan: str = "",
    pada: datetime,
) -> Tugas:
    """Leave a duty to a role; to be called by an effect, inside the door's transaction."""
    return Tugas.objects.create(
        proses_id=pelaksanaan.proses_id,
        pelaksanaan=pelaksanaan,
        unit_id=pelaksanaan.unit_id,
        kode_sop=pelaksanaan.kode_sop,
        kode=kode,
        peran=peran,
        judul=judul,
        keterangan=keterangan,
        dibuat=pada,
    )


@transaction.atomic
def selesaikan_tugas(
    tugas_id: int, catatan: str, *, oleh: Pengguna, pada: datetime | None = None
) -> Tugas:
    """Record that a duty was done, once, with a note on how; also after its case has ended.

    Raises BelumDapat, TidakBerwenang, LangkahSudahSelesai, IsianBelumLengkap.
    """
    tugas = Tugas.objects.filter(pk=tugas_id).first()
    if tugas is None:
        raise BelumDapat("Tugas ini tidak ada.")
    proses = penjaga.kunci_proses(tugas.proses_id)
    pada = pada or sekarang()
    kini = Tugas.objects.select_related("pelaksana").get(pk=tugas_id)
    if kini.selesai is not None:
        raise LangkahSudahSelesai(f"Tugas ini sudah dicatat selesai oleh {kini.pelaksana}.")
    if not Tugas.objects.untuk(oleh).filter(pk=tugas_id).exists():
        raise TidakBerwenang("Tugas ini bukan bagian Anda.")
    if not catatan.strip():
        raise IsianBelumLengkap({"catatan": "Tuliskan apa yang sudah dilakukan."})
    kini.selesai, kini.pelaksana, kini.catatan = pada, oleh, catatan.strip()
    kini.save(update_fields=["selesai", "pelaksana", "catatan"])
    isi = {"tugas": kini.pk, "kode": kini.kode}
    jejak.catat(proses, "selesaikan_tugas", oleh, pada, isi, catatan.strip())
    return kini
