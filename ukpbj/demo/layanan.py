"""Demo logins and the loading of demo data, once per database."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from ukpbj.akun.data_kalender import SEPANJANG_WAKTU
from ukpbj.akun.models import Pengguna, Penugasan, Peran, Unit
from ukpbj.akun.seed_kalender import pasang_jadwal
from ukpbj.demo.models import TandaDemo, is_demo

Pengisi = Callable[[], None]
_pengisi: list[Pengisi] = []


@dataclass(frozen=True)
class AkunDemo:
    """One demo login. `peran`: what to print; `tugas`: role codes held in every demo unit."""

    peran: str
    email: str
    nama: str
    tugas: tuple[str, ...] = ()
    admin: bool = False
    nip: str = ""

    @property
    def sandi(self) -> str:
        """Known only to who holds this installation's key; nothing is stored."""
        kunci = settings.SECRET_KEY.encode()
        return "contoh-" + hmac.new(kunci, self.email.encode(), hashlib.sha256).hexdigest()[:10]


AKUN = (
    AkunDemo(
        "Kepala UKPBJ",
        "kepala@contoh.test",
        "Contoh Kepala UKPBJ",
        ("kepala_ukpbj",),
        nip="197001011995031001",
    ),
    AkunDemo(
        "Verifikator LPSE",
        "verifikator@contoh.test",
        "Contoh Verifikator A",
        ("verifikator",),
        nip="198505052010012001",
    ),
    AkunDemo(
        "Verifikator LPSE",
        "verifikator2@contoh.test",
        "Contoh Verifikator B",
        ("verifikator",),
        nip="199008172015031002",
    ),
    AkunDemo("Helpdesk LPSE", "helpdesk@contoh.test", "Contoh Helpdesk", ("helpdesk",)),
    AkunDemo("Admin", "admin@contoh.test", "Contoh Admin", admin=True),
    AkunDemo("Pelaku usaha", "direktur@cv-contoh-karya.test", "Contoh Direktur"),
    AkunDemo("Pelaku usaha", "pemilik@contoh-perseorangan.test", "Contoh Pemilik"),
)


def pengisi(fungsi: Pengisi) -> Pengisi:
    """Register a loader; apps put theirs into a module named `data_demo`."""
    _pengisi.append(fungsi)
    return fungsi


def isi_sekali() -> bool:
    """Load everything in one transaction and mark the database; False if it is marked already.

    Raises ValueError on a database that already holds people: a demo never mixes with them.
    """
    if is_demo():
        return False
    if Pengguna.objects.exists():
        raise ValueError("Basis data ini sudah berisi pengguna; data contoh tidak dimuat.")
    autodiscover_modules("data_demo")
    with transaction.atomic():
        TandaDemo.objects.create()
        buat_akun()
        for isi in _pengisi:
            isi()
    return True


def buat_akun() -> None:
    for akun in AKUN:
        orang = Pengguna.objects.create_user(
            akun.email,
            akun.sandi,
            nama=akun.nama,
            nip=akun.nip,
            is_staff=akun.admin,
            is_superuser=akun.admin,
        )
        for kode in akun.tugas:
            _tugaskan(orang, Peran.objects.get(pk=kode))


def _tugaskan(orang: Pengguna, peran: Peran) -> None:
    for unit in unit_demo():
        Penugasan.objects.create(
            pengguna=orang,
            peran=peran,
            unit=unit,
            dasar="SK Contoh 1/2026",
            mulai=date(2026, 1, 1),
        )


def unit_demo() -> list[Unit]:
    """Batang, and a unit that never closes, so that lateness can be watched at any hour."""
    return [Unit.objects.get(kode="batang"), unit_selalu_buka()]


def unit_selalu_buka() -> Unit:
    unit, baru = Unit.objects.get_or_create(
        kode="contoh-24-jam",
        defaults={
            "nama": "LPSE Contoh 24 Jam",
            "instansi": "Pemerintah Kabupaten Contoh",
            "kota": "Contoh",
            "alamat": "Jalan Contoh Nomor 1, Contoh",
            "kop_baris_1": "PEMERINTAH KABUPATEN CONTOH",
            "kop_baris_2": "UKPBJ CONTOH 24 JAM",
            "jam_layanan": "Setiap hari 00.00-24.00 (contoh)",
            "sop_aktif": ["registrasi-batang"],
        },
    )
    if baru:
        pasang_jadwal(unit, SEPANJANG_WAKTU)
    return unit
