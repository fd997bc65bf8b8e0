"""The digest of the day: what waits for one person of the office, written when it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from textwrap import shorten
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Model, Q, QuerySet
from django.urls import reverse

from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.antrean import alamat_langkah
from ukpbj.dasbor.pembaca import LINGKUP_UNIT, Pembaca
from ukpbj.dasbor.register import SAYA
from ukpbj.sop import format_waktu
from ukpbj.sop.jam_kirim import hari_kerja_sebelum, tunggu_jam_kerja
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.surel import Surat, penyusun
from ukpbj.sop.tenggat import lama_terlambat
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit

M = TypeVar("M", bound=Model)
TERBANYAK = 10
"""Lines under one heading."""
PANJANG_KEGIATAN = 70


@dataclass(frozen=True)
class Bagian:
    """One heading: how many, a line and an address for the first of them, the list of all."""

    judul: str
    banyak: int
    butir: Sequence[tuple[str, str]]
    url: str

    @property
    def lainnya(self) -> int:
        return self.banyak - len(self.butir)


@dataclass(frozen=True)
class AngkaUnit:
    """What the head of a unit is told of it in numbers."""

    unit: Unit
    terlambat: int
    hari_ini: int
    baru: int
    belum_dijawab: int
    sejak: str
    url: str

    def __bool__(self) -> bool:
        return any((self.terlambat, self.hari_ini, self.baru, self.belum_dijawab))


@penyusun("ringkasan")
def susun_ringkasan(muatan: Mapping[str, Any]) -> Surat | None:
    """None for who is not of the office any more, and where nothing waits."""
    pengguna = Pengguna.objects.filter(pk=muatan["pengguna"], is_active=True).first()
    penugasan = penugasan_berlaku(pengguna) if pengguna else []
    if pengguna is None or not penugasan:
        return None
    kini, tanggal = sekarang(), date.fromisoformat(muatan["tanggal"])
    pembaca = Pembaca(pengguna, penugasan, kini)
    tunggu_jam_kerja(pembaca.unit.values(), tanggal, kini)
    ringkasan = Ringkasan(pembaca)
    bagian, angka = ringkasan.bagian(), ringkasan.angka_unit(tanggal)
    if not (bagian or angka):
        return None
    unit = next(iter(pembaca.unit.values()))
    konteks = {
        "nama": pengguna.nama,
        "tanggal": format_waktu.tanggal(datetime.combine(tanggal, time(12), unit.tzinfo), unit),
        "bagian": bagian,
        "unit_dipimpin": angka,
        "alamat": _alamat("dasbor:kerja"),
        "kantor": ", ".join(satu.nama for satu in pembaca.unit.values()),
    }
    return Surat("ringkasan", pengguna.email, konteks)


def _alamat(nama: str, *args: object, **saring: str) -> str:
    """An address under SITE_URL, with the filters of a list."""
    ekor = f"?{urlencode(saring)}" if saring else ""
    return f"{settings.SITE_URL}{reverse(nama, args=args)}{ekor}"


class Ringkasan:
    """What one person reads; a fixed number of queries, however much there is."""

    def __init__(self, pembaca: Pembaca) -> None:
        self.pembaca = pembaca

    def bagian(self) -> list[Bagian]:
        """The headings under which something stands."""
        return [satu for satu in (*self._langkah(), *self._penyimpangan()) if satu.banyak]

    # --- Steps --------------------------------------------------------------------------------

    def _langkah(self) -> Iterable[Bagian]:
        for judul, keadaan, pemegang in (
            ("Terlambat, Anda pegang", "terlambat", "saya"),
            ("Terlambat, belum diambil", "terlambat", "bebas"),
            ("Jatuh tempo hari ini", "hari_ini", ""),
        ):
            kumpulan = self.pembaca.milik_saya().milik_kantor()
            kumpulan = kumpulan.filter(
                self.pembaca.syarat_keadaan(keadaan), self.pembaca.syarat_pemegang(pemegang, "")
            )
            urut = kumpulan.select_related("proses", "unit").order_by("jatuh_tempo", "id")
            saring = {"keadaan": keadaan} | ({"pemegang": pemegang} if pemegang else {})
            yield _bagian(judul, urut, self._butir_langkah, _alamat("dasbor:kerja", **saring))

    def _butir_langkah(self, baris: PelaksanaanLangkah) -> tuple[str, str]:
        pada, kegiatan = self.pembaca.pada, baris.langkah.kegiatan
        if baris.is_terlambat(pada):
            kalender = self.pembaca.kalender_dari(baris.unit)
            kapan = f"terlambat {lama_terlambat(baris, pada, kalender)}"
        else:
            kapan = format_waktu.dekat(baris.jatuh_tempo or pada, pada, baris.unit)
        kegiatan = shorten(kegiatan, PANJANG_KEGIATAN, placeholder=" …")
        teks = f"{self._sebut(baris)} ({kegiatan}): {kapan}"
        return teks, f"{settings.SITE_URL}{alamat_langkah(baris)}"

    def _sebut(self, baris: PelaksanaanLangkah) -> str:
        """REG-2026-00412, langkah 6; never the title of a case, which may be a person's name."""
        unit = f", {baris.unit}" if len(self.pembaca.unit) > 1 else ""
        return f"{baris.proses.nomor}{unit}, langkah {baris.sebutan}"

    # --- Deviations ---------------------------------------------------------------------------

    def _penyimpangan(self) -> Iterable[Bagian]:
        giliran = self.pembaca.penyimpangan_giliran()
        giliran = giliran.select_related("pelaksanaan__proses", "pelaksanaan__unit").order_by("id")
        belum = Q(keadaan__in=Penyimpangan.BELUM_DIJAWAB)
        for judul, syarat in (
            ("Penyimpangan yang menunggu pertanggungjawaban Anda",
             belum & Q(penanggung_jawab=self.pembaca.pengguna)),
            ("Pertanggungjawaban yang menunggu keputusan Anda", ~belum),
            ("Penyimpangan yang belum punya penanggung jawab",
             belum & Q(penanggung_jawab__isnull=True)),
        ):  # fmt: skip
            url = _alamat("dasbor:penyimpangan", keadaan=SAYA)
            yield _bagian(judul, giliran.filter(syarat), self._butir_penyimpangan, url)

    def _butir_penyimpangan(self, satu: Penyimpangan) -> tuple[str, str]:
        teks = f"{self._sebut(satu.pelaksanaan)}: {satu.get_jenis_display().lower()}"
        if satu.keadaan == Penyimpangan.Keadaan.DIKEMBALIKAN:
            teks = f"{teks}, dikembalikan"
        return teks, _alamat("dasbor:penyimpangan_rinci", satu.pk)

    # --- The units one heads ------------------------------------------------------------------

    def angka_unit(self, tanggal: date) -> list[AngkaUnit]:
        """Numbers of the units one heads, those about which there is something to say."""
        dipimpin = [unit for pk, unit in self.pembaca.unit.items() if pk in self.pembaca.dipimpin]
        return list(filter(None, (self._angka(unit, tanggal) for unit in dipimpin)))

    def _angka(self, unit: Unit, tanggal: date) -> AngkaUnit:
        """`baru`: since the last working day opened, which is when the digest before this left."""
        sejak, _ = next(hari_kerja_sebelum(self.pembaca.kalender_dari(unit), tanggal))
        langkah = self.pembaca.milik_unit().filter(unit=unit)
        menyimpang = Penyimpangan.objects.berdiri().filter(unit=unit)
        return AngkaUnit(
            unit,
            **langkah.aggregate(
                terlambat=Count("id", filter=self.pembaca.syarat_keadaan("terlambat")),
                hari_ini=Count("id", filter=self.pembaca.syarat_keadaan("hari_ini")),
            ),
            **menyimpang.aggregate(
                baru=Count("id", filter=Q(dicatat__gte=sejak)),
                belum_dijawab=Count("id", filter=Q(keadaan__in=Penyimpangan.BELUM_DIJAWAB)),
            ),
            sejak=format_waktu.tanggal(sejak, unit),
            url=_alamat("dasbor:kerja", lingkup=LINGKUP_UNIT, unit=unit.kode),
        )


def _bagian(
    judul: str, kumpulan: QuerySet[M], butir: Callable[[M], tuple[str, str]], url: str
) -> Bagian:
    return Bagian(judul, kumpulan.count(), [butir(satu) for satu in kumpulan[:TERBANYAK]], url)
