"""Superseded legal bases: found by their exact citation, and by no other."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.models import DasarHukumTerganti
from ukpbj.sop.seed_dasar_hukum import TERGANTI


@pytest.mark.parametrize(
    ("kutipan", "teks", "cocok"),
    [
        ("PP 82/2012", "PP 82/2012 tentang Penyelenggaraan Sistem Elektronik", True),
        ("PP 82/2012", "PP 182/2012 tentang lain", False),
        ("PP 82/2012", "PP 82/20120 tentang lain", False),
        ("PP 82/2012", "KPP 82/2012 tentang lain", False),
        ("PP 2/2012", "PP 82/2012 tentang lain", False),
        ("Peraturan LKPP 9/2018", "Peraturan LKPP 9/2018 tentang Pedoman", True),
        ("Peraturan LKPP 9/2018", "Peraturan  LKPP 9/2018", True),
        ("Peraturan LKPP 9/2018", "Peraturan Kepala LKPP 9/2015 tentang Pedoman", False),
        ("Peraturan LKPP 9/2018", "Peraturan Kepala LKPP 9/2018 tentang Pedoman", False),
        ("Peraturan LKPP 9/2018", "Peraturan LKPP 19/2018 tentang Pedoman", False),
        ("Perpres 12/2021", "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018", True),
        ("Perpres 16/2018", "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018", True),
        ("Perpres 12/2021", "Peraturan LKPP 12/2021 tentang Pedoman", False),
        ("(1)/2.3", "x (1)/2.3 y", True),
        ("(1)/2.3", "x (1)/2x3 y", False),
        ("", "apa pun", False),
    ],
)
def test_hanya_kutipan_yang_tepat(kutipan: str, teks: str, cocok: bool) -> None:
    assert DasarHukumTerganti(kutipan=kutipan).cocok(teks) is cocok


@pytest.mark.django_db
def test_bawaan_menyebut_pengganti_setiap_dasar_hukum_lama() -> None:
    for kutipan, isi in TERGANTI.items():
        DasarHukumTerganti.objects.get_or_create(kutipan=kutipan, defaults=isi)
    kata = {satu.kutipan: satu.kata for satu in DasarHukumTerganti.objects.all()}
    assert kata == {
        "PP 82/2012": "Sudah diganti: PP 71/2019",
        "Peraturan LKPP 7/2018": "Sudah diganti: Peraturan LKPP 11/2021",
        "Peraturan LKPP 9/2018": "Sudah diganti: Peraturan LKPP 12/2021",
        "Peraturan LKPP 14/2018": "Sudah diganti: Peraturan LKPP 10/2021",
        "Peraturan LKPP 17/2018": "Sudah diganti: Peraturan LKPP 4/2021",
        "Perpres 16/2018": "Sudah diubah: Perpres 46/2025",
        "Perpres 12/2021": "Sudah diubah: Perpres 46/2025",
    }


def test_di_semua_sop_hanya_kutipan_lama_yang_kena() -> None:
    daftar = [DasarHukumTerganti(kutipan=kutipan) for kutipan in TERGANTI]
    for sop in semua_sop():
        for teks in sop.kepala.dasar_hukum:
            kena = {satu.kutipan for satu in daftar if satu.cocok(teks)}
            tercetak = {kutipan for kutipan in TERGANTI if f" {kutipan} " in f" {teks} "}
            assert kena == tercetak, (sop.kode, teks)


@pytest.mark.django_db
def test_hanya_yang_berlaku_pada_tanggalnya() -> None:
    DasarHukumTerganti.objects.all().delete()
    isi = {"pengganti": "PP 2/2020", "dasar": "Contoh"}
    DasarHukumTerganti.objects.create(kutipan="PP 1/2000", **isi)
    DasarHukumTerganti.objects.create(
        kutipan="PP 3/2000", berlaku_mulai=date(2025, 4, 30), berlaku_sampai=date(2026, 1, 1), **isi
    )

    def pada(*tanggal: int) -> list[str]:
        berlaku = DasarHukumTerganti.objects.berlaku(date(*tanggal))
        return [satu.kutipan for satu in berlaku]

    assert pada(2025, 4, 29) == ["PP 1/2000"]
    assert pada(2025, 4, 30) == pada(2026, 1, 1) == ["PP 1/2000", "PP 3/2000"]
    assert pada(2026, 1, 2) == ["PP 1/2000"]


@pytest.mark.django_db
def test_masa_berlaku_terbalik_dan_kembar_ditolak() -> None:
    isi = {"kutipan": "PP 5/2000", "pengganti": "PP 6/2020", "dasar": "Contoh"}
    DasarHukumTerganti.objects.create(**isi)
    for lain in ({}, {"kutipan": "PP 7/2000", "berlaku_sampai": date(2020, 1, 1)}):
        mulai = {"berlaku_mulai": date(2021, 1, 1)} if lain else {}
        with pytest.raises(IntegrityError), transaction.atomic():
            DasarHukumTerganti.objects.create(**isi | lain | mulai)
