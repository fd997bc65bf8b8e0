"""Who reads a page of the desk, with which assignments, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from ukpbj.akun.izin import penugasan_permintaan
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.terurut import kosong
from ukpbj.sop.format_waktu import akhir_hari
from ukpbj.sop.izin import TIDAK_ADA, saringan_proses, unit_dipimpin
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.models.langkah import syarat_terlambat
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ukpbj.akun.models import Penugasan, Unit
    from ukpbj.sop.kalender import Kalender
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet
    from ukpbj.sop.models.penyimpangan import PenyimpanganQuerySet
    from ukpbj.sop.models.proses import ProsesQuerySet

KEADAAN = {"terlambat": "Terlambat", "hari_ini": "Jatuh tempo hari ini", "menunggu": "Jam menunggu"}
PEMEGANG = {"saya": "Saya ambil", "bebas": "Belum diambil", "rekan": "Diambil rekan"}
BEBAS = "bebas"
"""The value of `pemegang` and `orang` for steps nobody has claimed."""
LINGKUP_UNIT = "unit"
"""Value of `lingkup` for every open office step of the units one heads."""


@dataclass(frozen=True)
class Pembaca:
    """Who looks, with which assignments, and when; read once per request."""

    pengguna: Pengguna
    penugasan: Sequence[Penugasan]
    pada: datetime

    @classmethod
    def dari(cls, request: HttpRequest) -> Pembaca:
        """Raises PermissionDenied for somebody who is not logged in."""
        if not isinstance(request.user, Pengguna):
            raise PermissionDenied
        return cls(request.user, penugasan_permintaan(request), sekarang())

    @cached_property
    def unit(self) -> dict[int, Unit]:
        return {p.unit_id: p.unit for p in self.penugasan}

    @property
    def kode_unit(self) -> set[str]:
        return {unit.kode for unit in self.unit.values()}

    @cached_property
    def dipimpin(self) -> set[int]:
        return unit_dipimpin(self.pengguna, self.penugasan)

    @property
    def kode_unit_dipimpin(self) -> set[str]:
        return {unit.kode for pk, unit in self.unit.items() if pk in self.dipimpin}

    @cached_property
    def orang_unit(self) -> dict[int, str]:
        """Names of everybody who holds or held a role in the units one heads, by name."""
        petugas = Pengguna.objects.filter(penugasan__unit__in=self.dipimpin).distinct()
        return dict(petugas.order_by("nama", "pk").values_list("pk", "nama"))

    @cached_property
    def kalender(self) -> dict[int, Kalender]:
        return {}

    def kalender_dari(self, unit: Unit) -> Kalender:
        """The unit's calendar, looked up once per page and unit."""
        if unit.pk not in self.kalender:
            self.kalender[unit.pk] = kalender_unit(unit)
        return self.kalender[unit.pk]

    def proses(self) -> ProsesQuerySet:
        """Cases the desk shows: by role or as head of the unit, never for being the applicant."""
        return Proses.objects.filter(saringan_proses(self.pengguna, self.penugasan))

    def penyimpangan(self) -> PenyimpanganQuerySet:
        return Penyimpangan.objects.terlihat_oleh(self.pengguna, self.penugasan)

    def penyimpangan_giliran(self) -> PenyimpanganQuerySet:
        """Deviations that wait for an act of the person."""
        return Penyimpangan.objects.giliran(self.pengguna, self.penugasan)

    def langkah_terbuka(self) -> PelaksanaanQuerySet:
        """Open steps, to be read through `cabang.langkah_saya`: that says which are one's own."""
        return PelaksanaanLangkah.objects.terbuka()

    def milik_saya(self) -> PelaksanaanQuerySet:
        return PelaksanaanLangkah.objects.untuk(self.pengguna, self.penugasan)

    def milik_unit(self) -> PelaksanaanQuerySet:
        return PelaksanaanLangkah.objects.terbuka().milik_kantor().filter(unit__in=self.dipimpin)

    def syarat_keadaan(self, keadaan: str) -> Q:
        """Filter on open steps for one of `KEADAAN`; empty: all."""
        if keadaan == "terlambat":
            return syarat_terlambat(self.pada)
        if keadaan == "hari_ini":
            return self._hari_ini()
        if keadaan == "menunggu":
            return Q(mulai__isnull=True) | Q(mulai__gt=self.pada)
        return Q()

    @cached_property
    def akhir_hari_ini(self) -> datetime:
        """No step that is due today, in any of the units, is late only after this."""
        semua = (
            self.kalender_dari(unit).terlambat_sejak(akhir_hari(self.pada, unit))
            for unit in self.unit.values()
        )
        return max(semua, default=self.pada)

    def _hari_ini(self) -> Q:
        """The range is what an index can start and stop at; the rest drops what is due later but,
        nobody working in between, late at the same instant."""
        per_unit = (
            Q(unit=unit.pk, jatuh_tempo__lt=akhir_hari(self.pada, unit))
            for unit in self.unit.values()
        )
        rentang = Q(terlambat_sejak__gte=self.pada, terlambat_sejak__lte=self.akhir_hari_ini)
        return rentang & reduce(or_, per_unit, TIDAK_ADA)

    def syarat_pemegang(self, pemegang: str, lingkup: str) -> Q:
        """Filter by holder; empty: all of a unit, of one's own queue only what waits for one."""
        saya, bebas = Q(pemegang=self.pengguna), kosong("pemegang_id")
        milik = kosong("pemegang_id", atau=self.pengguna.pk)
        if not pemegang and lingkup == LINGKUP_UNIT:
            return Q()
        return {"saya": saya, "bebas": bebas, "rekan": ~bebas & ~saya}.get(pemegang, milik)
