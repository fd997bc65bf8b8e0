"""A demo with a case in every state that pages show, in a unit whose clock never stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from registrasi.layanan import minta_tautan
from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import (
    TATAP_MUKA,
    Lengkap,
    Pemeran,
    PenggunaFactory,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    buat_permohonan,
    pemeriksaan,
    selesaikan,
    unit_selalu_buka,
)
from ukpbj.demo.models import TandaDemo
from ukpbj.sop import layanan
from ukpbj.sop.waktu import sekarang

LAMA = timedelta(hours=3)
ALASAN = "NPWP memuat nama lama. Unggah NPWP terbaru atau akta perubahan."


@dataclass(frozen=True)
class Dunia:
    """`berkas`: cases by name of their state. Those of vendor A end one after another; whoever
    else owns one owns only that one."""

    pemeran: Pemeran
    berkas: dict[str, PermohonanAkun]


def buat_dunia() -> Dunia:
    TandaDemo.objects.create()
    UnitFactory.create(kode="batang")
    pemeran = buat_pemeran(unit_selalu_buka())
    minta_tautan("calon@contoh.example", pemeran.unit)
    return Dunia(pemeran, {**_berjalan(pemeran), **_kembali_dan_berakhir(pemeran)})


def _berjalan(pemeran: Pemeran) -> dict[str, PermohonanAkun]:
    """One case per step, each of somebody else; the office's are late except the appointments."""
    kini = sekarang()
    janji = kini + timedelta(hours=20)
    return {
        "data": _baru(pemeran, 2),
        "dokumen": _baru(pemeran, 3, jenis=PelakuUsaha.Jenis.PERSEORANGAN),
        "jadwal": _baru(pemeran, 4),
        "janji": _baru(pemeran, 5, janji=janji),
        "verifikasi": _baru(pemeran, 5),
        "tamu": _baru(pemeran, 5, cara=TATAP_MUKA),
        "persetujuan": _baru(pemeran, 6, pada=kini - LAMA),
        "pemantauan": _baru(pemeran, 7, pada=kini - LAMA),
        "sikap": _baru(pemeran, 8),
    }


def _kembali_dan_berakhir(pemeran: Pemeran) -> dict[str, PermohonanAkun]:
    selesai = _baru(pemeran, 9)
    ditolak = buat_permohonan(5, pemeran=pemeran)
    _putuskan(ditolak, pemeran, "ditolak")
    perbaikan = buat_permohonan(5, pemeran=pemeran)
    _putuskan(perbaikan, pemeran, "perlu perbaikan")
    dibatalkan = _baru(pemeran, 4)
    layanan.batalkan(dibatalkan.pk, "Pendaftaran ganda.", oleh=pemeran.kepala)
    return {
        "selesai": selesai,
        "ditolak": ditolak,
        "perbaikan": perbaikan,
        "dibatalkan": dibatalkan,
    }


def _baru(pemeran: Pemeran, langkah: int, **isian: object) -> PermohonanAkun:
    orang = PenggunaFactory.create(nama="Contoh Pemohon")
    return buat_permohonan(langkah, pemeran=pemeran, pemohon=orang, **isian)  # type: ignore[arg-type]  # passed on as they are


def _putuskan(proses: PermohonanAkun, pemeran: Pemeran, hasil: str) -> None:
    layanan.ambil_langkah(baris_terbuka(proses).pk, oleh=pemeran.verifikator)
    masukan = {"pemeriksaan": pemeriksaan(proses, sesuai=False)}
    cara = Lengkap(alasan=ALASAN, masukan=masukan)
    selesaikan(proses, hasil, oleh=pemeran.verifikator, cara=cara)
