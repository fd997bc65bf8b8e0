"""Kaltim and Pagar Alam from the mailed link on: steps it ends, the data form, the story told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import Client

from registrasi.layanan import minta_tautan
from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import SENIN_PAGI, UnitFactory, baris_terbuka
from tests.registrasi.bantu import DATA, alamat, isi, kirim_kotak_keluar, segar, tautan_dalam
from tests.registrasi.conftest import Masuk
from tests.registrasi.kasus import (
    KALTIM,
    PAGARALAM,
    REKRUTMEN,
    buat_kantor,
    buat_kasus,
    kerjakan,
    lanjutkan,
)
from tests.registrasi.test_loket import SANDI
from ukpbj.sop import jejak, layanan
from ukpbj.sop.definisi import Arah

SEMUA = (KALTIM, PAGARALAM, REKRUTMEN)
DATA_PERSEORANGAN = {
    "usaha": {"nama": "Contoh Ahli", "npwp": "02.183.241.5-999.000", "nib": "", "nomor_pkp": ""},
    "kontak": DATA["kontak"],
    "pimpinan": {"nama_pimpinan": "Contoh Ahli", "nik": "3325011212900001"},
}


def daftar(client: Client, kelas: type[PermohonanAkun]) -> PermohonanAkun:
    unit = UnitFactory.create(kode="kaltim" if kelas is KALTIM else "pagaralam")
    minta_tautan("baru@contoh.example", unit, kelas.sop.kode)
    client.post(tautan_dalam(kirim_kotak_keluar()[0]), SANDI)
    return PermohonanAkun.objects.select_related("pelaku_usaha").get()


# --- The link and the data form ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kelas", "selesai", "bagian"),
    [(KALTIM, [], "usaha"), (PAGARALAM, [1, 2, 3], "jenis"), (REKRUTMEN, [], "jenis")],
)
def test_the_link_ends_the_steps_it_stands_for_and_opens_the_data_form(
    db: None,
    client: Client,
    jam_beku: time_machine.Traveller,
    kelas: type[PermohonanAkun],
    selesai: list[int],
    bagian: str,
) -> None:
    unit = UnitFactory.create(kode="kaltim" if kelas is KALTIM else "pagaralam")
    minta_tautan("baru@contoh.example", unit, kelas.sop.kode)
    tautan = tautan_dalam(kirim_kotak_keluar()[0])
    jam_beku.shift(timedelta(minutes=10))
    jawaban = client.post(tautan, SANDI)
    permohonan = PermohonanAkun.objects.get()
    assert jawaban.url == alamat(permohonan, "data", bagian)
    assert client.get(jawaban.url).status_code == 200
    baris = list(permohonan.pelaksanaan.order_by("id"))
    assert [b.urut for b in baris if b.selesai] == selesai
    assert baris[-1].urut == len(selesai) + 1
    assert baris[-1].dibuka == SENIN_PAGI + timedelta(minutes=10)
    assert permohonan.dibuat == (SENIN_PAGI if selesai else baris[-1].dibuka)
    assert jejak.periksa(permohonan) is None


@pytest.mark.parametrize("kelas", SEMUA)
def test_the_data_form_ends_its_step_and_names_case_and_account(
    db: None, client: Client, kelas: type[PermohonanAkun]
) -> None:
    permohonan = daftar(client, kelas)
    tetap = kelas is KALTIM
    data = DATA_PERSEORANGAN if tetap else DATA
    assert isi(client.get(alamat(permohonan, "permohonan"))).count("halaman pendek") == 1
    for bagian, kiriman in data.items():
        assert client.post(alamat(permohonan, "data", bagian), kiriman).status_code == 302
    teks = isi(client.get(alamat(permohonan, "periksa")))
    assert 'name="hasil" value="terdaftar"' in teks
    urut = baris_terbuka(permohonan).urut
    assert client.post(alamat(permohonan, "periksa")).url == alamat(permohonan, "langkah")
    satu = segar(permohonan)
    assert satu.judul == data["usaha"]["nama"]
    assert satu.pelaku_usaha.pengguna.nama == data["usaha"]["nama"]
    assert satu.keadaan == f"langkah_{urut + 1}"


def test_where_the_kind_is_fixed_nobody_is_asked_for_it(db: None, client: Client) -> None:
    permohonan = daftar(client, KALTIM)
    assert permohonan.pelaku_usaha.jenis == PelakuUsaha.Jenis.PERSEORANGAN
    assert client.get(alamat(permohonan, "data", "jenis")).status_code == 404
    kiriman = {"jenis": "badan_usaha"}
    assert client.post(alamat(permohonan, "data", "jenis"), kiriman).status_code == 404
    assert segar(permohonan).pelaku_usaha.jenis == PelakuUsaha.Jenis.PERSEORANGAN
    teks = isi(client.get(alamat(permohonan, "data", "usaha")))
    assert "Bagian 1 dari 3" in teks
    assert "Nama pada NPWP" in teks
    assert "/data/jenis/" not in isi(client.get(alamat(permohonan, "periksa")))


# --- The story ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kelas", SEMUA)
def test_at_every_step_of_the_office_one_sentence_says_so(
    db: None, masuk: Masuk, kelas: type[PermohonanAkun]
) -> None:
    kantor = buat_kantor(kelas)
    klien = masuk(kantor.pemeran.vendor_a)
    permohonan = buat_kasus(kelas, 1, kantor)
    while baris := permohonan.pelaksanaan_terbuka():
        teks = isi(klien.get(alamat(permohonan, "permohonan")))
        assert "sedang diproses" not in teks
        if not baris.milik_pelaku_usaha:
            assert "Giliran LPSE" in teks, baris
        if not baris.milik_pelaku_usaha and baris.jatuh_tempo:
            assert f"{baris.batas} kerja, paling lambat hari ini" in teks or "besok" in teks, baris
        maju = next(h for h in baris.langkah.lanjut if baris.langkah.arah(h) is Arah.MAJU)
        kerjakan(permohonan, maju.nama, kantor)
    teks = isi(klien.get(alamat(permohonan, "permohonan")))
    assert "<h1>Selesai: akun SPSE Anda sudah terverifikasi</h1>" in teks
    assert "Berita Acara" not in teks
    assert teks.count("selesai Senin") == len(kelas.perjalanan)


def test_every_step_of_a_table_belongs_to_one_line_of_the_story() -> None:
    for kelas in SEMUA:
        urut = [u for babak in kelas.perjalanan for u in (*babak.langkah, *babak.sisi)]
        assert sorted(urut) == [langkah.urut for langkah in kelas.sop.langkah]
        milik = {b.urut for b in kelas.sop.langkah if kelas.halaman_dari(b.urut) == "langkah"}
        assert milik - set(range(1, kelas.langkah_tautan + 1)) == set(kelas.petunjuk)


def test_after_a_loop_back_the_line_says_what_to_do_and_what_follows(
    db: None, masuk: Masuk
) -> None:
    kantor = buat_kantor(KALTIM)
    klien = masuk(kantor.pemeran.vendor_a)
    permohonan = buat_kasus(KALTIM, 14, kantor)
    kerjakan(permohonan, "tidak lolos", kantor)
    kerjakan(permohonan, "kekurangan disampaikan", kantor)
    teks = isi(klien.get(alamat(permohonan, "permohonan")))
    assert "Lengkapi sekarang" in teks
    assert "Sesudah ini: pemeriksaan berkas oleh helpdesk (giliran LPSE)." in teks
    assert teks.index("Lengkapi berkas Anda</") < teks.index("Pemeriksaan berkas oleh helpdesk")
    lanjutkan(permohonan, 15, kantor)
    assert "selesai" in isi(klien.get(alamat(permohonan, "permohonan")))


def test_a_printed_limit_of_the_vendor_is_told_and_ends_nothing(
    db: None, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    kantor = buat_kantor(KALTIM)
    klien = masuk(kantor.pemeran.vendor_a)
    permohonan = buat_kasus(KALTIM, 2, kantor)
    teks = isi(klien.get(alamat(permohonan, "permohonan")))
    assert "Batas menurut SOP: 5 menit kerja, paling lambat hari ini 10.05 WITA." in teks
    jam_beku.shift(timedelta(hours=1))
    teks = isi(klien.get(alamat(permohonan, "langkah")))
    assert "sudah lewat; Anda tetap dapat lanjut" in teks


def test_the_appointment_is_awaited_then_told_then_kept(
    db: None, masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    kantor = buat_kantor(KALTIM)
    klien = masuk(kantor.pemeran.vendor_a)
    permohonan = buat_kasus(KALTIM, 14, kantor)
    url = alamat(permohonan, "permohonan")
    teks = isi(klien.get(url))
    assert "<h1>Verifikator sedang menyiapkan jadwal panggilan video</h1>" in teks
    assert "menunggu jadwal" in teks
    assert "kedatangan" not in teks
    baris = baris_terbuka(permohonan)
    janji = SENIN_PAGI + timedelta(days=1)
    layanan.geser_janji(baris.pk, janji, oleh=kantor.pemeran.verifikator)
    teks = isi(klien.get(url))
    assert "<h1>Panggilan video besok 10.00 WITA</h1>" in teks
    assert "KTP, NPWP, dan sertifikat keahlian asli" in teks
    jam_beku.shift(timedelta(days=1, minutes=2))
    klien = masuk(kantor.pemeran.vendor_a)
    assert "<h1>Berkas Anda sedang diverifikasi</h1>" in isi(klien.get(url))


def test_a_rejected_vendor_reads_why_and_sees_no_further_steps(db: None, masuk: Masuk) -> None:
    kantor = buat_kantor(KALTIM)
    permohonan = buat_kasus(KALTIM, 7, kantor, {6: "masuk daftar hitam"})
    kerjakan(permohonan, "diberitahukan", kantor, "Tercantum dalam daftar hitam sampai 2027.")
    teks = isi(masuk(kantor.pemeran.vendor_a).get(alamat(permohonan, "permohonan")))
    assert "<h1>Permohonan Anda ditolak</h1>" in teks
    assert "Tercantum dalam daftar hitam sampai 2027." in teks
    assert "Pengarsipan" not in teks


def test_several_cases_are_listed_with_a_word_each_in_few_queries(
    db: None, masuk: Masuk, django_assert_max_num_queries
) -> None:
    kantor = buat_kantor(KALTIM)
    klien = masuk(kantor.pemeran.vendor_a)
    for _ in range(4):
        lama = buat_kasus(KALTIM, 13, kantor, {11: "sudah terdaftar"})
        lanjutkan(lama, 0, kantor)
    buat_kasus(KALTIM, 13, kantor, {11: "sudah terdaftar"})
    klien.get("/permohonan/")
    with django_assert_max_num_queries(9):
        teks = isi(klien.get("/permohonan/"))
    assert teks.count("Dialihkan") == 4
    assert "Anda sudah mempunyai ID SPSE" in teks


# --- Mails -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kelas", "urut", "pilih", "hasil", "subjek", "kata"),
    [
        (KALTIM, 2, {}, "terunggah", "Dokumen Anda kami terima", "jadwal verifikasi"),
        (KALTIM, 7, {6: "masuk daftar hitam"}, "diberitahukan", "ditolak", "Sebab contoh."),
        (KALTIM, 9, {8: "tidak lengkap"}, "diminta melengkapi", "lengkapi", "Sebab contoh."),
        (KALTIM, 12, {11: "sudah terdaftar"}, "diberitahukan", "ID SPSE", "tidak berlaku"),
        (KALTIM, 15, {}, "tanda terima dikirim", "Tanda terima", "REG-2026-00001"),
        (KALTIM, 16, {14: "tidak lolos"}, "kekurangan disampaikan", "lengkapi", "Sebab contoh."),
        (PAGARALAM, 7, {}, "tidak lengkap", "lengkapi", "Sebab contoh."),
        (PAGARALAM, 8, {}, "disetujui", "disetujui", "12 Oktober 2026"),
        (PAGARALAM, 8, {}, "perlu perbaikan", "lengkapi", "Sebab contoh."),
        (PAGARALAM, 8, {}, "ditolak", "ditolak", "Sebab contoh."),
        (REKRUTMEN, 9, {}, "belum", "giliran Anda", "menunggu Anda"),
        (REKRUTMEN, 13, {12: "tidak sesuai"}, "dikembalikan", "lengkapi", "Sebab contoh."),
        (REKRUTMEN, 14, {}, "disetujui", "disetujui", "12 Oktober 2026"),
    ],
)
def test_the_vendor_is_told_where_the_table_says_so_once(
    db: None,
    kelas: type[PermohonanAkun],
    urut: int,
    pilih: dict[int, str],
    hasil: str,
    subjek: str,
    kata: str,
) -> None:
    kantor = buat_kantor(kelas)
    permohonan = buat_kasus(kelas, urut, kantor, pilih)
    kirim_kotak_keluar()
    kerjakan(permohonan, hasil, kantor, "Sebab contoh.")
    [surat] = kirim_kotak_keluar()
    assert surat.to == [kantor.pemeran.vendor_a.email]
    assert subjek in surat.subject
    assert permohonan.nomor in surat.subject
    assert kata in surat.body
    assert f"/permohonan/{permohonan.kunci}/" in surat.body
    assert "\n\n\n" not in surat.body
    assert kirim_kotak_keluar() == []


def test_the_first_appointment_and_its_moves_are_mailed_without_a_link(
    db: None, jam_beku: time_machine.Traveller
) -> None:
    kantor = buat_kantor(KALTIM)
    permohonan = buat_kasus(KALTIM, 14, kantor)
    baris, oleh = baris_terbuka(permohonan), kantor.pemeran.verifikator
    kirim_kotak_keluar()
    layanan.geser_janji(baris.pk, SENIN_PAGI + timedelta(days=1), oleh=oleh)
    [surat] = kirim_kotak_keluar()
    assert "Jadwal panggilan video" in surat.subject
    assert "Selasa, 13 Oktober 2026 pukul 10.00 WITA" in surat.body
    assert "KTP, NPWP, dan sertifikat keahlian" in surat.body
    assert "tautan" not in surat.body
    jam_beku.shift(timedelta(minutes=1))
    layanan.geser_janji(baris.pk, SENIN_PAGI + timedelta(days=2), "Sakit.", oleh=oleh)
    [surat] = kirim_kotak_keluar()
    assert "berubah" in surat.subject
    assert "14 Oktober 2026" in surat.body


# --- The desk's panel --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kelas", "urut", "gambar", "judul"),
    [
        (KALTIM, 5, 3, "Data lainnya"),
        (PAGARALAM, 7, 0, "Data pelaku usaha"),
        (REKRUTMEN, 12, 0, "Data pelaku usaha"),
    ],
)
def test_the_panel_shows_what_this_sop_has_uploaded(
    db: None, kelas: type[PermohonanAkun], urut: int, gambar: int, judul: str
) -> None:
    proses = buat_kasus(kelas, urut, buat_kantor(kelas))
    teks = render_to_string(kelas.templat_panel, {"proses": proses})
    assert teks.count("<img") == gambar
    assert judul in teks
    assert "Tidak diunggah" not in teks
    assert "Cara verifikasi" not in teks
    assert proses.pelaku_usaha.nik in teks
