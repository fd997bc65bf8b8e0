"""The people of the demo: one login per line, by unit, between them all roles of the SOPs."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from ukpbj.akun.models import Pengguna, Penugasan, Unit

DASAR = "SK Contoh 1/2026"
SEJAK = date(2026, 1, 1)
PUTARAN_RINGAN = 1_000

KELOMPOK = (
    ("Batang", ("batang", "contoh-24-jam")),
    ("Pagar Alam", ("pagaralam",)),
    ("KP2MI", ("kp2mi",)),
    ("Kalimantan Timur", ("kaltim",)),
)
"""Heading of the printed list, and the units its people work in."""


@dataclass(frozen=True)
class AkunDemo:
    """One demo login. `tugas`: role codes, each perhaps with the one SOP it is limited to.

    `sebagai`: what to print for somebody without a role. `plh_untuk`: whose Plh. they are.
    """

    email: str
    nama: str
    tugas: tuple[str | tuple[str, str], ...] = ()
    sebagai: str = ""
    plh_untuk: str = ""
    nip: str = ""
    admin: bool = False

    @property
    def sandi(self) -> str:
        """Known only to who holds this installation's key; nothing is stored."""
        kunci = settings.SECRET_KEY.encode()
        return "contoh-" + hmac.new(kunci, self.email.encode(), hashlib.sha256).hexdigest()[:10]

    @property
    def peran(self) -> list[tuple[str, str]]:
        """Role codes with the SOP each is limited to, "" for all."""
        return [(satu, "") if isinstance(satu, str) else satu for satu in self.tugas]


AKUN: dict[str, tuple[AkunDemo, ...]] = {
    "Batang": (
        AkunDemo(
            "kepala@contoh.test", "Contoh Kepala UKPBJ", ("kepala_ukpbj",),
            nip="197001011995031001",
        ),
        AkunDemo(
            "verifikator@contoh.test", "Contoh Verifikator A", ("verifikator",),
            nip="198505052010012001",
        ),
        AkunDemo(
            "verifikator2@contoh.test", "Contoh Verifikator B", ("verifikator",),
            nip="199008172015031002",
        ),
        AkunDemo("helpdesk@contoh.test", "Contoh Helpdesk", ("helpdesk",)),
        AkunDemo("atasan@contoh.test", "Contoh Atasan Batang", ("atasan_kepala",)),
    ),
    "Pagar Alam": (
        AkunDemo(
            "kepala.pagaralam@contoh.test", "Contoh Kepala Pagar Alam",
            ("kepala_ukpbj", "koordinator_risiko"),
        ),
        AkunDemo(
            "atasan.pagaralam@contoh.test", "Contoh Atasan Pagar Alam",
            ("atasan_kepala", "komite"),
        ),
        AkunDemo("pa@contoh.test", "Contoh PA", ("pa_kpa",)),
        AkunDemo("ppk@contoh.test", "Contoh PPK A", ("ppk",)),
        AkunDemo("ppk2@contoh.test", "Contoh PPK B", ("ppk",)),
        AkunDemo(
            "plh@contoh.test", "Contoh Wakil PPK", ("ppk",), plh_untuk="ppk2@contoh.test"
        ),
        AkunDemo("jabfung@contoh.test", "Contoh Jabfung PPBJ", ("jf_ppbj",)),
        AkunDemo("jabfung2@contoh.test", "Contoh Jabfung PPBJ B", ("jf_ppbj",)),
        AkunDemo(
            "pokja@contoh.test", "Contoh Pokja A",
            ("pokja_pemilihan", ("pemilik_risiko", "risiko-strategis")),
        ),
        AkunDemo("pokja2@contoh.test", "Contoh Pokja B", ("pokja_pemilihan",)),
        AkunDemo("kasubag@contoh.test", "Contoh Kasubag LPSE", ("kasubag_lpse",)),
        AkunDemo("tim@contoh.test", "Contoh Tim Pembinaan", ("tim_pendataan", "tim_pembinaan")),
        AkunDemo(
            "kinerja@contoh.test", "Contoh Tim Kinerja",
            ("tim_ukpbj", "tim_kelembagaan", "penanggung_jawab_kinerja"),
        ),
        AkunDemo(
            "risiko@contoh.test", "Contoh Pengelola Risiko",
            ("pemilik_risiko", "pelaksana_rencana_aksi", "dokumentasi_risiko"),
        ),
        AkunDemo(
            "loket@contoh.test", "Contoh Petugas Loket", ("petugas_registrasi", "subbag_lpse")
        ),
        AkunDemo("verifikator.pagaralam@contoh.test", "Contoh Verifikator C", ("verifikator",)),
        AkunDemo("verifikator2.pagaralam@contoh.test", "Contoh Verifikator E", ("verifikator",)),
    ),
    "KP2MI": (
        AkunDemo("kepala.kp2mi@contoh.test", "Contoh Kepala KP2MI", ("kepala_ukpbj",)),
        AkunDemo("atasan.kp2mi@contoh.test", "Contoh Atasan KP2MI", ("atasan_kepala",)),
        AkunDemo("sekretariat@contoh.test", "Contoh Sekretariat", ("sekretariat_ukpbj",)),
        AkunDemo("koordinator@contoh.test", "Contoh Koordinator PBJ", ("koordinator_pbj",)),
        AkunDemo("jf.kp2mi@contoh.test", "Contoh JFPBJ", ("jf_ppbj",)),
    ),
    "Kalimantan Timur": (
        AkunDemo("kepala.kaltim@contoh.test", "Contoh Kepala Kaltim", ("kepala_ukpbj",)),
        AkunDemo("atasan.kaltim@contoh.test", "Contoh Atasan Kaltim", ("atasan_kepala",)),
        AkunDemo("helpdesk.kaltim@contoh.test", "Contoh Helpdesk Kaltim", ("helpdesk",)),
        AkunDemo("verifikator.kaltim@contoh.test", "Contoh Verifikator D", ("verifikator",)),
    ),
    "Tanpa unit": (
        AkunDemo("admin@contoh.test", "Contoh Admin", sebagai="Admin", admin=True),
        AkunDemo("direktur@cv-contoh-karya.test", "Contoh Direktur", sebagai="Pelaku usaha"),
        AkunDemo("pemilik@contoh-perseorangan.test", "Contoh Pemilik", sebagai="Pelaku usaha"),
    ),
}  # fmt: skip
"""Logins under their heading; role "pelaku_usaha" is nobody's to hold."""


def semua_akun() -> list[AkunDemo]:
    return [akun for kelompok in AKUN.values() for akun in kelompok]


def buat_akun() -> None:
    """Every login with its assignments, in each unit of its heading."""
    orang = {akun.email: _buat(akun) for akun in semua_akun()}
    for kelompok, kode in KELOMPOK:
        unit = list(Unit.objects.filter(kode__in=kode).order_by("pk"))
        Penugasan.objects.bulk_create(
            _penugasan(akun, orang, satu, peran, sop)
            for akun in AKUN[kelompok]
            for satu in unit
            for peran, sop in akun.peran
        )


def _buat(akun: AkunDemo) -> Pengguna:
    """With a hash that costs little: of a password that is printed, and hashed anew at login."""
    hasher = PBKDF2PasswordHasher()
    return Pengguna.objects.create(
        email=akun.email,
        password=hasher.encode(akun.sandi, hasher.salt(), PUTARAN_RINGAN),
        nama=akun.nama,
        nip=akun.nip,
        is_staff=akun.admin,
        is_superuser=akun.admin,
    )


def _penugasan(
    akun: AkunDemo, orang: dict[str, Pengguna], unit: Unit, peran: str, sop: str
) -> Penugasan:
    penugasan = Penugasan(
        pengguna=orang[akun.email],
        peran_id=peran,
        unit=unit,
        sop=sop,
        dasar=DASAR,
        mulai=SEJAK,
        menggantikan=orang.get(akun.plh_untuk),
    )
    if akun.plh_untuk:
        penugasan.jenis = Penugasan.Jenis.PLH
    penugasan.full_clean()
    return penugasan
