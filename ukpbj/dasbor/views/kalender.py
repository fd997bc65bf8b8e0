"""A unit's year as a calendar, and what its head changes in it: seen first, then confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ukpbj.akun.izin import wajib_pegawai, wajib_peran
from ukpbj.akun.models import HariLibur, JadwalKerja, Unit
from ukpbj.akun.models.jam_kerja import TENGAH_MALAM
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.dasbor.forms_kalender import TUTUP, FormDasar, FormJam, FormTutup
from ukpbj.dasbor.kalender import (
    TAHUN_AKHIR,
    TAHUN_AWAL,
    TahunKalender,
    sebut_rentang,
)
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.pilih_unit import cip_unit, pilih_unit
from ukpbj.dasbor.saringan import Cip
from ukpbj.dasbor.ubah_kalender import Dampak
from ukpbj.sop.batas import tanggal_unit
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.kalender import KalenderKosong
from ukpbj.sop.layanan.kalender import Perubahan, ubah_kalender
from ukpbj.sop.models import PerubahanKalender
from ukpbj.sop.ubahan_kalender import BukaKembali, HapusJadwal

if TYPE_CHECKING:
    from ukpbj.dasbor.forms_batas import FormGalat
    from ukpbj.sop.kalender import JamKerja

PERUBAHAN_TAMPIL = 10


@dataclass(frozen=True)
class Meja:
    """Who reads, and whose calendar."""

    pembaca: Pembaca
    unit: Unit

    @classmethod
    def dari(cls, request: HttpRequest, *, ubah: bool = False) -> Meja:
        """`ubah`: only the head of the unit; raises PermissionDenied, Http404."""
        pembaca = Pembaca.dari(request)
        unit = pilih_unit(request, cls.calon(pembaca, ubah=ubah))
        return cls(pembaca, unit)

    @staticmethod
    def calon(pembaca: Pembaca, *, ubah: bool = False) -> Sequence[Unit]:
        dipimpin = [unit for pk, unit in pembaca.unit.items() if pk in pembaca.dipimpin]
        if ubah and not dipimpin:
            raise PermissionDenied("Hanya Kepala UKPBJ yang dapat mengubah kalender unitnya.")
        return dipimpin if ubah else list(pembaca.unit.values())

    @property
    def memimpin(self) -> bool:
        return self.unit.pk in self.pembaca.dipimpin

    def alamat(self, nama: str = "kalender", *isi: int, **lain: object) -> str:
        tanya = urlencode({"unit": self.unit.kode, **lain})
        return f"{reverse(f'dasbor:{nama}', args=isi)}?{tanya}"


# --- Looking ----------------------------------------------------------------------------------


@wajib_pegawai
@require_safe
def kalender(request: HttpRequest) -> HttpResponse:
    """One year of one unit; `?tahun=` and `?unit=` choose."""
    meja = Meja.dari(request)
    pembaca, unit = meja.pembaca, meja.unit
    hari_ini = tanggal_unit(unit, pembaca.pada)
    tahun = _tahun(request, hari_ini.year)
    perubahan = PerubahanKalender.objects.filter(unit=unit).select_related("oleh")
    konteks = {
        "unit": unit,
        "tahun": TahunKalender(unit, tahun, pembaca.kalender_dari(unit), hari_ini),
        "cip_unit": cip_unit(meja.calon(pembaca), unit, request.path),
        "cip_tahun": [
            Cip(str(satu), meja.alamat(tahun=satu), satu == tahun)
            for satu in range(max(TAHUN_AWAL, tahun - 1), min(TAHUN_AKHIR, tahun + 1) + 1)
        ],
        "meja": meja,
        "url_tutup": meja.alamat("kalender_tutup"),
        "url_jam": meja.alamat("kalender_jam"),
        "perubahan": perubahan[:PERUBAHAN_TAMPIL],
    }
    return render(request, "dasbor/kalender.html", konteks)


def _tahun(request: HttpRequest, kini: int) -> int:
    teks = request.GET.get("tahun", "")
    if not teks:
        return kini
    if not (teks.isascii() and teks.isdecimal() and len(teks) == 4):
        raise Http404
    if not TAHUN_AWAL <= int(teks) <= TAHUN_AKHIR:
        raise Http404
    return int(teks)


# --- Changing ---------------------------------------------------------------------------------


@wajib_peran(KEPALA_UKPBJ)
@require_http_methods(["GET", "HEAD", "POST"])
def kalender_tutup(request: HttpRequest) -> HttpResponse:
    """Close the unit on some days."""
    meja = Meja.dari(request, ubah=True)
    form = FormTutup(_kiriman(request), unit=meja.unit)
    return _ubah(request, meja, form, "Tutup lokal", "dasbor/kalender_tutup.html")


@wajib_peran(KEPALA_UKPBJ)
@require_http_methods(["GET", "HEAD", "POST"])
def kalender_buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a closure of the unit back."""
    meja = Meja.dari(request, ubah=True)
    libur = get_object_or_404(HariLibur, pk=pk, unit=meja.unit)
    form = FormDasar(_kiriman(request))
    return _ubah(
        request, meja, form, f"Hapus tutup lokal {libur.tanggal:%d-%m-%Y}: {libur.nama}",
        "dasbor/kalender_hapus.html",
        lambda: BukaKembali(meja.unit, libur, form.cleaned_data["dasar"]),
    )  # fmt: skip


@wajib_peran(KEPALA_UKPBJ)
@require_http_methods(["GET", "HEAD", "POST"])
def kalender_jam(request: HttpRequest) -> HttpResponse:
    """Hours of the unit's own from a date on; the form starts with those in force."""
    meja = Meja.dari(request, ubah=True)
    hari_ini = tanggal_unit(meja.unit, meja.pembaca.pada)
    jam = meja.pembaca.kalender_dari(meja.unit).jam_kerja_pada(hari_ini)
    form = FormJam(_kiriman(request), unit=meja.unit, initial=_isi_jam(jam))
    return _ubah(request, meja, form, "Jam kerja baru", "dasbor/kalender_jam.html")


@wajib_peran(KEPALA_UKPBJ)
@require_http_methods(["GET", "HEAD", "POST"])
def kalender_ubah_jam(request: HttpRequest, pk: int) -> HttpResponse:
    """Change hours of the unit's own, or end them."""
    meja = Meja.dari(request, ubah=True)
    lama = get_object_or_404(JadwalKerja, pk=pk, unit=meja.unit)
    awal = _isi_jadwal(lama)
    form = FormJam(_kiriman(request), unit=meja.unit, lama=lama, initial=awal)
    judul = f"Jam kerja mulai {lama.mulai:%d-%m-%Y}"
    return _ubah(request, meja, form, judul, "dasbor/kalender_jam.html", lama=lama)


@wajib_peran(KEPALA_UKPBJ)
@require_http_methods(["GET", "HEAD", "POST"])
def kalender_hapus_jam(request: HttpRequest, pk: int) -> HttpResponse:
    """Take hours of the unit's own away."""
    meja = Meja.dari(request, ubah=True)
    lama = get_object_or_404(JadwalKerja, pk=pk, unit=meja.unit)
    form = FormDasar(_kiriman(request))
    return _ubah(
        request, meja, form, f"Hapus jam kerja mulai {lama.mulai:%d-%m-%Y}",
        "dasbor/kalender_hapus.html",
        lambda: HapusJadwal(meja.unit, lama, form.cleaned_data["dasar"]),
    )  # fmt: skip


def _kiriman(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _ubah(
    request: HttpRequest,
    meja: Meja,
    form: FormGalat,
    judul: str,
    templat: str,
    buat: Any = None,
    **lain: Any,
) -> HttpResponse:
    """Fill in; see what will move; confirm. `buat`: the change, if the form does not make it."""
    konteks = {
        "unit": meja.unit,
        "judul": judul,
        "form": form,
        "url_kalender": meja.alamat(),
        "remah": [{"teks": "Kalender kerja", "url": meja.alamat()}, {"teks": judul}],
        **lain,
    }
    # "aksi=ubah" leads back from the confirmation to what was typed.
    kembali = request.POST.get("aksi") == "ubah"
    if not form.is_bound or not form.is_valid() or kembali:
        status = 422 if form.is_bound and form.errors and not kembali else 200
        return render(request, templat, konteks, status=status)
    perubahan: Perubahan = buat() if buat else form.perubahan()  # type: ignore[attr-defined]  # of the forms that make one
    try:
        if request.POST.get("konfirmasi") == "ya":
            return _simpan(request, meja, perubahan)
        konteks["dampak"] = Dampak.dari(perubahan, meja.pembaca.pada)
    except KalenderKosong:
        form.add_error(None, "Dengan jam kerja ini tidak ada waktu kerja lagi.")
        return render(request, templat, konteks, status=422)
    except GalatSop as galat:
        form.add_error(None, galat.pesan)
        return render(request, templat, konteks, status=galat.status)
    konteks["tersembunyi"] = [
        (nama, nilai)
        for nama, daftar in request.POST.lists()
        for nilai in daftar
        if nama in form.fields
    ]
    return render(request, "dasbor/kalender_konfirmasi.html", konteks)


def _simpan(request: HttpRequest, meja: Meja, perubahan: Perubahan) -> HttpResponse:
    ubah_kalender(perubahan, oleh=meja.pembaca.pengguna)
    pesan = f"{perubahan.uraian}. Tenggat langkah yang terbuka sedang dihitung ulang."
    messages.success(request, pesan)
    return redirect(meja.alamat())


# --- What the form of hours starts with -------------------------------------------------------


def _isi_jam(jam: JamKerja | None) -> dict[str, Any]:
    if jam is None:
        return {}
    isi: dict[str, Any] = {"tetap_buka": jam.tetap_buka}
    for awalan, pekan in (("hari", jam.pekan), ("ramadan", jam.pekan_ramadan or ())):
        for nomor, rentang in enumerate(pekan):
            isi[f"{awalan}_{nomor}"] = sebut_rentang(rentang)[0] if rentang else ""
    return isi | _tutup_ramadan(isi)


def _tutup_ramadan(isi: dict[str, Any]) -> dict[str, str]:
    """The word for days that only Ramadan closes; the form asks for it."""
    if not any(isi.get(f"ramadan_{n}") for n in range(7)):
        return {}
    hanya = (n for n in range(7) if isi.get(f"hari_{n}") and not isi.get(f"ramadan_{n}"))
    return {f"ramadan_{n}": TUTUP for n in hanya}


def _isi_jadwal(lama: JadwalKerja) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "mulai": lama.mulai,
        "sampai": lama.sampai,
        "dasar": lama.dasar,
        "tetap_buka": lama.tetap_buka,
    }
    bagian: dict[str, list[str]] = {}
    for r in lama.rentang.order_by("mulai"):
        akhir = "24.00" if r.selesai == TENGAH_MALAM else f"{r.selesai:%H.%M}"
        kunci = f"{'ramadan' if r.ramadan else 'hari'}_{r.hari}"
        bagian.setdefault(kunci, []).append(f"{r.mulai:%H.%M}–{akhir}")
    isi |= {kunci: ", ".join(jam) for kunci, jam in bagian.items()}
    return isi | _tutup_ramadan(isi)
