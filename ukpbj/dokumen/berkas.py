"""Files on disk and their rows: the file is whole before its row, and none stays without one."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ukpbj.sop.galat import GalatSop
from ukpbj.sop.models import Berkas, BerkasPribadi, Proses
from ukpbj.sop.waktu import sekarang

UMUR_YATIM = timedelta(hours=48)
"""Younger files without a row may belong to a transaction that still runs."""


class PenyimpananPenuh(GalatSop):
    """No room is left on the disk; nothing was kept."""

    status = 507


@contextmanager
def berkas_baru(proses: Proses, isi: bytes, **kolom: Any) -> Iterator[Berkas]:
    """Write `isi` to disk, then open the transaction in which the caller saves the row given.

    Takes the file away again if that fails. `kolom`: fields of the row. Raises PenyimpananPenuh.
    """
    berkas = Berkas(proses=proses, dibuat=sekarang(), **kolom)
    with tertulis((berkas, berkas.nama, isi)):
        yield berkas


@contextmanager
def tertulis(*semua: tuple[BerkasPribadi, str, bytes]) -> Iterator[None]:
    """The same for several rows at once, each with a name (for its ending) and its content."""
    ditulis: list[BerkasPribadi] = []
    try:
        for berkas, nama, isi in semua:
            berkas.ukuran, berkas.sha256 = len(isi), hashlib.sha256(isi).hexdigest()
            _tulis(berkas, nama, isi)
            ditulis.append(berkas)
        with transaction.atomic():
            yield
    except BaseException:
        for berkas in ditulis:
            berkas.isi.storage.delete(berkas.isi.name or "")
        raise


def _tulis(berkas: BerkasPribadi, nama: str, isi: bytes) -> None:
    try:
        berkas.isi.save(nama, ContentFile(isi), save=False)
    except OSError as galat:
        if galat.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PenyimpananPenuh("Penyimpanan server sedang penuh. Coba lagi nanti.") from galat
        raise


def _kelas_berkas() -> list[type[BerkasPribadi]]:
    """Every table with files, whichever app it belongs to."""
    return [model for model in apps.get_models() if issubclass(model, BerkasPribadi)]


def bersihkan_yatim(pada: datetime | None = None) -> list[str]:
    """Delete files that no row names and that are older than `UMUR_YATIM`; their names.

    They are left by a transaction rolled back, or a process killed, after the file was written.
    """
    batas = ((pada or sekarang()) - UMUR_YATIM).timestamp()
    akar = Path(default_storage.path(""))
    lama = {str(jalur.relative_to(akar)) for jalur in _semua(akar) if jalur.stat().st_mtime < batas}
    dinamai: set[str] = set()
    for kelas in _kelas_berkas():
        milik = kelas._default_manager.filter(isi__in=lama)
        dinamai |= set(milik.values_list("isi", flat=True))
    yatim = sorted(lama - dinamai)
    for nama in yatim:
        default_storage.delete(nama)
    return yatim


def _semua(akar: Path) -> Iterator[Path]:
    for folder, _, daftar in os.walk(akar):
        yield from (Path(folder, nama) for nama in daftar)


def periksa_isi() -> Iterator[tuple[BerkasPribadi, str]]:
    """Every row whose file is not what was kept, and what is wrong with it."""
    for kelas in _kelas_berkas():
        for berkas in kelas._default_manager.order_by("pk").iterator():
            try:
                with berkas.isi.open("rb") as isi:
                    sidik = hashlib.file_digest(isi, "sha256").hexdigest()
            except FileNotFoundError:
                yield berkas, "hilang"
                continue
            if sidik != berkas.sha256:
                yield berkas, "berubah"
