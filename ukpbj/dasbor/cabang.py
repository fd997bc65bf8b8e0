"""What a person's lists consist of: parts without a row in common, each a range of one index.

These only say where to look; what may be seen is said by `sop.izin` and `sop.izin_penyimpangan`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.izin_penyimpangan import unit_diatasi
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
    from ukpbj.akun.models import Penugasan
    from ukpbj.dasbor.pembaca import Pembaca

TERBANYAK = 12
"""With more parts than this the units alone are the parts: who has a hand in nearly everything
passes over few rows that are not theirs, and every part costs planning."""


def langkah_unit(pembaca: Pembaca) -> list[Q]:
    """Open steps of the units one heads (index `terbuka_unit_terlambat`)."""
    return _per_unit(pembaca.dipimpin)


def langkah_saya(pembaca: Pembaca) -> list[Q]:
    """Open steps of one's own queue, by unit and first role (index `terbuka_peran_terlambat`).

    Steps bound to, or claimed by, colleagues of the same role are passed over.
    """
    pasangan = {(p.unit_id, peran) for p in pembaca.penugasan for peran in _peran_pertama(p)}
    if len(pasangan) > TERBANYAK:
        return _per_unit(unit for unit, _ in pasangan)
    return [Q(unit=unit, peran=peran) for unit, peran in sorted(pasangan)]


def _peran_pertama(penugasan: Penugasan) -> Iterator[str]:
    """First roles of the rows this assignment may do."""
    for sop in semua_sop():
        if penugasan.sop in ("", sop.kode):
            for langkah in sop.langkah:
                for baris in (langkah, *langkah.sublangkah):
                    if penugasan.peran_id in baris.pelaku:
                        yield baris.pelaku[0]


def proses(pembaca: Pembaca) -> list[Q]:
    """Cases by unit where one heads it (index `proses_unit`), else by unit and SOP."""
    pasangan = {
        (p.unit_id, sop.kode)
        for p in pembaca.penugasan
        if p.unit_id not in pembaca.dipimpin
        for sop in semua_sop()
        if p.peran_id in sop.pelaku and p.sop in ("", sop.kode)
    }
    if len(pasangan) > TERBANYAK:
        return _per_unit(pembaca.dipimpin | {unit for unit, _ in pasangan})
    lain = [Q(unit=unit, kode_sop=kode) for unit, kode in sorted(pasangan)]
    return _per_unit(pembaca.dipimpin) + lain


def penyimpangan(pembaca: Pembaca, keadaan: Collection[str]) -> list[Q]:
    """Deviations in these states: one's own, then those of the units one heads or is over.

    Of a unit one is over only the head's own are seen: the others are passed over.
    """
    saya = Q(penanggung_jawab=pembaca.pengguna)
    unit = pembaca.dipimpin | unit_diatasi(pembaca.pengguna, pembaca.penugasan).keys()
    return [
        tempat & Q(keadaan=satu)
        for satu in keadaan
        for tempat in (saya, *(q & _bukan(pembaca) for q in _per_unit(unit)))
    ]


def giliran(pembaca: Pembaca) -> list[Q]:
    """Deviations that wait for an act of the person: to account, to name somebody, to decide."""
    saya = Q(penanggung_jawab=pembaca.pengguna)
    tanpa_orang = Q(penanggung_jawab__isnull=True)
    menunggu = Q(keadaan=Penyimpangan.Keadaan.DIPERTANGGUNGJAWABKAN) & _bukan(pembaca)
    unit = pembaca.dipimpin | unit_diatasi(pembaca.pengguna, pembaca.penugasan).keys()
    belum = [Q(keadaan=satu) for satu in Penyimpangan.BELUM_DIJAWAB]
    return [
        *(saya & q for q in belum),
        *(u & tanpa_orang & q for u in _per_unit(pembaca.dipimpin) for q in belum),
        *(u & menunggu for u in _per_unit(unit)),
    ]


def _bukan(pembaca: Pembaca) -> Q:
    """What somebody else answers for, or nobody does."""
    return ~Q(penanggung_jawab=pembaca.pengguna)


def _per_unit(unit: Iterable[int]) -> list[Q]:
    return [Q(unit=pk) for pk in sorted(set(unit))]
