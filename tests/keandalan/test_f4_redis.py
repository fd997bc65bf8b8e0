"""F4: Redis is down or forgets everything: pages answer as ever, and every mail comes after."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse

from tests import pabrik
from tests.keandalan.bantuan import Pengunjung, isian_meja
from tests.pabrik import Pemeran
from tests.server import ProsesOs, ServerHidup, porta_bebas, tunggu
from ukpbj.demo.models import SurelDemo
from ukpbj.sop.models import KotakKeluar

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]


class RedisSendiri:
    """A Redis that a test may kill."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.porta = folder, porta_bebas()
        self.proses: ProsesOs | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.porta}/0"

    def mulai(self) -> None:
        perintah = ("redis-server", "--port", str(self.porta), "--save", "", "--dir", self.folder)
        self.proses = ProsesOs(tuple(map(str, perintah)), {}, self.folder / "redis.log")
        tunggu(self._menjawab, sebut="redis menjawab")

    def _menjawab(self) -> bool:
        ping = ("redis-cli", "-p", str(self.porta), "ping")
        return subprocess.run(ping, capture_output=True, check=False).stdout == b"PONG\n"

    def bunuh(self) -> None:
        if self.proses:
            self.proses.bunuh()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisSendiri]:
    redis = RedisSendiri(tmp_path)
    redis.mulai()
    yield redis
    redis.bunuh()


@pytest.fixture
def pemeran(transactional_db: None) -> Pemeran:
    return pabrik.buat_pemeran()


def kunjungi_semua(server: ServerHidup, pemeran: Pemeran, ke: int) -> list[int]:
    """Every kind of page that queues mail, once; the statuses."""
    pemohon = pabrik.PenggunaFactory.create()
    baris = pabrik.baris_terbuka(pabrik.buat_permohonan(6, pemeran=pemeran, pemohon=pemohon))
    meja = Pengunjung(server.alamat, pemeran.verifikator)
    tamu = Pengunjung(server.alamat)
    langkah = reverse("dasbor:langkah", args=[baris.proses.kunci, baris.pk])
    unit = pemeran.unit.kode
    jawaban = [
        meja.kirim(langkah, isian_meja(pabrik.kunci_berlaku(baris, "disetujui"), "disetujui")),
        tamu.kirim(reverse("registrasi:daftar"), {"email": f"n{ke}@contoh.example", "unit": unit}),
        tamu.kirim(reverse("akun:lupa_sandi"), {"email": pemohon.email}),
    ]
    return [status for status, _ in jawaban]


def belum_selesai() -> int:
    return KotakKeluar.objects.filter(selesai__isnull=True).count()


def test_redis_mati_tidak_menggagalkan_halaman_dan_surelnya_menyusul(
    redis: RedisSendiri, mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    server = mulai_server(REDIS_URL=redis.url)
    redis.bunuh()
    mulai = time.monotonic()
    status = [kunjungi_semua(server, pemeran, ke) for ke in range(3)]
    assert status == [[302, 302, 302]] * 3
    # Left to its own ways the broker's client tries for six seconds, on every one of these pages.
    assert time.monotonic() - mulai < 9 * 3
    assert belum_selesai() >= 9
    redis.mulai()
    tunggu(lambda: belum_selesai() == 0, sabar=60, sebut=f"surel menyusul\n{server.catatan()}")
    penerima = list(SurelDemo.objects.values_list("ke", flat=True))
    assert KotakKeluar.objects.filter(tugas="surel").count() == len(penerima)
    assert {f"n{ke}@contoh.example" for ke in range(3)} <= set(penerima)


def test_redis_yang_lupa_tidak_menghilangkan_surel(
    mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    server = mulai_server()
    server.bunuh_pekerja()
    assert kunjungi_semua(server, pemeran, 1) == [302, 302, 302]
    server.lupakan_antrean()
    assert belum_selesai() >= 3
    server.mulai_pekerja()
    surel = KotakKeluar.objects.filter(tugas="surel")
    # In office hours the new worker also asks for the mails of the day.
    tunggu(
        lambda: belum_selesai() == 0 and surel.count() == SurelDemo.objects.count(),
        sabar=60,
        sebut=f"surel menyusul\n{server.catatan()}",
    )


def test_tanpa_pengiriman_ulang_yang_dilupakan_redis_tidak_pernah_datang(
    mulai_server: Callable[..., ServerHidup], pemeran: Pemeran
) -> None:
    """Negative control: it is the sweep over the outbox that brings them back."""
    server = mulai_server(KIRIM_ULANG_DETIK="3600")
    server.bunuh_pekerja()
    kunjungi_semua(server, pemeran, 1)
    server.lupakan_antrean()
    tertinggal = belum_selesai()
    assert tertinggal >= 3
    server.mulai_pekerja()
    with pytest.raises(AssertionError, match="tidak tercapai"):
        tunggu(lambda: belum_selesai() < tertinggal, sabar=5)
