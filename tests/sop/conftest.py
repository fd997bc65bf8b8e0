"""SOPs that exist for one test only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test.utils import isolate_apps

from ukpbj.sop import daftar


@pytest.fixture
def sop_sementara(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Classes declared in the test leave the registers of SOPs and of models as they were."""
    monkeypatch.setattr(daftar, "_kelas", dict(daftar._kelas))
    with isolate_apps("ukpbj.sop"):
        yield
