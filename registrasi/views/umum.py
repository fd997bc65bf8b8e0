"""Pages for everybody: where to begin, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_safe

from registrasi.models import PermohonanAkun
from registrasi.pilihan import Pilihan
from registrasi.views.bersama import tampilkan
from ukpbj.akun.models.peran import PELAKU_USAHA
from ukpbj.sop.kalender import Batas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The start page of the service in `?unit=&layanan=`, of the only one, or the choice."""
    pilihan = Pilihan.dari(request.GET)
    konteks = _konteks(pilihan)
    if loket := pilihan.loket:
        kelas = loket.kelas
        konteks |= {"sop": kelas.sop, "kata": kelas.kata, "babak": lama_babak(kelas)}
    return tampilkan(request, "beranda", konteks)


@login_not_required
@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    pilihan = Pilihan.dari(request.GET)
    return tampilkan(request, "bantuan", _konteks(pilihan))


def _konteks(pilihan: Pilihan) -> dict[str, Any]:
    return {"pilihan": pilihan} | ({"unit": pilihan.unit} if pilihan.unit else {})


def lama_babak(kelas: type[PermohonanAkun]) -> list[tuple[str, str, str]]:
    """Each part of the journey, its printed limits, and whose time it is: (judul, lama, siapa)."""
    hasil = []
    for babak in kelas.perjalanan:
        langkah = [kelas.sop.baris(urut) for urut in babak.langkah]
        anda = langkah[-1].peran == PELAKU_USAHA
        lama = _jumlah(satu.batas for satu in langkah if satu.batas)
        hasil.append((babak.judul, lama, "Anda" if anda else "LPSE"))
    return hasil


def _jumlah(batas: Iterable[Batas]) -> str:
    """Limits added up unit by unit: "15 menit", "10 menit + 1 hari"."""
    jumlah: dict[str, int] = {}
    for satu in batas:
        jumlah[satu.satuan] = jumlah.get(satu.satuan, 0) + satu.nilai
    return " + ".join(f"{nilai} {satuan}" for satuan, nilai in jumlah.items())
