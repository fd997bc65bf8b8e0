"""The sweep of every minute reads what is new and misses nothing: whatever a short range could
miss (locks, killed sweeps, clocks, deadlines in the past) is found all the same.

Deadlines that a calendar moves into the past are recorded by its own job, not by the sweep.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Event

import pytest
import time_machine
from django.db import connection, transaction

from tests import pabrik
from tests.keandalan.bantuan import serentak
from tests.keandalan.bantuan_sapuan import (
    banyak_tercatat,
    mulai,
    periksa_satu_kebenaran,
    sebar,
    tandai,
)
from tests.pabrik import SENIN_PAGI, Pemeran, menit
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import Detak, PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.tasks import sapu_tenggat

MALAM = SENIN_PAGI + timedelta(hours=16)
"""01.00 WIB of the night that follows."""


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return pabrik.buat_pemeran(pabrik.unit_selalu_buka())


def sapu_pada(pada: datetime) -> int:
    """The periodic task at this instant."""
    semula = Penyimpangan.objects.count()
    with time_machine.travel(pada, tick=False):
        sapu_tenggat()
    return Penyimpangan.objects.count() - semula


def pindahkan(baris: PelaksanaanLangkah, saat: datetime) -> None:
    """Behind the engine's back."""
    PelaksanaanLangkah.objects.filter(pk=baris.pk).update(jatuh_tempo=saat, terlambat_sejak=saat)


def test_yang_dibaca_hanya_yang_lewat_sejak_sapuan_lalu_dan_sekali_semalam_semuanya(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    dibaca: list[datetime | None] = []
    asli = penyimpangan._belum_dicatat

    def catat(pada: datetime, sejak: datetime | None) -> Iterator[list[int]]:
        dibaca.append(sejak)
        return asli(pada, sejak)

    monkeypatch.setattr(penyimpangan, "_belum_dicatat", catat)
    pukul = [SENIN_PAGI, SENIN_PAGI + menit(1), SENIN_PAGI + menit(61), MALAM - menit(1), MALAM]
    pukul += [MALAM + menit(1), MALAM + timedelta(days=1)]
    for saat in pukul:
        sapu_pada(saat)
    lima_belas = menit(15)
    assert dibaca == [
        None,
        pukul[0] - lima_belas,
        pukul[1] - lima_belas,
        pukul[2] - lima_belas,
        None,
        pukul[4] - lima_belas,
        None,
    ]


def test_sapuan_yang_lama_berhenti_mengejar_semuanya(pemeran: Pemeran) -> None:
    mulai(pemeran, SENIN_PAGI + menit(20))
    mulai(pemeran, SENIN_PAGI + menit(70))
    sapu_pada(SENIN_PAGI)
    assert sapu_pada(SENIN_PAGI + menit(90)) == 2


def test_sapuan_yang_terbunuh_di_tengah_diulang_dari_tempatnya_mulai(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(penyimpangan, "BANYAK_SEKALI_SAPU", 2)
    sebar(pemeran, 7, SENIN_PAGI + menit(10), SENIN_PAGI + menit(60))
    sapu_pada(SENIN_PAGI)
    asli, sisa = penyimpangan._simpan, iter(range(2))

    def terbunuh(baru: list[Penyimpangan]) -> None:
        if next(sisa, None) is None:
            raise KeyboardInterrupt
        asli(baru)

    monkeypatch.setattr(penyimpangan, "_simpan", terbunuh)
    with pytest.raises(KeyboardInterrupt):
        sapu_pada(SENIN_PAGI + menit(90))
    assert banyak_tercatat() == 4
    monkeypatch.setattr(penyimpangan, "_simpan", asli)
    assert sapu_pada(SENIN_PAGI + menit(180)) == 3
    periksa_satu_kebenaran(SENIN_PAGI + menit(180))


def test_jam_yang_mundur_tidak_melewatkan_apa_pun(pemeran: Pemeran) -> None:
    sapu_pada(SENIN_PAGI + timedelta(hours=5))
    mulai(pemeran, SENIN_PAGI + menit(10))
    assert sapu_pada(SENIN_PAGI + menit(11)) == 1


def test_yang_dibuka_dengan_waktu_lampau_ditemukan(pemeran: Pemeran) -> None:
    sapu_pada(SENIN_PAGI)
    mulai(pemeran, SENIN_PAGI - menit(10))
    assert sapu_pada(SENIN_PAGI + menit(1)) == 1
    mulai(pemeran, SENIN_PAGI - timedelta(days=3))
    assert sapu_pada(SENIN_PAGI + menit(2)) == 0
    assert sapu_pada(MALAM) == 1


def test_tenggat_yang_dipindah_di_luar_aplikasi_ditemukan_malamnya(pemeran: Pemeran) -> None:
    baris = mulai(pemeran, SENIN_PAGI + menit(60))
    sapu_pada(SENIN_PAGI)
    pindahkan(baris, SENIN_PAGI - timedelta(days=3))
    assert sapu_pada(SENIN_PAGI + menit(10)) == 0
    assert sapu_pada(MALAM) == 1


def test_detak_dan_tanda_ditinggalkan(pemeran: Pemeran) -> None:
    sapu_pada(SENIN_PAGI)
    sapu_pada(SENIN_PAGI + menit(5))
    assert dict(Detak.objects.values_list("nama", "waktu")) == {
        "sapu_tenggat": SENIN_PAGI + menit(5),
        "disapu_sampai": SENIN_PAGI + menit(5),
        "disapu_penuh": SENIN_PAGI,
    }


# --- Counted on PostgreSQL ----------------------------------------------------------------------


def hitungan(kolom: str) -> dict[str, int]:
    """What this transaction has done so far, by table; zeros left out."""
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT relname, {kolom} FROM pg_stat_xact_user_tables")
        return {nama: banyak for nama, banyak in kursor.fetchall() if banyak}


TULIS = "n_tup_ins + n_tup_upd + n_tup_del"
BACA = "coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)"


@pytest.mark.pg
def test_yang_ditulis_hanya_penyimpangan_dan_tidak_satu_pun_baris_langkah(pemeran: Pemeran) -> None:
    sebar(pemeran, 40, SENIN_PAGI, SENIN_PAGI + menit(30))
    semula, versi = hitungan(TULIS), versi_baris()
    assert penyimpangan.sapu(SENIN_PAGI + menit(60)) == 40
    kini = hitungan(TULIS)
    assert {t: n - semula.get(t, 0) for t, n in kini.items() if n != semula.get(t)} == {
        "sop_penyimpangan": 40
    }
    assert versi_baris() == versi


def versi_baris() -> dict[int, str]:
    """Where each step row's version lies: another one would lie elsewhere."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT id, ctid::text FROM sop_pelaksanaanlangkah")
        return dict(kursor.fetchall())


@pytest.mark.pg
def test_yang_dibaca_sebanding_dengan_yang_baru_terlambat(pemeran: Pemeran) -> None:
    kini, lama = SENIN_PAGI, timedelta(days=1)
    sebar(pemeran, 1500, kini - 2 * lama, kini - lama)
    sebar(pemeran, 1500, kini + lama, kini + 2 * lama)
    penyimpangan.sapu(kini)
    tandai(kini, penuh=kini)
    sebar(pemeran, 5, kini, kini + menit(1))
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")

    def dibaca(pada: datetime) -> int:
        semula = hitungan(BACA).get("sop_pelaksanaanlangkah", 0)
        penyimpangan.sapu_berkala(pada)
        return hitungan(BACA)["sop_pelaksanaanlangkah"] - semula

    assert dibaca(kini + menit(2)) <= 5 * 4
    assert banyak_tercatat() == 1505
    assert dibaca(kini + menit(3)) <= 5 * 2
    # The yardstick measures: all that is late, once a night.
    assert dibaca(MALAM) >= 1505


# --- Locks ------------------------------------------------------------------------------------


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_yang_terkunci_selama_jendelanya_tetap_ditemukan(pemeran: Pemeran) -> None:
    """A transaction that holds a step row for an hour: the range waits for it."""
    baris = mulai(pemeran, SENIN_PAGI + menit(1))
    lain = mulai(pemeran, SENIN_PAGI + menit(2))
    sapu_pada(SENIN_PAGI)
    dipegang, cukup = Event(), Event()

    def pegang() -> None:
        with transaction.atomic():
            PelaksanaanLangkah.objects.select_for_update(no_key=True).get(pk=baris.pk)
            dipegang.set()
            cukup.wait(60)

    def sapu_terus() -> list[int]:
        dipegang.wait(60)
        try:
            return [sapu_pada(SENIN_PAGI + menit(n)) for n in (5, 20, 40, 60)]
        finally:
            cukup.set()

    assert serentak(pegang, sapu_terus)[1] == [1, 0, 0, 0]
    assert lain.penyimpangan.count() == 1
    assert sapu_pada(SENIN_PAGI + menit(61)) == 1
    assert Detak.objects.get(nama="disapu_sampai").waktu == SENIN_PAGI + menit(61)


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_yang_dipegang_sapuan_lain_yang_lalu_terbunuh_tidak_hilang(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second sweep skips the first one's rows and ends before it; then the first is killed."""
    sebar(pemeran, 5, SENIN_PAGI + menit(1), SENIN_PAGI + menit(6))
    sapu_pada(SENIN_PAGI)
    memegang, selesai, asli = Event(), Event(), penyimpangan._simpan

    def terbunuh(baru: list[Penyimpangan]) -> None:
        memegang.set()
        selesai.wait(60)
        raise KeyboardInterrupt

    monkeypatch.setattr(penyimpangan, "_simpan", terbunuh)

    def pertama() -> None:
        with pytest.raises(KeyboardInterrupt):
            penyimpangan.sapu_berkala(SENIN_PAGI + menit(60))

    def kedua() -> int:
        memegang.wait(60)
        monkeypatch.setattr(penyimpangan, "_simpan", asli)
        try:
            return penyimpangan.sapu_berkala(SENIN_PAGI + menit(60))
        finally:
            selesai.set()

    assert serentak(pertama, kedua) == [None, 0]
    assert sapu_pada(SENIN_PAGI + menit(61)) == 5
    periksa_satu_kebenaran(SENIN_PAGI + menit(61))
