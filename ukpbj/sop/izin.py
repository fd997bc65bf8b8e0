"""Who may see, do and cancel what: from roles, units, bindings and ownership, never from pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.sop.daftar import semua_sop

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Penugasan, Unit
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models import Proses

TIDAK_ADA = Q(pk__in=[])


def boleh_mengerjakan(pengguna: Pengguna, proses: Proses, langkah: Langkah) -> bool:
    """Whether this person may do this row of this case, by ownership, binding or assignment."""
    if not pengguna.is_active:
        return False
    if PELAKU_USAHA in langkah.pelaku and proses.pemohon_id == pengguna.pk:
        return True
    return any(_berperan(pengguna, proses, peran) for peran in langkah.pelaku)


def _berperan(pengguna: Pengguna, proses: Proses, peran: str) -> bool:
    if peran == PELAKU_USAHA:
        return False
    terikat = set(
        proses.ikatan.filter(peran=peran).values_list("pengguna", flat=True) if proses.pk else ()
    )
    return any(
        p.peran_id == peran
        and p.unit_id == proses.unit_id
        and p.sop in ("", proses.kode_sop)
        and (not terikat or pengguna.pk in terikat)
        for p in penugasan_berlaku(pengguna)
    )


def memimpin(pengguna: Pengguna, unit: Unit | int) -> bool:
    return (unit if isinstance(unit, int) else unit.pk) in unit_dipimpin(pengguna)


def unit_dipimpin(pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> set[int]:
    """Ids of the units this person heads today (definitif, Plt. or Plh.), in all their SOPs.

    Here and below `penugasan` takes the assignments where the request has read them already.
    """
    penugasan = penugasan_berlaku(pengguna) if penugasan is None else penugasan
    return {p.unit_id for p in penugasan if p.peran_id == KEPALA_UKPBJ and not p.sop}


def boleh_membatalkan(proses: Proses, pengguna: Pengguna) -> bool:
    return memimpin(pengguna, proses.unit_id)


def saringan_proses(pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Q:
    """Filter on `Proses`: SOPs in which one of the person's roles has a column, or a unit led."""
    penugasan = penugasan_berlaku(pengguna) if penugasan is None else penugasan
    saringan = Q(unit__in=unit_dipimpin(pengguna, penugasan))
    for satu in penugasan:
        kode = [sop.kode for sop in semua_sop() if satu.peran_id in sop.pelaku]
        saringan |= Q(unit=satu.unit_id, kode_sop__in=_batasi(satu, kode))
    return saringan


def saringan_langkah(pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Q:
    """Filter on `PelaksanaanLangkah`: rows one of the person's roles may do.

    A role bound to named people in a case counts only for them.
    """
    saringan = TIDAK_ADA
    for satu in penugasan_berlaku(pengguna) if penugasan is None else penugasan:
        baris = TIDAK_ADA
        for sop in semua_sop():
            if _batasi(satu, [sop.kode]) and (urut := sop.urut_milik(satu.peran_id)):
                baris |= Q(kode_sop=sop.kode, urut__in=urut)
        saringan |= Q(unit=satu.unit_id) & baris & _tidak_terikat_lain(pengguna, satu)
    return saringan


def _batasi(penugasan: Penugasan, kode: list[str]) -> list[str]:
    return [k for k in kode if penugasan.sop in ("", k)]


def _tidak_terikat_lain(pengguna: Pengguna, penugasan: Penugasan) -> Q:
    from ukpbj.sop.models import IkatanPeran

    ikatan = IkatanPeran.objects.filter(proses=OuterRef("proses"), peran=penugasan.peran_id)
    return ~Exists(ikatan) | Exists(ikatan.filter(pengguna=pengguna))
