"""A step that comes back: which round it is, what was asked for, what was entered before."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pengadaan.alur.persiapan_pemilihan import PersiapanPemilihan
from risiko.alur.pengelolaan_risiko import PengelolaanRisiko
from tests import pabrik
from tests.dasbor.bantu import VERIFIKASI, alamat, alamat_proses, buka_langkah, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Lengkap, Pemeran, baris_terbuka, pemeriksaan, selesaikan
from tests.pabrik_meja import buat_meja, buat_paket, maju_ke, mulai, selesaikan_baris
from ukpbj.sop.definisi import Akhir, Bentuk, Butir, Dasar, Hasil
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses

ALASAN = "NPWP memuat nama lama."


@pytest.fixture
def kembali(pemeran: Pemeran) -> PelaksanaanLangkah:
    """Step 5 of registrasi-batang for the second time, with the evidence of the first."""
    baris = buka_langkah(5, pemeran)
    pabrik.unggah_bukti(baris, pemeran.verifikator)
    masukan = {"pemeriksaan": pemeriksaan(baris.proses, sesuai=False)}
    cara = Lengkap(kurang={"kelengkapan-2": "Kamera buram."}, alasan=ALASAN, masukan=masukan)
    proses = selesaikan(baris.proses, "perlu perbaikan", oleh=pemeran.verifikator, cara=cara)
    skenario = pabrik.Skenario(pemeran, pemeran.vendor_a, pabrik.DARING, baris.dibuka, baris.dibuka)
    while baris_terbuka(proses).urut != 5:
        skenario.lanjutkan(proses)
    return PelaksanaanLangkah.objects.select_related("proses", "unit").get(
        pk=baris_terbuka(proses).pk
    )


def _dipilih(jawaban: Any) -> dict[str, str]:
    """The verdicts that are chosen on the page, by item."""
    pola = r'name="((?:kelengkapan|keluaran)-\d)" value="(\w+)"[^>]* checked'
    return dict(re.findall(pola, jawaban.content.decode()))


# --- What was asked for -----------------------------------------------------------------------


def test_putaran_kedua_menyebut_apa_yang_diminta_dan_isian_lama(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk
) -> None:
    jawaban = masuk(pemeran.verifikator).get(alamat_proses(kembali.proses))
    isi = teks(jawaban)
    assert "Putaran 2 Langkah 5: “perlu perbaikan”, Contoh Verifikator" in isi
    assert ALASAN in isi
    assert "Kamera buram." in isi
    assert _dipilih(jawaban)["kelengkapan-2"] == "kurang"
    assert _dipilih(jawaban)["kelengkapan-1"] == "ada"
    assert 'value="Kamera buram."' in jawaban.content.decode()


def test_isian_lama_hanya_terisi_dan_belum_tercatat(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk
) -> None:
    masuk(pemeran.verifikator).get(alamat_proses(kembali.proses))
    assert not kembali.putusan.exists()
    tanpa = masuk(pemeran.verifikator).post(alamat(kembali), {"hasil": "sesuai"})
    assert (tanpa.status_code, _dipilih(tanpa)) == (422, {})


def test_putaran_pertama_tidak_menyebut_putaran(pemeran: Pemeran, masuk: Masuk) -> None:
    isi = teks(masuk(pemeran.verifikator).get(alamat_proses(buka_langkah(5, pemeran).proses)))
    assert "Putaran" not in isi
    assert "Pakai lagi" not in isi


# --- Files of the round before ----------------------------------------------------------------


def test_berkas_lama_tampil_tetapi_tidak_dihitung(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk
) -> None:
    klien = masuk(pemeran.verifikator)
    isi = teks(klien.get(alamat_proses(kembali.proses)))
    assert "Putaran sebelumnya: bukti.png" in isi
    jawaban = klien.post(alamat(kembali), {**VERIFIKASI, "hasil": "sesuai"})
    assert jawaban.status_code == 422
    assert not kembali.berkas.exists()


def test_pakai_lagi_menyalin_berkasnya_ke_putaran_ini(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk
) -> None:
    klien = masuk(pemeran.verifikator)
    isi = {"aksi": "pakai_lagi:keluaran-2", "catatan": "Tetap ada."}
    jawaban = klien.post(alamat(kembali), isi)
    assert jawaban.status_code == 200
    assert "Tetap ada." in teks(jawaban)
    assert "Pakai lagi" not in teks(jawaban)
    baru = kembali.berkas.get(diganti__isnull=True)
    lama = Berkas.objects.get(pelaksanaan__urut=5, pelaksanaan__kunjungan=1)
    assert (baru.butir, baru.sha256, lama.diganti) == ("keluaran-2", lama.sha256, None)
    assert baru.isi.name != lama.isi.name
    assert baru.pengunggah == pemeran.verifikator
    assert klien.post(alamat(kembali), {**VERIFIKASI, "hasil": "sesuai"}).status_code == 302


@pytest.mark.parametrize("butir", ["keluaran-1", "keluaran-9", "lampiran", "", "../x"])
def test_pakai_lagi_butir_lain_tidak_berbuat_apa_apa(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk, butir: str
) -> None:
    jawaban = masuk(pemeran.verifikator).post(alamat(kembali), {"aksi": f"pakai_lagi:{butir}"})
    assert jawaban.status_code == 200
    assert not kembali.berkas.exists()


def test_berkas_lama_yang_hilang_dari_penyimpanan_diberi_tahu(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk
) -> None:
    lama = Berkas.objects.get(pelaksanaan__urut=5, pelaksanaan__kunjungan=1)
    lama.isi.storage.delete(lama.isi.name or "")
    jawaban = masuk(pemeran.verifikator).post(alamat(kembali), {"aksi": "pakai_lagi:keluaran-2"})
    assert jawaban.status_code == 200
    assert "tidak ada lagi di penyimpanan" in teks(jawaban)
    assert not kembali.berkas.exists()


def test_pakai_lagi_oleh_yang_bukan_gilirannya_ditolak(
    kembali: PelaksanaanLangkah, pemeran: Pemeran, masuk: Masuk
) -> None:
    isi = {"aksi": "pakai_lagi:keluaran-2"}
    assert masuk(pemeran.kepala).post(alamat(kembali), isi).status_code == 403
    assert not kembali.berkas.exists()


# --- Steps that pass a decision on ------------------------------------------------------------


def test_langkah_perbaikan_menyebut_permintaan_langkah_sebelumnya(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    """Persiapan Pemilihan 4 is visited for the first time, but because step 3 sent it there."""
    meja = buat_meja(PersiapanPemilihan, pemeran)
    paket = buat_paket(meja.unit)
    proses = mulai(PersiapanPemilihan, meja, lingkup=paket.kunci, isian={"paket": paket})
    maju_ke(proses, 3, meja)
    baris = baris_terbuka(proses)
    cara = Lengkap(alasan="HPS belum ditandatangani.")
    selesaikan_baris(baris, meja, "tidak lengkap", cara=cara)
    isi = teks(masuk(meja.pelaku(baris_terbuka(proses))).get(alamat_proses(proses)))
    assert f"Langkah {baris.sebutan}: “tidak lengkap”" in isi
    assert "HPS belum ditandatangani." in isi
    assert "Putaran 2" not in isi


@pytest.fixture
def penyampai(pemeran: Pemeran, sop_sementara: None) -> tuple[type[Proses], Any]:
    """An SOP whose second step only tells what the first decided."""
    from tests.sop.contoh import baris, buat_sop
    from ukpbj.sop.definisi import Arah

    kelas = buat_sop(
        baris(
            1,
            Hasil("lengkap", ke=Akhir.SELESAI),
            Hasil("tidak lengkap", ke=2, arah_khusus=Arah.KEMBALI),
            kelengkapan=["Surat permintaan", Butir("Kerangka acuan", bentuk=Bentuk.BERKAS)],
        ),
        baris(2, Hasil("disampaikan", ke=1, dasar=Dasar.TAMBAHAN), pelaku=["pokja_pemilihan"]),
    )
    return kelas, buat_meja(kelas, pemeran)


@pytest.mark.parametrize(
    ("cara", "harapan"),
    [
        (Lengkap(alasan="Surat belum bernomor."), "Surat belum bernomor."),
        (
            Lengkap(kurang={"kelengkapan-1": "Belum ditandatangani."}),
            "Surat permintaan: Belum ditandatangani.",
        ),
    ],
)
def test_alasan_keputusan_terisi_di_langkah_yang_menyampaikannya(
    penyampai: tuple[type[Proses], Any], masuk: Masuk, cara: Lengkap, harapan: str
) -> None:
    kelas, meja = penyampai
    proses = mulai(kelas, meja)
    selesaikan_baris(baris_terbuka(proses), meja, "tidak lengkap", cara=cara)
    jawaban = masuk(meja.orang["pokja_pemilihan"]).get(alamat_proses(proses))
    medan = re.search(r'<textarea[^>]*name="alasan"[^>]*>([^<]*)', jawaban.content.decode())
    assert medan
    assert medan[1].strip() == harapan


# --- Outcome buttons --------------------------------------------------------------------------


def _tombol(jawaban: Any) -> dict[str, str]:
    """How each outcome button is drawn."""
    pola = r'class="tombol tombol--(\w+)" type="submit" name="hasil" value="([^"]+)"'
    return {nilai: jenis for jenis, nilai in re.findall(pola, jawaban.content.decode())}


def test_dari_beberapa_hasil_yang_maju_tidak_satu_pun_diutamakan(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    meja = buat_meja(PengelolaanRisiko, pemeran)
    proses = maju_ke(mulai(PengelolaanRisiko, meja), 4, meja)
    baris = baris_terbuka(proses)
    tombol = _tombol(masuk(meja.pelaku(baris)).get(alamat_proses(proses)))
    assert tombol == {"perlu ditangani": "biasa", "dapat ditolerir": "biasa"}


def test_satu_satunya_hasil_yang_maju_diutamakan(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    tombol = _tombol(masuk(pemeran.verifikator).get(alamat_proses(baris.proses)))
    assert [nilai for nilai, jenis in tombol.items() if jenis == "utama"] == ["disetujui"]


def test_enter_di_dalam_isian_tidak_menyelesaikan_langkah(pemeran: Pemeran, masuk: Masuk) -> None:
    """The form's first button is what Enter presses: it only shows the page again."""
    baris = buka_langkah(6, pemeran)
    isi = masuk(pemeran.verifikator).get(alamat_proses(baris.proses)).content.decode()
    form = isi[isi.index('<form class="langkah"') :]
    pertama = re.search(r"<button[^>]*>", form)
    assert pertama
    assert 'name="aksi" value="ubah" hidden' in pertama[0]
