"""Gunicorn, in both modes: `gunicorn --config python:ukpbj.gunicorn_conf ukpbj.wsgi`.

Without REDIS_URL one process holds web, worker and beat (`ukpbj.tertanam`); with it the web
processes are many and worker and beat are started on their own.
"""

import logging
import os
import signal
from typing import TYPE_CHECKING, Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ukpbj.settings")

from django.conf import settings

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

    from ukpbj.tertanam import Tertanam

TOLAK = (
    "Tanpa REDIS_URL, web, pekerja, dan penjadwal hidup dalam satu proses: jalankan gunicorn "
    "dengan --workers 1 dan tanpa --preload, atau setel REDIS_URL dan DATABASE_URL."
)

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = 1 if settings.TERTANAM else int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8 if settings.TERTANAM else int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 3 if settings.TERTANAM else 30
# Connections of a proxy are kept; a worker takes new ones within its threads.
keepalive = 5
# What starts in the worker (threads, database connections) must not be forked.
preload_app = False
control_socket_disable = True
# The log is off unless asked for. Query strings stay out of it; the paths of mailed links carry a
# token that works once, so whoever switches it on keeps it as carefully as the mails.
access_log_format = '%(h)s "%(m)s %(U)s" %(s)s %(B)s %(L)s'

_tertanam: "Tertanam | None" = None


def on_starting(server: "Arbiter") -> None:
    """Refuse what would run two beats or send jobs to a queue nobody reads.

    Raises:
        SystemExit: embedded mode with several workers or with preloading.
    """
    if settings.TERTANAM and (server.cfg.workers != 1 or server.cfg.preload_app):
        raise SystemExit(TOLAK)


def post_worker_init(worker: Any) -> None:
    global _tertanam
    if settings.TERTANAM:
        from ukpbj.tertanam import Tertanam

        # Ctrl-C reaches master and worker: one of the two is enough to tell the worker to quit.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _tertanam = Tertanam()
        _tertanam.mulai()


def worker_exit(server: "Arbiter", worker: Any) -> None:
    if _tertanam is not None:
        try:
            _tertanam.hentikan()
        finally:
            # The interpreter would wait for jobs that still run, until it is killed; they are in
            # the outbox and will be done again.
            logging.shutdown()
            os._exit(0)
