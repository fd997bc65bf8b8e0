"""Working time in words, as pages and mails say it."""

from __future__ import annotations

from datetime import datetime

from ukpbj.sop.kalender import Kalender


def dalam_kata(detik: int, detik_per_hari: int) -> str:
    """Say a working time in its two largest units, rounded down: "1 hari kerja 3 jam".

    `detik` of working time, of which `detik_per_hari` (above 0) make one hari kerja.
    """
    if 0 < detik < 60:
        return "kurang dari 1 menit"
    hari, sisa = divmod(max(0, detik), detik_per_hari)
    bagian = [(hari, "hari kerja"), (sisa // 3600, "jam"), (sisa % 3600 // 60, "menit")]
    kata = [f"{nilai} {satuan}" for nilai, satuan in bagian if nilai]
    return " ".join(kata[:2]) or "0 menit"


def waktu_kerja(detik: int, detik_per_hari: int) -> str:
    """The same with the word "kerja" said once: "12 menit kerja", "1 hari kerja 3 jam"."""
    kata = dalam_kata(detik, detik_per_hari)
    return kata if "hari kerja" in kata else f"{kata} kerja"


def keterangan_tenggat(kalender: Kalender, jatuh_tempo: datetime, kini: datetime) -> str:
    """Say "tersisa 12 menit kerja", "terlambat 2 jam kerja", or between them "tenggat tercapai".

    Agrees with `Kalender.terlambat_sejak`: nothing is late before working time was overspent.
    """
    sehari = kalender.detik_sehari(jatuh_tempo)
    if sisa := kalender.detik_kerja(kini, jatuh_tempo):
        return f"tersisa {waktu_kerja(sisa, sehari)}"
    if lewat := kalender.detik_kerja(jatuh_tempo, kini):
        return f"terlambat {waktu_kerja(lewat, sehari)}"
    return "tenggat tercapai"
