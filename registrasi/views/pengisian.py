"""The data form, page by page, and its review (SOP registrasi-batang, langkah 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from registrasi.forms import FormBagian, bagian_untuk, urutan_bagian
from registrasi.layanan import (
    BelumLengkap,
    BukanGilirannya,
    data_dapat_diubah,
    kirim_data,
    simpan_data,
)
from registrasi.models import PelakuUsaha, PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.ringkasan import isi_data, kekurangan, keraguan
from registrasi.views.bersama import (
    GALAT_ISIAN,
    dilihat,
    ke_giliran,
    pada_halaman,
    pengguna,
    simpan_otomatis,
    tampilkan,
)

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ukpbj.sop.models import PelaksanaanLangkah


@require_http_methods(["GET", "HEAD", "POST"])
@pada_halaman(Halaman.DATA, Halaman.DOKUMEN, Halaman.LANGKAH)
def data(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah, bagian: str
) -> HttpResponse:
    """One page. What is valid is kept at once; what is not is shown again as typed."""
    halaman = bagian_untuk(permohonan.kelas)
    if bagian not in halaman:
        raise Http404("Halaman isian ini tidak ada.")
    if not data_dapat_diubah(permohonan, baris):
        raise BukanGilirannya("Data ini sudah Anda kirim.")
    usaha = permohonan.pelaku_usaha
    if bagian != "jenis" and not usaha.jenis:
        messages.info(request, "Pilih dahulu jenis pelaku usaha Anda.")
        return redirect("registrasi:data", permohonan.kunci, "jenis")
    if request.method != "POST":
        return _halaman(request, permohonan, baris, halaman[bagian](instance=usaha))
    form = halaman[bagian](request.POST, instance=usaha, draf=simpan_otomatis(request))
    beres = form.is_valid()
    tersimpan = simpan_data(permohonan, form)
    if simpan_otomatis(request):
        return _jawab_draf(form, tersimpan)
    if not beres:
        return _halaman(request, permohonan, baris, form)
    return _lanjut(permohonan, baris, bagian)


def _jawab_draf(form: FormBagian, tersimpan: bool) -> HttpResponse:
    """204: all was kept; 422: all but these, with labels and reasons; 409: nothing was."""
    if not tersimpan:
        return JsonResponse({"pesan": "Data yang sudah dikirim harus tetap lengkap."}, status=409)
    if not form.errors:
        return HttpResponse(status=204)
    galat = {nama: [str(teks) for teks in daftar] for nama, daftar in form.errors.items()}
    belum = [str(form.fields[nama].label) for nama in galat]
    return JsonResponse({"galat": galat, "belum": belum}, status=GALAT_ISIAN)


def _halaman(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah, form: FormBagian
) -> HttpResponse:
    semua = bagian_untuk(permohonan.kelas)
    nomor, sebelum, _ = urutan_bagian(form.slug, semua)
    perbaikan = permohonan.kelas.halaman_dari(baris.urut) is not Halaman.DATA
    konteks = {
        "form": form,
        "judul": form.judul_untuk(permohonan.pelaku_usaha),
        "nomor": nomor,
        "banyak": len(semua),
        "sebelum": sebelum,
        "perbaikan": perbaikan,
        "kembali": ke_giliran(permohonan)["Location"] if perbaikan else "",
        "atas": permohonan.nomor if perbaikan else f"Bagian {nomor} dari {len(semua)}",
    }
    return tampilkan(
        request, "data", konteks, permohonan, status=GALAT_ISIAN if form.errors else 200
    )


def _lanjut(permohonan: PermohonanAkun, baris: PelaksanaanLangkah, bagian: str) -> HttpResponse:
    """The next page; once the data was handed in, back to the step it is corrected in."""
    if permohonan.kelas.halaman_dari(baris.urut) is not Halaman.DATA:
        return ke_giliran(permohonan)
    _, _, berikut = urutan_bagian(bagian, bagian_untuk(permohonan.kelas))
    if berikut is None:
        return redirect("registrasi:periksa", permohonan.kunci)
    return redirect("registrasi:data", permohonan.kunci, berikut)


@require_http_methods(["GET", "HEAD", "POST"])
@pada_halaman(Halaman.DATA)
def periksa(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah
) -> HttpResponse:
    """Everything on one page, with what is missing; sending it ends the step."""
    if request.method == "POST":
        try:
            kirim_data(permohonan, oleh=pengguna(request), dilihat=dilihat(request))
        except BelumLengkap:
            return _ringkasan(request, permohonan, baris, GALAT_ISIAN)
        messages.success(request, "Data usaha Anda sudah terkirim.")
        return ke_giliran(permohonan)
    return _ringkasan(request, permohonan, baris)


def _ringkasan(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah, status: int = 200
) -> HttpResponse:
    usaha = PelakuUsaha.objects.get(pk=permohonan.pelaku_usaha_id)
    konteks = {
        "baris": baris,
        "hasil": permohonan.kelas.sop.baris(baris.urut).lanjut[0].nama,
        "bagian": [b for b in isi_data(usaha) if b.slug in bagian_untuk(permohonan.kelas)],
        "kekurangan": kekurangan(usaha),
        "keraguan": keraguan(usaha),
    }
    return tampilkan(request, "periksa", konteks, permohonan, status)
