"""The desk's frame: menu with counts, notices, position. Read only by pages that draw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from ukpbj.akun.izin import penugasan_permintaan
from ukpbj.akun.models import Penugasan
from ukpbj.dasbor import cabang
from ukpbj.dasbor.hitungan import Angka, Terhitung
from ukpbj.dasbor.mulai import daftar_mulai
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.terurut import MENURUT_TENGGAT, TERBARU, Jendela
from ukpbj.sop.izin_penyimpangan import unit_diatasi
from ukpbj.sop.models import Penyimpangan
from ukpbj.sop.models.langkah import syarat_terlambat

if TYPE_CHECKING:
    from django.http import HttpRequest

TERBANYAK = 99
"""How far the frame counts, on every page: more is "99+"."""


@dataclass(frozen=True)
class ButirMenu:
    """One entry of `dasar/menu.html`."""

    label: str
    url: str
    ikon: str
    kini: bool
    jumlah: Angka | None = None


@dataclass(frozen=True)
class Pemberitahuan:
    """What the bell says: how many steps are late, and where they are."""

    url: str
    jumlah: Angka


def menu(request: HttpRequest) -> dict[str, Any]:
    """`menu`, `jabatan`, `pemberitahuan`, `url_cari` for people with an assignment in force.

    Nothing is read before a template asks; then at most one query beside the assignments.
    """
    bingkai = Bingkai(request)
    return {
        "menu": SimpleLazyObject(lambda: bingkai.menu),
        "jabatan": SimpleLazyObject(lambda: bingkai.jabatan),
        "pemberitahuan": SimpleLazyObject(lambda: bingkai.pemberitahuan),
        "url_cari": SimpleLazyObject(lambda: bingkai.url_cari),
    }


class Bingkai:
    """What the frame shows to the person behind a request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def pembaca(self) -> Pembaca | None:
        """None for visitors and pelaku usaha: the desk is not theirs."""
        if not penugasan_permintaan(self.request):
            return None
        return Pembaca.dari(self.request)

    @cached_property
    def menu(self) -> list[ButirMenu]:
        if self.pembaca is None:
            return []
        kerja, menyimpang = self._jumlah["kerja"], self._jumlah["menyimpang"]
        dasbor = [self._butir("Dasbor", "dasbor:dasbor", "dasbor")] if self._memimpin else []
        mulai = [self._butir("Mulai proses", "dasbor:mulai", "tambah")] if self._memulai else []
        batas = [self._butir("Batas waktu", "dasbor:batas", "jam")] if self._memimpin else []
        laporan = [self._butir("Laporan", "dasbor:laporan", "laporan")] if self._melapor else []
        atur = [self._butir("Pengaturan", "admin:index", "pengaturan")] if self._admin else []
        return [
            *dasbor,
            self._butir("Kerja saya", "dasbor:kerja", "kerja", kerja),
            *mulai,
            self._butir("Proses", "dasbor:daftar_proses", "proses"),
            self._butir("SOP", "dasbor:sop", "buku"),
            self._butir("Penyimpangan", "dasbor:penyimpangan", "penyimpangan", menyimpang),
            *laporan,
            self._butir("Kalender kerja", "dasbor:kalender", "jadwal"),
            *batas,
            *atur,
        ]

    @cached_property
    def jabatan(self) -> str:
        """The roles a person holds, "Plt. Kepala UKPBJ, Verifikator LPSE"."""
        semua = [_sebut(p) for p in self.pembaca.penugasan] if self.pembaca else []
        return ", ".join(dict.fromkeys(semua))

    @cached_property
    def pemberitahuan(self) -> Pemberitahuan | None:
        """Late steps: of the units for their head, else those that wait for the person."""
        if self.pembaca is None:
            return None
        lingkup = f"&lingkup={LINGKUP_UNIT}" if self._memimpin else ""
        return Pemberitahuan(
            f"{reverse('dasbor:kerja')}?keadaan=terlambat{lingkup}", self._jumlah["terlambat"]
        )

    @cached_property
    def url_cari(self) -> str:
        return reverse("dasbor:daftar_proses") if self.pembaca else ""

    @property
    def _memimpin(self) -> bool:
        return bool(self.pembaca and self.pembaca.dipimpin)

    @property
    def _melapor(self) -> bool:
        """Reports are read by heads and by their superiors."""
        milik = self.pembaca
        return bool(milik and (milik.dipimpin or unit_diatasi(milik.pengguna, milik.penugasan)))

    @property
    def _memulai(self) -> bool:
        return bool(self.pembaca and daftar_mulai(self.pembaca))

    @property
    def _admin(self) -> bool:
        return bool(self.request.user.is_staff)

    @cached_property
    def _jumlah(self) -> dict[str, Angka]:
        """What waits for the person, what is late, whose account it is time for: one query."""
        if self.pembaca is None:
            return {}
        pembaca = self.pembaca
        menunggu = pembaca.langkah_terbuka().filter(pembaca.syarat_pemegang("", ""))
        saya = Jendela(menunggu, cabang.langkah_saya(pembaca), MENURUT_TENGGAT, TERBANYAK)
        unit = cabang.langkah_unit(pembaca)
        telat = replace(saya, kumpulan=pembaca.milik_unit(), cabang=unit) if unit else saya
        giliran = cabang.giliran(pembaca)
        jendela = {
            "kerja": saya,
            "terlambat": replace(
                telat, kumpulan=telat.kumpulan.filter(syarat_terlambat(pembaca.pada))
            ),
            "menyimpang": Jendela(Penyimpangan.objects.all(), giliran, TERBARU, TERBANYAK),
        }
        terhitung = Terhitung.dari(jendela, ("unit_id",), {})
        return {nama: terhitung.angka({nama}) for nama in jendela}

    def _butir(self, label: str, nama: str, ikon: str, jumlah: Angka | None = None) -> ButirMenu:
        url = reverse(nama)
        return ButirMenu(label, url, ikon, self.request.path.startswith(url), jumlah)


def _sebut(penugasan: Penugasan) -> str:
    if penugasan.jenis == Penugasan.Jenis.DEFINITIF:
        return penugasan.nama_peran
    return f"{penugasan.get_jenis_display()} {penugasan.nama_peran}"
