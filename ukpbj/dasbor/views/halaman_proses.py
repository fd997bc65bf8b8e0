"""The page of one case: shared by the views that show it and by those that answer on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ukpbj.dasbor.forms import berkas_tampil
from ukpbj.dasbor.keluarga import keluarga
from ukpbj.dasbor.kisah import Kisah
from ukpbj.dasbor.kotak import Kotak
from ukpbj.dasbor.sebutan import nama_jenis, nama_sop
from ukpbj.dasbor.tugas import tugas_proses
from ukpbj.sop import izin
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.tenggat import tenggat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.galat import GalatSop


@dataclass(frozen=True)
class BerkasProses:
    """One file as `komponen/berkas.html` draws it."""

    nama: str
    url: str
    ukuran: str
    keterangan: str


def ambil_proses(pembaca: Pembaca, kunci: UUID) -> Proses:
    """The case as an instance of its SOP's class; 404 for one the person may not see."""
    umum = get_object_or_404(pembaca.proses(), kunci=kunci)
    return umum.kelas.objects.select_related("unit", "pemohon").get(pk=umum.pk)


def halaman_proses(
    request: HttpRequest,
    pembaca: Pembaca,
    proses: Proses,
    *,
    kotak: Kotak | None = None,
    konflik: GalatSop | None = None,
    tulisan: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    """Answer with the page of a case as it is now.

    `kotak`: the step's box with what was sent. `konflik`: why that was not taken; `tulisan` then
    keeps the words typed (label, text), so that they can be copied.
    """
    kisah = Kisah(proses, _baris(proses), pembaca)
    terbuka = kisah.terbuka
    if kotak is None and konflik is None and terbuka and _giliran_saya(pembaca, proses, terbuka):
        kotak = Kotak(proses, terbuka, pembaca)
    konteks: dict[str, Any] = {
        "proses": proses,
        "unit": proses.unit,
        "sop": proses.kelas.sop,
        "nama_sop": nama_sop(proses.kode_sop, proses.versi_sop),
        "kisah": kisah,
        "pelaksanaan": terbuka,
        "langkah": proses.langkah_kini,
        "tenggat": _tenggat(pembaca, kisah),
        "kotak": kotak,
        "konflik": konflik,
        "tulisan": tulisan,
        "dapat_lepas": _dapat_lepas(pembaca, terbuka),
        "dapat_batal": proses.unit_id in pembaca.dipimpin and not proses.sudah_berakhir,
        "berkas": _berkas(proses),
        "dokumen": proses.dokumen.select_related("berkas"),
        "penyimpangan": _penyimpangan(proses),
        "tugas": tugas_proses(pembaca, proses),
        "keluarga": keluarga(proses),
        "remah": _remah(proses),
        "lencana": _lencana(kisah),
    }
    return render(request, "dasbor/proses.html", konteks, status=status)


def _baris(proses: Proses) -> list[PelaksanaanLangkah]:
    return list(
        PelaksanaanLangkah.objects.filter(proses=proses.pk)
        .select_related("proses", "unit", "pelaksana", "pemegang")
        .order_by("id")
    )


def _giliran_saya(pembaca: Pembaca, proses: Proses, terbuka: PelaksanaanLangkah) -> bool:
    langkah = proses.kelas.sop.baris(terbuka.urut, terbuka.huruf)
    bebas = terbuka.pemegang_id in (None, pembaca.pengguna.pk)
    return bebas and izin.boleh_mengerjakan(pembaca.pengguna, proses, langkah)


def _tenggat(pembaca: Pembaca, kisah: Kisah) -> Any:
    if kisah.terbuka is None:
        return None
    return tenggat(kisah.terbuka, pembaca.pada, kisah.kalender)


def _dapat_lepas(pembaca: Pembaca, terbuka: PelaksanaanLangkah | None) -> bool:
    if terbuka is None or terbuka.pemegang_id is None:
        return False
    return terbuka.pemegang_id == pembaca.pengguna.pk or terbuka.unit_id in pembaca.dipimpin


def _berkas(proses: Proses) -> list[BerkasProses]:
    """Current files, without those of issued documents."""
    kini = proses.berkas.filter(diganti__isnull=True, dokumen__isnull=True)
    return [
        BerkasProses(t.nama, t.url, t.ukuran, nama_jenis(berkas.jenis))
        for berkas in kini
        for t in [berkas_tampil(berkas)]
    ]


def _penyimpangan(proses: Proses) -> list[Penyimpangan]:
    return list(
        Penyimpangan.objects.filter(pelaksanaan__proses=proses.pk)
        .select_related("pelaksanaan", "penanggung_jawab")
        .order_by("id")
    )


def _remah(proses: Proses) -> list[dict[str, str]]:
    return [{"teks": "Proses", "url": reverse("dasbor:daftar_proses")}, {"teks": proses.nomor}]


def _lencana(kisah: Kisah) -> list[dict[str, str]]:
    """What the heading adds: an end that was reached, or the round."""
    if kisah.proses.sudah_berakhir:
        kelas = {"selesai": "selesai", "ditolak": "bahaya"}.get(kisah.proses.keadaan, "netral")
        return [{"teks": kisah.proses.keadaan, "kelas": kelas}]
    putaran = kisah.terbuka.kunjungan if kisah.terbuka else 1
    return [{"teks": f"Putaran {putaran}", "kelas": "netral"}] if putaran > 1 else []
