"""Pages as a person opens them: what they ask of the database, and how long they take."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client

from tests.kinerja_sistem.hitung import Hitungan, menghitung
from ukpbj.akun.models import Pengguna
from ukpbj.demo.beban.orang import RANAH
from ukpbj.sop.models import PelaksanaanLangkah

PUTARAN = 7
KEPALA, VERIFIKATOR, JABFUNG = "kepala-ukpbj-1-1", "verifikator-1-1", "jf-ppbj-1-1"


@dataclass(frozen=True)
class HasilHalaman:
    """One page of one person. `waktu`: seconds of each round."""

    nama: str
    hitungan: Hitungan
    waktu: list[float]

    @property
    def milidetik(self) -> float:
        return 1000 * statistics.median(self.waktu)


def daftar_halaman() -> list[tuple[str, str, str]]:
    """Name, whose, address."""
    kepala = _orang(KEPALA)
    milik = PelaksanaanLangkah.objects.untuk(kepala).filter(pemegang=kepala, huruf="")
    baris = milik.select_related("proses").order_by("id").first()
    assert baris is not None
    return [
        ("Dashboard, head", KEPALA, "/dasbor/"),
        ("Queue, head", KEPALA, "/kerja/"),
        ("Queue of the whole unit, head", KEPALA, "/kerja/?lingkup=unit"),
        ("Queue, late ones of the unit", KEPALA, "/kerja/?lingkup=unit&keadaan=terlambat"),
        ("Queue, verifikator", VERIFIKATOR, "/kerja/"),
        ("Queue, JF PPBJ", JABFUNG, "/kerja/"),
        ("Register, head", KEPALA, "/penyimpangan/"),
        ("Register, JF PPBJ", JABFUNG, "/penyimpangan/"),
        ("Cases, head", KEPALA, "/proses/"),
        ("Cases, JF PPBJ", JABFUNG, "/proses/"),
        ("One case, head", KEPALA, f"/proses/{baris.proses.kunci}/"),
    ]


def ukur_halaman(nama: str, siapa: str, alamat: str, putaran: int = PUTARAN) -> HasilHalaman:
    """Opened once before, so that calendars and templates are at hand."""
    klien = Client()
    klien.force_login(_orang(siapa))
    _buka(klien, alamat)
    with menghitung() as hitungan:
        _buka(klien, alamat)
    waktu = []
    for _ in range(putaran):
        mulai = time.perf_counter()
        _buka(klien, alamat)
        waktu.append(time.perf_counter() - mulai)
    return HasilHalaman(nama, hitungan, waktu)


def rencana(sql: str) -> str:
    """How PostgreSQL does a statement, with the rows it really went through."""
    with connection.cursor() as kursor:
        kursor.execute("SET max_parallel_workers_per_gather = 0")
        # From the log of statements, with their values in them.
        kursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) {sql}")
        return "\n".join(baris for (baris,) in kursor.fetchall())


def _buka(klien: Client, alamat: str) -> None:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200, (alamat, jawaban.status_code)


def _orang(nama: str) -> Pengguna:
    return Pengguna.objects.get(email=f"{nama}{RANAH}")
