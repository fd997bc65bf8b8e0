"""Pages for everybody: where to begin, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_safe

from registrasi.layanan import sop_pendaftaran, unit_pendaftaran
from registrasi.models import PermohonanAkun
from registrasi.views.bersama import tampilkan
from ukpbj.akun.models import Unit

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The start page of the unit in `?unit=`, of the only unit, or the choice between units."""
    daftar = unit_pendaftaran()
    unit = pilih_unit(request.GET.get("unit", ""), daftar)
    kelas = sop_pendaftaran(unit) if unit else None
    konteks = {
        "daftar_unit": daftar,
        "pilihan": unit,
        "sop": kelas.sop if kelas else None,
        "babak": lama_babak(kelas) if kelas else [],
    }
    return tampilkan(request, "beranda", konteks | ({"unit": unit} if unit else {}))


@login_not_required
@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    daftar = unit_pendaftaran()
    unit = pilih_unit(request.GET.get("unit", ""), daftar)
    return tampilkan(request, "bantuan", {"daftar_unit": daftar} | ({"unit": unit} if unit else {}))


def pilih_unit(kode: str, daftar: list[Unit]) -> Unit | None:
    if len(daftar) == 1:
        return daftar[0]
    return next((unit for unit in daftar if unit.kode == kode), None)


def lama_babak(kelas: type[PermohonanAkun]) -> list[tuple[str, str, str]]:
    """Each part of the journey, its printed limits, and whose time it is: (judul, lama, siapa)."""
    hasil = []
    for babak in kelas.perjalanan:
        langkah = [kelas.sop.baris(urut) for urut in babak.langkah]
        lama = " + ".join(str(satu.batas) for satu in langkah if satu.batas)
        anda = langkah[-1].peran == "pelaku_usaha"
        hasil.append((babak.judul, lama, "Anda" if anda else "LPSE"))
    return hasil
