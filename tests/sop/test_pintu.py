"""The one door: who gets through, in which state, and what a refused attempt leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from registrasi.alur.registrasi_batang import RegistrasiBatang
from tests import pabrik
from tests.pabrik import SENIN_PAGI, Pemeran, menit
from tests.sop import bantuan
from tests.sop.bantuan import BuatLangkah, potret, selesaikan
from ukpbj.akun.models import Pengguna
from ukpbj.sop import izin, jejak, layanan
from ukpbj.sop.galat import (
    BelumDapat,
    GalatSop,
    IsianBelumLengkap,
    LangkahSudahSelesai,
    SedangDikerjakan,
    TidakBerwenang,
)
from ukpbj.sop.models import (
    IkatanPeran,
    PelaksanaanLangkah,
    Penyimpangan,
    Proses,
)
from ukpbj.sop.tindakan import Isian

pytestmark = pytest.mark.django_db


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def di_langkah(pemeran: Pemeran) -> BuatLangkah:
    return bantuan.di_langkah(pemeran)


# --- The whole way ----------------------------------------------------------------------------


@pytest.mark.parametrize("cara", [pabrik.DARING, pabrik.TATAP_MUKA])
def test_perkara_menempuh_semua_langkah_sampai_selesai(pemeran: Pemeran, cara: Any) -> None:
    proses = pabrik.buat_permohonan(9, pemeran=pemeran, cara=cara, pada=SENIN_PAGI)
    lewat = [1, 2, 3, *([4] if cara == pabrik.DARING else []), 5, 6, 7, 8]
    assert (proses.keadaan, proses.berakhir) == ("selesai", SENIN_PAGI)
    assert [b.urut for b in proses.pelaksanaan.all()] == lewat
    assert proses.pelaksanaan.terbuka().count() == 0
    assert proses.versi == len(lewat)
    assert not Penyimpangan.objects.exists()
    assert jejak.periksa(proses) is None


def test_penutup_langkah_mencatat_siapa_kapan_dan_hasilnya(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    proses = selesaikan(baris, "disetujui", pemeran.verifikator, pada=SENIN_PAGI + menit(1))
    baris.refresh_from_db()
    assert baris.hasil == "disetujui"
    assert baris.pelaksana == baris.pemegang == pemeran.verifikator
    assert baris.selesai == baris.diambil == SENIN_PAGI + menit(1)
    assert pabrik.baris_terbuka(proses).urut == 7
    assert proses.jejak.latest("nomor").isi | {"lanjut": 0} == {
        "langkah": 6, "putaran": 1, "baris": baris.pk, "hasil": "disetujui", "ke": "langkah_7",
        "jatuh_tempo": "2026-10-12T02:01:00+00:00",
        "lanjut": 0,
    }  # fmt: skip


# --- Who --------------------------------------------------------------------------------------


def orang_lain() -> dict[str, Callable[[Pemeran], Pengguna]]:
    """Everybody who must not finish step 6 of a case of vendor A, by why not."""

    def bertugas(peran: str = "verifikator", **isian: Any) -> Callable[[Pemeran], Pengguna]:
        def buat(p: Pemeran) -> Pengguna:
            orang = pabrik.PenggunaFactory.create()
            pabrik.beri_peran(orang, peran, **({"unit": p.unit} | isian))
            return orang

        return buat

    def nonaktif(p: Pemeran) -> Pengguna:
        Pengguna.objects.filter(pk=p.verifikator.pk).update(is_active=False)
        return Pengguna.objects.get(pk=p.verifikator.pk)

    def unit_lain(p: Pemeran) -> Pengguna:
        return bertugas(unit=pabrik.UnitFactory.create(kode="kaltim"))(p)

    return {
        "tanpa peran": lambda p: pabrik.PenggunaFactory.create(),
        "helpdesk": lambda p: p.helpdesk,
        "kepala": lambda p: p.kepala,
        "admin": lambda p: p.admin,
        "pemohon": lambda p: p.vendor_a,
        "pelaku usaha lain": lambda p: p.vendor_b,
        "unit lain": unit_lain,
        "sudah berakhir": bertugas(sampai=date(2020, 12, 31)),
        "belum mulai": bertugas(mulai=date(2999, 1, 1)),
        "terbatas SOP lain": bertugas(sop="registrasi-kaltim"),
        "nonaktif": nonaktif,
    }


@pytest.mark.parametrize("siapa", orang_lain())
def test_yang_tidak_berhak_ditolak_dan_tidak_mengubah_apa_pun(
    siapa: str, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    orang, sebelum = orang_lain()[siapa](pemeran), potret()
    for perbuatan in (
        lambda: selesaikan(baris, "disetujui", orang),
        lambda: layanan.ambil_langkah(baris.pk, oleh=orang),
    ):
        with pytest.raises(TidakBerwenang):
            perbuatan()
    assert potret() == sebelum


@pytest.mark.parametrize(
    "isian", [{}, {"sop": "registrasi-batang"}, {"jenis": "plh", "sampai": date(2999, 1, 1)}]
)
def test_penugasan_yang_berlaku_boleh(
    isian: dict[str, Any], pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    orang = pabrik.PenggunaFactory.create()
    pabrik.beri_peran(orang, "verifikator", pemeran.unit, **isian)
    assert selesaikan(di_langkah(6), "disetujui", orang).keadaan == "langkah_7"


@pytest.mark.parametrize("siapa", ["vendor_b", "verifikator", "kepala", "admin"])
def test_langkah_pelaku_usaha_hanya_untuk_pemohonnya(
    siapa: str, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    with pytest.raises(TidakBerwenang):
        selesaikan(di_langkah(2), "formulir terisi", getattr(pemeran, siapa))


def test_pemohon_yang_dinonaktifkan_ditolak(pemeran: Pemeran, di_langkah: BuatLangkah) -> None:
    baris = di_langkah(2)
    pemeran.vendor_a.is_active = False
    with pytest.raises(TidakBerwenang):
        selesaikan(baris, "formulir terisi", pemeran.vendor_a)


def test_peran_yang_terikat_hanya_untuk_yang_disebut(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    IkatanPeran.objects.create(
        lingkup=baris.proses.lingkup, peran_id="verifikator", pengguna=pemeran.verifikator_lain
    )
    with pytest.raises(TidakBerwenang):
        selesaikan(baris, "disetujui", pemeran.verifikator)
    assert not PelaksanaanLangkah.objects.untuk(pemeran.verifikator).exists()
    assert PelaksanaanLangkah.objects.untuk(pemeran.verifikator_lain).get() == baris
    assert selesaikan(baris, "disetujui", pemeran.verifikator_lain).keadaan == "langkah_7"


def test_ikatan_tidak_memberi_hak_tanpa_penugasan(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    IkatanPeran.objects.create(
        lingkup=baris.proses.lingkup, peran_id="verifikator", pengguna=pemeran.helpdesk
    )
    with pytest.raises(TidakBerwenang):
        selesaikan(baris, "disetujui", pemeran.helpdesk)


def test_ikatan_pada_satu_proses_tidak_menutup_proses_lain(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    terikat, bebas = di_langkah(6), di_langkah(6, pemohon=pemeran.vendor_b)
    IkatanPeran.objects.create(
        lingkup=terikat.proses.lingkup, peran_id="verifikator", pengguna=pemeran.verifikator_lain
    )
    assert list(PelaksanaanLangkah.objects.untuk(pemeran.verifikator)) == [bebas]
    assert selesaikan(bebas, "disetujui", pemeran.verifikator).keadaan == "langkah_7"


def test_antrean_menunjukkan_tepat_yang_boleh_dikerjakan(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    for urut in (1, 4, 6):
        di_langkah(urut)
    for orang in Pengguna.objects.all():
        boleh = {
            b.pk
            for b in PelaksanaanLangkah.objects.terbuka()
            if not b.milik_pelaku_usaha and izin.boleh_mengerjakan(orang, b.proses, b.langkah)
        }
        assert set(PelaksanaanLangkah.objects.untuk(orang).values_list("pk", flat=True)) == boleh


def test_memulai_sop_perlu_peran_langkah_pertama_dan_unit_yang_memakainya(pemeran: Pemeran) -> None:
    usaha = pabrik.PelakuUsahaFactory.create(pengguna=pemeran.vendor_a)
    isian: dict[str, Any] = {
        "judul": "Contoh", "pemohon": pemeran.vendor_a, "isian": {"pelaku_usaha": usaha},
    }  # fmt: skip
    sebelum = potret()
    with pytest.raises(TidakBerwenang):
        layanan.mulai_proses(RegistrasiBatang, unit=pemeran.unit, oleh=pemeran.vendor_b, **isian)
    lain = pabrik.UnitFactory.create(kode="unit-tanpa-sop", sop_aktif=[])
    with pytest.raises(BelumDapat, match="tidak menjalankan SOP"):
        layanan.mulai_proses(RegistrasiBatang, unit=lain, oleh=pemeran.vendor_a, **isian)
    assert potret() == sebelum


# --- Which state ------------------------------------------------------------------------------


def test_langkah_yang_sudah_selesai_menyebut_siapa_kapan_dan_hasilnya(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    selesaikan(baris, "disetujui", pemeran.verifikator)
    sebelum = potret()
    with pytest.raises(LangkahSudahSelesai) as galat:
        selesaikan(baris, "disetujui", pemeran.verifikator_lain)
    assert galat.value.pesan == (
        "Langkah ini sudah diselesaikan oleh Contoh Verifikator pada 12-10-2026 pukul 09.00 WIB"
        " dengan hasil “disetujui”."
    )
    assert (galat.value.status, galat.value.pelaksanaan) == (409, baris)
    assert potret() == sebelum


def test_yang_tidak_berhak_tidak_diberi_tahu_siapa_penyelesainya(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    selesaikan(baris, "disetujui", pemeran.verifikator)
    for orang in (pemeran.vendor_a, pemeran.vendor_b, pemeran.helpdesk):
        with pytest.raises(TidakBerwenang):
            selesaikan(baris, "disetujui", orang)


def test_hasil_langkah_lain_atau_karangan_ditolak(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris, sebelum = di_langkah(6), potret()
    sebelum = potret()
    for hasil in ("sesuai", "ditolak", "batalkan", "mulai", "", "disetujui "):
        with pytest.raises(IsianBelumLengkap) as galat:
            layanan.selesaikan_langkah(baris.pk, hasil, oleh=pemeran.verifikator, isian=Isian())
        assert set(galat.value.medan) == {"hasil"}
    assert potret() == sebelum


def test_langkah_yang_tidak_ada_adalah_pesan_bukan_galat(pemeran: Pemeran) -> None:
    with pytest.raises(BelumDapat):
        layanan.selesaikan_langkah(987654, "disetujui", oleh=pemeran.verifikator)


def test_perkara_yang_berakhir_tidak_menerima_apa_pun_lagi(pemeran: Pemeran) -> None:
    proses = pabrik.buat_permohonan(9, pemeran=pemeran, pada=SENIN_PAGI)
    terakhir, sebelum = proses.pelaksanaan.latest("id"), potret()
    with pytest.raises(LangkahSudahSelesai):
        selesaikan(terakhir, "terisi", pemeran.vendor_a)
    with pytest.raises(LangkahSudahSelesai):
        layanan.batalkan(proses.pk, "Salah kirim.", oleh=pemeran.kepala)
    assert potret() == sebelum


# --- Claiming ---------------------------------------------------------------------------------


def test_langkah_yang_diambil_orang_lain_menunggu_dilepas(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    for perbuatan in (
        lambda: selesaikan(baris, "disetujui", pemeran.verifikator_lain),
        lambda: layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain),
    ):
        with pytest.raises(SedangDikerjakan, match="sedang dikerjakan Contoh Verifikator"):
            perbuatan()
    layanan.lepas_langkah(baris.pk, oleh=pemeran.verifikator)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain)
    jenis = baris.proses.jejak.values_list("jenis", flat=True)
    assert [j for j in jenis if j in ("ambil", "lepas")] == ["ambil", "lepas", "ambil"]
    assert selesaikan(baris, "disetujui", pemeran.verifikator_lain).keadaan == "langkah_7"


def test_hanya_pemegang_dan_kepala_yang_melepas(pemeran: Pemeran, di_langkah: BuatLangkah) -> None:
    baris = di_langkah(6)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    for orang in (pemeran.verifikator_lain, pemeran.helpdesk, pemeran.vendor_a, pemeran.admin):
        with pytest.raises(TidakBerwenang):
            layanan.lepas_langkah(baris.pk, oleh=orang)
    layanan.lepas_langkah(baris.pk, oleh=pemeran.kepala)
    baris.refresh_from_db()
    assert (baris.pemegang, baris.diambil) == (None, None)


# --- Cancelling -------------------------------------------------------------------------------


def test_kepala_membatalkan_dengan_alasan_dan_langkah_terbukanya_tertutup(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    proses = layanan.batalkan(
        baris.proses_id, " Permohonan ganda. ", oleh=pemeran.kepala, pada=SENIN_PAGI
    )
    baris.refresh_from_db()
    assert (proses.keadaan, baris.hasil) == ("dibatalkan", "dibatalkan")
    assert (baris.pelaksana, baris.selesai) == (pemeran.kepala, SENIN_PAGI)
    terakhir = proses.jejak.select_related("keterangan").latest("nomor")
    assert (terakhir.jenis, terakhir.keterangan.teks) == ("batalkan", "Permohonan ganda.")
    assert Proses.objects.get(pk=proses.pk).berakhir == SENIN_PAGI
    assert jejak.periksa(proses) is None


def test_pembatalan_tanpa_hak_atau_tanpa_alasan_ditolak(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(6)
    lain = pabrik.petugas("kepala_ukpbj", pabrik.UnitFactory.create(kode="kaltim"), "Kepala Lain")
    terbatas = pabrik.PenggunaFactory.create()
    pabrik.beri_peran(terbatas, "kepala_ukpbj", pemeran.unit, sop="registrasi-kaltim")
    sebelum = potret()
    for orang in (pemeran.verifikator, pemeran.vendor_a, pemeran.admin, lain, terbatas):
        with pytest.raises(TidakBerwenang):
            layanan.batalkan(baris.proses_id, "Alasan.", oleh=orang)
    with pytest.raises(IsianBelumLengkap) as galat:
        layanan.batalkan(baris.proses_id, "  ", oleh=pemeran.kepala)
    assert set(galat.value.medan) == {"alasan"}
    assert potret() == sebelum


# --- Nothing half-done ------------------------------------------------------------------------


class Gagal(Exception):
    """What an effect may die of."""


def test_akibat_yang_gagal_tidak_meninggalkan_apa_pun(
    pemeran: Pemeran,
    di_langkah: BuatLangkah,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    baris = di_langkah(5)
    pabrik.unggah_bukti(baris, pemeran.verifikator)
    asli = jejak.catat

    def gagal_di_akhir(*args: Any, **kwargs: Any) -> None:
        asli(*args, **kwargs)
        raise Gagal

    monkeypatch.setattr(jejak, "catat", gagal_di_akhir)
    sebelum = potret()
    with django_capture_on_commit_callbacks() as tertunda, pytest.raises(Gagal):
        selesaikan(baris, "sesuai", pemeran.verifikator, kurang={"kelengkapan-3": "Redup."},
                   alasan="Masih terbaca.")  # fmt: skip
    assert potret() == sebelum
    assert (tertunda, mailoutbox) == ([], [])


def test_penolakan_adalah_galat_yang_dapat_ditampilkan() -> None:
    for kelas in GalatSop.__subclasses__():
        assert kelas.__doc__
        assert 400 <= kelas.status < 600
        assert kelas.status != 500


def test_masa_lalu_pun_dilalui_lewat_pintu_yang_sama(pemeran: Pemeran) -> None:
    lama = SENIN_PAGI - timedelta(days=200)
    proses = pabrik.buat_permohonan(9, pemeran=pemeran, pada=lama)
    assert {b.selesai for b in proses.pelaksanaan.all()} == {lama}
    assert proses.nomor == f"REG-{lama.year}-00001"


def test_proses_tanpa_kelas_menolak_dimulai() -> None:
    with pytest.raises(TypeError):
        Proses().mulai()
    with pytest.raises(ObjectDoesNotExist):
        layanan.batalkan(987654, "Alasan.", oleh=Pengguna())
