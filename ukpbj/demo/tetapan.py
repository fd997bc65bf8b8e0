"""What the head of an office has set during the months that are told: closures and limits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ukpbj.demo.irama import mundur
from ukpbj.sop import kotak_keluar
from ukpbj.sop.kalender import Batas, hari, jam
from ukpbj.sop.layanan.batas import Penetapan, akhiri_batas, tetapkan_batas
from ukpbj.sop.layanan.kalender import ubah_kalender
from ukpbj.sop.models import BatasLangkah, KotakKeluar
from ukpbj.sop.ubahan_kalender import TutupLokal

if TYPE_CHECKING:
    from ukpbj.akun.models import Unit
    from ukpbj.demo.panggung import Panggung

KODE = "pagaralam"
MENDADAK = 24
"""Days ago: the closure that was put into the calendar only today."""
RENCANA = (("Hari jadi kota (contoh)", -45), ("Rapat kerja seluruh pegawai (contoh)", 16))
"""Closures known from the beginning: name and days from now."""

BATAS: tuple[tuple[str, int, Batas, int], ...] = (
    # SOP, urut, limit, week of the story in which it was set
    ("registrasi-pagaralam", 7, jam(4), 0),
    ("registrasi-pagaralam", 8, hari(1), 0),
    ("perencanaan-pengadaan", 2, hari(2), 1),
    ("persiapan-pengadaan", 2, hari(2), 1),
    ("persiapan-pemilihan", 3, hari(2), 1),
    ("analisa-ketersediaan", 3, hari(3), 2),
    ("pengelolaan-risiko", 7, hari(5), 3),
)
DIPERKETAT = ("analisa-ketersediaan", 3, hari(2), 8)
"""A limit that was made shorter later: SOP, urut, the new one, week."""


def sebelum_cerita(panggung: Panggung) -> TutupLokal:
    """The closures that were known and the limits; and the one that nobody has recorded yet."""
    unit = panggung.unit[KODE]
    for nama, selisih in RENCANA:
        tanggal = _hari_kerja(panggung, unit, selisih)
        tutup = TutupLokal(unit, tanggal, tanggal, nama, _dasar(panggung, 7))
        _ubah(panggung, tutup, _pekan_ke(panggung, unit, 0))
    _pasang_batas(panggung, unit)
    tanggal = _hari_kerja(panggung, unit, -MENDADAK)
    nama = "Listrik padam seharian (contoh)"
    mendadak = TutupLokal(unit, tanggal, tanggal, nama, _dasar(panggung, 31))
    panggung.jalani_menurut(unit, mendadak.bayangkan())
    return mendadak


def sesudah_cerita(panggung: Panggung, mendadak: TutupLokal) -> None:
    """The head puts the day the office could not open into the calendar: some lateness falls."""
    pada = mundur(panggung.kalender(mendadak.unit), panggung.kini, 12)
    _ubah(panggung, mendadak, pada)


def _ubah(panggung: Panggung, tutup: TutupLokal, pada: datetime) -> None:
    """Through the door, and do its job at once: what follows is told by the new calendar."""
    baris = ubah_kalender(tutup, oleh=panggung.kepala(tutup.unit), pada=pada)
    kotak_keluar.jalankan(KotakKeluar.objects.get(kunci=f"kalender:{baris.pk}").pk)


def _pasang_batas(panggung: Panggung, unit: Unit) -> None:
    dibuat = {
        (kode, urut): _tetapkan(panggung, unit, kode, urut, batas, pekan, 10 + nomor)
        for nomor, (kode, urut, batas, pekan) in enumerate(BATAS)
    }
    kode, urut, batas, pekan = DIPERKETAT
    pada = _pekan_ke(panggung, unit, pekan)
    lama, kepala = dibuat[kode, urut], panggung.kepala(unit)
    akhiri_batas(lama.pk, pada.date(), oleh=kepala, pada=pada)
    _tetapkan(panggung, unit, kode, urut, batas, pekan, 26, besok=1)


def _tetapkan(
    panggung: Panggung,
    unit: Unit,
    kode: str,
    urut: int,
    batas: Batas,
    pekan: int,
    nomor: int,
    besok: int = 0,
) -> BatasLangkah:
    pada = _pekan_ke(panggung, unit, pekan)
    mulai = pada.date() + timedelta(days=besok)
    isi = Penetapan(kode, urut, "", batas, _dasar(panggung, nomor), mulai)
    return tetapkan_batas(unit, isi, oleh=panggung.kepala(unit), pada=pada)


def _pekan_ke(panggung: Panggung, unit: Unit, pekan: int) -> datetime:
    """An hour into the working time of that week of the story, in the unit's zone."""
    awal = panggung.awal + timedelta(weeks=pekan)
    return panggung.kalender(unit).jatuh_tempo(awal, jam(1))


def _hari_kerja(panggung: Panggung, unit: Unit, selisih: int) -> date:
    """The first working date from so many days after today on."""
    saat = panggung.kini + timedelta(days=selisih)
    return panggung.kalender(unit).instan_kerja_pertama(saat).date()


def _dasar(panggung: Panggung, nomor: int) -> str:
    return f"SK Kepala UKPBJ Contoh {nomor}/{panggung.kini.year}"
