"""Binding a role to named people, for everything of one `lingkup` (a package, else one case)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ukpbj.sop import izin
from ukpbj.sop.galat import IsianBelumLengkap
from ukpbj.sop.models import IkatanPeran

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.models import Proses


def tetapkan(proses: Proses, langkah: Langkah, petugas: Sequence[Pengguna]) -> list[int]:
    """Bind the role a step names (`menunjuk`) to these people, in place of whoever was bound.

    The caller holds the process's lock. Raises IsianBelumLengkap (field "petugas").
    """
    if not petugas:
        raise IsianBelumLengkap({"petugas": "Pilih siapa yang ditunjuk."})
    if len(petugas) > 1 and not langkah.menunjuk_kelompok:
        raise IsianBelumLengkap({"petugas": "Pilih satu orang saja."})
    calon = set(izin.pemegang_peran(proses, [langkah.menunjuk]))
    if asing := [orang for orang in petugas if orang not in calon]:
        nama = ", ".join(map(str, asing))
        raise IsianBelumLengkap({"petugas": f"{nama} tidak memegang peran ini di unit ini."})
    IkatanPeran.objects.filter(lingkup=proses.lingkup, peran=langkah.menunjuk).delete()
    _ikat(proses, langkah.menunjuk, petugas)
    return sorted(orang.pk for orang in petugas)


def sertakan(proses: Proses, langkah: Langkah, orang: Pengguna) -> list[str]:
    """Let one more person act where a role of this step is bound; returns the roles that changed.

    A lone bound one is replaced. Nothing changes for somebody who may act already, in a role that
    is free or as Plh. of a bound one.
    """
    if izin.boleh_mengerjakan(orang, proses, langkah):
        return []
    terikat, berubah = izin.orang_terikat(proses), []
    for peran in langkah.pelaku:
        milik = terikat[peran]
        if not milik or orang not in izin.pemegang_peran(proses, [peran]):
            continue
        if len(milik) == 1:
            IkatanPeran.objects.filter(lingkup=proses.lingkup, peran=peran).delete()
        _ikat(proses, peran, [orang])
        berubah.append(peran)
    return berubah


def _ikat(proses: Proses, peran: str, petugas: Sequence[Pengguna]) -> None:
    IkatanPeran.objects.bulk_create(
        IkatanPeran(lingkup=proses.lingkup, peran_id=peran, pengguna=orang) for orang in petugas
    )
