"""The roles and units every installation starts with."""

from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection

from ukpbj.akun.models import Peran, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.akun.seed import PERAN, UNIT, seed_akun

pytestmark = pytest.mark.django_db


def tabur() -> None:
    seed_akun(apps, connection.schema_editor())


def test_there_are_24_roles_and_four_units() -> None:
    tabur()
    assert Peran.objects.count() == len({kode for kode, _ in PERAN}) == 24
    assert {KEPALA_UKPBJ, PELAKU_USAHA} <= set(Peran.objects.values_list("kode", flat=True))
    assert set(Unit.objects.values_list("kode", flat=True)) == {
        "batang",
        "pagaralam",
        "kp2mi",
        "kaltim",
    }


def test_every_seeded_row_is_valid() -> None:
    tabur()
    for baris in [*Peran.objects.all(), *Unit.objects.all()]:
        baris.full_clean()


def test_zones_are_those_of_the_regions() -> None:
    tabur()
    zona = {unit.kode: unit.tzinfo for unit in Unit.objects.all()}
    wib, wita = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar")
    assert zona == {"batang": wib, "pagaralam": wib, "kp2mi": wib, "kaltim": wita}


def test_only_batang_offers_an_sop_yet() -> None:
    tabur()
    assert [u.kode for u in Unit.objects.all() if u.memakai("registrasi-batang")] == ["batang"]


def test_seeding_again_adds_what_is_missing_and_keeps_what_was_edited() -> None:
    tabur()
    Unit.objects.filter(kode="batang").update(telepon="0285-000000", sop_aktif=[])
    Peran.objects.filter(kode="komite").delete()
    tabur()
    batang = Unit.objects.get(kode="batang")
    assert (batang.telepon, batang.sop_aktif) == ("0285-000000", [])
    assert Peran.objects.filter(kode="komite").exists()
    assert Unit.objects.count() == len(UNIT)
