"""What the clock of a month rested on: hours, holidays and Ramadan, with their legal basis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from ukpbj.akun.data_kalender import PERPRES_21_2023
from ukpbj.akun.models import HariLibur, JadwalKerja, MasaRamadan
from ukpbj.dokumen.terbilang import tanggal_panjang
from ukpbj.sop.kalender_unit import kalender_unit

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.laporan.bulan import Bulan
    from ukpbj.dokumen.naskah import Rincian


def dasar_kalender(unit: Unit, bulan: Bulan) -> Rincian:
    """Label and text, a line for each basis."""
    bagian = [
        ("Zona waktu", unit.get_zona_display()),
        ("Hari kerja", _hari_kerja(unit, bulan)),
        ("Jam kerja", "\n".join(_jam_kerja(unit, bulan))),
        ("Ramadan", "\n".join(_ramadan(bulan))),
        ("Hari libur", "\n".join(_libur(unit, bulan)) or "tidak ada"),
    ]
    return tuple((label, isi) for label, isi in bagian if isi)


def _hari_kerja(unit: Unit, bulan: Bulan) -> str:
    kalender, (awal, akhir) = kalender_unit(unit), bulan.rentang(unit)
    banyak = sum(bool(kalender.hari(hari).rentang) for hari in _tanggal(bulan))
    jam, menit = divmod(kalender.detik_kerja(awal, akhir) // 60, 60)
    return f"{banyak} hari, {jam} jam{f' {menit} menit' if menit else ''} kerja"


def _tanggal(bulan: Bulan) -> list[date]:
    return [bulan.awal + timedelta(days=n) for n in range(bulan.akhir.day)]


def _jam_kerja(unit: Unit, bulan: Bulan) -> list[str]:
    """The basis of every schedule that applied on some day, in the order of the days."""
    jadwal = JadwalKerja.objects.filter(unit=unit, mulai__lte=bulan.akhir)
    # Of several in force the latest to start applies; one without ordinary hours is not in force.
    berisi = list(jadwal.filter(rentang__ramadan=False).distinct().order_by("-mulai"))
    dipakai = (
        next((j for j in berisi if j.mulai <= hari and hari <= (j.sampai or hari)), None)
        for hari in _tanggal(bulan)
    )
    return [
        f"{j.dasar}, berlaku mulai {tanggal_panjang(j.mulai)}" if j else PERPRES_21_2023.dasar
        for j in dict.fromkeys(dipakai)
    ]


def _ramadan(bulan: Bulan) -> list[str]:
    masa = MasaRamadan.objects.filter(mulai__lte=bulan.akhir, sampai__gte=bulan.awal)
    return [
        f"{satu}: {tanggal_panjang(satu.mulai)} sampai {tanggal_panjang(satu.sampai)}"
        f"{_sebut_dasar(satu)}"
        for satu in masa
    ]


def _libur(unit: Unit, bulan: Bulan) -> list[str]:
    libur = HariLibur.objects.filter(
        Q(unit__isnull=True) | Q(unit=unit), tanggal__range=(bulan.awal, bulan.akhir)
    )
    return [
        f"{tanggal_panjang(satu.tanggal)}: {satu.nama}{_sebut_dasar(satu)}"
        for satu in libur.order_by("tanggal", "pk")
    ]


def _sebut_dasar(satu: HariLibur | MasaRamadan) -> str:
    """(dasar, perkiraan)"""
    perkiraan = "perkiraan" if satu.status == "perkiraan" else ""
    isi = ", ".join(filter(None, (satu.dasar, perkiraan)))
    return f" ({isi})" if isi else ""
