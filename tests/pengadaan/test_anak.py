"""Proses Utama and the SOPs its steps run: started, linked, awaited, cancelled."""

from __future__ import annotations

import pytest

from pengadaan.alur.perencanaan_pengadaan import PerencanaanPengadaan
from pengadaan.alur.persiapan_pemilihan import PersiapanPemilihan
from pengadaan.alur.persiapan_pengadaan import PersiapanPengadaan
from pengadaan.models import ProsesPaket
from tests.layar import Masuk
from tests.pabrik import Lengkap, selesaikan
from tests.pengadaan.bantu import (
    SOP_PAKET,
    Rombongan,
    alamat,
    anak_kini,
    buat_paket,
    buat_rombongan,
    jalan,
    mulai,
    mulai_utama,
    rencanakan,
    segar,
    siapkan,
    siapkan_pemilihan,
    terbuka,
    utama_di_pemilihan,
)
from ukpbj.sop import jejak, layanan
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, TidakBerwenang
from ukpbj.sop.models import Proses


def _batalkan(r: Rombongan, proses: Proses, beserta_anak: bool | None = None) -> None:
    layanan.batalkan(proses.pk, "Paket ditunda.", oleh=r.kepala, beserta_anak=beserta_anak)


# --- Opening a step ---------------------------------------------------------------------------


def test_membuka_langkah_memulai_sop_anaknya_untuk_paket_yang_sama(rombongan: Rombongan) -> None:
    utama = mulai_utama(rombongan)
    anak = anak_kini(utama)
    assert isinstance(anak, PerencanaanPengadaan)
    assert (anak.paket, anak.lingkup) == (utama.paket, utama.paket.kunci)
    assert anak.untuk_langkah == terbuka(utama)
    assert jejak.periksa(anak) is None


def test_ketiga_langkah_memulai_sopnya_berurutan(rombongan: Rombongan) -> None:
    utama = utama_di_pemilihan(rombongan)
    anak = Proses.objects.filter(untuk_langkah__proses=utama).order_by("id")
    assert [(a.untuk_langkah.sebutan, a.kode_sop, a.keadaan) for a in anak if a.untuk_langkah] == [
        ("2", "perencanaan-pengadaan", "selesai"),
        ("3", "persiapan-pengadaan", "selesai"),
        ("4", "persiapan-pemilihan", "selesai"),
    ]
    assert terbuka(utama).urut == 4


def test_yang_sudah_berjalan_disambungkan_bukan_dimulai_lagi(rombongan: Rombongan) -> None:
    paket = buat_paket(rombongan.unit)
    lama = mulai(PerencanaanPengadaan, paket, rombongan.pa)
    utama = mulai_utama(rombongan, paket)
    assert anak_kini(utama) == lama
    assert lama.jejak.filter(jenis="sambung_induk").count() == 1
    assert jejak.periksa(segar(lama)) is None
    assert Proses.objects.filter(kode_sop="perencanaan-pengadaan").count() == 1


def test_yang_berjalan_untuk_paket_lain_tidak_disambungkan(rombongan: Rombongan) -> None:
    lain = mulai(PerencanaanPengadaan, buat_paket(rombongan.unit), rombongan.pa)
    assert anak_kini(mulai_utama(rombongan)) != lain


def test_anak_yang_dibiarkan_induk_lama_dipakai_induk_baru(rombongan: Rombongan) -> None:
    paket = buat_paket(rombongan.unit)
    pertama = mulai_utama(rombongan, paket)
    anak = anak_kini(pertama)
    _batalkan(rombongan, pertama, beserta_anak=False)
    kedua = mulai_utama(rombongan, paket)
    assert anak_kini(kedua) == anak


def test_unit_tanpa_sop_anaknya_ditolak_dengan_terang_dan_tanpa_sisa(db: None) -> None:
    r = buat_rombongan(sop=[s for s in SOP_PAKET if s != "persiapan-pemilihan"])
    with pytest.raises(BelumDapat, match=r"belum memakai SOP Persiapan Pemilihan Penyedia"):
        mulai_utama(r)
    assert not Proses.objects.exists()


def test_unit_yang_kemudian_melepas_sop_anaknya_menahan_langkah_dengan_terang(
    rombongan: Rombongan,
) -> None:
    utama = mulai_utama(rombongan)
    rencanakan(rombongan, anak_kini(utama))
    rombongan.unit.sop_aktif.remove("persiapan-pengadaan")
    rombongan.unit.save()
    with pytest.raises(BelumDapat, match="tidak menjalankan SOP Persiapan Pengadaan"):
        jalan(utama, "direncanakan", rombongan.pa)
    assert terbuka(utama).urut == 1


# --- Waiting for it ---------------------------------------------------------------------------


def test_langkah_menunggu_anaknya_selesai_lalu_orang_yang_menekannya(rombongan: Rombongan) -> None:
    utama = mulai_utama(rombongan)
    with pytest.raises(BelumDapat, match="Perencanaan Pengadaan untuk paket ini belum selesai"):
        jalan(utama, "direncanakan", rombongan.pa)
    rencanakan(rombongan, anak_kini(utama))
    assert terbuka(utama).urut == 1
    jalan(utama, "direncanakan", rombongan.pa)
    assert terbuka(utama).urut == 2


def test_anak_yang_dibatalkan_meninggalkan_induk_menunggu_dan_dapat_dimulai_lagi(
    rombongan: Rombongan,
) -> None:
    utama = mulai_utama(rombongan)
    lama = anak_kini(utama)
    _batalkan(rombongan, lama)
    with pytest.raises(BelumDapat):
        jalan(utama, "direncanakan", rombongan.pa)
    baru = layanan.mulai_anak(terbuka(utama).pk, oleh=rombongan.pa)
    assert anak_kini(utama).pk == baru.pk != lama.pk
    assert utama.jejak.filter(jenis="mulai_anak").count() == 1
    rencanakan(rombongan, baru)
    jalan(utama, "direncanakan", rombongan.pa)
    assert terbuka(utama).urut == 2


def test_yang_dimulai_sendiri_setelah_anak_dibatalkan_menjadi_anaknya(
    rombongan: Rombongan,
) -> None:
    """Somebody starts the SOP from the start page instead of pressing "mulai lagi"."""
    utama = mulai_utama(rombongan)
    _batalkan(rombongan, anak_kini(utama))
    sendiri = mulai(PerencanaanPengadaan, utama.paket, rombongan.pa)
    assert anak_kini(utama) == sendiri
    assert sendiri.jejak.get().isi["induk"] == utama.pk
    rencanakan(rombongan, sendiri)
    jalan(utama, "direncanakan", rombongan.pa)
    ulang = mulai(PerencanaanPengadaan, utama.paket, rombongan.pa)
    assert ulang.untuk_langkah is None


def test_mulai_lagi_hanya_setelah_dibatalkan_dan_hanya_oleh_yang_berhak(
    rombongan: Rombongan,
) -> None:
    utama = mulai_utama(rombongan)
    baris = terbuka(utama)
    for orang in (rombongan.pa, rombongan.kepala):
        with pytest.raises(BelumDapat, match="masih berlaku"):
            layanan.mulai_anak(baris.pk, oleh=orang)
    _batalkan(rombongan, anak_kini(utama))
    for orang in (rombongan.ppk, rombongan.pokja[0], buat_rombongan("lain").kepala):
        with pytest.raises(TidakBerwenang):
            layanan.mulai_anak(baris.pk, oleh=orang)
    layanan.mulai_anak(baris.pk, oleh=rombongan.kepala)
    with pytest.raises(BelumDapat, match="masih berlaku"):
        layanan.mulai_anak(baris.pk, oleh=rombongan.kepala)


def test_mulai_lagi_setelah_anaknya_selesai_ditolak(rombongan: Rombongan) -> None:
    utama = mulai_utama(rombongan)
    rencanakan(rombongan, anak_kini(utama))
    with pytest.raises(BelumDapat, match="masih berlaku"):
        layanan.mulai_anak(terbuka(utama).pk, oleh=rombongan.pa)


def test_langkah_tanpa_sop_anak_tidak_memulai_apa_pun(rombongan: Rombongan) -> None:
    perencanaan = anak_kini(mulai_utama(rombongan))
    with pytest.raises(BelumDapat, match="tidak menjalankan SOP lain"):
        layanan.mulai_anak(terbuka(perencanaan).pk, oleh=rombongan.pa)


def test_pemilihan_gagal_memulai_persiapan_pemilihan_yang_baru(rombongan: Rombongan) -> None:
    utama = utama_di_pemilihan(rombongan)
    lama = Proses.objects.get(kode_sop="persiapan-pemilihan")
    selesaikan(
        utama, "pemilihan gagal", oleh=rombongan.pokja[0], cara=Lengkap(alasan="Tak ada peserta.")
    )
    baris = terbuka(utama)
    assert (baris.urut, baris.kunjungan) == (3, 2)
    baru = anak_kini(utama)
    assert baru.pk != lama.pk
    assert isinstance(baru, PersiapanPemilihan)
    siapkan_pemilihan(rombongan, baru)
    jalan(utama, "dipersiapkan", rombongan.pokja[1])
    assert (terbuka(utama).urut, terbuka(utama).kunjungan) == (4, 2)


def test_proses_utama_sampai_barang_diterima(rombongan: Rombongan) -> None:
    utama = utama_di_pemilihan(rombongan)
    jalan(utama, "pemenang ditetapkan", rombongan.pokja[0])
    jalan(utama, "BAST ditandatangani", rombongan.ppk)
    assert jalan(utama, "diterima", rombongan.pa).keadaan == "selesai"
    assert jejak.periksa(segar(utama)) is None


# --- Cancelling -------------------------------------------------------------------------------


def test_membatalkan_induk_menuntut_pilihan_atas_anaknya(rombongan: Rombongan) -> None:
    utama = mulai_utama(rombongan)
    with pytest.raises(IsianBelumLengkap) as galat:
        _batalkan(rombongan, utama)
    assert set(galat.value.medan) == {"anak"}
    assert not segar(utama).sudah_berakhir


@pytest.mark.parametrize(("pilihan", "keadaan"), [("ikut", "dibatalkan"), ("tetap", "langkah_1")])
def test_halaman_pembatalan_menanyakan_anaknya(
    rombongan: Rombongan, masuk: Masuk, pilihan: str, keadaan: str
) -> None:
    utama = mulai_utama(rombongan)
    anak, klien = anak_kini(utama), masuk(rombongan.kepala)
    isi = klien.get(alamat(utama, "batalkan")).content.decode()
    assert f"{anak} masih berjalan untuk proses ini" in isi
    assert "Ikut dibatalkan" in isi
    assert "Tetap berjalan sendiri" in isi
    tanpa = klien.post(alamat(utama, "batalkan"), {"alasan": "Paket ditunda."})
    assert tanpa.status_code == 422
    assert "Paket ditunda." in tanpa.content.decode()
    assert not segar(utama).sudah_berakhir
    kirim = {"alasan": "Paket ditunda.", "anak": pilihan}
    assert klien.post(alamat(utama, "batalkan"), kirim).status_code == 302
    assert segar(utama).keadaan == "dibatalkan"
    assert segar(anak).keadaan == keadaan
    assert not utama.pelaksanaan.filter(selesai__isnull=True).exists()


def test_pilihan_asing_ditolak_dan_tanpa_anak_tidak_ditanyakan(
    rombongan: Rombongan, masuk: Masuk
) -> None:
    utama = mulai_utama(rombongan)
    klien = masuk(rombongan.kepala)
    kirim = {"alasan": "Ditunda.", "anak": "entah"}
    assert klien.post(alamat(utama, "batalkan"), kirim).status_code == 422
    _batalkan(rombongan, anak_kini(utama))
    assert "Ikut dibatalkan" not in klien.get(alamat(utama, "batalkan")).content.decode()
    assert klien.post(alamat(utama, "batalkan"), {"alasan": "Ditunda."}).status_code == 302
    assert segar(utama).keadaan == "dibatalkan"


def test_anak_yang_muncul_setelah_halaman_dibuka_ditanyakan_oleh_pintu(
    rombongan: Rombongan, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the page's look and the door's lock somebody presses "mulai lagi"."""
    utama = mulai_utama(rombongan)
    _batalkan(rombongan, anak_kini(utama))
    asli = layanan.batalkan

    def didahului(*isi: object, **kunci: object) -> Proses:
        monkeypatch.setattr(layanan, "batalkan", asli)
        layanan.mulai_anak(terbuka(utama).pk, oleh=rombongan.pa)
        return asli(*isi, **kunci)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(layanan, "batalkan", didahului)
    jawaban = masuk(rombongan.kepala).post(alamat(utama, "batalkan"), {"alasan": "Ditunda."})
    assert jawaban.status_code == 422
    assert "Ikut dibatalkan" in jawaban.content.decode()
    assert not segar(utama).sudah_berakhir


def test_proses_paket_dibatalkan_dengan_semua_langkahnya(rombongan: Rombongan) -> None:
    proses = mulai(PersiapanPengadaan, buat_paket(rombongan.unit), rombongan.pa)
    jalan(proses, "disampaikan", rombongan.pa)
    for orang in (rombongan.pa, rombongan.ppk, buat_rombongan("lain").kepala):
        with pytest.raises(TidakBerwenang):
            layanan.batalkan(proses.pk, "Ditunda.", oleh=orang)
    _batalkan(rombongan, proses)
    assert segar(proses).keadaan == "dibatalkan"
    assert not proses.pelaksanaan.filter(selesai__isnull=True).exists()
    akhir = proses.jejak.latest("nomor")
    assert (akhir.jenis, akhir.keterangan.teks) == ("batalkan", "Paket ditunda.")
    assert jejak.periksa(segar(proses)) is None


def test_paket_yang_prosesnya_dibatalkan_dapat_dimulai_lagi(rombongan: Rombongan) -> None:
    paket = buat_paket(rombongan.unit)
    lama: ProsesPaket = mulai(PerencanaanPengadaan, paket, rombongan.pa)
    _batalkan(rombongan, lama)
    assert mulai(PerencanaanPengadaan, paket, rombongan.pa).pk != lama.pk


def test_satu_proses_berjalan_per_paket_dan_sop(rombongan: Rombongan) -> None:
    paket = buat_paket(rombongan.unit)
    lama = mulai(PersiapanPengadaan, paket, rombongan.pa)
    with pytest.raises(BelumDapat, match=f"yang berjalan: {lama.nomor}"):
        mulai(PersiapanPengadaan, paket, rombongan.pa)
    siapkan(rombongan, lama)
    assert mulai(PersiapanPengadaan, paket, rombongan.pa).pk != lama.pk
