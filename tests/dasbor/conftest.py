"""The desk's cast, seen through the test client on a Monday morning that stands still."""

from tests.layar import Masuk, jam_beku, masuk, pemeran
from tests.sop.conftest import sop_sementara

__all__ = ["Masuk", "jam_beku", "masuk", "pemeran", "sop_sementara"]
