"""The admin of people, roles, units and calendars."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.akun.test_kunci_masuk import kunci_akun
from tests.akun.test_masuk import masuk
from tests.pabrik import SANDI, PenggunaFactory, UnitFactory, petugas, unit_selalu_buka
from ukpbj.akun.models import HariLibur, JadwalKerja, Pengguna, Penugasan, Peran, Unit

pytestmark = pytest.mark.django_db

MODEL = [m for m in admin.site._registry if m._meta.app_label == "akun"]


def alamat(model: Any, aksi: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{aksi}", args=args)


@pytest.fixture
def superuser() -> Pengguna:
    return PenggunaFactory.create(is_staff=True, is_superuser=True, nama="Contoh Admin")


@pytest.fixture
def pengelola(client: Client, superuser: Pengguna) -> Client:
    client.force_login(superuser)
    return client


@pytest.fixture
def data() -> None:
    unit = unit_selalu_buka()
    petugas("verifikator", unit, "Contoh Verifikator")
    HariLibur.objects.get_or_create(
        tanggal="2030-01-01", defaults={"nama": "Tahun Baru", "jenis": "nasional"}
    )


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("model", MODEL, ids=lambda m: m.__name__)
def test_list_search_add_and_change_pages_load(pengelola: Client, model: Any) -> None:
    daftar = alamat(model, "changelist")
    assert pengelola.get(daftar).status_code == 200
    assert pengelola.get(daftar, {"q": "contoh 2030 '\"%"}).status_code == 200
    assert pengelola.get(alamat(model, "add")).status_code == 200
    if baris := model.objects.first():
        assert pengelola.get(alamat(model, "change", baris.pk)).status_code == 200


def test_the_index_speaks_indonesian(pengelola: Client) -> None:
    teks = pengelola.get(reverse("admin:index")).content.decode()
    assert "Pengaturan layanan pengadaan" in teks
    assert "Akun dan unit" in teks


def test_a_visitor_comes_to_the_one_login_page(client: Client) -> None:
    for jalur in ("/admin/", "/admin/akun/pengguna/"):
        antaran = client.get(jalur, follow=True).redirect_chain
        assert antaran[-1] == (f"/akun/masuk/?next={jalur}", 302)
    assert client.get("/admin/login/?next=/admin/akun/unit/").headers["Location"] == (
        "/akun/masuk/?next=/admin/akun/unit/"
    )
    assert client.post("/admin/login/", {"username": "x", "password": "y"}).headers["Location"] == (
        "/akun/masuk/?next=/admin/"
    )


def test_the_login_of_the_admin_never_leads_off_the_site(client: Client) -> None:
    response = client.get("/admin/login/?next=https://jahat.example/")
    assert response.headers["Location"].startswith("/akun/masuk/?next=https%3A")
    orang = PenggunaFactory.create()
    assert (
        client.post(
            response.headers["Location"], {"username": orang.email, "password": SANDI}
        ).headers["Location"]
        == "/akun/"
    )


@pytest.mark.parametrize("jalur", ["/admin/", "/admin/login/", "/admin/akun/unit/"])
def test_who_is_not_staff_is_refused_without_a_loop(client: Client, jalur: str) -> None:
    client.force_login(petugas("kepala_ukpbj", UnitFactory.create(), "Contoh Kepala"))
    assert client.get(jalur, follow=True).status_code == 403


def test_adding_a_person_hashes_the_password_and_tidies_the_address(pengelola: Client) -> None:
    isian = {
        "email": "Siti@Contoh.example",
        "nama": "Contoh Siti",
        "nip": "",
        "usable_password": "true",
        "password1": SANDI,
        "password2": SANDI,
    }
    assert pengelola.post(alamat(Pengguna, "add"), isian).status_code == 302
    siti = Pengguna.objects.get(nama="Contoh Siti")
    assert siti.email == "siti@contoh.example"
    assert siti.password != SANDI
    assert masuk(Client(), siti.email).status_code == 302


def test_the_same_address_in_capitals_is_refused(pengelola: Client, superuser: Pengguna) -> None:
    isian = {
        "email": superuser.email.upper(),
        "nama": "Contoh Kembar",
        "usable_password": "true",
        "password1": SANDI,
        "password2": SANDI,
    }
    response = pengelola.post(alamat(Pengguna, "add"), isian)
    assert response.status_code == 200
    assert "email" in response.context["adminform"].form.errors


def test_a_person_may_be_added_without_a_password(pengelola: Client) -> None:
    isian = {"email": "siti@contoh.example", "nama": "Contoh Siti", "usable_password": "false"}
    assert pengelola.post(alamat(Pengguna, "add"), isian).status_code == 302
    assert not Pengguna.objects.get(nama="Contoh Siti").has_usable_password()


def test_people_are_not_deleted(pengelola: Client, superuser: Pengguna) -> None:
    assert pengelola.post(alamat(Pengguna, "delete", superuser.pk)).status_code == 403


@pytest.fixture
def staf(client: Client) -> Pengguna:
    """Staff who may change people, but are no superuser."""
    staf: Pengguna = PenggunaFactory.create(is_staff=True)
    staf.user_permissions.set(Permission.objects.filter(codename__endswith="_pengguna"))
    client.force_login(staf)
    return staf


def test_staff_cannot_give_themselves_power(client: Client, staf: Pengguna) -> None:
    isian = {
        "email": staf.email,
        "nama": "Contoh Naik",
        "nip": "",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "user_permissions": list(Permission.objects.values_list("pk", flat=True)),
        "penugasan-TOTAL_FORMS": "0",
        "penugasan-INITIAL_FORMS": "0",
    }
    assert client.post(alamat(Pengguna, "change", staf.pk), isian).status_code == 302
    staf.refresh_from_db()
    assert staf.nama == "Contoh Naik"
    assert not staf.is_superuser
    assert staf.user_permissions.count() < Permission.objects.count()


def test_staff_cannot_take_over_a_superuser(
    client: Client, staf: Pengguna, superuser: Pengguna
) -> None:
    for jalur in (
        alamat(Pengguna, "change", superuser.pk),
        reverse("admin:auth_user_password_change", args=[superuser.pk]),
    ):
        response = client.post(
            jalur,
            {
                "email": "rebut@contoh.example",
                "nama": "x",
                "usable_password": "true",
                "password1": "gerobak-kuning-di-sawah",
                "password2": "gerobak-kuning-di-sawah",
            },
        )
        assert response.status_code == 403
    superuser.refresh_from_db()
    assert superuser.check_password(SANDI)


def test_the_cool_off_of_a_person_can_be_ended(pengelola: Client) -> None:
    orang = PenggunaFactory.create()
    kunci_akun(Client(), orang.email)
    assert masuk(Client(), orang.email).status_code == 429
    isian = {"action": "buka_kunci_masuk", "_selected_action": [orang.pk]}
    pengelola.post(alamat(Pengguna, "changelist"), isian)
    assert masuk(Client(), orang.email).status_code == 302


@pytest.mark.parametrize(
    ("ubah", "medan"),
    [
        ({"peran": "pelaku_usaha"}, "peran"),
        ({"sampai": "2019-12-31"}, "sampai"),
        ({"mulai": "", "sampai": "2019-12-31"}, "mulai"),
        ({"mulai": "31 Februari"}, "mulai"),
        ({"sop": "bukan kode"}, "sop"),
    ],
)
def test_a_wrong_assignment_is_an_error_on_its_field(
    pengelola: Client, superuser: Pengguna, ubah: dict[str, str], medan: str
) -> None:
    Peran.objects.get_or_create(kode="verifikator", defaults={"nama": "Verifikator"})
    Peran.objects.get_or_create(kode="pelaku_usaha", defaults={"nama": "Pelaku Usaha"})
    isian = {
        "pengguna": superuser.pk,
        "peran": "verifikator",
        "unit": UnitFactory.create().pk,
        "jenis": "definitif",
        "dasar": "SK Contoh",
        "mulai": "2020-01-01",
        "sampai": "",
        "sop": "",
    }
    response = pengelola.post(alamat(Penugasan, "add"), isian | ubah)
    assert response.status_code == 200
    assert set(response.context["adminform"].form.errors) == {medan}
    assert pengelola.post(alamat(Penugasan, "add"), isian).status_code == 302


@pytest.mark.parametrize("isian", ['{"a": 1}', "[1]", '["A B"]', "bukan json", '["a", "a"]'])
def test_a_wrong_list_of_sops_is_an_error_on_its_field(pengelola: Client, isian: str) -> None:
    unit = UnitFactory.create()
    response = pengelola.post(
        alamat(Unit, "change", unit.pk),
        {
            "nama": unit.nama,
            "instansi": unit.instansi,
            "zona": unit.zona,
            "sop_aktif": isian,
            "masa_tautan_jam": 48,
            "simpan_tautan_hari": 30,
            "batas_unggah_mb": 5,
            "pengingat_setelah_hari": 2,
            "pengingat_terbanyak": 3,
        },
    )
    assert response.status_code == 200
    assert set(response.context["adminform"].form.errors) == {"sop_aktif"}


@pytest.mark.parametrize("isian", ["", []])
def test_no_sop_is_kept_as_an_empty_list(pengelola: Client, isian: str | list[str]) -> None:
    unit = UnitFactory.create()
    pengelola.post(
        alamat(Unit, "change", unit.pk),
        {
            "nama": unit.nama,
            "instansi": unit.instansi,
            "zona": unit.zona,
            "sop_aktif": isian,
            "masa_tautan_jam": 48,
            "simpan_tautan_hari": 30,
            "batas_unggah_mb": 5,
            "pengingat_setelah_hari": 2,
            "pengingat_terbanyak": 3,
        },
    )
    unit.refresh_from_db()
    assert unit.sop_aktif == []


@pytest.mark.parametrize(
    ("rentang", "diterima"),
    [
        ([("07:30", "12:00"), ("13:00", "16:00")], True),
        ([("07:30", "12:00"), ("12:00", "16:00")], True),
        ([("07:30", "13:30"), ("13:00", "16:00")], False),
        ([("07:30", "00:00"), ("13:00", "16:00")], False),
        ([("07:30", "06:00")], False),
        ([("07:30", "")], False),
    ],
)
def test_spans_typed_together_must_not_overlap(
    pengelola: Client, rentang: list[tuple[str, str]], diterima: bool
) -> None:
    isian = {
        "unit": UnitFactory.create().pk,
        "mulai": "2026-01-01",
        "dasar": "SK Contoh",
        "rentang-TOTAL_FORMS": str(len(rentang)),
        "rentang-INITIAL_FORMS": "0",
    }
    for n, (mulai, selesai) in enumerate(rentang):
        isian |= {
            f"rentang-{n}-hari": "0",
            f"rentang-{n}-mulai": mulai,
            f"rentang-{n}-selesai": selesai,
        }
    sebelum = JadwalKerja.objects.count()
    response = pengelola.post(alamat(JadwalKerja, "add"), isian)
    assert response.status_code == (302 if diterima else 200)
    assert JadwalKerja.objects.count() - sebelum == int(diterima)
