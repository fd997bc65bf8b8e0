"""The sweep: newly late steps made on purpose, and users at work while it runs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from tests.kinerja_sistem.hitung import Hitungan, menghitung
from tests.kinerja_sistem.pangkalan import rapikan
from tests.kinerja_sistem.pintu import lewat_pintu, siapkan
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import Detak, PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.waktu import sekarang

PUTARAN = 5


@dataclass(frozen=True)
class HasilSapuan:
    """One way to sweep: what it counted, and what each round took (seconds) and logged (bytes)."""

    baru: int
    hitungan: Hitungan
    lama: list[float]
    wal: list[int]

    @property
    def milidetik(self) -> float:
        return 1000 * statistics.median(self.lama)


def ukur_sapuan(baru: int) -> HasilSapuan:
    """Sweep as every minute, with this many steps newly late; it is undone after each round."""
    with _terlambat(baru):
        _baru_disapu()
        with menghitung() as hitungan:
            tercatat = penyimpangan.sapu_berkala(sekarang())
        assert tercatat == baru, (tercatat, baru)
        lama, wal = [], []
        for _ in range(PUTARAN):
            _hapus(baru)
            awal, mulai = _lsn(), time.perf_counter()
            tercatat = penyimpangan.sapu_berkala(sekarang())
            lama.append(time.perf_counter() - mulai)
            wal.append(_sejak(awal))
            assert tercatat == baru, (tercatat, baru)
        _hapus(baru)
    return HasilSapuan(baru, hitungan, lama, wal)


def ukur_sapuan_penuh() -> HasilSapuan:
    """The sweep of the night, which looks at everything that is late, with nothing new."""
    lama, wal = [], []
    with menghitung() as hitungan:
        penyimpangan.sapu(sekarang())
    for _ in range(PUTARAN):
        awal, mulai = _lsn(), time.perf_counter()
        penyimpangan.sapu(sekarang())
        lama.append(time.perf_counter() - mulai)
        wal.append(_sejak(awal))
    return HasilSapuan(0, hitungan, lama, wal)


def tunggu_pengguna(baru: int, banyak: int = 200) -> tuple[list[float], list[float]]:
    """Seconds a user waited for each step finished: alone, and while a sweep of `baru` ran."""
    giliran = siapkan(2 * banyak)
    sendiri = list(lewat_pintu(giliran[:banyak]))
    selagi: list[float] = []
    milik = {satu.baris.pk for satu in giliran}
    with _terlambat(baru, milik):
        _baru_disapu()
        nama = str(connection.settings_dict["NAME"])
        perintah = [sys.executable, "-m", "tests.kinerja_sistem", "--sapu", nama]
        with subprocess.Popen(perintah, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as lain:
            assert lain.stdin is not None
            assert lain.stdout is not None
            assert lain.stdout.readline().strip() == b"siap"
            lain.stdin.write(b"mulai\n")
            lain.stdin.flush()
            for lama in lewat_pintu(giliran[banyak:]):
                selagi.append(lama)
                if lain.poll() is not None:
                    break
            tercatat = int(lain.stdout.read())
        assert tercatat == baru, (tercatat, baru)
        _hapus(baru)
    return sendiri, selagi


# --- Newly late -------------------------------------------------------------------------------


@contextmanager
def _terlambat(banyak: int, kecuali: set[int] | None = None) -> Iterator[None]:
    """So many open office steps became late half a minute ago; their deadlines are put back."""
    pilih = PelaksanaanLangkah.objects.terbuka().milik_kantor().filter(
        terlambat_sejak__gt=sekarang() + timedelta(days=1)
    )  # fmt: skip
    milik = [
        satu for satu in pilih.order_by("-id").values_list("pk", "jatuh_tempo", "terlambat_sejak")
        if satu[0] not in (kecuali or ())
    ][:banyak]  # fmt: skip
    assert len(milik) == banyak, f"hanya {len(milik)} langkah yang belum terlambat"
    baru = sekarang() - timedelta(seconds=30)
    _geser([(pk, baru, baru) for pk, _, _ in milik])
    try:
        yield
    finally:
        _geser(milik)


def _geser(daftar: list[tuple[int, datetime | None, datetime | None]]) -> None:
    with connection.cursor() as kursor:
        kursor.executemany(
            "UPDATE sop_pelaksanaanlangkah SET jatuh_tempo = %s, terlambat_sejak = %s "
            "WHERE id = %s",
            [(tempo, sejak, pk) for pk, tempo, sejak in daftar],
        )
    rapikan()


def _baru_disapu() -> None:
    """A sweep has just run, and so has that of the night."""
    for nama in (penyimpangan.SAMPAI, penyimpangan.PENUH):
        Detak.objects.update_or_create(nama=nama, defaults={"waktu": sekarang()})


def _hapus(banyak: int) -> None:
    """Take back what a round has recorded."""
    terakhir = Penyimpangan.objects.order_by("-id").values_list("pk", flat=True)[:banyak]
    Penyimpangan.objects.filter(pk__in=list(terakhir)).delete()
    rapikan()


def _lsn() -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_current_wal_insert_lsn()::text")
        return str(kursor.fetchone()[0])


def _sejak(awal: str) -> int:
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), %s)", [awal])
        return int(kursor.fetchone()[0])


def sapu_bila_disuruh() -> None:
    """Sweep once, at a word from the process that watches; how many were recorded."""
    connection.ensure_connection()
    print("siap", flush=True)  # noqa: T201  # the answer to who started us
    sys.stdin.readline()
    print(penyimpangan.sapu_berkala(sekarang()))  # noqa: T201  # as above
