"""The page of monthly reports: asked for, followed, tried again, downloaded, by whom."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from tests import pabrik
from tests.dasbor.bantu import tebar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import SENIN_PAGI, Pemeran, UnitFactory, buat_pemeran
from tests.pabrik_laporan import OKTOBER, buat_laporan
from ukpbj.dasbor.laporan import tugas
from ukpbj.dasbor.models import AksesLaporan, Laporan
from ukpbj.sop import kotak_keluar
from ukpbj.sop.models import KotakKeluar

LAPORAN = "/laporan/"
SEPTEMBER = OKTOBER.sebelum
HX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _penyimpanan(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ada_data(pemeran: Pemeran) -> Pemeran:
    """Steps done in September and October."""
    for saat in (SENIN_PAGI - timedelta(days=20), SENIN_PAGI - timedelta(hours=1)):
        tebar(pemeran.unit, 3, sejak=saat, selesai=saat, hasil="disetujui")
    return pemeran


def minta(klien: Client, bulan: str = "2026-10", **lain: Any) -> Any:
    return klien.post(LAPORAN, {"bulan": bulan, **lain}, follow=True)


def kerjakan(laporan: Laporan) -> bool:
    pesan = laporan.pesan_id
    assert pesan is not None
    return kotak_keluar.jalankan(pesan)


def parkirkan(laporan: Laporan, jam: time_machine.Traveller, monkeypatch: Any) -> None:
    """The job fails until it is set aside."""

    def gagal(*_: Any) -> bytes:
        raise RuntimeError("sengaja")

    monkeypatch.setattr(tugas, "susun_pdf", gagal)
    for _ in range(kotak_keluar.BATAS_PERCOBAAN):
        assert not kerjakan(laporan)
        jam.shift(timedelta(hours=2))
    monkeypatch.undo()


# --- Asking -----------------------------------------------------------------------------------


def test_disusun_diikuti_lalu_diunduh(ada_data: Pemeran, masuk: Masuk) -> None:
    klien = masuk(ada_data.kepala)
    awal = klien.get(LAPORAN)
    assert "Laporan September 2026 belum disusun" in teks(awal)
    assert "Belum ada laporan" in teks(awal)
    assert [nama for _, nama in awal.context["form"].fields["bulan"].choices] == [
        "Oktober 2026 (masih berjalan)",
        "September 2026",
    ]
    jawaban = minta(klien, "2026-09")
    assert "Laporan kepatuhan September 2026, edisi 1 akan disusun." in teks(jawaban)
    assert "Laporan September 2026 sedang disusun" in teks(jawaban)
    assert "Disusun setelah pekerjaan lain selesai." in teks(jawaban)
    satu = Laporan.objects.get()
    assert f'hx-get="/laporan/{satu.kunci}/kemajuan/"' in jawaban.content.decode()
    assert 'href="/laporan/?unit=batang">Muat ulang' in jawaban.content.decode()
    assert kerjakan(satu)
    isi = klien.get(LAPORAN)
    assert "Laporan September 2026 sudah ada" in teks(isi)
    assert "100,0 % dari 3 langkah kantor tanpa penyimpangan" in teks(isi)
    assert "hx-get" not in isi.content.decode()
    assert "Sementara" not in teks(isi)
    for bentuk in ("pdf", "xlsx"):
        assert f'href="/laporan/{satu.kunci}/{bentuk}/"' in isi.content.decode()


def test_bulan_berjalan_sementara_dan_edisi_berikutnya_tidak_mengubah_yang_lama(
    ada_data: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    klien = masuk(ada_data.kepala)
    minta(klien)
    pertama = Laporan.objects.get()
    kerjakan(pertama)
    sebelum = Laporan.objects.filter(pk=pertama.pk).values().get()
    unduhan = b"".join(klien.get(f"/laporan/{pertama.kunci}/pdf/").streaming_content)
    isi = klien.get(LAPORAN)
    assert "Dihitung sampai Senin 12 Okt 2026, 09.00 WIB" in teks(isi)
    assert "Laporan September 2026 belum disusun" in teks(isi)
    jam_beku.shift(timedelta(days=25))
    pabrik.buat_permohonan(9, pemeran=ada_data)
    klien = masuk(ada_data.kepala)
    minta(klien, terlihat=pertama.pk)
    kedua = Laporan.objects.latest("pk")
    kerjakan(kedua)
    kedua.refresh_from_db()
    assert (kedua.edisi, kedua.sementara) == (2, False)
    assert Laporan.objects.filter(pk=pertama.pk).values().get() == sebelum
    assert b"".join(klien.get(f"/laporan/{pertama.kunci}/pdf/").streaming_content) == unduhan
    assert teks(klien.get(LAPORAN)).count("Unduh PDF") == 2


def test_klik_ganda_membuat_satu_edisi(ada_data: Pemeran, masuk: Masuk) -> None:
    klien = masuk(ada_data.kepala)
    minta(klien)
    assert "edisi 1 akan disusun" in teks(minta(klien))
    assert (Laporan.objects.count(), KotakKeluar.objects.filter(tugas="laporan").count()) == (1, 1)
    kerjakan(Laporan.objects.get())
    lama = Laporan.objects.get()
    # The same page sent once more after the first one is done; then a page that has seen it.
    assert "edisi 1 sudah selesai" in teks(minta(klien, terlihat=lama.pk - 1))
    minta(klien, terlihat=lama.pk)
    assert list(Laporan.objects.order_by("edisi").values_list("edisi", flat=True)) == [1, 2]


def test_klik_ganda_pada_halaman_tanpa_laporan(ada_data: Pemeran, masuk: Masuk) -> None:
    """Nothing stood on the page: its mark is empty and says so."""
    klien = masuk(ada_data.kepala)
    assert 'name="terlihat" value="0"' in klien.get(LAPORAN).content.decode()
    minta(klien, terlihat=0)
    kerjakan(Laporan.objects.get())
    minta(klien, terlihat=0)
    assert Laporan.objects.count() == 1


@pytest.mark.parametrize(
    "isian",
    [
        {}, {"bulan": ""}, {"bulan": "2026-11"}, {"bulan": "2026-08"}, {"bulan": "2026-13"},
        {"bulan": "x" * 5000}, {"bulan": "2026-10\x00"}, {"bulan": "٢٠٢٦-١٠"},
    ],
)  # fmt: skip
def test_bulan_yang_salah_ditolak(ada_data: Pemeran, masuk: Masuk, isian: dict[str, str]) -> None:
    jawaban = masuk(ada_data.kepala).post(LAPORAN, isian)
    assert jawaban.status_code == 422
    assert "data-ringkasan-galat" in jawaban.content.decode()
    assert not Laporan.objects.exists()


@pytest.mark.parametrize("terlihat", ["", "x", "-1", "9" * 30, "٣", "\x00"])
def test_tanda_yang_rusak_tidak_menghalangi(ada_data: Pemeran, masuk: Masuk, terlihat: str) -> None:
    jawaban = masuk(ada_data.kepala).post(LAPORAN, {"bulan": "2026-10", "terlihat": terlihat})
    assert jawaban.status_code in (302, 422)


def test_unit_tanpa_langkah_selesai_belum_dapat_menyusun(pemeran: Pemeran, masuk: Masuk) -> None:
    klien = masuk(pemeran.kepala)
    isi = klien.get(LAPORAN)
    assert "Belum ada langkah yang selesai" in teks(isi)
    assert "<select" not in isi.content.decode()
    assert klien.post(LAPORAN, {"bulan": "2026-10"}).status_code == 422


# --- On its way -------------------------------------------------------------------------------


def test_kemajuan_diperbarui_sendiri_sampai_selesai(ada_data: Pemeran, masuk: Masuk) -> None:
    klien, satu = masuk(ada_data.kepala), buat_laporan(ada_data, SEPTEMBER)
    alamat = f"/laporan/{satu.kunci}/kemajuan/"
    Laporan.objects.update(kemajuan=42, sedang="Menghitung langkah tanggal 20")
    isi = klien.get(alamat, headers=HX)
    assert "42 % Menghitung langkah tanggal 20" in teks(isi)
    assert 'hx-trigger="every 2s"' in isi.content.decode()
    kerjakan(satu)
    isi = klien.get(alamat, headers=HX)
    assert "hx-trigger" not in isi.content.decode()
    assert "Unduh PDF" in teks(isi)
    assert 'id="kepala-laporan" role="status" hx-swap-oob="true"' in isi.content.decode()
    assert "Laporan September 2026 sudah ada" in teks(isi)
    assert klien.get(alamat).headers["Location"] == "/laporan/?unit=batang"


def test_yang_gagal_sekali_mengatakan_kapan_dicoba_lagi(
    ada_data: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = buat_laporan(ada_data, SEPTEMBER)

    def gagal(*_: Any) -> bytes:
        raise RuntimeError("sengaja")

    monkeypatch.setattr(tugas, "susun_pdf", gagal)
    assert not kerjakan(satu)
    isi = teks(masuk(ada_data.kepala).get(LAPORAN))
    assert "Belum berhasil. Dicoba lagi otomatis pukul 09.00 WIB." in isi
    assert "sengaja" not in isi


def test_yang_diparkir_gagal_dan_kepala_mencobanya_lagi(
    ada_data: Pemeran, masuk: Masuk, jam_beku: time_machine.Traveller, monkeypatch: Any
) -> None:
    satu, klien = buat_laporan(ada_data, SEPTEMBER), masuk(ada_data.kepala)
    parkirkan(satu, jam_beku, monkeypatch)
    assert not kerjakan(satu)
    klien = masuk(ada_data.kepala)
    isi = klien.get(LAPORAN)
    assert "Laporan September 2026 gagal disusun" in teks(isi)
    assert "Coba lagi" in teks(isi)
    assert "hx-get" not in isi.content.decode()
    assert "sengaja" not in teks(isi)
    atasan = pabrik.petugas("atasan_kepala", ada_data.unit, "Contoh Atasan")
    assert "Coba lagi" not in teks(masuk(atasan).get(LAPORAN))
    assert "edisi 1 akan disusun" in teks(minta(klien, "2026-09"))
    assert kerjakan(satu)
    satu.refresh_from_db()
    assert (satu.edisi, satu.berkas.count(), Laporan.objects.count()) == (1, 2, 1)


# --- Files ------------------------------------------------------------------------------------


def test_unduhan_utuh_dicatat_dan_tanpa_nama_orang(ada_data: Pemeran, masuk: Masuk) -> None:
    satu, klien = buat_laporan(ada_data, SEPTEMBER, selesai=True), masuk(ada_data.kepala)
    for berkas in satu.berkas.all():
        jawaban = klien.get(f"/laporan/{satu.kunci}/{berkas.bentuk}/")
        isi = b"".join(jawaban.streaming_content)
        assert (len(isi), hashlib.sha256(isi).hexdigest()) == (berkas.ukuran, berkas.sha256)
        nama = f"laporan-kepatuhan-batang-2026-09-edisi-1.{berkas.bentuk}"
        assert jawaban["Content-Disposition"] == f'attachment; filename="{nama}"'
        assert jawaban["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in jawaban["Cache-Control"]
        assert AksesLaporan.objects.get(berkas=berkas).pengguna == ada_data.kepala


def test_berkas_yang_belum_ada_atau_hilang_404(ada_data: Pemeran, masuk: Masuk) -> None:
    klien = masuk(ada_data.kepala)
    belum = buat_laporan(ada_data, SEPTEMBER)
    assert klien.get(f"/laporan/{belum.kunci}/pdf/").status_code == 404
    assert klien.get(f"/laporan/{uuid4()}/pdf/").status_code == 404
    kerjakan(belum)
    berkas = belum.berkas.get(bentuk="pdf")
    Path(berkas.isi.path).unlink()
    assert klien.get(f"/laporan/{belum.kunci}/pdf/").status_code == 404
    assert not AksesLaporan.objects.exists()


# --- Who --------------------------------------------------------------------------------------


def test_hanya_kepala_unitnya_dan_atasannya(ada_data: Pemeran, masuk: Masuk) -> None:
    satu = buat_laporan(ada_data, SEPTEMBER, selesai=True)
    lain = buat_pemeran(UnitFactory.create(kode="pagaralam"))
    atasan = pabrik.petugas("atasan_kepala", ada_data.unit, "Contoh Atasan")
    satu_sop = pabrik.PenggunaFactory.create()
    pabrik.beri_peran(satu_sop, "kepala_ukpbj", ada_data.unit, sop="registrasi-batang")
    alamat = f"/laporan/{satu.kunci}/pdf/"
    status = {
        nama: [masuk(orang).get(satu).status_code for satu in (f"{LAPORAN}?unit=batang", alamat)]
        for nama, orang in {
            "kepala": ada_data.kepala, "atasan": atasan, "kepala_lain": lain.kepala,
            "verifikator": ada_data.verifikator, "vendor": ada_data.vendor_a,
            "admin": ada_data.admin, "satu_sop": satu_sop,
        }.items()
    }  # fmt: skip
    assert status == {
        "kepala": [200, 200], "atasan": [200, 200], "kepala_lain": [404, 404],
        "verifikator": [403, 403], "vendor": [403, 403], "admin": [403, 403],
        "satu_sop": [404, 404],
    }  # fmt: skip
    baca = masuk(atasan).get(LAPORAN)
    assert "Unduh PDF" in teks(baca)
    assert "<select" not in baca.content.decode()
    assert masuk(atasan).post(LAPORAN, {"bulan": "2026-10"}).status_code == 403
    asing = masuk(lain.kepala).post(f"{LAPORAN}?unit=batang", {"bulan": "2026-10"})
    assert asing.status_code == 404
    assert Laporan.objects.count() == 1


def test_kepala_dua_unit_memilih_unitnya(ada_data: Pemeran, masuk: Masuk) -> None:
    lain = UnitFactory.create(kode="kedua")
    tebar(lain, 1, sejak=SENIN_PAGI, selesai=SENIN_PAGI, hasil="disetujui")
    pabrik.beri_peran(ada_data.kepala, "kepala_ukpbj", lain)
    klien = masuk(ada_data.kepala)
    assert f'href="{LAPORAN}?unit=kedua"' in klien.get(LAPORAN).content.decode()
    klien.post(f"{LAPORAN}?unit=kedua", {"bulan": "2026-10"})
    assert Laporan.objects.get().unit == lain
    assert klien.get(f"{LAPORAN}?unit=xx").status_code == 404


def test_menu_hanya_bagi_yang_membacanya(ada_data: Pemeran, masuk: Masuk) -> None:
    atasan = pabrik.petugas("atasan_kepala", ada_data.unit, "Contoh Atasan")
    for orang, ada in ((ada_data.kepala, 1), (atasan, 1), (ada_data.verifikator, 0)):
        menu = masuk(orang).get("/kerja/").context["menu"]
        assert [b.label for b in menu].count("Laporan") == ada


# --- Many -------------------------------------------------------------------------------------


def test_daftar_berlanjut_dengan_kunci_dan_kuerinya_tetap(
    ada_data: Pemeran, masuk: Masuk, django_assert_max_num_queries: Any
) -> None:
    Laporan.objects.bulk_create(
        Laporan(
            unit=ada_data.unit, bulan=SEPTEMBER.awal, edisi=n, diminta_oleh=ada_data.kepala,
            diminta=SENIN_PAGI, selesai=SENIN_PAGI, sampai=SENIN_PAGI, kemajuan=100,
        )
        for n in range(1, 26)
    )  # fmt: skip
    klien = masuk(ada_data.kepala)
    pertama = klien.get(LAPORAN)
    with django_assert_max_num_queries(12):
        kedua = klien.get(pertama.context["url_sesudah"])
    edisi = [b.laporan.edisi for jawaban in (pertama, kedua) for b in jawaban.context["baris"]]
    assert edisi == list(range(25, 0, -1))
