"""The daily housekeeping."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Pembatas
from ukpbj.akun.pembatas import Batas
from ukpbj.akun.tasks import bersihkan

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_has_expired_goes_and_what_counts_stays() -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        Batas("uji", 5, 60).catat("lama")
        SessionStore().save(must_create=True)
        jam.shift(timedelta(days=30))
        Batas("uji", 5, 60).catat("baru")
        SessionStore().save(must_create=True)
        bersihkan()
    assert Pembatas.objects.count() == 1
    assert Session.objects.count() == 1
