"""What the tests of documents share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pabrik import Pemeran, buat_pemeran


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return buat_pemeran()


@pytest.fixture
def penyimpanan(settings, tmp_path: Path) -> Path:
    """An empty storage of this test's own."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return tmp_path / "berkas"
