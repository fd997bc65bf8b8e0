"""The steps of the pelaku usaha that have no page of their own: files, verdicts, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from registrasi.layanan.permohonan import kunci_halaman
from registrasi.models import PermohonanAkun
from registrasi.perjalanan import Halaman
from ukpbj.dokumen.unggahan import UnggahanBersih, simpan_berkas
from ukpbj.sop.definisi import Langkah, Sisi
from ukpbj.sop.layanan import selesaikan_langkah
from ukpbj.sop.models import Berkas, PelaksanaanLangkah
from ukpbj.sop.tindakan import kunci_butir
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.sop.tindakan import Isian

LAMPIRAN = "lampiran"
"""`Berkas.jenis` of what the pelaku usaha adds unasked; the first part of its `butir`."""


def jenis_butir(permohonan: PermohonanAkun, langkah: Langkah) -> dict[str, str]:
    """The document (`Berkas.jenis`) that an item of the step is, by `kunci_butir`."""
    kenal = permohonan.kelas.dokumen_butir
    return {
        kunci_butir(sisi, nomor): kenal[butir.teks]
        for sisi in Sisi
        for nomor, butir in enumerate(langkah.butir(sisi), start=1)
        if butir.teks in kenal
    }


def berkas_langkah(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> dict[str, Berkas]:
    """Files in force by `kunci_butir`: those of this visit, and documents sent in earlier steps."""
    berlaku = list(permohonan.berkas.filter(diganti__isnull=True).order_by("id"))
    milik = {b.butir: b for b in berlaku if b.butir and b.pelaksanaan_id == baris.pk}
    per_jenis = {b.jenis: b for b in berlaku if b.pengunggah_id == permohonan.pemohon_id}
    langkah = permohonan.kelas.sop.baris(baris.urut)
    dulu = {
        kunci: per_jenis[jenis]
        for kunci, jenis in jenis_butir(permohonan, langkah).items()
        if jenis in per_jenis
    }
    return dulu | milik


@transaction.atomic
def simpan_berkas_butir(
    permohonan: PermohonanAkun,
    kunci: str,
    unggahan: UnggahanBersih,
    *,
    oleh: Pengguna,
    dilihat: int | None = None,
) -> Berkas:
    """Keep a file with an item of the open step; a document of the case replaces the earlier one.

    Raises BukanGilirannya and what `simpan_berkas` raises.
    """
    baris = kunci_halaman(permohonan, Halaman.LANGKAH, dilihat=dilihat)
    langkah = permohonan.kelas.sop.baris(baris.urut)
    jenis = jenis_butir(permohonan, langkah).get(kunci, "")
    baru = _simpan(permohonan, baris, kunci, jenis or "bukti", unggahan, oleh)
    if jenis:
        dulu = permohonan.berkas.filter(jenis=jenis, pengunggah=oleh, diganti__isnull=True)
        dulu.exclude(pk=baru.pk).update(diganti=sekarang())
    return baru


@transaction.atomic
def simpan_lampiran(
    permohonan: PermohonanAkun,
    unggahan: UnggahanBersih,
    *,
    oleh: Pengguna,
    dilihat: int | None = None,
) -> Berkas:
    """Keep one more attachment with the open step. Raises as `simpan_berkas_butir`."""
    baris = kunci_halaman(permohonan, Halaman.LANGKAH, dilihat=dilihat)
    nomor = baris.berkas.filter(jenis=LAMPIRAN).count() + 1
    return _simpan(permohonan, baris, f"{LAMPIRAN}-{nomor}", LAMPIRAN, unggahan, oleh)


def _simpan(
    permohonan: PermohonanAkun,
    baris: PelaksanaanLangkah,
    kunci: str,
    jenis: str,
    unggahan: UnggahanBersih,
    oleh: Pengguna,
) -> Berkas:
    return simpan_berkas(
        proses=permohonan,
        unggahan=unggahan,
        jenis=jenis,
        pengunggah=oleh,
        pelaksanaan=baris,
        butir=kunci,
    )


@transaction.atomic
def kirim_langkah(
    permohonan: PermohonanAkun,
    hasil: str,
    isian: Isian,
    *,
    oleh: Pengguna,
    dilihat: int | None = None,
) -> None:
    """End the open step through the core's door. Raises BukanGilirannya and the door's own."""
    baris = kunci_halaman(permohonan, Halaman.LANGKAH, dilihat=dilihat)
    selesaikan_langkah(baris.pk, hasil, oleh=oleh, isian=isian)


def sudah_dikirim(permohonan: PermohonanAkun, dilihat: int | None, hasil: str) -> bool:
    """Whether this very answer ended the last step: the second press of one button."""
    terakhir = permohonan.pelaksanaan.filter(selesai__isnull=False).order_by("-pk").first()
    return terakhir is not None and (terakhir.pk, terakhir.hasil) == (dilihat, hasil)
