"""Units, people, the roles they hold, and the unit's office hours."""

from ukpbj.akun.models.pengguna import Pengguna
from ukpbj.akun.models.peran import Penugasan, Peran
from ukpbj.akun.models.unit import Unit

__all__ = ["Pengguna", "Penugasan", "Peran", "Unit"]
