"""Whoever answers for a deviation is never the only one who could decide on it unseen."""

from __future__ import annotations

from datetime import date

import pytest

from tests import pabrik
from tests.dasbor.bantu import teks
from tests.layar import Masuk
from tests.pabrik import Pemeran
from tests.sop.test_pertanggungjawaban import atasan, jawab, terima, terlambat, tunjuk
from ukpbj.akun.models import Pengguna, Penugasan
from ukpbj.sop import izin_penyimpangan as hak
from ukpbj.sop.galat import IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan

pytestmark = pytest.mark.django_db
__all__ = ["atasan"]


def milik_kepala(pemeran: Pemeran, oleh: Pengguna | None = None) -> Penyimpangan:
    """A late step of the head's own."""
    satu = terlambat(pemeran, oleh)
    PelaksanaanLangkah.objects.filter(pk=satu.pelaksanaan_id).update(peran="kepala_ukpbj")
    return satu


def test_atasan_tidak_menunjuk_dirinya_atas_milik_kepala(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    """Only the superior decides there: their own account would wait for ever."""
    satu = milik_kepala(pemeran)
    with pytest.raises(IsianBelumLengkap) as galat:
        tunjuk(satu, atasan, atasan)
    assert set(galat.value.medan) == {"kepada"}
    tunjuk(satu, pemeran.verifikator, atasan)
    jawab(satu, pemeran.verifikator)
    assert terima(satu, atasan).keadaan == "diterima"


def test_atasan_yang_juga_memimpin_boleh_ditunjuk_bila_ada_atasan_lain(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    pabrik.beri_peran(atasan, "kepala_ukpbj", pemeran.unit, jenis=Penugasan.Jenis.PLT)
    satu = terlambat(pemeran)
    tunjuk(satu, atasan, atasan)
    satu = jawab(satu, atasan)
    assert not hak.ada_pemutus(satu)
    lain = pabrik.petugas("atasan_kepala", pemeran.unit, "Contoh Atasan Lain")
    assert hak.ada_pemutus(satu)
    assert terima(satu, lain).keadaan == "diterima"


@pytest.mark.parametrize("jenis", [Penugasan.Jenis.PLT, Penugasan.Jenis.PLH])
def test_plt_dan_plh_kepala_memutus_dan_tidak_memutus_dirinya(
    jenis: Penugasan.Jenis, pemeran: Pemeran, atasan: Pengguna
) -> None:
    pengganti = pabrik.PenggunaFactory.create(nama="Contoh Pengganti")
    lain = {"menggantikan": pemeran.kepala} if jenis == Penugasan.Jenis.PLH else {}
    pabrik.beri_peran(pengganti, "kepala_ukpbj", pemeran.unit, jenis=jenis, **lain)
    pabrik.beri_peran(pengganti, "verifikator", pemeran.unit)
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    assert terima(satu, pengganti).keadaan == "diterima"

    sendiri = terlambat(pemeran, pengganti)
    jawab(sendiri, pengganti)
    for orang in (pengganti, pemeran.kepala):
        with pytest.raises(TidakBerwenang):
            terima(sendiri, orang)
    assert terima(sendiri, atasan).keadaan == "diterima"


def test_unit_tanpa_atasan_mengatakan_bahwa_tidak_ada_yang_memutus(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    satu = milik_kepala(pemeran, pemeran.kepala)
    jawab(satu, pemeran.kepala)
    halaman = f"/penyimpangan/{satu.pk}/"
    assert not hak.ada_pemutus(satu)
    assert "belum ada yang memegang peran itu" in teks(masuk(pemeran.kepala).get(halaman))

    atasan = pabrik.petugas("atasan_kepala", pemeran.unit, "Contoh Atasan")
    assert hak.ada_pemutus(satu)
    assert "belum ada yang memegang peran itu" not in teks(masuk(pemeran.kepala).get(halaman))
    atasan.penugasan.update(sampai=date(2020, 1, 2))
    assert not hak.ada_pemutus(satu)


def test_pemutus_yang_tidak_aktif_atau_untuk_satu_sop_tidak_dihitung(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    satu = milik_kepala(pemeran, pemeran.kepala)
    assert hak.ada_pemutus(satu)
    atasan.penugasan.update(sop="registrasi-batang")
    assert not hak.ada_pemutus(satu)
    atasan.penugasan.update(sop="")
    Pengguna.objects.filter(pk=atasan.pk).update(is_active=False)
    assert not hak.ada_pemutus(satu)
