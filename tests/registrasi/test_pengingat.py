"""Reminders to pelaku usaha: after a while, once a day, in working hours, and not for ever."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import (
    Pemeran,
    PenggunaFactory,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    buat_permohonan,
    selesaikan,
)
from tests.registrasi.bantu import alamat
from tests.sop.bantuan_surel import kerjakan
from ukpbj.akun.models import HariLibur, Pengguna, Unit
from ukpbj.sop import kotak_keluar, layanan, pengingat
from ukpbj.sop.models import KotakKeluar
from ukpbj.sop.tasks import surel_harian

SENIN = date(2026, 10, 12)


def wib(hari: date, pukul: str) -> datetime:
    return datetime.fromisoformat(f"{hari}T{pukul}:00+07:00")


def kirim(jam: Any, hari: date, *pukul: str) -> None:
    """What beat and workers do at these times of a date."""
    for satu in pukul or ("05:00", "07:30", "07:35", "11:00", "12:30", "15:55", "16:30", "23:00"):
        jam.move_to(wib(hari, satu))
        kerjakan()


def pengingat_ke(kotak: list[Any], orang: Pengguna) -> list[Any]:
    return [s for s in kotak if s.to == [orang.email] and "menunggu Anda" in s.subject]


def menunggu(pemeran: Pemeran, pemohon: Pengguna | None = None, **lain: Any) -> PermohonanAkun:
    """A case whose documents the vendor has to send, since Monday 09.00 unless told otherwise."""
    return buat_permohonan(3, pemeran=pemeran, pemohon=pemohon, **lain)


def hari_terkirim(jam: Any, mailoutbox: list[Any], orang: Pengguna, sampai: int = 14) -> list[int]:
    """Days of October on which a reminder came, one at most on each."""
    hasil = []
    for ke in range(sampai):
        hari = SENIN + timedelta(days=ke)
        mailoutbox.clear()
        kirim(jam, hari)
        surat = pengingat_ke(mailoutbox, orang)
        assert len(surat) <= 1
        hasil += [hari.day] * len(surat)
    return hasil


# --- When -------------------------------------------------------------------------------------


def test_sesudah_dua_hari_kerja_penuh_paling_banyak_tiga_kali(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    """Monday's turn: Tuesday and Wednesday pass, then Thursday, Friday and Monday."""
    menunggu(pemeran)
    assert hari_terkirim(jam_beku, mailoutbox, pemeran.vendor_a) == [15, 16, 19]


def test_hari_libur_tidak_dihitung_dan_tidak_dipakai(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    for hari in (14, 16):
        HariLibur.objects.create(tanggal=date(2026, 10, hari), nama="Contoh", jenis="nasional")
    menunggu(pemeran)
    assert hari_terkirim(jam_beku, mailoutbox, pemeran.vendor_a) == [19, 20, 21]


@pytest.mark.parametrize(
    ("setelah", "terbanyak", "hari"),
    [(1, 1, [14]), (1, 4, [14, 15, 16, 19]), (5, 2, [20, 21]), (2, 0, []), (60, 30, [])],
)
def test_menurut_pengaturan_unit(
    pemeran: Pemeran,
    jam_beku: time_machine.Traveller,
    mailoutbox: list[Any],
    setelah: int,
    terbanyak: int,
    hari: list[int],
) -> None:
    Unit.objects.filter(pk=pemeran.unit.pk).update(
        pengingat_setelah_hari=setelah, pengingat_terbanyak=terbanyak
    )
    menunggu(pemeran)
    assert hari_terkirim(jam_beku, mailoutbox, pemeran.vendor_a) == hari


@pytest.mark.parametrize(
    ("mulai", "pertama"),
    [
        ("2026-10-11T20:00", 15),  # Sunday evening: Monday's turn
        ("2026-10-12T15:59", 15),
        ("2026-10-12T16:00", 16),  # the close: Tuesday's turn
        ("2026-10-12T21:00", 16),
        ("2026-10-13T07:30", 16),
    ],
)
def test_giliran_di_luar_jam_kerja_mulai_pada_hari_kerja_berikutnya(
    pemeran: Pemeran,
    jam_beku: time_machine.Traveller,
    mailoutbox: list[Any],
    mulai: str,
    pertama: int,
) -> None:
    menunggu(pemeran, pada=datetime.fromisoformat(f"{mulai}:00+07:00"))
    assert hari_terkirim(jam_beku, mailoutbox, pemeran.vendor_a, 5)[0] == pertama


def test_hanya_pada_jam_kerja(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    menunggu(pemeran)
    kamis = date(2026, 10, 15)
    kirim(jam_beku, kamis, "00:00", "07:29", "12:30", "16:00", "20:00")
    kirim(jam_beku, date(2026, 10, 17), "09:00")
    assert pengingat_ke(mailoutbox, pemeran.vendor_a) == []
    kirim(jam_beku, date(2026, 10, 16), "11:00")
    assert len(pengingat_ke(mailoutbox, pemeran.vendor_a)) == 1


def test_yang_tertunda_sampai_besok_tidak_menyusul(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    menunggu(pemeran)
    jam_beku.move_to(wib(date(2026, 10, 15), "15:59"))
    surel_harian()
    [tugas] = KotakKeluar.objects.filter(tugas="surel_harian", muatan__unit=pemeran.unit.pk)
    assert kotak_keluar.jalankan(tugas.pk)
    mailoutbox.clear()
    kirim(jam_beku, date(2026, 10, 15), "16:01")
    kirim(jam_beku, date(2026, 10, 16), "07:30", "07:35")
    assert len(pengingat_ke(mailoutbox, pemeran.vendor_a)) == 1
    kamis = KotakKeluar.objects.get(kunci=f"surel:pengingat:{pemeran.vendor_a.pk}:2026-10-15")
    assert kamis.galat.startswith("Urung")


# --- Whether ----------------------------------------------------------------------------------


def test_sesudah_dikerjakan_tidak_diingatkan(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    """Also where the row stands already, and its owner acts before the mail leaves."""
    permohonan = buat_permohonan(2, pemeran=pemeran)
    jam_beku.move_to(wib(date(2026, 10, 15), "07:30"))
    surel_harian()
    [tugas] = KotakKeluar.objects.filter(tugas="surel_harian", muatan__unit=pemeran.unit.pk)
    assert kotak_keluar.jalankan(tugas.pk)
    pesan = KotakKeluar.objects.get(muatan__jenis="pengingat")
    selesaikan(permohonan, baris_terbuka(permohonan).langkah.lanjut[0].nama, oleh=pemeran.vendor_a)
    mailoutbox.clear()
    assert kotak_keluar.jalankan(pesan.pk)
    pesan.refresh_from_db()
    assert pesan.galat == "Urung: suratnya tidak diperlukan lagi"
    kirim(jam_beku, date(2026, 10, 16))
    assert pengingat_ke(mailoutbox, pemeran.vendor_a) == []


def test_giliran_kantor_tidak_mengingatkan_siapa_pun(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    for urut in (4, 6, 7):
        buat_permohonan(urut, pemeran=pemeran, pemohon=PenggunaFactory.create())
    batal = menunggu(pemeran)
    layanan.batalkan(batal.pk, "Ganda.", oleh=pemeran.kepala)
    kirim(jam_beku, date(2026, 10, 15))
    assert not KotakKeluar.objects.filter(muatan__jenis="pengingat").exists()


def test_hanya_pemiliknya_dan_hanya_selama_akunnya_aktif(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    milik_a = menunggu(pemeran)
    milik_b = menunggu(pemeran, pemeran.vendor_b)
    kirim(jam_beku, date(2026, 10, 15))
    for orang, milik, lain in (
        (pemeran.vendor_a, milik_a, milik_b), (pemeran.vendor_b, milik_b, milik_a),
    ):  # fmt: skip
        [surat] = pengingat_ke(mailoutbox, orang)
        assert milik.nomor in surat.body
        assert lain.nomor not in surat.body
        assert str(lain.kunci) not in surat.body
    mailoutbox.clear()
    Pengguna.objects.filter(pk=pemeran.vendor_b.pk).update(is_active=False)
    kirim(jam_beku, date(2026, 10, 16))
    assert len(pengingat_ke(mailoutbox, pemeran.vendor_a)) == 1
    assert pengingat_ke(mailoutbox, pemeran.vendor_b) == []


def test_tanpa_halaman_bagi_pemiliknya_tidak_ada_pengingat(
    pemeran: Pemeran,
    jam_beku: time_machine.Traveller,
    mailoutbox: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PermohonanAkun, "ajakan_pemohon", lambda proses, baris: ("Contoh", ""))
    menunggu(pemeran)
    kirim(jam_beku, date(2026, 10, 15))
    assert pengingat_ke(mailoutbox, pemeran.vendor_a) == []


# --- What -------------------------------------------------------------------------------------


def test_satu_surat_untuk_semua_yang_menunggu_di_beberapa_unit(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    """Each case by its own unit's settings; the unit further east opens first."""
    timur = buat_pemeran(UnitFactory.create(kode="timur", zona="Asia/Jayapura"))
    sabar = buat_pemeran(UnitFactory.create(kode="sabar", pengingat_setelah_hari=9))
    dua = [menunggu(pemeran), menunggu(timur, pemeran.vendor_a)]
    baru = menunggu(sabar, pemeran.vendor_a)
    kirim(jam_beku, date(2026, 10, 15))
    [surat] = pengingat_ke(mailoutbox, pemeran.vendor_a)
    assert surat.subject == "2 permohonan menunggu Anda"
    for permohonan in dua:
        assert f"{permohonan.nomor}: Kirim dokumen Anda untuk diverifikasi" in surat.body
        assert f"http://testserver{alamat(permohonan, 'permohonan')}" in surat.body
        assert permohonan.unit.nama in surat.body
    assert str(baru.kunci) not in surat.body


def test_isinya_menyebut_apa_yang_ditunggu_dan_tidak_memuat_data_pribadi(
    pemeran: Pemeran, jam_beku: time_machine.Traveller, mailoutbox: list[Any]
) -> None:
    permohonan = menunggu(pemeran)
    kirim(jam_beku, date(2026, 10, 15))
    [surat] = pengingat_ke(mailoutbox, pemeran.vendor_a)
    assert surat.subject == f"Permohonan {permohonan.nomor} menunggu Anda"
    assert "Menunggu Anda sejak Senin, 12 Oktober 2026." in surat.body
    usaha = PelakuUsaha.objects.get()
    assert surat.body.startswith(f"Yth. {usaha.nama},")
    for rahasia in (usaha.npwp, usaha.nik, usaha.telepon, usaha.alamat, pemeran.vendor_a.email):
        assert rahasia not in f"{surat.body}{surat.subject}"


def test_banyaknya_pertanyaan_tidak_mengikuti_banyaknya_pelaku_usaha(pemeran: Pemeran) -> None:
    pada = wib(date(2026, 10, 15), "07:30")

    def hitung(banyak: int) -> int:
        with CaptureQueriesContext(connection) as tercatat:
            assert len(pengingat.penerima(pemeran.unit, pada)) == banyak
        return len(tercatat)

    menunggu(pemeran)
    pengingat.penerima(pemeran.unit, pada)
    satu = hitung(1)
    for _ in range(6):
        menunggu(pemeran, PenggunaFactory.create())
    assert hitung(7) == satu == 2


@pytest.mark.parametrize(
    ("medan", "nilai"),
    [("pengingat_setelah_hari", 0), ("pengingat_setelah_hari", 61), ("pengingat_terbanyak", 31)],
)
def test_pengaturan_yang_tidak_masuk_akal_ditolak(pemeran: Pemeran, medan: str, nilai: int) -> None:
    setattr(pemeran.unit, medan, nilai)
    with pytest.raises(ValidationError) as galat:
        pemeran.unit.full_clean()
    assert set(galat.value.message_dict) == {medan}
