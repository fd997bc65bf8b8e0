"""Uploads: extension, content and parser must agree before anything is kept.

Accepted are PDF, JPEG and PNG. Pictures are drawn anew, so that neither the place where they
were taken nor a second content stays in them; PDFs stay as they are, but may do nothing.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ukpbj.akun.models import Pengguna
from ukpbj.dokumen import pengurai
from ukpbj.dokumen.berkas import berkas_baru
from ukpbj.dokumen.penerima import UnggahanDibuang
from ukpbj.sop.galat import GalatSop, LangkahSudahSelesai
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses
from ukpbj.sop.ukuran import sebut_ukuran
from ukpbj.sop.waktu import sekarang
from ukpbj.sop.widgets import IsianBerkas

log = logging.getLogger(__name__)

TIPE = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
TERIMA = ",".join(f".{ekstensi}" for ekstensi in TIPE)
PANJANG_NAMA = 150
BATAS_BERKAS_PROSES = 200
"""Files one case may hold, replaced ones included."""

_giliran = BoundedSemaphore(2)
"""Each check may take hundreds of megabytes; the others wait."""
SABAR = 20
"""Seconds to wait for a turn, and at most for the check itself."""


@dataclass(frozen=True)
class UnggahanBersih:
    """An upload that passed: shown name, type, and the bytes to keep."""

    nama: str
    tipe: str
    isi: bytes


class MedanUnggah(forms.FileField):
    """A file field for one PDF, JPEG or PNG; its cleaned value is an `UnggahanBersih`.

    `batas_mb`: the unit's limit; a form sets it when it knows the unit.
    """

    default_error_messages = {
        "required": "Pilih berkas yang akan diunggah.",
        "empty": "Berkas ini kosong. Pilih berkas lain.",
        "invalid": "Berkas tidak terkirim. Pilih berkasnya sekali lagi.",
    }
    widget: IsianBerkas

    def __init__(self, *, batas_mb: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=IsianBerkas(terima=TERIMA, batas_mb=batas_mb), **kwargs)
        self.batas_mb = batas_mb

    @property
    def batas_mb(self) -> int:
        """Largest size in MB; setting it also tells the page."""
        return self._batas_mb

    @batas_mb.setter
    def batas_mb(self, batas: int) -> None:
        self._batas_mb = batas
        self.widget.attrs["data-batas-mb"] = str(batas)
        self.help_text = f"PDF, JPG, atau PNG, paling besar {batas} MB."

    def clean(self, data: Any, initial: Any = None) -> Any:
        hasil = super().clean(data, initial)
        if isinstance(hasil, UploadedFile):
            return periksa_unggahan(hasil, self.batas_mb)
        return hasil


def periksa_unggahan(unggahan: UploadedFile[Any], batas_mb: int) -> UnggahanBersih:
    """Check an upload and clean it; raises ValidationError with a message for the sender."""
    nama = nama_aman(unggahan.name or "")
    tipe = TIPE.get(_ekstensi(nama))
    if tipe is None:
        raise ValidationError("Jenis berkas ini tidak diterima. Unggah PDF, JPG, atau PNG.")
    _periksa_ukuran(unggahan, batas_mb)
    isi = unggahan.read()
    if _tipe_isi(isi) != tipe:
        raise ValidationError(
            f"Isi berkas ini bukan {_ekstensi(nama).upper()} seperti namanya."
            " Simpan ulang sebagai PDF, JPG, atau PNG, lalu unggah lagi."
        )
    return UnggahanBersih(nama, tipe, _urai(isi, "pdf" if tipe == TIPE["pdf"] else "gambar"))


def _periksa_ukuran(unggahan: UploadedFile[Any], batas_mb: int) -> None:
    ukuran = unggahan.size or 0
    if ukuran > batas_mb * 1024 * 1024:
        raise ValidationError(
            f"Berkas ini berukuran {sebut_ukuran(ukuran)}, melebihi batas {batas_mb} MB."
            " Perkecil, lalu unggah lagi."
        )
    if isinstance(unggahan, UnggahanDibuang):
        raise ValidationError("Kiriman ini terlalu besar. Unggah berkasnya satu per satu.")
    if not ukuran:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.")


def _tipe_isi(isi: bytes) -> str:
    try:
        import magic
    except ImportError:
        log.critical("libmagic tidak ada; tidak ada unggahan yang dapat diperiksa.")
        raise _sibuk() from None
    return str(magic.from_buffer(isi[:8192], mime=True))


def _urai(isi: bytes, jenis: str) -> bytes:
    """What to keep of the file, after a parser in a bounded process has read it."""
    if not _giliran.acquire(timeout=SABAR):
        raise _sibuk()
    try:
        # Without our environment: what reads hostile bytes needs no keys.
        proses = subprocess.run(  # noqa: S603  (fixed words; the file goes in as data)
            [sys.executable, "-I", str(Path(pengurai.__file__)), jenis],
            input=isi,
            capture_output=True,
            timeout=SABAR,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _rusak() from None
    finally:
        _giliran.release()
    if proses.returncode == pengurai.TOLAK:
        raise ValidationError(proses.stdout.decode())
    if proses.returncode != 0:
        raise _rusak()
    return proses.stdout


def _rusak() -> ValidationError:
    return ValidationError("Berkas ini rusak atau tidak dapat dibaca. Coba berkas lain.")


def _sibuk() -> ValidationError:
    return ValidationError("Berkas belum dapat diperiksa. Coba lagi sebentar.")


def nama_aman(nama: str) -> str:
    """The name to show: composed, without path, control and direction characters, bounded."""
    nama = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    nama = "".join(huruf for huruf in nama if unicodedata.category(huruf)[0] != "C")
    nama = " ".join(nama.split())
    batang, _, ekstensi = nama.rpartition(".")
    return f"{batang[: PANJANG_NAMA - len(ekstensi) - 1] or 'berkas'}.{ekstensi}"[-PANJANG_NAMA:]


def _ekstensi(nama: str) -> str:
    return nama.rpartition(".")[2].lower()


def simpan_berkas(
    *,
    proses: Proses,
    unggahan: UnggahanBersih,
    jenis: str,
    pengunggah: Pengguna,
    pelaksanaan: PelaksanaanLangkah | None = None,
    butir: str = "",
    pada: datetime | None = None,
) -> Berkas:
    """Keep a checked upload; the earlier file in the same place is marked `diganti`.

    The place is an item of a step where `butir` is named, else this `jenis` in the case. `pada`:
    when it came, if not now.
    Raises GalatSop where the case holds too many files, LangkahSudahSelesai where the step named
    was closed meanwhile, PenyimpananPenuh.
    """
    if proses.berkas.count() >= BATAS_BERKAS_PROSES:
        raise GalatSop("Berkas dalam proses ini sudah terlalu banyak. Hubungi petugas.")
    tempat = (
        {"pelaksanaan": pelaksanaan, "butir": butir} if butir else {"jenis": jenis, "butir": ""}
    )
    with berkas_baru(
        proses,
        unggahan.isi,
        nama=unggahan.nama,
        tipe=unggahan.tipe,
        jenis=jenis,
        pengunggah=pengunggah,
        pelaksanaan=pelaksanaan,
        butir=butir,
    ) as berkas:
        berkas.dibuat = pada or berkas.dibuat
        # Under the process's lock, so that of two sent at once exactly one stays current.
        Proses.objects.select_for_update(no_key=True).get(pk=proses.pk)
        _pastikan_terbuka(pelaksanaan)
        proses.berkas.filter(diganti__isnull=True, **tempat).update(diganti=berkas.dibuat)
        berkas.save(force_insert=True)
    return berkas


def cabut_berkas(berkas: Berkas) -> None:
    """Take a file of an open step away again; the row and its content stay, marked `diganti`.

    Raises LangkahSudahSelesai.
    """
    with transaction.atomic():
        Proses.objects.select_for_update(no_key=True).get(pk=berkas.proses_id)
        _pastikan_terbuka(berkas.pelaksanaan)
        Berkas.objects.filter(pk=berkas.pk, diganti__isnull=True).update(diganti=sekarang())


def _pastikan_terbuka(pelaksanaan: PelaksanaanLangkah | None) -> None:
    """What a step was decided on stays as it was; the caller holds the process's lock."""
    if pelaksanaan is None:
        return
    if not PelaksanaanLangkah.objects.terbuka().filter(pk=pelaksanaan.pk).exists():
        raise LangkahSudahSelesai("Langkah ini sudah diselesaikan.", pelaksanaan)
