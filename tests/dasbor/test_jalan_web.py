"""Every outcome of every SOP at least once through the pages, as people with the right roles.

The ways are computed from the table (`rute`), so a new SOP is walked without a new test.
At every row somebody of the same unit with another role is turned away.
"""

from __future__ import annotations

import pytest
import time_machine

from tests import pemain
from tests.dasbor.jalan_web import JalanWeb
from tests.layar import Masuk
from tests.rute import ke_selesai, rute
from ukpbj.sop.daftar import semua_kelas
from ukpbj.sop.definisi import Akhir, Sop
from ukpbj.sop.ekspor import ekspor_sop
from ukpbj.sop.models import PelaksanaanLangkah, Proses

pytestmark = pytest.mark.django_db


def hasil_tercapai(kode: str) -> set[tuple[int, str, str]]:
    """Every (urut, huruf, hasil) by which a row of this SOP has ended."""
    selesai = PelaksanaanLangkah.objects.filter(kode_sop=kode, selesai__isnull=False)
    return set(selesai.exclude(hasil=Akhir.DIBATALKAN).values_list("urut", "huruf", "hasil"))


def hasil_ekspor(kelas: type[Proses]) -> set[tuple[int, str, str]]:
    baris = ekspor_sop(kelas)["langkah"]
    return {(b["urut"], "", lanjut["hasil"]) for b in baris for lanjut in b["lanjut"]}


def hasil_sublangkah(sop: Sop) -> set[tuple[int, str, str]]:
    return {
        (satu.urut, satu.huruf, hasil.nama)
        for langkah in sop.langkah
        for satu in langkah.sublangkah
        for hasil in satu.lanjut
    }


@pytest.mark.parametrize("kelas", semua_kelas(), ids=lambda kelas: kelas.sop.kode)
def test_setiap_hasil_lewat_halaman(
    kelas: type[Proses], masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    orang, ditolak = pemain.buat_pemain(kelas), set[tuple[int, str]]()
    jalan = [(satu, False) for satu in rute(kelas.sop)]
    if hasil_sublangkah(kelas.sop):
        jalan.append((ke_selesai(kelas.sop, 1), True))
    akhir = set()
    for satu, lewati in jalan:
        web = JalanWeb(kelas, orang, masuk, jam_beku, ditolak, lewati=lewati)
        proses = web.jalani(satu)
        assert proses.keadaan == satu[-1].ke
        akhir.add(proses.keadaan)
    tercapai = hasil_tercapai(kelas.sop.kode)
    assert {t for t in tercapai if not t[1]} == hasil_ekspor(kelas)
    sub = hasil_sublangkah(kelas.sop)
    assert {t[:2] for t in tercapai if t[1]} == {s[:2] for s in sub}
    assert {t[2] for t in tercapai if t[1]} == {s[2] for s in sub}
    assert akhir == {h.ke.value for b in kelas.sop.langkah for h in b.lanjut
                     if isinstance(h.ke, Akhir)}  # fmt: skip
    baris = {(b.urut, s) for b in kelas.sop.langkah for s in ("", *(x.huruf for x in b.sublangkah))}
    dari_awal = getattr(kelas, "langkah_tautan", 0)
    assert ditolak == {b for b in baris if b[0] > dari_awal}
