"""The sheet of one running case: who, when, how long, where it stands, what is late."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.dasbor.bantu import alamat_proses, teks
from tests.layar import Masuk
from tests.pabrik import Lengkap, Pemeran, buat_permohonan, selesaikan
from ukpbj.sop import layanan

pytestmark = pytest.mark.django_db


def test_langkah_selesai_dicap_siapa_kapan_dan_berapa_lama(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = buat_permohonan(6, pemeran=pemeran)
    kata = teks(masuk(pemeran.verifikator).get(alamat_proses(proses, "lembar")))
    baris = proses.pelaksanaan.get(urut=5)
    assert f"{baris.pelaksana}, 0 menit kerja dari 30 menit, “sesuai”" in kata
    assert "Sen 12 Okt 09.00" in kata


def test_langkah_sekarang_disebut_di_bagan_dan_di_daftar(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = buat_permohonan(6, pemeran=pemeran)
    isi = masuk(pemeran.verifikator).get(alamat_proses(proses, "lembar")).content.decode()
    assert isi.count(">sekarang</text>") == 1
    assert isi.count('stroke-width="4"') == 1
    assert 'id="langkah-6" class="daftar-langkah__butir daftar-langkah__butir--kini"' in isi


def test_yang_terlambat_disebut_dengan_kata_dan_tanda(
    pemeran: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    proses = buat_permohonan(6, pemeran=pemeran)
    alamat = alamat_proses(proses, "lembar")
    assert "terlambat" not in teks(masuk(pemeran.verifikator).get(alamat))
    jam_beku.shift(timedelta(minutes=61))
    kata = teks(masuk(pemeran.verifikator).get(alamat))
    # Above the row, with its sign, and in the list.
    assert kata.count("terlambat 1 jam kerja") == 2


def test_putaran_kedua_dan_yang_diminta_tetap_terlihat(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = buat_permohonan(5, pemeran=pemeran)
    selesaikan(
        proses, "perlu perbaikan", oleh=pemeran.verifikator, cara=Lengkap(alasan="Foto buram.")
    )
    kata = teks(masuk(pemeran.verifikator).get(alamat_proses(proses, "lembar")))
    assert "sekarang · putaran 2" in kata
    assert "Putaran 1 · Sen 12 Okt 09.00" in kata
    assert "Putaran 2 · sejak Sen 12 Okt 09.00" in kata


def test_proses_yang_berakhir_berhenti_di_kapsulnya(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = buat_permohonan(9, pemeran=pemeran)
    isi = masuk(pemeran.verifikator).get(alamat_proses(proses, "lembar")).content.decode()
    assert isi.count(">berakhir di sini</text>") == 1
    assert ">sekarang</text>" not in isi


def test_proses_yang_dibatalkan_tidak_mencentang_langkah_terakhirnya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    proses = buat_permohonan(6, pemeran=pemeran)
    layanan.batalkan(proses.pk, "Pendaftaran ganda.", oleh=pemeran.kepala)
    jawaban = masuk(pemeran.kepala).get(alamat_proses(proses, "lembar"))
    assert "“dibatalkan”" in teks(jawaban)
    assert "dibatalkan Sen 12 Okt 09.00" in teks(jawaban)
    assert ">berakhir di sini</text>" not in jawaban.content.decode()


def test_kata_dari_orang_tidak_menjadi_markah(pemeran: Pemeran, masuk: Masuk) -> None:
    pemeran.verifikator.nama = "Contoh <b>&</b>"
    pemeran.verifikator.save()
    proses = buat_permohonan(6, pemeran=pemeran)
    isi = masuk(pemeran.verifikator).get(alamat_proses(proses, "lembar")).content.decode()
    assert "<b>&" not in isi
    assert "Contoh &lt;b&gt;&amp;&lt;/b&gt;" in isi


def test_dari_proses_ke_lembarnya_dan_ke_naskah_sop(pemeran: Pemeran, masuk: Masuk) -> None:
    proses = buat_permohonan(6, pemeran=pemeran)
    klien, alamat = masuk(pemeran.verifikator), alamat_proses(proses, "lembar")
    assert f'href="{alamat}"' in klien.get(alamat_proses(proses)).content.decode()
    naskah = reverse("dasbor:lembar_sop", args=["registrasi-batang"])
    assert f'href="{naskah}"' in klien.get(alamat).content.decode()


def test_banyaknya_kueri_tidak_bergantung_pada_banyaknya_langkah(
    pemeran: Pemeran, masuk: Masuk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    klien = masuk(pemeran.verifikator)
    for urut in (4, 9):
        proses = buat_permohonan(urut, pemeran=pemeran)
        klien.get(alamat_proses(proses, "lembar"))
        with django_assert_max_num_queries(14):
            klien.get(alamat_proses(proses, "lembar"))
