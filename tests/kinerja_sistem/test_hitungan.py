"""What the sweep, the pages and the door ask of the database does not grow with the open steps.

Counted at a few hundred open steps and at ten times as many in the same unit, with the same number
of late ones. At 10 and 100 thousand it is measured by hand: docs/kinerja-sistem.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.kinerja_sistem.hitung import Hitungan, menghitung
from tests.kinerja_sistem.pintu import lewat_pintu, siapkan
from ukpbj.akun.models import Pengguna
from ukpbj.akun.seed import seed_akun
from ukpbj.akun.seed_kalender import seed_kalender
from ukpbj.demo.beban.layanan import Ukuran, isi_beban
from ukpbj.demo.beban.orang import RANAH
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db

SEDIKIT, BANYAK = 500, 5_000
TELAT = 20
HALAMAN = {
    "dasbor": ("kepala-ukpbj", "/dasbor/"),
    "antrean kepala": ("kepala-ukpbj", "/kerja/"),
    "antrean unit": ("kepala-ukpbj", "/kerja/?lingkup=unit"),
    "antrean pegawai": ("jf-ppbj", "/kerja/"),
    "register": ("kepala-ukpbj", "/penyimpangan/"),
    "proses": ("kepala-ukpbj", "/proses/"),
}
TERBUKA = "sop_pelaksanaanlangkah"


@dataclass(frozen=True)
class Terhitung:
    """Everything counted at one size."""

    halaman: dict[str, Hitungan]
    sapuan: dict[int, Hitungan]
    pintu: Hitungan


def _hitung() -> Terhitung:
    halaman = {nama: _halaman(*isi) for nama, isi in HALAMAN.items()}
    [giliran] = siapkan(1)
    with _dibatalkan(), menghitung() as pintu:
        list(lewat_pintu([giliran]))
    return Terhitung(halaman, {baru: _sapuan(baru) for baru in (0, 10, TELAT)}, pintu)


def _halaman(siapa: str, alamat: str) -> Hitungan:
    klien = Client()
    klien.force_login(Pengguna.objects.get(email=f"{siapa}-1-1{RANAH}"))
    assert klien.get(alamat).status_code == 200  # calendars and templates are at hand from now on
    with menghitung() as hitungan:
        assert klien.get(alamat).status_code == 200
    return hitungan


def _sapuan(baru: int) -> Hitungan:
    """A sweep that finds so many of the late steps not recorded."""
    kini = sekarang()
    with _dibatalkan():
        penyimpangan.sapu_berkala(kini)
        terakhir = Penyimpangan.objects.filter(pelaksanaan__selesai__isnull=True).order_by("-id")
        pilih = list(terakhir.values_list("pelaksanaan", flat=True)[:baru])
        Penyimpangan.objects.filter(pelaksanaan__in=pilih).delete()
        PelaksanaanLangkah.objects.filter(pk__in=pilih).update(
            terlambat_sejak=kini - timedelta(seconds=30)
        )
        with menghitung() as hitungan:
            assert penyimpangan.sapu_berkala(kini) == baru
    return hitungan


class _dibatalkan:
    """What is done inside is taken back."""

    def __enter__(self) -> None:
        self.atom = transaction.atomic()
        self.atom.__enter__()

    def __exit__(self, *galat: Any) -> None:
        transaction.set_rollback(True)
        self.atom.__exit__(*galat)


@pytest.fixture(scope="module")
def terhitung(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Terhitung, Terhitung]]:
    """Counted at `SEDIKIT` and at `BANYAK`, then all taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        tanpa_skema: Any = None
        for tanam in (seed_akun, seed_kalender):  # other tests may have emptied the tables
            tanam(apps, tanpa_skema)
        satu = Ukuran(SEDIKIT, selesai_kali=2, unit=1, terlambat=0, baru=TELAT)
        isi_beban(satu)
        sedikit = _hitung()
        isi_beban(Ukuran(BANYAK - SEDIKIT, selesai_kali=2, unit=1, terlambat=0), benih=2)
        assert PelaksanaanLangkah.objects.terbuka().count() >= BANYAK
        yield sedikit, _hitung()
        transaction.set_rollback(True)


Pasangan = tuple[Terhitung, Terhitung]


def _pilih(
    terhitung: Pasangan, ambil: Callable[[Terhitung], Hitungan]
) -> tuple[Hitungan, Hitungan]:
    return ambil(terhitung[0]), ambil(terhitung[1])


# --- Statements -------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", HALAMAN)
def test_pernyataan_halaman_tidak_bertambah(terhitung: Pasangan, nama: str) -> None:
    sedikit, banyak = _pilih(terhitung, lambda t: t.halaman[nama])
    assert banyak.banyak_pernyataan <= sedikit.banyak_pernyataan


def test_pernyataan_sapuan_tidak_bertambah(terhitung: Pasangan) -> None:
    for baru in (0, 10, TELAT):
        sedikit, banyak = _pilih(terhitung, lambda t, n=baru: t.sapuan[n])  # type: ignore[misc]
        assert banyak.banyak_pernyataan == sedikit.banyak_pernyataan
    sapuan = terhitung[1].sapuan
    assert sapuan[TELAT].banyak_pernyataan == sapuan[10].banyak_pernyataan


def test_pernyataan_pintu_tidak_bertambah(terhitung: Pasangan) -> None:
    sedikit, banyak = _pilih(terhitung, lambda t: t.pintu)
    assert banyak.banyak_pernyataan <= sedikit.banyak_pernyataan


# --- Rows -------------------------------------------------------------------------------------


@pytest.mark.pg
@pytest.mark.parametrize("nama", HALAMAN)
def test_halaman_tidak_membaca_semua_yang_terbuka(terhitung: Pasangan, nama: str) -> None:
    """They count up to a bound along an index; the closed ones are not read at all."""
    banyak = terhitung[1].halaman[nama]
    assert banyak.dibaca[TERBUKA] <= BANYAK // 2


@pytest.mark.pg
def test_sapuan_membaca_yang_baru_terlambat_saja(terhitung: Pasangan) -> None:
    for baru in (0, 10, TELAT):
        banyak = terhitung[1].sapuan[baru]
        assert banyak.dibaca[TERBUKA] <= 2 * TELAT + 4 * baru
        assert banyak.indeks["terbuka_terlambat"] == 1


@pytest.mark.pg
def test_sapuan_hanya_menulis_penyimpangan(terhitung: Pasangan) -> None:
    for baru, hitungan in terhitung[1].sapuan.items():
        assert hitungan.tabel_ditulis - {"sop_detak"} == ({"sop_penyimpangan"} if baru else set())
        assert hitungan.disisipkan["sop_penyimpangan"] == baru
        assert hitungan.diubah[TERBUKA] == 0


@pytest.mark.pg
def test_pintu_membaca_prosesnya_saja(terhitung: Pasangan) -> None:
    sedikit, banyak = _pilih(terhitung, lambda t: t.pintu)
    for tabel in (TERBUKA, "sop_proses", "sop_penyimpangan", "sop_jejak"):
        assert banyak.dibaca[tabel] <= 30, tabel
    assert banyak.banyak_ditulis <= sedikit.banyak_ditulis + 5
