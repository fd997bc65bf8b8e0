"""What a step is still waiting for: its sub-steps, and the case of another SOP it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.definisi import SUBLANGKAH_SELESAI, Akhir, Langkah, Pilih

if TYPE_CHECKING:
    from ukpbj.sop.models import PelaksanaanLangkah, Proses


def penghalang(baris: PelaksanaanLangkah, langkah: Langkah) -> str:
    """Why this step cannot end yet because of what it has started; "" where nothing holds it."""
    return _sublangkah_kurang(baris, langkah) or _anak_belum(baris, langkah)


def _sublangkah_kurang(baris: PelaksanaanLangkah, langkah: Langkah) -> str:
    if langkah.anak is None:
        return ""
    milik = list(baris.sublangkah.order_by("id"))
    if terbuka := [b.sebutan for b in milik if b.selesai is None]:
        return f"Selesaikan dahulu sublangkah {', '.join(terbuka)}."
    satu = langkah.anak.pilih is Pilih.SATU
    if satu and not any(b.hasil == SUBLANGKAH_SELESAI.nama for b in milik):
        return "Pilih dan selesaikan dahulu salah satu sublangkahnya."
    return ""


def _anak_belum(baris: PelaksanaanLangkah, langkah: Langkah) -> str:
    if not langkah.proses_anak:
        return ""
    kini = terakhir(baris)
    if kini is not None and kini.keadaan == Akhir.SELESAI.value:
        return ""
    judul = kelas_sop(langkah.proses_anak).sop.judul
    return f"SOP {judul} untuk paket ini belum selesai."


def terakhir(baris: PelaksanaanLangkah) -> Proses | None:
    """The newest child case of this visit of a step; None where none was ever started."""
    return baris.proses_anak.order_by("-id").first()


def yang_menunggu(proses: Proses) -> PelaksanaanLangkah | None:
    """The open step of another case of the same `lingkup` that waits for this SOP, without one."""
    from ukpbj.sop.models import PelaksanaanLangkah as Semua

    terbuka = (
        Semua.objects.terbuka().utama().filter(proses__lingkup=proses.lingkup, unit=proses.unit_id)
    )
    for baris in terbuka.select_related("proses"):
        kini = terakhir(baris)
        tanpa = kini is None or (kini.sudah_berakhir and kini.keadaan != Akhir.SELESAI.value)
        if baris.langkah.proses_anak == proses.kode_sop and tanpa:
            return baris
    return None


def masih_berjalan(proses: Proses) -> list[Proses]:
    """Child cases of the open step that are still running."""
    from ukpbj.sop.models import Proses as SemuaProses

    milik = SemuaProses.objects.berjalan().filter(
        untuk_langkah__proses=proses.pk, untuk_langkah__selesai__isnull=True
    )
    return list(milik.order_by("id"))
