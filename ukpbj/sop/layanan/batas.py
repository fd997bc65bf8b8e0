"""The head sets, ends and withdraws the limit of a step whose SOP prints none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import izin
from ukpbj.sop.batas import PALING_LAMA, tanggal_unit
from ukpbj.sop.daftar import SopTidakDikenal, kelas_sop
from ukpbj.sop.definisi import Langkah
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.kalender import Batas
from ukpbj.sop.models import BatasLangkah
from ukpbj.sop.waktu import sekarang


@dataclass(frozen=True)
class Penetapan:
    """What is set: for which row, how long, on which basis, from which day to which (both in)."""

    kode_sop: str
    urut: int
    huruf: str
    batas: Batas
    dasar: str
    mulai: date
    sampai: date | None = None


@transaction.atomic
def tetapkan_batas(
    unit: Unit, isi: Penetapan, *, oleh: Pengguna, pada: datetime | None = None
) -> BatasLangkah:
    """Set a limit for everything that opens from its first day on, in running cases too.

    Raises TidakBerwenang; BelumDapat for a row that prints a limit or is none; IsianBelumLengkap
    for a missing basis, a first day in the past, an end before it, or dates another one has.
    """
    pada = pada or sekarang()
    _kunci_unit(unit, oleh)
    langkah, versi = _baris(isi)
    if langkah.batas:
        raise BelumDapat("Batas langkah ini tercetak di SOP dan tidak dapat diganti.")
    milik = BatasLangkah.objects.filter(
        unit=unit, kode_sop=isi.kode_sop, versi_sop=versi, urut=isi.urut, huruf=isi.huruf
    )
    galat = _periksa(isi, tanggal_unit(unit, pada))
    if not galat and (lain := milik.bersinggungan(isi.mulai, isi.sampai).first()):
        galat["mulai"] = f"Pada masa itu sudah berlaku {lain.batas}. Akhiri dahulu yang itu."
    if galat:
        raise IsianBelumLengkap(galat)
    return BatasLangkah.objects.create(
        unit=unit,
        kode_sop=isi.kode_sop,
        versi_sop=versi,
        urut=isi.urut,
        huruf=isi.huruf,
        nilai=isi.batas.nilai,
        satuan=isi.batas.satuan,
        dasar=isi.dasar.strip(),
        berlaku_mulai=isi.mulai,
        berlaku_sampai=isi.sampai,
        ditetapkan_oleh=oleh,
        dibuat=pada,
    )


def _periksa(isi: Penetapan, hari_ini: date) -> dict[str, str]:
    galat = {}
    if not isi.dasar.strip():
        galat["dasar"] = "Tuliskan dasar penetapannya, misalnya nomor SK."
    if isi.batas.nilai > PALING_LAMA[isi.batas.satuan]:
        galat["nilai"] = f"Paling lama {PALING_LAMA[isi.batas.satuan]} {isi.batas.satuan}."
    if isi.mulai < hari_ini:
        galat["mulai"] = "Langkah yang sudah dibuka tidak berubah; pilih hari ini atau sesudahnya."
    if isi.sampai and isi.sampai < isi.mulai:
        galat["sampai"] = "Hari terakhir mendahului hari pertama."
    return galat


@transaction.atomic
def akhiri_batas(
    penetapan_id: int, sampai: date, *, oleh: Pengguna, pada: datetime | None = None
) -> BatasLangkah:
    """Name the last day of a limit. Steps opened under it keep it.

    Raises IsianBelumLengkap for a day that is past, lies before the first day, or is later than
    the end it has already.
    """
    pada = pada or sekarang()
    baris = _kunci_penetapan(penetapan_id, oleh)
    if sampai < tanggal_unit(baris.unit, pada):
        raise IsianBelumLengkap({"sampai": "Hari itu sudah lewat."})
    if sampai < baris.berlaku_mulai:
        raise IsianBelumLengkap({"sampai": "Batas ini baru berlaku sesudah hari itu; cabut saja."})
    if baris.berlaku_sampai and sampai >= baris.berlaku_sampai:
        raise IsianBelumLengkap({"sampai": "Batas ini sudah berakhir pada atau sebelum hari itu."})
    baris.berlaku_sampai = sampai
    return _simpan_akhir(baris, oleh, pada, "berlaku_sampai")


@transaction.atomic
def cabut_batas(penetapan_id: int, *, oleh: Pengguna, pada: datetime | None = None) -> BatasLangkah:
    """Withdraw a limit at once: a slip, or one that must not begin. The row stays as a record."""
    pada = pada or sekarang()
    baris = _kunci_penetapan(penetapan_id, oleh)
    if baris.berlaku_sampai and baris.berlaku_sampai < tanggal_unit(baris.unit, pada):
        raise BelumDapat("Batas ini sudah berakhir.")
    baris.dicabut = pada
    return _simpan_akhir(baris, oleh, pada, "dicabut")


def _simpan_akhir(baris: BatasLangkah, oleh: Pengguna, pada: datetime, medan: str) -> BatasLangkah:
    baris.diakhiri, baris.diakhiri_oleh = pada, oleh
    baris.save(update_fields=[medan, "diakhiri", "diakhiri_oleh"])
    return baris


def _kunci_penetapan(penetapan_id: int, oleh: Pengguna) -> BatasLangkah:
    """Lock the unit, then read. Raises BelumDapat for one that counts for nothing any more."""
    baris = BatasLangkah.objects.select_related("unit").filter(pk=penetapan_id).first()
    if baris is None:
        raise BelumDapat("Penetapan batas ini tidak ada.")
    _kunci_unit(baris.unit, oleh)
    baris.refresh_from_db(fields=["berlaku_sampai", "dicabut"])
    if baris.dicabut:
        raise BelumDapat("Batas ini sudah dicabut.")
    return baris


def _kunci_unit(unit: Unit, oleh: Pengguna) -> None:
    """Of two people setting a limit for the same dates the second sees the first's."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if not izin.memimpin(oleh, unit):
        raise TidakBerwenang("Hanya Kepala UKPBJ yang dapat menetapkan batas waktu.")


def _baris(isi: Penetapan) -> tuple[Langkah, int]:
    try:
        sop = kelas_sop(isi.kode_sop).sop
        return sop.baris(isi.urut, isi.huruf), sop.versi
    except (SopTidakDikenal, KeyError):
        raise BelumDapat("Langkah ini tidak ada dalam SOP.") from None
