"""Units, people, the roles they hold, and the unit's office hours."""

from ukpbj.akun.models.jam_kerja import (
    HariLibur,
    JadwalKerja,
    MasaRamadan,
    RentangKerja,
    VersiKalender,
)
from ukpbj.akun.models.pembatas import Pembatas
from ukpbj.akun.models.pengguna import Pengguna
from ukpbj.akun.models.peran import Penugasan, Peran
from ukpbj.akun.models.unit import Unit

__all__ = [
    "HariLibur",
    "JadwalKerja",
    "MasaRamadan",
    "Pembatas",
    "Pengguna",
    "Penugasan",
    "Peran",
    "RentangKerja",
    "Unit",
    "VersiKalender",
]
