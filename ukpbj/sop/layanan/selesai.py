"""Finishing a step with one of its outcomes, and opening what follows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from ukpbj.akun.models import Pengguna
from ukpbj.sop import anak, ikatan, jejak, penjaga, penyimpangan
from ukpbj.sop.butir import nilai_butir, simpan_putusan
from ukpbj.sop.definisi import Akhir, Arah, Hasil, Langkah, MulaiJam
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap
from ukpbj.sop.layanan.bersama import ambil_kunci, isi_baris, periksa_wewenang
from ukpbj.sop.layanan.buka import buka_langkah
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.tindakan import Isian, Tindakan
from ukpbj.sop.waktu import sekarang


@transaction.atomic
def selesaikan_langkah(
    pelaksanaan_id: int,
    hasil: str,
    *,
    oleh: Pengguna,
    isian: Isian | None = None,
    pada: datetime | None = None,
) -> Proses:
    """End a step with one of its outcomes and open what follows; returns the process.

    A sub-step ends the same way, and moves nothing. Raises LangkahSudahSelesai (naming who and
    when), TidakBerwenang, SedangDikerjakan, BelumDapat (the clock has not started, a sub-step or a
    child case is not done), IsianBelumLengkap (messages by field).
    """
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    pada, isian, langkah = pada or sekarang(), isian or Isian(), baris.langkah
    pilihan = langkah.hasil(hasil)
    periksa_wewenang(oleh, proses, langkah, baris)
    if pilihan is None:
        raise IsianBelumLengkap({"hasil": "Pilih salah satu hasil langkah ini."})
    _periksa_siap(baris, langkah, pilihan, proses, pada)
    dinilai = nilai_butir(baris, langkah, pilihan, isian)
    maju = langkah.arah(pilihan) is Arah.MAJU
    ditunjuk = _tunjuk(proses, langkah, isian) if maju and langkah.menunjuk else []

    tindakan = Tindakan(baris, langkah, pilihan, isian, oleh, pada)
    dari = proses.keadaan
    # Before the row is closed: whoever finishes a late step that nobody had claimed is no more
    # answerable for it than if the sweep had recorded it a minute earlier.
    menyimpang = ["waktu"] if penyimpangan.catat_terlambat(baris, pada) else []
    _tutup(baris, tindakan)
    simpan_putusan(baris, dinilai)
    if maju:
        menyimpang += penyimpangan.catat_kurang(baris, dinilai, pada, isian.alasan)
    lanjutan = _majukan(proses, dari, tindakan)
    isi: dict[str, Any] = isi_baris(baris) | {"hasil": pilihan.nama, "ke": proses.keadaan}
    isi |= {"menyimpang": menyimpang} if menyimpang else {}
    isi |= {"menunjuk": langkah.menunjuk, "petugas": ditunjuk} if ditunjuk else {}
    isi |= {"lanjut": isi_baris(lanjutan)} if lanjutan else {}
    jejak.catat(proses, "selesaikan", oleh, pada, isi, isian.alasan.strip())
    return proses


def _periksa_siap(
    baris: PelaksanaanLangkah, langkah: Langkah, pilihan: Hasil, proses: Proses, pada: datetime
) -> None:
    """A step cannot go forward before its clock starts, nor end before what it has started."""
    if langkah.arah(pilihan) is Arah.MAJU:
        if baris.mulai is None:
            hadir = langkah.mulai_jam(proses.fakta()) is MulaiJam.KEHADIRAN
            raise BelumDapat(
                "Catat kehadiran pelaku usaha lebih dahulu."
                if hadir
                else "Tetapkan janji temu lebih dahulu."
            )
        if baris.mulai > pada:
            raise BelumDapat("Janji temu belum tiba. Geser janji bila dilaksanakan lebih awal.")
    if pesan := anak.penghalang(baris, langkah):
        raise BelumDapat(pesan)


def _tunjuk(proses: Proses, langkah: Langkah, isian: Isian) -> list[int]:
    return ikatan.tetapkan(proses, langkah, list(isian.masukan.get("petugas", ())))


def _tutup(baris: PelaksanaanLangkah, tindakan: Tindakan) -> None:
    nilai: dict[str, Any] = {
        "selesai": tindakan.pada,
        "hasil": tindakan.hasil.nama,
        "pelaksana": tindakan.oleh,
        "alasan": tindakan.isian.alasan.strip(),
        "catatan": tindakan.isian.catatan.strip(),
    }
    if baris.pemegang_id is None:
        nilai |= {"pemegang": tindakan.oleh, "diambil": tindakan.pada}
    penjaga.tutup_sekali(baris, **nilai)
    for nama, isi in nilai.items():
        setattr(baris, nama, isi)


def _majukan(proses: Proses, dari: str, tindakan: Tindakan) -> PelaksanaanLangkah | None:
    """Run the transition and open the next step; a sub-step only counts up the version."""
    pilihan, pada = tindakan.hasil, tindakan.pada
    if tindakan.langkah.huruf:
        penjaga.majukan_sekali(proses, dari)
        return None
    proses.perintah_selesai(tindakan.langkah, pilihan.nama)(tindakan)
    berakhir = {"berakhir": pada} if proses.sudah_berakhir else {}
    penjaga.majukan_sekali(proses, dari, **berakhir)
    if isinstance(pilihan.ke, Akhir):
        return None
    berikut = proses.kelas.sop.baris(pilihan.ke)
    return buka_langkah(proses, berikut, tindakan.oleh, pada, tindakan.janji)
