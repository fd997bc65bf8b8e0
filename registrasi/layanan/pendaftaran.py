"""Where one can register, and the start of a case."""

from __future__ import annotations

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


def sop_pendaftaran(unit: Unit) -> type[PermohonanAkun] | None:
    """The newest registration SOP this unit runs, None where it runs none."""
    cocok = [
        kelas
        for kelas in semua_kelas()
        if issubclass(kelas, PermohonanAkun) and unit.memakai(kelas.sop.kode)
    ]
    return cocok[-1] if cocok else None


def unit_pendaftaran() -> list[Unit]:
    """Units at which one can register, by name."""
    return [unit for unit in Unit.objects.all() if sop_pendaftaran(unit)]


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
    kelas: type[PermohonanAkun],
    unit: Unit,
    pelaku_usaha: PelakuUsaha,
    *,
    mulai: datetime,
    pada: datetime,
) -> PermohonanAkun:
    """Start a case and end its first step; that step runs from `mulai` to `pada`.

    To be called inside a transaction. Raises BelumDapat where the unit no longer runs the SOP.
    """
    pengguna = pelaku_usaha.pengguna
    permohonan = mulai_proses(
        kelas,
        unit=unit,
        oleh=pengguna,
        pemohon=pengguna,
        judul=pelaku_usaha.nama or JUDUL_AWAL,
        isian={"pelaku_usaha": pelaku_usaha},
        pada=mulai,
    )
    pertama = kelas.sop.baris(1)
    terbuka = permohonan.pelaksanaan.terbuka().values_list("pk", flat=True).get()
    selesaikan_langkah(
        terbuka, pertama.lanjut[0].nama, oleh=pengguna, isian=nyatakan_ada(pertama), pada=pada
    )
    return permohonan


@transaction.atomic
def ajukan_lagi(
    pelaku_usaha_id: int, unit: Unit, *, pada: datetime | None = None
) -> PermohonanAkun:
    """A new case for an account whose earlier one was rejected or cancelled; the data stays.

    Raises BelumDapat while another case of the same unit is running or ended well, or where the
    unit takes no registrations.
    """
    pada = pada or sekarang()
    pelaku_usaha = PelakuUsaha.objects.select_for_update(of=("self",)).get(pk=pelaku_usaha_id)
    kelas = sop_pendaftaran(unit)
    if kelas is None:
        raise BelumDapat(f"{unit} sedang tidak menerima pendaftaran.")
    lain = PermohonanAkun.objects.filter(pelaku_usaha=pelaku_usaha, unit=unit)
    if lain.exclude(keadaan__in=("ditolak", "dibatalkan")).exists():
        raise BelumDapat("Anda masih mempunyai permohonan lain di unit ini.")
    return buka_permohonan(kelas, unit, pelaku_usaha, mulai=pada, pada=pada)
