"""What the pelaku usaha does with a running case: data, documents, and the end of their steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from registrasi.layanan.pendaftaran import nyatakan_ada
from registrasi.models import JenisDokumen, PelakuUsaha, PermohonanAkun
from registrasi.perjalanan import Halaman
from ukpbj.dokumen.unggahan import UnggahanBersih, simpan_berkas
from ukpbj.sop.galat import BelumDapat
from ukpbj.sop.layanan import selesaikan_langkah
from ukpbj.sop.models import Berkas, PelaksanaanLangkah
from ukpbj.sop.penjaga import kunci_proses
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from registrasi.forms import FormBagian
    from ukpbj.akun.models import Pengguna

DIBAWA = "Dibawa saat datang ke kantor LPSE"


class BukanGilirannya(BelumDapat):
    """The case does not stand at that page (any more)."""


class BelumLengkap(BelumDapat):
    """`masalah`: what keeps the request from being sent, in words for the page."""

    def __init__(self, masalah: list[str]) -> None:
        super().__init__(" ".join(masalah))
        self.masalah = masalah


def baris_halaman(permohonan: PermohonanAkun, *halaman: Halaman) -> PelaksanaanLangkah:
    """The open step, if it is done on one of these pages; raises BukanGilirannya."""
    baris = permohonan.pelaksanaan_terbuka()
    if baris is None or permohonan.kelas.halaman_dari(baris.urut) not in halaman:
        raise BukanGilirannya("Langkah ini sudah Anda selesaikan.")
    return baris


def kunci_halaman(
    permohonan: PermohonanAkun, *halaman: Halaman, dilihat: int | None = None
) -> PelaksanaanLangkah:
    """Lock the case and make sure that it (still) stands at the page, in the visit last seen.

    Without the lock a late draft could change what has just been handed to the office.
    """
    kunci_proses(permohonan.pk)
    baris = baris_halaman(permohonan, *halaman)
    if dilihat not in (None, baris.pk):
        raise BukanGilirannya("Halaman yang Anda kirim sudah tidak sesuai keadaan terakhir.")
    return baris


def data_dapat_diubah(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> bool:
    """While it is filled in, while the documents are sent, and when the case has come back."""
    halaman = permohonan.kelas.halaman_dari(baris.urut)
    return halaman in (Halaman.DATA, Halaman.DOKUMEN) or (
        halaman is Halaman.LANGKAH and baris.kunjungan > 1
    )


def berkas_terkini(permohonan: PermohonanAkun) -> dict[str, Berkas]:
    """The documents of the pelaku usaha in force, by `Berkas.jenis`; kept across rounds."""
    jenis = {*JenisDokumen.values, *permohonan.kelas.dokumen_butir.values()}
    berkas = Berkas.objects.filter(proses=permohonan.pk, jenis__in=jenis, diganti__isnull=True)
    return {satu.jenis: satu for satu in berkas.order_by("id")}


# --- Data and documents -----------------------------------------------------------------------


@transaction.atomic
def simpan_data(permohonan: PermohonanAkun, form: FormBagian) -> bool:
    """Keep the fields of this page that are valid; the others stay as they were.

    Returns whether they were kept: once the data was handed in, only a page without errors is,
    because it must not become incomplete again. Raises BukanGilirannya.
    """
    baris = kunci_halaman(permohonan, *Halaman)
    if not data_dapat_diubah(permohonan, baris):
        raise BukanGilirannya("Data ini sudah Anda kirim.")
    if permohonan.kelas.halaman_dari(baris.urut) is not Halaman.DATA and not form.lengkap():
        return False
    medan = [nama for nama in form.changed_data if nama in form.cleaned_data]
    if medan:
        form.instance.diubah = sekarang()
        form.instance.save(update_fields=[*medan, "diubah"])
    return True


@transaction.atomic
def unggah_dokumen(
    permohonan: PermohonanAkun, jenis: JenisDokumen, unggahan: UnggahanBersih, *, oleh: Pengguna
) -> Berkas:
    """Keep a document (it replaces the earlier one of its kind). Raises BukanGilirannya."""
    kunci_halaman(permohonan, Halaman.DOKUMEN)
    return simpan_berkas(proses=permohonan, unggahan=unggahan, jenis=jenis.value, pengunggah=oleh)


# --- The end of a step ------------------------------------------------------------------------


@transaction.atomic
def selesaikan_halaman(
    permohonan: PermohonanAkun,
    halaman: Halaman,
    *,
    oleh: Pengguna,
    hasil: str = "",
    dilihat: int | None = None,
    catatan: str = "",
) -> None:
    """End the step behind a page through the core's door; `hasil`: default its first outcome.

    `dilihat`: id of the visit the person saw. `catatan`: note kept with the verdicts.
    Raises BukanGilirannya and what the door raises.
    """
    baris = kunci_halaman(permohonan, halaman, dilihat=dilihat)
    langkah = permohonan.kelas.sop.baris(baris.urut)
    isian = nyatakan_ada(langkah, catatan)
    selesaikan_langkah(baris.pk, hasil or langkah.lanjut[0].nama, oleh=oleh, isian=isian)


@transaction.atomic
def kirim_data(permohonan: PermohonanAkun, *, oleh: Pengguna, dilihat: int | None = None) -> None:
    """End the step of the data form. Raises BelumLengkap, BukanGilirannya."""
    kunci_halaman(permohonan, Halaman.DATA, dilihat=dilihat)
    _pastikan_data_lengkap(permohonan)
    selesaikan_halaman(permohonan, Halaman.DATA, oleh=oleh)


@transaction.atomic
def kirim_dokumen(
    permohonan: PermohonanAkun, hasil: str, *, oleh: Pengguna, dilihat: int | None = None
) -> None:
    """Ask for verification; by video call the documents must be there, and corrected where the
    verifikator asked for it. Raises BelumLengkap, BukanGilirannya.
    """
    baris = kunci_halaman(permohonan, Halaman.DOKUMEN, dilihat=dilihat)
    _pastikan_data_lengkap(permohonan)
    cara = permohonan.kelas.cara_hasil.get(hasil)
    daring = cara == PermohonanAkun.Cara.DARING
    if daring and (masalah := list(_masalah_dokumen(permohonan, baris))):
        raise BelumLengkap(masalah)
    selesaikan_halaman(
        permohonan, Halaman.DOKUMEN, oleh=oleh, hasil=hasil, catatan="" if daring else DIBAWA
    )


def _pastikan_data_lengkap(permohonan: PermohonanAkun) -> None:
    from registrasi.ringkasan import kekurangan

    usaha = PelakuUsaha.objects.get(pk=permohonan.pelaku_usaha_id)
    if masalah := kekurangan(usaha):
        raise BelumLengkap([f"{satu.label}: {satu.teks}" for satu in masalah])
    permohonan.pelaku_usaha = usaha


def _masalah_dokumen(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> Iterable[str]:
    from registrasi.ringkasan import label_dokumen, perlu_perbaikan, sudah_diganti

    ada, usaha = berkas_terkini(permohonan), permohonan.pelaku_usaha
    data_berubah = usaha.diubah is not None and usaha.diubah >= baris.dibuka
    diminta = {temuan.jenis: temuan for temuan in perlu_perbaikan(permohonan)}
    for jenis in JenisDokumen:
        label = label_dokumen(jenis, usaha.jenis)
        if jenis.value not in ada:
            yield f"Unggah {label}."
            continue
        temuan = diminta.get(jenis.value)
        if temuan and not data_berubah and not sudah_diganti(temuan, ada[jenis.value]):
            yield f"Unggah {label} yang baru, atau perbaiki data usaha Anda."
