"""The only doors through which a process changes: page, task, command and import all come here.

Each door is one transaction: take the process, check that the step is still the one the person
saw, the right, the items and the form; run the transition; close the row and open the next with
its deadline; write the trail; jobs start once the transaction holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F

from ukpbj.akun.models import Pengguna, Unit
from ukpbj.sop import izin, jejak, penjaga, penyimpangan
from ukpbj.sop.butir import nilai_butir, simpan_putusan
from ukpbj.sop.definisi import Akhir, Arah, Hasil, Langkah, MulaiJam
from ukpbj.sop.galat import (
    BelumDapat,
    IsianBelumLengkap,
    LangkahSudahSelesai,
    SedangDikerjakan,
    TidakBerwenang,
)
from ukpbj.sop.kalender import DiLuarKalender
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penghitung, Proses
from ukpbj.sop.tindakan import Isian, Tindakan
from ukpbj.sop.waktu import sekarang

P = TypeVar("P", bound=Proses)


# --- Starting ---------------------------------------------------------------------------------


@transaction.atomic
def mulai_proses(
    kelas: type[P],
    *,
    unit: Unit,
    oleh: Pengguna,
    judul: str,
    pemohon: Pengguna | None = None,
    isian: Mapping[str, Any] | None = None,
    pada: datetime | None = None,
) -> P:
    """Start a case of this SOP and open its first step.

    `isian`: values of the family's own fields. `pada`: when the first step opened, if not now.
    Raises TidakBerwenang for a person without the first step's role, BelumDapat for a unit
    that does not use the SOP.
    """
    pada = pada or sekarang()
    sop = kelas.sop
    if not unit.memakai(sop.kode):
        raise BelumDapat(f"{unit} tidak menjalankan SOP ini.")
    proses = kelas(
        unit=unit,
        kode_sop=sop.kode,
        versi_sop=sop.versi,
        judul=judul,
        pemohon=pemohon,
        nomor=_nomor_berikut(unit, kelas.awalan_nomor, pada),
        dibuat=pada,
        **(isian or {}),
    )
    pertama = sop.baris(1)
    if not izin.boleh_mengerjakan(oleh, proses, pertama):
        raise TidakBerwenang("Anda tidak berwenang memulai SOP ini.")
    proses.mulai()
    proses.save(force_insert=True)
    baris = _buka(proses, pertama, pada)
    jejak.catat(proses, "mulai", oleh, pada, _isi_baris(baris))
    return proses


def _nomor_berikut(unit: Unit, awalan: str, pada: datetime) -> str:
    """The next number of the unit's year, without gaps: REG-2026-00412."""
    tahun = pada.astimezone(unit.tzinfo).year
    Penghitung.objects.get_or_create(unit=unit, awalan=awalan, tahun=tahun)
    milik = Penghitung.objects.filter(unit=unit, awalan=awalan, tahun=tahun)
    milik.update(terakhir=F("terakhir") + 1)
    return str(milik.get())


# --- Finishing a step -------------------------------------------------------------------------


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

    Raises LangkahSudahSelesai (naming who and when), TidakBerwenang, SedangDikerjakan,
    BelumDapat (the clock has not started), IsianBelumLengkap (messages by field).
    """
    baris, proses = _ambil_kunci(pelaksanaan_id, oleh)
    pada = pada or sekarang()
    langkah = proses.kelas.sop.baris(baris.urut)
    pilihan = langkah.hasil(hasil)
    _periksa_wewenang(oleh, proses, langkah, baris)
    if pilihan is None:
        raise IsianBelumLengkap({"hasil": "Pilih salah satu hasil langkah ini."})
    _periksa_jam(baris, pada, langkah.arah(pilihan))
    isian = isian or Isian()
    dinilai = nilai_butir(baris, langkah, pilihan, isian)

    tindakan = Tindakan(baris, langkah, pilihan, isian, oleh, pada)
    dari = proses.keadaan
    # Before the row is closed: whoever finishes a late step that nobody had claimed is no more
    # answerable for it than if the sweep had recorded it a minute earlier.
    menyimpang = ["waktu"] if penyimpangan.catat_terlambat(baris, pada) else []
    _tutup(baris, tindakan)
    simpan_putusan(baris, dinilai)
    if langkah.arah(pilihan) is Arah.MAJU:
        menyimpang += penyimpangan.catat_kurang(baris, dinilai, pada, isian.alasan)
    proses.perintah_selesai(langkah, pilihan.nama)(tindakan)
    _majukan(proses, dari, pada)
    lanjutan = _buka_lanjutan(proses, pilihan, pada, tindakan.janji)
    isi = _isi_baris(baris) | {"hasil": pilihan.nama, "ke": proses.keadaan}
    isi |= {"menyimpang": menyimpang} if menyimpang else {}
    isi |= {"lanjut": _isi_baris(lanjutan)} if lanjutan else {}
    jejak.catat(proses, "selesaikan", oleh, pada, isi, isian.alasan.strip())
    return proses


def _ambil_kunci(pelaksanaan_id: int, oleh: Pengguna) -> tuple[PelaksanaanLangkah, Proses]:
    """Lock process, then step: always in this order, so that two doors never wait in a ring."""
    try:
        proses_id = PelaksanaanLangkah.objects.values_list("proses", flat=True).get(
            pk=pelaksanaan_id
        )
    except PelaksanaanLangkah.DoesNotExist:
        raise BelumDapat("Langkah ini tidak ada.") from None
    proses = penjaga.kunci_proses(proses_id)
    baris = penjaga.kunci_baris(pelaksanaan_id)
    try:
        penjaga.pastikan_terbuka(baris)
    except LangkahSudahSelesai:
        _periksa_boleh_tahu(oleh, proses, baris)
        raise LangkahSudahSelesai(_siapa_dan_kapan(baris), baris) from None
    return baris, proses


def _periksa_boleh_tahu(oleh: Pengguna, proses: Proses, baris: PelaksanaanLangkah) -> None:
    """Who did a step and how it ended is told to those who could have done it, and to the head."""
    langkah = proses.kelas.sop.baris(baris.urut)
    boleh = izin.boleh_mengerjakan(oleh, proses, langkah) or izin.memimpin(oleh, proses.unit_id)
    if not boleh:
        raise TidakBerwenang("Langkah ini bukan bagian Anda.")


def _siapa_dan_kapan(baris: PelaksanaanLangkah) -> str:
    siapa = "sistem" if baris.pelaksana is None else str(baris.pelaksana)
    if baris.selesai is None:
        return "Langkah ini sudah diselesaikan orang lain."
    setempat = baris.selesai.astimezone(baris.unit.tzinfo)
    waktu = f"{setempat:%d-%m-%Y} pukul {setempat:%H.%M} {baris.unit.get_zona_display()}"
    return f"Langkah ini sudah diselesaikan oleh {siapa} pada {waktu} dengan hasil “{baris.hasil}”."


def _periksa_wewenang(
    oleh: Pengguna, proses: Proses, langkah: Langkah, baris: PelaksanaanLangkah
) -> None:
    if not izin.boleh_mengerjakan(oleh, proses, langkah):
        raise TidakBerwenang("Langkah ini bukan bagian Anda.")
    if baris.pemegang and baris.pemegang != oleh:
        raise SedangDikerjakan(f"Langkah ini sedang dikerjakan {baris.pemegang}.")


def _periksa_jam(baris: PelaksanaanLangkah, pada: datetime, arah: Arah) -> None:
    """A step whose clock waits cannot go forward: the visitor is not there yet."""
    if baris.mulai is None and arah is Arah.MAJU:
        raise BelumDapat("Catat kehadiran pelaku usaha lebih dahulu.")
    if baris.mulai and baris.mulai > pada and arah is Arah.MAJU:
        raise BelumDapat("Janji temu belum tiba. Geser janji bila dilaksanakan lebih awal.")


def _tutup(baris: PelaksanaanLangkah, tindakan: Tindakan) -> None:
    nilai = {
        "selesai": tindakan.pada,
        "hasil": tindakan.hasil.nama,
        "pelaksana": tindakan.oleh,
        "alasan": tindakan.isian.alasan.strip(),
        "catatan": tindakan.isian.catatan.strip(),
    }
    if baris.pemegang is None:
        nilai |= {"pemegang": tindakan.oleh, "diambil": tindakan.pada}
    penjaga.tutup_sekali(baris, **nilai)
    for nama, isi in nilai.items():
        setattr(baris, nama, isi)


def _majukan(proses: Proses, dari: str, pada: datetime) -> None:
    berakhir = {"berakhir": pada} if proses.sudah_berakhir else {}
    penjaga.majukan_sekali(proses, dari, **berakhir)


# --- Opening a step ---------------------------------------------------------------------------


def _buka_lanjutan(
    proses: Proses, hasil: Hasil, pada: datetime, janji: datetime | None
) -> PelaksanaanLangkah | None:
    if isinstance(hasil.ke, Akhir):
        return None
    return _buka(proses, proses.kelas.sop.baris(hasil.ke), pada, janji)


def _buka(
    proses: Proses, langkah: Langkah, pada: datetime, janji: datetime | None = None
) -> PelaksanaanLangkah:
    """Open a visit of a step; its deadline is stored now, if its clock starts now."""
    kunjungan = proses.pelaksanaan.filter(urut=langkah.urut).count() + 1
    baris = PelaksanaanLangkah(
        proses_id=proses.pk,
        unit_id=proses.unit_id,
        kode_sop=proses.kode_sop,
        urut=langkah.urut,
        no=langkah.no,
        peran=langkah.peran,
        kunjungan=kunjungan,
        dibuka=pada,
    )
    if langkah.batas:
        baris.batas_nilai, baris.batas_satuan = langkah.batas.nilai, langkah.batas.satuan
        baris.asal_batas = PelaksanaanLangkah.AsalBatas.SOP
    cara = langkah.mulai_jam(proses.fakta())
    if cara is MulaiJam.JANJI:
        baris.janji = janji
    _jalankan_jam(baris, proses.unit, pada if cara is None else baris.janji)
    baris.save(force_insert=True)
    return baris


def _jalankan_jam(baris: PelaksanaanLangkah, unit: Unit, mulai: datetime | None) -> None:
    """Set the clock to `mulai` (None: it waits) and store the deadline that follows."""
    baris.mulai = mulai
    baris.jatuh_tempo = baris.terlambat_sejak = None
    if mulai and baris.batas:
        kalender = kalender_unit(unit)
        try:
            baris.jatuh_tempo = kalender.jatuh_tempo(mulai, baris.batas)
            baris.terlambat_sejak = kalender.terlambat_sejak(baris.jatuh_tempo)
        except DiLuarKalender as galat:
            raise IsianBelumLengkap({"waktu": str(galat)}) from None


# --- Claiming, appointments, arrival ----------------------------------------------------------


@transaction.atomic
def ambil_langkah(pelaksanaan_id: int, *, oleh: Pengguna, pada: datetime | None = None) -> None:
    """Claim a step. Raises SedangDikerjakan if another person holds it."""
    baris, proses = _ambil_kunci(pelaksanaan_id, oleh)
    _periksa_wewenang(oleh, proses, proses.kelas.sop.baris(baris.urut), baris)
    if baris.pemegang == oleh:
        return
    _pegang(baris, proses, oleh, oleh, "ambil", pada or sekarang())


@transaction.atomic
def lepas_langkah(pelaksanaan_id: int, *, oleh: Pengguna, pada: datetime | None = None) -> None:
    """Release a step one holds; the head of the unit may release anyone's."""
    baris, proses = _ambil_kunci(pelaksanaan_id, oleh)
    if baris.pemegang is None:
        return
    if baris.pemegang != oleh and not izin.memimpin(oleh, proses.unit_id):
        raise TidakBerwenang("Hanya pemegangnya atau Kepala UKPBJ yang dapat melepas langkah ini.")
    _pegang(baris, proses, None, oleh, "lepas", pada or sekarang())


def _pegang(
    baris: PelaksanaanLangkah,
    proses: Proses,
    siapa: Pengguna | None,
    oleh: Pengguna,
    jenis: str,
    pada: datetime,
) -> None:
    baris.pemegang, baris.diambil = siapa, pada if siapa else None
    baris.save(update_fields=["pemegang", "diambil"])
    jejak.catat(proses, jenis, oleh, pada, _isi_baris(baris))


@transaction.atomic
def geser_janji(
    pelaksanaan_id: int,
    waktu: datetime,
    alasan: str,
    *,
    oleh: Pengguna,
    tidak_hadir: bool = False,
    pada: datetime | None = None,
) -> PelaksanaanLangkah:
    """Move the appointment of a step, or set it anew after a no-show; the clock restarts then.

    A step already late is recorded as late first: moving the appointment does not undo it.
    Raises IsianBelumLengkap for a past time or a missing reason.
    """
    baris, proses = _kunci_berjam(pelaksanaan_id, MulaiJam.JANJI, oleh)
    pada = pada or sekarang()
    galat = {"alasan": "Tuliskan alasannya."} if not alasan.strip() else {}
    if waktu <= pada:
        galat["waktu"] = "Pilih waktu yang akan datang."
    if tidak_hadir and (baris.janji is None or baris.janji > pada):
        galat["alasan"] = "Janji temu belum lewat; gunakan “Geser janji”."
    if galat:
        raise IsianBelumLengkap(galat)
    penyimpangan.catat_terlambat(baris, pada)
    sebelum, baris.janji = baris.janji, waktu
    _simpan_jam(baris, proses, waktu)
    jenis = "tidak_hadir" if tidak_hadir else "geser_janji"
    isi = _isi_baris(baris) | {"janji_lama": _iso(sebelum), "janji_baru": _iso(waktu)}
    jejak.catat(proses, jenis, oleh, pada, isi, alasan.strip())
    proses.saat_janji_berubah(baris, pada, tidak_hadir=tidak_hadir)
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
    jejak.catat(proses, "hadir", oleh, pada, _isi_baris(baris))
    return baris


def _kunci_berjam(
    pelaksanaan_id: int, cara: MulaiJam, oleh: Pengguna
) -> tuple[PelaksanaanLangkah, Proses]:
    baris, proses = _ambil_kunci(pelaksanaan_id, oleh)
    langkah = proses.kelas.sop.baris(baris.urut)
    _periksa_wewenang(oleh, proses, langkah, baris)
    if langkah.mulai_jam(proses.fakta()) is not cara:
        raise BelumDapat("Langkah ini tidak memakai cara itu.")
    return baris, proses


def _simpan_jam(baris: PelaksanaanLangkah, proses: Proses, mulai: datetime) -> None:
    _jalankan_jam(baris, proses.unit, mulai)
    baris.save(update_fields=["janji", "mulai", "jatuh_tempo", "terlambat_sejak"])


# --- Cancelling -------------------------------------------------------------------------------


@transaction.atomic
def batalkan(
    proses_id: int, alasan: str, *, oleh: Pengguna, pada: datetime | None = None
) -> Proses:
    """Cancel a case with a reason; only the head of its unit. Its open step is closed."""
    proses = penjaga.kunci_proses(proses_id)
    pada = pada or sekarang()
    if not izin.boleh_membatalkan(proses, oleh):
        raise TidakBerwenang("Hanya Kepala UKPBJ yang dapat membatalkan proses.")
    if proses.sudah_berakhir:
        raise LangkahSudahSelesai("Proses ini sudah berakhir.")
    if not alasan.strip():
        raise IsianBelumLengkap({"alasan": "Tuliskan alasan pembatalan."})
    dari = proses.keadaan
    terbuka = [penjaga.kunci_baris(baris.pk) for baris in proses.pelaksanaan.terbuka()]
    tutup = {"hasil": Akhir.DIBATALKAN.value, "pelaksana": oleh, "alasan": alasan.strip()}
    for baris in terbuka:
        penyimpangan.catat_terlambat(baris, pada)
        penjaga.tutup_sekali(baris, selesai=pada, **tutup)
    proses.batalkan()
    _majukan(proses, dari, pada)
    for baris in terbuka:
        proses.saat_dibatalkan(baris)
    jejak.catat(proses, "batalkan", oleh, pada, {"dari": dari}, alasan.strip())
    return proses


def _isi_baris(baris: PelaksanaanLangkah) -> dict[str, Any]:
    isi = {"langkah": baris.urut, "putaran": baris.kunjungan, "baris": baris.pk}
    waktu = {"jatuh_tempo": baris.jatuh_tempo, "janji": baris.janji}
    return isi | {nama: _iso(nilai) for nama, nilai in waktu.items() if nilai}


def _iso(waktu: datetime | None) -> str:
    """In UTC, so that the same instant reads the same whether just computed or read back."""
    return waktu.astimezone(UTC).isoformat() if waktu else ""
