"""What an invented case is, as plain data, and how long each of its steps took.

All lengths are minutes of working time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import Akhir, Hasil, Langkah

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

TAMAT = 10**6
"""As many steps as it takes to end."""

SEJAM, SEHARI = 60, 450
TUNGGU_JANJI = SEJAM
"""From the opening of a step to its appointment, where it has one."""
LAMA_TANPA_BATAS = 150
SETELAH_BAGIAN = 20
"""From the last sub-step, or the end of the child case, to the end of the step above."""


@dataclass(frozen=True)
class Kasus:
    """One case: how far it has come, and what was out of the ordinary on the way.

    Mappings are by `urut`. `langkah`: how many visits of steps are done; `umur`: how long ago the
    last of them ended. `hasil`: outcomes of a step in the order of its visits, where not the first
    printed one. `lama`: length of a step. `kurang`: item and note of what was missing. `petugas`,
    `oleh`: mails of whom a step names, and of who does it. `siapkan`: what the start needs.
    Of the open step: `huruf` are its sub-steps that are done, `tanpa` those closed without targets,
    `terpilih` the one that is chosen and open; `janji`: appointments by sub-step ("" is the step's
    own), in minutes from now; `diambil`: whether somebody has claimed it. `anak`: the child cases,
    in the order they were started. `batal`: why the case was cancelled in the end.
    """

    sop: str
    judul: str = ""
    langkah: int = TAMAT
    umur: int = SEJAM
    unit: str = "pagaralam"
    hasil: Mapping[int, Sequence[str]] = field(default_factory=dict)
    lama: Mapping[int, int] = field(default_factory=dict)
    kurang: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    catatan: Mapping[int, str] = field(default_factory=dict)
    alasan: str = "Belum sesuai mutu baku; catatan diberikan kepada penyusunnya."
    petugas: Mapping[int, Sequence[str]] = field(default_factory=dict)
    oleh: Mapping[int, str] = field(default_factory=dict)
    siapkan: Callable[[Unit], Mapping[str, Any]] | None = None
    huruf: str = ""
    tanpa: str = ""
    terpilih: str = ""
    janji: Mapping[str, int] = field(default_factory=dict)
    diambil: bool = False
    anak: Sequence[Kasus] = ()
    batal: str = ""


@dataclass(frozen=True)
class Babak:
    """One visit that is done: `tunggu` until its appointment, `lama` from opening to end."""

    langkah: Langkah
    hasil: Hasil
    tunggu: int
    lama: int
    anak: Kasus | None = None


@dataclass(frozen=True)
class Alur:
    """The way of a case: the visits that are done, and the step that is open (None: ended)."""

    babak: Sequence[Babak]
    terbuka: Langkah | None
    anak: Kasus | None

    @property
    def lama(self) -> int:
        return sum(satu.lama for satu in self.babak)


def susun(kasus: Kasus) -> Alur:
    """Walk the table as the case did."""
    sop = kelas_sop(kasus.sop).sop
    kunjungan: dict[int, int] = {}
    anak, babak = list(kasus.anak), list[Babak]()
    langkah: Langkah | None = sop.baris(1)
    while langkah is not None and len(babak) < kasus.langkah:
        ke = kunjungan[langkah.urut] = kunjungan.get(langkah.urut, 0) + 1
        hasil = _hasil(kasus, langkah, ke)
        milik = anak.pop(0) if langkah.proses_anak else None
        babak.append(_babak(kasus, langkah, hasil, milik))
        langkah = None if isinstance(hasil.ke, Akhir) else sop.baris(hasil.ke)
    return Alur(babak, langkah, anak.pop(0) if anak else None)


def lama_cerita(kasus: Kasus) -> int:
    """From the start of a case until now."""
    alur = susun(kasus)
    return alur.lama + (lama_cerita(alur.anak) if alur.anak else kasus.umur)


def lama_langkah(langkah: Langkah) -> int:
    """What the step takes in these stories: well within its limit."""
    if langkah.batas is None:
        return LAMA_TANPA_BATAS
    menit = {"menit": 1, "jam": SEJAM, "hari": SEHARI}[langkah.batas.satuan]
    return max(1, langkah.batas.nilai * menit * 3 // 5)


def _hasil(kasus: Kasus, langkah: Langkah, ke: int) -> Hasil:
    nama = kasus.hasil.get(langkah.urut, ())
    if ke > len(nama):
        return langkah.lanjut[0]
    hasil = langkah.hasil(nama[ke - 1])
    if hasil is None:
        raise ValueError(f"{kasus.sop} langkah {langkah.urut} tidak punya hasil {nama[ke - 1]!r}.")
    return hasil


def _babak(kasus: Kasus, langkah: Langkah, hasil: Hasil, anak: Kasus | None) -> Babak:
    tunggu = TUNGGU_JANJI if any(s.janji for s in (langkah, *langkah.sublangkah)) else 0
    if anak is not None:
        lama = lama_cerita(anak) + SETELAH_BAGIAN
    elif langkah.sublangkah:
        lama = max(map(lama_langkah, langkah.sublangkah)) + SETELAH_BAGIAN
    else:
        lama = lama_langkah(langkah)
    return Babak(langkah, hasil, tunggu, tunggu + kasus.lama.get(langkah.urut, lama), anak)
