"""The story of a case as the pelaku usaha is told it, and whose time it took."""

from __future__ import annotations

from dataclasses import dataclass

from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Babak
from registrasi.status import Kisah
from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import Akhir
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
    """The steps in the words of the portal, with what has happened and what is to come."""
    kini = kisah.terbuka or kisah.baris[-1]
    tatap_muka = kisah.permohonan.cara == PermohonanAkun.Cara.TATAP_MUKA
    babak = [
        satu for satu in kisah.permohonan.kelas.perjalanan if not (satu.daring_saja and tatap_muka)
    ]
    return [_titik(kisah, satu, nomor, kini) for nomor, satu in enumerate(babak, start=1)]


def _titik(kisah: Kisah, babak: Babak, nomor: int, kini: PelaksanaanLangkah) -> Titik:
    milik = [b for b in kisah.baris if b.urut in babak.langkah]
    selesai = kisah.permohonan.keadaan == Akhir.SELESAI.value
    if milik and (selesai or max(babak.langkah) < kini.urut):
        kapan = format_waktu.sedang(milik[-1].selesai or kisah.kini, kisah.permohonan.unit)
        return Titik(str(nomor), babak.judul, f"selesai {kapan}", "selesai")
    if kini.urut in babak.langkah:
        ulang = kini.milik_pelaku_usaha and kini.kunjungan > 1
        judul = PERBAIKAN if ulang else babak.judul
        return Titik(str(nomor), judul, _keterangan_kini(kisah, kini), "kini")
    return Titik(str(nomor), babak.judul, "", "nanti")


def _keterangan_kini(kisah: Kisah, kini: PelaksanaanLangkah) -> str:
    unit = kisah.permohonan.unit
    if kini.selesai is not None:
        akhir = {"ditolak": "ditolak", "dibatalkan": "dibatalkan"}
        kata = akhir.get(kisah.permohonan.keadaan, "selesai")
        return f"{kata} {format_waktu.sedang(kini.selesai, unit)}"
    if kini.milik_pelaku_usaha:
        return f"giliran Anda sejak {format_waktu.sedang(kini.dibuka, unit)}"
    if kini.janji and kini.janji > kisah.kini:
        return f"janji {format_waktu.sedang(kini.janji, unit)}"
    if kini.mulai is None:
        return "menunggu kedatangan Anda"
    return f"di kantor sejak {format_waktu.sedang(kini.mulai, unit)}"


def dua_jam(kisah: Kisah) -> tuple[str, str]:
    """Working time with the office, and with the pelaku usaha, in words."""
    kalender = kalender_unit(kisah.permohonan.unit)
    kantor = pelaku = 0
    for baris in kisah.baris:
        if baris.mulai is None:
            continue
        detik = kalender.detik_kerja(baris.mulai, baris.selesai or kisah.kini)
        if baris.milik_pelaku_usaha:
            pelaku += detik
        else:
            kantor += detik
    sehari = kalender.detik_sehari(kisah.kini)
    return waktu_kerja(kantor, sehari), waktu_kerja(pelaku, sehari)
