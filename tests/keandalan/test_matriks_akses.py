"""Every address x everybody: no unexpected 200, no address missing from the table.

The table is `matriks.py`, the scenes are in `adegan.py`, the admin's pages in
`test_matriks_admin.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.keandalan.adegan import Adegan, buat_adegan
from tests.keandalan.matriks import MATRIKS, PEMERAN, TAHAP, harapan
from tests.keandalan.sidik import sidik
from tests.pabrik import SENIN_PAGI, Pemeran, UnitFactory, buat_pemeran, buat_permohonan
from ukpbj.demo.models import TandaDemo

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna

NAMA = sorted(MATRIKS)


@pytest.fixture(autouse=True)
def jam_beku() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(SENIN_PAGI, tick=False):
        yield


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    TandaDemo.objects.create()
    return buat_pemeran()


@pytest.fixture
def orang(pemeran: Pemeran) -> dict[str, Pengguna | None]:
    lain = buat_pemeran(UnitFactory.create(kode="pagaralam"))
    buat_permohonan(2, pemeran=pemeran, pemohon=pemeran.vendor_b)
    dari_unit_lain = {"verifikator_lain": lain.verifikator, "kepala_lain": lain.kepala}
    return {p: dari_unit_lain.get(p) or getattr(pemeran, p, None) for p in PEMERAN}


class Tamu:
    """Somebody at a browser. `token`: what their forms carry; "" for a form of another site."""

    def __init__(self, orang: Pengguna | None, token: str = "a" * 32) -> None:
        self.klien = Client(enforce_csrf_checks=True)
        if orang is not None:
            self.klien.force_login(orang)
        self.klien.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
        self.token = token

    def minta(self, alamat: str) -> str:
        jawaban = self.klien.get(alamat)
        assert self.klien.head(alamat).status_code == jawaban.status_code
        return _sebut(jawaban)

    def kirim(self, adegan: Adegan) -> HttpResponse:
        for berkas in adegan.isian.values():
            if hasattr(berkas, "seek"):
                berkas.seek(0)
        isian = {**adegan.isian, "csrfmiddlewaretoken": self.token}
        return self.klien.post(adegan.alamat, isian)  # type: ignore[return-value]  # the client's own kind of answer

    def cara_lain(self, cara: str, alamat: str) -> HttpResponse:
        kepala = {"X-CSRFToken": self.token}
        return self.klien.generic(cara, alamat, headers=kepala)  # type: ignore[return-value]  # as above


def _sebut(jawaban: Any) -> str:
    """The answer in the words of the table."""
    if jawaban.status_code == 302 and jawaban["Location"].startswith(reverse("akun:masuk")):
        return "masuk"
    return str(jawaban.status_code)


# --- The table is whole -----------------------------------------------------------------------


def _alamat(daftar: URLResolver, awal: str = "") -> Iterator[str]:
    for satu in daftar.url_patterns:
        if isinstance(satu, URLPattern):
            yield awal + str(satu.name)
        elif satu.namespace != "admin":
            yield from _alamat(satu, f"{awal}{satu.namespace}:" if satu.namespace else awal)


def test_setiap_alamat_ada_dalam_tabel_dan_sebaliknya():
    assert sorted(_alamat(get_resolver())) == NAMA


# --- Looking ----------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", NAMA)
def test_melihat(nama: str, pemeran: Pemeran, orang: dict[str, Pengguna | None]):
    alamat = buat_adegan(nama, pemeran).alamat
    tamu = {siapa: Tamu(satu) for siapa, satu in orang.items()}
    sebelum = sidik()

    assert {siapa: satu.minta(alamat) for siapa, satu in tamu.items()} == harapan(nama, "GET")
    assert sidik() == sebelum


def test_kotak_surat_demo_tidak_ada_di_luar_demo(pemeran: Pemeran):
    adegan = [buat_adegan(nama, pemeran) for nama in ("demo:surel", "demo:satu_surel")]
    TandaDemo.objects.all().delete()

    for orang in (None, pemeran.admin):
        assert [Tamu(orang).minta(satu.alamat) for satu in adegan] == ["404", "404"]


# --- Acting -----------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", NAMA)
def test_mengirim(nama: str, pemeran: Pemeran, orang: dict[str, Pengguna | None]):
    assert {
        siapa: _coba(Tamu(satu), buat_adegan(nama, pemeran)) for siapa, satu in orang.items()
    } == harapan(nama, "POST")


def _coba(tamu: Tamu, adegan: Adegan) -> str:
    sebelum = sidik()
    jawaban = tamu.kirim(adegan)
    if sidik() != sebelum:
        return "ubah" if jawaban.status_code in (200, 302) else f"{jawaban.status_code} dan berubah"
    hasil = _sebut(jawaban)
    return "balik" if hasil == "302" else hasil


@pytest.mark.parametrize("nama", sorted(TAHAP))
def test_yang_berhak_pun_hanya_pada_langkahnya(
    nama: str, pemeran: Pemeran, orang: dict[str, Pengguna | None]
):
    siapa, tahap = TAHAP[nama]
    berhasil = set()
    for urut in range(2, 10):
        hasil = _coba(Tamu(orang[siapa]), buat_adegan(nama, pemeran, urut))
        assert hasil in ("ubah", "balik", "200", "403", "404", "409", "422"), f"{urut}: {hasil}"
        berhasil |= {urut} if hasil == "ubah" else set()

    assert berhasil == tahap


@pytest.mark.parametrize("nama", NAMA)
def test_kiriman_tanpa_tanda_ditolak(
    nama: str, pemeran: Pemeran, orang: dict[str, Pengguna | None]
):
    adegan = buat_adegan(nama, pemeran)
    tamu = [Tamu(satu, token="") for satu in orang.values()]
    sebelum = sidik()

    assert {satu.kirim(adegan).status_code for satu in tamu} == {403}
    assert sidik() == sebelum


@pytest.mark.parametrize("nama", NAMA)
def test_cara_lain_tidak_dikenal(nama: str, pemeran: Pemeran, orang: dict[str, Pengguna | None]):
    """405, or what keeps this person away from the address anyhow."""
    alamat = buat_adegan(nama, pemeran).alamat
    tamu = {siapa: Tamu(satu) for siapa, satu in orang.items()}
    sebelum = sidik()

    for siapa, satu in tamu.items():
        boleh = {"405", *({harapan(nama, "GET")[siapa]} & {"302", "403", "404", "masuk"})}
        for cara in ("PUT", "PATCH", "DELETE"):
            assert _sebut(satu.cara_lain(cara, alamat)) in boleh, (siapa, cara)
    assert sidik() == sebelum
