"""The clock of an invented case, and stories that cannot have happened."""

from datetime import timedelta

import pytest
import time_machine

from tests import pabrik
from tests.pabrik import SENIN_PAGI
from ukpbj.demo.irama import mundur
from ukpbj.demo.kasus import Kasus, lama_cerita, susun
from ukpbj.sop.definisi import Akhir
from ukpbj.sop.kalender_unit import kalender_unit


def test_cerita_yang_tamat_berakhir_dan_yang_berhenti_menyisakan_langkah() -> None:
    tamat = susun(Kasus("distribusi-personil"))
    assert (len(tamat.babak), tamat.terbuka) == (7, None)
    assert tamat.babak[-1].hasil.ke is Akhir.SELESAI
    henti = susun(Kasus("distribusi-personil", langkah=3, hasil={3: ["perlu perbaikan"]}))
    assert henti.terbuka is not None
    assert henti.terbuka.urut == 2


def test_putaran_kedua_memakai_hasil_kunjungan_kedua() -> None:
    kasus = Kasus("distribusi-personil", hasil={3: ["perlu perbaikan", "disetujui"]})
    assert [babak.langkah.urut for babak in susun(kasus).babak] == [1, 2, 3, 2, 3, 4, 5, 6, 7]


def test_hasil_yang_tidak_ada_di_tabel_ditolak() -> None:
    with pytest.raises(ValueError, match="tidak punya hasil 'selesai saja'"):
        susun(Kasus("distribusi-personil", hasil={1: ["selesai saja"]}))


def test_umur_cerita_menghitung_anak_yang_masih_berjalan() -> None:
    anak = Kasus("perencanaan-pengadaan", langkah=2, umur=100)
    assert lama_cerita(Kasus("proses-utama", langkah=0, umur=5, anak=[anak])) == lama_cerita(anak)
    assert lama_cerita(anak) == 2 * 150 + 100


@pytest.mark.django_db
@pytest.mark.parametrize("lama", [1, 90, 450, 3 * 450 + 7, 60 * 450])
@pytest.mark.parametrize("geser", [0, 5, 50, 130])
def test_hitungan_mundur_tepat_sekian_menit_kerja(lama: int, geser: int) -> None:
    kini = SENIN_PAGI + timedelta(hours=geser)
    with time_machine.travel(kini, tick=False):
        kalender = kalender_unit(pabrik.UnitFactory.create())
        mulai = mundur(kalender, kini, lama)
        assert 0 <= kalender.detik_kerja(mulai, kini) - lama * 60 <= 1
