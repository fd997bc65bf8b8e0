"""The cast of desk and portal, seen through the test client on a Monday that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.pabrik import SENIN_PAGI, Pemeran, buat_pemeran
from ukpbj.akun.models import Pengguna

Masuk = Callable[[Pengguna], Client]


@pytest.fixture(autouse=True)
def jam_beku() -> Iterator[time_machine.Traveller]:
    """Monday 12 October 2026, 09.00 WIB; `jam_beku.shift(...)` moves on."""
    cache.clear()
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        yield jam


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return buat_pemeran()


@pytest.fixture
def masuk() -> Masuk:
    """A browser in which somebody is logged in."""

    def bukakan(orang: Pengguna) -> Client:
        klien = Client()
        klien.force_login(orang)
        return klien

    return bukakan
