"""The mails of the day: one digest per person of the office, one reminder per pelaku usaha.

Every unit at work has one job a day, made at its first working hour that a worker sees. The job
asks for one mail per person who has something to read; the mail itself is written from what is
there when it leaves. The keys of job and mail carry the date: nothing comes twice, however many
beats, units or workers there are, and what becomes late after the job waits for tomorrow's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ukpbj.akun.izin import yang_berlaku
from ukpbj.akun.models import Penugasan, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop import kotak_keluar, pengingat
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.format_waktu import akhir_hari
from ukpbj.sop.izin_penyimpangan import ATASAN_KEPALA
from ukpbj.sop.jam_kirim import tunggu_jam_kerja
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.surel import antre_surel_banyak
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from collections.abc import Callable

TUGAS = "surel_harian"
"""The job that asks for the mails of one unit."""
RINGKASAN, PENGINGAT = "ringkasan", "pengingat"
"""The two kinds of mail."""

Baris = tuple[str, int, str]
"""A row of an SOP: code, `urut`, `huruf`."""


def antre_harian(pada: datetime) -> None:
    """Ask for the mails of every unit that is at work at `pada`, once per unit and date."""
    for unit in Unit.objects.order_by("pk"):
        if kalender_unit(unit).sedang_buka(pada):
            tanggal = f"{tanggal_unit(unit, pada)}"
            kunci = f"{TUGAS}:{unit.pk}:{tanggal}"
            kotak_keluar.antre(kunci, TUGAS, {"unit": unit.pk, "tanggal": tanggal})


@kotak_keluar.penangan(TUGAS)
def _kerjakan(muatan: Mapping[str, Any], kunci: str) -> None:
    unit, kini = Unit.objects.get(pk=muatan["unit"]), sekarang()
    tunggu_jam_kerja([unit], date.fromisoformat(muatan["tanggal"]), kini)
    siapkan(unit, kini)


@transaction.atomic
def siapkan(unit: Unit, pada: datetime) -> int:
    """Queue the mails of one unit for its date at `pada`; how many are new."""
    tanggal = f"{tanggal_unit(unit, pada)}"
    orang = {RINGKASAN: pembaca(unit, pada), PENGINGAT: pengingat.penerima(unit, pada)}
    return sum(
        antre_surel_banyak(
            jenis,
            {f"{jenis}:{pk}:{tanggal}": {"pengguna": pk, "tanggal": tanggal} for pk in sorted(ini)},
        )
        for jenis, ini in orang.items()
    )


# --- Who has something to read ----------------------------------------------------------------


def pembaca(unit: Unit, pada: datetime) -> set[int]:
    """Ids of active people of the office for whom something waits in this unit.

    Four queries, whatever there is. Named once too often is who has a role that others are bound
    to: the mail, written with all rights in view, then finds nothing to say and is not sent.
    """
    mendesak = _mendesak(unit, pada)
    menyimpang = _belum_tuntas(unit)
    calon = {pemegang for _, pemegang in mendesak} | {
        orang for keadaan, orang in menyimpang if keadaan in Penyimpangan.BELUM_DIJAWAB
    }
    bebas = {baris for baris, pemegang in mendesak if pemegang is None}
    dijawab = Penyimpangan.Keadaan.DIPERTANGGUNGJAWABKAN in {keadaan for keadaan, _ in menyimpang}
    milik = _pencari_baris()
    for satu in yang_berlaku(Penugasan.objects.filter(unit=unit).select_related("unit")):
        memimpin = satu.peran_id == KEPALA_UKPBJ and not satu.sop and (mendesak or menyimpang)
        memutus = satu.peran_id == ATASAN_KEPALA and not satu.sop and dijawab
        if memimpin or memutus or not bebas.isdisjoint(milik(satu.peran_id, satu.sop)):
            calon.add(satu.pengguna_id)
    return _bertugas(calon - {None})


def _mendesak(unit: Unit, pada: datetime) -> set[tuple[Baris, int | None]]:
    """Rows and holders of the office steps that are late or due on this date."""
    terbuka = PelaksanaanLangkah.objects.terbuka().milik_kantor()
    daftar = terbuka.filter(unit=unit, jatuh_tempo__lt=akhir_hari(pada, unit)).order_by()
    medan = ("kode_sop", "urut", "huruf", "pemegang")
    return {(b[:3], b[3]) for b in daftar.values_list(*medan).distinct()}


def _belum_tuntas(unit: Unit) -> set[tuple[str, int | None]]:
    """States of the deviations not settled yet, and who answers for them."""
    daftar = Penyimpangan.objects.filter(unit=unit, keadaan__in=Penyimpangan.BELUM_TUNTAS)
    return set(daftar.order_by().values_list("keadaan", "penanggung_jawab").distinct())


def _pencari_baris() -> Callable[[str, str], frozenset[Baris]]:
    @cache
    def milik(peran: str, sop: str) -> frozenset[Baris]:
        """Rows a role may do, in all SOPs or only the one it is limited to."""
        return frozenset(
            (satu.kode, *baris)
            for satu in semua_sop()
            if sop in ("", satu.kode)
            for baris in [*((u, "") for u in satu.urut_milik(peran)), *satu.sublangkah_milik(peran)]
        )

    return milik


def _bertugas(orang: Iterable[int | None]) -> set[int]:
    """Those who are active and hold a role anywhere today."""
    penugasan = Penugasan.objects.filter(pengguna__in=orang, pengguna__is_active=True)
    return {p.pengguna_id for p in yang_berlaku(penugasan.select_related("unit"))}
