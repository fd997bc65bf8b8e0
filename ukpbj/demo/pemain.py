"""Who does a step of the demo, and how they fill it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from ukpbj.akun.models import Pengguna
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop import izin
from ukpbj.sop.definisi import Arah, Hasil, Langkah, Sisi
from ukpbj.sop.tindakan import Isian, Nilai, Putusan, kunci_butir

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah, Proses

TETAP_LANJUT = "Tidak menghalangi langkah berikutnya; disusulkan pekan ini."


def pelaku(proses: Proses, langkah: Langkah, email: str = "") -> Pengguna:
    """Whoever is named, else the person the role is bound to, else the first who may do it."""
    if email:
        return Pengguna.objects.get(email=email)
    terikat = {orang for peran in langkah.pelaku for orang in izin.orang_terikat(proses)[peran]}
    calon = izin.pemegang_peran(proses, langkah.pelaku)
    calon.sort(key=lambda orang: orang.pk not in terikat)
    return next(orang for orang in calon if izin.boleh_mengerjakan(orang, proses, langkah))


def kepala(proses: Proses) -> Pengguna:
    return izin.pemegang_peran(proses, [KEPALA_UKPBJ])[0]


def petugas(proses: Proses, langkah: Langkah, email: Sequence[str] = ()) -> list[Pengguna]:
    """Whom a step names (`Langkah.menunjuk`): those asked for, else the first of that role."""
    if email:
        return list(Pengguna.objects.filter(email__in=email).order_by("nama"))
    calon = izin.pemegang_peran(proses, [langkah.menunjuk])
    return calon if langkah.menunjuk_kelompok else calon[:1]


def isian_lengkap(
    baris: PelaksanaanLangkah,
    hasil: Hasil,
    *,
    kurang: Mapping[str, str] | None = None,
    alasan: str = "",
    catatan: str = "",
    masukan: Mapping[str, Any] | None = None,
) -> Isian:
    """Every item is there, but for those in `kurang` (note by `kunci_butir`)."""
    langkah, kurang = baris.langkah, kurang or {}
    putusan = {
        kunci: Nilai(Putusan.KURANG, kurang[kunci]) if kunci in kurang else Nilai(Putusan.ADA)
        for sisi in Sisi
        for nomor, _ in zip(count(1), langkah.butir(sisi), strict=False)
        for kunci in [kunci_butir(sisi, nomor)]
    }
    maju = langkah.arah(hasil) is Arah.MAJU
    perlu = (TETAP_LANJUT if kurang else "") if maju else alasan
    return Isian(putusan=putusan, alasan=perlu, catatan=catatan, masukan=masukan or {})
