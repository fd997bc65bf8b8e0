"""Extra files of a step: several beside each other, removable until the step ends."""

from __future__ import annotations

from typing import Any

import pytest

from tests import pabrik
from tests.dasbor.bantu import SETUJU, alamat, alamat_proses, buka_langkah, tangkapan_layar, teks
from tests.dasbor.conftest import Masuk
from tests.pabrik import Pemeran
from ukpbj.dasbor.forms import LAMPIRAN_SEKALIGUS
from ukpbj.dokumen import unggahan
from ukpbj.dokumen.unggahan import UnggahanBersih, cabut_berkas, simpan_berkas
from ukpbj.sop.galat import LangkahSudahSelesai
from ukpbj.sop.models import Berkas, PelaksanaanLangkah


def _kirim(klien: Any, baris: PelaksanaanLangkah, *nama: str, **isi: str) -> Any:
    lampiran = [tangkapan_layar(satu) for satu in nama]
    return klien.post(alamat(baris, "unggah", "lampiran"), {"lampiran-berkas": lampiran, **isi})


def _kini(baris: PelaksanaanLangkah) -> list[str]:
    kini = Berkas.objects.filter(pelaksanaan=baris, jenis="lampiran", diganti__isnull=True)
    return list(kini.values_list("nama", flat=True))


def test_lampiran_berdiri_berdampingan_dan_masuk_berkas_perkara(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    jawaban = _kirim(klien, baris, "satu.png", "dua.png", catatan="Tetap ada.")
    assert jawaban.status_code == 200
    assert "Tetap ada." in teks(jawaban)
    _kirim(klien, baris, "satu.png")
    assert _kini(baris) == ["satu.png", "dua.png", "satu.png"]
    halaman = klien.get(alamat_proses(baris.proses))
    assert teks(halaman).count("Lampiran langkah 6") == 3
    for berkas in Berkas.objects.filter(jenis="lampiran"):
        assert f"/berkas/{berkas.kunci}/" in halaman.content.decode()
    klien.post(alamat(baris), SETUJU)
    assert "Lampiran langkah 6" in teks(klien.get(alamat_proses(baris.proses)))


def test_lampiran_ikut_tersimpan_bersama_hasil(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    isi = {**SETUJU, "lampiran-berkas": [tangkapan_layar("satu.png")]}
    assert klien.post(alamat(baris), isi).status_code == 302
    assert _kini(baris) == ["satu.png"]


def test_lampiran_dapat_dihapus_selama_langkahnya_terbuka(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    _kirim(klien, baris, "satu.png", "dua.png")
    satu = Berkas.objects.get(nama="satu.png")
    hapus = {"aksi": f"hapus_lampiran:{satu.kunci}", "catatan": "Tetap ada."}
    jawaban = klien.post(alamat(baris), hapus)
    assert (jawaban.status_code, _kini(baris)) == (200, ["dua.png"])
    assert "Tetap ada." in teks(jawaban)
    klien.post(alamat(baris), SETUJU)
    dua = Berkas.objects.get(nama="dua.png")
    terlambat = klien.post(alamat(baris), {"aksi": f"hapus_lampiran:{dua.kunci}"})
    assert (terlambat.status_code, _kini(baris)) == (409, ["dua.png"])


def test_yang_dihapus_hanya_lampiran_langkah_ini(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(5, pemeran)
    pabrik.unggah_bukti(baris, pemeran.verifikator)
    bukti = Berkas.objects.get(butir="keluaran-2")
    ktp = Berkas.objects.filter(jenis="ktp").first()
    assert ktp
    klien = masuk(pemeran.verifikator)
    for kunci in (bukti.kunci, ktp.kunci, "x", ""):
        assert klien.post(alamat(baris), {"aksi": f"hapus_lampiran:{kunci}"}).status_code == 200
    assert not Berkas.objects.filter(diganti__isnull=False).exists()


def test_lampiran_yang_rusak_disebut_namanya_yang_utuh_tetap_tersimpan(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    rusak = tangkapan_layar("rusak.pdf")
    isi = {"lampiran-berkas": [tangkapan_layar("utuh.png"), rusak], "catatan": "Tetap ada."}
    jawaban = klien.post(alamat(baris, "unggah", "lampiran"), isi)
    assert jawaban.status_code == 422
    assert "rusak.pdf: Isi berkas ini bukan PDF" in teks(jawaban)
    assert "Tetap ada." in teks(jawaban)
    assert _kini(baris) == ["utuh.png"]


def test_terlalu_banyak_lampiran_sekaligus_ditolak(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    jawaban = _kirim(klien, baris, *(f"{n}.png" for n in range(LAMPIRAN_SEKALIGUS + 1)))
    assert (jawaban.status_code, _kini(baris)) == (422, [])
    assert f"paling banyak {LAMPIRAN_SEKALIGUS} lampiran" in teks(jawaban)


def test_menyimpan_tanpa_memilih_berkas_diberi_tahu(pemeran: Pemeran, masuk: Masuk) -> None:
    baris, klien = buka_langkah(6, pemeran), masuk(pemeran.verifikator)
    jawaban = klien.post(alamat(baris, "unggah", "lampiran"), {})
    assert (jawaban.status_code, "Pilih berkas yang akan" in teks(jawaban)) == (422, True)


def test_lampiran_oleh_yang_bukan_gilirannya_ditolak(pemeran: Pemeran, masuk: Masuk) -> None:
    baris = buka_langkah(6, pemeran)
    assert _kirim(masuk(pemeran.kepala), baris, "satu.png").status_code == 403
    assert _kirim(masuk(pemeran.vendor_a), baris, "satu.png").status_code == 403
    assert _kini(baris) == []


# --- The step closes while a file is on its way ----------------------------------------------


def test_berkas_untuk_langkah_yang_keburu_selesai_ditolak_di_bawah_kunci(
    pemeran: Pemeran,
) -> None:
    baris = buka_langkah(6, pemeran)
    pabrik.selesaikan(baris.proses, "disetujui", oleh=pemeran.verifikator)
    isi = UnggahanBersih("bukti.png", "image/png", pabrik.gambar_png())
    with pytest.raises(LangkahSudahSelesai):
        simpan_berkas(
            proses=baris.proses, unggahan=isi, jenis="lampiran", butir="lampiran-1",
            pengunggah=pemeran.verifikator, pelaksanaan=baris,
        )  # fmt: skip
    assert not Berkas.objects.filter(jenis="lampiran").exists()


def test_lampiran_langkah_yang_keburu_selesai_tidak_dapat_dicabut(pemeran: Pemeran) -> None:
    baris = buka_langkah(6, pemeran)
    berkas = pabrik.simpan_gambar(
        baris.proses, "lampiran", pemeran.verifikator, pelaksanaan=baris, butir="lampiran-1"
    )
    pabrik.selesaikan(baris.proses, "disetujui", oleh=pemeran.verifikator)
    with pytest.raises(LangkahSudahSelesai):
        cabut_berkas(berkas)
    assert _kini(baris) == ["lampiran.png"]


def test_yang_keburu_selesai_diberi_tahu_siapa_dan_tulisannya_kembali(
    pemeran: Pemeran, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague finishes the step after the page looked, before the file is kept."""
    baris, asli = buka_langkah(6, pemeran), unggahan.periksa_unggahan

    def keburu(*args: Any) -> UnggahanBersih:
        pabrik.selesaikan(baris.proses, "disetujui", oleh=pemeran.verifikator_lain)
        return asli(*args)

    monkeypatch.setattr(unggahan, "periksa_unggahan", keburu)
    jawaban = _kirim(masuk(pemeran.verifikator), baris, "satu.png", catatan="Tulisan saya.")
    assert jawaban.status_code == 409
    assert "sudah diselesaikan oleh Contoh Verifikator Dua" in teks(jawaban)
    assert "Tulisan saya." in teks(jawaban)
    assert _kini(baris) == []
