"""Claiming a step, releasing it, and giving it to somebody else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ukpbj.akun.models import Pengguna
from ukpbj.sop import ikatan, izin, jejak
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.layanan.bersama import ambil_kunci, isi_baris, periksa_wewenang
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.waktu import sekarang


@transaction.atomic
def ambil_langkah(pelaksanaan_id: int, *, oleh: Pengguna, pada: datetime | None = None) -> None:
    """Claim a step. Raises SedangDikerjakan if another person holds it."""
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    periksa_wewenang(oleh, proses, baris.langkah, baris)
    if baris.pemegang_id == oleh.pk:
        return
    _pegang(baris, proses, oleh, pada or sekarang())
    jejak.catat(proses, "ambil", oleh, pada or sekarang(), isi_baris(baris))


@transaction.atomic
def lepas_langkah(pelaksanaan_id: int, *, oleh: Pengguna, pada: datetime | None = None) -> None:
    """Release a step one holds; the head of the unit may release anyone's."""
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    if baris.pemegang_id is None:
        return
    if baris.pemegang_id != oleh.pk and not izin.memimpin(oleh, proses.unit_id):
        raise TidakBerwenang("Hanya pemegangnya atau Kepala UKPBJ yang dapat melepas langkah ini.")
    _pegang(baris, proses, None, pada or sekarang())
    jejak.catat(proses, "lepas", oleh, pada or sekarang(), isi_baris(baris))


@transaction.atomic
def alihkan_langkah(
    pelaksanaan_id: int,
    kepada: Pengguna,
    alasan: str,
    *,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> None:
    """Give an open office step to another person of its role; only the head of the unit.

    Where the role is bound to named people, the new one takes the place of the bound one (of a
    group: joins it), for everything the binding covers. Raises TidakBerwenang, BelumDapat for a
    step of the pelaku usaha, IsianBelumLengkap for a person without the role or a missing reason.
    """
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    pada = pada or sekarang()
    if not izin.memimpin(oleh, proses.unit_id):
        raise TidakBerwenang("Hanya Kepala UKPBJ yang dapat mengalihkan langkah.")
    if baris.milik_pelaku_usaha:
        raise BelumDapat("Langkah pelaku usaha tidak dapat dialihkan.")
    galat = {} if alasan.strip() else {"alasan": "Tuliskan alasannya."}
    if kepada not in izin.pemegang_peran(proses, baris.langkah.pelaku):
        galat["kepada"] = "Orang ini tidak memegang peran langkah ini."
    if kepada.pk == baris.pemegang_id:
        galat["kepada"] = "Langkah ini sudah dipegang orang itu."
    if galat:
        raise IsianBelumLengkap(galat)
    semula = baris.pemegang_id
    terikat = ikatan.sertakan(proses, baris.langkah, kepada)
    _pegang(baris, proses, kepada, pada)
    isi = isi_baris(baris) | {"dari": semula, "kepada": kepada.pk}
    isi |= {"terikat": terikat} if terikat else {}
    jejak.catat(proses, "alihkan", oleh, pada, isi, alasan.strip())


def _pegang(
    baris: PelaksanaanLangkah, proses: Proses, siapa: Pengguna | None, pada: datetime
) -> None:
    baris.pemegang, baris.diambil = siapa, pada if siapa else None
    baris.save(update_fields=["pemegang", "diambil"])
