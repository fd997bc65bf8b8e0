"""Berita Acara Penyimpangan Mutu Baku: of every deviation whose account was accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ukpbj.akun.models import Pengguna, Peran, Unit
from ukpbj.dokumen.layanan import antre_dokumen, penerbit
from ukpbj.dokumen.naskah import (
    Kop,
    Penanda,
    Rincian,
    dipegang,
    kop,
    penanda,
    sebut_jabatan,
    tulis_nip,
)
from ukpbj.dokumen.terbilang import tanggal_panjang, tanggal_terbilang
from ukpbj.sop import kotak_keluar
from ukpbj.sop.izin_penyimpangan import ATASAN_KEPALA
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.layanan.pertanggungjawaban import BERITA_ACARA
from ukpbj.sop.models import Penyimpangan, RiwayatPenyimpangan
from ukpbj.sop.uraian_penyimpangan import Uraian


@dataclass(frozen=True)
class BarisKurang:
    """One missing item."""

    teks: str
    catatan: str


@dataclass(frozen=True)
class BeritaAcaraPenyimpangan:
    """What the paper says; all values as they were when the account was accepted."""

    kop: Kop
    pengenal: str
    waktu: str
    tempat: str
    pemutus: Rincian
    penanggung_jawab: Rincian
    jenis: str
    dasar: str
    kejadian: Rincian
    kurang: tuple[BarisKurang, ...]
    pertanggungjawaban: Rincian
    catatan: str
    tempat_tanggal: str
    penanda_pertama: Penanda
    penanda_kedua: Penanda
    sebutan_pertama: str


@kotak_keluar.penangan(BERITA_ACARA)
def minta_berita_acara(muatan: Mapping[str, Any], kunci: str) -> None:
    """Ask for the paper of an accepted account; nothing where it was undone meanwhile."""
    satu = Penyimpangan.objects.select_related(
        "unit", "pelaksanaan__proses", "pelaksanaan__pelaksana", "penanggung_jawab"
    ).get(pk=muatan["penyimpangan"])
    if satu.keadaan == Penyimpangan.Keadaan.DITERIMA:
        with transaction.atomic():
            antre_dokumen(BERITA_ACARA, satu)


@penerbit(
    BERITA_ACARA,
    judul="Berita Acara Penyimpangan Mutu Baku",
    templat="dokumen/berita_acara_penyimpangan.html",
)
def susun_berita_acara(satu: Penyimpangan) -> BeritaAcaraPenyimpangan:
    """Collect every value: the deviation, its last account, and the decision on it."""
    unit, proses = satu.unit, satu.pelaksanaan.proses
    cerita = list(satu.riwayat.select_related("oleh").order_by("nomor"))
    jawaban = [r for r in cerita if r.tindakan == RiwayatPenyimpangan.Tindakan.JAWAB][-1]
    putusan = [r for r in cerita if r.tindakan == RiwayatPenyimpangan.Tindakan.TERIMA][-1]
    saat = putusan.pada.astimezone(unit.tzinfo)
    sebutan_pemutus = _jabatan_pemutus(putusan, unit, saat.date())
    sop, baris = proses.kelas.sop, satu.pelaksanaan
    uraian = Uraian(satu, kalender_unit(unit), putusan.pada)
    return BeritaAcaraPenyimpangan(
        kop=kop(unit),
        pengenal=f"{proses.nomor}, langkah {baris.sebutan} ({satu.jenis})",
        waktu=f"{tanggal_terbilang(saat)}, pukul {saat:%H.%M} {unit.get_zona_display()}",
        tempat=unit.nama,
        pemutus=_rincian_orang(putusan.oleh, sebutan_pemutus),
        penanggung_jawab=_rincian_orang(
            jawaban.oleh, _jabatan(jawaban.oleh, baris.peran, sop.pelaku[baris.peran], satu, saat)
        ),
        jenis=satu.jenis,
        dasar=f"SOP {sop.judul} ({sop.instansi}, nomor {sop.nomor}), langkah {baris.sebutan}",
        kejadian=_kejadian(uraian),
        kurang=tuple(BarisKurang(butir, catatan or "-") for butir, catatan in uraian.yang_kurang),
        pertanggungjawaban=_isi_jawaban(jawaban),
        catatan=putusan.catatan,
        tempat_tanggal=f"{unit.kota or unit.nama}, {tanggal_panjang(saat)}",
        penanda_pertama=penanda(putusan.oleh),
        penanda_kedua=penanda(jawaban.oleh),
        sebutan_pertama=sebutan_pemutus,
    )


def _kejadian(uraian: Uraian) -> Rincian:
    """What was breached, from the step row."""
    p, baris = uraian.penyimpangan, uraian.baris
    isi = [
        ("Proses", f"{baris.proses.nomor}, {baris.proses.judul}"),
        (uraian.sebutan_langkah, uraian.kegiatan),
    ]
    if uraian.soal_waktu:
        isi += [
            ("Batas waktu", uraian.batas),
            ("Jatuh tempo", uraian.saat(uraian.jatuh_tempo) if uraian.jatuh_tempo else ""),
        ]
    isi += [
        ("Selesai", uraian.selesai or "belum selesai saat berita acara ini dibuat"),
        ("Terlambat", uraian.terlambat),
        ("Dicatat", uraian.saat(p.dicatat)),
        ("Alasan pelaksana", p.alasan),
    ]
    return tuple((label, nilai) for label, nilai in isi if nilai)


def _isi_jawaban(jawaban: RiwayatPenyimpangan) -> Rincian:
    isi = [
        ("Sebab", jawaban.sebab),
        ("Perbaikan", jawaban.perbaikan),
        ("Pencegahan", jawaban.pencegahan),
        ("Tindak lanjut", jawaban.tindak_lanjut),
    ]
    if jawaban.tindak_lanjut_pada:
        isi.append(("Tanggalnya", tanggal_panjang(jawaban.tindak_lanjut_pada)))
    return tuple(isi)


def _rincian_orang(orang: Pengguna | None, jabatan: str) -> Rincian:
    nip = tulis_nip(orang.nip) if orang and orang.nip else "-"
    return (("Nama", str(orang or "-")), ("NIP", nip), ("Jabatan", jabatan))


def _jabatan_pemutus(putusan: RiwayatPenyimpangan, unit: Unit, hari: date) -> str:
    """Kepala UKPBJ, or the head's superior, with Plt. or Plh. where it was held so that day."""
    pegangan = dipegang(putusan.oleh, unit.pk, hari)
    # Whoever holds both decides as the head: the superior's own decisions are about the head.
    for peran in ("kepala_ukpbj", ATASAN_KEPALA):
        if cocok := [p for p in pegangan if p.peran_id == peran]:
            return sebut_jabatan(cocok, str(cocok[0].peran))
    return str(Peran.objects.filter(pk="kepala_ukpbj").first() or "Kepala UKPBJ")


def _jabatan(
    orang: Pengguna | None, peran: str, sebutan: str, satu: Penyimpangan, saat: datetime
) -> str:
    """The role of the step as its SOP prints it; else whatever the person holds in the unit."""
    pegangan = dipegang(orang, satu.unit_id, saat.date())
    cocok = [p for p in pegangan if p.peran_id == peran]
    if cocok or not pegangan:
        return sebut_jabatan(cocok, sebutan)
    return sebut_jabatan(pegangan[:1], str(pegangan[0].peran))
