"""What a person's lists consist of: parts without a row in common, each a range of one index.

Each part says all that is asked of its rows, in few words, so that the database can tell how many
there are; together they are what `sop.izin` and its neighbours let the person see.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.izin import saringan_langkah, saringan_proses
from ukpbj.sop.izin_antrean import bagian_langkah
from ukpbj.sop.izin_penyimpangan import milik_kepala, unit_diatasi
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
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
    bagian = bagian_langkah(pembaca.pengguna, pembaca.penugasan)
    if len(bagian) <= TERBANYAK:
        return list(bagian.values())
    milik = saringan_langkah(pembaca.pengguna, pembaca.penugasan)
    return [q & milik for q in _per_unit(unit for unit, _ in bagian)]


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
        terlihat = saringan_proses(pembaca.pengguna, pembaca.penugasan)
        semua = pembaca.dipimpin | {unit for unit, _ in pasangan}
        return [q & terlihat for q in _per_unit(semua)]
    lain = [Q(unit=unit, kode_sop=kode) for unit, kode in sorted(pasangan)]
    return _per_unit(pembaca.dipimpin) + lain


def penyimpangan(pembaca: Pembaca, keadaan: Collection[str]) -> list[Q]:
    """Deviations in these states that may be seen: `saringan_penyimpangan` in parts.

    One's own, those of the units one heads, and of units one is over only the head's own: there
    the others are passed over.
    """
    saya, bukan = Q(penanggung_jawab=pembaca.pengguna), _bukan(pembaca)
    tempat = [saya, *(q & bukan for q in _per_unit(pembaca.dipimpin))]
    tempat += [q & bukan for q in _milik_kepala(pembaca)]
    return [q & Q(keadaan=satu) for satu in keadaan for q in tempat]


def giliran(pembaca: Pembaca) -> list[Q]:
    """Deviations that wait for an act of the person, `saringan_giliran` in parts: to account, to
    name somebody (index `penyimpangan_tanpa_orang`), to decide."""
    saya = Q(penanggung_jawab=pembaca.pengguna)
    tanpa_orang = Q(penanggung_jawab__isnull=True)
    menunggu = Q(keadaan=Penyimpangan.Keadaan.DIPERTANGGUNGJAWABKAN) & _bukan(pembaca)
    belum = [Q(keadaan=satu) for satu in Penyimpangan.BELUM_DIJAWAB]
    return [
        *(saya & q for q in belum),
        *(u & tanpa_orang & q for u in _per_unit(pembaca.dipimpin) for q in belum),
        *(
            Q(unit=pk) & ~milik_kepala([pembaca.unit[pk]]) & menunggu
            for pk in sorted(pembaca.dipimpin)
        ),
        *(q & menunggu for q in _milik_kepala(pembaca, semua=True)),
    ]


def _milik_kepala(pembaca: Pembaca, *, semua: bool = False) -> list[Q]:
    """The head's own in the units one is over; `semua`: also where one heads the unit oneself."""
    diatasi = unit_diatasi(pembaca.pengguna, pembaca.penugasan)
    return [
        Q(unit=pk) & milik_kepala([unit])
        for pk, unit in sorted(diatasi.items())
        if semua or pk not in pembaca.dipimpin
    ]


def _bukan(pembaca: Pembaca) -> Q:
    """What somebody else answers for, or nobody does."""
    return ~Q(penanggung_jawab=pembaca.pengguna)


def _per_unit(unit: Iterable[int]) -> list[Q]:
    return [Q(unit=pk) for pk in sorted(set(unit))]
