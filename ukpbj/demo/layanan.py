"""Loading the demo data, once per database."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from ukpbj.akun.data_kalender import SEPANJANG_WAKTU
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.seed_kalender import pasang_jadwal
from ukpbj.demo.cerita import ceritakan
from ukpbj.demo.models import TandaDemo, is_demo
from ukpbj.demo.orang import buat_akun

Pengisi = Callable[[], None]
_pengisi: list[Pengisi] = []


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
        unit_selalu_buka()
        buat_akun()
        for isi in _pengisi:
            isi()
        ceritakan()
    return True


def unit_selalu_buka() -> Unit:
    """A unit that never closes, so that lateness can be watched at any hour."""
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
