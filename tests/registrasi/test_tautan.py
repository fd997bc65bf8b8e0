"""The mailed link: 48 hours, once, consumed by POST only (keandalan F29)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client

from registrasi.layanan import TautanTidakBerlaku, baca_tautan, buat_token, minta_tautan
from registrasi.models import PelakuUsaha, PermohonanAkun, TautanPendaftaran
from registrasi.tasks import hapus_tautan_lama
from tests.pabrik import SENIN_PAGI, Pemeran, PenggunaFactory
from tests.registrasi.bantu import isi, kirim_kotak_keluar, tautan_dalam
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop.models import PutusanButir

SANDI = "kalimat sandi yang panjang"
KIRIMAN = {"new_password1": SANDI, "new_password2": SANDI}


@pytest.fixture
def url(pemeran: Pemeran) -> str:
    minta_tautan("baru@contoh.example", pemeran.unit)
    [surat] = kirim_kotak_keluar()
    return tautan_dalam(surat)


def test_opening_the_link_ten_times_keeps_it(url: str, client: Client) -> None:
    for _ in range(10):
        assert client.get(url).status_code == 200
    assert TautanPendaftaran.objects.get().dipakai is None
    assert not Pengguna.objects.filter(email="baru@contoh.example").exists()
    assert client.post(url, KIRIMAN).status_code == 302


def test_somebody_logged_in_is_told_that_the_account_will_change(
    url: str, pemeran: Pemeran, client: Client
) -> None:
    kalimat = "Anda sedang masuk dengan akun lain"
    assert kalimat not in client.get(url).content.decode()
    client.force_login(pemeran.vendor_a)
    assert kalimat in client.get(url).content.decode()


def test_sending_a_password_makes_account_vendor_case_and_ends_step_1(
    url: str, client: Client, jam_beku: time_machine.Traveller
) -> None:
    jam_beku.shift(timedelta(hours=5))
    jawaban = client.post(url, KIRIMAN)
    permohonan = PermohonanAkun.objects.get()
    assert jawaban.url == f"/permohonan/{permohonan.kunci}/data/jenis/"
    assert client.get(jawaban.url).status_code == 200
    assert permohonan.pemohon == permohonan.pelaku_usaha.pengguna
    assert permohonan.pemohon.check_password(SANDI)
    satu, dua = permohonan.pelaksanaan.order_by("id")
    assert (satu.dibuka, satu.selesai) == (SENIN_PAGI, SENIN_PAGI + timedelta(hours=5))
    assert (satu.hasil, dua.urut, dua.selesai) == ("terdaftar", 2, None)
    putusan = PutusanButir.objects.filter(pelaksanaan=satu).values_list("putusan", flat=True)
    assert set(putusan) == {"ada"}


@pytest.mark.parametrize(
    ("lewat", "berlaku"),
    [
        (timedelta(hours=47, minutes=59), True),
        (timedelta(hours=48), True),
        (timedelta(hours=48, minutes=1), False),
    ],
)
def test_the_link_lives_48_hours_from_the_request(
    url: str, client: Client, jam_beku: time_machine.Traveller, lewat: timedelta, berlaku: bool
) -> None:
    jam_beku.shift(lewat)
    assert client.get(url).status_code == (200 if berlaku else 410)
    assert client.post(url, KIRIMAN).status_code == (302 if berlaku else 410)
    assert PermohonanAkun.objects.exists() is berlaku


def test_the_hours_are_a_setting_of_the_unit(
    pemeran: Pemeran, client: Client, jam_beku: time_machine.Traveller
) -> None:
    Unit.objects.filter(pk=pemeran.unit.pk).update(masa_tautan_jam=2)
    minta_tautan("baru@contoh.example", Unit.objects.get(pk=pemeran.unit.pk))
    alamat = tautan_dalam(kirim_kotak_keluar()[0])
    jam_beku.shift(timedelta(hours=2, minutes=1))
    assert client.get(alamat).status_code == 410


def test_a_used_link_opens_nothing_and_points_to_the_login(url: str, client: Client) -> None:
    client.post(url, KIRIMAN)
    for jawaban in (Client().get(url), Client().post(url, KIRIMAN)):
        assert jawaban.status_code == 410
        assert "sudah dipakai" in isi(jawaban)
        assert 'href="/akun/masuk/"' in isi(jawaban)
    assert PermohonanAkun.objects.count() == 1


def test_asking_again_does_not_lengthen_a_link_that_is_out(
    pemeran: Pemeran, url: str, client: Client, jam_beku: time_machine.Traveller
) -> None:
    jam_beku.shift(timedelta(hours=47))
    minta_tautan("baru@contoh.example", pemeran.unit)
    baru = tautan_dalam(kirim_kotak_keluar()[0])
    assert client.get(url).status_code == 200
    jam_beku.shift(timedelta(hours=2))
    assert client.get(url).status_code == 410
    assert client.get(baru).status_code == 200


@pytest.mark.parametrize(
    "token",
    ["x", "1-2.3", "1", ".", "1-1:1", "%00", "-" * 300, "1-2-3.abc", "terkirim.", "ü.ü"],
)
def test_a_malformed_link_is_explained_with_a_way_on(
    pemeran: Pemeran, client: Client, token: str
) -> None:
    jawaban = client.get(f"/daftar/{token}/")
    assert jawaban.status_code == 404
    assert "tidak dikenali" in isi(jawaban)
    assert 'href="/daftar/"' in isi(jawaban)


def test_every_change_of_a_character_is_noticed(url: str, client: Client) -> None:
    token = url.split("/")[2]
    for n in range(len(token)):
        ganti = "A" if token[n] != "A" else "B"
        rusak = token[:n] + ganti + token[n + 1 :]
        assert client.get(f"/daftar/{rusak}/").status_code == 404, n


def test_a_signature_made_for_another_purpose_does_not_open(url: str, client: Client) -> None:
    badan = url.split("/")[2].rsplit(".", 1)[0]
    asing = Signer(salt="lain", sep=".").sign(badan)
    assert client.get(f"/daftar/{asing}/").status_code == 404


def test_a_signed_link_to_a_row_that_is_gone_is_unknown(pemeran: Pemeran, client: Client) -> None:
    hilang = TautanPendaftaran(pk=999_999, kedaluwarsa=SENIN_PAGI + timedelta(hours=1))
    assert client.get(f"/daftar/{buat_token(hilang)}/").status_code == 404


@pytest.mark.parametrize(
    ("satu", "dua", "pesan"),
    [
        ("pendek", "pendek", "terlalu pendek"),
        ("kalimat sandi yang panjang", "kalimat lain yang panjang", "tidak sama"),
        ("123456789012345", "123456789012345", "angka"),
        ("", "", "Isikan kata sandi"),
    ],
)
def test_a_weak_password_is_explained_and_uses_nothing_up(
    url: str, client: Client, satu: str, dua: str, pesan: str
) -> None:
    jawaban = client.post(url, {"new_password1": satu, "new_password2": dua})
    assert jawaban.status_code == 422
    assert pesan in isi(jawaban)
    assert TautanPendaftaran.objects.get().dipakai is None
    assert client.post(url, KIRIMAN).status_code == 302


def test_an_address_that_got_an_account_meanwhile_is_sent_to_the_login(
    url: str, client: Client
) -> None:
    PenggunaFactory.create(email="baru@contoh.example")
    jawaban = client.post(url, KIRIMAN)
    assert jawaban.status_code == 410
    assert "sudah mempunyai akun" in isi(jawaban)
    assert not PelakuUsaha.objects.exists()


def test_a_unit_that_stopped_registering_says_so_and_the_link_stays(
    pemeran: Pemeran, url: str, client: Client
) -> None:
    Unit.objects.filter(pk=pemeran.unit.pk).update(sop_aktif=[])
    jawaban = client.post(url, KIRIMAN, follow=True)
    assert jawaban.status_code == 200
    assert "tidak menerima pendaftaran" in isi(jawaban)
    assert TautanPendaftaran.objects.get().dipakai is None
    assert not Pengguna.objects.filter(email="baru@contoh.example").exists()


def test_a_mail_that_goes_out_after_the_link_was_used_is_dropped(
    pemeran: Pemeran, client: Client, jam_beku: time_machine.Traveller
) -> None:
    minta_tautan("baru@contoh.example", pemeran.unit)
    jam_beku.shift(timedelta(minutes=1))
    [surat] = kirim_kotak_keluar()
    minta_tautan("baru@contoh.example", pemeran.unit)
    client.post(tautan_dalam(surat), KIRIMAN)
    assert kirim_kotak_keluar() == []


def test_reading_a_link_names_the_reason(pemeran: Pemeran) -> None:
    with pytest.raises(TautanTidakBerlaku) as galat:
        baca_tautan("bukan-apa-apa")
    assert galat.value.sebab == "rusak"


def test_addresses_of_links_long_past_are_forgotten(
    pemeran: Pemeran, jam_beku: time_machine.Traveller
) -> None:
    lama = pemeran.unit.masa_tautan_jam // 24 + pemeran.unit.simpan_tautan_hari
    minta_tautan("lama@contoh.example", pemeran.unit)
    jam_beku.shift(timedelta(days=lama))
    minta_tautan("baru@contoh.example", pemeran.unit)
    hapus_tautan_lama()
    assert TautanPendaftaran.objects.count() == 2
    jam_beku.shift(timedelta(seconds=1))
    hapus_tautan_lama()
    assert TautanPendaftaran.objects.get().email == "baru@contoh.example"
