"""The account of a deviation: who may, in which state, and what each act leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from tests import pabrik
from tests.keandalan.bantuan import serentak
from tests.pabrik import SENIN_PAGI, Lengkap, Pemeran, menit
from ukpbj.akun.models import Pengguna, Penugasan
from ukpbj.sop import izin_penyimpangan as hak
from ukpbj.sop import jejak, layanan, penyimpangan
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, PenyimpanganBerubah, TidakBerwenang
from ukpbj.sop.models import KotakKeluar, PelaksanaanLangkah, Penyimpangan, RiwayatPenyimpangan

pytestmark = pytest.mark.django_db

PADA = SENIN_PAGI + menit(60)
ISI = pabrik.JAWABAN
Keadaan = Penyimpangan.Keadaan


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def atasan(pemeran: Pemeran) -> Pengguna:
    return pabrik.petugas("atasan_kepala", pemeran.unit, "Contoh Atasan")


def terlambat(pemeran: Pemeran, oleh: Pengguna | None = None) -> Penyimpangan:
    """A late step 6, claimed by `oleh` or by nobody."""
    return pabrik.buat_penyimpangan(pemeran, oleh, pada=PADA)


def jawab(satu: Penyimpangan, oleh: Pengguna, **ubah: Any) -> Penyimpangan:
    return layanan.pertanggungjawabkan(satu.pk, replace(ISI, **ubah), oleh=oleh, pada=PADA)


def tentang(satu: Penyimpangan) -> int:
    return satu.riwayat.filter(tindakan="jawab").latest("nomor").pk


def terima(satu: Penyimpangan, oleh: Pengguna, **lain: Any) -> Penyimpangan:
    lain.setdefault("tentang", tentang(satu))
    return layanan.terima_pertanggungjawaban(satu.pk, oleh=oleh, pada=PADA, **lain)


def kembalikan(satu: Penyimpangan, oleh: Pengguna, catatan: str = "Sebabnya belum jelas.") -> Any:
    return layanan.kembalikan_pertanggungjawaban(
        satu.pk, catatan, tentang=tentang(satu), oleh=oleh, pada=PADA
    )


# --- The whole way ----------------------------------------------------------------------------


def test_dari_terbuka_sampai_diterima_lewat_pengembalian(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    assert satu.jatuh_tempo == satu.pelaksanaan.jatuh_tempo
    jawab(satu, pemeran.verifikator)
    kembalikan(satu, pemeran.kepala)
    jawab(satu, pemeran.verifikator, sebab="Kabel putus di Jalan Contoh.")
    terima(satu, pemeran.kepala, catatan="Baik.")
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.DITERIMA
    riwayat = list(satu.riwayat.values_list("nomor", "tindakan", "semula", "oleh__nama"))
    assert riwayat == [
        (1, "jawab", "terbuka", "Contoh Verifikator"),
        (2, "kembalikan", "dipertanggungjawabkan", "Contoh Kepala"),
        (3, "jawab", "dikembalikan", "Contoh Verifikator"),
        (4, "terima", "dipertanggungjawabkan", "Contoh Kepala"),
    ]
    assert satu.riwayat.get(nomor=3).sebab == "Kabel putus di Jalan Contoh."
    assert KotakKeluar.objects.get(tugas="berita_acara_penyimpangan").muatan == {
        "penyimpangan": satu.pk
    }


def test_setiap_tindakan_ada_di_jejak_kata_katanya_sebagai_keterangan(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    kembalikan(satu, pemeran.kepala)
    proses = satu.pelaksanaan.proses
    proses.refresh_from_db()
    dua = list(proses.jejak.order_by("-nomor")[:2])
    assert [b.jenis for b in dua] == ["penyimpangan_kembalikan", "penyimpangan_jawab"]
    assert dua[1].isi | {"keterangan": ""} == {
        "penyimpangan": satu.pk, "macam": "waktu", "riwayat": tentang(satu), "langkah": 6,
        "putaran": 1, "baris": satu.pelaksanaan_id, "tindak_lanjut": "2026-10-30",
        "keterangan": "",
    }  # fmt: skip
    assert dua[1].keterangan.teks.startswith("Sebab: Jaringan LPSE putus.\nPerbaikan: ")
    assert "Jaringan" not in str(dua[1].isi)
    assert jejak.periksa(proses) is None


def test_sesudah_prosesnya_berakhir_pun_dapat_dipertanggungjawabkan(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    layanan.batalkan(satu.pelaksanaan.proses_id, "Ganda.", oleh=pemeran.kepala, pada=PADA)
    jawab(satu, pemeran.verifikator)
    assert terima(satu, pemeran.kepala).keadaan == Keadaan.DITERIMA
    assert jejak.periksa(satu.pelaksanaan.proses) is None


def test_langkah_yang_maju_dengan_kurang_dipertanggungjawabkan_pelaksananya(
    pemeran: Pemeran,
) -> None:
    proses = pabrik.buat_permohonan(6, pemeran=pemeran, pada=SENIN_PAGI)
    cara = Lengkap(kurang={"kelengkapan-1": "Akun terkunci."}, alasan="Mendesak.")
    pabrik.selesaikan(proses, "disetujui", oleh=pemeran.verifikator, pada=SENIN_PAGI, cara=cara)
    satu = Penyimpangan.objects.get(jenis="kelengkapan")
    assert satu.jatuh_tempo is None
    assert jawab(satu, pemeran.verifikator).keadaan == Keadaan.DIPERTANGGUNGJAWABKAN


def test_riwayat_tidak_dapat_diubah(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    baris = RiwayatPenyimpangan.objects.get()
    with pytest.raises(ValueError, match="hanya dapat ditambah"):
        baris.save()


# --- Who --------------------------------------------------------------------------------------


def test_hanya_penanggung_jawabnya_yang_mempertanggungjawabkan(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    for orang in (pemeran.verifikator_lain, pemeran.kepala, pemeran.admin, pemeran.vendor_a):
        with pytest.raises(TidakBerwenang):
            jawab(satu, orang)
    assert not RiwayatPenyimpangan.objects.exists()


def test_hanya_kepala_unitnya_yang_memutus(pemeran: Pemeran, atasan: Pengguna) -> None:
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    for orang in (pemeran.verifikator, pemeran.verifikator_lain, lain.kepala, atasan):
        for putus in (terima, kembalikan):
            with pytest.raises(TidakBerwenang):
                putus(satu, orang)
    assert satu.riwayat.count() == 1


def test_penyimpangan_kepala_diputus_atasannya(pemeran: Pemeran, atasan: Pengguna) -> None:
    pabrik.beri_peran(pemeran.kepala, "verifikator", pemeran.unit)
    satu = terlambat(pemeran, pemeran.kepala)
    assert hak.diputus_atasan(satu)
    jawab(satu, pemeran.kepala)
    with pytest.raises(TidakBerwenang, match="diputus orang lain"):
        terima(satu, pemeran.kepala)
    assert terima(satu, atasan).keadaan == Keadaan.DITERIMA


def test_kepala_lain_dari_unit_yang_sama_tidak_memutus_penyimpangan_kepala(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    plh = pabrik.PenggunaFactory.create(nama="Contoh Plh")
    pabrik.beri_peran(plh, "kepala_ukpbj", pemeran.unit, jenis=Penugasan.Jenis.PLH)
    satu = terlambat(pemeran, pemeran.kepala)
    jawab(satu, pemeran.kepala)
    with pytest.raises(TidakBerwenang):
        terima(satu, plh)
    assert terima(satu, atasan).keadaan == Keadaan.DITERIMA


def test_langkah_milik_kepala_tetap_diputus_atasan_sesudah_ia_diganti(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    satu = terlambat(pemeran, pemeran.kepala)
    PelaksanaanLangkah.objects.filter(pk=satu.pelaksanaan_id).update(peran="kepala_ukpbj")
    baru = pabrik.petugas("kepala_ukpbj", pemeran.unit, "Contoh Kepala Baru")
    jawab(satu, pemeran.kepala)
    pemeran.kepala.penugasan.update(sampai=date(2020, 1, 2))
    with pytest.raises(TidakBerwenang):
        terima(satu, baru)
    assert terima(satu, atasan).keadaan == Keadaan.DITERIMA


def test_atasan_yang_menjadi_penanggung_jawab_tidak_memutus_dirinya(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    pabrik.beri_peran(atasan, "kepala_ukpbj", pemeran.unit)
    satu = terlambat(pemeran, atasan)
    jawab(satu, atasan)
    with pytest.raises(TidakBerwenang):
        terima(satu, atasan)


# --- Naming who answers -----------------------------------------------------------------------


def tunjuk(satu: Penyimpangan, kepada: Pengguna, oleh: Pengguna, alasan: str = "") -> Penyimpangan:
    return layanan.tunjuk_penanggung_jawab(satu.pk, kepada, alasan, oleh=oleh, pada=PADA)


def test_kepala_menunjuk_orang_untuk_yang_belum_diambil(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran)
    with pytest.raises(TidakBerwenang):
        jawab(satu, pemeran.verifikator)
    assert tunjuk(satu, pemeran.verifikator, pemeran.kepala).keadaan == Keadaan.TERBUKA
    assert jawab(satu, pemeran.verifikator).penanggung_jawab == pemeran.verifikator


def test_kepala_dapat_menunjuk_dirinya_lalu_atasan_yang_memutus(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    satu = terlambat(pemeran)
    tunjuk(satu, pemeran.kepala, pemeran.kepala)
    # What the head has taken on only the superior gives to somebody else.
    with pytest.raises(TidakBerwenang):
        tunjuk(satu, pemeran.verifikator, pemeran.kepala, "Bukan saya.")
    assert tunjuk(satu, pemeran.verifikator, atasan, "Ia yang bertugas.").keadaan == "terbuka"


@pytest.mark.parametrize("siapa", ["helpdesk", "vendor_a", "admin"])
def test_yang_ditunjuk_harus_pemegang_peran_langkahnya(pemeran: Pemeran, siapa: str) -> None:
    satu = terlambat(pemeran)
    with pytest.raises(IsianBelumLengkap) as galat:
        tunjuk(satu, getattr(pemeran, siapa), pemeran.kepala)
    assert "kepada" in galat.value.medan


def test_mengganti_orang_perlu_alasan_dan_selagi_belum_dijawab(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    with pytest.raises(IsianBelumLengkap) as galat:
        tunjuk(satu, pemeran.verifikator_lain, pemeran.kepala)
    assert set(galat.value.medan) == {"alasan"}
    with pytest.raises(TidakBerwenang):
        tunjuk(satu, pemeran.verifikator_lain, pemeran.verifikator, "Bukan saya.")
    tunjuk(satu, pemeran.verifikator_lain, pemeran.kepala, "Ia yang bertugas hari itu.")
    baris = satu.riwayat.get()
    assert (baris.dari, baris.kepada) == (pemeran.verifikator, pemeran.verifikator_lain)
    jawab(satu, pemeran.verifikator_lain)
    with pytest.raises(PenyimpanganBerubah, match="menunggu keputusan"):
        tunjuk(satu, pemeran.verifikator, pemeran.kepala, "Kembali.")


# --- Wrong state, wrong content ---------------------------------------------------------------


def test_keadaan_yang_tidak_cocok_menyebut_yang_terakhir_terjadi(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    with pytest.raises(PenyimpanganBerubah) as galat:
        jawab(satu, pemeran.verifikator)
    assert galat.value.pesan == (
        "Keadaan penyimpangan ini sekarang: menunggu keputusan. Pertanggungjawaban disampaikan "
        "oleh Contoh Verifikator, Senin 12 Okt 2026, 10.00 WIB."
    )
    terima(satu, pemeran.kepala)
    for lagi in (terima, kembalikan):
        with pytest.raises(PenyimpanganBerubah, match="diterima"):
            lagi(satu, pemeran.kepala)


def test_keputusan_atas_pertanggungjawaban_yang_lama_ditolak(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    lama = tentang(satu)
    kembalikan(satu, pemeran.kepala)
    jawab(satu, pemeran.verifikator, sebab="Lain.")
    with pytest.raises(PenyimpanganBerubah, match="sudah diperbarui"):
        terima(satu, pemeran.kepala, tentang=lama)


def test_yang_belum_ada_keputusan_tanpa_pertanggungjawaban(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    with pytest.raises(PenyimpanganBerubah, match="terbuka"):
        layanan.terima_pertanggungjawaban(satu.pk, tentang=0, oleh=pemeran.kepala)
    with pytest.raises(BelumDapat):
        layanan.terima_pertanggungjawaban(satu.pk + 999, tentang=0, oleh=pemeran.kepala)


@pytest.mark.parametrize(
    ("ubah", "medan"),
    [
        ({"sebab": "  "}, {"sebab"}),
        ({"perbaikan": "", "pencegahan": "\n"}, {"perbaikan", "pencegahan"}),
        ({"tindak_lanjut": ""}, {"tindak_lanjut"}),
        ({"tindak_lanjut_pada": None}, {"tindak_lanjut_pada"}),
        ({"tindak_lanjut_pada": date(2026, 10, 11)}, {"tindak_lanjut_pada"}),
        ({"tindak_lanjut_pada": date(9999, 12, 31)}, {"tindak_lanjut_pada"}),
    ],
)
def test_isian_yang_kurang_ditolak_seluruhnya(
    pemeran: Pemeran, ubah: dict[str, Any], medan: set[str]
) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    with pytest.raises(IsianBelumLengkap) as galat:
        jawab(satu, pemeran.verifikator, **ubah)
    assert set(galat.value.medan) == medan
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.TERBUKA
    assert not satu.riwayat.exists()


def test_mengembalikan_perlu_catatan(pemeran: Pemeran) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    jawab(satu, pemeran.verifikator)
    with pytest.raises(IsianBelumLengkap) as galat:
        kembalikan(satu, pemeran.kepala, "  ")
    assert set(galat.value.medan) == {"catatan"}


# --- Undone -----------------------------------------------------------------------------------


def test_yang_gugur_menyebut_sebab_dan_keadaan_semula_dan_memberi_tempat_bagi_yang_baru(
    pemeran: Pemeran,
) -> None:
    tiga = [terlambat(pemeran, pemeran.verifikator) for _ in range(3)]
    jawab(tiga[1], pemeran.verifikator)
    sebab = "Cuti bersama 12 Oktober 2026 ditetapkan."
    assert layanan.gugurkan(tiga, sebab, oleh=pemeran.kepala, pada=PADA) == 3
    assert layanan.gugurkan(tiga, sebab, oleh=None, pada=PADA) == 0
    assert {p.keadaan for p in Penyimpangan.objects.all()} == {Keadaan.GUGUR}
    baris = RiwayatPenyimpangan.objects.filter(tindakan="gugur").order_by("penyimpangan")
    assert [(b.semula, b.catatan, b.oleh) for b in baris] == [
        ("terbuka", sebab, pemeran.kepala),
        ("dipertanggungjawabkan", sebab, pemeran.kepala),
        ("terbuka", sebab, pemeran.kepala),
    ]
    with pytest.raises(PenyimpanganBerubah, match="gugur"):
        jawab(tiga[0], pemeran.verifikator)
    # Late again by the new deadline: that is a new one, not the old one come back.
    assert penyimpangan.sapu(PADA + timedelta(days=2)) == 3
    assert tiga[0].pelaksanaan.penyimpangan.count() == 2
    assert penyimpangan.sapu(PADA + timedelta(days=3)) == 0


# --- Whose turn -------------------------------------------------------------------------------


def test_giliran_berpindah_bersama_keadaannya(pemeran: Pemeran, atasan: Pengguna) -> None:
    semua = {
        "verifikator": pemeran.verifikator, "kepala": pemeran.kepala, "atasan": atasan,
        "lain": pemeran.verifikator_lain,
    }  # fmt: skip

    def giliran() -> set[str]:
        return {n for n, o in semua.items() if Penyimpangan.objects.giliran(o).exists()}

    satu = terlambat(pemeran)
    assert giliran() == {"kepala"}
    tunjuk(satu, pemeran.verifikator, pemeran.kepala)
    assert giliran() == {"verifikator"}
    jawab(satu, pemeran.verifikator)
    assert giliran() == {"kepala"}
    kembalikan(satu, pemeran.kepala)
    assert giliran() == {"verifikator"}
    tunjuk(satu, pemeran.kepala, pemeran.kepala, "Saya yang memintanya menunggu.")
    assert giliran() == {"kepala"}
    jawab(satu, pemeran.kepala)
    assert giliran() == {"atasan"}
    terima(satu, atasan)
    assert giliran() == set()


def test_terlihat_oleh_yang_menjawab_kepala_dan_atasan_untuk_milik_kepala(
    pemeran: Pemeran, atasan: Pengguna
) -> None:
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    petugas, kepala = terlambat(pemeran, pemeran.verifikator), terlambat(pemeran, pemeran.kepala)

    def terlihat(orang: Pengguna) -> set[Penyimpangan]:
        return set(Penyimpangan.objects.terlihat_oleh(orang))

    assert terlihat(pemeran.verifikator) == {petugas}
    assert terlihat(pemeran.kepala) == {petugas, kepala}
    assert terlihat(atasan) == {kepala}
    for orang in (pemeran.verifikator_lain, lain.kepala, pemeran.vendor_a, pemeran.admin):
        assert terlihat(orang) == set()


# --- At once ----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("apa", ["jawab", "putus", "gugur"])
def test_bersamaan_hanya_satu_yang_tercatat(pemeran: Pemeran, apa: str) -> None:
    satu = terlambat(pemeran, pemeran.verifikator)
    tangan: list[Callable[[], Any]] = [partial(jawab, satu, pemeran.verifikator)] * 4
    if apa != "jawab":
        jawab(satu, pemeran.verifikator)
        tangan = [partial(terima, satu, pemeran.kepala), partial(kembalikan, satu, pemeran.kepala)]
        tangan *= 2
    if apa == "gugur":
        tangan += [partial(layanan.gugurkan, [satu], "Kalender.", oleh=None, pada=PADA)]
    semula = satu.riwayat.count()
    hasil = serentak(*tangan)
    berhasil = [h for h in hasil if isinstance(h, Penyimpangan)]
    gagal = [h for h in hasil if isinstance(h, Exception)]
    assert all(isinstance(h, PenyimpanganBerubah) for h in gagal), hasil
    assert len(berhasil) == 1 or (apa == "gugur" and not berhasil)
    assert satu.riwayat.count() == semula + len(berhasil) + (apa == "gugur")
    assert jejak.periksa(satu.pelaksanaan.proses) is None
