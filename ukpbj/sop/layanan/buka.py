"""Opening a step: its row, its sub-steps, the case it runs; the deadline is stored here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import anak
from ukpbj.sop.batas import pasang_batas
from ukpbj.sop.definisi import Langkah, MulaiJam, Pilih
from ukpbj.sop.galat import IsianBelumLengkap
from ukpbj.sop.kalender import DiLuarKalender
from ukpbj.sop.kalender_unit import kalender_terkunci
from ukpbj.sop.models import PelaksanaanLangkah

if TYPE_CHECKING:
    from ukpbj.sop.models import Proses


def buka_langkah(
    proses: Proses,
    langkah: Langkah,
    oleh: Pengguna,
    pada: datetime,
    janji: datetime | None = None,
) -> PelaksanaanLangkah:
    """Open a visit of a step, with every sub-step it needs and the child case it runs."""
    baris = buka_baris(proses, langkah, pada, janji=janji)
    if langkah.anak and langkah.anak.pilih is Pilih.SEMUA:
        for sublangkah in langkah.sublangkah:
            buka_baris(proses, sublangkah, pada, induk=baris)
    if langkah.proses_anak:
        from ukpbj.sop.layanan.anak import jalankan_anak

        if anak.terakhir(baris) is None:
            jalankan_anak(baris, proses, oleh, pada)
    return baris


def buka_baris(
    proses: Proses,
    langkah: Langkah,
    pada: datetime,
    *,
    janji: datetime | None = None,
    induk: PelaksanaanLangkah | None = None,
) -> PelaksanaanLangkah:
    """Write the row of one visit; its deadline is stored now, if its clock starts now."""
    sebelum = proses.pelaksanaan.filter(urut=langkah.urut, huruf=langkah.huruf)
    baris = PelaksanaanLangkah(
        proses_id=proses.pk,
        unit_id=proses.unit_id,
        kode_sop=proses.kode_sop,
        urut=langkah.urut,
        huruf=langkah.huruf,
        induk=induk,
        no=langkah.no,
        peran=langkah.peran,
        kunjungan=sebelum.count() + 1,
        dibuka=pada,
    )
    pasang_batas(baris, proses, langkah, pada)
    cara = langkah.mulai_jam(proses.fakta())
    if cara is MulaiJam.JANJI:
        baris.janji = janji
    jalankan_jam(baris, proses.unit, pada if cara is None else baris.janji)
    baris.save(force_insert=True)
    return baris


def jalankan_jam(baris: PelaksanaanLangkah, unit: Unit, mulai: datetime | None) -> None:
    """Set the clock to `mulai` (None: it waits) and store the deadline that follows."""
    baris.mulai = mulai
    baris.jatuh_tempo = baris.terlambat_sejak = None
    if mulai and baris.batas:
        kalender = kalender_terkunci(unit)
        try:
            baris.jatuh_tempo = kalender.jatuh_tempo(mulai, baris.batas)
            baris.terlambat_sejak = kalender.terlambat_sejak(baris.jatuh_tempo)
        except DiLuarKalender as galat:
            raise IsianBelumLengkap({"waktu": str(galat)}) from None
