"""The portal's cast, seen through the test client."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.layar import Masuk, jam_beku, masuk, pemeran
from tests.pabrik import Pemeran
from ukpbj.akun.models import Unit

__all__ = ["Masuk", "jam_beku", "masuk", "pemeran"]


@pytest.fixture
def vendor(pemeran: Pemeran, masuk: Masuk) -> Client:
    """Vendor A's browser."""
    return masuk(pemeran.vendor_a)


@pytest.fixture
def hanya_batang(pemeran: Pemeran) -> Pemeran:
    """No other unit takes registrations: there is nothing to choose."""
    Unit.objects.exclude(pk=pemeran.unit.pk).update(sop_aktif=[])
    return pemeran
