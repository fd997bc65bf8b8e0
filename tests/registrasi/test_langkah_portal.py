"""The page of the steps that have none of their own: ticks, files, a second round, the end."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registrasi.models import PermohonanAkun, TautanLayanan
from tests.pabrik import baris_terbuka
from tests.registrasi.bantu import DATA, alamat, gambar, isi, segar
from tests.registrasi.conftest import Masuk
from tests.registrasi.kasus import (
    ALASAN,
    KALTIM,
    PAGARALAM,
    REKRUTMEN,
    Kantor,
    buat_kantor,
    buat_kasus,
    kerjakan,
    lanjutkan,
)
from ukpbj.sop.definisi import Bentuk, Sisi
from ukpbj.sop.models import Berkas, Penyimpangan, PutusanButir
from ukpbj.sop.tindakan import kunci_butir

LANGKAH = [
    (KALTIM, 2), (KALTIM, 3), (KALTIM, 4), (KALTIM, 13),
    (PAGARALAM, 5), (PAGARALAM, 6),
    *((REKRUTMEN, urut) for urut in (2, 3, 4, 5, 6, 7, 10)),
]  # fmt: skip
CABANG_SOP: dict[type[PermohonanAkun], dict[int, str]] = {
    KALTIM: {11: "sudah terdaftar"}, PAGARALAM: {}, REKRUTMEN: {9: "belum"}
}  # fmt: skip


def kasus(kelas: type[PermohonanAkun], urut: int, masuk: Masuk) -> tuple[Kantor, Client, Any]:
    kantor = buat_kantor(kelas)
    pilih = CABANG_SOP[kelas] if urut in (10, 13) else {}
    permohonan = buat_kasus(kelas, urut, kantor, pilih)
    return kantor, masuk(kantor.pemeran.vendor_a), permohonan


def lengkap(permohonan: PermohonanAkun, **lagi: Any) -> dict[str, Any]:
    """Everything ticked and uploaded, for the first outcome."""
    baris = baris_terbuka(permohonan)
    kiriman: dict[str, Any] = {"pelaksanaan": baris.pk, "hasil": baris.langkah.lanjut[0].nama}
    for sisi in Sisi:
        for nomor, butir in enumerate(baris.langkah.butir(sisi), start=1):
            kunci = kunci_butir(sisi, nomor)
            if butir.bentuk is Bentuk.BERKAS:
                kiriman[f"{kunci}-berkas"] = gambar(f"{kunci}.png")
            else:
                kiriman[kunci] = "on"
    return kiriman | lagi


def kirim(klien: Client, permohonan: PermohonanAkun, **lagi: Any) -> Any:
    return klien.post(alamat(permohonan, "langkah"), lengkap(permohonan, **lagi))


# --- Every step --------------------------------------------------------------------------------


@pytest.mark.parametrize(("kelas", "urut"), LANGKAH)
def test_every_step_says_what_to_do_and_ends_with_its_outcome(
    db: None, masuk: Masuk, kelas: type[PermohonanAkun], urut: int
) -> None:
    _, klien, permohonan = kasus(kelas, urut, masuk)
    baris = baris_terbuka(permohonan)
    teks = isi(klien.get(alamat(permohonan, "langkah")))
    assert f"<h1>{kelas.petunjuk[urut].judul}</h1>" in teks
    assert f'data-langkah="{urut}" data-sop="{kelas.sop.kode}"' in teks
    assert f'name="hasil" value="{baris.langkah.lanjut[0].nama}"' in teks
    assert baris.langkah.kegiatan in teks
    for sisi in Sisi:
        for butir in baris.langkah.butir(sisi):
            assert butir.teks in teks
    if baris.batas:
        assert f"Batas menurut SOP: {baris.batas} kerja" in teks
    jawaban = kirim(klien, permohonan, konfirmasi="ya")
    assert jawaban.status_code == 302, isi(jawaban)
    baris.refresh_from_db()
    assert baris.hasil == baris.langkah.lanjut[0].nama
    assert baris.pelaksana_id == permohonan.pemohon_id
    assert klien.get(jawaban.url).status_code == 200


@pytest.mark.parametrize(("kelas", "urut"), LANGKAH)
def test_the_case_page_leads_to_the_step(
    db: None, masuk: Masuk, kelas: type[PermohonanAkun], urut: int
) -> None:
    _, klien, permohonan = kasus(kelas, urut, masuk)
    teks = isi(klien.get(alamat(permohonan, "permohonan")))
    assert f"<h1>{kelas.petunjuk[urut].judul}</h1>" in teks
    assert "Giliran Anda" in teks
    assert f'href="{alamat(permohonan, "langkah")}"' in teks


def test_steps_that_follow_each_other_lead_from_page_to_page(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(REKRUTMEN, 2, masuk)
    for urut in range(2, 7):
        assert baris_terbuka(permohonan).urut == urut
        assert kirim(klien, permohonan).url == alamat(permohonan, "langkah")
    assert kirim(klien, permohonan).url == alamat(permohonan, "permohonan")
    assert segar(permohonan).keadaan == "langkah_8"


# --- Items -------------------------------------------------------------------------------------


def test_an_item_neither_ticked_nor_explained_is_asked_for_beside_it(
    db: None, masuk: Masuk
) -> None:
    _, klien, permohonan = kasus(REKRUTMEN, 6, masuk)
    jawaban = kirim(klien, permohonan, **{"kelengkapan-3": "", "catatan": "Akta menyusul."})
    assert jawaban.status_code == 422
    teks = isi(jawaban)
    assert teks.count("Centang bila sudah ada, atau tuliskan mengapa belum.") == 2  # and summary
    assert "Akta menyusul." in teks
    assert 'name="kelengkapan-1"' in teks
    assert segar(permohonan).keadaan == "langkah_6"


def test_saying_why_not_is_enough_and_never_a_deviation(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(REKRUTMEN, 5, masuk)
    kata = "Pimpinan sendiri yang mengurus."
    kiriman = dict.fromkeys(("kelengkapan-1", "keluaran-1"), "")
    alasan = dict.fromkeys(("kelengkapan-1-catatan", "keluaran-1-catatan"), kata)
    assert kirim(klien, permohonan, **kiriman, **alasan).status_code == 302
    putusan = PutusanButir.objects.filter(pelaksanaan__urut=5)
    assert {(p.putusan, p.catatan) for p in putusan} == {("kurang", kata)}
    baris = permohonan.pelaksanaan.get(urut=5)
    assert baris.alasan.count(kata) == 2
    assert not Penyimpangan.objects.exists()


def test_the_note_reaches_the_office(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(PAGARALAM, 6, masuk)
    kirim(klien, permohonan, catatan="Berkas dititipkan di loket 2.")
    assert permohonan.pelaksanaan.get(urut=6).catatan == "Berkas dititipkan di loket 2."


@pytest.mark.parametrize(
    "kiriman",
    [
        {"hasil": "tidak ada"},
        {"hasil": ""},
        {"hasil": "berkas siap", "kelengkapan-1-catatan": "x" * 1001},
        {"hasil": "berkas siap", "catatan": "x" * 2001},
    ],
)
def test_bad_input_is_explained_and_changes_nothing(
    db: None, masuk: Masuk, kiriman: dict[str, str]
) -> None:
    _, klien, permohonan = kasus(KALTIM, 4, masuk)
    jawaban = kirim(klien, permohonan, **kiriman)
    assert jawaban.status_code == 422
    assert "ringkasan-galat" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_4"
    for aneh in ("abc", "9" * 30, "-1", "²"):
        assert kirim(klien, permohonan, pelaksanaan=aneh, hasil="x").status_code == 422


# --- Files -------------------------------------------------------------------------------------


def test_a_missing_file_is_asked_for_and_those_that_came_are_kept(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(KALTIM, 2, masuk)
    kiriman = lengkap(permohonan)
    del kiriman["keluaran-3-berkas"]
    jawaban = klien.post(alamat(permohonan, "langkah"), kiriman)
    assert jawaban.status_code == 422
    teks = isi(jawaban)
    assert "Unggah berkasnya, atau tuliskan mengapa belum ada." in teks
    assert teks.count("sudah diunggah") == 2
    assert sorted(Berkas.objects.values_list("jenis", flat=True)) == ["ktp", "npwp"]
    kiriman = {"hasil": "terunggah", "keluaran-3-berkas": gambar("sertifikat.png")}
    assert klien.post(alamat(permohonan, "langkah"), kiriman).status_code == 302
    assert segar(permohonan).keadaan == "langkah_3"


def test_a_file_can_be_saved_first_and_nothing_typed_is_lost(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(REKRUTMEN, 6, masuk)
    kiriman = {
        "aksi": "simpan",
        "kelengkapan-1": "on",
        "catatan": "Sebagian dulu.",
        "kelengkapan-2-berkas": gambar(),
    }
    jawaban = klien.post(alamat(permohonan, "langkah"), kiriman)
    teks = isi(jawaban)
    assert jawaban.status_code == 200
    assert "KTP pemilik/direktur/pengurus tersimpan." in teks
    assert "Sebagian dulu." in teks
    assert 'name="kelengkapan-1" id="id_kelengkapan-1" checked' in teks
    assert Berkas.objects.get().jenis == "ktp"
    assert segar(permohonan).keadaan == "langkah_6"
    kosong = klien.post(alamat(permohonan, "langkah"), {"aksi": "simpan"})
    assert "Pilih berkasnya dahulu" in isi(kosong)


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        (SimpleUploadedFile("ktp.png", b"bukan gambar", "image/png"), "bukan PNG"),
        (SimpleUploadedFile("ktp.exe", b"MZ", "image/png"), "tidak diterima"),
    ],
)
def test_a_refused_file_is_explained_and_the_others_are_kept(
    db: None, masuk: Masuk, berkas: SimpleUploadedFile, pesan: str
) -> None:
    _, klien, permohonan = kasus(KALTIM, 2, masuk)
    jawaban = kirim(klien, permohonan, **{"keluaran-1-berkas": berkas})
    assert jawaban.status_code == 422
    assert pesan in isi(jawaban)
    assert Berkas.objects.count() == 2
    assert segar(permohonan).keadaan == "langkah_2"


def test_a_document_sent_anew_takes_the_place_of_the_earlier_one(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(KALTIM, 4, masuk)
    teks = isi(klien.get(alamat(permohonan, "langkah")))
    assert teks.count("sudah diunggah") == 3
    assert kirim(klien, permohonan, **{"kelengkapan-3-berkas": gambar()}).status_code == 302
    semua = Berkas.objects.filter(jenis="sertifikat_keahlian")
    assert semua.count() == 2
    assert semua.get(diganti=None).pelaksanaan.urut == 4
    kirimannya = isi(klien.get(alamat(permohonan, "permohonan")))
    assert kirimannya.count("Sertifikat keahlian") == 1


def test_attachments_are_added_and_none_is_lost(db: None, masuk: Masuk) -> None:
    kantor, klien, permohonan = kasus(PAGARALAM, 5, masuk)
    for nama in ("satu.png", "dua.png"):
        kiriman = {"aksi": "simpan", "lampiran-berkas": gambar(nama)}
        assert nama in isi(klien.post(alamat(permohonan, "langkah"), kiriman))
    assert kirim(klien, permohonan).status_code == 302
    assert Berkas.objects.filter(jenis="lampiran", diganti=None).count() == 2
    berkas = Berkas.objects.first()
    lain = masuk(kantor.pemeran.vendor_b)
    assert lain.get(f"/berkas/{berkas.kunci}/").status_code == 404


# --- Sent back ---------------------------------------------------------------------------------


def kembali(kelas: type[PermohonanAkun], masuk: Masuk) -> tuple[Kantor, Client, PermohonanAkun]:
    """A case that the office has sent back for its files."""
    kantor = buat_kantor(kelas)
    di, hasil = {KALTIM: (8, "tidak lengkap"), PAGARALAM: (7, "tidak lengkap")}.get(
        kelas, (12, "tidak sesuai")
    )
    permohonan = buat_kasus(kelas, di, kantor)
    kerjakan(permohonan, hasil, kantor)
    while not baris_terbuka(permohonan).milik_pelaku_usaha:
        hasil = baris_terbuka(permohonan).langkah.lanjut[0].nama
        kerjakan(permohonan, hasil, kantor, "Bawa sertifikat yang berlaku.")
    return kantor, masuk(kantor.pemeran.vendor_a), permohonan


@pytest.mark.parametrize("kelas", [KALTIM, PAGARALAM, REKRUTMEN])
def test_a_case_sent_back_shows_why_and_keeps_what_was_there(
    db: None, masuk: Masuk, kelas: type[PermohonanAkun]
) -> None:
    _, klien, permohonan = kembali(kelas, masuk)
    halaman = isi(klien.get(alamat(permohonan, "permohonan")))
    assert "<h1>Lengkapi berkas Anda</h1>" in halaman
    assert ALASAN in halaman
    teks = isi(klien.get(alamat(permohonan, "langkah")))
    assert "<h1>Lengkapi berkas Anda</h1>" in teks
    assert "Putaran 2" in teks
    assert ALASAN in teks
    if kelas is not PAGARALAM:
        assert "Bawa sertifikat yang berlaku." in teks
    assert 'id="id_kelengkapan-1" checked' in teks
    if kelas is KALTIM:
        assert teks.count("sudah diunggah") == 3
    jawaban = kirim(klien, permohonan)
    assert jawaban.status_code == 302
    assert ALASAN not in isi(klien.get(alamat(permohonan, "permohonan")))


def test_per_item_notes_of_the_office_are_shown(db: None, masuk: Masuk) -> None:
    from ukpbj.sop import layanan
    from ukpbj.sop.tindakan import Isian, Nilai, Putusan

    kantor = buat_kantor(PAGARALAM)
    permohonan = buat_kasus(PAGARALAM, 7, kantor)
    putusan = {"kelengkapan-1": Nilai(Putusan.KURANG, "Formulir keikutsertaan belum bermeterai.")}
    baris = baris_terbuka(permohonan)
    isian = Isian(putusan=putusan)
    layanan.selesaikan_langkah(baris.pk, "tidak lengkap", oleh=kantor.oleh(baris), isian=isian)
    klien = masuk(kantor.pemeran.vendor_a)
    for nama in ("permohonan", "langkah"):
        assert "Formulir keikutsertaan belum bermeterai." in isi(
            klien.get(alamat(permohonan, nama))
        )


def test_the_office_keeps_the_reasons_of_its_deviations_to_itself(db: None, masuk: Masuk) -> None:
    from ukpbj.sop import layanan
    from ukpbj.sop.tindakan import Isian, Nilai, Putusan

    kantor = buat_kantor(PAGARALAM)
    permohonan = buat_kasus(PAGARALAM, 7, kantor)
    baris = baris_terbuka(permohonan)
    putusan = {
        "kelengkapan-1": Nilai(Putusan.KURANG, "Rahasia satu."),
        "keluaran-1": Nilai(Putusan.ADA),
    }
    isian = Isian(putusan=putusan, alasan="Rahasia dua.")
    layanan.selesaikan_langkah(baris.pk, "lengkap", oleh=kantor.oleh(baris), isian=isian)
    kerjakan(permohonan, "perlu perbaikan", kantor)
    teks = isi(masuk(kantor.pemeran.vendor_a).get(alamat(permohonan, "langkah")))
    assert ALASAN in teks
    assert "Rahasia" not in teks


def test_the_data_form_opens_again_only_when_the_case_has_come_back(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kembali(REKRUTMEN, masuk)
    url = alamat(permohonan, "data", "pimpinan")
    assert url in isi(klien.get(alamat(permohonan, "langkah")))
    assert "Kembali tanpa mengubah" in isi(klien.get(url))
    baru = DATA["pimpinan"] | {"nama_pimpinan": "Contoh Direktur Baru"}
    assert klien.post(url, baru).url == alamat(permohonan, "langkah")
    assert segar(permohonan).pelaku_usaha.nama_pimpinan == "Contoh Direktur Baru"
    assert klien.post(url, baru | {"nik": ""}).status_code == 422


def test_the_data_form_is_closed_in_the_first_round(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(REKRUTMEN, 6, masuk)
    url = alamat(permohonan, "data", "pimpinan")
    assert klien.get(url).url == alamat(permohonan, "permohonan")
    klien.post(url, DATA["pimpinan"] | {"nama_pimpinan": "Orang Lain"})
    assert segar(permohonan).pelaku_usaha.nama_pimpinan == "Contoh Direktur"


# --- The end, wrong visits ---------------------------------------------------------------------


def test_an_outcome_that_ends_the_case_asks_first(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(KALTIM, 13, masuk)
    teks = isi(klien.get(alamat(permohonan, "langkah")))
    assert ALASAN in teks  # why: registered elsewhere
    jawaban = kirim(klien, permohonan)
    assert jawaban.status_code == 200
    assert "Memakai ID lama?" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_13"
    batal = kirim(klien, permohonan, aksi="ubah")
    assert "Memakai ID lama?" not in isi(batal)
    assert kirim(klien, permohonan, konfirmasi="ya").url == alamat(permohonan, "permohonan")
    assert segar(permohonan).keadaan == "dialihkan"
    teks = isi(klien.get(alamat(permohonan, "permohonan")))
    assert "<h1>Anda memakai ID SPSE yang sudah terdaftar</h1>" in teks
    assert "Dialihkan" in teks
    assert "Ajukan permohonan baru" not in teks


def test_it_is_only_there_for_its_owner(db: None, masuk: Masuk, client: Client) -> None:
    kantor, _, permohonan = kasus(KALTIM, 2, masuk)
    url = alamat(permohonan, "langkah")
    kiriman = lengkap(permohonan)
    assert client.get(url).url.startswith("/akun/masuk/")
    orang = kantor.pemeran
    for satu in (orang.vendor_b, orang.helpdesk, orang.verifikator, orang.kepala, orang.admin):
        assert masuk(satu).get(url).status_code == 404
        assert masuk(satu).post(url, kiriman).status_code == 404
    assert segar(permohonan).keadaan == "langkah_2"
    assert not Berkas.objects.exists()


@pytest.mark.parametrize("urut", [1, 5, 17])
def test_at_another_step_it_says_where_the_case_stands(db: None, masuk: Masuk, urut: int) -> None:
    _, klien, permohonan = kasus(KALTIM, urut, masuk)
    keadaan = segar(permohonan).keadaan
    for jawaban in (
        klien.get(alamat(permohonan, "langkah"), follow=True),
        klien.post(alamat(permohonan, "langkah"), {"hasil": "terunggah"}, follow=True),
    ):
        assert "Halaman itu sudah tidak berlaku" in isi(jawaban)
    assert segar(permohonan).keadaan == keadaan


def test_the_second_press_leads_where_the_first_did(db: None, masuk: Masuk) -> None:
    _, klien, permohonan = kasus(REKRUTMEN, 2, masuk)
    kiriman = lengkap(permohonan)
    url = alamat(permohonan, "langkah")
    assert [klien.post(url, kiriman).url for _ in range(2)] == [url, url]
    assert segar(permohonan).keadaan == "langkah_3"
    assert "tidak berlaku" not in isi(klien.get(url))
    _, klien, permohonan = _, klien, segar(permohonan)
    for _ in range(4):
        kirim(klien, permohonan)
    kiriman = lengkap(permohonan)
    assert klien.post(url, kiriman).url == klien.post(url, kiriman).url
    assert segar(permohonan).keadaan == "langkah_8"


def test_a_page_left_open_from_an_earlier_step_changes_nothing(db: None, masuk: Masuk) -> None:
    kantor, klien, permohonan = kasus(REKRUTMEN, 3, masuk)
    lama = lengkap(permohonan, **{"lampiran-berkas": gambar()})
    lanjutkan(permohonan, 5, kantor)
    jawaban = klien.post(alamat(permohonan, "langkah"), lama, follow=True)
    assert "Halaman itu sudah tidak berlaku" in isi(jawaban)
    assert segar(permohonan).keadaan == "langkah_5"
    assert not Berkas.objects.exists()


def test_blank_forms_are_linked_where_the_admin_has_set_their_address(
    db: None, masuk: Masuk
) -> None:
    _, klien, permohonan = kasus(PAGARALAM, 5, masuk)
    url = alamat(permohonan, "langkah")
    assert "Blangko dapat diminta kepada Bagian Pengadaan" in isi(klien.get(url))
    TautanLayanan.objects.create(
        kode="blangko-pagaralam", nama="Blangko", alamat="https://lpse.example/blangko",
        berlaku_mulai="2026-01-01",
    )  # fmt: skip
    assert 'href="https://lpse.example/blangko"' in isi(klien.get(url))


def test_it_takes_few_queries_however_long_the_story(
    db: None, masuk: Masuk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _, klien, permohonan = kembali(KALTIM, masuk)
    klien.get(alamat(permohonan, "langkah"))
    with django_assert_max_num_queries(16):
        klien.get(alamat(permohonan, "langkah"))
