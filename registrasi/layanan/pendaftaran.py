"""Where one can register, and the start of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from registrasi.models import PelakuUsaha, PermohonanAkun
from ukpbj.akun.models import Unit
from ukpbj.sop.daftar import semua_kelas
from ukpbj.sop.definisi import Langkah, Sisi
from ukpbj.sop.galat import BelumDapat
from ukpbj.sop.layanan import mulai_proses, selesaikan_langkah
from ukpbj.sop.tindakan import Isian, Nilai, Putusan, kunci_butir
from ukpbj.sop.waktu import sekarang

JUDUL_AWAL = "Pelaku usaha baru"
"""Title of a case, and name of an account, until the usaha's own name is known."""


@dataclass(frozen=True)
class Loket:
    """What one can register for: a registration SOP at a unit that runs it."""

    unit: Unit
    kelas: type[PermohonanAkun]

    @property
    def kode(self) -> str:
        return self.kelas.sop.kode

    @property
    def judul(self) -> str:
        """The service as its SOP is titled."""
        return self.kelas.sop.judul


def daftar_loket() -> list[Loket]:
    """Everything one can register for, by name of the unit."""
    semua = [kelas for kelas in semua_kelas() if issubclass(kelas, PermohonanAkun)]
    terbaru = {kelas.sop.kode: kelas for kelas in semua}
    return [
        Loket(unit, kelas)
        for unit in Unit.objects.all()
        for kelas in terbaru.values()
        if unit.memakai(kelas.sop.kode)
    ]


def cari_loket(unit: Unit, kode_sop: str = "") -> Loket:
    """The SOP of this code at this unit; without a code the only one it runs.

    Raises BelumDapat where there is none, or more than one to choose from.
    """
    milik = [satu for satu in daftar_loket() if satu.unit == unit]
    cocok = [satu for satu in milik if kode_sop in ("", satu.kode)]
    if not cocok:
        raise BelumDapat(f"{unit} sedang tidak menerima pendaftaran.")
    if len(cocok) > 1:
        raise BelumDapat(f"Pilih layanan {unit} yang Anda perlukan.")
    return cocok[0]


def nyatakan_ada(langkah: Langkah, catatan: str = "") -> Isian:
    """Every item of the step is there: the application itself has seen to it."""
    ada = Nilai(Putusan.ADA, catatan)
    return Isian(
        putusan={
            kunci_butir(sisi, nomor): ada
            for sisi in Sisi
            for nomor, _ in enumerate(langkah.butir(sisi), start=1)
        }
    )


def buka_permohonan(
    loket: Loket, pelaku_usaha: PelakuUsaha, *, mulai: datetime, pada: datetime
) -> PermohonanAkun:
    """Start a case and end the steps that the mailed link stands for.

    They run from `mulai` to `pada`: the last of them ends when the link is used. Without any, the
    case starts then. To be called inside a transaction. Raises BelumDapat where the unit no longer
    runs the SOP, or the SOP is not for this kind of pelaku usaha.
    """
    kelas, pengguna = loket.kelas, pelaku_usaha.pengguna
    _samakan_jenis(kelas, pelaku_usaha)
    permohonan = mulai_proses(
        kelas,
        unit=loket.unit,
        oleh=pengguna,
        pemohon=pengguna,
        judul=pelaku_usaha.nama or JUDUL_AWAL,
        isian={"pelaku_usaha": pelaku_usaha},
        pada=mulai if kelas.langkah_tautan else pada,
    )
    for urut in range(1, kelas.langkah_tautan + 1):
        langkah = kelas.sop.baris(urut)
        selesaikan_langkah(
            permohonan.pelaksanaan.terbuka().values_list("pk", flat=True).get(),
            langkah.lanjut[0].nama,
            oleh=pengguna,
            isian=nyatakan_ada(langkah),
            pada=pada if urut == kelas.langkah_tautan else mulai,
        )
    return permohonan


def _samakan_jenis(kelas: type[PermohonanAkun], pelaku_usaha: PelakuUsaha) -> None:
    """Where the SOP is for one kind of pelaku usaha only, nobody is asked which they are."""
    jenis = kelas.jenis_tetap
    if jenis is None or pelaku_usaha.jenis == jenis:
        return
    if pelaku_usaha.jenis:
        raise BelumDapat(f"Layanan ini hanya untuk pelaku usaha {jenis.label.lower()}.")
    pelaku_usaha.jenis = jenis.value
    pelaku_usaha.save(update_fields=["jenis"])


@transaction.atomic
def ajukan_lagi(
    pelaku_usaha_id: int, unit: Unit, kode_sop: str = "", *, pada: datetime | None = None
) -> PermohonanAkun:
    """A new case for an account whose earlier one was rejected or cancelled; the data stays.

    Raises BelumDapat while another case of the same unit is running or ended well, or where the
    unit does not take registrations for this SOP.
    """
    pada = pada or sekarang()
    pelaku_usaha = PelakuUsaha.objects.select_for_update(of=("self",)).get(pk=pelaku_usaha_id)
    loket = cari_loket(unit, kode_sop)
    lain = PermohonanAkun.objects.filter(pelaku_usaha=pelaku_usaha, unit=unit)
    if lain.exclude(keadaan__in=("ditolak", "dibatalkan")).exists():
        raise BelumDapat("Anda masih mempunyai permohonan lain di unit ini.")
    return buka_permohonan(loket, pelaku_usaha, mulai=pada, pada=pada)
