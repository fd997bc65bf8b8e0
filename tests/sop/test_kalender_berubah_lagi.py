"""A calendar changed twice: what the first change undid, the second can bring back."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from tests.pabrik import Pemeran, buat_pemeran
from tests.sop.test_ubah_kalender import (
    SELASA,
    buka,
    jadwalkan,
    tutup,
    ubah,
    wib,
)
from ukpbj.akun.models import HariLibur
from ukpbj.dasbor.ubah_kalender import Dampak
from ukpbj.sop import jejak, penyimpangan
from ukpbj.sop.dampak_kalender import dampak
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.layanan.kalender import dampak_perubahan, hitung_ulang
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.ubahan_kalender import BukaKembali
from ukpbj.sop.waktu import sekarang


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return buat_pemeran()


def buka_kembali(pemeran: Pemeran) -> BukaKembali:
    return BukaKembali(pemeran.unit, HariLibur.objects.get(unit=pemeran.unit), "Surat Contoh 2")


def keadaan(baris: PelaksanaanLangkah) -> list[str]:
    semua = Penyimpangan.objects.filter(pelaksanaan=baris, jenis="waktu")
    return list(semua.order_by("pk").values_list("keadaan", flat=True))


def test_yang_menjadi_terlambat_dicatat_pada_saat_itu_juga(pemeran: Pemeran):
    """Its new deadline lies further back than a sweep of every minute looks."""
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-12 15:59"), tick=False):
        ubah(tutup(pemeran, SELASA), pemeran)
    with time_machine.travel(wib("2026-10-13 14:00"), tick=False):
        penyimpangan.sapu_berkala(sekarang())
        ubah(buka_kembali(pemeran), pemeran)
    with time_machine.travel(wib("2026-10-13 14:01"), tick=False):
        penyimpangan.sapu_berkala(sekarang())
    assert keadaan(baris) == ["terbuka"]
    satu = Penyimpangan.objects.get(pelaksanaan=baris)
    assert satu.jatuh_tempo == wib("2026-10-13 07:33")


def test_langkah_selesai_yang_gugur_menyimpang_lagi_bila_perubahannya_dicabut(pemeran: Pemeran):
    """Else closing a day and opening it again would wipe out every lateness of that day."""
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        jadwalkan(baris, pemeran)
        ubah(tutup(pemeran, SELASA), pemeran)
        assert keadaan(baris) == ["gugur"]

        cabut = buka_kembali(pemeran)
        [dilihat] = dampak_perubahan(cabut, sekarang())
        assert dilihat.lagi
        assert Dampak(cabut, [dilihat], sekarang()).judul == (
            "1 tenggat bergeser, 1 penyimpangan waktu tercatat lagi"
        )
        hasil = ubah(cabut, pemeran)

        baris.refresh_from_db()
        assert baris.jatuh_tempo == wib("2026-10-13 07:33")
        assert baris.is_terlambat(sekarang())
        assert keadaan(baris) == ["gugur", "terbuka"]
        baru = Penyimpangan.objects.berdiri().get(pelaksanaan=baris)
        assert (baru.jatuh_tempo, baru.dicatat) == (baris.jatuh_tempo, sekarang())
        assert (hasil.bergeser, hasil.gugur) == (1, 0)

        hitung_ulang({"perubahan": hasil.pk}, "lagi")
        assert keadaan(baris) == ["gugur", "terbuka"]
        assert dampak(pemeran.unit, kalender_unit(pemeran.unit), sekarang()) == []
    baris.proses.refresh_from_db()
    assert jejak.periksa(baris.proses) is None


def test_yang_menyimpang_lagi_tetap_milik_penanggung_jawabnya(pemeran: Pemeran):
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        penyimpangan.sapu(sekarang())
        Penyimpangan.objects.update(penanggung_jawab=pemeran.kepala)
        jadwalkan(baris, pemeran)
        ubah(tutup(pemeran, SELASA), pemeran)
        ubah(buka_kembali(pemeran), pemeran)
    baru = Penyimpangan.objects.berdiri().get(pelaksanaan=baris)
    assert baru.penanggung_jawab == pemeran.kepala


def test_yang_gugur_dan_tetap_tepat_waktu_tidak_disentuh_perubahan_lain(pemeran: Pemeran):
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        jadwalkan(baris, pemeran)
        ubah(tutup(pemeran, SELASA), pemeran)
        baris.refresh_from_db()
        semula, banyak = baris.jatuh_tempo, baris.proses.jejak.count()
        ubah(tutup(pemeran, SELASA + timedelta(days=1)), pemeran)
        baris.refresh_from_db()
        assert (baris.jatuh_tempo, baris.proses.jejak.count()) == (semula, banyak)
        assert keadaan(baris) == ["gugur"]


def test_selesai_dalam_tenggat_yang_diundur_tetap_tepat_waktu(pemeran: Pemeran):
    """Undone while the step was open; it was finished within the deadline people saw then."""
    baris = buka(pemeran)
    with time_machine.travel(wib("2026-10-13 09:00"), tick=False):
        penyimpangan.sapu(sekarang())
        ubah(tutup(pemeran, SELASA), pemeran)
    with time_machine.travel(wib("2026-10-14 07:31"), tick=False):
        jadwalkan(baris, pemeran)
        ubah(buka_kembali(pemeran), pemeran)
    baris.refresh_from_db()
    assert baris.jatuh_tempo == wib("2026-10-14 07:33")
    assert keadaan(baris) == ["gugur"]
