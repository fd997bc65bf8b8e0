"""Anybody for any step of any SOP: the people of its roles, a case of it, what a step needs.

Nothing here knows one SOP from another but by what its family asks for at the start and by the
forms its steps name; a new SOP is walked without a line of test code of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pengadaan.models import Paket, ProsesPaket
from registrasi.models import PermohonanAkun
from tests import pabrik
from tests.pabrik import Lengkap
from tests.rute import ke_selesai
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.sop import izin, layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import (
    Akhir,
    Arah,
    Bentuk,
    Butir,
    Hasil,
    Langkah,
    MulaiJam,
    Pilih,
    Sisi,
)
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.tindakan import kunci_butir

SEBAB = "Alasan contoh."


def jam_ke(pada: datetime, banyak: int) -> datetime:
    return pada + timedelta(hours=banyak)


# --- People -----------------------------------------------------------------------------------


def beserta_anak(kelas: type[Proses]) -> list[type[Proses]]:
    """The SOP and those its steps run, each once."""
    kode = {b.proses_anak for b in kelas.sop.langkah if b.proses_anak}
    return [kelas, *(kelas_sop(satu) for satu in sorted(kode))]


@dataclass(frozen=True)
class Pemain:
    """Two people for every role of an SOP and of those it runs, one role each; two vendors."""

    unit: Unit
    orang: Mapping[str, tuple[Pengguna, Pengguna]]
    vendor: Pengguna
    vendor_lain: Pengguna

    @property
    def kepala(self) -> Pengguna:
        return self.orang[KEPALA_UKPBJ][0]

    @property
    def semua(self) -> list[Pengguna]:
        """Everybody, in a fixed order."""
        kantor = [orang for peran in sorted(self.orang) for orang in self.orang[peran]]
        return [*kantor, self.vendor, self.vendor_lain]

    def peran(self, orang: Pengguna) -> str:
        """The one role of an office person; "" for a vendor."""
        return next((peran for peran, milik in self.orang.items() if orang in milik), "")

    def berhak(self, proses: Proses, baris: PelaksanaanLangkah) -> Pengguna:
        """Who may finish this row now: its holder, whom its role is bound to, else the first."""
        if baris.milik_pelaku_usaha:
            return self.vendor
        if baris.pemegang:
            return baris.pemegang
        terikat = izin.orang_terikat(proses)[baris.peran]
        return next(o for o in self.orang[baris.peran] if not terikat or o.pk in terikat)

    def asing(self, langkah: Langkah) -> Pengguna:
        """Somebody of the same unit who has another role than this step asks for."""
        peran = next(p for p in sorted(self.orang) if p not in langkah.pelaku)
        return self.orang[peran][0]


def buat_pemain(kelas: type[Proses], unit: Unit | None = None) -> Pemain:
    sop = [satu.sop for satu in beserta_anak(kelas)]
    kode = [satu.kode for satu in sop]
    unit = unit or pabrik.UnitFactory.create(kode=f"unit-{kelas.sop.kode}", sop_aktif=kode)
    peran = {p for satu in sop for p in satu.pelaku} | {KEPALA_UKPBJ, "auditor"} - {PELAKU_USAHA}
    return Pemain(
        unit=unit,
        orang={p: _dua_orang(p, unit) for p in sorted(peran - {PELAKU_USAHA})},
        vendor=pabrik.PenggunaFactory.create(nama="CV Contoh Karya"),
        vendor_lain=pabrik.PenggunaFactory.create(nama="PT Contoh Jaya"),
    )


def _dua_orang(peran: str, unit: Unit) -> tuple[Pengguna, Pengguna]:
    nama = peran.replace("_", " ").title()
    return (
        pabrik.petugas(peran, unit, f"Contoh {nama}"),
        pabrik.petugas(peran, unit, f"Contoh {nama} Dua"),
    )


# --- A case -----------------------------------------------------------------------------------


def mulai(kelas: type[Proses], pemain: Pemain, pada: datetime) -> Proses:
    """A new case of any SOP through the door, by the first of those who may start it."""
    peran = kelas.sop.langkah[0].peran
    oleh = pemain.vendor if peran == PELAKU_USAHA else pemain.orang[peran][0]
    lain: dict[str, Any] = {}
    if issubclass(kelas, PermohonanAkun):
        milik = getattr(oleh, "pelaku_usaha", None)
        milik = milik or pabrik.PelakuUsahaFactory.create(pengguna=oleh)
        lain = {"pemohon": oleh, "isian": {"pelaku_usaha": milik}}
    if issubclass(kelas, ProsesPaket):
        paket = buat_paket(pemain.unit)
        lain = {"lingkup": paket.kunci, "isian": {"paket": paket}}
    return layanan.mulai_proses(
        kelas, unit=pemain.unit, oleh=oleh, judul=kelas.sop.judul[:200], pada=pada, **lain
    )


def buat_paket(unit: Unit) -> Paket:
    return Paket.objects.create(
        unit=unit,
        kode_rup=str(Paket.objects.count() + 1),
        nama="Paket Contoh",
        tahun=2026,
        pagu=250_000_000,
    )


# --- Filling in and doing a step --------------------------------------------------------------


def masukan(pemain: Pemain, baris: PelaksanaanLangkah, pada: datetime) -> dict[str, Any]:
    """What the step's own form would hand to the door."""
    langkah = baris.langkah
    if langkah.menunjuk:
        return {"petugas": [pemain.orang[langkah.menunjuk][0]]}
    if langkah.formulir == "registrasi.forms.JadwalPanggilanForm":
        return {"waktu": pada, "tautan": "https://panggilan.example/contoh"}
    if langkah.formulir == "registrasi.forms.VerifikasiForm":
        return {"pemeriksaan": pabrik.pemeriksaan(baris.proses)}
    return {}


def selesaikan(
    pemain: Pemain,
    proses: Proses,
    hasil: Hasil,
    pada: datetime,
    baris: PelaksanaanLangkah | None = None,
) -> tuple[Proses, datetime]:
    """Finish the open row (or this one) with everything it needs; the case, and when it was."""
    baris = baris or pabrik.baris_terbuka(proses)
    baris.proses = proses
    pada = siapkan(pemain, baris, hasil, pada)
    alasan = "" if baris.langkah.arah(hasil) is Arah.MAJU else SEBAB
    cara = Lengkap(alasan=alasan, masukan=masukan(pemain, baris, pada))
    return layanan.selesaikan_langkah(
        baris.pk,
        hasil.nama,
        oleh=pemain.berhak(proses, baris),
        isian=pabrik.isian(baris, hasil.nama, cara),
        pada=pada,
    ), pada


def jalani(
    pemain: Pemain, proses: Proses, jalan: list[Hasil], pada: datetime
) -> tuple[Proses, datetime]:
    """Finish one step after the other; raises whatever the door says."""
    for hasil in jalan:
        proses, pada = selesaikan(pemain, proses, hasil, pada)
    return proses, pada


def siapkan(pemain: Pemain, baris: PelaksanaanLangkah, hasil: Hasil, pada: datetime) -> datetime:
    """What must be before a row can end so: clock, files, sub-steps, child; the time it is then."""
    langkah = baris.langkah
    if langkah.arah(hasil) is Arah.MAJU or langkah.anak:
        pada = jalankan_jam(pemain, baris, pada)
    if any(b.bentuk is Bentuk.BERKAS for _, b in butir(langkah)):
        _taruh_berkas(pemain, baris, pada)
    for satu in _sublangkah(pemain, baris, pada):
        selesai = satu.langkah.lanjut[0]
        _, pada = selesaikan(pemain, baris.proses, selesai, pada, satu)
    return _tuntaskan_anak(pemain, baris, pada) if langkah.proses_anak else pada


def butir(langkah: Langkah) -> Iterator[tuple[str, Butir]]:
    """Every item of a row with its key."""
    for sisi in Sisi:
        for nomor, satu in enumerate(langkah.butir(sisi), start=1):
            yield kunci_butir(sisi, nomor), satu


def jalankan_jam(pemain: Pemain, baris: PelaksanaanLangkah, pada: datetime) -> datetime:
    """Let the clock of a row run: the visitor comes, or the appointment is made and arrives."""
    if baris.mulai is None:
        oleh = pemain.berhak(baris.proses, baris)
        if baris.langkah.mulai_jam(baris.proses.fakta()) is MulaiJam.KEHADIRAN:
            kini = layanan.catat_hadir(baris.pk, oleh=oleh, pada=pada)
        else:
            kini = layanan.geser_janji(baris.pk, jam_ke(pada, 1), oleh=oleh, pada=pada)
        baris.mulai, baris.janji = kini.mulai, kini.janji
    assert baris.mulai is not None
    return max(pada, baris.mulai)


def _taruh_berkas(pemain: Pemain, baris: PelaksanaanLangkah, pada: datetime) -> None:
    ada = set(baris.berkas.filter(diganti=None).values_list("butir", flat=True))
    oleh = pemain.berhak(baris.proses, baris)
    for kunci, satu in butir(baris.langkah):
        if satu.bentuk is Bentuk.BERKAS and kunci not in ada:
            pabrik.simpan_gambar(
                baris.proses, "bukti", oleh, pelaksanaan=baris, butir=kunci, pada=pada
            )


def _sublangkah(
    pemain: Pemain, baris: PelaksanaanLangkah, pada: datetime
) -> list[PelaksanaanLangkah]:
    """The sub-steps still to be done; the first one is chosen where one must be."""
    langkah = baris.langkah
    if langkah.anak is None:
        return []
    milik = list(baris.sublangkah.order_by("id"))
    terbuka = [b for b in milik if b.selesai is None]
    sudah = any(b.hasil == "selesai" for b in milik)
    if langkah.anak.pilih is Pilih.SATU and not terbuka and not sudah:
        oleh = pemain.berhak(baris.proses, baris)
        huruf = langkah.sublangkah[0].huruf
        terbuka = [layanan.pilih_sublangkah(baris.pk, huruf, oleh=oleh, pada=pada)]
    return terbuka


def _tuntaskan_anak(pemain: Pemain, baris: PelaksanaanLangkah, pada: datetime) -> datetime:
    """Take the child case to its good end, started anew where the last one was cancelled."""
    anak = baris.proses_anak.order_by("-id").first()
    if anak is None or (anak.sudah_berakhir and anak.keadaan != Akhir.SELESAI):
        oleh = pemain.berhak(baris.proses, baris)
        anak = layanan.mulai_anak(baris.pk, oleh=oleh, pada=pada)
    if anak.sudah_berakhir:
        return pada
    anak = anak.spesifik()
    terbuka = pabrik.baris_terbuka(anak)
    _, pada = jalani(pemain, anak, ke_selesai(anak.sop, terbuka.urut), pada)
    return pada
