"""The digest of the day: who gets it, when, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from tests import pabrik
from tests.keandalan.bantuan import serentak
from tests.pabrik import Pemeran, UnitFactory, beri_peran
from tests.sop.bantuan_surel import (
    BUKA,
    JUMAT,
    habiskan,
    hitung,
    kerjakan,
    langkah,
    pegang,
    penerima,
    ramaikan,
    wib,
)
from ukpbj.akun.models import HariLibur, Pengguna, Penugasan, Unit
from ukpbj.sop import penyimpangan, surel_harian
from ukpbj.sop.models import IkatanPeran, KotakKeluar
from ukpbj.sop.tasks import surel_harian as tugas_surel_harian
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(BUKA, tick=False) as jam:
        yield jam


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return pabrik.buat_pemeran()


# --- When -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kapan", "terkirim"),
    [
        ("2026-10-11T10:00", False),  # Sunday
        ("2026-10-12T00:00", False),
        ("2026-10-12T07:29", False),
        ("2026-10-12T07:30", True),
        ("2026-10-12T11:00", True),  # the worker was started late
        ("2026-10-12T12:30", False),  # the break
        ("2026-10-12T13:00", True),
        ("2026-10-12T15:59", True),
        ("2026-10-12T16:00", False),
        ("2026-10-12T22:00", False),
        ("2026-10-13T10:00", False),  # a holiday
        ("2026-10-14T10:00", False),  # closed locally
    ],
)
def test_hanya_pada_jam_kerja(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any], kapan: str, terkirim: bool
) -> None:
    pegang(langkah(pemeran), pemeran.verifikator)
    HariLibur.objects.create(tanggal=date(2026, 10, 13), nama="Contoh", jenis="nasional")
    HariLibur.objects.create(
        tanggal=date(2026, 10, 14), nama="Contoh", jenis="lokal", unit=pemeran.unit
    )
    jam.move_to(wib(kapan))
    kerjakan()
    assert (pemeran.verifikator.email in penerima(mailoutbox)) is terkirim
    assert bool(mailoutbox) is terkirim


@pytest.mark.parametrize(
    ("zona", "jam_buka"),
    [("Asia/Jakarta", "00:30"), ("Asia/Makassar", "23:30"), ("Asia/Jayapura", "22:30")],
)
def test_awal_hari_kerja_menurut_zona_unit(
    jam: Any, mailoutbox: list[Any], zona: str, jam_buka: str
) -> None:
    pemeran = pabrik.buat_pemeran(UnitFactory.create(kode="unit-zona", zona=zona))
    langkah(pemeran, pada=JUMAT - timedelta(hours=4))
    hari = "2026-10-12" if jam_buka == "00:30" else "2026-10-11"
    buka = datetime.fromisoformat(f"{hari}T{jam_buka}:00+00:00")
    jam.move_to(buka - timedelta(seconds=1))
    kerjakan()
    assert mailoutbox == []
    jam.move_to(buka)
    kerjakan()
    assert pemeran.kepala.email in penerima(mailoutbox)
    assert "Senin, 12 Oktober 2026" in mailoutbox[0].body


def test_pada_bulan_ramadan_dimulai_pukul_delapan(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any]
) -> None:
    langkah(pemeran, pada=wib("2026-02-18T10:00"))
    jam.move_to(wib("2026-02-19T07:59"))
    kerjakan()
    assert mailoutbox == []
    jam.move_to(wib("2026-02-19T08:00"))
    kerjakan()
    assert mailoutbox


def test_unit_yang_selalu_buka_menerimanya_setiap_tanggal(jam: Any, mailoutbox: list[Any]) -> None:
    pemeran = pabrik.buat_pemeran(pabrik.unit_selalu_buka())
    jam.move_to(wib("2026-10-11T02:00"))
    langkah(pemeran, pada=wib("2026-10-10T20:00"))
    for _ in range(3):
        kerjakan()
    assert penerima(mailoutbox).count(pemeran.kepala.email) == 1
    mailoutbox.clear()
    jam.move_to(wib("2026-10-11T23:59"))
    kerjakan()
    assert mailoutbox == []
    jam.move_to(wib("2026-10-12T00:00"))
    kerjakan()
    assert penerima(mailoutbox).count(pemeran.kepala.email) == 1


def test_langkah_setengah_jam_tidak_mengirim_sendiri(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any]
) -> None:
    """Late from 09.30 on: nothing leaves that day, tomorrow's digest tells it."""
    kerjakan()
    jam.move_to(wib("2026-10-12T09:00"))
    baris = pegang(langkah(pemeran, 5, pada=sekarang()), pemeran.verifikator)
    assert str(baris.batas) == "30 menit"
    while sekarang() < wib("2026-10-12T17:00"):
        jam.shift(timedelta(minutes=5))
        penyimpangan.sapu(sekarang())
        kerjakan()
    assert baris.penyimpangan.count() == 1
    assert mailoutbox == []
    jam.move_to(wib("2026-10-13T07:30"))
    kerjakan()
    [surat] = [s for s in mailoutbox if s.to == [pemeran.verifikator.email]]
    assert f"{baris.proses.nomor}, langkah 5" in surat.body
    assert "terlambat 5 jam 30 menit kerja" in surat.body


def test_sekali_sehari_lalu_lagi_besok(pemeran: Pemeran, jam: Any, mailoutbox: list[Any]) -> None:
    langkah(pemeran)
    for hari in range(3):
        jam.move_to(BUKA + timedelta(days=hari))
        for _ in range(20):
            kerjakan()
            jam.shift(timedelta(minutes=5))
        assert penerima(mailoutbox).count(pemeran.kepala.email) == hari + 1


# --- Once -------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_penjadwal_dan_pekerja_ganda_mengirim_satu(pemeran: Pemeran, mailoutbox: list[Any]) -> None:
    langkah(pemeran)

    def serempak(perbuatan: Callable[[], Any]) -> None:
        hasil = serentak(*[perbuatan] * 4)
        assert not any(isinstance(h, Exception) for h in hasil), hasil

    serempak(lambda: surel_harian.antre_harian(BUKA))
    tugas = KotakKeluar.objects.filter(tugas=surel_harian.TUGAS, muatan__unit=pemeran.unit.pk)
    assert tugas.count() == 1
    serempak(lambda: surel_harian.siapkan(pemeran.unit, BUKA))
    serempak(habiskan)
    habiskan()
    assert penerima(mailoutbox) == sorted(
        orang.email for orang in (pemeran.verifikator, pemeran.verifikator_lain, pemeran.kepala)
    )


class PelayanPutus(EmailBackend):
    """The mail server is away until `pulih`."""

    pulih = False

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if not self.pulih:
            raise SMTPServerDisconnected("putus")
        return super().send_messages(email_messages)


def test_pelayan_surel_yang_pulih_mengirim_tepat_satu(
    pemeran: Pemeran,
    jam: Any,
    mailoutbox: list[Any],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.PelayanPutus"
    pegang(langkah(pemeran), pemeran.verifikator)
    tugas_surel_harian()
    for _ in range(3):
        habiskan()
        jam.shift(timedelta(minutes=2))
    [baris] = KotakKeluar.objects.filter(kunci__startswith=f"surel:ringkasan:{pemeran.kepala.pk}:")
    assert baris.galat == "SuratTertahan: SMTPServerDisconnected"
    assert mailoutbox == []
    monkeypatch.setattr(PelayanPutus, "pulih", True)
    for _ in range(3):
        kerjakan()
        jam.shift(timedelta(minutes=5))
    assert penerima(mailoutbox).count(pemeran.kepala.email) == 1
    [pertama] = [s for s in mailoutbox if s.to == [pemeran.kepala.email]]
    # As after a crash between sending and saying so: the double is recognised by its id.
    KotakKeluar.objects.filter(pk=baris.pk).update(selesai=None)
    habiskan()
    [_, kedua] = [s for s in mailoutbox if s.to == [pemeran.kepala.email]]
    assert pertama.extra_headers["Message-ID"] == kedua.extra_headers["Message-ID"]


def test_yang_kemarin_tidak_dikirim_hari_ini(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any]
) -> None:
    langkah(pemeran)
    surel_harian.siapkan(pemeran.unit, sekarang())
    kemarin = KotakKeluar.objects.filter(tugas="surel")
    assert kemarin.count() == 3
    jam.move_to(BUKA + timedelta(days=1))
    habiskan()
    assert mailoutbox == []
    assert set(kemarin.values_list("galat", flat=True)) == {
        "Urung: jam kerja tanggalnya sudah lewat"
    }
    kerjakan()
    assert penerima(mailoutbox).count(pemeran.kepala.email) == 1
    assert "Selasa, 13 Oktober 2026" in mailoutbox[0].body


def test_yang_tersusul_istirahat_menunggu_jam_kerja_berikutnya(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any]
) -> None:
    langkah(pemeran)
    jam.move_to(wib("2026-10-12T11:59"))
    surel_harian.siapkan(pemeran.unit, sekarang())
    jam.move_to(wib("2026-10-12T12:01"))
    habiskan()
    surel = KotakKeluar.objects.filter(tugas="surel")
    assert set(surel.values_list("berikutnya", "percobaan", "diparkir", "selesai")) == {
        (wib("2026-10-12T13:00"), 0, None, None)
    }
    jam.move_to(wib("2026-10-12T13:00"))
    habiskan()
    assert len(mailoutbox) == 3


def test_tugas_unit_yang_tersusul_penutupan_gugur(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any]
) -> None:
    langkah(pemeran)
    jam.move_to(wib("2026-10-12T15:59"))
    tugas_surel_harian()
    jam.move_to(wib("2026-10-12T16:01"))
    habiskan()
    jam.move_to(BUKA + timedelta(days=1, hours=-2))
    habiskan()
    assert mailoutbox == []
    assert not KotakKeluar.objects.filter(tugas="surel").exists()


# --- Who --------------------------------------------------------------------------------------


def test_yang_tidak_punya_isi_tidak_mendapat_baris(pemeran: Pemeran, mailoutbox: list[Any]) -> None:
    langkah(pemeran, 3)
    langkah(pemeran, 6, pada=BUKA)  # due today
    kerjakan()
    # The helpdesk has no part in this SOP, the admin no role, the vendor's own step is no matter.
    siapa = [pemeran.verifikator, pemeran.verifikator_lain, pemeran.kepala]
    assert penerima(mailoutbox) == sorted(orang.email for orang in siapa)
    assert KotakKeluar.objects.filter(muatan__jenis="ringkasan").count() == 3


def test_tanpa_yang_mendesak_tidak_ada_surel(pemeran: Pemeran, mailoutbox: list[Any]) -> None:
    langkah(pemeran, 3)
    langkah(pemeran, 5, pada=BUKA - timedelta(days=3), janji=BUKA + timedelta(days=2))
    kerjakan()
    assert mailoutbox == []
    assert not KotakKeluar.objects.filter(tugas="surel").exists()


def test_yang_dipegang_orang_lain_bukan_untuk_rekannya(
    pemeran: Pemeran, mailoutbox: list[Any]
) -> None:
    pegang(langkah(pemeran), pemeran.verifikator)
    kerjakan()
    assert pemeran.verifikator_lain.email not in penerima(mailoutbox)


@pytest.mark.parametrize("saat", ["sebelum", "sesudah"])
@pytest.mark.parametrize("sebab", ["nonaktif", "penugasan berakhir"])
def test_yang_tidak_bertugas_lagi_tidak_menerima(
    pemeran: Pemeran, mailoutbox: list[Any], saat: str, sebab: str
) -> None:
    """Whether the right is lost before the row is written, or while it waits."""
    pegang(langkah(pemeran), pemeran.verifikator)
    satu = pabrik.buat_penyimpangan(pemeran, pada=JUMAT)
    assert satu.penanggung_jawab == pemeran.verifikator
    if saat == "sesudah":
        surel_harian.siapkan(pemeran.unit, BUKA)
    if sebab == "nonaktif":
        Pengguna.objects.filter(pk=pemeran.verifikator.pk).update(is_active=False)
    else:
        Penugasan.objects.filter(pengguna=pemeran.verifikator).update(sampai=date(2026, 10, 11))
    KotakKeluar.objects.filter(muatan__jenis="permohonan").delete()
    kerjakan()
    assert pemeran.verifikator.email not in penerima(mailoutbox)
    assert pemeran.kepala.email in penerima(mailoutbox)


def test_orang_beberapa_unit_menerima_satu_untuk_semuanya(
    pemeran: Pemeran, jam: Any, mailoutbox: list[Any]
) -> None:
    """The unit further east opens first; its mail tells of both."""
    timur = pabrik.buat_pemeran(UnitFactory.create(kode="timur", zona="Asia/Jayapura"))
    beri_peran(pemeran.verifikator, "verifikator", timur.unit)
    di_barat, di_timur = langkah(pemeran), langkah(timur, pada=JUMAT - timedelta(hours=3))
    for pukul in ("05:30", "07:30", "10:00"):
        jam.move_to(wib(f"2026-10-12T{pukul}"))
        kerjakan()
    [surat] = [s for s in mailoutbox if s.to == [pemeran.verifikator.email]]
    for baris in (di_barat, di_timur):
        assert f"{baris.proses.nomor}, {baris.unit.nama}, langkah 6" in surat.body


def test_peran_yang_terikat_orang_lain_tidak_mengirim_apa_apa(
    pemeran: Pemeran, mailoutbox: list[Any]
) -> None:
    baris = langkah(pemeran)
    IkatanPeran.objects.create(
        lingkup=baris.proses.lingkup, peran_id="verifikator", pengguna=pemeran.verifikator
    )
    kerjakan()
    assert pemeran.verifikator.email in penerima(mailoutbox)
    assert pemeran.verifikator_lain.email not in penerima(mailoutbox)
    [baris_lain] = KotakKeluar.objects.filter(muatan__pengguna=pemeran.verifikator_lain.pk)
    assert baris_lain.galat == "Urung: suratnya tidak diperlukan lagi"


def test_penugasan_yang_terbatas_pada_sop_lain_tidak_ikut(
    pemeran: Pemeran, mailoutbox: list[Any]
) -> None:
    orang = pabrik.PenggunaFactory.create()
    beri_peran(orang, "verifikator", pemeran.unit, sop="registrasi-pagaralam")
    langkah(pemeran)
    kerjakan()
    assert orang.email not in penerima(mailoutbox)


# --- What it costs ----------------------------------------------------------------------------


def test_banyaknya_pertanyaan_tidak_mengikuti_banyaknya_orang(pemeran: Pemeran) -> None:
    def pembaca() -> set[int]:
        return surel_harian.pembaca(pemeran.unit, BUKA)

    def siapkan() -> None:
        KotakKeluar.objects.filter(muatan__jenis="ringkasan").delete()
        assert surel_harian.siapkan(pemeran.unit, BUKA)

    langkah(pemeran)
    sedikit = hitung(pembaca), hitung(siapkan)
    assert sedikit[0] == 4
    ramaikan(pemeran)
    assert len(pembaca()) >= 12
    assert (hitung(pembaca), hitung(siapkan)) == sedikit


def test_unit_lain_tidak_ikut_diperiksa_bila_tutup(pemeran: Pemeran) -> None:
    Unit.objects.exclude(pk=pemeran.unit.pk).update(zona="Asia/Jayapura")
    langkah(pemeran)
    with time_machine.travel(BUKA - timedelta(hours=2), tick=False):
        tugas_surel_harian()
    assert not KotakKeluar.objects.filter(
        tugas=surel_harian.TUGAS, muatan__unit=pemeran.unit.pk
    ).exists()
