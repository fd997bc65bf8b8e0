"""The clock that starts later: an appointment that is made or moves, a visitor who arrives."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ukpbj.akun.models import Pengguna
from ukpbj.sop import jejak, penyimpangan
from ukpbj.sop.definisi import MulaiJam
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap
from ukpbj.sop.layanan.bersama import ambil_kunci, isi_baris, iso, periksa_wewenang
from ukpbj.sop.layanan.buka import jalankan_jam
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.waktu import sekarang


@transaction.atomic
def geser_janji(
    pelaksanaan_id: int,
    waktu: datetime,
    alasan: str = "",
    *,
    oleh: Pengguna,
    tidak_hadir: bool = False,
    pada: datetime | None = None,
) -> PelaksanaanLangkah:
    """Make or move a step's appointment, or set it anew after a no-show; the clock starts then.

    Only a move needs a reason. A step already late is recorded as late first: moving the
    appointment does not undo it. Raises IsianBelumLengkap for a past time or a missing reason.
    """
    baris, proses = _kunci_berjam(pelaksanaan_id, MulaiJam.JANJI, oleh)
    pada = pada or sekarang()
    galat = {}
    if baris.janji and not alasan.strip():
        galat["alasan"] = "Tuliskan alasannya."
    if waktu <= pada:
        galat["waktu"] = "Pilih waktu yang akan datang."
    if tidak_hadir and (baris.janji is None or baris.janji > pada):
        galat["alasan"] = "Janji temu belum lewat; gunakan “Geser janji”."
    if galat:
        raise IsianBelumLengkap(galat)
    penyimpangan.catat_terlambat(baris, pada)
    sebelum, baris.janji = baris.janji, waktu
    _simpan_jam(baris, proses, waktu)
    jenis = "tidak_hadir" if tidak_hadir else "geser_janji" if sebelum else "tetapkan_janji"
    isi = isi_baris(baris) | {"janji_lama": iso(sebelum), "janji_baru": iso(waktu)}
    jejak.catat(proses, jenis, oleh, pada, isi, alasan.strip())
    proses.saat_janji_berubah(baris, pada, jenis)
    return baris


@transaction.atomic
def catat_hadir(
    pelaksanaan_id: int, *, oleh: Pengguna, pada: datetime | None = None
) -> PelaksanaanLangkah:
    """Record that the visitor is there; the clock of the step starts now. Once only."""
    baris, proses = _kunci_berjam(pelaksanaan_id, MulaiJam.KEHADIRAN, oleh)
    pada = pada or sekarang()
    if baris.mulai is not None:
        raise BelumDapat("Kehadiran sudah dicatat.")
    _simpan_jam(baris, proses, pada)
    jejak.catat(proses, "hadir", oleh, pada, isi_baris(baris))
    return baris


def _kunci_berjam(
    pelaksanaan_id: int, cara: MulaiJam, oleh: Pengguna
) -> tuple[PelaksanaanLangkah, Proses]:
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    langkah = baris.langkah
    periksa_wewenang(oleh, proses, langkah, baris)
    if langkah.mulai_jam(proses.fakta()) is not cara:
        raise BelumDapat("Langkah ini tidak memakai cara itu.")
    return baris, proses


def _simpan_jam(baris: PelaksanaanLangkah, proses: Proses, mulai: datetime) -> None:
    jalankan_jam(baris, proses.unit, mulai)
    baris.save(update_fields=["janji", "mulai", "jatuh_tempo", "terlambat_sejak"])
