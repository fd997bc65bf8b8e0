"""What tests of the desk share: addresses, what a person fills in, many rows at once."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import pabrik
from tests.pabrik import SENIN_PAGI, Pemeran, baris_terbuka, buat_permohonan
from ukpbj.akun.models import Unit
from ukpbj.sop.models import PelaksanaanLangkah, Proses

SOP = "registrasi-batang"
LIMA_KELENGKAPAN = {f"kelengkapan-{n}": "ada" for n in range(1, 6)}
VERIFIKASI = {**LIMA_KELENGKAPAN, "putusan_ktp": "sesuai", "putusan_npwp": "sesuai"}
"""Step 5, filled in completely but for the screenshot."""
SETUJU = {"kelengkapan-1": "ada", "keluaran-1": "ada", "hasil": "disetujui"}
"""Step 6, filled in completely."""


def buka_langkah(urut: int, pemeran: Pemeran, **lain: Any) -> PelaksanaanLangkah:
    """The open row of a new case that stands at this step since Monday at nine."""
    return baris_terbuka(buat_permohonan(urut, pemeran=pemeran, **{"pada": SENIN_PAGI} | lain))


def alamat(baris: PelaksanaanLangkah, nama: str = "langkah", *ekor: str) -> str:
    return reverse(f"dasbor:{nama}", args=[baris.proses.kunci, baris.pk, *ekor])


def alamat_proses(proses: Proses, nama: str = "proses") -> str:
    return reverse(f"dasbor:{nama}", args=[proses.kunci])


def tangkapan_layar(nama: str = "tangkapan.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, pabrik.gambar_png(), "image/png")


def teks(jawaban: Any) -> str:
    """The words of a page, without markup and with single spaces."""
    tanpa_tanda = re.sub(r"<[^>]+>", " ", jawaban.content.decode())
    return " ".join(unescape(tanpa_tanda).split())


def baris_tabel(jawaban: Any) -> list[str]:
    """The addresses of a list's rows, top to bottom."""
    return re.findall(r'class="tabel__tautan" href="([^"]+)"', jawaban.content.decode())


def tebar(
    unit: Unit,
    banyak: int,
    *,
    urut: int = 6,
    sejak: datetime = SENIN_PAGI,
    sop: str = SOP,
    **kolom: Any,
) -> list[PelaksanaanLangkah]:
    """Many open steps of plain cases, a minute apart, for lists: rows only, no story."""
    awal = Proses.objects.count()
    proses = Proses.objects.bulk_create(
        Proses(
            unit=unit, kode_sop=sop, keadaan=f"langkah_{urut}", dibuat=sejak,
            nomor=f"UJI-{awal + n:05d}", judul=f"CV Contoh Tebar {awal + n}",
        )
        for n in range(banyak)
    )  # fmt: skip
    return PelaksanaanLangkah.objects.bulk_create(
        PelaksanaanLangkah(
            **{
                "proses": satu, "unit": unit, "kode_sop": sop, "urut": urut, "no": str(urut),
                "peran": "verifikator", "dibuka": sejak, "mulai": sejak, "batas_nilai": 30,
                "batas_satuan": "menit", "asal_batas": "sop",
                "jatuh_tempo": sejak + timedelta(minutes=n),
                "terlambat_sejak": sejak + timedelta(minutes=n),
            }
            | kolom
        )
        for n, satu in enumerate(proses)
    )  # fmt: skip
