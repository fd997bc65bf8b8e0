"""The databases that are measured on: made, filled and dropped by the benchmarks themselves."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from django.db import connection

from ukpbj.demo.beban.layanan import Termuat, Ukuran, isi_beban

AWALAN = "ukpbj_beban"


def nama_basis(terbuka: int) -> str:
    return f"{AWALAN}_{terbuka}_{os.getpid()}"


def setel(nama: str) -> None:
    """Let Django work on this database of the server it was told of."""
    connection.close()
    connection.settings_dict["NAME"] = nama


def buat(nama: str, terbuka: int, unit: int) -> Termuat:
    """A database with that many open steps and ten times as many closed, tidied up."""
    _perintah(f'CREATE DATABASE "{nama}"')
    setel(nama)
    call_command("migrate", verbosity=0)
    termuat = isi_beban(Ukuran(terbuka=terbuka, unit=unit))
    rapikan()
    return termuat


def buang(nama: str) -> None:
    connection.close()
    _perintah(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')


def rapikan() -> None:
    """What autovacuum would have done by and by."""
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE")


def _perintah(sql: str) -> None:
    setelan = connection.get_connection_params() | {"dbname": "postgres"}
    pilih = {n: setelan[n] for n in ("dbname", "user", "password", "host", "port") if n in setelan}
    with psycopg.connect(**pilih, autocommit=True) as sambungan:
        sambungan.execute(sql)


def keterangan() -> list[tuple[str, str]]:
    """Cores, memory, versions, and what the server promises to keep."""
    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version")
        versi = str(kursor.fetchone()[0]).split()[0]
        setelan = []
        for nama in ("shared_buffers", "fsync", "synchronous_commit", "max_wal_size"):
            kursor.execute(f"SHOW {nama}")
            setelan.append(f"`{nama}` {kursor.fetchone()[0]}")
    return [
        ("Cores", str(os.cpu_count())),
        ("Memory", f"{_memori_gib():.0f} GiB"),
        ("PostgreSQL", f"{versi}; {', '.join(setelan)}"),
        ("Python", platform.python_version()),
        ("Django, psycopg", f"{django.get_version()}, {psycopg.__version__}"),
        ("Load average at the end", f"{os.getloadavg()[0]:.1f}"),
    ]


def _memori_gib() -> float:
    isi = Path("/proc/meminfo").read_text()
    kib = next(int(b.split()[1]) for b in isi.splitlines() if b.startswith("MemTotal:"))
    return kib / 2**20


def kabari(teks: str) -> None:
    """Progress, beside the report."""
    sys.stderr.write(f"{teks}\n")
    sys.stderr.flush()
