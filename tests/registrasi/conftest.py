"""The portal's cast, seen through the test client."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.layar import Masuk, jam_beku, masuk, pemeran
from tests.pabrik import Pemeran

__all__ = ["Masuk", "jam_beku", "masuk", "pemeran"]


@pytest.fixture
def vendor(pemeran: Pemeran, masuk: Masuk) -> Client:
    """Vendor A's browser."""
    return masuk(pemeran.vendor_a)
