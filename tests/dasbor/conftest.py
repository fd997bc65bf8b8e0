"""The desk's cast, seen through the test client on a Monday morning that stands still."""

from tests.layar import Masuk, jam_beku, masuk, pemeran

__all__ = ["Masuk", "jam_beku", "masuk", "pemeran"]
