"""Web, worker and beat as they really run: embedded in one process, or apart with Redis."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.server import AKAR, ServerHidup, tunggu
from ukpbj.sop.models import Detak


def gunicorn(*opsi: str) -> subprocess.CompletedProcess[str]:
    perintah = (sys.executable, "-m", "gunicorn", "--config", "python:ukpbj.gunicorn_conf")
    return subprocess.run(
        (*perintah, *opsi, "--bind", "127.0.0.1:0", "ukpbj.wsgi"),
        cwd=AKAR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ukpbj.settings", "REDIS_URL": ""},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize("opsi", [("--workers", "2"), ("--preload",)])
def test_embedded_mode_refuses_what_would_double_the_beat(opsi):
    hasil = gunicorn(*opsi)

    assert hasil.returncode != 0
    assert "REDIS_URL" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def sapuan_berikutnya() -> None:
    semula = Detak.objects.get(nama="sapu_tenggat").waktu
    tunggu(lambda: Detak.objects.get(nama="sapu_tenggat").waktu > semula, sebut="sapuan")


def test_beat_ticks_and_the_worker_sweeps(server_hidup: ServerHidup):
    # The first one after the start is not beat's.
    sapuan_berikutnya()
    sapuan_berikutnya()

    assert server_hidup.sehat()["status"] == "baik"


def test_the_sweep_goes_on_after_the_worker_was_killed(server_hidup: ServerHidup):
    server_hidup.bunuh_pekerja()
    server_hidup.mulai_pekerja()

    sapuan_berikutnya()


def test_the_sweep_goes_on_after_the_queue_was_lost(server_hidup: ServerHidup):
    server_hidup.lupakan_antrean()

    sapuan_berikutnya()


@pytest.mark.tertanam
@pytest.mark.parametrize("isyarat", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_and_without_a_traceback(server_hidup: ServerHidup, isyarat):
    assert server_hidup.web is not None
    mulai = time.monotonic()

    os.killpg(server_hidup.web.popen.pid, isyarat)
    server_hidup.web.popen.wait(10)

    assert time.monotonic() - mulai < 5
    assert server_hidup.web.popen.returncode == 0
    assert "Traceback" not in server_hidup.catatan()
