"""F1: of fifty who finish one step at once, one succeeds and the others are told who did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from threading import Semaphore
from typing import Any

import pytest
from django.urls import reverse

from tests import pabrik
from tests.keandalan.bantuan import Pengunjung, isian_meja, serentak
from tests.pabrik import Pemeran
from tests.server import ServerHidup
from ukpbj.akun.models import Pengguna
from ukpbj.sop import jejak, layanan, penjaga
from ukpbj.sop.galat import BelumDapat, LangkahSudahSelesai
from ukpbj.sop.models import PelaksanaanLangkah, Penghitung, Penyimpangan, Proses

BANYAK = 50
JALUR_SERVER_UJI = 8
"""Django's test server keeps ten connections waiting and resets the eleventh."""

PESAN_KALAH = "sudah diselesaikan oleh Contoh Verifikator"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # One process for all of it: fifty connections at once are half of what PostgreSQL grants.
    pytest.mark.xdist_group("banyak-sambungan"),
]


@pytest.fixture
def pemeran(transactional_db: None) -> Pemeran:
    return pabrik.buat_pemeran()


def baris_baru(pemeran: Pemeran) -> PelaksanaanLangkah:
    pemohon = pabrik.PenggunaFactory.create()
    return pabrik.baris_terbuka(pabrik.buat_permohonan(6, pemeran=pemeran, pemohon=pemohon))


def petugas_bergantian(pemeran: Pemeran) -> list[Pengguna]:
    """Both officers, in turn: two people, each of whom clicks twenty-five times."""
    return [pemeran.verifikator, pemeran.verifikator_lain] * (BANYAK // 2)


# --- What must hold ---------------------------------------------------------------------------


def periksa_satu_kebenaran(baris: PelaksanaanLangkah) -> None:
    """Whatever was answered: the step was done once, and everything written agrees."""
    proses = Proses.objects.get(pk=baris.proses_id)
    assert (proses.keadaan, proses.versi) == ("langkah_7", 6)
    assert [b.urut for b in proses.pelaksanaan.terbuka()] == [7]
    assert proses.pelaksanaan.count() == 7
    assert proses.jejak.filter(jenis="selesaikan", isi__baris=baris.pk).count() == 1
    assert jejak.periksa(proses) is None
    assert baris.putusan.count() == 2


def periksa_pemenang_tunggal(baris: PelaksanaanLangkah, jawaban: list[Any]) -> None:
    """`jawaban`: per attempt "" for success, else the message of a clear refusal, or an error."""
    golongan = Counter("berhasil" if j == "" else _golongan(j) for j in jawaban)
    assert golongan == {"berhasil": 1, "diberi tahu": len(jawaban) - 1}, golongan
    periksa_satu_kebenaran(baris)


def _golongan(jawaban: Any) -> str:
    if isinstance(jawaban, str) and PESAN_KALAH in jawaban:
        return "diberi tahu"
    return f"lain: {jawaban!r}"[:200]


# --- At the door, with threads ----------------------------------------------------------------


def serang_pintu(baris: PelaksanaanLangkah, pemeran: Pemeran) -> list[Any]:
    isian = pabrik.isian(baris, "disetujui")

    def coba(oleh: Pengguna) -> str:
        try:
            layanan.selesaikan_langkah(baris.pk, "disetujui", oleh=oleh, isian=isian)
        except LangkahSudahSelesai as galat:
            return galat.pesan
        return ""

    return serentak(*(partial(coba, oleh) for oleh in petugas_bergantian(pemeran)))


def test_lima_puluh_di_pintu_yang_sama(pemeran: Pemeran) -> None:
    for _ in range(3):
        baris = baris_baru(pemeran)
        periksa_pemenang_tunggal(baris, serang_pintu(baris, pemeran))


def test_lima_puluh_mengambil_langkah_yang_sama(pemeran: Pemeran) -> None:
    baris = baris_baru(pemeran)
    orang = petugas_bergantian(pemeran)
    serentak(*(partial(layanan.ambil_langkah, baris.pk, oleh=o) for o in orang))
    baris.refresh_from_db()
    jejak_ambil = baris.proses.jejak.filter(jenis="ambil")
    assert [j.pelaku for j in jejak_ambil] == [baris.pemegang]


# --- Over HTTP --------------------------------------------------------------------------------


def siapkan_serangan(
    alamat: str, oleh: Pengguna, baris: PelaksanaanLangkah, gerbang: Semaphore
) -> Callable[[], str]:
    """The attempt of one click; everything slow is done before it."""
    pengunjung = Pengunjung(alamat, oleh)
    url = reverse("dasbor:langkah", args=[baris.proses.kunci, baris.pk])
    isian = isian_meja(pabrik.kunci_berlaku(baris, "disetujui"), "disetujui")

    def coba() -> str:
        with gerbang:
            status, isi = pengunjung.kirim(url, isian)
        if status == 302:
            return ""
        assert status == 409, f"{status}: {isi[:500]}"
        return isi

    return coba


def serang_lewat_http(
    alamat: str, baris: PelaksanaanLangkah, pemeran: Pemeran, jalur: int = BANYAK
) -> list[Any]:
    """`jalur`: how many connections the server can hold waiting at once."""
    gerbang = Semaphore(jalur)
    orang = petugas_bergantian(pemeran)
    return serentak(*(siapkan_serangan(alamat, oleh, baris, gerbang) for oleh in orang))


def serang_server_uji(server: Any, baris: PelaksanaanLangkah, pemeran: Pemeran) -> list[Any]:
    """The same attack on a server inside this process, where a test can take guards away."""
    return serang_lewat_http(server.url, baris, pemeran, JALUR_SERVER_UJI)


def test_lima_puluh_lewat_http_pada_server_sungguhan(
    pemeran: Pemeran, server_hidup: ServerHidup
) -> None:
    for _ in range(3):
        baris = baris_baru(pemeran)
        periksa_pemenang_tunggal(baris, serang_lewat_http(server_hidup.alamat, baris, pemeran))


# --- Negative control: without the guards the same check fails --------------------------------


@pytest.fixture
def tanpa_penjaga(monkeypatch: pytest.MonkeyPatch) -> None:
    """The door reads and writes as code without locks and conditions would."""

    def baca_proses(proses_id: int) -> Proses:
        return Proses.objects.get(pk=proses_id).spesifik()

    def baca_baris(pelaksanaan_id: int) -> PelaksanaanLangkah:
        semua = PelaksanaanLangkah.objects.select_related("proses", "unit", "pemegang")
        return semua.get(pk=pelaksanaan_id)

    def tutup(baris: PelaksanaanLangkah, **nilai: Any) -> None:
        PelaksanaanLangkah.objects.filter(pk=baris.pk).update(**nilai)

    def majukan(proses: Proses, dari: str, **nilai: Any) -> None:
        Proses.objects.filter(pk=proses.pk).update(keadaan=proses.keadaan, **nilai)

    for nama, pengganti in {
        "kunci_proses": baca_proses,
        "kunci_baris": baca_baris,
        "tutup_sekali": tutup,
        "majukan_sekali": majukan,
    }.items():
        monkeypatch.setattr(penjaga, nama, pengganti)


@pytest.mark.pg
@pytest.mark.usefixtures("tanpa_penjaga")
def test_tanpa_penjaga_pemeriksaan_di_pintu_gagal(pemeran: Pemeran) -> None:
    baris = baris_baru(pemeran)
    with pytest.raises(AssertionError):
        periksa_pemenang_tunggal(baris, serang_pintu(baris, pemeran))


@pytest.mark.pg
@pytest.mark.usefixtures("tanpa_penjaga")
def test_tanpa_penjaga_pemeriksaan_lewat_http_gagal(pemeran: Pemeran, live_server: Any) -> None:
    baris = baris_baru(pemeran)
    with pytest.raises(AssertionError):
        periksa_pemenang_tunggal(baris, serang_server_uji(live_server, baris, pemeran))


@pytest.mark.pg
def test_dengan_penjaga_server_uji_yang_sama_lolos(pemeran: Pemeran, live_server: Any) -> None:
    """The control above fails for want of the guards, not because of the server it runs on."""
    baris = baris_baru(pemeran)
    periksa_pemenang_tunggal(baris, serang_server_uji(live_server, baris, pemeran))


# --- Numbers (F38) ----------------------------------------------------------------------------


def test_nomor_berurut_tanpa_celah_bila_dimulai_bersamaan(pemeran: Pemeran) -> None:
    orang = [pabrik.PenggunaFactory.create() for _ in range(20)]
    for satu in orang:
        pabrik.PelakuUsahaFactory.create(pengguna=satu)
    buat = [partial(pabrik.buat_permohonan, 1, pemeran=pemeran, pemohon=o) for o in orang]
    hasil = serentak(*buat)
    assert all(isinstance(p, Proses) for p in hasil), hasil
    tahun = Penghitung.objects.get().tahun
    assert sorted(p.nomor for p in hasil) == [f"REG-{tahun}-{n:05d}" for n in range(1, 21)]
    assert not Penyimpangan.objects.exists()


def test_nomor_yang_batal_dipakai_tidak_hilang(pemeran: Pemeran) -> None:
    pemeran.unit.sop_aktif = []
    with pytest.raises(BelumDapat):
        pabrik.buat_permohonan(1, pemeran=pemeran)
    pemeran.unit.sop_aktif = ["registrasi-batang"]
    assert pabrik.buat_permohonan(1, pemeran=pemeran).nomor.endswith("-00001")


def test_tiap_unit_dan_tahun_punya_urutannya_sendiri(pemeran: Pemeran) -> None:
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-contoh-lain"))
    tahun_lalu = pabrik.SENIN_PAGI.replace(year=2025)
    nomor = [
        pabrik.buat_permohonan(1, pemeran=p, pemohon=o, pada=pada).nomor
        for p, o, pada in (
            (pemeran, pemeran.vendor_a, pabrik.SENIN_PAGI),
            (pemeran, pemeran.vendor_b, pabrik.SENIN_PAGI),
            (lain, lain.vendor_a, pabrik.SENIN_PAGI),
            (lain, lain.vendor_b, tahun_lalu),
        )
    ]
    assert nomor == ["REG-2026-00001", "REG-2026-00002", "REG-2026-00001", "REG-2025-00001"]
