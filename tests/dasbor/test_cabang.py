"""The parts a list is read from: together what the person may see, and no row twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model, Q, QuerySet

from tests import pabrik
from tests.dasbor.bantu import tebar
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.akun.models import Pengguna
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor import cabang
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.terurut import MENURUT_TENGGAT, TERBARU, teratas
from ukpbj.sop import izin, izin_penyimpangan
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.models import IkatanPeran, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.waktu import sekarang


def _pembaca(orang: Pengguna) -> Pembaca:
    return Pembaca(orang, penugasan_berlaku(orang), sekarang())


@pytest.fixture
def isi(pemeran: Pemeran) -> Pemeran:
    """Every step of every SOP in two units; some bound, some claimed; deviations of each state."""
    lain = pabrik.UnitFactory.create(kode="unit-lain")
    orang = (None, pemeran.verifikator, pemeran.kepala)
    for n, sop in enumerate(semua_sop()):
        for langkah in sop.langkah:
            kolom: dict[str, Any] = {"urut": langkah.urut, "sop": sop.kode, "peran": langkah.peran}
            for unit in (pemeran.unit, lain):
                [baris] = tebar(unit, 1, pemegang=orang[n % 3], **kolom)
                if n % 2 and unit == pemeran.unit:
                    IkatanPeran.objects.create(
                        lingkup=baris.proses.lingkup,
                        peran_id=langkah.peran,
                        pengguna=pemeran.verifikator_lain,
                    )
                Penyimpangan.objects.create(
                    pelaksanaan=baris, unit=unit, kode_sop=sop.kode, jenis="waktu",
                    dicatat=SENIN_PAGI, penanggung_jawab=orang[n % 3],
                    keadaan=Penyimpangan.Keadaan.values[langkah.urut % 5],
                )  # fmt: skip
    return pemeran


def _beri(orang: Pengguna, unit: Any, *peran: str, sop: str = "") -> Pengguna:
    for satu in peran:
        pabrik.beri_peran(orang, satu, unit, sop=sop)
    return orang


@pytest.fixture(
    params=[
        "verifikator",
        "verifikator_lain",
        "kepala",
        "atasan",
        "kepala_dua",
        "satu_sop",
        "serba",
    ]
)
def pembaca(request: pytest.FixtureRequest, isi: Pemeran) -> Pembaca:
    orang = pabrik.PenggunaFactory.create(nama="Contoh Orang")
    lain = Proses.objects.exclude(unit=isi.unit)[0].unit
    semua = sorted({p for sop in semua_sop() for p in sop.pelaku} - {"pelaku_usaha"})
    siapa = {
        "verifikator": lambda: isi.verifikator,
        "verifikator_lain": lambda: isi.verifikator_lain,
        "kepala": lambda: isi.kepala,
        "atasan": lambda: _beri(orang, isi.unit, "atasan_kepala"),
        "kepala_dua": lambda: _beri(
            _beri(isi.kepala, lain, "atasan_kepala", "ppk"), isi.unit, "atasan_kepala", "helpdesk"
        ),
        "satu_sop": lambda: _beri(orang, isi.unit, "ppk", KEPALA_UKPBJ, sop="proses-utama"),
        "serba": lambda: _beri(orang, lain, *semua),
    }
    return _pembaca(siapa[request.param]())


def _sama(kumpulan: QuerySet[Any], bagian: Sequence[Q], saringan: Q) -> int:
    """How many; each once."""
    pk = [pk for q in bagian for pk in kumpulan.filter(q).values_list("pk", flat=True)]
    assert len(pk) == len(set(pk))
    assert set(pk) == set(kumpulan.filter(saringan).values_list("pk", flat=True))
    return len(pk)


def test_bagian_bersama_sama_dengan_yang_boleh_dilihat(pembaca: Pembaca) -> None:
    orang, penugasan = pembaca.pengguna, pembaca.penugasan
    semua: list[tuple[type[Model], list[Q], Q]] = [
        (
            PelaksanaanLangkah, cabang.langkah_saya(pembaca),
            izin.saringan_langkah(orang, penugasan),
        ),
        (
            PelaksanaanLangkah, cabang.langkah_unit(pembaca),
            Q(unit__in=izin.unit_dipimpin(orang, penugasan)),
        ),
        (Proses, cabang.proses(pembaca), izin.saringan_proses(orang, penugasan)),
        (
            Penyimpangan, cabang.penyimpangan(pembaca, Penyimpangan.Keadaan.values),
            izin_penyimpangan.saringan_penyimpangan(orang, penugasan),
        ),
        (
            Penyimpangan, cabang.giliran(pembaca),
            izin_penyimpangan.saringan_giliran(orang, penugasan),
        ),
    ]  # fmt: skip
    banyak = [_sama(m._default_manager.all(), bagian, saringan) for m, bagian, saringan in semua]
    assert any(banyak)


def test_orang_dengan_banyak_peran_tidak_membaca_banyak_bagian(pembaca: Pembaca) -> None:
    assert len(cabang.langkah_saya(pembaca)) <= cabang.TERBANYAK
    assert len(cabang.proses(pembaca)) <= cabang.TERBANYAK + len(pembaca.unit)


@pytest.mark.parametrize("banyak", [1, 7, 1000])
def test_yang_teratas_sama_dengan_awal_daftarnya(pembaca: Pembaca, banyak: int) -> None:
    langkah = PelaksanaanLangkah.objects.order_by(*MENURUT_TENGGAT)
    milik = izin.saringan_langkah(pembaca.pengguna, pembaca.penugasan)
    harapan = list(langkah.filter(milik).values_list("pk", flat=True)[:banyak])
    assert [b.pk for b in teratas(langkah, cabang.langkah_saya(pembaca), banyak)] == harapan
    proses = Proses.objects.order_by(*TERBARU)
    terlihat = izin.saringan_proses(pembaca.pengguna, pembaca.penugasan)
    harapan = list(proses.filter(terlihat).values_list("pk", flat=True)[:banyak])
    assert [b.pk for b in teratas(proses, cabang.proses(pembaca), banyak)] == harapan


def test_tanpa_bagian_tidak_ada_baris(isi: Pemeran) -> None:
    assert list(teratas(Proses.objects.order_by(*TERBARU), [], 5)) == []
    kosong = [Q(pk__in=[]), Q(pk__in=[])]
    assert list(teratas(Proses.objects.order_by(*TERBARU), kosong, 5)) == []


def test_penugasan_yang_habis_tidak_memberi_bagian(isi: Pemeran) -> None:
    isi.kepala.penugasan.update(sampai=SENIN_PAGI.date() - timedelta(days=1))
    pembaca = _pembaca(isi.kepala)
    assert cabang.langkah_unit(pembaca) == cabang.langkah_saya(pembaca) == []
    assert cabang.proses(pembaca) == []
