"""F15: whoever changes the trail by SQL is found out, and the row is named."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Lengkap, Pemeran
from ukpbj.sop import jejak, layanan, pemicu
from ukpbj.sop.models import Jejak, KeteranganJejak, Proses

pytestmark = pytest.mark.django_db

Perusakan = Callable[[Proses], int]
"""Changes the trail of a case by SQL; returns the number of the row that must be named."""


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def proses(pemeran: Pemeran) -> Proses:
    """A case with a trail of nine rows, one of them with words, beside two that stay whole."""
    pabrik.buat_permohonan(4, pemeran=pemeran, pemohon=pemeran.vendor_b, pada=SENIN_PAGI)
    proses = pabrik.buat_permohonan(5, pemeran=pemeran, pada=SENIN_PAGI)
    alasan = Lengkap(alasan="KTP buram.")
    pabrik.selesaikan(
        proses, "perlu perbaikan", oleh=pemeran.verifikator, cara=alasan, pada=SENIN_PAGI
    )
    for _ in range(3):
        baris = pabrik.baris_terbuka(proses)
        oleh = pemeran.vendor_a if baris.milik_pelaku_usaha else pemeran.verifikator
        layanan.ambil_langkah(baris.pk, oleh=oleh, pada=SENIN_PAGI)
        layanan.lepas_langkah(baris.pk, oleh=oleh, pada=SENIN_PAGI)
    pabrik.buat_permohonan(6, pemeran=pemeran, pemohon=pemeran.helpdesk, pada=SENIN_PAGI)
    assert Jejak.objects.filter(proses=proses).count() > 9
    return proses


@pytest.fixture
def tanpa_pemicu() -> None:
    """As a superuser of the database may do; the test's transaction undoes it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute(pemicu.LEPAS)


def sql(perintah: str, *nilai: Any) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)
        assert kursor.rowcount > 0, "uji ini tidak mengubah apa-apa"


def laporan() -> list[str]:
    """What the command says; it must end with an error exactly where it names a break."""
    keluar, status = StringIO(), 0
    try:
        call_command("periksa_jejak", stdout=keluar)
    except CommandError as galat:
        status = galat.returncode
    putus = [baris for baris in keluar.getvalue().splitlines() if baris.startswith("PUTUS ")]
    assert (status, "utuh" in keluar.getvalue()) == ((1, False) if putus else (0, True))
    return putus


# --- Ways to tamper ---------------------------------------------------------------------------


def ubah_isi(proses: Proses) -> int:
    baris = Jejak.objects.get(proses=proses, nomor=4)
    palsu = json.dumps(baris.isi | {"hasil": "ditolak"})
    sql("UPDATE sop_jejak SET isi = %s WHERE id = %s", palsu, baris.pk)
    return 4


def ubah_pelaku(proses: Proses) -> int:
    sql("UPDATE sop_jejak SET pelaku_id = NULL WHERE proses_id = %s AND nomor = 2", proses.pk)
    return 2


def ubah_waktu(proses: Proses) -> int:
    geser = "waktu + interval '1 second'"
    if connection.vendor == "sqlite":
        geser = "datetime(waktu, '+1 seconds')"
    sql(f"UPDATE sop_jejak SET waktu = {geser} WHERE proses_id = %s AND nomor = 5", proses.pk)
    return 5


def ubah_dan_hitung_ulang_sidiknya(proses: Proses) -> int:
    baris = Jejak.objects.get(proses=proses, nomor=3)
    baris.jenis = "geser_janji"
    sql(
        "UPDATE sop_jejak SET jenis = %s, sidik = %s WHERE id = %s",
        baris.jenis, jejak.sidik(baris), baris.pk,
    )  # fmt: skip
    return 4  # row 3 is whole in itself; row 4 no longer follows from it


def hapus_baris(proses: Proses) -> int:
    KeteranganJejak.objects.filter(jejak__proses=proses).delete()
    sql("DELETE FROM sop_jejak WHERE proses_id = %s AND nomor = 6", proses.pk)
    return 6


def tukar_baris(proses: Proses) -> int:
    for dari, ke in ((3, 9999), (4, 3), (9999, 4)):
        sql(
            "UPDATE sop_jejak SET nomor = %s WHERE proses_id = %s AND nomor = %s",
            ke, proses.pk, dari,
        )  # fmt: skip
    return 3


def potong_ekor(proses: Proses) -> int:
    panjang = Proses.objects.get(pk=proses.pk).panjang_jejak
    sql("DELETE FROM sop_jejak WHERE proses_id = %s AND nomor = %s", proses.pk, panjang)
    return panjang


def hapus_semua(proses: Proses) -> int:
    KeteranganJejak.objects.filter(jejak__proses=proses).delete()
    sql("DELETE FROM sop_jejak WHERE proses_id = %s", proses.pk)
    sql("UPDATE sop_proses SET kepala_jejak = '', panjang_jejak = 0 WHERE id = %s", proses.pk)
    return 1


def ubah_ekor_dan_hitung_ulang(proses: Proses) -> int:
    baris = Jejak.objects.filter(proses=proses).latest("nomor")
    baris.pelaku_id = None
    sql(
        "UPDATE sop_jejak SET pelaku_id = NULL, sidik = %s WHERE id = %s",
        jejak.sidik(baris), baris.pk,
    )  # fmt: skip
    return baris.nomor


def tambah_ekor(proses: Proses) -> int:
    akhir = Jejak.objects.filter(proses=proses).latest("nomor")
    baru = Jejak(
        proses_id=proses.pk, nomor=akhir.nomor + 1, waktu=akhir.waktu, jenis="selesaikan", isi={},
        sidik_sebelum=akhir.sidik,
    )  # fmt: skip
    baru.sidik = jejak.sidik(baru)
    baru.save()
    return baru.nomor


def ubah_kepala(proses: Proses) -> int:
    sql("UPDATE sop_proses SET kepala_jejak = 'x' WHERE id = %s", proses.pk)
    return Proses.objects.get(pk=proses.pk).panjang_jejak


def ubah_keterangan(proses: Proses) -> int:
    baris = KeteranganJejak.objects.get(jejak__proses=proses).jejak
    sql("UPDATE sop_keteranganjejak SET teks = 'Baik.' WHERE jejak_id = %s", baris.pk)
    return baris.nomor


def tambah_keterangan(proses: Proses) -> int:
    baris = Jejak.objects.get(proses=proses, nomor=2)
    KeteranganJejak.objects.create(jejak=baris, teks="Disetujui atasan.", garam="ab")
    return 2


def pindahkan_ke_proses_lain(proses: Proses) -> int:
    lain = Proses.objects.exclude(pk=proses.pk).earliest("pk")
    panjang = Proses.objects.get(pk=proses.pk).panjang_jejak
    sql(
        "UPDATE sop_jejak SET proses_id = %s, nomor = 999 WHERE proses_id = %s AND nomor = %s",
        lain.pk, proses.pk, panjang,
    )  # fmt: skip
    return panjang


PERUSAKAN: list[Perusakan] = [
    ubah_isi, ubah_pelaku, ubah_waktu, ubah_dan_hitung_ulang_sidiknya, hapus_baris, tukar_baris,
    potong_ekor, hapus_semua, ubah_ekor_dan_hitung_ulang, tambah_ekor, ubah_kepala,
    ubah_keterangan, tambah_keterangan, pindahkan_ke_proses_lain,
]  # fmt: skip


@pytest.mark.usefixtures("tanpa_pemicu")
@pytest.mark.parametrize("rusak", PERUSAKAN, ids=lambda f: f.__name__)
def test_perusakan_disebut_proses_dan_nomor_barisnya(rusak: Perusakan, proses: Proses) -> None:
    assert laporan() == []
    nomor = rusak(proses)
    sebut = [baris for baris in laporan() if f" {proses.nomor}, " in baris]
    assert len(sebut) == 1
    assert sebut[0].startswith(f"PUTUS batang {proses.nomor}, baris {nomor}: ")


@pytest.mark.usefixtures("tanpa_pemicu")
def test_seratus_perubahan_acak_semuanya_ditemukan_pada_barisnya(proses: Proses) -> None:
    acak = random.Random(20261012)
    medan = {"jenis": "hadir", "sidik": "0" * 64, "sidik_sebelum": "f" * 64, "isi": '{"a": 1}'}
    for _ in range(100):
        baris = acak.choice(list(Jejak.objects.all()))
        kolom = acak.choice(sorted(medan))
        with transaction.atomic():
            sql(f"UPDATE sop_jejak SET {kolom} = %s WHERE id = %s", medan[kolom], baris.pk)
            [putus] = jejak.periksa_semua()
            assert (putus.proses.pk, putus.nomor) == (baris.proses_id, baris.nomor)
            transaction.set_rollback(True)
    assert list(jejak.periksa_semua()) == []


@pytest.mark.usefixtures("tanpa_pemicu")
def test_tanpa_sidik_perusakan_yang_sama_lolos(
    proses: Proses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: it is the digest that finds the changes above."""
    monkeypatch.setattr(jejak, "sidik", lambda baris: baris.sidik)
    ubah_isi(proses)
    ubah_pelaku(proses)
    assert laporan() == []


def test_keterangan_yang_dihapus_atas_permintaan_tidak_memutus_rantai(proses: Proses) -> None:
    KeteranganJejak.objects.filter(jejak__proses=proses).delete()
    assert laporan() == []


def test_isi_rantai_tidak_memuat_kata_kata_orang(proses: Proses) -> None:
    assert not any("buram" in json.dumps(b.isi) for b in Jejak.objects.all())


def test_satu_proses_dapat_diperiksa_sendiri(proses: Proses) -> None:
    keluar = StringIO()
    call_command("periksa_jejak", proses.nomor, stdout=keluar)
    assert keluar.getvalue() == "1 rantai jejak utuh.\n"
    with pytest.raises(CommandError, match="Tidak ada proses"):
        call_command("periksa_jejak", "REG-1999-00001")


def test_memeriksa_semua_tidak_bertambah_pertanyaannya_per_proses(
    pemeran: Pemeran, django_assert_num_queries: Any
) -> None:
    pabrik.buat_permohonan(1, pemeran=pemeran)
    with django_assert_num_queries(2):
        assert list(jejak.periksa_semua()) == []
    for _ in range(4):
        pabrik.buat_permohonan(1, pemeran=pemeran)
    with django_assert_num_queries(2):
        assert list(jejak.periksa_semua()) == []


# --- The lock in PostgreSQL -------------------------------------------------------------------


@pytest.mark.pg
@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE sop_jejak SET jenis = 'x' WHERE proses_id = %s AND nomor = 2",
        "UPDATE sop_jejak SET isi = isi WHERE proses_id = %s",
        "DELETE FROM sop_jejak WHERE proses_id = %s AND nomor = 2",
    ],
)
def test_postgresql_menolak_mengubah_dan_menghapus_jejak(perintah: str, proses: Proses) -> None:
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        sql(perintah, proses.pk)
    assert laporan() == []
    with connection.cursor() as kursor:
        kursor.execute(pemicu.LEPAS)
    KeteranganJejak.objects.all().delete()
    sql(perintah, proses.pk)  # negative control: only the trigger stood in the way


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_mengosongkan_seluruh_tabel_untuk_uji_tetap_dapat(pemeran: Pemeran) -> None:
    pabrik.buat_permohonan(2, pemeran=pemeran)
    call_command("flush", interactive=False, verbosity=0)
    assert not Jejak.objects.exists()
