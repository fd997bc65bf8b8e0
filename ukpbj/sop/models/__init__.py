"""Rows of running SOPs: process, steps, verdicts, deviations, duties, files, trail, outbox."""

from ukpbj.sop.models.batas import BatasLangkah
from ukpbj.sop.models.berkas import Berkas, BerkasPribadi, LogAkses
from ukpbj.sop.models.dasar_hukum import DasarHukumTerganti
from ukpbj.sop.models.jejak import Jejak, KeteranganJejak
from ukpbj.sop.models.kotak_keluar import Detak, KotakKeluar
from ukpbj.sop.models.langkah import PelaksanaanLangkah, PutusanButir
from ukpbj.sop.models.penyimpangan import Penyimpangan, RiwayatPenyimpangan
from ukpbj.sop.models.perubahan_kalender import PerubahanKalender
from ukpbj.sop.models.proses import IkatanPeran, Penghitung, Proses
from ukpbj.sop.models.rekap import RekapHarian, RekapLama
from ukpbj.sop.models.tugas import Tugas

__all__ = [
    "BatasLangkah",
    "Berkas",
    "BerkasPribadi",
    "DasarHukumTerganti",
    "Detak",
    "IkatanPeran",
    "Jejak",
    "KeteranganJejak",
    "KotakKeluar",
    "LogAkses",
    "PelaksanaanLangkah",
    "Penghitung",
    "Penyimpangan",
    "PerubahanKalender",
    "Proses",
    "PutusanButir",
    "RekapHarian",
    "RekapLama",
    "RiwayatPenyimpangan",
    "Tugas",
]
