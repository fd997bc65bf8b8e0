"""What the dashboard of Kepala UKPBJ counts; every number leads to the list it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from ukpbj.akun.models import Pengguna
from ukpbj.dasbor import cabang
from ukpbj.dasbor.hitungan import TERBANYAK, Angka, Terhitung
from ukpbj.dasbor.pembaca import BEBAS, LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.register import SAYA, TANPA
from ukpbj.dasbor.saringan import Cip
from ukpbj.dasbor.sebutan import BELUM_DIAMBIL, nama_peran, nama_sop
from ukpbj.dasbor.sorotan import Sorotan
from ukpbj.dasbor.terurut import MENURUT_TENGGAT, TERBARU, Jendela
from ukpbj.sop import format_waktu
from ukpbj.sop.izin import saringan_langkah
from ukpbj.sop.models import Penyimpangan

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.sop.models.langkah import PelaksanaanQuerySet
    from ukpbj.sop.models.penyimpangan import PenyimpanganQuerySet

BATANG_TAMPIL = 5


@dataclass(frozen=True)
class Kartu:
    """One number of `komponen/kartu_angka.html`."""

    label: str
    angka: Angka
    url: str
    keterangan: str = ""
    kelas: str = ""


@dataclass(frozen=True)
class Batang:
    """One bar of `komponen/bilah.html`."""

    label: str
    angka: Angka
    maks: int
    url: str


@dataclass(frozen=True)
class Dimensi:
    """Late steps by one question; `lain`: how many more answers it has."""

    judul: str
    batang: Sequence[Batang]
    lain: int


@dataclass(frozen=True)
class Dasbor:
    """The chosen unit, or all a person heads, at one instant.

    Eight statements however much is open: what is counted is cut off at a bound, what is shown is
    the head of a list.
    """

    pembaca: Pembaca
    diminta: str = ""

    # --- Units --------------------------------------------------------------------------------

    @cached_property
    def semua_unit(self) -> list[Unit]:
        return [u for pk, u in self.pembaca.unit.items() if pk in self.pembaca.dipimpin]

    @cached_property
    def unit(self) -> list[Unit]:
        """What was asked for; all where that is none of them."""
        diminta = [u for u in self.semua_unit if u.kode == self.diminta]
        return diminta or self.semua_unit

    @property
    def kode_unit(self) -> str:
        return self.unit[0].kode if self.unit != self.semua_unit else ""

    @cached_property
    def pk_unit(self) -> set[int]:
        return {unit.pk for unit in self.unit}

    @property
    def cip_unit(self) -> list[Cip]:
        if len(self.semua_unit) < 2:
            return []
        semua = Cip("Semua unit", reverse("dasbor:dasbor"), not self.kode_unit)
        return [
            semua,
            *(
                Cip(u.nama, self._url("dasbor:dasbor", unit=u.kode), u.kode == self.kode_unit)
                for u in self.semua_unit
            ),
        ]

    # --- What is counted ----------------------------------------------------------------------

    @cached_property
    def langkah(self) -> PelaksanaanQuerySet:
        """Open office steps of the units."""
        return self.pembaca.milik_unit().filter(unit__in=self.pk_unit)

    @cached_property
    def langkah_saya(self) -> PelaksanaanQuerySet:
        """What waits in the head's own queue, to be read through `cabang_saya`."""
        saya = self.pembaca.langkah_terbuka().filter(self.pembaca.syarat_pemegang("", ""))
        return saya.filter(unit__in=self.pk_unit) if self.kode_unit else saya

    @cached_property
    def giliran(self) -> PenyimpanganQuerySet:
        """Deviations of the units, to be read through `cabang.giliran`: which wait for the head."""
        semua = Penyimpangan.objects.all()
        return semua.filter(unit__in=self.pk_unit) if self.kode_unit else semua

    @cached_property
    def cabang(self) -> list[Q]:
        return [Q(unit=pk) for pk in sorted(self.pk_unit)]

    @cached_property
    def cabang_saya(self) -> list[Q]:
        return cabang.langkah_saya(self.pembaca)

    @cached_property
    def _terhitung(self) -> Terhitung:
        """Steps: late, due today, one's own; in one statement."""
        pembaca = self.pembaca
        hari_ini = self.langkah.filter(pembaca.syarat_keadaan("hari_ini"))
        telat = self.langkah.filter(pembaca.syarat_keadaan("terlambat"))
        jendela = {
            "telat": Jendela(telat, self.cabang, MENURUT_TENGGAT, TERBANYAK),
            "hari_ini": Jendela(hari_ini, self.cabang, MENURUT_TENGGAT, TERBANYAK),
            "saya": Jendela(self.langkah_saya, self.cabang_saya, MENURUT_TENGGAT, TERBANYAK),
        }
        milik_saya = saringan_langkah(pembaca.pengguna, pembaca.penugasan)
        tanda = {
            "milik_saya": milik_saya & pembaca.syarat_pemegang("", ""),
            "sejam": Q(jatuh_tempo__lt=pembaca.pada + timedelta(hours=1)),
        }
        return Terhitung.dari(jendela, ("unit_id", "kode_sop", "peran", "pemegang_id"), tanda)

    @cached_property
    def _penyimpangan(self) -> Terhitung:
        """Deviations: without an account, by kind, and waiting for the head."""
        tanpa = Penyimpangan.objects.tanpa_pertanggungjawaban()
        keadaan = [Q(keadaan=satu) for satu in Penyimpangan.BELUM_DIJAWAB]
        bagian = [unit & satu for unit in self.cabang for satu in keadaan]
        giliran = cabang.giliran(self.pembaca)
        jendela = {
            "tanpa": Jendela(tanpa, bagian, TERBARU, TERBANYAK),
            "giliran": Jendela(self.giliran, giliran, TERBARU, TERBANYAK),
        }
        return Terhitung.dari(jendela, ("jenis",), {})

    @property
    def terlambat(self) -> Angka:
        return self._terhitung.angka({"telat"})

    @property
    def langkah_menunggu(self) -> Angka:
        return self._terhitung.angka({"saya"})

    @property
    def penyimpangan_menunggu(self) -> Angka:
        return self._penyimpangan.angka({"giliran"})

    # --- What the page says -------------------------------------------------------------------

    @property
    def judul(self) -> str:
        if not self.terlambat:
            return "Tidak ada langkah yang terlambat"
        saya = self._terhitung.angka({"telat"}, lambda k: bool(k["milik_saya"]))
        ekor = f", {saya} di antaranya menunggu Anda" if saya.nilai else ""
        return f"{self.terlambat} langkah terlambat{ekor}"

    @property
    def keterangan(self) -> str:
        """Whose it is, in one line."""
        milik = self._terhitung.menurut("pemegang_id", "telat")
        bebas = milik.pop(None, None)
        bagian = [f"{bebas} belum diambil siapa pun"] if bebas else []
        if milik:
            pk, banyak = next(iter(milik.items()))
            siapa = self._sebut_orang(pk)
            bagian.append(f"terbanyak dipegang {siapa} ({banyak})")
        kalimat = "; ".join(bagian)
        return f"{kalimat[:1].upper()}{kalimat[1:]}." if kalimat else ""

    @property
    def saat(self) -> str:
        """Date, time and, where it is one unit's, its hours: the clock it all is measured by."""
        pada, unit = self.pembaca.pada, self.unit[0]
        bagian = [format_waktu.tanggal(pada, unit), format_waktu.jam(pada, unit)]
        if len(self.unit) == 1:
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

    @cached_property
    def sorotan(self) -> Sorotan:
        return Sorotan(self)

    @property
    def kartu(self) -> list[Kartu]:
        return [
            self._kartu_terlambat(),
            self._kartu_hari_ini(),
            self._kartu_menunggu(),
            Kartu(
                "Tanpa pertanggungjawaban", self._penyimpangan.angka({"tanpa"}),
                self.url_unit("dasbor:penyimpangan", keadaan=TANPA), self._rincian_penyimpangan(),
            ),
        ]  # fmt: skip

    def _kartu_terlambat(self) -> Kartu:
        telat = self.sorotan.telat
        kelas = "terlambat" if self.terlambat else "aman"
        terlama = f"terlama {telat[0].lama}" if telat else "semua dalam batasnya"
        return Kartu("Terlambat sekarang", self.terlambat, self.url_terlambat, terlama, kelas)

    def _kartu_hari_ini(self) -> Kartu:
        hari_ini = self._terhitung.angka({"hari_ini"})
        sejam = self._terhitung.angka({"hari_ini"}, lambda k: bool(k["sejam"]))
        ket = f"{sejam} dalam satu jam" if str(sejam) else ""
        ket = ket if hari_ini else "tidak ada lagi hari ini"
        kelas = "hampir" if hari_ini else ""
        url = self.url_unit("dasbor:kerja", keadaan="hari_ini")
        return Kartu("Jatuh tempo hari ini", hari_ini, url, ket, kelas)

    def _kartu_menunggu(self) -> Kartu:
        langkah, penyimpangan = self.langkah_menunggu, self.penyimpangan_menunggu
        url = "#menunggu"
        if not langkah or not penyimpangan:
            url = self.url_giliran if penyimpangan else self.url_saya
        bagian = [f"{langkah} langkah"] if langkah else []
        bagian += [f"{penyimpangan} penyimpangan"] if penyimpangan else []
        ket = ", ".join(bagian) or "tidak ada"
        return Kartu("Menunggu keputusan Anda", langkah + penyimpangan, url, ket)

    def _rincian_penyimpangan(self) -> str:
        jenis = self._penyimpangan.menurut("jenis", "tanpa")
        label = dict(Penyimpangan.Jenis.choices)
        bagian = [f"{angka} {str(label[nilai]).lower()}" for nilai, angka in jenis.items()]
        if not bagian:
            return "semua penyimpangan sudah dipertanggungjawabkan"
        return f"penyimpangan: {', '.join(bagian)}"

    # --- Whose it is --------------------------------------------------------------------------

    @property
    def dimensi(self) -> list[Dimensi]:
        """Late steps by person, role, SOP and, of several, unit."""
        nama_unit = {unit.pk: unit.nama for unit in self.unit}
        kode_unit = {unit.pk: unit.kode for unit in self.unit}
        semua = [
            self._dimensi("Menurut orang", "pemegang_id", self._sebut_orang, "orang", _nilai_orang),
            self._dimensi("Menurut peran", "peran", nama_peran, "peran"),
            self._dimensi("Menurut SOP", "kode_sop", nama_sop, "sop"),
        ]
        if len(self.unit) > 1:
            semua.append(
                self._dimensi(
                    "Menurut unit", "unit_id", nama_unit.__getitem__, "unit", kode_unit.__getitem__
                )
            )
        return semua

    def _dimensi(
        self,
        judul: str,
        medan: str,
        sebut: Callable[[Any], str],
        saringan: str,
        nilai: Callable[[Any], str] = str,
    ) -> Dimensi:
        isi = list(self._terhitung.menurut(medan, "telat").items())
        maks = max((angka.nilai for _, angka in isi), default=1)
        batang = [
            Batang(
                sebut(satu), angka, maks,
                self.url_unit("dasbor:kerja", keadaan="terlambat", **{saringan: nilai(satu)}),
            )
            for satu, angka in isi[:BATANG_TAMPIL]
        ]  # fmt: skip
        return Dimensi(judul, batang, len(isi) - len(batang))

    @cached_property
    def _nama_orang(self) -> dict[int, Pengguna]:
        """The people whose bars are shown."""
        pemegang = [pk for pk in self._terhitung.menurut("pemegang_id", "telat") if pk]
        return Pengguna.objects.in_bulk(pemegang[:BATANG_TAMPIL])

    def _sebut_orang(self, pk: int | None) -> str:
        if pk is None:
            return BELUM_DIAMBIL.capitalize()
        return "Anda" if pk == self.pembaca.pengguna.pk else str(self._nama_orang[pk])

    # --- Addresses ----------------------------------------------------------------------------

    @property
    def url(self) -> str:
        return self._url("dasbor:dasbor", unit=self.kode_unit)

    @property
    def url_terlambat(self) -> str:
        return self.url_unit("dasbor:kerja", keadaan="terlambat")

    @property
    def url_segera(self) -> str:
        return self.url_unit("dasbor:kerja")

    @property
    def url_saya(self) -> str:
        return self._url("dasbor:kerja", unit=self.kode_unit)

    @property
    def url_giliran(self) -> str:
        return self._url("dasbor:penyimpangan", keadaan=SAYA, unit=self.kode_unit)

    def url_unit(self, nama: str, **isi: str) -> str:
        """A list of everything in the units."""
        return self._url(nama, **{"unit": self.kode_unit, **isi, "lingkup": LINGKUP_UNIT})

    def _url(self, nama: str, **isi: str) -> str:
        ada = {medan: nilai for medan, nilai in isi.items() if nilai}
        return f"{reverse(nama)}?{urlencode(ada)}" if ada else reverse(nama)


def _nilai_orang(pk: int | None) -> str:
    return BEBAS if pk is None else str(pk)
