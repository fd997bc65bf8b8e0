"""Documents, the way of verification, and SIKaP (SOP registrasi-batang, langkah 3 and 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from registrasi.forms import FormCara, FormSikap, FormUnggah
from registrasi.forms.dokumen import tampilkan as tampilkan_berkas
from registrasi.layanan import (
    BelumLengkap,
    berkas_terkini,
    kirim_dokumen,
    selesaikan_halaman,
    unggah_dokumen,
)
from registrasi.models import JenisDokumen, PemeriksaanDokumen, PermohonanAkun, TautanLayanan
from registrasi.perjalanan import Halaman
from registrasi.ringkasan import label_dokumen, perlu_perbaikan, sudah_diganti
from registrasi.status import alasan_terakhir, judul_perbaikan
from registrasi.views.bersama import (
    GALAT_ISIAN,
    dilihat,
    ke_permohonan,
    pada_halaman,
    pengguna,
    tampilkan,
)
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.models import Berkas, PelaksanaanLangkah
from ukpbj.sop.waktu import sekarang
from ukpbj.sop.widgets import BerkasTampil

if TYPE_CHECKING:
    from django.http import HttpRequest


PETUNJUK = (
    "Foto atau pindai dokumen asli. Pastikan keempat sudutnya terlihat dan tulisannya terbaca."
)


@dataclass(frozen=True)
class KartuDokumen:
    """One document on the page. `keadaan`: kosong, ada, perbaiki or diganti."""

    jenis: str
    label: str
    keadaan: str
    catatan: str
    berkas: BerkasTampil | None
    form: FormUnggah


@require_http_methods(["GET", "HEAD", "POST"])
@pada_halaman(Halaman.DOKUMEN)
def verifikasi(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah
) -> HttpResponse:
    """Documents and the way of verification; sending it ends the step."""
    if request.method != "POST":
        return _halaman(request, permohonan, baris)
    form = FormCara(request.POST, permohonan=permohonan)
    masalah: list[str] = []
    if form.is_valid():
        try:
            kirim_dokumen(
                permohonan,
                form.cleaned_data["hasil"],
                oleh=pengguna(request),
                dilihat=dilihat(request),
            )
        except BelumLengkap as galat:
            masalah = galat.masalah
        else:
            messages.success(request, "Permintaan verifikasi Anda sudah terkirim.")
            return ke_permohonan(permohonan)
    return _halaman(request, permohonan, baris, form=form, masalah=masalah, status=GALAT_ISIAN)


@require_POST
@pada_halaman(Halaman.DOKUMEN)
def unggah(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah, jenis: str
) -> HttpResponse:
    """Keep one document; a file that is refused comes back with the reason beside its field."""
    if jenis not in JenisDokumen.values:
        raise Http404("Dokumen ini tidak diminta.")
    dokumen = JenisDokumen(jenis)
    form = _form_unggah(permohonan, dokumen, request)
    if form.is_valid():
        try:
            unggah_dokumen(permohonan, dokumen, form.cleaned_data["berkas"], oleh=pengguna(request))
        except GalatSop as galat:
            form.add_error("berkas", galat.pesan)
        else:
            messages.success(request, f"{form.fields['berkas'].label} tersimpan.")
            return redirect("registrasi:verifikasi", permohonan.kunci)
    return _halaman(request, permohonan, baris, unggahan=form, status=GALAT_ISIAN)


def _form_unggah(
    permohonan: PermohonanAkun, jenis: JenisDokumen, request: HttpRequest | None = None
) -> FormUnggah:
    kiriman = (request.POST, request.FILES) if request else ()
    return FormUnggah(
        *kiriman,
        jenis=jenis,
        label=label_dokumen(jenis, permohonan.pelaku_usaha.jenis),
        batas_mb=permohonan.unit.batas_unggah_mb,
    )


def _halaman(
    request: HttpRequest,
    permohonan: PermohonanAkun,
    baris: PelaksanaanLangkah,
    *,
    form: FormCara | None = None,
    unggahan: FormUnggah | None = None,
    masalah: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    temuan = perlu_perbaikan(permohonan) if baris.kunjungan > 1 else []
    kartu = _kartu(permohonan, temuan, unggahan)
    konteks = {
        "baris": baris,
        "judul": judul_perbaikan(len(temuan)) if baris.kunjungan > 1 else "Kirim dokumen Anda",
        "keterangan": _alasan(permohonan) if baris.kunjungan > 1 else PETUNJUK,
        "ada_perbaikan": any(satu.keadaan == "perbaiki" for satu in kartu),
        "batas_jadwal": _batas_jadwal(permohonan, baris),
        "kartu": kartu,
        "form": form or FormCara(permohonan=permohonan),
        "unggahan": unggahan,
        "masalah": masalah or [],
    }
    return tampilkan(request, "verifikasi", konteks, permohonan, status)


def _alasan(permohonan: PermohonanAkun) -> str:
    return alasan_terakhir(list(permohonan.pelaksanaan.order_by("id")))


def _batas_jadwal(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> str:
    """The printed limit of the step that follows a request by video call."""
    sop = permohonan.kelas.sop
    for hasil in sop.baris(baris.urut).lanjut:
        if permohonan.kelas.cara_hasil.get(hasil.nama) == PermohonanAkun.Cara.DARING:
            return str(sop.baris(hasil.ke).batas or "") if isinstance(hasil.ke, int) else ""
    return ""


def _kartu(
    permohonan: PermohonanAkun,
    temuan: list[PemeriksaanDokumen],
    unggahan: FormUnggah | None,
) -> list[KartuDokumen]:
    """The documents; those to be corrected come first."""
    ada, diminta = berkas_terkini(permohonan), {t.jenis: t for t in temuan}
    urut = sorted(JenisDokumen, key=lambda jenis: jenis.value not in diminta)
    return [
        KartuDokumen(
            jenis.value,
            label_dokumen(jenis, permohonan.pelaku_usaha.jenis),
            _keadaan(ada.get(jenis.value), diminta.get(jenis.value)),
            diminta[jenis.value].catatan if jenis.value in diminta else "",
            tampilkan_berkas(ada[jenis.value]) if jenis.value in ada else None,
            unggahan if unggahan and unggahan.jenis is jenis else _form_unggah(permohonan, jenis),
        )
        for jenis in urut
    ]


def _keadaan(berkas: Berkas | None, temuan: PemeriksaanDokumen | None) -> str:
    if berkas is None:
        return "kosong"
    if temuan is None:
        return "ada"
    return "diganti" if sudah_diganti(temuan, berkas) else "perbaiki"


@require_http_methods(["GET", "HEAD", "POST"])
@pada_halaman(Halaman.SIKAP)
def sikap(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah
) -> HttpResponse:
    """The statement that the data in SIKaP is filled in; sending it ends the case."""
    form = FormSikap(request.POST if request.method == "POST" else None)
    if form.is_valid():
        selesaikan_halaman(
            permohonan, Halaman.SIKAP, oleh=pengguna(request), dilihat=dilihat(request)
        )
        messages.success(request, "Terima kasih. Permohonan Anda selesai.")
        return ke_permohonan(permohonan)
    hari_ini = sekarang().astimezone(permohonan.unit.tzinfo).date()
    konteks = {
        "form": form,
        "baris": baris,
        "hasil": permohonan.kelas.sop.baris(baris.urut).lanjut[0].nama,
        "alamat_sikap": TautanLayanan.objects.alamat("sikap", hari_ini),
    }
    return tampilkan(request, "sikap", konteks, permohonan, GALAT_ISIAN if form.is_bound else 200)
