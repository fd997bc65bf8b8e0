"""What the doors share: taking the locks, the right to act, and how a row reads on the trail."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ukpbj.akun.models import Pengguna
from ukpbj.sop import izin, penjaga
from ukpbj.sop.definisi import Langkah
from ukpbj.sop.galat import BelumDapat, LangkahSudahSelesai, SedangDikerjakan, TidakBerwenang
from ukpbj.sop.models import PelaksanaanLangkah, Proses


def ambil_kunci(pelaksanaan_id: int, oleh: Pengguna) -> tuple[PelaksanaanLangkah, Proses]:
    """Lock process, then step: always in this order, so that two doors never wait in a ring.

    Raises BelumDapat for a row that does not exist, LangkahSudahSelesai for one that is closed.
    """
    try:
        proses_id = PelaksanaanLangkah.objects.values_list("proses", flat=True).get(
            pk=pelaksanaan_id
        )
    except PelaksanaanLangkah.DoesNotExist:
        raise BelumDapat("Langkah ini tidak ada.") from None
    proses = penjaga.kunci_proses(proses_id)
    baris = penjaga.kunci_baris(pelaksanaan_id)
    # The same case, as its own class and freshly read: rows ask it for their table and its facts.
    baris.proses, proses.unit = proses, baris.unit
    try:
        penjaga.pastikan_terbuka(baris)
    except LangkahSudahSelesai:
        _periksa_boleh_tahu(oleh, proses, baris)
        raise LangkahSudahSelesai(_siapa_dan_kapan(baris), baris) from None
    return baris, proses


def _periksa_boleh_tahu(oleh: Pengguna, proses: Proses, baris: PelaksanaanLangkah) -> None:
    """Who did a step and how it ended is told to those who could have done it, and to the head."""
    boleh = izin.boleh_mengerjakan(oleh, proses, baris.langkah)
    if not boleh and not izin.memimpin(oleh, proses.unit_id):
        raise TidakBerwenang("Langkah ini bukan bagian Anda.")


def _siapa_dan_kapan(baris: PelaksanaanLangkah) -> str:
    siapa = "sistem" if baris.pelaksana is None else str(baris.pelaksana)
    if baris.selesai is None:
        return "Langkah ini sudah diselesaikan orang lain."
    setempat = baris.selesai.astimezone(baris.unit.tzinfo)
    waktu = f"{setempat:%d-%m-%Y} pukul {setempat:%H.%M} {baris.unit.get_zona_display()}"
    return f"Langkah ini sudah diselesaikan oleh {siapa} pada {waktu} dengan hasil “{baris.hasil}”."


def periksa_wewenang(
    oleh: Pengguna, proses: Proses, langkah: Langkah, baris: PelaksanaanLangkah
) -> None:
    """Raises TidakBerwenang, SedangDikerjakan."""
    if not izin.boleh_mengerjakan(oleh, proses, langkah):
        raise TidakBerwenang("Langkah ini bukan bagian Anda.")
    if baris.pemegang_id not in (None, oleh.pk):
        raise SedangDikerjakan(f"Langkah ini sedang dikerjakan {baris.pemegang}.")


def isi_baris(baris: PelaksanaanLangkah) -> dict[str, Any]:
    """What the trail keeps of a step row."""
    isi: dict[str, Any] = {
        "langkah": baris.urut, "putaran": baris.kunjungan, "baris": baris.pk
    }  # fmt: skip
    if baris.huruf:
        isi["huruf"] = baris.huruf
    waktu = {"jatuh_tempo": baris.jatuh_tempo, "janji": baris.janji}
    return isi | {nama: iso(nilai) for nama, nilai in waktu.items() if nilai}


def iso(waktu: datetime | None) -> str:
    """In UTC, so that the same instant reads the same whether just computed or read back."""
    return waktu.astimezone(UTC).isoformat() if waktu else ""
