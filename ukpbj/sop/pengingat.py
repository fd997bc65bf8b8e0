"""Reminders to pelaku usaha whose step has waited for them: at most one mail a day, and an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.conf import settings

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop import format_waktu
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.jam_kirim import hari_kerja_sebelum, tunggu_jam_kerja
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.surel import Surat, penyusun
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet

TERBANYAK = 10
"""Cases one mail names."""


def penerima(unit: Unit, pada: datetime) -> set[int]:
    """Ids of the pelaku usaha to be reminded in this unit today; a fixed number of queries."""
    return set(perlu_diingatkan(unit, pada).values_list("proses__pemohon", flat=True))


def perlu_diingatkan(unit: Unit, pada: datetime) -> PelaksanaanQuerySet:
    """Steps that have waited for their pelaku usaha long enough, and have not been told too often.

    `pengingat_setelah_hari` full working days lie between the date on which the turn began and
    today, and it is one of the `pengingat_terbanyak` working days from then on: how often a step
    was told follows from its age, nothing is counted.
    """
    terbuka = PelaksanaanLangkah.objects.terbuka().utama().filter(unit=unit, peran=PELAKU_USAHA)
    kalender, hari_ini = kalender_unit(unit), tanggal_unit(unit, pada)
    if not kalender.hari(hari_ini).rentang:
        return terbuka.none()
    dari, sampai = (
        unit.pengingat_setelah_hari,
        unit.pengingat_setelah_hari + unit.pengingat_terbanyak,
    )
    tutup = [t for _, t in islice(hari_kerja_sebelum(kalender, hari_ini), dari, sampai + 1)]
    # A turn that began at the close of a day belongs to the next one.
    return terbuka.filter(mulai__gte=tutup[-1], mulai__lt=tutup[0], proses__pemohon__is_active=True)


@penyusun("pengingat")
def susun_pengingat(muatan: Mapping[str, Any]) -> Surat | None:
    """What waits for one pelaku usaha now; None once they have done it all."""
    kini = sekarang()
    milik = PelaksanaanLangkah.objects.terbuka().filter(proses__pemohon=muatan["pengguna"])
    unit = Unit.objects.filter(pk__in=milik.values("unit")).order_by("pk")
    baris = {satu: _milik(satu, muatan["pengguna"], kini) for satu in unit}
    menunggu = {satu: daftar for satu, daftar in baris.items() if daftar}
    if not menunggu:
        return None
    tunggu_jam_kerja(menunggu, date.fromisoformat(muatan["tanggal"]), kini)
    butir = [satu for daftar in menunggu.values() for satu in _butir(daftar)][:TERBANYAK]
    if not butir:
        return None
    pemohon = Pengguna.objects.get(pk=muatan["pengguna"])
    kantor = ", ".join(satu.nama for satu in menunggu)
    return Surat(
        "pengingat", pemohon.email, {"nama": pemohon.nama, "butir": butir, "kantor": kantor}
    )


def _milik(unit: Unit, pengguna: int, pada: datetime) -> list[PelaksanaanLangkah]:
    perlu = perlu_diingatkan(unit, pada).filter(proses__pemohon=pengguna)
    return list(perlu.select_related("proses", "unit").order_by("mulai", "id")[:TERBANYAK])


def _butir(daftar: list[PelaksanaanLangkah]) -> Iterator[dict[str, str]]:
    """What each case asks for, and where; left out is one its owner has no page for."""
    for baris in daftar:
        judul, alamat = baris.proses.spesifik().ajakan_pemohon(baris)
        if alamat and baris.mulai:
            yield {
                "nomor": baris.proses.nomor,
                "judul": judul,
                "sejak": format_waktu.tanggal(baris.mulai, baris.unit),
                "alamat": f"{settings.SITE_URL}{alamat}",
            }
