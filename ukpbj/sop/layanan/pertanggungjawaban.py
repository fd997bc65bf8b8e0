"""The account of a deviation: who answers, what they say, and what is decided about it.

    terbuka --> dipertanggungjawabkan --> diterima
                     ^          |
                     |          v
                     +---- dikembalikan          (gugur: from any state, by a changed calendar)

Locks are taken process first, then the deviation; each act is one row of its story and one of the
trail of its case, also after the case has ended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from ukpbj.akun.models import Pengguna
from ukpbj.sop import format_waktu, izin, jejak, kotak_keluar, penjaga
from ukpbj.sop import izin_penyimpangan as hak
from ukpbj.sop.galat import BelumDapat, IsianBelumLengkap, PenyimpanganBerubah, TidakBerwenang
from ukpbj.sop.models import Penyimpangan, Proses, RiwayatPenyimpangan
from ukpbj.sop.waktu import sekarang

BERITA_ACARA = "berita_acara_penyimpangan"
"""The job that is asked for when an account is accepted."""
TINDAK_LANJUT_TERJAUH = timedelta(days=5 * 366)

Keadaan, Tindakan = Penyimpangan.Keadaan, RiwayatPenyimpangan.Tindakan


@dataclass(frozen=True)
class Pertanggungjawaban:
    """What the person responsible says; the date is that of the follow-up."""

    sebab: str
    perbaikan: str
    pencegahan: str
    tindak_lanjut: str
    tindak_lanjut_pada: date | None

    def rapi(self) -> Pertanggungjawaban:
        return Pertanggungjawaban(
            sebab=self.sebab.strip(),
            perbaikan=self.perbaikan.strip(),
            pencegahan=self.pencegahan.strip(),
            tindak_lanjut=self.tindak_lanjut.strip(),
            tindak_lanjut_pada=self.tindak_lanjut_pada,
        )

    def galat(self, paling_awal: date) -> dict[str, str]:
        """Messages by field; the follow-up cannot lie before the deviation was recorded."""
        minta = {
            "sebab": "Tuliskan sebabnya.",
            "perbaikan": "Tuliskan perbaikan yang sudah dilakukan.",
            "pencegahan": "Tuliskan agar tidak terulang.",
            "tindak_lanjut": "Tuliskan tindak lanjutnya.",
        }
        galat = {medan: pesan for medan, pesan in minta.items() if not getattr(self, medan)}
        pada = self.tindak_lanjut_pada
        if pada is None:
            galat["tindak_lanjut_pada"] = "Isi tanggal tindak lanjutnya."
        elif pada < paling_awal:
            galat["tindak_lanjut_pada"] = "Tanggalnya mendahului penyimpangannya."
        elif pada - paling_awal > TINDAK_LANJUT_TERJAUH:
            galat["tindak_lanjut_pada"] = "Tanggalnya terlalu jauh, paling lama lima tahun."
        return galat

    def dalam_kata(self) -> str:
        """As the trail keeps it."""
        return (
            f"Sebab: {self.sebab}\nPerbaikan: {self.perbaikan}\nPencegahan: {self.pencegahan}\n"
            f"Tindak lanjut: {self.tindak_lanjut}"
        )


@transaction.atomic
def tunjuk_penanggung_jawab(
    penyimpangan_id: int,
    kepada: Pengguna | None,
    alasan: str,
    *,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Penyimpangan:
    """Name who answers for a deviation, or somebody else, while no account stands.

    By the head of the unit; for what the head answers for, by the head's superior. Raises
    TidakBerwenang, PenyimpanganBerubah, IsianBelumLengkap for a person without the role of the step
    or a change without its reason.
    """
    satu, proses = _kunci(penyimpangan_id)
    if not hak.berwenang_menunjuk(oleh, satu):
        raise TidakBerwenang("Anda tidak dapat menunjuk penanggung jawab penyimpangan ini.")
    _pastikan(satu, Penyimpangan.BELUM_DIJAWAB)
    galat = {}
    if satu.penanggung_jawab_id and not alasan.strip():
        galat["alasan"] = "Tuliskan alasan menggantinya."
    if kepada is None:
        galat["kepada"] = "Pilih penanggung jawabnya."
    elif kepada == satu.penanggung_jawab:
        galat["kepada"] = "Orang ini sudah menjadi penanggung jawabnya."
    elif kepada not in calon_penanggung_jawab(satu, oleh):
        galat["kepada"] = "Orang ini tidak memegang peran langkah ini."
    if galat:
        raise IsianBelumLengkap(galat)
    semula, satu.penanggung_jawab = satu.penanggung_jawab_id, kepada
    _catat(
        satu, proses, Tindakan.TUNJUK, satu.keadaan, oleh, pada or sekarang(),
        dari_id=semula, kepada=kepada, catatan=alasan.strip(),
    )  # fmt: skip
    return satu


def calon_penanggung_jawab(satu: Penyimpangan, oleh: Pengguna) -> list[Pengguna]:
    """Who may be named: people who may do the step today, and the head who names them.

    Not the superior who does: they decide on what they give away.
    """
    baris = satu.pelaksanaan
    orang = izin.pemegang_peran(baris.proses, baris.langkah.pelaku)
    if oleh in orang or not izin.memimpin(oleh, satu.unit_id):
        return orang
    return [*orang, oleh]


@transaction.atomic
def pertanggungjawabkan(
    penyimpangan_id: int,
    isi: Pertanggungjawaban,
    *,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Penyimpangan:
    """Account for a deviation: the person responsible only.

    Raises TidakBerwenang, PenyimpanganBerubah, IsianBelumLengkap (messages by field).
    """
    satu, proses = _kunci(penyimpangan_id)
    if satu.penanggung_jawab_id != oleh.pk:
        raise TidakBerwenang("Hanya penanggung jawabnya yang dapat mempertanggungjawabkan.")
    _pastikan(satu, Penyimpangan.BELUM_DIJAWAB)
    isi = isi.rapi()
    if galat := isi.galat(format_waktu.setempat(satu.dicatat, satu.unit).date()):
        raise IsianBelumLengkap(galat)
    _catat(
        satu, proses, Tindakan.JAWAB, Keadaan.DIPERTANGGUNGJAWABKAN, oleh, pada or sekarang(),
        keterangan=isi.dalam_kata(), **asdict(isi),
    )  # fmt: skip
    return satu


@transaction.atomic
def terima_pertanggungjawaban(
    penyimpangan_id: int,
    catatan: str = "",
    *,
    tentang: int,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Penyimpangan:
    """Accept the account `tentang` (id of its row), and ask for the Berita Acara.

    Raises TidakBerwenang, PenyimpanganBerubah (also where another account has come since).
    """
    satu, proses = _kunci_putusan(penyimpangan_id, tentang, oleh)
    _catat(
        satu, proses, Tindakan.TERIMA, Keadaan.DITERIMA, oleh, pada or sekarang(),
        catatan=catatan.strip(),
    )  # fmt: skip
    kotak_keluar.antre(f"{BERITA_ACARA}:{satu.pk}", BERITA_ACARA, {"penyimpangan": satu.pk})
    return satu


@transaction.atomic
def kembalikan_pertanggungjawaban(
    penyimpangan_id: int,
    catatan: str,
    *,
    tentang: int,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Penyimpangan:
    """Return the account `tentang` with a note on what is missing; raises as accepting does."""
    satu, proses = _kunci_putusan(penyimpangan_id, tentang, oleh)
    if not catatan.strip():
        raise IsianBelumLengkap({"catatan": "Tuliskan apa yang perlu diperbaiki."})
    _catat(
        satu, proses, Tindakan.KEMBALIKAN, Keadaan.DIKEMBALIKAN, oleh, pada or sekarang(),
        catatan=catatan.strip(),
    )  # fmt: skip
    return satu


@transaction.atomic
def gugurkan(
    penyimpangan: Iterable[Penyimpangan],
    sebab: str,
    *,
    oleh: Pengguna | None,
    pada: datetime,
) -> int:
    """Undo deviations, whatever their state, because what they rest on has changed; how many.

    `oleh`: whose change it was, None for the system. Those undone already are left as they are.
    Raises IsianBelumLengkap without a reason.
    """
    if not sebab.strip():
        raise IsianBelumLengkap({"sebab": "Tuliskan sebab penyimpangan gugur."})
    urut = sorted(penyimpangan, key=lambda p: (p.pelaksanaan.proses_id, p.pk))
    jumlah = 0
    for tujuan in urut:
        satu, proses = _kunci(tujuan.pk)
        if satu.keadaan != Keadaan.GUGUR:
            _catat(satu, proses, Tindakan.GUGUR, Keadaan.GUGUR, oleh, pada, catatan=sebab.strip())
            jumlah += 1
    return jumlah


# --- What the doors share ---------------------------------------------------------------------


def _kunci(penyimpangan_id: int) -> tuple[Penyimpangan, Proses]:
    """Lock the process, then the deviation, and read it as it is now. Raises BelumDapat."""
    proses_id = (
        Penyimpangan.objects.filter(pk=penyimpangan_id)
        .values_list("pelaksanaan__proses", flat=True)
        .first()
    )
    if proses_id is None:
        raise BelumDapat("Penyimpangan ini tidak ada.")
    proses = penjaga.kunci_proses(proses_id)
    satu = (
        Penyimpangan.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pelaksanaan__proses", "unit", "penanggung_jawab")
        .get(pk=penyimpangan_id)
    )
    return satu, proses


def _kunci_putusan(
    penyimpangan_id: int, tentang: int, oleh: Pengguna
) -> tuple[Penyimpangan, Proses]:
    satu, proses = _kunci(penyimpangan_id)
    if satu.penanggung_jawab_id == oleh.pk:
        raise TidakBerwenang("Pertanggungjawaban sendiri diputus orang lain.")
    if not hak.berwenang_memutus(oleh, satu):
        raise TidakBerwenang("Keputusan atas penyimpangan ini bukan bagian Anda.")
    _pastikan(satu, (Keadaan.DIPERTANGGUNGJAWABKAN,))
    terakhir = satu.riwayat.filter(tindakan=Tindakan.JAWAB).order_by("nomor").last()
    if terakhir is None or terakhir.pk != tentang:
        raise PenyimpanganBerubah(
            "Pertanggungjawabannya sudah diperbarui. Baca yang terbaru sebelum memutuskan."
        )
    return satu, proses


def _pastikan(satu: Penyimpangan, boleh: Collection[str]) -> None:
    """Raises PenyimpanganBerubah, saying what is now and who did it."""
    if satu.keadaan in boleh:
        return
    terakhir = satu.riwayat.select_related("oleh").order_by("nomor").last()
    pesan = f"Keadaan penyimpangan ini sekarang: {satu.get_keadaan_display().lower()}."
    if terakhir is not None:
        saat = format_waktu.sedang(terakhir.pada, satu.unit)
        pesan += f" {terakhir.get_tindakan_display()} oleh {terakhir.oleh or 'sistem'}, {saat}."
    raise PenyimpanganBerubah(pesan)


def _catat(
    satu: Penyimpangan,
    proses: Proses,
    tindakan: RiwayatPenyimpangan.Tindakan,
    keadaan: str,
    oleh: Pengguna | None,
    pada: datetime,
    *,
    keterangan: str = "",
    **isi: Any,
) -> None:
    """Move the state, add a row to the story and one to the trail."""
    terakhir = satu.riwayat.aggregate(nomor=Max("nomor"))["nomor"] or 0
    baris = RiwayatPenyimpangan.objects.create(
        penyimpangan=satu,
        nomor=terakhir + 1,
        tindakan=tindakan,
        semula=satu.keadaan,
        oleh=oleh,
        pada=pada,
        **isi,
    )
    satu.keadaan = keadaan
    satu.save(update_fields=["keadaan", "penanggung_jawab"])
    tercatat: dict[str, Any] = {
        "penyimpangan": satu.pk,
        "macam": satu.jenis,
        "riwayat": baris.pk,
        "langkah": satu.pelaksanaan.urut,
        "putaran": satu.pelaksanaan.kunjungan,
        "baris": satu.pelaksanaan_id,
    }
    tercatat |= {"huruf": satu.pelaksanaan.huruf} if satu.pelaksanaan.huruf else {}
    if baris.kepada_id:
        tercatat |= {"dari": baris.dari_id, "kepada": baris.kepada_id}
    if baris.tindak_lanjut_pada:
        tercatat["tindak_lanjut"] = baris.tindak_lanjut_pada.isoformat()
    jejak.catat(
        proses, f"penyimpangan_{tindakan.value}", oleh, pada, tercatat, keterangan or baris.catatan
    )
