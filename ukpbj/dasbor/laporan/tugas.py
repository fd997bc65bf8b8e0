"""Asking for a report, and the job that makes it.

An edition exists once it is asked for; the outbox row keyed by it is the job. The job may be killed
and begin again: it reads and draws anew, and keeps both files and the edition's numbers in one
transaction at the end. How far it is goes into the row at once, outside of any transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from ukpbj.akun.models import Unit
from ukpbj.dasbor.laporan.isi import IsiLaporan, susun_isi
from ukpbj.dasbor.laporan.pdf import susun_pdf
from ukpbj.dasbor.laporan.xlsx import susun_xlsx
from ukpbj.dasbor.models import BerkasLaporan, Laporan
from ukpbj.dokumen.berkas import tertulis
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.dasbor.laporan.bulan import Bulan

TUGAS = "laporan"


# --- Asking -----------------------------------------------------------------------------------


@transaction.atomic
def minta_laporan(
    unit: Unit, bulan: Bulan, *, oleh: Pengguna, terlihat: int | None = None
) -> Laporan:
    """The next edition of a month; the one on its way, where there is one.

    `terlihat`: the newest report the person had on the page (0: there was none); a newer one of
    this month answers the request, because it is the same click again. One whose job was parked is
    tried anew.
    """
    # One request of a unit at a time; steps may go on referring to the unit meanwhile.
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    milik = Laporan.objects.filter(unit=unit, bulan=bulan.awal)
    if berjalan := milik.belum_selesai().first():
        _coba_lagi(berjalan)
        return berjalan
    if terlihat is not None and (baru := milik.filter(pk__gt=terlihat).first()):
        return baru
    return _edisi_baru(unit, bulan, oleh)


def _edisi_baru(unit: Unit, bulan: Bulan, oleh: Pengguna) -> Laporan:
    kunci = uuid.uuid4()
    pesan = f"{TUGAS}:{kunci}"
    kotak_keluar.antre(pesan, TUGAS, {"laporan": str(kunci)})
    terakhir = Laporan.objects.filter(unit=unit, bulan=bulan.awal).aggregate(n=Max("edisi"))["n"]
    return Laporan.objects.create(
        kunci=kunci,
        unit=unit,
        bulan=bulan.awal,
        edisi=(terakhir or 0) + 1,
        diminta_oleh=oleh,
        diminta=sekarang(),
        pesan=KotakKeluar.objects.get(kunci=pesan),
    )


def _coba_lagi(laporan: Laporan) -> None:
    if (pesan := laporan.pesan_id) is None:
        return
    if kotak_keluar.lepaskan(KotakKeluar.objects.filter(pk=pesan)):
        transaction.on_commit(lambda: kotak_keluar.bangunkan(pesan))


# --- Making it --------------------------------------------------------------------------------


@kotak_keluar.penangan(TUGAS)
def buat_laporan(muatan: Mapping[str, Any], kunci: str) -> None:
    """Count, draw and keep one edition; nothing happens where that is done already."""
    laporan = Laporan.objects.select_related("unit", "diminta_oleh").get(kunci=muatan["laporan"])
    if laporan.selesai:
        return
    lapor = Kemajuan(laporan)
    lapor(0, "Mulai menghitung")
    isi = susun_isi(laporan, sekarang(), lapor)
    lapor(60, "Menyusun PDF")
    pdf = susun_pdf(isi)
    lapor(85, "Menyusun XLSX")
    xlsx = susun_xlsx(isi)
    lapor(95, "Menyimpan berkas")
    simpan_laporan(isi, pdf, xlsx)


class Kemajuan:
    """Writes how far the job is, so that other connections see it; nothing on a finished row."""

    def __init__(self, laporan: Laporan) -> None:
        self.milik = Laporan.objects.filter(pk=laporan.pk).belum_selesai()

    def __call__(self, persen: int, sedang: str) -> None:
        self.milik.update(kemajuan=persen, sedang=sedang)


class SudahSelesai(Exception):
    """Another worker was first; what this one drew goes away with its transaction."""


def simpan_laporan(isi: IsiLaporan, pdf: bytes, xlsx: bytes) -> None:
    """Keep both files and the numbers at once, where nobody has done so yet."""
    laporan, bentuk = isi.laporan, BerkasLaporan.Bentuk
    berkas = [
        (BerkasLaporan(laporan=laporan, bentuk=satu), f"laporan.{satu.value}", bita)
        for satu, bita in ((bentuk.PDF, pdf), (bentuk.XLSX, xlsx))
    ]
    with suppress(SudahSelesai), tertulis(*berkas):
        belum = Laporan.objects.filter(pk=laporan.pk).belum_selesai()
        akhir = {"kemajuan": 100, "sedang": "", "sampai": isi.sampai, "selesai": sekarang()}
        if belum.update(**akhir, ringkasan=isi.ringkasan) != 1:
            raise SudahSelesai(str(laporan))
        for satu, _, _ in berkas:
            satu.save(force_insert=True)
