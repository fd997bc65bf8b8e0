"""Official documents: asked for inside the door's transaction, drawn later by a job, issued once.

What a document says is fixed when it is asked for (`Dokumen.isi`); the job only draws it. A job
that is killed leaves a file without a row at most, and the next one begins again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from ukpbj.dokumen.berkas import berkas_baru
from ukpbj.dokumen.models import Dokumen
from ukpbj.dokumen.pdf import jadikan_pdf
from ukpbj.sop import jejak, kotak_keluar, penjaga
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Penyimpangan
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Sumber = PelaksanaanLangkah | Penyimpangan
"""What a document is about: the visit of a step, or a deviation."""
Penyusun = Callable[[Any], "DataclassInstance"]
"""Collects the values from a source of the kind the document is about."""


@dataclass(frozen=True)
class JenisDokumen:
    """How one kind of document comes about; what `susun` gives is the template's context."""

    judul: str
    templat: str
    susun: Penyusun


_jenis: dict[str, JenisDokumen] = {}


def penerbit(jenis: str, *, judul: str, templat: str) -> Callable[[Penyusun], Penyusun]:
    """Register who collects the values of this kind of document, as JSON can hold them."""

    def daftarkan(fungsi: Penyusun) -> Penyusun:
        _jenis[jenis] = JenisDokumen(judul, templat, fungsi)
        return fungsi

    return daftarkan


def antre_dokumen(jenis: str, sumber: Sumber) -> Dokumen:
    """Fix the values of a document and queue its drawing, in the running transaction.

    One per kind and visit of a step; a later visit makes the next version. One per deviation.
    """
    simpang = sumber if isinstance(sumber, Penyimpangan) else None
    pelaksanaan = sumber.pelaksanaan if isinstance(sumber, Penyimpangan) else sumber
    proses, bentuk = pelaksanaan.proses, _jenis[jenis]
    dokumen, _ = Dokumen.objects.get_or_create(
        pelaksanaan=pelaksanaan,
        penyimpangan=simpang,
        jenis=jenis,
        defaults={
            "proses": proses,
            "versi": Dokumen.objects.filter(proses=proses.pk, jenis=jenis).count() + 1,
            "judul": bentuk.judul,
            "isi": asdict(bentuk.susun(sumber)),
            "dibuat": (None if simpang else pelaksanaan.selesai) or sekarang(),
        },
    )
    kotak_keluar.antre(f"dokumen:{jenis}:{sumber.pk}", "dokumen", {"dokumen": dokumen.pk})
    return dokumen


@kotak_keluar.penangan("dokumen")
def terbitkan(muatan: Mapping[str, Any], kunci: str) -> None:
    """Draw the document and issue it; nothing happens where that is done already."""
    dokumen = Dokumen.objects.select_related("proses").get(pk=muatan["dokumen"])
    if dokumen.berkas_id is not None:
        return
    isi = gambar(dokumen)
    with (
        suppress(SudahTerbit),
        berkas_baru(
            dokumen.proses,
            isi,
            nama=f"{dokumen}.pdf",
            tipe="application/pdf",
            jenis=dokumen.jenis,
            pelaksanaan_id=dokumen.pelaksanaan_id,
        ) as berkas,
    ):
        _sahkan(dokumen, berkas)


def gambar(dokumen: Dokumen) -> bytes:
    """The PDF of a document; the same bytes whenever it is drawn."""
    konteks = {**dokumen.isi, "dokumen": dokumen, "proses": dokumen.proses}
    return jadikan_pdf(render_to_string(_jenis[dokumen.jenis].templat, konteks))


class SudahTerbit(Exception):
    """Another worker was first; what this one drew goes away with its transaction."""


def _sahkan(dokumen: Dokumen, berkas: Berkas) -> None:
    """Keep the file, tie it to the document where none is tied yet, write it into the trail."""
    kini = sekarang()
    proses = penjaga.kunci_proses(dokumen.proses_id)
    berkas.save(force_insert=True)
    belum = Dokumen.objects.filter(pk=dokumen.pk, berkas__isnull=True)
    if belum.update(berkas=berkas, terbit=kini) != 1:
        raise SudahTerbit(str(dokumen))
    isi = {"dokumen": dokumen.pk, "jenis": dokumen.jenis, "berkas": berkas.sha256}
    jejak.catat(proses, "terbitkan", None, kini, isi)
