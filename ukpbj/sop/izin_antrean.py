"""A person's own steps in parts that an index can be read along, for queues of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.izin import TIDAK_ADA, tidak_terikat_lain

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna, Penugasan


def bagian_langkah(
    pengguna: Pengguna, penugasan: Sequence[Penugasan] | None = None
) -> dict[tuple[int, str], Q]:
    """`izin.saringan_langkah` in parts without a row in common, by unit and first role of the row.

    Of rows whose first role a person holds in all SOPs nothing more is asked, so that the database
    can tell how many they are.
    """
    bagian: dict[tuple[int, str], Q] = {}
    for satu in penugasan_berlaku(pengguna) if penugasan is None else penugasan:
        for peran, baris in _menurut_peran_pertama(satu).items():
            kunci = satu.unit_id, peran
            milik = baris & tidak_terikat_lain(satu)
            bagian[kunci] = bagian[kunci] | milik if kunci in bagian else milik
    return {(u, p): Q(unit=u, peran=p) & milik for (u, p), milik in sorted(bagian.items())}


def _menurut_peran_pertama(penugasan: Penugasan) -> dict[str, Q]:
    """The rows this assignment may do."""
    hasil: dict[str, Q] = {}
    for sop in semua_sop():
        for langkah in sop.langkah if penugasan.sop in ("", sop.kode) else ():
            for satu in (langkah, *langkah.sublangkah):
                if penugasan.peran_id in satu.pelaku:
                    ini = Q(kode_sop=sop.kode, urut=satu.urut, huruf=satu.huruf)
                    hasil[satu.peran] = hasil.get(satu.peran, TIDAK_ADA) | ini
    if not penugasan.sop and penugasan.peran_id in hasil:
        hasil[penugasan.peran_id] = Q()
    return hasil
