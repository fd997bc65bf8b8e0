"""Rate limits under real threads, and the address they count by."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connections, transaction
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from tests.pabrik import SENIN_PAGI
from ukpbj.akun import pembatas
from ukpbj.akun.models import Pembatas
from ukpbj.akun.pembatas import alamat_klien, bersihkan, catat_dan_periksa, sebut_lama

UTAS, TIAP_UTAS = 8, 5


def ramai(kerja: Callable[[], int | None]) -> list[int | None]:
    """Every thread does `kerja` several times, all starting together."""
    hasil: list[int | None] = []
    gerbang = threading.Barrier(UTAS)

    def jalan() -> None:
        try:
            gerbang.wait(timeout=10)
            hasil.extend([kerja() for _ in range(TIAP_UTAS)])
        finally:
            connections.close_all()

    utas = [threading.Thread(target=jalan) for _ in range(UTAS)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(timeout=60)
    return hasil


def cukup_dua_puluh() -> int | None:
    return catat_dan_periksa("uji", "budi@contoh.example", 20, 10**9)


@pytest.mark.django_db(transaction=True)
def test_forty_acts_at_once_are_counted_exactly() -> None:
    hasil = ramai(cukup_dua_puluh)
    assert len(hasil) == UTAS * TIAP_UTAS
    assert sum(tunggu is None for tunggu in hasil) == 20
    assert Pembatas.objects.get().jumlah == UTAS * TIAP_UTAS


@pytest.mark.django_db(transaction=True)
def test_reading_before_writing_would_let_too_many_through(monkeypatch: pytest.MonkeyPatch) -> None:
    gerbang = threading.Barrier(UTAS)

    def baca_lalu_tulis(kunci: str, mulai: datetime, berakhir: datetime) -> int:
        lama = Pembatas.objects.filter(kunci=kunci).first()
        jumlah = lama.jumlah + 1 if lama else 1
        gerbang.wait(timeout=10)
        Pembatas.objects.update_or_create(
            kunci=kunci, jendela=mulai, defaults={"berakhir": berakhir, "jumlah": jumlah}
        )
        return jumlah

    monkeypatch.setattr(pembatas, "_tambah", baca_lalu_tulis)
    assert sum(tunggu is None for tunggu in ramai(cukup_dua_puluh)) > 20


@pytest.mark.django_db
def test_the_limit_holds_within_a_window_and_ends_with_it() -> None:
    with time_machine.travel(SENIN_PAGI + timedelta(seconds=40), tick=False) as jam:
        assert [catat_dan_periksa("uji", "a", 2, 300) for _ in range(4)] == [None, None, 260, 260]
        jam.shift(timedelta(seconds=259))
        assert catat_dan_periksa("uji", "a", 2, 300) == 1
        jam.shift(timedelta(seconds=1))
        assert catat_dan_periksa("uji", "a", 2, 300) is None


@pytest.mark.django_db
def test_purposes_and_subjects_are_counted_apart() -> None:
    with time_machine.travel(SENIN_PAGI, tick=False):
        assert catat_dan_periksa("uji", "ab", 1, 300) is None
        assert catat_dan_periksa("uji", "b", 1, 300) is None
        assert catat_dan_periksa("ujia", "b", 1, 300) is None
        assert catat_dan_periksa("uji", "ab", 1, 300) == 300


@pytest.mark.django_db
def test_the_subject_itself_is_not_kept(settings: Any) -> None:
    catat_dan_periksa("uji", "budi@contoh.example", 1, 300)
    baris = Pembatas.objects.get()
    assert "budi" not in str(vars(baris))
    kunci = baris.kunci
    settings.SECRET_KEY = "kunci-lain-yang-sama-sekali-berbeda-0123456789"
    catat_dan_periksa("uji", "budi@contoh.example", 1, 300)
    assert Pembatas.objects.exclude(kunci=kunci).count() == 1


@pytest.mark.django_db(transaction=True)
def test_counting_inside_a_transaction_is_refused() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        catat_dan_periksa("uji", "a", 1, 300)


@pytest.mark.django_db
def test_only_windows_that_are_over_are_cleaned() -> None:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        catat_dan_periksa("pendek", "a", 1, 60)
        catat_dan_periksa("panjang", "a", 1, 3600)
        jam.shift(timedelta(seconds=61))
        assert bersihkan() == 1
        assert Pembatas.objects.get().berakhir == datetime(2026, 10, 12, 3, 0, tzinfo=UTC)
        assert catat_dan_periksa("panjang", "a", 1, 3600) is not None


@pytest.mark.parametrize(
    ("detik", "kata"),
    [
        (1, "1 detik"),
        (59, "59 detik"),
        (60, "1 menit"),
        (61, "2 menit"),
        (3540, "59 menit"),
        (3541, "1 jam"),
        (3600, "1 jam"),
        (3660, "1 jam 1 menit"),
        (7200, "2 jam"),
    ],
)
def test_waiting_is_named_in_words(detik: int, kata: str) -> None:
    assert sebut_lama(detik) == kata


# --- The client's address ---------------------------------------------------------------------


def alamat(settings: Any, proksi: int, langsung: str, diteruskan: str | None = None) -> str:
    settings.PROKSI_TEPERCAYA = proksi
    kepala = {} if diteruskan is None else {"x-forwarded-for": diteruskan}
    return alamat_klien(RequestFactory().get("/", REMOTE_ADDR=langsung, headers=kepala))


@pytest.mark.parametrize(
    ("proksi", "langsung", "diteruskan", "klien"),
    [
        (0, "192.0.2.1", None, "192.0.2.1"),
        (0, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (1, "10.0.0.1", "198.51.100.9", "198.51.100.9"),
        (1, "10.0.0.1", "203.0.113.66, 198.51.100.9", "198.51.100.9"),
        (2, "10.0.0.1", "203.0.113.66, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (2, "10.0.0.1", "198.51.100.9", "10.0.0.1"),
        (1, "10.0.0.1", None, "10.0.0.1"),
        (1, "10.0.0.1", "bukan-alamat", "10.0.0.1"),
        (1, "10.0.0.1", "198.51.100.9, ", "10.0.0.1"),
        (1, "10.0.0.1", "::ffff:198.51.100.9", "198.51.100.9"),
        (1, "10.0.0.1", "2001:DB8::1", "2001:db8::1"),
        (1, "10.0.0.1", "fe80::1%eth0", "10.0.0.1"),
        (0, "", None, pembatas.TANPA_ALAMAT),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(
    settings: Any, proksi: int, langsung: str, diteruskan: str | None, klien: str
) -> None:
    assert alamat(settings, proksi, langsung, diteruskan) == klien


@given(st.lists(st.ip_addresses().map(str), max_size=5))
def test_nothing_a_client_sends_changes_its_address_behind_one_proxy(palsu: list[str]) -> None:
    rantai = ", ".join([*palsu, "198.51.100.9"])
    with override_settings(PROKSI_TEPERCAYA=1):
        permintaan = RequestFactory().get("/", headers={"x-forwarded-for": rantai})
        assert alamat_klien(permintaan) == "198.51.100.9"


def test_one_ipv6_client_cannot_count_as_many() -> None:
    pabrik = RequestFactory()
    satu, dua, lain = (
        pembatas.subjek_alamat(pabrik.get("/", REMOTE_ADDR=a))
        for a in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")
    )
    assert satu == dua != lain
