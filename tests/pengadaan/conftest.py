"""The people of packages on a Monday morning that stands still."""

from __future__ import annotations

import pytest

from tests.layar import Masuk, jam_beku, masuk
from tests.pengadaan.bantu import Rombongan, buat_rombongan

__all__ = ["Masuk", "jam_beku", "masuk", "rombongan"]


@pytest.fixture
def rombongan(db: None) -> Rombongan:
    return buat_rombongan()
