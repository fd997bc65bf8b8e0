"""What the desk's panel of a registration shows, collected in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import template

from registrasi.layanan import berkas_terkini
from registrasi.models import PermohonanAkun
from registrasi.ringkasan import (
    COCOKKAN,
    Data,
    Masalah,
    isi_data,
    kembar_npwp,
    keraguan,
    label_dokumen,
    perlu_perbaikan,
)
from ukpbj.sop.models import Berkas, Proses
from ukpbj.sop.ukuran import sebut_ukuran

register = template.Library()


@dataclass(frozen=True)
class DokumenPanel:
    """One required document beside the data it proves. `berkas`: None where it was not sent.

    `catatan`: what was asked of it last time.
    """

    label: str
    data: list[Data]
    keraguan: list[Masalah]
    berkas: Berkas | None
    ukuran: str
    gambar: bool
    catatan: str


@dataclass(frozen=True)
class Panel:
    """The whole panel. `lain`: data that no document proves, with its own doubts."""

    cara: str
    tautan: str
    kembar: int
    dokumen: list[DokumenPanel]
    lain: list[Data]
    keraguan_lain: list[Masalah]


@register.simple_tag
def panel_permohonan(proses: Proses) -> Panel:
    """Data, doubts and documents of a case of the registration SOPs."""
    permohonan = cast(PermohonanAkun, proses)
    usaha = permohonan.pelaku_usaha
    data = {satu.medan: satu for bagian in isi_data(usaha) for satu in bagian.data}
    terbukti = {medan for daftar in COCOKKAN.values() for medan in daftar}
    return Panel(
        permohonan.get_cara_display(),
        permohonan.tautan_panggilan,
        kembar_npwp(usaha),
        _dokumen(permohonan, data),
        [satu for medan, satu in data.items() if medan not in terbukti],
        [satu for satu in keraguan(usaha) if satu.medan not in terbukti],
    )


def _dokumen(permohonan: PermohonanAkun, data: dict[str, Data]) -> list[DokumenPanel]:
    usaha = permohonan.pelaku_usaha
    berkas, ragu = berkas_terkini(permohonan), keraguan(usaha)
    temuan = {satu.jenis: satu.catatan for satu in perlu_perbaikan(permohonan)}
    return [
        DokumenPanel(
            label_dokumen(jenis, usaha.jenis),
            [data[medan] for medan in medan_terbukti if medan in data],
            [satu for satu in ragu if satu.medan in medan_terbukti],
            satu_berkas := berkas.get(jenis.value),
            sebut_ukuran(satu_berkas.ukuran) if satu_berkas else "",
            bool(satu_berkas and satu_berkas.tipe.startswith("image/")),
            temuan.get(jenis.value, ""),
        )
        for jenis, medan_terbukti in COCOKKAN.items()
    ]
