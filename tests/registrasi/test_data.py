"""The data form: saved as it is filled, refused only where it cannot be right (langkah 2)."""

from __future__ import annotations

import pytest
from django.test import Client

from registrasi.forms import BAGIAN
from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import PelakuUsahaFactory, Pemeran, buat_permohonan
from tests.registrasi.bantu import DATA, alamat, isi, segar
from tests.registrasi.conftest import Masuk

KOSONG = dict.fromkeys(
    ("nama", "npwp", "nib", "nomor_pkp", "alamat", "kabupaten_kota", "provinsi", "kode_pos",
     "telepon", "nama_pimpinan", "jabatan_pimpinan", "nik"),
    "",
)  # fmt: skip


@pytest.fixture
def permohonan(pemeran: Pemeran) -> PermohonanAkun:
    """A case at step 2 whose form is empty."""
    PelakuUsahaFactory.create(pengguna=pemeran.vendor_a, jenis="", **KOSONG)
    return buat_permohonan(2, pemeran=pemeran)


def usaha(permohonan: PermohonanAkun) -> PelakuUsaha:
    return segar(permohonan).pelaku_usaha


def isi_semua(vendor: Client, permohonan: PermohonanAkun) -> None:
    for bagian, kiriman in DATA.items():
        assert vendor.post(alamat(permohonan, "data", bagian), kiriman).status_code == 302, bagian


def test_the_pages_follow_each_other_to_the_review(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    tujuan = [
        vendor.post(alamat(permohonan, "data", bagian), kiriman).url
        for bagian, kiriman in DATA.items()
    ]
    lanjut = [alamat(permohonan, "data", b) for b in ("usaha", "kontak", "pimpinan")]
    assert tujuan == [*lanjut, alamat(permohonan, "periksa")]
    simpanan = usaha(permohonan)
    assert simpanan.npwp == "021832415999000"
    assert simpanan.telepon == "+6281234567890"


def test_sending_the_review_ends_step_2_and_names_the_case(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    isi_semua(vendor, permohonan)
    teks = isi(vendor.get(alamat(permohonan, "periksa")))
    assert "CV Contoh &amp; Karya" in teks
    assert 'data-langkah="2"' in teks
    jawaban = vendor.post(alamat(permohonan, "periksa"))
    assert jawaban.url == alamat(permohonan, "verifikasi")
    satu = segar(permohonan)
    assert (satu.keadaan, satu.judul) == ("langkah_3", "CV Contoh & Karya")
    assert satu.pemohon is not None
    assert satu.pemohon.nama == "CV Contoh & Karya"


def test_an_invalid_field_is_shown_as_typed_and_the_valid_ones_are_kept(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    vendor.post(alamat(permohonan, "data", "jenis"), DATA["jenis"])
    jawaban = vendor.post(
        alamat(permohonan, "data", "usaha"), {"nama": "CV Contoh", "npwp": "12.34", "nib": "abc"}
    )
    assert jawaban.status_code == 422
    teks = isi(jawaban)
    assert 'value="12.34"' in teks
    assert "15 atau 16 angka; yang diisi 4 angka" in teks
    assert "NIB hanya boleh berisi angka" in teks
    simpanan = usaha(permohonan)
    assert (simpanan.nama, simpanan.npwp, simpanan.nib) == ("CV Contoh", "", "")


def test_a_draft_keeps_what_is_valid_and_asks_for_nothing_more(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    vendor.post(alamat(permohonan, "data", "jenis"), DATA["jenis"])
    url = alamat(permohonan, "data", "usaha")
    kepala = {"X-Simpan-Otomatis": "1"}
    assert vendor.post(url, {"nama": "CV Contoh"}, headers=kepala).status_code == 204
    jawaban = vendor.post(url, {"nama": "CV Contoh Dua", "npwp": "12"}, headers=kepala)
    assert jawaban.status_code == 422
    assert jawaban.json()["belum"] == ["NPWP perusahaan"]
    assert usaha(permohonan).nama == "CV Contoh Dua"
    assert vendor.post(url, {"nama": "", "simpan": "otomatis"}).status_code == 204
    assert usaha(permohonan).nama == ""


def test_labels_follow_the_kind_of_pelaku_usaha(vendor: Client, permohonan: PermohonanAkun) -> None:
    vendor.post(alamat(permohonan, "data", "jenis"), {"jenis": "perseorangan"})
    assert "NPWP pemilik" in isi(vendor.get(alamat(permohonan, "data", "usaha")))
    pimpinan = isi(vendor.get(alamat(permohonan, "data", "pimpinan")))
    assert "NIK pemilik" in pimpinan
    assert "jabatan_pimpinan" not in pimpinan


def test_a_person_trading_alone_needs_no_office_title(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    isi_semua(vendor, permohonan)
    vendor.post(alamat(permohonan, "data", "jenis"), {"jenis": "perseorangan"})
    PelakuUsaha.objects.update(jabatan_pimpinan="")
    assert vendor.post(alamat(permohonan, "periksa")).status_code == 302


def test_the_kind_comes_first(vendor: Client, permohonan: PermohonanAkun) -> None:
    jawaban = vendor.get(alamat(permohonan, "data", "usaha"))
    assert jawaban.url == alamat(permohonan, "data", "jenis")


def test_an_incomplete_form_is_listed_with_links_and_not_sent(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    isi_semua(vendor, permohonan)
    PelakuUsaha.objects.update(nik="", kode_pos="")
    jawaban = vendor.post(alamat(permohonan, "periksa"))
    assert jawaban.status_code == 422
    assert alamat(permohonan, "data", "pimpinan") in isi(jawaban)
    assert "Kode pos: Bagian ini belum diisi" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_2"


def test_doubtful_numbers_are_shown_but_do_not_stop(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    isi_semua(vendor, permohonan)
    vendor.post(
        alamat(permohonan, "data", "usaha"), DATA["usaha"] | {"npwp": "02.183.241.6-999.000"}
    )
    assert "Angka pemeriksa NPWP tidak cocok" in isi(vendor.get(alamat(permohonan, "periksa")))
    assert vendor.post(alamat(permohonan, "periksa")).status_code == 302


def test_an_npwp_used_elsewhere_is_not_revealed_to_the_vendor(
    vendor: Client, permohonan: PermohonanAkun, pemeran: Pemeran
) -> None:
    PelakuUsahaFactory.create(pengguna=pemeran.vendor_b, npwp="021832415999000")
    isi_semua(vendor, permohonan)
    assert "akun lain" not in isi(vendor.get(alamat(permohonan, "periksa")))


@pytest.mark.parametrize(
    ("bagian", "kiriman"),
    [
        ("jenis", {"jenis": "lainnya"}),
        ("jenis", {}),
        ("usaha", {"nama": "a" * 500, "npwp": "1" * 5000}),
        ("usaha", {"nama": "CV\x00", "npwp": "\u0661" * 15}),
        ("kontak", {"provinsi": "Atlantis", "kode_pos": "12a45", "telepon": "halo"}),
        ("kontak", {"telepon": "1" * 200, "kode_pos": "123456"}),
        ("pimpinan", {"nik": "3325", "nama_pimpinan": " "}),
    ],
)
def test_wrong_values_never_break_the_page(
    vendor: Client, permohonan: PermohonanAkun, bagian: str, kiriman: dict[str, str]
) -> None:
    PelakuUsaha.objects.update(jenis="badan_usaha")
    sebelum = PelakuUsaha.objects.values("npwp", "nik", "telepon", "kode_pos", "provinsi").get()
    assert vendor.post(alamat(permohonan, "data", bagian), kiriman).status_code == 422
    sesudah = PelakuUsaha.objects.values("npwp", "nik", "telepon", "kode_pos", "provinsi").get()
    assert sesudah == sebelum


def test_lines_smuggled_into_a_name_become_spaces(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    PelakuUsaha.objects.update(jenis="badan_usaha")
    vendor.post(alamat(permohonan, "data", "usaha"), {"nama": "CV\r\nBcc: x@contoh.example"})
    assert usaha(permohonan).nama == "CV Bcc: x@contoh.example"


def test_an_unknown_page_is_not_there(vendor: Client, permohonan: PermohonanAkun) -> None:
    assert vendor.get(alamat(permohonan, "data", "lain")).status_code == 404


def test_only_the_owner_gets_to_the_form(
    pemeran: Pemeran, permohonan: PermohonanAkun, masuk: Masuk, client: Client
) -> None:
    for url in (*(alamat(permohonan, "data", b) for b in BAGIAN), alamat(permohonan, "periksa")):
        assert client.get(url).url.startswith("/akun/masuk/")
        for orang in (pemeran.vendor_b, pemeran.verifikator, pemeran.kepala, pemeran.admin):
            assert masuk(orang).get(url).status_code == 404
            assert masuk(orang).post(url, DATA["usaha"]).status_code == 404
    assert usaha(permohonan).nama == ""


def test_sending_twice_ends_the_step_once(vendor: Client, permohonan: PermohonanAkun) -> None:
    isi_semua(vendor, permohonan)
    baris = permohonan.pelaksanaan_terbuka()
    assert baris is not None
    kiriman = {"pelaksanaan": str(baris.pk)}
    vendor.post(alamat(permohonan, "periksa"), kiriman)
    jawaban = vendor.post(alamat(permohonan, "periksa"), kiriman, follow=True)
    assert "Keadaan sekarang: Kirim dokumen Anda" in isi(jawaban)
    assert permohonan.pelaksanaan.count() == 3


def test_after_the_documents_were_sent_the_form_is_closed(pemeran: Pemeran, masuk: Masuk) -> None:
    permohonan = buat_permohonan(4, pemeran=pemeran)
    vendor = masuk(pemeran.vendor_a)
    url = alamat(permohonan, "data", "usaha")
    assert vendor.get(url).url == alamat(permohonan, "permohonan")
    assert vendor.post(url, DATA["usaha"]).url == alamat(permohonan, "permohonan")
    draf = vendor.post(url, DATA["usaha"], headers={"X-Simpan-Otomatis": "1"})
    assert draf.status_code == 409
    assert usaha(permohonan).nama != DATA["usaha"]["nama"]


def test_handed_in_data_can_be_corrected_but_not_made_incomplete(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    permohonan = buat_permohonan(3, pemeran=pemeran)
    vendor = masuk(pemeran.vendor_a)
    url = alamat(permohonan, "data", "usaha")
    for npwp in ("", "12"):
        isi = {"nama": "CV Contoh Baru", "npwp": npwp}
        draf = vendor.post(url, isi, headers={"X-Simpan-Otomatis": "1"})
        assert draf.status_code == 409, "A draft that was not kept must not be told as saved."
        assert usaha(permohonan).nama != "CV Contoh Baru"
    assert usaha(permohonan).npwp != ""
    assert vendor.post(url, DATA["usaha"]).url == alamat(permohonan, "verifikasi")
    assert usaha(permohonan).nama == DATA["usaha"]["nama"]
