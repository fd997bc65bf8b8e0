"""A step that is the turn of the pelaku usaha: what it asks, until when, what follows."""

from __future__ import annotations

from datetime import datetime

from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Babak, Petunjuk
from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import Akhir, Arah, Langkah
from ukpbj.sop.models import PelaksanaanLangkah


def petunjuk_langkah(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> Petunjuk:
    """What the step asks, in the words of the portal, else in those of the table."""
    langkah = permohonan.kelas.sop.baris(baris.urut)
    return permohonan.kelas.petunjuk.get(baris.urut) or Petunjuk(langkah.kegiatan, langkah.catatan)


def judul_langkah(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> str:
    petunjuk = petunjuk_langkah(permohonan, baris)
    return (baris.kunjungan > 1 and petunjuk.ulang) or petunjuk.judul


def batas_langkah(permohonan: PermohonanAkun, baris: PelaksanaanLangkah, kini: datetime) -> str:
    """Until when, where the SOP prints a limit; for the pelaku usaha nothing ends with it."""
    if baris.jatuh_tempo is None:
        return ""
    if kini > baris.jatuh_tempo:
        return f"Batas menurut SOP ({baris.batas} kerja) sudah lewat; Anda tetap dapat lanjut."
    kapan = format_waktu.dekat(baris.jatuh_tempo, kini, permohonan.unit)
    return f"Batas menurut SOP: {baris.batas} kerja, paling lambat {kapan}."


def sesudah_ini(permohonan: PermohonanAkun, urut: int) -> str:
    """What follows if the step goes on, and whose turn that is."""
    sop = permohonan.kelas.sop
    ke = _lanjutan(sop.baris(urut))
    if not isinstance(ke, int):
        akhir = "selesai" if ke is Akhir.SELESAI else "berakhir"
        return f"Sesudah ini permohonan Anda {akhir}." if ke else ""
    babak = babak_dari(permohonan, ke)
    if babak is None or babak.memuat(urut):
        return ""
    siapa = "Anda" if permohonan.kelas.halaman_dari(ke) else "LPSE"
    judul = f"{babak.judul[:1].lower()}{babak.judul[1:]}"
    return f"Sesudah ini: {judul} (giliran {siapa})."


def _lanjutan(langkah: Langkah) -> int | Akhir | None:
    return next((h.ke for h in langkah.lanjut if langkah.arah(h) is Arah.MAJU), None)


def babak_dari(permohonan: PermohonanAkun, urut: int) -> Babak | None:
    return next((b for b in permohonan.kelas.perjalanan if b.memuat(urut)), None)
