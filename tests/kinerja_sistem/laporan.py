"""Doing all measurements for all sizes, and the tables they make."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.kinerja_sistem import pangkalan
from tests.kinerja_sistem.halaman import HasilHalaman, daftar_halaman, rencana, ukur_halaman
from tests.kinerja_sistem.hitung import Hitungan, menghitung
from tests.kinerja_sistem.pangkalan import kabari
from tests.kinerja_sistem.pintu import lewat_lantai, lewat_pintu, siapkan
from tests.kinerja_sistem.sapuan import (
    HasilSapuan,
    tunggu_pengguna,
    ukur_sapuan,
    ukur_sapuan_penuh,
)
from ukpbj.akun.models import Unit
from ukpbj.demo.beban.layanan import Termuat
from ukpbj.sop.kalender import hari, jam, menit
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.waktu import sekarang

PUTARAN, SEPUTARAN = 5, 60
BARU = 0, 100, 1_000, 10_000
AWAL, AKHIR = "<!-- figures -->", "<!-- end of figures -->"


@dataclass(frozen=True)
class HasilPintu:
    """Median seconds of the floor and of the door, round by round, and what one door counts."""

    lantai: list[float]
    pintu: list[float]
    hitungan: Hitungan

    @property
    def nisbah(self) -> float:
        return statistics.median(p / n for p, n in zip(self.pintu, self.lantai, strict=True))


@dataclass(frozen=True)
class Hasil:
    """Everything of one size."""

    termuat: Termuat
    halaman: list[HasilHalaman]
    sapuan: list[HasilSapuan]
    penuh: HasilSapuan
    pintu: HasilPintu
    tunggu: tuple[list[float], list[float]]
    tenggat: float
    rencana: list[tuple[str, str]]


def susun(ukuran: Sequence[int], *, unit: int, rencana: bool = False) -> str:
    """The report in Markdown, one size after the other measured on a database of its own."""
    hasil: dict[int, Hasil] = {}
    keterangan: list[tuple[str, str]] = []
    for terbuka in ukuran:
        nama = pangkalan.nama_basis(terbuka)
        try:
            kabari(f"memuat {terbuka} langkah terbuka")
            hasil[terbuka] = ukur(pangkalan.buat(nama, terbuka, unit), rencana=rencana)
            keterangan = pangkalan.keterangan()
        finally:
            pangkalan.buang(nama)
    return "\n".join(_laporan(hasil, keterangan)) + "\n"


def sisipkan(berkas: Path, teks: str) -> None:
    """Put the tables into a document, in place of those between its marks."""
    isi = berkas.read_text()
    kepala, _, sisa = isi.partition(AWAL)
    ekor = sisa.partition(AKHIR)[2]
    berkas.write_text(f"{kepala}{AWAL}\n\n{teks}\n{AKHIR}{ekor}")


def ukur(termuat: Termuat, *, rencana: bool) -> Hasil:
    """All measurements on the database that is connected."""
    kabari("halaman")
    halaman = [ukur_halaman(*satu) for satu in daftar_halaman()]
    jelas = [(h.nama, _rencana(h.hitungan)) for h in halaman] if rencana else []
    kabari("sapuan")
    penuh = ukur_sapuan_penuh()
    sapuan = [ukur_sapuan(baru) for baru in BARU if 2 * baru <= termuat.terbuka]
    jelas += [("Sweep", _rencana(sapuan[1].hitungan))] if rencana else []
    kabari("pintu")
    pintu = ukur_pintu()
    kabari("pengguna selama sapuan")
    tunggu = tunggu_pengguna(sapuan[-1].baru)
    return Hasil(termuat, halaman, sapuan, penuh, pintu, tunggu, ukur_tenggat(), jelas)


def ukur_pintu() -> HasilPintu:
    """Floor and door in turn, on steps of all SOPs, none of them twice."""
    giliran = siapkan((2 * PUTARAN + 1) * SEPUTARAN)
    random.Random(1).shuffle(giliran)
    bagian = [giliran[n : n + SEPUTARAN] for n in range(0, len(giliran), SEPUTARAN)]
    pemanas = bagian.pop()
    list(lewat_pintu(pemanas[1:]))
    with menghitung() as hitungan:
        list(lewat_pintu(pemanas[:1]))
    pangkalan.rapikan()
    lantai, pintu = [], []
    for satu, dua in zip(bagian[::2], bagian[1::2], strict=True):
        lantai.append(statistics.median(lewat_lantai(satu)))
        pintu.append(statistics.median(lewat_pintu(dua)))
    return HasilPintu(lantai, pintu, hitungan)


def ukur_tenggat(banyak: int = 100_000) -> float:
    """Microseconds per deadline, of limits short and long, from starts at any time of a year."""
    kalender = kalender_unit(Unit.objects.order_by("pk")[0])
    acak, kini = random.Random(1), sekarang()
    batas = [menit(5), menit(30), jam(3), jam(8), hari(1), hari(10)]
    soal = [
        (kini - timedelta(seconds=acak.randrange(365 * 86400)), acak.choice(batas))
        for _ in range(banyak)
    ]
    kalender.jatuh_tempo(*soal[0])
    mulai = time.perf_counter()
    for saat, satu in soal:
        kalender.jatuh_tempo(saat, satu)
    return 1e6 * (time.perf_counter() - mulai) / banyak


def _rencana(hitungan: Hitungan) -> str:
    """Plans of the statements of a page that read open or closed steps, cases, or deviations."""
    besar = ("sop_pelaksanaanlangkah", "sop_proses", "sop_penyimpangan")
    pilih = [
        sql
        for sql in hitungan.pernyataan
        if sql.startswith("SELECT") and any(b in sql for b in besar)
    ]
    return "\n\n".join(f"-- {sql}\n{rencana(sql)}" for sql in pilih)


# --- Tables -----------------------------------------------------------------------------------


def _laporan(hasil: dict[int, Hasil], keterangan: list[tuple[str, str]]) -> Iterable[str]:
    yield from _tabel(["", ""], keterangan)
    yield from _tabel(
        ["open steps", "closed steps", "cases", "deviations"],
        [[_n(h.termuat.terbuka), _n(h.termuat.selesai), _n(h.termuat.proses),
          _n(h.termuat.penyimpangan)] for h in hasil.values()],
    )  # fmt: skip
    yield "\n### Pages\n"
    yield from _tabel(
        ["page", "open steps", "statements", "rows read", "index searches", "ms"],
        [[satu.nama, _n(n), *_hitungan(satu.hitungan), f"{satu.milidetik:.0f}"]
         for baris in zip(*([(n, s) for s in h.halaman] for n, h in hasil.items()), strict=True)
         for n, satu in baris],
    )  # fmt: skip
    yield "\n### Sweep\n"
    yield from _tabel(
        ["newly late", "open steps", "statements", "rows read", "index searches",
         "rows written", "WAL (kB)", "ms"],
        [[f"{_n(s.baru)}{' (night)' if s is h.penuh else ''}", _n(n), *_hitungan(s.hitungan),
          _n(s.hitungan.banyak_ditulis), f"{statistics.median(s.wal) / 1000:.1f}",
          f"{s.milidetik:.1f}"]
         for n, h in hasil.items() for s in (*h.sapuan, h.penuh)],
    )  # fmt: skip
    yield "\n### One completed step\n"
    yield from _tabel(
        ["open steps", "statements", "rows read", "index searches", "rows written",
         "floor (ms)", "door (ms)", "door / floor"],
        [[_n(n), *_hitungan(h.pintu.hitungan), _n(h.pintu.hitungan.banyak_ditulis),
          f"{1000 * statistics.median(h.pintu.lantai):.2f}",
          f"{1000 * statistics.median(h.pintu.pintu):.2f}", f"{h.pintu.nisbah:.1f}"]
         for n, h in hasil.items()],
    )  # fmt: skip
    yield "\n### A user while a sweep runs\n"
    yield from _tabel(
        ["open steps", "newly late", "alone: median, longest (ms)",
         "during the sweep: median, longest (ms)", "steps finished during it"],
        [[_n(n), _n(h.sapuan[-1].baru), _lama(h.tunggu[0]), _lama(h.tunggu[1]),
          _n(len(h.tunggu[1]))] for n, h in hasil.items()],
    )  # fmt: skip
    terakhir = list(hasil.values())[-1]
    yield f"\nOne deadline: {terakhir.tenggat:.1f} µs (100,000; limits of 5 minutes to 10 days).\n"
    yield "\n### Indexes\n"
    yield from _tabel(["work", "indexes searched (times)"], _indeks(terakhir))
    for nama, teks in terakhir.rencana:
        yield f"\n### Plans: {nama}\n\n```\n{teks}\n```"


def _indeks(hasil: Hasil) -> Iterable[list[str]]:
    daftar = [(h.nama, h.hitungan) for h in hasil.halaman]
    daftar += [(f"Sweep, {_n(s.baru)} newly late", s.hitungan) for s in hasil.sapuan]
    for nama, hitungan in [*daftar, ("One completed step", hasil.pintu.hitungan)]:
        milik = [f"`{i}` ({_n(n)})" for i, n in hitungan.indeks.most_common() if "sop_" in i or
                 not i.startswith(("django", "akun", "axes"))]  # fmt: skip
        yield [nama, ", ".join(milik)]


def _hitungan(h: Hitungan) -> list[str]:
    return [_n(h.banyak_pernyataan), _n(h.banyak_dibaca), _n(h.indeks.total())]


def _lama(detik: list[float]) -> str:
    return f"{1000 * statistics.median(detik):.1f}, {1000 * max(detik):.1f}" if detik else "-"


def _n(bilangan: int) -> str:
    return f"{bilangan:,}"


def _tabel(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(kepala)} |"
    yield f"|{' --- |' * len(kepala)}"
    yield from (f"| {' | '.join(satu)} |" for satu in baris)
    yield ""
