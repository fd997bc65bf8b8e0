"""The page of one deviation: what happened, what was said about it, whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse

from ukpbj.dasbor.register import LENCANA_KEADAAN
from ukpbj.dasbor.sebutan import BELUM_DIAMBIL, nama_sop
from ukpbj.dokumen.models import Dokumen
from ukpbj.sop import izin_penyimpangan as hak
from ukpbj.sop.models import Penyimpangan, Proses, RiwayatPenyimpangan
from ukpbj.sop.uraian_penyimpangan import Uraian

if TYPE_CHECKING:
    from datetime import datetime

    from ukpbj.dasbor.pembaca import Pembaca

JAWAB, PUTUS, TUNJUK = "jawab", "putus", "tunjuk"


def ambil_penyimpangan(pembaca: Pembaca, pk: int) -> Penyimpangan:
    """404 for one the person may not see."""
    semua = pembaca.penyimpangan().select_related(
        "unit", "pelaksanaan__proses", "pelaksanaan__pelaksana", "penanggung_jawab"
    )
    return get_object_or_404(semua, pk=pk)


def penyimpangan_proses(proses: Proses, pembaca: Pembaca) -> list[Penyimpangan]:
    """Deviations of a case, oldest first; `dapat_dibuka` says which page the reader may see."""
    terlihat = hak.saringan_penyimpangan(pembaca.pengguna, pembaca.penugasan)
    return list(
        Penyimpangan.objects.filter(pelaksanaan__proses=proses.pk)
        .annotate(dapat_dibuka=Case(When(terlihat, then=Value(True)), default=Value(False)))
        .select_related("pelaksanaan", "penanggung_jawab")
        .order_by("id")
    )


@dataclass
class HalamanPenyimpangan:
    """One deviation as one person sees it."""

    satu: Penyimpangan
    pembaca: Pembaca

    @cached_property
    def uraian(self) -> Uraian:
        kalender = self.pembaca.kalender_dari(self.satu.unit)
        return Uraian(self.satu, kalender, self.pembaca.pada)

    @property
    def proses(self) -> Proses:
        return self.satu.pelaksanaan.proses

    @cached_property
    def proses_terlihat(self) -> bool:
        return self.pembaca.proses().filter(pk=self.proses.pk).exists()

    # --- What happened ------------------------------------------------------------------------

    @property
    def judul(self) -> str:
        """The answer: by how much, or how many items."""
        if not self.uraian.soal_waktu:
            jumlah, jenis = len(self.satu.rincian), self.satu.get_jenis_display().lower()
            return f"{jumlah} butir {jenis} kurang"
        if self.uraian.gugur:
            return "Tidak jadi terlambat"
        if not self.uraian.terlambat:
            return "Terlambat, lalu jamnya diulang"
        masih = "" if self.uraian.baris.selesai else "Sudah "
        return f"{masih}terlambat {self.uraian.terlambat}".capitalize()

    @property
    def keterangan(self) -> str:
        sop = nama_sop(self.satu.kode_sop, self.proses.versi_sop)
        return f"{sop} · {self.proses.nomor} · {self.proses.judul}"

    @property
    def lencana(self) -> list[dict[str, str]]:
        teks = self.satu.get_keadaan_display()
        return [{"teks": teks, "kelas": LENCANA_KEADAAN[self.satu.keadaan]}]

    @property
    def fakta(self) -> list[dict[str, str]]:
        u = self.uraian
        isi = [(u.sebutan_langkah, u.kegiatan)]
        isi += [(f"Kurang: {butir}", catatan) for butir, catatan in u.yang_kurang]
        if u.soal_waktu:
            kini = u.baris.jatuh_tempo if u.gugur else None
            isi += [
                ("Batas", u.batas),
                (f"Jatuh tempo{' semula' if u.gugur else ''}", self._saat(u.jatuh_tempo)),
                ("Jatuh tempo sekarang", self._saat(kini)),
            ]
        isi += [
            ("Selesai", u.selesai or "belum selesai"),
            ("Terlambat", u.terlambat),
            ("Jam langkah", "dimulai lagi sesudah ini dicatat" if u.jam_diulang else ""),
            ("Dicatat", u.saat(self.satu.dicatat)),
            ("Alasan pelaksana", self.satu.alasan),
        ]
        return [{"label": label, "nilai": nilai} for label, nilai in isi if nilai]

    def _saat(self, waktu: datetime | None) -> str:
        return self.uraian.saat(waktu) if waktu else ""

    # --- Who ----------------------------------------------------------------------------------

    @property
    def penanggung_jawab(self) -> str:
        orang = self.satu.penanggung_jawab
        if orang is None:
            return BELUM_DIAMBIL
        return f"{orang} (Anda)" if orang == self.pembaca.pengguna else str(orang)

    @cached_property
    def pemutus(self) -> str:
        return "Atasan Kepala UKPBJ" if hak.diputus_atasan(self.satu) else "Kepala UKPBJ"

    @property
    def menunggu(self) -> str:
        """What comes next, and from whom; empty where all is settled."""
        satu = self.satu
        if satu.is_tuntas:
            return ""
        if satu.penanggung_jawab is None:
            return "Kepala UKPBJ menunjuk penanggung jawabnya."
        if satu.keadaan == satu.Keadaan.DIPERTANGGUNGJAWABKAN:
            tetapi = ", tetapi belum ada yang memegang peran itu di unit ini"
            return f"{self.pemutus} memutuskan{'' if hak.ada_pemutus(satu) else tetapi}."
        ulang = " kembali" if satu.keadaan == satu.Keadaan.DIKEMBALIKAN else ""
        return f"{satu.penanggung_jawab} mempertanggungjawabkan{ulang}."

    @cached_property
    def giliran(self) -> str:
        """The act that waits for the reader: jawab, putus, tunjuk; empty for none."""
        satu, saya = self.satu, self.pembaca.pengguna
        if satu.keadaan in satu.BELUM_DIJAWAB and satu.penanggung_jawab_id == saya.pk:
            return JAWAB
        if satu.keadaan == satu.Keadaan.DIPERTANGGUNGJAWABKAN:
            return PUTUS if hak.berwenang_memutus(saya, satu) else ""
        return TUNJUK if satu.penanggung_jawab_id is None and self.dapat_menunjuk else ""

    @cached_property
    def dapat_menunjuk(self) -> bool:
        if self.satu.keadaan not in self.satu.BELUM_DIJAWAB:
            return False
        return hak.berwenang_menunjuk(self.pembaca.pengguna, self.satu)

    # --- The story ----------------------------------------------------------------------------

    @cached_property
    def riwayat(self) -> list[RiwayatPenyimpangan]:
        """Oldest first."""
        semua = self.satu.riwayat.select_related("oleh", "dari", "kepada")
        return list(semua.order_by("nomor"))

    @property
    def jawaban(self) -> RiwayatPenyimpangan | None:
        """The latest account."""
        return next((r for r in reversed(self.riwayat) if r.is_jawaban), None)

    @cached_property
    def dokumen(self) -> list[Dokumen]:
        return list(Dokumen.objects.filter(penyimpangan=self.satu.pk).select_related("berkas"))

    @property
    def berita_acara_menyusul(self) -> bool:
        """Accepted, and the paper is not asked for yet: a job does that in a moment."""
        return self.satu.keadaan == self.satu.Keadaan.DITERIMA and not self.dokumen

    @property
    def remah(self) -> list[dict[str, Any]]:
        teks = f"{self.satu.get_jenis_display()}, langkah {self.satu.pelaksanaan.sebutan}"
        return [
            {"teks": "Penyimpangan", "url": reverse("dasbor:penyimpangan")},
            {"teks": f"{self.proses.nomor}: {teks}"},
        ]
