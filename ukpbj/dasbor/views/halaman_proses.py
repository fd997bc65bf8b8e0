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
from ukpbj.dasbor.lama import WaktuProses
from ukpbj.dasbor.penyimpangan import penyimpangan_proses
from ukpbj.dasbor.sebutan import banyak_langkah, nama_jenis, nama_sop
from ukpbj.dasbor.sublangkah import DaftarSublangkah, anak_langkah
from ukpbj.dasbor.tugas import tugas_proses
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.tenggat import Tenggat, tenggat

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.http import HttpRequest, HttpResponse

    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.galat import GalatSop
    from ukpbj.sop.models import Berkas


@dataclass(frozen=True)
class BerkasProses:
    """One file as `komponen/berkas.html` draws it."""

    nama: str
    url: str
    ukuran: str
    keterangan: str


@dataclass(frozen=True)
class BarisTerbuka:
    """One open row, for those whose turn it is not."""

    pelaksanaan: PelaksanaanLangkah
    tenggat: Tenggat
    dapat_lepas: bool


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
    kisah = Kisah(proses, baris_proses(proses), pembaca)
    milik_saya = _milik_saya(pembaca, proses, kisah)
    if kotak is None and konflik is None and (dipilih := _dipilih(request, milik_saya)):
        kotak = Kotak(proses, dipilih, pembaca)
    konteks: dict[str, Any] = {
        "proses": proses,
        "unit": proses.unit,
        "sop": proses.kelas.sop,
        "nama_sop": nama_sop(proses.kode_sop, proses.versi_sop),
        "kisah": kisah,
        "waktu": WaktuProses(proses, kisah.baris, kisah.kalender, pembaca.pada),
        "terbuka": [_terbuka(kisah, baris) for baris in kisah.semua_terbuka],
        "langkah": proses.langkah_kini,
        "dari": banyak_langkah(proses.kelas.sop),
        "sublangkah": _sublangkah(kisah, milik_saya),
        "anak": anak_langkah(kisah, {b.pk for b in milik_saya}),
        "kotak": kotak,
        "konflik": konflik,
        "tulisan": tulisan,
        "dapat_batal": proses.unit_id in pembaca.dipimpin and not proses.sudah_berakhir,
        "berkas": _berkas(proses),
        "dokumen": proses.dokumen.umum().select_related("berkas"),
        "penyimpangan": penyimpangan_proses(proses, pembaca),
        "tugas": tugas_proses(pembaca, proses),
        "keluarga": keluarga(proses, pembaca),
        "remah": _remah(proses),
        "lencana": _lencana(kisah),
    }
    return render(request, "dasbor/proses.html", konteks, status=status)


def baris_proses(proses: Proses) -> list[PelaksanaanLangkah]:
    """Every step row of a case, oldest first."""
    return list(
        PelaksanaanLangkah.objects.filter(proses=proses.pk)
        .select_related("proses", "unit", "pelaksana", "pemegang")
        .order_by("id")
    )


def _milik_saya(pembaca: Pembaca, proses: Proses, kisah: Kisah) -> list[PelaksanaanLangkah]:
    """The open rows the reader may do now: theirs by role and binding, in nobody else's hands."""
    if not kisah.semua_terbuka:
        return []
    boleh = set(pembaca.milik_saya().filter(proses=proses.pk).values_list("pk", flat=True))
    bebas = (None, pembaca.pengguna.pk)
    return [b for b in kisah.semua_terbuka if b.pk in boleh and b.pemegang_id in bebas]


def _dipilih(
    request: HttpRequest, milik_saya: Sequence[PelaksanaanLangkah]
) -> PelaksanaanLangkah | None:
    """The row whose box is shown: the one `?langkah=` names, else the first (the table's own)."""
    diminta = request.GET.get("langkah", "")
    return next((b for b in milik_saya if str(b.pk) == diminta), None) or next(
        iter(milik_saya), None
    )


def _sublangkah(kisah: Kisah, milik_saya: Collection[PelaksanaanLangkah]) -> Any:
    if kisah.terbuka is None:
        return None
    return DaftarSublangkah(kisah, kisah.terbuka, {b.pk for b in milik_saya})


def _terbuka(kisah: Kisah, baris: PelaksanaanLangkah) -> BarisTerbuka:
    return BarisTerbuka(
        baris,
        tenggat(baris, kisah.pembaca.pada, kisah.kalender),
        _dapat_lepas(kisah.pembaca, baris),
    )


def _dapat_lepas(pembaca: Pembaca, baris: PelaksanaanLangkah) -> bool:
    if baris.pemegang_id is None:
        return False
    return baris.pemegang_id == pembaca.pengguna.pk or baris.unit_id in pembaca.dipimpin


def _berkas(proses: Proses) -> list[BerkasProses]:
    """Current files, without those of issued documents."""
    kini = proses.berkas.filter(diganti__isnull=True, dokumen__isnull=True)
    return [
        BerkasProses(t.nama, t.url, t.ukuran, _asal_berkas(berkas))
        for berkas in kini.select_related("pelaksanaan")
        for t in [berkas_tampil(berkas)]
    ]


def _asal_berkas(berkas: Berkas) -> str:
    """What kind of file it is, and the step that keeps it: "Lampiran langkah 7a, putaran 2"."""
    jenis, baris = nama_jenis(berkas.jenis), berkas.pelaksanaan
    if baris is None:
        return jenis
    putaran = f", putaran {baris.kunjungan}" if baris.kunjungan > 1 else ""
    return f"{jenis} langkah {baris.sebutan}{putaran}"


def _remah(proses: Proses) -> list[dict[str, str]]:
    return [{"teks": "Proses", "url": reverse("dasbor:daftar_proses")}, {"teks": proses.nomor}]


def _lencana(kisah: Kisah) -> list[dict[str, str]]:
    """What the heading adds: an end that was reached, or the round."""
    if kisah.proses.sudah_berakhir:
        kelas = {"selesai": "selesai", "ditolak": "bahaya"}.get(kisah.proses.keadaan, "netral")
        return [{"teks": kisah.proses.keadaan, "kelas": kelas}]
    putaran = kisah.terbuka.kunjungan if kisah.terbuka else 1
    return [{"teks": f"Putaran {putaran}", "kelas": "netral"}] if putaran > 1 else []
