"""The product as it really runs, on the database of the test: processes, not threads or mocks.

Without Redis one gunicorn holds web, worker and beat; with Redis (`REDIS_URL`) they are gunicorn
with two processes, a Celery worker and a beat, started by the commands of docker-compose.yml.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

AKAR = Path(__file__).resolve().parent.parent
CELERY = (sys.executable, "-m", "celery", "-A", "ukpbj")
PEKERJA = (*CELERY, "worker", "--concurrency", "2", "--loglevel", "INFO")
PENJADWAL = (*CELERY, "beat", "--pidfile=", "--loglevel", "INFO")
SABAR = 30


def porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def tunggu(syarat: Callable[[], Any], sabar: float = SABAR, sebut: str = "") -> Any:
    """What `syarat` returns once that is true.

    Raises:
        AssertionError: still not true after `sabar` seconds.
    """
    batas = time.monotonic() + sabar
    while time.monotonic() < batas:
        if hasil := syarat():
            return hasil
        time.sleep(0.05)
    raise AssertionError(f"tidak tercapai dalam {sabar} detik: {sebut or syarat}")


def alamat_basis_data() -> str:
    """DATABASE_URL of the database this test is using."""
    nama = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{nama}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nama}").geturl()


class ProsesOs:
    """One process group, with its output in a file."""

    def __init__(self, perintah: tuple[str, ...], lingkungan: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as berkas:
            self.popen = subprocess.Popen(
                perintah,
                cwd=AKAR,
                env=lingkungan,
                stdin=subprocess.DEVNULL,
                stdout=berkas,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def hidup(self) -> bool:
        return self.popen.poll() is None

    def anak(self) -> list[int]:
        """Process ids of the direct children."""
        pid = self.popen.pid
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def bunuh(self) -> None:
        """SIGKILL to all of it, as the kernel does when memory runs out."""
        if self.hidup:
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()

    def minta_berhenti(self) -> None:
        if self.hidup:
            os.killpg(self.popen.pid, signal.SIGTERM)

    def tunggu_berhenti(self, sabar: float) -> None:
        """Wait for the end; after `sabar` seconds make it."""
        try:
            self.popen.wait(sabar)
        except subprocess.TimeoutExpired:
            self.bunuh()


class ServerHidup:
    """A running installation; `alamat` is its SITE_URL, `lingkungan` what its processes see."""

    def __init__(self, folder: Path, **lingkungan: str) -> None:
        self.folder = folder
        self.porta = porta_bebas()
        self.alamat = f"http://127.0.0.1:{self.porta}"
        self.tertanam = not os.environ["REDIS_URL"]
        self.lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "ukpbj.settings",
            "DATABASE_URL": alamat_basis_data(),
            "DATA_DIR": str(settings.DATA_DIR),
            "SITE_URL": self.alamat,
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "SUREL_DEMO": "1",
            "SAPUAN_DETIK": "1",
            "KIRIM_ULANG_DETIK": "1",
            "WEB_CONCURRENCY": "2",
            **lingkungan,
        }
        self.web: ProsesOs | None = None
        self.pekerja: ProsesOs | None = None
        self.penjadwal: ProsesOs | None = None

    # --- Start and stop -----------------------------------------------------------------------

    def mulai(self) -> None:
        """Start everything and wait until it answers and its worker takes jobs."""
        if not self.tertanam:
            self._kosongkan_redis()
            self.pekerja = self._proses("pekerja", *PEKERJA)
            self.penjadwal = self._proses("penjadwal", *PENJADWAL)
        self.web = self._proses(
            "web",
            *(sys.executable, "-m", "gunicorn", "--config", "python:ukpbj.gunicorn_conf"),
            *("--bind", f"127.0.0.1:{self.porta}", "ukpbj.wsgi"),
        )
        self.tunggu_siap()

    def hentikan(self) -> None:
        mereka = [p for p in (self.web, self.penjadwal, self.pekerja) if p is not None]
        for proses in mereka:
            proses.minta_berhenti()
        for proses in mereka:
            proses.tunggu_berhenti(sabar=5)

    def tunggu_siap(self) -> None:
        """Wait for an answer of the web and, after it, for a worker that has done a sweep."""
        try:
            tunggu(lambda: self.sehat().get("umur_sapuan") is not None, sebut="server siap")
        except AssertionError as galat:
            raise AssertionError(f"{galat}\n{self.catatan()}") from None

    def _proses(self, nama: str, *perintah: str) -> ProsesOs:
        return ProsesOs(perintah, self.lingkungan, self.folder / f"{nama}.log")

    def _kosongkan_redis(self) -> None:
        from redis import Redis

        with Redis.from_url(self.lingkungan["REDIS_URL"]) as redis:
            redis.flushdb()

    # --- Faults -------------------------------------------------------------------------------

    def bunuh_pekerja(self) -> None:
        """SIGKILL to the worker; embedded, that is the web process too (its master starts anew)."""
        if self.pekerja is not None:
            self.pekerja.bunuh()
            return
        assert self.web is not None
        for pid in self.web.anak():
            os.kill(pid, signal.SIGKILL)

    def mulai_pekerja(self) -> None:
        """A new worker after `bunuh_pekerja`; embedded, waits for the one the master starts."""
        if not self.tertanam:
            self.pekerja = self._proses("pekerja", *PEKERJA)
        tunggu(self.sehat, sebut="web menjawab lagi")

    def lupakan_antrean(self) -> None:
        """Redis loses everything; embedded, the queue is gone with the process that held it."""
        if self.tertanam:
            self.bunuh_pekerja()
        else:
            self._kosongkan_redis()

    # --- Looking and doing --------------------------------------------------------------------

    def sehat(self) -> dict[str, Any]:
        """What /sehat/ says; empty while nobody answers."""
        try:
            with urlopen(f"{self.alamat}/sehat/", timeout=5) as jawaban:
                hasil: dict[str, Any] = json.load(jawaban)
                return hasil
        except (URLError, OSError):
            return {}

    def manage(self, *perintah: str) -> str:
        """Standard output of a `manage.py` command on this installation.

        Raises:
            AssertionError: the command failed; carries what it said.
        """
        hasil = subprocess.run(
            (sys.executable, "manage.py", *perintah),
            cwd=AKAR,
            env=self.lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    def catatan(self) -> str:
        """Everything the processes have logged."""
        return "\n".join(
            f"--- {log.name}\n{log.read_text(errors='replace')}"
            for log in sorted(self.folder.glob("*.log"))
        )
