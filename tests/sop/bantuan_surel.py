"""What tests of the mails of the day share: a Monday morning, late steps, beat and workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import pabrik
from tests.pabrik import Pemeran, petugas
from ukpbj.akun.models import Pengguna
from ukpbj.sop import kotak_keluar, layanan
from ukpbj.sop.models import KotakKeluar, PelaksanaanLangkah
from ukpbj.sop.tasks import surel_harian
from ukpbj.sop.waktu import sekarang

BUKA = datetime(2026, 10, 12, 0, 30, tzinfo=UTC)
"""Monday 12 October 2026, 07.30 WIB: the office opens."""
JUMAT = datetime(2026, 10, 9, 7, 29, tzinfo=UTC)
"""Friday before, 14.29 WIB: a step 6 opened then (1 minute) is 2 hours late on Monday morning."""


def langkah(pemeran: Pemeran, urut: int = 6, **lain: Any) -> PelaksanaanLangkah:
    """An open step of a new case, by default one that is late since Friday 14.30."""
    pemohon = pabrik.PenggunaFactory.create()
    lain = {"pada": JUMAT} | lain
    proses = pabrik.buat_permohonan(urut, pemeran=pemeran, pemohon=pemohon, **lain)
    KotakKeluar.objects.filter(tugas="surel", muatan__jenis="permohonan").delete()
    return pabrik.baris_terbuka(proses)


def pegang(baris: PelaksanaanLangkah, oleh: Pengguna) -> PelaksanaanLangkah:
    layanan.ambil_langkah(baris.pk, oleh=oleh, pada=baris.dibuka)
    return baris


def habiskan() -> None:
    """What workers do with the outbox at this moment."""
    for _ in range(3):
        for pk in KotakKeluar.objects.siap(sekarang()).order_by("pk").values_list("pk", flat=True):
            kotak_keluar.jalankan(pk)


def kerjakan() -> None:
    """What beat and workers do at this moment."""
    surel_harian()
    habiskan()


def penerima(kotak: Sequence[EmailMessage]) -> list[str]:
    assert all(surat.subject.startswith("Ringkasan kerja") for surat in kotak)
    return sorted(alamat for surat in kotak for alamat in surat.to)


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(f"{teks}:00+07:00")


def hitung(perbuatan: Callable[[], Any]) -> int:
    """Queries of the second time: the first fills what a process keeps."""
    perbuatan()
    with CaptureQueriesContext(connection) as tercatat:
        perbuatan()
    return len(tercatat)


def ramaikan(pemeran: Pemeran) -> None:
    """Nine more people, each with late steps and a deviation."""
    for nomor in range(9):
        orang = petugas("verifikator", pemeran.unit, f"Contoh {nomor}")
        pegang(langkah(pemeran), orang)
        langkah(pemeran)
        pabrik.buat_penyimpangan(pemeran, orang, pada=JUMAT)
