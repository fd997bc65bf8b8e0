"""What pages call an SOP and a person, in few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop.daftar import SopTidakDikenal, kelas_sop, semua_sop

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.sop.definisi import Sop
    from ukpbj.sop.models import Proses

BELUM_DIAMBIL = "belum diambil"


def nama_sop(kode: str, versi: int | None = None) -> str:
    """The short name of an SOP; its code where no class carries it any more."""
    try:
        nama = str(kelas_sop(kode, versi)._meta.verbose_name)
    except SopTidakDikenal:
        return kode
    return nama[:1].upper() + nama[1:]


def peran_kantor() -> set[str]:
    """Roles of the offices that some SOP has a column for."""
    return {kode for sop in semua_sop() for kode in sop.pelaku} - {PELAKU_USAHA}


def nama_peran(kode: str) -> str:
    """A role as most SOPs print it; its code where none does."""
    nama = Counter(sop.pelaku[kode] for sop in semua_sop() if kode in sop.pelaku)
    return max(nama, key=nama.__getitem__, default=kode)


def banyak_langkah(sop: Sop) -> int:
    """How many steps "langkah 5 dari 8" counts; 0 where the printed numbers skip or repeat."""
    runtut = all(langkah.no in ("", str(langkah.urut)) for langkah in sop.langkah)
    return len(sop.langkah) if runtut else 0


def nama_jenis(jenis: str) -> str:
    """The kind of a file or document in words: "ktp" is KTP, "berita_acara" is Berita acara."""
    kata = jenis.replace("_", " ")
    return kata.upper() if len(kata) <= 4 else kata.capitalize()


def sebut_pemegang(pemegang: Pengguna | None, pembaca: Pengguna) -> str:
    if pemegang is None:
        return BELUM_DIAMBIL
    return "Anda" if pemegang == pembaca else str(pemegang)


def sebut_tamu(proses: Proses) -> str:
    """Who an appointment is with: of a case somebody applied for the applicant, else a meeting."""
    return "pelaku usaha" if proses.pemohon_id else "peserta"
