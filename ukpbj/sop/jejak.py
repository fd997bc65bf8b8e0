"""Writing and verifying the trail: each row carries the digest of the one before it."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

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
    """Verify one chain, including that its tail was not cut; None when it holds."""
    sebelum, nomor = "", 0
    for baris in proses.jejak.select_related("keterangan").order_by("nomor"):
        nomor += 1
        if sebab := _cacat(baris, nomor, sebelum):
            return Putus(proses, nomor, sebab)
        sebelum = baris.sidik
    if (sebelum, nomor) != (proses.kepala_jejak, proses.panjang_jejak):
        return Putus(proses, nomor + 1, "ujung rantai tidak sama dengan yang dicatat proses")
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


def periksa_semua() -> Iterator[Putus]:
    """Every process whose chain is broken."""
    for proses in Proses.objects.order_by("pk").iterator():
        if putus := periksa(proses):
            yield putus
