"""Three months of office life, drawn from patterns: several hundred cases, alike at every loading.

How many stands with the loading (`isi_demo --banyak`); each pattern gets its share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from ukpbj.demo.adegan import Adegan
from ukpbj.demo.hidup import Hidup
from ukpbj.demo.irama import Irama
from ukpbj.demo.pola import PEKAN, Pola, dadu_untuk
from ukpbj.sop import layanan
from ukpbj.sop.daftar import kelas_sop

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from ukpbj.demo.panggung import Panggung

_pola: list[Pola] = []


def hidupkan(pola: Iterable[Pola]) -> None:
    """Have the life of these SOPs drawn when the demo is loaded."""
    _pola.extend(pola)


def kehidupan(panggung: Panggung, banyak: int) -> Iterator[Adegan]:
    """`banyak` cases in all, each with its own beginning."""
    for pola, jatah in bagi(_pola, banyak):
        for nomor in range(jatah):
            dadu = dadu_untuk(pola.unit, pola.sop, nomor)
            mulai = _mulai(panggung, pola, dadu)
            yield Adegan(mulai, partial(_mainkan, panggung, pola, nomor, dadu, mulai))


def bagi(pola: Iterable[Pola], banyak: int) -> list[tuple[Pola, int]]:
    """Shares by weight that add up to `banyak`: whole parts, the rest by largest remainder."""
    daftar = list(pola)
    seluruhnya = sum(satu.bobot for satu in daftar) or 1
    tepat = [satu.bobot * banyak / seluruhnya for satu in daftar]
    jatah = [int(satu) for satu in tepat]
    sisa = sorted(range(len(daftar)), key=lambda i: jatah[i] - tepat[i])
    for i in sisa[: banyak - sum(jatah)]:
        jatah[i] += 1
    return list(zip(daftar, jatah, strict=True))


def _mulai(panggung: Panggung, pola: Pola, dadu: Random) -> datetime:
    dari, sampai = pola.pekan
    awal = panggung.awal + timedelta(weeks=dari)
    akhir = panggung.kini - timedelta(weeks=PEKAN - sampai)
    kalender = panggung.kalender(panggung.unit[pola.unit])
    return min(Irama(kalender, dadu).mulai(awal, akhir), panggung.kini)


def _mainkan(panggung: Panggung, pola: Pola, nomor: int, dadu: Random, mulai: datetime) -> None:
    unit, kelas = panggung.unit[pola.unit], kelas_sop(pola.sop)
    isian = dict(pola.siapkan(unit, nomor, dadu)) if pola.siapkan else {}
    calon = panggung.pemegang(kelas(unit=unit, kode_sop=pola.sop), kelas.sop.langkah[0].pelaku)
    proses = layanan.mulai_proses(
        kelas,
        unit=unit,
        oleh=isian.get("pemohon") or dadu.choice(calon),
        judul=pola.judul_ke(nomor),
        pada=mulai,
        **isian,
    )
    (pola.hidup or Hidup)(pola, panggung, dadu, proses).jalani()
