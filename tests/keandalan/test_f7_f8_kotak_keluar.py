"""F7, F8 and the outbox's own rules: each job once, in its turn, and only if its cause happened."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import transaction

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.celery import app
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop import jejak, kotak_keluar, layanan
from ukpbj.sop.models import Berkas, KotakKeluar, PelaksanaanLangkah, Proses
from ukpbj.sop.tasks import jalankan_pesan
from ukpbj.sop.tindakan import Isian
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(SENIN_PAGI, tick=False) as jam:
        yield jam


@pytest.fixture
def dikerjakan(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keys of the rows that a job of the kind "catat" has done; "gagal" in a key makes it fail."""
    daftar: list[str] = []

    def catat(muatan: Mapping[str, Any], kunci: str) -> None:
        daftar.append(kunci)
        if "gagal" in kunci:
            raise RuntimeError("sengaja")

    monkeypatch.setitem(kotak_keluar._penangan, "catat", catat)
    return daftar


def antre(kunci: str, tugas: str = "catat") -> KotakKeluar:
    kotak_keluar.antre(kunci, tugas, {})
    return KotakKeluar.objects.get(kunci=kunci)


def sidik_basis_data() -> str:
    """Digest of every row of every table but the mailroom's own bookkeeping."""
    kumpulan = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.proxy or model is KotakKeluar:
            continue
        baris = model._default_manager.order_by("pk").values_list()
        kumpulan.update(f"{model._meta.label}{list(baris)}".encode())
    return kumpulan.hexdigest()


# --- F7: redelivery ---------------------------------------------------------------------------


@pytest.fixture
def antrean_nyata(pemeran: Pemeran, jam: Any) -> list[int]:
    """Rows of mails and of a document, as cases have left them."""
    for ke in range(12):
        pemohon = pabrik.PenggunaFactory.create()
        pabrik.buat_permohonan(6 if ke == 0 else 5, pemeran=pemeran, pemohon=pemohon)
    pk = list(KotakKeluar.objects.values_list("pk", flat=True))
    assert len(pk) >= 13
    return pk


def periksa_sekali_saja(pk: list[int], mailoutbox: list[Any]) -> None:
    """Each message delivered three times, in any order, does what one delivery does."""
    for pesan in pk:
        jalankan_pesan(pesan)
    sekali, surel = sidik_basis_data(), len(mailoutbox)
    ulangan = pk * 2
    random.Random(7).shuffle(ulangan)
    for pesan in ulangan:
        jalankan_pesan(pesan)
    assert (sidik_basis_data(), len(mailoutbox)) == (sekali, surel)


def test_pesan_yang_datang_tiga_kali_berakibat_sekali(
    antrean_nyata: list[int], mailoutbox: list[Any]
) -> None:
    periksa_sekali_saja(antrean_nyata, mailoutbox)
    assert KotakKeluar.objects.filter(tugas="surel").count() == len(mailoutbox)
    assert len({s.extra_headers["Message-ID"] for s in mailoutbox}) == len(mailoutbox)
    assert Dokumen.objects.get().berkas is not None


def test_tanpa_sewa_pesan_berulang_mengirim_surel_ganda(
    antrean_nyata: list[int], mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control."""
    monkeypatch.setattr(kotak_keluar, "_sewa", lambda pesan_id: True)
    with pytest.raises(AssertionError):
        periksa_sekali_saja(antrean_nyata, mailoutbox)


def test_dokumen_yang_sudah_terbit_tidak_digambar_lagi(
    antrean_nyata: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the lease has run out while the first worker was still drawing."""
    baris = KotakKeluar.objects.get(tugas="dokumen")
    for _ in range(3):
        kotak_keluar._penangan["dokumen"](baris.muatan, baris.kunci)
    dokumen = Dokumen.objects.get()
    assert Berkas.objects.filter(jenis=dokumen.jenis).count() == 1
    assert dokumen.proses.jejak.filter(jenis="terbitkan").count() == 1
    assert jejak.periksa(dokumen.proses) is None


# --- F8: rollback after enqueue ---------------------------------------------------------------


class Gagal(Exception):
    """Something after the queueing went wrong."""


@pytest.fixture
def langsung_jalan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that takes every message the moment it is sent."""
    monkeypatch.setattr(app.conf, "task_always_eager", True)


@pytest.fixture
def baris(pemeran: Pemeran, langsung_jalan: None, mailoutbox: list[Any]) -> PelaksanaanLangkah:
    """A step whose outcome queues one mail; what came before it is forgotten."""
    baris = pabrik.baris_terbuka(pabrik.buat_permohonan(7, pemeran=pemeran))
    mailoutbox.clear()
    return baris


def selesaikan_lalu_gagal(baris: PelaksanaanLangkah, oleh: Pengguna, isian: Isian) -> None:
    with transaction.atomic():
        layanan.selesaikan_langkah(baris.pk, "dikonfirmasi", oleh=oleh, isian=isian)
        raise Gagal


def periksa_dua_ratus_pembatalan(
    baris: PelaksanaanLangkah, pemeran: Pemeran, mailoutbox: list[Any]
) -> None:
    """Finished and rolled back two hundred times: no job and no mail; then once for good: one."""
    isian, sebelum = pabrik.isian(baris, "dikonfirmasi"), KotakKeluar.objects.count()
    for _ in range(200):
        with pytest.raises(Gagal):
            selesaikan_lalu_gagal(baris, pemeran.verifikator, isian)
    assert (KotakKeluar.objects.count() - sebelum, mailoutbox) == (0, [])
    layanan.selesaikan_langkah(baris.pk, "dikonfirmasi", oleh=pemeran.verifikator, isian=isian)
    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
def test_dua_ratus_pembatalan_tidak_meninggalkan_tugas_atau_surel(
    baris: PelaksanaanLangkah, pemeran: Pemeran, mailoutbox: list[Any]
) -> None:
    periksa_dua_ratus_pembatalan(baris, pemeran, mailoutbox)


@pytest.mark.django_db(transaction=True)
def test_tanpa_menunggu_transaksi_pembatalan_tetap_mengirim_surel(
    baris: PelaksanaanLangkah,
    pemeran: Pemeran,
    mailoutbox: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Negative control: the worker is told at once instead of after the commit."""
    monkeypatch.setattr(transaction, "on_commit", lambda panggil, **_: panggil())
    with pytest.raises(AssertionError):
        periksa_dua_ratus_pembatalan(baris, pemeran, mailoutbox)


# --- The rows themselves ----------------------------------------------------------------------


def test_kunci_yang_sama_hanya_antre_sekali(jam: Any) -> None:
    antre("satu")
    antre("satu")
    assert KotakKeluar.objects.count() == 1


def test_pekerja_dibangunkan_hanya_untuk_baris_baru(
    jam: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as tertunda:
        antre("satu")
        antre("satu")
    assert len(tertunda) == 1


def test_yang_sedang_disewa_tidak_dikerjakan_pekerja_lain_sampai_sewanya_habis(
    jam: Any, dikerjakan: list[str], settings: Any
) -> None:
    baris = antre("satu")
    assert kotak_keluar._sewa(baris.pk)
    assert not kotak_keluar.jalankan(baris.pk)
    jam.shift(timedelta(seconds=settings.KOTAK_KELUAR_SEWA))
    assert not kotak_keluar.jalankan(baris.pk)
    jam.shift(timedelta(seconds=1))
    assert kotak_keluar.jalankan(baris.pk)
    assert not kotak_keluar.jalankan(baris.pk)
    assert dikerjakan == ["satu"]


def test_pekerja_yang_dikira_mati_tidak_menimpa_kabar_penggantinya(
    jam: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """The first worker wakes up after its lease, fails, and must not put the row back in line."""
    baris = antre("satu")

    def lambat_lalu_gagal(muatan: Mapping[str, Any], kunci: str) -> None:
        monkeypatch.setitem(kotak_keluar._penangan, "catat", lambda muatan, kunci: None)
        jam.shift(timedelta(seconds=settings.KOTAK_KELUAR_SEWA + 1))
        assert kotak_keluar.jalankan(baris.pk)
        raise RuntimeError("terlambat")

    monkeypatch.setitem(kotak_keluar._penangan, "catat", lambat_lalu_gagal)
    assert not kotak_keluar.jalankan(baris.pk)
    baris.refresh_from_db()
    assert baris.selesai is not None
    assert (baris.galat, baris.percobaan) == ("", 2)


def test_yang_gagal_dicoba_lagi_makin_jarang_lalu_diparkir(jam: Any, dikerjakan: list[str]) -> None:
    baris, jeda = antre("gagal"), []
    while baris.diparkir is None:
        assert not kotak_keluar.jalankan(baris.pk)
        baris.refresh_from_db()
        jeda.append((baris.berikutnya - sekarang()).total_seconds())
        assert not kotak_keluar.jalankan(baris.pk), "belum waktunya"
        jam.shift(timedelta(seconds=jeda[-1]))
    assert jeda == [10, 20, 40, 80, 160, 320, 640, 1280]
    assert baris.galat == "RuntimeError: sengaja"
    jam.shift(timedelta(days=30))
    assert not kotak_keluar.jalankan(baris.pk)
    assert kotak_keluar.kirim_ulang() == 0
    assert dikerjakan == ["gagal"] * 8


def test_yang_mematikan_pekerjanya_diparkir_juga(
    jam: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """Nothing is raised when a worker is killed: only attempts without an end are left behind."""

    def mati(muatan: Mapping[str, Any], kunci: str) -> None:
        raise SystemExit

    monkeypatch.setitem(kotak_keluar._penangan, "catat", mati)
    baris = antre("satu")
    for _ in range(kotak_keluar.BATAS_PERCOBAAN):
        with pytest.raises(SystemExit):
            kotak_keluar.jalankan(baris.pk)
        jam.shift(timedelta(seconds=settings.KOTAK_KELUAR_SEWA + 1))
    assert kotak_keluar.kirim_ulang() == 0
    baris.refresh_from_db()
    assert baris.diparkir == sekarang()


def test_tugas_yang_gagal_tidak_menahan_yang_lain(jam: Any, dikerjakan: list[str]) -> None:
    for kunci in ("gagal", "satu", "dua"):
        kotak_keluar.jalankan(antre(kunci).pk)
    assert set(KotakKeluar.objects.menunggu().values_list("kunci", flat=True)) == {"gagal"}


def test_tugas_tanpa_penangan_disimpan_dan_disebut(jam: Any) -> None:
    baris = antre("satu", tugas="tidak-dikenal")
    assert not kotak_keluar.jalankan(baris.pk)
    baris.refresh_from_db()
    assert "tidak-dikenal" in baris.galat


# --- Later, not at all, many at once ----------------------------------------------------------


@pytest.mark.usefixtures("langsung_jalan")
def test_yang_baru_boleh_mulai_nanti_tidak_dikerjakan_sebelumnya(
    jam: Any, dikerjakan: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as tertunda:
        kotak_keluar.antre("nanti", "catat", {}, mulai=sekarang() + timedelta(hours=1))
        kotak_keluar.antre("sekarang", "catat", {}, mulai=sekarang())
    assert len(tertunda) == 1
    baris = KotakKeluar.objects.get(kunci="nanti")
    jam.shift(timedelta(minutes=59, seconds=59))
    assert not kotak_keluar.jalankan(baris.pk)
    assert kotak_keluar.kirim_ulang() == 0
    jam.shift(timedelta(seconds=1))
    assert kotak_keluar.kirim_ulang() == 1
    assert dikerjakan == ["sekarang", "nanti"]


def test_yang_minta_ditunda_tidak_dihitung_gagal_dan_tidak_diparkir(
    jam: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More often than a row may fail; done at the first time that suits it."""
    buka = sekarang() + timedelta(hours=20)

    def minta_ditunda(muatan: Mapping[str, Any], kunci: str) -> None:
        if sekarang() < buka:
            raise kotak_keluar.Ditunda(min(buka, sekarang() + timedelta(hours=1)))

    monkeypatch.setitem(kotak_keluar._penangan, "catat", minta_ditunda)
    baris = antre("satu")
    while sekarang() < buka:
        assert not kotak_keluar.jalankan(baris.pk)
        baris.refresh_from_db()
        assert (baris.percobaan, baris.galat, baris.selesai, baris.diparkir) == (0, "", None, None)
        assert (baris.berikutnya, baris.disewa_sampai) == (sekarang() + timedelta(hours=1), None)
        assert not kotak_keluar.jalankan(baris.pk), "belum waktunya"
        jam.shift(timedelta(hours=1))
        kotak_keluar.kirim_ulang()
    assert kotak_keluar.jalankan(baris.pk)


def test_yang_urung_selesai_dengan_sebabnya(jam: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def urung(muatan: Mapping[str, Any], kunci: str) -> None:
        raise kotak_keluar.Urung("harinya sudah lewat")

    monkeypatch.setitem(kotak_keluar._penangan, "catat", urung)
    baris = antre("satu")
    assert kotak_keluar.jalankan(baris.pk)
    baris.refresh_from_db()
    assert (baris.selesai, baris.galat) == (sekarang(), "Urung: harinya sudah lewat")
    assert not kotak_keluar.jalankan(baris.pk)


def test_banyak_sekaligus_hanya_yang_belum_ada(
    jam: Any, dikerjakan: list[str], django_assert_num_queries: Any
) -> None:
    antre("dua")
    baris: dict[str, dict[str, Any]] = {kunci: {"isi": kunci} for kunci in ("satu", "dua", "tiga")}
    with django_assert_num_queries(2):
        assert kotak_keluar.antre_banyak("catat", baris) == 2
    with django_assert_num_queries(1):
        assert kotak_keluar.antre_banyak("catat", baris) == 0
    assert KotakKeluar.objects.get(kunci="dua").muatan == {}
    for pk in KotakKeluar.objects.values_list("pk", flat=True):
        kotak_keluar.jalankan(pk)
    assert sorted(dikerjakan) == ["dua", "satu", "tiga"]


def test_yang_dilepaskan_dari_parkiran_dicoba_dari_awal(jam: Any, dikerjakan: list[str]) -> None:
    gagal, lain = antre("gagal"), antre("gagal juga")
    while gagal.diparkir is None:
        kotak_keluar.jalankan(gagal.pk)
        jam.shift(timedelta(hours=1))
        gagal.refresh_from_db()
    assert kotak_keluar.lepaskan(KotakKeluar.objects.all()) == 1
    lagi = KotakKeluar.objects.get(pk=gagal.pk)
    lain.refresh_from_db()
    assert (lagi.diparkir, lagi.percobaan, lagi.berikutnya) == (None, 0, sekarang())
    assert lain.percobaan == 0
    assert not kotak_keluar.jalankan(gagal.pk)
    assert dikerjakan.count("gagal") == kotak_keluar.BATAS_PERCOBAAN + 1


@pytest.mark.usefixtures("langsung_jalan")
def test_yang_tertinggal_dibangunkan_lagi_menurut_giliran(jam: Any, dikerjakan: list[str]) -> None:
    for kunci in ("satu", "dua", "tiga"):
        antre(kunci)
        jam.shift(timedelta(seconds=1))
    assert kotak_keluar.kirim_ulang(banyak=2) == 2
    assert dikerjakan == ["satu", "dua"]
    assert kotak_keluar.kirim_ulang() == 1
    assert kotak_keluar.kirim_ulang() == 0


def test_muatan_tidak_memuat_data_pribadi(antrean_nyata: list[int]) -> None:
    rahasia = {s for p in Proses.objects.all() for s in (p.judul, str(p.pemohon))}
    for baris in KotakKeluar.objects.all():
        isi = f"{baris.kunci} {baris.muatan}"
        assert "@" not in isi
        assert not any(kata in isi for kata in rahasia)
