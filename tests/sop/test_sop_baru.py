"""An eighteenth SOP is one class: it runs through the same door with no change to the engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Lengkap
from tests.sop.contoh import baris, buat_sop, tiga_langkah
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import jejak, layanan
from ukpbj.sop.definisi import Akhir, Hasil, akibat
from ukpbj.sop.galat import IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.tindakan import Tindakan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sop_sementara")]

KODE = "sop-kedelapan-belas"


@pytest.fixture
def unit() -> Unit:
    return pabrik.UnitFactory.create(sop_aktif=[KODE])


@pytest.fixture
def ppk(unit: Unit) -> Pengguna:
    return pabrik.petugas("ppk", unit, "Contoh PPK")


@pytest.fixture
def pokja(unit: Unit) -> Pengguna:
    return pabrik.petugas("pokja_pemilihan", unit, "Contoh Pokja")


@pytest.fixture
def mulai(unit: Unit, ppk: Pengguna) -> Callable[[type[Proses]], Proses]:
    def jalankan(kelas: type[Proses]) -> Proses:
        penyedia = pabrik.PenggunaFactory.create()
        return layanan.mulai_proses(
            kelas, unit=unit, oleh=ppk, judul="Paket contoh", pemohon=penyedia, pada=SENIN_PAGI
        )

    return jalankan


def lanjut(proses: Proses, hasil: str, oleh: Pengguna | None, **lain: Any) -> Proses:
    assert oleh is not None
    return pabrik.selesaikan(proses, hasil, oleh=oleh, **({"pada": SENIN_PAGI} | lain))


def test_sop_baru_berjalan_dari_awal_sampai_akhir(
    mulai: Callable[[type[Proses]], Proses], ppk: Pengguna, pokja: Pengguna
) -> None:
    proses = mulai(buat_sop(*tiga_langkah()))
    lanjut(proses, "diajukan", ppk)
    lanjut(proses, "dikembalikan", pokja, cara=Lengkap(alasan="Salah paket."))
    lanjut(proses, "diajukan", ppk)
    pabrik.unggah_bukti(pabrik.baris_terbuka(proses), pokja)
    lanjut(proses, "diterima", pokja)
    lanjut(proses, "dijawab lagi", proses.pemohon)
    akhir = lanjut(proses, "dijawab", proses.pemohon)
    jalan = [(b.urut, b.kunjungan) for b in proses.pelaksanaan.all()]
    assert jalan == [(1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (3, 2)]
    assert (akhir.keadaan, akhir.nomor) == ("selesai", "PRS-2026-00001")
    assert jejak.periksa(akhir) is None
    assert not Penyimpangan.objects.exists()


def test_peran_kedua_boleh_mengerjakan_tetapi_peran_pertama_memiliki_langkahnya(
    mulai: Callable[[type[Proses]], Proses], ppk: Pengguna
) -> None:
    proses = mulai(buat_sop(*tiga_langkah()))
    lanjut(proses, "diajukan", ppk)
    terbuka = pabrik.baris_terbuka(proses)
    assert terbuka.peran == "pokja_pemilihan"
    assert list(PelaksanaanLangkah.objects.untuk(ppk)) == [terbuka]
    assert lanjut(proses, "dialihkan", ppk, cara=Lengkap(alasan="x")).keadaan == "dialihkan"


def test_langkah_tanpa_batas_tidak_pernah_jatuh_tempo(
    mulai: Callable[[type[Proses]], Proses], ppk: Pengguna
) -> None:
    tanpa_batas = baris(1, Hasil("selesai", ke=Akhir.SELESAI))
    proses = mulai(buat_sop(tanpa_batas))
    terbuka = pabrik.baris_terbuka(proses)
    assert (terbuka.batas, terbuka.jatuh_tempo, terbuka.asal_batas) == (None, None, "")
    setahun = SENIN_PAGI + timedelta(days=365)
    assert not PelaksanaanLangkah.objects.terlambat(setahun).exists()
    assert lanjut(proses, "selesai", ppk, pada=setahun).keadaan == "selesai"


def test_fakta_yang_ditambahkan_akibat_menentukan_jam_langkah_berikutnya(
    mulai: Callable[[type[Proses]], Proses], ppk: Pengguna
) -> None:
    besok = SENIN_PAGI + timedelta(days=1)
    satu, dua, tiga = tiga_langkah()

    def catat(proses: Proses, tindakan: Tindakan) -> None:
        tindakan.janji = besok

    proses = mulai(buat_sop(satu, dua, tiga, beri_janji=akibat(satu, "diajukan")(catat)))
    lanjut(proses, "diajukan", ppk)
    # Without a `Janji` in the table an appointment moves no clock.
    assert pabrik.baris_terbuka(proses).mulai == SENIN_PAGI


def test_proses_berjalan_tetap_pada_versi_awalnya(
    mulai: Callable[[type[Proses]], Proses], unit: Unit, ppk: Pengguna, pokja: Pengguna
) -> None:
    lama = mulai(buat_sop(*tiga_langkah()))
    pendek = [baris(1, Hasil("beres", ke=Akhir.SELESAI))]
    baru = mulai(buat_sop(*pendek, versi=2))
    assert (lama.versi_sop, baru.versi_sop) == (1, 2)
    assert lanjut(lama, "diajukan", ppk).keadaan == "langkah_2"
    assert lanjut(baru, "beres", ppk).keadaan == "selesai"


def test_pegawai_lain_tidak_dapat_memulai(unit: Unit, pokja: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        layanan.mulai_proses(buat_sop(*tiga_langkah()), unit=unit, oleh=pokja, judul="x")
    assert not Proses.objects.exists()


def test_berkas_yang_tidak_ada_tidak_menahan_pengembalian_yang_beralasan(
    mulai: Callable[[type[Proses]], Proses], ppk: Pengguna, pokja: Pengguna
) -> None:
    proses = mulai(buat_sop(*tiga_langkah()))
    lanjut(proses, "diajukan", ppk)
    terbuka = pabrik.baris_terbuka(proses)
    with pytest.raises(IsianBelumLengkap) as galat:
        lanjut(proses, "dikembalikan", pokja)
    assert set(galat.value.medan) == {"alasan"}
    catatan = Lengkap(kurang={"kelengkapan-1": "KAK belum dilampirkan."})
    assert lanjut(proses, "dikembalikan", pokja, cara=catatan).keadaan == "langkah_1"
    assert terbuka.putusan.get(sisi="kelengkapan", nomor=1).putusan == "kurang"
