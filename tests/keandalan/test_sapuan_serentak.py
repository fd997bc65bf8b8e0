"""Sweeps at once, and people finishing the very steps that are being swept: one truth each.

Every check has its negative control: with the guard taken out it fails.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection

from tests import pabrik
from tests.keandalan.bantuan import serentak
from tests.keandalan.bantuan_sapuan import banyak_tercatat, mulai, periksa_satu_kebenaran, sebar
from tests.pabrik import Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.sop import jejak, layanan, penyimpangan
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.models.langkah import PelaksanaanQuerySet
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db(transaction=True)

KALI = int(os.environ.get("UJI_PUTARAN", "1"))
"""How many times as much as in an ordinary run."""
DETIK = timedelta(seconds=1)


@pytest.fixture
def pemeran(transactional_db: None) -> Pemeran:
    return pabrik.buat_pemeran(pabrik.unit_selalu_buka())


# --- Sweeps at once ---------------------------------------------------------------------------


def sapu_bersama(pemeran: Pemeran, sapuan: int, banyak: int) -> None:
    """So many sweeps at the same moment over so many steps that are newly late."""
    kini = sekarang()
    sebar(pemeran, banyak, kini - timedelta(minutes=10), kini - timedelta(minutes=1))
    hasil = serentak(*[lambda: penyimpangan.sapu_berkala(kini)] * sapuan)
    assert all(isinstance(jumlah, int) for jumlah in hasil), hasil
    # What one skipped because another held it is found by the next, should that one have died.
    penyimpangan.sapu_berkala(sekarang())
    periksa_satu_kebenaran(kini)
    assert banyak_tercatat() == banyak


@pytest.mark.parametrize("sapuan", [2, 4])
def test_sapuan_bersamaan_menandai_setiap_penyimpangan_sekali(
    pemeran: Pemeran, sapuan: int
) -> None:
    sapu_bersama(pemeran, sapuan, banyak=2000 * KALI)


@pytest.mark.pg
def test_tanpa_kunci_dan_keunikan_sapuan_bersamaan_menandai_ganda(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control."""
    buang_kunci_sapuan(monkeypatch)
    with tanpa_keunikan(), pytest.raises(AssertionError, match="ganda"):
        sapu_bersama(pemeran, 4, banyak=2000)


def buang_kunci_sapuan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sweep's locks alone: the doors keep theirs."""
    asli = PelaksanaanQuerySet.select_for_update

    def kunci(baris: PelaksanaanQuerySet, **cara: Any) -> PelaksanaanQuerySet:
        return baris if cara.get("skip_locked") else asli(baris, **cara)

    monkeypatch.setattr(PelaksanaanQuerySet, "select_for_update", kunci)


@contextmanager
def tanpa_keunikan() -> Iterator[None]:
    """Without the constraint that one step row has one deviation of a kind."""
    [satu] = Penyimpangan._meta.constraints
    with connection.schema_editor() as penyunting:
        penyunting.remove_constraint(Penyimpangan, satu)
    try:
        yield
    finally:
        Penyimpangan.objects.all().delete()
        with connection.schema_editor() as penyunting:
            penyunting.add_constraint(Penyimpangan, satu)


# --- Four people finish what is being swept ---------------------------------------------------


def kerjakan(daftar: list[PelaksanaanLangkah], oleh: Pengguna) -> None:
    """One person: each step about the second that decides between in time and late.

    Whole seconds are what counts, so that is a second after the deadline.
    """
    acak = random.Random()
    for baris in daftar:
        assert baris.terlambat_sejak is not None
        tekan = baris.terlambat_sejak + DETIK + timedelta(seconds=acak.uniform(-0.3, 0.2))
        time.sleep(max(0, (tekan - datetime.now(UTC)).total_seconds()))
        isian = pabrik.isian(baris, "arahan diberikan")
        layanan.selesaikan_langkah(baris.pk, "arahan diberikan", oleh=oleh, isian=isian)


def selesaikan_yang_disapu(
    pemeran: Pemeran,
    monkeypatch: pytest.MonkeyPatch,
    banyak: int,
    lama: int,
    jeda: float = 0.05,
) -> None:
    """Four people finish so many steps whose deadlines pass in the next seconds; two sweeps run.

    `jeda`: seconds a door stays open before its last word.
    """
    orang = [pemeran.kepala, *(pabrik.PenggunaFactory.create() for _ in range(3))]
    for lain in orang[1:]:
        pabrik.beri_peran(lain, "kepala_ukpbj", pemeran.unit)
    awal = sekarang() + DETIK * (2 + banyak // 30)
    baris = [mulai(pemeran, awal + DETIK * (n * lama // banyak)) for n in range(banyak)]
    lambatkan_pintu(monkeypatch, jeda)
    giliran = [partial(kerjakan, baris[n::4], satu) for n, satu in enumerate(orang)]
    usai = awal + DETIK * (lama + 2)
    hasil = serentak(*giliran, *[partial(sapu_terus, usai)] * 2)
    assert not any(isinstance(h, Exception) for h in hasil), hasil
    periksa_satu_kebenaran(sekarang())


def lambatkan_pintu(monkeypatch: pytest.MonkeyPatch, jeda: float) -> None:
    """The trail is the door's last word: there is time to look in between."""
    asli: Callable[..., Any] = jejak.catat

    def lambat(*isi: Any, **lain: Any) -> Any:
        time.sleep(jeda)
        return asli(*isi, **lain)

    monkeypatch.setattr(jejak, "catat", lambat)


def sapu_terus(usai: datetime) -> None:
    while sekarang() < usai:
        penyimpangan.sapu(sekarang())
        time.sleep(0.01)


def test_empat_orang_menyelesaikan_yang_sedang_disapu(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    selesaikan_yang_disapu(pemeran, monkeypatch, banyak=48 * KALI, lama=6 * KALI)
    ditutup = PelaksanaanLangkah.objects.filter(urut=1, selesai__isnull=False)
    terlambat = sum(b.is_terlambat(sekarang()) for b in ditutup)
    assert ditutup.count() == 48 * KALI
    # Both kinds came about: on a busy machine people fall behind, and more is late.
    assert min(terlambat, 48 * KALI - terlambat) >= 2 * KALI


@pytest.mark.pg
def test_tanpa_kunci_sapuan_mencatat_yang_selesai_tepat_waktu(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: the foreign key's own lock does not hold the door."""
    buang_kunci_sapuan(monkeypatch)
    with pytest.raises(AssertionError, match=r"keliru [1-9]"):
        selesaikan_yang_disapu(pemeran, monkeypatch, banyak=48, lama=6, jeda=0.2)
