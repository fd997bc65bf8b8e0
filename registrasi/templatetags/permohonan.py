"""What the desk's panel of a registration shows, collected in few queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from django import template

from registrasi.layanan import berkas_terkini
from registrasi.models import JenisDokumen, PermohonanAkun
from registrasi.perjalanan import Halaman
from registrasi.ringkasan import (
    COCOKKAN,
    Data,
    Masalah,
    isi_data,
    kembar_npwp,
    keraguan,
    perlu_perbaikan,
    sebut_berkas,
)
from ukpbj.sop.models import Berkas, Proses
from ukpbj.sop.ukuran import sebut_ukuran

register = template.Library()


@dataclass(frozen=True)
class DokumenPanel:
    """One document beside the data it proves. `berkas`: None where it was asked for, not sent.

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
    berkas = berkas_terkini(permohonan)
    jenis = _jenis_dokumen(permohonan, berkas)
    terbukti = {medan for satu in jenis for medan in COCOKKAN.get(satu, ())}
    return Panel(
        permohonan.get_cara_display(),
        permohonan.tautan_panggilan,
        kembar_npwp(usaha),
        _dokumen(permohonan, data, jenis, berkas),
        [satu for medan, satu in data.items() if medan not in terbukti],
        [satu for satu in keraguan(usaha) if satu.medan not in terbukti],
    )


def _jenis_dokumen(permohonan: PermohonanAkun, berkas: Mapping[str, Berkas]) -> list[str]:
    """The documents that this SOP has uploaded, and whatever else was."""
    kelas = permohonan.kelas
    wajib = list(JenisDokumen.values) if Halaman.DOKUMEN in kelas.halaman.values() else []
    return list(dict.fromkeys([*wajib, *kelas.dokumen_wajib(), *berkas]))


def _dokumen(
    permohonan: PermohonanAkun,
    data: Mapping[str, Data],
    semua_jenis: Iterable[str],
    berkas: Mapping[str, Berkas],
) -> list[DokumenPanel]:
    usaha = permohonan.pelaku_usaha
    ragu = keraguan(usaha)
    temuan = {satu.jenis: satu.catatan for satu in perlu_perbaikan(permohonan)}
    return [
        DokumenPanel(
            sebut_berkas(jenis, usaha.jenis),
            [data[medan] for medan in COCOKKAN.get(jenis, ()) if medan in data],
            [satu for satu in ragu if satu.medan in COCOKKAN.get(jenis, ())],
            satu_berkas := berkas.get(jenis),
            sebut_ukuran(satu_berkas.ukuran) if satu_berkas else "",
            bool(satu_berkas and satu_berkas.tipe.startswith("image/")),
            temuan.get(jenis, ""),
        )
        for jenis in semua_jenis
    ]
