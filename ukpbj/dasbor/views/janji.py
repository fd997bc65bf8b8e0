"""The clock that starts later: the visitor's arrival, an appointment that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ukpbj.akun.izin import wajib_pegawai
from ukpbj.dasbor.forms import JanjiForm
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.sebutan import sebut_tamu
from ukpbj.dasbor.sublangkah import alamat_sesudah
from ukpbj.dasbor.upaya import pastikan_giliran
from ukpbj.dasbor.views.langkah import buka_langkah, jawab_galat
from ukpbj.sop import layanan
from ukpbj.sop.definisi import MulaiJam
from ukpbj.sop.format_waktu import lengkap, setempat
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah, Proses


@wajib_pegawai
@require_POST
@jawab_galat
def hadir(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """The visitor is there: the clock of the step starts now."""
    pembaca = Pembaca.dari(request)
    proses, baris = buka_langkah(pembaca, kunci, pk)
    layanan.catat_hadir(baris.pk, oleh=pembaca.pengguna)
    messages.success(request, "Kehadiran tercatat. Waktu langkah ini mulai dihitung.")
    return redirect(alamat_sesudah(proses, baris))


@wajib_pegawai
@require_http_methods(["GET", "HEAD", "POST"])
@jawab_galat
def janji(request: HttpRequest, kunci: UUID, pk: int) -> HttpResponse:
    """Make or move the appointment of a step; `tidak_hadir=1`: set it anew after a no-show."""
    pembaca = Pembaca.dari(request)
    proses, baris = buka_langkah(pembaca, kunci, pk)
    pastikan_giliran(pembaca.pengguna, proses, baris)
    langkah = proses.kelas.sop.baris(baris.urut, baris.huruf)
    if langkah.mulai_jam(proses.fakta()) is not MulaiJam.JANJI:
        raise BelumDapat("Langkah ini tidak memakai janji temu.")
    isi = request.POST if request.method == "POST" else request.GET
    tidak_hadir = isi.get("tidak_hadir") == "1" and baris.janji is not None
    form = _form(request, baris)
    if form.is_bound and form.is_valid() and _simpan(form, baris, pembaca, tidak_hadir):
        kata = "dipindahkan ke" if baris.janji else "ditetapkan"
        messages.success(request, f"Janji temu {kata} {lengkap(form.waktu(), proses.unit)}.")
        return redirect(alamat_sesudah(proses, baris))
    konteks = {
        "proses": proses,
        "unit": proses.unit,
        "pelaksanaan": baris,
        "langkah": langkah,
        "form": form,
        "judul": _judul(proses, baris, tidak_hadir),
        "tidak_hadir": tidak_hadir,
        "url_kembali": alamat_sesudah(proses, baris),
        "remah": _remah(proses),
    }
    return render(request, "dasbor/janji.html", konteks, status=422 if form.errors else 200)


def _judul(proses: Proses, baris: PelaksanaanLangkah, tidak_hadir: bool) -> str:
    if tidak_hadir:
        return f"{sebut_tamu(proses).capitalize()} tidak hadir: jadwalkan ulang"
    return "Geser janji temu" if baris.janji else "Tetapkan janji temu"


def _form(request: HttpRequest, baris: PelaksanaanLangkah) -> JanjiForm:
    pertama = baris.janji is None
    if request.method == "POST":
        return JanjiForm(request.POST, unit=baris.unit, pertama=pertama)
    lama = setempat(baris.janji, baris.unit) if baris.janji else None
    awal = {"tanggal": lama.date(), "jam": lama.time()} if lama else {}
    return JanjiForm(unit=baris.unit, pertama=pertama, initial=awal)


def _simpan(
    form: JanjiForm, baris: PelaksanaanLangkah, pembaca: Pembaca, tidak_hadir: bool
) -> bool:
    """Whether the door took it; its messages are put beside the fields otherwise."""
    alasan = form.cleaned_data.get("alasan", "")
    try:
        layanan.geser_janji(
            baris.pk, form.waktu(), alasan, oleh=pembaca.pengguna, tidak_hadir=tidak_hadir
        )
    except IsianBelumLengkap as galat:
        form.pasang_galat(galat.medan)
        return False
    return True


def _remah(proses: Proses) -> list[dict[str, str]]:
    url = reverse("dasbor:proses", args=[proses.kunci])
    return [
        {"teks": "Proses", "url": reverse("dasbor:daftar_proses")},
        {"teks": proses.nomor, "url": url},
        {"teks": "Janji temu"},
    ]
