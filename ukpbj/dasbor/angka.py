"""What the dashboard of Kepala UKPBJ says; every number leads to the list it was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.dasbor.antrean import BarisKerja, susun_baris
from ukpbj.dasbor.daftar import BERJALAN
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.register import TANPA
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop import format_waktu
from ukpbj.sop.izin import saringan_langkah
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.tenggat import lama_terlambat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ukpbj.akun.models import Unit

TERLAMBAT_TAMPIL = 8
SEGERA_TAMPIL = 5


@dataclass(frozen=True)
class Kartu:
    """One number of `komponen/kartu_angka.html`."""

    label: str
    angka: int
    url: str
    keterangan: str = ""
    kelas: str = ""


@dataclass(frozen=True)
class BarisTelat:
    """One late step: the line of the queue, and how late in working time."""

    baris: BarisKerja
    lama: str


@dataclass(frozen=True)
class Batang:
    """One bar of `komponen/bilah.html`."""

    label: str
    nilai: int
    maks: int
    url: str


class Dasbor:
    """The units a person heads, at one instant: at most six queries however much is open."""

    def __init__(self, pembaca: Pembaca) -> None:
        self.pembaca = pembaca

    @property
    def unit(self) -> Unit:
        """The unit whose time the page tells: of several headed, the first assigned."""
        return next(u for pk, u in self.pembaca.unit.items() if pk in self.pembaca.dipimpin)

    # --- Numbers ------------------------------------------------------------------------------

    @cached_property
    def _menurut_sop(self) -> list[dict[str, Any]]:
        """Counts of open steps, and of the cases they belong to, by SOP."""
        pembaca = self.pembaca
        telat = pembaca.syarat_keadaan("terlambat")
        hari_ini = pembaca.syarat_keadaan("hari_ini") & ~Q(peran=PELAKU_USAHA)
        sejam = hari_ini & Q(jatuh_tempo__lt=pembaca.pada + timedelta(hours=1))
        milik_saya = saringan_langkah(pembaca.pengguna, pembaca.penugasan)
        telat_saya = telat & milik_saya & pembaca.syarat_pemegang("", "")
        terbuka = PelaksanaanLangkah.objects.terbuka().filter(unit__in=pembaca.dipimpin)
        hitung = {
            "berjalan": Count("proses", distinct=True),
            "terlambat": Count("id", filter=telat),
            "terlambat_saya": Count("id", filter=telat_saya),
            "hari_ini": Count("id", filter=hari_ini),
            "sejam": Count("id", filter=sejam),
        }
        kelompok: QuerySet[Any, Any] = terbuka.values("kode_sop").annotate(**hitung)
        return list(kelompok.order_by("kode_sop"))

    def _jumlah(self, nama: str) -> int:
        return sum(k[nama] for k in self._menurut_sop)

    @property
    def terlambat(self) -> int:
        return self._jumlah("terlambat")

    @cached_property
    def _menyimpang(self) -> dict[str, int]:
        """Deviations of the units that nobody has accounted for, by kind."""
        return dict(
            Penyimpangan.objects.tanpa_pertanggungjawaban()
            .filter(unit__in=self.pembaca.dipimpin)
            .values_list("jenis")
            .annotate(banyak=Count("id"))
            .order_by()
        )

    # --- What the page shows ------------------------------------------------------------------

    @property
    def judul(self) -> str:
        saya = self._jumlah("terlambat_saya")
        if not self.terlambat:
            return "Tidak ada langkah yang terlambat"
        ekor = f", {saya} di antaranya menunggu Anda" if saya else ""
        return f"{self.terlambat} langkah terlambat{ekor}"

    @property
    def saat(self) -> str:
        """Date, time and, where one unit is led, its hours: the clock it all is measured by."""
        pada, unit = self.pembaca.pada, self.unit
        bagian = [format_waktu.tanggal(pada, unit), format_waktu.jam(pada, unit)]
        if len(self.pembaca.dipimpin) == 1:
            bagian.append(self._jam_kerja(pada, unit))
        return " · ".join(bagian)

    def _jam_kerja(self, pada: datetime, unit: Unit) -> str:
        akhir = format_waktu.akhir_hari(pada, unit)
        rincian = self.pembaca.kalender_dari(unit).rincian(akhir - timedelta(days=1), akhir)
        kerja = [baris for baris in rincian if baris.dihitung]
        if not kerja:
            return "hari ini libur"
        sampai = f"{kerja[-1].selesai:%H.%M}".replace("00.00", "24.00")
        return f"jam kerja {kerja[0].mulai:%H.%M}–{sampai}"

    @property
    def kartu(self) -> list[Kartu]:
        return [
            self._kartu_terlambat(),
            Kartu(
                "Jatuh tempo hari ini", self._jumlah("hari_ini"), self.url_kerja("hari_ini"),
                f"{self._jumlah('sejam')} dalam satu jam",
                "hampir" if self._jumlah("hari_ini") else "",
            ),
            Kartu(
                "Tanpa pertanggungjawaban", sum(self._menyimpang.values()),
                self._url("dasbor:penyimpangan", keadaan=TANPA), self._rincian_penyimpangan(),
            ),
            Kartu(
                "Proses berjalan", self._jumlah("berjalan"),
                self._url("dasbor:daftar_proses", keadaan=BERJALAN),
                f"dari {len(self._menurut_sop)} SOP",
            ),
        ]  # fmt: skip

    def _kartu_terlambat(self) -> Kartu:
        kelas = "terlambat" if self.terlambat else "aman"
        terlama = f"terlama {self.telat[0].lama}" if self.telat else "semua dalam batasnya"
        url = self.url_kerja("terlambat")
        return Kartu("Terlambat sekarang", self.terlambat, url, terlama, kelas)

    def _rincian_penyimpangan(self) -> str:
        bagian = [
            f"{self._menyimpang[jenis.value]} {str(jenis.label).lower()}"
            for jenis in Penyimpangan.Jenis
            if jenis.value in self._menyimpang
        ]
        if not bagian:
            return "semua penyimpangan sudah dipertanggungjawabkan"
        return f"penyimpangan: {', '.join(bagian)}"

    @cached_property
    def telat(self) -> list[BarisTelat]:
        """Late steps, the longest late first."""
        pembaca = self.pembaca
        daftar = self._baris(pembaca.syarat_keadaan("terlambat"), TERLAMBAT_TAMPIL)
        return [
            BarisTelat(
                baris,
                lama_terlambat(
                    baris.pelaksanaan, pembaca.pada, pembaca.kalender_dari(baris.pelaksanaan.unit)
                ),
            )
            for baris in daftar
        ]

    @cached_property
    def segera(self) -> list[BarisKerja]:
        """Steps still in time, the next deadline first."""
        return self._baris(Q(terlambat_sejak__gte=self.pembaca.pada), SEGERA_TAMPIL)

    def _baris(self, syarat: Q, banyak: int) -> list[BarisKerja]:
        kumpulan = self.pembaca.milik_unit().filter(syarat)
        kumpulan = kumpulan.select_related("proses", "unit", "pemegang")
        return susun_baris(kumpulan.order_by("terlambat_sejak", "id")[:banyak], self.pembaca)

    @property
    def batang(self) -> list[Batang]:
        """Late steps by SOP, the most first."""
        telat = sorted(
            (k for k in self._menurut_sop if k["terlambat"]), key=lambda k: -k["terlambat"]
        )
        maks = max((k["terlambat"] for k in telat), default=1)
        return [
            Batang(
                nama_sop(k["kode_sop"]), k["terlambat"], maks,
                self.url_kerja("terlambat", sop=k["kode_sop"]),
            )
            for k in telat
        ]  # fmt: skip

    # --- Addresses ----------------------------------------------------------------------------

    def url_kerja(self, keadaan: str, **lain: str) -> str:
        return self._url("dasbor:kerja", keadaan=keadaan, **lain)

    @property
    def url_terlambat(self) -> str:
        return self.url_kerja("terlambat")

    @property
    def url_segera(self) -> str:
        return self._url("dasbor:kerja")

    def _url(self, nama: str, **isi: str) -> str:
        return f"{reverse(nama)}?{urlencode({**isi, 'lingkup': LINGKUP_UNIT})}"
