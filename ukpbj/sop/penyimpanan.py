"""Storage of private files: outside every public folder, whole on disk before a row names them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PenyimpananPribadi(FileSystemStorage):
    """Writes to a temporary name, syncs, then renames: a crash leaves no half file under a name."""

    def _save(self, name: str, content: File[bytes]) -> str:
        tujuan = Path(self.path(name))
        tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handel, sementara = tempfile.mkstemp(dir=tujuan.parent)
        try:
            with os.fdopen(handel, "wb") as berkas:
                for potongan in content.chunks():
                    berkas.write(potongan)
                berkas.flush()
                os.fsync(berkas.fileno())
            os.replace(sementara, tujuan)
        except BaseException:
            Path(sementara).unlink(missing_ok=True)
            raise
        _selaraskan_folder(tujuan.parent)
        return name

    def url(self, name: str | None) -> str:
        """Private files have no address of their own; pages link to the authorised view."""
        raise ValueError("Berkas pribadi hanya dibuka lewat tampilan yang memeriksa hak.")


def _selaraskan_folder(folder: Path) -> None:
    """Make the rename itself durable."""
    penanda = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(penanda)
    finally:
        os.close(penanda)
