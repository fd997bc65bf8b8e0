"""The outbox in the admin: found by kind and state, and parked rows sent again after a question."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.pabrik import PenggunaFactory
from ukpbj.akun.models import Pengguna
from ukpbj.sop import kotak_keluar
from ukpbj.sop.admin_kotak_keluar import KEADAAN
from ukpbj.sop.models import KotakKeluar
from ukpbj.sop.surel import antre_surel
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db
DAFTAR = reverse("admin:sop_kotakkeluar_changelist")


def petugas(*izin: str) -> Client:
    """Somebody who may open the admin with only these rights on the outbox."""
    orang = PenggunaFactory.create(is_staff=True)
    orang.user_permissions.set(Permission.objects.filter(codename__in=izin))
    klien = Client()
    klien.force_login(orang)
    return klien


@pytest.fixture
def klien() -> Client:
    return petugas("view_kotakkeluar", "change_kotakkeluar")


@pytest.fixture
def orang() -> Pengguna:
    return PenggunaFactory.create()


def surel(kunci: str, orang: Pengguna, **isi: Any) -> KotakKeluar:
    antre_surel(kunci, "atur_ulang_sandi", pengguna=orang.pk)
    semua = KotakKeluar.objects.filter(kunci=f"surel:{kunci}")
    semua.update(**isi)
    return semua.get()


def parkir(kunci: str, orang: Pengguna) -> KotakKeluar:
    """A mail that has failed for the last time an hour ago."""
    lalu = sekarang() - timedelta(hours=1)
    return surel(
        kunci, orang, diparkir=lalu, berikutnya=lalu, percobaan=8, galat="SuratDitolak: contoh 550"
    )


def pilih(klien: Client, *baris: KotakKeluar, **lain: str) -> Any:
    isi = {"action": "kirim_lagi", "_selected_action": [b.pk for b in baris], **lain}
    return klien.post(DAFTAR, isi, follow=True)


def terlihat(klien: Client, **saring: str) -> set[str]:
    jawaban = klien.get(DAFTAR, saring)
    assert jawaban.status_code == 200
    return {baris.kunci for baris in jawaban.context["cl"].result_list}


def test_setiap_baris_ada_dalam_tepat_satu_keadaan(klien: Client, orang: Pengguna) -> None:
    kini = sekarang()
    milik = {
        "diparkir": parkir("a", orang),
        "dicoba_lagi": surel("b", orang, galat="OSError: putus"),
        "menunggu": surel("c", orang),
        "selesai": surel("d", orang, selesai=kini),
        "urung": surel("e", orang, selesai=kini, galat="Urung: tidak diperlukan lagi"),
    }
    assert set(milik) == set(KEADAAN)
    for keadaan, baris in milik.items():
        assert terlihat(klien, keadaan=keadaan) == {baris.kunci}
        kata = KEADAAN[keadaan][0]
        assert kata in klien.get(DAFTAR, {"keadaan": keadaan}).content.decode()


def test_dicari_menurut_jenis_surel_dan_kunci(klien: Client, orang: Pengguna) -> None:
    surel("ringkas", orang)
    kotak_keluar.antre("rekap:1", "rekap", {"jenis": "atur_ulang_sandi"})
    assert terlihat(klien, jenis="atur_ulang_sandi") == {"surel:ringkas"}
    assert terlihat(klien, jenis="ringkasan") == set()
    assert terlihat(klien, q="rekap") == {"rekap:1"}
    for kosong in ({"jenis": "x"}, {"keadaan": "x"}):
        assert terlihat(klien, **kosong) == {"surel:ringkas", "rekap:1"}


def test_ditanya_dahulu_lalu_hanya_yang_diparkir_dikirim_lagi(
    klien: Client, orang: Pengguna
) -> None:
    satu, lain = parkir("satu", orang), parkir("lain", orang)
    gagal = surel("gagal", orang, galat="OSError: putus", percobaan=3)
    selesai = surel("selesai", orang, selesai=sekarang())
    tanya = pilih(klien, satu, gagal, selesai).content.decode()
    assert "surel:satu" in tanya
    assert "surel:gagal" not in tanya
    satu.refresh_from_db()
    assert satu.diparkir is not None, "belum dijawab"

    jawaban = pilih(klien, satu, gagal, selesai, yakin="1")
    assert "1 isi kotak keluar dicoba lagi." in jawaban.content.decode()
    kini = {b.pk: b for b in KotakKeluar.objects.all()}
    assert (kini[satu.pk].diparkir, kini[satu.pk].percobaan) == (None, 0)
    assert (kini[lain.pk].percobaan, kini[gagal.pk].percobaan) == (8, 3)
    assert kini[selesai.pk].selesai is not None
    assert kotak_keluar.jalankan(satu.pk)
    assert [s.to for s in mail.outbox] == [[orang.email]]

    ulang = pilih(klien, satu, yakin="1")
    assert "0 isi kotak keluar dicoba lagi." in ulang.content.decode()
    assert not kotak_keluar.jalankan(satu.pk)


def test_tanpa_yang_diparkir_tidak_ada_yang_ditanyakan(klien: Client, orang: Pengguna) -> None:
    assert "Tidak ada yang diparkir" in pilih(klien, surel("satu", orang)).content.decode()


@pytest.mark.parametrize("izin", [(), ("view_kotakkeluar",)])
def test_tanpa_hak_mengubah_tidak_dapat_mengirim_lagi(
    izin: tuple[str, ...], orang: Pengguna
) -> None:
    baris = parkir("satu", orang)
    pilih(petugas(*izin), baris, yakin="1")
    baris.refresh_from_db()
    assert baris.diparkir is not None


def test_isian_asal_tidak_merusak_apa_pun(klien: Client, orang: Pengguna) -> None:
    baris = parkir("satu", orang)
    for pilihan in ("x", "999999999999999999999", "-1"):
        isi = {"action": "kirim_lagi", "_selected_action": pilihan, "yakin": "1"}
        assert klien.post(DAFTAR, isi).status_code in (200, 302, 400)
    baris.refresh_from_db()
    assert baris.diparkir is not None
