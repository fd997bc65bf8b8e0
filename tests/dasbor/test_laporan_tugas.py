"""The job that makes a report: begun again, it leaves one of each; its progress is seen at once."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from tests.dasbor.bantu import tebar
from tests.dokumen.test_berkas import isi_disk, tua
from tests.keandalan.bantuan import serentak
from tests.pabrik import SENIN_PAGI, Pemeran, buat_pemeran
from tests.pabrik_laporan import OKTOBER, buat_laporan
from ukpbj.dasbor.laporan import tugas
from ukpbj.dasbor.laporan.isi import IsiLaporan
from ukpbj.dasbor.laporan.tugas import minta_laporan
from ukpbj.dasbor.models import BerkasLaporan, Laporan
from ukpbj.dokumen.berkas import bersihkan_yatim
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar

SEPTEMBER = OKTOBER.sebelum


@pytest.fixture(autouse=True)
def disk(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return tmp_path / "berkas"


@pytest.fixture
def laporan(pemeran: Pemeran) -> Laporan:
    lalu = SENIN_PAGI - timedelta(days=20)
    tebar(pemeran.unit, 3, sejak=lalu, selesai=lalu, hasil="disetujui")
    return buat_laporan(pemeran, SEPTEMBER)


def kerjakan(laporan: Laporan) -> bool:
    pesan = laporan.pesan_id
    assert pesan is not None
    return kotak_keluar.jalankan(pesan)


def mati(*_: Any, **__: Any) -> Any:
    """As a worker that is killed: nothing catches it."""
    raise SystemExit


# --- Once -------------------------------------------------------------------------------------


def test_satu_tugas_berkunci_edisinya(laporan: Laporan) -> None:
    pesan = KotakKeluar.objects.get(tugas="laporan")
    assert pesan.kunci == f"laporan:{laporan.kunci}"
    assert pesan.muatan == {"laporan": str(laporan.kunci)}
    assert laporan.pesan == pesan


def test_dikerjakan_dua_kali_tetap_satu(laporan: Laporan, disk: Path) -> None:
    assert kerjakan(laporan)
    sebelum = Laporan.objects.values().get()
    for _ in range(2):
        tugas.buat_laporan({"laporan": str(laporan.kunci)}, "")
    assert Laporan.objects.values().get() == sebelum
    assert [b.suffix for b in sorted(isi_disk(disk), key=lambda b: b.suffix)] == [".pdf", ".xlsx"]


@pytest.mark.parametrize("tempat", ["susun_isi", "susun_pdf", "susun_xlsx", "simpan_laporan"])
def test_yang_dibunuh_mulai_lagi_dan_meninggalkan_satu_saja(
    laporan: Laporan, disk: Path, monkeypatch: pytest.MonkeyPatch, tempat: str, jam_beku: Any
) -> None:
    monkeypatch.setattr(tugas, tempat, mati)
    with pytest.raises(SystemExit):
        kerjakan(laporan)
    monkeypatch.undo()
    assert isi_disk(disk) == []
    assert not BerkasLaporan.objects.exists()
    jam_beku.shift(timedelta(minutes=5))
    kotak_keluar.kirim_ulang()
    assert kerjakan(laporan)
    laporan.refresh_from_db()
    assert (laporan.kemajuan, laporan.sedang, laporan.berkas.count()) == (100, "", 2)
    assert len(isi_disk(disk)) == 2


def test_yang_dibunuh_sesudah_menulis_berkas_tidak_meninggalkannya(
    laporan: Laporan, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BerkasLaporan, "save", mati)
    with pytest.raises(SystemExit):
        kerjakan(laporan)
    assert isi_disk(disk) == []
    laporan.refresh_from_db()
    assert laporan.selesai is None


def test_berkasnya_tidak_pernah_dibersihkan_dan_ikut_diperiksa(
    laporan: Laporan, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kerjakan(laporan)
    for jalur in isi_disk(disk):
        tua(jalur, timedelta(days=900))
    assert bersihkan_yatim() == []
    call_command("periksa_berkas")
    assert "Semua berkas utuh." in capsys.readouterr().out
    pdf = laporan.berkas.get(bentuk="pdf")
    Path(pdf.isi.path).write_bytes(b"lain")
    with pytest.raises(Exception, match="1 berkas tidak sama"):
        call_command("periksa_berkas")


def test_basis_data_menolak_dua_yang_sedang_disusun(laporan: Laporan) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Laporan.objects.create(
            unit=laporan.unit, bulan=laporan.bulan, edisi=9, diminta_oleh=laporan.diminta_oleh,
            diminta=laporan.diminta,
        )  # fmt: skip


# --- At once ----------------------------------------------------------------------------------


@pytest.fixture
def nyata(transactional_db: None) -> Laporan:
    """The same in a database that other connections see."""
    pemeran = buat_pemeran()
    lalu = SENIN_PAGI - timedelta(days=20)
    tebar(pemeran.unit, 3, sejak=lalu, selesai=lalu, hasil="disetujui")
    return buat_laporan(pemeran, SEPTEMBER)


@pytest.mark.django_db(transaction=True)
def test_kemajuan_terlihat_dari_sambungan_lain(
    nyata: Laporan, monkeypatch: pytest.MonkeyPatch
) -> None:
    terlihat: list[tuple[int, str]] = []
    asli = tugas.Kemajuan.__call__

    def lapor(milik: Any, persen: int, sedang: str) -> None:
        asli(milik, persen, sedang)
        utas = threading.Thread(target=lihat)
        utas.start()
        utas.join()

    def lihat() -> None:
        terlihat.append(Laporan.objects.values_list("kemajuan", "sedang").get())
        connection.close()

    monkeypatch.setattr(tugas.Kemajuan, "__call__", lapor)
    assert kerjakan(nyata)
    persen = [satu for satu, _ in terlihat]
    assert persen == sorted(persen)
    assert (persen[0], persen[-1]) == (0, 95)
    assert (60, "Menyusun PDF") in terlihat
    assert sum(kata.startswith("Menghitung langkah tanggal") for _, kata in terlihat) == 30


@pytest.mark.django_db(transaction=True)
def test_dua_pekerja_serentak_meninggalkan_satu(
    nyata: Laporan, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have drawn before either keeps it."""
    gerbang, asli = threading.Barrier(2, timeout=60), tugas.simpan_laporan

    def bersama(isi: IsiLaporan, pdf: bytes, xlsx: bytes) -> None:
        gerbang.wait()
        asli(isi, pdf, xlsx)

    monkeypatch.setattr(tugas, "simpan_laporan", bersama)
    muatan = {"laporan": str(nyata.kunci)}
    hasil = serentak(*[lambda: tugas.buat_laporan(muatan, "")] * 2)
    assert hasil == [None, None]
    assert (nyata.berkas.count(), len(isi_disk(disk))) == (2, 2)
    for berkas in nyata.berkas.all():
        assert Path(berkas.isi.path).stat().st_size == berkas.ukuran


@pytest.mark.django_db(transaction=True)
def test_empat_permintaan_serentak_satu_edisi(nyata: Laporan) -> None:
    def minta() -> int:
        return minta_laporan(nyata.unit, OKTOBER, oleh=nyata.diminta_oleh).pk

    hasil = serentak(*[minta] * 4)
    assert len(set(hasil)) == 1, hasil
    assert Laporan.objects.filter(bulan=OKTOBER.awal).count() == 1
