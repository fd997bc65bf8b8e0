"""What a step starts: the sub-step that fits, and the case of another SOP it waits for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ukpbj.akun.models import Pengguna
from ukpbj.sop import anak, izin, jejak, penjaga
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import SUBLANGKAH_SELESAI, Akhir, Pilih
from ukpbj.sop.galat import BelumDapat, TidakBerwenang
from ukpbj.sop.layanan.bersama import ambil_kunci, isi_baris, periksa_wewenang
from ukpbj.sop.layanan.buka import buka_baris
from ukpbj.sop.layanan.mulai import jalankan, susun
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.waktu import sekarang

# --- Sub-steps --------------------------------------------------------------------------------


@transaction.atomic
def pilih_sublangkah(
    pelaksanaan_id: int, huruf: str, *, oleh: Pengguna, pada: datetime | None = None
) -> PelaksanaanLangkah:
    """Open the one sub-step that fits (`pilih: satu`); the clock of the step above runs on.

    Raises BelumDapat where another one is open or done, or the step's own clock still waits.
    """
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    pada = pada or sekarang()
    langkah = baris.langkah
    periksa_wewenang(oleh, proses, langkah, baris)
    pilihan = next((s for s in langkah.sublangkah if s.huruf == huruf), None)
    if pilihan is None or langkah.anak is None or langkah.anak.pilih is not Pilih.SATU:
        raise BelumDapat("Langkah ini tidak punya pilihan itu.")
    if baris.mulai is None or baris.mulai > pada:
        raise BelumDapat("Janji temu langkah ini belum tiba.")
    milik = list(baris.sublangkah.all())
    if any(b.selesai is None or b.hasil == SUBLANGKAH_SELESAI.nama for b in milik):
        raise BelumDapat("Sublangkah sudah dipilih.")
    baru = buka_baris(proses, pilihan, pada, induk=baris)
    jejak.catat(proses, "pilih_sublangkah", oleh, pada, isi_baris(baru))
    return baru


# --- Child cases ------------------------------------------------------------------------------


def jalankan_anak(
    baris: PelaksanaanLangkah, proses: Proses, oleh: Pengguna, pada: datetime
) -> Proses:
    """Link the running case of the child SOP for the same `lingkup`, or start a new one.

    The step above gives the right to start it: whoever opened that step need not hold the role of
    the child's first one. Raises BelumDapat for a unit that does not use the child SOP.
    """
    kelas = kelas_sop(proses.kelas.sop.baris(baris.urut).proses_anak)
    return _sambungkan(kelas, baris, proses, oleh, pada) or _mulai(kelas, baris, proses, oleh, pada)


def _sambungkan(
    kelas: type[Proses],
    baris: PelaksanaanLangkah,
    proses: Proses,
    oleh: Pengguna,
    pada: datetime,
) -> Proses | None:
    """The running one nobody waits for: started alone, or left over from a cancelled parent."""
    bebas = Proses.objects.berjalan().filter(
        Q(untuk_langkah=None) | Q(untuk_langkah__selesai__isnull=False),
        lingkup=proses.lingkup,
        unit=proses.unit_id,
        kode_sop=kelas.sop.kode,
    )
    calon = bebas.order_by("-id").values_list("pk", "untuk_langkah").first()
    if calon is None:
        return None
    kini = penjaga.kunci_proses(calon[0])
    if kini.sudah_berakhir or kini.untuk_langkah_id != calon[1]:
        return None
    Proses.objects.filter(pk=kini.pk).update(untuk_langkah=baris)
    jejak.catat(kini, "sambung_induk", oleh, pada, {"induk": proses.pk} | isi_baris(baris))
    return kini


def _mulai(
    kelas: type[Proses],
    baris: PelaksanaanLangkah,
    proses: Proses,
    oleh: Pengguna,
    pada: datetime,
) -> Proses:
    baru = susun(
        kelas,
        proses.unit,
        proses.judul,
        pada,
        proses.pemohon,
        proses.lingkup,
        proses.isian_anak() | {"untuk_langkah": baris},
    )
    jalankan(baru, oleh, {"induk": proses.pk})
    return baru


@transaction.atomic
def mulai_anak(pelaksanaan_id: int, *, oleh: Pengguna, pada: datetime | None = None) -> Proses:
    """Start the child case anew after the last one was cancelled ("mulai lagi").

    By whoever may do the step, or the head. Raises BelumDapat while one runs or has ended well.
    """
    baris, proses = ambil_kunci(pelaksanaan_id, oleh)
    pada = pada or sekarang()
    langkah = baris.langkah
    boleh = izin.boleh_mengerjakan(oleh, proses, langkah) or izin.memimpin(oleh, proses.unit_id)
    if not boleh:
        raise TidakBerwenang("Langkah ini bukan bagian Anda.")
    if not langkah.proses_anak:
        raise BelumDapat("Langkah ini tidak menjalankan SOP lain.")
    kini = anak.terakhir(baris)
    if kini is not None and (not kini.sudah_berakhir or kini.keadaan == Akhir.SELESAI.value):
        raise BelumDapat(f"{kini} masih berlaku untuk langkah ini.")
    baru = jalankan_anak(baris, proses, oleh, pada)
    jejak.catat(proses, "mulai_anak", oleh, pada, isi_baris(baris) | {"anak": baru.pk})
    return baru
