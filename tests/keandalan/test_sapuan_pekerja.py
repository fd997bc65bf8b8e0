"""The sweep by a real worker and beat: in time, whole after a kill, once whatever Redis forgets.

Without Redis worker and beat live in the web process, and it is that process which is killed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tests import pabrik
from tests.keandalan.bantuan import Pengunjung
from tests.keandalan.bantuan_sapuan import (
    banyak_tercatat,
    periksa_satu_kebenaran,
    sebar,
    tandai,
)
from tests.pabrik import Pemeran, menit
from tests.server import AKAR, PENJADWAL, ProsesOs, ServerHidup, alamat_basis_data, tunggu
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import Detak, Penyimpangan
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db(transaction=True)

PUTARAN = 2 * int(os.environ.get("UJI_PUTARAN", "1"))
BANYAK = 4000
"""Newly late steps a round: eight batches of the sweep."""
SAPUAN = 2
"""Seconds between sweeps."""
LONGGAR = 3
"""Seconds more: whole ones count, a worker takes the message, and the machine has other work."""


@pytest.fixture
def pemeran(transactional_db: None) -> Pemeran:
    return pabrik.buat_pemeran(pabrik.unit_selalu_buka())


# --- In time ----------------------------------------------------------------------------------


def test_langkah_yang_dibiarkan_menyimpang_dalam_satu_sapuan_dan_tampil(
    mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    """Step 6 has a minute; it is opened so that six seconds of it are left."""
    server = mulai_server(SAPUAN_DETIK=str(SAPUAN))
    proses = pabrik.buat_permohonan(6, pemeran=pemeran, pada=sekarang() - timedelta(seconds=54))
    baris = pabrik.baris_terbuka(proses)
    assert baris.terlambat_sejak is not None
    assert baris.terlambat_sejak > sekarang()
    assert not baris.penyimpangan.exists()
    tunggu(baris.penyimpangan.exists, sebut=f"tercatat\n{server.catatan()[-2000:]}")
    satu = baris.penyimpangan.get()
    lewat = (satu.dicatat - baris.terlambat_sejak).total_seconds()
    assert 0 < lewat <= SAPUAN + LONGGAR

    status, halaman = Pengunjung(server.alamat, pemeran.kepala).lihat(
        reverse("dasbor:penyimpangan")
    )
    assert status == 200
    assert proses.nomor in halaman
    tunggu(lambda: detak() > satu.dicatat + timedelta(seconds=SAPUAN), sebut="dua sapuan lagi")
    assert Penyimpangan.objects.get() == satu


def detak() -> datetime:
    """When the last sweep ended."""
    return Detak.objects.get(nama=penyimpangan.SAPUAN).waktu


# --- Killed half-way --------------------------------------------------------------------------


def diamkan(server: ServerHidup) -> None:
    """No sweep runs until `sapukan`; embedded, the next one is an hour away."""
    if server.penjadwal is not None:
        server.penjadwal.bunuh()
        time.sleep(1)  # messages that are under way


def sapukan(server: ServerHidup) -> None:
    """Embedded, the process that is started anew begins with a sweep."""
    if server.tertanam:
        server.bunuh_pekerja()
    else:
        server.penjadwal = server._proses("penjadwal", *PENJADWAL)


def telat_sejam(pemeran: Pemeran) -> None:
    """As if beat had stood still for more than an hour: late since long before the look-back."""
    kini = sekarang()
    sebar(pemeran, BANYAK, kini - menit(90), kini - menit(30))
    tandai(kini - menit(100), penuh=kini)


def bunuh_di_tengah(server: ServerHidup, pemeran: Pemeran) -> bool:
    """One round; whether the worker was killed with part of the work done."""
    diamkan(server)
    semula = banyak_tercatat()
    telat_sejam(pemeran)
    sapukan(server)
    tunggu(lambda: banyak_tercatat() > semula, sabar=60, sebut="sapuan mulai")
    time.sleep(random.uniform(0, 0.15))
    server.bunuh_pekerja()
    tercatat = banyak_tercatat() - semula
    server.mulai_pekerja()
    tunggu(
        lambda: banyak_tercatat() == semula + BANYAK,
        sabar=60,
        sebut=f"semua tercatat\n{server.catatan()[-2000:]}",
    )
    periksa_satu_kebenaran(sekarang())
    return 0 < tercatat < BANYAK


def test_sapuan_yang_dibunuh_di_tengah_tidak_kehilangan_dan_tidak_menggandakan(
    mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    server = mulai_server(SAPUAN_DETIK="1" if os.environ["REDIS_URL"] else "3600")
    kena = sum(bunuh_di_tengah(server, pemeran) for _ in range(PUTARAN))
    assert kena, "uji ini tidak pernah membunuh sapuan yang sedang berjalan"


CEROBOH = """
import django
django.setup()
from ukpbj.sop import penyimpangan
from ukpbj.sop.models import Detak
from ukpbj.sop.waktu import sekarang
kini = sekarang()
sejak = penyimpangan._mulai_sapuan(kini)
Detak.objects.filter(nama=penyimpangan.SAMPAI).update(waktu=kini)
penyimpangan.sapu(kini, sejak)
"""
"""A sweep that moves its mark before it has done the work."""


def test_tanda_yang_maju_sebelum_pekerjaannya_selesai_menghilangkan(pemeran: Pemeran) -> None:
    """Negative control: it is the mark, moved last, that brings the next sweep back."""
    telat_sejam(pemeran)
    sapuan = subprocess.Popen(
        (sys.executable, "-c", CEROBOH),
        cwd=AKAR,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "ukpbj.settings", "DATABASE_URL": alamat_basis_data()},
    )
    tunggu(banyak_tercatat, sebut="sapuan mulai")
    sapuan.kill()
    sapuan.wait()
    assert banyak_tercatat() < BANYAK
    penyimpangan.sapu_berkala(sekarang())
    with pytest.raises(AssertionError, match=r"hilang [1-9]"):
        periksa_satu_kebenaran(sekarang())


# --- What Redis and beat do -------------------------------------------------------------------


@pytest.mark.redis
def test_dua_penjadwal_dan_redis_yang_lupa_menandai_setiap_langkah_sekali(
    mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    server = mulai_server(SAPUAN_DETIK="1")
    kembar = ProsesOs(PENJADWAL, server.lingkungan, server.folder / "kembar.log")
    try:
        kini = sekarang()
        sebar(pemeran, 600, kini - menit(1), kini + timedelta(seconds=6))
        for _ in range(3):
            time.sleep(1.5)
            server.lupakan_antrean()
        tunggu(lambda: banyak_tercatat() == 600, sebut=f"semua\n{server.catatan()[-2000:]}")
        assert kembar.hidup
    finally:
        kembar.bunuh()
    periksa_satu_kebenaran(sekarang())


@pytest.mark.redis
def test_penjadwal_yang_sejam_berhenti_mengejar_dalam_satu_sapuan(
    mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    server = mulai_server(SAPUAN_DETIK="1")
    diamkan(server)
    telat_sejam(pemeran)
    time.sleep(2)
    assert banyak_tercatat() == 0
    sapukan(server)
    tunggu(lambda: banyak_tercatat() == BANYAK, sebut="semua tercatat")
    assert Penyimpangan.objects.values("dicatat").distinct().count() == 1
    periksa_satu_kebenaran(sekarang())
