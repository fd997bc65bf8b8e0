"""Recording deviations: by the door for what it closes, by the sweep for what is left lying."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from ukpbj.sop.butir import ButirDinilai
from ukpbj.sop.definisi import Sisi
from ukpbj.sop.models import Detak, IkatanPeran, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.tindakan import Putusan

BANYAK_SEKALI_SAPU = 500
"""Rows per statement of the sweep."""
SAPUAN, SAPUAN_PENUH = "sapu_tenggat", "sapu_penuh"
"""Names of `Detak`: the last sweep, and the last one that looked at every open step."""
SETIAP = timedelta(hours=1)
"""Between full sweeps; and how far the others reach back behind the last one."""


def penanggung_jawab(baris: Iterable[PelaksanaanLangkah]) -> dict[int, int | None]:
    """Person id by step row: who claimed it, else the one person bound to its role, else nobody."""
    daftar = list(baris)
    tanpa = [b for b in daftar if b.pemegang_id is None]
    lingkup = dict(
        Proses.objects.filter(pk__in={b.proses_id for b in tanpa}).values_list("pk", "lingkup")
    )
    terikat: dict[tuple[UUID | None, str], set[int]] = {}
    for milik, peran, orang in IkatanPeran.objects.filter(lingkup__in=lingkup.values()).values_list(
        "lingkup", "peran", "pengguna"
    ):
        terikat.setdefault((milik, peran), set()).add(orang)
    return {
        b.pk: b.pemegang_id or _satu(terikat.get((lingkup.get(b.proses_id), b.peran)))
        for b in daftar
    }


def _satu(orang: set[int] | None) -> int | None:
    return next(iter(orang)) if orang and len(orang) == 1 else None


def catat_terlambat(baris: PelaksanaanLangkah, pada: datetime) -> bool:
    """Record that an office step is late at `pada`, once; whether it is late."""
    if baris.milik_pelaku_usaha or not baris.terlambat_sejak or pada <= baris.terlambat_sejak:
        return False
    _simpan(_baru([baris], Penyimpangan.Jenis.WAKTU, pada))
    return True


def catat_kurang(
    baris: PelaksanaanLangkah, daftar: Iterable[ButirDinilai], pada: datetime, alasan: str
) -> list[str]:
    """Record what an office step went forward without, one row per side; the kinds recorded."""
    if baris.milik_pelaku_usaha:
        return []
    hasil: list[Penyimpangan] = []
    dinilai = list(daftar)
    for sisi in Sisi:
        kurang = [
            {"butir": b.butir.teks, "catatan": b.nilai.catatan.strip()}
            for b in dinilai
            if b.sisi is sisi and b.nilai.putusan is Putusan.KURANG
        ]
        if kurang:
            [baru] = _baru([baris], Penyimpangan.Jenis(sisi.value), pada)
            baru.rincian, baru.alasan = kurang, alasan.strip()
            hasil.append(baru)
    _simpan(hasil)
    return [p.jenis for p in hasil]


def sapu_berkala(pada: datetime) -> int:
    """The sweep of every minute: what has become late since the last one; how many.

    It reads the range of deadlines that have passed since then, and a while before: a step that
    was locked just then, or whose transaction was still open, is found again. Once an hour, and
    after `minta_sapuan_penuh`, everything is looked at: deadlines that were put into the past.
    """
    lalu = dict(Detak.objects.filter(nama__in=(SAPUAN, SAPUAN_PENUH)).values_list("nama", "waktu"))
    penuh = lalu.get(SAPUAN_PENUH)
    if SAPUAN not in lalu or penuh is None or pada - penuh >= SETIAP:
        jumlah = sapu(pada)
        Detak.objects.update_or_create(nama=SAPUAN_PENUH, defaults={"waktu": pada})
        return jumlah
    return sapu(pada, sejak=min(lalu[SAPUAN], pada) - SETIAP)


def minta_sapuan_penuh() -> None:
    """Let the next sweep look at every open step: deadlines have been moved into the past."""
    Detak.objects.filter(nama=SAPUAN_PENUH).delete()


def sapu(pada: datetime, sejak: datetime | None = None) -> int:
    """Record every open office step that is late at `pada` and not yet recorded; how many.

    `sejak`: only those that became late at or after it. Steps somebody is finishing at this very
    moment are left to the door: both take the step row's lock before they look, so a step is never
    late for one and in time for the other. Nothing is written but the deviations.
    """
    waktu = Penyimpangan.objects.berdiri().filter(
        pelaksanaan=OuterRef("pk"), jenis=Penyimpangan.Jenis.WAKTU
    )
    terlambat = PelaksanaanLangkah.objects.terlambat(pada).filter(~Exists(waktu))
    if sejak is not None:
        terlambat = terlambat.filter(terlambat_sejak__gte=sejak)
    jumlah = 0
    while True:
        with transaction.atomic():
            baru = list(
                terlambat.select_for_update(skip_locked=True, of=("self",), no_key=True).order_by(
                    "terlambat_sejak"
                )[:BANYAK_SEKALI_SAPU]
            )
            _simpan(_baru(baru, Penyimpangan.Jenis.WAKTU, pada))
        jumlah += len(baru)
        if len(baru) < BANYAK_SEKALI_SAPU:
            return jumlah


def _baru(
    daftar: list[PelaksanaanLangkah], jenis: Penyimpangan.Jenis, pada: datetime
) -> list[Penyimpangan]:
    orang = penanggung_jawab(daftar)
    return [
        Penyimpangan(
            pelaksanaan=baris,
            unit_id=baris.unit_id,
            kode_sop=baris.kode_sop,
            jenis=jenis,
            dicatat=pada,
            jatuh_tempo=baris.jatuh_tempo if jenis is Penyimpangan.Jenis.WAKTU else None,
            penanggung_jawab_id=orang[baris.pk],
        )
        for baris in daftar
    ]


def _simpan(baru: list[Penyimpangan]) -> None:
    Penyimpangan.objects.bulk_create(baru, ignore_conflicts=True)
