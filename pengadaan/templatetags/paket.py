"""What the desk's panel of a package shows: its data, its people, its other cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django import template

from pengadaan.models import Paket, ProsesPaket
from ukpbj.dasbor.keluarga import sebut_keadaan
from ukpbj.dasbor.pembaca import Pembaca
from ukpbj.dasbor.sebutan import nama_sop
from ukpbj.sop.models import IkatanPeran, Proses
from ukpbj.sop.rupiah import sebut_rupiah

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

register = template.Library()


@dataclass(frozen=True)
class Baris:
    """A label with its value, as `komponen/daftar_data.html` draws it."""

    label: str
    nilai: str


@dataclass(frozen=True)
class ProsesLain:
    """Another case of the same package that the reader may open."""

    proses: Proses
    sop: str
    keadaan: str
    kelas: str


@dataclass(frozen=True)
class Panel:
    """`petugas`: by role, those who were named for this package."""

    data: Sequence[Baris]
    petugas: Sequence[Baris]
    lain: Sequence[ProsesLain]


@register.simple_tag(takes_context=True)
def panel_paket(context: template.Context, proses: Proses) -> Panel:
    """Three queries, whatever there is; the page itself shows the parent and the children."""
    paket, keluarga = cast(ProsesPaket, proses).paket, context["keluarga"]
    tampil = {proses.pk, *(kerabat.proses.pk for kerabat in keluarga.semua)}
    lain = _lain(Pembaca.dari(context["request"]), paket, tampil)
    return Panel(_data(paket), _petugas(paket), lain)


def _data(paket: Paket) -> list[Baris]:
    return [
        Baris("Nama paket", paket.nama),
        Baris("Kode RUP", paket.kode_rup),
        Baris("Tahun anggaran", str(paket.tahun)),
        Baris("Pagu", sebut_rupiah(paket.pagu)),
    ]


def _petugas(paket: Paket) -> list[Baris]:
    ikatan = IkatanPeran.objects.filter(lingkup=paket.kunci).select_related("peran", "pengguna")
    menurut: dict[str, list[str]] = {}
    for satu in ikatan.order_by("peran__urutan", "peran__nama", "pengguna__nama"):
        menurut.setdefault(str(satu.peran), []).append(str(satu.pengguna))
    return [Baris(peran, ", ".join(nama)) for peran, nama in menurut.items()]


def _lain(pembaca: Pembaca, paket: Paket, tampil: Collection[int]) -> list[ProsesLain]:
    milik = pembaca.proses().filter(lingkup=paket.kunci).exclude(pk__in=tampil)
    return [_sebut(satu) for satu in milik.order_by("-id")]


def _sebut(proses: Proses) -> ProsesLain:
    return ProsesLain(proses, nama_sop(proses.kode_sop, proses.versi_sop), *sebut_keadaan(proses))
