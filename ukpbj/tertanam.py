"""Worker and beat as threads of the one web process, for a house without Redis.

Nothing is promised by this process's memory: what a stop or a crash leaves undone stands in the
outbox and is sent again by the sweep. That is why stopping may be quick.
"""

import logging
import os
import signal
from threading import Thread

from celery.beat import Scheduler, Service
from celery.worker import WorkController

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
        """Stop taking jobs and wait `SABAR` seconds for those that run."""
        self._berhenti = True
        self._penjadwal.stop()
        penutup = Thread(target=self._pekerja.stop, daemon=True)
        penutup.start()
        penutup.join(SABAR)

    def _jalankan_pekerja(self) -> None:
        self._pekerja.start()
        if not self._berhenti:
            # A web process whose worker has died would look healthy and do nothing.
            log.critical("Pekerja tertanam berhenti sendiri; proses dimulai ulang.")
            os.kill(os.getpid(), signal.SIGTERM)
