"""A slow reference for the clock, one flag per second (or minute), and random calendars for it.

It shares the plain data with the product and none of its reasoning: no table of sums, no
bisection; it walks.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import reject
from hypothesis import strategies as st

from ukpbj.sop.kalender import (
    Batas,
    HariLibur,
    JamKerja,
    JenisLibur,
    Kalender,
    MasaRamadan,
    Pekan,
    Rentang,
)

WIB, WITA, WIT = (ZoneInfo(f"Asia/{kota}") for kota in ("Jakarta", "Makassar", "Jayapura"))
HARI_PERTAMA = date(2026, 1, 1)
HARI = 120
SEHARI = 24 * 60 * 60
_DETIK = {"menit": 60, "jam": 3600}


class Acuan:
    """`HARI` days from `HARI_PERTAMA` on, flag by flag, counted from its midnight.

    `lebar`: seconds per flag; 60 for calendars and starts of whole minutes.
    """

    def __init__(self, kalender: Kalender, lebar: int = 1) -> None:
        self.kalender = kalender
        self.lebar, self.sehari = lebar, SEHARI // lebar
        self.nol = datetime(2026, 1, 1, tzinfo=kalender.zona)
        self.kerja = bytearray(HARI * self.sehari)
        for nomor in range(HARI):
            for r in self._rentang(HARI_PERTAMA + timedelta(days=nomor)):
                awal = nomor * self.sehari + r.mulai // lebar
                akhir = nomor * self.sehari + r.selesai // lebar
                self.kerja[awal:akhir] = b"\x01" * (akhir - awal)

    def _rentang(self, tanggal: date) -> tuple[Rentang, ...]:
        berlaku = [j for j in self.kalender.jam_kerja if j.mulai <= tanggal <= j.sampai]
        jam = max(berlaku, key=lambda j: j.mulai)
        for libur in self.kalender.libur:
            tutup = libur.jenis is JenisLibur.LOKAL or not jam.tetap_buka
            if libur.tanggal == tanggal and tutup:
                return ()
        puasa = any(m.mulai <= tanggal <= m.sampai for m in self.kalender.ramadan)
        pekan = jam.pekan_ramadan if puasa and jam.pekan_ramadan is not None else jam.pekan
        return pekan[tanggal.weekday()]

    def nomor(self, t: datetime) -> int:
        return int((t.replace(microsecond=0) - self.nol) / timedelta(seconds=self.lebar))

    def waktu(self, nomor: int) -> datetime:
        sejak = timedelta(seconds=nomor * self.lebar)
        return (self.nol.astimezone(UTC) + sejak).astimezone(self.kalender.zona)

    def jatuh_tempo(self, mulai: datetime, batas: Batas) -> datetime:
        s = self.pertama(self.nomor(mulai))
        if batas.satuan == "hari":
            return self.waktu(self._setelah_hari(s, batas.nilai))
        banyak = batas.nilai * _DETIK[batas.satuan] // self.lebar
        return self.waktu(self._setelah_kerja(s, banyak))

    def pertama(self, t: int) -> int:
        while t < len(self.kerja):
            if self.kerja[t]:
                return t
            t += 1
        reject()

    def _setelah_kerja(self, t: int, sisa: int) -> int:
        while t < len(self.kerja):
            sisa -= self.kerja[t]
            t += 1
            if not sisa:
                return t
        reject()

    def _setelah_hari(self, s: int, sisa: int) -> int:
        hari = s // self.sehari
        while sisa:
            hari += 1
            if hari >= HARI:
                reject()
            sisa -= 1 in self.kerja[hari * self.sehari : (hari + 1) * self.sehari]
        t = hari * self.sehari + s % self.sehari
        # Inside (mulai, selesai] means that the flag before it was working time.
        while not self.kerja[t - 1]:
            t -= 1
        return t


def pekan(biasa: str, jumat: str = "", sabtu: str = "") -> Pekan:
    """Monday to Thursday, Friday (if it differs) and Saturday: "07.30-12.00 13.00-16.00"."""
    return (rentang(biasa),) * 4 + (rentang(jumat or biasa), rentang(sabtu), ())


def rentang(teks: str) -> tuple[Rentang, ...]:
    return tuple(Rentang(*map(_detik, potong.split("-"))) for potong in teks.split())


def _detik(jam: str) -> int:
    return int(jam[:2]) * 3600 + int(jam[3:5]) * 60


@st.composite
def _rentang_acak(draw: st.DrawFn) -> tuple[Rentang, ...]:
    titik = st.one_of(st.integers(0, 48).map(lambda n: n * 1800), st.integers(0, SEHARI))
    tepi = sorted(draw(st.lists(titik, unique=True, max_size=6)))
    return tuple(Rentang(a, b) for a, b in zip(tepi[::2], tepi[1::2], strict=False))


_SEHARIAN = (Rentang(0, SEHARI),)


@st.composite
def _pekan_acak(draw: st.DrawFn) -> Pekan:
    # Seven dates of at most two patterns: as telling as seven patterns, and much faster to draw.
    pola = [(), draw(_rentang_acak()), draw(_rentang_acak())]
    return tuple(pola[draw(st.integers(0, 2))] for _ in range(7))


_pekan_bebas = _pekan_acak()
_pekan_buka = st.one_of(
    _pekan_bebas.filter(any),
    st.just(pekan("07.30-12.00 13.00-16.00", "07.30-11.30 13.00-16.30")),
    st.just((_SEHARIAN,) * 7),
)
_tanggal = st.dates(HARI_PERTAMA, HARI_PERTAMA + timedelta(days=60))


@st.composite
def _jam_sementara(draw: st.DrawFn) -> JamKerja:
    mulai = draw(_tanggal)
    sampai = mulai + timedelta(days=draw(st.integers(0, 20)))
    ramadan = draw(st.none() | _pekan_bebas)
    return JamKerja(draw(_pekan_bebas), ramadan, mulai, sampai, draw(st.booleans()))


_ramadan = st.builds(
    lambda mulai, hari: MasaRamadan(mulai, mulai + timedelta(days=hari)),
    _tanggal,
    st.integers(0, 29),
)
kalender_acak = st.builds(
    lambda zona, dasar, lain, libur, ramadan: Kalender(
        zona, (dasar, *lain), tuple(libur), tuple(ramadan)
    ),
    st.sampled_from([WIB, WITA, WIT]),
    st.builds(JamKerja, _pekan_buka, st.none() | _pekan_buka, tetap_buka=st.booleans()),
    st.lists(_jam_sementara(), max_size=2, unique_by=lambda jam: jam.mulai),
    st.lists(
        st.builds(HariLibur, _tanggal, st.just("Contoh"), st.sampled_from(JenisLibur)), max_size=8
    ),
    st.lists(_ramadan, max_size=1),
)
waktu_acak = st.datetimes(
    datetime.fromisoformat("2026-01-02"),
    datetime.fromisoformat("2026-02-15"),
    timezones=st.sampled_from([UTC, WIB, WIT]),
)
batas_acak = st.one_of(
    st.builds(Batas, st.integers(1, 1500), st.just("menit")),
    st.builds(Batas, st.integers(1, 24), st.just("jam")),
    st.builds(Batas, st.integers(1, 10), st.just("hari")),
)
