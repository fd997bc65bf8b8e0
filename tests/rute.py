"""The table of an SOP as a map: the shortest way to somewhere, and ways that take every outcome."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress

from ukpbj.sop.definisi import Akhir, Hasil, Langkah, Sop


def menuju(sop: Sop, urut: int, cocok: Callable[[Langkah, Hasil], bool]) -> list[Hasil]:
    """The shortest way from a row to an outcome that fits, that outcome included.

    Raises AssertionError where there is none.
    """
    antre: list[tuple[int, list[Hasil]]] = [(urut, [])]
    dilihat = {urut}
    for kini, jalan in antre:
        langkah = sop.baris(kini)
        for hasil in langkah.lanjut:
            if cocok(langkah, hasil):
                return [*jalan, hasil]
            if isinstance(hasil.ke, int) and hasil.ke not in dilihat:
                dilihat.add(hasil.ke)
                antre.append((hasil.ke, [*jalan, hasil]))
    raise AssertionError(f"{sop.kode}: tidak ada jalan dari langkah {urut}")


def ke_akhir(sop: Sop, urut: int) -> list[Hasil]:
    """The shortest way to an end, whichever."""
    return menuju(sop, urut, lambda langkah, hasil: isinstance(hasil.ke, Akhir))


def ke_selesai(sop: Sop, urut: int) -> list[Hasil]:
    return menuju(sop, urut, lambda langkah, hasil: hasil.ke is Akhir.SELESAI)


def rute(sop: Sop) -> list[list[Hasil]]:
    """Ways from the first row to an end that take every outcome at least once.

    Each goes on to the nearest outcome not yet taken for as long as there is one it can reach,
    those that do not end the case first.
    """
    belum = {(b.urut, h.nama) for b in sop.langkah for h in b.lanjut}
    hasil = []
    while belum:
        jalan: list[Hasil] = []
        kini: int | Akhir = 1
        while isinstance(kini, int):
            for satu in _bagian_berikut(sop, kini, belum):
                assert isinstance(kini, int)
                belum.discard((kini, satu.nama))
                jalan.append(satu)
                kini = satu.ke
        hasil.append(jalan)
    return hasil


def _bagian_berikut(sop: Sop, urut: int, belum: Collection[tuple[int, str]]) -> list[Hasil]:
    def baru(langkah: Langkah, hasil: Hasil) -> bool:
        return (langkah.urut, hasil.nama) in belum

    def baru_dan_terus(langkah: Langkah, hasil: Hasil) -> bool:
        return baru(langkah, hasil) and isinstance(hasil.ke, int)

    for cocok in (baru_dan_terus, baru):
        with suppress(AssertionError):
            return menuju(sop, urut, cocok)
    return ke_akhir(sop, urut)
