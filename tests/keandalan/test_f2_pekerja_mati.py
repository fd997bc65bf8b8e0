"""F2: the worker is killed while it draws a document, and the queue forgotten: each comes once.

Without Redis the worker lives in the web process, so that one is killed and its memory is the
queue that is lost.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests import pabrik
from tests.keandalan.bantuan import serentak
from tests.pabrik import Pemeran
from tests.server import ServerHidup, tunggu
from ukpbj.dokumen import layanan as dokumen_layanan
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop import jejak, kotak_keluar
from ukpbj.sop.models import Berkas, KotakKeluar
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db(transaction=True)

KALI = 10
SEWA = 3
"""Seconds after which a job whose worker is silent goes to another."""


@pytest.fixture
def pemeran(transactional_db: None) -> Pemeran:
    return pabrik.buat_pemeran()


def minta_dokumen(pemeran: Pemeran) -> Dokumen:
    """A case verified just now: its Berita Acara is asked for, drawn by nobody yet."""
    pemohon = pabrik.PenggunaFactory.create()
    proses = pabrik.buat_permohonan(6, pemeran=pemeran, pemohon=pemohon)
    return Dokumen.objects.get(proses=proses)


def periksa_tepat_sekali() -> None:
    """Every document asked for was issued once, whole, and the trail says so once."""
    for dokumen in Dokumen.objects.select_related("berkas", "proses"):
        berkas = dokumen.berkas
        assert berkas is not None, f"{dokumen} belum terbit"
        assert hashlib.sha256(berkas.isi.read()).hexdigest() == berkas.sha256
        berkas.isi.close()
        semua = Berkas.objects.filter(proses=dokumen.proses_id, jenis=dokumen.jenis)
        assert semua.count() == 1
        assert dokumen.proses.jejak.filter(jenis="terbitkan").count() == 1
        assert jejak.periksa(dokumen.proses) is None
        kunci = f"dokumen:{dokumen.jenis}:{dokumen.pelaksanaan_id}"
        assert KotakKeluar.objects.get(kunci=kunci).selesai is not None


def sedang_digambar(dokumen: Dokumen) -> bool:
    """Some worker holds the job of this document at this moment."""
    baris = KotakKeluar.objects.filter(tugas="dokumen", muatan__dokumen=dokumen.pk)
    return baris.filter(selesai=None, disewa_sampai__gte=sekarang()).exists()


def tunggu_saat_digambar(dokumen: Dokumen) -> bool:
    """Wait until a worker has begun; False where it was done before anybody could look."""
    batas = time.monotonic() + 30
    while time.monotonic() < batas:
        if sedang_digambar(dokumen):
            return True
        if Dokumen.objects.filter(pk=dokumen.pk, berkas__isnull=False).exists():
            return False
        time.sleep(0.005)
    raise AssertionError("tidak ada pekerja yang mulai menggambar")


def semua_terbit() -> bool:
    belum = KotakKeluar.objects.filter(tugas="dokumen", selesai=None)
    return not belum.exists()


def test_pekerja_dibunuh_saat_menggambar_dan_antrean_hilang(
    pemeran: Pemeran, mulai_server: Callable[..., ServerHidup]
) -> None:
    server, kena = mulai_server(KOTAK_KELUAR_SEWA=str(SEWA)), 0
    for _ in range(KALI):
        kena += tunggu_saat_digambar(minta_dokumen(pemeran))
        server.bunuh_pekerja()
        if not server.tertanam:
            server.lupakan_antrean()
        server.mulai_pekerja()
    assert kena >= KALI // 2, "uji ini hampir tidak pernah membunuh pekerja yang menggambar"
    tunggu(semua_terbit, sabar=90, sebut=f"semua dokumen terbit\n{server.catatan()[-4000:]}")
    assert Dokumen.objects.count() == KALI
    assert not KotakKeluar.objects.filter(diparkir__isnull=False).exists()
    periksa_tepat_sekali()


# --- Two workers on one job: what makes it one document ---------------------------------------


def gambar_bersama(dokumen: Dokumen) -> None:
    """Two workers draw the same document at the same moment, as after a lease that ran out."""
    baris = KotakKeluar.objects.get(tugas="dokumen", muatan__dokumen=dokumen.pk)

    def kerjakan() -> None:
        kotak_keluar._penangan["dokumen"](baris.muatan, baris.kunci)

    serentak(kerjakan, kerjakan, kerjakan)
    KotakKeluar.objects.filter(pk=baris.pk).update(selesai=sekarang())


def test_dua_pekerja_pada_satu_dokumen_menerbitkannya_sekali(pemeran: Pemeran) -> None:
    gambar_bersama(minta_dokumen(pemeran))
    periksa_tepat_sekali()


def test_tanpa_penjaga_dua_pekerja_menerbitkan_ganda(
    pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: the one condition that makes the second worker give way is taken out."""
    asli = Dokumen.objects.filter

    def tanpa_syarat(*args: Any, berkas__isnull: bool = True, **kwargs: Any) -> Any:
        return asli(*args, **kwargs)

    dokumen = minta_dokumen(pemeran)
    monkeypatch.setattr(dokumen_layanan.Dokumen.objects, "filter", tanpa_syarat)
    gambar_bersama(dokumen)
    monkeypatch.undo()
    with pytest.raises(AssertionError):
        periksa_tepat_sekali()


def test_tanpa_pengiriman_ulang_pekerjaan_yang_terbunuh_tidak_selesai(
    pemeran: Pemeran, mulai_server: Callable[..., ServerHidup]
) -> None:
    """Negative control: it is the sweep over the outbox that gives the job to a new worker."""
    server = mulai_server(KOTAK_KELUAR_SEWA="600")
    kena = False
    while not kena:
        kena = tunggu_saat_digambar(minta_dokumen(pemeran))
    server.bunuh_pekerja()
    server.mulai_pekerja()
    with pytest.raises(AssertionError, match="tidak tercapai"):
        tunggu(semua_terbit, sabar=SEWA * 2)
