"""The guards of the door: of many hands on one step, one gets through.

Kept together so that a test can take them away and see that it fails without them.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F

from ukpbj.sop.galat import LangkahSudahSelesai
from ukpbj.sop.models import PelaksanaanLangkah, Proses


def kunci_proses(proses_id: int) -> Proses:
    """Lock the process row for this transaction (SQLite: its transactions are one at a time).

    `no_key`: rows that point to it (a file just uploaded) are still let in; a full lock would make
    them wait here while they hold the step row, and that is a ring.
    """
    proses = Proses.objects.select_for_update(no_key=True).get(pk=proses_id)
    kelas = proses.kelas
    if kelas._meta.concrete_model is not Proses:
        # Read only now: a join above would bring the family's fields as they were before the wait.
        return proses.spesifik()
    proses.__class__ = kelas  # a proxy: the row just read is all there is of it
    return proses


def kunci_baris(pelaksanaan_id: int) -> PelaksanaanLangkah:
    """Lock the step row and read it as it is now; its people only where a message names one."""
    semua = PelaksanaanLangkah.objects.select_for_update(of=("self",), no_key=True)
    return semua.select_related("unit").get(pk=pelaksanaan_id)


def pastikan_terbuka(baris: PelaksanaanLangkah) -> None:
    """Raises LangkahSudahSelesai."""
    if baris.selesai is not None:
        raise LangkahSudahSelesai("Langkah ini sudah diselesaikan.", baris)


def tutup_sekali(baris: PelaksanaanLangkah, **nilai: Any) -> None:
    """Close the row where it is still open; raises LangkahSudahSelesai."""
    terbuka = PelaksanaanLangkah.objects.filter(pk=baris.pk, selesai__isnull=True)
    if terbuka.update(**nilai) != 1:
        raise LangkahSudahSelesai("Langkah ini sudah diselesaikan.")


def majukan_sekali(proses: Proses, dari: str, **nilai: Any) -> None:
    """Move state and version where both are still as read; raises LangkahSudahSelesai."""
    tetap = Proses.objects.filter(pk=proses.pk, keadaan=dari, versi=proses.versi)
    if tetap.update(keadaan=proses.keadaan, versi=F("versi") + 1, **nilai) != 1:
        raise LangkahSudahSelesai("Proses ini sudah berpindah langkah.")
    proses.versi += 1
