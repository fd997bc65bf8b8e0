"""Recording deviations: by the door for what it closes, by the sweep for what is left lying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ukpbj.sop.butir import ButirDinilai
from ukpbj.sop.definisi import Sisi
from ukpbj.sop.models import Detak, IkatanPeran, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.tindakan import Putusan

BANYAK_SEKALI_SAPU = 500
"""Rows per transaction of the sweep: nobody who finishes one of them waits longer than that."""
SAPUAN, SAMPAI, PENUH = "sapu_tenggat", "disapu_sampai", "disapu_penuh"
"""Names of `Detak`: the last sweep; before when lateness is recorded; the last full sweep."""
MUNDUR = timedelta(minutes=15)
"""How far behind that a sweep begins: no transaction that opens a step lasts longer."""
MALAM_UTC = 18
"""The hour of the night's full sweep, 01.00 WIB: nobody is at work in any of the three zones."""


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

    The mark moves on only where nothing was left behind: what is locked now, or in the hands of
    another sweep (which may be killed), the next one reads again. Once a night, and where none has
    been, it reads every open step that is late.
    """
    sejak = _mulai_sapuan(pada)
    hasil = [(len(belum), _catat(belum, pada)) for belum in _belum_dicatat(pada, sejak)]
    if all(banyak == tercatat for banyak, tercatat in hasil):
        for nama in (SAMPAI,) if sejak else (SAMPAI, PENUH):
            Detak.objects.update_or_create(nama=nama, defaults={"waktu": pada})
    return sum(tercatat for _, tercatat in hasil)


def _mulai_sapuan(pada: datetime) -> datetime | None:
    """Deadlines before this are recorded already; None: read all."""
    lalu = dict(Detak.objects.filter(nama__in=(SAMPAI, PENUH)).values_list("nama", "waktu"))
    if SAMPAI not in lalu or PENUH not in lalu or lalu[PENUH] < _malam_lalu(pada):
        return None
    return min(lalu[SAMPAI], pada) - MUNDUR


def _malam_lalu(pada: datetime) -> datetime:
    malam = pada.astimezone(UTC).replace(hour=MALAM_UTC, minute=0, second=0, microsecond=0)
    return malam if malam <= pada else malam - timedelta(days=1)


def sapu(pada: datetime, sejak: datetime | None = None) -> int:
    """Record every open office step that is late at `pada` and not yet recorded; how many.

    `sejak`: only those that became late at or after it. Nothing is written but the deviations.
    """
    return sum(_catat(belum, pada) for belum in _belum_dicatat(pada, sejak))


def _belum_dicatat(pada: datetime, sejak: datetime | None) -> Iterator[list[int]]:
    """Ids of what is late at `pada` and not recorded, the oldest first, page by page.

    Two short looks into an index rather than one join: how that is done hangs on statistics, and
    thousands of deviations within a minute are what these do not know of yet.
    """
    terlambat = PelaksanaanLangkah.objects.terlambat(pada).order_by("terlambat_sejak", "pk")
    sesudah = Q(terlambat_sejak__gte=sejak) if sejak else Q()
    waktu = Penyimpangan.objects.berdiri().filter(jenis=Penyimpangan.Jenis.WAKTU)
    while halaman := list(
        terlambat.filter(sesudah).values_list("pk", "terlambat_sejak")[:BANYAK_SEKALI_SAPU]
    ):
        nomor = [pk for pk, _ in halaman]
        tercatat = set(waktu.filter(pelaksanaan__in=nomor).values_list("pelaksanaan", flat=True))
        if belum := [pk for pk in nomor if pk not in tercatat]:
            yield belum
        if len(halaman) < BANYAK_SEKALI_SAPU:
            return
        pk, saat = halaman[-1]
        sesudah = Q(terlambat_sejak__gte=saat) & (Q(terlambat_sejak__gt=saat) | Q(pk__gt=pk))


@transaction.atomic
def _catat(belum: list[int], pada: datetime) -> int:
    """Record those that are late once nobody else can move them; how many.

    Steps somebody is finishing at this very moment are left to the door: both take the step row's
    lock before they look, so a step is never late for one and in time for the other.
    """
    terlambat = PelaksanaanLangkah.objects.terlambat(pada).filter(pk__in=belum)
    baris = list(terlambat.select_for_update(skip_locked=True, of=("self",), no_key=True))
    _simpan(_baru(baris, Penyimpangan.Jenis.WAKTU, pada))
    return len(baris)


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
