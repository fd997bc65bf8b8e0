"""Two people start at the same moment: one running case per package and SOP, a code known once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from pengadaan.models import Paket
from tests.layar import Masuk
from tests.pabrik import petugas
from tests.pengadaan.bantu import Rombongan, buat_paket
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.mulai import tanda_baru
from ukpbj.sop.models import Proses

pytestmark = pytest.mark.django_db(transaction=True)
KODE = "perencanaan-pengadaan"


@pytest.fixture
def serentak(rombongan: Rombongan, masuk: Masuk) -> Callable[[dict[str, str]], list[int]]:
    """Two people of the role send the same choice, each from a form of their own."""
    dua = [rombongan.pa, petugas("pa_kpa", rombongan.unit, "Contoh PA Dua")]

    def kirim(isi: dict[str, str]) -> list[int]:
        siap, hasil = threading.Barrier(len(dua)), list[Any]()

        def satu(orang: Pengguna) -> None:
            klien = masuk(orang)
            siap.wait()
            hasil.append(klien.post(f"/mulai/{KODE}/", {"tanda": tanda_baru(KODE), **isi}))
            connection.close()

        utas = [threading.Thread(target=satu, args=[orang]) for orang in dua]
        for u in utas:
            u.start()
        for u in utas:
            u.join()
        return sorted(jawaban.status_code for jawaban in hasil)

    return kirim


def test_satu_paket_satu_proses(
    rombongan: Rombongan, serentak: Callable[[dict[str, str]], list[int]]
) -> None:
    paket = buat_paket(rombongan.unit)
    status = serentak({"cara": "lama", "paket": str(paket.pk)})
    assert status[0] == 302
    assert status[1] in (409, 422)
    assert Proses.objects.count() == 1


def test_satu_kode_rup_satu_paket(
    rombongan: Rombongan, serentak: Callable[[dict[str, str]], list[int]]
) -> None:
    baru = {"cara": "baru", "kode_rup": "88", "nama": "Laptop", "tahun": "2026", "pagu": "5.000"}
    assert serentak(baru) == [302, 422]
    assert (Paket.objects.count(), Proses.objects.count()) == (1, 1)
