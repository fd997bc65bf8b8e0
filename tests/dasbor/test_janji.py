"""The clock that starts later: the visitor's arrival and the appointment that moves."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from kinerja.alur.pencatatan_kinerja import PencatatanKinerja
from pembinaan.alur.pembinaan_kp2mi import PembinaanKp2mi
from pembinaan.alur.pembinaan_pagaralam import PembinaanPagaralam
from tests import pabrik
from tests.dasbor.bantu import alamat, alamat_proses, buka_langkah, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran
from tests.pabrik_meja import buat_meja, janji_lewat, maju_ke, mulai, sub
from ukpbj.dasbor.sublangkah import alamat_kotak
from ukpbj.sop.models import Jejak, Proses

BESOK = {"tanggal": "2026-10-13", "jam": "10.00", "alasan": "Diminta pelaku usaha."}


def test_mencatat_kehadiran_memulai_jamnya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA)
    klien = masuk(pemeran.verifikator)
    assert "Catat hadir" in teks(klien.get(alamat_proses(baris.proses)))
    jawaban = klien.post(alamat(baris, "hadir"), follow=True)
    baris.refresh_from_db()
    assert baris.mulai == SENIN_PAGI
    assert "tersisa 30 menit kerja dari 30" in teks(jawaban)
    assert "Catat hadir" not in teks(jawaban)


def test_mencatat_kehadiran_dua_kali_diberi_tahu(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA)
    klien = masuk(pemeran.verifikator)
    klien.post(alamat(baris, "hadir"))
    kedua = klien.post(alamat(baris, "hadir"))
    assert (kedua.status_code, "Kehadiran sudah dicatat" in teks(kedua)) == (409, True)


def test_langkah_daring_tidak_mengenal_kehadiran_dan_sebaliknya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    daring = buka_langkah(5, pemeran)
    hadir = buka_langkah(5, pemeran, cara=pabrik.TATAP_MUKA)
    klien = masuk(pemeran.verifikator)
    assert klien.post(alamat(daring, "hadir")).status_code == 409
    assert klien.get(alamat(hadir, "janji")).status_code == 409


def test_menggeser_janji_menghitung_ulang_tenggatnya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(5, pemeran), masuk(pemeran.verifikator)
    assert "janji semula Senin, 12 Oktober 2026 pukul 09.00 WIB" in teks(
        klien.get(alamat(baris, "janji"))
    )
    jawaban = klien.post(alamat(baris, "janji"), BESOK, follow=True)
    assert "dipindahkan ke Selasa, 13 Oktober 2026 pukul 10.00 WIB" in teks(jawaban)
    baris.refresh_from_db()
    assert baris.mulai == SENIN_PAGI + timedelta(days=1, hours=1)
    assert baris.jatuh_tempo == SENIN_PAGI + timedelta(days=1, hours=1, minutes=30)


def test_ketidakhadiran_tercatat_sebagai_ketidakhadiran(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    baris, klien = buka_langkah(5, pemeran), masuk(pemeran.verifikator)
    jam_beku.shift(timedelta(minutes=10))
    assert "tidak_hadir=1" in klien.get(alamat_proses(baris.proses)).content.decode()
    assert klien.post(alamat(baris, "janji"), {**BESOK, "tidak_hadir": "1"}).status_code == 302
    assert Jejak.objects.filter(proses=baris.proses_id, jenis="tidak_hadir").count() == 1


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"tanggal": ""}, "Isikan tanggalnya."),
        ({"tanggal": "31-02-2026"}, "Tanggal ini tidak ada di kalender."),
        ({"tanggal": "2026-10-11"}, "Tanggal ini sudah lewat."),
        ({"tanggal": "9999-12-31"}, "Pilih tanggal dalam 60 hari ke depan."),
        ({"tanggal": "2026-10-12", "jam": "08.00"}, "Pilih waktu yang akan datang."),
        ({"jam": "25.00"}, "Tulis jam seperti 10.00 atau 14.30."),
        ({"alasan": "  "}, "Tuliskan alasannya."),
        ({"alasan": "\x00"}, "Karakter null tidak diizinkan."),
    ],
)
def test_isian_janji_yang_salah_ditolak_di_medannya(
    pemeran: Pemeran, masuk: Masuk, isi: dict[str, str], pesan: str
) -> None:
    baris = buka_langkah(5, pemeran)
    jawaban = masuk(pemeran.verifikator).post(alamat(baris, "janji"), {**BESOK, **isi})
    assert jawaban.status_code == 422
    assert pesan in teks(jawaban)
    baris.refresh_from_db()
    assert baris.janji == SENIN_PAGI


def test_tidak_hadir_sebelum_janji_lewat_ditolak(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran, janji=SENIN_PAGI + timedelta(hours=1))
    klien = masuk(pemeran.verifikator)
    jawaban = klien.post(alamat(baris, "janji"), {**BESOK, "tidak_hadir": "1"})
    assert jawaban.status_code == 422
    assert "Janji temu belum lewat" in teks(jawaban)


# --- The first appointment, made in the step -------------------------------------------------


@pytest.mark.parametrize(
    ("kelas", "urut", "huruf"),
    [(PembinaanKp2mi, 12, ""), (PembinaanPagaralam, 7, "b"), (PencatatanKinerja, 3, "")],
)
def test_langkah_yang_menunggu_janji_menetapkannya_tanpa_alasan(
    pemeran: Pemeran, masuk: Masuk, kelas: type[Proses], urut: int, huruf: str
) -> None:
    meja = buat_meja(kelas, pemeran)
    proses = maju_ke(mulai(kelas, meja), urut, meja)
    baris = sub(proses, huruf) if huruf else pabrik.baris_terbuka(proses)
    klien = masuk(meja.pelaku(baris))
    assert baris.mulai is None
    kotak = klien.get(alamat_kotak(baris))
    assert "Janji temu belum ditetapkan." in teks(kotak)
    assert "tetapkan dahulu janji temunya." in teks(kotak)
    halaman = klien.get(alamat(baris, "janji"))
    assert "Tetapkan janji temu" in teks(halaman)
    assert 'name="alasan"' not in halaman.content.decode()
    assert "elaku usaha tidak hadir" not in teks(halaman)
    waktu = {"tanggal": "2026-10-13", "jam": "10.00"}
    jawaban = klien.post(alamat(baris, "janji"), waktu, follow=True)
    assert "Janji temu ditetapkan Selasa, 13 Oktober 2026 pukul 10.00 WIB." in teks(jawaban)
    assert f'action="{alamat(baris)}"' in jawaban.content.decode()
    baris.refresh_from_db()
    assert baris.mulai == SENIN_PAGI + timedelta(days=1, hours=1)
    assert Jejak.objects.filter(proses=proses.pk, jenis="tetapkan_janji").count() == 1


def test_janji_pertama_yang_salah_ditolak_di_medannya(pemeran: Pemeran, masuk: Masuk) -> None:
    meja = buat_meja(PencatatanKinerja, pemeran)
    baris = pabrik.baris_terbuka(maju_ke(mulai(PencatatanKinerja, meja), 3, meja))
    isi = {"tanggal": "2026-10-12", "jam": "08.00", "tidak_hadir": "1"}
    jawaban = masuk(meja.orang["ppk"]).post(alamat(baris, "janji"), isi)
    assert (jawaban.status_code, "Pilih waktu yang akan datang." in teks(jawaban)) == (422, True)
    baris.refresh_from_db()
    assert baris.janji is None


def test_rapat_kantor_tidak_menyebut_pelaku_usaha(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    meja = buat_meja(PencatatanKinerja, pemeran)
    baris = pabrik.baris_terbuka(maju_ke(mulai(PencatatanKinerja, meja), 3, meja))
    janji_lewat(baris, meja)
    klien = masuk(meja.orang["ppk"])
    assert "Peserta tidak hadir" in teks(klien.get(alamat_proses(baris.proses)))
    halaman = teks(klien.get(f"{alamat(baris, 'janji')}?tidak_hadir=1"))
    assert "Peserta tidak hadir: jadwalkan ulang" in halaman
    klien.post(alamat(baris, "janji"), {**BESOK, "tidak_hadir": "1"})
    jejak = teks(klien.get(alamat_proses(baris.proses, "jejak")))
    assert "Peserta tidak hadir pada Senin 12 Okt 2026, 08.50 WIB; janji baru" in jejak


def test_yang_bukan_bagiannya_tidak_dapat_menggeser(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    for nama in ("janji", "hadir"):
        assert masuk(pemeran.kepala).post(alamat(baris, nama), BESOK).status_code == 403
        assert masuk(pemeran.vendor_a).post(alamat(baris, nama), BESOK).status_code == 403
        assert masuk(pemeran.helpdesk).post(alamat(baris, nama), BESOK).status_code == 404
    baris.refresh_from_db()
    assert baris.janji == SENIN_PAGI
