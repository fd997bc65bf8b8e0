"""Starting a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import F

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import anak, izin, jejak
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import Sop
from ukpbj.sop.galat import BelumDapat, TidakBerwenang
from ukpbj.sop.layanan.bersama import isi_baris
from ukpbj.sop.layanan.buka import buka_langkah
from ukpbj.sop.models import PelaksanaanLangkah, Penghitung, Proses
from ukpbj.sop.waktu import sekarang

P = TypeVar("P", bound=Proses)


@transaction.atomic
def mulai_proses(
    kelas: type[P],
    *,
    unit: Unit,
    oleh: Pengguna,
    judul: str,
    pemohon: Pengguna | None = None,
    lingkup: UUID | None = None,
    isian: Mapping[str, Any] | None = None,
    pada: datetime | None = None,
) -> P:
    """Start a case of this SOP and open its first step.

    `lingkup`: what its bindings belong to, if not the case itself; a step there that waits for
    this SOP, its own case cancelled, waits for the new one then. `isian`: values of the family's
    own fields. `pada`: when the first step opened, if not now. Raises TidakBerwenang for a person
    without the first step's role, BelumDapat for a unit that does not use the SOP or one of those
    its steps run: better now than when the case stands there.
    """
    if kurang := sop_anak_tak_dipakai(kelas.sop, unit):
        raise BelumDapat(
            f"{unit} belum memakai SOP {' dan '.join(kurang)}, yang dijalankan dari SOP ini. "
            "Minta admin mengaktifkannya di pengaturan unit."
        )
    proses = susun(kelas, unit, judul, pada or sekarang(), pemohon, lingkup, isian)
    if not izin.boleh_mengerjakan(oleh, proses, kelas.sop.baris(1)):
        raise TidakBerwenang("Anda tidak berwenang memulai SOP ini.")
    menunggu = anak.yang_menunggu(proses) if lingkup else None
    proses.untuk_langkah = menunggu
    jalankan(proses, oleh, {"induk": menunggu.proses_id} if menunggu else None)
    return proses


def susun(
    kelas: type[P],
    unit: Unit,
    judul: str,
    pada: datetime,
    pemohon: Pengguna | None = None,
    lingkup: UUID | None = None,
    isian: Mapping[str, Any] | None = None,
) -> P:
    """A new case with its number, not yet kept. Raises BelumDapat."""
    sop = kelas.sop
    if not unit.memakai(sop.kode):
        raise BelumDapat(f"{unit} tidak menjalankan SOP {sop.judul}.")
    return kelas(
        unit=unit,
        kode_sop=sop.kode,
        versi_sop=sop.versi,
        judul=judul,
        pemohon=pemohon,
        nomor=_nomor_berikut(unit, kelas.awalan_nomor, pada),
        dibuat=pada,
        **({"lingkup": lingkup} if lingkup else {}),
        **(isian or {}),
    )


def sop_anak_tak_dipakai(sop: Sop, unit: Unit) -> list[str]:
    """Titles of the SOPs that steps of this one run and the unit does not use."""
    kode = dict.fromkeys(langkah.proses_anak for langkah in sop.langkah if langkah.proses_anak)
    return [kelas_sop(satu).sop.judul for satu in kode if not unit.memakai(satu)]


def jalankan(proses: Proses, oleh: Pengguna, isi: Mapping[str, Any] | None = None) -> None:
    """Take a new case to its first step; `isi`: what the trail keeps besides."""
    proses.periksa_mulai()
    proses.mulai()
    proses.save(force_insert=True)
    baris: PelaksanaanLangkah = buka_langkah(proses, proses.sop.baris(1), oleh, proses.dibuat)
    jejak.catat(proses, "mulai", oleh, proses.dibuat, isi_baris(baris) | dict(isi or {}))


def _nomor_berikut(unit: Unit, awalan: str, pada: datetime) -> str:
    """The next number of the unit's year, without gaps: REG-2026-00412."""
    tahun = pada.astimezone(unit.tzinfo).year
    milik = Penghitung.objects.filter(unit=unit, awalan=awalan, tahun=tahun)
    if not milik.update(terakhir=F("terakhir") + 1):
        Penghitung.objects.get_or_create(unit=unit, awalan=awalan, tahun=tahun)
        milik.update(terakhir=F("terakhir") + 1)
    return str(milik.get())
