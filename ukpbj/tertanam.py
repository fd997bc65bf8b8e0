"""Worker and beat as threads of the one web process, for a house without Redis.

Nothing is promised by this process's memory: what a stop or a crash leaves undone stands in the
outbox and is sent again by the sweep. That is why stopping may be quick.
"""

import logging
import os
import signal
import time
from threading import Thread

from celery.beat import Scheduler, Service
from celery.platforms import EX_OK
from celery.worker import WorkController, state

from ukpbj.celery import app

log = logging.getLogger(__name__)

UTAS_PEKERJA = 2
# Seconds a stop waits for running jobs.
SABAR = 1.5


class Tertanam:
    """The worker and the beat of this process."""

    def __init__(self) -> None:
        self._berhenti = False
        self._pekerja = WorkController(
            app=app,
            pool="threads",
            concurrency=UTAS_PEKERJA,
            without_gossip=True,
            without_mingle=True,
            without_heartbeat=True,
        )
        self._utas = Thread(target=self._jalankan_pekerja, name="pekerja", daemon=True)
        # Looks at the time at least every second, so that it also ends within one.
        self._penjadwal = Service(app, max_interval=1, scheduler_cls=Scheduler)

    def mulai(self) -> None:
        """Start both, and run every scheduled task once: the last slots may have been missed."""
        self._utas.start()
        Thread(target=self._penjadwal.start, name="penjadwal", daemon=True).start()
        for entri in app.conf.beat_schedule.values():
            app.send_task(entri["task"])

    def hentikan(self) -> None:
        """Take no more jobs and wait up to `SABAR` seconds for those that run."""
        self._berhenti = True
        self._penjadwal.stop()
        # The stubs know only the value before a stop.
        state.should_stop = EX_OK  # type: ignore[assignment]
        batas = time.monotonic() + SABAR
        while state.active_requests and time.monotonic() < batas:
            time.sleep(0.05)

    def _jalankan_pekerja(self) -> None:
        self._pekerja.start()
        if not self._berhenti:
            # A web process whose worker has died would look healthy and do nothing.
            log.critical("Pekerja tertanam berhenti sendiri; proses dimulai ulang.")
            os.kill(os.getpid(), signal.SIGTERM)
