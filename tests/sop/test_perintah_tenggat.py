"""`manage.py tenggat`: one deadline and its ledger, by the calendar the engine uses."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.sop.test_kalender import HITUNGAN_TANGAN, wib
from ukpbj.akun.models import HariLibur, Unit
from ukpbj.sop.kalender import Batas
from ukpbj.sop.kalender_unit import kalender_unit

pytestmark = pytest.mark.django_db


def tenggat(*kata: str) -> dict[str, Any]:
    keluaran = StringIO()
    call_command("tenggat", *kata, stdout=keluaran)
    hasil: dict[str, Any] = json.loads(keluaran.getvalue())
    return hasil


@pytest.mark.parametrize(("batas", "mulai", "jatuh_tempo", "alasan"), HITUNGAN_TANGAN)
def test_tanpa_unit_dihitung_menurut_perpres_dalam_wib(
    batas: str, mulai: str, jatuh_tempo: str, alasan: str
) -> None:
    hasil = tenggat(mulai, batas)
    assert datetime.fromisoformat(hasil["jatuh_tempo"]) == wib(jatuh_tempo), alasan
    assert hasil["jatuh_tempo"].endswith("+07:00")


def test_unit_memakai_zona_dan_jamnya_sendiri() -> None:
    unit = Unit.objects.get(kode="kaltim")
    HariLibur.objects.create(tanggal="2026-11-24", nama="Tutup", jenis="lokal", unit=unit)
    hasil = tenggat("2026-11-23T10:00", "1 hari", "--unit", "kaltim")
    assert hasil["jatuh_tempo"] == "2026-11-25T10:00:00+08:00"
    mulai = datetime.fromisoformat("2026-11-23T10:00+08:00")
    assert datetime.fromisoformat(hasil["jatuh_tempo"]) == kalender_unit(unit).jatuh_tempo(
        mulai, Batas.baca("1 hari")
    )
    assert tenggat("2026-11-23T02:00Z", "1 hari", "--unit", "kaltim") == hasil


def test_rincian_menutup_seluruh_waktu_dan_jumlahnya_sama_dengan_batas() -> None:
    hasil = tenggat("2026-12-23 15:30", "60 menit")
    rincian = hasil["rincian"]
    assert rincian[0]["mulai"] == "2026-12-23T15:30:00+07:00"
    assert rincian[-1]["selesai"] == hasil["jatuh_tempo"]
    for satu, dua in pairwise(rincian):
        assert satu["selesai"] == dua["mulai"]
    dihitung = sum(baris["detik"] for baris in rincian if baris["dihitung"])
    assert timedelta(seconds=dihitung) == timedelta(minutes=60)
    assert any("Natal" in baris["keterangan"] for baris in rincian)


def test_tenggat_yang_jatuh_saat_tutup_baru_terlambat_saat_buka_lagi() -> None:
    hasil = tenggat("2026-11-27 16:29", "1 menit")
    assert hasil["jatuh_tempo"] == "2026-11-27T16:30:00+07:00"
    assert hasil["terlambat_sejak"] == "2026-11-30T07:30:00+07:00"


@pytest.mark.parametrize(
    ("kata", "pesan"),
    [
        (("besok", "1 hari"), "MULAI ditulis seperti"),
        (("2026-11-23", "1 minggu"), "Batas waktu ditulis"),
        (("2026-11-23", "0 hari"), "mulai dari 1"),
        (("9999-12-31T23:59", "1 hari"), "di luar kalender"),
        (("0001-01-01T00:00+14:00", "1 hari"), "di luar kalender"),
        (("2026-11-23", "1 hari", "--unit", "tidak-ada"), "tidak dikenal"),
    ],
)
def test_masukan_salah_dijelaskan(kata: tuple[str, ...], pesan: str) -> None:
    with pytest.raises(CommandError, match=pesan):
        tenggat(*kata)
