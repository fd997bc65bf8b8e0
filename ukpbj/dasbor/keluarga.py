"""The cases around a case: the one whose step it runs for, and those its own steps have started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ukpbj.sop.models import PelaksanaanLangkah, Proses


@dataclass(frozen=True)
class Keluarga:
    """`anak`: newest first, each with the step row of ours it runs for."""

    induk: PelaksanaanLangkah | None
    anak: Sequence[Proses]

    def __bool__(self) -> bool:
        return bool(self.induk or self.anak)


def keluarga(proses: Proses) -> Keluarga:
    """Read with two queries at most."""
    anak = Proses.objects.filter(untuk_langkah__proses=proses.pk).select_related("untuk_langkah")
    return Keluarga(_induk(proses), list(anak.order_by("-id")))


def _induk(proses: Proses) -> PelaksanaanLangkah | None:
    if proses.untuk_langkah_id is None:
        return None
    return PelaksanaanLangkah.objects.select_related("proses").get(pk=proses.untuk_langkah_id)
