"""The clock of one unit, in aware datetimes. Exact rules: docs/arsitektur.md, "The clock"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property

from ukpbj.sop.kalender.aturan import SEHARI, Aturan, Hari, HariLibur, JamKerja, MasaRamadan
from ukpbj.sop.kalender.batas import Batas
from ukpbj.sop.kalender.rincian import BarisRincian, susun
from ukpbj.sop.kalender.tabel import BATAS_DETIK, DiLuarKalender, TabelKerja

_NOL = datetime(1970, 1, 1, tzinfo=UTC)
_JANUARI, _JULI = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def _selisih(zona: tzinfo, t: datetime) -> timedelta:
    return t.astimezone(zona).utcoffset() or timedelta()


@dataclass(frozen=True)
class Kalender:
    """Working time of one unit: equal data make equal (and equally hashed) calendars.

    Every method takes aware datetimes of any zone, drops microseconds and answers in `zona`. Raised
    are ValueError for a naive datetime, KalenderKosong where no working time follows within three
    years, and DiLuarKalender outside the years 1970 to 2199 (both are ValueErrors). A zone with
    daylight saving is refused: Indonesia has none, and a date would not be 86400 seconds.
    """

    zona: tzinfo
    jam_kerja: tuple[JamKerja, ...]
    libur: tuple[HariLibur, ...] = ()
    ramadan: tuple[MasaRamadan, ...] = ()

    def __post_init__(self) -> None:
        if _selisih(self.zona, _JANUARI) != _selisih(self.zona, _JULI):
            raise ValueError("Zona dengan waktu musim panas tidak didukung.")

    def instan_kerja_pertama(self, t: datetime) -> datetime:
        """The first working instant at or after `t`; the end of a span is already outside."""
        return self._waktu(self._tabel.instan_pertama(self._detik(t)))

    def jatuh_tempo(self, mulai: datetime, batas: Batas) -> datetime:
        """The deadline people see, counted from the first working instant at or after `mulai`.

        `menit`, `jam`: the earliest instant by which that much working time has passed. `hari`: the
        same clock time that many working days later or, where that is not inside a span or its
        end, the latest end of a span before it.
        """
        s = self._tabel.instan_pertama(self._detik(mulai))
        if (detik := batas.detik) is not None:
            return self._waktu(self._tabel.setelah_detik(s, detik))
        return self._waktu(self._tabel.setelah_hari(s, batas.nilai))

    def terlambat_sejak(self, jatuh_tempo: datetime) -> datetime:
        """The first working instant at or after the deadline; finishing after it is late."""
        return self.instan_kerja_pertama(jatuh_tempo)

    def detik_kerja(self, dari: datetime, sampai: datetime) -> int:
        """Seconds of working time from `dari` to `sampai`; 0 where `sampai` is not later."""
        return self._tabel.detik(self._detik(dari), self._detik(sampai))

    def sedang_buka(self, t: datetime) -> bool:
        return self._tabel.buka(self._detik(t))

    def detik_sehari(self, t: datetime) -> int:
        """Working seconds of the first working date at or after `t`: one hari kerja in words."""
        awal = self._tabel.instan_pertama(self._detik(t)) // SEHARI * SEHARI
        return self._tabel.detik(awal, awal + SEHARI)

    def hari(self, tanggal: date) -> Hari:
        """The working spans of a date and what they are, or why there are none."""
        return self._aturan.hari(tanggal)

    def jam_kerja_pada(self, tanggal: date) -> JamKerja | None:
        """The hours in force on a date; of several the latest to start."""
        return self._aturan.jam_kerja_pada(tanggal)

    def rincian(self, mulai: datetime, sampai: datetime) -> list[BarisRincian]:
        """The ledger of [mulai, sampai): no gaps, and its `kerja` adds up to `detik_kerja`."""
        awal, akhir = self._detik(mulai), self._detik(sampai)
        return [
            BarisRincian(self._waktu(dari), self._waktu(hingga), jenis, keterangan)
            for dari, hingga, jenis, keterangan in susun(self._aturan, awal, akhir)
        ]

    @cached_property
    def _aturan(self) -> Aturan:
        return Aturan(self.jam_kerja, self.libur, self.ramadan)

    @cached_property
    def _tabel(self) -> TabelKerja:
        return TabelKerja(lambda tanggal: self._aturan.hari(tanggal).rentang)

    @cached_property
    def _geser(self) -> int:
        return int(_selisih(self.zona, _JANUARI).total_seconds())

    def _detik(self, t: datetime) -> int:
        if t.tzinfo is None:
            raise ValueError("Waktu tanpa zona tidak dapat dihitung.")
        sejak = t - _NOL
        detik = sejak.days * SEHARI + sejak.seconds + self._geser
        if not 0 <= detik < BATAS_DETIK:
            raise DiLuarKalender
        return detik

    def _waktu(self, detik: int) -> datetime:
        return datetime.fromtimestamp(detik - self._geser, self.zona)
