"""UKPBJ: the SOPs of a procurement unit as state machines that run, with the clock on."""

from ukpbj.celery import app as celery_app

__all__ = ["celery_app"]
