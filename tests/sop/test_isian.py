"""Verdicts per item: what applies, what may be missing, and which deviations follow."""

from __future__ import annotations

from typing import Any

import pytest

from registrasi.models import PelakuUsaha
from tests import pabrik
from tests.pabrik import SENIN_PAGI, TATAP_MUKA, Pemeran
from tests.sop import bantuan
from tests.sop.bantuan import BuatLangkah, potret, selesaikan
from ukpbj.sop import layanan
from ukpbj.sop.galat import IsianBelumLengkap
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, PutusanButir
from ukpbj.sop.tindakan import Isian, Nilai, Putusan

pytestmark = pytest.mark.django_db

ADA, KURANG, TIDAK_BERLAKU = Putusan.ADA, Putusan.KURANG, Putusan.TIDAK_BERLAKU


@pytest.fixture
def pemeran() -> Pemeran:
    return pabrik.buat_pemeran()


@pytest.fixture
def di_langkah(pemeran: Pemeran) -> BuatLangkah:
    return bantuan.di_langkah(pemeran)


def galat_isian(
    baris: PelaksanaanLangkah, hasil: str, pemeran: Pemeran, isian: Isian
) -> dict[str, str]:
    """The door's messages by field; it must have changed nothing."""
    sebelum = potret()
    with pytest.raises(IsianBelumLengkap) as galat:
        layanan.selesaikan_langkah(
            baris.pk, hasil, oleh=pemeran.verifikator, isian=isian, pada=SENIN_PAGI
        )
    assert potret() == sebelum
    return galat.value.medan


def putusan(baris: PelaksanaanLangkah) -> dict[str, str]:
    return {
        f"{p.sisi}-{p.nomor}": p.putusan for p in PutusanButir.objects.filter(pelaksanaan=baris)
    }


def jenis_penyimpangan() -> list[str]:
    return sorted(Penyimpangan.objects.values_list("jenis", flat=True))


# --- Which items apply ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jenis", "cara", "nomor"),
    [
        ("badan_usaha", "daring", "12-2"),
        ("perseorangan", "daring", "34-2"),
        ("perseorangan", "tatap muka", "34-1"),
    ],
)
def test_butir_yang_tidak_berlaku_tidak_ditanyakan_dan_tercatat_begitu(
    jenis: str, cara: str, nomor: str, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris, hasil = di_langkah(3, jenis=PelakuUsaha.Jenis(jenis)), f"minta verifikasi {cara}"
    berlaku = {f"kelengkapan-{n}" for n in nomor[:2]} | {f"keluaran-{nomor[-1]}"}
    assert set(pabrik.kunci_berlaku(baris, hasil)) == berlaku
    selesaikan(baris, hasil, pemeran.vendor_a)
    tercatat = putusan(baris)
    assert {k for k, nilai in tercatat.items() if nilai == ADA} == berlaku
    assert {nilai for k, nilai in tercatat.items() if k not in berlaku} == {TIDAK_BERLAKU}
    assert len(tercatat) == 6


def test_keluaran_tidak_ditanyakan_bila_langkah_tidak_maju(di_langkah: BuatLangkah) -> None:
    baris = di_langkah(5, cara=TATAP_MUKA)
    maju, kembali = (pabrik.kunci_berlaku(baris, h) for h in ("sesuai", "perlu perbaikan"))
    assert "keluaran-1" in maju
    assert [k for k in kembali if k.startswith("keluaran")] == []


def test_putusan_menyimpan_teks_butir_saat_itu(pemeran: Pemeran, di_langkah: BuatLangkah) -> None:
    baris = di_langkah(6)
    selesaikan(baris, "disetujui", pemeran.verifikator)
    assert PutusanButir.objects.get(pelaksanaan=baris, sisi="kelengkapan").teks == (
        "Akun verifikasi LPSE"
    )


# --- Going forward ----------------------------------------------------------------------------


def test_tiap_butir_yang_berlaku_perlu_putusan(pemeran: Pemeran, di_langkah: BuatLangkah) -> None:
    galat = galat_isian(di_langkah(6), "disetujui", pemeran, Isian())
    assert galat == dict.fromkeys(("kelengkapan-1", "keluaran-1"), "Pilih ada atau kurang.")


def test_yang_belum_dijawab_dan_tanpa_berkas_belum_diminta_alasannya(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    galat = galat_isian(di_langkah(5), "sesuai", pemeran, Isian())
    assert galat["kelengkapan-1"] == "Pilih ada atau kurang."
    assert "alasan" not in galat


def test_pelaku_tidak_dapat_menyatakan_butir_tidak_berlaku(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    nilai = {"kelengkapan-1": Nilai(TIDAK_BERLAKU), "keluaran-1": Nilai(ADA)}
    galat = galat_isian(di_langkah(6), "disetujui", pemeran, Isian(nilai, alasan="Alasan."))
    assert set(galat) == {"kelengkapan-1"}


def test_yang_kurang_perlu_catatan_dan_alasan(pemeran: Pemeran, di_langkah: BuatLangkah) -> None:
    nilai = {"kelengkapan-1": Nilai(KURANG, "  "), "keluaran-1": Nilai(ADA)}
    assert galat_isian(di_langkah(6), "disetujui", pemeran, Isian(nilai, alasan="  ")) == {
        "kelengkapan-1": "Tuliskan apa yang kurang.",
        "alasan": "Tuliskan alasan tetap melanjutkan meskipun ada yang kurang.",
    }


@pytest.mark.parametrize(
    ("kurang", "jenis"),
    [
        ({}, []),
        ({"kelengkapan-1": "Jaringan putus."}, ["kelengkapan"]),
        ({"kelengkapan-1": "a", "kelengkapan-3": "b"}, ["kelengkapan"]),
        ({"keluaran-1": "Fotokopi tertinggal."}, ["keluaran"]),
        ({"kelengkapan-2": "a", "keluaran-1": "b"}, ["kelengkapan", "keluaran"]),
    ],
)
def test_maju_dengan_kekurangan_membuka_tepat_penyimpangan_itu(
    kurang: dict[str, str], jenis: list[str], pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5, cara=TATAP_MUKA)
    layanan.catat_hadir(baris.pk, oleh=pemeran.verifikator, pada=SENIN_PAGI)
    alasan = "Akan dilengkapi besok." if kurang else ""
    proses = selesaikan(baris, "sesuai", pemeran.verifikator, kurang=kurang, alasan=alasan)
    assert jenis_penyimpangan() == jenis
    for satu in Penyimpangan.objects.all():
        assert (satu.pelaksanaan, satu.unit) == (baris, pemeran.unit)
        assert (satu.penanggung_jawab, satu.alasan) == (pemeran.verifikator, alasan)
        assert [b["catatan"] for b in satu.rincian] == [
            v for k, v in sorted(kurang.items()) if k.startswith(satu.jenis)
        ]
    assert proses.jejak.latest("nomor").isi.get("menyimpang", []) == jenis


def test_butir_berkas_ada_karena_berkasnya_bukan_karena_dicentang(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5)
    centang = pabrik.isian(baris, "sesuai")
    assert set(galat_isian(baris, "sesuai", pemeran, centang)) == {"keluaran-2", "alasan"}
    [bukti] = pabrik.unggah_bukti(baris, pemeran.verifikator)
    bukti.diganti = SENIN_PAGI
    bukti.save()
    assert "keluaran-2" in galat_isian(baris, "sesuai", pemeran, centang)
    pabrik.unggah_bukti(baris, pemeran.verifikator)
    selesaikan(baris, "sesuai", pemeran.verifikator)
    assert putusan(baris)["keluaran-2"] == ADA
    assert jenis_penyimpangan() == []


def test_maju_tanpa_berkas_bukti_mencatat_keluaran_yang_kurang(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5)
    kurang = {"keluaran-2": "Kamera mati."}
    selesaikan(baris, "sesuai", pemeran.verifikator, kurang=kurang, alasan="Disusulkan.")
    assert jenis_penyimpangan() == ["keluaran"]
    assert Penyimpangan.objects.get().rincian == [
        {"butir": "Daring - foto/tangkapan layar verifikasi", "catatan": "Kamera mati."}
    ]


# --- Going back, rejecting --------------------------------------------------------------------


@pytest.mark.parametrize("hasil", ["perlu perbaikan", "ditolak"])
def test_kembali_dan_tolak_perlu_alasan(
    hasil: str, pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5)
    assert galat_isian(baris, hasil, pemeran, Isian()) == {
        "alasan": "Tuliskan alasannya, per butir atau di sini."
    }
    tanpa_catatan = Isian({"kelengkapan-5": Nilai(KURANG)})
    assert galat_isian(baris, hasil, pemeran, tanpa_catatan) == {
        "kelengkapan-5": "Tuliskan apa yang kurang."
    }


def test_alasan_di_formulir_langkah_cukup_untuk_kembali_tetapi_tidak_untuk_maju(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5)
    kurang = Isian({"kelengkapan-5": Nilai(KURANG, "KTP buram.")}, beralasan=True)
    assert "alasan" in galat_isian(baris, "sesuai", pemeran, kurang)
    proses = layanan.selesaikan_langkah(
        baris.pk,
        "perlu perbaikan",
        oleh=pemeran.verifikator,
        isian=Isian(beralasan=True),
        pada=SENIN_PAGI,
    )
    assert proses.keadaan == "langkah_3"


@pytest.mark.parametrize(
    "isian",
    [
        {"kurang": {"kelengkapan-5": "KTP buram."}},
        {"alasan": "Dokumen bukan milik perusahaan."},
        {"kurang": {"kelengkapan-5": "KTP buram."}, "alasan": "Mohon diperbaiki."},
    ],
)
@pytest.mark.parametrize(
    ("hasil", "ke"), [("perlu perbaikan", "langkah_3"), ("ditolak", "ditolak")]
)
def test_kembali_dan_tolak_tidak_membuka_penyimpangan(
    hasil: str, ke: str, isian: dict[str, Any], pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5)
    assert selesaikan(baris, hasil, pemeran.verifikator, **isian).keadaan == ke
    assert jenis_penyimpangan() == []
    assert putusan(baris)["kelengkapan-5"] == (KURANG if "kurang" in isian else ADA)


def test_langkah_pelaku_usaha_tidak_pernah_membuka_penyimpangan(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(2)
    seminggu = SENIN_PAGI + pabrik.menit(7 * 24 * 60)
    kurang = {"kelengkapan-1": "Nomor PKP belum ada.", "keluaran-1": "Belum lengkap."}
    selesaikan(
        baris, "formulir terisi", pemeran.vendor_a, pada=seminggu, kurang=kurang, alasan="Menyusul."
    )
    assert putusan(baris) == dict.fromkeys(kurang, KURANG)
    assert jenis_penyimpangan() == []


# --- Rounds -----------------------------------------------------------------------------------


def test_langkah_yang_diulang_mendapat_putaran_berikutnya_dan_batas_baru(
    pemeran: Pemeran, di_langkah: BuatLangkah
) -> None:
    baris = di_langkah(5)
    besok = SENIN_PAGI + pabrik.menit(24 * 60)
    proses = selesaikan(
        baris, "perlu perbaikan", pemeran.verifikator, alasan="KTP buram.", pada=besok
    )
    ulang = pabrik.baris_terbuka(proses)
    assert (ulang.urut, ulang.kunjungan, ulang.dibuka) == (3, 2, besok)
    assert ulang.jatuh_tempo == besok + pabrik.menit(5)
    assert proses.pelaksanaan.get(urut=3, kunjungan=1).hasil == "minta verifikasi daring"
