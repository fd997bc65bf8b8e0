"""The form of step 4: when and where the video call takes place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from registrasi.forms import JadwalPanggilanForm
from tests.pabrik import Pemeran, UnitFactory, baris_terbuka, buat_pemeran, buat_permohonan
from ukpbj.akun.models.unit import Zona
from ukpbj.sop.models import PelaksanaanLangkah

TAUTAN = "https://panggilan.example/ruang-1"
LENGKAP = {"tanggal": "2026-10-13", "jam": "10:00", "tautan": TAUTAN}


@pytest.fixture
def baris(pemeran: Pemeran) -> PelaksanaanLangkah:
    return baris_terbuka(buat_permohonan(4, pemeran=pemeran))


def formulir(baris: PelaksanaanLangkah, **isian: str) -> JadwalPanggilanForm:
    return JadwalPanggilanForm(LENGKAP | isian, pelaksanaan=baris, hasil="dijadwalkan")


def test_time_and_link_become_what_the_door_needs(baris: PelaksanaanLangkah) -> None:
    form = formulir(baris)
    assert form.is_valid(), form.errors
    waktu = datetime(2026, 10, 13, 3, 0, tzinfo=UTC)
    assert form.masukan() == {"waktu": waktu, "tautan": TAUTAN}


def test_the_clock_time_is_the_units_own(pemeran: Pemeran) -> None:
    lain = buat_pemeran(UnitFactory.create(kode="unit-wita", zona=Zona.WITA))
    form = formulir(baris_terbuka(buat_permohonan(4, pemeran=lain)))
    assert form.is_valid(), form.errors
    assert form.masukan()["waktu"] == datetime(2026, 10, 13, 2, 0, tzinfo=UTC)
    assert form.fields["jam"].label == "Jam (WITA)"


def test_a_dot_between_hours_and_minutes_is_fine(baris: PelaksanaanLangkah) -> None:
    assert formulir(baris, jam="10.30").is_valid()


@pytest.mark.parametrize(
    ("isian", "medan"),
    [
        ({"tanggal": "2026-10-11"}, "tanggal"),
        ({"tanggal": "2027-10-11"}, "tanggal"),
        ({"tanggal": "9999-12-31"}, "tanggal"),
        ({"tanggal": "0001-01-01"}, "tanggal"),
        ({"tanggal": "31-02-2026"}, "tanggal"),
        ({"tanggal": ""}, "tanggal"),
        ({"tanggal": "2026-10-12", "jam": "09:00"}, "jam"),
        ({"jam": "25:00"}, "jam"),
        ({"jam": ""}, "jam"),
        ({"jam": "12:30"}, "luar_jam"),
        ({"tanggal": "2026-10-17"}, "luar_jam"),
        ({"tautan": ""}, "tautan"),
        ({"tautan": "http://panggilan.example/"}, "tautan"),
        ({"tautan": "javascript:alert(1)"}, "tautan"),
        ({"tautan": "https://" + "a" * 300}, "tautan"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    baris: PelaksanaanLangkah, isian: dict[str, str], medan: str
) -> None:
    form = formulir(baris, **isian)
    assert not form.is_valid()
    assert list(form.errors) == [medan]


def test_a_time_outside_office_hours_can_be_insisted_on(baris: PelaksanaanLangkah) -> None:
    assert formulir(baris, jam="18:00", luar_jam="on").is_valid()


def test_the_page_proposes_working_time_at_least_an_hour_away(baris: PelaksanaanLangkah) -> None:
    form = JadwalPanggilanForm(pelaksanaan=baris)
    assert f"{form.initial['tanggal']} {form.initial['jam']}" == "2026-10-12 10:00:00"
    assert 'value="2026-10-12"' in form.as_p()
    assert 'value="10:00"' in form.as_p()
