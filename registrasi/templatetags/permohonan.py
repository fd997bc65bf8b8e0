"""What the desk's panel of a registration shows, collected in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import template

from registrasi.forms.dokumen import sebut_ukuran
from registrasi.layanan import berkas_terkini
from registrasi.models import JenisDokumen, PemeriksaanDokumen, PermohonanAkun
from registrasi.ringkasan import (
    BagianRingkas,
    Masalah,
    isi_data,
    kembar_npwp,
    keraguan,
    label_dokumen,
    perlu_perbaikan,
)
from ukpbj.sop.models import Berkas, Proses

register = template.Library()


@dataclass(frozen=True)
class DokumenPanel:
    """One required document: its file (None: not sent) and what was asked of it last time."""

    label: str
    berkas: Berkas | None
    ukuran: str
    gambar: bool
    catatan: str


@dataclass(frozen=True)
class Panel:
    cara: str
    tautan: str
    bagian: list[BagianRingkas]
    keraguan: list[Masalah]
    kembar: int
    dokumen: list[DokumenPanel]


@register.simple_tag
def panel_permohonan(proses: Proses) -> Panel:
    """Data, doubts and documents of a case of the registration SOPs."""
    permohonan = cast(PermohonanAkun, proses)
    usaha = permohonan.pelaku_usaha
    return Panel(
        permohonan.get_cara_display(),
        permohonan.tautan_panggilan,
        isi_data(usaha),
        keraguan(usaha),
        kembar_npwp(usaha),
        _dokumen(permohonan),
    )


def _dokumen(permohonan: PermohonanAkun) -> list[DokumenPanel]:
    berkas = berkas_terkini(permohonan)
    temuan = {satu.jenis: satu for satu in perlu_perbaikan(permohonan)}
    return [
        _satu(jenis, permohonan, berkas.get(jenis.value), temuan.get(jenis.value))
        for jenis in JenisDokumen
    ]


def _satu(
    jenis: JenisDokumen,
    permohonan: PermohonanAkun,
    berkas: Berkas | None,
    temuan: PemeriksaanDokumen | None,
) -> DokumenPanel:
    return DokumenPanel(
        label_dokumen(jenis, permohonan.pelaku_usaha.jenis),
        berkas,
        sebut_ukuran(berkas.ukuran) if berkas else "",
        bool(berkas and berkas.tipe.startswith("image/")),
        temuan.catatan if temuan else "",
    )
