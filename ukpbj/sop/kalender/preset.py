"""The hours of Perpres 21/2023, for a unit that has decided nothing else."""

from __future__ import annotations

from datetime import tzinfo

from ukpbj.akun import data_kalender as data
from ukpbj.sop.kalender.aturan import HariLibur, JamKerja, MasaRamadan, Pekan, Rentang
from ukpbj.sop.kalender.kalender import Kalender


def _pekan(pekan: data.Pekan) -> Pekan:
    return tuple(tuple(Rentang.dari_jam(*jam) for jam in hari) for hari in pekan)


def jam_kerja_dari_pola(pola: data.PolaJadwal) -> JamKerja:
    ramadan = _pekan(pola.ramadan) if pola.ramadan else None
    return JamKerja(_pekan(pola.pekan), ramadan, tetap_buka=pola.tetap_buka)


JAM_PERPRES_21_2023 = jam_kerja_dari_pola(data.PERPRES_21_2023)


def preset_perpres_21_2023(
    zona: tzinfo,
    *,
    libur: tuple[HariLibur, ...] = (),
    ramadan: tuple[MasaRamadan, ...] = (),
) -> Kalender:
    """A calendar of the Perpres hours, breaks and Ramadan hours, with the holidays given."""
    return Kalender(zona, (JAM_PERPRES_21_2023,), libur, ramadan)
