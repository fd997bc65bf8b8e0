"""Loading the demo data, once per database."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from ukpbj.akun.data_kalender import SEPANJANG_WAKTU
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.seed_kalender import pasang_jadwal
from ukpbj.demo import tetapan
from ukpbj.demo.adegan import semua_adegan
from ukpbj.demo.kehidupan import kehidupan
from ukpbj.demo.models import TandaDemo, is_demo
from ukpbj.demo.orang import buat_akun
from ukpbj.demo.panggung import Panggung
from ukpbj.demo.tanggapan import tutup_buku
from ukpbj.sop.rekap import rekap_unit
from ukpbj.sop.waktu import sekarang

Kabar = Callable[[int, int], object]
"""Told after each case: how many are done, of how many."""


def isi_sekali(banyak: int | None = None, kabar: Kabar = lambda selesai, semua: None) -> bool:
    """Load everything in one transaction and mark the database; False if it is marked already.

    `banyak`: how many cases are drawn besides those that are written down; by default as the
    settings say. Raises ValueError on a database that already holds people: a demo never mixes
    with them.
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
        ceritakan(settings.DEMO_KASUS if banyak is None else banyak, kabar)
    return True


def ceritakan(banyak: int, kabar: Kabar) -> None:
    """Three months of every office, up to now; then the figures that its pages read."""
    panggung = Panggung(sekarang())
    mendadak = tetapan.sebelum_cerita(panggung)
    daftar = semua_adegan(panggung, kehidupan(panggung, banyak))
    for nomor, adegan in enumerate(daftar, start=1):
        adegan.mainkan()
        kabar(nomor, len(daftar))
    tutup_buku(panggung)
    tetapan.sesudah_cerita(panggung, mendadak)
    for unit in panggung.unit.values():
        rekap_unit(unit, panggung.kini)


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
