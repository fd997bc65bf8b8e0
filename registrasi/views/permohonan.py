"""My cases, one case, and asking again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from registrasi.forms.dokumen import tampilkan as tampilkan_berkas
from registrasi.layanan import ajukan_lagi
from registrasi.linimasa import dua_jam, perjalanan
from registrasi.models import PermohonanAkun
from registrasi.pilihan import Pilihan
from registrasi.ringkasan import perlu_perbaikan, sebut_berkas
from registrasi.status import Kisah, judul_singkat, status
from registrasi.views.bersama import ambil_permohonan, pelaku_usaha, tampilkan
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.waktu import sekarang
from ukpbj.sop.widgets import BerkasTampil

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

DAPAT_DIULANG = ("ditolak", "dibatalkan")


@require_safe
def permohonan_saya(request: HttpRequest) -> HttpResponse:
    """Every case of this pelaku usaha; the only one is opened at once."""
    usaha = pelaku_usaha(request)
    milik = PermohonanAkun.objects.filter(pelaku_usaha=usaha).order_by("-id")
    daftar = list(milik.select_related("unit", "pelaku_usaha").prefetch_related("pelaksanaan"))
    if len(daftar) == 1:
        return redirect("registrasi:permohonan", daftar[0].kunci)
    kini = sekarang()
    baris = [(p, judul_singkat(Kisah(p, list(p.pelaksanaan.all()), [], kini))) for p in daftar]
    return tampilkan(request, "permohonan_saya", {"daftar": baris})


@require_safe
def permohonan(request: HttpRequest, kunci: UUID) -> HttpResponse:
    satu = ambil_permohonan(request, kunci)
    baris = list(satu.pelaksanaan.order_by("id"))
    kisah = Kisah(satu, baris, perlu_perbaikan(satu), sekarang())
    kantor, pelaku = dua_jam(kisah)
    konteks = {
        "status": status(kisah),
        "perjalanan": perjalanan(kisah),
        "waktu_kantor": kantor,
        "waktu_pelaku": pelaku,
        "dapat_diulang": satu.keadaan in DAPAT_DIULANG,
        "dokumen": Dokumen.objects.umum().filter(proses=satu.pk).select_related("berkas"),
        "kiriman": _kiriman(satu),
    }
    return tampilkan(request, "permohonan", konteks, satu)


def _kiriman(permohonan: PermohonanAkun) -> list[tuple[str, BerkasTampil]]:
    """The files in force that the pelaku usaha has sent, by what they are."""
    jenis_usaha = permohonan.pelaku_usaha.jenis
    milik = permohonan.berkas.filter(diganti__isnull=True, pengunggah=permohonan.pemohon_id)
    return [
        (sebut_berkas(satu.jenis, jenis_usaha), tampilkan_berkas(satu))
        for satu in milik.filter(dokumen__isnull=True).order_by("id")
    ]


@require_POST
def ajukan(request: HttpRequest) -> HttpResponse:
    """Begin again after a rejection or a cancellation, with the data already there."""
    usaha = pelaku_usaha(request)
    loket = Pilihan.dari(request.POST).loket
    try:
        if loket is None or loket.unit.kode != request.POST.get("unit"):
            raise GalatSop("LPSE itu sedang tidak menerima pendaftaran.")
        baru = ajukan_lagi(usaha.pk, loket.unit, loket.kode)
    except GalatSop as galat:
        messages.error(request, galat.pesan)
        return redirect("registrasi:permohonan_saya")
    return redirect("registrasi:permohonan", baru.kunci)
