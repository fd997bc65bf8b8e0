"""Who sees a deviation, who answers for it, and who decides on the account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from ukpbj.akun.izin import penugasan_berlaku, yang_berlaku
from ukpbj.akun.models import Penugasan
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop.izin import TIDAK_ADA, unit_dipimpin

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Unit
    from ukpbj.sop.models import Penyimpangan

ATASAN_KEPALA = "atasan_kepala"


def unit_diatasi(
    pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None
) -> dict[int, Unit]:
    """Units whose head this person is the superior of, today."""
    penugasan = penugasan_berlaku(pengguna) if penugasan is None else penugasan
    return {p.unit_id: p.unit for p in penugasan if p.peran_id == ATASAN_KEPALA and not p.sop}


def milik_kepala(unit: Sequence[Unit]) -> Q:
    """Filter on `Penyimpangan` of these units: what the head's superior decides.

    The step is the head's own, or the person who answers heads the unit today.
    """
    per_zona: dict[str, list[Unit]] = defaultdict(list)
    for satu in unit:
        per_zona[satu.zona].append(satu)
    memimpin = TIDAK_ADA
    for sezona in per_zona.values():
        hari = datetime.now(UTC).astimezone(sezona[0].tzinfo).date()
        kepala = Penugasan.objects.filter(
            Q(sampai__isnull=True) | Q(sampai__gte=hari),
            unit=OuterRef("unit"),
            pengguna=OuterRef("penanggung_jawab"),
            peran=KEPALA_UKPBJ,
            sop="",
            mulai__lte=hari,
        )
        memimpin |= Q(unit__in=[u.pk for u in sezona]) & Q(Exists(kepala))
    return Q(pelaksanaan__peran=KEPALA_UKPBJ) | memimpin


def saringan_penyimpangan(pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Q:
    """Filter: those one answers for; the head those of the unit; the superior the head's own."""
    penugasan = penugasan_berlaku(pengguna) if penugasan is None else penugasan
    saringan = Q(penanggung_jawab=pengguna) | Q(unit__in=unit_dipimpin(pengguna, penugasan))
    if diatasi := unit_diatasi(pengguna, penugasan):
        saringan |= Q(unit__in=diatasi) & milik_kepala(list(diatasi.values()))
    return saringan


def saringan_giliran(pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None) -> Q:
    """Filter: what waits for this person: an account, a name, or a decision."""
    from ukpbj.sop.models import Penyimpangan

    penugasan = penugasan_berlaku(pengguna) if penugasan is None else penugasan
    unit = {p.unit_id: p.unit for p in penugasan}
    dipimpin, diatasi = unit_dipimpin(pengguna, penugasan), unit_diatasi(pengguna, penugasan)
    saringan = Q(keadaan__in=Penyimpangan.BELUM_DIJAWAB, penanggung_jawab=pengguna)
    if dipimpin:
        tanpa_orang = Q(keadaan__in=Penyimpangan.BELUM_DIJAWAB, penanggung_jawab__isnull=True)
        saringan |= Q(unit__in=dipimpin) & tanpa_orang
    menunggu = Q(keadaan=Penyimpangan.Keadaan.DIPERTANGGUNGJAWABKAN)
    menunggu &= ~Q(penanggung_jawab=pengguna)
    if dipimpin:
        kepala = milik_kepala([unit[pk] for pk in dipimpin])
        saringan |= menunggu & Q(unit__in=dipimpin) & ~kepala
    if diatasi:
        saringan |= menunggu & Q(unit__in=diatasi) & milik_kepala(list(diatasi.values()))
    return saringan


def diputus_atasan(penyimpangan: Penyimpangan) -> bool:
    """Whether the head's superior decides on this one; else the head does."""
    semua = type(penyimpangan)._default_manager.filter(pk=penyimpangan.pk)
    return semua.filter(milik_kepala([penyimpangan.unit])).exists()


def berwenang_memutus(pengguna: Pengguna, penyimpangan: Penyimpangan) -> bool:
    """Whether the decision is this person's; nobody decides on their own account."""
    if penyimpangan.penanggung_jawab_id == pengguna.pk:
        return False
    penugasan = penugasan_berlaku(pengguna)
    if diputus_atasan(penyimpangan):
        return penyimpangan.unit_id in unit_diatasi(pengguna, penugasan)
    return penyimpangan.unit_id in unit_dipimpin(pengguna, penugasan)


def ada_pemutus(penyimpangan: Penyimpangan) -> bool:
    """Whether anybody holds the role that decides on this one, beside the person who answers."""
    peran = ATASAN_KEPALA if diputus_atasan(penyimpangan) else KEPALA_UKPBJ
    calon = Penugasan.objects.filter(
        unit=penyimpangan.unit_id, peran=peran, sop="", pengguna__is_active=True
    ).exclude(pengguna=penyimpangan.penanggung_jawab_id)
    return bool(yang_berlaku(calon.select_related("unit")))


def berwenang_menunjuk(pengguna: Pengguna, penyimpangan: Penyimpangan) -> bool:
    """Whether this person names who answers: the head, for one nobody answers for yet.

    What the head answers for only the superior gives to somebody else.
    """
    penugasan = penugasan_berlaku(pengguna)
    memimpin = penyimpangan.unit_id in unit_dipimpin(pengguna, penugasan)
    mengatasi = penyimpangan.unit_id in unit_diatasi(pengguna, penugasan)
    if not (memimpin or mengatasi):
        return False
    if memimpin and penyimpangan.penanggung_jawab_id is None:
        return True
    return mengatasi if diputus_atasan(penyimpangan) else memimpin
