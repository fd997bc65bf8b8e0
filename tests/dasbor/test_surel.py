"""What the digest of the day says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.template.loader import render_to_string

from tests import pabrik
from tests.pabrik import Pemeran, petugas
from tests.sop.bantuan_surel import BUKA, JUMAT, hitung, kerjakan, langkah, pegang, ramaikan
from ukpbj.akun.models import Pengguna
from ukpbj.dasbor.surel import susun_ringkasan
from ukpbj.sop import layanan
from ukpbj.sop.models import KotakKeluar, Penyimpangan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kantor_buka(jam_beku: time_machine.Traveller) -> None:
    jam_beku.move_to(BUKA)


def isi(orang: Pengguna) -> str:
    """The digest as it would leave now."""
    surat = susun_ringkasan({"pengguna": orang.pk, "tanggal": "2026-10-12"})
    assert surat is not None
    assert surat.ke == orang.email
    return render_to_string(f"surel/{surat.templat}.txt", dict(surat.konteks))


def test_isi_untuk_pelaksana(pemeran: Pemeran) -> None:
    milik = pegang(langkah(pemeran), pemeran.verifikator)
    bebas, nanti = langkah(pemeran, 4), langkah(pemeran, 6, pada=BUKA)
    rekan = pegang(langkah(pemeran), pemeran.verifikator_lain)
    teks = isi(pemeran.verifikator)
    alamat = f"http://testserver/proses/{milik.proses.kunci}/"
    assert "Terlambat, Anda pegang: 1\n" in teks
    assert f"- {milik.proses.nomor}, langkah 6 (" in teks
    assert f"): terlambat 2 jam kerja\n  {alamat}\n" in teks
    assert "Terlambat, belum diambil: 1\n" in teks
    assert bebas.proses.nomor in teks
    assert "Jatuh tempo hari ini: 1\n" in teks
    assert f"- {nanti.proses.nomor}, langkah 6 (" in teks
    assert "): hari ini 07.31 WIB\n" in teks
    assert rekan.proses.nomor not in teks
    assert pemeran.unit.nama in teks
    assert "seluruhnya" not in teks, "angka unit hanya untuk yang memimpin"
    for baris in (milik, bebas, nanti):
        assert baris.proses.judul not in teks
        assert str(baris.proses.pemohon) not in teks


def test_paling_banyak_sepuluh_baris_lalu_daftarnya(pemeran: Pemeran) -> None:
    for _ in range(13):
        pegang(langkah(pemeran), pemeran.verifikator)
    teks = isi(pemeran.verifikator)
    assert "Terlambat, Anda pegang: 13\n" in teks
    assert teks.count("terlambat 2 jam kerja") == 10
    assert "Dan 3 lainnya:\n  http://testserver/kerja/?keadaan=terlambat&pemegang=saya\n" in teks


def test_penyimpangan_yang_menunggu_jawaban_dan_yang_dikembalikan(pemeran: Pemeran) -> None:
    satu = pabrik.buat_penyimpangan(pemeran, pada=JUMAT)
    lain = pabrik.buat_penyimpangan(pemeran, pada=JUMAT, dijawab=True)
    layanan.kembalikan_pertanggungjawaban(
        lain.pk, "Belum jelas.", tentang=lain.riwayat.get().pk, oleh=pemeran.kepala, pada=JUMAT
    )
    teks = isi(pemeran.verifikator)
    assert "Penyimpangan yang menunggu pertanggungjawaban Anda: 2\n" in teks
    assert f"{satu.pelaksanaan.proses.nomor}, langkah 6: waktu\n" in teks
    assert f"{lain.pelaksanaan.proses.nomor}, langkah 6: waktu, dikembalikan\n" in teks
    assert f"http://testserver/penyimpangan/{lain.pk}/\n" in teks


def test_isi_untuk_kepala(pemeran: Pemeran) -> None:
    """Counts of the unit, what waits for the decision, and what nobody answers for."""
    dijawab = pabrik.buat_penyimpangan(pemeran, pada=JUMAT, dijawab=True)
    tanpa = pabrik.buat_penyimpangan(pemeran, None, pada=JUMAT)
    lama = pabrik.buat_penyimpangan(pemeran, pada=JUMAT)
    Penyimpangan.objects.filter(pk=lama.pk).update(dicatat=JUMAT - timedelta(days=7))
    langkah(pemeran, 6, pada=BUKA)
    teks = isi(pemeran.kepala)
    assert "Pertanggungjawaban yang menunggu keputusan Anda: 1\n" in teks
    assert f"http://testserver/penyimpangan/{dijawab.pk}/" in teks
    assert "Penyimpangan yang belum punya penanggung jawab: 1\n" in teks
    assert f"http://testserver/penyimpangan/{tanpa.pk}/" in teks
    assert f"{pemeran.unit.nama} seluruhnya:\n- Langkah terlambat: 3\n" in teks
    assert "- Jatuh tempo hari ini: 1\n" in teks
    assert "- Penyimpangan baru sejak Jumat, 9 Oktober 2026: 2\n" in teks
    assert "- Penyimpangan yang belum dipertanggungjawabkan: 2\n" in teks


def test_atasan_kepala_menerima_yang_menunggu_keputusannya(
    pemeran: Pemeran, mailoutbox: list[Any]
) -> None:
    atasan = petugas("atasan_kepala", pemeran.unit, "Contoh Atasan")
    pabrik.buat_penyimpangan(pemeran, pemeran.kepala, pada=JUMAT, dijawab=True)
    KotakKeluar.objects.filter(muatan__jenis="permohonan").delete()
    kerjakan()
    [surat] = [s for s in mailoutbox if s.to == [atasan.email]]
    assert "Pertanggungjawaban yang menunggu keputusan Anda: 1\n" in surat.body


def test_banyaknya_pertanyaan_satu_surat_tidak_mengikuti_isinya(pemeran: Pemeran) -> None:
    for urut in (4, 6):
        langkah(pemeran, urut)
    langkah(pemeran, 6, pada=BUKA)
    pabrik.buat_penyimpangan(pemeran, None, pada=JUMAT)
    sedikit = hitung(lambda: isi(pemeran.kepala))
    ramaikan(pemeran)
    assert hitung(lambda: isi(pemeran.kepala)) == sedikit
