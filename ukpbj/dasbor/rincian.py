""" "Kenapa tenggatnya ini?": how the deadline of one step came about, span by span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from ukpbj.sop import format_waktu
from ukpbj.sop.definisi import MulaiJam
from ukpbj.sop.kata_waktu import waktu_kerja
from ukpbj.sop.terpakai import Terpakai, terpakai

if TYPE_CHECKING:
    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.kalender import BarisRincian, Kalender
    from ukpbj.sop.models import PelaksanaanLangkah, Proses


@dataclass(frozen=True)
class BarisBuku:
    """One line of the ledger in words; `jumlah`: working time counted up to its end."""

    tanggal: str
    jam: str
    keterangan: str
    lama: str
    dihitung: bool
    jumlah: str


@dataclass
class Rincian:
    """One step row as the page explains it. Reads `penetapan_batas.ditetapkan_oleh`."""

    proses: Proses
    pelaksanaan: PelaksanaanLangkah
    pembaca: Pembaca

    @cached_property
    def kalender(self) -> Kalender:
        return self.pembaca.kalender_dari(self.proses.unit)

    def _lengkap(self, waktu: datetime) -> str:
        return format_waktu.lengkap(waktu, self.proses.unit)

    @property
    def judul(self) -> str:
        """The answer in one line."""
        p = self.pelaksanaan
        if p.batas is None:
            return "Langkah ini tidak punya batas waktu"
        if p.mulai is None or p.jatuh_tempo is None:
            return "Waktu langkah ini belum berjalan"
        return f"Jatuh tempo {format_waktu.sedang(p.jatuh_tempo, self.proses.unit)}"

    # --- Where limit and start come from ------------------------------------------------------

    @property
    def batas(self) -> str:
        batas = self.pelaksanaan.batas
        return f"{batas} kerja" if batas else "tidak ada"

    @property
    def asal(self) -> str:
        p = self.pelaksanaan
        if p.asal_batas == p.AsalBatas.SOP:
            return f"Tercetak di SOP {self.proses.kelas.sop.nomor}, langkah {p.sebutan}."
        satu = p.penetapan_batas
        if satu is None:
            return (
                "SOP tidak mencetak batas untuk langkah ini, dan saat langkah ini dibuka "
                "Kepala UKPBJ belum menetapkannya."
            )
        return (
            f"SOP tidak mencetak batas. Ditetapkan {satu.ditetapkan_oleh} berdasarkan "
            f"{satu.dasar}, berlaku mulai {sebut_tanggal(satu.berlaku_mulai)}."
        )

    @property
    def mulai(self) -> str:
        p = self.pelaksanaan
        if p.mulai is None:
            return self._ditunggu
        sebab = "saat pelaku usaha hadir"
        if p.janji and p.mulai == p.janji:
            sebab = "waktu janji temu"
        elif p.mulai == p.dibuka:
            sebab = "saat langkah ini dibuka"
        return f"{self._lengkap(p.mulai)}, {sebab}."

    @property
    def _ditunggu(self) -> str:
        if any(j.mulai is MulaiJam.KEHADIRAN for j in self.pelaksanaan.langkah.janji):
            return "Menunggu pelaku usaha hadir; waktu dihitung sejak kehadirannya dicatat."
        return "Menunggu janji temu; waktu dihitung sejak saat yang dijanjikan."

    @property
    def hitungan_mulai(self) -> str:
        """Where the clock starts outside working time: when it really begins to count."""
        p = self.pelaksanaan
        if p.mulai is None or p.batas is None or self.kalender.sedang_buka(p.mulai):
            return ""
        pertama = self.kalender.instan_kerja_pertama(p.mulai)
        return f"Itu di luar waktu kerja, jadi hitungannya mulai {self._lengkap(pertama)}."

    @property
    def terlambat(self) -> str:
        p = self.pelaksanaan
        if p.milik_pelaku_usaha:
            return "Waktu pelaku usaha hanya ditampilkan; tidak pernah menjadi penyimpangan."
        if p.terlambat_sejak is None:
            return ""
        saat = self._lengkap(p.terlambat_sejak)
        if p.terlambat_sejak == p.jatuh_tempo:
            return f"Terlambat bila selesai sesudah {saat}."
        return f"Dari jatuh tempo sampai {saat} tidak ada waktu kerja: baru sesudah itu terlambat."

    # --- The ledger ---------------------------------------------------------------------------

    @cached_property
    def _rincian(self) -> list[BarisRincian]:
        p = self.pelaksanaan
        if p.mulai is None or p.jatuh_tempo is None:
            return []
        return self.kalender.rincian(p.mulai, p.jatuh_tempo)

    @cached_property
    def buku(self) -> list[BarisBuku]:
        jumlah, hasil = 0, []
        for satu in self._rincian:
            jumlah += satu.detik if satu.dihitung else 0
            hasil.append(
                BarisBuku(
                    *_rentang(satu),
                    satu.keterangan,
                    sebut_lama(satu.detik),
                    satu.dihitung,
                    sebut_lama(jumlah) if satu.dihitung else "",
                )
            )
        return hasil

    @property
    def jumlah(self) -> str:
        """The sum line: counted working time, and that it is the limit."""
        detik, batas = sum(s.detik for s in self._rincian if s.dihitung), self.pelaksanaan.batas
        tepat = f", tepat {batas}" if batas and batas.detik == detik else ""
        return f"{sebut_lama(detik)}{tepat}"

    @property
    def tidak_dihitung(self) -> str:
        return sebut_lama(sum(satu.detik for satu in self._rincian if not satu.dihitung))

    @cached_property
    def _hari_kerja(self) -> list[date]:
        """For a limit in days: the working days after the one on which the count starts."""
        p, hasil = self.pelaksanaan, list[date]()
        if not self._rincian or p.mulai is None or p.batas is None or p.batas.satuan != "hari":
            return hasil
        tanggal = self.kalender.instan_kerja_pertama(p.mulai).date()
        while len(hasil) < p.batas.nilai:
            tanggal += timedelta(days=1)
            if self.kalender.hari(tanggal).rentang:
                hasil.append(tanggal)
        return hasil

    @property
    def hari_kerja(self) -> list[str]:
        return [sebut_tanggal(tanggal) for tanggal in self._hari_kerja]

    @property
    def jam_tenggat(self) -> str:
        """For a limit in days: why the deadline has its clock time."""
        p = self.pelaksanaan
        if not self._hari_kerja or p.mulai is None or p.jatuh_tempo is None:
            return ""
        jam = format_waktu.jam(self.kalender.instan_kerja_pertama(p.mulai), self.proses.unit)
        terakhir = sebut_tanggal(self._hari_kerja[-1])
        if format_waktu.jam(p.jatuh_tempo, self.proses.unit) == jam:
            return f"Tenggatnya {terakhir}, pada jam yang sama dengan mulainya: {jam}."
        return (
            f"Pada {terakhir} pukul {jam} belum atau tidak ada waktu kerja yang berjalan, jadi "
            f"tenggatnya akhir jam kerja terakhir sebelum itu: {self._lengkap(p.jatuh_tempo)}."
        )

    @property
    def berbeda(self) -> str:
        """Where the calendar of today says something else than what is stored."""
        p = self.pelaksanaan
        if p.mulai is None or p.jatuh_tempo is None or p.batas is None:
            return ""
        kini = self.kalender.jatuh_tempo(p.mulai, p.batas)
        if kini == p.jatuh_tempo:
            return ""
        if p.selesai is None:
            return "Kalender baru saja berubah; tenggat langkah ini sedang dihitung ulang."
        return (
            "Kalender berubah sesudah langkah ini selesai. Tenggatnya tetap seperti saat itu; "
            f"menurut kalender sekarang {format_waktu.sedang(kini, self.proses.unit)}."
        )

    # --- Waiting and working ------------------------------------------------------------------

    @cached_property
    def _terpakai(self) -> Terpakai:
        return terpakai(self.pelaksanaan, self.kalender, self.pembaca.pada)

    @property
    def ditunda(self) -> str:
        """Before the clock began; empty where it began with the step."""
        return self._kata(self._terpakai.ditunda) if self._terpakai.ditunda else ""

    @property
    def menunggu(self) -> str:
        return self._kata(self._terpakai.menunggu)

    @property
    def dikerjakan(self) -> str:
        return self._kata(self._terpakai.dikerjakan)

    def _kata(self, detik: int) -> str:
        return waktu_kerja(detik, self.kalender.detik_sehari(self.pelaksanaan.dibuka))


def sebut_tanggal(tanggal: date) -> str:
    """Sel 13 Okt 2026."""
    hari = format_waktu.HARI_RINGKAS[tanggal.weekday()]
    return f"{hari} {tanggal.day} {format_waktu.BULAN_RINGKAS[tanggal.month - 1]} {tanggal.year}"


def sebut_lama(detik: int) -> str:
    """Plain hours and minutes: a ledger adds up, so it has no days of varying length."""
    menit, sisa_detik = divmod(detik, 60)
    bagian = [(menit // 60, "jam"), (menit % 60, "menit"), (sisa_detik, "detik")]
    return " ".join(f"{nilai} {satuan}" for nilai, satuan in bagian if nilai) or "0 menit"


def _rentang(satu: BarisRincian) -> tuple[str, str]:
    """The date and the hours of a line; a line over several dates names both ends.

    A span that ends with its date ends at 24.00.
    """
    mulai, terakhir = satu.mulai, satu.selesai - timedelta(seconds=1)
    jam = "%H.%M.%S" if mulai.second or satu.selesai.second else "%H.%M"
    akhir = "24.00" if satu.selesai.date() > terakhir.date() else f"{satu.selesai:{jam}}"
    if terakhir.date() == mulai.date():
        return sebut_tanggal(mulai.date()), f"{mulai:{jam}}–{akhir}"
    return (
        f"{sebut_tanggal(mulai.date())} s.d. {sebut_tanggal(terakhir.date())}",
        f"{mulai:{jam}}–{akhir}",
    )
