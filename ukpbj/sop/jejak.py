"""Writing and verifying the trail: each row carries the digest of the one before it."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Prefetch

from ukpbj.sop.models import Jejak, KeteranganJejak, Proses

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna


@dataclass(frozen=True)
class Putus:
    """A broken link: the first row of a process whose chain does not hold, and why."""

    proses: Proses
    nomor: int
    sebab: str


def catat(
    proses: Proses,
    jenis: str,
    oleh: Pengguna | None,
    waktu: datetime,
    isi: Mapping[str, Any],
    keterangan: str = "",
) -> Jejak:
    """Append one row and move the chain's head on the process row.

    The caller holds the process's lock. `isi` takes ids, codes and times as text; words a
    person wrote go into `keterangan`.
    """
    garam = secrets.token_hex(16) if keterangan else ""
    lengkap = dict(isi) | ({"keterangan": _sidik_teks(garam, keterangan)} if keterangan else {})
    baris = Jejak(
        proses_id=proses.pk,
        nomor=proses.panjang_jejak + 1,
        waktu=waktu,
        pelaku=oleh,
        jenis=jenis,
        isi=lengkap,
        sidik_sebelum=proses.kepala_jejak,
    )
    baris.sidik = sidik(baris)
    baris.save(force_insert=True)
    if keterangan:
        KeteranganJejak.objects.create(jejak=baris, teks=keterangan, garam=garam)
    proses.kepala_jejak, proses.panjang_jejak = baris.sidik, baris.nomor
    Proses.objects.filter(pk=proses.pk).update(kepala_jejak=baris.sidik, panjang_jejak=baris.nomor)
    return baris


def sidik(baris: Jejak) -> str:
    """SHA-256 over the canonical form of a row and the digest before it."""
    bahan = {
        "proses": baris.proses_id,
        "nomor": baris.nomor,
        "waktu": baris.waktu.astimezone(UTC).isoformat(),
        "pelaku": baris.pelaku_id,
        "jenis": baris.jenis,
        "isi": baris.isi,
        "sebelum": baris.sidik_sebelum,
    }
    kanonik = json.dumps(bahan, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(kanonik.encode()).hexdigest()


def _sidik_teks(garam: str, teks: str) -> str:
    return hashlib.sha256(f"{garam}{teks}".encode()).hexdigest()


def periksa(proses: Proses) -> Putus | None:
    """Verify one chain, including that its tail was not cut; None when it holds.

    Under the process's lock: a door that writes between the reads would look like a break.
    """
    with transaction.atomic():
        kini = Proses.objects.select_for_update(no_key=True).get(pk=proses.pk)
        return _telusuri(kini, _baris_berurut().filter(proses=kini))


def periksa_semua() -> Iterator[Putus]:
    """Every process whose chain is broken; what only looks so is looked at again by `periksa`."""
    semua = Proses.objects.order_by("pk").prefetch_related(Prefetch("jejak", _baris_berurut()))
    # Listed first: on SQLite no transaction can begin while rows are still being read.
    tersangka = [p for p in semua.iterator(chunk_size=500) if _telusuri(p, p.jejak.all())]
    yield from filter(None, map(periksa, tersangka))


def _baris_berurut() -> models.QuerySet[Jejak]:
    return Jejak.objects.select_related("keterangan").order_by("nomor")


def _telusuri(proses: Proses, daftar: Iterable[Jejak]) -> Putus | None:
    sebelum, nomor = "", 0
    for baris in daftar:
        nomor += 1
        if sebab := _cacat(baris, nomor, sebelum):
            return Putus(proses, nomor, sebab)
        sebelum = baris.sidik
    if nomor == 0 or nomor < proses.panjang_jejak:
        return Putus(proses, nomor + 1, "baris hilang dari ujung rantai")
    if nomor > proses.panjang_jejak:
        return Putus(proses, proses.panjang_jejak + 1, "baris ditambahkan tanpa lewat pintu")
    if sebelum != proses.kepala_jejak:
        return Putus(proses, nomor, "ujung rantai tidak sama dengan yang dicatat proses")
    return None


def _cacat(baris: Jejak, nomor: int, sebelum: str) -> str:
    if baris.nomor != nomor:
        return "baris hilang"
    if baris.sidik_sebelum != sebelum:
        return "tidak menyambung dengan baris sebelumnya"
    if baris.sidik != sidik(baris):
        return "isi berubah"
    catatan = getattr(baris, "keterangan", None)
    if catatan and baris.isi.get("keterangan") != _sidik_teks(catatan.garam, catatan.teks):
        return "keterangan berubah"
    return ""
