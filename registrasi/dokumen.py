"""Official documents of registration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from registrasi.models import PelakuUsaha, PermohonanAkun
from registrasi.ringkasan import label_dokumen
from ukpbj.akun.izin import penugasan_berlaku
from ukpbj.akun.models import Penugasan
from ukpbj.akun.validators import samarkan_nik, tulis_npwp
from ukpbj.dokumen.layanan import antre_dokumen, penerbit
from ukpbj.dokumen.models import Dokumen
from ukpbj.dokumen.naskah import Kop, Penanda, Rincian, kop, tulis_nip
from ukpbj.dokumen.terbilang import tanggal_panjang, tanggal_terbilang
from ukpbj.sop.models import PelaksanaanLangkah, PutusanButir

BERITA_ACARA = "berita_acara_verifikasi"


@dataclass(frozen=True)
class BarisPeriksa:
    """One line of a table of findings."""

    teks: str
    hasil: str
    catatan: str


@dataclass(frozen=True)
class BeritaAcaraVerifikasi:
    """What the Berita Acara Verifikasi says (SOP registrasi-batang, langkah 5 "sesuai")."""

    kop: Kop
    pengenal: str
    waktu: str
    tempat: str
    verifikator: Rincian
    pelaku_usaha: Rincian
    cara: str
    dasar: str
    dokumen_diperiksa: tuple[BarisPeriksa, ...]
    kelengkapan: tuple[BarisPeriksa, ...]
    keluaran: tuple[BarisPeriksa, ...]
    ada_kurang: bool
    alasan: str
    catatan: str
    tempat_tanggal: str
    penanda_pertama: Penanda
    penanda_kedua: Penanda


def antre_berita_acara(permohonan: PermohonanAkun, pelaksanaan: PelaksanaanLangkah) -> Dokumen:
    """Ask for the Berita Acara of this visit, inside the door's transaction."""
    return antre_dokumen(BERITA_ACARA, pelaksanaan)


@penerbit(
    BERITA_ACARA,
    judul="Berita Acara Verifikasi",
    templat="registrasi/dokumen/berita_acara_verifikasi.html",
)
def susun_berita_acara(pelaksanaan: PelaksanaanLangkah) -> BeritaAcaraVerifikasi:
    """Collect every value as it is now, when the step has just been closed."""
    permohonan = cast(PermohonanAkun, pelaksanaan.proses.spesifik())
    unit, usaha, sop = permohonan.unit, permohonan.pelaku_usaha, permohonan.kelas.sop
    saat = _selesai(pelaksanaan).astimezone(unit.tzinfo)
    daring = permohonan.cara == PermohonanAkun.Cara.DARING
    putusan = list(pelaksanaan.putusan.order_by("sisi", "nomor"))
    kota = unit.kota or unit.nama
    return BeritaAcaraVerifikasi(
        kop=kop(unit),
        pengenal=permohonan.nomor,
        waktu=f"{tanggal_terbilang(saat)}, pukul {saat:%H.%M} {unit.get_zona_display()}",
        tempat=f"{unit.nama} dan melalui panggilan video" if daring else unit.nama,
        verifikator=_rincian_verifikator(pelaksanaan, saat),
        pelaku_usaha=_rincian_usaha(usaha),
        cara="daring lewat panggilan video" if daring else "tatap muka",
        dasar=f"SOP {sop.judul} ({sop.instansi}, nomor {sop.nomor}), langkah {pelaksanaan.no}",
        dokumen_diperiksa=_dokumen_diperiksa(pelaksanaan, usaha),
        kelengkapan=_baris(putusan, PutusanButir.PilihanSisi.KELENGKAPAN),
        keluaran=_baris(putusan, PutusanButir.PilihanSisi.KELUARAN),
        ada_kurang=any(p.putusan == PutusanButir.Pilihan.KURANG for p in putusan),
        alasan=pelaksanaan.alasan,
        catatan=pelaksanaan.catatan,
        tempat_tanggal=f"{kota}, {tanggal_panjang(saat)}",
        penanda_pertama=_penanda_pertama(pelaksanaan),
        penanda_kedua=_penanda_kedua(usaha),
    )


def _selesai(pelaksanaan: PelaksanaanLangkah) -> datetime:
    if pelaksanaan.selesai is None:
        raise ValueError("Berita acara dibuat untuk langkah yang sudah selesai.")
    return pelaksanaan.selesai


def _rincian_verifikator(pelaksanaan: PelaksanaanLangkah, saat: datetime) -> Rincian:
    orang = pelaksanaan.pelaksana
    return (
        ("Nama", str(orang)),
        ("NIP", tulis_nip(orang.nip) if orang and orang.nip else "-"),
        ("Jabatan", _jabatan(pelaksanaan, saat)),
    )


def _jabatan(pelaksanaan: PelaksanaanLangkah, saat: datetime) -> str:
    """The role as this SOP prints it, with Plt. or Plh. where it was held so on that day."""
    sebutan = pelaksanaan.proses.kelas.sop.pelaku[pelaksanaan.peran]
    orang = pelaksanaan.pelaksana
    dipegang = [
        penugasan
        for penugasan in (penugasan_berlaku(orang, saat.date()) if orang else ())
        if (penugasan.peran_id, penugasan.unit_id) == (pelaksanaan.peran, pelaksanaan.unit_id)
    ]
    if not dipegang or any(p.jenis == Penugasan.Jenis.DEFINITIF for p in dipegang):
        return sebutan
    return f"{dipegang[0].get_jenis_display()} {sebutan}"


def _rincian_usaha(usaha: PelakuUsaha) -> Rincian:
    wilayah = [usaha.alamat, usaha.kabupaten_kota, usaha.provinsi, usaha.kode_pos]
    rincian = [
        ("Nama usaha", usaha.nama),
        ("Jenis", usaha.get_jenis_display()),
        ("NPWP", tulis_npwp(usaha.npwp)),
        ("Diwakili oleh", usaha.nama_pimpinan),
        ("NIK", samarkan_nik(usaha.nik)),
        ("Jabatan", usaha.jabatan_pimpinan),
        ("Alamat", ", ".join(bagian for bagian in wilayah if bagian)),
    ]
    if usaha.jenis == PelakuUsaha.Jenis.PERSEORANGAN:
        rincian = [r for r in rincian if r[0] not in ("Diwakili oleh", "Jabatan")]
    return tuple((label, nilai or "-") for label, nilai in rincian)


def _dokumen_diperiksa(
    pelaksanaan: PelaksanaanLangkah, usaha: PelakuUsaha
) -> tuple[BarisPeriksa, ...]:
    return tuple(
        BarisPeriksa(
            label_dokumen(temuan.jenis, usaha.jenis),
            "sesuai" if temuan.sesuai else "perlu perbaikan",
            temuan.catatan or "-",
        )
        for temuan in pelaksanaan.pemeriksaan_dokumen.order_by("pk")
    )


def _baris(putusan: list[PutusanButir], sisi: PutusanButir.PilihanSisi) -> tuple[BarisPeriksa, ...]:
    return tuple(
        BarisPeriksa(p.teks, p.get_putusan_display(), p.catatan or "-")
        for p in putusan
        if p.sisi == sisi
    )


def _penanda_pertama(pelaksanaan: PelaksanaanLangkah) -> Penanda:
    orang = pelaksanaan.pelaksana
    return Penanda(str(orang), f"NIP {tulis_nip(orang.nip)}" if orang and orang.nip else "")


def _penanda_kedua(usaha: PelakuUsaha) -> Penanda:
    if usaha.jenis == PelakuUsaha.Jenis.PERSEORANGAN:
        return Penanda(usaha.nama_pimpinan or usaha.nama, "")
    sebutan = [bagian for bagian in (usaha.jabatan_pimpinan, usaha.nama) if bagian]
    return Penanda(usaha.nama_pimpinan, ", ".join(sebutan))
