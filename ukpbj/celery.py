"""Celery only wakes workers: what must be done stands in the outbox (`ukpbj.sop.kotak_keluar`)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ukpbj.settings")

app = Celery("ukpbj")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
