"""A step given to somebody else: by the head of its unit, to a holder of its role, with why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import pabrik
from tests.dasbor.bantu import alamat, alamat_proses, buka_langkah, tebar, teks
from tests.layar import Masuk
from tests.pabrik import Pemeran
from ukpbj.akun.models import Pengguna
from ukpbj.sop import jejak, layanan
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, LangkahSudahSelesai, TidakBerwenang
from ukpbj.sop.models import PelaksanaanLangkah

ALASAN = "Sedang dinas luar."


def _kirim(masuk: Masuk, oleh: Pengguna, baris: PelaksanaanLangkah, **isi: Any) -> Any:
    return masuk(oleh).post(alamat(baris, "alihkan"), {"alasan": ALASAN, **isi})


def _pemegang(baris: PelaksanaanLangkah) -> Pengguna | None:
    baris.refresh_from_db()
    return baris.pemegang


# --- The page ---------------------------------------------------------------------------------


def test_kepala_memilih_dari_pemegang_peran_selain_pemegangnya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris = buka_langkah(6, pemeran)
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    isi = masuk(pemeran.kepala).get(alamat(baris, "alihkan")).content.decode()
    assert f'value="{pemeran.verifikator_lain.pk}"' in isi
    for orang in (pemeran.verifikator, pemeran.helpdesk, pemeran.kepala):
        assert f'name="kepada" value="{orang.pk}"' not in isi
    assert "sekarang <b>Contoh Verifikator</b>" in isi
    kirim = _kirim(masuk, pemeran.kepala, baris, kepada=pemeran.verifikator_lain.pk)
    assert kirim.url == alamat_proses(baris.proses)
    assert _pemegang(baris) == pemeran.verifikator_lain
    halaman = teks(masuk(pemeran.kepala).get(kirim.url))
    assert "Contoh Verifikator Dua" in halaman


def test_pengalihan_meninggalkan_jejak_dengan_alasannya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    _kirim(masuk, pemeran.kepala, baris, kepada=pemeran.verifikator_lain.pk)
    catatan = baris.proses.jejak.latest("nomor")
    assert (catatan.jenis, catatan.pelaku) == ("alihkan", pemeran.kepala)
    assert (catatan.isi["dari"], catatan.isi["kepada"]) == (None, pemeran.verifikator_lain.pk)
    assert catatan.keterangan.teks == ALASAN
    assert jejak.periksa(baris.proses.spesifik()) is None
    isi = teks(masuk(pemeran.kepala).get(alamat_proses(baris.proses, "jejak")))
    assert "dialihkan kepada Contoh Verifikator Dua" in isi
    assert ALASAN in isi


def test_selain_kepala_unitnya_ditolak(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    kepada = pemeran.verifikator_lain.pk
    diharapkan = {
        pemeran.verifikator: 403, pemeran.helpdesk: 404, pemeran.vendor_a: 403,
        pemeran.admin: 403, lain.kepala: 404,
    }  # fmt: skip
    for orang, status in diharapkan.items():
        assert masuk(orang).get(alamat(baris, "alihkan")).status_code == status
        assert _kirim(masuk, orang, baris, kepada=kepada).status_code == status
    assert _pemegang(baris) is None


@pytest.mark.parametrize("kepada", ["", "0", "x", "9" * 40, "\0"])
def test_pilihan_atau_alasan_yang_kurang_ditunjukkan_dan_ketikan_tetap(
    pemeran: Pemeran, masuk: Masuk, kepada: str
) -> None:
    baris = buka_langkah(6, pemeran)
    for siapa in (kepada, pemeran.helpdesk.pk):
        jawaban = _kirim(masuk, pemeran.kepala, baris, kepada=siapa)
        assert jawaban.status_code == 422
        assert set(jawaban.context["form"].errors) == {"kepada"}
        assert ALASAN in jawaban.content.decode()
    tanpa = _kirim(masuk, pemeran.kepala, baris, kepada=pemeran.verifikator.pk, alasan="  ")
    assert tanpa.status_code == 422
    assert set(tanpa.context["form"].errors) == {"alasan"}
    assert f'value="{pemeran.verifikator.pk}" ' in tanpa.content.decode()
    assert _pemegang(baris) is None


def test_langkah_yang_selesai_atau_milik_pelaku_usaha_tidak_dialihkan(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    milik_vendor = buka_langkah(3, pemeran)
    selesai = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    pabrik.selesaikan(selesai.proses, "disetujui", oleh=pemeran.verifikator)
    klien = masuk(pemeran.kepala)
    for baris, kata in (
        (milik_vendor, "Langkah pelaku usaha tidak dapat dialihkan."),
        (selesai, "Langkah ini sudah selesai"),
    ):
        assert kata in teks(klien.get(alamat(baris, "alihkan")))
        for isi in ({"kepada": pemeran.verifikator.pk}, {"kepada": "", "alasan": ""}):
            assert _kirim(masuk, pemeran.kepala, baris, **isi).status_code == 409
    assert _pemegang(milik_vendor) is None


def test_tanpa_orang_lain_halaman_menyatakannya(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    pemeran.verifikator_lain.penugasan.all().delete()
    layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator)
    isi = teks(masuk(pemeran.kepala).get(alamat(baris, "alihkan")))
    assert "Tidak ada orang lain" in isi
    assert "Minta admin menugaskannya" in isi


def test_yang_dialihi_antara_halaman_dan_pintu_diberi_tahu(
    pemeran: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    baris = buka_langkah(6, pemeran)
    asli = layanan.alihkan_langkah

    def didahului(*isi: Any, **kunci: Any) -> None:
        layanan.ambil_langkah(baris.pk, oleh=pemeran.verifikator_lain)
        asli(*isi, **kunci)

    monkeypatch.setattr(layanan, "alihkan_langkah", didahului)
    jawaban = _kirim(masuk, pemeran.kepala, baris, kepada=pemeran.verifikator_lain.pk)
    assert jawaban.status_code == 422
    assert "sudah dipegang orang itu" in teks(jawaban)


def test_tautannya_ada_bagi_kepala_saja(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    tautan = f'href="{alamat(baris, "alihkan")}"'
    assert tautan in masuk(pemeran.kepala).get(alamat_proses(baris.proses)).content.decode()
    for orang in (pemeran.verifikator, pemeran.verifikator_lain):
        assert tautan not in masuk(orang).get(alamat_proses(baris.proses)).content.decode()
    milik_vendor = buka_langkah(3, pemeran, pemohon=pemeran.vendor_b)
    isi = masuk(pemeran.kepala).get(alamat_proses(milik_vendor.proses)).content.decode()
    assert "alihkan/" not in isi


def test_dasbor_menawarkan_pengalihan_langkah_yang_terlambat(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    satu = tebar(pemeran.unit, 1, sejak=pabrik.SENIN_PAGI.replace(day=9))[0]
    assert alamat(satu, "alihkan") in masuk(pemeran.kepala).get("/dasbor/").content.decode()


def test_langkah_perkara_lain_dijawab_404(pemeran: Pemeran, masuk: Masuk) -> None:
    satu = buka_langkah(6, pemeran)
    lain = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    klien, pangkal = masuk(pemeran.kepala), alamat_proses(satu.proses)
    for pk in (lain.pk, 10**30, 0):
        assert klien.get(f"{pangkal}langkah/{pk}/alihkan/").status_code == 404


# --- The door ---------------------------------------------------------------------------------


def test_pintu_hanya_bagi_kepala_unitnya(pemeran: Pemeran) -> None:
    baris = buka_langkah(6, pemeran)
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    for orang in (pemeran.verifikator, pemeran.helpdesk, pemeran.vendor_a, lain.kepala):
        with pytest.raises(TidakBerwenang):
            layanan.alihkan_langkah(baris.pk, pemeran.verifikator_lain, ALASAN, oleh=orang)
    assert _pemegang(baris) is None


def test_pintu_menolak_yang_tidak_memegang_perannya(pemeran: Pemeran) -> None:
    baris = buka_langkah(6, pemeran)
    lain = pabrik.buat_pemeran(pabrik.UnitFactory.create(kode="unit-lain"))
    lewat = pabrik.PenggunaFactory.create()
    pabrik.beri_peran(lewat, "verifikator", pemeran.unit, sampai=date(2026, 10, 11))
    mati = pabrik.petugas("verifikator", pemeran.unit, "Contoh Nonaktif")
    Pengguna.objects.filter(pk=mati.pk).update(is_active=False)
    for orang in (
        pemeran.helpdesk,
        pemeran.kepala,
        pemeran.vendor_a,
        lain.verifikator,
        lewat,
        mati,
    ):
        with pytest.raises(IsianBelumLengkap) as galat:
            layanan.alihkan_langkah(baris.pk, orang, ALASAN, oleh=pemeran.kepala)
        assert set(galat.value.medan) == {"kepada"}
    with pytest.raises(IsianBelumLengkap) as galat:
        layanan.alihkan_langkah(baris.pk, pemeran.verifikator, "  ", oleh=pemeran.kepala)
    assert set(galat.value.medan) == {"alasan"}


def test_pintu_menolak_langkah_tertutup_milik_vendor_dan_pemegang_yang_sama(
    pemeran: Pemeran,
) -> None:
    milik_vendor = buka_langkah(3, pemeran)
    with pytest.raises(BelumDapat):
        layanan.alihkan_langkah(milik_vendor.pk, pemeran.verifikator, ALASAN, oleh=pemeran.kepala)
    baris = buka_langkah(6, pemeran, pemohon=pemeran.vendor_b)
    layanan.alihkan_langkah(baris.pk, pemeran.verifikator, ALASAN, oleh=pemeran.kepala)
    with pytest.raises(IsianBelumLengkap):
        layanan.alihkan_langkah(baris.pk, pemeran.verifikator, ALASAN, oleh=pemeran.kepala)
    pabrik.selesaikan(baris.proses, "disetujui", oleh=pemeran.verifikator)
    with pytest.raises(LangkahSudahSelesai):
        layanan.alihkan_langkah(baris.pk, pemeran.verifikator_lain, ALASAN, oleh=pemeran.kepala)
