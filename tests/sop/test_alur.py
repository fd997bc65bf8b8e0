"""A declaration that could strand a case or open a door without a role is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.sop.contoh import baris, buat_sop, tiga_langkah
from ukpbj.sop.alur import DeklarasiSalah, nama_transisi, periksa_alur
from ukpbj.sop.daftar import SopGanda, SopTidakDikenal, kelas_sop, semua_kelas
from ukpbj.sop.definisi import Akhir, Arah, Butir, Hasil, Janji, Langkah, MulaiJam, akibat

pytestmark = pytest.mark.usefixtures("sop_sementara")


def keluhan(*daftar: Langkah, **lain: Any) -> list[str]:
    buat_sop(*daftar, **lain)
    return [pesan.msg for pesan in periksa_alur()]


def ubah(urut: int, **isian: Any) -> list[Langkah]:
    """The sound example with one row changed."""
    return [replace(b, **isian) if b.urut == urut else b for b in tiga_langkah()]


def test_deklarasi_yang_benar_tidak_dikeluhkan() -> None:
    assert keluhan(*tiga_langkah()) == []


def test_semua_deklarasi_yang_berjalan_tidak_dikeluhkan() -> None:
    assert [pesan.msg for pesan in periksa_alur()] == []


@pytest.mark.parametrize("pelaku", [[], ["bukan_kolom"], ["ppk", "bukan_kolom"]])
def test_langkah_tanpa_peran_dari_tabelnya_dikeluhkan(pelaku: list[str]) -> None:
    assert keluhan(*ubah(2, pelaku=pelaku)) == [
        "langkah 2: setiap langkah perlu pelaku dari kolom tabelnya"
    ]


def test_langkah_yang_tidak_terjangkau_dikeluhkan() -> None:
    satu = baris(1, Hasil("selesai", ke=Akhir.SELESAI))
    dua = baris(2, Hasil("selesai", ke=Akhir.SELESAI))
    assert keluhan(satu, dua) == ["langkah 2 tidak terjangkau"]


def test_langkah_yang_tidak_sampai_ke_akhir_dikeluhkan() -> None:
    satu, dua = baris(1, Hasil("lanjut", ke=2)), baris(2, Hasil("kembali", ke=1))
    assert keluhan(satu, dua) == [
        "langkah 1 tidak pernah sampai ke akhir",
        "langkah 2 tidak pernah sampai ke akhir",
    ]


def test_langkah_tanpa_hasil_dikeluhkan() -> None:
    assert "langkah 3: tidak punya hasil" in keluhan(*ubah(3, lanjut=[]))


def test_tujuan_yang_tidak_ada_menolak_dimuat_dan_menyebut_hasilnya() -> None:
    with pytest.raises(DeklarasiSalah, match="“diajukan” menuju langkah 9"):
        buat_sop(*ubah(1, lanjut=[Hasil("diajukan", ke=9)]))


def test_nama_hasil_berulang_dikeluhkan_juga_bila_hanya_tanda_bacanya_berbeda() -> None:
    kembar = [Hasil("tidak sesuai", ke=2), Hasil("Tidak-sesuai", ke=Akhir.DITOLAK)]
    assert "langkah 1: nama hasil berulang" in keluhan(*ubah(1, lanjut=kembar))


def test_fakta_yang_tidak_dikenal_dikeluhkan_pada_butir_dan_janji() -> None:
    butir = ubah(1, kelengkapan=[Butir("Surat", bila=["dareng"])])
    assert keluhan(*butir, kode="a", fakta=["daring"]) == [
        "langkah 1: fakta ['dareng'] tidak dikenal"
    ]
    janji = ubah(1, janji=[Janji(MulaiJam.JANJI, bila=["dareng"])])
    assert len(keluhan(*janji, kode="b", fakta=["daring"])) == 2


def test_butir_yang_menyebut_hasil_salah_eja_dikeluhkan() -> None:
    salah = ubah(1, kelengkapan=[Butir("Surat", bila_hasil=["diajuken"])])
    assert keluhan(*salah) == ["langkah 1: butir menyebut hasil ['diajuken'] yang tidak ada"]


def test_teks_butir_yang_tidak_muat_dikeluhkan() -> None:
    assert keluhan(*ubah(1, keluaran=["x" * 301])) == ["langkah 1: teks butir melebihi 300 huruf"]


def test_formulir_yang_tidak_ada_dikeluhkan() -> None:
    assert keluhan(*ubah(1, formulir="registrasi.forms.FormSalahEja")) == [
        "langkah 1: formulir registrasi.forms.FormSalahEja tidak ada"
    ]


def test_urut_yang_meloncat_dikeluhkan() -> None:
    satu, tiga = baris(1, Hasil("lanjut", ke=3)), baris(3, Hasil("selesai", ke=Akhir.SELESAI))
    assert keluhan(satu, tiga) == ["urut harus 1..n menurut tabel, bukan [1, 3]"]


def test_akibat_untuk_hasil_yang_tidak_ada_dikeluhkan() -> None:
    def salah(proses: Any, tindakan: Any) -> None: ...

    langkah = tiga_langkah()
    tersesat = akibat(langkah[0], "diajuken")(salah)
    assert keluhan(*langkah, tersesat=tersesat) == [
        "hasil (1, 'diajuken') tidak ada, tetapi punya akibat"
    ]


def test_kode_dan_versi_yang_sama_hanya_boleh_satu() -> None:
    buat_sop(*tiga_langkah())
    with pytest.raises(SopGanda):
        buat_sop(*tiga_langkah())


def test_kode_dicari_pada_versi_terbaru_kecuali_disebut() -> None:
    lama, baru = buat_sop(*tiga_langkah()), buat_sop(*tiga_langkah(), versi=2)
    assert kelas_sop(lama.sop.kode) is baru
    assert kelas_sop(lama.sop.kode, 1) is lama
    with pytest.raises(SopTidakDikenal):
        kelas_sop(lama.sop.kode, 3)


def test_setiap_transisi_setiap_sop_menanyakan_hak() -> None:
    buat_sop(*tiga_langkah())
    tanpa_hak = [
        transisi.name
        for kelas in semua_kelas()
        for transisi in kelas._meta.get_field("keadaan").get_all_transitions(kelas)
        if not callable(transisi.permission)
    ]
    assert tanpa_hak == []


def test_arah_hasil_dibaca_dari_tujuannya_kecuali_disebut_lain() -> None:
    _, dua, tiga = tiga_langkah()
    assert [dua.arah(h) for h in dua.lanjut] == [Arah.MAJU, Arah.KEMBALI, Arah.ALIH]
    assert [tiga.arah(h) for h in tiga.lanjut] == [Arah.MAJU, Arah.MAJU]
    assert dua.arah(Hasil("ditolak", ke=Akhir.DITOLAK)) is Arah.TOLAK


def test_nama_transisi_hanya_huruf_angka_dan_garis_bawah() -> None:
    assert nama_transisi(5, "Perlu perbaikan/lengkapi!") == "langkah_5__perlu_perbaikan_lengkapi"
