"""The working-time clock: pure arithmetic on plain data, with no database and no "now" of its own.

`batas` is what an SOP prints ("30 menit"), `aturan` says which hours of which date are working
time and why, `tabel` does the arithmetic on whole seconds, `rincian` explains a span of time line
by line, and `kalender` is the face of it all, in aware datetimes.
"""

from ukpbj.sop.kalender.aturan import (
    HariLibur,
    JamKerja,
    JenisLibur,
    JenisWaktu,
    MasaRamadan,
    Pekan,
    Rentang,
)
from ukpbj.sop.kalender.batas import Batas, Satuan, hari, jam, menit
from ukpbj.sop.kalender.kalender import Kalender
from ukpbj.sop.kalender.preset import preset_perpres_21_2023
from ukpbj.sop.kalender.rincian import BarisRincian
from ukpbj.sop.kalender.tabel import DiLuarKalender, KalenderKosong

__all__ = [
    "BarisRincian",
    "Batas",
    "DiLuarKalender",
    "HariLibur",
    "JamKerja",
    "JenisLibur",
    "JenisWaktu",
    "Kalender",
    "KalenderKosong",
    "MasaRamadan",
    "Pekan",
    "Rentang",
    "Satuan",
    "hari",
    "jam",
    "menit",
    "preset_perpres_21_2023",
]
