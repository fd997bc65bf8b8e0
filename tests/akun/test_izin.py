"""Who holds what today, and the gates built on it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.pabrik import SENIN_PAGI, PenggunaFactory, UnitFactory, beri_peran, petugas
from ukpbj.akun.izin import (
    penugasan_berlaku,
    penugasan_permintaan,
    unit_pengguna,
    wajib_pegawai,
    wajib_peran,
)
from ukpbj.akun.konteks import unit as konteks_unit
from ukpbj.akun.models import Pengguna, Unit

pytestmark = pytest.mark.django_db


@wajib_peran("kepala_ukpbj", "verifikator")
def halaman_peran(request: HttpRequest, nomor: int = 0) -> HttpResponse:
    return HttpResponse(str(nomor))


@wajib_pegawai
def halaman_pegawai(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ya")


def permintaan(pengguna: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = pengguna
    return request


def boleh(view: Any, pengguna: Any) -> bool:
    try:
        return bool(view(permintaan(pengguna)).status_code == 200)
    except PermissionDenied:
        return False


@pytest.mark.parametrize(
    ("hari", "berlaku"),
    [("2026-09-30", False), ("2026-10-01", True), ("2026-10-31", True), ("2026-11-01", False)],
)
def test_an_assignment_holds_from_its_first_to_its_last_day(hari: str, berlaku: bool) -> None:
    orang = PenggunaFactory.create()
    beri_peran(
        orang,
        "verifikator",
        UnitFactory.create(),
        mulai=date(2026, 10, 1),
        sampai=date(2026, 10, 31),
    )
    assert bool(penugasan_berlaku(orang, date.fromisoformat(hari))) is berlaku
    with time_machine.travel(f"{hari}T12:00+07:00", tick=False):
        assert bool(penugasan_berlaku(orang)) is berlaku


@pytest.mark.parametrize(
    ("zona", "mulai_utc"),
    [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)],
)
def test_the_day_begins_at_midnight_of_the_unit(zona: str, mulai_utc: int) -> None:
    orang = PenggunaFactory.create()
    beri_peran(orang, "verifikator", UnitFactory.create(zona=zona), mulai=date(2026, 10, 1))
    with time_machine.travel(datetime(2026, 9, 30, mulai_utc - 1, 59, 59, tzinfo=UTC), tick=False):
        assert penugasan_berlaku(orang) == []
    with time_machine.travel(datetime(2026, 9, 30, mulai_utc, tzinfo=UTC), tick=False):
        assert len(penugasan_berlaku(orang)) == 1


def test_a_disabled_person_and_a_visitor_hold_nothing() -> None:
    orang = petugas("verifikator", UnitFactory.create(), "Contoh Verifikator")
    orang.is_active = False
    assert penugasan_berlaku(orang) == []
    assert penugasan_berlaku(AnonymousUser()) == []


def test_a_request_reads_the_assignments_once_and_the_next_one_anew(
    django_assert_num_queries: Any,
) -> None:
    unit = UnitFactory.create()
    orang = petugas("verifikator", unit, "Contoh Verifikator")
    beri_peran(orang, "helpdesk", unit)
    request = permintaan(orang)
    with django_assert_num_queries(1):
        assert len(penugasan_permintaan(request)) == 2
        assert unit_pengguna(request) == [unit]
        assert [p.peran.kode for p in penugasan_permintaan(request)]
    orang.penugasan.all().delete()
    assert len(penugasan_permintaan(request)) == 2
    assert penugasan_permintaan(permintaan(orang)) == []


def test_gates_let_in_whom_they_name_and_nobody_else() -> None:
    unit = UnitFactory.create()
    kepala = petugas("kepala_ukpbj", unit, "Contoh Kepala")
    helpdesk = petugas("helpdesk", unit, "Contoh Helpdesk")
    luar = PenggunaFactory.create()
    admin = PenggunaFactory.create(is_staff=True, is_superuser=True)
    orang: list[Pengguna | AnonymousUser] = [kepala, helpdesk, luar, admin, AnonymousUser()]
    assert [boleh(halaman_peran, p) for p in orang] == [True, False, False, False, False]
    assert [boleh(halaman_pegawai, p) for p in orang] == [True, True, False, False, False]


def test_a_gate_passes_on_what_the_address_carries() -> None:
    orang = petugas("verifikator", UnitFactory.create(), "Contoh Verifikator")
    response = halaman_peran(permintaan(orang), nomor=7)
    assert isinstance(response, HttpResponse)
    assert response.content == b"7"


def test_pages_carry_the_unit_of_the_person_or_the_only_one_in_service() -> None:
    Unit.objects.update(sop_aktif=[])
    milik = UnitFactory.create(sop_aktif=[])
    pegawai = petugas("verifikator", milik, "Contoh Verifikator")
    assert konteks_unit(permintaan(pegawai))["unit"] == milik
    assert not konteks_unit(permintaan(AnonymousUser()))["unit"]
    melayani = UnitFactory.create()
    assert konteks_unit(permintaan(AnonymousUser()))["unit"] == melayani
    assert konteks_unit(permintaan(pegawai))["unit"] == milik
    beri_peran(pegawai, "verifikator", melayani)
    assert not konteks_unit(permintaan(pegawai))["unit"]
    UnitFactory.create()
    assert not konteks_unit(permintaan(AnonymousUser()))["unit"]


def test_pages_without_the_unit_do_not_ask_for_it(django_assert_num_queries: Any) -> None:
    with time_machine.travel(SENIN_PAGI, tick=False), django_assert_num_queries(0):
        konteks_unit(permintaan(AnonymousUser()))
