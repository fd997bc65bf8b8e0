"""Who may see, do and cancel what: from roles, units, bindings and ownership, never from pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, Exists, ExpressionWrapper, OuterRef, Q

from ukpbj.akun.izin import penugasan_berlaku, yang_berlaku
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.sop.daftar import semua_sop

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.akun.models import Pengguna, Penugasan, Unit
    from ukpbj.sop.definisi import Langkah, Sop
    from ukpbj.sop.models import Proses

TIDAK_ADA = Q(pk__in=[])


def boleh_mengerjakan(pengguna: Pengguna, proses: Proses, langkah: Langkah) -> bool:
    """Whether this person may do this row of this case, by ownership, binding or assignment."""
    if not pengguna.is_active:
        return False
    if PELAKU_USAHA in langkah.pelaku and proses.pemohon_id == pengguna.pk:
        return True
    cocok = _penugasan_peran(proses, langkah.pelaku, pengguna=pengguna.pk)
    if not cocok:
        return False
    terikat = orang_terikat(proses)
    return any(not terikat[p.peran_id] or atas_nama(p) & terikat[p.peran_id] for p in cocok)


def boleh_memulai(
    pengguna: Pengguna,
    sop: Sop,
    unit: Unit,
    penugasan: Sequence[Penugasan] | None = None,
) -> bool:
    """Whether one of the person's roles has the first step of this SOP in a unit that runs it."""
    penugasan = penugasan_berlaku(pengguna) if penugasan is None else penugasan
    return unit.memakai(sop.kode) and any(
        p.peran_id in sop.langkah[0].pelaku and _mencakup(p, unit.pk, sop.kode) for p in penugasan
    )


def _mencakup(penugasan: Penugasan, unit_id: int, kode_sop: str) -> bool:
    return penugasan.unit_id == unit_id and penugasan.sop in ("", kode_sop)


def atas_nama(penugasan: Penugasan) -> set[int]:
    """Ids of the people an assignment lets act for: oneself, and whom a Plh. stands in for."""
    diganti = penugasan.menggantikan_id if penugasan.jenis == penugasan.Jenis.PLH else None
    return {penugasan.pengguna_id} | ({diganti} if diganti else set())


def orang_terikat(proses: Proses) -> dict[str, set[int]]:
    """Ids of the people a role is bound to in what this case belongs to; empty: to nobody."""
    from ukpbj.sop.models import IkatanPeran

    hasil: dict[str, set[int]] = defaultdict(set)
    ikatan = IkatanPeran.objects.filter(lingkup=proses.lingkup)
    for peran, orang in ikatan.values_list("peran", "pengguna"):
        hasil[peran].add(orang)
    return hasil


def pemegang_peran(proses: Proses, peran: Sequence[str]) -> list[Pengguna]:
    """Active people who hold one of these roles for this case today, by name."""
    from ukpbj.akun.models import Pengguna

    orang = {p.pengguna_id for p in _penugasan_peran(proses, peran)}
    return list(Pengguna.objects.filter(pk__in=orang, is_active=True).order_by("nama", "pk"))


def pemegang_sementara(proses: Proses, peran: Sequence[str]) -> dict[int, str]:
    """Of those, who holds them as "Plt." or "Plh." only, by id."""
    semua = _penugasan_peran(proses, peran)
    tetap = {p.pengguna_id for p in semua if p.jenis == p.Jenis.DEFINITIF}
    return {p.pengguna_id: p.get_jenis_display() for p in semua if p.pengguna_id not in tetap}


def _penugasan_peran(proses: Proses, peran: Sequence[str], **lain: Any) -> list[Penugasan]:
    """Assignments in force today for such a case; `lain` narrows them further.

    Every click passes here: nothing is joined or sorted, and the unit is the case's own.
    """
    from ukpbj.akun.models import Penugasan

    semua = Penugasan.objects.filter(
        unit=proses.unit_id, peran__in=peran, sop__in=("", proses.kode_sop), **lain
    )
    calon = list(semua.order_by())
    for satu in calon:
        satu.unit = proses.unit
    return yang_berlaku(calon)


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

    A role bound to named people counts only for them, and for a Plh. of one of them.
    """
    saringan = TIDAK_ADA
    for satu in penugasan_berlaku(pengguna) if penugasan is None else penugasan:
        baris = TIDAK_ADA
        for sop in semua_sop():
            if _batasi(satu, [sop.kode]):
                baris |= _baris_milik(sop, satu.peran_id)
        if baris != TIDAK_ADA:
            saringan |= Q(unit=satu.unit_id) & baris & tidak_terikat_lain(satu)
    return saringan


def _baris_milik(sop: Sop, peran: str) -> Q:
    saringan = TIDAK_ADA
    if urut := sop.urut_milik(peran):
        saringan |= Q(kode_sop=sop.kode, huruf="", urut__in=urut)
    for urut_anak, huruf in sop.sublangkah_milik(peran):
        saringan |= Q(kode_sop=sop.kode, huruf=huruf, urut=urut_anak)
    return saringan


def saringan_tugas(pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Q:
    """Filter on `Tugas`: duties of the person's roles, in the units and SOPs they hold them for."""
    saringan = TIDAK_ADA
    for satu in penugasan_berlaku(pengguna) if penugasan is None else penugasan:
        saringan |= Q(unit=satu.unit_id, peran=satu.peran_id) & (
            Q(kode_sop=satu.sop) if satu.sop else Q()
        )
    return saringan


def _batasi(penugasan: Penugasan, kode: list[str]) -> list[str]:
    return [k for k in kode if penugasan.sop in ("", k)]


def per_baris(kumpulan: QuerySet[Any]) -> QuerySet[Any]:
    """For `Exists`: looked up for the rows that are read, one by one.

    Without a second condition on the outer row PostgreSQL may first read all there is, of every
    case, into a hash, to look up a page of rows in it.
    """
    luar = ExpressionWrapper(OuterRef("pk"), BigIntegerField())
    sebaris: QuerySet[Any] = kumpulan.alias(baris_luar=luar).filter(baris_luar__gt=0)
    return sebaris


def tidak_terikat_lain(penugasan: Penugasan) -> Q:
    from ukpbj.sop.models import IkatanPeran

    ikatan = per_baris(
        IkatanPeran.objects.filter(lingkup=OuterRef("proses__lingkup"), peran=penugasan.peran_id)
    )
    return ~Exists(ikatan) | Exists(ikatan.filter(pengguna__in=atas_nama(penugasan)))
