"""Documents and the way of verification, first time and after a correction (langkah 3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import (
    SENIN_PAGI,
    Lengkap,
    Pemeran,
    baris_terbuka,
    buat_permohonan,
    selesaikan,
    unggah_bukti,
)
from tests.registrasi.bantu import DATA, alamat, gambar, isi, segar
from tests.registrasi.conftest import Masuk
from ukpbj.akun.models import Unit
from ukpbj.sop.models import Berkas, PutusanButir

DARING, TATAP_MUKA = "minta verifikasi daring", "minta verifikasi tatap muka"


@pytest.fixture
def permohonan(pemeran: Pemeran) -> PermohonanAkun:
    return buat_permohonan(3, pemeran=pemeran)


def unggah(vendor: Client, permohonan: PermohonanAkun, *jenis: str) -> None:
    for satu in jenis:
        jawaban = vendor.post(alamat(permohonan, "unggah", satu), {"berkas": gambar()})
        assert jawaban.url == alamat(permohonan, "verifikasi")


def minta(vendor: Client, permohonan: PermohonanAkun, hasil: str, **lagi: str):
    return vendor.post(alamat(permohonan, "verifikasi"), {"hasil": hasil, **lagi})


def test_daring_with_both_documents_goes_to_the_office(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    unggah(vendor, permohonan, "ktp", "npwp")
    teks = isi(vendor.get(alamat(permohonan, "verifikasi")))
    assert teks.count("Tersimpan") == 2
    assert 'accept="image/*,application/pdf"' in teks
    assert minta(vendor, permohonan, DARING).url == alamat(permohonan, "permohonan")
    satu = segar(permohonan)
    assert (satu.keadaan, satu.cara) == ("langkah_4", "daring")
    putusan = PutusanButir.objects.filter(pelaksanaan__urut=3).values_list("teks", "putusan")
    assert ("Badan usaha: NPWP perusahaan", "ada") in putusan
    assert ("Perorangan: NPWP pemilik", "tidak_berlaku") in putusan


@pytest.mark.parametrize(("ada", "kurang"), [((), ["KTP", "NPWP"]), (("ktp",), ["NPWP"])])
def test_daring_without_a_document_names_what_is_missing(
    vendor: Client, permohonan: PermohonanAkun, ada: tuple[str, ...], kurang: list[str]
) -> None:
    unggah(vendor, permohonan, *ada)
    jawaban = minta(vendor, permohonan, DARING)
    assert jawaban.status_code == 422
    for nama in kurang:
        assert f"Unggah {nama}" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_3"


def test_tatap_muka_needs_no_upload_and_tells_where_to_go(
    vendor: Client, permohonan: PermohonanAkun, pemeran: Pemeran
) -> None:
    Unit.objects.filter(pk=pemeran.unit.pk).update(alamat="Jalan Kantor Contoh 5")
    assert "Jalan Kantor Contoh 5" in isi(vendor.get(alamat(permohonan, "verifikasi")))
    jawaban = vendor.post(alamat(permohonan, "verifikasi"), {"hasil": TATAP_MUKA}, follow=True)
    assert "Silakan datang ke kantor LPSE" in isi(jawaban)
    assert "Jalan Kantor Contoh 5" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_5"
    catatan = PutusanButir.objects.filter(pelaksanaan__urut=3, putusan="ada")
    assert set(catatan.values_list("catatan", flat=True)) == {"Dibawa saat datang ke kantor LPSE"}


def test_a_new_upload_replaces_the_old_one_of_its_kind(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    unggah(vendor, permohonan, "ktp", "npwp", "ktp")
    berlaku = Berkas.objects.filter(proses=permohonan.pk, diganti=None)
    assert sorted(berlaku.values_list("jenis", flat=True)) == ["ktp", "npwp"]
    assert Berkas.objects.filter(proses=permohonan.pk).count() == 3


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        (None, "Pilih berkas"),
        (SimpleUploadedFile("ktp.png", b"bukan gambar", "image/png"), "bukan PNG"),
        (SimpleUploadedFile("ktp.exe", b"MZ", "image/png"), "tidak diterima"),
        (SimpleUploadedFile("ktp.png", b"", "image/png"), "kosong"),
    ],
)
def test_a_refused_file_is_explained_and_nothing_is_kept(
    vendor: Client,
    permohonan: PermohonanAkun,
    berkas: SimpleUploadedFile | None,
    pesan: str,
) -> None:
    kiriman = {"berkas": berkas} if berkas else {}
    jawaban = vendor.post(alamat(permohonan, "unggah", "ktp"), kiriman)
    assert jawaban.status_code == 422
    assert pesan in isi(jawaban)
    assert not Berkas.objects.exists()


def test_the_size_limit_is_the_units(
    vendor: Client, permohonan: PermohonanAkun, pemeran: Pemeran
) -> None:
    Unit.objects.filter(pk=pemeran.unit.pk).update(batas_unggah_mb=1)
    besar = SimpleUploadedFile("ktp.png", b"\x89PNG" + b"0" * 1024 * 1024, "image/png")
    jawaban = vendor.post(alamat(permohonan, "unggah", "ktp"), {"berkas": besar})
    assert jawaban.status_code == 422
    assert "1 MB" in isi(jawaban)


def test_an_unknown_document_and_a_get_are_refused(
    vendor: Client, permohonan: PermohonanAkun
) -> None:
    lain = vendor.post(alamat(permohonan, "unggah", "akta"), {"berkas": gambar()})
    assert lain.status_code == 404
    assert vendor.get(alamat(permohonan, "unggah", "ktp")).status_code == 405


@pytest.mark.parametrize("hasil", ["", "sesuai", "minta", "\x00"])
def test_an_unknown_way_is_explained(
    vendor: Client, permohonan: PermohonanAkun, hasil: str
) -> None:
    jawaban = minta(vendor, permohonan, hasil)
    assert jawaban.status_code == 422
    assert "cara verifikasi" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_3"


def test_only_the_owner_sees_sends_and_uploads(
    pemeran: Pemeran, permohonan: PermohonanAkun, masuk: Masuk, client: Client
) -> None:
    halaman, kirim = alamat(permohonan, "verifikasi"), alamat(permohonan, "unggah", "ktp")
    assert client.get(halaman).url.startswith("/akun/masuk/")
    for orang in (pemeran.vendor_b, pemeran.verifikator, pemeran.kepala, pemeran.admin):
        klien = masuk(orang)
        assert klien.get(halaman).status_code == 404
        assert klien.post(halaman, {"hasil": TATAP_MUKA}).status_code == 404
        assert klien.post(kirim, {"berkas": gambar()}).status_code == 404
    assert not Berkas.objects.exists()
    assert segar(permohonan).keadaan == "langkah_3"


def test_in_another_state_the_pages_lead_back_and_name_the_state(
    pemeran: Pemeran, masuk: Masuk
) -> None:
    permohonan = buat_permohonan(2, pemeran=pemeran)
    vendor = masuk(pemeran.vendor_a)
    for jawaban in (
        vendor.get(alamat(permohonan, "verifikasi"), follow=True),
        vendor.post(alamat(permohonan, "unggah", "ktp"), {"berkas": gambar()}, follow=True),
    ):
        assert jawaban.redirect_chain == [(alamat(permohonan, "permohonan"), 302)]
        assert "Keadaan sekarang: Lengkapi data usaha Anda" in isi(jawaban)
    assert not Berkas.objects.exists()


# --- After "perlu perbaikan" ------------------------------------------------------------------


@pytest.fixture
def dikembalikan(pemeran: Pemeran, jam_beku: time_machine.Traveller) -> PermohonanAkun:
    """A case that came back from step 5 because of its NPWP."""
    permohonan = buat_permohonan(5, pemeran=pemeran)
    jam_beku.shift(timedelta(minutes=10))
    baris = baris_terbuka(permohonan)
    unggah_bukti(baris, pemeran.verifikator)
    berkas = {b.jenis: b for b in Berkas.objects.filter(jenis__in=("ktp", "npwp"))}
    temuan = [
        {"jenis": "ktp", "sesuai": True, "catatan": "", "berkas": berkas["ktp"]},
        {"jenis": "npwp", "sesuai": False, "catatan": "NPWP memuat nama lama.",
         "berkas": berkas["npwp"]},
    ]  # fmt: skip
    selesaikan(
        permohonan, "perlu perbaikan", oleh=pemeran.verifikator,
        cara=Lengkap(alasan="Cukup perbaiki NPWP.", masukan={"pemeriksaan": temuan}),
    )  # fmt: skip
    jam_beku.shift(timedelta(minutes=5))
    return permohonan


def test_the_page_says_exactly_what_was_asked(vendor: Client, dikembalikan: PermohonanAkun) -> None:
    for url in (alamat(dikembalikan, "permohonan"), alamat(dikembalikan, "verifikasi")):
        teks = isi(vendor.get(url))
        assert "Satu dokumen perlu Anda perbaiki" in teks
        assert "NPWP memuat nama lama." in teks
        assert "Cukup perbaiki NPWP." in teks
    halaman = isi(vendor.get(alamat(dikembalikan, "verifikasi")))
    assert "Dokumen lain tidak perlu diunggah lagi" in halaman
    assert halaman.index("NPWP perusahaan") < halaman.index("KTP pimpinan")


def test_sending_again_without_a_correction_is_refused(
    vendor: Client, dikembalikan: PermohonanAkun
) -> None:
    jawaban = minta(vendor, dikembalikan, DARING)
    assert jawaban.status_code == 422
    assert "Unggah NPWP perusahaan yang baru" in isi(jawaban)
    assert segar(dikembalikan).keadaan == "langkah_3"


def test_only_the_corrected_document_is_needed(
    vendor: Client, dikembalikan: PermohonanAkun
) -> None:
    unggah(vendor, dikembalikan, "npwp")
    assert "Sudah diganti" in isi(vendor.get(alamat(dikembalikan, "verifikasi")))
    assert minta(vendor, dikembalikan, DARING).status_code == 302
    assert segar(dikembalikan).keadaan == "langkah_4"


def test_a_correction_of_the_data_counts_as_one(
    vendor: Client, dikembalikan: PermohonanAkun
) -> None:
    url = alamat(dikembalikan, "data", "usaha")
    usaha = PelakuUsaha.objects.get()
    sama = {"nama": usaha.nama, "npwp": usaha.npwp, "nib": usaha.nib, "nomor_pkp": usaha.nomor_pkp}
    vendor.post(url, sama)
    assert minta(vendor, dikembalikan, DARING).status_code == 422
    vendor.post(url, DATA["usaha"])
    assert minta(vendor, dikembalikan, DARING).status_code == 302


def test_the_way_can_be_changed_in_the_second_round(
    vendor: Client, dikembalikan: PermohonanAkun
) -> None:
    assert minta(vendor, dikembalikan, TATAP_MUKA).status_code == 302
    assert segar(dikembalikan).cara == "tatap_muka"


def test_a_page_left_open_from_the_first_round_sends_nothing(
    vendor: Client, dikembalikan: PermohonanAkun
) -> None:
    lama = dikembalikan.pelaksanaan.get(urut=3, kunjungan=1)
    unggah(vendor, dikembalikan, "npwp")
    jawaban = minta(vendor, dikembalikan, DARING, pelaksanaan=str(lama.pk))
    assert jawaban.url == alamat(dikembalikan, "permohonan")
    assert segar(dikembalikan).keadaan == "langkah_3"


def test_pressing_twice_asks_once(vendor: Client, permohonan: PermohonanAkun) -> None:
    unggah(vendor, permohonan, "ktp", "npwp")
    for _ in range(2):
        assert minta(vendor, permohonan, DARING).url == alamat(permohonan, "permohonan")
    assert permohonan.pelaksanaan.filter(urut=4).count() == 1
    assert permohonan.pelaksanaan.get(urut=3).selesai == SENIN_PAGI
