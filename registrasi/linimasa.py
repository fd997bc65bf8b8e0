"""The story of a case as the pelaku usaha is told it, and whose time it took."""

from __future__ import annotations

from dataclasses import dataclass, replace

from registrasi.giliran import judul_langkah
from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Babak, Halaman
from registrasi.status import Kisah
from ukpbj.sop import format_waktu, terpakai
from ukpbj.sop.definisi import Akhir, MulaiJam
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.kata_waktu import waktu_kerja
from ukpbj.sop.models import PelaksanaanLangkah

PERBAIKAN = "Memperbaiki dokumen"


@dataclass(frozen=True)
class Titik:
    """One line of the journey, as komponen/linimasa.html draws it."""

    no: str
    judul: str
    keterangan: str
    keadaan: str


def perjalanan(kisah: Kisah) -> list[Titik]:
    """The steps in the words of the portal, with what has happened and what is to come.

    Left out is what this case never came by, and after an end before its time what never came.
    """
    permohonan, kini = kisah.permohonan, kisah.terbuka or kisah.baris[-1]
    tatap_muka = permohonan.cara == PermohonanAkun.Cara.TATAP_MUKA
    babak = [b for b in permohonan.kelas.perjalanan if not (b.daring_saja and tatap_muka)]
    di = next((n for n, satu in enumerate(babak) if satu.memuat(kini.urut)), len(babak))
    titik = [_selesai(kisah, satu) for satu in babak[:di] if _milik(kisah, satu)]
    for satu in babak[di : di + 1]:
        beres = permohonan.keadaan == Akhir.SELESAI.value
        titik.append(_selesai(kisah, satu) if beres else _kini(kisah, satu, kini))
    if not permohonan.sudah_berakhir:
        titik += [Titik("", satu.judul, "", "nanti") for satu in babak[di + 1 :]]
    return [replace(satu, no=str(nomor)) for nomor, satu in enumerate(titik, start=1)]


def _milik(kisah: Kisah, babak: Babak) -> list[PelaksanaanLangkah]:
    return [b for b in kisah.baris if babak.memuat(b.urut)]


def _selesai(kisah: Kisah, babak: Babak) -> Titik:
    saat = _milik(kisah, babak)[-1].selesai or kisah.kini
    kapan = format_waktu.sedang(saat, kisah.permohonan.unit)
    return Titik("", babak.judul, f"selesai {kapan}", "selesai")


def _kini(kisah: Kisah, babak: Babak, kini: PelaksanaanLangkah) -> Titik:
    judul = _judul_kini(kisah, kini) or babak.judul
    return Titik("", judul, _keterangan_kini(kisah, kini), "kini")


def _judul_kini(kisah: Kisah, kini: PelaksanaanLangkah) -> str:
    """What the pelaku usaha has to do anew; "" where the line's own words fit."""
    if not kini.milik_pelaku_usaha or kini.selesai is not None or kini.kunjungan == 1:
        return ""
    if kisah.halaman(kini) is not Halaman.LANGKAH:
        return PERBAIKAN
    return judul_langkah(kisah.permohonan, kini)


def _keterangan_kini(kisah: Kisah, kini: PelaksanaanLangkah) -> str:
    unit = kisah.permohonan.unit
    if kini.selesai is not None:
        return f"{kisah.permohonan.keadaan} {format_waktu.sedang(kini.selesai, unit)}"
    if kini.milik_pelaku_usaha:
        return f"giliran Anda sejak {format_waktu.sedang(kini.dibuka, unit)}"
    if kini.janji and kini.janji > kisah.kini:
        return f"janji {format_waktu.sedang(kini.janji, unit)}"
    if kini.mulai is None:
        langkah = kisah.permohonan.kelas.sop.baris(kini.urut)
        menunggu_janji = langkah.mulai_jam(kisah.permohonan.fakta()) is MulaiJam.JANJI
        return "menunggu jadwal" if menunggu_janji else "menunggu kedatangan Anda"
    return f"di kantor sejak {format_waktu.sedang(kini.mulai, unit)}"


def dua_jam(kisah: Kisah) -> tuple[str, str]:
    """Working time with the office, and with the pelaku usaha, in words."""
    kalender = kalender_unit(kisah.permohonan.unit)
    lama = terpakai.dua_jam(kisah.baris, kalender, kisah.kini)
    sehari = kalender.detik_sehari(kisah.kini)
    return waktu_kerja(lama.kantor, sehari), waktu_kerja(lama.pelaku_usaha, sehari)
