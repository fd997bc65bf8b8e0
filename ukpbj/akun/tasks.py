"""Housekeeping: what has expired is removed once a day."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command

from ukpbj.akun import pembatas


@shared_task
def bersihkan() -> None:
    """Remove counts of past windows and sessions that have ended."""
    pembatas.bersihkan()
    call_command("clearsessions")
