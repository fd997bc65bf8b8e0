"""What a report says, ready for paper and sheets: one place for both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.laporan.baca import Lapor, baca_bulan
from ukpbj.dasbor.laporan.dasar import dasar_kalender
from ukpbj.dasbor.laporan.hitung import AngkaLangkah, AngkaSop, Hasil, Jumlah, Perkara
from ukpbj.dasbor.laporan.kata import lama, persen
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.dokumen.naskah import Kop, Penanda, dipegang, kop, penanda, sebut_jabatan
from ukpbj.dokumen.terbilang import tanggal_panjang
from ukpbj.sop import format_waktu
from ukpbj.sop.daftar import SopTidakDikenal, kelas_sop
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.models import BatasLangkah

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.dasbor.laporan.bulan import Bulan
    from ukpbj.dasbor.models import Laporan
    from ukpbj.dokumen.naskah import Rincian
    from ukpbj.sop.definisi import Langkah
    from ukpbj.sop.rekap import Kunci

JUDUL = "Laporan Kepatuhan Mutu Baku"
DITETAPKAN, TERCETAK, TANPA = "ditetapkan", "tercetak", "tanpa batas"
SEBUTAN_AKHIR = {
    Akhir.SELESAI.value: "selesai",
    Akhir.DITOLAK.value: "ditolak",
    Akhir.DIALIHKAN.value: "dialihkan",
    Akhir.DIBATALKAN.value: "dibatalkan",
}


@dataclass(frozen=True)
class BarisLangkah:
    """One row of an SOP as it is shown: its words on paper, and its numbers."""

    angka: AngkaLangkah
    sebutan: str
    kegiatan: str
    pelaku: str
    batas: str
    asal_batas: str


@dataclass(frozen=True)
class BagianSop:
    """One SOP: name, numbers, rows."""

    nama: str
    angka: AngkaSop
    langkah: tuple[BarisLangkah, ...]

    @property
    def jumlah(self) -> Jumlah:
        return self.angka.jumlah


@dataclass(frozen=True)
class BarisRingkas:
    """One line of the summary. `nilai`, `sebelum`: a number, or words."""

    label: str
    nilai: Any
    sebelum: Any
    catatan: str = ""


@dataclass(frozen=True)
class IsiLaporan:
    """The whole report; `pada`: the instant it was counted at."""

    laporan: Laporan
    unit: Unit
    bulan: Bulan
    pada: datetime
    sampai: datetime
    hasil: Hasil
    sop: tuple[BagianSop, ...]
    dasar: Rincian
    kop: Kop
    sebutan_penanda: str
    penanda: Penanda

    @property
    def sementara(self) -> bool:
        return self.sampai < self.bulan.rentang(self.unit)[1]

    @property
    def periode(self) -> str:
        """1 sampai 31 Oktober 2026 (WIB)"""
        return f"1 sampai {tanggal_panjang(self.bulan.akhir)} ({self.unit.get_zona_display()})"

    @property
    def dihitung_sampai(self) -> str:
        return format_waktu.lengkap(self.sampai, self.unit)

    @property
    def disusun(self) -> str:
        return f"{format_waktu.lengkap(self.pada, self.unit)}, edisi {self.laporan.edisi}"

    @property
    def tempat_tanggal(self) -> str:
        setempat = format_waktu.setempat(self.pada, self.unit)
        return f"{self.unit.kota or self.unit.nama}, {tanggal_panjang(setempat)}"

    @property
    def ringkas(self) -> list[BarisRingkas]:
        """The summary beside the month before."""
        j, lalu, hasil = self.hasil.jumlah, self.hasil.sebelum, self.hasil
        perkara, dulu = hasil.perkara, hasil.perkara_sebelum
        return [
            BarisRingkas("Proses dimulai", perkara.dimulai, dulu.dimulai),
            BarisRingkas(
                "Proses berakhir", perkara.semua_berakhir, dulu.semua_berakhir, _akhir(perkara)
            ),
            BarisRingkas("Langkah kantor selesai", j.selesai, lalu.selesai),
            BarisRingkas("Tanpa penyimpangan", j.patuh, lalu.patuh),
            BarisRingkas("Kepatuhan", persen(j.permil), persen(lalu.permil)),
            BarisRingkas("Penyimpangan waktu", j.waktu, lalu.waktu),
            BarisRingkas("Penyimpangan kelengkapan", j.kelengkapan, lalu.kelengkapan),
            BarisRingkas("Penyimpangan keluaran", j.keluaran, lalu.keluaran),
        ]

    @property
    def waktu(self) -> Rincian:
        """Office time and vendor time, kept apart: in all, and per step."""
        j = self.hasil.jumlah
        return (
            ("Kantor: menunggu", _jumlah_rata(j.menunggu, j.rata_menunggu)),
            ("Kantor: dikerjakan", _jumlah_rata(j.dikerjakan, j.rata_dikerjakan)),
            ("Pelaku usaha", _jumlah_rata(j.vendor, j.rata_vendor)),
        )

    @property
    def ringkasan(self) -> dict[str, Any]:
        """What the list of reports shows."""
        j = self.hasil.jumlah
        return {
            "selesai": j.selesai,
            "patuh": j.patuh,
            "kepatuhan": persen(j.permil),
            "penyimpangan": len(self.hasil.simpang),
            "tanpa_jawaban": self.hasil.tanpa_jawaban,
        }


def _akhir(perkara: Perkara) -> str:
    """12 selesai, 1 ditolak"""
    bagian = [(perkara.berakhir.get(kode, 0), kata) for kode, kata in SEBUTAN_AKHIR.items()]
    return ", ".join(f"{banyak} {kata}" for banyak, kata in bagian if banyak)


def _jumlah_rata(detik: int, rata: int | None) -> str:
    return f"{lama(detik)}, rata-rata {lama(rata)} per langkah" if rata is not None else lama(rata)


def susun_isi(laporan: Laporan, pada: datetime, lapor: Lapor) -> IsiLaporan:
    """Read and count everything, up to the end of the month or `pada`."""
    unit, bulan = laporan.unit, laporan.periode
    sampai = min(pada, bulan.rentang(unit)[1])
    hasil = baca_bulan(unit, bulan, sampai, lapor)
    tetapan = _tetapan(unit, bulan)
    setempat = format_waktu.setempat(laporan.diminta, unit)
    pegangan = dipegang(laporan.diminta_oleh, unit.pk, setempat.date())
    kepala = [p for p in pegangan if p.peran_id == KEPALA_UKPBJ]
    return IsiLaporan(
        laporan, unit, bulan, pada, sampai, hasil,
        tuple(_bagian(satu, tetapan) for satu in hasil.sop),
        dasar_kalender(unit, bulan), kop(unit),
        sebut_jabatan(kepala, "Kepala UKPBJ"), penanda(laporan.diminta_oleh),
    )  # fmt: skip


def _tetapan(unit: Unit, bulan: Bulan) -> dict[Kunci, list[BatasLangkah]]:
    """Limits the head had set for some part of the month."""
    hasil = defaultdict(list)
    semua = BatasLangkah.objects.filter(unit=unit).bersinggungan(bulan.awal, bulan.akhir)
    for satu in semua.order_by("berlaku_mulai", "id"):
        hasil[satu.kode_sop, satu.versi_sop, satu.urut, satu.huruf].append(satu)
    return hasil


def _bagian(angka: AngkaSop, tetapan: dict[Kunci, list[BatasLangkah]]) -> BagianSop:
    return BagianSop(
        nama_sop(angka.kode, angka.versi),
        angka,
        tuple(_baris(satu, tetapan.get(satu.kunci, [])) for satu in angka.langkah),
    )


def _baris(angka: AngkaLangkah, tetapan: list[BatasLangkah]) -> BarisLangkah:
    kode, versi, urut, huruf = angka.kunci
    try:
        sop = kelas_sop(kode, versi).sop
        langkah = sop.baris(urut, huruf)
    except (SopTidakDikenal, KeyError):
        return BarisLangkah(angka, f"{urut}{huruf}", "", "", TANPA, "")
    batas, asal = _batas(langkah, tetapan)
    pelaku = sop.pelaku[langkah.peran]
    return BarisLangkah(angka, langkah.sebutan, langkah.kegiatan, pelaku, batas, asal)


def _batas(langkah: Langkah, tetapan: list[BatasLangkah]) -> tuple[str, str]:
    """The limit in words, and where it comes from; of several set one after the other all."""
    if langkah.batas:
        return str(langkah.batas), TERCETAK
    kata = dict.fromkeys(str(satu.batas) for satu in tetapan)
    return (", lalu ".join(kata), DITETAPKAN) if kata else (TANPA, "")
